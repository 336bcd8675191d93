"""The privacy policy says what the program does: it is compared with the tables, the commands and the links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.storage.owned import NAMED, OWNED
from bot.storage.schema import Table
from cogs.privacy._layouts import COUNTED, SELDOM
from tests.storage.test_players import PERSONAL

ROOT = Path(__file__).parents[1]
POLICY = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
TERMS = (ROOT / "TERMS.md").read_text(encoding="utf-8")
TABLES = set(Table.metadata.tables)


def named() -> set[str]:
    """Return the tables that the policy names."""
    return set(re.findall(r"`([a-z_]+)`", POLICY)) & TABLES


def test_every_table_that_holds_something_about_a_member_is_named() -> None:
    assert {column.table.name for column in PERSONAL} | {"game"} == named()


def test_every_table_is_named_in_a_line_that_says_what_and_why() -> None:
    lines = [line.strip("|").split("|") for line in POLICY.splitlines() if line.startswith("|") and "`" in line]

    assert {table for *_told, where in lines for table in re.findall(r"`([a-z_]+)`", where)} == named()
    assert all(len(line) == 3 and all(map(str.strip, line)) for line in lines)


def test_all_that_belongs_to_a_member_is_told_on_the_panel() -> None:
    names = {each.name for each in (*OWNED, *NAMED)}

    assert names == {*COUNTED, *SELDOM, "settings", "rating"}


@pytest.mark.parametrize(
    "promise", ["No profiling", "No sale", "No training of models", "13", "seven days", "kept until it is deleted"]
)
def test_what_is_promised_is_written_down(promise: str) -> None:
    assert promise in POLICY


def test_the_two_pages_and_the_readme_lead_to_one_another() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert "(PRIVACY.md)" in TERMS
    assert {"(PRIVACY.md)", "(TERMS.md)"} <= set(re.findall(r"\([A-Z]+\.md\)", readme))
