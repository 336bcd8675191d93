"""A member says how far they are, sees it back, and nobody else does: in a server and in private alike."""

from __future__ import annotations

import pytest
from discord.utils import utcnow
from simcord.results import InteractionResult

from bot.storage import Status
from tests.stage import Shown, Stage, response, shown

WHY = "I use it to keep spoilers away from you in games."


async def put(stage: Stage, drama: str, status: str, episode: int | None = None) -> InteractionResult:
    """Let ann put a drama on her list by /list set."""
    options = {"drama": drama, "status": status} | ({} if episode is None else {"episode": episode})
    result = await stage.ann.slash(stage.channel, "list set", **options)
    assert result.ephemeral
    return result


async def fill(stage: Stage, count: int, status: Status = "watching") -> list[str]:
    """Put the first dramas of the catalogue on ann's list, the last of them last; return their titles in that order."""
    dramas = list(stage.client.app.catalogue.dramas.values())[:count]
    for drama in dramas:
        await stage.client.app.lists.put(stage.ann.id, drama.id, status, None, utcnow())
    return [drama.title for drama in dramas]


async def own_list(stage: Stage) -> Shown:
    """Show ann her list."""
    result = await stage.ann.slash(stage.channel, "list show")
    assert result.ephemeral
    assert result.response is not None
    return result.response


@pytest.mark.parametrize(
    ("status", "episode", "told"),
    [
        ("planned", None, "🔖 Planned** · episodes seen: 0 of 20"),
        ("planned", 0, "🔖 Planned** · episodes seen: 0 of 20"),
        ("watching", None, "▶️ Watching** · episodes seen: 0 of 20"),
        ("watching", 7, "▶️ Watching** · episodes seen: 7 of 20"),
        ("watching", 20, "▶️ Watching** · episodes seen: 20 of 20"),
        ("dropped", None, "⏹️ Dropped** · episodes seen: 0 of 20"),
        ("dropped", 3, "⏹️ Dropped** · episodes seen: 3 of 20"),
        ("finished", None, "✅ Finished** · episodes seen: 20 of 20"),
        ("finished", 20, "✅ Finished** · episodes seen: 20 of 20"),
    ],
)
async def test_a_new_drama_is_kept_as_it_is_told(status: str, episode: int | None, told: str, stage: Stage) -> None:
    answer = response(await put(stage, "healer", status, episode))

    assert answer.startswith("### Healer (2014)")
    assert told in answer
    [entry] = await stage.client.app.lists.of(stage.ann.id)
    assert (entry.drama, entry.status) == ("healer", status)
    assert f"seen: {entry.episode} of" in answer


@pytest.mark.parametrize(("status", "kept"), [("watching", 7), ("dropped", 7), ("planned", 0), ("finished", 20)])
async def test_a_change_without_an_episode_keeps_the_known_one_where_it_can(
    status: str, kept: int, stage: Stage
) -> None:
    await put(stage, "healer", "watching", 7)
    told = response(await put(stage, "healer", status))

    assert f"episodes seen: {kept} of 20" in told
    [entry] = await stage.client.app.lists.of(stage.ann.id)
    assert entry.episode == kept


@pytest.mark.parametrize(
    ("status", "episode", "sentence"),
    [
        ("watching", 21, "The last episode of Healer is 20. Give that or an earlier one."),
        ("finished", 21, "The last episode of Healer is 20. Give that or an earlier one."),
        ("planned", 3, "Planned means that no episode is seen yet. Choose watching, or leave the episode out."),
        (
            "finished",
            19,
            "Finished means all 20 episodes. Choose watching or dropped, or leave the episode out.",
        ),
    ],
)
async def test_an_episode_that_does_not_fit_is_refused_and_nothing_is_changed(
    status: str, episode: int, sentence: str, stage: Stage
) -> None:
    await put(stage, "healer", "watching", 7)
    before = await stage.client.app.lists.of(stage.ann.id)

    assert stage.refusal(await put(stage, "healer", status, episode)) == sentence
    assert await stage.client.app.lists.of(stage.ann.id) == before


@pytest.mark.parametrize(
    ("command", "options"),
    [("list set", {"status": "planned"}), ("list progress", {"episode": 1}), ("list remove", {})],
)
async def test_a_drama_nobody_knows_is_refused(command: str, options: dict[str, object], stage: Stage) -> None:
    refused = await stage.ann.slash(stage.channel, command, drama="vincenso", **options)

    assert stage.refusal(refused).startswith("I know no drama called vincenso. Did you mean Vincenzo")
    assert await stage.client.app.lists.of(stage.ann.id) == []


