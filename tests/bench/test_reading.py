"""What was read is counted right: found, wrong, and that nothing was labelled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.reading import Score, is_alike, report, score
from bot.catalogue import Catalogue
from bot.reviews import Kind, Proposal, Reading


def reading_of(*said: tuple[Kind, str, str | None]) -> Reading:
    """Make a reading of what is said, each with the character it is said of."""
    proposals = (Proposal(kind, value, "new", 0, 1, subject=subject) for kind, value, subject in said)
    return Reading(None, "Paper Lanterns", "Paper Lanterns Review", tuple(proposals))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Kim Se-jeong", "kim sejeong", True),
        ("Ha-ri", "Shin Ha-ri", True),
        ("O", "Oh", False),
        ("Ha-ri", "Na-ri", False),
    ],
)
def test_a_name_may_be_a_part_of_another(one: str, other: str, alike: object) -> None:
    assert is_alike(one, other) is alike


def test_parts_are_found_by_either_name_of_a_character_and_others_are_wrong() -> None:
    reading = reading_of(("role", "Ok Bo-ram", "Do-hae"), ("role", "Tak Se-ho", "Ye-ri"), ("role", "Gu So-mi", "Ha-na"))
    labels = {
        "roles": [["Ok Bo-ram", "Moon / Pyeon Do-hae"], ["Pyo Un", "Nari"]],
        "accept": [["Tak Se-ho", "Ye-ri"]],
    }

    assert score(reading, labels)["role"] == Score(found=1, of=2, wrong=1, proposed=3)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("8 / 10", Score(1, 1, 0, 1)),
        ("9/10", Score(0, 1, 1, 1)),
        (None, Score(0, 0, 1, 1)),
    ],
)
def test_of_one_thing_another_is_wrong_and_so_is_any_where_there_is_none(label: object, expected: Score) -> None:
    assert score(reading_of(("rating", "8/10", None)), {"rating": label})["rating"] == expected


def test_names_and_occupations_are_counted_each() -> None:
    reading = reading_of(
        ("platform", "Netflix", None), ("platform", "Viki", None), ("occupation", "young cook", "Do-hae")
    )
    scores = score(reading, {"platforms": ["netflix", "Hulu"], "occupations": [["Pyeon Do-hae", "cook"]]})

    assert scores["platform"] == Score(1, 2, 1, 2)
    assert scores["occupation"] == Score(1, 1, 0, 1)
    assert scores["nickname"] == Score()


def test_a_folder_is_reported_with_labels_and_without(folder: Path, catalogue: Catalogue) -> None:
    text = "Paper Lanterns Review\n\nOk Bo-ram plays Pyeon Do-hae.\n"
    (folder / "one.txt").write_text(text, encoding="utf-8")
    (folder / "one.json").write_text(json.dumps({"roles": [["Ok Bo-ram", "Pyeon Do-hae"]]}), encoding="utf-8")
    (folder / "two.txt").write_text(text, encoding="utf-8")
    lines = report(folder, catalogue)

    assert " ".join(lines[0].split()) == "role found 1 of 1 (100.0%) wrong 0 of 1 (0.0%)"
    assert "role 1 proposed" in [" ".join(line.split()) for line in lines]
    assert lines[-1].startswith("2 reviews: median ")


def test_a_folder_without_reviews_is_said_to_be_so(folder: Path, catalogue: Catalogue) -> None:
    assert report(folder, catalogue) == [f"{folder} holds no reviews (NAME.txt, NAME.md or NAME.html)"]


def test_without_a_folder_it_says_in_a_sentence_what_to_give() -> None:
    done = subprocess.run([sys.executable, "-m", "bench.reading"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith("Give a folder of reviews")
