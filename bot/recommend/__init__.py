"""What to watch next, and the true reasons why."""

from bot.recommend.engine import GEMS, Recommender
from bot.recommend.features import Feature, Item, features_of, item_of
from bot.recommend.index import Index
from bot.recommend.together import DISLIKED, Election, Offer, Round, Taste, fuse, liking, offers, ranked_choice
from bot.recommend.weights import Weights, weights_of
from bot.recommend.wish import Advice, Filters, Suggestion, Votes, Wish

__all__ = [
    "DISLIKED",
    "GEMS",
    "Advice",
    "Election",
    "Feature",
    "Filters",
    "Index",
    "Item",
    "Offer",
    "Recommender",
    "Round",
    "Suggestion",
    "Taste",
    "Votes",
    "Weights",
    "Wish",
    "features_of",
    "fuse",
    "item_of",
    "liking",
    "offers",
    "ranked_choice",
    "weights_of",
]
