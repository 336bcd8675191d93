"""No way to type somebody's name counts for somebody else of the same cast; `bench.casts` tries every cast."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from random import Random

from bench.casts import casts, confusions
from bot.catalogue import Catalogue


def test_nobody_of_a_cast_is_taken_for_another(catalogue: Catalogue) -> None:
    counted: Counter[str] = Counter()
    found = [told for cast in islice(casts(catalogue), 40) for told in confusions(cast, Random(5), counted)]

    assert [told for told in found if "whose name it is" not in told] == []
    assert counted["pairs"] > 20_000
    assert counted["spelling: accept"] > 0.99 * (counted["spelling: accept"] + counted["spelling: near"])
