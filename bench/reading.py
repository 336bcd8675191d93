"""Reads a folder of reviews, and says what was found of what they say, what was wrong, and how long it took.

    uv run python -m bench.reading FOLDER

The folder holds reviews as text, Markdown or HTML (NAME.txt) and, beside those that are labelled, what they say
(NAME.json). Its keys, of which any may be missing:

    roles         [[actor, character], …]; a character may be told in several ways, divided by " / "
    accept, optional_roles, unnamed_roles     the same, of parts that may be found and need not
    occupations   [[character, occupation], …]; one is found if a word of it is; occ_optional need not be found
    nicknames     [[character, nickname], …]
    rating        as the review gives it, "8/10"; null where it gives none, and so for the next three
    episodes      a number
    minutes       a number, or two with a hyphen
    native_title  in Hangul
    platforms, directors, writers, liked      [name, …]; platforms_optional and so on need not be found

Without labels it says how much was proposed of each kind.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any, NamedTuple, TypeAlias

from bot.catalogue import Catalogue, fold, words
from bot.reviews import Document, Kind, Reading
from bot.reviews.reader import read
from bot.sources import documents, seeds

Labels: TypeAlias = Mapping[str, Any]
Pair: TypeAlias = Sequence[str]

SHORTEST = 3
"""Letters of a name that stands for a longer one which holds it."""
ONE: Mapping[Kind, str] = {kind: kind.replace(" ", "_") for kind in ("rating", "episodes", "minutes", "native title")}
"""Kinds of which a review says one thing, with the key of their label."""
MANY: Mapping[Kind, str] = {"platform": "platforms", "director": "directors", "writer": "writers", "similar": "liked"}
PAIRED: Mapping[Kind, str] = {"occupation": "occupations", "nickname": "nicknames"}
ACCEPTED = ("accept", "optional_roles", "unnamed_roles")


class Score(NamedTuple):
    """How much was found of what a review says, and how much of what was proposed it does not say."""

    found: int = 0
    of: int = 0
    wrong: int = 0
    proposed: int = 0

    def plus(self, other: Score) -> Score:
        """Return both together."""
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))


def is_alike(one: str, other: str) -> bool:
    """Whether two names are one, or one of them a part of the other."""
    shorter, longer = sorted((fold(one), fold(other)), key=len)
    return shorter == longer or (len(shorter) >= SHORTEST and shorter in longer)


def score(reading: Reading, labels: Labels) -> dict[Kind, Score]:
    """Set what was read beside what a review says, kind by kind."""
    said = {kind: _one(reading, kind, labels.get(key)) for kind, key in ONE.items()}
    said |= {
        kind: _many(reading, kind, _listed(labels, key), _listed(labels, f"{key}_optional"))
        for kind, key in MANY.items()
    }
    said |= {
        kind: _paired(reading, kind, _listed(labels, key), _listed(labels, "occ_optional"))
        for kind, key in PAIRED.items()
    }
    accepted = [label for key in ACCEPTED for label in _listed(labels, key)]
    return {"role": _roles(reading, _listed(labels, "roles"), accepted), **said}


def _listed(labels: Labels, key: str) -> list[Any]:
    """Return what is labelled in a list, without the notes that are among it."""
    return [label for label in labels.get(key) or () if isinstance(label, str) or len(label) > 1]


def _values(reading: Reading, kind: Kind) -> list[str]:
    return [proposal.value for proposal in reading.proposals if proposal.kind == kind]


def _one(reading: Reading, kind: Kind, label: object) -> Score:
    proposed = _values(reading, kind)
    if label is None:
        return Score(wrong=len(proposed), proposed=len(proposed))
    told = "".join(str(label).split())
    right = sum(told == "".join(value.split()) or is_alike(told, value) for value in proposed)
    return Score(min(right, 1), 1, len(proposed) - right, len(proposed))


def _many(reading: Reading, kind: Kind, labels: Sequence[str], optional: Sequence[str]) -> Score:
    proposed = _values(reading, kind)
    found = sum(any(is_alike(label, value) for value in proposed) for label in labels)
    right = sum(any(is_alike(label, value) for label in (*labels, *optional)) for value in proposed)
    return Score(found, len(labels), len(proposed) - right, len(proposed))


def _paired(reading: Reading, kind: Kind, labels: Sequence[Pair], optional: Sequence[Pair]) -> Score:
    """Compare what is said of characters: by the character, and by any word of what is said."""
    proposed = [(found.subject or "", found.value) for found in reading.proposals if found.kind == kind]

    def is_same(label: Pair, said: Pair) -> bool:
        return _is_character(label[0], said[0]) and not set(words(label[1])).isdisjoint(words(said[1]))

    return _score(proposed, labels, optional, is_same)


def _roles(reading: Reading, labels: Sequence[Pair], accepted: Sequence[Pair]) -> Score:
    """Compare who is said to play whom; of an actor whose part is accepted otherwise, that will do."""
    proposed = [(found.value, found.subject or "") for found in reading.proposals if found.kind == "role"]

    def is_same(label: Pair, said: Pair) -> bool:
        return is_alike(label[0], said[0]) and _is_character(label[1], said[1])

    others = [said for said in proposed if any(is_same(label, said) for label in accepted)]
    met = [label for label in labels if any(is_alike(label[0], actor) for actor, _character in others)]
    scored = _score(proposed, labels, accepted, is_same)
    more = sum(not any(is_same(label, said) for said in proposed) for label in met)
    return scored._replace(found=scored.found + more)


def _score(
    proposed: Sequence[Pair], labels: Sequence[Pair], optional: Sequence[Pair], is_same: Callable[[Pair, Pair], bool]
) -> Score:
    found = sum(any(is_same(label, said) for said in proposed) for label in labels)
    right = sum(any(is_same(label, said) for label in (*labels, *optional)) for said in proposed)
    return Score(found, len(labels), len(proposed) - right, len(proposed))


def _is_character(label: str, told: str) -> bool:
    return any(is_alike(name.strip(), told.removeprefix("young ")) for name in label.split("/"))


def report(folder: Path, catalogue: Catalogue) -> list[str]:
    """Read every review of a folder, and return what is to be said of it, line by line."""
    scores: dict[Kind, Score] = {}
    counts: Counter[Kind] = Counter()
    taken: list[float] = []
    for path in documents.reviews_in(folder):
        began = perf_counter()
        reading = read(documents.read(path).document, catalogue)
        taken.append(1000 * (perf_counter() - began))
        labels = path.with_suffix(".json")
        if labels.exists():
            for kind, each in score(reading, json.loads(labels.read_text(encoding="utf-8"))).items():
                scores[kind] = scores.get(kind, Score()).plus(each)
        else:
            counts.update(proposal.kind for proposal in reading.proposals)
    if not taken:
        return [f"{folder} holds no reviews (NAME.txt, NAME.md or NAME.html)"]
    return [*_told(scores), *(f"{kind:<14} {count:>5} proposed" for kind, count in counts.most_common()), _time(taken)]


def _told(scores: Mapping[Kind, Score]) -> list[str]:
    return [
        f"{kind:<14} found {each.found:>4} of {each.of:>4} ({_share(each.found, each.of)})"
        f"   wrong {each.wrong:>3} of {each.proposed:>4} ({_share(each.wrong, each.proposed)})"
        for kind, each in scores.items()
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def _time(taken: Sequence[float]) -> str:
    last = quantiles(taken, n=100, method="inclusive")[-1] if len(taken) > 1 else taken[0]
    return f"{len(taken)} reviews: median {median(taken):.0f} ms, p99 {last:.0f} ms, longest {max(taken):.0f} ms each"


def main() -> None:
    """Print what was found, or what to give."""
    match sys.argv[1:]:
        case [folder] if Path(folder).is_dir():
            catalogue = seeds.load(seeds.bundled())
            read(Document("Review\n\nSomebody plays somebody."), catalogue)  # the first makes indexes and patterns
            print(*report(Path(folder), catalogue), sep="\n")
        case _:
            sys.exit(
                "Give a folder of reviews (NAME.txt, NAME.md or NAME.html) with what they say beside them (NAME.json)."
            )


if __name__ == "__main__":
    main()
