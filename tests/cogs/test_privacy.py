"""A member sees, takes along, hides and deletes what is kept about them, alone and at once."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

from simcord.results import InteractionResult
from sqlalchemy import insert, select

from bot.storage import Order
from bot.storage.schema import Answer, PlayerRating, Table
from tests.cogs.test_trivia import ROUND
from tests.stage import Shown, Stage, response, shown
from tests.storage.quoted import line


async def panel(stage: Stage) -> Shown:
    """Play a round as ann and ben, and open ann's panel."""
    await stage.play(stage.ben, rounds=1)
    await stage.answer(stage.ann)
    await stage.answer(stage.ben)
    await stage.env.advance_time(ROUND)
    result = await stage.ann.slash(stage.channel, "privacy")
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def press(stage: Stage, message: Shown, label: str) -> InteractionResult:
    """Press a button of the panel as ann."""
    return await stage.ann.click(message, label=label)


async def test_the_panel_says_what_is_kept(stage: Stage) -> None:
    told = shown(await panel(stage))

    assert "Answers kept (which question, what you chose or typed, when): **1**" in told
    assert "Days with points kept: **1**" in told
    assert "Answers you appealed: **0**" in told
    assert "You are **shown** on server boards." in told


async def test_the_export_holds_every_row(stage: Stage) -> None:
    exported = await press(stage, await panel(stage), "Export")

    assert exported.ephemeral
    assert exported.response is not None
    [file] = exported.response.attachments
    assert file.filename == "second-lead-export.json"
    assert file.description == "Everything kept about you, as JSON"
    told = json.loads(await file.read())
    assert told["player"] == stage.ann.id
    assert [answer["is_right"] for answer in told["answers"]] == [True]
    assert [score["is_right"] for score in told["scores"]] == [1]
    assert told["appeals"] == []


async def test_an_export_too_large_for_discord_is_packed(stage: Stage) -> None:
    message = await panel(stage)
    async with stage.client.app.database.write() as connection:
        game, at = (await connection.execute(select(Answer.game_id, Answer.at).limit(1))).one()
        row = {"game_id": game, "player_id": stage.ann.id, "choice": 1, "at": at, "changed": False, "points": 0}
        rows = [{**row, "number": number, "typed": "x" * 1000} for number in range(2, 28_000)]
        await connection.execute(insert(Answer), rows)
    exported = await press(stage, message, "Export")

    assert exported.response is not None
    [file] = exported.response.attachments
    assert (file.filename, file.size < 10_000_000) == ("second-lead-export.zip", True)
    with ZipFile(io.BytesIO(await file.read())) as archive:
        told = json.loads(archive.read("second-lead-export.json"))
    assert len(told["answers"]) == 27_999


async def test_hiding_takes_one_off_the_board_and_back(stage: Stage) -> None:
    message = await panel(stage)
    await press(stage, message, "Hide me from boards")
    assert "You are **hidden**" in shown(message)
    board = response(await stage.ben.slash(stage.channel, "leaderboard"))
    assert stage.ann.mention not in board
    assert stage.ben.mention in board

    await press(stage, message, "Show me on boards")
    assert stage.ann.mention in response(await stage.ben.slash(stage.channel, "leaderboard"))


async def test_deleting_asks_first_and_can_be_called_off(stage: Stage) -> None:
    message = await panel(stage)
    await press(stage, message, "Delete all")
    assert "Delete everything about you?" in shown(message)
    await press(stage, message, "No, keep it")

    assert "Answers kept (which question, what you chose or typed, when): **1**" in shown(message)


async def test_deleting_leaves_nothing_in_any_table_nor_in_a_running_game(stage: Stage) -> None:
    message = await panel(stage)
    await stage.play(stage.ann, rounds=3)
    await stage.answer(stage.ann)
    await press(stage, message, "Delete all")
    await press(stage, message, "Yes, delete all")

    assert "I keep nothing about you any more." in shown(message)
    async with stage.client.app.database.read() as connection:
        for table in Table.metadata.sorted_tables:
            rows = (await connection.execute(select(table))).all()
            assert str(stage.ann.id) not in repr(rows), table.name
    assert stage.ann.id not in stage.session.answers
    assert stage.ben.mention in response(await stage.ben.slash(stage.channel, "leaderboard"))


