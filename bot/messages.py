"""Texts for people, before they have a language.

A `Message` is an English template and its values. The template is also the key under which
translations are found, so a message can be kept, compared and saved before anybody reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = "str | int | Message"


@dataclass(frozen=True, slots=True)
class Message:
    """An English template with `{name}` fields, and the values that fill them."""

    text: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.render(lambda text: text)

    def render(self, translate: Callable[[str], str]) -> str:
        """Translate the template and fill it; a value that is a message is rendered the same way."""
        filled = {
            name: value.render(translate) if isinstance(value, Message) else value
            for name, value in self.values.items()
        }
        return translate(self.text).format_map(filled)


def message(text: str, /, **values: Value) -> Message:
    """Make a `Message`."""
    return Message(text, values)


class UserError(Exception):
    """Something a person can put right: one sentence that says what to do."""

    def __init__(self, text: str, /, **values: Value) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))


class StartError(Exception):
    """What keeps the bot from starting, said to its host."""