async def test_progress_is_watching_until_the_last_episode(stage: Stage) -> None:
    first = await stage.ann.slash(stage.channel, "list progress", drama="healer", episode=19)
    last = await stage.ann.slash(stage.channel, "list progress", drama="healer", episode=20)
    refused = await stage.ann.slash(stage.channel, "list progress", drama="healer", episode=21)

    assert first.ephemeral
    assert "▶️ Watching** · episodes seen: 19 of 20" in response(first)
    assert "✅ Finished** · episodes seen: 20 of 20" in response(last)
    assert stage.refusal(refused) == "The last episode of Healer is 20. Give that or an earlier one."


async def test_why_it_matters_is_said_with_the_first_drama_and_under_the_list(stage: Stage) -> None:
    first = response(await put(stage, "healer", "watching", 1))
    again = response(await put(stage, "vincenzo", "watching", 1))

    assert first.count(WHY) == 1
    assert WHY not in again
    assert WHY in shown(await own_list(stage))


async def test_an_empty_list_says_how_to_begin(stage: Stage) -> None:
    told = shown(await own_list(stage))

    assert "It is empty. /list progress begins it, /list import reads one from a file." in told


async def test_the_list_is_grouped_by_status_the_last_change_first(stage: Stage) -> None:
    for drama, status in (("healer", "finished"), ("vincenzo", "watching"), ("goblin", "dropped")):
        await put(stage, drama, status)
    await put(stage, "my-demon", "planned")
    await stage.env.advance_time(1)
    await put(stage, "hotel-del-luna", "watching", 4)
    told = [told for told in shown(await own_list(stage)).splitlines() if told]

    assert told == [
        "## 📋 Your list",
        "**▶️ Watching** · 2",
        "Hotel del Luna · 4/16",
        "Vincenzo · 0/20",
        "**🔖 Planned** · 1",
        "My Demon · 0/16",
        "**⏹️ Dropped** · 1",
        "Guardian: The Lonely and Great God · 0/16",
        "**✅ Finished** · 1",
        "Healer · 20/20",
        "-# Dramas in all: 5 · page 1 of 1",
        f"-# {WHY}",
        "+1 Hotel del Luna",
        "+1 Vincenzo",
    ]


async def test_a_long_list_is_turned_page_by_page_and_shows_every_drama_once(stage: Stage) -> None:
    titles = await fill(stage, 33)
    message = await own_list(stage)
    pages = [shown(message)]
    for _turn in range(2):
        await stage.ann.click(message, label="Next")
        pages.append(shown(message))

    assert [page.splitlines().count("Back") for page in pages] == [0, 1, 1]
    assert [page.splitlines().count("Next") for page in pages] == [1, 1, 0]
    assert ["Dramas in all: 33 · page 3 of 3" in page for page in pages] == [False, False, True]
    assert all("**▶️ Watching** · 33" in page for page in pages)
    assert [page.count("· 0/") for page in pages] == [15, 15, 3]
    together = "\n".join(pages)
    assert [title for title in titles if together.count(f"\n{title} · 0/") != 1] == []
    await stage.ann.click(message, label="Back")
    assert shown(message) == pages[1]


async def test_a_page_that_is_no_more_turns_to_the_last(stage: Stage) -> None:
    await fill(stage, 16)
    message = await own_list(stage)
    await stage.client.app.lists.remove(stage.ann.id, (await stage.client.app.lists.of(stage.ann.id))[0].drama)
    await stage.ann.click(message, label="Next")

    assert "Dramas in all: 15 · page 1 of 1" in shown(message)


async def test_a_drama_that_left_the_catalogue_is_still_shown(stage: Stage) -> None:
    await stage.client.app.lists.put(stage.ann.id, "gone", "watching", 3, utcnow())

    assert "gone (I no longer know it)" in shown(await own_list(stage))
    offered = await stage.ann.autocomplete(stage.channel, "list remove", "drama", "")
    assert "gone" not in [choice["value"] for choice in offered]


