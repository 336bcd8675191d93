"""What is kept on disk, in SQLite."""

from bot.storage.engine import Database, NewerDatabaseError, StorageError, open_database
from bot.storage.games import Games, RunningGame
from bot.storage.guilds import Guilds, GuildSettings
from bot.storage.lists import Entry, Lists, Status
from bot.storage.players import Kept, Players
from bot.storage.ratings import Ratings

__all__ = [
    "Database",
    "Entry",
    "Games",
    "GuildSettings",
    "Guilds",
    "Kept",
    "Lists",
    "NewerDatabaseError",
    "Players",
    "Ratings",
    "RunningGame",
    "Status",
    "StorageError",
    "open_database",
]
