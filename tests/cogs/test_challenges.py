"""Challenges: every way that one can go before the first question of a duel."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor

from bot.game import Rules
from tests.cogs.test_duels import challenge, press, status
from tests.stage import Stage, response, shown

MINUTE = 60


async def refusal(stage: Stage, who: MemberActor, whom: object) -> str:
    """Return why a challenge is refused; no game is there then."""
    refused = await challenge(stage, who, whom)
    assert stage.client.app.sessions == {}
    return stage.refusal(refused)


async def test_whoever_is_challenged_is_called_and_nobody_else(stage: Stage) -> None:
    done = len(stage.env.http_requests)
    await challenge(stage, stage.ann, stage.ben)

    [sent] = [entry.json for entry in stage.env.http_requests[done:] if entry.path.endswith("/messages")]
    assert isinstance(sent, dict)
    assert sent["allowed_mentions"]["users"] == [stage.ben.id]


async def test_the_options_of_a_duel(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben, about="category:cast", answers="mixed", difficulty="easy")

    assert stage.session.rules == Rules(7, 20, "easy", "category:cast", "mixed", "duel")


async def test_only_the_one_who_is_challenged_accepts_or_declines(stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    for who, action, told in (
        (stage.cho, "accept", "This challenge is for somebody else."),
        (stage.ann, "accept", "The challenge is yours."),
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
    assert {stage.session.starter, stage.session.invited} == {stage.ann.id, stage.ben.id}
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


@pytest.mark.parametrize("who", ["ann", "ben"])
async def test_a_challenge_names_nobody_who_had_everything_deleted(who: str, stage: Stage) -> None:
    await challenge(stage, stage.ann, stage.ben)
    panel = (await getattr(stage, who).slash(stage.channel, "privacy")).response
    for label in ("Delete all", "Yes, delete all"):
        await getattr(stage, who).click(panel, label=label)
    await stage.env.advance_time(MINUTE + 1)

    told = shown(stage.last)
    assert "somebody who is gone" in told
    assert "Too few joined" in told
    assert "<@None>" not in told
    assert "<@0>" not in told
