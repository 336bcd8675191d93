"""How a quote reads wherever it is shown: its words, what it is about, and always whose they are."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.catalogue.called import TitleLanguage, called
from bot.sources.quoted import is_link
from bot.storage import Credit, Line
from cogs._ui import Say, harmless

UNSAFE = str.maketrans({letter: f"%{ord(letter):02X}" for letter in "()<>[]|\\*`"})
"""What would end a link before its time, or be laid out."""


def quoted(say: Say, line: Line, *, openly: bool) -> str:
    """Write the words of a line, behind a bar if they spoil something for whoever reads them."""
    if line.spoiler_from is None or openly:
        return f"> {harmless(line.text)}"
    return f"{spoiler_note(say, line)}\n> ||{barred(line.text)}||"


def barred(words: str) -> str:
    """Write words so that nothing in them ends the bar that they stand behind."""
    return harmless(words.replace("|", "¦"))


def spoiler_note(say: Say, line: Line) -> str:
    """Say from which episode a line is no spoiler, as far as that is known."""
    if line.drama is None or line.spoiler_from is None:
        return say("Spoiler")
    return say("Spoiler from episode {episode}", episode=line.spoiler_from)


def title_of(catalogue: Catalogue, line: Line, titles: TitleLanguage) -> str | None:
    """Write which drama a line is about, with its year; None where that is not known."""
    drama = catalogue.dramas.get(line.drama or "")
    return f"{called(drama, titles)} ({drama.year})" if drama else None


def about(say: Say, catalogue: Catalogue, line: Line, titles: TitleLanguage) -> list[str]:
    """Write what a line is about, if that is known."""
    drama = catalogue.dramas.get(line.drama or "")
    return [say("on **{title}** ({year})", title=called(drama, titles), year=drama.year)] if drama else []


def credited(say: Say, credit: Credit) -> str:
    """Write whose words they are, from when, and where they stand."""
    parts = [whose(say, credit), *([credit.published] if credit.published else [])]
    if credit.link and is_link(credit.link):
        label = say("the review") if credit.author is None else say("the message")
        parts.append(f"[{label}]({credit.link.translate(UNSAFE)})")
    return " · ".join(parts)


def whose(say: Say, credit: Credit) -> str:
    """Write whose words they are: a member's, or a reviewer's and where they were published."""
    if credit.author is not None:
        return f"<@{credit.author}>"
    source = harmless(credit.source or "")
    if credit.reviewer is None:
        return say("“{source}” (unsigned)", source=source)
    return f"{harmless(credit.reviewer)}, “{source}”"
