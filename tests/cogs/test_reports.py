"""A question is reported from its reveal: a moderator or three members leave it out of that server, and of no other."""

from __future__ import annotations

import json
from random import Random

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import select, update

from bot.game import Room, Rules
from bot.questions import Question
from bot.settings import Settings
from bot.storage import Complaint, Flaw
from bot.storage.schema import Game, Report, Table
from cogs._ui import FLAWS
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import ROUND
from tests.stage import Shown, Stage, response, shown

ABOUT = "drama:healer"
LEFT_OUT = "Thank you. This is not asked in this server any more, until a moderator decides with /server queue."
WAITING = "Thank you. A moderator will look at it. Once three members have reported it"


async def reveal(stage: Stage) -> tuple[Shown, Question]:
    """Play a game of one question, and return its reveal."""
    await stage.play(stage.ben, rounds=1, about=ABOUT)
    question = stage.session.question
    await stage.answer(stage.ben)
    await stage.env.advance_time(ROUND)
    assert stage.channel.id not in stage.client.app.sessions
    return next(message for message in stage.channel.history() if "Report" in shown(message)), question


async def report(who: MemberActor, message: Shown, reason: Flaw = "wrong", **also: str) -> InteractionResult:
    """Report the question of a reveal."""
    opened = await who.click(message, label="Report")
    return await who.submit_modal(opened, {"reason": reason, **also})


async def left_out(stage: Stage) -> frozenset[str]:
    """Return what is left out in the server."""
    return await stage.client.app.reports.pulled(stage.guild.id)


async def kept(stage: Stage) -> list[tuple[int, str, str, bool]]:
    """Return who reported, why, with which note, and whether as a moderator."""
    async with stage.client.app.database.read() as connection:
        rows = await connection.execute(
            select(Report.player_id, Report.reason, Report.note, Report.is_moderator).order_by(Report.id)
        )
        return [(row.player_id, row.reason, row.note, row.is_moderator) for row in rows]


async def test_the_form_opens_at_once_and_asks_why(stage: Stage) -> None:
    message, _question = await reveal(stage)
    done = len(stage.env.http_requests)
    opened = await stage.cho.click(message, label="Report")

    [only] = stage.env.http_requests[done:]
    assert only.path.endswith("/callback")
    assert opened.modal is not None
    assert opened.modal["custom_id"].startswith("report_send:")
    why, note = (label["component"] for label in opened.modal["components"])
    assert [option["value"] for option in why["options"]] == list(FLAWS)
    assert why["required"]
    assert (note["required"], note["max_length"]) == (False, 300)


@pytest.mark.parametrize("reason", list(FLAWS))
async def test_every_reason_can_be_given(reason: Flaw, stage: Stage) -> None:
    message, _question = await reveal(stage)
    told = await report(stage.cho, message, reason, note="  see\n\nepisode 3 ")

    assert told.ephemeral
    assert response(told).startswith(WAITING)
    assert await kept(stage) == [(stage.cho.id, reason, "see episode 3", False)]


async def test_a_moderators_report_leaves_the_question_out_at_once(stage: Stage) -> None:
    message, question = await reveal(stage)

    assert response(await report(stage.ann, message)) == LEFT_OUT
    assert await left_out(stage) == frozenset(question.facts or (question.key,))
    assert await kept(stage) == [(stage.ann.id, "wrong", "", True)]


async def test_three_members_leave_the_question_out(stage: Stage) -> None:
    message, question = await reveal(stage)
    dan = stage.guild.add_member(stage.env.create_user("dan"))

    for who in (stage.ben, stage.cho):
        assert response(await report(who, message)).startswith(WAITING)
        assert await left_out(stage) == frozenset()
    assert response(await report(dan, message)) == LEFT_OUT
    assert await left_out(stage) == frozenset(question.facts or (question.key,))


async def test_the_same_member_three_times_does_not(stage: Stage) -> None:
    message, _question = await reveal(stage)

    for reason in ("wrong", "outdated", "spoiler"):
        assert response(await report(stage.cho, message, reason)).startswith(WAITING)
    assert await left_out(stage) == frozenset()
    assert await kept(stage) == [(stage.cho.id, "spoiler", "", False)]


async def test_who_reports_what_is_left_out_already_is_told_so(stage: Stage) -> None:
    message, _question = await reveal(stage)
    await report(stage.ann, message)

    assert response(await report(stage.cho, message)) == LEFT_OUT