async def test_a_removed_drama_is_off_the_list_and_cannot_be_removed_twice(stage: Stage) -> None:
    await put(stage, "healer", "watching", 1)
    await put(stage, "vincenzo", "watching", 1)
    removed = await stage.ann.slash(stage.channel, "list remove", drama="healer")
    twice = await stage.ann.slash(stage.channel, "list remove", drama="healer")

    assert removed.ephemeral
    assert "Healer is off your list. I no longer know how far you are." in response(removed)
    assert stage.refusal(twice) == "Healer is not on your list. /list show tells what is."
    assert [entry.drama for entry in await stage.client.app.lists.of(stage.ann.id)] == ["vincenzo"]


async def test_what_is_stored_leads_to_the_whole_list(stage: Stage) -> None:
    await put(stage, "healer", "finished")
    result = await put(stage, "vincenzo", "watching", 2)
    assert result.response is not None
    await stage.ann.click(result.response, label="My list")

    assert "Vincenzo · 2/20" in shown(result.response)
    assert "Healer · 20/20" in shown(result.response)


async def test_nobody_sees_or_changes_the_list_of_another(stage: Stage) -> None:
    await put(stage, "healer", "watching", 5)
    kept = await stage.client.app.lists.of(stage.ann.id)
    bens = await stage.ben.slash(stage.channel, "list progress", drama="vincenzo", episode=2)
    refused = await stage.ben.slash(stage.channel, "list remove", drama="healer")
    shown_to_ben = response(await stage.ben.slash(stage.channel, "list show"))

    assert bens.ephemeral
    assert stage.refusal(refused).startswith("Healer is not on your list.")
    assert "Vincenzo · 2/20" in shown_to_ben
    assert "Healer" not in shown_to_ben
    assert "Vincenzo" not in shown(await own_list(stage))
    assert await stage.client.app.lists.of(stage.ann.id) == kept
    assert stage.channel.last_message is None, "nothing of it is said in the channel"


async def test_it_works_in_private_and_the_list_is_the_same_everywhere(stage: Stage) -> None:
    ann = stage.ann.user
    told = response(await ann.slash("list set", drama="healer", status="watching", episode=3))
    await ann.slash("list progress", drama="vincenzo", episode=20)
    listed = await ann.slash("list show")
    refused = await ann.slash("list progress", drama="healer", episode=99)
    removed = await ann.slash("list remove", drama="vincenzo")

    assert "▶️ Watching** · episodes seen: 3 of 20" in told
    assert "Healer · 3/20" in response(listed)
    assert "Vincenzo · 20/20" in response(listed)
    assert stage.refusal(refused) == "The last episode of Healer is 20. Give that or an earlier one."
    assert "Vincenzo is off your list." in response(removed)
    assert "Healer · 3/20" in shown(await own_list(stage))


async def test_pages_are_turned_in_private_too(stage: Stage) -> None:
    await fill(stage, 20)
    listed = await stage.ann.user.slash("list show")
    assert listed.response is not None
    await stage.ann.user.click(listed.response, label="Next")

    assert "page 2 of 2" in shown(listed.response)


@pytest.mark.parametrize("command", ["list progress", "list remove"])
async def test_ones_own_dramas_are_offered_first_the_last_changed_before_others(command: str, stage: Stage) -> None:
    for drama in ("healer", "vincenzo"):
        await put(stage, drama, "watching", 1)
        await stage.env.advance_time(1)

    async def offered(typed: str) -> list[str]:
        return [choice["value"] for choice in await stage.ann.autocomplete(stage.channel, command, "drama", typed)]

    empty = await offered("")
    assert empty[:2] == ["vincenzo", "healer"]
    assert len(empty) == len(set(empty)) == 10
    assert (await offered("he"))[0] == "healer"
    assert (await offered("my demon"))[0] == "my-demon", "what is called exactly so comes before one's own"
    bens = [choice["value"] for choice in await stage.ben.autocomplete(stage.channel, command, "drama", "")]
    assert bens != empty


async def test_a_title_that_is_typed_in_full_comes_before_ones_own_that_holds_it(stage: Stage) -> None:
    catalogue = stage.client.app.catalogue
    short, longer = next(
        (short, longer)
        for short in catalogue.dramas.values()
        for longer in catalogue.dramas.values()
        if short is not longer and short.title in longer.title and catalogue.titles.find(short.title) is short
    )
    await put(stage, longer.id, "planned")
    offered = await stage.ann.autocomplete(stage.channel, "list progress", "drama", short.title)

    assert [choice["value"] for choice in offered[:2]] == [short.id, longer.id]
