"""What breaks quiz bots, as their users and authors report it: each is shown here to be in order."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from bot.settings import Settings
from bot.storage.schema import Answer, Asked, Game, Score
from tests.cogs.test_lobby import press
from tests.cogs.test_modes import begin, face, reveal, scores
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.cogs.typed import DRAMA, PERSON, SECONDS, guess, play, right
from tests.stage import Stage, response, shown


async def test_a_press_while_a_round_ends_is_acknowledged_before_anything_else(stage: Stage) -> None:
    """Presses at the end of a round "fail", because their acknowledgement waits for the next question to be made."""
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    runner = stage.client.get_cog("Trivia").runners[stage.channel.id]  # type: ignore[union-attr] # the cog is there
    done = len(stage.env.http_requests)
    async with runner.desk.turn:  # as while a round is being scored and saved
        for who in (stage.ben, stage.cho):
            stage.press_at_once([(who, f"answer:{stage.session.id}:1:0")], stage.last)
        for _ in range(50):
            await asyncio.sleep(0)
        acknowledged = [entry.json for entry in stage.env.http_requests[done:] if entry.path.endswith("/callback")]
    await stage.env.settle()

    assert acknowledged == [{"type": 5, "data": {"flags": 64}}] * 2
    assert stage.told.count("Locked in") == 3


async def test_a_press_just_after_a_round_is_answered_with_a_sentence(stage: Stage) -> None:
    """Whoever presses while the buttons are being taken away sees that the interaction failed."""
    await stage.play(rounds=3)
    question, pressed = stage.last, f"answer:{stage.session.id}:1:0"
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    stage.press_at_once([(stage.ben, pressed)], question)
    await stage.env.settle()

    assert "That question is closed. The next one is on its way." in stage.told


@pytest.mark.parametrize("mode", ["everyone", "race", "survival", "teams", "duel"])
async def test_two_right_answers_in_the_same_instant_close_a_round_once_and_are_both_paid(
    stage: Stage, mode: str
) -> None:
    """Two answers at once credit the wrong winner, pay twice, or skip a round."""
    await _start(stage, mode)
    place = stage.session.question.answer
    pressed = f"answer:{stage.session.id}:1:{place}"
    stage.press_at_once([(stage.ann, pressed), (stage.ben, pressed)], stage.last)
    await stage.env.settle()
    await _ask_second(stage)

    history = [shown(message) for message in stage.channel.history()]
    assert sum("✅" in told for told in history) == 1
    earned = await scores(stage.client.app)
    async with stage.client.app.database.read() as connection:
        kept = (await connection.execute(select(Answer.player_id, Answer.points))).all()
        assert {row.player_id: row.points for row in kept} == earned
        assert (await connection.execute(select(func.sum(Score.answered)))).scalar() == 2
    assert len(earned) == 2
    assert all(earned.values())
    if mode == "race":
        assert reveal(stage).count("🏁") == 2


async def test_a_round_that_closes_early_and_by_the_clock_is_scored_once(stage: Stage) -> None:
    """The last answer closes a round, the clock closes it again, and everybody is paid twice."""
    await stage.play(rounds=2)
    await stage.answer(stage.ann)
    runner = stage.client.get_cog("Trivia").runners[stage.channel.id]  # type: ignore[union-attr] # the cog is there

    async def skip_twice() -> None:
        skips = [runner.skip(who.id, may_decide=True) for who in (stage.ann, stage.ben)]
        await asyncio.gather(*skips, return_exceptions=True)

    skipping: list[asyncio.Task[None]] = []
    stage.env.let(lambda: skipping.append(asyncio.create_task(skip_twice())))
    await _ask_second(stage)

    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(func.sum(Score.answered)))).scalar() == 1
        assert (await connection.execute(select(func.count()).select_from(Asked))).scalar() == 2
    assert sum("✅" in shown(message) for message in stage.channel.history()) == 1


async def test_a_running_game_is_not_changed_by_options_for_the_next(stage: Stage) -> None:
    """Changing to another way of answering in mid-game shows the choices of the open question, and so its answer."""
    await play(stage, PERSON)
    options = await stage.play(stage.cho, answers="buttons", mode="race")
    await stage.client.app.guilds.change(stage.guild.id, defaults=None)

    told = stage.refusal(options)
    assert "A game is already running here" in told
    assert right(stage) not in told
    assert all(right(stage) not in shown(message) for message in stage.channel.history()[-2:])
    assert stage.session.rules.answers == "typed"


async def test_joining_in_mid_round_tells_nothing_of_the_answer(stage: Stage) -> None:
    """Whoever joins while a question is open is shown what others have seen only at its end."""
    await face(stage)
    answer = stage.session.question.choices[stage.session.question.answer]
    offered = await stage.answer(stage.cho)
    assert offered.response is not None
    joined = await stage.cho.click(offered.response, label="☀️ Sun")

    assert answer not in response(offered)
    assert answer not in response(joined)
    lobby = stage.channel.history()[0]
    await stage.env.advance_time(2)
    assert answer not in shown(lobby)


async def test_what_is_told_of_an_answer_is_the_same_whether_it_is_right(stage: Stage) -> None:
    """Buttons that turn green, or a word too much, tell everybody which choice is right before the others answer."""
    for mode in ("everyone", "race"):
        await stage.play(mode=mode, rounds=1)
        first, second = await stage.answer(stage.cho, right=False), await stage.answer(stage.ben)
        said = {response(told).split("**")[0] + response(told).split("**")[2] for told in (first, second)}
        assert len(said) == 1
        await stage.env.advance_time(ROUND)
        assert "Final scores" in shown(stage.last)


@pytest.mark.parametrize("mode", ["everyone", "race", "survival", "teams", "duel"])
async def test_scores_and_games_of_every_mode_survive_a_kill(stage: Stage, settings: Settings, mode: str) -> None:
    """All games are gone after a restart, their channels are said to be in use for ever, and the points are lost."""
    await _start(stage, mode)
    await stage.answer(stage.ann)
    await _ask_second(stage)
    before = await scores(stage.client.app)
    assert before[stage.ann.id] > 0
    client = await restart(stage, settings)

    assert stage.session.number == 2
    assert stage.session.players[stage.ann.id].points == before[stage.ann.id]
    assert await scores(client.app) == before
    for who in (stage.ben, stage.ann):  # a duel is stopped by both
        await who.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)
    assert stage.ann.mention in shown(stage.last)
    assert str(before[stage.ann.id]) in shown(stage.last)
    assert await scores(client.app) == before
    assert response(await stage.play(rounds=1)) == "Game on: 1 question. /trivia stop ends it."


async def test_a_lobby_that_is_killed_over_and_over_is_never_stuck(stage: Stage, settings: Settings) -> None:
    """A game that never began keeps its channel "in progress" until somebody clears the database."""
    await stage.play(mode="teams")
    await press(stage, stage.ben, "join:1")
    for _ in range(3):
        await restart(stage, settings)
        assert f"☀️ Sun (1): {stage.ben.mention}" in shown(stage.last)
    await stage.env.advance_time(46)

    assert "Too few joined" in shown(stage.last)
    assert stage.client.app.sessions == {}
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["unjoined"]


@pytest.mark.parametrize("written", ["{}", "{}!?", "  “{}” ", "…{}.", "*{}*"])
@pytest.mark.parametrize("case", [str.upper, str.lower])
async def test_case_and_punctuation_do_not_decide_over_a_typed_answer(
    stage: Stage, written: str, case: Callable[[str], str]
) -> None:
    """An answer has to be typed letter by letter as its author wrote it."""
    await play(stage, DRAMA)
    await guess(stage, stage.cho, written.format(case(right(stage))))
    await stage.env.advance_time(SECONDS + 2)

    assert f"{stage.cho.mention} **+" in reveal(stage)


@pytest.mark.parametrize("text", ["힐러", "Ji Chang Wook", "ji changwook", "JI CHANG-WOOK", "chang wook ji", "지창욱"])
async def test_other_names_and_spellings_count_and_parts_of_words_do_not(stage: Stage, text: str) -> None:
    """Aliases are forgotten, while a part of a word counts as the whole."""
    await play(stage, DRAMA if text == "힐러" else PERSON)
    await guess(stage, stage.cho, text)
    await guess(stage, stage.ben, "ji")
    await stage.env.advance_time(SECONDS + 2)

    assert f"{stage.cho.mention} **+" in reveal(stage)
    assert stage.ben.mention not in reveal(stage)


async def _ask_second(stage: Stage) -> None:
    """Wait until the second question is open."""
    for _second in range(ROUND + PAUSE + 1):
        if stage.session.number == 1:
            await stage.env.advance_time(1)
    await stage.env.settle()
    assert (stage.session.number, stage.session.phase) == (2, "open")


async def _start(stage: Stage, mode: str) -> None:
    """Begin a game of a mode with `ann` and `ben`."""
    match mode:
        case "survival":
            await begin(stage, stage.ben, rounds=5)
        case "teams":
            await face(stage, rounds=5)
        case "duel":
            await stage.ann.slash(stage.channel, "duel", member=stage.ben)
            await press(stage, stage.ben, "accept")
            await stage.env.advance_time(1)
        case _:
            await stage.play(mode=mode, rounds=5)
