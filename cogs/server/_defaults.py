"""The setting of what games are like where nothing else is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.game import Rules
from bot.messages import Message, message
from cogs._rules import WAYS, described
from cogs._ui import Say, app_of, button, row
from cogs.server._settled import Setting, Settled, change

ROUNDS = (3, 5, 7, 10, 15, 20, 25, 30, 40, 50)
SECONDS = (10, 15, 20, 30, 45, 60, 90)


def _rules(known: Settled) -> Rules:
    return known.settings.defaults or Rules()


def _value(say: Say, known: Settled) -> str:
    return described(say, _rules(known))


def _controls(say: Say, known: Settled) -> list[ui.Item[Any]]:
    rules = _rules(known)
    rounds = {str(count): say("{count} questions", count=count) for count in ROUNDS}
    seconds = {str(count): say("{count} seconds", count=count) for count in SECONDS}
    menus = {"rounds": rounds, "seconds": seconds}
    menus |= {option: {way: say(told) for way, told in ways.items()} for option, ways in WAYS.items()}
    rows: list[ui.Item[Any]] = [
        _menu(option, offered, str(getattr(rules, option))) for option, offered in menus.items()
    ]
    return [*rows, row(button(say("As at first"), "setting:defaults:reset"))]


def _menu(option: str, offered: Mapping[str, str], chosen: str) -> ui.ActionRow[Any]:
    options = [
        discord.SelectOption(label=label, value=value, default=value == chosen) for value, label in offered.items()
    ]
    return ui.ActionRow(ui.Select(custom_id=f"setting:defaults:{option}", options=options))


async def _settle(interaction: discord.Interaction[Any], action: str, values: list[str]) -> Message:
    if action == "reset":
        return await change(interaction, defaults=None)
    settings = await app_of(interaction).guilds.settings(interaction.guild_id or 0)
    value: Any = int(values[0]) if values[0].isdecimal() else values[0]
    return await change(interaction, defaults=replace(settings.defaults or Rules(), **{action: value}))


DEFAULTS = Setting(
    message("Games are"),
    _value,
    message("Where /trivia play says nothing else."),
    _controls,
    _settle,
)
