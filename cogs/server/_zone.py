"""The setting of the time zone, by which days, weeks and seasons begin."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui
from discord.utils import utcnow

from bot.messages import Message, message
from cogs._ui import Form, Say, button, row
from cogs.server._settled import Setting, Settled, change
from cogs.server._zones import city_of, zone_called

LONGEST = 60


def zone_form(say: Say) -> Form:
    """Ask for a time zone."""
    field: ui.TextInput[Any] = ui.TextInput(custom_id="zone", max_length=LONGEST, placeholder="Seoul")
    labelled = ui.Label(
        text=say("Time zone"), description=say("A large city, or a name as Asia/Seoul"), component=field
    )
    return Form(say("Time zone"), "zone:send", labelled)


def _value(_say: Say, known: Settled) -> str:
    zone = known.settings.time_zone
    return f"{zone} ({known.now.astimezone(zone):%H:%M})"


def _controls(say: Say, _known: Settled) -> list[ui.Item[Any]]:
    return [row(button(say("Change"), "zone:ask", emoji="🕰️"))]


async def _settle(interaction: discord.Interaction[Any], _action: str, values: list[str]) -> Message:
    zone = zone_called(values[0])
    await change(interaction, time_zone=zone)
    return message(
        "✅ Saved. In {city} it is {time} now.", city=city_of(zone), time=f"{utcnow().astimezone(zone):%H:%M}"
    )


ZONE = Setting(
    message("Time zone"),
    _value,
    message("By it days, weeks and seasons begin on the boards here."),
    _controls,
    _settle,
)
