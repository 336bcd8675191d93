"""What the tests of quotes share: quotes that a server keeps, and how their cards are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict, Unpack

from discord.utils import utcnow
from simcord.results import InteractionResult, ResponseMessage

from bot.game import Policy
from bot.storage import Credit, Line, OwnQuote
from tests.cogs.test_together import ids_of
from tests.stage import Shown, Stage, shown

REVIEW = Credit(None, "Jo Park", "Drama Weekly", "2024-05", "https://drama.example/iris")


class Of(TypedDict, total=False):
    """What a quote is about and whose it is, where that matters."""

    drama: str | None
    credit: Credit
    spoiler_from: int | None


def mentions(stage: Stage) -> object:
    """Return whom the last message may call that the bot sent."""
    sent = [entry.json for entry in stage.env.http_requests if isinstance(entry.json, dict)]
    told = [each.get("data", each) for each in sent]
    return [each for each in told if "components" in each][-1].get("allowed_mentions")


async def keep(stage: Stage, text: str, *, waits: bool = False, by: int | None = None, **of: Unpack[Of]) -> OwnQuote:
    """Keep a quote for the server, by default of ben and about Iris; `by` is who adds it."""
    line = Line(text, "iris", Credit(stage.ben.id, published="2026-01-01"))
    return await stage.client.app.quotes.add(
        stage.guild.id, replace(line, **of), by or stage.ben.id, utcnow(), waits=waits, is_moderator=True
    )


async def kept(stage: Stage, *, waiting: bool = False) -> list[OwnQuote]:
    """Return what the server keeps."""
    return await stage.client.app.quotes.of(stage.guild.id, waiting=waiting)


async def spoilers(stage: Stage, policy: Policy) -> None:
    """Settle how the server deals with spoilers."""
    await stage.client.app.guilds.change(stage.guild.id, spoilers=policy)


def card(result: InteractionResult) -> ResponseMessage:
    """Return the card that answered."""
    told = result.response or next(iter(result.followups), None)
    assert told is not None
    return told


def told_by(result: InteractionResult) -> str:
    """Return what was told to whoever pressed, and to nobody else."""
    told = next(iter(result.followups), result.response)
    assert told is not None
    assert told.ephemeral
    return shown(told).strip()


def key_on(message: Shown) -> str:
    """Return the key of the quote that a card shows."""
    [key] = [found.split(":")[1] for found in ids_of(message) if found.startswith("quote_like:")]
    return key
