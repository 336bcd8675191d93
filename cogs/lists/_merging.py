"""What becomes of a list with what a file says: the file adds and goes further, and takes nothing back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.sources.listed import Listed
from bot.storage import Entry


@dataclass(frozen=True, slots=True)
class Merged:
    """The entries to be kept, how many of them are new on the list, and how many others the file says otherwise."""

    entries: tuple[Entry, ...]
    new: int
    differing: int
    alike: int


def merged(known: Iterable[Entry], listed: Iterable[Listed], now: datetime) -> Merged:
    """Put what a file says together with a list.

    Of an entry more episodes count, and a later change that has not fewer; a rating fills a gap.
    """
    before = {entry.drama: entry for entry in known}
    said = _said(listed, now)
    after = {drama: _further(before[drama], entry, now) if drama in before else entry for drama, entry in said.items()}
    kept = {drama: entry for drama, entry in after.items() if before.get(drama) != entry}
    left = [entry for drama, entry in said.items() if drama not in kept]
    differing = sum(not _is_alike(before[entry.drama], entry) for entry in left)
    new = sum(drama not in before for drama in kept)
    return Merged(tuple(kept.values()), new, differing, len(left) - differing)


def _said(listed: Iterable[Listed], now: datetime) -> Mapping[str, Entry]:
    """Return what a file says about each drama, several lines of one put together."""
    said: dict[str, Entry] = {}
    for each in listed:
        changed = min(each.changed or now, now)
        entry = Entry(each.drama.id, each.status, each.episode, changed, each.rating)
        said[entry.drama] = _further(said[entry.drama], entry, now) if entry.drama in said else entry
    return said


def _further(known: Entry, said: Entry, now: datetime) -> Entry:
    """Return an entry with what else is said of its drama; without a date of its own that is said `now`."""
    is_dated_later = known.changed_at < said.changed_at < now
    if said.episode > known.episode or (is_dated_later and said.episode == known.episode):
        return replace(said, changed_at=max(known.changed_at, said.changed_at), rating=said.rating or known.rating)
    return known if known.rating else replace(known, rating=said.rating)


def _is_alike(known: Entry, said: Entry) -> bool:
    return (known.status, known.episode) == (said.status, said.episode) and said.rating in {None, known.rating}
