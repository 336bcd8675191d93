"""Compares the catalogue with tables of facts, and prints agreement by field and every disagreement.

uv run python -m bench.facts --titles TITLES.csv --cast CAST.csv

Titles need the columns key, title, year, hangul, aka, episodes, runtime_min, network, director, writer and watchers
(several names are divided by "|"); the cast needs key, actor, character and source. A recorded dispute agrees with
each of its claims.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from bench.evidence import PART, Row, Tables, rows_of
from bench.spelling import are_alike, skeleton
from bot.catalogue import Catalogue, Drama, Role, fold, words
from bot.sources import seeds

HALVED = range(2016, 2024)
"""The years in which Korean networks cut an episode in two, and tables count the halves."""
LONGEST_HALF = 42
"""Minutes; no full episode of those years is that short."""
SERVICES = {
    "amazonprime": "primevideo",
    "coupangtv": "coupangplay",
    "daumkakaotv": "kakaotv",
    "navertvcast": "navertv",
}
"""Networks that a table calls by an older name."""
KINSHIP = re.compile(r"['\u2019]s ")
WITHIN, SHORTEST = 88, 4
"""How like a part of a longer name must be to a shorter one, of 100, and how many letters that must have."""


@dataclass(frozen=True)
class Comparison:
    """One fact of a table beside what the catalogue says."""

    field: str
    drama: str
    table: str
    catalogue: str
    agrees: bool


def compare(catalogue: Catalogue, titles: list[Row], cast: list[Row]) -> Iterator[Comparison]:
    """Yield every fact of the tables that the catalogue has too."""
    rows = Tables(titles, cast)
    for drama in catalogue.dramas.values():
        row = rows.of(drama)
        if row is not None:
            yield from _compare_title(catalogue, drama, row, rows.parts_of(row))
            yield from _compare_cast(catalogue, drama, rows.cast[row["key"]])


def _compare_title(catalogue: Catalogue, drama: Drama, row: Row, parts: list[Row]) -> Iterator[Comparison]:
    def compared(field: str, table: str, own: str, *, agrees: bool, fact: str | None = None) -> Comparison:
        disputes = (dispute for dispute in drama.disputed if dispute.fact == (fact or field))
        claims = [claim.value for dispute in disputes for claim in dispute.claims]
        # A name may stand among others in a claim; a figure must not be part of a larger one.
        claimed = any(fold(table) in (words(claim) if table.isdigit() else fold(claim)) for claim in claims)
        return Comparison(field, drama.title, table, own, agrees or claimed)

    if row["year"]:
        yield compared("year", row["year"], str(drama.year), agrees=int(row["year"]) == drama.year)
    if row["episodes"]:
        agrees = drama.episodes in _episodes(row, parts)
        yield compared("episodes", row["episodes"], str(drama.episodes), agrees=agrees)
    if row["network"]:
        said = {SERVICES.get(fold(name), fold(name)) for name in row["network"].split("|")}
        agrees = not said.isdisjoint(map(fold, drama.networks))
        yield compared("network", row["network"], ", ".join(drama.networks), agrees=agrees, fact="networks")
    if row["hangul"]:
        known = {fold(title) for title in (drama.native_title, drama.title, *drama.other_titles)}
        agrees = not known.isdisjoint({fold(row["hangul"]), fold(PART.sub("", row["hangul"]))})
        yield compared("native title", row["hangul"], drama.native_title, agrees=agrees, fact="native_title")
    for field, column, people in (("writer", "writer", drama.writers), ("director", "director", drama.directors)):
        for name in filter(None, row[column].split("|")):
            agrees = any(are_alike(name, spelt) for person in people for spelt in _spellings(catalogue, person))
            own = ", ".join(map(catalogue.name_of, people))
            yield compared(field, name, own, agrees=agrees, fact=f"{field}s")


def _episodes(row: Row, parts: list[Row]) -> set[int]:
    """Return the counts that a row may mean: as it stands, halves put together, parts added up."""
    count, minutes = int(row["episodes"]), float(row["runtime_min"] or LONGEST_HALF)
    meant = {count}
    if int(row["year"] or 0) in HALVED and minutes <= LONGEST_HALF:
        meant.add(count // 2)
    if parts:
        together = [*parts, *([] if row in parts else [row])]
        meant.add(sum(int(part["episodes"] or 0) for part in together))
    return meant


def _compare_cast(catalogue: Catalogue, drama: Drama, rows: list[Row]) -> Iterator[Comparison]:
    for row in rows:
        roles = _roles_of(catalogue, drama, row["actor"])
        said = _characters(row["character"])
        if not roles or not said:
            continue
        known = [name for role in roles for name in _names_of(drama, role)] + list(_claimed(drama, row["actor"]))
        played = " or ".join(f"{catalogue.name_of(role.actor)}: {role.character}" for role in roles)
        yield Comparison(
            "plays",
            drama.title,
            table=f"{row['actor']}: {row['character']} ({row['source']})",
            catalogue=played,
            agrees=any(_is_same_character(one, name) for one in said for name in known),
        )


def _roles_of(catalogue: Catalogue, drama: Drama, actor: str) -> list[Role]:
    """Return the roles of an actor, or of namesakes: by exactly a known spelling, or else by the likest.

    A Korean name is compared with Korean ones where they are known: letters hide differences.
    """
    exactly, likely = [], []
    for role in drama.roles:
        spellings = set(_spellings(catalogue, role.actor))
        if fold(actor) in map(fold, spellings):
            exactly.append(role)
        elif actor.isascii() or all(name.isascii() for name in spellings):
            likely += [role] * (skeleton(actor) in map(skeleton, spellings))
    return exactly or likely


def _names_of(drama: Drama, role: Role) -> list[str]:
    """Return everything a character is called, sources that differ included."""
    disputes = (dispute for dispute in drama.disputed if dispute.role == role.character and dispute.fact == "character")
    claimed = [claim.value for dispute in disputes for claim in dispute.claims]
    return [name for name in (role.character, role.native_name, role.nickname, *role.spellings, *claimed) if name]


def _claimed(drama: Drama, actor: str) -> Iterator[str]:
    """Yield the characters that a source, in a recorded dispute, gives to an actor."""
    for dispute in drama.disputed:
        claims = (claim.value for claim in dispute.claims)
        if dispute.fact == "actor" and dispute.role and any(are_alike(actor, claim) for claim in claims):
            yield dispute.role


def _characters(text: str) -> list[str]:
    """Split what a table says of a character into names; remarks in brackets and on kinship are none."""
    bare = re.sub(r"\[.*?\]|\(.*?\)", " ", text)
    inside = [name for name in re.findall(r"[\[(](.*?)[\])]", text) if not name.isascii() or not bare.strip()]
    names = [name.strip(" \"'“”") for name in (*re.split(r"\s*[/|,&]\s*", bare), *inside)]
    return [name for name in names if name and not KINSHIP.search(name)]


def _is_same_character(said: str, known: str) -> bool:
    if fold(said) == fold(known) or are_alike(said, known):
        return True
    if not said.isascii():
        return skeleton(said) in skeleton(known) or skeleton(known) in {skeleton(word) for word in said.split()}
    shorter, longer = sorted((skeleton(said), skeleton(known)), key=len)
    if len(shorter) >= SHORTEST:
        return fuzz.partial_ratio(shorter, longer) >= WITHIN
    return bool(shorter) and shorter in {skeleton(word) for word in f"{said} {known}".split()}


def _spellings(catalogue: Catalogue, person_id: str) -> Iterable[str]:
    person = catalogue.people[person_id]
    return filter(None, (person.name, person.stage_name, person.native_name, *person.spellings))


def main() -> None:
    """Print agreement by field and every disagreement."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--titles", type=Path, required=True)
    options.add_argument("--cast", type=Path, required=True)
    given = options.parse_args()
    catalogue = seeds.load(seeds.bundled())
    compared = list(compare(catalogue, rows_of(given.titles), rows_of(given.cast)))
    agreeing, all_of = Counter(one.field for one in compared if one.agrees), Counter(one.field for one in compared)
    for one in compared:
        if not one.agrees:
            print(f"{one.drama}: {one.field}: table {one.table!r}, catalogue {one.catalogue!r}")
    for field, count in all_of.items():
        print(f"{field:<14} {agreeing[field]:>6,} of {count:>6,} agree  {agreeing[field] / count:.2%}")
    found = {one.drama for one in compared}
    missing = [drama.title for drama in catalogue.dramas.values() if drama.title not in found]
    print(f"{len(found)} dramas compared; not in the tables: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    main()
