"""/trivia presets: options that a server keeps under a name, and that members share as codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands

from bot.catalogue import fold
from bot.client import SecondLead
from bot.game import Rules, Scope
from bot.game.codes import LONGEST, rules_of
from bot.messages import Message, UserError, message
from bot.storage import Preset
from cogs._rules import described
from cogs._ui import Say, Typed, app_of, filled_in, harmless, is_moderator
from cogs.trivia._buttons import trivia_of
from cogs.trivia._preset_layouts import code_form, name_form, preset_card, presets_card

if TYPE_CHECKING:
    from cogs.trivia import Trivia

PANEL = r"presets:(?P<action>show|choose|add|added|last|kept)"
OF = r"preset:(?P<action>play|delete):(?P<name>.{1,40})"
SAVE = r"save:(?P<game>[0-9a-f]{32})"
SAVED = r"saved:(?P<game>[0-9a-f]{32})"


class PresetChoice(Typed):
    """A preset of the server, or a share code; `preset_rules` finds its rules once there is time to."""

    @property
    def max_value(self) -> int:
        """How long it may be, in letters."""
        return LONGEST

    async def offers(self, interaction: discord.Interaction[Any], typed: str) -> Mapping[str, str]:
        """Offer the presets whose names the letters so far are in, or what a code stands for."""
        say, wanted = Say.to(interaction), fold(typed)
        kept = await app_of(interaction).presets.of(interaction.guild_id or 0)
        found = {each.name: f"{each.name} · {described(say, each.rules)}" for each in kept if wanted in fold(each.name)}
        return found or _read(say, typed)


def _read(say: Say, typed: str) -> Mapping[str, str]:
    try:
        rules = rules_of(typed)
    except UserError:
        return {}
    return {typed: described(say, rules)} if rules.mode != "duel" else {}


async def preset_rules(interaction: discord.Interaction[Any], typed: str) -> Rules:
    """Return the rules of a preset of the server or of a share code; raises `UserError` where it is neither."""
    preset = await app_of(interaction).presets.find(interaction.guild_id or 0, typed)
    if preset is not None:
        return _playable(interaction, preset.rules)
    try:
        rules = rules_of(typed)
    except UserError as error:
        raise UserError(
            "{name} is neither a preset of this server nor a share code. /trivia presets lists what there is.",
            name=harmless(typed),
        ) from error
    return _playable(interaction, rules)


def _playable(interaction: discord.Interaction[Any], rules: Rules) -> Rules:
    """Return rules as they are, where this host can play by them; else raise `UserError`."""
    if rules.mode == "duel":
        raise UserError("Those are the options of a duel. Challenge somebody with /duel.")
    if rules.about is not None and _scope(interaction, rules) is None:
        raise UserError("I have no questions about {topic}. Choose other options.", topic=harmless(rules.about))
    return rules


def _scope(interaction: discord.Interaction[Any], rules: Rules) -> Scope | None:
    found = app_of(interaction).deck.find(rules.about or "")
    return found if str(found) == rules.about else None


async def panel_pressed(interaction: discord.Interaction[Any], action: str) -> None:
    """Do what a menu, button or form of the list is for; only whoever asked for it sees it."""
    say = Say.to(interaction)
    match action:
        case "add":
            await interaction.response.send_modal(code_form(say))
        case "last":
            await interaction.response.send_modal(name_form(say, "presets:kept"))
        case "choose":
            await interaction.response.defer()
            data: Mapping[str, Any] = cast("Mapping[str, Any]", interaction.data)
            [name] = data["values"]
            await _show(interaction, await _known(interaction, name))
        case "added" | "kept":
            await interaction.response.defer()
            written = filled_in(interaction)
            rules = rules_of(written.get("code", "")) if action == "added" else await _last(interaction)
            await _show(interaction, await _keep(interaction, written.get("name", ""), rules))
        case _:
            await interaction.response.defer()
            await show_presets(interaction)


async def preset_pressed(interaction: discord.Interaction[Any], action: str, name: str) -> None:
    """Play by a preset, or delete it."""
    if action == "play":
        await interaction.response.defer(ephemeral=True, thinking=True)
        preset = await _known(interaction, name)
        await trivia_of(interaction).start(interaction, _playable(interaction, preset.rules))
        return
    await interaction.response.defer()
    preset = await _known(interaction, name)
    if not _may_delete(interaction, preset):
        raise UserError("Only its maker or a moderator may delete that preset.")
    await app_of(interaction).presets.drop(interaction.guild_id or 0, name)
    await show_presets(interaction, [message("✅ Deleted: {name}", name=harmless(preset.name))])


async def save_pressed(interaction: discord.Interaction[Any], game: str) -> None:
    """Ask under which name a game's options are to be kept."""
    await interaction.response.send_modal(name_form(Say.to(interaction), f"saved:{game}"))


async def saved_sent(interaction: discord.Interaction[Any], game: str) -> None:
    """Keep a game's options."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    rules = await app_of(interaction).games.rules(game)
    if rules is None:
        raise UserError("I no longer know that game. Save the options of another.")
    await _show(interaction, await _keep(interaction, filled_in(interaction).get("name", ""), rules))


async def show_presets(interaction: discord.Interaction[Any], told: Iterable[Message] = ()) -> None:
    """Show a server's presets in answer to a deferred interaction, below what was done just now."""
    presets = await app_of(interaction).presets.of(interaction.guild_id or 0)
    await interaction.edit_original_response(view=presets_card(Say.to(interaction), presets, told))


async def _show(interaction: discord.Interaction[Any], preset: Preset) -> None:
    scope, may_delete = _scope(interaction, preset.rules), _may_delete(interaction, preset)
    card = preset_card(Say.to(interaction), preset, scope, may_delete=may_delete)
    await interaction.edit_original_response(view=card)


async def _known(interaction: discord.Interaction[Any], name: str) -> Preset:
    preset = await app_of(interaction).presets.find(interaction.guild_id or 0, name)
    if preset is None:
        raise UserError("That preset is gone. Choose another from /trivia presets.")
    return preset


async def _keep(interaction: discord.Interaction[Any], name: str, rules: Rules) -> Preset:
    _playable(interaction, rules)
    preset = Preset(" ".join(name.split()), rules, interaction.user.id, interaction.created_at)
    guild, may_replace = interaction.guild_id or 0, is_moderator(interaction)
    await app_of(interaction).presets.keep(guild, preset, may_replace=may_replace)
    return preset


async def _last(interaction: discord.Interaction[Any]) -> Rules:
    rules = await app_of(interaction).games.last_rules(interaction.channel_id or 0)
    if rules is None:
        raise UserError("No game was played in this channel yet. Play one with /trivia play, or add a preset by code.")
    return rules


def _may_delete(interaction: discord.Interaction[Any], preset: Preset) -> bool:
    return preset.made_by == interaction.user.id or is_moderator(interaction)


@app_commands.guild_only()
async def presets_asked(interaction: discord.Interaction[Any]) -> None:
    """Show the presets of the server."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await show_presets(interaction)


def add_presets(client: SecondLead, trivia: Trivia) -> None:
    """Add the command to those of the games, and its buttons."""
    client.on_press(PANEL, panel_pressed)
    client.on_press(OF, preset_pressed)
    client.on_press(SAVE, save_pressed)
    client.on_press(SAVED, saved_sent)
    group = trivia.app_command
    if group is None:
        raise TypeError("the games have no group of commands")
    told = "Keep, share and play options under a name."
    group.add_command(app_commands.Command(name="presets", description=told, callback=presets_asked))
