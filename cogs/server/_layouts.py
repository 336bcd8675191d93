"""What a case of the queue looks like: a reported question, an appeal, or a quote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, TypeAlias, cast

import discord
from discord import ui
from discord.utils import format_dt

from bot.catalogue import Catalogue
from bot.messages import Message
from bot.storage import Case, Flaw, OwnQuote, OwnSpelling, Plea
from cogs._quotes import about, credited, quoted
from cogs._ui import FLAWS, Card, Say, button, harmless, line, row, small, text

Waiting: TypeAlias = Case | Plea | OwnQuote
"""What waits for a decision."""
NOTES = 4
"""How many notes of a case are shown; the longest fill a card together."""
NAMED = 10
"""How many of the players who appealed the same are named."""


def queue_card(
    say: Say, catalogue: Catalogue, waiting: Sequence[Waiting], place: int, told: Iterable[Message] = ()
) -> Card:
    """Show one case of the queue with what can be done, below what was done just now."""
    done = [small(say(each)) for each in told]
    if not waiting:
        return Card(
            *done, text(say("## Nothing to decide")), text(say("No report, no appeal and no quote waits for you. 🌿"))
        )
    case = waiting[place]
    number, total = place + 1, len(waiting)
    if isinstance(case, Case):
        heading = say("Reported question · {number} of {total}", number=number, total=total)
        shown, buttons = [*_asked(say, case), *_report(say, case)], _report_buttons(say, case)
    elif isinstance(case, Plea):
        heading = say("Appeal · {number} of {total}", number=number, total=total)
        shown, buttons = [*_asked(say, case), *_appeal(say, case)], _appeal_buttons(say, case)
    else:
        heading = say("Quote · {number} of {total}", number=number, total=total)
        shown, buttons = _quote(say, catalogue, case), _quote_buttons(say, case)
    if total > 1:
        buttons.append(button(say("Next"), f"case:next:{mark_of(case)}", emoji="➡️"))
    return Card(*done, small(heading), *shown, below=[row(*buttons)])


def _asked(say: Say, case: Case | Plea) -> list[ui.Item[Any]]:
    return [text(f"### {case.stem}"), text(say("Our answer: **{answer}**", answer=case.answer)), line()]


def mark_of(case: Waiting | OwnSpelling) -> str:
    """Name a case in a button, or a spelling in a menu; a question's key may be too long there, or what was typed."""
    key = case.key if isinstance(case, Case | OwnQuote) else f"{case.subject}\n{case.folded}"
    return blake2b(key.encode(), digest_size=8).hexdigest()


def _report(say: Say, case: Case) -> list[ui.Item[Any]]:
    state = say("Left out until you decide") if case.is_pulled else say("Still asked here")
    since = say("First reported {when}", when=format_dt(case.since, "R"))
    return [text(_complaints(say, case)), small(f"{since} · {state}")]


def _complaints(say: Say, case: Case) -> str:
    """List why a question was reported, and what members added, harmless to show."""
    lines = [f"{say(FLAWS[cast('Flaw', reason)])} — {count}" for reason, count in case.reasons.items()]
    lines += [f"💬 {harmless(note)}" for note in case.notes[:NOTES]]
    if len(case.notes) > NOTES:
        lines.append(say("…and {count} more", count=len(case.notes) - NOTES))
    return "\n".join(lines)


def _report_buttons(say: Say, case: Case) -> list[ui.Button[Any]]:
    mark = mark_of(case)
    fine = say("Ask it again") if case.is_pulled else say("It is fine")
    return [
        button(say("Leave it out"), f"case:upheld:{mark}", style=discord.ButtonStyle.danger, emoji="🚫"),
        button(fine, f"case:dismissed:{mark}", style=discord.ButtonStyle.success, emoji="👍"),
    ]


def _appeal(say: Say, plea: Plea) -> list[ui.Item[Any]]:
    named = " ".join(f"<@{player}>" for player in plea.players[:NAMED])
    if len(plea.players) > NAMED:
        named = f"{named} {say('…and {count} more', count=len(plea.players) - NAMED)}"
    since = say("First appealed {when}", when=format_dt(plea.since, "R"))
    same = say("Members who appealed this: {count}", count=len(plea.players))
    return [text(say("Typed: “{typed}”", typed=harmless(plea.typed))), text(named), small(f"{since} · {same}")]


def _appeal_buttons(say: Say, plea: Plea) -> list[ui.Button[Any]]:
    mark = mark_of(plea)
    return [
        button(say("Count it"), f"plea:accept:{mark}", style=discord.ButtonStyle.success, emoji="✅"),
        button(say("Refuse"), f"plea:refuse:{mark}", style=discord.ButtonStyle.danger, emoji="🚫"),
    ]


def _quote(say: Say, catalogue: Catalogue, quote: OwnQuote) -> list[ui.Item[Any]]:
    added = say("Added {when}", when=format_dt(quote.added_at, "R"))
    if quote.added_by is not None:
        added = say("Added by {member} {when}", member=f"<@{quote.added_by}>", when=format_dt(quote.added_at, "R"))
    return [
        text(quoted(say, quote.line, openly=False)),
        *map(text, about(say, catalogue, quote.line, "english")),
        small(credited(say, quote.line.credit)),
        line(),
        small(added),
    ]


def _quote_buttons(say: Say, quote: OwnQuote) -> list[ui.Button[Any]]:
    mark = mark_of(quote)
    return [
        button(say("Show it"), f"said:accepted:{mark}", style=discord.ButtonStyle.success, emoji="✅"),
        button(say("Delete it"), f"said:refused:{mark}", style=discord.ButtonStyle.danger, emoji="🗑️"),
    ]
