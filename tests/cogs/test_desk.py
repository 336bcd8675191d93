"""Those who act in one game at the same moment wait for the disk together, and in the order in which they acted."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import cast

import discord
import pytest
from sqlalchemy import event, select

from bot.storage import Database
from bot.storage.schema import Answer
from cogs.trivia import Trivia
from cogs.trivia._runner import Runner
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage


def runner_of(stage: Stage) -> Runner:
    """Return what runs the game."""
    return cast("Trivia", stage.client.get_cog("Trivia")).runners[stage.channel.id]


async def answered(database: Database) -> set[int]:
    """Return whose answers are on disk."""
    async with database.read() as connection:
        return set((await connection.execute(select(Answer.player_id))).scalars())


async def turn_of_loop() -> None:
    """Let everything happen that waits for nothing."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_crowd_in_one_game_waits_for_the_disk_together(stage: Stage) -> None:
    """Each of them would else wait for one transaction more than the one before."""
    await stage.play(rounds=3)
    desk, database, now = runner_of(stage).desk, stage.client.app.database, stage.env.now()
    begun = 0

    def count(_connection: object) -> None:
        nonlocal begun
        begun += 1

    crowd = range(101, 121)
    async with database.write():
        waiting = [asyncio.create_task(desk.answer(player, 1, 0, now)) for player in crowd]
        await turn_of_loop()
        assert stage.session.answers.keys() == set(crowd), "each had its turn"
        assert not any(task.done() for task in waiting), "and none is told before it is on disk"
        event.listen(database._together._engine, "begin", count)  # noqa: SLF001 - nothing else tells how many there were
    await asyncio.gather(*waiting)

    assert await answered(database) == set(crowd)
    assert begun == 1


async def test_an_answer_is_never_on_disk_before_its_question(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between the two, the game would go on with that question, and without what was confirmed."""
    await stage.play(rounds=3)
    runner, app = runner_of(stage), stage.client.app
    ask = runner.board.ask
    pressed: list[asyncio.Task[object]] = []

    async def ask_slowly(now: datetime, hints: int) -> discord.Message:
        sent = await ask(now, hints)
        pressed.append(asyncio.create_task(runner.desk.answer(stage.ben.id, 2, 0, stage.env.now())))
        await turn_of_loop()
        assert stage.session.answers == {}
        return sent

    monkeypatch.setattr(runner.board, "ask", ask_slowly)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND + PAUSE)
    await pressed[0]
    [running] = await app.games.running()

    assert running.session.number == 2
    assert set(running.session.answers) == {stage.ben.id}
