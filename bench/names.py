"""Measures how typed names and titles are matched, on labelled pairs and for speed.

    python -m bench.names [PAIRS.csv [TITLES.csv]]

The first table has the columns name_a, name_b, same (1 or 0) and source, which ends in what sort of pair it is. name_b
is taken for what was typed; where name_a is in Hangul, that is. The second has title, hangul and aka (divided by |):
with it, titles are matched knowing all of these, as the bot knows those of its catalogue. Without tables only speed is
measured.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from bot.catalogue import Drama, Match, NameIndex, TitleIndex, match_name, match_title
from bot.catalogue.given_names import GIVEN_NAMES
from bot.catalogue.hangul import is_hangul
from bot.catalogue.known import known
from bot.catalogue.romanisation import SURNAMES
from bot.catalogue.slips import usual_spellings

Row = Mapping[str, str]
MANY = 10_000
SEARCHES = 1_000
SHOWN = 12
"""Pairs that are shown of those that came out otherwise than labelled."""
OTHERS = ("real/hand-list", "real/hangul-differs", "real/mdl-distinct", "real/same-cast")
GROUPS: dict[str, Callable[[str], bool]] = {
    "respelled, real": lambda source: source.startswith("real") and source.endswith("/spelling"),
    "respelled, generated": lambda source: source.startswith(("gen", "semi")) and source.endswith("/spelling"),
    "format and order": lambda source: source.endswith(("/format", "/order")),
    "hangul": lambda source: source.endswith("/hangul"),
    "one slip": lambda source: source.endswith(("/typo", "/typo-given")),
    "other people": lambda source: source.startswith(OTHERS),
    "one letter apart": lambda source: source.endswith("/d1"),
    "romanised titles": lambda source: source.endswith("/romanised-variant"),
    "other spellings of titles": lambda source: source.startswith(("gen/title", "real/title")),
    "English variants of titles": lambda source: source.endswith(("/english-variant", "/english-alias")),
    "other titles": lambda source: source.endswith("/words"),
    "other numbers": lambda source: source.endswith("/numeric"),
}


def main(pairs: Path | None = None, titles: Path | None = None) -> None:
    """Print what share of each group was accepted, what came out otherwise than labelled, and how long it took."""
    if pairs is None:
        print("no table of pairs given: only speed is measured")
    else:
        rows = _read(pairs)
        _print_pairs(rows, judged)
        print("\nand with everybody of the table known, as the bot knows the people of its catalogue")
        people = NameIndex(
            (name, name) for row in rows for name in (row["name_a"], row["name_b"]) if row["same"] == "0"
        )
        others = [row for row in rows if GROUPS["other people"](row["source"])]
        _print_pairs(others, lambda row: match_name(row["name_b"], row["name_a"], people=people))
        if titles is not None:
            print("\nand with all titles known")
            index = index_of(_read(titles))
            rows = [row for row in rows if "title" in row["source"]]
            _print_pairs(rows, lambda row: match_title(row["name_b"], row["name_a"], index))
    _print_search()


def _read(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judged(row: Row) -> Match:
    """Match the typed side of a pair with the other."""
    known, typed = row["name_a"], row["name_b"]
    if is_hangul(known) and not is_hangul(typed):
        known, typed = typed, known
    return match_title(typed, known) if "title" in row["source"] else match_name(typed, known)


def index_of(rows: Iterable[Row]) -> TitleIndex:
    """Make dramas of a table of titles, of which nothing else is known."""
    blank = Drama(
        id="", title="", native_title="", year=0, episodes=1, minutes=1, networks=(), writers=(), directors=(),
        genres=(), tropes=(), setting="city", emoji="", blurb="", fame=1, roles=(), sources=(),
    )  # fmt: skip
    return TitleIndex(
        replace(
            blank,
            id=f"drama-{place}",
            title=row["title"],
            native_title=row["hangul"],
            other_titles=tuple(filter(None, row["aka"].split("|"))),
        )
        for place, row in enumerate(rows)
    )


def _print_pairs(rows: Iterable[Row], judge: Callable[[Row], Match]) -> None:
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    taken: list[float] = []
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        known(row["name_a"])  # as the bot knows the names of its catalogue before anybody types
        began = perf_counter()
        verdict = judge(row).verdict
        taken.append(perf_counter() - began)
        for group in (group for group, holds in GROUPS.items() if holds(row["source"])):
            verdicts[group][verdict] += 1
            if (verdict == "accept") != (row["same"] == "1"):
                wrong[group].append(f"{row['name_b']} / {row['name_a']}: {verdict}")
    for group, counted in verdicts.items():
        total = sum(counted.values())
        shares = (f"{verdict} {counted[verdict] / total:6.1%}" for verdict in ("accept", "near", "reject"))
        print(f"{group:<28} {total:>5}  {'  '.join(shares)}")
    for group, pairs in wrong.items():
        print(f"\n{group}: {len(pairs)} otherwise than labelled")
        print("\n".join(f"  {pair}" for pair in pairs[:SHOWN]))
    print(f"\na comparison: median {median(taken) * 1e3:.3f} ms, 95 % within {quantiles(taken, n=20)[-1] * 1e3:.3f} ms")


def _print_search() -> None:
    """Search indexes of invented names and titles by their beginnings, some mistyped."""
    rng = Random(1)
    given, surnames = sorted(GIVEN_NAMES), list(SURNAMES.values())
    names: dict[str, str] = {}
    while len(names) < MANY:
        name = f"{rng.choice(rng.choice(surnames))} {rng.choice(usual_spellings(rng.choice(given)))}".title()
        names[name] = name
    _time_search("names", list(names), NameIndex(names.items()).search, rng)
    known = sorted({word for name in names for word in name.split()})
    titles = [" ".join(rng.choices(known, k=3)) for _ in range(MANY)]
    index = index_of({"title": title, "hangul": "", "aka": " ".join(rng.choices(known, k=2))} for title in titles)
    _time_search("titles and as many others", titles, index.search, rng)


def _time_search(of: str, written: list[str], search: Callable[[str], object], rng: Random) -> None:
    taken = []
    search("a")
    for whole in rng.choices(written, k=SEARCHES):
        typed = whole[: rng.randint(1, len(whole))] + rng.choice(("", "", "x"))
        began = perf_counter()
        search(typed)
        taken.append(perf_counter() - began)
    last = quantiles(taken, n=20)[-1]
    print(f"a search among {len(written):,} {of}: median {median(taken) * 1e3:.1f} ms, 95 % within {last * 1e3:.1f} ms")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
