"""Times the boards of a server, and of all, over many rows.

uv run python -m bench.boards [--rows 100000] [--players 2000] [--times 20]
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, get_args

from sqlalchemy import insert

from bot.game.periods import Period, first_day, season_of
from bot.storage import Board, Boards, Database, Measure, open_database
from bot.storage.schema import Game, Player, Score, Standing

TODAY = date(2026, 6, 30)
GUILD = 1
SHOWN = 0.3
"""The share of the players who are on the board of all servers."""


async def fill(database: Database, rows: int, players: int) -> None:
    """Put so many scores of one server into a database, and as many places in games."""
    rng = Random(1)
    days = -(-rows // players)
    game = {"guild_id": GUILD, "channel_id": 1, "locale": "en-US", "status": "played", "rules": {}, "questions": []}
    async with database.write() as connection:
        for player in range(players):
            row: dict[str, Any] = {"id": player, "shown_as": f"Fan {player}" if rng.random() < SHOWN else None}
            await connection.execute(insert(Player).values(**row))
        for ago in range(days):
            day = TODAY - timedelta(days=ago)
            kept = {"guild_id": GUILD, "day": day, "answered": 20, "best_streak": 3}
            drawn = [(player, rng.randrange(2000), rng.randrange(21)) for player in range(players)]
            scores = [kept | {"player_id": who, "points": won, "is_right": right} for who, won, right in drawn]
            await connection.execute(insert(Score), scores)
            await connection.execute(insert(Game).values(id=str(ago), started_at=_noon(day), **game))
            of_game = {"game_id": str(ago), "mode": "everyone", "rank": 1}
            await connection.execute(insert(Standing), [row | of_game | {"is_win": ago % 3 == 0} for row in scores])


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


async def timed(name: str, times: int, read: Callable[[], Awaitable[object]]) -> None:
    """Print how long something takes."""
    took = []
    for _ in range(times):
        began = perf_counter()
        await read()
        took.append((perf_counter() - began) * 1000)
    print(f"{name:<28} median {median(took):7.1f} ms   longest {max(took):7.1f} ms")


async def measure(rows: int, players: int, times: int) -> None:
    """Fill a database and time every board."""
    with TemporaryDirectory() as folder:
        async with open_database(Path(folder) / "bench.db") as database:
            await fill(database, rows, players)
            boards = Boards(database)
            for guild, scope in ((GUILD, "server"), (None, "everywhere")):
                for by in get_args(Measure):
                    for period in get_args(Period) if by == "points" else ("all",):
                        board = Board(by, guild, first_day(period, TODAY))
                        await timed(f"{scope} {period} {by}", times, partial(boards.page, board))
            await timed("own place", times, lambda: boards.own(Board("points", GUILD), 7))
            await timed("hall of fame", times, lambda: boards.hall(GUILD, season_of(TODAY).next))


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--players", type=int, default=2_000)
    parser.add_argument("--times", type=int, default=20)
    given = parser.parse_args()
    print(f"{given.rows} scores of {given.players} players")
    asyncio.run(measure(given.rows, given.players, given.times))


if __name__ == "__main__":
    main()
