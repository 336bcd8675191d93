"""What recommendations look like: five dramas with reasons and votes, and two menus to shape them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.catalogue import Catalogue, Drama
from bot.catalogue.called import TitleLanguage, called
from bot.recommend import Advice, Feature, Suggestion, Wish
from cogs._ui import Card, Say, button, line, row, sentence, small, text

MOST_NAMED = 3
"""So many of what somebody likes are named above what is suggested."""
MOST_TROPES = 12
"""Tropes that a menu offers less of."""
LONGEST = 100
"""Letters of a label, at most."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown to a member: their wish, what came of it, and the id by which the menus name it."""

    asking: str
    wish: Wish
    advice: Advice
    catalogue: Catalogue
    titles: TitleLanguage

    def called(self, drama: str) -> str:
        """Return the title of a drama by its id."""
        return called(self.catalogue.dramas[drama], self.titles)


def advice_card(say: Say, shown: Shown) -> Card:
    """Show what is suggested, or that nothing is left."""
    head = text(f"### 💡 {_heading(say, shown)}")
    if not shown.advice.suggestions:
        return Card(head, text(say("Nothing is left that fits. Ask with fewer limits.")))
    sequels = ", ".join(called(drama, shown.titles) for drama in shown.advice.sequels)
    return Card(
        head,
        line(),
        *(item for suggestion in shown.advice.suggestions for item in _suggested(say, shown, suggestion)),
        line(),
        *([small(say("The same story goes on in: {titles}", titles=sequels))] if sequels else []),
        small(say("Reasons are what moved the ranking, biggest first.")),
        below=[
            *_menu(f"refine:{shown.asking}", say("More or less of…"), list(_ways(say, shown))),
            *_menu(f"shelve:{shown.asking}", say("Seen it, save it, not for me…"), list(_shelves(say, shown))),
        ],
    )


def _heading(say: Say, shown: Shown) -> str:
    liked = shown.wish.liked
    if len(liked) > MOST_NAMED:
        return say("For somebody with your list")
    heading = say("If you liked {titles}", titles=say(" and ").join(f"**{shown.called(each)}**" for each in liked))
    unlike = [drama for drama, taste in shown.wish.tastes.items() if taste < 0]
    if unlike:
        heading += say(", and not {titles}", titles=" / ".join(map(shown.called, unlike)))
    return heading


def _suggested(say: Say, shown: Shown, suggestion: Suggestion) -> Iterator[ui.Item[Any]]:
    drama = suggestion.drama
    reasons = sentence(say, suggestion.reasons)
    yield text(f"**{called(drama, shown.titles)}** ({drama.year}) {drama.emoji}\n{reasons}")
    votes = []
    if len(shown.wish.liked) <= MOST_NAMED:
        votes = [
            button(say("Match"), f"match:{shown.asking}:good:{drama.id}", emoji="👍"),
            button(say("No match"), f"match:{shown.asking}:bad:{drama.id}", emoji="👎"),
        ]
    yield row(button(say("About"), f"card:{drama.id}"), *votes)


def _menu(custom_id: str, hint: str, options: Sequence[discord.SelectOption]) -> list[ui.ActionRow[Any]]:
    if not options:
        return []
    menu: ui.Select[Any] = ui.Select(custom_id=custom_id, placeholder=hint, options=list(options))
    return [ui.ActionRow(menu)]


def _ways(say: Say, shown: Shown) -> Iterator[discord.SelectOption]:
    """Yield how the wish can be shaped: more like what is suggested, less of what they share."""
    for drama in _suggestions(shown):
        yield _option(say("More like {title}", title=called(drama, shown.titles)), f"like:{drama.id}", "🎯")
    for trope in _tropes(shown):
        yield _option(say("Less of: {trope}", trope=shown.catalogue.tropes[trope].name), f"less:{trope}", "📉")
    if shown.wish.less:
        yield _option(say("Count every trope again"), "anew", "↩️")


def _tropes(shown: Shown) -> list[str]:
    """Return the tropes of what is suggested that moved it, the strongest in front."""
    worth: dict[str, float] = {}
    for suggestion in shown.advice.suggestions:
        for feature, part in suggestion.parts.items():
            if _may_be_less(shown, feature):
                worth[feature.id] = worth.get(feature.id, 0.0) + part
    return sorted(worth, key=lambda trope: (-worth[trope], trope))[:MOST_TROPES]


def _may_be_less(shown: Shown, feature: Feature) -> bool:
    return feature.field == "trope" and feature not in shown.wish.less and not shown.catalogue.tropes[feature.id].spoils


def _shelves(say: Say, shown: Shown) -> Iterator[discord.SelectOption]:
    """Yield what can be done with each drama that is suggested."""
    titles = {drama.id: called(drama, shown.titles) for drama in _suggestions(shown)}
    for drama, title in titles.items():
        yield _option(say("Seen: {title}", title=title), f"seen:{drama}", "✅")
    for drama, title in titles.items():
        yield _option(say("Save to my list: {title}", title=title), f"save:{drama}", "🔖")
    for drama, title in titles.items():
        yield _option(say("Not for me: {title}", title=title), f"never:{drama}", "🚫")


def _option(label: str, value: str, emoji: str) -> discord.SelectOption:
    return discord.SelectOption(label=label[:LONGEST], value=value, emoji=emoji)


def _suggestions(shown: Shown) -> list[Drama]:
    return [suggestion.drama for suggestion in shown.advice.suggestions]
