"""What the bot knows: dramas, people, tropes, reviews, and how to find them."""

from bot.catalogue.balance import weigh
from bot.catalogue.catalogue import Catalogue, Part
from bot.catalogue.check import check
from bot.catalogue.finding import Finding
from bot.catalogue.matching import Match, Verdict, cleaned
from bot.catalogue.model import (
    BasedOn,
    Billing,
    Claim,
    Dispute,
    Drama,
    Gender,
    Person,
    Quote,
    Rating,
    Review,
    Role,
    Similar,
    Song,
    Trope,
)
from bot.catalogue.name_index import NameIndex
from bot.catalogue.names import match_name
from bot.catalogue.stats import Stats, stats_of
from bot.catalogue.text import fold, words
from bot.catalogue.titles import TitleIndex

__all__ = [
    "BasedOn",
    "Billing",
    "Catalogue",
    "Claim",
    "Dispute",
    "Drama",
    "Finding",
    "Gender",
    "Match",
    "NameIndex",
    "Part",
    "Person",
    "Quote",
    "Rating",
    "Review",
    "Role",
    "Similar",
    "Song",
    "Stats",
    "TitleIndex",
    "Trope",
    "Verdict",
    "check",
    "cleaned",
    "fold",
    "match_name",
    "stats_of",
    "weigh",
    "words",
]
