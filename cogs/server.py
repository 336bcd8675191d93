"""/server: for moderators, the questions that members reported and the server's settings."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Protocol, cast

import discord
from discord import app_commands, ui
from discord.ext import commands
from discord.utils import escape_markdown, escape_mentions, format_dt, utcnow

from bot.client import SecondLead
from bot.game import Policy
from bot.messages import Message, UserError, message
from bot.storage import Case, Flaw, GuildSettings, Verdict
from cogs._ui import FLAWS, Card, Say, app_of, button, client_of, is_moderator, line, row, small, text

NOTES = 4
"""How many notes of a case are shown; the longest fill a card together."""
VERDICTS: Mapping[Verdict, Message] = {
    "upheld": message("✅ Left out: it is not asked here any more."),
    "dismissed": message("✅ Settled: it may be asked here."),
}
POLICIES: Mapping[Policy, tuple[Message, Message]] = {
    "hide": (message("Never"), message("I ask nothing that spoils")),
    "progress": (message("What all have seen"), message("By the lists of those who play")),
    "show": (message("Ask anything"), message("Spoilers and all")),
}


class Runners(Protocol):
    """What the cog that runs the games does for this one, which does not import it."""

    async def withdraw(self, guild: int, facts: frozenset[str]) -> None:
        """Take the questions that rest on these facts out of a server's running games."""


def queue_card(say: Say, cases: list[Case], place: int, told: Message | None = None) -> Card:
    """Show one case of the queue with what can be done, below what was done just now."""
    done = [small(say(told))] if told else []
    if not cases:
        return Card(*done, text(say("## Nothing to decide")), text(say("No reported question waits for you. 🌿")))
    case = cases[place]
    mark = mark_of(case)
    fine = say("Ask it again") if case.is_pulled else say("It is fine")
    buttons = [
        button(say("Leave it out"), f"case:upheld:{mark}", style=discord.ButtonStyle.danger, emoji="🚫"),
        button(fine, f"case:dismissed:{mark}", style=discord.ButtonStyle.success, emoji="👍"),
    ]
    if len(cases) > 1:
        buttons.append(button(say("Next"), f"case:next:{mark}", emoji="➡️"))
    return Card(
        *done,
        small(say("Reported question {number} of {total}", number=place + 1, total=len(cases))),
        text(f"### {case.stem}"),
        text(say("Our answer: **{answer}**", answer=case.answer)),
        line(),
        text(_complaints(say, case)),
        small(_state(say, case)),
        below=[row(*buttons)],
    )


def _complaints(say: Say, case: Case) -> str:
    """List why a question was reported, and what members added, harmless to show."""
    lines = [f"{say(FLAWS[cast('Flaw', reason)])} — {count}" for reason, count in case.reasons.items()]
    lines += [f"💬 {escape_mentions(escape_markdown(note))}" for note in case.notes[:NOTES]]
    if len(case.notes) > NOTES:
        lines.append(say("…and {count} more", count=len(case.notes) - NOTES))
    return "\n".join(lines)


def _state(say: Say, case: Case) -> str:
    state = say("Left out until you decide") if case.is_pulled else say("Still asked here")
    return f"{say('First reported {when}', when=format_dt(case.since, 'R'))} · {state}"


def mark_of(case: Case) -> str:
    """Name a case in a button; the key of a question may be too long for one."""
    return blake2b(case.key.encode(), digest_size=8).hexdigest()


def settings_card(say: Say, settings: GuildSettings) -> Card:
    """Show what the server has settled, each with what changes it."""
    return Card(text(say("## Server settings")), *_spoilers(say, settings.spoilers))


def _spoilers(say: Say, chosen: Policy) -> list[ui.Item[Any]]:
    options = [
        discord.SelectOption(label=say(label), description=say(told), value=policy, default=policy == chosen)
        for policy, (label, told) in POLICIES.items()
    ]
    return [
        text(say("**Questions that spoil**\nNow: **{chosen}**", chosen=POLICIES[chosen][0])),
        ui.ActionRow(ui.Select(custom_id="setting:spoilers", options=options)),
    ]


async def case_pressed(interaction: discord.Interaction[Any], action: str, mark: str) -> None:
    """Decide on a case, or pass it over, and show the next."""
    await interaction.response.defer()
    _refuse_others(interaction)
    cases = await app_of(interaction).reports.open(interaction.guild_id or 0)
    place = next((place for place, case in enumerate(cases) if mark_of(case) == mark), None)
    if action == "next":
        await _show_queue(interaction, cases, 0 if place is None else place + 1)
        return
    if place is None:
        raise UserError("Somebody has decided on that question already. /server queue shows what is left.")
    verdict = cast("Verdict", action)
    await _decide(interaction, cases[place], verdict)
    left = await app_of(interaction).reports.open(interaction.guild_id or 0)
    await _show_queue(interaction, left, place, VERDICTS[verdict])


async def _decide(interaction: discord.Interaction[Any], case: Case, verdict: Verdict) -> None:
    client, guild = client_of(interaction), interaction.guild_id or 0
    pulled = await client.app.reports.decide(guild, case.key, verdict, interaction.user.id, utcnow())
    if pulled:
        await cast("Runners", client.get_cog("Trivia")).withdraw(guild, pulled)


async def _show_queue(
    interaction: discord.Interaction[Any], cases: list[Case], place: int, told: Message | None = None
) -> None:
    """Show a place of the queue, which begins anew after its end."""
    card = queue_card(Say.to(interaction), cases, place % max(len(cases), 1), told)
    await interaction.edit_original_response(view=card)


async def spoilers_chosen(interaction: discord.Interaction[Any]) -> None:
    """Settle how spoilers are dealt with."""
    await interaction.response.defer()
    _refuse_others(interaction)
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    [policy] = data["values"]
    await app_of(interaction).guilds.set_spoilers(interaction.guild_id or 0, policy)
    await _show_settings(interaction)


async def _show_settings(interaction: discord.Interaction[Any]) -> None:
    settings = await app_of(interaction).guilds.settings(interaction.guild_id or 0)
    await interaction.edit_original_response(view=settings_card(Say.to(interaction), settings))


def _refuse_others(interaction: discord.Interaction[Any]) -> None:
    if not is_moderator(interaction):
        raise UserError("That is for moderators, who may manage messages or the server. Ask one of them.")


# Discord shows a command to those who have all the permissions named, so only the one that moderators share is named.
@app_commands.default_permissions(manage_messages=True)
@app_commands.guild_only()
class Server(commands.GroupCog, group_name="server", group_description="For moderators: reports and settings"):
    """What moderators decide."""

    @app_commands.command()
    async def queue(self, interaction: discord.Interaction[Any]) -> None:
        """Decide on the questions that members reported."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        _refuse_others(interaction)
        await _show_queue(interaction, await app_of(interaction).reports.open(interaction.guild_id or 0), 0)

    @app_commands.command()
    async def settings(self, interaction: discord.Interaction[Any]) -> None:
        """See and change what this server has settled."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        _refuse_others(interaction)
        await _show_settings(interaction)


async def setup(client: SecondLead) -> None:
    """Add the cog, its buttons and its choices."""
    client.on_press(r"case:(?P<action>upheld|dismissed|next):(?P<mark>[0-9a-f]{16})", case_pressed)
    client.on_press(r"setting:spoilers", spoilers_chosen)
    await client.add_cog(Server())
