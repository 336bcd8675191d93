"""What may be asked in a game: goes by the server's settings and reports, and by the players' lists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from bot.app import App
from bot.game import Audience, Session
from bot.questions import Question
from bot.questions.own_quotes import fact_of, number_of


async def may_ask(app: App, guild: int, session: Session) -> Callable[[Question], bool]:
    """Return which questions of a game may be asked now, of those that are left."""
    left_out = await app.reports.pulled(guild) | await taken_out(app, guild, session.left)
    spoilt = {drama for question in session.left for drama, _episode in question.spoils}
    hearing = await audience(app, guild, session.joined | ({session.starter} - {0}), spoilt)  # 0 is gone
    return lambda question: not question.rests_on(left_out) and hearing.may_hear(question.spoils)


async def taken_out(app: App, guild: int, questions: Iterable[Question]) -> frozenset[str]:
    """Return what some questions rest on that was taken out of a server's quotes, or is said of another drama now."""
    asked = {number: question for question in questions if (number := number_of(question)) is not None}
    if not asked:
        return frozenset()
    kept = {quote.id: quote.line.drama for quote in await app.quotes.of(guild)}
    return frozenset(fact_of(number) for number, question in asked.items() if kept.get(number) != question.drama)


async def audience(app: App, guild: int, players: Collection[int], dramas: Collection[str]) -> Audience:
    """Return what some players may hear of, as far as it is about these dramas."""
    policy = (await app.guilds.settings(guild)).spoilers
    known = await app.lists.progress(players, dramas) if policy == "progress" and dramas else {}
    return Audience(policy, known, players)
