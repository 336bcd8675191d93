"""What the end of a duel looks like, and what a challenge that was declined leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.game import Finished, Session
from bot.game.duelling import MOST_A_DAY, duel_of
from bot.storage import Moved
from cogs._ui import Card, Say, button, line, row, small, text
from cogs.trivia._layouts import ENDINGS
from cogs.trivia._modes import podium_lines


def duel_card(say: Say, session: Session, finished: Finished, moved: Mapping[int, Moved]) -> Card:
    """Show how a duel ended, and how it `moved` the ratings of the two; nobody's where it is not rated."""
    return Card(
        text(say("## ⚔️ The duel is over")),
        *_verdict(say, finished),
        text("\n".join(_places(say, session, finished, moved)) or say("Nobody answered this time.")),
        line(),
        small(" ".join(_footnotes(say, session, finished, moved))),
        below=_rematch(say, session),
    )


def _verdict(say: Say, finished: Finished) -> Iterator[ui.TextDisplay[Any]]:
    if finished.winners:
        yield text(say("🏆 {player} wins.", player=f"<@{finished.winners[0]}>"))
    elif finished.reason == "played":
        yield text(say("🤝 A draw."))


def _places(say: Say, session: Session, finished: Finished, moved: Mapping[int, Moved]) -> Iterator[str]:
    for standing, place in zip(finished.standings, podium_lines(say, session, finished), strict=False):
        yield place
        rating = moved.get(standing.player)
        if rating is not None:
            yield say("-# Rating {before} → {after}", before=rating.before, after=rating.after)


def _footnotes(say: Say, session: Session, finished: Finished, moved: Mapping[int, Moved]) -> Iterator[str]:
    yield say(ENDINGS[finished.reason])
    if not moved:
        if duel_of(session, finished) is None:
            yield say("Unrated: it was not played to its end by both.")
        else:
            yield say("Unrated: {count} duels of you two were rated today.", count=MOST_A_DAY)
    yield say("All of it counts on /leaderboard.")


def _rematch(say: Say, session: Session) -> list[ui.ActionRow[Any]]:
    if not session.starter or session.invited is None:
        return []  # one of them had everything about them deleted
    pressed = f"rematch:{session.id}:{session.starter}:{session.invited}"
    return [row(button(say("Rematch"), pressed, style=discord.ButtonStyle.primary, emoji="⚔️"))]


def declined_card(say: Say) -> Card:
    """Say that a challenge is declined, and offer to hear of none any more."""
    return Card(
        text(say("Declined. They cannot challenge you again for ten minutes.")),
        below=[row(button(say("Never duel me"), "duels:never", emoji="🕊️"))],
    )


def refusing_card(say: Say, *, refuses: bool) -> Card:
    """Say whether a member can be challenged, and offer the other way."""
    if refuses:
        return Card(
            text(say("Nobody can challenge you any more. /privacy changes that at any time.")),
            below=[row(button(say("Let them again"), "duels:again", emoji="⚔️"))],
        )
    return Card(
        text(say("Members can challenge you to duels.")),
        below=[row(button(say("Never duel me"), "duels:never", emoji="🕊️"))],
    )
