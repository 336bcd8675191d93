"""The kept catalogue equals the one that is read, and is never older than its files."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.sources import cache, seeds


def values(catalogue: Catalogue) -> list[dict[str, object]]:
    """Everything a catalogue was made of."""
    return [dict(part) for part in (catalogue.dramas, catalogue.people, catalogue.tropes, catalogue.reviews)]


def test_the_kept_catalogue_equals_the_one_that_was_read(
    small: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = folder / "kept.json"
    first = cache.load(small, kept)
    monkeypatch.delattr(seeds, "load")  # a second start must not need it

    assert values(cache.load(small, kept)) == values(first)


def test_a_changed_file_is_read_anew(small: Path, folder: Path) -> None:
    kept = folder / "kept.json"
    cache.load(small, kept)
    drama = small / "dramas" / "blood-free.toml"
    drama.write_text(drama.read_text(encoding="utf-8").replace("episodes = 10", "episodes = 11"), encoding="utf-8")

    assert cache.load(small, kept).dramas["blood-free"].episodes == 11
    assert cache.load(small, kept).dramas["blood-free"].episodes == 11


def test_a_file_that_became_wrong_is_refused_in_spite_of_the_cache(small: Path, folder: Path) -> None:
    kept = folder / "kept.json"
    cache.load(small, kept)
    (small / "dramas" / "blood-free.toml").write_text("title = 1", encoding="utf-8")

    with pytest.raises(seeds.CatalogueError):
        cache.load(small, kept)


def test_a_file_that_cannot_be_read_is_named(small: Path, folder: Path) -> None:
    cache.load(small, folder / "kept.json")
    (small / "dramas" / "a-folder.toml").mkdir()

    with pytest.raises(seeds.CatalogueError, match=r"dramas/a-folder\.toml: \*: it cannot be read"):
        cache.load(small, folder / "kept.json")


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff\xfe", b'{"key": "", "dramas": 3}'])
def test_a_spoilt_cache_is_written_anew(content: bytes, small: Path, folder: Path) -> None:
    kept = folder / "kept.json"
    kept.write_bytes(content)
    first = cache.load(small, kept)

    assert values(first) == values(seeds.load(small))
    assert len(kept.read_bytes()) > 1_000


def test_a_cache_that_cannot_be_written_only_costs_time(
    small: Path, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        catalogue = cache.load(small, folder / "nowhere" / "kept.json")

    assert "blood-free" in catalogue.dramas
    assert "could not be kept in" in caplog.text


def test_a_cache_in_the_place_of_a_folder_leaves_nothing_behind(small: Path, folder: Path) -> None:
    (folder / "kept.json").mkdir()
    cache.load(small, folder / "kept.json")

    assert sorted(path.name for path in folder.iterdir()) == ["kept.json", "seeds"]