async def test_what_is_left_out_is_not_drawn_here_but_is_elsewhere(stage: Stage) -> None:
    app, rules = stage.client.app, Rules(rounds=50, about=ABOUT)
    while asked := app.deck.draw(rules, Random(1), Room(pulled=await left_out(stage))):
        for question in asked:
            complaint = Complaint(stage.ann.id, "wrong", "", is_moderator=True)
            await app.reports.add(stage.guild.id, question, complaint, stage.env.now())
    other = stage.env.create_guild("Another club")
    channel = other.create_text_channel("trivia")
    eve = other.add_member(stage.env.create_user("eve"))

    assert "I have no questions for that." in stage.refusal(await stage.play(about=ABOUT))
    assert response(await eve.slash(channel, "trivia play", rounds=3, about=ABOUT)).startswith("Game on")


async def test_what_was_reported_waits_for_a_decision_as_it_was_asked(stage: Stage) -> None:
    message, question = await reveal(stage)

    assert response(await report(stage.ann, message)) == LEFT_OUT
    [case] = await stage.client.app.reports.open(stage.guild.id)
    assert (case.key, case.stem) == (question.key, question.told)
    assert case.answer == question.choices[question.answer]


async def test_a_form_opened_before_a_restart_is_taken_after_it(stage: Stage, settings: Settings) -> None:
    message, _question = await reveal(stage)
    opened = await stage.cho.click(message, label="Report")
    await restart(stage, settings)
    told = await stage.cho.submit_modal(opened, {"reason": "outdated"})

    assert response(told).startswith(WAITING)
    assert await kept(stage) == [(stage.cho.id, "outdated", "", False)]


async def test_a_form_is_answered_once_and_nothing_of_it_stays_in_memory(stage: Stage) -> None:
    message, _question = await reveal(stage)
    opened = await stage.cho.click(message, label="Report")
    assert stage.client._connection._view_store._modals == {}  # noqa: SLF001 - where discord.py keeps forms
    done = len(stage.env.http_requests)
    await stage.cho.submit_modal(opened, {"reason": "wrong"})

    answered = [entry.path.rpartition("/")[2] for entry in stage.env.http_requests[done:]]
    assert answered == ["callback", "@original"]


async def test_a_question_of_a_game_nobody_knows(stage: Stage) -> None:
    message, _question = await reveal(stage)
    async with stage.client.app.database.write() as connection:
        await connection.execute(update(Game).values(questions=[]))
    told = await report(stage.cho, message)

    assert response(told) == "I no longer know that question. Report it when it comes up again."
    assert await kept(stage) == []


async def test_a_question_that_was_decided_on_is_not_reported_again(stage: Stage) -> None:
    message, question = await reveal(stage)
    await report(stage.cho, message)
    reports = stage.client.app.reports
    await reports.decide(stage.guild.id, question.key, "dismissed", stage.ann.id, stage.env.now())

    told = response(await report(stage.cho, message))
    assert told == "You reported that question before, and the moderators have decided on it. Talk to them."


async def test_a_form_of_another_version_is_answered(stage: Stage) -> None:
    await stage.play(rounds=1)
    stage.send_form(stage.cho, "bet:42")
    await stage.env.settle()

    assert any(
        "That form is from an older message. Open it again." in str(sent.json) for sent in stage.env.http_requests
    )


async def test_a_fault_in_a_form_is_told_with_a_number(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    message, _question = await reveal(stage)
    async with stage.client.app.database.write() as connection:
        await connection.execute(update(Game).values(questions=["not a question"]))
    told = await report(stage.cho, message)

    assert "Something broke on my side, not yours." in response(told)
    assert any("fault" in record.getMessage() for record in caplog.records)


async def test_deleting_leaves_nothing_of_a_members_reports(stage: Stage) -> None:
    message, _question = await reveal(stage)
    await report(stage.cho, message, note="that is not what I saw")
    panel = (await stage.cho.slash(stage.channel, "privacy")).response
    assert panel is not None
    assert "Questions you reported: **1**" in shown(panel)
    exported = (await stage.cho.click(panel, label="Export")).response
    assert exported is not None
    [written] = json.loads(await exported.attachments[0].read())["reports"]
    assert (written["reason"], written["note"]) == ("wrong", "that is not what I saw")
    await stage.cho.click(panel, label="Delete all")
    await stage.cho.click(panel, label="Yes, delete all")

    async with stage.client.app.database.read() as connection:
        for table in Table.metadata.sorted_tables:
            rows = repr((await connection.execute(select(table))).all())
            assert str(stage.cho.id) not in rows, table.name
            assert "not what I saw" not in rows, table.name
