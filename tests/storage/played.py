"""Play as the tests of records find it on disk, written there in a few lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from bot.storage import Database
from bot.storage.schema import Answer, Asked, Game, RatedDuel, Score, Standing

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
ANN, BEN = 1, 2
HERE, ELSEWHERE = 10, 11


@dataclass
class Played:
    """Writes games; each method is one game or one row."""

    database: Database
    games: int = field(default=0)

    async def game(
        self, answers: Mapping[int, Sequence[bool]], keys: Sequence[str], *, guild: int = HERE, **given: object
    ) -> str:
        """Write a game that asked these questions, and whose answers were right; `given` goes for all answers."""
        self.games += 1
        game = f"{self.games:032}"
        at = NOW + timedelta(hours=self.games)
        asked = {"game_id": game, "channel_id": 1, "opened_at": at, "closed_at": at, "day": at.date()}
        row = {"at": at + timedelta(seconds=5), "changed": False, "choice": 0, "points": 0, "game_id": game, **given}
        async with self.database.write() as connection:
            await connection.execute(
                insert(Game).values(
                    id=game,
                    guild_id=guild,
                    channel_id=1,
                    locale="en",
                    status="played",
                    rules={},
                    questions=[],
                    started_at=at,
                )
            )
            await connection.execute(
                insert(Asked), [{**asked, "number": n, "key": key} for n, key in enumerate(keys, 1)]
            )
            rows = [
                {**row, "number": number, "player_id": player, "is_right": right}
                for player, rights in answers.items()
                for number, right in enumerate(rights, 1)
            ]
            await connection.execute(insert(Answer), rows)
        return game

    async def place(self, game: str, player: int, *, won: bool, right: int, mode: str = "everyone") -> None:
        """Write a player's place in a game."""
        await self.put(
            Standing,
            game_id=game,
            player_id=player,
            guild_id=HERE,
            day=NOW.date(),
            mode=mode,
            rank=1 if won else 2,
            points=100 * right,
            is_right=right,
            answered=right,
            best_streak=right,
            is_win=won,
        )

    async def score(self, player: int, day: date, *, points: int = 100, guild: int = HERE, answered: int = 2) -> None:
        """Write what a player earned on a day."""
        await self.put(
            Score,
            guild_id=guild,
            player_id=player,
            day=day,
            points=points,
            is_right=1,
            answered=answered,
            best_streak=points // 100,
        )

    async def duel(self, game: str, player: int, mean: float, *, guild: int = HERE, days: int = 0) -> None:
        """Write what a rated duel made of a player's rating: won where that is above the first one."""
        await self.put(
            RatedDuel,
            game_id=game,
            player_id=player,
            guild_id=guild,
            at=NOW + timedelta(days=days),
            outcome="won" if mean > 1500 else "lost",
            mean=mean,
            spread=400.0,
        )

    async def put(self, table: type[object], **values: object) -> None:
        """Write one row."""
        async with self.database.write() as connection:
            await connection.execute(insert(table).values(**values))
