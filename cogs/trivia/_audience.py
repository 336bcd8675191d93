"""What may be asked in a game: goes by the server's settings and reports, and by the players' lists."""

from __future__ import annotations

from collections.abc import Callable, Collection

from bot.app import App
from bot.game import Audience, Session
from bot.questions import Question
from bot.questions.own_quotes import number_of


async def may_ask(app: App, guild: int, session: Session) -> Callable[[Question], bool]:
    """Return which questions of a game may be asked now, of those that are left.

    A quote that was taken out, or is said to be of another drama, may not.
    """
    pulled = await app.reports.pulled(guild)
    numbers = {number_of(question) for question in session.left} - {None}
    quotes = {quote.id: quote.line.drama for quote in await app.quotes.of(guild)} if numbers else {}
    spoilt = {drama for question in session.left for drama, _episode in question.spoils}
    hearing = await audience(app, guild, session.joined | ({session.starter} - {0}), spoilt)  # 0 is gone

    def may(question: Question) -> bool:
        number = number_of(question)
        is_kept = number is None or quotes.get(number) == question.drama
        return is_kept and not question.rests_on(pulled) and hearing.may_hear(question.spoils)

    return may


async def audience(app: App, guild: int, players: Collection[int], dramas: Collection[str]) -> Audience:
    """Return what some players may hear of, as far as it is about these dramas."""
    policy = (await app.guilds.settings(guild)).spoilers
    known = await app.lists.progress(players, dramas) if policy == "progress" and dramas else {}
    return Audience(policy, known, players)
