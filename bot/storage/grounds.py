"""Grounds for an appeal: whether there is anything to decide about an answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, and_, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.catalogue import fold
from bot.messages import UserError
from bot.storage.schema import Answer, Appeal, Asked, Game

MOST_OPEN = 20
"""Appeals of one member that wait in a server at once: two games in which everything was typed in vain."""


async def appealable(connection: AsyncConnection, game: str, number: int, player: int) -> Row[Any]:
    """Return a player's typed answer that did not count, with what its game and question are.

    Raises `UserError` where there is nothing to decide, and where too many appeals of theirs wait.
    """
    same = (Appeal.game_id == Answer.game_id, Appeal.number == Answer.number, Appeal.player_id == Answer.player_id)
    wanted = (
        select(Answer.__table__, Asked.key, Asked.closed_at, Game.guild_id, Game.questions)
        .add_columns(Appeal.status, Appeal.reason)
        .join(Asked, (Asked.game_id == Answer.game_id) & (Asked.number == Answer.number))
        .join(Game, Game.id == Answer.game_id)
        .outerjoin(Appeal, and_(*same))
        .where(Answer.game_id == game, Answer.number == number, Answer.player_id == player)
    )
    row = (await connection.execute(wanted)).first()
    if row is None or row.typed is None or not fold(row.typed):
        raise UserError("You typed no answer to that question. Only a typed answer can be appealed.")
    _refuse_settled(row)
    await _refuse_too_many(connection, row.guild_id, player)
    return row


def _refuse_settled(row: Row[Any]) -> None:
    """Raise `UserError` where it is clear already whether an answer counts; `status` is that of its appeal."""
    match row.status:
        case _ if row.closed_at is None:
            raise UserError("That question is not over yet. Appeal when its answer is shown.")
        case None if row.is_right:
            raise UserError("Your answer counted. There is nothing to appeal.")
        case None if row.worth == 0:
            raise UserError("Your answer came too late: the race for that question was over. That stays so.")
        case "open":
            raise UserError("You appealed that answer before. It waits for the moderators.")
        case "refused" if not row.is_right:
            raise UserError(
                "You appealed that answer before, and the moderators refused it: {reason}", reason=row.reason
            )
        case "accepted" | "refused":  # the latter where it was accepted later, when somebody else appealed
            raise UserError("You appealed that answer before, and it counts: the moderators accepted it.")


async def _refuse_too_many(connection: AsyncConnection, guild: int, player: int) -> None:
    own = Appeal.player_id == player, Appeal.guild_id == guild, Appeal.status == "open"
    if (await connection.scalar(select(func.count()).where(*own)) or 0) >= MOST_OPEN:
        raise UserError(
            "{count} of your appeals wait for the moderators of this server. Appeal again when they have decided.",
            count=MOST_OPEN,
        )
