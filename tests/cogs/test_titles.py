"""In a server that reads Korean titles, dramas are named so wherever cards are shown; what counts does not change."""

from __future__ import annotations

from random import Random

import discord
import pytest

from bot.game import Rules
from bot.questions import Question
from bot.settings import Settings
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, response, shown


@pytest.fixture
async def question(stage: Stage) -> Question:
    """Settle on Korean titles, and find a question whose choices are titles."""
    await stage.client.app.guilds.change(stage.guild.id, titles="korean")
    drawn = stage.client.app.deck.draw(Rules(rounds=50), Random(7))
    return next(question for question in drawn if question.kind == "drama_of_role")


def native(stage: Stage, title: str) -> str:
    """Return the Korean title of a drama."""
    dramas = stage.client.app.catalogue.dramas.values()
    return next(drama.native_title for drama in dramas if drama.title == title)


async def ask(stage: Stage, question: Question, answers: str = "buttons") -> discord.Message:
    """Play a game up to a question."""
    await stage.play(rounds=2, answers=answers)
    await stage.deal(question)
    await stage.env.advance_time(ROUND + PAUSE)
    return stage.last


async def test_a_question_its_confirmation_and_its_reveal_name_dramas_in_korean(
    stage: Stage, question: Question
) -> None:
    card = shown(await ask(stage, question))
    right = question.choices[question.answer]
    for choice in question.choices:
        assert native(stage, choice) in card
        assert choice not in card

    told = response(await stage.answer(stage.ben))
    assert told == f"Locked in: **{discord.utils.escape_markdown(native(stage, right))}**. You may change it once."
    await stage.env.advance_time(ROUND)
    reveal = shown([message for message in stage.channel.history() if "✅" in shown(message)][-1])
    assert f"· {native(stage, right)}**" in reveal
    assert right not in reveal
    assert stage.ben.mention in reveal


async def test_the_games_own_question_stays_as_it_was_drawn(stage: Stage, question: Question) -> None:
    await ask(stage, question)

    assert stage.session.question == question


@pytest.mark.parametrize("is_korean", [True, False])
async def test_either_title_may_be_typed(is_korean: bool, stage: Stage, question: Question) -> None:  # noqa: FBT001 - as the test varies
    await ask(stage, question, "typed")
    right = question.choices[question.answer]
    typed = native(stage, right) if is_korean else right
    await stage.ben.slash(stage.channel, "guess", answer=typed)
    await stage.env.advance_time(ROUND)

    assert any(f"{stage.ben.mention} **+" in shown(message) for message in stage.channel.history())


async def test_after_a_restart_dramas_are_named_as_before(stage: Stage, question: Question, settings: Settings) -> None:
    await ask(stage, question)
    await restart(stage, settings)

    assert native(stage, question.choices[question.answer]) in shown(stage.last)


async def test_english_is_shown_where_nothing_is_settled(stage: Stage, question: Question) -> None:
    await stage.client.app.guilds.change(stage.guild.id, titles="english")
    card = shown(await ask(stage, question))

    assert all(choice in card for choice in question.choices)


async def test_a_drama_is_looked_up_under_its_korean_title(stage: Stage, question: Question) -> None:
    told = response(await stage.ann.slash(stage.channel, "drama", drama="healer"))
    assert told.splitlines()[0] == "## 힐러"
    assert "Healer" in told.splitlines()[1]

    suggested = response(await stage.ann.slash(stage.channel, "recommend like", drama="healer"))
    assert "If you liked **힐러**" in suggested
