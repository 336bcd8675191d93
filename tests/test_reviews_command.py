"""The command line's `reviews`: what is read is shown, asked about, kept, listed and forgotten."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.app import open_app
from bot.reviews import Kept
from bot.settings import Settings
from bot.storage import Readings, open_database
from tests.program import answered, called
from tests.test_command_line import ROOT, one_sentence, second_lead

pytestmark = pytest.mark.usefixtures("few")

DRAMA = "the-trauma-code-heroes-on-call"
STORM = """The Trauma Code: Heroes on Call Review

Baek Kang-hyuk is played by Ju Ji-hoon. He walks in as if the building owed him money.
Cheon Jang-mi is played by Ha Young. She is ahead of him.
"""
MANY = 250
"""Reviews of a folder."""
SELLER = "\nOh Moon-sik is played by Lee Moo-saeng. He sells the coffee.\n"
NEW = STORM + SELLER
BOTH = STORM.replace("Ha Young", "Han Hyo-joo") + SELLER


@pytest.fixture
def few(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the programs read a small catalogue, which is quicker."""
    monkeypatch.setenv("SECOND_LEAD_SEEDS", str(small))


def write(folder: Path, **texts: str) -> Path:
    """Write reviews into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def stored(folder: Path) -> list[Kept]:
    """Return what is kept in a folder's database."""

    async def look() -> list[Kept]:
        async with open_database(folder / "second-lead.db") as database:
            return await Readings(database).all()

    return asyncio.run(look())


def said(kept: Kept) -> set[tuple[str, str | None, str]]:
    """Return the roles that a review was kept with."""
    return {(each.value, each.subject, each.verdict) for each in kept.proposals if each.kind == "role"}


def at_a_terminal(*words: str, cwd: Path) -> tuple[int, str, str]:
    """Call the command where all but its output goes to a terminal; return its exit code, and what both show."""
    typed, terminal = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=cwd,
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=terminal,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as running:
            out, _nothing = running.communicate(timeout=60)
            return running.returncode, out, os.read(typed, 65_536).decode(errors="replace")
    finally:
        os.close(typed)
        os.close(terminal)


def test_a_review_is_shown_in_groups_with_the_numbers_of_its_lines(tmp_path: Path) -> None:
    write(tmp_path, storm=BOTH)
    done = called("reviews", "read", "storm.txt", cwd=tmp_path)
    lines = [line.strip() for line in done.stdout.splitlines()]

    assert done.returncode == 0, done.stderr
    assert lines[0] == "storm.txt"
    assert f"drama  The Trauma Code: Heroes on Call ({DRAMA})" in lines
    assert "source The Trauma Code: Heroes on Call Review" in lines
    assert "3 Baek Kang-hyuk: Ju Ji-hoon" in lines
    assert "6 Oh Moon-sik: Lee Moo-saeng" in lines
    place = lines.index("4 Cheon Jang-mi: Han Hyo-joo")
    assert lines[place + 1] == "catalogue: Cheon Jang-mi: Ha Young"
    groups = [line.partition(" (")[0] for line in lines if line.startswith(("Confirms", "New", "Contradicts"))]
    assert groups == ["Confirms", "New", "Contradicts"]
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_narrow_terminal_shows_the_same(tmp_path: Path) -> None:
    write(tmp_path, storm=BOTH)
    done = second_lead("reviews", "read", "storm.txt", cwd=tmp_path, COLUMNS="32")

    assert done.returncode == 0, done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 32
    assert "Cheon Jang-mi: Han Hyo-joo" in " ".join(done.stdout.split())


