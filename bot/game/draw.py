"""Draws the questions of a game from everything that can be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from random import Random
from threading import Lock
from typing import Any, NamedTuple, TypeAlias

from bot.catalogue import Catalogue, Drama, fold
from bot.game.rating import off_aim
from bot.game.room import Room
from bot.game.rules import Difficulty, Rules
from bot.messages import Message, message
from bot.questions import Kind, Level, Question, all_kinds, level_of
from bot.questions.model import Subject
from bot.questions.own_quotes import KIND

LEVELS: Mapping[Difficulty, Level] = {"easy": 1, "medium": 2, "hard": 3}
CATEGORIES = {
    "cast": message("Cast and characters"),
    "dramas": message("Dramas"),
    "plots": message("Plots, places and tropes"),
    "makers": message("Writers and directors"),
    "songs": message("Songs"),
    "quotes": message("Quotes"),
}
SPARE = 5
"""So many questions more than twice the rounds are drawn, to follow the players and to replace what is pulled."""
OWN = "own"
"""The pile of a room's own lines, which no kind is called."""
LOOKED_AT = 3_000
"""Cards of which the best suited are taken where there are more."""
ENOUGH = 5
"""Of so many cards for each that is wanted, enough tell nothing of one another."""
NEAR_AIM = 0.15
"""A question is as good as any other if the share of right answers is to be expected this near to the aim."""
BAND = 0.1
"""Beyond that, the nearer the better, in steps of this share."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a game is about: `kind` is drama, person, category, trope or decade, `id` which one of it."""

    kind: str
    id: str
    title: Message

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class _Card(NamedTuple):
    kind: Kind
    subject: Subject[Any]

    @property
    def key(self) -> str:
        return f"{self.kind.name}:{self.subject.key}"


Piles: TypeAlias = Mapping[str, list[_Card]]
"""Cards by the names of their kinds."""


class _Listed(NamedTuple):
    """All cards by their kinds, and those of each drama."""

    piles: Piles
    by_drama: Mapping[str, list[_Card]]


