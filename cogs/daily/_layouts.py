"""What the daily drama looks like: the clues, the end, the day after, and what is shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from discord import ButtonStyle, ui
from discord.utils import format_dt

from bot.catalogue import Catalogue, Drama
from bot.game.daily import GUESSES, Guess, Play, Statistics, number_of
from bot.messages import Message
from cogs._ui import Card, Say, button, line, row, small, text

WIDEST = 10
"""Blocks of the longest bar, which fits a phone."""
FULL, EMPTY = "▰", "▱"
OPEN = "daily_open"


@dataclass(frozen=True, slots=True)
class Day:
    """What one player has of a day, and what else is to be told them."""

    say: Say
    catalogue: Catalogue
    day: date
    play: Play
    note: Message | None = None

    @property
    def id(self) -> str:
        """What the custom ids of its buttons end in."""
        return f"{self.day}:{self.play.number}"


def play_card(shown: Day, clues: Sequence[Message]) -> Card:
    """Show the clues that are open, the guesses so far, and what to do next."""
    say, play = shown.say, shown.play
    left = GUESSES - len(play.guesses)
    is_last = left == 1
    return Card(
        text(say("## 📺 Daily drama #{number}", number=number_of(shown.day))),
        text("\n".join(f"{place}. {say(clue)}" for place, clue in enumerate(clues, start=1))),
        *_tried(shown),
        *_noted(shown),
        small(say("Guesses left: {left} · each opens a clue", left=left) if not is_last else say("Your last guess.")),
        small(_next(say, shown.day)),
        below=[
            row(
                button(say("Guess"), f"daily_guess:{shown.id}", style=ButtonStyle.primary, emoji="✍️"),
                button(say("Give up"), f"daily_clue:{shown.id}", emoji="🏳️")
                if is_last
                else button(say("Next clue"), f"daily_clue:{shown.id}", emoji="⏭️"),
            )
        ],
    )


def over_card(shown: Day, drama: Drama, statistics: Statistics, *, has_shared: bool) -> Card:
    """Show what it was, how it went, and how it has gone so far."""
    say, play = shown.say, shown.play
    told = (
        say("### {drama} it is!", drama=_named(drama))
        if play.is_solved
        else say("### It was {drama}", drama=_named(drama))
    )
    buttons = [button(say("About this drama"), f"card:{drama.id}", emoji="🎬")]
    if not has_shared:
        buttons.append(
            button(say("Share"), f"daily_share:{shown.day}", style=ButtonStyle.primary, emoji="📣"),
        )
    return Card(
        text(say("## 📺 Daily drama #{number} · {score}", number=number_of(shown.day), score=play.score)),
        text(f"{told}\n{play.grid}"),
        *_tried(shown),
        *_noted(shown),
        line(),
        text("\n".join(_figures(say, statistics))),
        text("\n".join(_streak(say, statistics))),
        small(_next(say, shown.day)),
        below=[row(*buttons)],
    )


def past_card(say: Say, day: date, drama: Drama | None) -> Card:
    """Stand in for a card that was left open when its day ended."""
    told = [say("It was {drama}.", drama=_named(drama))] if drama else []
    about = [button(say("About this drama"), f"card:{drama.id}", emoji="🎬")] if drama else []
    return Card(
        text(say("## 📺 Daily drama #{number}", number=number_of(day))),
        text("\n".join([say("That day is over."), *told, say("There is a new one for today.")])),
        below=[row(button(say("Play today's"), OPEN, style=ButtonStyle.primary, emoji="📺"), *about)],
    )


def shared_card(say: Say, player: int, day: date, play: Play) -> Card:
    """Show everybody how somebody did, and nothing of what it was."""
    return Card(
        text(f"<@{player}>\n{shared_text(say, day, play)}"),
        below=[row(button(say("Play today's"), OPEN, emoji="📺"))],
    )


def shared_text(say: Say, day: date, play: Play) -> str:
    """Tell the same in two lines that can be copied."""
    title = say("Second Lead daily #{number} · {score}", number=number_of(day), score=play.score)
    return f"{title}\n{play.grid}"


def _named(drama: Drama) -> str:
    return f"**{drama.title}** ({drama.year}) {drama.emoji}"


def _tried(shown: Day) -> Iterator[ui.TextDisplay[Any]]:
    """Name what was guessed."""
    if shown.play.guesses:
        yield text("\n".join(f"{guess.symbol} {_guessed(shown, guess)}" for guess in shown.play.guesses))


def _guessed(shown: Day, guess: Guess) -> str:
    if guess.drama is None:
        return shown.say("a clue instead")
    drama = shown.catalogue.dramas.get(guess.drama)
    return drama.title if drama else guess.drama


def _noted(shown: Day) -> Iterator[ui.TextDisplay[Any]]:
    if shown.note is not None:
        yield text(f"**{shown.say(shown.note)}**")


def _figures(say: Say, statistics: Statistics) -> Iterator[str]:
    """Draw how often each number of guesses was enough."""
    yield say(
        "Played **{played}** · solved **{solved}** ({percent} %)",
        played=statistics.played,
        solved=statistics.solved,
        percent=statistics.percent,
    )
    most = max(*statistics.distribution, 1)
    for guesses, count in enumerate(statistics.distribution, start=1):
        full = -(-WIDEST * count // most)  # rounded up, so that once is not drawn as never
        yield f"`{guesses}` {FULL * full}{EMPTY * (WIDEST - full)} {count}"


def _streak(say: Say, statistics: Statistics) -> Iterator[str]:
    """Tell the streak and what keeps it."""
    streak = statistics.streak
    yield say("🔥 Streak **{days}** · best **{best}**", days=streak.days, best=streak.best)
    if not streak.days:
        return
    if streak.freeze_from is None:
        yield say("❄️ Freezes used: {used} · one is left", used=len(streak.frozen))
    else:
        back = format_dt(_midnight(streak.freeze_from), "R")
        yield say("❄️ Freezes used: {used} · the next comes {when}", used=len(streak.frozen), when=back)
    yield f"-# {say('A freeze forgives one missed day a week.')}"


def _next(say: Say, day: date) -> str:
    begins = _midnight(day + timedelta(days=1))
    return say("Next one {when}, at {time}", when=format_dt(begins, "R"), time=format_dt(begins, "t"))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
