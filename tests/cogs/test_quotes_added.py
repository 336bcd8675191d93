"""Members add lines of reviews and words of their own; where a server wants it, its moderators see them first."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from simcord.results import InteractionResult

from bot.storage import Credit
from bot.storage.quotes import MOST_A_DAY
from tests.cogs.quoting import keep, kept, spoilers, told_by
from tests.cogs.test_server import queue
from tests.cogs.test_together import ids_of
from tests.stage import Stage, response, shown

WORDS = "I cried for an hour and began anew"


async def add(stage: Stage, text: str, **options: object) -> InteractionResult:
    """Let ben add a quote."""
    return await stage.ben.slash(stage.channel, "quote add", text=text, drama="iris", **options)


async def queued(stage: Stage) -> None:
    """Let the server's moderators see quotes first."""
    await stage.client.app.guilds.change(stage.guild.id, has_quote_queue=True)


async def test_own_words_are_credited_to_whoever_adds_them(stage: Stage) -> None:
    result = await add(stage, WORDS)
    told, [quote] = response(result), await kept(stage)

    assert result.ephemeral
    assert "✅ The quote is kept." in told
    assert f"> {WORDS}" in told
    assert f"-# <@{stage.ben.id}> · 2026-01-01" in told
    assert (quote.line.drama, quote.line.credit) == ("iris", Credit(stage.ben.id, published="2026-01-01"))
    assert quote.added_by == stage.ben.id


async def test_a_line_of_a_review_keeps_its_whole_credit(stage: Stage) -> None:
    link = "https://drama.example/iris?page=2"
    await add(stage, "a joy", reviewer="Jo Park", source="Drama Weekly", link=link, published="2024-05", episode=7)
    [quote] = await kept(stage)

    assert quote.line.credit == Credit(None, "Jo Park", "Drama Weekly", "2024-05", link)
    assert quote.line.spoiler_from == 7


async def test_the_date_is_that_of_the_server(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, time_zone=ZoneInfo("Pacific/Kiritimati"))
    await stage.env.advance_time(12 * 3600)
    await add(stage, WORDS)
    [quote] = await kept(stage)

    assert quote.line.credit.published == "2026-01-02"


async def test_markup_stays_text_and_lines_become_one(stage: Stage) -> None:
    told = response(
        await add(stage, f"# **big**\n\n> @everyone\u202e <@{stage.cho.id}>  [a](https://b.example) [c](d)")
    )
    [quote] = await kept(stage)

    assert quote.line.text == "# **big** > @everyone @… [a](https://b.example) [c](d)"
    assert r"> \# \*\*big\*\* \> @" in told
    assert "@everyone" not in told
    assert stage.cho.mention not in told
    assert r"\[a\](https\://b.example) \[c\](d)" in told


async def test_what_is_written_behind_a_bar_stays_behind_one(stage: Stage) -> None:
    told = response(await add(stage, "so ||he|| was ||it||"))
    [quote] = await kept(stage)

    assert (quote.line.text, quote.line.spoiler_from) == ("so he was it", 20)
    assert "Spoiler from episode 20\n> ||so he was it||" in told
    await spoilers(stage, "hide")
    refused = await stage.cho.slash(stage.channel, "quote drama", drama="iris")
    assert "I know no quote about Iris yet." in stage.refusal(refused)


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("!!! 🎉", {}, "There are no words in it. Quote a text."),
        ("é" * 301, {}, "It has 301 letters; I keep 300 at most. Quote the best of it."),
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            {"source": "Weekly"},
            "It has 13 words; of a review I quote 12 at most. Choose the best of them.",
        ),
        ("a", {"source": "x" * 101}, f"{'x' * 40}… is too long a name. Shorten it."),
        ("a", {"source": "Weekly", "reviewer": "y" * 101}, f"{'y' * 40}… is too long a name. Shorten it."),
        (
            "a",
            {"source": "Weekly", "link": "javascript:alert(1)"},
            "javascript:alert(1) is no link that I can show. It has to begin with https://",
        ),
        (
            "a",
            {"source": "Weekly", "link": "https://discord.com@evil.example/"},
            "https://discord.com@evil.example/ is no link that I can show. It has to begin with https://",
        ),
        (
            "a",
            {"source": "Weekly", "published": "2024-13"},
            "2024-13 is no date. Write it as 2025-01-24, 2025-01 or 2025.",
        ),
        ("a", {"source": "Weekly", "published": "2026-02"}, "2026-02 is still to come. Write when it was published."),
        ("a", {"episode": 21}, "Iris has 20 episodes. Write the number of one of them."),
        (
            "a",
            {"reviewer": "Jo"},
            "Say where the review was published, too: fill in source. Your own words need text alone.",
        ),
    ],
)
async def test_what_cannot_be_kept_is_refused_in_a_sentence(
    text: str, options: dict[str, object], told: str, stage: Stage
) -> None:
    assert stage.refusal(await add(stage, text, **options)) == told
    assert await kept(stage) == []


