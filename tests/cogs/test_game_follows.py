"""A game follows its players: clues while they think, questions as hard as they need, none twice, nothing kept."""

from __future__ import annotations

from random import Random

import pytest
from simcord.actors import MemberActor
from sqlalchemy import insert, select

from bot.game import Difficulty
from bot.questions import Question, all_kinds
from bot.settings import Settings
from bot.storage.schema import PlayerRating
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE
from tests.stage import Stage, shown

APART = 20
"""Seconds between two of four clues of a question that is open for 80."""
A_LITTLE = 0.5
"""Seconds longer than until an alarm, which may be set for a moment after a round figure."""


async def pause(stage: Stage) -> None:
    """Wait until the next question is open."""
    await stage.env.advance_time(PAUSE + A_LITTLE)


async def ask_next(stage: Stage) -> None:
    """Skip the open question, and wait for the next."""
    await stage.ann.slash(stage.channel, "trivia skip")
    await pause(stage)


async def close(stage: Stage) -> None:
    """Wait until the open question is closed."""
    closes_at = stage.session.closes_at
    assert closes_at is not None
    await stage.env.advance_time((closes_at - stage.env.now()).total_seconds() + 1 + A_LITTLE)


async def rate(stage: Stage, who: MemberActor, skill: float) -> None:
    """Let a member be known to be so good."""
    async with stage.client.app.database.write() as connection:
        await connection.execute(insert(PlayerRating).values(player_id=who.id, skill=skill, answers=100))


async def ratings(stage: Stage) -> dict[int, tuple[float, int]]:
    """Return every player's skill, and on how many answers it rests."""
    async with stage.client.app.database.read() as connection:
        rows = await connection.execute(select(PlayerRating.__table__))
        return {row.player_id: (row.skill, row.answers) for row in rows}


def ladder(stage: Stage, name: str) -> Question:
    """Return a question of a kind that names its four clues one by one."""
    kind, catalogue = all_kinds()[name], stage.client.app.catalogue
    asked = (kind.question(catalogue, subject, Random(1)) for subject in kind.subjects(catalogue))
    return next(question for question in asked if question and len(question.clues) == 4)


async def climb(stage: Stage, name: str) -> Question:
    """Start a game of two rounds, the second a question with clues, which is open."""
    question = ladder(stage, name)
    await stage.play(rounds=2, difficulty="medium", seconds=4 * APART)
    await stage.deal(question)
    await ask_next(stage)
    assert stage.session.question == question
    return question


def clues_of(stage: Stage, message: int, question: Question) -> list[bool]:
    """Return for each clue of a question whether its message shows it."""
    told = next(shown(found) for found in stage.channel.history() if found.id == message)
    return [f"{place}. {clue}" in told for place, clue in enumerate(question.clues, start=1)]


@pytest.mark.parametrize("name", ["cast_ladder", "actor_ladder"])
async def test_clues_come_one_by_one_and_the_reveal_has_them_all(name: str, stage: Stage) -> None:
    question = await climb(stage, name)
    asked = stage.last.id
    for count in (1, 2, 3, 4):
        assert clues_of(stage, asked, question) == [place < count for place in range(4)]
        assert ("More clues follow" in shown(stage.last)) == (count < 4)
        assert stage.last.id == asked, "no message of its own"
        await stage.env.advance_time(APART)
    await stage.env.advance_time(1)

    assert "Final scores" in shown(stage.last)
    assert clues_of(stage, asked, question) == [True] * 4


async def test_an_early_answer_earns_more_than_a_late_one_and_does_not_stop_the_clues(stage: Stage) -> None:
    question = await climb(stage, "cast_ladder")
    asked, players = stage.last.id, stage.session.players
    await stage.answer(stage.ben)
    await stage.env.advance_time(2 * APART + 5)
    assert clues_of(stage, asked, question) == [True, True, True, False]
    await stage.answer(stage.cho)
    await stage.env.advance_time(2 * APART)

    assert players[stage.ben.id].points == 150 + 50
    assert players[stage.cho.id].points == 150 * 3 // 5 + 22, "two clues more, and little for speed"
    [reveal] = [shown(message) for message in stage.channel.history() if message.id == asked]
    assert f"{stage.ben.mention} **+200**" in reveal
    assert f"{stage.cho.mention} **+112**" in reveal


async def test_in_five_seconds_all_clues_are_there_at_once(stage: Stage) -> None:
    question = ladder(stage, "actor_ladder")
    await stage.play(rounds=2, difficulty="medium", seconds=5)
    await stage.deal(question)
    await stage.ann.slash(stage.channel, "trivia skip")
    sent = len(stage.env.http_requests)
    await pause(stage)

    [card] = [str(entry.json) for entry in stage.env.http_requests[sent:] if entry.method == "POST"]
    assert all(str(clue) in card for clue in question.clues)
    assert "More clues follow" not in card


async def test_a_clue_to_a_question_that_was_deleted_ends_nothing(stage: Stage) -> None:
    question = await climb(stage, "cast_ladder")
    await stage.answer(stage.ben)
    await stage.ann.delete(stage.last)
    await stage.env.advance_time(4 * APART + 1)

    told = [shown(message) for message in stage.channel.history()]
    assert "That was the last question." in told[-1]
    assert f"{stage.ben.mention} **+200**" in told[-2]
    assert str(question.clues[-1]) in told[-2]


