"""Who may be told what in a game: asks the server's settings and the players' lists."""

from __future__ import annotations

from collections.abc import Collection

from bot.app import App
from bot.game import Audience, Session
from bot.questions import Question


async def audience_of(app: App, guild: int, session: Session) -> Audience:
    """Return what those who play a game may hear of, of the dramas that its questions would spoil."""
    return await audience(app, guild, session.joined | {session.starter}, spoilt_by(session.left))


async def audience(app: App, guild: int, players: Collection[int], dramas: Collection[str]) -> Audience:
    """Return what some players may hear of, as far as it is about these dramas."""
    policy = (await app.guilds.settings(guild)).spoilers
    known = await app.lists.progress(players, dramas) if policy == "progress" and dramas else {}
    return Audience(policy, known, players)


def spoilt_by(questions: Collection[Question]) -> set[str]:
    """Return the ids of the dramas that some questions would spoil."""
    return {drama for question in questions for drama, _episode in question.spoils}
