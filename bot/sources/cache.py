"""Keeps the catalogue as it was last read, so that a start need not parse and check it again."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from logging import getLogger
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

import bot.catalogue
from bot.catalogue import Catalogue, Drama, Person, Review, Trope
from bot.sources import seeds

log = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A catalogue that was found in order, and the key of the files it was read from."""

    key: str
    dramas: tuple[Drama, ...]
    people: tuple[Person, ...]
    tropes: tuple[Trope, ...]
    reviews: tuple[Review, ...]


def load(folder: Path, kept: Path) -> Catalogue:
    """Load a seeds folder, from the file `kept` if nothing has changed since that was written.

    Raises `CatalogueError` as `seeds.load` does. A cache that cannot be read or written only costs time.
    """
    try:
        key = key_of(folder)
    except OSError:
        return seeds.load(folder)  # which names the file that cannot be read
    with _uncollected():
        compiled = _read(kept)
        if compiled is not None and compiled.key == key:
            return Catalogue(compiled.dramas, compiled.people, compiled.tropes, compiled.reviews)
        catalogue = seeds.load(folder)
    _write(kept, key, catalogue)
    return catalogue


def key_of(folder: Path) -> str:
    """Digest the files of a seeds folder, each with its place, and the code that reads and checks them."""
    digest = blake2b(digest_size=16)
    for path in _read_from(folder):
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through a growing catalogue again and again: all of it is here to stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_from(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("**/*.toml"))
    yield from sorted(Path(bot.catalogue.__path__[0]).glob("*.py"))
    yield from (Path(seeds.__file__), Path(__file__))


@cache
def _adapter() -> TypeAdapter[Compiled]:
    return TypeAdapter(Compiled)


def _read(kept: Path) -> Compiled | None:
    try:
        return _adapter().validate_json(kept.read_bytes())
    except (OSError, ValidationError):
        return None


def _write(kept: Path, key: str, catalogue: Catalogue) -> None:
    """Write the cache whole or not at all: a process that dies half-way must not leave half a catalogue."""
    compiled = Compiled(
        key,
        dramas=tuple(catalogue.dramas.values()),
        people=tuple(catalogue.people.values()),
        tropes=tuple(catalogue.tropes.values()),
        reviews=tuple(catalogue.reviews.values()),
    )
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(_adapter().dump_json(compiled, exclude_defaults=True))
        unfinished.replace(kept)
    except OSError as error:
        log.warning("The catalogue could not be kept in %s (%s); the next start reads it anew.", kept, error.strerror)
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
