"""Messages that answer a question: which ones do, and the notice that says whose came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import discord
import pytest
from simcord.backend.models import AllowedMentions

from bot.settings import Settings
from cogs.trivia._notice import NAMED
from tests.cogs.test_game_follows import close
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE
from tests.cogs.typed import (
    DRAMA,
    FINAL,
    LOCKED,
    NEAR,
    PERSON,
    card,
    guess,
    me,
    mine,
    notice,
    play,
    right,
    typed_as,
    wrong,
)
from tests.stage import Shown, Stage, response, shown

if TYPE_CHECKING:
    from cogs.trivia import Trivia


def answered(stage: Stage) -> bool:
    """Whether `cho` has answered the open question, or is said to have."""
    return stage.cho.id in stage.session.answers or notice(stage) is not None


def reply_without_ping(stage: Stage, text: str, to: Shown) -> None:
    """Let `cho` reply to a message with the ping off; settle afterwards."""
    stage.env.backend.create_message(
        stage.channel.id,
        stage.cho.id,
        text,
        reference={"channel_id": str(stage.channel.id), "message_id": str(to.id)},
        allowed_mentions=AllowedMentions(replied_user=False),
    )


async def test_what_members_say_among_themselves_is_no_answer(stage: Stage) -> None:
    await play(stage, PERSON)
    said = await stage.cho.send(stage.channel, right(stage))
    await stage.cho.send(stage.channel, right(stage), reply_to=said)
    await stage.cho.send(stage.channel, f"{stage.ann.mention} {right(stage)}")

    assert not answered(stage)


async def test_a_reply_with_the_ping_off_is_not_shown_to_the_bot(stage: Stage) -> None:
    await play(stage, PERSON)
    reply_without_ping(stage, right(stage), card(stage))
    await stage.env.settle()

    assert not answered(stage)


async def test_a_reply_to_an_earlier_question_is_no_answer_to_this_one(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    earlier = card(stage)
    await guess(stage, stage.ben, right(stage))
    await close(stage)
    await stage.env.advance_time(PAUSE)
    assert stage.session.number == 3
    await stage.cho.send(stage.channel, right(stage), reply_to=earlier)

    assert not answered(stage)


async def test_a_reply_to_the_notice_answers_as_well(stage: Stage) -> None:
    await play(stage, PERSON)
    await stage.ben.send(stage.channel, right(stage), reply_to=card(stage))
    found = notice(stage)
    assert found is not None
    await stage.cho.send(stage.channel, right(stage), reply_to=found)

    assert stage.session.answers.keys() == {stage.ben.id, stage.cho.id}


@pytest.mark.parametrize("said", ["", "🎉", "?!", "<@{ann}>"])
async def test_a_mention_that_says_nothing_is_no_answer(said: str, stage: Stage) -> None:
    await play(stage, PERSON)
    await stage.cho.send(stage.channel, f"{me(stage)} {said.format(ann=stage.ann.id)}")

    assert not answered(stage)


async def test_bots_and_webhooks_do_not_play(stage: Stage) -> None:
    await play(stage, PERSON)
    robot = stage.guild.add_member(stage.env.create_user("robot", bot=True))
    await robot.send(stage.channel, f"{me(stage)} {right(stage)}")
    webhook = stage.guild.create_webhook(stage.channel, "hook")
    await webhook.send(f"{me(stage)} {right(stage)}")

    assert stage.session.answers == {}
    assert notice(stage) is None


async def test_a_mention_where_no_game_runs_is_left_alone(stage: Stage) -> None:
    await play(stage, PERSON)
    other = stage.guild.create_text_channel("second-room")
    done = len(stage.env.http_requests)
    await stage.cho.send(other, f"{me(stage)} {right(stage)}")
    await stage.cho.send_dm(right(stage))

    assert len(stage.env.http_requests) == done
    assert not answered(stage)


async def test_a_mention_between_two_questions_is_left_alone(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    answer = right(stage)
    await guess(stage, stage.ben, answer)
    await close(stage)
    done = len(stage.env.http_requests)
    await stage.cho.send(stage.channel, f"{me(stage)} {answer}")
    await stage.cho.send(stage.channel, answer, reply_to=card(stage))

    assert len(stage.env.http_requests) == done
    await stage.env.advance_time(PAUSE)
    assert not answered(stage)


async def test_a_game_with_buttons_leaves_messages_alone(stage: Stage) -> None:
    await play(stage, PERSON, answers="buttons")
    done = len(stage.env.http_requests)
    await stage.cho.send(stage.channel, f"{me(stage)} {right(stage)}")
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))

    assert len(stage.env.http_requests) == done
    assert not answered(stage)


async def test_a_crowd_is_one_notice_that_is_edited_once_a_second(stage: Stage) -> None:
    await play(stage, PERSON)
    fans = [stage.guild.add_member(stage.env.create_user(f"fan{number}")) for number in range(NAMED + 2)]
    done = len(stage.env.http_requests)
    for fan in fans:
        stage.env.backend.create_message(stage.channel.id, fan.id, f"{me(stage)} {right(stage)}")
    await stage.env.settle()
    await stage.env.advance_time(1)

    requests = [entry.method for entry in stage.env.http_requests[done:] if entry.path.startswith("/channels/")]
    assert requests[0] == "POST"
    assert len(requests) <= 3
    assert set(requests[1:]) == {"PATCH"}
    found = notice(stage)
    assert found is not None
    told = shown(found)
    assert sum(fan.mention in told for fan in fans) == NAMED
    assert "…and 2 more" in told
    assert stage.session.answers.keys() == {fan.id for fan in fans}


async def test_the_notice_goes_when_the_question_is_revealed(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    assert notice(stage) is not None
    await close(stage)

    assert notice(stage) is None
    assert stage.cho.mention in shown(card(stage))


async def test_the_notice_goes_when_the_question_is_taken_back(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    trivia = cast("Trivia", stage.client.get_cog("Trivia"))
    stage.env.let(lambda: trivia.withdraw(stage.guild.id, frozenset({stage.session.question.key})))
    await stage.env.settle()

    assert stage.session.phase == "between"
    assert notice(stage) is None


@pytest.mark.parametrize("status", [404, 403])
async def test_a_notice_that_cannot_be_deleted_stops_nothing(status: int, stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    stage.env.inject_error("DELETE", "/channels/*", status=status, code=10008)
    await close(stage)
    await stage.env.advance_time(PAUSE)

    assert stage.session.number == 3


async def test_a_notice_that_cannot_be_sent_stops_nothing(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    assert notice(stage) is None
    await close(stage)

    assert f"{stage.cho.mention} **+" in shown(card(stage))


async def test_the_button_tells_each_what_counts_for_them(stage: Stage) -> None:
    await play(stage, PERSON)
    answer = right(stage)
    await stage.ben.send(stage.channel, typed_as(stage, "near"), reply_to=card(stage))
    await stage.cho.send(stage.channel, answer, reply_to=card(stage))

    assert response(await mine(stage, stage.ben)) == NEAR
    assert response(await mine(stage, stage.cho)) == LOCKED.format(choice=answer)
    nothing = await mine(stage, stage.ann)
    assert nothing.ephemeral
    assert response(nothing) == "Nothing of yours counts yet. Reply to the question, or use /guess."


async def test_each_question_has_a_notice_of_its_own_and_knows_nothing_of_the_one_before(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await stage.cho.send(stage.channel, typed_as(stage, "near"), reply_to=card(stage))
    await guess(stage, stage.ben, right(stage))
    await close(stage)
    await stage.env.advance_time(PAUSE)
    assert stage.session.number == 3
    await stage.ben.send(stage.channel, right(stage), reply_to=card(stage))

    assert response(await mine(stage, stage.ben)) == LOCKED.format(choice=right(stage))
    assert response(await mine(stage, stage.cho)).startswith("Nothing of yours counts yet.")


async def test_the_button_tells_of_a_choice_that_was_pressed_as_well(stage: Stage) -> None:
    await play(stage, PERSON, answers="mixed")
    await stage.env.advance_time(31)
    await stage.answer(stage.cho, message=card(stage))
    await stage.ben.send(stage.channel, right(stage), reply_to=card(stage))

    assert response(await mine(stage, stage.cho)) == LOCKED.format(choice=right(stage))


async def test_who_is_final_is_noted_all_the_same_and_told_by_the_button(stage: Stage) -> None:
    await play(stage, PERSON)
    for text in (wrong(stage), right(stage)):
        await guess(stage, stage.cho, text)
    await stage.cho.send(stage.channel, wrong(stage, 2), reply_to=card(stage))

    assert response(await mine(stage, stage.cho)) == f"Changed: **{right(stage)}**. That is final."
    assert stage.env.errors == []


async def test_of_two_messages_at_once_the_later_one_is_the_change(stage: Stage) -> None:
    await play(stage, PERSON)
    first, second = wrong(stage), right(stage)
    for text in (first, second):
        stage.env.backend.create_message(stage.channel.id, stage.cho.id, f"{me(stage)} {text}")
    await stage.env.settle()

    assert response(await mine(stage, stage.cho)) == FINAL.format(choice=second)


async def test_what_was_typed_cannot_break_out_of_the_answer(stage: Stage) -> None:
    await play(stage, PERSON)
    await stage.cho.send(stage.channel, "x_y_z` [here](http://a.example) @everyone", reply_to=card(stage))

    told = response(await mine(stage, stage.cho))
    assert "http" not in told
    assert "x_y_z" not in told


async def test_a_notice_left_by_a_killed_process_answers_and_goes(stage: Stage, settings: Settings) -> None:
    await play(stage, PERSON, DRAMA)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    left = notice(stage)
    assert left is not None
    await restart(stage, settings)
    assert response(await mine(stage, stage.cho)) == LOCKED.format(choice=right(stage))
    await guess(stage, stage.ben, right(stage))
    await close(stage)

    late = await stage.cho.click(left, custom_id=f"mine:{stage.session.id}:2")
    assert response(late) == "That question is closed. The next one is on its way."
    assert notice(stage) is None


async def test_a_bot_that_is_closed_takes_its_notice_along(stage: Stage) -> None:
    await play(stage, PERSON)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    await stage.client.unload_extension("cogs.trivia")

    assert notice(stage) is None


async def test_a_message_is_timed_by_discords_clock(stage: Stage) -> None:
    await play(stage, PERSON)
    sent = await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))

    assert stage.session.answers[stage.cho.id].at == discord.utils.snowflake_time(sent.id)


async def test_a_host_is_told_what_was_typed_in_vain_and_of_nobody(stage: Stage) -> None:
    """The mention of the bot is how a message is meant for it; one of somebody else may tell of them."""
    await play(stage, PERSON)
    await stage.cho.send(stage.channel, f"{me(stage)} Zzyzx Qqq")
    await stage.ben.send(stage.channel, f"{me(stage)} {stage.ann.mention} is Blorb Zindle")
    await guess(stage, stage.ann, "ann@example.com")
    assert set(stage.session.answers) == {stage.ann.id, stage.ben.id, stage.cho.id}

    assert [missed.typed for missed in await stage.client.app.misses.commonest(9)] == ["Zzyzx Qqq"]
