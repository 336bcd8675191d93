"""Members find what all of them could begin, vote on it, and make an event of what won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import discord
from discord.utils import utcnow
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.settings import Settings
from bot.storage import Ballot, Status
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response, shown

HEALER_LIKES, DOCTOR_LIKES = ("healer", "vincenzo"), ("dr-romantic", "hospital-playlist")


async def has(stage: Stage, who: MemberActor, *dramas: str, status: Status = "finished") -> None:
    """Put dramas on a member's list."""
    for drama in dramas:
        await stage.client.app.lists.put(who.id, drama, status, None, utcnow())


async def ask(stage: Stage, *others: object, **options: int) -> InteractionResult:
    """Let ann ask for herself and others."""
    asked = await stage.ann.slash(stage.channel, "recommend together", **options)
    assert asked.ephemeral
    assert asked.response is not None
    return await stage.ann.select(asked.response, list(others))


async def begin(stage: Stage, *others: MemberActor, **options: int) -> discord.Message:
    """Let ann begin a vote, by default of herself, ben and cho."""
    await has(stage, stage.ann, *HEALER_LIKES)
    await has(stage, stage.ben, *DOCTOR_LIKES)
    await ask(stage, *(others or (stage.ben, stage.cho)), **options)
    return stage.last


def ids_of(message: Shown) -> list[str]:
    """Return the custom ids that a message holds."""
    return re.findall(r"'custom_id': '([^']+)'", str(list(_components(message))))


def _components(message: Shown) -> Iterator[object]:
    for component in message.components:
        yield component if isinstance(component, dict) else component.to_dict()


def offered(card: discord.Message) -> list[str]:
    """Return the ids of the dramas that a card offers."""
    return [custom_id.removeprefix("card:") for custom_id in ids_of(card) if custom_id.startswith("card:")]


async def fill_in(who: MemberActor, card: discord.Message, **menus: int) -> Shown:
    """Let a member choose dramas by their places: `first`, `second`, `third` and `veto`."""
    ballot = (await who.click(card, label="Vote")).response
    assert ballot is not None
    assert ballot.ephemeral
    for name, place in menus.items():
        ending = f":{('first', 'second', 'third', 'veto').index(name)}"
        [menu] = [found for found in ids_of(ballot) if "pick" in found and found.endswith(ending)]
        await who.select(ballot, [str(place)], custom_id=menu)
    return ballot


async def vote(who: MemberActor, card: discord.Message, **menus: int) -> str:
    """Let a member vote, and return what they are told."""
    ballot = await fill_in(who, card, **menus)
    await who.click(ballot, label="Send")
    return shown(ballot)


def refusal(result: InteractionResult) -> str:
    """Return the sentence that refused a press, to that member alone."""
    told = next(iter(result.followups), result.response)  # the first after "thinking" is the response itself
    assert told is not None
    assert told.ephemeral
    return shown(told).strip()


def let_bot(stage: Stage, **permissions: bool) -> None:
    """Leave the bot these permissions besides those it needs."""
    me = stage.client.user
    assert me is not None
    [role] = [role for role in stage.guild.roles.values() if role.name == me.name]
    granted = discord.Permissions(view_channel=True, send_messages=True, **permissions)
    stage.env.backend.get_role(stage.guild.id, role.id).permissions = granted.value


