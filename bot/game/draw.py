"""Draws the questions of a game from everything that can be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from random import Random

from bot.catalogue import Catalogue, Drama, fold
from bot.game.rules import Difficulty, Rules
from bot.messages import Message, message
from bot.questions import Kind, Level, Question, kinds
from bot.questions.model import Subject

LEVELS: dict[Difficulty, Level] = {"easy": 1, "medium": 2, "hard": 3}
CATEGORIES = {
    "cast": message("Cast and characters"),
    "dramas": message("Dramas"),
    "makers": message("Writers and directors"),
    "quotes": message("Review quotes"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a game is about: `kind` is drama, person, category, trope or decade, `id` which one of it."""

    kind: str
    id: str
    title: Message

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class _Card:
    kind: Kind
    subject: Subject
    key: str


class Deck:
    """Every question that can be asked of a catalogue, not yet worded."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._cards = [
            _Card(kind, subject, f"{kind.name}:{subject.key}")
            for kind in kinds().values()
            for subject in kind.subjects(catalogue)
        ]
        self._by_drama: dict[str, list[_Card]] = defaultdict(list)
        for card in self._cards:
            for drama in card.subject.dramas:
                self._by_drama[drama.id].append(card)
        self._scopes = list(_scopes(catalogue))
        self._titled = [(fold(str(scope.title)), scope) for scope in self._scopes]

    def __len__(self) -> int:
        return len(self._cards)

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

    def draw(
        self, rules: Rules, rng: Random, seen: Collection[str] = (), *, barred: Collection[str] = ()
    ) -> tuple[Question, ...]:
        """Draw the questions of a game, those not in `seen` first; fewer than asked for where there are no more.

        Kinds take turns, and no question is asked whose answer another one of the game tells, nor one that rests on
        a barred fact or whose key is barred.
        """
        cards = self._about(rules.about) if rules.about else self._cards
        if barred:
            cards = [card for card in cards if (card.subject.facts | {card.key}).isdisjoint(barred)]
        new, old = [card for card in cards if card.key not in seen], [card for card in cards if card.key in seen]
        drawn = _Hand(self.catalogue, rules, rng)
        for card in chain(_taking_turns(new, rng), _taking_turns(old, rng)):
            drawn.take(card)
            if len(drawn.questions) == rules.rounds:
                break
        return tuple(drawn.questions)

    def _about(self, about: str) -> list[_Card]:
        """Return the cards of a scope in its written form; of a pair of dramas both must have a trope or decade."""
        kind, _, wanted = about.partition(":")
        match kind:
            case "category":
                return [card for card in self._cards if card.kind.category == wanted]
            case "drama":
                return self._by_drama.get(wanted, [])
            case "person":
                cards = self._of(part.drama for part in self.catalogue.parts_of(wanted))
                return [card for card in cards if wanted in card.subject.people]
        fitting = {
            drama.id: drama
            for drama in self.catalogue.dramas.values()
            if (wanted in drama.tropes if kind == "trope" else str(drama.year // 10 * 10) == wanted)
        }
        cards = self._of(fitting.values())
        return [card for card in cards if all(drama.id in fitting for drama in card.subject.dramas)]

    def _of(self, dramas: Iterable[Drama]) -> Iterable[_Card]:
        """Return the cards of some dramas, those of a pair once."""
        return {card.key: card for drama in dramas for card in self._by_drama[drama.id]}.values()


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

    def __init__(self, catalogue: Catalogue, rules: Rules, rng: Random) -> None:
        self.questions: list[Question] = []
        self._catalogue = catalogue
        self._level = LEVELS.get(rules.difficulty)
        self._rng = rng
        self._told: set[str] = set()

    def take(self, card: _Card) -> None:
        """Word a card and keep it, if it fits the level and nothing kept so far tells its answer."""
        tells = card.subject.facts | {card.key}
        if self._told & tells:
            return
        question = card.kind.question(self._catalogue, card.subject, self._rng)
        if question is None or (self._level is not None and question.level != self._level):
            return
        self.questions.append(question)
        self._told |= tells


def _taking_turns(cards: list[_Card], rng: Random) -> Iterator[_Card]:
    """Yield the cards in random order, but so that each kind comes up about as often, however many it has."""
    piles: dict[str, list[_Card]] = defaultdict(list)
    for card in cards:
        piles[card.kind.name].append(card)
    while piles:
        for name in rng.sample(sorted(piles), len(piles)):
            pile = piles[name]
            place = rng.randrange(len(pile))  # instead of shuffling thousands of which ten are wanted
            pile[place], pile[-1] = pile[-1], pile[place]
            yield pile.pop()
            if not pile:
                del piles[name]
