"""A list goes out as a file and comes in from one: what it would change is said before anything is kept."""

from __future__ import annotations

import pytest
from simcord.results import InteractionResult

from bot.settings import Settings
from bot.sources.sheets import MOST_BYTES
from bot.storage import Entry
from tests.cogs.test_lists import put
from tests.cogs.test_lists_shown import card, refused
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response, shown

FILE = """title,year,status,episode,rating
Healer,2014,finished,,9
Vincenzo,2021,watching,7,
Breaking Bad,2008,finished,,10
My Demon,2023,planned,0,11
"""


async def send(stage: Stage, content: str | bytes) -> InteractionResult:
    """Let ann send a file."""
    written = content if isinstance(content, bytes) else content.encode()
    return await stage.ann.slash(stage.channel, "list import", file=("list.csv", written))


async def entries(stage: Stage) -> dict[str, tuple[str, int, int | None]]:
    """Return what is on ann's list, without when it was changed."""
    kept = await stage.client.app.lists.of(stage.ann.id)
    return {entry.drama: (entry.status, entry.episode, entry.rating) for entry in kept}


async def file_of(message: Shown) -> bytes:
    """Return the file that was sent with a message."""
    [file] = message.attachments
    return await file.read()


async def test_a_list_that_is_exported_is_the_same_after_it_is_imported(stage: Stage) -> None:
    lists = stage.client.app.lists
    for drama, status, episode in (("healer", "finished", 20), ("goblin", "watching", 4), ("vincenzo", "dropped", 2)):
        await put(stage, drama, status, episode)
        await stage.env.advance_time(60)
    await stage.ann.slash(stage.channel, "list rate", drama="healer", rating=9)
    before = await lists.of(stage.ann.id)
    exported = await file_of(card(await stage.ann.slash(stage.channel, "list export")))
    assert "Already so on your list: **3**" in response(await send(stage, exported))
    await stage.client.app.players.forget(stage.ann.id)
    await stage.ann.click(card(await send(stage, exported)), label="Import 3 dramas")

    assert await lists.of(stage.ann.id) == before


async def test_an_export_can_be_read_by_people(stage: Stage) -> None:
    await put(stage, "healer", "watching", 5)
    exported = await stage.ann.slash(stage.channel, "list export")
    head, line = (await file_of(card(exported))).decode("utf-8-sig").splitlines()

    assert head == "title,native title,year,status,episode,episodes,rating,changed"
    assert line.startswith("Healer,힐러,2014,watching,5,20,,20")
    assert "/list import takes it back." in response(exported)


async def test_an_empty_list_is_not_exported(stage: Stage) -> None:
    exported = await stage.ann.slash(stage.channel, "list export")

    assert stage.refusal(exported) == "Your list is empty. /list set or /list import begins it."


async def test_a_file_is_told_first_and_kept_by_the_button_alone(stage: Stage) -> None:
    sent = card(await send(stage, FILE))
    told = shown(sent)

    assert "New on your list: **2**" in told
    assert "⚠️ Line 4: I know no drama called Breaking Bad." in told
    assert "⚠️ Line 5: 11 is no rating. Write a number from 1 to 10." in told
    assert await entries(stage) == {}
    await stage.ann.click(sent, label="Import 2 dramas")
    assert "✅ Dramas taken from the file: 2" in shown(sent)
    assert "Import" not in shown(sent)
    assert sent.attachments == []
    assert await entries(stage) == {"healer": ("finished", 20, 9), "vincenzo": ("watching", 7, None)}
    await stage.ann.click(sent, label="My list")
    assert "Vincenzo · 7/20" in shown(sent)


async def test_what_is_further_or_newer_on_the_list_stays(stage: Stage) -> None:
    await put(stage, "healer", "watching", 12)
    await put(stage, "vincenzo", "dropped", 3)
    await put(stage, "goblin", "watching", 2)
    told = response(
        sent := await send(
            stage,
            "title,status,episode,rating,changed\n"
            "Healer,watching,7,8,2040-01-01\n"
            "Vincenzo,watching,3,,2001-01-01\n"
            "Goblin,finished,,,2001-01-01\n"
            "My Demon,planned,,,2001-01-01\n",
        )
    )

    assert "New on your list: **1**" in told
    assert "Changed, as the file is further or newer: **2**" in told
    assert "Left, as your list is further or newer: **1**" in told
    await stage.ann.click(card(sent), label="Import 3 dramas")
    assert await entries(stage) == {
        "healer": ("watching", 12, 8),
        "vincenzo": ("dropped", 3, None),
        "guardian-the-lonely-and-great-god": ("finished", 16, None),
        "my-demon": ("planned", 0, None),
    }


