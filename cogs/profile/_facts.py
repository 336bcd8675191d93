"""What a profile says, before it is a picture or a card: in words, so that both say the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.catalogue import Drama
from bot.game.badge import Badge
from bot.game.badges import BADGES, proudest
from bot.game.draw import CATEGORIES
from bot.game.levels import Level, level_of
from bot.game.records import Record, Tally
from bot.messages import Message, message
from bot.pictures import Bar, Figure, Portrait, drawable_name, is_drawable
from bot.questions.model import Category
from cogs._ui import Say

SHORT: Mapping[Category, Message] = {
    "cast": message("Cast"),
    "dramas": message("Dramas"),
    "plots": message("Plots"),
    "makers": message("Makers"),
    "songs": message("Songs"),
    "quotes": message("Quotes"),
}
"""The categories in a word, for which there is room in a picture."""
SHOWN = 8
"""How many badges a profile names."""
LONGEST_ALT = 1024
"""Letters that Discord takes to describe a picture."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a profile shows of a player, of one server unless it `is_whole`.

    `course` is what their rating has been, oldest first.
    """

    name: str
    record: Record
    course: Sequence[int]
    badges: Sequence[Badge]
    favourites: Sequence[Drama]
    is_whole: bool

    @property
    def level(self) -> Level:
        """Their level."""
        return level_of(self.record.points)

    def of(self, category: Category) -> Tally:
        """Return how they answer in a category."""
        return self.record.by_category.get(category, Tally())


def told(say: Say, facts: Facts) -> Iterator[str]:
    """Say it all in short lines."""
    record, level = facts.record, facts.level
    yield f"**{say('Level {number} · {name}', number=level.number, name=level.name)}**"
    yield say("Points: {points} · next level at {next}", points=f"{level.points:,}", next=f"{level.next_at:,}")
    yield say("Right: {share} of {answered} answers", share=_share(record.overall), answered=f"{record.answered:,}")
    for category in SHORT:
        tally = facts.of(category)
        if tally.answered:
            yield f"· {say(CATEGORIES[category])}: {say(_of(tally))}"
    yield say(
        "Best streak: {streak} · games: {games} · won: {wins}",
        streak=record.best_streak,
        games=record.games,
        wins=record.wins,
    )
    yield say(_rating(facts.course))


def _rating(course: Sequence[int]) -> Message:
    if not course:
        return message("Duel rating: no duels yet")
    if len(course) == 1:
        return message("Duel rating: {rating} · rated duels: 1", rating=course[-1])
    return message(
        "Duel rating: {rating} · rated duels: {count} · between {least} and {most}",
        rating=course[-1],
        count=len(course),
        least=min(course),
        most=max(course),
    )


def named_badges(say: Say, badges: Sequence[Badge]) -> str:
    """Count the badges, and name those to be proudest of."""
    counted = say("Badges: {count} of {total}", count=len(badges), total=len(BADGES))
    named = " · ".join(f"{badge.emoji} {say(badge.name)}" for badge in proudest(badges)[:SHOWN])
    return f"**{counted}**\n{named}" if named else counted


def named_favourites(say: Say, favourites: Sequence[Drama]) -> str:
    """Name the favourite dramas, each in both languages."""
    listed = "\n".join(f"♥ {drama.title} · {drama.native_title}" for drama in favourites)
    return f"**{say('Favourite dramas')}**\n{listed}"


def described(say: Say, facts: Facts) -> str:
    """Describe the picture to whoever does not see it."""
    lines = [say("Profile of {name}", name=facts.name), *told(say, facts)]
    if facts.badges:
        lines.append(named_badges(say, facts.badges))
    if facts.favourites:
        lines.append(named_favourites(say, facts.favourites))
    plain = ". ".join(line.removeprefix("· ") for line in lines)
    for shown, read in (("**\n", ": "), ("**", ""), ("\n♥ ", "; "), ("♥ ", ""), (" · ", ", ")):
        plain = plain.replace(shown, read)
    return plain if len(plain) <= LONGEST_ALT else f"{plain[: LONGEST_ALT - 1]}…"


def portrait(say: Say, facts: Facts) -> Portrait:
    """Say what is to be drawn; in English where a language has letters that the fonts have not."""

    def drawn(text: str | Message, **values: str | int) -> str:
        asked = text if isinstance(text, Message) else Message(text, values)
        return said if is_drawable(said := say(asked)) else str(asked)

    level, record = facts.level, facts.record
    rating = str(facts.course[-1]) if facts.course else drawn("none yet")
    return Portrait(
        name=drawable_name(facts.name, drawn("A player")),
        rank=Figure(drawn("Level {number}", number=level.number), drawn(level.name)),
        level=Bar(
            drawn("{points} points", points=f"{level.points:,}"),
            level.share,
            drawn("next at {points}", points=f"{level.next_at:,}"),
        ),
        bars=[
            Bar(drawn(short), tally.part, drawn(_of(tally)))
            for short, tally in ((short, facts.of(category)) for category, short in SHORT.items())
        ],
        figures=[
            Figure(drawn("Right"), _share(record.overall) if record.answered else "-"),
            Figure(drawn("Best streak"), str(record.best_streak)),
            *([] if facts.course else [Figure(drawn("Games won"), str(record.wins))]),
            Figure(drawn("Duel rating"), rating),
        ],
        course=facts.course,
        badges=[drawn(badge.name) for badge in proudest(facts.badges)[:SHOWN]],
        favourites=[Figure(drama.title, drama.native_title) for drama in facts.favourites],
    )


def _of(tally: Tally) -> Message:
    if not tally.answered:
        return message("not yet")
    return message("{share} of {answered}", share=_share(tally), answered=f"{tally.answered:,}")


def _share(tally: Tally) -> str:
    return f"{tally.share} %"
