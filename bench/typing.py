"""Measures how long it takes to offer dramas and people while somebody types.

    python -m bench.typing

Every prefix is searched, from the first letter on, of 500 titles and 500 names, and of each with a slip of the finger.
Searches are made one by one as the bot makes them, after its indexes have been made. What is measured is the time of
the processor, so that whatever else the machine does is left out.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from random import Random
from statistics import quantiles
from time import process_time

from bot.app import NEW_OBJECTS
from bot.catalogue.hits import search
from bot.catalogue.title_parts import titles_of
from bot.catalogue.whom import people_like
from bot.settings import Settings
from bot.sources import cache, seeds

MANY = 500
OFFERED = 10
LETTERS = "aeioubdgjkmnps"


def slipped(text: str, rng: Random) -> str:
    """Swap two letters, leave one out, or put one in or in another's place."""
    place = rng.randrange(max(1, len(text) - 1))
    before, letter, after = text[:place], text[place : place + 1], text[place + 1 :]
    put = rng.choice(LETTERS)
    return rng.choice(
        (before + after[:1] + letter + after[1:], before + after, before + put + letter + after, before + put + after)
    )


def prefixes(texts: Iterable[str]) -> Iterator[str]:
    """Yield each text as it is typed, letter by letter."""
    for text in texts:
        yield from accumulate(text)


def print_times(what: str, searched: Callable[[str], object], typed: Iterable[str]) -> None:
    """Print how long searches took, in milliseconds."""
    times = []
    worst = (0.0, "")
    for text in typed:
        begun = process_time()
        searched(text)
        times.append((process_time() - begun) * 1000)
        worst = max(worst, (times[-1], text))
    cuts = quantiles(times, n=100)
    slowest, text = worst
    print(
        f"{what:30} {len(times):6,} searches, ms: p50 {cuts[49]:.2f}, p99 {cuts[98]:.2f}, worst {slowest:.1f} ({text})"
    )


def main() -> None:
    """Measure all of them."""
    settings, rng = Settings(_env_file=None), Random(500)
    catalogue = cache.load(settings.seeds or seeds.bundled(), settings.catalogue_cache)
    every = sorted({title for drama in catalogue.dramas.values() for title in titles_of(drama)})
    titles = rng.sample(every, min(MANY, len(every)))
    people = rng.sample(list(catalogue.people.values()), min(MANY, len(catalogue.people)))
    names = [rng.choice(person.names) for person in people]

    def drama(typed: str) -> object:
        return search(catalogue, typed, OFFERED)

    def actor(typed: str) -> object:
        return people_like(catalogue, typed, OFFERED)

    drama("a title that is begun")
    actor("a name that is begun")
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)  # as in `App.prepare`
    for what, texts in (("titles", titles), ("names", names)):
        slips = [slipped(text, rng) for text in texts]
        for option, searched in (("/drama", drama), ("/actor", actor)):
            print_times(f"{option}, {what}", searched, prefixes(texts))
            print_times(f"{option}, {what} with a slip", searched, prefixes(slips))


if __name__ == "__main__":
    main()
