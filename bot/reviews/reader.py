"""Reads a review: what it says of its drama, set beside what the catalogue knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from bot.catalogue import Catalogue, Drama, Role, fold
from bot.reviews.about import native_title, platforms, published, reviewer
from bot.reviews.called import claims, nicknames, occupations
from bot.reviews.figures import episodes, minutes, rating
from bot.reviews.likings import likings
from bot.reviews.makers import makers
from bot.reviews.mentions import mentions
from bot.reviews.model import Document, Proposal, Reading
from bot.reviews.quoting import quotes
from bot.reviews.roles import roles
from bot.reviews.skeleton import Marked, Skeleton, skeleton_of
from bot.reviews.titled import heading_of, named, other_titles, reviewed, section_of, title_of
from bot.reviews.whose import Names


def read(document: Document, catalogue: Catalogue, drama: Drama | None = None) -> Reading:
    """Read a review of a drama, which is found by its title where none is given."""
    about = drama or reviewed(catalogue, document.text)
    text = section_of(catalogue, document.text, about)
    names = Names(catalogue, about)
    titles = named(catalogue, text)
    others = {title.start for title in other_titles(titles, about)}
    marked = [Marked(title.start, title.end, title.start not in others) for title in titles]
    if about is None:
        marked += [Marked(*found.span(), is_own=True) for found in re.finditer(re.escape(title_of(heading_of(text))), text)]
    taken = [
        (title.start, title.end)
        for title in marked
        if not (title.is_own and names.holds(text[title.start : title.end]))
    ]
    found = mentions(text, names, taken)
    skeleton = skeleton_of(text, found, [title for title in marked if (title.start, title.end) in taken])
    heading = heading_of(text)
    return Reading(
        about.id if about else None,
        about.title if about else title_of(heading),
        heading,
        tuple(
            sorted(
                _proposals(skeleton, replace(document, text=text), catalogue, names),
                key=lambda proposal: proposal.start,
            )
        ),
        reviewer(text),
        published(text),
    )


def _proposals(skeleton: Skeleton, document: Document, catalogue: Catalogue, names: Names) -> Iterator[Proposal]:
    text, drama = document.text, names.drama
    played = roles(skeleton, text, catalogue, names)
    informed = skeleton.informed({fold(part.subject): _role(drama, part) for part in played if part.subject})
    said = chain(
        played,
        nicknames(informed, text, drama),
        occupations(informed, catalogue, text, {fold(part.subject) for part in played if part.subject}),
        claims(text, drama),
        rating(text),
        episodes(text, drama),
        minutes(text, drama),
        platforms(text, drama),
        makers(skeleton, drama),
        native_title(text, drama),
        likings(skeleton, text, catalogue, drama),
        quotes(informed, text),
    )
    if document.places is None:
        yield from said
    else:
        for proposal in said:
            yield replace(proposal, start=document.place(proposal.start), end=document.place(proposal.end - 1) + 1)


def _role(drama: Drama | None, part: Proposal) -> Role | None:
    """Return the character that a part is, under whatever name."""
    return next((role for role in drama.roles if role.character == part.role), None) if drama else None
