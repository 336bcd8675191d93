"""What is said around a name: ranks and forms of address, a group that somebody sings in, how old a character is."""

from __future__ import annotations

import re
from typing import NamedTuple

# Each line: how a rank is kept, and how else it is written. Those of one line are not told apart: subtitles differ.
RANK_TABLE = """
attorney lawyer atty
agent
butler
captain capt cpt
chairman chairwoman president ceo pres boss
chef
chief
colonel col
commander
coordinator
crown
detective inspector officer det investigator cop
director
doctor dr doc dentist surgeon
dowager
eunuch
general gen
judge justice
king emperor
lady
lieutenant lt
madam madame mrs ms miss
maid maidservant
major
manager
master
mister mr
monk
nurse
prince
princess
producer pd
professor prof
prosecutor
queen empress
reporter
secretary sec
sergeant sgt
shaman
sir
teacher
team
leader
writer author
actor
actress
young younger little
old older elder elderly
"""
DROPPED = {"the", "grand", "court", "vice", "deputy", "assistant", "consort", "his", "her", "majesty"}
"""Words before a rank that may be left out."""
RANKS_AFTER = {
    "daewang": "king", "daegun": "prince", "gongju": "princess", "hwanghu": "queen", "sanggung": "lady",
    "ssi": "mister", "씨": "mister",
}  # fmt: skip
"""Korean ranks, which come last."""
AGES = frozenset({"young", "old"})
FEMALE = frozenset({"queen", "princess", "lady", "madam", "actress", "maid"})
MALE = frozenset({"king", "prince", "mister", "actor", "eunuch", "monk", "sir"})
GROUPS = """
2am|2ne1|2pm|after school|akmu|aoa|apink|astro|ateez|b1a4|bigbang|big bang|bap|beast|highlight|blackpink
|block b|bts|btob|cnblue|cn blue|day6|dbsk|tvxq|jyj|exid|exo|f\\(x\\)|fx|ftisland|ft island|fin\\.?k\\.?l
|g\\.?o\\.?d|got7|gugudan|girl'?s day|girls'? generation|snsd|hellovenus|hello venus|hyorin|infinite|itzy
|i\\.?o\\.?i|izone|iz\\*one|jewelry|kara|lovelyz|mamamoo|miss a|momoland|monsta x|n\\.?flying|nct|nu'?est
|oh my girl|pentagon|rainbow|red velvet|s\\.?e\\.?s|seventeen|sf9|shinhwa|shinee|sistar|sik-?k|ss501
|stray kids|super junior|suju|t-?ara|teen top|the boyz|twice|txt|u-?kiss|vixx|wanna one|winner|wjsn
|cosmic girls|wonder girls|x1|zb1|zerobaseone
"""

RANKS = {written: row.split()[0] for row in RANK_TABLE.strip().split("\n") for written in row.split()}
_GROUP = GROUPS.replace("\n", "").replace(" ", r"\s?")
_OF_A_GROUP = re.compile(
    rf"(?:{_GROUP})(?:['\u2019]?s)?\s+(.+)|(.+?)\s+(?:(?:from|of|in)\s+)?(?:{_GROUP})", re.IGNORECASE
)
_HAS_GROUP = re.compile(rf"\b(?:{_GROUP})")
_ASIDE = re.compile(r"\s*[(\[/]\s*|\s+a\.?k\.?a\.?\s+", re.IGNORECASE)
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
_CALLED = re.compile(r"(.+)[- ](?:ah|ya|yah)", re.IGNORECASE)
_GREAT = re.compile(r"(.+)\s+the\s+great", re.IGNORECASE)


class Ranked(NamedTuple):
    """A name, and the ranks that were said with it."""

    ranks: frozenset[str]
    name: str


def without_ranks(name: str) -> Ranked:
    """Take the ranks from a name, unless it is nothing else.

    >>> without_ranks("Lt. General Yoon").name, without_ranks("Crown Prince").name
    ('Yoon', 'Crown Prince')
    """
    great = _GREAT.fullmatch(name)
    words = (great[1] if great else name).split()
    plain = [word.casefold().strip(".,:") for word in words]
    start, end, found = 0, len(words), {"king"} if great else set()
    while start < end and (plain[start] in RANKS or plain[start] in DROPPED):
        found.add(RANKS.get(plain[start], ""))
        start += 1
    head, hyphen, last = plain[-1].rpartition("-") if plain else ("", "", "")
    if start < end and last in RANKS_AFTER and (head or end - start > 1):
        found.add(RANKS_AFTER[last])
        words[end - 1] = words[end - 1][: len(head)]
        end -= not hyphen
    if start == end:
        return Ranked(frozenset(), name[len("the ") :] if plain[0] == "the" and end > 1 else name)
    return Ranked(
        frozenset(found - {""}) - ({"lieutenant"} if "general" in found else set()), " ".join(words[start:end])
    )


def are_at_odds(told: frozenset[str], known: frozenset[str]) -> bool:
    """Whether nobody has both: a queen is no king, and who is called young has to be known as that."""
    if not AGES.isdisjoint(told - known):
        return True
    return any(told & one and known & other and not known & one for one, other in ((FEMALE, MALE), (MALE, FEMALE)))


def without_aside(name: str) -> tuple[str, str]:
    """Return a name, and what stands after it in brackets, after a stroke or after "aka"."""
    said, *aside = _ASIDE.split(name, maxsplit=1)
    return (said, aside[0].rstrip(")] ")) if aside and said else (name, "")


def without_group(name: str) -> str:
    """Return a name without the group that somebody sings in.

    >>> without_group("EXO's D.O"), without_group("Yoona from SNSD")
    ('D.O', 'Yoona')
    """
    if not _HAS_GROUP.search(name.casefold()):  # as hardly any
        return name
    found = _OF_A_GROUP.fullmatch(name)
    return (found[1] or found[2]) if found else name


def drawn_in(name: str) -> tuple[str, ...]:
    """Return a name without letters that go on and on, once as a double letter and once as one."""
    return (_DRAWN_OUT.sub(r"\1\1", name), _DRAWN_OUT.sub(r"\1", name)) if _DRAWN_OUT.search(name) else ()


def who_is_called(name: str) -> str:
    """Return a given name without the ending by which Koreans call somebody, nothing where there is none."""
    found = _CALLED.fullmatch(name)
    return found[1] if found else ""
