"""How like a title is to what was typed, and whether that is like enough."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import ne
from typing import Final

from rapidfuzz.distance import OSA

from bot.catalogue.english import is_word
from bot.catalogue.hangul import keys
from bot.catalogue.matching import Verdict
from bot.catalogue.numerals import NUMBERS, agree
from bot.catalogue.sounds import allowed, differing, sounds
from bot.catalogue.wording import Wording, worded
from bot.messages import Message, message

SAME, REWRITTEN, TYPED_ELSEWHERE, FIRST_OF_ALL = 0, 10, 11, 12
HEARD, SLIPPED, PART, FAR = 20, 30, 50, 99
"""How far a title is: as it is listed, written another way, typed with another keyboard layout, but for a 1, and at
least, since slips are added, romanised another way or misspelt; then in part, or not at all."""
STEPS: Final = (5, 9, 16)
"""At each of these numbers of letters one more slip is forgiven in a title, and so in Korean by syllables."""
KOREAN_STEPS: Final = (4, 7, 11)
WORD_STEPS: Final = (3, 6, 10)
UNEVEN_STEPS: Final = (5, 12)
"""The same in words, and in a run of words that is divided otherwise."""
SHORTEST_KOREAN: Final = 2
"""Syllables; in a title of no more each jamo counts."""
CONFUSED: Final = {0x1166: 0x1162, 0x1168: 0x1164, 0x116C: 0x116B, 0x1170: 0x116B}
"""Vowels that sound alike today, so that Koreans too mix them up: ㅔ with ㅐ, ㅖ with ㅒ, ㅚ and ㅞ with ㅙ."""
SHORTEST: Final = 4
"""Letters; of a shorter title nothing is near."""
SHORTEST_PART: Final = 6
"""Letters; a shorter part of a title is not near."""
SHORTEST_PLURAL: Final = 5
"""Letters, the s included; of shorter words a plural may be another word."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A verdict on one title, the distance by which it is compared with others, and why."""

    verdict: Verdict
    distance: int
    reason: Message

    @property
    def rank(self) -> tuple[int, int]:
        """What a better likeness has less of."""
        return ("accept", "near", "reject").index(self.verdict), self.distance


UNLIKE: Final = Likeness("reject", FAR, message("It is like none of the drama's titles."))
NUMBERS_DIFFER: Final = Likeness("reject", FAR, message("The numbers are not those of the title."))
IDENTICAL: Final = Likeness("accept", SAME, message("It is the title."))
WRITTEN_OTHERWISE: Final = Likeness(
    "accept", REWRITTEN, message("It is the title but for articles, numerals or short forms.")
)
OTHER_KEYBOARD: Final = Likeness(
    "accept", TYPED_ELSEWHERE, message("It is the title, typed with another keyboard layout.")
)
FIRST_SEASON: Final = Likeness(
    "accept", FIRST_OF_ALL, message("It is the title but for the number of the first season.")
)
OTHER_SYLLABLES: Final = message("The slips make other Korean syllables of it.")
IN_PART: Final = Likeness("near", PART, message("It is only a part of the title."))


def likeness(typed: Wording, title: Wording, vocabulary: Collection[str] = ()) -> Likeness:
    """Compare what was typed with a title; `vocabulary` holds words that are no slips, besides usual English ones."""
    if typed.folded == title.folded and typed.folded:
        return IDENTICAL
    if _is_on_other_keyboard(typed, title):
        return OTHER_KEYBOARD
    if agree(typed.numbers, title.numbers):
        return _worded_alike(typed, title, vocabulary)
    mended = _with_numbers_mended(typed, title)
    if mended and agree(mended.numbers, title.numbers) and mended.letters == title.letters:
        return slipped(1, len(title.folded))
    return _numbered_otherwise(typed, title)


