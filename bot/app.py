"""The composition root: opens everything once and closes it in order."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.catalogue import Catalogue, match_title
from bot.game import Deck, Difficulties, Session, daily
from bot.recommend import Recommender
from bot.reviews import Kept, laid_over
from bot.settings import Settings
from bot.sources import cache, seeds, weights
from bot.storage import (
    Absences,
    Appeals,
    Askings,
    Boards,
    Dailies,
    Database,
    Departures,
    Duels,
    Favourites,
    Games,
    Gatherings,
    Guilds,
    Leftovers,
    Lists,
    Matches,
    Misses,
    Moderation,
    Players,
    Presets,
    Quotes,
    Ratings,
    Readings,
    Records,
    Reports,
    Spellings,
    open_database,
)
from bot.translations import Translations

NEW_OBJECTS = 20_000
"""So many new objects make the collector look for garbage among them; as Python comes, 700 do."""


@dataclass(frozen=True, slots=True)
class Library:
    """The catalogue and what is made of it once: every question there is, and what every drama shares."""

    catalogue: Catalogue
    deck: Deck
    recommender: Recommender


@dataclass(frozen=True, slots=True)
class App:
    """Everything the cogs need.

    `sessions` are the games that run now or wait to go on, by channel; `difficulties` what was learned from those that
    have ended.
    """

    settings: Settings
    translations: Translations
    catalogue: Catalogue
    deck: Deck
    recommender: Recommender
    database: Database
    favourites: Favourites
    games: Games
    players: Players
    guilds: Guilds
    leftovers: Leftovers
    lists: Lists
    ratings: Ratings
    difficulties: Difficulties
    records: Records
    reports: Reports
    appeals: Appeals
    spellings: Spellings
    misses: Misses
    dailies: Dailies
    duels: Duels
    presets: Presets
    quotes: Quotes
    askings: Askings
    matches: Matches
    absences: Absences
    departures: Departures
    boards: Boards
    gatherings: Gatherings
    moderation: Moderation
    sessions: dict[int, Session] = field(default_factory=dict)

    def prepare(self) -> None:
        """List all questions, daily dramas, names and titles, which are otherwise listed when they are first needed.

        Takes some seconds, and belongs in a thread.
        """
        len(self.deck)
        daily.eligible(self.catalogue)
        for index in (self.catalogue.names, self.catalogue.characters, self.catalogue.titles):
            index.search("a name that is begun")
        for drama in self.catalogue.titles.search("", limit=1):
            match_title(f"{drama.title}x", drama, self.catalogue.titles)
        # All this stays: to look through it for garbage would stop every game for half a second. Of what comes, little
        # is garbage that only the collector finds, so it looks less often.
        gc.freeze()
        gc.set_threshold(NEW_OBJECTS)


def open_library(settings: Settings, kept: Collection[Kept] = ()) -> Library:
    """Read the catalogue, or what was kept of it, and lay the kept reviews over it; takes a second.

    Raises `CatalogueError`.
    """
    catalogue = cache.load(settings.seeds or seeds.bundled(), settings.catalogue_cache)
    if kept:
        catalogue = laid_over(catalogue, kept)
    return Library(catalogue, Deck(catalogue), Recommender(catalogue, weights.load()))


@asynccontextmanager
async def open_app(settings: Settings, library: Library | None = None) -> AsyncIterator[App]:
    """Open the database and a library, if none is given, and put the parts together.

    Raises `CatalogueError` or `StorageError` where one cannot be used.
    """
    async with open_database(settings.database) as database:
        if library is None:
            library = await asyncio.to_thread(open_library, settings, await Readings(database).all())
        ratings = Ratings(database)
        difficulties = await ratings.difficulties()
        guilds, reports, absences = Guilds(database), Reports(database), Absences(database)
        yield App(
            settings=settings,
            translations=Translations(),
            catalogue=library.catalogue,
            deck=library.deck,
            recommender=library.recommender,
            database=database,
            favourites=Favourites(database),
            games=Games(database),
            players=Players(database),
            guilds=guilds,
            leftovers=Leftovers(database),
            lists=Lists(database),
            ratings=ratings,
            difficulties=difficulties,
            records=Records(database),
            reports=reports,
            appeals=Appeals(database, difficulties),
            spellings=Spellings(database),
            misses=Misses(database),
            dailies=Dailies(database),
            duels=Duels(database),
            presets=Presets(database),
            quotes=Quotes(database),
            askings=Askings(database),
            matches=Matches(database),
            absences=absences,
            departures=Departures(database, guilds, reports, absences),
            boards=Boards(database),
            gatherings=Gatherings(database),
            moderation=Moderation(database, guilds),
        )
