"""Whether a typed name is somebody's: in any common spelling, never somebody else's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.catalogue.fits import FITS, Fit, fit_of
from bot.catalogue.given_names import GIVEN_NAMES
from bot.catalogue.hangul import is_hangul
from bot.catalogue.known import Named, known
from bot.catalogue.matching import LONGEST, Match, cleaned
from bot.catalogue.model import Role
from bot.catalogue.ranks import drawn_in, who_is_called, without_aside, without_group, without_ranks
from bot.catalogue.readings import syllables
from bot.catalogue.spelt import SURNAMES_SPELT, Spelt, spelt
from bot.messages import message

if TYPE_CHECKING:
    from bot.catalogue.name_index import NameIndex

SOMEBODY_ELSE = message("Somebody else goes by that name.")
AMBIGUOUS = message("It fits somebody else here as well: the full name is needed.")
NOTHING = message("Nothing is left to compare.")
TOO_LONG = message("It is too long for a name.")


def match_name(typed: str, person: Named, others: Iterable[Named] = (), *, people: NameIndex | None = None) -> Match:
    """Judge whether `typed` names a person or character.

    `others` are those it must not be confused with: the rest of the cast, the wrong choices. A slip of the finger is
    not forgiven where what was typed is the name of somebody in `people`.
    """
    text = cleaned(typed)
    told = spelt(text)
    if not told.letters:
        return Match("reject", NOTHING)
    if len(told.letters) > LONGEST:
        return Match("reject", TOO_LONG)
    name, aside = without_aside(text)
    if aside and people is not None and fit_of(spelt(aside), person) < Fit.GIVEN and people.holds(spelt(aside)):
        return Match("reject", SOMEBODY_ELSE)
    told, fit = _best(text, person)
    if aside and fit < Fit.GIVEN:
        told, fit = _best(name, person)
    if fit is Fit.NOT:
        return Match("reject", FITS[fit])
    return _among(told, fit, person, [other for other in others if other != person], people)


def _best(text: str, person: Named) -> tuple[Spelt, Fit]:
    """Return how a name fits somebody at best, as it stands or without what is said around it."""
    told = spelt(text)
    fit = fit_of(told, person)
    if fit < Fit.GIVEN:
        for place, other in enumerate(_forms(text)):
            found = fit_of(other, person) if other is not told else fit
            if found > fit or not place:
                told, fit = other, max(found, fit)
    return told, fit


@lru_cache(maxsize=16_384)
def _forms(text: str) -> tuple[Spelt, ...]:
    """Return what a name may be without what is said around it."""
    found = dict.fromkeys([cleaned_name(text)])
    plain = without_group(text)
    ranks, bare = without_ranks(plain)
    called = who_is_called(plain)
    for name in (plain, *drawn_in(plain)):
        found[spelt(name)] = None
    if ranks or bare != plain:
        for form in (spelt(bare), cleaned_name(bare)):  # Ha-nim is a name, and -nim an address
            found[replace(form, ranks=ranks)] = None
    if called and not any(syllables(spelt(called).letters, "common")):  # Sol-ah is a name too
        found[replace(spelt(called), splits=())] = None
    return tuple(form for form in found if form.letters)


def _among(told: Spelt, fit: Fit, person: Named, others: list[Named], people: NameIndex | None) -> Match:
    """Judge a name that fits, in view of those it may fit as well."""
    theirs = max((fit_of(told, other) for other in others), default=Fit.NOT)
    is_known = people is not None and fit < Fit.RESPELLED and not told.ranks and people.holds(told)
    if theirs > fit or (is_known and fit is not Fit.GIVEN):
        return Match("reject", SOMEBODY_ELSE)
    if fit is Fit.NEAR:
        return Match("near", AMBIGUOUS if told.ranks else FITS[fit])
    is_given = fit in {Fit.GIVEN, Fit.GIVEN_SLIP}
    if theirs == fit or (theirs and fit <= Fit.SLIP) or (is_given and _may_be_surname(told, others)):
        return Match("near", AMBIGUOUS)
    if is_given and (is_known or not others) and not isinstance(person, Role) and _may_be_whole(told):
        return Match("near", AMBIGUOUS)
    return Match("accept", FITS[fit])


def _may_be_surname(told: Spelt, others: list[Named]) -> bool:
    """Whether a given name is the surname of somebody else at hand."""
    surnames = SURNAMES_SPELT.get(told.letters, frozenset())
    return bool(surnames) and any(surnames & split.surnames for other in others for split in known(other).splits)


def _may_be_whole(told: Spelt) -> bool:
    """Whether two words may be a surname and a given name of one syllable, such as Hyun Woo."""
    if len(told.words) != 2:  # noqa: PLR2004 - a surname and a given name
        return False
    surname, given = ("".join(word) for word in told.words)
    return surname in SURNAMES_SPELT and not GIVEN_NAMES.isdisjoint(syllables(given, "common"))


def cleaned_name(typed: str) -> Spelt:
    """Return a typed name without what is said around it: titles, forms of address."""
    words = cleaned(typed).split()
    while len(words) > 1 and words[-1].casefold().strip(".,-") in _ADDRESSES:
        words.pop()
    while len(words) > 1 and words[0].casefold().strip(".,:-") in _PROFESSIONS:
        words.pop(0)
    if words:
        words[-1] = _without_address(words[-1])
    return spelt(" ".join(words))


_ADDRESSES = {
    "ssi", "nim", "oppa", "unnie", "eonni", "noona", "nuna", "sunbae", "sunbaenim", "seonbae", "ahjussi",
    "ajusshi", "ajumma", "ahjumma", "씨", "님", "오빠", "언니", "누나", "형", "선배", "선배님", "배우",
}  # fmt: skip
_PROFESSIONS = {"actor", "actress", "director", "writer", "배우", "감독", "작가"}


def _without_address(word: str) -> str:
    head, hyphen, tail = word.rpartition("-")
    if hyphen and head and tail.casefold() in _ADDRESSES:
        return head
    return word[:-1] if len(word) > 2 and is_hangul(word) and word[-1] in "씨님" else word  # noqa: PLR2004 - 이씨
