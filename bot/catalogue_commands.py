"""The command line's `catalogue` commands: check it, count it, look an entry up, see what players made of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot.catalogue import Catalogue, Drama, Person, Role, Stats, stats_of, weigh
from bot.messages import UserError
from bot.settings import read_settings
from bot.sources import seeds

if TYPE_CHECKING:
    from bot.storage import AcceptedSpelling, Missed, Reported

BAR = 24
"""Characters; the length of the longest bar."""
MOST_LISTED = 20
"""Networks and tropes beyond this many are summed up."""

commands = typer.Typer(help="Look after the catalogue.", no_args_is_help=True)
out = Console(highlight=False, soft_wrap=True, emoji=False)

Folder = Annotated[Path | None, typer.Option("--seeds", help="A seeds folder; the one of the settings if left out.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print the same as JSON, to work on with programs.")]


@commands.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="A seeds folder; the one of the settings if left out.")] = None,
) -> None:
    """Check a catalogue: schema, references, doubles, impossible values, balance."""
    catalogue = _load(folder)
    found = weigh(catalogue)
    if found:
        raise seeds.CatalogueError(found)
    counted = f"{len(catalogue.dramas)} dramas, {len(catalogue.people)} people, {len(catalogue.reviews)} reviews"
    out.print(f"{counted}: all in order")


@commands.command()
def stats(folder: Folder = None) -> None:
    """Count what a catalogue holds: by year, network, tier and genre, and which fields are filled."""
    _print(_lines_of_stats(stats_of(_load(folder))))


@commands.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ID", help="A drama's id or title, or a person's id.")],
    folder: Folder = None,
) -> None:
    """Print everything the catalogue knows of a drama or a person."""
    catalogue = _load(folder)
    drama, person = catalogue.titles.find(name), catalogue.people.get(name)
    if drama is not None:
        _print(_lines_of_drama(catalogue, drama))
    elif person is not None:
        _print(_lines_of_person(catalogue, person))
    else:
        near = ", ".join(drama.id for drama in catalogue.titles.search(name, limit=3))
        raise UserError(
            "The catalogue has no “{name}”.{hint}", name=name, hint=f" Perhaps one of these: {near}." if near else ""
        )


@commands.command()
def reports(*, as_json: AsJson = False) -> None:
    """Print the questions that members reported in any server, and what moderators made of them."""
    found = asyncio.run(_reported(read_settings().database))
    if as_json:
        _print_json(found)
    elif found:
        _print(line for reported in found for line in _lines_of_report(reported))
    else:
        out.print("No question has been reported.")


@commands.command()
def misses(
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many, the commonest in front.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Print what players of any server typed for an answer that did not count: spellings may be missing."""
    found = asyncio.run(_missed(read_settings().database, limit))
    if as_json:
        _print_json(found)
    elif found:
        _print(
            f"{missed.times:>5}  {missed.verdict:<6}  {missed.subject}  {_printable(missed.typed)}" for missed in found
        )
    else:
        out.print("Nothing was typed that did not count.")


@commands.command()
def spellings(*, as_json: AsJson = False) -> None:
    """Print the spellings that moderators of any server accepted for an answer, to be added to the seeds."""
    found = asyncio.run(_accepted(read_settings().database))
    if as_json:
        _print_json(found)
    elif found:
        _print(map(_line_of_spelling, found))
    else:
        out.print("No spelling has been accepted.")


async def _reported(path: Path) -> list[Reported]:
    from bot.storage import Reports, read_database  # noqa: PLC0415 - it loads for seconds; most commands do without

    async with read_database(path) as database:
        return await Reports(database).all()


async def _missed(path: Path, limit: int) -> list[Missed]:
    from bot.storage import Misses, read_database  # noqa: PLC0415 - as above

    async with read_database(path) as database:
        return await Misses(database).commonest(limit)


async def _accepted(path: Path) -> list[AcceptedSpelling]:
    from bot.storage import Spellings, read_database  # noqa: PLC0415 - as above

    async with read_database(path) as database:
        return await Spellings(database).all()


def _load(folder: Path | None) -> Catalogue:
    return seeds.load(folder or read_settings().seeds or seeds.bundled())


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line, markup=False)


def _print_json(found: Iterable[Reported | Missed | AcceptedSpelling]) -> None:
    typer.echo(json.dumps([asdict(one) for one in found], indent=2))


def _lines_of_stats(stats: Stats) -> Iterator[str]:
    yield ", ".join(f"{count:,} {name}" for name, count in stats.totals.items())
    for title, counts, most in (
        ("By year", stats.by_year, None),
        ("By network", stats.by_network, MOST_LISTED),
        ("By fame, 5 is the best known", stats.by_fame, None),
        ("By genre", stats.by_genre, None),
        ("By trope", stats.by_trope, MOST_LISTED),
    ):
        yield from ("", title)
        yield from _bars({str(name): count for name, count in counts.items()}, most)
    for of, counted in stats.coverage.items():
        yield from ("", f"Fields of {stats.totals[of]:,} {of}")
        for name, count in counted.items():
            yield f"  {name:<18} {count:>5,}  {count / max(1, stats.totals[of]):>4.0%}"