async def test_from_the_question_to_what_won(stage: Stage) -> None:
    card = await begin(stage)
    told, dramas = shown(card), offered(card)
    assert "What all of you could begin" in told
    assert len(dramas) == 5
    assert not {*HEALER_LIKES, *DOCTOR_LIKES} & set(dramas)
    assert f"suits {stage.ann.mention}" in told
    assert f"{stage.ben.mention}\n" in told
    assert f"I should love to know the taste of {stage.cho.mention}: /list set tells me." in told
    assert "Ballots: 0 of 3" in told

    titles = [stage.client.app.catalogue.dramas[drama].title for drama in dramas]
    kept = await vote(stage.ann, card, first=1, second=0, veto=4)
    assert f"1. {titles[1]}\n2. {titles[0]}\nVetoed: {titles[4]}" in kept
    assert "Press Vote again to change it" in kept
    assert "Ballots: 1 of 3" in shown(stage.last)
    await vote(stage.ben, card, first=0, second=4)
    last = await vote(stage.cho, card, first=4, second=0)

    end = shown(stage.last)
    assert "You were the last" in last
    assert stage.last.id == card.id
    assert f"You watch {titles[0]}" in end
    assert f"Vetoed: {titles[4]}" in end
    assert f"{titles[0]} **2** · {titles[1]} **1**" in end
    assert f"{titles[0]} has most of the ballots." in end
    assert "Ballots: 3 of 3" in end
    assert not [custom_id for custom_id in ids_of(stage.last) if "vote" in custom_id or "close" in custom_id]


async def test_those_who_are_named_are_called_and_nobody_else(stage: Stage) -> None:
    done = len(stage.env.http_requests)
    await begin(stage)

    sent = [entry.json for entry in stage.env.http_requests[done:] if isinstance(entry.json, dict)]
    called = [each["allowed_mentions"]["users"] for each in sent if "users" in each.get("allowed_mentions", {})]
    assert [set(map(int, users)) for users in called if users] == [{stage.ben.id, stage.cho.id}]


async def test_what_anybody_has_begun_is_not_offered_but_what_is_planned_may_be(stage: Stage) -> None:
    first, second, *_others = offered(await begin(stage))
    await has(stage, stage.cho, first, status="watching")
    await has(stage, stage.ben, second, status="planned")
    again = offered(await begin(stage))

    assert first not in again
    assert second in again


async def test_no_drama_is_longer_than_wanted(stage: Stage) -> None:
    dramas = offered(await begin(stage, episodes=12))

    assert dramas
    assert all(stage.client.app.catalogue.dramas[drama].episodes <= 12 for drama in dramas)


async def test_where_no_drama_is_left_that_is_said(stage: Stage) -> None:
    told = refusal(await ask(stage, stage.ben, episodes=1))

    assert told == "There is nothing that none of you has begun. Allow more episodes, or choose other members."


async def test_where_nobody_has_a_list_it_is_what_many_love(stage: Stage) -> None:
    await ask(stage, stage.ben)

    assert shown(stage.last).count("loved by many") == 5


async def test_it_takes_two_and_no_bots(stage: Stage) -> None:
    robot = stage.guild.add_member(stage.env.create_user("robot", bot=True))
    stranger = stage.env.create_user("stranger")

    assert "That is only you" in refusal(await ask(stage, stage.ann))
    assert "Bots watch nothing." in refusal(await ask(stage, stage.ben, robot))
    assert "no longer in this server" in refusal(await ask(stage, stranger))


async def test_whoever_asks_is_not_counted_twice(stage: Stage) -> None:
    assert "Ballots: 0 of 2" in shown(await begin(stage, stage.ann, stage.ben))


async def test_it_is_for_servers(stage: Stage) -> None:
    user = stage.env.create_user("dora")
    refused = await user.slash("recommend together")

    assert "This works in a server only." in response(refused)
    assert stage.env.errors


async def test_only_who_is_named_votes(stage: Stage) -> None:
    card = await begin(stage, stage.ben)

    assert "This vote is for those it names." in refusal(await stage.cho.click(card, label="Vote"))


async def test_an_empty_ballot_is_not_sent(stage: Stage) -> None:
    card = await begin(stage)
    ballot = await fill_in(stage.ben, card)
    refused = await stage.ben.click(ballot, label="Send")

    assert "Your ballot is empty." in refusal(refused)
    assert "Ballots: 0 of 3" in shown(stage.last)


