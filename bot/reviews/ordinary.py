"""Words that are no names though they are written with a capital."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from bot.catalogue.english import is_word
from bot.catalogue.ranks import RANKS
from bot.catalogue.readings import SYLLABLES, syllables
from bot.catalogue.spelt import SURNAMES_SPELT

TABLE: Final = """
january february march april may june july august september october november december monday tuesday wednesday thursday
friday saturday sunday korea korean koreans kdrama kdramas netflix viki disney hulu viu kocowa tvn jtbc ocn kbs mbc sbs
ena mbn prime video amazon apple youtube wavve tving ost seoul busan jeju joseon goryeo silla baekje america american
japan japanese china chinese english asian asia hollywood kpop idk lol omg tv pd cgi er icu ceo imdb mydramalist
instagram twitter facebook wordpress kindly hmm spoiler spoilers alert also cast plot rating overall review reviews
episode episodes season director directors writer writers screenwriter screenwriters network networks genre genres
runtime synopsis title hangul release date broadcast country language starring main lead leads supporting character
characters actor actress final verdict story music pros cons tags drama dramas series show romance comedy thriller ep
eps the this that then there these those they here what when where who why how if and but or so yet for from with
without not no yes it its he she his her him them their we our you your my me mine i a an as at by of on in to is was
are were be been has have had do does did will would can could should may might must just even only although though
while because since until unless despite after before during between both each every some any many much more most other
another such same enter meet played plays starring stars anyway honestly oh well overall meanwhile however therefore
moreover furthermore additionally finally lastly firstly secondly first second third one two three four five six seven
eight nine ten written directed produced created aired adapted penned screenplay streaming available impressions
thoughts creators creator producer producers based original unlike korean-drama photo photos credit courtesy
advertisement
"""
NO_NAMES: Final = frozenset(TABLE.split())
SHORTEST_READ: Final = 3
"""Letters of an English word that may be a Korean syllable as well: an, so and in are no names."""
VOWELS: Final = frozenset("aeiouyw")
LONGEST_IN_ED: Final = 5
"""Letters of a foreign name that ends as English words do."""
_INFLECTED: Final = re.compile(
    r"(?:ed|ing|ly|[ts]ion|ness|ment|ful|less|able|ible|ous|ive|ism|ions|ings|esque|ize|ise|ity|ies)$"
)
"""How English words end and names of other languages hardly do."""


def is_plain(word: str) -> bool:
    """Whether a word is an English one that no Korean syllable is spelt like."""
    folded = word.casefold()
    return folded in NO_NAMES or (is_word(folded) and not _is_read(folded))


def is_common(word: str, small: Collection[str]) -> bool:
    """Whether a word is plain, or is met among those that a text writes in `small` letters."""
    return word.casefold() in small or is_plain(word)


def _is_read(word: str) -> bool:
    return len(word) >= SHORTEST_READ and not SYLLABLES.isdisjoint(syllables(word, "common"))


def may_be_foreign(word: str, small: Collection[str]) -> bool:
    """Whether a word may be a name of another language: with a capital, and no word that is met otherwise."""
    folded = word.casefold()
    if not word[:1].isupper() or len(word) == 1 or folded in NO_NAMES or folded in RANKS:
        return False
    if (
        VOWELS.isdisjoint(folded)
        or word.isupper()
        or folded in SURNAMES_SPELT
        or (len(folded) > LONGEST_IN_ED and _INFLECTED.search(folded))
    ):
        return False
    return not all(map(is_word, folded.split("-"))) and folded not in small and not word.isdigit()
