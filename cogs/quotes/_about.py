"""What a saved message is about, and from which episode it is no spoiler: asked of whoever saved it, in a form."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.catalogue import Drama
from bot.sources.quoted import episode_of
from bot.storage import Line, OwnQuote
from cogs._quotes import title_of
from cogs._ui import Card, Form, Say, app_of, button, drama_called, filled_in, line, row, small, text
from cogs.quotes._adding import guild_of
from cogs.quotes._cards import Reader, gone_card, quote_texts
from cogs.quotes._lines import own
from cogs.quotes._taking import refuse_strangers

ASK = r"quote_ask:(?P<number>[1-9][0-9]{0,18}):(?P<drama>[a-z0-9-]*):(?P<episode>[0-9]{0,5})"
TOLD = r"quote_told:(?P<number>[1-9][0-9]{0,18})"


def saved_card(reader: Reader, kept: OwnQuote) -> Card:
    """Show whoever saved a message what is kept of it, and ask what it is about."""
    say, said = reader.say, kept.line
    episode = said.spoiler_from if said.drama and said.spoiler_from else ""
    state = say("✅ The quote is kept, and the channel is told.")
    if not kept.is_shown:
        state = say("⏳ It waits until a moderator of this server has seen it. The channel is told.")
    return Card(
        small(state),
        *quote_texts(reader, own(kept)),
        line(),
        text(_asked(reader, said)),
        below=[row(button(say("Drama and episode"), f"quote_ask:{kept.id}:{said.drama or ''}:{episode}", emoji="🎬"))],
    )


def _asked(reader: Reader, said: Line) -> str:
    title = title_of(reader.catalogue, said, reader.titles)
    if title is None:
        return reader.say("Which drama is it about, and does it spoil anything?")
    return reader.say("Is it about {title}, and does it spoil anything?", title=title)


async def ask_pressed(interaction: discord.Interaction[Any], number: str, drama: str, episode: str) -> None:
    """Open the form with what is known at once: that is the acknowledgement."""
    say, known = Say.to(interaction), app_of(interaction).catalogue.dramas.get(drama)
    await interaction.response.send_modal(
        Form(
            say("Drama and episode"),
            f"quote_told:{number}",
            ui.Label(
                text=say("Which drama is it about?"),
                description=say("A title, in any spelling; nothing if it is about none."),
                component=ui.TextInput(
                    custom_id="drama", required=False, max_length=100, default=known.title if known else None
                ),
            ),
            ui.Label(
                text=say("From which episode is it no spoiler?"),
                description=say("A number; nothing if it spoils nothing."),
                component=ui.TextInput(custom_id="episode", required=False, max_length=5, default=episode or None),
            ),
        )
    )


async def told_sent(interaction: discord.Interaction[Any], number: str) -> None:
    """Keep what a quote is about."""
    await interaction.response.defer()
    app, guild = app_of(interaction), guild_of(interaction)
    reader, written = await Reader.of(interaction, is_alone=True), filled_in(interaction)
    kept = await app.quotes.get(guild, int(number))
    if kept is not None:
        refuse_strangers(interaction, kept)
        drama = drama_called(app, written["drama"]) if written.get("drama", "").strip() else None
        spoiler_from = episode_of(written.get("episode", ""), drama) or _still_hidden(kept.line, drama)
        about = drama.id if drama else None
        kept = await app.quotes.change(guild, kept.id, drama=about, spoiler_from=spoiler_from)
    card = gone_card(reader.say) if kept is None else saved_card(reader, kept)
    await interaction.edit_original_response(view=card)


def _still_hidden(said: Line, drama: Drama | None) -> int | None:
    """Return from where a line is no spoiler whose author hid it before anybody said what it is about."""
    if said.spoiler_from is None or said.drama is not None:
        return None
    return drama.episodes if drama else said.spoiler_from
