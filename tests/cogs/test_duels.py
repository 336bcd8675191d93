"""Duels: a challenge and every way it can go, the duel itself, what it does to ratings, and rematches."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import select

from bot.game import Rules
from bot.game.duelling import DuelRating, rated
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


async def begin(stage: Stage, one: MemberActor | None = None, other: MemberActor | None = None) -> None:
    """Let one challenge another, by default `ann` `ben`, who accepts."""
    await challenge(stage, one or stage.ann, other or stage.ben)
    await press(stage, other or stage.ben, "accept")
    await stage.env.advance_time(1)


async def answer_both(stage: Stage, *, ann: bool = True, ben: bool = False) -> None:
    """Let both answer the open question, and wait for its end."""
    await stage.answer(stage.ann, right=ann)
    await stage.answer(stage.ben, right=ben)
    await stage.env.advance_time(SOON)


async def fight(stage: Stage, questions: int = 7, *, ann: bool = True, ben: bool = False) -> None:
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


async def refusal(stage: Stage, who: MemberActor, whom: object) -> str:
    """Return why a challenge is refused; no game is there then."""
    refused = await challenge(stage, who, whom)
    assert stage.client.app.sessions == {}
    return stage.refusal(refused)


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
    await fight(stage)

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


async def test_whoever_is_challenged_is_called_and_nobody_else(stage: Stage) -> None:
    done = len(stage.env.http_requests)
    await challenge(stage, stage.ann, stage.ben)

    [sent] = [entry.json for entry in stage.env.http_requests[done:] if entry.path.endswith("/messages")]
    assert isinstance(sent, dict)
    assert sent["allowed_mentions"]["users"] == [stage.ben.id]


async def test_equals_draw_and_each_other_draws_them(stage: Stage) -> None:
    await begin(stage)
    await fight(stage, ann=True, ben=True)

    assert "🤝 A draw." in shown(stage.last)
    assert "🏆" not in shown(stage.last)
    assert shown(stage.last).count("Rating 1500 → 1500") == 2
    assert await rows(stage) == {stage.ann.id: "drawn", stage.ben.id: "drawn"}


async def test_the_options_of_a_duel(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben, about="category:cast", answers="mixed", difficulty="easy")

    assert stage.session.rules == Rules(7, 20, "easy", "category:cast", "mixed", "duel")


async def test_an_answer_of_a_third_member_does_not_count(stage: Stage) -> None:
    await begin(stage)
    refused = await stage.answer(stage.cho)

    assert response(refused) == "This duel is between two others. Challenge somebody yourself with /duel."
    assert stage.session.answers == {}


async def test_only_the_one_who_is_challenged_accepts_or_declines(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    for who, action, told in (
        (stage.cho, "accept", "This challenge is for somebody else."),
        (stage.ann, "accept", "This challenge is for somebody else."),
        (stage.cho, "decline", "Only who was challenged may decline."),
        (stage.ann, "decline", "Only who was challenged may decline."),
        (stage.cho, "cancel", "Only whoever opened this or a moderator may call it off."),
    ):
        assert told in response(await press(stage, who, action))
    assert stage.session.phase == "lobby"


async def test_a_challenge_is_declined(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    declined = await press(stage, stage.ben, "decline")
    await stage.env.advance_time(1)

    assert "Declined." in response(declined)
    assert declined.ephemeral
    assert "The challenge was declined." in shown(stage.last)
    assert "Accept" not in shown(stage.last)
    assert await status(stage) == ["declined"]
    assert stage.client.app.sessions == {}


async def test_who_declined_is_left_alone_for_ten_minutes_by_the_same_challenger(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    await press(stage, stage.ben, "decline")
    await stage.env.advance_time(1)

    assert f"{stage.ben.mention} declined just now. Ask again <t:" in await refusal(stage, stage.ann, stage.ben)
    await challenge(stage, stage.cho, stage.ben)
    assert stage.session.starter == stage.cho.id, "somebody else may"
    await press(stage, stage.cho, "cancel")
    await stage.env.advance_time(1)
    await challenge(stage, stage.ben, stage.ann)
    assert stage.session.starter == stage.ben.id, "so may the one who declined"
    await press(stage, stage.ben, "cancel")
    await stage.env.advance_time(10 * MINUTE)
    await challenge(stage, stage.ann, stage.ben)
    assert stage.session.starter == stage.ann.id, "and in the end the same one"


async def test_a_challenge_stands_for_a_minute(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    card = stage.last
    await stage.env.advance_time(MINUTE - 5)
    assert stage.session.phase == "lobby"
    pressed = f"lobby:{stage.session.id}:accept"
    await stage.env.advance_time(10)

    assert f"{stage.ben.mention} did not answer in time." in shown(stage.last)
    assert await status(stage) == ["unjoined"]
    assert stage.client.app.sessions == {}
    stage.press_at_once([(stage.ben, pressed)], card)
    await stage.env.settle()
    assert "No game is running here." in stage.told


async def test_the_challenger_takes_it_back(stage: Stage) -> None:
    await challenge(stage, stage.cho, stage.ben)
    told = await press(stage, stage.cho, "cancel")
    await stage.env.advance_time(1)

    assert response(told) == "Taken back."
    assert "It was called off." in shown(stage.last)
    assert await status(stage) == ["stopped"]


async def test_to_expire_or_be_taken_back_is_not_to_be_declined(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    await press(stage, stage.ann, "cancel")
    await stage.env.advance_time(1)
    await challenge(stage, stage.ann, stage.ben)
    await stage.env.advance_time(MINUTE + 1)
    await challenge(stage, stage.ann, stage.ben)

    assert stage.session.phase == "lobby"


async def test_nobody_duels_themselves_or_a_bot_or_who_is_elsewhere(stage: Stage) -> None:
    robot = stage.guild.add_member(stage.env.create_user("robot", bot=True))
    stranger = stage.env.create_user("stranger")

    assert await refusal(stage, stage.ann, stage.ann) == "You cannot duel yourself. Challenge somebody else."
    assert await refusal(stage, stage.ann, robot) == "Bots do not duel. Challenge a member."
    assert "is not in this server. Challenge one of its members." in await refusal(stage, stage.ann, stranger)


async def test_who_cannot_see_the_channel_is_not_challenged_there(stage: Stage) -> None:
    hidden = discord.PermissionOverwrite(view_channel=False)
    den = stage.guild.create_text_channel("den", overwrites={stage.ben: hidden})
    refused = await stage.ann.slash(den, "duel", member=stage.ben)

    told = stage.refusal(refused)
    assert told == f"{stage.ben.mention} cannot see this channel. Challenge them where both of you can."


async def test_a_member_refuses_duels_altogether_and_takes_that_back(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    declined = await press(stage, stage.ben, "decline")
    await stage.env.advance_time(1)
    assert declined.response is not None
    never = await stage.ben.click(declined.response, label="Never duel me")
    assert "Nobody can challenge you any more." in response(never)
    assert await refusal(stage, stage.cho, stage.ben) == (
        f"{stage.ben.mention} wants no duels. Challenge somebody else."
    )

    assert never.response is not None
    again = await stage.ben.click(never.response, label="Let them again")
    assert "Members can challenge you to duels." in response(again)
    await challenge(stage, stage.cho, stage.ben)
    assert stage.session.starter == stage.cho.id


async def test_mutual_challenges_at_once_make_one(stage: Stage) -> None:
    for who, whom in ((stage.ann, stage.ben), (stage.ben, stage.ann)):
        stage.challenge_at_once(who, whom)
    await stage.env.settle()

    assert await status(stage) == ["running"]
    assert (stage.session.starter, stage.session.invited) == (stage.ann.id, stage.ben.id)
    assert any("A game is starting here right now. Join in!" in str(error) for error in stage.env.errors)


async def test_to_challenge_back_is_told_to_accept(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    refused = await challenge(stage, stage.ben, stage.ann)

    assert stage.refusal(refused) == f"You are challenged already: {stage.last.jump_url}. Press Accept there."


async def test_accepting_twice_at_once_begins_once(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    pressed = f"lobby:{stage.session.id}:accept"
    stage.press_at_once([(stage.ben, pressed), (stage.ben, pressed)], stage.last)
    await stage.env.advance_time(1)

    assert sum("Question 1 of 7" in shown(message) for message in stage.channel.history()) == 1


async def test_declining_and_taking_back_at_once_ends_it_once(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    of = f"lobby:{stage.session.id}"
    stage.press_at_once([(stage.ben, f"{of}:decline"), (stage.ann, f"{of}:cancel")], stage.last)
    await stage.env.advance_time(1)

    [ended] = await status(stage)
    assert ended in {"declined", "stopped"}
    assert stage.client.app.sessions == {}
    assert len(stage.channel.history()) == 1


async def test_a_challenge_outlives_a_restart_with_its_minute(stage: Stage, settings: Settings) -> None:
    await challenge(stage, stage.ann, stage.ben)
    await stage.env.advance_time(MINUTE - 5)
    await restart(stage, settings)
    await stage.env.advance_time(MINUTE - 10)

    assert f"{stage.ann.mention} challenges {stage.ben.mention}" in shown(stage.last)
    await press(stage, stage.ben, "accept")
    await stage.env.advance_time(1)
    assert "Question 1 of 7" in shown(stage.last)
    await fight(stage)
    assert f"Rating 1500 → {WON.shown}" in shown(stage.last)


async def test_a_restart_in_mid_duel_costs_nothing(stage: Stage, settings: Settings) -> None:
    await begin(stage)
    await fight(stage, 3)
    await stage.env.advance_time(PAUSE)
    await stage.answer(stage.ann)
    await restart(stage, settings)
    assert "Question 4 of 7" in shown(stage.last)
    refused = await stage.answer(stage.cho)
    assert "between two others" in response(refused)

    await stage.answer(stage.ben, right=False)
    await stage.env.advance_time(SOON + PAUSE)
    await fight(stage, 3)
    assert f"🏆 {stage.ann.mention} wins." in shown(stage.last)
    assert "7 of 7 right" in shown(stage.last)
    assert await rows(stage) == {stage.ann.id: "won", stage.ben.id: "lost"}


async def test_a_duel_that_died_before_its_end_was_kept_is_rated_once(stage: Stage, settings: Settings) -> None:
    await begin(stage)
    await fight(stage, 6)
    await stage.env.advance_time(PAUSE)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben, right=False)
    closed, finished = stage.session.close()
    assert finished is not None
    app, now = stage.client.app, stage.env.now()
    await app.games.closed(stage.session, closed, stage.guild.id, now.date(), now)
    for _ in range(2):
        await restart(stage, settings)

    assert sum("The duel is over" in shown(message) for message in stage.channel.history()) == 1
    assert f"Rating 1500 → {WON.shown}" in shown(stage.last)
    assert await rows(stage) == {stage.ann.id: "won", stage.ben.id: "lost"}


async def test_a_duel_that_both_stop_is_not_rated(stage: Stage) -> None:
    await begin(stage)
    await fight(stage, 5)
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
    for _ in range(7):
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
                Game.__table__.insert().values(  # type: ignore[attr-defined] - a table, whatever it is typed as
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
                fought = {"at": now - timedelta(seconds=3 - number), "outcome": "drawn", "mean": 1500, "spread": 400}
                await connection.execute(
                    RatedDuel.__table__.insert().values(  # type: ignore[attr-defined] - as above
                        game_id=game, player_id=who.id, opponent_id=other.id, guild_id=stage.guild.id, **fought
                    )
                )
    await begin(stage)
    await fight(stage)

    assert "Unrated: 3 duels of you two were rated today." in shown(stage.last)
    assert f"🏆 {stage.ann.mention} wins." in shown(stage.last)
    assert (await stage.client.app.duels.ratings([stage.ann.id]))[stage.ann.id].played == 3


async def test_who_has_everything_deleted_ends_the_duel_and_leaves_no_rating(stage: Stage) -> None:
    await begin(stage)
    await fight(stage, 5)
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
    await challenge(stage, stage.ann, stage.ben, about="category:cast")
    await press(stage, stage.ben, "accept")
    await stage.env.advance_time(1)
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
