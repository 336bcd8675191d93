"""What is kept on disk, in SQLite."""

from bot.storage.engine import Database, NewerDatabaseError, StorageError, open_database, read_database
from bot.storage.games import Games, RunningGame
from bot.storage.guilds import Guilds, GuildSettings
from bot.storage.lists import Entry, Lists, Status
from bot.storage.players import Kept, Players
from bot.storage.ratings import Ratings
from bot.storage.reports import Case, Complaint, Flaw, Reported, Reports, Verdict

__all__ = [
    "Case",
    "Complaint",
    "Database",
    "Entry",
    "Flaw",
    "Games",
    "GuildSettings",
    "Guilds",
    "Kept",
    "Lists",
    "NewerDatabaseError",
    "Players",
    "Ratings",
    "Reported",
    "Reports",
    "RunningGame",
    "Status",
    "StorageError",
    "Verdict",
    "open_database",
    "read_database",
]
