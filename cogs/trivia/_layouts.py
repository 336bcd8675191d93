"""What a game looks like: question, reveal and podium."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.game import Closed, Finished, Reason, Session, Withdrawn
from bot.game.draw import CATEGORIES
from bot.messages import Message, message
from bot.questions import Level, Question
from bot.questions.own_quotes import number_of
from cogs._ui import Card, Say, button, line, row, small, text
from cogs.trivia._modes import SHOWN, mode_notes, outcome_lines, podium_lines, result_line, winners_line

LETTERS = "ABCD"
LEVELS: dict[Level, Message] = {1: message("★ easy"), 2: message("★★ medium"), 3: message("★★★ hard")}
CREDITED = 2
"""How many sources a reveal names; the drama's card names all."""
ENDINGS: dict[Reason, Message] = {
    "played": message("That was the last question."),
    "stopped": message("The game was stopped. These are the scores."),
    "deserted": message("Two questions went unanswered, so the game ends here."),
    "drained": message("I have nothing left to ask that everybody here may hear. These are the scores."),
    "broken": message("I had to end the game here. The scores up to the last reveal are kept."),
    "won": message("It is decided."),
    "declined": message("The challenge was declined."),
    "unjoined": message("Too few joined, so there is no game this time."),
}


def question_card(say: Say, session: Session, question: Question, now: datetime, hints: int) -> Card:
    """Show the open question as it is at a moment: its clues so far, its choices if they are there, and ways to type.

    Of its `hints` only the number of open ones is shown. `question` is the session's own, as it is to be read.
    """
    choices = []
    if session.shows_choices(now):
        choices = [
            row(button(f"{LETTERS[place]} · {choice}", f"answer:{session.id}:{session.number}:{place}"))
            for place, choice in enumerate(question.choices)
        ]
    return Card(
        small(_heading(say, session, session.number)),
        text(f"### {say(question.stem)}"),
        *_clues(say, question, max(session.clues_shown(now), 1)),
        *mode_notes(say, session),
        *choices,
        *(_typing(say, session, hints) if session.is_typed else ()),
        *_footnotes(say, session, now),
    )


def _typing(say: Say, session: Session, hints: int) -> Iterator[ui.Item[Any]]:
    """Show how to type an answer, and how many hints are open; what they say is for those who ask."""
    of = f"{session.id}:{session.number}"
    buttons = [button(say("Answer"), f"type:{of}", style=discord.ButtonStyle.primary, emoji="✍️")]
    if hints:
        buttons.append(button(say("Hint"), f"hint:{of}", emoji="💡"))
    yield row(*buttons)
    if session.hints_open:
        told = say("💡 {open} of {count} hints open · each takes a fifth", open=session.hints_open, count=hints)
        yield small(told)
    yield small(say("Or reply here, for all to read · or /guess"))


def _footnotes(say: Say, session: Session, now: datetime) -> Iterator[ui.TextDisplay[Any]]:
    """Say when the question closes, and what there is to know of answering."""
    closes = discord.utils.format_dt(session.closes_at or now, "R")
    if session.shows_choices(now):
        yield small(_until(say, session, closes))
        return
    if session.choices_due is None:
        yield small(say("Closes {when}", when=closes))
    else:
        due = discord.utils.format_dt(session.choices_due, "R")
        yield small(say("Closes {when} · choices {due}", when=closes, due=due))
    if session.rules.mode == "race":
        yield small(say("One answer, no change · typing earns half as much again"))
    else:
        yield small(say("One answer, one change · typing earns half as much again"))


def _until(say: Say, session: Session, closes: str) -> str:
    if session.rules.mode == "race":
        return say("Closes {when} · one answer each, no change", when=closes)
    return say("Closes {when} · one answer each, one change", when=closes)


