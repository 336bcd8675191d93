"""What all cogs show and hear alike: cards, buttons, presses, and choosing a drama."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self, cast

import discord
from discord import app_commands, ui

from bot.app import App
from bot.catalogue import Drama
from bot.catalogue.called import TitleLanguage
from bot.catalogue.hangul import has_hangul
from bot.catalogue.matching import LONGEST
from bot.client import SecondLead
from bot.game import Standing
from bot.messages import Message, UserError, message
from bot.storage import Flaw

ACCENT = discord.Colour.from_str("#b0476b")
LONGEST_CHOICE = 100
FEWEST = 2
"""Letters before anything is offered; one syllable of hangul is as good."""
_MARKUP = re.compile(r"[\\*_~|`<>\[\]]|:(?=//)|^[#-]|(?<=\s)-(?=\s)", re.MULTILINE)
MEDALS = {1: "🥇", 2: "🥈", 3: "🥉"}
FLAWS: Mapping[Flaw, Message] = {
    "wrong": message("The answer is wrong"),
    "outdated": message("It is out of date"),
    "two right answers": message("Two answers are right"),
    "spoiler": message("It spoils something"),
    "other": message("Something else"),
}
"""What can be said against a question, as members read it."""


def app_of(interaction: discord.Interaction[Any]) -> App:
    """Return the running app."""
    return client_of(interaction).app


def client_of(interaction: discord.Interaction[Any]) -> SecondLead:
    """Return the client that received an interaction."""
    return cast("SecondLead", interaction.client)


def is_moderator(interaction: discord.Interaction[Any]) -> bool:
    """Whether whoever acted may manage messages or the server."""
    return interaction.permissions.manage_messages or interaction.permissions.manage_guild


def refuse_others(interaction: discord.Interaction[Any]) -> None:
    """Raise `UserError` where whoever acted is no moderator."""
    if not is_moderator(interaction):
        raise UserError("That is for moderators, who may manage messages or the server. Ask one of them.")


async def titles_here(interaction: discord.Interaction[Any]) -> TitleLanguage:
    """Return the language in which the server of an interaction reads titles."""
    return (await app_of(interaction).guilds.settings(interaction.guild_id or 0)).titles


class Say:
    """Renders messages in one language."""

    def __init__(self, client: SecondLead, locale: discord.Locale | str) -> None:
        self._client = client
        self.locale = str(locale)

    def __call__(self, text: str | Message, /, **values: str | int | Message) -> str:
        """Render an English text with its values, or a message as it is."""
        told = text if isinstance(text, Message) else Message(text, values)
        return self._client.say(told, self.locale)

    @classmethod
    def to(cls, interaction: discord.Interaction[Any]) -> Self:
        """Speak to the member who acted."""
        return cls(client_of(interaction), interaction.locale)

    @classmethod
    async def aloud(cls, interaction: discord.Interaction[Any]) -> Self:
        """Speak to everybody in the server, in the language it has settled or else the one Discord names for it."""
        settings = await app_of(interaction).guilds.settings(interaction.guild_id or 0)
        return cls(client_of(interaction), settings.locale or interaction.guild_locale or interaction.locale)


def harmless(written: str) -> str:
    """Return what somebody wrote as it can be shown to others: nothing in it is laid out or leads on, nobody is called.

    discord.py leaves links as they are, and whatever stands between the brackets of one: spoiler bars among it.
    """
    return discord.utils.escape_mentions(_MARKUP.sub(r"\\\g<0>", written))


def sentence(say: Say, told: Iterable[Message]) -> str:
    """Render messages one after the other, the first with a capital."""
    said = "; ".join(map(say, told))
    return f"{said[:1].upper()}{said[1:]}"


class Card(ui.LayoutView):
    """A message of one framed container, and what is placed below it.

    Its buttons are answered by their custom ids (`SecondLead.on_press`), so nothing of it is kept in memory
    and it works after a restart.
    """

    def __init__(self, *items: ui.Item[Any], below: Iterable[ui.Item[Any]] = ()) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Container(*items, accent_colour=ACCENT))
        for item in below:
            self.add_item(item)
        self.stop()


def is_private(interaction: discord.Interaction[Any]) -> bool:
    """Whether the message that was acted on is seen by whoever acted, and by nobody else."""
    return interaction.message is not None and interaction.message.flags.ephemeral


async def acknowledge(interaction: discord.Interaction[Any]) -> None:
    """Acknowledge a press whose answer replaces a card that its member alone sees, or else is shown to them alone."""
    if is_private(interaction):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)


def chosen_of(interaction: discord.Interaction[Any]) -> str:
    """Return what was chosen from a menu."""
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    [value] = data["values"]
    return str(value)


class Form(ui.Modal):
    """A form that a member fills in; what is sent is answered by its custom id, as the buttons of a card are."""

    def __init__(self, title: str, custom_id: str, *fields: ui.Item[Any]) -> None:
        super().__init__(title=title, custom_id=custom_id)
        for field in fields:
            self.add_item(field)
        self.stop()


def filled_in(interaction: discord.Interaction[Any]) -> dict[str, str]:
    """Return what a member wrote or chose in a form, by the custom ids of its fields."""
    data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
    return dict(_fields(data["components"]))


def _fields(components: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for component in components:
        field = component.get("component", component)  # a label holds its field
        if field.get("value"):
            yield field["custom_id"], field["value"]


def text(content: str) -> ui.TextDisplay[Any]:
    """Make a paragraph."""
    return ui.TextDisplay(content)


def small(content: str) -> ui.TextDisplay[Any]:
    """Make a footnote."""
    return ui.TextDisplay(f"-# {content}")


def line() -> ui.Separator[Any]:
    """Make a thin rule."""
    return ui.Separator(spacing=discord.SeparatorSpacing.small)


def row(*buttons: ui.Button[Any]) -> ui.ActionRow[Any]:
    """Put buttons side by side."""
    return ui.ActionRow(*buttons)


def button(
    label: str, custom_id: str, *, style: discord.ButtonStyle = discord.ButtonStyle.secondary, emoji: str | None = None
) -> ui.Button[Any]:
    """Make a button; a cog answers its custom id (`SecondLead.on_press`)."""
    return ui.Button(label=label[:80], custom_id=custom_id, style=style, emoji=emoji)


def place_of(standing: Standing) -> str:
    """Write a rank: a medal for the first three, and nothing to boast of without points."""
    return MEDALS.get(standing.rank, f"{standing.rank}.") if standing.points else "·"


class Offered(app_commands.Transformer):
    """An option that is typed with suggestions; what goes wrong while typing offers nothing, and is logged."""

    async def autocomplete(
        self, interaction: discord.Interaction[Any], value: float | str, /
    ) -> list[app_commands.Choice[int | float | str]]:
        """Offer what the letters so far may mean."""
        try:
            offers = await self.offers(interaction, str(value))
        except Exception as error:  # noqa: BLE001 - discord.py would leave the member waiting
            client_of(interaction).report(error, interaction)
            return []
        return [app_commands.Choice(name=name[:LONGEST_CHOICE], value=chosen) for chosen, name in offers.items()]

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Return the names to show, by the values to send."""
        raise NotImplementedError


