"""How well a typed name fits somebody: the same, respelled, the given name alone, or with a slip of the finger."""

from __future__ import annotations

from enum import IntEnum

from bot.catalogue.hangul import decomposed, keys
from bot.catalogue.known import Known, Named, divided_hangul, known
from bot.catalogue.ranks import are_at_odds
from bot.catalogue.slips import Slip, slip_of
from bot.catalogue.spelt import SURNAMES_SPELT, Spelt, Split
from bot.messages import Message, message


class Fit(IntEnum):
    """How well a typed name fits somebody; from `GIVEN_SLIP` on it counts."""

    NOT = 0
    NEAR = 1
    GIVEN_SLIP = 2
    SLIP = 3
    GIVEN = 4
    RESPELLED = 5
    SAME = 6


FITS: dict[Fit, Message] = {
    Fit.NOT: message("It is not that name."),
    Fit.NEAR: message("It is close, but might be another name."),
    Fit.GIVEN_SLIP: message("It is the given name with a slip of the finger."),
    Fit.SLIP: message("It is the name with a slip of the finger."),
    Fit.GIVEN: message("It is the given name."),
    Fit.RESPELLED: message("It is another spelling of the name."),
    Fit.SAME: message("It is the name."),
}


MOST_APART = 4
"""Letters by which spellings of one given name differ in length."""
LONGEST_GIVEN = 14
"""Letters of the longest spelling of a given name of two syllables."""
SLIPS: dict[Slip | None, Fit] = {
    "one": Fit.SLIP,
    "in the given name": Fit.GIVEN_SLIP,
    "near": Fit.NEAR,
    None: Fit.NOT,
}


def fit_of(typed: Spelt, person: Named, *, slips: bool = True) -> Fit:
    """Return how well a typed name fits somebody; whether it does with a slip is not looked at where `slips` is off."""
    whom = known(person)
    if typed.ranks:
        if are_at_odds(typed.ranks, whom.ranks):
            return Fit.NOT
        if typed.letters in SURNAMES_SPELT:
            return _fit_of_ranked(typed, whom)
    if typed.letters in whom.letters:
        return Fit.SAME
    fit = _fit_of_hangul(typed.hangul, whom) if typed.hangul else _fit_of_latin(typed, whom)
    return max(fit, SLIPS[slip_of(typed, whom)]) if slips and fit <= Fit.NEAR and not typed.hangul else fit


def _fit_of_ranked(typed: Spelt, whom: Known) -> Fit:
    """Compare a rank and a surname with what is no more either; of other names it tells too little."""
    surnames = SURNAMES_SPELT[typed.letters]
    if any(typed.ranks == ranks and surnames & theirs for ranks, theirs in whom.ranked):
        return Fit.RESPELLED
    if typed.letters in whom.given:
        return Fit.GIVEN
    if any(typed.ranks & ranks and surnames & theirs for ranks, theirs in whom.ranked):
        return Fit.NEAR
    is_theirs = any(surnames & split.surnames for split in whom.splits)
    return Fit.NEAR if is_theirs and not whom.ranked else Fit.NOT


def _fit_of_hangul(typed: str, whom: Known) -> Fit:
    """Compare syllable by syllable with what is known in Hangul, else with what the Latin spelling may stand for."""
    if whom.hangul:
        if any(typed == surname + given for surname, given in whom.native):
            return Fit.SAME
        if any(typed == given and len(given) > 1 for _surname, given in whom.native):
            return Fit.GIVEN
        return Fit.NEAR if any(_is_jamo_off(typed, name) for name in whom.hangul) else Fit.NOT
    for surname, given in divided_hangul(typed):
        if any(surname in split.surnames and _may_be(given, split) for split in whom.splits):
            return Fit.RESPELLED
    alone = len(typed) > 1 and any(_may_be(typed, split) for split in whom.splits)
    if alone or any(_may_be(typed, name.alone) for name in whom.latin if not name.splits):
        return Fit.GIVEN if alone else Fit.RESPELLED
    return Fit.NOT


def _may_be(given: str, split: Split) -> bool:
    return split.may_read(given) or given in split.read("mccune")


def _is_jamo_off(one: str, other: str) -> bool:
    """Whether two names in Hangul differ in one letter of one syllable."""
    if len(one) != len(other) or len(one) < 3:  # noqa: PLR2004 - a name of two syllables is too short for a slip
        return False
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(apart) != 1:
        return False
    jamo, others = map(decomposed, apart[0])
    return sum(one != other for one, other in zip(jamo, others, strict=True)) == 1


def _fit_of_latin(typed: Spelt, whom: Known) -> Fit:
    if any(keys(name).casefold() == typed.letters for name in whom.hangul):
        return Fit.SAME
    fits = [_fit_of_given(typed, split, whom) for split in typed.splits]
    fits.append(_fit_alone(typed, whom))
    return max(fits)


def _fit_of_given(typed: Spelt, split: Split, whom: Known) -> Fit:
    """Compare a stated surname and given name."""
    for surname, given in whom.native:
        if surname in split.surnames and _reads_as(split, given, typed):
            return Fit.RESPELLED
    for theirs in whom.splits:
        if theirs.surnames.isdisjoint(split.surnames) or (split.is_last and theirs.is_last):
            continue
        if split.letters == theirs.letters:
            return Fit.SAME
        if _is_as_long(split, theirs) and _meets(split, theirs, typed, whom):
            return Fit.NEAR if _is_native_another(theirs, whom) else Fit.RESPELLED
    return Fit.NOT


def _is_as_long(one: Split, other: Split) -> bool:
    """Whether two given names may be one in two spellings; asked first since it costs nothing."""
    return abs(len(one.letters) - len(other.letters)) <= MOST_APART


def _reads_as(split: Split, given: str, typed: Spelt) -> bool:
    return split.may_read(given) or (typed.is_mccune and given in split.read("mccune"))


def _meets(split: Split, theirs: Split, typed: Spelt, whom: Known) -> bool:
    if split.meets(theirs):
        return True
    if typed.is_mccune and split.meets_in_mccune(theirs):
        return True
    return any(name.is_mccune and theirs in name.splits for name in whom.latin) and theirs.meets_in_mccune(split)


def _is_native_another(theirs: Split, whom: Known) -> bool:
    """Whether the Korean name is known and one that this spelling may stand for: then no other name will do."""
    return any(theirs.may_read(given) for _surname, given in whom.native)


def _is_turned(typed: Spelt, whom: Known) -> bool:
    """Whether it is a foreign name, its words in another order."""
    words = sorted("".join(word) for word in typed.words)
    return any(words == sorted(name) for name in whom.foreign)


def _fit_alone(typed: Spelt, whom: Known) -> Fit:
    """Compare all that was typed with the given name, or with a name that has no surname."""
    alone = typed.alone
    if typed.letters in whom.given:
        return Fit.GIVEN
    if typed.letters in SURNAMES_SPELT:
        return Fit.NOT
    if len(typed.words) > 1 and _is_turned(typed, whom):
        return Fit.SAME
    for name in whom.latin:
        if not name.splits and _is_as_long(alone, name.alone) and alone.meets(name.alone):
            return Fit.RESPELLED
    if len(typed.letters) <= LONGEST_GIVEN and any(alone.may_read(given) for _surname, given in whom.native):
        return Fit.GIVEN
    for theirs in (split for split in whom.splits if not split.is_last):
        if alone.letters == theirs.letters:
            return Fit.GIVEN
        if _is_as_long(alone, theirs) and alone.meets(theirs):
            return Fit.NEAR if _is_native_another(theirs, whom) else Fit.GIVEN
    return Fit.NOT