def _clues(say: Say, question: Question, shown: int) -> Iterator[ui.TextDisplay[Any]]:
    """Show the clues there are so far, the newest last, and that waiting costs points."""
    if question.clues:
        yield text("\n".join(f"{place}. {say(clue)}" for place, clue in enumerate(question.clues[:shown], start=1)))
        if shown < len(question.clues):
            yield small(say("More clues follow; each takes a fifth of the points."))


def withdrawn_card(say: Say, withdrawn: Withdrawn) -> Card:
    """Stand in for a question that was taken back; of a server's quote nothing is shown any more."""
    if number_of(withdrawn.question) is not None:
        return Card(
            text(say("That quote is not asked about here any more, so it is taken back: it counts for nobody."))
        )
    return Card(
        text(f"~~{say(withdrawn.question.stem)}~~"),
        text(say("Somebody reported this one, so it is taken back: it counts for nobody.")),
    )


def moved_card(say: Say, session: Session) -> Card:
    """Stand in for a question, or a lobby, that goes on further down."""
    if session.phase == "lobby":
        return Card(small(say("I was restarted. Who is in is shown below.")))
    return Card(small(say("I was restarted. This question goes on below.")))


def reveal_card(say: Say, session: Session, closed: Closed, *, had_choices: bool) -> Card:
    """Show what was right, who had it, and where the fact comes from."""
    question, of = closed.question, f"{session.id}:{closed.number}"
    buttons = [
        button(say("About this drama"), f"card:{question.drama}", emoji="🎬"),
        button(say("Report"), f"report:{of}", emoji="🚩"),
    ]
    if any(result.typed is not None and not result.right and result.worth for result in closed.results):
        buttons.append(button(say("Should have counted"), f"appeal:{of}", emoji="⚖️"))
    return Card(
        small(_heading(say, session, closed.number)),
        text(f"### {say(question.stem)}"),
        *_clues(say, question, len(question.clues)),
        text("\n".join(_choices(say, closed, had_choices=had_choices))),
        line(),
        text(say(question.reveal)),
        text("\n".join((_results(say, closed), *outcome_lines(say, session, closed)))),
        small(say("Source: {sources}", sources=", ".join(question.sources[:CREDITED]))),
        below=[row(*buttons)],
    )


def _choices(say: Say, closed: Closed, *, had_choices: bool) -> Iterator[str]:
    """Name the choices and how many took each; those that nobody saw only where somebody named them.

    What a member typed is not shown to others.
    """
    counts = Counter(result.choice for result in closed.results)
    for place, choice in enumerate(closed.question.choices):
        right = place == closed.question.answer
        if had_choices or right or counts[place]:
            told = f"{LETTERS[place]} · {choice}" if had_choices else choice
            yield _choice_line(told, right=right, count=counts[place])
    if counts[None]:
        yield _choice_line(say("something else"), right=False, count=counts[None])


def podium_card(say: Say, session: Session, finished: Finished) -> Card:
    """Show the final scores."""
    won = winners_line(say, session, finished)
    return Card(
        text(say("## 🎬 Final scores")),
        *([text(won)] if won else []),
        text("\n".join(podium_lines(say, session, finished)) or say("Nobody answered this time.")),
        line(),
        small(f"{say(ENDINGS[finished.reason])} {say('All of it counts on /leaderboard.')}"),
        below=[
            row(
                button(say("Play again"), f"again:{session.id}", style=discord.ButtonStyle.primary, emoji="🔁"),
                button(say("Save options"), f"save:{session.id}", emoji="💾"),
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


def _choice_line(choice: str, *, right: bool, count: int) -> str:
    votes = f" — {count}" if count else ""
    return f"✅ **{choice}**{votes}" if right else f"▫️ {choice}{votes}"


def _results(say: Say, closed: Closed) -> str:
    if not closed.results:
        return say("Nobody answered.")
    right = [result for result in closed.results if result.right]
    if not right:
        return say("Nobody had it this time.")
    named = [result_line(closed, result) for result in right[:SHOWN]]
    if len(right) > SHOWN:
        named.append(say("…and {count} more", count=len(right) - SHOWN))
    return "\n".join(named)