def test_reviews_are_printed_as_one_json_document(tmp_path: Path) -> None:
    write(tmp_path / "pile", a=BOTH, b="Nothing of any drama.")
    done = called("reviews", "read", "pile", "--json", cwd=tmp_path)
    first, second = json.loads(done.stdout)

    assert done.returncode == 0, done.stderr
    assert (first["file"], first["drama"]) == ("a.txt", DRAMA)
    assert first["source"] == "The Trauma Code: Heroes on Call Review"
    roles = [each for each in first["proposals"] if each["kind"] == "role"]
    for role in roles:
        said = BOTH[role["start"] : role["end"]]
        assert role["value"] in said
        assert role["line"] == BOTH[: role["start"]].count("\n") + 1
    assert {(role["value"], role["verdict"]) for role in roles} == {
        ("Ju Ji-hoon", "confirms"),
        ("Han Hyo-joo", "contradicts"),
        ("Lee Moo-saeng", "new"),
    }
    assert {"kind", "value", "verdict", "start", "end", "line", "subject", "role", "refers", "known", "share"} == {
        *roles[0]
    }
    assert (second["drama"], second["file"]) == (None, "b.txt")


def test_a_terminal_obeys_nothing_that_a_review_says(tmp_path: Path) -> None:
    write(tmp_path, evil=STORM.replace("Review", "Review \x1b[31m\x9b2J [bold]x[/]"))
    done = called("reviews", "read", "evil.txt", cwd=tmp_path)

    assert "[31m" in done.stdout, done.stderr
    assert "[bold]x[/]" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\x9b" not in done.stdout


def test_what_cannot_be_read_is_a_sentence_each_and_the_rest_goes_on(tmp_path: Path) -> None:
    pile = write(tmp_path / "pile", b=STORM, c="")
    (pile / "a.md").write_bytes(b"\x89PNG\0")
    (pile / "d.html").write_bytes("naïve".encode("latin-1"))
    (pile / "e.txt").write_bytes(b"a" * 10_000_001)
    (tmp_path / "none").mkdir()
    for command in (("read",), ("import", "--yes")):
        done = called("reviews", *command, "pile", "gone.txt", "none", cwd=tmp_path)

        assert done.returncode == 1
        assert sorted(done.stderr.splitlines()) == [
            "a.md is no text.",
            "c.txt is empty.",
            "d.html is no UTF-8 text at byte 2. Save it as UTF-8.",
            "e.txt is larger than 10 MB, which no review is.",
            "gone.txt is not there.",
            "none holds no .txt, .md or .html file.",
        ]
        assert "b.txt" in done.stdout


