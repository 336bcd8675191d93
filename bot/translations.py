"""Gives messages a language, from gettext `.po` files read at start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from bot.messages import Message

LOCALES = Path(__file__).parent / "locales"


class Translations:
    """The texts of every language there is a `bot.po` for; English needs none."""

    def __init__(self, folder: Path = LOCALES) -> None:
        self._texts = {path.parent.name: _read(path) for path in sorted(folder.glob("*/bot.po"))}

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages beside English, as gettext names them."""
        return tuple(self._texts)

    @property
    def names(self) -> Mapping[str, str]:
        """What every language calls itself, by its code; English first."""
        return {code: Locale.parse(code).get_display_name() or code for code in ("en", *self._texts)}

    def say(self, message: Message, locale: str) -> str:
        """Render a message in a language, or in English where it or one text of it is not translated.

        `locale` is written as Discord does ("ko", "pt-BR").
        """
        code = locale.replace("-", "_")
        texts = self._texts.get(code) or self._texts.get(code.partition("_")[0], {})
        return message.render(lambda text: texts.get(text) or text)


def _read(path: Path) -> Mapping[str, str]:
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.name)
    return {str(entry.id): str(entry.string) for entry in catalog if entry.id and not entry.fuzzy}
