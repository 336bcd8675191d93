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


async def test_a_vote_to_skip_counts_on_after_a_restart(stage: Stage, settings: Settings) -> None:
    await play(stage)
    voted = await stage.cho.slash(stage.channel, "trivia skip")
    assert response(voted) == "Your vote to skip is counted: 1/2"
    await restart(stage, settings)

    skipped = await stage.ben.slash(stage.channel, "trivia skip")
    assert response(skipped) == "Skipping this question."
    await stage.env.advance_time(1)
    assert "Nobody answered." in shown(stage.last)


async def test_a_vote_to_stop_counts_on_after_a_restart(stage: Stage, settings: Settings) -> None:
    await play(stage)
    voted = await stage.cho.slash(stage.channel, "trivia stop")
    assert response(voted) == "Your vote to stop is counted: 1/2"
    await restart(stage, settings)

    stopped = await stage.ben.slash(stage.channel, "trivia stop")
    assert response(stopped) == "Stopping the game."
    await stage.env.advance_time(1)
    assert "The game was stopped." in shown(stage.last)


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
