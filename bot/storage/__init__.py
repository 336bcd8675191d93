"""What is kept on disk, in SQLite."""

from bot.storage.absences import Absences
from bot.storage.appeals import Appeals, Plea, Refused, Repaired
from bot.storage.askings import Asking, Askings
from bot.storage.boards import Boards, Leader, Own, Page, Podium
from bot.storage.dailies import Dailies
from bot.storage.departures import Departures
from bot.storage.duels import DuelPoint, Duels, Moved
from bot.storage.endings import EndedGame
from bot.storage.engine import Database, NewerDatabaseError, Queued, StorageError, open_database, read_database
from bot.storage.favourites import Favourites
from bot.storage.games import Games
from bot.storage.gatherings import Ballot, Gathering, Gatherings, Invited
from bot.storage.guilds import Changes, Guilds, GuildSettings, Starters
from bot.storage.leftovers import Leftover, Leftovers
from bot.storage.lines import Credit, Line, fitted
from bot.storage.lists import Audience, Entry, Lists, Status
from bot.storage.matches import Matches, Voice
from bot.storage.measures import MINIMA, Board, Measure
from bot.storage.misses import Miss, Missed, Misses
from bot.storage.moderation import Deed, Intervened, Member, Moderation, Order, Reach
from bot.storage.players import Kept, Players
from bot.storage.presets import Preset, Presets
from bot.storage.quotes import Added, Outline, OwnQuote, Quotes
from bot.storage.ratings import Ratings
from bot.storage.readings import Origin, Readings
from bot.storage.records import Records
from bot.storage.reports import Case, Complaint, Flaw, Reported, Reports, Verdict
from bot.storage.sessions import RunningGame
from bot.storage.spellings import AcceptedSpelling, OwnSpelling, Spellings

__all__ = [
    "MINIMA",
    "Absences",
    "AcceptedSpelling",
    "Added",
    "Appeals",
    "Asking",
    "Askings",
    "Audience",
    "Ballot",
    "Board",
    "Boards",
    "Case",
    "Changes",
    "Complaint",
    "Credit",
    "Dailies",
    "Database",
    "Deed",
    "Departures",
    "DuelPoint",
    "Duels",
    "EndedGame",
    "Entry",
    "Favourites",
    "Flaw",
    "Games",
    "Gathering",
    "Gatherings",
    "GuildSettings",
    "Guilds",
    "Intervened",
    "Invited",
    "Kept",
    "Leader",
    "Leftover",
    "Leftovers",
    "Line",
    "Lists",
    "Matches",
    "Measure",
    "Member",
    "Miss",
    "Missed",
    "Misses",
    "Moderation",
    "Moved",
    "NewerDatabaseError",
    "Order",
    "Origin",
    "Outline",
    "Own",
    "OwnQuote",
    "OwnSpelling",
    "Page",
    "Players",
    "Plea",
    "Podium",
    "Preset",
    "Presets",
    "Queued",
    "Quotes",
    "Ratings",
    "Reach",
    "Readings",
    "Records",
    "Refused",
    "Repaired",
    "Reported",
    "Reports",
    "RunningGame",
    "Spellings",
    "Starters",
    "Status",
    "StorageError",
    "Verdict",
    "Voice",
    "fitted",
    "open_database",
    "read_database",
]
