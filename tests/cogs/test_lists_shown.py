"""A list is its owner's alone until they show it; ratings and next episodes are a press away."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from tests.cogs.test_lists import fill, own_list, put
from tests.stage import Shown, Stage, response, shown

CLOSED = "That list is not shown to you. Its owner can change that with /list visible."


def card(result: InteractionResult) -> Shown:
    """Return what a member was shown alone."""
    assert result.ephemeral
    assert result.response is not None
    return result.response


def refused(result: InteractionResult) -> str:
    """Return the one sentence that answered a press besides the card, to that member alone."""
    [told] = result.followups
    assert told.ephemeral
    return told.content


async def show_to(stage: Stage, audience: str) -> str:
    """Let ann settle who sees her list."""
    return shown(card(await stage.ann.slash(stage.channel, "list visible", to=audience)))


async def anns(stage: Stage, who: MemberActor) -> InteractionResult:
    """Let somebody ask for ann's list."""
    return await who.slash(stage.channel, "list show", member=stage.ann)


async def test_a_rating_is_kept_with_a_drama_shown_and_taken_away(stage: Stage) -> None:
    told = response(await stage.ann.slash(stage.channel, "list set", drama="healer", status="finished", rating=9))
    assert "✅ Finished** · episodes seen: 20 of 20 · ⭐ 9" in told
    assert "Healer · 20/20 · ⭐ 9" in shown(await own_list(stage))
    kept = response(await put(stage, "healer", "dropped", 3))
    assert "episodes seen: 3 of 20 · ⭐ 9" in kept

    rated = await stage.ann.slash(stage.channel, "list rate", drama="healer", rating=4)
    assert "⏹️ Dropped** · episodes seen: 3 of 20 · ⭐ 4" in shown(card(rated))
    unrated = response(await stage.ann.slash(stage.channel, "list rate", drama="healer"))
    assert "⭐" not in unrated
    assert "episodes seen: 3 of 20" in unrated


async def test_a_drama_that_is_on_no_list_is_not_rated(stage: Stage) -> None:
    rated = await stage.ann.slash(stage.channel, "list rate", drama="healer", rating=9)

    assert stage.refusal(rated) == "Healer is not on your list. /list set puts it there."
    assert await stage.client.app.lists.of(stage.ann.id) == []


async def test_a_press_counts_an_episode_until_the_last_one(stage: Stage) -> None:
    message = card(await put(stage, "healer", "watching", 17))
    for seen, status in ((18, "▶️ Watching"), (19, "▶️ Watching"), (20, "✅ Finished")):
        await stage.ann.click(message, label="+1 episode")
        assert f"{status}** · episodes seen: {seen} of 20" in shown(message)

    assert "+1 episode" not in shown(message)


async def test_two_presses_at_once_count_two(stage: Stage) -> None:
    message = card(await put(stage, "healer", "watching", 3))
    stage.press_at_once([(stage.ann, "list_step:healer")] * 2, message)
    await stage.env.settle()

    [entry] = await stage.client.app.lists.of(stage.ann.id)
    assert entry.episode == 5


@pytest.mark.parametrize(("status", "has"), [("planned", True), ("watching", True), ("dropped", False)])
async def test_only_what_may_go_on_has_the_button(status: str, has: bool, stage: Stage) -> None:  # noqa: FBT001 - a case
    assert ("+1 episode" in response(await put(stage, "healer", status))) is has


async def test_the_list_goes_on_with_the_three_dramas_changed_last(stage: Stage) -> None:
    for drama in ("goblin", "vincenzo", "healer", "my-demon"):
        await put(stage, drama, "watching", 1)
        await stage.env.advance_time(1)
    message = await own_list(stage)
    steps = [told for told in shown(message).splitlines() if told.startswith("+1")]

    assert steps == ["+1 Healer", "+1 My Demon", "+1 Vincenzo"]
    await stage.ann.click(message, label="+1 Vincenzo")
    assert "Vincenzo · 2/20" in shown(message)
    assert [told for told in shown(message).splitlines() if told.startswith("+1")] == steps


async def test_a_press_for_what_is_no_longer_there_is_refused(stage: Stage) -> None:
    message = card(await put(stage, "healer", "watching", 1))
    await stage.ann.slash(stage.channel, "list remove", drama="healer")
    late = await stage.ann.click(message, label="+1 episode")

    assert refused(late) == "Healer is not on your list. /list set puts it there."


async def test_nobody_sees_a_list_that_nothing_was_settled_for(stage: Stage) -> None:
    await put(stage, "healer", "watching", 5)

    assert stage.refusal(await anns(stage, stage.ben)) == CLOSED


async def test_whether_a_list_that_is_not_shown_is_empty_is_not_told(stage: Stage) -> None:
    assert stage.refusal(await anns(stage, stage.ben)) == CLOSED


async def test_members_of_a_server_see_what_is_shown_there_and_cannot_change_it(stage: Stage) -> None:
    await put(stage, "healer", "watching", 5)
    assert "Members of a server that you are in too can see your list there." in await show_to(stage, "server")
    told = shown(card(await anns(stage, stage.ben)))

    assert f"The list of {stage.ann.mention}" in told
    assert "Healer · 5/20" in told
    assert "+1" not in told
    assert stage.channel.last_message is None, "nothing of it is said in the channel"


async def test_in_private_and_elsewhere_only_a_public_list_is_seen(stage: Stage) -> None:
    await put(stage, "healer", "watching", 5)
    await show_to(stage, "server")
    elsewhere = stage.env.create_guild("Another club")
    channel = elsewhere.create_text_channel("talk")
    dan = elsewhere.add_member(stage.env.create_user("dan"))
    asked = [
        await stage.ben.user.slash("list show", member=stage.ann.user),
        await dan.slash(channel, "list show", member=stage.ann.user),
    ]
    assert [stage.refusal(result) for result in asked] == [CLOSED, CLOSED]

    assert "Everybody can see your list." in await show_to(stage, "public")
    assert "Healer · 5/20" in response(await stage.ben.user.slash("list show", member=stage.ann.user))
    assert "Healer · 5/20" in response(await dan.slash(channel, "list show", member=stage.ann.user))


async def test_a_list_that_is_shown_and_empty_says_so(stage: Stage) -> None:
    await show_to(stage, "server")

    assert response(await anns(stage, stage.ben)).splitlines()[-1] == "It is empty."


async def test_pages_of_anothers_list_are_turned_until_it_is_hidden(stage: Stage) -> None:
    await fill(stage, 16)
    await show_to(stage, "server")
    message = card(await anns(stage, stage.ben))
    await stage.ben.click(message, label="Next")
    assert "page 2 of 2" in shown(message)
    assert "Nobody but you sees your list." in await show_to(stage, "nobody")

    assert refused(await stage.ben.click(message, label="Back")) == CLOSED
    assert stage.refusal(await anns(stage, stage.ben)) == CLOSED


async def test_ones_own_list_is_shown_by_name_too(stage: Stage) -> None:
    await put(stage, "healer", "watching", 5)

    assert "## 📋 Your list" in response(await anns(stage, stage.ann))


async def test_the_panel_says_that_others_see_the_list(stage: Stage) -> None:
    assert "Others can see your" not in response(await stage.ann.slash(stage.channel, "privacy"))
    await show_to(stage, "public")

    told = response(await stage.ann.slash(stage.channel, "privacy"))
    assert "Others can see your **list**. `/list visible` changes that." in told
