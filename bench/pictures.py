"""Makes the README's pictures: plays a round of the demo in a browser and photographs its messages.

    uv run python -m bench.pictures

Needs Chromium, with fonts for Korean and emoji (Debian: fonts-noto-cjk fonts-noto-color-emoji).
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser import Client, Demo

PICTURES = Path(__file__).parents[1] / "docs"


def right_letter(demo: Demo, number: int) -> str:
    """Look the right choice of a question up in the demo's database."""
    with sqlite3.connect(f"file:{demo.folder / 'demo.db'}?mode=ro", uri=True) as connection:
        questions, state = map(json.loads, connection.execute("SELECT questions, state FROM game").fetchone())
    connection.close()
    return "ABCD"[questions[state["order"][number - 1]]["answer"]]


def photograph(client: Client, text: str, name: str, *, wait: float = 40) -> None:
    """Save a picture of the newest message that holds a text."""
    message = client.message(text, wait=wait)
    message.scroll_into_view_if_needed()
    client.page.mouse.move(0, 0)
    message.screenshot(path=PICTURES / f"{name}.png")


def play(client: Client, demo: Demo) -> None:
    """Play three questions as two members, and ask for a recommendation."""
    client.slash("trivia play", rounds="3", about="the heirs")
    for number in (1, 2, 3):
        client.view_as("Ari")
        client.message(f"Question {number} of 3", wait=40)
        if number == 1:
            photograph(client, "Question 1 of 3", "question")
        right = right_letter(demo, number)
        client.answer(right)
        client.view_as("Bomi")
        client.answer(right if number == 2 else "ABCD"["ABCD".index(right) - 1])  # noqa: PLR2004 - so that both score
        if number == 1:
            photograph(client, "✅", "reveal")
    photograph(client, "Final scores", "podium")
    client.slash("recommend like", drama="trauma")
    photograph(client, "If you liked", "recommendation")


def main() -> None:
    """Play and photograph."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        demo = Demo(Path(folder))
        try:
            with Client.at(demo.address, width=760, height=1100) as client:
                play(client, demo)
        finally:
            demo.kill()
    print(*sorted(path.name for path in PICTURES.glob("*.png")), sep="\n")


if __name__ == "__main__":
    main()
