"""What reviews say: read from documents, set beside the catalogue, and laid over it where a host accepts it."""

from bot.reviews.model import Document, Kind, Proposal, Reading, Verdict
from bot.reviews.overlay import Kept, laid_over

__all__ = ["Document", "Kept", "Kind", "Proposal", "Reading", "Verdict", "laid_over"]
