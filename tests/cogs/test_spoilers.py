"""What spoils is asked as the server has settled it: never, always, or only among those who have all seen it."""

from __future__ import annotations

from simcord.actors import MemberActor
from sqlalchemy import select

from bot.game import Policy
from bot.questions import Question
from bot.storage.schema import Game
from tests.cogs.test_game_follows import ask_next, close
from tests.stage import Stage, response, shown

ABOUT, LAST = "drama:squid-game", 9
"""A drama of which two questions spoil something, the last episode of it too; ten rounds draw everything there is."""
BLAMED = "questions for that which spoil nothing for those who play."


async def seen(stage: Stage, *members: MemberActor, episode: int = LAST) -> None:
    """Let members have seen the drama as far as that."""
    for who in members:
        await who.slash(stage.channel, "list progress", drama="squid-game", episode=episode)


async def settle(stage: Stage, policy: Policy) -> None:
    """Settle the server's way with spoilers."""
    await stage.client.app.guilds.change(stage.guild.id, spoilers=policy)


async def play(stage: Stage) -> list[Question]:
    """Start a game of ann's about the drama, at a level so that the order is kept, and return what it may spoil."""
    await stage.play(about=ABOUT, rounds=10, difficulty="easy", seconds=90)
    return [question for question in stage.session.questions if question.spoils]


async def spoilers_first(stage: Stage) -> None:
    """Start a game in which the questions that spoil come right behind the first."""
    assert len(await play(stage)) == 2
    await stage.deal(*sorted(stage.session.questions[1:], key=lambda question: not question.spoils))
    assert stage.session.questions[1].spoils


async def asked(stage: Stage) -> list[Question]:
    """Skip to the end of the game, and return all that is asked from the next question on."""
    session, before = stage.session, stage.session.number
    while stage.channel.id in stage.client.app.sessions:
        await ask_next(stage)
    return [session.questions[place] for place in session.order[before:]]


async def test_while_nobody_says_what_they_have_seen_nothing_that_spoils_is_asked(stage: Stage) -> None:
    assert await play(stage) == []


async def test_who_has_not_seen_the_end_is_not_asked_about_it(stage: Stage) -> None:
    await seen(stage, stage.ann, episode=7)

    assert await play(stage) == []


async def test_those_who_have_all_seen_it_may_be_asked(stage: Stage) -> None:
    await seen(stage, stage.ann, stage.ben)
    await spoilers_first(stage)
    await stage.answer(stage.ben)
    await ask_next(stage)

    assert stage.session.question.spoils


async def test_a_starter_who_is_gone_keeps_nothing_from_those_who_are_there(stage: Stage) -> None:
    await seen(stage, stage.ann, stage.ben)
    await spoilers_first(stage)
    await stage.answer(stage.ben)
    stage.session.forget(stage.ann.id)
    await ask_next(stage)

    assert stage.session.question.spoils


async def test_from_when_somebody_joins_who_has_not_seen_it_nothing_that_spoils_is_asked(stage: Stage) -> None:
    await seen(stage, stage.ann)
    await spoilers_first(stage)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben)
    following = await asked(stage)

    assert len(following) == 9
    assert [question for question in following if question.spoils] == []


async def test_once_the_one_who_joined_has_seen_it_too_it_may_be_asked(stage: Stage) -> None:
    await seen(stage, stage.ann)
    await spoilers_first(stage)
    await stage.answer(stage.ben)
    await ask_next(stage)
    assert not stage.session.question.spoils
    await seen(stage, stage.ben)
    await ask_next(stage)

    assert stage.session.question.spoils


async def test_with_nothing_left_that_all_may_hear_the_game_ends_and_says_so(stage: Stage) -> None:
    await seen(stage, stage.ann)
    spoiling = await play(stage)
    await stage.deal(*spoiling)
    await stage.answer(stage.ben)
    await ask_next(stage)

    assert "I have nothing left to ask that everybody here may hear." in shown(stage.last)
    assert stage.ben.mention in shown(stage.last)
    assert stage.channel.id not in stage.client.app.sessions
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["drained"]


async def test_who_played_here_lately_is_expected_to_play_again(stage: Stage) -> None:
    await seen(stage, stage.ann)
    await stage.play(stage.ben, rounds=1)
    await stage.answer(stage.ben)
    await close(stage)
    assert await play(stage) == []

    elsewhere = stage.guild.create_text_channel("second-room")
    await stage.ann.slash(elsewhere, "trivia play", about=ABOUT, rounds=10)
    assert any(question.spoils for question in stage.client.app.sessions[elsewhere.id].questions)


async def test_where_only_what_spoils_is_missing_the_refusal_says_so(stage: Stage) -> None:
    told = stage.refusal(await stage.play(about=ABOUT, rounds=20))
    assert f"I have only 19 {BLAMED}" in told
    assert "what you have seen goes into /list set, and moderators decide in /server settings." in told
    await seen(stage, stage.ann)

    assert response(await stage.play(about=ABOUT, rounds=20)).startswith("Game on: 20 questions.")


async def test_where_nothing_spoils_the_refusal_does_not_blame_spoilers(stage: Stage) -> None:
    for _ in range(5):  # what is drawn depends on chance
        told = stage.refusal(await stage.play(about="drama:18-again", rounds=50))
        assert "or choose a wider topic." in told
        assert "spoil" not in told


async def test_a_server_that_hides_what_spoils_asks_it_of_nobody(stage: Stage) -> None:
    await settle(stage, "hide")
    await seen(stage, stage.ann, stage.ben, stage.cho)

    assert BLAMED in stage.refusal(await stage.play(about=ABOUT, rounds=20))
    assert await play(stage) == []


async def test_a_server_that_shows_what_spoils_asks_it_of_all(stage: Stage) -> None:
    await settle(stage, "show")
    await spoilers_first(stage)
    await stage.answer(stage.ben)
    await ask_next(stage)

    assert stage.session.question.spoils


async def test_what_a_server_settles_in_mid_game_goes_for_the_next_question(stage: Stage) -> None:
    await settle(stage, "show")
    await spoilers_first(stage)
    await settle(stage, "hide")
    await ask_next(stage)
    assert not stage.session.question.spoils
    await settle(stage, "show")
    await ask_next(stage)

    assert stage.session.question.spoils
