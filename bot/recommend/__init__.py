"""What to watch next, and the true reasons why."""

from bot.recommend.engine import Recommender, Suggestion
from bot.recommend.features import Feature, features_of

__all__ = ["Feature", "Recommender", "Suggestion", "features_of"]