async def test_a_drama_stands_on_a_ballot_once(stage: Stage) -> None:
    card = await begin(stage)
    first, second, *_others = offered(card)
    await vote(stage.ben, card, first=0, veto=0, second=1)

    [kept] = await ballots_of(stage)
    assert kept == Ballot((second,), first)


async def ballots_of(stage: Stage) -> list[Ballot]:
    """Return the ballots of the newest vote."""
    [found] = [custom_id for custom_id in ids_of(stage.last) if custom_id.startswith("together:vote:")]
    return (await stage.client.app.gatherings.find(found.removeprefix("together:vote:"))).ballots


async def test_a_ballot_is_changed_and_begins_with_what_was_voted(stage: Stage) -> None:
    card = await begin(stage)
    dramas = offered(card)
    await vote(stage.ben, card, first=0, second=1, third=2, veto=3)
    await vote(stage.ben, card, second=4)

    assert await ballots_of(stage) == [Ballot((dramas[0], dramas[4], dramas[2]), dramas[3])]
    assert "Ballots: 1 of 3" in shown(stage.last)


async def test_a_choice_is_taken_back(stage: Stage) -> None:
    card = await begin(stage)
    ballot = await fill_in(stage.ben, card, first=0, second=1)
    [menu] = [found for found in ids_of(ballot) if "pick" in found and found.endswith(":0")]
    await stage.ben.select(ballot, [], custom_id=menu)
    await stage.ben.click(ballot, label="Send")

    assert await ballots_of(stage) == [Ballot((offered(card)[1],))]


async def test_the_starter_or_a_moderator_closes_and_nobody_else(stage: Stage) -> None:
    await has(stage, stage.cho, *HEALER_LIKES)
    asked = await stage.cho.slash(stage.channel, "recommend together")
    assert asked.response is not None
    await stage.cho.select(asked.response, [stage.ben])
    card = stage.last
    await vote(stage.ben, card, first=2)
    assert "Only whoever began this vote" in refusal(await stage.ben.click(card, label="Close"))
    await stage.ann.click(card, label="Close")

    assert f"You watch {stage.client.app.catalogue.dramas[offered(card)[2]].title}" in shown(stage.last)
    assert "Ballots: 1 of 2" in shown(stage.last)


async def test_the_last_ballots_that_come_at_once_leave_a_closed_card(stage: Stage) -> None:
    card = await begin(stage)
    await vote(stage.ann, card, first=0)
    ballots = [(who, await fill_in(who, card, first=0)) for who in (stage.ben, stage.cho)]
    for who, ballot in ballots:
        [send] = [custom_id for custom_id in ids_of(ballot) if "send" in custom_id]
        stage.press_at_once([(who, send)], ballot)
    await stage.env.settle()

    assert "You watch" in shown(stage.last)
    assert "Ballots: 3 of 3" in shown(stage.last)
    assert all("Your ballot counts" in shown(ballot) for _who, ballot in ballots)


async def test_a_vote_without_votes_has_no_winner(stage: Stage) -> None:
    card = await begin(stage)
    await stage.ann.click(card, label="Close")

    assert "Nobody voted" in shown(stage.last)
    assert ids_of(stage.last) == []


async def test_a_ballot_that_comes_after_the_end_is_told_so(stage: Stage) -> None:
    card = await begin(stage)
    ballot = await fill_in(stage.ben, card, first=0)
    await stage.ann.click(card, label="Close")
    refused = await stage.ben.click(ballot, label="Send")

    assert refusal(refused) == "That vote is closed. Its card tells what won."


async def test_a_restart_in_the_middle_loses_no_ballot_and_no_button(stage: Stage, settings: Settings) -> None:
    card = await begin(stage)
    await vote(stage.ann, card, first=1)
    half = await fill_in(stage.ben, card, first=1)
    await restart(stage, settings)
    await stage.ben.click(half, label="Send")
    assert "Ballots: 2 of 3" in shown(stage.last)
    await vote(stage.cho, card, first=0)

    assert f"You watch {stage.client.app.catalogue.dramas[offered(card)[1]].title}" in shown(stage.last)


