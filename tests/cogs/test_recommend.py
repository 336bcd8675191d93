"""/recommend: filters, votes, and menus that shape the same message of whoever asked for it."""

from __future__ import annotations

import re
from typing import Any

from simcord import InteractionResult
from simcord.results import ResponseMessage

from bot.settings import Settings
from bot.storage import Status, Voice
from bot.storage.matches import MOST_A_DAY
from tests.cogs.test_restart import restart
from tests.cogs.test_together import refusal
from tests.stage import Stage, response, shown


async def like(stage: Stage, drama: str = "crash landing on you", **options: object) -> InteractionResult:
    """Let ann ask for what is like a drama."""
    return await stage.ann.slash(stage.channel, "recommend like", drama=drama, **options)


def titles(told: str) -> list[str]:
    """Return the titles that are suggested."""
    return re.findall(r"^\*\*(.+?)\*\* \(\d{4}\)", told, re.MULTILINE)


def menu(result: InteractionResult, name: str) -> dict[str, Any]:
    """Return a menu below what is suggested."""
    found = [each for row in card(result).components for each in row.get("components", []) if each["type"] == 3]
    return next(each for each in found if each["custom_id"].startswith(name))


def value(result: InteractionResult, name: str, way: str) -> str:
    """Return the first option of a menu that goes one way."""
    return next(str(each["value"]) for each in menu(result, name)["options"] if str(each["value"]).startswith(way))


def suggested(result: InteractionResult) -> str:
    """Return the id of the drama that is suggested first."""
    return value(result, "shelve", "seen:").removeprefix("seen:")


async def choose(stage: Stage, result: InteractionResult, name: str, chosen: str) -> str:
    """Let ann choose from a menu, and return what the message shows then."""
    await stage.ann.select(card(result), [chosen], custom_id=menu(result, name)["custom_id"])
    return shown(card(result))


def card(result: InteractionResult) -> ResponseMessage:
    """Return the message with what is suggested."""
    assert result.response is not None
    return result.response


async def listed(stage: Stage) -> dict[str, Status]:
    """Return what is on ann's list."""
    return {entry.drama: entry.status for entry in await stage.client.app.lists.of(stage.ann.id)}


async def test_filters_are_kept(stage: Stage) -> None:
    told = response(await like(stage, since=2019, episodes=12, without="love triangle", ended=True))
    dramas = {drama.title: drama for drama in stage.client.app.catalogue.dramas.values()}

    assert len(titles(told)) == 5
    assert all(dramas[title].year >= 2019 and dramas[title].episodes <= 12 for title in titles(told))


async def test_where_nothing_is_left_it_says_what_to_do(stage: Stage) -> None:
    told = response(await like(stage, since=2100))

    assert "Nothing is left that fits. Ask with fewer limits." in told


async def test_a_trope_that_is_unknown_is_refused(stage: Stage) -> None:
    refused = stage.refusal(await like(stage, trope="flying teapots"))

    assert refused == "I know no trope called flying teapots. Type a few letters and choose from the list."


async def test_what_is_seen_goes_on_the_list_and_makes_room(stage: Stage) -> None:
    result = await like(stage)
    before = titles(response(result))
    seen = value(result, "shelve", "seen:")
    after = titles(await choose(stage, result, "shelve", seen))

    assert await listed(stage) == {seen.removeprefix("seen:"): "finished"}
    assert after[:4] == before[1:]


async def test_what_is_saved_is_planned(stage: Stage) -> None:
    result = await like(stage)
    saved = value(result, "shelve", "save:")
    await choose(stage, result, "shelve", saved)

    assert await listed(stage) == {saved.removeprefix("save:"): "planned"}


async def test_what_is_not_for_somebody_counts_against_what_is_like_it(stage: Stage) -> None:
    result = await like(stage)
    never = value(result, "shelve", "never:")
    told = await choose(stage, result, "shelve", never)

    title = stage.client.app.catalogue.dramas[never.removeprefix("never:")].title
    assert f"and not {title}" in told
    assert title not in titles(told)
    assert await listed(stage) == {}


