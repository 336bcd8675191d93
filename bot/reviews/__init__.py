"""What reviews say: read from documents, set beside the catalogue, and laid over it where a host accepts it."""

from bot.reviews.model import Document, Kind, Proposal, Reading, Verdict

__all__ = ["Document", "Kind", "Proposal", "Reading", "Verdict"]
