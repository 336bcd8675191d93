"""The command line: one sentence for every mistake, exit code 1 for errors and 2 for wrong calls."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from urllib.request import urlopen

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from discord.http import Route
from sqlalchemy import insert

from bot.demo import free_port
from bot.game import Deck, Rules
from bot.joining import join
from bot.messages import UserError
from bot.settings import Settings
from bot.sources import seeds
from bot.storage import Appeals, Complaint, Games, Reports, open_database
from bot.storage.schema import Miss as MissRow
from bot.telemetry import GAMES, serve_metrics, start_log
from tests.program import called
from tests.storage.evening import NEAR, NOW, SPELT, SPELT_ALIKE, SUBJECT, WRONG, Evening, new_session

ROOT = Path(__file__).parents[1]


def second_lead(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call the command in a folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """Return what an error printed: one line, no traceback, exit code 1."""
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr.strip()


@pytest.mark.parametrize("words", [("run",), ()])
def test_without_a_token_the_demo_is_offered(words: tuple[str, ...], tmp_path: Path) -> None:
    told = one_sentence(second_lead(*words, cwd=tmp_path))

    assert told.startswith("There is no token, so I cannot join Discord.")
    assert told.endswith("second-lead demo")


def test_a_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    told = one_sentence(second_lead("run", cwd=tmp_path, SECOND_LEAD_LOG_LEVEL="LOUD"))

    assert told.startswith("SECOND_LEAD_LOG_LEVEL cannot be used: ")


def test_a_wrong_call_exits_with_2(tmp_path: Path) -> None:
    for words in (("dance",), ("demo", "--port", "0"), ("catalogue",)):
        done = second_lead(*words, cwd=tmp_path)
        assert done.returncode == 2, words
        assert "Traceback" not in done.stderr


def test_the_bundled_catalogue_is_checked(tmp_path: Path) -> None:
    done = called("catalogue", "check", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split(" dramas, ")[0]) >= 500
    assert done.stdout.strip().endswith("all in order")


def test_the_catalogue_is_counted(tmp_path: Path) -> None:
    done = called("catalogue", "stats", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    for title in ("By year", "By network", "By fame", "Fields of", "birth year"):
        assert title in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            "goblin",
            (
                "Guardian: The Lonely and Great God (쓸쓸하고 찬란하神 - 도깨비), 2016",
                "Ji Eun-tak (지은탁): Kim Go-eun",
            ),
        ),
        ("crash-landing-on-you", ("CLOY", "written by  Park Ji-eun")),
        ("the-trauma-code-heroes-on-call", ("disputed    place:", "based on")),
        ("park-ji-eun", ("Crash Landing on You: writer",)),
    ],
)
def test_an_entry_is_shown(asked: str, told: tuple[str, ...], tmp_path: Path) -> None:
    done = called("catalogue", "show", asked, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    for text in told:
        assert text in done.stdout


def test_an_entry_that_there_is_not_is_one_sentence(tmp_path: Path) -> None:
    told = one_sentence(called("catalogue", "show", "Reply 1888", cwd=tmp_path))

    assert told.startswith("The catalogue has no “Reply 1888”. Perhaps one of these: reply-")


def test_what_is_out_of_balance_is_named_with_exit_code_1(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(seeds.bundled(), tmp_path / "seeds"))
    tropes = folder / "tropes.toml"
    unused = '\n[lawn-mowing]\nname = "Lawn mowing"\ndefinition = "It grows back."\nkin = ["revenge"]\n'
    tropes.write_text(tropes.read_text(encoding="utf-8") + unused, encoding="utf-8")

    told = one_sentence(called("catalogue", "check", str(folder), cwd=tmp_path))

    assert told.startswith("tropes.toml: lawn-mowing: 0 of ")


def test_a_broken_seed_file_is_named_and_nothing_starts(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(seeds.bundled(), tmp_path / "seeds"))
    drama = folder / "dramas" / "healer.toml"
    drama.write_text(drama.read_text(encoding="utf-8").replace("year = 2014", "year = soon"), encoding="utf-8")

    checked = one_sentence(called("catalogue", "check", str(folder), cwd=tmp_path))
    started = one_sentence(second_lead("run", cwd=tmp_path, DISCORD_TOKEN="x", SECOND_LEAD_SEEDS=str(folder)))

    assert checked == started
    assert checked.startswith("dramas/healer.toml: syntax: not valid TOML: Invalid value (at line ")


async def report(path: Path, deck: Deck) -> None:
    """Keep reports of two questions in two servers, one of them decided on."""
    first, second = deck.draw(Rules(rounds=2), Random(5))[:2]
    async with open_database(path) as database:
        reports = Reports(database)
        for guild, question, complaint in (
            (700_000_001, first, Complaint(800_000_001, "wrong", "see\x1b[31m episode 3", is_moderator=False)),
            (700_000_001, first, Complaint(800_000_002, "wrong", "", is_moderator=False)),
            (700_000_002, first, Complaint(800_000_003, "spoiler", "", is_moderator=True)),
            (700_000_002, second, Complaint(800_000_003, "two right answers", "", is_moderator=True)),
        ):
            await reports.add(guild, question, complaint, datetime(2026, 1, 1, tzinfo=UTC))
        await reports.decide(700_000_002, second.key, "dismissed", 900_000_001, datetime(2026, 1, 2, tzinfo=UTC))


def test_what_was_reported_is_printed_without_who_did(deck: Deck, tmp_path: Path) -> None:
    first, second = deck.draw(Rules(rounds=2), Random(5))[:2]
    asyncio.run(report(tmp_path / "second-lead.db", deck))
    before = (tmp_path / "second-lead.db").read_bytes()
    done = called("catalogue", "reports", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        str(first.stem),
        f"  answer      {first.choices[first.answer]}",
        f"  key         {first.key}",
        "  reasons     wrong 2, spoiler 1",
        "  servers     2",
        "  reports     0 upheld, 0 dismissed, 3 open",
        "  note        see [31m episode 3",
        "",
        str(second.stem),
        f"  answer      {second.choices[second.answer]}",
        f"  key         {second.key}",
        "  reasons     two right answers 1",
        "  servers     1",
        "  reports     0 upheld, 1 dismissed, 0 open",
        "",
    ]
    assert (tmp_path / "second-lead.db").read_bytes() == before


def test_what_was_reported_is_printed_as_json(deck: Deck, tmp_path: Path) -> None:
    first, second = deck.draw(Rules(rounds=2), Random(5))[:2]
    asyncio.run(report(tmp_path / "host.db", deck))
    done = called(
        "catalogue", "reports", "--json", cwd=tmp_path, SECOND_LEAD_DATABASE_URL=f"sqlite:///{tmp_path / 'host.db'}"
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [reported["key"] for reported in told] == [first.key, second.key]
    assert told[0] == {
        "key": first.key,
        "stem": str(first.stem),
        "answer": first.choices[first.answer],
        "reasons": {"wrong": 2, "spoiler": 1},
        "notes": ["see\x1b[31m episode 3"],
        "servers": 2,
        "reports": 3,
        "open": 3,
        "upheld": 0,
        "dismissed": 0,
    }
    for somebody in ("70000000", "80000000", "90000000"):
        assert somebody not in done.stdout


def test_nothing_reported_is_one_sentence_and_no_database_another(tmp_path: Path) -> None:
    told = one_sentence(called("catalogue", "reports", cwd=tmp_path))
    assert told.startswith("There is no database at second-lead.db.")
    assert list(tmp_path.iterdir()) == []

    async def make() -> None:
        async with open_database(tmp_path / "second-lead.db"):
            pass

    asyncio.run(make())
    done = called("catalogue", "reports", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "No question has been reported.\n"), done.stderr


async def play(path: Path) -> None:
    """Let players of two servers type, and moderators of both accept one spelling."""
    async with open_database(path) as database:
        games, appeals = Games(database), Appeals(database)
        for place, typed in enumerate((SPELT, SPELT_ALIKE, WRONG)):
            evening = Evening(games, new_session("abc"[place]), channel=600_000_000 + place, guild=700_000_000 + place)
            await evening.start()
            await evening.ask({800_000_000 + place: typed, 800_000_009: NEAR})
            if typed != WRONG:
                await appeals.make(evening.id, 1, 800_000_000 + place, SUBJECT, NOW)
                [plea] = await appeals.open(evening.guild)
                await appeals.accept(evening.guild, plea, 900_000_001, NOW, {})


def test_what_was_typed_in_vain_is_printed_commonest_first(tmp_path: Path) -> None:
    asyncio.run(play(tmp_path / "second-lead.db"))
    done = called("catalogue", "misses", cwd=tmp_path)
    first = called("catalogue", "misses", "--limit", "1", "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "    5  near    person/gong-yoo  KONG YU",
        "    1  reject  person/gong-yoo  Hyun Bin",
    ]
    assert json.loads(first.stdout) == [{"subject": SUBJECT, "typed": NEAR, "verdict": "near", "times": 5}]
    assert called("catalogue", "misses", "--limit", "0", cwd=tmp_path).returncode == 2


def test_what_players_typed_is_printed_as_it_is_and_obeyed_by_no_terminal(tmp_path: Path) -> None:
    async def make() -> None:
        async with open_database(tmp_path / "second-lead.db") as database, database.write() as connection:
            row = {"subject": SUBJECT, "verdict": "reject", "times": 1, "last_on": NOW.date()}
            typed = "a\x1b[31m\x9b2J\u202e\r :heart: [bold]b[/]"
            await connection.execute(insert(MissRow).values(folded="x", typed=typed, **row))

    asyncio.run(make())
    done = called("catalogue", "misses", cwd=tmp_path)
    as_json = called("catalogue", "misses", "--json", cwd=tmp_path)

    assert done.stdout == "    1  reject  person/gong-yoo  a [31m 2J   :heart: [bold]b[/]\n", done.stderr
    assert as_json.stdout.isascii()
    assert as_json.stdout.replace("\n", "").isprintable()


def test_accepted_spellings_are_printed_without_who_accepted_them(tmp_path: Path) -> None:
    asyncio.run(play(tmp_path / "second-lead.db"))
    done = called("catalogue", "spellings", cwd=tmp_path)
    as_json = called("catalogue", "spellings", "--json", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert done.stdout == "person/gong-yoo  Kong Yu  2 servers\n"
    assert json.loads(as_json.stdout) == [{"subject": SUBJECT, "typed": SPELT, "servers": 2}]


def test_nothing_typed_in_vain_and_nothing_accepted_are_a_sentence_each(tmp_path: Path) -> None:
    for command in ("misses", "spellings"):
        told = one_sentence(called("catalogue", command, cwd=tmp_path))
        assert told.startswith("There is no database at second-lead.db.")

    async def make() -> None:
        async with open_database(tmp_path / "second-lead.db"):
            pass

    asyncio.run(make())
    assert called("catalogue", "misses", cwd=tmp_path).stdout == "Nothing was typed that did not count.\n"
    assert called("catalogue", "spellings", cwd=tmp_path).stdout == "No spelling has been accepted.\n"


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "second-lead.db"

    async def make() -> None:
        async with open_database(path) as database, database.write() as connection:
            await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    asyncio.run(make())
    told = one_sentence(second_lead("run", cwd=tmp_path, DISCORD_TOKEN="x"))

    assert "was written by a newer version (9999); update the bot" in told


def test_a_database_in_an_impossible_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = one_sentence(second_lead("demo", "--database", "file/x.db", cwd=tmp_path))

    assert "file/x.db cannot be used as a database" in told


def test_a_taken_port_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert free_port(port) != port


def test_the_log_is_json_where_a_host_wants_it(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    try:
        start_log("INFO", as_json=True)
        logging.getLogger("bot").info("hello %s", "there", extra={"guild": 7})
    finally:
        root.handlers = handlers
        root.setLevel(level)

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["level"], line["guild"]) == ("hello there", "info", 7)


def test_a_traceback_in_the_log_shows_no_variables(capsys: pytest.CaptureFixture[str]) -> None:
    typed = "what-a-member-typed"
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    try:
        start_log("INFO")
        try:
            int("z", base=len(typed))
        except ValueError:
            logging.getLogger("bot").exception("fault")
    finally:
        root.handlers = handlers
        root.setLevel(level)

    told = capsys.readouterr().err
    assert "ValueError: " in told
    assert typed not in told


def test_counters_can_be_read_by_prometheus(unused_port: int) -> None:
    GAMES.labels("played").inc()
    server = serve_metrics(unused_port)
    try:
        with urlopen(f"http://127.0.0.1:{unused_port}/metrics", timeout=5) as answer:
            told = answer.read().decode()
        with pytest.raises(UserError, match=f"Port {unused_port} cannot serve metrics"):
            serve_metrics(unused_port)
    finally:
        server.shutdown()
        server.server_close()

    assert 'second_lead_games_total{reason="played"}' in told


@pytest.fixture
def unused_port() -> int:
    """Find a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_a_token_that_discord_refuses(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(_request: web.Request) -> web.Response:
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    site = web.Application()
    site.router.add_get("/{path:.*}", refuse)
    async with TestServer(site) as server:
        monkeypatch.setattr(Route, "BASE", str(server.make_url("")).rstrip("/"))
        with pytest.raises(UserError, match=r"^Discord refuses the token\. Copy it again"):
            await join(settings, "a-wrong-token")


async def test_a_discord_that_cannot_be_reached(
    settings: Settings, unused_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{unused_port}")

    with pytest.raises(UserError, match=r"^Discord cannot be reached\."):
        await join(settings, "a-token")
