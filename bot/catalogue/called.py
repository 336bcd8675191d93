"""What a drama is called in the language that a server reads titles in."""

from __future__ import annotations

from typing import Literal

from bot.catalogue.model import Drama

TitleLanguage = Literal["english", "korean"]


def called(drama: Drama, language: TitleLanguage) -> str:
    """Return a drama's title in a language, in English where it has none of its own there."""
    return drama.native_title or drama.title if language == "korean" else drama.title
