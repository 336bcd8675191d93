"""What is kept on disk, in SQLite."""

from bot.storage.engine import Database, NewerDatabaseError, StorageError, open_database, read_database
from bot.storage.games import Games, RunningGame
from bot.storage.guilds import Guilds, GuildSettings, Spoilers
from bot.storage.players import Kept, Players
from bot.storage.reports import Case, Complaint, Flaw, Reported, Reports, Verdict

__all__ = [
    "Case",
    "Complaint",
    "Database",
    "Flaw",
    "Games",
    "GuildSettings",
    "Guilds",
    "Kept",
    "NewerDatabaseError",
    "Players",
    "Reported",
    "Reports",
    "RunningGame",
    "Spoilers",
    "StorageError",
    "Verdict",
    "open_database",
    "read_database",
]
