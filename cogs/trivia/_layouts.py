"""What a game looks like: question, reveal and podium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.game import Closed, Finished, Opened, Reason, Result, Session, Standing, Withdrawn
from bot.game.draw import CATEGORIES
from bot.messages import Message, message
from bot.questions import Level, Question
from cogs._ui import Card, Say, button, line, place_of, row, small, text

LETTERS = "ABCD"
LEVELS: dict[Level, Message] = {1: message("★ easy"), 2: message("★★ medium"), 3: message("★★★ hard")}
SHOWN = 10
"""How many players a reveal or podium names."""
CREDITED = 2
"""How many sources a reveal names; the drama's card names all."""
ENDINGS: dict[Reason, Message] = {
    "played": message("That was the last question."),
    "stopped": message("The game was stopped. These are the scores."),
    "deserted": message("Two questions went unanswered, so the game ends here."),
    "drained": message("I have nothing left to ask that everybody here may hear. These are the scores."),
    "broken": message("I had to end the game here. The scores up to the last reveal are kept."),
}


def question_card(say: Say, session: Session, opened: Opened, now: datetime) -> Card:
    """Show an open question with a button a choice, and the clues it has given so far."""
    buttons = [
        row(button(f"{LETTERS[place]} · {choice}", f"answer:{session.id}:{opened.number}:{place}"))
        for place, choice in enumerate(opened.question.choices)
    ]
    ends = discord.utils.format_dt(opened.closes_at, "R")
    return Card(
        small(_heading(say, session, opened.number)),
        text(f"### {say(opened.question.stem)}"),
        *_clues(say, opened.question, max(session.clues_shown(now), 1)),
        *buttons,
        small(say("Closes {when} · one answer each, one change", when=ends)),
    )


def _clues(say: Say, question: Question, shown: int) -> Iterator[ui.TextDisplay[Any]]:
    """Show the clues there are so far, the newest last, and that waiting costs points."""
    if question.clues:
        yield text("\n".join(f"{place}. {say(clue)}" for place, clue in enumerate(question.clues[:shown], start=1)))
        if shown < len(question.clues):
            yield small(say("More clues follow; each takes a fifth of the points."))


def withdrawn_card(say: Say, withdrawn: Withdrawn) -> Card:
    """Stand in for a question that was taken back."""
    return Card(
        text(f"~~{say(withdrawn.question.stem)}~~"),
        text(say("Somebody reported this one, so it is taken back: it counts for nobody.")),
    )


def moved_card(say: Say) -> Card:
    """Stand in for a question that goes on further down."""
    return Card(small(say("I was restarted. This question goes on below.")))


def reveal_card(say: Say, session: Session, closed: Closed) -> Card:
    """Show what was right, who had it, and where the fact comes from."""
    question = closed.question
    counts = Counter(result.choice for result in closed.results)
    choices = "\n".join(
        _choice_line(place, choice, right=place == question.answer, count=counts[place])
        for place, choice in enumerate(question.choices)
    )
    return Card(
        small(_heading(say, session, closed.number)),
        text(f"### {say(question.stem)}"),
        *_clues(say, question, len(question.clues)),
        text(choices),
        line(),
        text(say(question.reveal)),
        text(_results(say, closed.results)),
        small(say("Source: {sources}", sources=", ".join(question.sources[:CREDITED]))),
        below=[
            row(
                button(say("About this drama"), f"card:{question.drama}", emoji="🎬"),
                button(say("Report"), f"report:{session.id}:{closed.number}", emoji="🚩"),
            )
        ],
    )


def podium_card(say: Say, session: Session, finished: Finished) -> Card:
    """Show the final scores."""
    lines = [_standing_line(say, standing) for standing in finished.standings[:SHOWN]]
    if len(finished.standings) > SHOWN:
        lines.append(say("…and {count} more", count=len(finished.standings) - SHOWN))
    return Card(
        text(say("## 🎬 Final scores")),
        text("\n".join(lines) or say("Nobody answered this time.")),
        line(),
        small(f"{say(ENDINGS[finished.reason])} {say('All of it counts on /leaderboard.')}"),
        below=[
            row(
                button(say("Play again"), f"again:{session.id}", style=discord.ButtonStyle.primary, emoji="🔁"),
            )
        ],
    )


def _heading(say: Say, session: Session, number: int) -> str:
    question = session.questions[session.order[number - 1]]
    return " · ".join(
        (
            say("Question {number} of {total}", number=number, total=session.rounds),
            say(CATEGORIES[question.category]),
            say(LEVELS[question.level]),
        )
    )


def _choice_line(place: int, choice: str, *, right: bool, count: int) -> str:
    votes = f" — {count}" if count else ""
    return f"✅ **{LETTERS[place]} · {choice}**{votes}" if right else f"▫️ {LETTERS[place]} · {choice}{votes}"


def _results(say: Say, results: tuple[Result, ...]) -> str:
    if not results:
        return say("Nobody answered.")
    right = [result for result in results if result.right]
    if not right:
        return say("Nobody had it this time.")
    named = [
        f"<@{result.player}> **+{result.points}**" + (f" 🔥{result.streak}" if result.streak > 1 else "")
        for result in right[:SHOWN]
    ]
    if len(right) > SHOWN:
        named.append(say("…and {count} more", count=len(right) - SHOWN))
    return "\n".join(named)


def _standing_line(say: Say, standing: Standing) -> str:
    told = say(
        "**{points}** points · {right} of {answered} right",
        points=standing.points,
        right=standing.right,
        answered=standing.answered,
    )
    return f"{place_of(standing)} <@{standing.player}> {told}"
