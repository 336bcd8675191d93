"""Questions made from the catalogue, each with exactly one right option."""

from bot.questions.model import Category, Level, Question
from bot.questions.registry import Kind, all_kinds, level_of

__all__ = ["Category", "Kind", "Level", "Question", "all_kinds", "level_of"]