class Deck:
    """Every question that can be asked of a catalogue, not yet worded.

    They are listed when they are first needed, by `draw` or `len`, which may take a second: both belong in a thread.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.spoilt = frozenset(_spoilt(catalogue))
        """The ids of all dramas of which something may be asked that spoils them."""
        self._listing = Lock()
        self._listed: _Listed | None = None
        self._scopes = list(_scopes(catalogue))
        self._titled = [(fold(str(scope.title)), scope) for scope in self._scopes]

    def __len__(self) -> int:
        return sum(map(len, self._all.piles.values()))

    @property
    def _all(self) -> _Listed:
        """Everything there is, listed once; who needs it meanwhile waits: `cached_property` no longer sees to that."""
        with self._listing:
            if self._listed is None:
                self._listed = _list(self.catalogue)
            return self._listed

    def find(self, typed: str) -> Scope | None:
        """Find a scope by its written form or its English title."""
        wanted = fold(typed)
        return next((scope for title, scope in self._titled if str(scope) == typed or title == wanted), None)

    def search(self, typed: str, limit: int = 20) -> list[Scope]:
        """Return the scopes whose title `typed` may mean, likeliest first; the widest where nothing is typed."""
        wanted = fold(typed)
        if not wanted:
            return self._scopes[:limit]
        starting = [scope for title, scope in self._titled if title.startswith(wanted)]
        holding = [scope for title, scope in self._titled if wanted in title]
        dramas = {drama.id for drama in self.catalogue.titles.search(typed, limit)}
        near = [scope for scope in self._scopes if scope.kind == "drama" and scope.id in dramas]
        return list({str(scope): scope for scope in starting + holding + near}.values())[:limit]

    def draw(self, rules: Rules, rng: Random, room: Room | None = None) -> tuple[Question, ...]:
        """Draw twice as many questions as a game has rounds, and some: a session picks. Fewer where there are no more.

        Those come first that were asked least often in that room, and among them those that suit its players. Kinds
        take turns, and no question is asked whose answer another one tells. The lines of the room are among them, and
        take turns as a kind of their own does: however many are bundled, they are heard.
        """
        hand = _Hand(self.catalogue, rng, room or Room())
        piles = self._about(rules.about) if rules.about else self._all.piles
        own = [_Card(all_kinds()[KIND], subject) for subject in hand.room.quotes]
        if fitting := [card for card in own if rules.about is None or _is_about(card, rules.about)]:
            piles = {**piles, OWN: fitting}
        for card in _in_order(piles, rules, hand.room, rng):
            hand.take(card)
            if len(hand.questions) == 2 * rules.rounds + SPARE:
                break
        return tuple(hand.questions)

    def _about(self, about: str) -> Piles:
        """Return the cards of a scope in its written form; of a pair of dramas both must have a trope or decade."""
        kind, _, wanted = about.partition(":")
        match kind:
            case "category":
                return {name: pile for name, pile in self._all.piles.items() if pile[0].kind.category == wanted}
            case "drama":
                return _piled(self._all.by_drama.get(wanted, []))
            case "person":
                cards = self._of(part.drama for part in self.catalogue.parts_of(wanted))
                return _piled(card for card in cards if wanted in card.subject.people)
        fitting = {
            drama.id: drama
            for drama in self.catalogue.dramas.values()
            if (wanted in drama.tropes if kind == "trope" else str(drama.year // 10 * 10) == wanted)
        }
        cards = self._of(fitting.values())
        return _piled(card for card in cards if all(drama.id in fitting for drama in card.subject.dramas))

    def _of(self, dramas: Iterable[Drama]) -> Iterable[_Card]:
        """Return the cards of some dramas, those of a pair once."""
        by_drama = self._all.by_drama
        return {card.key: card for drama in dramas for card in by_drama.get(drama.id, ())}.values()


def _is_about(card: _Card, about: str) -> bool:
    """Whether a card is of a scope in its written form."""
    kind, _, wanted = about.partition(":")
    dramas = card.subject.dramas
    match kind:
        case "category":
            return card.kind.category == wanted
        case "drama":
            return any(drama.id == wanted for drama in dramas)
        case "person":
            return wanted in card.subject.people
        case "trope":
            return all(wanted in drama.tropes for drama in dramas)
    return all(str(drama.year // 10 * 10) == wanted for drama in dramas)


def _list(catalogue: Catalogue) -> _Listed:
    cards = [_Card(kind, subject) for kind in all_kinds().values() for subject in kind.subjects(catalogue)]
    by_drama: dict[str, list[_Card]] = defaultdict(list)
    for card in cards:
        for drama in card.subject.dramas:
            by_drama[drama.id].append(card)
    return _Listed(_piled(cards), by_drama)


def _piled(cards: Iterable[_Card]) -> Piles:
    piles: dict[str, list[_Card]] = defaultdict(list)
    for name, found in groupby(cards, key=attrgetter("kind.name")):
        piles[name] += found
    return piles


def _spoilt(catalogue: Catalogue) -> Iterator[str]:
    """Yield the ids of the dramas with a role, a trope or a quote that spoils: nothing else that is asked of does.

    Read from the catalogue, as it is asked for on the event loop, where nothing may be listed.
    """
    telling = {trope.id for trope in catalogue.tropes.values() if trope.spoils}
    for drama in catalogue.dramas.values():
        if any(role.spoiler_from for role in drama.roles) or not telling.isdisjoint(drama.tropes):
            yield drama.id
    for review in catalogue.reviews.values():
        if any(quote.spoiler_from for quote in review.quotes):
            yield review.drama


def _scopes(catalogue: Catalogue) -> Iterator[Scope]:
    """List everything that a game can be about, widest first."""
    yield from (Scope("category", key, title) for key, title in CATEGORIES.items())
    decades = sorted({drama.year // 10 * 10 for drama in catalogue.dramas.values()}, reverse=True)
    yield from (Scope("decade", str(decade), message("The {decade}s", decade=decade)) for decade in decades)
    for drama in catalogue.titles.search("", limit=len(catalogue.dramas)):
        yield Scope("drama", drama.id, message("{name}", name=drama.title))
    for person in catalogue.people:
        if catalogue.parts_of(person):
            yield Scope("person", person, message("{name}", name=catalogue.name_of(person)))
    tropes = {trope for drama in catalogue.dramas.values() for trope in drama.tropes}
    yield from (Scope("trope", trope, message("{name}", name=catalogue.tropes[trope].name)) for trope in sorted(tropes))


class _Hand:
    """The questions drawn so far, and what they give away."""

    def __init__(self, catalogue: Catalogue, rng: Random, room: Room) -> None:
        self.questions: list[Question] = []
        self.room = room
        self._catalogue = catalogue
        self._rng = rng
        self._told: set[str] = set()

    def take(self, card: _Card) -> None:
        """Word a card and keep it, if its facts may be told here and nothing kept so far tells its answer."""
        tells = card.subject.facts
        if not self._told.isdisjoint(tells) or not self.room.audience.may_hear(card.subject.spoils):
            return
        if any(fact in self.room.pulled for fact in tells):
            return
        shift = self.room.difficulties.shift(card.kind.name, card.key)
        question = card.kind.question(self._catalogue, card.subject, self._rng, shift)
        if question is not None:
            self.questions.append(replace(question, asked=self.room.asked.get(question.key, 0)))
            self._told.update(tells)


def _in_order(piles: Piles, rules: Rules, room: Room, rng: Random) -> Iterator[_Card]:
    """Yield the cards that fit the rules: those least asked in the room first, of these those that suit its players.

    Where few suit, because everybody knows nearly everything or nothing, it is the best of a few thousand, unless too
    many of these were asked before: to look at all there are takes most of a second.
    """
    later: dict[tuple[int, int], list[_Card]] = defaultdict(list)
    unasked, enough = 0, ENOUGH * (2 * rules.rounds + SPARE)
    for looked_at, card in enumerate(_taking_turns(piles, rng)):
        if looked_at > LOOKED_AT and unasked > enough:
            break
        if rules.answers == "typed" and card.kind.expected(card.subject) is None:
            continue
        difficulty = card.kind.difficulty(card.subject) + room.difficulties.shift(card.kind.name, card.key)
        if rules.difficulty != "auto" and level_of(difficulty) != LEVELS[rules.difficulty]:
            continue
        band = _band(room, difficulty) if rules.difficulty == "auto" else 0
        asked = room.asked.get(card.key, 0)
        unasked += not asked
        if asked or band:
            later[asked, band].append(card)
        else:
            yield card
    for layer in sorted(later):
        yield from _taking_turns(_piled(later[layer]), rng)


def _band(room: Room, difficulty: float) -> int:
    """Return 0 for a difficulty that suits the players, and the more the less it does."""
    off = off_aim(room.skills, difficulty) - NEAR_AIM
    return 0 if off <= 0 else 1 + int(off / BAND)


def _taking_turns(cards: Piles, rng: Random) -> Iterator[_Card]:
    """Yield the cards in random order, but so that each kind comes up about as often, however many it has."""
    piles = {name: pile.copy() for name, pile in cards.items()}
    while piles:
        for name in rng.sample(sorted(piles), len(piles)):
            pile = piles[name]
            place = rng.randrange(len(pile))  # instead of shuffling thousands of which ten are wanted
            pile[place], pile[-1] = pile[-1], pile[place]
            yield pile.pop()
            if not pile:
                del piles[name]
