"""Seed files that cannot be used are named by file, line and key, with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.sources import seeds


def findings(folder: Path) -> list[str]:
    """Load a folder that must be refused."""
    with pytest.raises(seeds.CatalogueError) as raised:
        seeds.load(folder)
    return [str(finding) for finding in raised.value.findings]


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text that must be there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_bundled_seeds_load() -> None:
    catalogue = seeds.load(seeds.bundled())

    assert len(catalogue.dramas) >= 500
    assert sum(len(drama.roles) for drama in catalogue.dramas.values()) >= 3_500
    assert len(catalogue.people) >= 1_800


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("year = 2025", 'year = "2025"', 6, "year"),
        ('billing = "main"', 'billing = "lead"', None, "roles.1.billing"),
        ("episodes = 8", "episode = 8", None, "episodes"),
        ('genres = ["medical"', 'genres = ["hospital"', None, "genres.1"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_line(
    old: str, new: str, line: int | None, key: str, small: Path
) -> None:
    file = "dramas/the-trauma-code-heroes-on-call.toml"
    change(small, file, old, new)

    found = findings(small)

    assert found[0].startswith(f"{file}: ")
    assert any(key in finding for finding in found), found
    if line is not None:
        lines = (small / file).read_text(encoding="utf-8").splitlines()
        assert f"line {lines.index(new) + 1}: {key}" in found[0]


def test_the_line_of_a_key_in_a_later_role_is_found(small: Path) -> None:
    file = "dramas/the-trauma-code-heroes-on-call.toml"
    change(small, file, 'actor = "kim-won-hae"\nbilling = "support"', 'actor = "kim-won-hae"\nbilling = "villain"')
    lines = (small / file).read_text(encoding="utf-8").splitlines()

    wrong = 'billing = "villain"'
    [found] = findings(small)

    assert f"line {lines.index(wrong) + 1}: roles.6.billing" in found


def test_a_key_that_there_is_not_is_named(small: Path) -> None:
    change(small, "dramas/blood-free.toml", "year = 2024", 'year = 2024\ncolour = "red"')

    [found] = findings(small)

    assert "colour: Unexpected keyword argument" in found


def test_broken_toml_is_named_with_its_line(small: Path) -> None:
    change(small, "tropes.toml", "[amnesia]", "[amnesia")

    assert findings(small)[0].startswith("tropes.toml: syntax: not valid TOML")
    assert "line" in findings(small)[0]


def test_a_person_with_a_wrong_value_is_named(small: Path) -> None:
    change(small, "people.toml", 'gender = "male"', 'gender = "man"')

    assert "gender" in findings(small)[0]
    assert "people.toml: line" in findings(small)[0]


def test_a_file_that_is_not_text_is_named(small: Path) -> None:
    (small / "dramas" / "blood-free.toml").write_bytes(b"title = \xff\xfe")

    assert findings(small) == ["dramas/blood-free.toml: byte 8: it is not UTF-8 text; save it as UTF-8"]


def test_a_folder_without_dramas_is_named(tmp_path: Path) -> None:
    found = findings(tmp_path)

    assert any(finding.startswith("dramas/: *: no .toml file") for finding in found)
    assert any(finding.startswith("people.toml: *: it cannot be read") for finding in found)


def test_a_table_that_is_none_is_named(small: Path) -> None:
    people = small / "people.toml"
    people.write_text('nobody = "someone"\n' + people.read_text(encoding="utf-8"), encoding="utf-8")

    assert findings(small) == ["people.toml: nobody: this should be a table; put the name in square brackets"]


def test_references_are_checked_after_the_schema(small: Path) -> None:
    change(small, "dramas/blood-free.toml", 'actor = "ju-ji-hoon"', 'actor = "ju-ji-hon"')

    assert any("there is no 'ju-ji-hon' in people.toml" in finding for finding in findings(small))
