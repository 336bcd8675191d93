"""Reports: a form behind the button of a reveal, and what is done with what was sent."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import ui
from discord.utils import utcnow

from bot.messages import Message, UserError, message
from bot.questions import Question
from bot.storage import Complaint, Flaw
from cogs._ui import FLAWS, Form, Say, app_of, filled_in, is_moderator
from cogs.trivia._buttons import trivia_of

REPORT = r"report:(?P<game>[0-9a-f]{32}):(?P<number>\d{1,3})"
SEND = r"report_send:(?P<game>[0-9a-f]{32}):(?P<number>\d{1,3})"
LONGEST_NOTE = 300
WAITING = message(
    "Thank you. A moderator will look at it. Once three members have reported it, it is not asked here until then."
)
LEFT_OUT = message(
    "Thank you. This is not asked in this server any more, until a moderator decides with /server queue."
)


def report_form(say: Say, game: str, number: str) -> Form:
    """Ask what is wrong with a question."""
    flaws = [discord.RadioGroupOption(label=say(told), value=flaw) for flaw, told in FLAWS.items()]
    return Form(
        say("Report this question"),
        f"report_send:{game}:{number}",
        ui.Label(text=say("What is wrong with it?"), component=ui.RadioGroup(custom_id="reason", options=flaws)),
        ui.Label(
            text=say("Anything to add?"),
            component=ui.TextInput(
                custom_id="note", style=discord.TextStyle.paragraph, required=False, max_length=LONGEST_NOTE
            ),
        ),
    )


async def report_pressed(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Open the form at once: that is the acknowledgement."""
    await interaction.response.send_modal(report_form(Say.to(interaction), game, number))


async def report_sent(interaction: discord.Interaction[Any], game: str, number: str) -> None:
    """Keep a report, and leave out at once what it leaves out."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    question = await app_of(interaction).games.question(game, int(number))
    if question is None:
        raise UserError("I no longer know that question. Report it when it comes up again.")
    told = await _keep(interaction, question)
    await interaction.edit_original_response(content=Say.to(interaction)(told))


async def _keep(interaction: discord.Interaction[Any], question: Question) -> Message:
    """Keep what the form says of a question, and return what to tell the member."""
    reports, guild, written = app_of(interaction).reports, interaction.guild_id or 0, filled_in(interaction)
    complaint = Complaint(
        player=interaction.user.id,
        reason=cast("Flaw", written["reason"]),
        note=" ".join(written.get("note", "").split()),
        is_moderator=is_moderator(interaction),
    )
    pulled = await reports.add(guild, question, complaint, utcnow())
    if pulled:
        trivia_of(interaction).withdraw(guild, pulled)
    return LEFT_OUT if question.rests_on(await reports.pulled(guild)) else WAITING
