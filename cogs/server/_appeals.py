"""Decisions on answers that should have counted, as their players say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import discord
from discord import ui
from discord.utils import utcnow

from bot.messages import Message, UserError, message
from bot.storage import Plea, Refused, Repaired
from cogs._games import games_of
from cogs._ui import Form, Say, app_of, client_of, filled_in, harmless, refuse_others
from cogs.server._notices import Notice, tell
from cogs.server._queue import place_in, show_queue, waiting

ACCEPT = r"plea:accept:(?P<mark>[0-9a-f]{16})"
REFUSE = r"plea:refuse:(?P<mark>[0-9a-f]{16})"
SEND = r"plea_refuse:(?P<mark>[0-9a-f]{16})"
LONGEST_NOTE = 200
REASONS: Mapping[str, tuple[Message, Message]] = {
    "somebody else": (message("It is somebody else"), message("it is somebody else.")),
    "too far": (message("Too far from the name"), message("it is too far from the name.")),
    "no name": (message("Not a name of theirs"), message("it is not a name of theirs.")),
    "other": (message("Something else"), message("the moderators decided so.")),
}
"""Why an answer does not count: as a moderator chooses it, and as the player is told."""


def refusal_form(say: Say, mark: str) -> Form:
    """Ask why an answer does not count."""
    reasons = [discord.RadioGroupOption(label=say(label), value=reason) for reason, (label, _told) in REASONS.items()]
    return Form(
        say("Refuse this appeal"),
        f"plea_refuse:{mark}",
        ui.Label(text=say("Why does it not count?"), component=ui.RadioGroup(custom_id="reason", options=reasons)),
        ui.Label(
            text=say("Anything to add?"),
            description=say("The player reads it in the channel of the game."),
            component=ui.TextInput(
                custom_id="note", style=discord.TextStyle.paragraph, required=False, max_length=LONGEST_NOTE
            ),
        ),
    )


async def accept_pressed(interaction: discord.Interaction[Any], mark: str) -> None:
    """Let an answer count from now on, repair those that were given, tell their players, and show the next case."""
    await interaction.response.defer()
    refuse_others(interaction)
    place, plea = await _plea(interaction, mark)
    app, guild = app_of(interaction), interaction.guild_id or 0
    async with games_of(interaction).settled(plea.games) as running:
        repaired = await app.appeals.accept(guild, plea, interaction.user.id, utcnow(), running)
    done = message(
        "✅ It counts here from now on. Answers repaired: {answers} · points given: {points}",
        answers=len(repaired),
        points=sum(each.gained for each in repaired),
    )
    await _tell_and_go_on(interaction, place, done, _accepted(await Say.aloud(interaction), repaired))


async def refuse_pressed(interaction: discord.Interaction[Any], mark: str) -> None:
    """Open the form at once: that is the acknowledgement."""
    refuse_others(interaction)
    await interaction.response.send_modal(refusal_form(Say.to(interaction), mark))


async def refuse_sent(interaction: discord.Interaction[Any], mark: str) -> None:
    """Leave an answer wrong, tell its players why, and show the next case."""
    await interaction.response.defer()
    refuse_others(interaction)
    place, plea = await _plea(interaction, mark)
    app, guild, say = app_of(interaction), interaction.guild_id or 0, await Say.aloud(interaction)
    reason = _reason(say, filled_in(interaction))
    refused = await app.appeals.refuse(guild, plea, interaction.user.id, reason, utcnow())
    await _tell_and_go_on(interaction, place, message("✅ Refused: it stays wrong."), _refused(say, refused))


async def _plea(interaction: discord.Interaction[Any], mark: str) -> tuple[int, Plea]:
    """Return the appeal of a button and its place in the queue; raise `UserError` where it was decided."""
    cases = await waiting(interaction)
    place = place_in(cases, mark)
    if place is None:
        raise UserError("Somebody has decided on that answer already. /server queue shows what is left.")
    return place, cast("Plea", cases[place])


def _reason(say: Say, written: Mapping[str, str]) -> str:
    """Write why an answer does not count as its players will read it."""
    told, note = say(REASONS[written["reason"]][1]), " ".join(written.get("note", "").split())
    if not note:
        return told
    return note if written["reason"] == "other" else f"{told} {note}"


def _accepted(say: Say, repaired: Iterable[Repaired]) -> Iterator[Notice]:
    """Tell each player once what an answer has earned them, in how many games ever they gave it."""
    gained: Counter[tuple[int, int, str, str]] = Counter()
    for each in repaired:
        gained[each.player, each.channel, each.typed, each.answer] += each.gained
    for (player, channel, typed, answer), points in gained.items():
        told = say(
            "{player} “{typed}” now counts for **{answer}**: +{points} points.",
            player=f"<@{player}>",
            typed=harmless(typed),
            answer=answer,
            points=points,
        )
        yield Notice(player, channel, told)


def _refused(say: Say, refused: Iterable[Refused]) -> Iterator[Notice]:
    for each in refused:
        told = say(
            "{player} “{typed}” does not count for **{answer}**: {reason}",
            player=f"<@{each.player}>",
            typed=harmless(each.typed),
            answer=each.answer,
            reason=harmless(each.reason),
        )
        yield Notice(each.player, each.channel, told)


async def _tell_and_go_on(
    interaction: discord.Interaction[Any], place: int, done: Message, notices: Iterable[Notice]
) -> None:
    """Tell the players of a decision, and the moderator what was done, above the next case."""
    untold = await tell(client_of(interaction), interaction.guild_id or 0, notices)
    told = [done]
    if untold:
        channels = " ".join(f"<#{channel}>" for channel in untold)
        told.append(message("I could not tell the players in {channels}: I may not write there.", channels=channels))
    await show_queue(interaction, await waiting(interaction), place, told)