async def test_an_end_that_the_card_missed_is_shown_when_somebody_would_vote(stage: Stage) -> None:
    card = await begin(stage)
    [pressed] = [custom_id for custom_id in ids_of(card) if custom_id.startswith("together:vote:")]
    await vote(stage.ben, card, first=0)
    await stage.client.app.gatherings.close(pressed.removeprefix("together:vote:"), utcnow())
    refused = await stage.cho.click(card, label="Vote")

    assert "That vote is closed." in refusal(refused)
    assert "You watch" in shown(stage.last)


async def test_a_ballot_counts_where_the_card_cannot_be_changed(stage: Stage) -> None:
    card = await begin(stage)
    stage.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50001, message="Missing Access")
    told = await vote(stage.ben, card, first=0)

    assert "I could not change the card of the vote. Your ballot counts all the same." in told
    assert len(await ballots_of(stage)) == 1


async def test_what_won_becomes_an_event_tomorrow_evening_in_the_time_of_the_server(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, time_zone=ZoneInfo("Asia/Seoul"))
    let_bot(stage, manage_events=True, create_events=True)
    card = await begin(stage)
    await vote(stage.ben, card, first=0)
    await stage.ann.click(card, label="Close")
    assert "Only whoever began" in refusal(await stage.ben.click(card, label="Make an event"))
    await stage.ann.click(card, label="Make an event")

    [event] = stage.env.backend.get_guild(stage.guild.id).scheduled_events.values()
    begins = datetime.fromisoformat(event.scheduled_start_time).astimezone(UTC)
    seoul = stage.env.now().astimezone(ZoneInfo("Asia/Seoul"))
    assert begins.astimezone(ZoneInfo("Asia/Seoul")).hour == 20
    assert (begins.astimezone(ZoneInfo("Asia/Seoul")).date() - seoul.date()).days == 1
    assert event.name == stage.client.app.catalogue.dramas[offered(card)[0]].title
    assert event.entity_metadata == {"location": "your place"}
    assert f"📅 The event: https://discord.com/events/{stage.guild.id}/{event.id}" in shown(stage.last)
    assert "Make an event" not in shown(stage.last)


async def test_two_presses_make_one_event(stage: Stage) -> None:
    let_bot(stage, manage_events=True)
    card = await begin(stage)
    await vote(stage.ben, card, first=0)
    await stage.ann.click(card, label="Close")
    [pressed] = [custom_id for custom_id in ids_of(stage.last) if custom_id.startswith("together:event:")]
    stage.press_at_once([(stage.ann, pressed), (stage.ann, pressed)], stage.last)
    await stage.env.settle()

    assert len(stage.env.backend.get_guild(stage.guild.id).scheduled_events) == 1
    assert "The event is made already." in stage.told
    assert "📅 The event:" in shown(stage.last)


async def test_without_the_permission_there_is_no_button_and_one_that_is_left_says_so(stage: Stage) -> None:
    let_bot(stage, manage_events=True)
    card = await begin(stage)
    await vote(stage.ben, card, first=0)
    await stage.ann.click(card, label="Close")
    stage.env.inject_error("POST", "/guilds/*/scheduled-events", status=403, code=50013, message="Missing Permissions")
    failed = await stage.ann.click(card, label="Make an event")
    assert "I may make no events here." in refusal(failed)
    let_bot(stage)
    refused = await stage.ann.click(card, label="Make an event")
    assert "I may make no events here." in refusal(refused)

    other = await begin(stage)
    await vote(stage.ben, other, first=0)
    await stage.ann.click(other, label="Close")
    assert "You watch" in shown(stage.last)
    assert "Make an event" not in shown(stage.last)
