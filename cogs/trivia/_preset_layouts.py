"""What presets look like: the list, one of them with its share code, and the forms that make one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord import ui

from bot.game import Rules, Scope
from bot.game.codes import LONGEST, code_of
from bot.messages import Message, UserError
from bot.storage import Preset
from bot.storage.presets import LONGEST_NAME
from cogs._rules import described
from cogs._ui import Card, Form, Say, button, harmless, row, small, text
from cogs.trivia._options import KINDS


def presets_card(say: Say, presets: Sequence[Preset], told: Iterable[Message] = ()) -> Card:
    """Offer a server's presets, below what was done just now, and the ways to add one."""
    done = [small(say(each)) for each in told]
    buttons = row(
        button(say("Add by code"), "presets:add", emoji="🔑"),
        button(say("Save the last game's options"), "presets:last", emoji="💾"),
    )
    heading = text(say("## Presets"))
    if not presets:
        return Card(*done, heading, text(say("None yet. A preset keeps the options of a game under a name.")), buttons)
    options = [
        discord.SelectOption(label=each.name, description=described(say, each.rules)[:100], value=each.name)
        for each in presets
    ]
    choice: ui.Select[Any] = ui.Select(custom_id="presets:choose", placeholder=say("Choose one"), options=options)
    return Card(*done, heading, ui.ActionRow(choice), buttons)


def preset_card(say: Say, preset: Preset, scope: Scope | None, *, may_delete: bool) -> Card:
    """Show one preset; `scope` is what its games are about, if this host knows it."""
    play = button(say("Play"), f"preset:play:{preset.name}", style=discord.ButtonStyle.primary, emoji="▶️")
    delete = button(say("Delete"), f"preset:delete:{preset.name}", style=discord.ButtonStyle.danger, emoji="🗑️")
    return Card(
        text(f"## {harmless(preset.name)}"),
        text("\n".join((described(say, preset.rules), *_about(say, preset.rules, scope)))),
        *_code(say, preset.rules),
        row(play, *([delete] if may_delete else []), button(say("All presets"), "presets:show")),
    )


def _about(say: Say, rules: Rules, scope: Scope | None) -> list[str]:
    if rules.about is None:
        return []
    told = rules.about if scope is None else f"{say(scope.title)} · {say(KINDS[scope.kind])}"
    return [say("About: {topic}", topic=harmless(told))]


def _code(say: Say, rules: Rules) -> list[ui.TextDisplay[Any]]:
    try:
        code = code_of(rules)
    except UserError as error:
        return [small(say(error.message))]
    return [
        text(f"```\n{code}\n```"),
        small(say("The code works in any server: /trivia play preset:code, or “Add by code”.")),
    ]


def name_form(say: Say, custom_id: str) -> Form:
    """Ask for a name."""
    return Form(say("Keep as a preset"), custom_id, _name(say))


def code_form(say: Say) -> Form:
    """Ask for a name and a code."""
    field: ui.TextInput[Any] = ui.TextInput(custom_id="code", max_length=LONGEST)
    return Form(say("Add a preset"), "presets:added", _name(say), ui.Label(text=say("Share code"), component=field))


def _name(say: Say) -> ui.Label[Any]:
    field: ui.TextInput[Any] = ui.TextInput(custom_id="name", max_length=LONGEST_NAME)
    return ui.Label(text=say("Name"), component=field)
