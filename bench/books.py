"""Compares a database of the bot with what its members were told, and with itself."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bench.ledger import Guessed, Ledger, Seat, Sent

EARNED = """
    SELECT guild_id, player_id, asked.day, sum(points), sum(is_right), count(*)
    FROM answer JOIN asked USING (game_id, number) JOIN game ON game.id = game_id
    WHERE is_right IS NOT NULL GROUP BY guild_id, player_id, asked.day
"""
SCORED = "SELECT guild_id, player_id, day, points, is_right, answered FROM score"
NONE_MAY_BE = {
    "an open question has points": """
        SELECT game_id, number FROM answer JOIN asked USING (game_id, number)
        WHERE closed_at IS NULL AND (points OR is_right IS NOT NULL)
    """,
    "a closed question has an answer that was not judged": """
        SELECT game_id, number, player_id FROM answer JOIN asked USING (game_id, number)
        WHERE closed_at IS NOT NULL AND is_right IS NULL AND NOT is_near
    """,
    "two games run in one channel": """
        SELECT channel_id FROM game WHERE status = 'running' GROUP BY channel_id HAVING count(*) > 1
    """,
    "a place differs from the answers it is for": """
        SELECT standing.game_id, standing.player_id FROM standing JOIN game ON game.id = standing.game_id
        LEFT JOIN answer ON answer.game_id = standing.game_id AND answer.player_id = standing.player_id
            AND answer.is_right IS NOT NULL
        GROUP BY standing.game_id, standing.player_id
        HAVING standing.points != coalesce(sum(answer.points), 0) OR standing.answered != count(answer.number)
    """,
    "a game is over and somebody has no place in it": """
        SELECT DISTINCT game_id, player_id FROM answer JOIN game ON game.id = game_id
        LEFT JOIN standing USING (game_id, player_id)
        WHERE status != 'running' AND answer.is_right IS NOT NULL AND standing.player_id IS NULL
    """,
    "a duel is rated for one of two": "SELECT game_id FROM rated_duel GROUP BY game_id HAVING count(*) != 2",
}


class Books:
    """A database, read while the bot may be writing to it."""

    def __init__(self, database: Path) -> None:
        self._database = database

    def running(self) -> dict[str, str]:
        """Return the games that run, by their channels."""
        return self._games("WHERE status = 'running'")

    def ended(self, since: datetime) -> dict[str, str]:
        """Return the games that were played and have ended after a moment, by their channels."""
        return self._games(
            "WHERE ended_at >= ? AND EXISTS (SELECT 1 FROM asked WHERE game_id = game.id)",
            since.strftime("%Y-%m-%d %H:%M:%S.%f"),
        )

    def stored(self) -> int:
        """Return how many answers and guesses there are."""
        with self._read() as connection:
            [(count,)] = connection.execute("SELECT (SELECT count(*) FROM answer) + (SELECT count(*) FROM daily_guess)")
        return int(count)

    def flaws(self, ledger: Ledger) -> list[str]:
        """Return what is not as it should be, in words."""
        answers = {seat: [replace(sent) for sent in course] for seat, course in ledger.answers.items()}
        guesses = dict(ledger.guesses)
        with self._read() as connection:
            return [*_lost(connection, answers, guesses), *_miscounted(connection)]

    def _games(self, condition: str, *values: str) -> dict[str, str]:
        with self._read() as connection:
            found = connection.execute(f"SELECT channel_id, id FROM game {condition}", values)  # noqa: S608 - our own
            return {str(channel): game for channel, game in found}

    @contextmanager
    def _read(self) -> Iterator[sqlite3.Connection]:
        """Open the database as it is at one moment."""
        with closing(sqlite3.connect(f"{self._database.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("BEGIN")
            yield connection


def _lost(
    connection: sqlite3.Connection, answers: Mapping[Seat, Sequence[Sent]], guesses: Mapping[Guessed, bool]
) -> Iterator[str]:
    """Yield what was acknowledged and is not there, as far as it was sent before."""
    kept: dict[Seat, dict[int, str]] = defaultdict(dict)
    for game, number, player, choice, typed in connection.execute(
        "SELECT game_id, number, player_id, choice, typed FROM answer"
    ):
        kept[Seat(game, player)][number] = str(choice) if typed is None else f"typed {typed}"
    for seat, course in answers.items():
        if not explains(course, kept[seat]):
            yield f"{seat} has {kept[seat]}, which is not what was told: {course}"
    found = {Guessed(*row) for row in connection.execute("SELECT player_id, day, number FROM daily_guess")}
    yield from (
        f"{guessed} was told, and is not there" for guessed, sure in guesses.items() if sure and guessed not in found
    )


def explains(course: Sequence[Sent], kept: Mapping[int, str]) -> bool:
    """Whether what one player has in a game, by question, is what they were told, the last of it for each question.

    What was typed went to the question that it was meant for, or to the next, which had just been asked. What nothing
    was heard of may have come at any time after it was sent, or never.
    """
    unheard = {
        (number, sent.answer)
        for sent in course
        if sent.counts is None
        for number in (sent.number, sent.number + sent.is_typed)
    }
    states: set[frozenset[tuple[int, str]]] = {frozenset()}
    for sent in course:
        if sent.counts:
            numbers = {sent.number, sent.number + sent.is_typed}
            states = {
                frozenset({**dict(state), number: _taken(sent, dict(state).get(number))}.items())
                for state in states
                for number in numbers
            }
    had = set(kept.items())
    return any(
        all(number in kept and (number, kept[number]) in unheard for number, _ in state - had) for state in states
    )


def _taken(sent: Sent, before: str | None) -> str:
    """Return what a player has since an answer: what they typed before, if they pressed the same."""
    return before if before is not None and before == f"typed {sent.words}" else sent.answer


def _miscounted(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield where what was counted is not the sum of what was answered."""
    differing = set(connection.execute(EARNED)) ^ set(connection.execute(SCORED))
    if differing:
        yield f"scores and answers differ: {sorted(differing)[:4]}"
    for flaw, statement in NONE_MAY_BE.items():
        yield from (f"{flaw}: {row}" for row in connection.execute(statement))