def _worded_alike(typed: Wording, title: Wording, vocabulary: Collection[str]) -> Likeness:
    """Compare two titles whose numbers have to be the same."""
    if typed.letters == title.letters and (typed.letters or typed.numbers):
        return WRITTEN_OTHERWISE
    if not typed.letters or not title.letters:
        return UNLIKE
    by_letters = _with_slips(typed, title, vocabulary)
    if by_letters.verdict == "accept" and by_letters.distance == SLIPPED + 1:
        return by_letters
    by_sound = _as_heard(typed, title)
    if by_sound is None:
        return IN_PART if by_letters is UNLIKE and _is_part(typed, title) else by_letters
    if by_letters.verdict == "accept" and by_sound.verdict != "accept":
        return replace(by_letters, verdict="near", reason=OTHER_SYLLABLES)
    return min(by_letters, by_sound, key=lambda one: one.rank)


def _numbered_otherwise(typed: Wording, title: Wording) -> Likeness:
    """Compare two titles of which the numbers differ."""
    if typed.letters != title.letters:
        return UNLIKE
    is_first = {typed.numbers, title.numbers} == {(), ("1",)} and (typed.ends_in_number or title.ends_in_number)
    return FIRST_SEASON if is_first else NUMBERS_DIFFER


def slips_allowed(letters: int) -> int:
    """Return how many slips are forgiven in so many letters."""
    return sum(letters >= step for step in STEPS)


