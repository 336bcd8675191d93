"""Quotes are found by their words, however these are typed, and by nothing else."""

from __future__ import annotations

import asyncio
import re
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import words
from bot.catalogue.hangul import has_hangul
from bot.messages import UserError
from bot.settings import Settings
from bot.storage import Quotes, open_database
from bot.storage.lines import matching
from tests.storage.quoted import ELSEWHERE, HERE, put
from tests.storage.test_quotes import found, numbered, quotes

__all__ = ["quotes"]


async def test_all_words_have_to_be_there_the_last_as_it_may_begin(quotes: Quotes) -> None:
    for text in ("The café was my whole youth", "The whole cast was young", "드라마는 인생이야"):
        await put(quotes, text)

    assert await found(quotes, "whole cast") == ["The whole cast was young"]
    assert await found(quotes, "CAFE") == ["The café was my whole youth"]
    assert set(await found(quotes, "whole you")) == {"The café was my whole youth", "The whole cast was young"}
    assert await found(quotes, "whol cast") == []
    assert await found(quotes, "hole") == []


async def test_korean_is_found_by_the_beginning_of_any_word(quotes: Quotes) -> None:
    await put(quotes, "드라마는 인생이야")

    for typed in ("드라마", "드라", "인생", "드라마 인생", "인생이 드라마", "\u1103\u1173\u1105\u1161"):
        assert await found(quotes, typed) == ["드라마는 인생이야"], typed
    assert await found(quotes, "라마") == []


async def test_what_says_it_best_comes_first_and_no_more_than_asked_for(quotes: Quotes) -> None:
    await put(quotes, "rain and a great many other things that nobody in this place remembers")
    await put(quotes, "rain, rain, rain")
    await quotes.add_all(HERE, numbered(20), 1, (await quotes.of(HERE))[0].added_at)

    assert (await found(quotes, "rain"))[0] == "rain, rain, rain"
    assert len(await quotes.search(HERE, "line")) == 10
    assert len(await quotes.search(HERE, "line", limit=3)) == 3


async def test_only_what_this_server_shows_is_found(quotes: Quotes) -> None:
    await put(quotes, "rain here")
    await put(quotes, "rain there", guild=ELSEWHERE)
    await put(quotes, "rain waits", waits=True)

    assert await found(quotes, "rain") == ["rain here"]


@pytest.mark.parametrize("typed", ["", " ", '"', "*", "()", "-", "!!! …", "^", "\u0000", "😍"])
async def test_what_has_no_word_finds_nothing(quotes: Quotes, typed: str) -> None:
    await put(quotes, "rain")

    assert await found(quotes, typed) == []


@pytest.mark.parametrize(
    "typed",
    ["rain OR sun", "rain NOT sun", "NEAR(rain sun)", "text:rain", 'rain" OR "sun', "{rain}", "rain:", "-rain ^r"],
)
async def test_nothing_that_is_typed_is_a_command_to_the_search(quotes: Quotes, typed: str) -> None:
    await put(quotes, "sun")
    await put(quotes, "rain")

    assert set(await found(quotes, typed)) <= {"rain"}


async def test_the_words_of_a_hyphenated_name_are_found_in_their_order(quotes: Quotes) -> None:
    await put(quotes, "Do-hyun runs")

    assert await found(quotes, "do-hyun") == await found(quotes, "hyun do") == ["Do-hyun runs"]
    assert await found(quotes, "hyun-do") == []


@given(st.text())
def test_the_search_understands_whatever_is_typed(typed: str) -> None:
    """Quotes enclose everything; FTS5 itself is asked in the tests above and below."""
    expression = matching(typed)
    assert expression.count('"') % 2 == 0
    assert bool(expression) <= bool(words(typed))


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("add"), st.text("ab 드라é", min_size=1, max_size=12)),
            st.tuples(st.just("remove"), st.integers(1, 12)),
            st.tuples(st.just("search"), st.text("ab 드라é*\"-'", max_size=5)),
        ),
        max_size=14,
    )
)
def test_what_is_found_is_what_a_plain_search_finds(before: Settings, steps: list[tuple[str, str | int]]) -> None:
    """Against a list of what was added and not removed."""
    asyncio.run(_follow(before, steps))


async def _follow(before: Settings, steps: list[tuple[str, str | int]]) -> None:
    plain: dict[int, str] = {}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "test.db"
        shutil.copy(before.database, path)
        async with open_database(path) as database:
            quotes = Quotes(database)
            for step, given_as in steps:
                if step == "search":
                    hits = await quotes.search(HERE, str(given_as), limit=100)
                    expected = [number for number, text in plain.items() if _has(text, str(given_as))]
                    assert sorted(quote.id for quote in hits) == expected
                elif step == "remove":
                    assert await quotes.remove(HERE, int(given_as)) == (plain.pop(int(given_as), None) is not None)
                else:
                    with suppress(UserError):  # no word, or there already
                        kept = await put(quotes, str(given_as))
                        plain[kept.id] = kept.line.text


def _has(text: str, typed: str) -> bool:
    """Whether all of what was typed is in a text, a hyphenated word in its order."""
    phrases = [tokens for piece in typed.replace('"', " ").split() if (tokens := _tokens(piece))]
    begun = [number == len(phrases) or has_hangul(phrase[-1]) for number, phrase in enumerate(phrases, 1)]
    return bool(phrases) and all(_holds(_tokens(text), *phrase) for phrase in zip(phrases, begun, strict=True))


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("é", "e"))


def _holds(tokens: list[str], phrase: list[str], is_begun: bool) -> bool:  # noqa: FBT001 - of a pair
    *whole, last = phrase
    for start in range(len(tokens) - len(whole)):
        end = tokens[start + len(whole)]
        if tokens[start : start + len(whole)] == whole and (end.startswith(last) if is_begun else end == last):
            return True
    return False