class Typed(Offered):
    """Words that are taken as they are; what is suggested gives nothing away."""

    @property
    def max_value(self) -> int:
        """How long they may be, in letters."""
        return LONGEST

    async def transform(self, _interaction: discord.Interaction[Any], value: str, /) -> str:
        """Take them as they are."""
        return value


def is_enough(typed: str) -> bool:
    """Whether so much is typed that something may be offered."""
    return sum(map(str.isalnum, typed)) >= FEWEST or has_hangul(typed)


class DramaChoice(Offered):
    """A drama typed or chosen: by id, any title, or near enough to suggest what was meant."""

    async def transform(self, interaction: discord.Interaction[Any], value: str, /) -> Drama:
        """Find the drama; say what may have been meant where none is called so."""
        return drama_called(app_of(interaction), value)

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer the dramas that the letters so far may mean."""
        found = app_of(interaction).catalogue.titles.search(typed)
        return {drama.id: f"{drama.title} ({drama.year})" for drama in found}


def drama_called(app: App, typed: str) -> Drama:
    """Return the drama of this id or title; raise `UserError` with the likeliest ones where there is none."""
    found = app.catalogue.titles.find(typed)
    if found is not None:
        return found
    shown = discord.utils.escape_markdown(typed[:60])
    near = [drama.title for drama in app.catalogue.titles.search(typed, limit=3)] if typed.strip() else []
    if near:
        raise UserError("I know no drama called {typed}. Did you mean {titles}?", typed=shown, titles=", ".join(near))
    raise UserError("I know no drama called {typed}. Type a few letters and choose from the list.", typed=shown)
