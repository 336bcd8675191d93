"""A typed game as the tests of appeals play it: on disk, question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bot.catalogue import Verdict
from bot.game import Closed, Rules, Session
from bot.messages import message
from bot.questions import Question
from bot.questions.judging import Judged
from bot.storage import Games, Miss, RunningGame

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
TODAY = date(2026, 1, 1)
GUILD, CHANNEL = 10, 20
SUBJECT = "person/gong-yoo"
RIGHT, WRONG, SPELT, SPELT_ALIKE, NEAR = "Gong Yoo", "Hyun Bin", "Kong Yu", "kong-yu!", "KONG YU"
"""What players type; the last three are one spelling, which moderators may accept."""
VERDICTS: Mapping[str, Verdict] = {RIGHT: "accept", NEAR: "near"}
CHOICES: Mapping[str, int] = {RIGHT: 0, WRONG: 1}


def question(number: int) -> Question:
    """Make a question whose answer is Gong Yoo."""
    return Question(
        kind="actor",
        category="cast",
        key=f"actor:{number}",
        drama="goblin",
        level=1,
        stem=message("Who is number {number}?", number=number),
        choices=(RIGHT, WRONG, "Lee Min-ho", "Song Joong-ki"),
        answer=0,
        reveal=message("It is so."),
        sources=("a source",),
        expects="person",
    )


def judged(typed: str, *, kindly: bool = False) -> Judged:
    """Judge what was typed as the bot does, or as if it had always known the spelling."""
    meant = RIGHT if kindly and typed in {SPELT, SPELT_ALIKE, NEAR} else typed
    return Judged(typed, VERDICTS.get(meant, "reject"), message("It is so."), CHOICES.get(meant), SUBJECT)


def new_session(name: str = "a", *, rounds: int = 3) -> Session:
    """Begin a game in which answers are typed."""
    rules = Rules(rounds=rounds, difficulty="easy", answers="typed")  # so that it is worth the same to everybody
    return Session(name * 32, rules, 1, tuple(map(question, range(2 * rounds))))


@dataclass
class Evening:
    """A game with where it is kept."""

    games: Games
    session: Session = field(default_factory=new_session)
    channel: int = CHANNEL
    guild: int = GUILD

    @property
    def id(self) -> str:
        """The game's id."""
        return self.session.id

    async def start(self) -> None:
        """Keep the game."""
        await self.games.start(RunningGame(self.session, self.guild, self.channel, None, "en-US"), NOW)

    async def open(self) -> None:
        """Open the next question."""
        self.session.open(NOW)
        await self.games.opened(self.session, self.channel, 77)

    async def type(self, player: int, typed: str, *, after: timedelta = timedelta(seconds=5)) -> None:
        """Let a player type something."""
        found = judged(typed)
        self.session.guess(player, self.session.number, found, NOW + after)
        missed = None if found.verdict == "accept" else Miss(found.subject, found.typed, found.verdict)
        await self.games.answered(self.session, player, missed)

    async def close(self, day: date = TODAY) -> Closed:
        """Close the open question."""
        closed, _ = self.session.close()
        await self.games.closed(self.session, closed, self.guild, day, NOW)
        return closed

    async def ask(self, typed: Mapping[int, str], day: date = TODAY) -> Closed:
        """Ask a question from its opening to its end."""
        await self.open()
        for player, text in typed.items():
            await self.type(player, text)
        return await self.close(day)

    async def finish(self) -> None:
        """End the game."""
        await self.games.finished(self.session, self.session.finish("played"), GUILD, TODAY, NOW)
