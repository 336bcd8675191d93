"""The README tells the truth about commands, settings, permissions and figures."""

from __future__ import annotations

import re
from pathlib import Path

import discord

from bot.catalogue import Catalogue
from bot.client import extensions
from tests.cogs.test_lookups import COMMANDS
from tests.test_settings import variables

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_its_test_command_is_the_one_that_ci_runs() -> None:
    [tests] = re.findall(r"^pip install uv && uv run pytest$", README, flags=re.MULTILINE)

    assert tests in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_its_demo_command_calls_a_command_that_there_is() -> None:
    assert "\npip install uv && uv run second-lead demo\n" in README
    assert 'second-lead = "bot.__main__:main"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_every_setting_stands_in_it_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+) \|$", README, flags=re.MULTILINE))

    assert rows.keys() == variables().keys()
    for name, default in variables().items():
        assert default is None or f"`{default}`" == rows[name], name


def test_every_command_stands_in_it() -> None:
    assert [command for command in COMMANDS if f"`/{command}`" not in README] == []


def test_the_permissions_integer_is_that_of_the_permissions_named() -> None:
    [named, integer] = re.search(
        r"permissions\s+(View.+?) \(as one integer: `(\d+)`\)", README, flags=re.DOTALL
    ).groups()  # type: ignore[union-attr] # then the test fails
    flags = {"view_channel" if name == "view channels" else name.replace(" ", "_") for name in _listed(named)}

    assert discord.Permissions(**dict.fromkeys(flags, True)).value == int(integer)


def _listed(text: str) -> list[str]:
    return [name.strip().lower() for name in re.split(r",| and ", " ".join(text.split()))]


def test_every_picture_is_there_and_is_described() -> None:
    pictures = re.findall(r'<img src="([^"]+)"[^>]* alt="([^"]+)"', README)

    assert len(pictures) == 6
    for path, described in pictures:
        assert (ROOT / path).stat().st_size > 10_000
        assert len(described) > 30


def test_every_folder_it_draws_is_there() -> None:
    drawn = re.findall(r"^(bot/\w+|cogs/|seeds/) +\w", README, flags=re.MULTILINE)

    assert len(drawn) == 10
    assert all((ROOT / folder).is_dir() for folder in drawn)
    assert extensions()


def test_it_counts_what_the_catalogue_holds(catalogue: Catalogue) -> None:
    [dramas, roles, people, tropes] = re.findall(
        r"(\d+) dramas from .+, ([\d,]+) roles, ([\d,]+) people, (\d+) tropes", README
    )[0]

    assert (int(dramas), int(tropes)) == (len(catalogue.dramas), len(catalogue.tropes))
    assert int(roles.replace(",", "")) <= sum(len(drama.roles) for drama in catalogue.dramas.values())
    assert int(people.replace(",", "")) <= len(catalogue.people)
