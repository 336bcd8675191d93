"""Which occupation is another one's general name."""

from __future__ import annotations

from collections.abc import Mapping

from bot.catalogue import words

GENERAL: Mapping[str, frozenset[str]] = {
    "businessman": frozenset({"chairman", "ceo", "director", "executive", "heir", "president"}),
    "doctor": frozenset({"fellow", "intern", "physician", "psychiatrist", "resident", "surgeon", "neurosurgeon"}),
    "employee": frozenset({"clerk", "intern", "manager", "secretary"}),
    "executive": frozenset({"ceo", "chairman", "director", "president"}),
    "journalist": frozenset({"anchor", "reporter"}),
    "lawyer": frozenset({"attorney"}),
    "musician": frozenset({"cellist", "pianist", "singer", "violinist"}),
    "noble": frozenset({"prince", "princess"}),
    "officer": frozenset({"captain", "detective", "inspector", "lieutenant", "major"}),
    "police": frozenset({"detective"}),
    "singer": frozenset({"idol", "trot"}),
    "soldier": frozenset({"captain", "colonel", "general", "lieutenant", "major", "private", "sergeant"}),
    "student": frozenset({"pupil", "schoolgirl", "schoolboy"}),
    "teacher": frozenset({"professor"}),
    "writer": frozenset({"author", "novelist", "playwright", "screenwriter"}),
}
"""Who is one of the latter is one of the former too."""
BARE = frozenset({"army", "medical", "police"})
"""Words that do not make a general name a particular one."""


def is_general(general: str, other: str) -> bool:
    """Whether an occupation is a general name, nothing more, for another one."""
    named = {*words(general)}
    bare = (named - BARE) or named
    return any(bare <= {name} and GENERAL[name] & {*words(other)} for name in bare & {*GENERAL})