async def test_after_a_restart_clues_begin_anew(stage: Stage, settings: Settings) -> None:
    question = await climb(stage, "cast_ladder")
    await stage.env.advance_time(2 * APART + 5)
    await restart(stage, settings)
    assert clues_of(stage, stage.last.id, question) == [True, False, False, False]
    await stage.env.advance_time(APART + A_LITTLE)

    assert clues_of(stage, stage.last.id, question) == [True, True, False, False]


@pytest.mark.parametrize(("difficulty", "is_same"), [("auto", False), ("easy", True)])
async def test_the_same_answer_is_worth_more_to_a_newcomer_where_the_players_decide(
    difficulty: Difficulty,
    is_same: bool,  # noqa: FBT001 - a table's column
    stage: Stage,
) -> None:
    await rate(stage, stage.ben, 2.0)
    await stage.play(stage.cho, rounds=1, difficulty=difficulty)
    asked, players = stage.last.id, stage.session.players
    await stage.answer(stage.ben)
    await stage.answer(stage.cho)
    await close(stage)

    strong, newcomer = (players[who.id].points for who in (stage.ben, stage.cho))
    assert (strong == newcomer) if is_same else (strong < newcomer)
    [reveal] = [shown(message) for message in stage.channel.history() if message.id == asked]
    assert f"{stage.ben.mention} **+{strong}**" in reveal
    assert f"{stage.cho.mention} **+{newcomer}**" in reveal


async def test_who_is_right_again_and_again_is_rated_higher_and_asked_harder_questions(stage: Stage) -> None:
    for _ in range(8):
        await stage.play(stage.ben, rounds=1)
        await stage.answer(stage.ben)
        await close(stage)
    skill, answers = (await ratings(stage))[stage.ben.id]
    assert skill > 0.7
    assert answers == 8

    elsewhere = stage.guild.create_text_channel("second-room")
    await stage.play(stage.ben)
    await stage.cho.slash(elsewhere, "trivia play")
    sessions = stage.client.app.sessions
    strong, newcomer = (sessions[room].questions for room in (stage.channel.id, elsewhere.id))
    hard, fair = (sum(asked.difficulty for asked in drawn) / len(drawn) for drawn in (strong, newcomer))
    assert hard > fair


async def test_a_game_that_could_not_go_on_teaches_the_running_bot_what_it_teaches_the_disk(stage: Stage) -> None:
    await stage.play(stage.ben, rounds=2)
    question = stage.session.question
    await stage.answer(stage.ben)
    await close(stage)
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    await pause(stage)
    assert stage.channel.id not in stage.client.app.sessions

    app = stage.client.app
    learned = app.difficulties.shift(question.kind, question.key)
    assert learned < 0
    assert (await app.ratings.difficulties()).shift(question.kind, question.key) == learned


async def test_who_played_here_lately_counts_when_questions_are_drawn(stage: Stage) -> None:
    await rate(stage, stage.ben, 3.0)
    await stage.play(stage.ben, rounds=1)
    await stage.answer(stage.ben)
    await close(stage)
    await stage.play(stage.cho)
    shared = stage.session.questions
    elsewhere = stage.guild.create_text_channel("second-room")
    await stage.cho.slash(elsewhere, "trivia play")
    alone = stage.client.app.sessions[elsewhere.id].questions
    hard, fair = (sum(asked.difficulty for asked in drawn) / len(drawn) for drawn in (shared, alone))

    assert hard > fair


async def test_nothing_comes_back_before_all_there_is_was_asked_not_even_over_a_restart(
    stage: Stage, settings: Settings
) -> None:
    drama, catalogue = "dr-romantic-season-3", stage.client.app.catalogue
    cards = [(kind, subject) for kind in all_kinds().values() for subject in kind.subjects(catalogue)]
    about = [(kind, subject) for kind, subject in cards if drama in {of.id for of in subject.dramas}]
    dealt = [kind.question(catalogue, subject, Random(1)) for kind, subject in about]
    everything = {question.key for question in dealt if question and question.level == 1}
    assert 3 < len(everything) < 20, "small enough to be used up"
    asked = []
    for number in range(len(everything) + 2):
        await stage.play(rounds=1, about=f"drama:{drama}", difficulty="easy")
        asked.append(stage.session.question.key)
        if number == 3:
            await restart(stage, settings)
        await stage.ann.slash(stage.channel, "trivia skip")

    assert set(asked[:-2]) == everything
    assert asked[-2] != asked[-1]


@pytest.mark.parametrize("again", [False, True])
async def test_who_deletes_everything_in_mid_game_is_not_rated_by_what_went_before(
    again: bool,  # noqa: FBT001 - a table's column
    stage: Stage,
) -> None:
    await rate(stage, stage.ann, 5.0)
    await stage.play(stage.ben, rounds=2, seconds=90)
    for who in (stage.ann, stage.ben, stage.cho):
        await stage.answer(who)
    await close(stage)
    await pause(stage)
    panel = (await stage.ann.slash(stage.channel, "privacy")).response
    assert panel is not None
    for label in ("Delete all", "Yes, delete all"):
        await stage.ann.click(panel, label=label)
    assert stage.ann.id not in stage.session.skills
    for who in (stage.ann, stage.ben) if again else (stage.ben,):
        await stage.answer(who)
    await close(stage)

    rated = await ratings(stage)
    assert {who: answers for who, (_skill, answers) in rated.items()} == {
        **({stage.ann.id: 1} if again else {}),
        stage.ben.id: 2,
        stage.cho.id: 1,
    }
    assert all(0 < skill < 2 for skill, _answers in rated.values())
