"""What members were told is compared with what is on disk: nothing lost goes unseen, nothing kept is called lost."""

from __future__ import annotations

import pytest

from bench.books import explains
from bench.ledger import Sent

CASES = [
    pytest.param([Sent(1, "0", counts=True)], {1: "0"}, True, id="kept"),
    pytest.param([Sent(1, "0", counts=True)], {}, False, id="lost"),
    pytest.param([Sent(1, "0", counts=True), Sent(1, "2", counts=True)], {1: "2"}, True, id="changed"),
    pytest.param([Sent(1, "0", counts=True), Sent(1, "2", counts=True)], {1: "0"}, False, id="change lost"),
    pytest.param([Sent(1, "0", counts=True), Sent(1, "2", counts=False)], {1: "2"}, False, id="refused and kept"),
    pytest.param([Sent(1, "0", counts=True), Sent(1, "2")], {1: "2"}, True, id="nothing heard"),
    pytest.param([Sent(1, "0", counts=True), Sent(1, "2")], {}, False, id="nothing heard and lost"),
    pytest.param([Sent(1, "0", counts=True)], {2: "0"}, False, id="a press names its question"),
    pytest.param(
        [Sent(1, "typed a", counts=True), Sent(1, "1", counts=True, words="a")], {1: "typed a"}, True, id="the same"
    ),
    pytest.param([Sent(1, "typed a", counts=True)], {2: "typed a"}, True, id="typed as the next question came"),
    pytest.param([Sent(1, "typed a", counts=True)], {3: "typed a"}, False, id="typed, and two questions on"),
    pytest.param(
        [Sent(1, "typed a", counts=True), Sent(1, "typed b", counts=True), Sent(2, "typed c", counts=True)],
        {1: "typed a", 2: "typed c"},
        True,
        id="typed for the next question, and changed there",
    ),
    pytest.param(
        [Sent(1, "typed a", counts=True), Sent(2, "typed c", counts=True)], {1: "typed a"}, False, id="typed and lost"
    ),
]


@pytest.mark.parametrize(("course", "kept", "is_explained"), CASES)
def test_what_is_kept_is_what_was_told(course: list[Sent], kept: dict[int, str], is_explained: object) -> None:
    assert explains(course, kept) is is_explained