async def test_what_changed_since_the_file_was_sent_stays(stage: Stage) -> None:
    sent = card(await send(stage, FILE))
    await stage.env.advance_time(60)
    await put(stage, "vincenzo", "watching", 9)
    await stage.ann.click(sent, label="Import 2 dramas")

    assert "✅ Dramas taken from the file: 1" in shown(sent)
    assert await entries(stage) == {"healer": ("finished", 20, 9), "vincenzo": ("watching", 9, None)}


async def test_the_button_works_after_a_restart(stage: Stage, settings: Settings) -> None:
    sent = card(await send(stage, FILE))
    await restart(stage, settings)
    await stage.ann.click(sent, label="Import 2 dramas")

    assert await entries(stage) == {"healer": ("finished", 20, 9), "vincenzo": ("watching", 7, None)}


async def test_several_lines_of_a_drama_are_one_entry(stage: Stage) -> None:
    history = "watched_at,type,title,year,season_number,episode_number\n" + "".join(
        f"2024-01-{number:02}T20:00:00Z,episode,Healer,2014,1,{number}\n" for number in range(1, 12)
    )
    await stage.ann.click(card(await send(stage, history)), label="Import 1 drama")

    [entry] = await stage.client.app.lists.of(stage.ann.id)
    assert (entry.drama, entry.status, entry.episode) == ("healer", "watching", 11)
    assert entry.changed_at.isoformat() == "2024-01-11T20:00:00+00:00"


async def test_a_file_with_nothing_to_keep_has_no_button(stage: Stage) -> None:
    for content, told in (
        ("title,year\nBreaking Bad,2008\n", "There is no drama in it that I know."),
        ("title,type\nParasite,movie\n", "Lines about films, seasons or people, left out: **1**"),
        ("title\n", "There is no drama in it that I know."),
    ):
        sent = card(await send(stage, content))
        assert told in shown(sent)
        assert "There is nothing to import." in shown(sent)
        assert "list_import" not in str(sent.components)
        assert sent.attachments == []


async def test_many_faults_are_counted_and_nothing_in_them_is_laid_out(stage: Stage) -> None:
    lines = "\n".join(f"**Nothing** <@{number}> @everyone,1950" for number in range(1, 41))
    told = response(await send(stage, f"title,year\n{lines}\nHealer,2014\n"))

    assert told.count("⚠️ Line") == 10
    assert "⚠️ and 30 more lines. Put these right and send the file again." in told
    assert "**Nothing**" not in told
    assert "@everyone" not in told
    assert len(told) < 4000


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"x" * (MOST_BYTES + 1), "The file is larger than 1 MB. Split it and send the parts one by one."),
        (b"\xff\xd8\xff\xe0", "The file is not UTF-8 text. Save it as CSV UTF-8 and send it again."),
        (b"<html>", "The first line has to name the columns, one of them title. Look at what /list export makes, and"),
    ],
)
async def test_a_file_that_is_no_list_is_refused(content: bytes, told: str, stage: Stage) -> None:
    assert stage.refusal(await send(stage, content)).startswith(told)
    assert await entries(stage) == {}


async def test_a_file_that_discord_does_not_give_is_to_be_sent_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = card(await send(stage, FILE))

    async def fail(_url: str) -> bytes:
        raise TimeoutError

    monkeypatch.setattr(stage.client.http, "get_from_cdn", fail)
    told = "Discord did not give me the file. Send it again with /list import."
    assert refused(await stage.ann.click(sent, label="Import 2 dramas")) == told
    assert stage.refusal(await send(stage, FILE)) == told
    assert await entries(stage) == {}


async def test_a_button_whose_file_is_gone_says_so(stage: Stage) -> None:
    sent = card(await send(stage, FILE))
    stored = stage.env.backend.get_message(stage.channel.id, sent.id)
    stored.components = [part for part in stored.components if part["type"] != 13]
    late = await stage.ann.click(sent, label="Import 2 dramas")

    assert refused(late) == "The file is no longer there. Send it again with /list import."


async def test_what_left_the_catalogue_is_exported_by_its_id_and_told_when_it_comes_back(stage: Stage) -> None:
    await stage.client.app.lists.keep_all(stage.ann.id, [Entry("gone", "watching", 3, stage.env.now())])
    exported = await file_of(card(await stage.ann.slash(stage.channel, "list export")))

    assert "⚠️ Line 2: I know no drama called gone." in response(await send(stage, exported))
