"""Nothing tells an answer, or what becomes of one, before the reveal; and nothing late counts for the next question."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import discord
import pytest
from sqlalchemy import select

from bot.catalogue import Verdict
from bot.game.rules import MENDING_TIME
from bot.storage.schema import Score
from tests.cogs.test_game_follows import close
from tests.cogs.test_trivia import PAUSE
from tests.cogs.typed import DRAMA, PERSON, YEAR, card, guess, me, notice, play, right, typed_as, wrong
from tests.stage import Stage, shown

if TYPE_CHECKING:
    from cogs.trivia import Trivia

CLOSED = "That question is closed. The next one is on its way."


async def exported(stage: Stage) -> dict[str, object]:
    """Let `cho` take along what is kept of them, and return their answer to the second question."""
    panel = await stage.cho.slash(stage.channel, "privacy")
    assert panel.response is not None
    result = await stage.cho.click(panel.response, label="Export")
    assert result.response is not None
    [file] = result.response.attachments
    [answer] = [each for each in json.loads(await file.read())["answers"] if each["number"] == 2]
    return dict(answer)


@pytest.mark.parametrize("verdict", ["accept", "reject"])
async def test_the_export_does_not_tell_what_a_typed_answer_came_to_before_the_reveal(
    verdict: Verdict, stage: Stage
) -> None:
    await play(stage, PERSON, DRAMA)
    text = typed_as(stage, verdict)
    await guess(stage, stage.cho, text)
    before = await exported(stage)
    assert (before["typed"], before["choice"], before["is_right"]) == (text, None, None)
    answer = stage.session.question.answer
    await close(stage)

    after = await exported(stage)
    assert (after["choice"], after["is_right"]) == ((answer, True) if verdict == "accept" else (None, False))


async def test_the_export_tells_which_button_was_pressed(stage: Stage) -> None:
    await play(stage, PERSON, answers="buttons")
    await stage.choose(stage.cho, 2, message=card(stage))

    assert (await exported(stage))["choice"] == 2


async def test_what_was_sent_before_the_question_is_no_answer_to_it_however_late_it_comes(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    answer = right(stage)
    await guess(stage, stage.ben, answer)
    await close(stage)
    await stage.env.advance_time(PAUSE - 1)
    backend, channel = stage.env.backend, stage.channel.id
    to = {"channel_id": str(channel), "message_id": str(card(stage).id)}
    reply = backend.create_message(channel, stage.ann.id, answer, reference=to)
    mention = backend.create_message(channel, stage.ben.id, f"{me(stage)} {answer}")
    late = stage.sent(stage.cho, "guess", answer=answer)
    await stage.env.advance_time(1)
    assert (stage.session.number, stage.session.phase) == (3, "open")
    for message in (reply, mention):
        backend.announce_message_create(message)
    late()
    await stage.env.settle()

    assert stage.session.answers == {}
    assert notice(stage) is None
    told = [entry.json for entry in stage.env.http_requests if "/webhooks/" in entry.path]
    assert CLOSED in str(told[-1])
    assert len(stage.env.errors) == 1, "the command was refused"
    await guess(stage, stage.cho, right(stage))
    assert stage.session.answers.keys() == {stage.cho.id}


async def test_a_message_that_comes_while_the_question_closes_leaves_no_notice(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await guess(stage, stage.cho, wrong(stage))
    trivia = cast("Trivia", stage.client.get_cog("Trivia"))
    await trivia.runner(stage.channel.id).skip(stage.ann.id, may_decide=True)
    async with trivia.settled([stage.session.id]):
        await discord.utils.sleep_until(discord.utils.utcnow())  # the question waits to be closed, and then its answer
        stage.env.backend.create_message(stage.channel.id, stage.cho.id, f"{me(stage)} {right(stage)}")
        await discord.utils.sleep_until(discord.utils.utcnow())
    await stage.env.settle()

    assert "Nobody had it this time." in shown(card(stage))
    assert notice(stage) is None


async def test_who_deletes_all_while_a_question_closes_gets_no_points_for_it(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await guess(stage, stage.cho, right(stage))
    app, session = stage.client.app, stage.session
    closed, _finished = session.close()
    session.forget(stage.cho.id)
    await app.players.forget(stage.cho.id, [session])
    await app.games.closed(session, closed, stage.guild.id, stage.env.now().date(), stage.env.now())

    async with app.database.read() as connection:
        assert (await connection.execute(select(Score).where(Score.player_id == stage.cho.id))).all() == []


@pytest.mark.parametrize("verdict", ["accept", "near", "reject"])
async def test_how_long_the_question_stays_open_does_not_tell_that_a_reply_was_near(
    verdict: Verdict, stage: Stage
) -> None:
    await play(stage, PERSON, DRAMA, YEAR, rounds=4)
    for who in (stage.ben, stage.cho):
        await guess(stage, who, right(stage))
    await close(stage)
    await stage.env.advance_time(PAUSE)
    await guess(stage, stage.ben, right(stage))
    await stage.cho.send(stage.channel, typed_as(stage, verdict), reply_to=card(stage))
    assert notice(stage) is not None
    await stage.env.advance_time(MENDING_TIME.total_seconds() + 2)

    assert stage.session.phase == "between"
