"""Pictures, drawn without Discord: what goes on them is told in words already."""

from bot.pictures.letters import drawable, drawable_name, is_drawable
from bot.pictures.portrait import Bar, Figure, Portrait, picture_of

__all__ = ["Bar", "Figure", "Portrait", "drawable", "drawable_name", "is_drawable", "picture_of"]
