"""Reads the catalogue from the TOML files in `seeds/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

import tomli
from pydantic import ConfigDict, TypeAdapter, ValidationError

from bot.catalogue import (
    BasedOn,
    Catalogue,
    Claim,
    Dispute,
    Drama,
    Finding,
    Person,
    Quote,
    Rating,
    Review,
    Role,
    Similar,
    Song,
    Trope,
    check,
)
from bot.messages import StartError

T = TypeVar("T")

for _kind in (BasedOn, Claim, Dispute, Drama, Person, Quote, Rating, Review, Role, Similar, Song, Trope):
    # The core stays free of pydantic, so the rule that a mistyped key is an error is laid down here.
    setattr(_kind, "__pydantic_config__", ConfigDict(extra="forbid"))  # noqa: B010 - not an attribute of their own


class CatalogueError(StartError):
    """Seed files that cannot be used; `findings` says where and why."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))


def bundled() -> Path:
    """Return the folder of the catalogue that ships with the bot, installed or in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def load(folder: Path) -> Catalogue:
    """Read and check all of a seeds folder.

    Raises `CatalogueError` naming every file, line and key that is wrong.
    """
    catalogue, findings = read(folder)
    if findings:
        raise CatalogueError(findings)
    return catalogue


def read(folder: Path) -> tuple[Catalogue, list[Finding]]:
    """Read a seeds folder as far as it can be read, and return what is wrong with it too."""
    reader = _Reader(folder)
    catalogue = Catalogue(
        dramas=reader.files("dramas", Drama),
        people=reader.tables("people.toml", Person),
        tropes=reader.tables("tropes.toml", Trope),
        reviews=reader.files("reviews", Review),
    )
    return catalogue, reader.findings or check(catalogue, datetime.now(UTC).year)


class _Reader:
    """Reads files of one folder and keeps what was wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: list[Finding] = []

    def files(self, name: str, kind: type[T]) -> list[T]:
        """Read a folder of files, one value each; the file's name is its id."""
        schema = _Schema(kind)
        paths = sorted((self.folder / name).glob("*.toml"))
        if not paths:
            self.findings.append(
                Finding(f"{name}/", "*", f"no .toml file is in {self.folder / name}; name a seeds folder")
            )
        found = ((path, f"{name}/{path.name}", self._parse(path)) for path in paths)
        return [
            value
            for path, file, (text, table) in found
            for value in self._keep(schema.values(file, text, table, {"id": path.stem}))
        ]

    def tables(self, name: str, kind: type[T]) -> list[T]:
        """Read one file of many tables, one value each; the table's name is its id."""
        schema = _Schema(kind)
        text, tables = self._parse(self.folder / name)
        return [
            value
            for key, table in tables.items()
            for value in self._keep(schema.values(name, text, table, {"id": key}, under=key))
        ]

    def _parse(self, path: Path) -> tuple[str, dict[str, object]]:
        file = path.relative_to(self.folder).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
            return text, tomli.loads(text)
        except OSError as error:
            self.findings.append(Finding(file, "*", f"it cannot be read ({error.strerror})"))
        except UnicodeDecodeError as error:
            self.findings.append(Finding(file, f"byte {error.start}", "it is not UTF-8 text; save it as UTF-8"))
        except tomli.TOMLDecodeError as error:
            self.findings.append(Finding(file, "syntax", f"not valid TOML: {error}"))
        return "", {}

    def _keep(self, values: Iterator[T | Finding]) -> Iterator[T]:
        for value in values:
            if isinstance(value, Finding):
                self.findings.append(value)
            else:
                yield value


class _Schema(Generic[T]):
    """One kind of value and how its table is checked against its fields."""

    def __init__(self, kind: type[T]) -> None:
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def values(
        self, file: str, text: str, table: object, given: dict[str, str], *, under: str = ""
    ) -> Iterator[T | Finding]:
        """Yield the value of a table, or a finding for each key that is wrong; nothing for an empty table."""
        if not table:
            return
        if not isinstance(table, dict):
            yield Finding(file, under, "this should be a table; put the name in square brackets")
            return
        try:
            # Through JSON: there a list may stand for a tuple while "8" still may not stand for 8.
            yield self._adapter.validate_json(json.dumps({**table, **given}, default=str), strict=True)
        except ValidationError as error:
            for detail in error.errors():
                path = detail["loc"]
                line = _line_of(text, path, under)
                key = ".".join(
                    [under] * bool(under) + [str(part + 1) if isinstance(part, int) else part for part in path]
                )
                yield Finding(file, f"line {line}: {key}" if line else key, detail["msg"])


def _line_of(text: str, path: tuple[int | str, ...], under: str) -> int | None:
    """Find the line, from 1, on which the key of a validation error stands."""
    lines = text.splitlines()
    place, keys = 0, [part for part in path if isinstance(part, str)]
    if under:
        place = next((number for number, line in enumerate(lines) if line.strip() == f"[{under}]"), 0)
    elif len(path) > 1 and isinstance(path[1], int):
        heads = [number for number, line in enumerate(lines) if line.strip() == f"[[{path[0]}]]"]
        if path[1] < len(heads):
            place, keys = heads[path[1]], keys[1:]
    for number, line in enumerate(lines[place:], place + 1):
        if keys and re.match(rf"\s*{re.escape(keys[0])}\s*=", line):
            return number
    return place + 1 if place else None
