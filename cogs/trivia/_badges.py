"""Badges that a game has earned, as they are named below its podium."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from bot.game.badge import Badge
from cogs._ui import Say

MOST_PLAYERS = 10
MOST = 3
"""How many badges of one player are named; who has played for long may get many when there are new ones."""


def badge_lines(say: Say, given: Mapping[int, Sequence[Badge]]) -> str:
    """Name the badges that players were given, a line each."""
    lines = [_line(say, player, badges) for player, badges in islice(given.items(), MOST_PLAYERS)]
    if len(given) > MOST_PLAYERS:
        lines.append(say("…and {count} more", count=len(given) - MOST_PLAYERS))
    return "\n".join(lines)


def _line(say: Say, player: int, badges: Sequence[Badge]) -> str:
    named = ", ".join(f"{badge.emoji} {say(badge.name)}" for badge in badges[-MOST:])
    further = f" +{len(badges) - MOST}" if len(badges) > MOST else ""
    return f"🏅 <@{player}>: {named}{further}"
