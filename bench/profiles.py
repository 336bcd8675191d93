"""Times what a profile takes: adding up what was played, and drawing it.

uv run python -m bench.profiles
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from sqlalchemy import insert

from bot.pictures import Bar, Figure, Portrait, picture_of
from bot.storage import Database, Records, open_database
from bot.storage.schema import Answer, Asked, Game, Score

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
ROUNDS = 10
KINDS = ("cast_member", "song", "year", "director", "blurb", "review_quote")
PLAYERS: dict[int, int] = {1: 10_000, 2: 300, 3: 10}
"""How many games each has played."""
PORTRAIT = Portrait(
    name="Bomi 봄이",
    rank=Figure("Level 12", "Office Junior"),
    level=Bar("35,400 points", 0.36, "next at 39,000"),
    bars=[Bar(name, 0.6, "60 % / 180") for name in ("Cast", "Dramas", "Plots", "Makers", "Songs", "Quotes")],
    figures=[Figure("Right", "66 %"), Figure("Best streak", "9"), Figure("Duel rating", "1578")],
    course=[1500 + place * 37 % 400 for place in range(60)],
    badges=[
        "Speaking Part",
        "Slow Burn",
        "One Take",
        "Casting Director",
        "Coffee Truck",
        "Fluent",
        "Time Skip",
        "Box Set",
    ],
    favourites=[Figure("Healer", "힐러"), Figure("My Mister", "나의 아저씨"), Figure("Signal", "시그널")],
)


async def fill(database: Database) -> None:
    """Write games of ten questions."""
    rng, most = Random(2026), max(PLAYERS.values())
    ids = [f"{number:032}" for number in range(most)]
    numbered = [(game, number) for game in ids for number in range(1, ROUNDS + 1)]
    ended = {"guild_id": 1, "channel_id": 1, "locale": "en", "status": "played", "rules": {}, "questions": []}
    shown = {"channel_id": 1, "opened_at": NOW, "closed_at": NOW, "day": NOW.date()}
    given = {"choice": 0, "at": NOW + timedelta(seconds=3), "changed": False, "points": 0}
    async with database.write() as connection:
        await connection.execute(insert(Game), [{"id": game, "started_at": NOW, **ended} for game in ids])
        asked = [(game, number, f"{rng.choice(KINDS)}:drama-{rng.randrange(500)}/x") for game, number in numbered]
        await connection.execute(
            insert(Asked), [{"game_id": game, "number": number, "key": key, **shown} for game, number, key in asked]
        )
        for player, games in PLAYERS.items():
            answers = [
                {"game_id": game, "number": number, "player_id": player, "is_right": rng.random() < 0.6, **given}  # noqa: PLR2004
                for game, number in numbered[: games * ROUNDS]
            ]
            await connection.execute(insert(Answer), answers)
            earned = {
                "guild_id": 1,
                "player_id": player,
                "points": 700,
                "is_right": 6,
                "answered": 10,
                "best_streak": 3,
            }
            days = [NOW.date() + timedelta(days=day) for day in range(min(games, 1_000))]
            await connection.execute(insert(Score), [{"day": day, **earned} for day in days])


async def time_records() -> None:
    """Add up what players have done."""
    with TemporaryDirectory() as folder:
        async with open_database(Path(folder) / "bench.db") as database:
            await fill(database)
            records = Records(database)
            for player, games in PLAYERS.items():
                taken: list[float] = []
                for _again in range(5):
                    began = perf_counter()
                    await records.of(player)
                    taken.append(perf_counter() - began)
                print(f"a record of {games * ROUNDS:,} answers: {_middle(taken)} ms")


def time_drawing() -> None:
    """Draw a profile, first with fonts that are not open yet."""
    taken: list[float] = []
    for _again in range(11):
        began = perf_counter()
        drawn = picture_of(PORTRAIT)
        taken.append(perf_counter() - began)
    print(f"a picture: {round(1000 * taken[0])} ms at first, {_middle(taken[1:])} ms then, {len(drawn):,} bytes")


def _middle(taken: Sequence[float]) -> int:
    return round(1000 * median(taken))


def main() -> None:
    """Time both."""
    asyncio.run(time_records())
    time_drawing()


if __name__ == "__main__":
    main()
