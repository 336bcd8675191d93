"""What the bot knows: dramas, people, tropes, reviews, and how to find them."""

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.check import Finding, check
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
    "Person",
    "Quote",
    "Rating",
    "Review",
    "Role",
    "Similar",
    "Song",
    "TitleIndex",
    "Trope",
    "check",
    "fold",
    "words",
]