def slips_near(letters: int) -> int:
    """Return up to how many slips a title is still near: half again as many as are forgiven."""
    most = slips_allowed(letters)
    return most + max(1, most // 2) if letters >= SHORTEST else 0


def slipped(slips: int, letters: int) -> Likeness:
    """Forgive slips."""
    if slips == 1:
        return Likeness(
            "accept", SLIPPED + 1, message("It is the title with one slip in {letters} letters.", letters=letters)
        )
    reason = message("It is the title with {slips} slips in {letters} letters.", slips=slips, letters=letters)
    return Likeness("accept", SLIPPED + slips, reason)


def _with_slips(typed: Wording, title: Wording, vocabulary: Collection[str]) -> Likeness:
    """Compare two titles letter by letter, and where letters differ word by word."""
    if typed.is_korean != title.is_korean:
        return UNLIKE
    letters = min(len(typed.letters), len(title.letters))
    most = slips_near(letters)
    slips = OSA.distance(typed.letters, title.letters, score_cutoff=most)
    if slips > most:
        return UNLIKE
    if title.is_korean:
        are_slips = _are_slips_in_korean(typed, title, slips)
    else:
        are_slips = slips <= slips_allowed(letters) and _are_slips(typed.words, title.words, vocabulary)
    if are_slips:
        return slipped(slips, letters)
    if slips > slips_allowed(letters):
        return Likeness(
            "near", SLIPPED + slips, message("These are too many slips for {letters} letters.", letters=letters)
        )
    return Likeness("near", SLIPPED + slips, message("A word of the title is missing, too many, or another one."))


def _are_slips_in_korean(typed: Wording, title: Wording, slips: int) -> bool:
    """Whether jamo differ by slips: not where a syllable is missing or too many, nor two of them in a short word."""
    one, other = "".join(typed.words), "".join(title.words)
    if len(one) != len(other) or len(one) <= SHORTEST_KOREAN:
        return False
    if typed.letters.translate(CONFUSED) == title.letters.translate(CONFUSED):
        return True
    if slips > sum(len(one) >= step for step in KOREAN_STEPS):
        return False
    place, words = 0, []
    for word in title.words:
        words.append((one[place : place + len(word)], word))
        place += len(word)
    return all(sum(map(ne, mine, word)) <= max(1, len(word) // KOREAN_STEPS[0]) for mine, word in words)


def _are_slips(typed: tuple[str, ...], title: tuple[str, ...], vocabulary: Collection[str]) -> bool:
    """Whether words differ by slips of the pen, and not by being other words."""
    mine, theirs = _trimmed(typed, title)
    if not mine or not theirs:
        return False
    if len(mine) == len(theirs):
        pairs = zip(mine, theirs, strict=True)
        return all(one == other or _is_slip_of(one, other, vocabulary) for one, other in pairs)
    if _are_words(mine, vocabulary) and _are_words(theirs, vocabulary):
        return False
    one, other = "".join(mine), "".join(theirs)
    most = sum(min(len(one), len(other)) >= step for step in UNEVEN_STEPS)
    return OSA.distance(one, other, score_cutoff=most) <= most


def _is_slip_of(one: str, other: str, vocabulary: Collection[str]) -> bool:
    """Whether one word is the other with a slip: not where both are words, the plural of one aside."""
    most = sum(max(len(one), len(other)) >= step for step in WORD_STEPS)
    if OSA.distance(one, other, score_cutoff=most) > most:
        return False
    is_plural = one + "s" == other or other + "s" == one
    if is_plural and max(len(one), len(other)) >= SHORTEST_PLURAL:
        return True
    return not (_are_words([one], vocabulary) and _are_words([other], vocabulary))


def _are_words(words: Collection[str], vocabulary: Collection[str] = ()) -> bool:
    return all(word in vocabulary or is_word(word) for word in words)


def _trimmed(
    one: tuple[str, ...], other: tuple[str, ...], *, only_words: bool = False
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is left of two titles without the words they begin and end with alike."""
    start, end = 0, 0
    fewest = min(len(one), len(other))
    while start < fewest and one[start] == other[start] and (not only_words or is_word(one[start])):
        start += 1
    while end < fewest - start and one[-1 - end] == other[-1 - end] and (not only_words or is_word(one[-1 - end])):
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _as_heard(typed: Wording, title: Wording) -> Likeness | None:
    """Compare two titles, or what differs of them, as Korean in Latin letters, or return nothing."""
    if typed.is_korean and title.is_korean:
        return None
    mine, theirs = _trimmed(typed.spoken, title.spoken, only_words=True)
    if _are_words(mine) or _are_words(theirs):
        return None
    one, other = sounds("".join(mine)), sounds("".join(theirs))
    if not one.skeleton or not other.skeleton:
        return None
    most = 0 if any(map(_are_words, _trimmed(typed.spoken, title.spoken))) else allowed(one, other)
    found = differing(one, other, most + 1)
    if found <= most:
        return Likeness("accept", HEARD + found, message("It is the Korean title in other Latin letters."))
    if found == most + 1 and min(len(one.skeleton), len(other.skeleton)) > SHORTEST:
        return Likeness("near", SLIPPED + found, message("It is nearly the Korean title in other Latin letters."))
    return UNLIKE


def _is_part(typed: Wording, title: Wording) -> bool:
    """Whether what was typed is how the title begins or ends, and not too little of it."""
    count = len(typed.words)
    return len(typed.letters) >= SHORTEST_PART and typed.words in (title.words[:count], title.words[-count:])


def _is_on_other_keyboard(typed: Wording, title: Wording) -> bool:
    if title.is_korean and typed.folded.isascii():
        return _keyed(title.folded) == typed.folded
    return title.folded.isascii() and not typed.folded.isascii() and _keyed(typed.folded) == title.folded


@lru_cache(maxsize=16_384)
def _keyed(folded: str) -> str:
    return keys(folded).casefold()


def _with_numbers_mended(typed: Wording, title: Wording) -> Wording | None:
    """Return what was typed with a slip in a number word put right, where the title has that number there."""
    if len(typed.tokens) != len(title.tokens) or len(typed.numbers) >= len(title.numbers):
        return None
    mended = tuple(
        meant if meant in NUMBERS and not is_word(token) and OSA.distance(token, meant, score_cutoff=1) <= 1 else token
        for token, meant in zip(typed.tokens, title.tokens, strict=True)
    )
    return worded(" ".join(mended), mended) if mended != typed.tokens else None
