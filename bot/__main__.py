"""The command line: `second-lead run`, `demo` and what looks after the catalogue."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot import __version__, catalogue_commands, match_command, reviews_commands
from bot.messages import StartError, UserError
from bot.settings import read_settings
from bot.telemetry import serve_metrics, start_log

cli = typer.Typer(no_args_is_help=False, add_completion=False, pretty_exceptions_enable=False)
cli.add_typer(catalogue_commands.commands, name="catalogue")
cli.add_typer(reviews_commands.commands, name="reviews")
cli.command()(match_command.match)
out = Console()
err = Console(stderr=True, soft_wrap=True, highlight=False)

CANNOT_JOIN = (
    "There is no token, so I cannot join Discord. Put DISCORD_TOKEN into .env (see .env.example), "
    "or try me without one: second-lead demo"
)
TRIES = ("/trivia play rounds:5", "/recommend like drama:Goblin", "/quote random")


@cli.callback(invoke_without_command=True)
def second_lead(context: typer.Context) -> None:
    """Second Lead, a K-drama host for Discord. Without a command it runs the bot."""
    if context.invoked_subcommand is None:
        run()


@cli.command()
def run() -> None:
    """Run the bot on Discord; needs DISCORD_TOKEN."""
    settings = read_settings()
    if settings.discord_token is None or not settings.discord_token.get_secret_value().strip():
        raise UserError(CANNOT_JOIN)
    start_log(settings.log_level, as_json=settings.log_format == "json")
    if settings.metrics_port is not None:
        serve_metrics(settings.metrics_port)
    from bot.joining import join  # noqa: PLC0415 - Discord's library loads for seconds; most commands do without

    _until_stopped(join(settings, settings.discord_token.get_secret_value().strip()))


@cli.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where to listen; the next free one if taken.")] = 8642,
    database: Annotated[Path, typer.Option(help="Where the demo keeps its scores.")] = Path("second-lead-demo.db"),
) -> None:
    """Play with the bot in your browser: a simulated Discord, no token, no network."""
    if find_spec("simcord") is None:
        raise UserError("The demo needs one more package: pip install 'second-lead[demo]'")
    settings = read_settings().model_copy(update={"database_url": f"sqlite:///{database}"})
    start_log("WARNING")
    logging.getLogger("discord").setLevel(logging.ERROR)  # SimCord trips warnings that mean nothing here
    from bot.demo import run_demo  # noqa: PLC0415 - as above, and SimCord is an optional dependency

    _until_stopped(run_demo(settings, port, _announce))


@cli.command()
def version() -> None:
    """Print the version."""
    out.print(__version__)


def _announce(address: str) -> None:
    out.print("\n[bold]Second Lead is on.[/] Open this in your browser:\n")
    out.print(f"  {address}\n", soft_wrap=True, highlight=False)
    out.print("Three things to type there (“Viewing as” makes you another member):")
    for command in TRIES:
        out.print(f"  {command}", highlight=False)
    out.print("\nCtrl-C ends it; scores and a running game stay for the next time.")


def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end, or until Ctrl-C or a host's supervisor stops it; then everything is closed in order."""

    async def supervised() -> None:
        task = asyncio.ensure_future(work)
        with suppress(NotImplementedError):  # Windows has no such signal
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    with suppress(KeyboardInterrupt):
        asyncio.run(supervised())


def main() -> None:
    """Run the command line; an error is one sentence and exit code 1."""
    try:
        cli()
    except (UserError, StartError) as error:
        err.print(str(error), markup=False)
        sys.exit(1)


if __name__ == "__main__":
    main()
