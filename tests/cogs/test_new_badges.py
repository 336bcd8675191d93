"""Who has earned badges in a game is told with its scores; nothing that goes wrong with that touches the game."""

from __future__ import annotations

from datetime import date

import pytest

from bot.storage import Records, StorageError
from tests.cogs.test_trivia import ROUND
from tests.stage import Stage, shown


async def play_one(stage: Stage) -> None:
    """Play a game of one question that ann has right and ben wrong."""
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(ROUND)


async def test_new_badges_are_named_below_the_final_scores_once(stage: Stage) -> None:
    await play_one(stage)
    first = shown(stage.last)
    await play_one(stage)

    assert "Final scores" in first
    assert f"🏅 <@{stage.ann.id}>: " in first
    assert "🎬 Opening Scene" in first
    assert f"🏅 <@{stage.ben.id}>" not in first
    assert "Opening Scene" not in shown(stage.last)
    assert "right-1" in await stage.client.app.records.badges(stage.ann.id)


async def test_the_badges_of_who_hides_are_not_named(stage: Stage) -> None:
    await stage.client.app.players.hide(stage.ann.id, hidden=True)
    await play_one(stage)

    assert "🏅" not in shown(stage.last)
    assert "right-1" in await stage.client.app.records.badges(stage.ann.id)


@pytest.mark.parametrize("error", [StorageError("the disk is full"), ZeroDivisionError()])
async def test_what_goes_wrong_with_badges_stops_no_game(
    error: Exception, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_records: Records, _players: list[int], _day: date) -> None:
        raise error

    monkeypatch.setattr(Records, "award", fail)
    await play_one(stage)

    assert "Final scores" in shown(stage.last)
    assert stage.client.app.sessions == {}
    monkeypatch.undo()
    await play_one(stage)
    assert "🎬 Opening Scene" in shown(stage.last), "they are given after the next game"
