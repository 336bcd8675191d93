"""Types every name of every cast in many ways: each must count for its bearer and for nobody else in that cast.

python -m bench.casts
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import TypeAlias

from bot.catalogue import Catalogue, Person, Role, match_name
from bot.catalogue.fits import Fit, fit_of
from bot.catalogue.hangul import is_hangul, revised
from bot.catalogue.known import known
from bot.catalogue.spelt import spelt
from bot.sources import seeds

Named: TypeAlias = Person | Role
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SLIPS = 6
"""Slips of the finger that are tried in each spelling."""


def forms(named: Named, rng: Random) -> Iterator[tuple[str, str]]:
    """Yield ways to type somebody's name, each with what it is: as known, surname last, given name, Hangul, a slip."""
    known_as = known(named)
    for name in named.names:
        yield ("hangul" if is_hangul(name) else "spelling"), name
        yield from (("slip", slip(name, rng)) for _ in range(SLIPS) if len(name) > 1 and not is_hangul(name))
    for split in known_as.splits:
        if not split.is_last:
            given = "-".join(split.given)
            yield "surname last", f"{given} {split.surname}"
            yield "given name", given
    for surname, given in known_as.native:
        yield "romanised", f"{revised(surname)} {revised(given)}"
        if len(given) > 1:
            yield "given in hangul", given


def slip(name: str, rng: Random) -> str:
    """Return a name with one letter left out, doubled, changed or swapped with the next."""
    place = rng.randrange(len(name) - 1)
    before, letter, after = name[:place], name[place], name[place + 1 :]
    return rng.choice(
        (before + after, before + letter + name[place:], before + rng.choice(LETTERS) + after)
        + (((before + after[0] + letter + after[1:]),) if after else ())
    )


def confusions(cast: Sequence[Named], rng: Random, counted: Counter[str]) -> Iterator[str]:
    """Type everybody's names; count what happens, and yield what counted for somebody else."""
    for named in cast:
        others = [other for other in cast if other != named]
        for form, typed in forms(named, rng):
            counted[f"{form}: {match_name(typed, named, others).verdict}"] += 1
            for other in others:
                counted["pairs"] += 1
                rest = [each for each in cast if each != other]
                if match_name(typed, other, rest).accepted:
                    own = fit_of(spelt(typed), other) >= Fit.RESPELLED
                    counted["own name"] += own
                    yield (
                        f"{typed} ({form} of {named.names[0]}) counts for {other.names[0]}"
                        f"{', whose name it is' if own else ''}"
                    )


def casts(catalogue: Catalogue) -> Iterator[Sequence[Named]]:
    """Yield the actors of each drama, then its characters."""
    for drama in catalogue.dramas.values():
        yield [catalogue.people[actor] for actor in dict.fromkeys(role.actor for role in drama.roles)]
        yield drama.roles


def main() -> None:
    """Print what was typed, how often it counted, and every confusion."""
    counted: Counter[str] = Counter()
    found: list[str] = []
    for cast in casts(seeds.load(seeds.bundled())):
        found.extend(confusions(cast, Random(len(found)), counted))
    _print_counts(counted)
    told = f"{len(found)} counted for them, {counted['own name']} of these being their own name"
    print(f"{counted['pairs']:,} comparisons with somebody else of the cast: {told}")
    print("\n".join(found[:50]))


def _print_counts(counted: Counter[str]) -> None:
    names: Iterable[str] = dict.fromkeys(key.split(":")[0] for key in counted if ":" in key)
    for form in names:
        total = sum(counted[f"{form}: {verdict}"] for verdict in ("accept", "near", "reject"))
        accepted, near = counted[f"{form}: accept"], counted[f"{form}: near"]
        print(f"{form:<16} {total:>7,} typed  {accepted / total:>6.1%} counted  {near / total:>6.1%} near")


if __name__ == "__main__":
    main()
