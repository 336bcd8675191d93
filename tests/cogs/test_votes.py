"""Votes to skip and to stop: those who play decide together, and a restart forgets none of their votes."""

from __future__ import annotations

import pytest

from bot.settings import Settings
from bot.storage import StorageError
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, response, shown


async def play(stage: Stage) -> None:
    """Let `ann`, `ben` and `cho` answer the first question of a game of somebody who is gone, and open the second."""
    starter = stage.guild.add_member(stage.env.create_user("dan"))
    await stage.play(starter, rounds=5)
    for who in (stage.ann, stage.ben, stage.cho):
        await stage.answer(who)
    await stage.env.advance_time(ROUND + PAUSE)


@pytest.mark.parametrize(
    ("wish", "passed", "seen"),
    [("skip", "Skipping this question.", "Nobody answered."), ("stop", "Stopping the game.", "The game was stopped.")],
)
async def test_a_vote_counts_on_after_a_restart(
    wish: str, passed: str, seen: str, stage: Stage, settings: Settings
) -> None:
    await play(stage)
    voted = await stage.cho.slash(stage.channel, f"trivia {wish}")
    assert response(voted) == f"Your vote to {wish} is counted: 1/2"
    await restart(stage, settings)

    done = await stage.ben.slash(stage.channel, f"trivia {wish}")
    assert response(done) == passed
    await stage.env.advance_time(1)
    assert seen in shown(stage.last)


async def test_nobody_votes_twice_by_a_restart(stage: Stage, settings: Settings) -> None:
    await play(stage)
    await stage.cho.slash(stage.channel, "trivia skip")
    await restart(stage, settings)
    again = await stage.cho.slash(stage.channel, "trivia skip")

    assert response(again) == "Your vote to skip is counted: 1/2"


async def test_a_vote_that_cannot_be_kept_is_not_said_to_be_counted(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await play(stage)

    async def stuck(*_: object) -> None:
        raise StorageError("disk full")

    monkeypatch.setattr(type(stage.client.app.games), "saved", stuck)
    voted = await stage.cho.slash(stage.channel, "trivia skip")
    await stage.env.advance_time(1)

    assert "My notebook is stuck" in response(voted)
    assert stage.env.errors
    assert stage.client.app.sessions == {}
