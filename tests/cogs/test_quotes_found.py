"""Lines are found by their words, of reviews and of the server, and opened from a menu."""

from __future__ import annotations

from typing import Any

import pytest
from discord.utils import utcnow

from bot.storage import Credit
from tests.cogs.quoting import card, keep, spoilers
from tests.stage import Shown, Stage, response, shown


async def found(stage: Stage, words: str) -> Shown:
    """Let cho look for words."""
    result = await stage.cho.slash(stage.channel, "quote search", words=words)
    assert result.ephemeral
    return card(result)


def options(message: Shown) -> list[dict[str, str]]:
    """Return what the menu of a card offers."""
    parts: list[Any] = [part if isinstance(part, dict) else part.to_dict() for part in message.components]
    [menu] = [row["components"][0] for part in parts for row in part["components"] if row["type"] == 1]
    return list(menu["options"])


@pytest.mark.parametrize("words", ["medicine", "COMBINING spect", "full-blown", "action medicine"])
async def test_bundled_lines_are_found_by_how_their_words_begin(words: str, stage: Stage) -> None:
    told = shown(await found(stage, words))

    assert "s a full-blown spectacle combining action and medicine”" in told
    assert "The Trauma Code: Heroes on Call (2025) · “The Trauma Code: Heroes on Ca…”" in told


async def test_both_kinds_are_found_and_one_is_opened(stage: Stage) -> None:
    await keep(stage, "More medicine than romance")
    results = await found(stage, "medicine")
    assert f"**1.** “More medicine than romance”\n-# Iris (2009) · <@{stage.ben.id}>" in shown(results)
    assert "s a full-blown spectacle" in shown(results)
    opened = await stage.cho.select(results, [options(results)[0]["value"]])

    assert opened.ephemeral
    assert "> More medicine than romance\non **Iris** (2009)" in response(opened)
    assert "❤" not in response(opened)
    assert "**1.**" in shown(results)


async def test_at_most_ten_are_listed_of_either_kind(stage: Stage) -> None:
    for number in range(12):
        await keep(stage, f"medicine number {number}")
    results = await found(stage, "medicine")

    assert len(options(results)) == 10
    assert "s a full-blown spectacle" in shown(results)


async def test_long_lines_are_cut(stage: Stage) -> None:
    await keep(stage, f"penguins {'and more ' * 20}penguins")
    results = await found(stage, "penguins")
    [option] = options(results)

    assert "…”" in shown(results)
    assert len(option["label"]) <= 100
    assert option["label"].endswith("…")


@pytest.mark.parametrize("words", ["zebra crossing", "medicine zebra"])
async def test_where_nothing_is_found_it_says_what_to_do(words: str, stage: Stage) -> None:
    refused = await stage.cho.slash(stage.channel, "quote search", words=words)

    assert stage.refusal(refused) == (
        "I found no quote with all these words. Leave some out, or type only how they begin."
    )


async def test_marks_alone_are_no_words(stage: Stage) -> None:
    refused = await stage.cho.slash(stage.channel, "quote search", words='"* ?')

    assert stage.refusal(refused) == "Type a word or two of the quote, or how they begin."


async def test_what_spoils_stands_behind_a_bar_and_in_no_option(stage: Stage) -> None:
    await keep(stage, "the penguin did it", spoiler_from=9)
    results = await found(stage, "penguin")
    [option] = options(results)
    assert "||“the penguin did it”||" in shown(results)
    assert option["label"] == "1. Spoiler from episode 9"
    opened = await stage.cho.select(results, [option["value"]])
    assert "> ||the penguin did it||" in response(opened)

    await stage.client.app.lists.put(stage.cho.id, "iris", "watching", 9, utcnow())
    assert "**1.** “the penguin did it”" in shown(await found(stage, "penguin"))
    await spoilers(stage, "hide")
    refused = await stage.cho.slash(stage.channel, "quote search", words="penguin")
    assert "I found no quote" in stage.refusal(refused)
    assert "That quote was taken out." in response(await stage.cho.select(results, [option["value"]]))


async def test_only_what_is_shown_is_found_and_nothing_of_other_servers(stage: Stage) -> None:
    await keep(stage, "a waiting penguin", waits=True)
    await keep(stage, "another penguin", credit=Credit(stage.cho.id), drama=None)

    assert len(options(await found(stage, "penguin"))) == 1
    assert "I found no quote" in stage.refusal(await stage.cho.user.slash("quote search", words="penguin"))


async def test_in_private_bundled_lines_are_found(stage: Stage) -> None:
    assert "full-blown" in response(await stage.cho.user.slash("quote search", words="medicine"))


async def test_a_quote_that_is_gone_is_not_opened(stage: Stage) -> None:
    quote = await keep(stage, "the penguin did it")
    results = await found(stage, "penguin")
    await stage.client.app.quotes.remove(stage.guild.id, quote.id)

    assert "That quote was taken out." in response(await stage.cho.select(results, [f"s{quote.id}"]))


async def test_the_card_of_a_drama_leads_to_quotes_that_only_the_server_keeps(stage: Stage) -> None:
    bare = await stage.ann.slash(stage.channel, "drama", drama="iris")
    waiting = await keep(stage, "I still hum its theme", drama="iris", waits=True)
    unseen = await stage.ann.slash(stage.channel, "drama", drama="iris")
    await stage.client.app.quotes.decide(stage.guild.id, waiting.id, stage.ann.id, is_accepted=True)
    led = await stage.ann.slash(stage.channel, "drama", drama="iris")

    assert "A quote" not in response(bare)
    assert "A quote" not in response(unseen)
    assert "A quote" in response(led)
