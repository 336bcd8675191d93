"""What to watch next, and the true reasons why."""

from bot.recommend.engine import GEMS, Recommender
from bot.recommend.features import Feature, Item, features_of, item_of
from bot.recommend.index import Index
from bot.recommend.weights import Weights, weights_of
from bot.recommend.wish import Advice, Filters, Suggestion, Votes, Wish

__all__ = [
    "GEMS",
    "Advice",
    "Feature",
    "Filters",
    "Index",
    "Item",
    "Recommender",
    "Suggestion",
    "Votes",
    "Weights",
    "Wish",
    "features_of",
    "item_of",
    "weights_of",
]