async def test_a_game_that_waits_to_go_on_after_a_restart_forgets_as_well(stage: Stage) -> None:
    message = await panel(stage)
    await stage.play(stage.ann, rounds=3)
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)
    stage.client.app.sessions.clear()
    await stage.client.reload_extension("cogs.trivia")
    await press(stage, message, "Delete all")
    await press(stage, message, "Yes, delete all")
    waiting = stage.session
    stage.env.be_ready()
    await stage.env.settle()

    assert any("The game goes on" in shown(message) for message in stage.channel.history())
    assert stage.session is waiting
    assert stage.ann.id not in {waiting.starter, *waiting.joined, *waiting.skills, *waiting.present}
    async with stage.client.app.database.read() as connection:
        for table in Table.metadata.sorted_tables:
            assert str(stage.ann.id) not in repr((await connection.execute(select(table))).all()), table.name


async def test_a_forgotten_starter_still_has_a_game_to_play(stage: Stage) -> None:
    message = await panel(stage)
    await stage.play(stage.ann, rounds=1)
    await press(stage, message, "Delete all")
    await press(stage, message, "Yes, delete all")
    await stage.answer(stage.ann)
    await stage.env.advance_time(ROUND)

    assert stage.ann.mention in shown(stage.last)


async def listed(stage: Stage) -> Shown:
    """Give ann a list of one drama and a rating, ben a list of two, and open ann's panel."""
    for who, drama in ((stage.ann, "healer"), (stage.ben, "vincenzo"), (stage.ben, "goblin")):
        await who.slash(stage.channel, "list progress", drama=drama, episode=3)
    async with stage.client.app.database.write() as connection:
        for who, answers in ((stage.ann, 12), (stage.ben, 34)):
            await connection.execute(insert(PlayerRating).values(player_id=who.id, skill=0.5, answers=answers))
    result = await stage.ann.slash(stage.channel, "privacy")
    assert result.response is not None
    return result.response


async def test_the_panel_counts_the_list_and_what_the_rating_rests_on(stage: Stage) -> None:
    told = shown(await listed(stage))

    assert "Dramas on your list: **1**" in told
    assert "Answers that your skill is rated by: **12**" in told


async def test_the_export_holds_the_list_and_the_rating(stage: Stage) -> None:
    exported = await press(stage, await listed(stage), "Export")

    assert exported.response is not None
    [file] = exported.response.attachments
    told = json.loads(await file.read())
    [entry] = told["list"]
    assert (entry["drama_id"], entry["status"], entry["episode"]) == ("healer", "watching", 3)
    assert entry["changed_at"].startswith("20")
    assert told["rating"] == [{"player_id": stage.ann.id, "skill": 0.5, "answers": 12}]


async def test_deleting_takes_the_list_and_the_rating_and_leaves_those_of_others(stage: Stage) -> None:
    message = await listed(stage)
    await press(stage, message, "Delete all")
    told = shown(message)
    assert "Your answers, points, places, duels, badges, list, favourites, votes, likes, reports and appeals" in told
    assert "and all quotes of you, go for good" in told
    assert "Spellings, presets and decisions that you made for a server stay without your name, as do quotes" in told
    await press(stage, message, "Yes, delete all")
    players = stage.client.app.players
    mine, bens = await players.rows(stage.ann.id), await players.rows(stage.ben.id)

    assert (mine["list"], mine["rating"]) == ((), ())
    assert len(bens["list"]) == 2
    assert [rated["answers"] for rated in bens["rating"]] == [34]


async def test_a_member_leaves_the_board_of_all_servers(stage: Stage) -> None:
    await stage.client.app.players.show_everywhere(stage.ann.id, "*Anna*")
    message = await panel(stage)
    assert r"The board of all servers lists you as **\*Anna\***." in shown(message)
    await press(stage, message, "Off the board of all")

    assert "The board of all servers" not in shown(message)
    assert "Off the board of all" not in shown(message)
    assert (await stage.client.app.players.kept(stage.ann.id)).shown_as is None