def test_markup_is_read_with_the_lines_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(STORM.replace("Ju Ji-hoon", "**[Ju Ji-hoon](x)**"), encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>\n" for line in STORM.splitlines() if line)
    (tmp_path / "a.html").write_text(f"<html><body><article>\n{paragraphs}</article></body>", encoding="utf-8")
    done = called("reviews", "read", "a.md", "a.html", "--json", cwd=tmp_path)
    read = json.loads(done.stdout)

    assert done.stderr == ""
    for each, line in zip(read, (3, 3), strict=True):
        role = next(each for each in each["proposals"] if each["value"] == "Ju Ji-hoon")
        assert (role["verdict"], role["line"]) == ("confirms", line)


def test_all_that_nothing_contradicts_is_kept_listed_and_forgotten(tmp_path: Path) -> None:
    write(tmp_path, storm=BOTH)
    taken = called(
        *("reviews", "import", "storm.txt", "--yes", "--source", "Storm", "--reviewer", "Ann Example"),
        *("--link", "https://example.org/storm", "--published", "2025-02"),
        cwd=tmp_path,
    )
    [kept] = stored(tmp_path)

    assert taken.returncode == 0, taken.stderr
    first, last = taken.stdout.splitlines()
    count = len(kept.proposals)
    assert first == f"storm.txt: {count} statements kept as review 1; 1 left out, which the catalogue contradicts."
    assert last == "A bot that runs takes it in at its next start."
    assert (kept.number, kept.drama, kept.source, kept.reviewer) == (1, DRAMA, "Storm", "Ann Example")
    assert (kept.published, kept.link) == ("2025-02", "https://example.org/storm")
    assert ("Lee Moo-saeng", "Oh Moon-sik", "new") in said(kept)
    assert "contradicts" not in {each.verdict for each in kept.proposals}

    again = called("reviews", "import", "storm.txt", "--yes", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (0, "storm.txt has been read in already.\n"), again.stderr

    listed = called("reviews", "list", cwd=tmp_path)
    assert listed.stdout == f"   1  {DRAMA}  Storm  Ann Example  2025-02  {count} statements\n", listed.stderr

    gone = called("reviews", "forget", "1", cwd=tmp_path)
    assert gone.stdout.startswith("Review 1 is forgotten with all its statements."), gone.stderr
    assert one_sentence(called("reviews", "forget", "1", cwd=tmp_path)).startswith("No review has the number 1.")
    assert called("reviews", "list", cwd=tmp_path).stdout == "No review has been read in.\n"


def test_a_drama_that_the_catalogue_has_not_is_to_be_named(tmp_path: Path) -> None:
    write(tmp_path, a="A review of nothing\n\nIt has nobody in it.", b=STORM)
    done = called("reviews", "import", "a.txt", "b.txt", "--yes", cwd=tmp_path)
    named = called("reviews", "import", "a.txt", "--yes", "--drama", "blood-free", cwd=tmp_path)
    wrong = called("reviews", "import", "a.txt", "--yes", "--drama", "Heeler 9", cwd=tmp_path)

    assert done.returncode == 1
    assert done.stderr == "a.txt is about a drama that the catalogue has not; name it with --drama.\n"
    assert named.returncode == 0, named.stderr
    assert [kept.drama for kept in stored(tmp_path)] == [DRAMA, "blood-free"]
    assert one_sentence(wrong).startswith("The catalogue has no “Heeler 9”.")


def test_where_nobody_can_be_asked_it_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    write(tmp_path, storm=STORM)
    done = called("reviews", "import", "storm.txt", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.splitlines() == ["There is nobody to ask here: add --yes to take all that nothing contradicts."]
    assert [path.name for path in tmp_path.iterdir()] == ["storm.txt"]


@pytest.mark.parametrize(
    "words",
    [
        ("read",),
        ("forget", "one"),
        ("forget",),
        ("burn",),
        ("import", "a.txt", "--yes", "--published", "soon"),
        ("import", "a.txt", "--yes", "--link", "example.org"),
    ],
)
def test_a_wrong_call_exits_with_2(words: Sequence[str], tmp_path: Path) -> None:
    done = called("reviews", *words, cwd=tmp_path)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_without_a_database_there_is_nothing_to_list_or_forget(tmp_path: Path) -> None:
    for words in (("list",), ("forget", "1")):
        told = one_sentence(called("reviews", *words, cwd=tmp_path))
        assert told.startswith("There is no database at second-lead.db.")
    assert list(tmp_path.iterdir()) == []


ONE_EACH = """The Trauma Code: Heroes on Call

Cheon Jang-mi is played by Han Hyo-joo. Oh Moon-sik is played by Lee Moo-saeng. Baek Kang-hyuk is played by Ju Ji-hoon.
"""
CONFIRMED = ("Ju Ji-hoon", "Baek Kang-hyuk", "confirms")
SAID_NEW = ("Lee Moo-saeng", "Oh Moon-sik", "new")
DISPUTED = ("Han Hyo-joo", "Cheon Jang-mi", "contradicts")


def asked_about(out: str) -> list[str]:
    """Return what was asked about."""
    return [line.partition(", ")[2] for line in out.splitlines() if " of " in line and ", line " in line]


@pytest.mark.parametrize(
    ("answers", "kept"),
    [
        ("yn", {CONFIRMED, SAID_NEW}),
        ("ny", {CONFIRMED, DISPUTED}),
        ("a", {CONFIRMED, SAID_NEW, DISPUTED}),
        ("?Yx y", {CONFIRMED, SAID_NEW, DISPUTED}),
    ],
)
def test_each_statement_but_a_confirmation_is_asked_about_contradictions_last(
    answers: str, kept: set[tuple[str, str, str]], tmp_path: Path
) -> None:
    write(tmp_path, a=ONE_EACH)
    done = answered(answers, "reviews", "import", "a.txt", cwd=tmp_path)
    [review] = stored(tmp_path)

    assert done.returncode == 0, done.stderr
    assert said(review) == kept
    assert "Oh Moon-sik" in done.stdout
    if "a" not in answers:
        assert asked_about(done.stdout) == [
            "line 3, new",
            "line 3, contradicts: kept as a dispute, which is never asked",
        ]


def test_what_is_skipped_is_asked_again_and_what_was_finished_stays(tmp_path: Path) -> None:
    write(tmp_path / "pile", a=ONE_EACH, b=f"{ONE_EACH}B", c=f"{ONE_EACH}C")
    done = answered("sayq", "reviews", "import", "pile", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "a.txt is skipped; it is asked about again the next time." in done.stdout
    assert "Stopped. What was finished is kept; continue with the same command." in done.stdout
    assert len(stored(tmp_path)) == 1, "b; of c one answer was given"

    done = answered("aa", "reviews", "import", "pile", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "b.txt has been read in already." in done.stdout
    assert len(stored(tmp_path)) == 3


def test_a_terminal_shows_how_far_a_folder_is_and_nothing_else_does(tmp_path: Path) -> None:
    write(tmp_path / "pile", a=STORM, b=NEW)
    code, out, shown = at_a_terminal("reviews", "import", "pile", "--yes", cwd=tmp_path)

    assert code == 0, shown
    assert "2/2" in shown
    assert out.splitlines()[0].startswith("2 reviews kept with ")
    again = called("reviews", "import", "pile", "--yes", cwd=tmp_path)
    assert again.stderr == ""
    assert again.stdout.splitlines()[:2] == ["a.txt has been read in already.", "b.txt has been read in already."]


def test_a_folder_of_reviews_can_be_stopped_and_is_continued(tmp_path: Path) -> None:
    write(tmp_path / "pile", **{f"r{number:04}": f"{STORM}\nReview {number}.\n" for number in range(MANY)})
    words = [sys.executable, "-m", "bot", "reviews", "import", "pile", "--yes"]
    with subprocess.Popen(
        words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
    ) as running:  # fmt: skip
        assert running.stdout is not None
        for _ in range(30):
            running.stdout.readline()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    finished = len(stored(tmp_path))

    assert running.returncode == 130, err
    assert "Stopped. What was finished is kept" in out
    assert "Traceback" not in err
    assert 30 <= finished < MANY

    done = called("reviews", "import", "pile", "--yes", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"{MANY - finished} reviews kept" in done.stdout
    assert f"{finished} reviews there already." in done.stdout
    assert len(stored(tmp_path)) == MANY


async def test_a_bot_that_starts_takes_in_what_was_kept(settings: Settings, small: Path, tmp_path: Path) -> None:
    write(tmp_path, storm=NEW)
    words = ("reviews", "import", str(tmp_path / "storm.txt"), "--yes", "--source", "Storm")
    done = await asyncio.to_thread(second_lead, *words, cwd=tmp_path, SECOND_LEAD_DATABASE_URL=settings.database_url)
    assert done.returncode == 0, done.stderr

    settings = settings.model_copy(update={"seeds": small})
    async with open_app(settings) as app:
        drama = app.catalogue.dramas[DRAMA]
        assert [role.actor for role in drama.roles if role.character == "Oh Moon-sik"] == ["lee-moo-saeng"]
        assert drama.sources[-1] == "“Storm” (unsigned)"


def test_several_reviews_of_a_drama_are_set_beside_one_another(tmp_path: Path) -> None:
    write(tmp_path, a=STORM, b=BOTH)
    done = called("reviews", "read", "a.txt", "b.txt", cwd=tmp_path)
    alone = called("reviews", "read", "a.txt", cwd=tmp_path)

    assert [line.strip() for line in done.stdout.partition("Where these reviews differ\n")[2].splitlines()] == [
        "The Trauma Code: Heroes on Call: the name of the actor of Cheon Jang-mi",
        "Ha Young (a.txt)",
        "Han Hyo-joo (b.txt)",
        "",
    ]
    assert "differ" not in alone.stdout
