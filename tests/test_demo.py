"""The demo as a newcomer meets it: one command, a browser, a whole game; and a kill in the middle of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Library
from bot.settings import Settings
from tests.browser import CHROMIUM, Client, Demo

needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="This test plays in a real browser: install Chromium or Chrome to run it."
)


@pytest.fixture
def read(before: Settings, library: Library) -> Path:
    """Return the catalogue as a bot that ran before has kept it."""
    return before.catalogue_cache


@pytest.fixture
def demo(tmp_path: Path, read: Path) -> Iterator[Demo]:
    """Start the demo with a database of its own."""
    (tmp_path / "demo.catalogue.json").symlink_to(read)
    started = Demo(tmp_path)
    yield started
    started.kill()


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """Read from the demo's database, as any other program would."""
    connection = sqlite3.connect(f"file:{folder / 'demo.db'}?mode=ro", uri=True)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_it_prints_an_address_and_three_things_to_try_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    demo = Demo(tmp_path)
    try:
        assert demo.stop() == 0
        assert demo.process.stdout is not None
        printed = demo.printed + demo.process.stdout.read()
    finally:
        demo.kill()

    assert printed.count("\n  /") == 3
    assert "Traceback" not in printed


def test_a_second_demo_takes_the_next_port(demo: Demo, tmp_path: Path, read: Path) -> None:
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "demo.catalogue.json").symlink_to(read)
    second = Demo(tmp_path / "second")
    try:
        assert second.address.partition("/#")[0] != demo.address.partition("/#")[0]
    finally:
        second.kill()


@needs_browser
def test_a_whole_game_is_played_in_the_browser_and_survives_a_kill(demo: Demo) -> None:
    with Client.at(demo.address) as client:
        client.slash("trivia play", rounds="5")
        client.message("Question 1 of 5")
        client.answer("A")
        client.view_as("Bomi")
        client.answer("B")
        confirmed = rows(demo.folder, "SELECT player_id, choice FROM answer ORDER BY player_id")
        demo.kill()

    assert [choice for _player, choice in confirmed] == [0, 1]
    again = Demo(demo.folder)
    try:
        with Client.at(again.address) as client:
            client.message("I was restarted. The game goes on")
            assert rows(demo.folder, "SELECT player_id, choice FROM answer ORDER BY player_id") == confirmed
            play_to_the_end(client)
            client.message("Final scores")
            assert rows(demo.folder, "SELECT status FROM game") == [("played",)]
            assert rows(demo.folder, "SELECT count(*) FROM answer WHERE is_right IS NOT NULL") == [(10,)]

            client.slash("recommend like", drama="goblin")
            client.message("If you liked Guardian: The Lonely and Great God")
            client.slash("quote random", drama="the-trauma-code-heroes-on-call")
            client.message("on The Trauma Code: Heroes on Call (2025)")
    finally:
        again.kill()


def play_to_the_end(client: Client) -> None:
    """Answer questions 2 to 5 as two members; the first is answered already."""
    for number in range(2, 6):
        client.view_as("Ari")
        client.message(f"Question {number} of 5", wait=40)
        client.answer("C")
        client.view_as("Bomi")
        client.answer("D")
