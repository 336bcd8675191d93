"""Servers keep quotes, find them by their words and like them; what does not fit is refused with what to do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.messages import UserError
from bot.storage import Added, Credit, Database, Line, OwnQuote, Quotes
from bot.storage.lines import LONGEST
from bot.storage.quotes import MOST_A_DAY, MOST_A_DAY_OF_MODERATOR, MOST_OF_GUILD
from tests.storage.quoted import ANN, BEN, CHO, ELSEWHERE, HERE, NOW, line, put


@pytest.fixture
def quotes(database: Database) -> Quotes:
    """Open a store without quotes."""
    return Quotes(database)


def numbered(count: int, begin: int = 0) -> list[Line]:
    """Make lines of nobody twice."""
    return [line(f"line {number}") for number in range(begin, begin + count)]


async def found(quotes: Quotes, words: str) -> list[str]:
    """Return the texts that a search here finds."""
    return [quote.line.text for quote in await quotes.search(HERE, words)]


async def test_what_is_kept_comes_back_whole(quotes: Quotes) -> None:
    credit = Credit(None, "A. Critic", "The Blog", "2025-01", "https://example.org/1")
    kept = await put(quotes, Line("Slow, then all at once", "healer", credit, spoiler_from=4))

    assert kept == OwnQuote(1, Line("Slow, then all at once", "healer", credit, 4), BEN, NOW, is_shown=True)
    assert kept.key == "s1"
    assert await quotes.get(HERE, kept.id) == kept
    assert await quotes.get(ELSEWHERE, kept.id) is None
    assert await quotes.of(HERE) == [kept]


async def test_quotes_are_listed_by_drama_and_author(quotes: Quotes) -> None:
    first = await put(quotes, line("one"))
    second = await put(quotes, line("two", BEN, drama="goblin"))
    third = await put(quotes, line("three", BEN, drama=None))

    assert await quotes.of(HERE) == [first, second, third]
    assert await quotes.of(HERE, drama="goblin") == [second]
    assert await quotes.of(HERE, author=BEN) == [second, third]
    assert await quotes.of(ELSEWHERE) == []


async def test_a_text_is_kept_on_one_line_composed_and_without_anybodys_number(quotes: Quotes) -> None:
    kept = await put(quotes, "  I told\n<@123456>\tand <@&77>:\u0000 cafe\u0301 <:heart:55> ")

    assert kept.line.text == "I told @… and @…: café <:heart:55>"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (line(" 😍 … "), "no words"),
        (line("x" * (LONGEST + 1)), "too long"),
        (line("w " * 13, source="The Blog"), "12 words"),
        (line(author=None), "whose words"),
        (Line("both", None, Credit(ANN, source="The Blog")), "whose words"),
        (Line("no source", None, Credit(ANN, reviewer="A. Critic")), "whose words"),
        (line("fine", source="  "), "whose words"),
        (line("fine", source="x" * 101), "100 letters"),
        (line("fine", source="The Blog", published="May 2025"), "2025-01-31"),
        (line("fine", source="The Blog", link="javascript:alert(1)"), "https://"),
        (line("fine", source="The Blog", link="https://" + "x" * 300), "300 letters"),
        (Line("fine", "healer", Credit(ANN), spoiler_from=0), "from 1"),
    ],
)
async def test_what_does_not_fit_is_refused_with_what_to_do(quotes: Quotes, given: Line, says: str) -> None:
    with pytest.raises(UserError, match=says):
        await put(quotes, given)
    assert await quotes.add_all(HERE, [given], ANN, NOW) == Added(unfit=1)
    assert await quotes.of(HERE) == []


async def test_what_just_fits_is_kept(quotes: Quotes) -> None:
    assert (await put(quotes, line("x" * LONGEST))).id
    assert (await put(quotes, line(" ".join(map(str, range(12))), source="The Blog"))).id
    assert (await put(quotes, line(" ".join(map(str, range(40)))))).id


async def test_a_server_keeps_no_line_twice_however_it_is_written(quotes: Quotes) -> None:
    await put(quotes, "What a show!")
    await put(quotes, "It waits", waits=True)

    with pytest.raises(UserError, match="keeps that quote already"):
        await put(quotes, line("“what… a SHOW”", CHO))
    with pytest.raises(UserError, match="waits for the moderators"):
        await put(quotes, "it waits!")
    assert (await put(quotes, "What a show!", guild=ELSEWHERE)).id


async def test_a_member_adds_so_many_within_a_day_and_a_moderator_more(quotes: Quotes) -> None:
    await quotes.add_all(HERE, numbered(MOST_A_DAY), BEN, NOW)
    with pytest.raises(UserError, match=f"{MOST_A_DAY} quotes within a day"):
        await put(quotes, "one more")
    assert (await put(quotes, "one more", guild=ELSEWHERE)).id
    assert (await quotes.add(HERE, line("as moderator"), BEN, NOW, waits=False, is_moderator=True)).id
    tomorrow = NOW + timedelta(days=1)
    assert (await quotes.add(HERE, line("one more"), BEN, tomorrow, waits=False, is_moderator=False)).id

    await quotes.add_all(HERE, numbered(MOST_A_DAY_OF_MODERATOR, 100), CHO, NOW)
    with pytest.raises(UserError, match=f"{MOST_A_DAY_OF_MODERATOR} quotes within a day"):
        await quotes.add(HERE, line("too many"), CHO, NOW, waits=False, is_moderator=True)


async def test_a_server_keeps_so_many_and_an_import_ends_there(quotes: Quotes) -> None:
    assert await quotes.add_all(HERE, numbered(MOST_OF_GUILD + 3), ANN, NOW) == Added(kept=MOST_OF_GUILD, over=3)
    assert len(await quotes.of(HERE)) == MOST_OF_GUILD

    with pytest.raises(UserError, match="which is the most"):
        await put(quotes, "one more")
    await quotes.remove(HERE, 1)
    assert (await put(quotes, "one more")).id


async def test_an_import_keeps_what_is_new_and_counts_the_rest(quotes: Quotes) -> None:
    await put(quotes, "There before")
    await quotes.refuse(CHO, refuses=True)

    lines = [line("new"), line("NEW!"), line("there, before"), line("mine", CHO), line("!"), line("newer", source="B")]
    assert await quotes.add_all(HERE, lines, ANN, NOW) == Added(kept=2, doubles=2, refused=1, unfit=1)
    assert [quote.line.text for quote in await quotes.of(HERE)] == ["There before", "new", "newer"]
    assert await quotes.add_all(HERE, [], ANN, NOW) == Added()


async def test_who_forbids_being_quoted_is_not_and_loses_every_quote_everywhere(quotes: Quotes) -> None:
    await put(quotes, "one")
    await put(quotes, "two", waits=True)
    await put(quotes, "three", guild=ELSEWHERE)
    others = await put(quotes, line("four", CHO))

    assert await quotes.refuse(ANN, refuses=True) == 3
    assert await quotes.refuses(ANN)
    assert not await quotes.refuses(BEN)
    assert (await quotes.of(HERE), await quotes.of(ELSEWHERE)) == ([others], [])
    with pytest.raises(UserError, match="They do not want to be quoted"):
        await put(quotes, "one")
    with pytest.raises(UserError, match="/privacy changes that"):
        await quotes.add(HERE, line("one"), ANN, NOW, waits=False, is_moderator=False)

    assert await quotes.refuse(ANN, refuses=False) == 0
    assert (await put(quotes, "one")).id


async def test_what_waits_is_shown_when_it_is_accepted_and_goes_when_it_is_not(quotes: Quotes) -> None:
    first, second = await put(quotes, "one", waits=True), await put(quotes, "two", waits=True)
    assert await quotes.of(HERE) == []
    assert await quotes.of(HERE, waiting=True) == [first, second]
    assert await found(quotes, "one") == []

    await quotes.decide(HERE, first.id, CHO, is_accepted=True)
    await quotes.decide(HERE, second.id, CHO, is_accepted=False)

    assert [quote.id for quote in await quotes.of(HERE)] == [first.id]
    assert await quotes.of(HERE, waiting=True) == []
    assert await found(quotes, "one") == ["one"]
    for number in (first.id, second.id):
        for is_accepted in (True, False):
            with pytest.raises(UserError, match="decided on that quote already"):
                await quotes.decide(HERE, number, CHO, is_accepted=is_accepted)
    assert len(await quotes.of(HERE)) == 1


async def test_nobody_of_another_server_decides_changes_or_removes(quotes: Quotes) -> None:
    kept = await put(quotes, "one", waits=True)

    with pytest.raises(UserError):
        await quotes.decide(ELSEWHERE, kept.id, CHO, is_accepted=False)
    assert await quotes.change(ELSEWHERE, kept.id, drama=None, spoiler_from=None) is None
    assert not await quotes.remove(ELSEWHERE, kept.id)
    assert await quotes.get(HERE, kept.id) == kept


async def test_what_a_quote_is_about_can_be_settled_later(quotes: Quotes) -> None:
    kept = await put(quotes, "one")
    await quotes.like(kept.key, CHO, NOW)

    changed = await quotes.change(HERE, kept.id, drama="goblin", spoiler_from=7)

    assert changed == await quotes.get(HERE, kept.id)
    assert changed is not None
    assert (changed.line.drama, changed.line.spoiler_from, changed.likes) == ("goblin", 7, 1)


async def test_a_like_is_given_and_taken_back_and_goes_with_its_quote(quotes: Quotes) -> None:
    kept, other = await put(quotes, "one"), await put(quotes, "two")
    assert [await quotes.like(kept.key, who, NOW) for who in (ANN, BEN, ANN)] == [1, 2, 1]
    assert await quotes.like(other.key, ANN, NOW) == 1
    assert await quotes.like("b0123", ANN, NOW) == 1
    assert await quotes.likes([kept.key, other.key, "b0123", "b4567"]) == {"s1": 1, "s2": 1, "b0123": 1, "b4567": 0}
    assert [quote.likes for quote in await quotes.of(HERE)] == [1, 1]

    assert await quotes.remove(HERE, kept.id)
    assert await quotes.likes([kept.key, other.key]) == {"s1": 0, "s2": 1}
    with pytest.raises(UserError, match="taken out"):
        await quotes.like(kept.key, BEN, NOW)


async def test_the_number_of_a_quote_that_is_gone_never_comes_back(quotes: Quotes) -> None:
    """Its buttons are in the channel still."""
    kept = await put(quotes, "one")
    assert await quotes.remove(HERE, kept.id)
    assert not await quotes.remove(HERE, kept.id)

    assert (await put(quotes, "two")).id > kept.id
