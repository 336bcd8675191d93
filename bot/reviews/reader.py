"""Reads a review: what it says of its drama, set beside what the catalogue knows."""

from __future__ import annotations

from bot.catalogue import Catalogue, Drama
from bot.reviews.mentions import mentions
from bot.reviews.model import Document, Reading
from bot.reviews.roles import roles
from bot.reviews.skeleton import Marked, skeleton_of
from bot.reviews.titled import heading_of, named, other_titles, reviewed, title_of
from bot.reviews.whose import Names


def read(document: Document, catalogue: Catalogue, drama: Drama | None = None) -> Reading:
    """Read a review of a drama, which is found by its title where none is given."""
    text = document.text
    about = drama or reviewed(catalogue, text)
    names = Names(catalogue, about)
    titles = named(catalogue, text)
    others = {title.start for title in other_titles(titles, about)}
    marked = [Marked(title.start, title.end, title.start not in others) for title in titles]
    taken = [(title.start, title.end) for title in marked if not (title.is_own and names.holds(text[title.start:title.end]))]
    found = mentions(text, names, taken)
    skeleton = skeleton_of(text, found, [title for title in marked if (title.start, title.end) in taken])
    proposals = roles(skeleton, text, catalogue, about)
    heading = heading_of(text)
    return Reading(about.id if about else None, about.title if about else title_of(heading), heading, tuple(proposals))
