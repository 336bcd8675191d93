"""The command line's `reviews` commands: read reviews, keep what they say, forget it again."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.catalogue import Catalogue, Drama
from bot.messages import UserError
from bot.reviews import Kept
from bot.reviews.differences import differences
from bot.reviews_commands._asking import Asked
from bot.reviews_commands._files import Desk, read_review
from bot.reviews_commands._import import Import, Settled
from bot.reviews_commands._shelf import open_shelf
from bot.reviews_commands._shown import as_values, err, out, printable, show, show_differences
from bot.settings import read_settings
from bot.sources import cache, seeds

commands = typer.Typer(help="Read reviews and keep what they say.", no_args_is_help=True)

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Reviews as .txt, .md or .html, or folders of them.")
]
OfDrama = Annotated[
    str | None, typer.Option("--drama", metavar="ID", help="The drama's id or title, if the reviews do not name it.")
]
NEXT_START = "A bot that runs takes it in at its next start."


@commands.command()
def read(
    files: Files,
    *,
    drama: OfDrama = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the same as JSON, to work on with programs.")] = False,
    folder: Annotated[
        Path | None, typer.Option("--seeds", help="A seeds folder; the one of the settings if left out.")
    ] = None,
) -> None:
    """Print what reviews say: what the catalogue confirms, what is new and what contradicts it."""
    catalogue = seeds.load(folder or read_settings().seeds or seeds.bundled())
    about = _drama_called(catalogue, drama)
    desk = Desk(files, has_bar=as_json or not out.is_terminal)
    values, readings, names = [], [], []
    with desk:
        for page in desk.pages():
            reading = read_review(page, catalogue, about)
            readings.append(reading)
            names.append(page.name)
            if as_json:
                values.append(as_values(page, reading))
            else:
                show(catalogue, page, reading)
    if as_json:
        typer.echo(json.dumps(values, indent=2))
    else:
        show_differences(differences(readings), names)
    desk.leave()


@commands.command("import")
def import_(  # noqa: PLR0913 - each is an option of the command
    files: Files,
    *,
    drama: OfDrama = None,
    takes_all: Annotated[
        bool, typer.Option("--yes", help="Take all that nothing contradicts, without asking.")
    ] = False,
    source: Annotated[str | None, typer.Option(help="The review's title, if it is not its heading.")] = None,
    reviewer: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    link: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, as in 2025-01-25.")] = None,
) -> None:
    """Keep what reviews say, asking about each statement that is not a plain confirmation."""
    settled = Settled(source, reviewer, _link(link), _day(published))
    if not takes_all and not sys.stdin.isatty():
        err.print("There is nobody to ask here: add --yes to take all that nothing contradicts.")
        raise typer.Exit(2)
    settings = read_settings()
    catalogue = cache.load(settings.seeds or seeds.bundled(), settings.catalogue_cache)
    about = _drama_called(catalogue, drama)
    desk = Desk(files, has_bar=takes_all)
    with open_shelf(settings.database, is_new=True) as shelf:
        work = Import(desk, shelf, catalogue, settled)
        work.run(about, None if takes_all else Asked(catalogue))
    if work.kept:
        out.print(NEXT_START)
    if work.was_interrupted:
        raise typer.Exit(130)
    desk.leave()


@commands.command("list")
def list_() -> None:
    """List the reviews that are kept: number, drama, source, date, statements."""
    with open_shelf(read_settings().database) as shelf:
        kept = shelf.all()
    for each in kept:
        out.print(_line(each), markup=False, soft_wrap=True)
    if not kept:
        out.print("No review has been read in.")


@commands.command()
def forget(number: Annotated[int, typer.Argument(metavar="ID", help="The review's number, as listed.")]) -> None:
    """Forget a review with all its statements."""
    with open_shelf(read_settings().database) as shelf:
        is_gone = shelf.forget(number)
    if not is_gone:
        raise UserError("No review has the number {number}. Look at: second-lead reviews list", number=number)
    out.print(f"Review {number} is forgotten with all its statements. {NEXT_START}", soft_wrap=True)


def _line(kept: Kept) -> str:
    told = (kept.drama, kept.source, kept.reviewer, kept.published, f"{len(kept.proposals)} statements")
    return printable(f"{kept.number:>4}  {'  '.join(filter(None, told))}")


def _drama_called(catalogue: Catalogue, name: str | None) -> Drama | None:
    if name is None:
        return None
    drama = catalogue.titles.find(name)
    if drama is None:
        near = ", ".join(drama.id for drama in catalogue.titles.search(name, limit=3))
        raise UserError(
            "The catalogue has no “{name}”.{hint}", name=name, hint=f" Perhaps one of these: {near}." if near else ""
        )
    return drama


def _link(link: str | None) -> str | None:
    if link is not None and not link.startswith(("https://", "http://")):
        raise typer.BadParameter("a link begins with https://", param_hint="--link")
    return link


def _day(published: str | None) -> str | None:
    """Return a day, or a month, as in 2025-01-25 or 2025-01."""
    if published is not None:
        try:
            datetime.strptime(published, "%Y-%m-%d" if len(published) > len("2025-01") else "%Y-%m").replace(tzinfo=UTC)
        except ValueError:
            raise typer.BadParameter("a date is written as in 2025-01-25", param_hint="--published") from None
    return published
