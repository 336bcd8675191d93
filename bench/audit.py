"""Asks about everything there is to ask about, judges every question by the whole catalogue, and tries cheap tricks.

uv run python -m bench.audit [--kind NAME]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median
from textwrap import fill

from bench.asking import SEEDS, Asking, ask, time_asking
from bench.tricks import PATIENT, Tricks
from bot.questions import all_kinds
from bot.sources import seeds

MOST = 0.30
"""No trick may be right more often over all kinds together."""
NOTABLE = 0.40
"""A trick that is right as often in one kind is marked."""
UNEVEN = 16.27
"""Chi squared of four places, which even dealing passes in one of a thousand cases."""
EXAMPLES = 3


def is_even(places: Counter[int]) -> bool:
    """Whether the right option stands at all four places about equally often."""
    expected = sum(places.values()) / 4
    return expected == 0 or sum((places[place] - expected) ** 2 / expected for place in range(4)) < UNEVEN


def count_line(name: str, found: Asking) -> str:
    """Say in one line what came of a kind."""
    shares = "/".join(f"{found.places[place] / max(1, found.made):.0%}" for place in range(4)).replace("%", "")
    lengths = f"{max(found.lengths, default=0)}/{median(found.lengths or [0]):.0f}"
    verdict = "even" if is_even(found.places) else "UNEVEN"
    return (
        f"{name:<24}{found.subjects:>7,}{len(found.keys):>8,}{found.refused:>7,}{sum(found.faults.values()):>7,}"
        f"  {shares:<12}{verdict:<7}{lengths:>8}{found.seconds / max(1, found.made) * 1e6:>7,.0f} µs"
    )


def trick_line(name: str, shares: Mapping[str, float]) -> str:
    """Say in one line how often each trick is right, in percent."""
    figures = (f"{100 * share:>5.0f}{'!' if share > NOTABLE else ' '}" for share in shares.values())
    return f"{name:<24}{''.join(figures)}"


def merge(all_found: Iterable[Asking]) -> Asking:
    """Sum up several kinds."""
    total = Asking()
    for found in all_found:
        total.subjects += found.subjects
        total.refused += found.refused
        total.made += found.made
        total.seconds += found.seconds
        total.keys |= found.keys
        total.asked += found.asked
        total.places += found.places
        total.lengths += found.lengths
        total.faults += found.faults
    return total


def print_tricks(tricks: Tricks, by_kind: Mapping[str, Asking], total: Asking) -> bool:
    """Print how far each trick gets; return whether one of them gets too far."""
    print(f"\nRight answers in percent for who always guesses so (a guess: 25; ! over {NOTABLE:.0%}):")
    print(f"{'':<24}" + "".join(f"{name:>6}" for name in tricks.all))
    for name, found in by_kind.items():
        print(trick_line(name, tricks.shares(found.asked)))
    shares = tricks.shares(total.asked)
    print(trick_line("all", shares))
    too_good = [name for name, share in shares.items() if share > MOST and name not in PATIENT]
    if too_good:
        print(f"over {MOST:.0%} in all: {', '.join(too_good)}")
    return bool(too_good)


def print_violations(by_kind: Mapping[str, Asking]) -> None:
    """Print what was found against the rules, by kind and fault, with examples."""
    if not any(found.violations for found in by_kind.values()):
        print("violations: none")
        return
    print("violations:")
    for name, found in by_kind.items():
        for fault in sorted({line.split(" (")[0].split(":")[0] for line in found.violations}):
            lines = [line for line in found.violations if line.startswith(fault)]
            print(f"{name}: {fault}: {len(lines):,} of {found.made:,}")
            for line in dict.fromkeys(lines[:: max(1, len(lines) // EXAMPLES)][:EXAMPLES]):
                print(fill(line.removeprefix(fault).lstrip(": "), 100, initial_indent="  ", subsequent_indent="    "))


def main() -> None:
    """Print counts, tricks, speed and violations; exit with 1 where there is one, or a trick that is too good."""
    parser = argparse.ArgumentParser(description="Judge every question that can be asked.")
    parser.add_argument("--kind", choices=sorted(all_kinds()), help="only this kind")
    only = parser.parse_args().kind
    catalogue = seeds.load(seeds.bundled())
    chosen = [kind for kind in all_kinds().values() if only in {None, kind.name}]
    speed = time_asking(catalogue, chosen)
    print(f"{'':<24}subjects distinct refused faults  A/B/C/D %          longest/mid   each")
    by_kind: dict[str, Asking] = {}
    for kind in chosen:
        by_kind[kind.name] = ask(catalogue, kind)
        print(count_line(kind.name, by_kind[kind.name]), flush=True)
    total = merge(by_kind.values())
    print(count_line("all", total))
    too_good = print_tricks(Tricks(catalogue, {name: found.asked for name, found in by_kind.items()}), by_kind, total)
    print(f"\n{total.made:,} questions judged, each of {total.subjects:,} subjects {SEEDS} times over")
    print(f"{speed.cold:,.0f} questions a second at first, {speed.warm:,.0f} once warm, on one core")
    print(f"memory grew by {speed.grown / 1024:,.0f} KiB over a further pass of all subjects")
    print_violations(by_kind)
    sys.exit(1 if (too_good and only is None) or total.faults else 0)


if __name__ == "__main__":
    main()
