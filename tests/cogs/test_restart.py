"""A restart loses nothing: the game goes on, or is closed with its scores, and the channel is told."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from bot.app import Library, open_app
from bot.client import SecondLead
from bot.settings import Settings
from bot.storage.schema import Game, Score
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, response, shown


async def restart(stage: Stage, settings: Settings) -> SecondLead:
    """Start a second bot on the database of the first, which is left as a killed process leaves it."""
    before = stage.client.app
    library = Library(before.catalogue, before.deck, before.recommender)
    app = await stage.enter(open_app(settings, library))
    client = SecondLead(app, shard_count=1)
    await stage.env.restart_bot(client)
    await stage.env.settle()
    return client


async def test_a_game_goes_on_with_every_confirmed_answer(stage: Stage, settings: Settings) -> None:
    await stage.play(rounds=2)
    await stage.answer(stage.ann)
    asked = stage.session.question
    await restart(stage, settings)

    history = [shown(message) for message in stage.channel.history()]
    assert "This question goes on below." in history[0]
    assert "I was restarted. The game goes on" in history[1]
    assert "Question 1 of 2" in history[1]
    assert history[2:] == []
    assert stage.session.question == asked
    assert set(stage.session.answers) == {stage.ann.id}

    await stage.answer(stage.ben)
    await stage.env.advance_time(ROUND)
    reveal = shown(stage.last)
    assert stage.ann.mention in reveal
    assert stage.ben.mention in reveal


async def test_an_answer_given_before_the_restart_can_still_be_changed_once(stage: Stage, settings: Settings) -> None:
    await stage.play()
    await stage.answer(stage.ann, right=False)
    await restart(stage, settings)

    assert "That is final" in response(await stage.answer(stage.ann))


async def test_a_restart_between_two_questions_asks_the_next(stage: Stage, settings: Settings) -> None:
    await stage.play(rounds=2)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    await restart(stage, settings)

    assert "Question 2 of 2" in shown(stage.last)
    assert stage.session.players[stage.ann.id].right == 1


async def test_a_long_outage_closes_the_game_with_its_scores(stage: Stage, settings: Settings) -> None:
    await stage.play(rounds=3)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND + PAUSE)
    stage.env.backend.advance_clock(timedelta(hours=2).total_seconds())
    client = await restart(stage, settings)

    assert "I had to end the game here." in shown(stage.last)
    assert stage.ann.mention in shown(stage.last)
    assert client.app.sessions == {}
    async with client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["broken"]
        assert (await connection.execute(select(Score.is_right))).scalars().all() == [1]


async def test_a_game_that_died_before_its_podium_gets_it(stage: Stage, settings: Settings) -> None:
    await stage.play(rounds=1)
    await stage.answer(stage.ann)
    closed, _ = stage.session.close()
    app = stage.client.app
    now = stage.env.now()
    await app.games.closed(stage.session, closed, stage.guild.id, now.date(), now)
    client = await restart(stage, settings)

    assert "Final scores" in shown(stage.last)
    assert client.app.sessions == {}


async def test_a_game_whose_channel_is_gone_is_closed(stage: Stage, settings: Settings) -> None:
    await stage.play()
    async with stage.client.app.database.write() as connection:
        await connection.execute(update(Game).values(channel_id=4242))
    client = await restart(stage, settings)

    assert client.app.sessions == {}
    async with client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["broken"]


async def test_buttons_shown_before_a_restart_work_after_it(stage: Stage, settings: Settings) -> None:
    card = await stage.ann.slash(stage.channel, "drama", drama="healer")
    await restart(stage, settings)
    assert card.response is not None
    pressed = await stage.ben.click(card.response, label="Something like it")

    assert "If you liked **Healer**" in response(pressed)


async def test_a_reconnect_does_not_resume_a_game_twice(stage: Stage) -> None:
    await stage.play()
    for _ in range(2):
        stage.env.be_ready()
        await stage.env.settle()

    assert sum("Question 1" in shown(message) for message in stage.channel.history()) == 1


async def test_a_game_started_before_discord_was_ready_is_not_taken_for_an_interrupted_one(stage: Stage) -> None:
    await stage.client.reload_extension("cogs.trivia")
    await stage.play()
    stage.env.be_ready()
    await stage.env.settle()

    assert [shown(message) for message in stage.channel.history() if "restarted" in shown(message)] == []


async def test_until_discord_is_ready_an_interrupted_game_keeps_its_channel(stage: Stage) -> None:
    await stage.play(rounds=3)
    question, pressed = stage.last, f"answer:{stage.session.id}:1:0"
    await stage.client.reload_extension("cogs.trivia")
    stage.client.app.sessions.clear()

    early = await stage.ann.click(question, custom_id=pressed)
    assert response(early) == "I am just waking up. Try again in a moment."
    assert "A game is starting here right now." in stage.refusal(await stage.play(stage.ben))
    stage.env.be_ready()
    await stage.env.settle()
    assert "Question 1 of 3" in shown(stage.last)
    assert stage.session.rounds == 3
