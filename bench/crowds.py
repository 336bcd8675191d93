"""Players, channels and questions as they truly are, which a game can only learn from answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

from bot.catalogue import Catalogue
from bot.game import Session
from bot.game.rating import chance
from bot.questions import Question, all_kinds

SKILL_SD, KIND_SD, QUESTION_SD = 1.0, 0.5, 0.5
"""Logits; how far players differ, and by how much the guess of a kind's and of a question's difficulty is off."""
CHANNELS, CROWD = 40, 12
FEWEST, MOST = 3, 8
"""So many players has a game at its beginning."""
GUEST, GOES_ON, STAYS = 0.2, 0.6, 0.85
"""How likely somebody comes who is no regular, another game follows at once, and a player is there for that too."""
LATE, LEAVES, HEEDS = 0.15, 0.04, 0.95
"""How likely a player comes after the first round, leaves before any further one, and answers a question."""
BEGIN = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)


class World:
    """The true skills, difficulties and crowds of one seed."""

    def __init__(self, catalogue: Catalogue, seed: int, players: int) -> None:
        rng = Random(f"{seed} players")
        self.skills = {player: rng.gauss(0, SKILL_SD) for player in range(1, players + 1)}
        self.crowds = [rng.sample(sorted(self.skills), min(CROWD, players)) for _channel in range(CHANNELS)]
        self.priors = {
            f"{kind.name}:{subject.key}": kind.difficulty(subject)
            for kind in all_kinds().values()
            for subject in kind.subjects(catalogue)
        }
        self.kind_error = cache(lambda kind: Random(f"{seed} kind {kind}").gauss(0, KIND_SD))
        self.own_error = cache(lambda key: Random(f"{seed} question {key}").gauss(0, QUESTION_SD))

    def error(self, key: str) -> float:
        """Return by how much a question is harder than the bot guesses."""
        return self.kind_error(key.partition(":")[0]) + self.own_error(key)

    def chance(self, player: int, question: Question) -> float:
        """Return how likely a player is to be right."""
        return chance(self.skills[player], self.priors[question.key] + self.error(question.key))


@dataclass(slots=True)
class Channel:
    """A channel's crowd, those of it who come often first; who plays, and who answered this evening."""

    crowd: list[int]
    here: list[int] = field(default_factory=list)
    regulars: set[int] = field(default_factory=set)

    def gather(self, rng: Random, world: World) -> None:
        """Let players come for a game: to one that follows another most stay, else the evening is a new one."""
        if self.here and rng.random() < GOES_ON:
            self.here = [player for player in self.here if rng.random() < STAYS]
        else:
            self.here = []
            self.regulars.clear()
        wanted = rng.randint(max(FEWEST, len(self.here)), MOST)
        if len(self.here) < wanted and rng.random() < GUEST:
            self._add(rng.choice(sorted(world.skills)))
        while len(self.here) < wanted:
            self._add(self.crowd[int(len(self.crowd) * rng.random() ** 1.5)])

    def _add(self, player: int) -> None:
        if player not in self.here:
            self.here.append(player)


class Crowd:
    """The players of one game: who is there in which round, and what they answer when. Its starter stays."""

    def __init__(self, players: list[int], starter: int, rounds: int, rng: Random) -> None:
        self._rng = rng
        self._stays = {player: self._stay(rounds) for player in players}
        self._stays[starter] = range(1, rounds + 1)

    def _stay(self, rounds: int) -> range:
        begins = self._rng.randint(2, 5) if self._rng.random() < LATE else 1
        ends = next((number for number in range(begins + 1, rounds + 1) if self._rng.random() < LEAVES), rounds + 1)
        return range(begins, ends)

    def answer(self, session: Session, world: World) -> None:
        """Answer the open question, one after the other, until it closes."""
        opened = session.opened_at or BEGIN
        coming = [
            (opened + timedelta(seconds=self._rng.uniform(2, 15)), player, self._rng.random())
            for player, stay in self._stays.items()
            if session.number in stay and self._rng.random() < HEEDS
        ]
        for at, player, luck in sorted(coming):
            if session.closes_at is not None and at <= session.closes_at:
                is_right = luck < world.chance(player, session.question)
                wrong = (session.question.answer + self._rng.randint(1, 3)) % 4
                session.answer(player, session.number, session.question.answer if is_right else wrong, at)