async def test_a_double_is_refused_however_it_is_written(stage: Stage) -> None:
    await add(stage, WORDS)

    assert "This server keeps that quote already." in stage.refusal(await add(stage, f"{WORDS.upper()}!"))


async def test_one_too_many_of_a_day_is_refused(stage: Stage) -> None:
    for number in range(MOST_A_DAY):
        await keep(stage, f"line {number}")

    assert f"You added {MOST_A_DAY} quotes within a day" in stage.refusal(await add(stage, WORDS))


async def test_whoever_forbids_being_quoted_adds_no_words_of_their_own(stage: Stage) -> None:
    await stage.client.app.quotes.refuse(stage.ben.id, refuses=True)

    assert "You want nobody to quote you." in stage.refusal(await add(stage, WORDS))
    await add(stage, "a joy", source="Weekly")
    assert len(await kept(stage)) == 1


async def test_in_private_nothing_is_added_taken_out_or_listed(stage: Stage) -> None:
    ben = stage.ben.user
    for command, options in (
        ("quote add", {"text": WORDS, "drama": "iris"}),
        ("quote mine", {}),
        ("quote remove", {"quote": "1"}),
        ("quote export", {}),
    ):
        assert response(await ben.slash(command, **options)) == "This works in a server only."
    assert stage.env.errors


async def test_with_a_queue_a_quote_waits_and_whoever_adds_it_is_told(stage: Stage) -> None:
    await queued(stage)
    result = await add(stage, WORDS)

    assert "⏳ It waits until a moderator of this server has seen it." in response(result)
    assert "Like" not in response(result)
    assert await kept(stage) == []
    assert len(await kept(stage, waiting=True)) == 1
    double = await stage.cho.slash(stage.channel, "quote add", text=WORDS, drama="iris")
    assert "That quote waits for the moderators already." in stage.refusal(double)


async def test_what_a_moderator_adds_does_not_wait(stage: Stage) -> None:
    await queued(stage)
    await stage.ann.slash(stage.channel, "quote add", text=WORDS, drama="iris")

    assert len(await kept(stage)) == 1


async def test_moderators_see_what_waits_and_show_it(stage: Stage) -> None:
    await keep(stage, f"**{WORDS}**", waits=True, spoiler_from=3, by=stage.cho.id)
    case = await queue(stage)
    told = shown(case)

    assert "Quote · 1 of 1" in told
    assert f"Spoiler from episode 3\n> ||\\*\\*{WORDS}\\*\\*||" in told
    assert "on **Iris** (2009)" in told
    assert f"<@{stage.ben.id}> · 2026-01-01" in told
    assert f"Added by <@{stage.cho.id}> <t:" in told
    await stage.ann.click(case, label="Show it")
    assert "✅ The quote is shown from now on." in shown(case)
    assert "Nothing to decide" in shown(case)
    assert len(await kept(stage)) == 1


async def test_moderators_delete_what_waits_and_the_next_case_is_shown(stage: Stage) -> None:
    await keep(stage, "first", waits=True)
    await keep(stage, "second", waits=True)
    case = await queue(stage)
    assert "Quote · 1 of 2" in shown(case)
    await stage.ann.click(case, label="Next")
    assert "> second" in shown(case)
    await stage.ann.click(case, label="Delete it")

    assert "✅ The quote is deleted. Nothing of it is kept." in shown(case)
    assert "> first" in shown(case)
    assert [quote.line.text for quote in await kept(stage, waiting=True)] == ["first"]


async def test_a_quote_that_somebody_else_has_decided_on_says_so(stage: Stage) -> None:
    quote = await keep(stage, "first", waits=True)
    case = await queue(stage)
    await stage.client.app.quotes.decide(stage.guild.id, quote.id, 1, is_accepted=True)

    assert told_by(await stage.ann.click(case, label="Show it")) == (
        "Somebody has decided on that quote already. /server queue shows what is left."
    )


async def test_members_do_not_decide(stage: Stage) -> None:
    await keep(stage, "first", waits=True)
    case = await queue(stage)
    [pressed] = [found for found in ids_of(case) if found.startswith("said:accepted")]
    stage.press_at_once([(stage.ben, pressed)], case)
    await stage.env.settle()

    assert "That is for moderators" in stage.told
    assert await kept(stage) == []
