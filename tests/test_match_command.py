"""`second-lead match` says whether a typed answer would count, and why."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.catalogue import Catalogue, Verdict
from bot.match_command import judged


@pytest.mark.parametrize(
    ("typed", "answer", "kind", "verdict"),
    [
        ("Goong Yoo", "Gong Yoo", "person", "near"),
        ("gong yu", "gong-yoo", "person", "accept"),
        ("Yoo Gong", "Gong Yoo", "person", "accept"),
        ("Kim Go-eun", "Gong Yoo", "person", "reject"),
        ("CLOY", "Crash Landing on You", "drama", "accept"),
        ("Crash Landin on You", "Crash Landing on You", "drama", "accept"),
        ("Hospital Playlist 2", "Hospital Playlist", "drama", "reject"),
        ("Yang Hae Won", "The Trauma Code: Heroes on Call/Yang Jae-won", "character", "near"),
        ("Gang Kyeok", "Baek Kang-hyuk", "character", "accept"),
        ("Somebody Else", "Nobody Known", "name", "reject"),
    ],
)
def test_an_answer_is_found_in_the_catalogue_or_taken_as_it_stands(
    catalogue: Catalogue, typed: str, answer: str, kind: str, verdict: Verdict
) -> None:
    meant = judged(catalogue, typed, answer)

    assert (kind, verdict) == (meant.kind, meant.match.verdict)


def test_the_verdict_is_printed_with_its_reason() -> None:
    told = CliRunner().invoke(cli, ["match", "Hyeon Bin", "Hyun Bin"])

    assert told.exit_code == 0
    assert told.output == "accept: It is another spelling of the name. (person: Hyun Bin)\n"


def test_programs_read_the_same_as_json() -> None:
    told = CliRunner().invoke(cli, ["match", "Goblim", "Goblin", "--json"])

    assert json.loads(told.output) == {
        "typed": "Goblim",
        "answer": "Guardian: The Lonely and Great God",
        "kind": "drama",
        "verdict": "accept",
        "reason": "It is the title with one slip in 6 letters.",
    }
