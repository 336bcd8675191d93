"""Presets on disk: a name each, not too many, and nobody's replaced by another member."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.game import Rules, Session
from bot.messages import UserError
from bot.storage import Database, Games, Preset, Presets, RunningGame

NOW = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
GUILD = 10
ANN, BEN = 1, 2
HARD = Rules(20, 15, "hard", "drama:goblin", "typed", "race")


@pytest.fixture
def presets(database: Database) -> Presets:
    """Keep presets in the database."""
    return Presets(database)


def preset(name: str = "Friday night", rules: Rules = HARD, made_by: int | None = ANN) -> Preset:
    """Make a preset."""
    return Preset(name, rules, made_by, NOW)


async def test_a_preset_comes_back_by_any_spelling_of_its_name_in_its_server_only(presets: Presets) -> None:
    await presets.keep(GUILD, preset(), may_replace=False)

    assert await presets.of(GUILD) == [preset()]
    assert await presets.find(GUILD, "friday NIGHT!") == preset()
    assert await presets.find(GUILD, "saturday") is None
    assert await presets.find(GUILD + 1, "Friday night") is None
    assert await presets.of(GUILD + 1) == []


async def test_the_same_name_replaces_ones_own(presets: Presets) -> None:
    await presets.keep(GUILD, preset(), may_replace=False)
    await presets.keep(GUILD, preset("FRIDAY NIGHT", Rules()), may_replace=False)

    assert await presets.of(GUILD) == [preset("FRIDAY NIGHT", Rules())]


async def test_somebody_elses_is_replaced_by_a_moderator_only(presets: Presets) -> None:
    await presets.keep(GUILD, preset(), may_replace=False)
    with pytest.raises(UserError, match="Somebody else made a preset of that name"):
        await presets.keep(GUILD, preset(made_by=BEN), may_replace=False)
    assert await presets.of(GUILD) == [preset()]

    await presets.keep(GUILD, preset(made_by=BEN), may_replace=True)
    assert await presets.of(GUILD) == [preset(made_by=BEN)]


async def test_another_servers_preset_takes_no_name_here(presets: Presets) -> None:
    await presets.keep(GUILD, preset(), may_replace=False)
    await presets.keep(GUILD + 1, preset(made_by=BEN), may_replace=False)

    assert await presets.of(GUILD) == [preset()]
    assert await presets.of(GUILD + 1) == [preset(made_by=BEN)]


async def test_presets_are_listed_by_name(presets: Presets) -> None:
    for number, name in enumerate(("Béta", "alpha", "GAMMA")):
        made = Preset(name, HARD, ANN, NOW + number * timedelta(minutes=1))
        await presets.keep(GUILD, made, may_replace=False)

    assert [kept.name for kept in await presets.of(GUILD)] == ["alpha", "Béta", "GAMMA"]


async def test_nobodys_is_not_everybodys(presets: Presets) -> None:
    await presets.keep(GUILD, preset(made_by=None), may_replace=False)
    with pytest.raises(UserError, match="Somebody else"):
        await presets.keep(GUILD, preset(), may_replace=False)


async def test_a_server_keeps_25_and_may_still_replace_one_of_them(presets: Presets) -> None:
    for number in range(25):
        await presets.keep(GUILD, preset(f"preset {number}"), may_replace=False)
    with pytest.raises(UserError, match="keeps 25 presets"):
        await presets.keep(GUILD, preset("one more"), may_replace=True)
    await presets.keep(GUILD, preset("Preset 7", Rules()), may_replace=False)
    await presets.keep(GUILD + 1, preset("one more"), may_replace=False)

    assert len(await presets.of(GUILD)) == 25


@pytest.mark.parametrize("name", ["", "?!", "🎉", "a" * 41])
async def test_a_name_has_letters_and_not_too_many(name: str, presets: Presets) -> None:
    with pytest.raises(UserError, match="a name of 1 to 40 letters"):
        await presets.keep(GUILD, preset(name), may_replace=True)


async def test_a_name_of_forty_letters_is_not_too_long(presets: Presets) -> None:
    await presets.keep(GUILD, preset("a" * 40), may_replace=False)

    assert [kept.name for kept in await presets.of(GUILD)] == ["a" * 40]


async def test_a_name_may_be_in_any_script(presets: Presets) -> None:
    await presets.keep(GUILD, preset("금요일 밤"), may_replace=False)

    assert await presets.find(GUILD, "금요일밤") == preset("금요일 밤")


async def test_what_is_deleted_is_gone_nothing_else_is_and_it_may_be_deleted_twice(presets: Presets) -> None:
    for guild, name in ((GUILD, "Friday night"), (GUILD, "Saturday"), (GUILD + 1, "Friday night")):
        await presets.keep(guild, preset(name), may_replace=False)
    for _ in range(2):
        await presets.drop(GUILD, "friday night")

    assert await presets.of(GUILD) == [preset("Saturday")]
    assert await presets.of(GUILD + 1) == [preset()], "of the same name, in another server"


async def test_the_newest_game_that_all_could_play_gives_its_rules(database: Database) -> None:
    games = Games(database)
    assert await games.last_rules(20) is None
    for number, rules in enumerate((Rules(5), HARD, Rules(7, mode="duel"))):
        session = Session(f"{number:032x}", rules, ANN, ())
        now = NOW + number * timedelta(minutes=1)
        await games.start(RunningGame(session, GUILD, 20, None, "en-US"), now)
        await games.finished(session, session.finish("stopped"), GUILD, now.date(), now)

    assert await games.last_rules(20) == HARD
    assert await games.last_rules(21) is None
