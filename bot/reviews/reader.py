"""Reads a review: what it says of its drama, set beside what the catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from bot.catalogue import Catalogue, Drama, Role, fold
from bot.reviews.about import native_title, platforms
from bot.reviews.bylines import published, reviewer
from bot.reviews.called import claims, nicknames
from bot.reviews.headings import heading_of, source_of, title_of
from bot.reviews.lengths import episodes, minutes
from bot.reviews.likings import likings
from bot.reviews.makers import makers
from bot.reviews.mentions import mentions
from bot.reviews.model import Document, Proposal, Reading
from bot.reviews.occupations import occupations
from bot.reviews.quoting import quotes
from bot.reviews.ratings import rating
from bot.reviews.reviewed import reviewed, section_of
from bot.reviews.roles import roles
from bot.reviews.skeleton import Marked, Skeleton, skeleton_of
from bot.reviews.titled import Named, named, other_titles
from bot.reviews.whose import Names

_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
"""Letters that mean nothing to anybody else, of which skeletons are made."""


def read(document: Document, catalogue: Catalogue, drama: Drama | None = None) -> Reading:
    """Read a review of a drama, which is found by its title where none is given."""
    whole = _PRIVATE.sub("\ufffd", document.text)
    about = drama or reviewed(catalogue, whole)
    text = section_of(catalogue, whole, about)
    names, titles = Names(catalogue, about), list(named(catalogue, text))
    found = sorted(_proposals(text, catalogue, names, titles), key=lambda proposal: proposal.start)
    heading = heading_of(text)
    return Reading(
        about.id if about else None,
        about.title if about else title_of(heading),
        source_of(heading),
        tuple(_placed(proposal, document) for proposal in found),
        reviewer(text),
        published(text),
    )


def _placed(proposal: Proposal, document: Document) -> Proposal:
    """Return a proposal with its place in what was read."""
    if document.places is None:
        return proposal
    return replace(proposal, start=document.place(proposal.start), end=document.place(proposal.end - 1) + 1)


def _proposals(text: str, catalogue: Catalogue, names: Names, titles: Sequence[Named]) -> Iterator[Proposal]:
    drama = names.drama
    skeleton = _skeleton(text, names, titles)
    played = roles(skeleton, text, catalogue, names)
    characters = {fold(part.subject): _role(drama, part) for part in played if part.subject}
    informed = skeleton.informed(characters)
    return chain(
        played,
        nicknames(informed, text, drama),
        occupations(informed, catalogue, text, characters),
        claims(text, drama),
        rating(text),
        episodes(text, drama),
        minutes(text, drama),
        platforms(text, drama),
        makers(skeleton, drama),
        native_title(text, drama),
        likings(skeleton, text, catalogue, titles, drama),
        quotes(informed, text),
    )


def _role(drama: Drama | None, part: Proposal) -> Role | None:
    """Return the character that a part is, under whatever name."""
    return next((role for role in drama.roles if role.character == part.role), None) if drama else None


def _skeleton(text: str, names: Names, titles: Sequence[Named]) -> Skeleton:
    """Find the names in a text, and in what is none of them the titles."""
    others = {title.start for title in other_titles(titles, names.drama)}
    marked = [Marked(title.start, title.end, title.start not in others) for title in titles]
    if names.drama is None:
        own = re.escape(title_of(heading_of(text)))
        marked += [Marked(*found.span(), is_own=True) for found in re.finditer(own, text)]
    taken = [title for title in marked if not names.holds(text[title.start : title.end])]
    found = mentions(text, names, [(title.start, title.end) for title in taken])
    return skeleton_of(text, found, taken)
