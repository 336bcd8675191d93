"""What a night has left on disk: whether anything was lost, or counted twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from bench.night_discord import Place

SUMS = {
    "answers": "SELECT count(*), sum(is_right), sum(points) FROM answer",
    "scores": "SELECT sum(answered), sum(is_right), sum(points) FROM score",
    "places": "SELECT sum(answered), sum(is_right), sum(points) FROM standing",
}
"""How many answers there are, how many of them right, and their points, by three tables."""
UNEVEN_SCORES = """
    SELECT count(*) FROM
    (SELECT guild_id, player_id, count(*) AS answered, sum(is_right) AS is_right, sum(answer.points) AS points
     FROM answer JOIN game ON game.id = answer.game_id GROUP BY guild_id, player_id) AS given
    FULL JOIN
    (SELECT guild_id, player_id, sum(answered) AS answered, sum(is_right) AS is_right, sum(points) AS points
     FROM score GROUP BY guild_id, player_id) AS kept
    USING (guild_id, player_id)
    WHERE (given.answered, given.is_right, given.points) IS NOT (kept.answered, kept.is_right, kept.points)
"""
UNEVEN_PLACES = """
    SELECT count(*) FROM
    (SELECT game_id, player_id, count(*) AS answered, sum(is_right) AS is_right, sum(points) AS points
     FROM answer GROUP BY game_id, player_id) AS given
    FULL JOIN (SELECT * FROM standing WHERE answered > 0) AS kept USING (game_id, player_id)
    WHERE (given.answered, given.is_right, given.points) IS NOT (kept.answered, kept.is_right, kept.points)
"""
UNCLOSED = "SELECT count(*) FROM asked WHERE closed_at IS NULL"
UNSCORED = "SELECT count(*) FROM answer WHERE is_right IS NULL"


class Books:
    """The tables of a database that nobody writes any more."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            self.statuses: Mapping[str, int] = dict(
                connection.execute("SELECT status, count(*) FROM game GROUP BY status").fetchall()
            )
            self.sums = {name: connection.execute(statement).fetchone() for name, statement in SUMS.items()}
            self._uneven = {
                "players whose score is not what they answered": _count(connection, UNEVEN_SCORES),
                "players whose place in a game is not what they answered": _count(connection, UNEVEN_PLACES),
                "questions were never closed": _count(connection, UNCLOSED),
                "answers were never scored": _count(connection, UNSCORED),
            }
            kept = connection.execute("SELECT game_id, number, player_id, choice, typed, is_near FROM answer")
            self._kept = {
                (game, number, player): (choice if typed is None else typed, bool(near))
                for game, number, player, choice, typed, near in kept
            }

    @property
    def stored(self) -> int:
        """How many answers are kept."""
        return len(self._kept)

    def faults(self, games: int, locked: Mapping[Place, int | str]) -> Iterator[str]:
        """Yield a sentence for whatever is wrong."""
        if self.statuses.get("running"):
            yield f"{self.statuses['running']} games never ended."
        if sum(self.statuses.values()) != games:
            yield f"{games} games were started, but {sum(self.statuses.values())} are kept."
        for broken in self.statuses.keys() & {"broken", "unjoined", "drained", "deserted"}:
            yield f"{self.statuses[broken]} games ended {broken}."
        if len(set(self.sums.values())) > 1:
            yield f"Answers, scores and places do not add up: {self.sums}."
        for what, count in self._uneven.items():
            if count:
                yield f"{count} {what}."
        yield from self._lost(locked)

    def _lost(self, locked: Mapping[Place, int | str]) -> Iterator[str]:
        lost = [place for place in locked if place not in self._kept]
        if lost:
            yield f"{len(lost)} answers were confirmed and are not kept, such as {lost[0]}."
        other = [place for place, given in locked.items() if place in self._kept and self._kept[place][0] != given]
        if other:
            place = other[0]
            yield f"{len(other)} answers are kept as another, such as {locked[place]} as {self._kept[place][0]}."
        untold = [place for place, (_given, near) in self._kept.items() if not near and place not in locked]
        if untold:
            yield f"{len(untold)} answers are kept that nobody was told of, such as {untold[0]}."


def _count(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])
