"""Races, survival and teams, from their first question to the podium, as their players see them."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from sqlalchemy import select

from bot.app import App
from bot.game import Rules
from bot.settings import Settings
from bot.storage.schema import Game, Score
from tests.cogs.test_lobby import press
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.cogs.typed import card, mine
from tests.stage import Stage, response, shown

WINDOW = 1.5 + 1
"""Seconds until a question is closed that nobody else is waited for."""


async def begin(stage: Stage, *joining: MemberActor, **options: str | int) -> None:
    """Let `ann` open a survival game and begin it with some others."""
    await stage.play(None, mode="survival", **options)
    for who in joining:
        await press(stage, who, "join")
    await press(stage, stage.ann, "start")
    await stage.env.advance_time(1)


async def face(stage: Stage, **options: str | int) -> None:
    """Begin a game of teams: `ann` for the moon, `ben` for the sun."""
    await stage.play(None, mode="teams", **options)
    await press(stage, stage.ann, "join:0")
    await press(stage, stage.ben, "join:1")
    await press(stage, stage.ann, "start")
    await stage.env.advance_time(1)


def reveal(stage: Stage) -> str:
    """Return the newest reveal."""
    return next(shown(message) for message in reversed(stage.channel.history()) if "Source: " in shown(message))


async def scores(app: App) -> dict[int, int]:
    """Return the points of everybody on disk."""
    async with app.database.read() as connection:
        return {row.player_id: row.points for row in await connection.execute(select(Score.__table__))}


async def test_a_race_says_so_and_ends_with_the_first_right_answer(stage: Stage) -> None:
    await stage.play(mode="race", rounds=3)
    card = shown(stage.last)
    assert "First right answer counts" in card
    assert "one answer each, no change" in card

    told = await stage.answer(stage.ben)
    assert "Locked in: " in response(told)
    assert "In a race that is final." in response(told)
    await stage.env.advance_time(WINDOW)
    assert f"🏁 {stage.ben.mention} **+" in reveal(stage)


async def test_a_wrong_answer_does_not_end_a_race_and_cannot_be_changed(stage: Stage) -> None:
    await stage.play(mode="race")
    await stage.answer(stage.ben, right=False)
    refused = await stage.answer(stage.ben)
    await stage.env.advance_time(WINDOW + 1)

    assert "In a race the first answer stays." in response(refused)
    assert stage.session.phase == "open"
    await stage.answer(stage.cho)
    await stage.env.advance_time(WINDOW)
    assert "🏁 " + stage.cho.mention in reveal(stage)
    assert stage.ben.mention not in reveal(stage)


async def test_a_typed_race(stage: Stage) -> None:
    await stage.play(mode="race", answers="typed", about="category:cast", difficulty="easy")
    assert "no change · typing earns half as much again" in shown(stage.last)
    question = stage.session.question
    told = await stage.cho.slash(stage.channel, "guess", answer=question.choices[question.answer])

    assert "In a race that is final." in response(told)
    await stage.env.advance_time(WINDOW)
    assert "🏁 " + stage.cho.mention in reveal(stage)


async def test_survival_shows_lives_in_words_and_who_lost_one(stage: Stage) -> None:
    await begin(stage, stage.ben, stage.cho)
    for who in (stage.ann, stage.ben, stage.cho):
        assert f"{who.mention} ❤ 3" in shown(stage.last)

    await stage.answer(stage.ann)
    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(ROUND)
    assert "Lost a life: " in reveal(stage)
    for who in (stage.ben, stage.cho):
        assert f"{who.mention} ❤ 2" in reveal(stage)
    assert f"{stage.ann.mention} ❤" not in reveal(stage)
    await stage.env.advance_time(PAUSE)
    assert f"Still in: {stage.ann.mention} ❤ 3 · " in shown(stage.last)
    assert f"{stage.ben.mention} ❤ 2" in shown(stage.last)


async def test_survival_is_won_by_the_last_one_in(stage: Stage) -> None:
    await begin(stage, stage.ben)
    for _ in range(3):
        await stage.answer(stage.ann)
        await stage.answer(stage.ben, right=False)
        await stage.env.advance_time(WINDOW + PAUSE)

    assert f"🚪 Out: {stage.ben.mention}" in reveal(stage)
    podium = shown(stage.last)
    assert f"🏆 Winner: {stage.ann.mention}" in podium
    assert f"🥇 {stage.ann.mention}" in podium
    assert "❤ 3" in podium
    assert "out at question 3" in podium
    assert "It is decided." in podium
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Game.status))).scalars().all() == ["won"]


async def test_who_is_out_or_never_joined_may_not_answer(stage: Stage) -> None:
    await begin(stage, stage.ben, stage.cho)
    for _ in range(3):
        await stage.answer(stage.ann)
        await stage.answer(stage.ben)
        await stage.answer(stage.cho, right=False)
        await stage.env.advance_time(WINDOW + PAUSE)
    stranger = stage.guild.add_member(stage.env.create_user("dan"))

    assert "You are out of lives." in response(await stage.answer(stage.cho))
    assert "This game began without you." in response(await stage.answer(stranger))
    assert stage.session.answers == {}
    assert f"{stage.cho.mention}" not in shown(stage.last)


async def test_who_never_joined_is_given_no_form_to_type_in(stage: Stage) -> None:
    await begin(stage, answers="typed", about="category:cast", difficulty="easy")
    pressed = await stage.ben.click(stage.last, label="Answer")
    guessed = await stage.ben.slash(stage.channel, "guess", answer="somebody")

    assert "This game began without you." in response(pressed)
    assert "This game began without you." in stage.refusal(guessed)


async def test_a_crowd_that_survives_is_shown_ten_at_most(stage: Stage) -> None:
    crowd = [stage.guild.add_member(stage.env.create_user(f"fan{number}")) for number in range(15)]
    await stage.play(mode="survival")
    stage.press_at_once([(who, f"lobby:{stage.session.id}:join") for who in crowd], stage.last)
    await stage.env.settle()
    await press(stage, stage.ann, "start")
    await stage.env.advance_time(1)

    assert shown(stage.last).count("❤ 3") == 10
    assert "…and 6 more" in shown(stage.last)
    await stage.env.advance_time(ROUND)
    assert reveal(stage).count("❤ 2") == 10
    assert "…and 6 more" in reveal(stage)


async def test_teams_see_their_scores_and_their_members_on_the_podium(stage: Stage) -> None:
    await face(stage, rounds=1)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(ROUND)

    points = (await scores(stage.client.app))[stage.ann.id]
    assert f"🌙 Moon **{points}** · ☀️ Sun **0**" in reveal(stage)
    podium = shown(stage.last)
    assert "🏆 Winner: 🌙 Moon" in podium
    assert f"🥇 🌙 Moon **{points}** points a member\n-# {stage.ann.mention} {points}" in podium
    assert f"· ☀️ Sun **0** points a member\n-# {stage.ben.mention} 0" in podium


async def test_whoever_is_in_no_team_gets_its_buttons_and_joins_with_one_press(stage: Stage) -> None:
    await face(stage)
    question = stage.last
    offered = await stage.answer(stage.cho)
    assert offered.ephemeral
    assert "Choose your team first, then answer." in response(offered)
    assert "🌙 Moon" in response(offered)
    assert stage.cho.id not in stage.session.answers

    assert offered.response is not None
    joined = await stage.cho.click(offered.response, label="☀️ Sun")
    assert response(joined) == "You are in ☀️ Sun."
    assert "Locked in" in response(await stage.answer(stage.cho, message=question))
    lobby = stage.channel.history()[0]
    await stage.env.advance_time(1)
    assert f"☀️ Sun (2): {stage.ben.mention}, {stage.cho.mention}" in shown(lobby)


async def test_the_lobby_lets_people_join_teams_late(stage: Stage) -> None:
    await face(stage)
    lobby = stage.channel.history()[0]
    assert "Late? Choose a team." in shown(lobby)
    assert "Start now" not in shown(lobby)
    joined = await press(stage, stage.cho, "join:0", lobby)

    assert response(joined) == "You are in 🌙 Moon."


@pytest.mark.parametrize("label", ["Answer", "Hint"])
async def test_whoever_wants_to_type_is_sent_to_a_team_first(stage: Stage, label: str) -> None:
    await face(stage, answers="typed", about="category:cast", difficulty="easy")
    pressed = await stage.cho.click(stage.last, label=label)

    assert pressed.ephemeral
    assert "Choose your team first, then answer." in response(pressed)


async def test_a_guess_without_a_team_is_sent_to_one(stage: Stage) -> None:
    await face(stage, answers="typed", about="category:cast", difficulty="easy")
    guessed = await stage.cho.slash(stage.channel, "guess", answer="somebody")

    assert "Choose your team first, then answer." in response(guessed)


async def test_switching_teams_forfeits_and_says_so(stage: Stage) -> None:
    await face(stage, rounds=2)
    lobby = stage.channel.history()[0]
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    points = stage.session.players[stage.ann.id].points
    moved = await press(stage, stage.ann, "join:1", lobby)

    assert response(moved) == f"You are in ☀️ Sun. Your {points} points for the other team are lost to it."
    await stage.env.advance_time(PAUSE)
    await stage.answer(stage.ben)
    await stage.env.advance_time(ROUND)
    assert f"{stage.ann.mention} 0" in shown(stage.last)
    assert (await scores(stage.client.app))[stage.ann.id] == points, "the player keeps them"


@pytest.mark.parametrize("mode", ["everyone", "race", "survival", "teams"])
async def test_a_game_of_any_mode_goes_on_after_it_was_killed(stage: Stage, settings: Settings, mode: str) -> None:
    await started(stage, mode)
    await stage.answer(stage.ben, right=False)
    before = stage.session
    kept = (before.members, before.teams, before.answers, before.question)
    client = await restart(stage, settings)

    after = stage.session
    assert (after.members, after.teams, after.answers, after.question) == kept
    assert after is not before
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    assert f"{stage.ann.mention} **+" in reveal(stage)
    earned = await scores(client.app)
    assert earned[stage.ann.id] > 0
    assert earned[stage.ben.id] == 0
    if mode == "survival":
        assert f"Lost a life: {stage.ben.mention} ❤ 2" in reveal(stage)


@pytest.mark.parametrize("mode", ["survival", "teams"])
async def test_lives_and_points_survive_between_two_questions(stage: Stage, settings: Settings, mode: str) -> None:
    await started(stage, mode)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(WINDOW)
    before = stage.session
    kept = (before.lives, before.players, before.team_standings())
    await restart(stage, settings)

    assert (stage.session.lives, stage.session.players, stage.session.team_standings()) == kept
    assert "Question 2 of 3" in shown(stage.last)
    if mode == "survival":
        assert f"{stage.ben.mention} ❤ 2" in shown(stage.last)


async def started(stage: Stage, mode: str) -> None:
    """Begin a game of a mode with `ann` and `ben`."""
    match mode:
        case "survival":
            await begin(stage, stage.ben, rounds=3)
        case "teams":
            await face(stage, rounds=3)
        case _:
            await stage.play(mode=mode, rounds=3)


async def test_a_single_question_is_no_plural(stage: Stage) -> None:
    started = await stage.play(rounds=1)

    assert response(started) == "Game on: 1 question. /trivia stop ends it."


async def test_what_the_server_usually_plays_holds_where_an_option_is_left_out(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, defaults=Rules(rounds=4, seconds=9, mode="race"))
    await stage.play(seconds=30)

    assert stage.session.rules == Rules(rounds=4, seconds=30, mode="race")


async def test_whoever_is_in_no_team_and_asks_what_counts_is_offered_the_teams(stage: Stage) -> None:
    await face(stage, answers="typed", seconds=60)
    await stage.ben.send(stage.channel, "Zzyzx Qqq", reply_to=card(stage))

    assert "Choose your team first" in response(await mine(stage, stage.cho))
