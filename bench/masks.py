"""Tries the masks of quotes with every name of every drama in every spelling, and times them.

uv run python -m bench.masks
"""

from __future__ import annotations

from time import process_time

from bot.app import open_library
from bot.reviews.masks import masked
from bot.settings import Settings
from tests.reviews.spellings import sentences, spellings_of

SHOWN = 60
"""So many sentences that are not masked as they should be are printed."""


def main() -> None:
    """Print how many sentences were tried, what came out otherwise, and what a mask takes."""
    catalogue = open_library(Settings()).catalogue
    dramas = list(catalogue.dramas.values())
    began = process_time()
    for drama in dramas:
        masked(drama.blurb, drama, catalogue)
    first = process_time() - began
    began = process_time()
    changed = [drama for drama in dramas if masked(drama.blurb, drama, catalogue) != drama.blurb]
    again = process_time() - began
    print(f"the first mask of a drama takes {1000 * first / len(dramas):.1f} ms", end=", ")
    print(f"each further one {1000 * again / len(dramas):.2f} ms; of {len(dramas)} blurbs {len(changed)} change")
    tried, otherwise = 0, []
    for drama in dramas:
        for told, wanted in sentences(spellings_of(catalogue, drama)):
            tried += 1
            shown = masked(told, drama, catalogue)
            if shown != wanted:
                otherwise.append(f"{drama.id}: {told} -> {shown}")
    print(f"{tried:,} sentences with a name in some spelling, {len(otherwise)} not masked as they should be")
    print("\n".join(otherwise[:SHOWN]))


if __name__ == "__main__":
    main()
