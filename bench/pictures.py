"""Makes the README's pictures: plays rounds of the demo in a browser and photographs its messages.

    uv run python -m bench.pictures

Needs Chromium, with fonts for Korean and emoji (Debian: fonts-noto-cjk fonts-noto-color-emoji).
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser import Client, Demo

PICTURES = Path(__file__).parents[1] / "docs"


def open_question(demo: Demo) -> dict[str, Any]:
    """Look the open question up in the demo's database."""
    running = "SELECT questions, state FROM game WHERE status = 'running'"
    with sqlite3.connect(f"file:{demo.folder / 'demo.db'}?mode=ro", uri=True) as connection:
        questions, state = map(json.loads, connection.execute(running).fetchone())
    connection.close()
    question: dict[str, Any] = questions[state["order"][-1]]
    return question


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
        right = "ABCD"[open_question(demo)["answer"]]
        client.answer(right)
        client.view_as("Bomi")
        client.answer(right if number == 2 else "ABCD"["ABCD".index(right) - 1])  # noqa: PLR2004 - so that both score
        if number == 1:
            photograph(client, "✅", "reveal")
    photograph(client, "Final scores", "podium")
    client.slash("recommend like", drama="trauma")
    photograph(client, "If you liked", "recommendation")


def type_answers(client: Client, demo: Demo) -> None:
    """Play a question that is typed, and ask for a hint."""
    client.view_as("Ari")
    client.slash("trivia play", rounds="1", about="cast and", difficulty="easy", answers="typed")
    client.message("Question 1 of 1", wait=40)
    client.press(client.page.get_by_role("button", name="Hint").last, "💡 1 of")
    client.page.mouse.click(5, 300)  # so that no tool bar hangs over the picture
    photograph(client, "Question 1 of 1", "typed")
    question = open_question(demo)
    client.slash("guess", answer=question["choices"][question["answer"]].lower().replace("-", " "))
    client.view_as("Bomi")
    client.slash("guess", answer="no idea")
    photograph(client, "something else", "counted")


def main() -> None:
    """Play and photograph."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        demo = Demo(Path(folder))
        try:
            with Client.at(demo.address, width=760, height=1100) as client:
                play(client, demo)
                type_answers(client, demo)
        finally:
            demo.kill()
    print(*sorted(path.name for path in PICTURES.glob("*.png")), sep="\n")


if __name__ == "__main__":
    main()
