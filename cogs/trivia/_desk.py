"""Takes what players do with a game: choices, typed answers, votes, and joining it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from bot.app import App
from bot.game import Answered, Finished, Hinted, Joined, Session, Voted
from bot.game.answers import Answer
from bot.messages import Message, UserError
from bot.questions.hints import hints
from bot.questions.judging import Judged, judge, subject_of
from bot.storage import Miss, Queued, StorageError

Changed = TypeVar("Changed")


class Desk:
    """One player at a time: who holds the `turn` may change the session, and it is queued for the disk in that turn.

    So what comes later is never on disk without it, and a crowd waits for the disk together and not one by one.
    `near` are those whose last typed answer was near. `lost` is called where something could not be kept.
    """

    def __init__(self, app: App, guild: int, session: Session, lost: Callable[[], None]) -> None:
        self.turn = asyncio.Lock()
        self.near: set[int] = set()
        self._app = app
        self._guild = guild
        self._session = session
        self._lost = lost
        self._spellings: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._counted: set[tuple[int, str]] = set()

    @property
    def hints(self) -> tuple[Message, ...]:
        """The hints to the open question, whether anybody has seen them or not; none where it is not typed."""
        return hints(self._app.catalogue, self._session.question) if self._session.is_typed else ()

    def renew(self) -> None:
        """Make ready for the next question."""
        self.near.clear()
        self._spellings.clear()
        self._counted.clear()

    async def answer(self, player: int, number: int, choice: int, at: datetime) -> Answered:
        """Take a choice; it is on disk when this returns."""
        async with self.turn:
            given = self._given(player)
            answered = self._session.answer(player, number, choice, at)
            self.near.discard(player)
            kept = self._app.games.answered(self._session, player)
        await self._until(kept, lambda: self._put_back(player, given))
        return answered

    async def guess(self, player: int, number: int, typed: str, at: datetime, *, is_public: bool) -> Answered:
        """Take a typed answer; it is on disk when this returns."""
        async with self.turn:  # judged in turn as well, so that of two the later one is the change
            judged = await self._judged(number, typed)
            given = self._given(player)
            answered = self._session.guess(player, number, judged, at, is_public=is_public)
            (self.near.add if answered.is_near else self.near.discard)(player)
            kept = self._app.games.answered(self._session, player, self._missed(player, typed, judged))
        await self._until(kept, lambda: self._put_back(player, given))
        return answered

    async def hint(self, player: int, number: int, *, may_decide: bool) -> Hinted:
        """Open a hint, or count the vote for it; what the player may read now is on disk when this returns."""

        def hint() -> Hinted:
            self._check_open(number)
            return self._session.hint(player, len(self.hints), may_decide=may_decide)

        return await self._change(hint)

    async def skip(self, player: int, now: Callable[[], datetime], *, may_decide: bool) -> Voted:
        """Skip the open question, or count the vote for it; it is on disk when this returns."""
        return await self._change(lambda: self._session.skip(player, now(), may_decide=may_decide))

    async def stop(self, player: int, *, may_decide: bool) -> Voted:
        """Stop the game, or count the vote for it; it is on disk when this returns."""

        def stop() -> Voted:
            if self._session.phase == "lobby" and player != self._session.starter and not may_decide:
                raise UserError("Only whoever opened this or a moderator may call it off.")
            return self._session.stop(player, may_decide=may_decide)

        return await self._change(stop)

    async def join(self, player: int, team: int | None = None) -> Joined:
        """Let a player join, or change teams; it is on disk when this returns."""
        return await self._change(lambda: self._session.join(player, team))

    async def leave(self, player: int) -> None:
        """Let a player leave a lobby; it is on disk when this returns."""
        await self._change(lambda: self._session.leave(player))

    async def begin_now(self, player: int, *, may_decide: bool) -> None:
        """Let a lobby's time be over."""
        await self._change(lambda: self._session.begin_now(player, may_decide=may_decide))

    async def decline(self, player: int) -> Finished:
        """Let the one who is challenged say no; whoever calls this keeps the end of the game."""
        async with self.turn:
            return self._session.decline(player)

    def keep(self, message: int | None = None) -> Queued:
        """Keep the session as it stands, and the message that shows it; to be called in a turn."""
        return self._app.games.saved(self._session, message)

    def _check_open(self, number: int) -> None:
        """Raise `UserError` where a question is not open any more; it may have been while the turn was waited for."""
        if self._session.phase != "open" or number != self._session.number:
            raise UserError("That question is closed. The next one is on its way.")

    async def _judged(self, number: int, typed: str) -> Judged:
        catalogue, session = self._app.catalogue, self._session
        self._check_open(number)
        if not session.is_typed:
            raise UserError("This question is not for typing. Answer with its buttons.")
        question = session.question
        subject = subject_of(catalogue, question)
        if subject not in self._spellings:
            spellings = self._app.spellings
            self._spellings[subject] = (
                await spellings.of(self._guild, subject),
                await spellings.elsewhere(self._guild, subject),
            )
        # In a thread, because the first name that is judged lists all names there are, which takes a second or two.
        return await asyncio.to_thread(judge, catalogue, question, typed, *self._spellings[subject])

    def _missed(self, player: int, typed: str, judged: Judged) -> Miss | None:
        """Return what a host may want to know of; what names another choice is no missed spelling."""
        if judged.verdict == "accept" or judged.choice is not None or (player, judged.typed) in self._counted:
            return None
        self._counted.add((player, judged.typed))
        return Miss(judged.subject, typed, judged.verdict)

    async def _change(self, change: Callable[[], Changed]) -> Changed:
        """Change the session in a turn, and wait until that is on disk."""
        async with self.turn:
            changed = change()
            kept = self.keep()
        await self._until(kept)
        return changed

    async def _until(self, kept: Queued, undo: Callable[[], None] = lambda: None) -> None:
        """Wait, with nobody else waiting for it, until a change is on disk; the game ends where it cannot be kept."""
        try:
            await kept
        except StorageError:
            undo()
            self._lost()
            raise

    def _given(self, player: int) -> Answer | None:
        given = self._session.answers.get(player)
        return replace(given) if given else None

    def _put_back(self, player: int, given: Answer | None) -> None:
        """Put an answer back as it was before one that could not be kept."""
        self._session.answers.pop(player, None)
        if given is not None:
            self._session.answers[player] = given