async def test_more_like_one_and_less_of_a_trope_rank_anew(stage: Stage) -> None:
    result = await like(stage)
    more = value(result, "refine", "like:")
    told = await choose(stage, result, "refine", more)
    assert f"and **{stage.client.app.catalogue.dramas[more.removeprefix('like:')].title}**" in told

    trope = value(result, "refine", "less:").removeprefix("less:")
    dramas = {drama.title: drama for drama in stage.client.app.catalogue.dramas.values()}
    after = titles(await choose(stage, result, "refine", f"less:{trope}"))
    assert sum(trope in dramas[title].tropes for title in after) < sum(
        trope in dramas[title].tropes for title in titles(told)
    )
    assert titles(await choose(stage, result, "refine", "anew")) == titles(told)


async def test_nobody_shapes_what_is_recommended_to_somebody_else(stage: Stage) -> None:
    result = await like(stage)
    refused = await stage.ben.select(
        card(result), [value(result, "shelve", "seen:")], custom_id=menu(result, "shelve")["custom_id"]
    )

    assert refusal(refused) == "These are for somebody else. Get your own with /recommend like."
    assert await stage.client.app.lists.of(stage.ben.id) == []


async def test_a_pair_that_two_members_vouch_for_comes_first_from_then_on(stage: Stage) -> None:
    result = await like(stage)
    last = str(menu(result, "shelve")["options"][4]["value"]).removeprefix("seen:")
    title = stage.client.app.catalogue.dramas[last].title
    told = [
        response(await who.click(card(result), custom_id=f"match:{asked(result)}:good:{last}"))
        for who in (stage.ann, stage.ben, stage.ben)
    ]

    assert told[-1] == "Thank you! So far: 2 say they match, 0 that they do not."
    again = response(await like(stage))
    assert titles(again)[0] == title
    assert "2 members say they match" in again


def asked(result: InteractionResult) -> str:
    """Return the id by which the buttons name what was asked."""
    return str(menu(result, "refine")["custom_id"]).partition(":")[2]


async def test_nobody_votes_without_end(stage: Stage) -> None:
    result, app = await like(stage), stage.client.app
    voice = Voice(stage.ben.id, stage.guild.id, is_good=False)
    for drama in list(app.catalogue.dramas)[:MOST_A_DAY]:
        await app.matches.vote(voice, ["a-drama-of-another-version"], drama, stage.env.now())
    pressed = f"match:{asked(result)}:bad:{suggested(result)}"
    told = response(await stage.ben.click(card(result), custom_id=pressed))

    assert told == "That were many votes for one day. Go on tomorrow."


async def test_the_menus_work_after_a_restart(stage: Stage, settings: Settings) -> None:
    result = await like(stage)
    custom_id, seen = menu(result, "shelve")["custom_id"], value(result, "shelve", "seen:")
    await restart(stage, settings)
    await stage.ann.select(card(result), [seen], custom_id=custom_id)

    assert await listed(stage) == {seen.removeprefix("seen:"): "finished"}


async def test_what_somebody_had_deleted_is_told_to_be_long_ago(stage: Stage) -> None:
    result = await like(stage)
    await stage.client.app.players.forget(stage.ann.id)
    refused = await stage.ann.select(
        card(result), [value(result, "shelve", "seen:")], custom_id=menu(result, "shelve")["custom_id"]
    )

    assert refusal(refused) == "That was long ago. Ask anew with /recommend like."


async def test_what_is_on_the_list_is_left_out_unless_it_is_asked_for(stage: Stage) -> None:
    first = titles(response(await like(stage)))[0]
    drama = next(each for each in stage.client.app.catalogue.dramas.values() if each.title == first)
    await stage.ann.slash(stage.channel, "list set", drama=drama.id, status="finished")

    assert first not in titles(response(await like(stage)))
    assert first in titles(response(await like(stage, listed=True)))


async def test_recommendations_from_the_list_need_something_that_is_liked(stage: Stage) -> None:
    refused = stage.refusal(await stage.ann.slash(stage.channel, "recommend me"))
    assert refused == "I know nothing yet that you like. Put dramas you finished on your list with /list set."

    for drama in ("hospital-playlist", "dr-romantic"):
        await stage.ann.slash(stage.channel, "list set", drama=drama, status="finished")
    result = await stage.ann.slash(stage.channel, "recommend me")
    assert result.ephemeral
    assert len(titles(response(result))) == 5
    assert not {"Hospital Playlist", "Dr. Romantic"} & set(titles(response(result)))
