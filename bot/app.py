"""The composition root: opens everything once and closes it in order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.catalogue import Catalogue
from bot.game import Deck, Session
from bot.recommend import Recommender
from bot.settings import Settings
from bot.sources import cache, seeds
from bot.storage import Database, Games, Guilds, Players, open_database
from bot.translations import Translations


@dataclass(frozen=True, slots=True)
class App:
    """Everything the cogs need. `sessions` are the games that run now, by channel."""

    settings: Settings
    translations: Translations
    catalogue: Catalogue
    deck: Deck
    recommender: Recommender
    database: Database
    games: Games
    players: Players
    guilds: Guilds
    sessions: dict[int, Session] = field(default_factory=dict)


@asynccontextmanager
async def open_app(settings: Settings) -> AsyncIterator[App]:
    """Read the catalogue, open the database and put the parts together.

    Raises `CatalogueError` or `StorageError` where one cannot be used.
    """
    async with open_database(settings.database) as database:
        catalogue = await asyncio.to_thread(cache.load, settings.seeds or seeds.bundled(), settings.catalogue_cache)
        yield App(
            settings=settings,
            translations=Translations(),
            catalogue=catalogue,
            deck=await asyncio.to_thread(Deck, catalogue),
            recommender=await asyncio.to_thread(Recommender, catalogue),
            database=database,
            games=Games(database),
            players=Players(database),
            guilds=Guilds(database),
        )