async def test_a_member_wants_no_duels_and_wants_them_again(stage: Stage) -> None:
    message = await panel(stage)
    await press(stage, message, "No duels")
    assert "**Nobody** can challenge you to a duel." in shown(message)
    assert await stage.client.app.duels.refuses(stage.ann.id)
    refused = await stage.ben.slash(stage.channel, "duel", member=stage.ann)
    assert stage.channel.id not in stage.client.app.sessions
    assert stage.refusal(refused)

    await press(stage, message, "Allow duels")
    assert not await stage.client.app.duels.refuses(stage.ann.id)
    assert "can challenge you" not in shown(message)


async def test_what_there_is_seldom_is_told_only_where_there_is_some(stage: Stage) -> None:
    assert "Decisions you made as a moderator" not in shown(await panel(stage))
    await stage.client.app.moderation.bar(Order(stage.guild.id, stage.ann.id, stage.env.now()), stage.cho.id)
    result = await stage.ann.slash(stage.channel, "privacy")

    assert "Decisions you made as a moderator: **2**" in shown(result.response)


async def test_the_export_can_be_read_in_any_alphabet(stage: Stage) -> None:
    await stage.client.app.players.show_everywhere(stage.ann.id, "안나")
    exported = await press(stage, await panel(stage), "Export")

    assert exported.response is not None
    written = (await exported.response.attachments[0].read()).decode()
    assert json.loads(written)["settings"][0]["shown_as"] == "안나"
    assert "안나" in written


async def test_the_hosts_links_are_shown_where_there_are_any(stage: Stage) -> None:
    assert "privacy policy" not in shown(await panel(stage))
    settings = stage.client.app.settings
    settings.privacy_url, settings.terms_url = "https://example.org/privacy", "https://example.org/terms"
    settings.contact = "host@example.org"

    told = response(await stage.ann.slash(stage.channel, "privacy"))
    assert "[The privacy policy](https://example.org/privacy)" in told
    about = response(await stage.ann.slash(stage.channel, "about"))
    assert (
        "[Privacy](https://example.org/privacy) · [Terms](https://example.org/terms) · Host: host@example.org" in about
    )


async def quoted(stage: Stage) -> Shown:
    """Let ben quote ann twice and himself once, and ann add and like one; open ann's panel."""
    quotes, guild, now = stage.client.app.quotes, stage.guild.id, stage.env.now()
    for text, author, adder in (("one", "ann", "ben"), ("two", "ann", "ben"), ("three", "ben", "ann")):
        given = line(text, getattr(stage, author).id)
        kept = await quotes.add(guild, given, getattr(stage, adder).id, now, waits=False, is_moderator=False)
    await quotes.like(kept.key, stage.ann.id, now)
    result = await stage.ann.slash(stage.channel, "privacy")
    assert result.response is not None
    return result.response


async def test_the_panel_counts_quotes_and_likes_where_there_are_some(stage: Stage) -> None:
    told = shown(await quoted(stage))

    assert "Quotes of you: **2**\nQuotes you added: **1**\nLikes: **1**" in told
    assert "Servers quote you. **No quotes** deletes all of that." in told
    others = shown((await stage.cho.slash(stage.channel, "privacy")).response)
    assert "No quotes" in others
    assert "uotes of you" not in others
    assert "Servers quote you" not in others


async def test_a_member_forbids_quotes_and_all_of_theirs_go_at_once(stage: Stage) -> None:
    message = await quoted(stage)
    await press(stage, message, "No quotes")

    assert "Quotes of you that I deleted: **2**." in shown(message)
    assert "**Nobody** can quote you." in shown(message)
    assert "Quotes of you: " not in shown(message)
    assert [quote.line.text for quote in await stage.client.app.quotes.of(stage.guild.id)] == ["three"]
    assert await stage.client.app.quotes.refuses(stage.ann.id)

    await press(stage, message, "Allow quotes")
    assert not await stage.client.app.quotes.refuses(stage.ann.id)
    assert "can quote you" not in shown(message)
    assert "that I deleted" not in shown(message)
