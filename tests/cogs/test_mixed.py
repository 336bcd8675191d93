"""A mixed game: answers are typed at first, and from half time on there are buttons as well."""

from __future__ import annotations

from datetime import timedelta

from bot.settings import Settings
from tests.cogs.test_game_follows import A_LITTLE, close
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE
from tests.cogs.typed import DRAMA, LOCKED, PERSON, SECONDS, card, guess, play, right, told, wrong
from tests.stage import Stage, response, shown

TYPED_ONLY = "episode_count:vincenzo"
"""Whatever its name: a question that cannot be answered without its choices."""


def choices_shown(stage: Stage) -> list[bool]:
    """Return for each choice of the open question whether there is a button for it."""
    lines = shown(card(stage)).splitlines()
    return [
        f"{letter} · {choice}" in lines for letter, choice in zip("ABCD", stage.session.question.choices, strict=True)
    ]


async def half_time(stage: Stage) -> None:
    """Wait until the choices are there."""
    due = stage.session.choices_due
    assert due is not None
    await stage.env.advance_time((due - stage.env.now()).total_seconds() + A_LITTLE)


async def test_the_buttons_come_at_half_time(stage: Stage) -> None:
    await play(stage, PERSON, answers="mixed")
    opened_at = stage.session.opened_at
    assert opened_at is not None
    assert stage.session.choices_due == opened_at + timedelta(seconds=SECONDS / 2)
    question = card(stage)
    assert choices_shown(stage) == [False] * 4
    assert " · choices <t:" in shown(question)
    assert "typing earns half as much again" in shown(question)

    await half_time(stage)
    assert card(stage).id == question.id
    assert choices_shown(stage) == [True] * 4
    assert "half as much again" not in shown(card(stage))
    assert "Answer" in shown(card(stage)).splitlines()


async def test_after_half_time_one_may_press_or_type(stage: Stage) -> None:
    await play(stage, PERSON, answers="mixed")
    await half_time(stage)
    answer = right(stage)

    assert response(await stage.answer(stage.ben, message=card(stage))) == LOCKED.format(choice=answer)
    assert await told(stage, "form", stage.cho, answer) == LOCKED.format(choice=answer)
    await close(stage)
    assert all(f"{who.mention} **+" in shown(card(stage)) for who in (stage.ben, stage.cho))


async def test_once_all_have_answered_nobody_waits_for_the_choices(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA, answers="mixed")
    await guess(stage, stage.ben, right(stage))
    await close(stage)
    await stage.env.advance_time(PAUSE)
    due = stage.session.choices_due
    assert due is not None
    await guess(stage, stage.ben, right(stage))
    await stage.env.advance_time(1.5 + 1)

    assert stage.env.now() < due
    assert f"{stage.ben.mention} **+" in shown(card(stage))


async def test_no_button_works_before_it_is_shown(stage: Stage) -> None:
    await play(stage, PERSON, answers="mixed")
    stage.press_at_once([(stage.cho, f"answer:{stage.session.id}:{stage.session.number}:0")], card(stage))
    await stage.env.settle()

    told = [entry.json for entry in stage.env.http_requests if "/webhooks/" in entry.path]
    assert "There are no choices to press here now. Type your answer." in str(told[-1])
    assert stage.session.answers == {}


async def test_typing_early_earns_half_as_much_again(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA, answers="mixed")
    await guess(stage, stage.ben, right(stage))
    await half_time(stage)
    await guess(stage, stage.cho, right(stage))
    await close(stage)

    players = stage.session.players
    assert players[stage.ben.id].points > 1.4 * players[stage.cho.id].points


async def test_a_question_that_needs_its_choices_has_them_at_once_and_is_not_typed(stage: Stage) -> None:
    await play(stage, TYPED_ONLY, answers="mixed")

    assert choices_shown(stage) == [True] * 4
    assert "Answer" not in shown(card(stage)).splitlines()
    assert "Hint" not in shown(card(stage)).splitlines()
    refused = await guess(stage, stage.cho, "16")
    assert stage.refusal(refused) == "This question is not for typing. Answer with its buttons."


async def test_choices_that_nobody_saw_are_not_in_the_reveal(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA, answers="mixed")
    answer, unnamed = right(stage), wrong(stage, 2)
    await guess(stage, stage.cho, answer)
    await stage.ann.slash(stage.channel, "trivia skip")
    await stage.env.advance_time(1)

    assert f"✅ **{answer}** — 1" in shown(card(stage))
    assert unnamed not in shown(card(stage))


async def test_choices_that_all_saw_are_in_the_reveal(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA, answers="mixed")
    letters = [f"{letter} · {choice}" for letter, choice in zip("ABCD", stage.session.question.choices, strict=True)]
    await half_time(stage)
    await stage.answer(stage.cho, right=False, message=card(stage))
    await close(stage)

    assert all(told in shown(card(stage)) for told in letters)
    assert "Should have counted" not in shown(card(stage))


async def test_choices_that_were_shown_are_shown_again_after_a_restart(stage: Stage, settings: Settings) -> None:
    await play(stage, PERSON, answers="mixed")
    await half_time(stage)
    await restart(stage, settings)

    assert choices_shown(stage) == [True] * 4


async def test_choices_still_to_come_come_after_a_restart_as_well(stage: Stage, settings: Settings) -> None:
    await play(stage, PERSON, answers="mixed")
    await restart(stage, settings)

    assert choices_shown(stage) == [False] * 4
    await half_time(stage)
    assert choices_shown(stage) == [True] * 4
