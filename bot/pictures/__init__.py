"""Pictures, drawn without Discord: what goes on them is told in words already."""

from bot.pictures.letters import drawable
from bot.pictures.portrait import Bar, Figure, Portrait, picture_of

__all__ = ["Bar", "Figure", "Portrait", "drawable", "picture_of"]
