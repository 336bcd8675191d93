"""The words by which an occupation is known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from bot.catalogue import Catalogue, words

COMMON: Final = 2
"""So many characters of the catalogue have an occupation that ends in a word before it is looked for."""
NO_TABLE: Final = """
head star company group firm team family school house man class hospital goryeo joseon korea agency room god angel ghost
killer official heaven restaurant office center shop hunter runner member foundation army squad f4 leader owner people
candidate patient mirror security seoul marketing medicine food victim thief lady fox goddess immortal newcomer runaway
volunteers murderer ghosts trade corps chain unit ward settlement master slave survivor loser winner
mother father wife husband
"""
MORE_TABLE: Final = """
boss intern warden stuntwoman carer caretaker caregiver cook samurai gymnast president chairman chairwoman screenwriter
swordsman noblewoman nobleman freshman mercenary novelist lawyer attorney clerk agent waitress waiter barista mechanic
hacker profiler superintendent policeman policewoman presenter photographer pediatrician paediatrician bodyguard
researcher mayor shaman barmaid editor con_man investor anesthesiologist anaesthesiologist novice fisherman carpenter
"""
NO_OCCUPATIONS: Final = frozenset(NO_TABLE.split())
"""Words that occupations of the catalogue end in, and much else too."""
MORE: Final = frozenset(word.replace("_", " ") for word in MORE_TABLE.split())
"""Occupations that reviewers name, be they those of the catalogue's characters or not."""
RUNGS: Final = (
    frozenset({"intern", "resident", "fellow", "professor", "medical student"}),
    frozenset({"constable", "sergeant", "lieutenant", "captain", "commander", "general"}),
    frozenset({"prosecutor", "judge", "lawyer", "attorney"}),
)
"""Occupations of one field of which nobody has two at the same time."""
WORKS: Final[Mapping[str, str]] = {
    "dr": "doctor", "doctor": "doctor", "nurse": "nurse", "attorney": "lawyer", "lawyer": "lawyer",
    "prosecutor": "prosecutor", "detective": "detective", "inspector": "inspector", "professor": "professor",
    "captain": "captain", "chef": "chef", "judge": "judge", "reporter": "reporter", "chairman": "chairman",
    "secretary": "secretary", "crown prince": "crown prince", "sergeant": "sergeant", "lieutenant": "lieutenant",
    "eunuch": "eunuch", "producer": "producer", "ceo": "CEO",
    "manager": "manager", "president": "president",
}  # fmt: skip
"""Ranks that say what somebody does."""
GENERAL: Final[Mapping[str, frozenset[str]]] = {
    "doctor": frozenset({"surgeon", "physician", "resident", "fellow", "neurosurgeon", "psychiatrist", "intern"}),
    "lawyer": frozenset({"attorney"}),
    "attorney": frozenset({"lawyer"}),
    "detective": frozenset({"officer", "inspector", "police"}),
    "ceo": frozenset({"head", "director", "chairman", "president", "owner"}),
}
"""Occupations of which others are a kind."""
_DOER: Final = re.compile(r"(?:er|or|ist|man|woman|ess|ian|eer|cian)$")


@lru_cache(maxsize=2)
def heads(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the words that occupations of the catalogue's characters end in, the longest first."""
    occupations = (role.occupation for drama in catalogue.dramas.values() for role in drama.roles if role.occupation)
    counts = Counter(words(occupation)[-1] for occupation in occupations)
    known = {head for head, count in counts.items() if head.isalpha() and (count >= COMMON or _DOER.search(head))}
    return tuple(sorted((known | MORE) - NO_OCCUPATIONS, key=lambda word: (-len(word), word)))
