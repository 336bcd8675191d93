"""Nothing of a quote's words stays in any table of the file, nor in its free pages, whoever makes it go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.game import Rules, Session
from bot.messages import message
from bot.questions import Question
from bot.storage import (
    Absences,
    Complaint,
    Database,
    Departures,
    Games,
    Guilds,
    OwnQuote,
    Players,
    Quotes,
    Reports,
    RunningGame,
    open_database,
)
from tests.storage.quoted import (
    ANN,
    BEN,
    CHO,
    ELSEWHERE,
    HERE,
    NOW,
    STEMS,
    STRANGE,
    files_with,
    line,
    put,
    tables_with,
)

Going = Callable[[Database, OwnQuote], Awaitable[object]]


def question(quote: OwnQuote) -> Question:
    """Ask about a quote as a round does."""
    told = message("“{quote}” is said of Healer.", quote=quote.line.text)
    return Question(
        kind="review_quote",
        category="quotes",
        key=f"review_quote:quote/{quote.key}",
        drama="healer",
        level=1,
        stem=told,
        choices=("Healer", "Goblin", "Vincenzo", "Mouse"),
        answer=0,
        reveal=told,
        sources=(f"<@{quote.line.credit.author}>",),
    )


async def ask(database: Database, guild: int, quote: OwnQuote, name: str) -> None:
    """Let a game of a server ask about a quote, and cho report the question."""
    asked = question(quote)
    session = Session(name * 32, Rules(rounds=1), CHO, (asked,))
    await Games(database).start(RunningGame(session, guild, guild, None, "en"), NOW)
    await Reports(database).add(guild, asked, Complaint(CHO, "wrong", "", is_moderator=False), NOW)


async def keep(database: Database, *, waits: bool = False) -> OwnQuote:
    """Keep a quote among others, liked and asked about; the same quote stays in another server without its words."""
    quotes = Quotes(database)
    before = await put(quotes, line("Before it", BEN))
    kept = await put(quotes, waits=waits)
    for text in ("Quixote", "zymotic rain", "after it"):  # the index keeps only how words differ from the one before
        await put(quotes, line(text, BEN))
    await quotes.like(kept.key, CHO, NOW)
    await quotes.like(before.key, CHO, NOW)
    await ask(database, HERE, kept, "a")
    await ask(database, ELSEWHERE, await put(quotes, line("elsewhere", BEN), guild=ELSEWHERE), "b")
    return kept


async def take_out(database: Database, kept: OwnQuote) -> None:
    assert await Quotes(database).remove(HERE, kept.id)


async def turn_down(database: Database, kept: OwnQuote) -> None:
    await Quotes(database).decide(HERE, kept.id, CHO, is_accepted=False)


async def forbid(database: Database, _kept: OwnQuote) -> None:
    assert await Quotes(database).refuse(ANN, refuses=True) == 1


async def delete_all(database: Database, _kept: OwnQuote) -> None:
    await Players(database).forget(ANN)


async def wipe(database: Database, _kept: OwnQuote) -> None:
    departures = Departures(database, Guilds(database), Reports(database), Absences(database))
    await departures.add(HERE, NOW)
    assert await departures.wipe(HERE, NOW + timedelta(days=7))


@pytest.mark.parametrize("go", [take_out, turn_down, forbid, delete_all, wipe])
async def test_nothing_of_a_quotes_words_stays_in_any_table_nor_in_the_file(go: Going, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    async with open_database(path) as database:
        kept = await keep(database, waits=go is turn_down)
        assert tables_with(path, *STEMS) == {"quote", "quote_search_data", "game", "report"}

        await go(database, kept)

        assert tables_with(path, *STEMS) == set()
        assert await Quotes(database).likes([kept.key]) == {kept.key: 0}
        assert [quote.line.text for quote in await Quotes(database).search(ELSEWHERE, "elsewh")] == ["elsewhere"]
    assert files_with(path.parent, *STEMS) == set()


@pytest.mark.parametrize("go", [forbid, delete_all])
async def test_whoever_is_quoted_no_more_is_in_no_game_that_asked_about_it(
    go: Going, database: Database, path: Path
) -> None:
    kept = await keep(database)
    assert "game" in tables_with(path, str(ANN))

    await go(database, kept)

    assert tables_with(path, str(ANN)) <= {"player"}


async def test_what_was_asked_about_a_quote_that_is_gone_can_be_read_still(database: Database) -> None:
    kept = await keep(database)
    await take_out(database, kept)

    [mine, other] = sorted(await Games(database).running(), key=lambda game: game.session.id)
    assert "Quixotic" not in str(mine.session.questions[0].stem)
    assert mine.session.questions[0].choices == ("Healer", "Goblin", "Vincenzo", "Mouse")
    assert "elsewhere" in str(other.session.questions[0].stem)
    [case] = await Reports(database).open(HERE)
    assert (case.stem, case.answer) == ("This quote was taken out.", "Healer")


async def test_quotes_that_somebody_added_stay_without_their_name(database: Database, path: Path) -> None:
    kept = await keep(database)
    await Players(database).forget(BEN)

    left = await Quotes(database).get(HERE, kept.id)
    assert left is not None
    assert (left.line.text, left.added_by) == (STRANGE, None)
    assert tables_with(path, str(BEN)) == set()
    assert [quote.id for quote in await Quotes(database).of(HERE)] == [kept.id]
