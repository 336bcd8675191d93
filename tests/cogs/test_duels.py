"""Duels from the challenge to the end: what they do to ratings, restarts and rematches."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import insert, select

from bot.game import Rules
from bot.game.duelling import FEWEST, DuelRating, rated
from bot.settings import Settings
from bot.storage.schema import Game, RatedDuel
from tests.cogs.test_restart import restart
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Stage, response, shown

MINUTE = 60
SOON = 1.5 + 1
"""Seconds until a question that both have answered is closed."""
WON, LOST = rated(DuelRating(), DuelRating(), "won")
"""The ratings of two newcomers after a duel."""


async def challenge(stage: Stage, who: MemberActor, whom: object, **options: object) -> InteractionResult:
    """Challenge somebody."""
    return await who.slash(stage.channel, "duel", member=whom, **options)


async def press(stage: Stage, who: MemberActor, action: str, card: discord.Message | None = None) -> InteractionResult:
    """Press a button of the challenge."""
    return await who.click(card or stage.last, custom_id=f"lobby:{stage.session.id}:{action}")


async def begin(stage: Stage, **options: object) -> None:
    """Let `ann` challenge `ben`, who accepts; only as many questions were found as a rated duel needs."""
    await challenge(stage, stage.ann, stage.ben, **options)
    await press(stage, stage.ben, "accept")
    await stage.env.advance_time(1)
    await stage.deal(*stage.session.questions[1:FEWEST])


async def answer_both(stage: Stage, *, ann: bool = True, ben: bool = False) -> None:
    """Let both answer the open question in the same instant, and wait for its end."""
    question, of = stage.session.question, f"answer:{stage.session.id}:{stage.session.number}"
    wrong = (question.answer + 1) % len(question.choices)
    given = [
        (who, f"{of}:{question.answer if right else wrong}") for who, right in ((stage.ann, ann), (stage.ben, ben))
    ]
    stage.press_at_once(given, stage.last)
    await stage.env.advance_time(SOON)


async def fight(stage: Stage, questions: int = FEWEST, *, ann: bool = True, ben: bool = False) -> None:
    """Ask so many questions, to the end of the last one."""
    for number in range(questions):
        await stage.env.advance_time(PAUSE if number else 0)
        await answer_both(stage, ann=ann, ben=ben)


async def status(stage: Stage) -> list[str]:
    """Return how the games ended, oldest first."""
    async with stage.client.app.database.read() as connection:
        return list((await connection.execute(select(Game.status).order_by(Game.started_at))).scalars())


async def rows(stage: Stage) -> dict[int, str]:
    """Return who has a rated duel, and how it ended for them."""
    async with stage.client.app.database.read() as connection:
        found = (await connection.execute(select(RatedDuel.player_id, RatedDuel.outcome))).all()
    assert len({row.player_id for row in found}) == len(found)
    return {row.player_id: row.outcome for row in found}


async def test_a_duel_from_the_challenge_to_the_ratings(stage: Stage) -> None:
    challenged = await challenge(stage, stage.ann, stage.ben)
    assert response(challenged) == "Your challenge stands for a minute. Take it back with its button."
    card = shown(stage.last)
    assert f"{stage.ann.mention} challenges {stage.ben.mention}: 7 questions, rated." in card
    assert [label for label in ("Accept", "Decline", "Take back") if label in card.splitlines()]

    accepted = await press(stage, stage.ben, "accept")
    assert response(accepted) == "Accepted. Here we go!"
    await stage.env.advance_time(1)
    assert stage.session.rules == Rules(7, 20, mode="duel")
    assert "Question 1 of 7" in shown(stage.last)
    await fight(stage, 7)

    end = shown(stage.last)
    assert "The duel is over" in end
    assert f"🏆 {stage.ann.mention} wins." in end
    assert f"Rating 1500 → {WON.shown}" in end
    assert f"Rating 1500 → {LOST.shown}" in end
    assert "7 of 7 right" in end
    assert "0 of 7 right" in end
    assert "Unrated" not in end
    assert end.index(stage.ann.mention) < end.index(stage.ben.mention)
    assert await rows(stage) == {stage.ann.id: "won", stage.ben.id: "lost"}
    ratings = await stage.client.app.duels.ratings([stage.ann.id, stage.ben.id])
    assert ratings == {stage.ann.id: WON, stage.ben.id: LOST}
    assert await status(stage) == ["played"]


async def test_equals_draw_and_each_other_draws_them(stage: Stage) -> None:
    await begin(stage)
    await fight(stage, ann=True, ben=True)

    assert "🤝 A draw." in shown(stage.last)
    assert "🏆" not in shown(stage.last)
    assert shown(stage.last).count("Rating 1500 → 1500") == 2
    assert await rows(stage) == {stage.ann.id: "drawn", stage.ben.id: "drawn"}


async def test_an_answer_of_a_third_member_does_not_count(stage: Stage) -> None:
    await begin(stage)
    refused = await stage.answer(stage.cho)

    assert response(refused) == "This duel is between two others. Challenge somebody yourself with /duel."
    assert stage.session.answers == {}


async def test_a_challenge_outlives_a_restart_with_its_minute(stage: Stage, settings: Settings) -> None:
    await challenge(stage, stage.ann, stage.ben)
    await stage.env.advance_time(MINUTE - 5)
    await restart(stage, settings)
    await stage.env.advance_time(MINUTE - 10)

    assert f"{stage.ann.mention} challenges {stage.ben.mention}" in shown(stage.last)
    await press(stage, stage.ben, "accept")
    await stage.env.advance_time(1)
    assert "Question 1 of 7" in shown(stage.last)
    await fight(stage, 7)
    assert f"Rating 1500 → {WON.shown}" in shown(stage.last)


async def test_a_restart_in_mid_duel_costs_nothing(stage: Stage, settings: Settings) -> None:
    await begin(stage)
    await fight(stage, 2)
    await stage.env.advance_time(PAUSE)
    await stage.answer(stage.ann)
    await restart(stage, settings)
    assert "Question 3 of 4" in shown(stage.last)
    refused = await stage.answer(stage.cho)
    assert "between two others" in response(refused)

    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(SOON + PAUSE)
    await fight(stage, 1)
    assert f"🏆 {stage.ann.mention} wins." in shown(stage.last)
    assert "4 of 4 right" in shown(stage.last)
    assert await rows(stage) == {stage.ann.id: "won", stage.ben.id: "lost"}


async def test_a_duel_that_died_before_its_end_was_kept_is_rated_once(stage: Stage, settings: Settings) -> None:
    await begin(stage)
    await fight(stage, 3)
    await stage.env.advance_time(PAUSE)
    await stage.answer(stage.ann)
    closed, finished = stage.session.close()
    assert finished is not None
    app, now = stage.client.app, stage.env.now()
    await app.games.closed(stage.session, closed, stage.guild.id, now.date(), now)
    for _ in range(2):
        await restart(stage, settings)

    assert sum("The duel is over" in shown(message) for message in stage.channel.history()) == 1
    assert f"Rating 1500 → {WON.shown}" in shown(stage.last)
    assert await rows(stage) == {stage.ann.id: "won", stage.ben.id: "lost"}


async def test_a_deserted_duel_that_died_before_its_end_was_kept_is_not_rated(stage: Stage, settings: Settings) -> None:
    await challenge(stage, stage.ann, stage.ben)
    await press(stage, stage.ben, "accept")
    await stage.env.advance_time(1)
    await fight(stage, 4)
    await stage.env.advance_time(PAUSE + ROUND + PAUSE)
    app, now = stage.client.app, stage.env.now()
    closed, finished = stage.session.close()
    assert finished is not None
    assert finished.reason == "deserted"
    await app.games.closed(stage.session, closed, stage.guild.id, now.date(), now)
    await restart(stage, settings)

    assert "Two questions went unanswered" in shown(stage.last)
    assert await rows(stage) == {}
    assert await status(stage) == ["deserted"]


async def test_a_duel_that_both_stop_is_not_rated(stage: Stage) -> None:
    await begin(stage)
    await fight(stage, 3)
    await stage.env.advance_time(PAUSE)
    alone = await stage.ann.slash(stage.channel, "trivia stop")
    assert response(alone) == "Your vote to stop is counted: 1/2"
    await stage.ben.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)

    assert "Unrated: it was not played to its end by both." in shown(stage.last)
    assert "wins" not in shown(stage.last)
    assert await rows(stage) == {}


async def test_a_duel_that_one_never_answered_is_not_rated(stage: Stage) -> None:
    await begin(stage)
    for _ in range(FEWEST):
        await stage.answer(stage.ann)
        await stage.env.advance_time(ROUND + PAUSE)

    assert "The duel is over" in shown(stage.last)
    assert "Unrated: it was not played to its end by both." in shown(stage.last)
    assert await rows(stage) == {}


async def test_the_fourth_duel_of_a_day_is_not_rated_and_says_so(stage: Stage) -> None:
    now = stage.env.now()
    async with stage.client.app.database.write() as connection:
        for number in range(3):
            game = f"{number:032x}"
            await connection.execute(
                insert(Game).values(
                    id=game,
                    guild_id=stage.guild.id,
                    channel_id=1,
                    locale="en-US",
                    status="played",
                    rules={},
                    questions=[],
                    started_at=now,
                )
            )
            for who, other in ((stage.ann, stage.ben), (stage.ben, stage.ann)):
                fought = {"at": now + timedelta(milliseconds=number), "outcome": "drawn"}
                await connection.execute(
                    insert(RatedDuel).values(
                        game_id=game,
                        player_id=who.id,
                        opponent_id=other.id,
                        guild_id=stage.guild.id,
                        mean=1500,
                        spread=400,
                        **fought,
                    )
                )
    await begin(stage)
    await fight(stage)

    assert "Unrated: 3 duels of you two were rated today." in shown(stage.last)
    assert f"🏆 {stage.ann.mention} wins." in shown(stage.last)
    assert (await stage.client.app.duels.ratings([stage.ann.id]))[stage.ann.id].played == 3


async def test_who_has_everything_deleted_ends_the_duel_and_leaves_no_rating(stage: Stage) -> None:
    await begin(stage)
    await fight(stage, 3)
    panel = await stage.ben.slash(stage.channel, "privacy")
    assert panel.response is not None
    asked = await stage.ben.click(panel.response, label="Delete all")
    assert asked.response is not None
    await stage.ben.click(asked.response, label="Yes, delete all")
    await stage.env.advance_time(PAUSE + ROUND + PAUSE)

    assert stage.client.app.sessions == {}
    assert await rows(stage) == {}
    assert "Rematch" not in shown(stage.last)


@pytest.mark.parametrize("winner_asks", [True, False])
async def test_a_rematch_is_a_challenge_to_the_other_by_the_same_rules(stage: Stage, *, winner_asks: bool) -> None:
    await begin(stage, about="category:cast")
    await fight(stage)
    end = stage.last
    one, other = (stage.ann, stage.ben) if winner_asks else (stage.ben, stage.ann)
    stranger = await stage.cho.click(end, label="Rematch")
    assert "That rematch is for the two who played." in response(stranger)

    asked = await one.click(end, label="Rematch")
    assert "Your challenge stands for a minute." in response(asked)
    assert (stage.session.starter, stage.session.invited) == (one.id, other.id)
    assert stage.session.rules == Rules(7, 20, "auto", "category:cast", "buttons", "duel")
    await press(stage, other, "accept")
    await stage.env.advance_time(1)
    assert "Question 1 of 7" in shown(stage.last)


async def test_a_rematch_works_after_a_restart_and_is_refused_by_who_wants_none(
    stage: Stage, settings: Settings
) -> None:
    await begin(stage)
    await fight(stage)
    end = stage.last
    client = await restart(stage, settings)
    await client.app.duels.refuse(stage.ben.id, refuses=True)

    refused = await stage.ann.click(end, label="Rematch")
    assert "wants no duels" in response(refused)
    await stage.ben.click(end, label="Rematch")
    assert (stage.session.starter, stage.session.invited) == (stage.ben.id, stage.ann.id)
