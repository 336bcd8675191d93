"""The quotes that a server keeps, as its games ask about them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.app import App
from bot.questions.model import Subject
from bot.questions.own_quotes import own_quote, quoted_line
from bot.questions.subjects import Quoted
from bot.storage.lines import Credit, Line
from cogs._ui import harmless


async def own_quotes(app: App, guild: int) -> Sequence[Subject[Quoted]]:
    """Return the quotes of a server that are shown and name a drama."""
    dramas = app.catalogue.dramas
    kept = ((quote, dramas.get(quote.line.drama or "")) for quote in await app.quotes.of(guild))
    return [own_quote(drama, quote.id, _quoted(quote.line)) for quote, drama in kept if drama is not None]


def _quoted(line: Line) -> Quoted:
    """Return a line as it is shown in a question, where nobody is called by it and nothing is laid out."""
    is_reviewed = line.credit.author is None
    return quoted_line(
        harmless(line.text), credit_of(line.credit), is_reviewed=is_reviewed, spoiler_from=line.spoiler_from
    )


def credit_of(credit: Credit) -> str:
    """Return whose words a line is, when they were said, and where that is to be read."""
    who = f"<@{credit.author}>" if credit.author else harmless(f"“{credit.source}”")
    if credit.reviewer:
        who = f"{harmless(credit.reviewer)}, {who}"
    told = [who, *([credit.published] if credit.published else []), *([f"<{credit.link}>"] if credit.link else [])]
    return ", ".join(told)
