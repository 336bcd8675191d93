"""A few of the seeds, to read and to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.catalogue import Catalogue
from bot.sources import seeds


@pytest.fixture
def small(folder: Path, catalogue: Catalogue) -> Path:
    """Make a seeds folder of the few dramas that have reviews, quick to read and to spoil."""
    made = folder / "seeds"
    bundled = seeds.bundled()
    (made / "dramas").mkdir(parents=True)
    shutil.copytree(bundled / "reviews", made / "reviews")
    shutil.copy(bundled / "tropes.toml", made)
    keep = {review.drama for review in catalogue.reviews.values()}
    keep |= {similar.drama for review in catalogue.reviews.values() for similar in review.similar}
    for drama in keep:
        shutil.copy(bundled / "dramas" / f"{drama}.toml", made / "dramas")
    named = {role.actor for drama in keep for role in catalogue.dramas[drama].roles}
    named |= {
        maker for drama in keep for maker in (*catalogue.dramas[drama].writers, *catalogue.dramas[drama].directors)
    }
    tables = (bundled / "people.toml").read_text(encoding="utf-8").split("\n\n")
    kept = [table for table in tables if table.startswith("[") and table[1 : table.index("]")] in named]
    (made / "people.toml").write_text("\n\n".join(kept), encoding="utf-8")
    return made
