"""Answers are typed in four ways, each of which Discord delivers without a privileged intent."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

import discord
import pytest
from sqlalchemy import select

from bot.catalogue import Verdict
from bot.settings import Settings
from bot.storage.schema import Answer
from tests.cogs.test_game_follows import ask_next, close
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE
from tests.cogs.typed import (
    CHARACTER,
    DRAMA,
    FINAL,
    LOCKED,
    NEAR,
    PERSON,
    WAYS,
    YEAR,
    card,
    fill_in,
    guess,
    me,
    notice,
    play,
    right,
    told,
    typed_as,
    wrong,
)
from tests.stage import Stage, response, shown

if TYPE_CHECKING:
    from cogs.trivia import Trivia

VERDICTS: tuple[Verdict, ...] = ("accept", "near", "reject")
every_way = pytest.mark.parametrize("way", WAYS)


def test_the_bot_asks_for_no_privileged_intent(stage: Stage) -> None:
    asked = {name for name, value in stage.client.intents if value}

    assert asked == {"guilds", "guild_messages"}
    assert stage.env.approved_intents is not None
    assert not stage.env.approved_intents.message_content


@every_way
async def test_an_answer_that_is_typed_counts(way: str, stage: Stage) -> None:
    await play(stage, PERSON)
    answer = right(stage)
    assert await told(stage, way, stage.cho, answer) == LOCKED.format(choice=answer)
    await close(stage)

    reveal = shown(card(stage))
    assert f"✅ **{answer}** — 1" in reveal
    assert f"{stage.cho.mention} **+" in reveal


@every_way
@pytest.mark.parametrize("key", [CHARACTER, DRAMA, YEAR])
async def test_whatever_is_asked_for_can_be_typed(key: str, way: str, stage: Stage) -> None:
    await play(stage, key)
    await told(stage, way, stage.cho, right(stage))
    await close(stage)

    assert f"{stage.cho.mention} **+" in shown(card(stage))


@every_way
async def test_an_answer_can_be_changed_once(way: str, stage: Stage) -> None:
    await play(stage, PERSON)
    first, second, third = wrong(stage), right(stage), wrong(stage, 2)

    assert await told(stage, way, stage.cho, first) == LOCKED.format(choice=first)
    assert await told(stage, way, stage.cho, first.upper()) == LOCKED.format(choice=first), "the same once more"
    assert await told(stage, way, stage.cho, second) == FINAL.format(choice=second)
    last = await told(stage, way, stage.cho, third)
    stays = f"You changed your answer once already. It stays {second}."
    assert last == (FINAL.format(choice=second) if way in {"reply", "mention"} else stays)
    assert len(stage.env.errors) == (way == "guess"), "a refusal of a command, and no fault"
    assert stage.session.answers[stage.cho.id].typed == second


@every_way
async def test_what_was_near_is_told_to_its_player_and_uses_nothing_up(way: str, stage: Stage) -> None:
    await play(stage, PERSON)
    near, answer = typed_as(stage, "near"), right(stage)

    assert await told(stage, way, stage.cho, near) == NEAR
    assert await told(stage, way, stage.cho, answer) == LOCKED.format(choice=answer)


async def test_near_does_not_give_up_what_was_locked_in(stage: Stage) -> None:
    await play(stage, PERSON)
    first = wrong(stage)
    await told(stage, "reply", stage.cho, first)

    assert await told(stage, "guess", stage.cho, typed_as(stage, "near")) == NEAR
    again = await told(stage, "reply", stage.cho, typed_as(stage, "near"))
    assert again == f"{NEAR}\n{LOCKED.format(choice=first)}"
    assert stage.session.answers[stage.cho.id].typed == first


@pytest.mark.parametrize("verdict", VERDICTS)
@every_way
async def test_nothing_public_tells_right_from_near_or_wrong(way: str, verdict: Verdict, stage: Stage) -> None:
    await play(stage, PERSON)
    text, done = typed_as(stage, verdict), len(stage.env.http_requests)
    await told(stage, way, stage.cho, text)

    requests = stage.env.http_requests[done:]
    public = [(entry.method, entry.json) for entry in requests if entry.path.startswith("/channels/")]
    if way in {"guess", "form"}:
        assert public == []
        return
    [(method, sent)] = public
    assert method == "POST"
    assert isinstance(sent, dict)
    assert sent["allowed_mentions"] == {"parse": []}
    found = notice(stage)
    assert found is not None
    assert shown(found).split("\n") == ["", f"-# Noted: {stage.cho.mention}.", "What counts for me?"]


async def test_an_answer_is_on_disk_as_it_was_typed(stage: Stage) -> None:
    await play(stage, PERSON)
    await guess(stage, stage.cho, f"**{right(stage).upper()}** 🎉")

    async with stage.client.app.database.read() as connection:
        rows = (await connection.execute(select(Answer.typed, Answer.choice).where(Answer.number == 2))).all()
    assert [tuple(row) for row in rows] == [(right(stage).upper(), stage.session.question.answer)]


async def test_everything_private_is_acknowledged_before_its_work_is_done(stage: Stage) -> None:
    await play(stage, PERSON)
    for way in (guess, fill_in):
        done = len(stage.env.http_requests)
        await way(stage, stage.cho, right(stage))
        *opened, first, second = stage.env.http_requests[done:]
        assert [entry.json["type"] for entry in opened if isinstance(entry.json, dict)] in ([], [9])
        assert first.json == {"type": 5, "data": {"flags": 64}}
        assert second.path.endswith("/messages/@original")


async def test_the_question_shows_no_choices_and_how_to_answer(stage: Stage) -> None:
    await play(stage, PERSON)

    told = shown(card(stage))
    assert all(choice not in told for choice in stage.session.question.choices)
    assert "Answer\n" in told
    assert "typing earns half as much again" in told
    assert "reply here, for all to read · or /guess" in told


async def test_the_reveal_names_known_choices_and_never_what_a_member_typed(stage: Stage) -> None:
    await play(stage, PERSON)
    answer, known, unknown, unnamed = right(stage), wrong(stage), "Zzyzx Qqq", wrong(stage, 2)
    for who, text in ((stage.ann, known.lower()), (stage.ben, unknown), (stage.cho, typed_as(stage, "near"))):
        await guess(stage, who, text)
    await close(stage)

    reveal = shown(card(stage))
    assert f"✅ **{answer}**\n" in reveal
    assert f"▫️ {known} — 1" in reveal
    assert "▫️ something else — 2" in reveal
    assert unknown not in reveal
    assert "Nobody had it this time." in reveal
    assert unnamed not in reveal
    misses = {missed.typed for missed in await stage.client.app.misses.commonest(9)}
    assert unknown in misses
    assert len(misses) == 2, "another choice is no spelling that is missing"


async def test_only_a_typed_answer_that_did_not_count_can_be_appealed(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await guess(stage, stage.ben, right(stage))
    await guess(stage, stage.cho, right(stage))
    await close(stage)
    assert "Should have counted" not in shown(card(stage))
    await stage.env.advance_time(PAUSE)
    await guess(stage, stage.cho, "Zzyzx Qqq")
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)

    assert "Should have counted" in shown(card(stage))


async def test_play_again_keeps_the_way_to_answer(stage: Stage) -> None:
    await play(stage, PERSON)
    await ask_next(stage)
    await stage.cho.click(stage.last, label="Play again")

    assert stage.session.rules.answers == "typed"
    assert all(question.expects for question in stage.session.questions)


async def test_a_question_goes_on_after_a_restart_with_what_was_typed(stage: Stage, settings: Settings) -> None:
    await play(stage, PERSON)
    near, answer = typed_as(stage, "near"), right(stage)
    await guess(stage, stage.ben, near)
    await guess(stage, stage.cho, answer)
    opened = await stage.ann.click(card(stage), label="Answer")
    await restart(stage, settings)

    answers = stage.session.answers
    assert {who: (given.typed, given.is_near) for who, given in answers.items()} == {
        stage.ben.id: (near, True),
        stage.cho.id: (answer, False),
    }
    assert "Answer\n" in shown(stage.last)
    sent = await stage.ann.submit_modal(opened, {"answer": answer})
    assert response(sent) == LOCKED.format(choice=answer)
    assert await told(stage, "reply", stage.ben, answer) == LOCKED.format(choice=answer)
    await close(stage)
    assert all(f"{who.mention} **+" in shown(card(stage)) for who in (stage.ann, stage.ben, stage.cho))


async def test_who_holds_the_games_still_lets_nothing_in_between(stage: Stage) -> None:
    await play(stage, PERSON)
    trivia, game = cast("Trivia", stage.client.get_cog("Trivia")), stage.session.id
    async with trivia.settled([game, "0" * 32]) as held:
        assert held == {game: stage.session}
        stage.press_at_once([(stage.cho, f"answer:{game}:2:0")], card(stage))
        await discord.utils.sleep_until(discord.utils.utcnow())
        runner = trivia.runners[stage.channel.id]
        assert runner.desk.turn.locked()
        assert stage.session.answers == {}
    async with trivia.settled([game]), trivia.settled([]) as none:
        assert none == {}


async def test_a_mention_is_no_command(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await play(stage, PERSON)
    with caplog.at_level(logging.DEBUG, logger="discord.ext.commands"):
        await stage.cho.send(stage.channel, f"{me(stage)} help")

    assert caplog.records == []
    assert stage.env.errors == []
