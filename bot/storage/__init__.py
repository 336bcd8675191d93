"""What is kept on disk, in SQLite."""

from bot.storage.appeals import Appeals, Plea, Refused, Repaired
from bot.storage.dailies import Dailies
from bot.storage.engine import Database, NewerDatabaseError, StorageError, open_database, read_database
from bot.storage.games import Games, RunningGame
from bot.storage.guilds import Guilds, GuildSettings
from bot.storage.lists import Entry, Lists, Status
from bot.storage.misses import Miss, Missed, Misses
from bot.storage.players import Kept, Players
from bot.storage.ratings import Ratings
from bot.storage.reports import Case, Complaint, Flaw, Reported, Reports, Verdict
from bot.storage.spellings import AcceptedSpelling, OwnSpelling, Spellings

__all__ = [
    "AcceptedSpelling",
    "Appeals",
    "Case",
    "Complaint",
    "Dailies",
    "Database",
    "Entry",
    "Flaw",
    "Games",
    "GuildSettings",
    "Guilds",
    "Kept",
    "Lists",
    "Miss",
    "Missed",
    "Misses",
    "NewerDatabaseError",
    "OwnSpelling",
    "Players",
    "Plea",
    "Ratings",
    "Refused",
    "Repaired",
    "Reported",
    "Reports",
    "RunningGame",
    "Spellings",
    "Status",
    "StorageError",
    "Verdict",
    "open_database",
    "read_database",
]
