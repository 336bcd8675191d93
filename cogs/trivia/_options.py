"""The options of /trivia play: what a game is about, and the rules they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal, TypeAlias

import discord

from bot.game import Rules, Scope
from bot.messages import UserError, message
from cogs._ui import Offered, Say, app_of

Playable: TypeAlias = Literal["everyone", "race", "survival", "teams"]
"""The modes that anybody may start; a duel has a command of its own."""
KINDS = {
    "category": message("category"),
    "decade": message("decade"),
    "drama": message("drama"),
    "person": message("actor"),
    "trope": message("trope"),
}


class ScopeChoice(Offered):
    """What a game is about, chosen from the list or typed in full."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Scope:
        """Find the topic."""
        found = app_of(interaction).deck.find(value)
        if found is not None:
            return found
        shown = discord.utils.escape_markdown(value[:60])
        raise UserError("I have no questions about {topic}. Type a few letters and choose from the list.", topic=shown)

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer categories, decades, dramas, people and tropes."""
        say = Say.to(interaction)
        found = app_of(interaction).deck.search(typed)
        return {str(scope): f"{say(scope.title)} · {say(KINDS[scope.kind])}" for scope in found}


def chosen(rules: Rules, given: Mapping[str, Any]) -> Rules:
    """Return some rules with the options that were given in their place; who says how many teams wants teams."""
    options = {name: value for name, value in given.items() if value is not None}
    if "teams" in options:
        options.setdefault("mode", "teams")
    return replace(rules, **options)
