"""A server's quotes go out as a file and come in from one: what it would add is said before anything is kept."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.settings import Settings
from bot.sources.sheets import MOST_BYTES
from bot.storage import Credit
from bot.storage.quotes import MOST_OF_GUILD
from tests.cogs.quoting import REVIEW, card, keep, kept, told_by
from tests.cogs.test_lists_files import file_of
from tests.cogs.test_restart import restart
from tests.stage import Stage, response, shown

FILE = """Published,Quote,Title,Source,Author,Spoiler
2024-05,a joy,HEALER,Drama Weekly,,
,I wept,goblin,,<@77>,3
,what now,Breaking Bad,Weekly,,
,nobody said so,,,,
"""


async def send(stage: Stage, content: str | bytes, *, by: MemberActor | None = None) -> InteractionResult:
    """Let a member, by default ann, send a file."""
    written = content if isinstance(content, bytes) else content.encode()
    return await (by or stage.ann).slash(stage.channel, "quote import", file=("quotes.csv", written))


async def exported(stage: Stage) -> bytes:
    """Let ann export the quotes."""
    return await file_of(card(await stage.ann.slash(stage.channel, "quote export")))


async def test_what_is_exported_is_the_same_after_it_is_imported(stage: Stage) -> None:
    await keep(stage, "=SUM(1, 2) is “love”, said he")
    await keep(stage, "-@ a 'quoted' line", credit=REVIEW, drama=None)
    await keep(stage, "hidden", spoiler_from=7, credit=Credit(stage.cho.id, link="https://discord.com/channels/1/2/3"))
    await keep(stage, "waiting", waits=True)
    before = [quote.line for quote in await kept(stage)]
    content = await exported(stage)
    told = shown(card(await send(stage, content)))
    assert "Here already, or twice in the file: **3**" in told
    assert "There is nothing to import." in told
    for quote in await kept(stage):
        await stage.client.app.quotes.remove(stage.guild.id, quote.id)
    preview = card(await send(stage, content))
    assert "New: **3**" in shown(preview)
    await stage.ann.click(preview, label="Import 3 quotes")

    assert [quote.line for quote in await kept(stage)] == before


async def test_an_export_can_be_read_by_people_and_runs_nothing(stage: Stage) -> None:
    quote = await keep(stage, "=1+1 said", credit=REVIEW)
    await stage.client.app.quotes.like(quote.key, stage.cho.id, stage.env.now())
    head, line = (await exported(stage)).decode("utf-8-sig").splitlines()

    assert head == "text,drama,author,reviewer,source,published,link,episode,added_by,added_at,likes"
    assert line.startswith("'=1+1 said,iris,,Jo Park,Drama Weekly,2024-05,https://drama.example/iris,,<@")
    assert line.endswith("+00:00,1")


async def test_where_no_quotes_are_kept_none_are_exported(stage: Stage) -> None:
    assert stage.refusal(await stage.ann.slash(stage.channel, "quote export")) == (
        "This server keeps no quotes yet. /quote add or /quote import begins."
    )


async def test_files_are_for_moderators(stage: Stage) -> None:
    told = "That is for moderators, who may manage messages or the server. Ask one of them."

    assert stage.refusal(await stage.ben.slash(stage.channel, "quote export")) == told
    assert stage.refusal(await send(stage, FILE, by=stage.ben)) == told


async def test_a_file_is_told_first_and_kept_by_the_button_alone(stage: Stage, settings: Settings) -> None:
    sent = card(await send(stage, FILE))
    told = shown(sent)

    assert "New: **2**" in told
    assert "⚠️ Line 4: I know no drama called Breaking Bad. Write a title that /drama finds, or none." in told
    assert "⚠️ Line 5: It needs either an author or a source. Fill one of them in." in told
    assert await kept(stage) == []
    await restart(stage, settings)
    await stage.ann.click(sent, label="Import 2 quotes")
    assert "✅ Quotes taken from the file: 2" in shown(sent)
    assert sent.attachments == []
    first, second = await kept(stage)
    assert (first.line.text, first.line.drama) == ("a joy", "iris")
    assert first.line.credit == Credit(None, None, "Drama Weekly", "2024-05")
    assert second.line.credit == Credit(77)
    assert second.line.spoiler_from == 3
    assert first.added_by == stage.ann.id


async def test_doubles_and_members_who_forbid_it_are_counted_and_left_out(stage: Stage) -> None:
    await keep(stage, "one line")
    await keep(stage, "another line", waits=True)
    await stage.client.app.quotes.refuse(stage.cho.id, refuses=True)
    content = (
        "text,author\n"
        f"One line!,<@{stage.ben.id}>\nANOTHER line,{stage.ben.id}\nnew,{stage.ben.id}\nNew.,{stage.ben.id}\n"
        f"mine,<@!{stage.cho.id}>\n"
    )
    sent = card(await send(stage, content))

    assert "New: **1**" in shown(sent)
    assert "Here already, or twice in the file: **3**" in shown(sent)
    assert "Of members who forbid being quoted: **1**" in shown(sent)
    await stage.client.app.quotes.refuse(stage.ben.id, refuses=True)
    await stage.ann.click(sent, label="Import 1 quote")
    assert "✅ Quotes taken from the file: 0" in shown(sent)


async def test_no_more_come_than_a_server_keeps(stage: Stage) -> None:
    lines = "".join(f"line {number},Weekly\n" for number in range(MOST_OF_GUILD))
    await keep(stage, "one of ours")
    sent = card(await send(stage, f"text,source\n{lines}"))
    assert "More than the 1,000 that I keep: **1**" in shown(sent)
    await stage.ann.click(sent, label="Import 999 quotes")

    assert len(await kept(stage)) == MOST_OF_GUILD


async def test_many_faults_are_counted_and_nothing_in_them_is_laid_out(stage: Stage) -> None:
    lines = "".join(f"line {number},**none** @everyone <@{number}>,Weekly\n" for number in range(30))
    told = response(await send(stage, f"text,drama,source\n{lines}"))

    assert told.count("⚠️ Line") == 10
    assert "⚠️ and 20 more lines. Put these right and send the file again." in told
    assert "**none**" not in told
    assert "@everyone" not in told
    assert "There is no quote in it." in told
    assert len(told) < 4000


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"x" * (MOST_BYTES + 1), "The file is larger than 1 MB. Split it and send the parts one by one."),
        (b"\xff\xd8\xff\xe0", "The file is not UTF-8 text. Save it as CSV UTF-8 and send it again."),
        (b"text\n" * 1_002, "The file has more than 1,000 lines. Split it and send the parts one by one."),
        (b"drama,source\niris,Weekly\n", "The first line has to name the columns, one of them text. Look at what"),
    ],
)
async def test_a_file_that_is_none_of_quotes_is_refused(content: bytes, told: str, stage: Stage) -> None:
    assert stage.refusal(await send(stage, content)).startswith(told)


async def test_a_button_whose_file_is_gone_says_so(stage: Stage) -> None:
    sent = card(await send(stage, FILE))
    stored = stage.env.backend.get_message(stage.channel.id, sent.id)
    stored.components = [part for part in stored.components if part["type"] != 13]

    assert told_by(await stage.ann.click(sent, label="Import 2 quotes")) == (
        "The file is no longer there. Send it again with /quote import."
    )
