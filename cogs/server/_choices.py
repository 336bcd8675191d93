"""The settings that are one choice of a few: how spoilers are dealt with, languages, tidying, quotes and seasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import discord
from discord import ui

from bot.messages import Message, message
from bot.storage import Changes, GuildSettings
from cogs._ui import Say
from cogs.server._settled import Setting, Settled, change

AS_DISCORD = "discord"
"""Stands for the language that Discord names for a server."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices: what it is called, what it means, and what it settles."""

    label: Message
    told: Message | None
    changes: Changes


@dataclass(frozen=True, slots=True)
class Menu:
    """A setting with its choices; `chosen` finds the one that is settled."""

    name: str
    title: Message
    about: Message
    choices: Mapping[str, Choice]
    chosen: Callable[[GuildSettings], str]

    def setting(self) -> Setting:
        """Return it as the panel has it."""
        return Setting(self.title, self._value, self.about, self._controls, self._change)

    def _value(self, say: Say, known: Settled) -> str:
        return say(self.choices[self.chosen(known.settings)].label)

    def _controls(self, say: Say, known: Settled) -> list[ui.Item[Any]]:
        options = [
            discord.SelectOption(
                label=say(choice.label),
                description=say(choice.told) if choice.told else None,
                value=value,
                default=value == self.chosen(known.settings),
            )
            for value, choice in self.choices.items()
        ]
        return [ui.ActionRow(ui.Select(custom_id=f"setting:{self.name}:choose", options=options))]

    async def _change(self, interaction: discord.Interaction[Any], _action: str, values: list[str]) -> Message:
        return await change(interaction, **self.choices[values[0]].changes)


def _switch(name: str, title: Message, about: Message, is_on: Callable[[GuildSettings], bool]) -> Menu:
    """Make a setting that is on or off, kept as `has_<name>`."""
    on: Changes = {"has_quote_queue": True} if name == "quotes" else {"has_seasons": True}
    off: Changes = {"has_quote_queue": False} if name == "quotes" else {"has_seasons": False}
    choices = {"on": Choice(message("On"), None, on), "off": Choice(message("Off"), None, off)}
    return Menu(name, title, about, choices, lambda settings: "on" if is_on(settings) else "off")


def _tidy(settings: GuildSettings) -> str:
    return str(settings.tidy // timedelta(minutes=1)) if settings.tidy else "never"


SPOILERS = Menu(
    "spoilers",
    message("Questions that spoil"),
    message("Some questions tell of an ending or a secret."),
    {
        "hide": Choice(message("Never"), message("I ask nothing that spoils"), {"spoilers": "hide"}),
        "progress": Choice(
            message("What all have seen"), message("By the lists of those who play"), {"spoilers": "progress"}
        ),
        "show": Choice(message("Ask anything"), message("Spoilers and all"), {"spoilers": "show"}),
    },
    lambda settings: settings.spoilers,
)
TITLES = Menu(
    "titles",
    message("Drama titles"),
    message("How I name dramas. Answers count in any language."),
    {
        "english": Choice(message("English"), message("Crash Landing on You"), {"titles": "english"}),
        "korean": Choice(message("Korean"), message("사랑의 불시착"), {"titles": "korean"}),
    },
    lambda settings: settings.titles,
)
TIDY = Menu(
    "tidy",
    message("Tidy up"),
    message("After a game I delete its questions and reveals. The final scores stay."),
    {
        "never": Choice(message("Never"), None, {"tidy": None}),
        "1": Choice(message("1 minute after a game"), None, {"tidy": timedelta(minutes=1)}),
        "10": Choice(message("10 minutes after a game"), None, {"tidy": timedelta(minutes=10)}),
        "60": Choice(message("1 hour after a game"), None, {"tidy": timedelta(hours=1)}),
    },
    _tidy,
)
QUOTES = _switch(
    "quotes",
    message("Check quotes first"),
    message("Quotes of members wait in /server queue until a moderator lets them in."),
    lambda settings: settings.has_quote_queue,
)
SEASONS = _switch(
    "seasons",
    message("Seasons"),
    message("A season lasts three months; its best stand in the hall of fame."),
    lambda settings: settings.has_seasons,
)
MENUS = {menu.name: menu.setting() for menu in (TITLES, SPOILERS, TIDY, QUOTES, SEASONS)}


def _language(say: Say, known: Settled) -> str:
    locale = known.settings.locale
    if locale is None:
        return say("As Discord says")
    return known.languages.get(locale, locale)


def _languages(say: Say, known: Settled) -> list[ui.Item[Any]]:
    chosen = known.settings.locale or AS_DISCORD
    offered = {AS_DISCORD: say("As Discord says"), **known.languages}
    options = [discord.SelectOption(label=name, value=code, default=code == chosen) for code, name in offered.items()]
    return [ui.ActionRow(ui.Select(custom_id="setting:locale:choose", options=options[:25]))]


async def _speak(interaction: discord.Interaction[Any], _action: str, values: list[str]) -> Message:
    return await change(interaction, locale=None if values[0] == AS_DISCORD else values[0])


LOCALE = Setting(
    message("Language"),
    _language,
    message("What everybody reads, from the next game on. What only you see is in your own language."),
    _languages,
    _speak,
)
