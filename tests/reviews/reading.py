"""Picks from a reading what a test is about."""

from __future__ import annotations

from bot.catalogue import fold
from bot.reviews import Kind, Proposal, Reading


def of(reading: Reading, kind: Kind) -> list[Proposal]:
    """Return the proposals of a kind."""
    return [proposal for proposal in reading.proposals if proposal.kind == kind]


def values(reading: Reading, kind: Kind) -> list[str]:
    """Return what is said of a kind."""
    return [proposal.value for proposal in of(reading, kind)]


def parts(reading: Reading) -> set[tuple[str, str]]:
    """Return who is said to play whom, by the letters of their names."""
    return {(fold(part.value), fold(part.subject or "")) for part in of(reading, "role")}


def pairs(*written: str) -> set[tuple[str, str]]:
    """Return what `parts` has for pairs that are written with a stroke between actor and character.

    >>> pairs("Shin Min-a/Yoon Hye-jin")
    {('shinmina', 'yoonhyejin')}
    """
    return {(fold(actor), fold(character)) for actor, character in (pair.split("/") for pair in written)}