def _bars(counts: Mapping[str, int], most: int | None) -> Iterator[str]:
    """Draw the first counts as bars, all of them where there is no `most`, and sum up the rest."""
    shown = list(counts.items())[:most]
    longest = max(counts.values(), default=1)
    for name, count in shown:
        yield f"  {name:<22.22} {count:>4}  {'█' * -(-BAR * count // longest)}"
    if len(shown) < len(counts):
        yield f"  and {len(counts) - len(shown)} more with {sum(counts.values()) - sum(count for _, count in shown)}"


def _lines_of_drama(catalogue: Catalogue, drama: Drama) -> Iterator[str]:
    def names(people: Iterable[str]) -> str:
        return ", ".join(map(catalogue.name_of, people))

    based = drama.based_on
    yield f"{drama.title} ({drama.native_title}), {drama.year}"
    yield drama.blurb
    yield ""
    yield from _fields(
        ("id", drama.id),
        ("also", ", ".join((*drama.other_titles, *drama.acronyms))),
        ("on", f"{', '.join(drama.networks)}: {drama.episodes} episodes of {drama.minutes} minutes"),
        ("written by", names(drama.writers)),
        ("directed by", names(drama.directors)),
        ("genres", ", ".join(drama.genres)),
        ("tropes", ", ".join(catalogue.tropes[trope].name for trope in drama.tropes)),
        ("setting", f"{drama.setting}, {drama.place}" if drama.place else drama.setting),
        ("based on", "" if based.kind == "original" else f"{based.kind} {based.title or ''}".strip()),
        ("franchise", drama.franchise),
        ("emoji", drama.emoji),
        ("fame", str(drama.fame)),
        ("notes", ", ".join(drama.content_notes)),
        ("songs", "; ".join(f"{song.title} by {song.singer}" for song in drama.songs)),
        ("sources", ", ".join(drama.sources)),
    )
    for dispute in drama.disputed:
        claims = "; ".join(f"{claim.value} says {', '.join(claim.by)}" for claim in dispute.claims)
        yield f"  disputed    {dispute.fact}{f' of {dispute.role}' if dispute.role else ''}: {claims}"
    yield ""
    yield from (_line_of_role(catalogue, role) for role in drama.roles)


def _line_of_role(catalogue: Catalogue, role: Role) -> str:
    native = f" ({role.native_name})" if role.native_name else ""
    told = [role.billing, role.occupation, f"“{role.nickname}”" if role.nickname else None]
    if role.spoiler_from:
        told.append(f"spoils before episode {role.spoiler_from}")
    return f"  {role.character}{native}: {catalogue.name_of(role.actor)}, {', '.join(filter(None, told))}"


def _lines_of_person(catalogue: Catalogue, person: Person) -> Iterator[str]:
    yield f"{catalogue.name_of(person.id)}{f' ({person.native_name})' if person.native_name else ''}"
    yield from _fields(
        ("id", person.id),
        ("also", ", ".join(person.spellings)),
        ("gender", person.gender),
        ("born", str(person.born) if person.born else None),
    )
    for drama, role in catalogue.parts_of(person.id):
        yield f"  {drama.year}  {drama.title}: {role.character}, {role.billing}"
    for drama in catalogue.works_of(person.id):
        crafts = [
            craft for craft, makers in (("writer", drama.writers), ("director", drama.directors)) if person.id in makers
        ]
        yield f"  {drama.year}  {drama.title}: {' and '.join(crafts)}"


def _lines_of_report(reported: Reported) -> Iterator[str]:
    yield reported.stem
    yield from _fields(
        ("answer", reported.answer),
        ("key", reported.key),
        ("reasons", ", ".join(f"{reason} {count}" for reason, count in reported.reasons.items())),
        ("servers", str(reported.servers)),
        ("reports", f"{reported.upheld} upheld, {reported.dismissed} dismissed, {reported.open} open"),
        *(("note", _printable(note)) for note in reported.notes),
    )
    yield ""


def _line_of_spelling(spelling: AcceptedSpelling) -> str:
    servers = "1 server" if spelling.servers == 1 else f"{spelling.servers} servers"
    return f"{spelling.subject}  {_printable(spelling.typed)}  {servers}"


def _printable(typed: str) -> str:
    """Return what somebody typed without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in typed)


def _fields(*fields: tuple[str, str | None]) -> Iterator[str]:
    return (f"  {name:<11} {value}" for name, value in fields if value)
