"""The lines that can be quoted in a place: those that are bundled, and those that its server keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import discord

from bot.app import App
from bot.catalogue import Catalogue, Review
from bot.game import Audience
from bot.storage import Credit, Line, Outline, OwnQuote
from cogs._ui import app_of

KEY = r"s[1-9][0-9]{0,18}|b[0-9a-f]{16}"
"""A quote in a button: one of a server's own by its number, one that is bundled by a mark."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line that can be shown, by its key; `rating` is that of the review it is from."""

    key: str
    line: Line
    rating: str | None = None
    likes: int = 0

    @property
    def number(self) -> int | None:
        """The number of a server's own quote, None for one that is bundled."""
        return int(self.key[1:]) if self.key.startswith("s") else None


@lru_cache(maxsize=1)
def bundled(catalogue: Catalogue) -> Mapping[str, Quoted]:
    """Return the lines of the catalogue's reviews by their keys."""
    lines = (quoted for review in catalogue.reviews.values() for quoted in _lines_of(review))
    return {quoted.key: quoted for quoted in lines}


def _lines_of(review: Review) -> Iterable[Quoted]:
    credit = Credit(None, review.reviewer, review.source, review.published, review.link)
    for quote in review.quotes:
        mark = blake2b(f"{review.id}\n{quote.text}".encode(), digest_size=8).hexdigest()
        line = Line(quote.text, review.drama, credit, quote.spoiler_from)
        yield Quoted(f"b{mark}", line, review.rating.given if review.rating else None)


def own(quote: OwnQuote) -> Quoted:
    """Return a server's own quote as it can be shown."""
    return Quoted(quote.key, quote.line, likes=quote.likes)


async def audience_of(interaction: discord.Interaction[Any], *, is_alone: bool) -> Audience:
    """Return who hears what is told in answer to an interaction: whoever acted, or everybody who happens to be there.

    Of those nobody knows what they have seen.
    """
    app, player = app_of(interaction), interaction.user.id
    policy = (await app.guilds.settings(interaction.guild_id or 0)).spoilers
    if not is_alone or policy != "progress":
        return Audience(policy)
    return Audience(policy, await app.lists.progress([player], app.catalogue.dramas), [player])


def is_open(audience: Audience, line: Line) -> bool:
    """Whether a line may be read without a bar."""
    return line.spoiler_from is None or audience.may_hear([(line.drama or "", line.spoiler_from)])


def is_told(audience: Audience, spoiler_from: int | None) -> bool:
    """Whether a line that may spoil something is shown at all, behind a bar or not."""
    return spoiler_from is None or audience.policy != "hide"


async def outlines_here(app: App, guild: int | None, audience: Audience) -> list[Outline]:
    """Return what may be shown in a server, or in private, where only what is bundled is."""
    both = [*_outlines(app.catalogue), *(await app.quotes.outlines(guild) if guild else ())]
    return [outline for outline in both if is_told(audience, outline.spoiler_from)]


@lru_cache(maxsize=1)
def _outlines(catalogue: Catalogue) -> tuple[Outline, ...]:
    lines = ((key, quoted.line) for key, quoted in bundled(catalogue).items())
    return tuple(Outline(key, line.drama, line.spoiler_from) for key, line in lines)


async def find(app: App, guild: int | None, key: str) -> Quoted | None:
    """Return the line of a key with its likes; None where it is there no more."""
    found = bundled(app.catalogue).get(key)
    if key.startswith("s"):
        kept = await app.quotes.get(guild or 0, int(key[1:]))
        found = own(kept) if kept and kept.is_shown else None
    return await with_likes(app, found) if found else None


async def with_likes(app: App, quoted: Quoted) -> Quoted:
    """Return a line with how many like it."""
    likes = await app.quotes.likes([quoted.key])
    return Quoted(quoted.key, quoted.line, quoted.rating, likes[quoted.key])
