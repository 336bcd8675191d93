"""A game on Discord, from the command to the podium, as its players see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import discord
import pytest
from sqlalchemy import func, select

from bot.game import Rules
from bot.storage.schema import Answer, Game, Score
from tests.stage import Stage, response, shown

ROUND = 20 + 1
"""Seconds until a question that nobody hurries is closed."""
PAUSE = 6


async def test_a_game_from_start_to_podium(stage: Stage) -> None:
    started = await stage.play(rounds=2)
    assert response(started) == "Game on: 2 questions. /trivia stop ends it."
    assert started.ephemeral
    assert "Question 1 of 2" in shown(stage.last)

    await stage.answer(stage.ann)
    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(ROUND)
    reveal = shown(stage.last)
    assert f"{stage.ann.mention} **+" in reveal
    assert stage.ben.mention not in reveal
    assert "✅" in reveal
    assert "Source: " in reveal

    await stage.env.advance_time(PAUSE)
    assert "Question 2 of 2" in shown(stage.last)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben)
    await stage.env.advance_time(1.5 + 1)
    podium = shown(stage.last)
    assert podium.index(stage.ann.mention) < podium.index(stage.ben.mention)
    assert "🥇" in podium
    assert "2 of 2 right" in podium
    assert stage.channel.id not in stage.client.app.sessions


async def test_an_answer_is_on_disk_before_it_is_said_to_be_locked_in(stage: Stage) -> None:
    await stage.play()
    told = await stage.answer(stage.ann)

    assert "Locked in" in response(told)
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(Answer))).scalar() == 1


async def test_an_answer_is_seen_by_its_player_only(stage: Stage) -> None:
    await stage.play()
    told = await stage.answer(stage.ben)

    assert told.ephemeral


async def test_every_press_is_acknowledged_before_its_work_is_done(stage: Stage) -> None:
    await stage.play()
    done = len(stage.env.http_requests)
    await stage.answer(stage.ben)

    first, second = stage.env.http_requests[done:]
    assert first.path.endswith("/callback")
    assert first.json == {"type": 5, "data": {"flags": 64}}
    assert second.path.endswith("/messages/@original")


async def test_an_answer_can_be_changed_once(stage: Stage) -> None:
    await stage.play()
    first, second, third = [await stage.choose(stage.ben, place) for place in (0, 1, 2)]

    assert "You may change it once" in response(first)
    assert "That is final" in response(second)
    assert "changed your answer once already" in response(third)


async def test_a_question_nobody_answers_is_revealed_and_two_end_the_game(stage: Stage) -> None:
    await stage.play(rounds=5)
    await stage.env.advance_time(ROUND)
    assert "Nobody answered." in shown(stage.last)
    await stage.env.advance_time(PAUSE + ROUND)

    assert "Two questions went unanswered" in shown(stage.last)


async def test_nobody_right_is_said(stage: Stage) -> None:
    await stage.play(rounds=1)
    await stage.answer(stage.ann, right=False)
    await stage.env.advance_time(ROUND)

    assert any("Nobody had it this time." in shown(message) for message in stage.channel.history())


async def test_the_starter_skips_and_others_vote(stage: Stage) -> None:
    await stage.play(stage.ben, rounds=5)
    for who in (stage.ann, stage.ben, stage.cho):
        await stage.answer(who)
    await stage.env.advance_time(ROUND + PAUSE)

    voted = await stage.cho.slash(stage.channel, "trivia skip")
    assert response(voted) == "Your vote to skip is counted: 1/2"
    skipped = await stage.ben.slash(stage.channel, "trivia skip")
    assert response(skipped) == "Skipping this question."
    await stage.env.advance_time(1)
    assert "Nobody answered." in shown(stage.last)


async def test_a_moderator_stops_any_game_and_scores_stay(stage: Stage) -> None:
    await stage.play(stage.ben, rounds=5)
    await stage.answer(stage.ben)
    await stage.env.advance_time(ROUND + PAUSE)
    stopped = await stage.ann.slash(stage.channel, "trivia stop")

    assert response(stopped) == "Stopping the game."
    await stage.env.advance_time(1)
    assert "The game was stopped" in shown(stage.last)
    assert stage.ben.mention in shown(stage.last)
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["stopped"]
        assert (await connection.execute(select(Score.is_right))).scalars().all() == [1]


async def test_an_answer_confirmed_before_a_stop_counts(stage: Stage) -> None:
    await stage.play(stage.ben, rounds=5)
    await stage.answer(stage.cho)
    await stage.ben.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)

    reveal, podium = (shown(message) for message in stage.channel.history() if stage.cho.mention in shown(message))
    assert "Nobody answered." not in reveal
    assert f"🥇 {stage.cho.mention}" in podium
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Score.is_right))).scalars().all() == [1]


async def test_play_again_keeps_the_options(stage: Stage) -> None:
    await stage.play(rounds=1, difficulty="easy", seconds=9)
    rules = stage.session.rules
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    again = await stage.ben.click(stage.last, label="Play again")

    assert response(again).startswith("Game on")
    assert stage.session.rules == rules
    assert stage.session.starter == stage.ben.id


async def test_a_game_on_a_topic(stage: Stage) -> None:
    offered = await stage.ann.autocomplete(stage.channel, "trivia play", "about", "vincenz")
    assert offered[0] == {"name": "Vincenzo · drama", "value": "drama:vincenzo"}
    await stage.play(rounds=3, about=offered[0]["value"])

    assert {question.drama for question in stage.session.questions} >= {"vincenzo"}


async def test_a_topic_with_few_questions_makes_a_shorter_game(stage: Stage) -> None:
    deck, ten = stage.client.app.deck, Rules(rounds=10)
    topics = (str(scope) for scope in deck.search("lee", limit=50) if scope.kind == "person")
    few = next(topic for topic in topics if 3 <= len(deck.draw(replace(ten, about=topic), Random(1))) < 10)
    await stage.play(about=few)

    assert 3 <= stage.session.rounds < 10


async def test_a_channel_does_not_hear_the_same_question_again(stage: Stage) -> None:
    keys: set[str] = set()
    for _ in range(3):
        await stage.play(rounds=5, about="drama:the-trauma-code-heroes-on-call")
        asked = {question.key for question in stage.session.questions[:1]}
        assert not asked & keys
        keys |= asked
        await stage.ann.slash(stage.channel, "trivia stop")
        await stage.env.advance_time(1)


async def test_games_in_two_channels_do_not_meet(stage: Stage) -> None:
    other = stage.guild.create_text_channel("second-room")
    await stage.play(rounds=3)
    await stage.ben.slash(other, "trivia play", rounds=7)

    sessions = stage.client.app.sessions
    assert {channel: game.rounds for channel, game in sessions.items()} == {stage.channel.id: 3, other.id: 7}


async def test_a_second_start_links_to_the_running_game(stage: Stage) -> None:
    await stage.play(rounds=3)
    second = await stage.play(stage.ben, rounds=4)

    told = stage.refusal(second)
    assert f"already running here: https://discord.com/channels/{stage.guild.id}" in told
    assert str(stage.last.id) in told
    assert stage.session.rounds == 3


async def test_two_starts_at_once_make_one_game(stage: Stage) -> None:
    stage.start_at_once(stage.ann, stage.ben, stage.cho)
    await stage.env.settle()

    assert [str(error.__cause__) for error in stage.env.errors] == ["A game is starting here right now. Join in!"] * 2
    assert sum("Question 1 of 10" in shown(message) for message in stage.channel.history()) == 1
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(Game))).scalar() == 1


async def test_many_answers_at_once_all_count(stage: Stage) -> None:
    members = [stage.guild.add_member(stage.env.create_user(f"fan{number}")) for number in range(40)]
    await stage.play(rounds=1)
    right = f"answer:{stage.session.id}:1:{stage.session.question.answer}"
    stage.press_at_once([(member, right) for member in members], stage.last)
    await stage.env.settle()
    await stage.env.advance_time(ROUND)

    async with stage.client.app.database.read() as connection:
        scored = (await connection.execute(select(Score.player_id).where(Score.is_right == 1))).scalars().all()
    assert set(scored) == {member.id for member in members}


async def test_pressing_twice_at_once_is_one_answer(stage: Stage) -> None:
    await stage.play(rounds=1)
    pressed = [f"answer:{stage.session.id}:1:{place}" for place in (0, 1, 2, 3)]
    stage.press_at_once([(stage.ann, custom_id) for custom_id in pressed], stage.last)
    await stage.env.settle()

    assert set(stage.session.answers) == {stage.ann.id}
    assert stage.session.answers[stage.ann.id].changed


async def test_nothing_that_a_game_shows_can_ping(stage: Stage) -> None:
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)

    assert stage.client.allowed_mentions is not None
    assert stage.client.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()
    sent = [entry for entry in stage.env.http_requests if entry.method == "POST" and entry.path.endswith("/messages")]
    assert sent
    assert all(entry.json["allowed_mentions"] == {"parse": []} for entry in sent if isinstance(entry.json, dict))


async def test_a_question_that_was_deleted_is_still_revealed(stage: Stage) -> None:
    await stage.play(rounds=2)
    await stage.answer(stage.ann)
    await stage.ann.delete(stage.last)
    await stage.env.advance_time(ROUND)

    assert "✅" in shown(stage.last)


@pytest.mark.parametrize("seconds", [-40, 40])
async def test_a_host_whose_clock_is_off_plays_by_discords(
    seconds: int, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = discord.utils.utcnow
    monkeypatch.setattr("discord.utils.utcnow", lambda: exact() + timedelta(seconds=seconds))
    await stage.play(rounds=1)
    told = await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)

    assert "Locked in" in response(told)
    assert f"🥇 {stage.ann.mention}" in shown(stage.last)
