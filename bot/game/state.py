"""What there is to know of a game at a moment, as it is saved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.game.answers import Answer
from bot.game.players import Player
from bot.game.rating import Rating
from bot.game.rules import GATHERED, Rules
from bot.questions import Question

Phase = Literal["lobby", "between", "open", "over"]


@dataclass(slots=True)
class State:
    """A game as plain data, so that it can be saved after each event.

    Of the `questions` drawn, `order` names those that were asked, by their places. `skills` are the players' ratings,
    `learned` those of questions and their kinds, as far as they are known; both are added to. `choices_at` is when the
    choices of a question are shown that is typed at first. Of its hints, each player has seen some that are open;
    `noted` are those whose answers everybody could read. It `is_cut` where people have ended it before its time.

    `members` are those who may play where players are gathered first; `teams` are theirs, `fielded` who has answered
    for which team, `forfeited` the points of theirs that no team has. `lives` are those left to them,
    `out` tells at which question they lost the last one. `invited` is who was challenged to a duel.
    """

    id: str
    rules: Rules
    starter: int
    questions: tuple[Question, ...]
    phase: Phase = "between"
    number: int = 0
    order: list[int] = field(default_factory=list)
    withdrawn: int = 0
    opened_at: datetime | None = None
    closes_at: datetime | None = None
    choices_at: datetime | None = None
    is_cut: bool = False
    answers: dict[int, Answer] = field(default_factory=dict)
    players: dict[int, Player] = field(default_factory=dict)
    present: set[int] = field(default_factory=set)
    skip_votes: set[int] = field(default_factory=set)
    stop_votes: set[int] = field(default_factory=set)
    empty: int = 0
    skills: dict[int, Rating] = field(default_factory=dict)
    learned: dict[str, Rating] = field(default_factory=dict)
    hints_open: int = 0
    hints_seen: dict[int, int] = field(default_factory=dict)
    hint_votes: set[int] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)
    members: set[int] = field(default_factory=set)
    teams: dict[int, int] = field(default_factory=dict)
    fielded: set[tuple[int, int]] = field(default_factory=set)
    forfeited: dict[int, int] = field(default_factory=dict)
    lives: dict[int, int] = field(default_factory=dict)
    out: dict[int, int] = field(default_factory=dict)
    invited: int | None = None

    @property
    def question(self) -> Question:
        """The question asked last."""
        return self.questions[self.order[-1]]

    @property
    def rounds(self) -> int:
        """How many questions the game has, with those that were taken back."""
        return min(self.rules.rounds + self.withdrawn, len(self.questions))

    @property
    def left(self) -> list[Question]:
        """The questions that were drawn and not asked yet."""
        return [question for place, question in enumerate(self.questions) if place not in self.order]

    @property
    def joined(self) -> set[int]:
        """Everybody who has answered in this game, or has joined it to do so."""
        return self.players.keys() | self.answers.keys() | self.members

    @property
    def is_over(self) -> bool:
        """Whether the game has ended."""
        return self.phase == "over"

    @property
    def playing(self) -> set[int]:
        """Who is expected to answer: whoever did last, but in survival and in a duel all who may.

        There, who has missed a question is not to lose by it that others do not wait for them.
        """
        if self.rules.mode in {"survival", "duel"}:
            return self.members - self.out.keys()
        return self.present or self.members

    @property
    def is_gathered(self) -> bool:
        """Whether only those play who have joined."""
        return self.rules.mode in GATHERED

    def drop(self, player: int) -> None:
        """Drop everything about one player."""
        for kept in (self.answers, self.players, self.skills, self.hints_seen):
            kept.pop(player, None)
        for counted in (self.teams, self.forfeited, self.lives, self.out):
            counted.pop(player, None)
        votes = (self.skip_votes, self.stop_votes, self.hint_votes)
        for group in (self.present, self.noted, self.members, *votes):
            group.discard(player)
        self.fielded = {(who, team) for who, team in self.fielded if who != player}
        self.starter = 0 if self.starter == player else self.starter
        self.invited = None if self.invited == player else self.invited
