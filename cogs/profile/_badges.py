"""All badges there are, with what is missing for each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Any

import discord

from bot.game.badge import Badge
from bot.game.badges import BADGES
from bot.game.records import Record
from bot.messages import UserError
from cogs._ui import Card, Say, app_of, button, row, small, text

LISTED = r"profile_badges:(?P<player>\d{1,20}):(?P<scope>here|all)"
TURNED = r"profile_badges:(?P<player>\d{1,20}):(?P<scope>here|all):(?P<page>[1-9])"
SHOWN = 10
"""How many badges a page lists."""


async def badges_pressed(interaction: discord.Interaction[Any], player: str, scope: str) -> None:
    """List all badges, to whoever presses alone."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await _show(interaction, int(player), scope, 1)


async def page_pressed(interaction: discord.Interaction[Any], player: str, scope: str, page: str) -> None:
    """Turn to a page of the list."""
    await interaction.response.defer()
    await _show(interaction, int(player), scope, int(page))


async def _show(interaction: discord.Interaction[Any], player: int, scope: str, page: int) -> None:
    records = app_of(interaction).records
    if player != interaction.user.id and (scope == "all" or await records.hidden({player})):
        raise UserError("They keep their profile to themselves. /profile shows your own.")
    record = await records.of(player, interaction.guild_id if scope == "here" else None)
    given = await records.badges(player) if scope == "all" else {}
    card = badges_card(Say.to(interaction), record, given, f"{player}:{scope}", page)
    await interaction.edit_original_response(view=card)


def badges_card(say: Say, record: Record, given: Mapping[str, date], whose: str, page: int) -> Card:
    """Show a page of all badges; `given` says when, where that is known."""
    pages = -(-len(BADGES) // SHOWN)
    page = min(page, pages)
    listed = list(islice(BADGES.values(), (page - 1) * SHOWN, page * SHOWN))
    has = [badge for badge in BADGES.values() if badge.id in given or badge.earned(record)]
    turns = [button(say("Back"), f"profile_badges:{whose}:{page - 1}", emoji="◀️")] if page > 1 else []
    turns += [button(say("Next"), f"profile_badges:{whose}:{page + 1}", emoji="▶️")] if page < pages else []
    return Card(
        text(say("## 🏅 Badges")),
        text("\n".join(_line(say, badge, record, given) for badge in listed)),
        small(
            say(
                "Earned: {count} of {total} · page {page} of {pages}",
                count=len(has),
                total=len(BADGES),
                page=page,
                pages=pages,
            )
        ),
        below=[row(*turns)],
    )


def _line(say: Say, badge: Badge, record: Record, given: Mapping[str, date]) -> str:
    """Tell a badge: that it is earned and when, or how much of it is done."""
    if badge.id in given:
        return f"✅ {badge.emoji} **{say(badge.name)}** · {say(badge.task)} · {given[badge.id].isoformat()}"
    if badge.earned(record):
        return f"✅ {badge.emoji} **{say(badge.name)}** · {say(badge.task)}"
    done = f" · {badge.done(record):,}/{badge.goal:,}" if badge.goal > 1 else ""
    return f"▫️ {badge.emoji} {say(badge.name)} · {say(badge.task)}{done}"
