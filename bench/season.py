"""Plays a season with players and questions whose true skill and difficulty are known, and says what is learned.

uv run python -m bench.season [--players 200] [--games 5000] [--seed N]
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import sqrt
from random import Random
from statistics import correlation, mean, median, pstdev
from time import perf_counter
from typing import NamedTuple

from bench.crowds import BEGIN, CROWD, Channel, Crowd, World
from bot.game import Closed, Deck, Difficulties, Finished, Rating, Room, Rules, Session, skills_expected
from bot.game.rating import chance, kind_key
from bot.game.scoring import with_speed, with_streak
from bot.questions import all_kinds
from bot.sources import seeds

LEARNING = 0.1
"""The first games of a season, in which little is known yet."""
LOW, HIGH = 0.6, 0.8
"""The share of right answers that a room is to have."""
LEAST_RANKED, LEAST_ROOMS = 0.9, 0.95
ENOUGH_OF_PLAYER, ENOUGH_OF_QUESTION = 20, 5
BINS = 10
RULES = Rules()


class Given(NamedTuple):
    """An answer: how likely it was right by what was known and in truth, and what it earned, by odds and in all."""

    game: int
    channel: int
    player: int
    expected: float
    true: float
    right: bool
    by_odds: int
    points: int


@dataclass(slots=True)
class Season:
    """Everything that is kept from game to game, and what is counted."""

    deck: Deck
    world: World
    rng: Random
    channels: list[Channel]
    skills: dict[int, Rating] = field(default_factory=dict)
    difficulties: Difficulties = field(default_factory=lambda: Difficulties({}))
    asked: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    given: list[Given] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    repeats: int = 0
    draws: list[float] = field(default_factory=list)

    def play(self, game: int) -> None:
        """Play a game in one of the channels, from who comes to what is kept, as the cog does."""
        place = self.rng.randrange(len(self.channels))
        channel = self.channels[place]
        channel.gather(self.rng, self.world)
        session = self._start(place, self.rng.choice(channel.here))
        crowd = Crowd(channel.here, session.starter, RULES.rounds, self.rng)
        now, finished = BEGIN, None
        while finished is None:
            opened = session.open(now)
            if isinstance(opened, Finished):
                break
            session.recall(self.difficulties.of([opened.question]))
            self._count(place, opened.question.key)
            crowd.answer(session, self.world)
            session.meet(self._ratings(session.joined - session.skills.keys()))
            expected = {player: _expected(session, player) for player in session.answers}
            closed, finished = session.close()
            self._note(game, place, closed, session, expected)
            now += timedelta(seconds=30)
        channel.regulars |= session.joined
        self._keep(session)

    def _start(self, place: int, starter: int) -> Session:
        regulars = self.channels[place].regulars
        skills = skills_expected(self._ratings({starter, *regulars}), regulars)
        began = perf_counter()
        room = Room(asked=self.asked[place], skills=skills, difficulties=self.difficulties)
        questions = self.deck.draw(RULES, self.rng, room)
        self.draws.append(perf_counter() - began)
        return Session("", RULES, starter, questions)

    def _ratings(self, players: Collection[int]) -> dict[int, Rating]:
        known = {player: self.skills.get(player, Rating()) for player in players}
        return {player: Rating(rating.value, rating.answers) for player, rating in known.items()}

    def _count(self, place: int, key: str) -> None:
        self.repeats += key in self.asked[place]
        self.asked[place][key] += 1

    def _note(self, game: int, place: int, closed: Closed, session: Session, expected: dict[int, float]) -> None:
        self.answers[closed.question.key] += len(closed.results)
        for result in closed.results:
            taken = session.answers[result.player].at - (session.opened_at or BEGIN)
            swift = with_streak(with_speed(0, taken=taken, time=RULES.time), result.streak) if result.right else 0
            true = self.world.chance(result.player, closed.question)
            odds = expected[result.player]
            self.given.append(
                Given(game, place, result.player, odds, true, result.right, result.points - swift, result.points)
            )

    def _keep(self, session: Session) -> None:
        """Add what a game has shown, as the storage does."""
        for player, skill in session.skills.items():
            before = self.skills.get(player, Rating())
            self.skills[player] = Rating(before.value + skill.gained, before.answers + skill.given)
        self.difficulties.add(session.learned)


def _expected(session: Session, player: int) -> float:
    """Return how likely a player is right about the open question by what is known."""
    question = session.question
    gained = (session.learned.get(key, Rating()).gained for key in (question.key, kind_key(question.kind)))
    return chance(session.skills[player].now, question.difficulty + sum(gained))


def ranks(values: Sequence[float]) -> list[float]:
    """Return each value's rank; equal ones share theirs."""
    places: dict[float, list[int]] = defaultdict(list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    return [mean(places[value]) for value in values]


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Return Spearman's rho."""
    return correlation(ranks(first), ranks(second))


def print_players(season: Season) -> float:
    """Print how well the order of the players is known; return the rank correlation."""
    true = season.world.skills
    given = {player: season.skills.get(player, Rating()).answers for player in true}
    known = [player for player in true if given[player] >= ENOUGH_OF_PLAYER]
    learned = [season.skills[player].value for player in known]
    rho = rank_correlation(learned, [true[player] for player in known])
    print(f"players: {len(true)}, true skills of mean {mean(true.values()):+.2f}, sd {pstdev(true.values()):.2f}")
    print(f"  answers: least {min(given.values())}, median {median(given.values()):.0f}, most {max(given.values())}")
    print(f"  {len(known)} gave {ENOUGH_OF_PLAYER} answers or more: learned mean {mean(learned):+.2f}, ", end="")
    print(f"sd {pstdev(learned):.2f}; rank correlation with the true skills {rho:.3f}")
    return rho


def print_questions(season: Season) -> None:
    """Print how much of the errors of the first guesses was found."""
    world, shift = season.world, season.difficulties.shift
    names = sorted(all_kinds())
    found = [shift(name, "") for name in names]
    print(
        f"kinds: {correlation(found, [world.kind_error(name) for name in names]):.3f} correlation of what was ", end=""
    )
    print(f"learned of {len(names)} with the true errors of the guesses")
    keys = [key for key, answers in season.answers.items() if answers >= ENOUGH_OF_QUESTION]
    learned = [shift(key.partition(":")[0], key) for key in keys]
    errors = [world.error(key) for key in keys]
    priors = [world.priors[key] for key in keys]
    totals = [prior + shifted for prior, shifted in zip(priors, learned, strict=True)]
    true = [prior + error for prior, error in zip(priors, errors, strict=True)]
    print(
        f"questions: {len(season.answers):,} asked, {len(keys):,} with {ENOUGH_OF_QUESTION} answers or more, ", end=""
    )
    print(
        f"median {median(season.answers.values()):.0f}; correlation of their errors {correlation(learned, errors):.3f}"
    )
    print(
        f"  of their difficulties {correlation(totals, true):.3f}, by the guess alone {correlation(priors, true):.3f}"
    )


def print_calibration(given: Sequence[Given]) -> None:
    """Print for tenths of the answers by expected chance what came; and the root mean square of the difference."""
    ordered = sorted(given, key=lambda answer: answer.expected)
    size = len(ordered) / BINS
    bins = [ordered[round(place * size) : round((place + 1) * size)] for place in range(BINS)]
    expected = [100 * mean(answer.expected for answer in tenth) for tenth in bins]
    observed = [100 * mean(answer.right for answer in tenth) for tenth in bins]
    off = sqrt(mean((one - other) ** 2 for one, other in zip(expected, observed, strict=True)))
    print(f"calibration in tenths of the answers: {off:.1f} points off (root mean square)")
    for name, shares in (("expected", expected), ("observed", observed)):
        print(f"  {name} %" + "".join(f"{share:6.1f}" for share in shares))


def _by(key: Callable[[Given], int], given: Iterable[Given]) -> list[list[Given]]:
    groups: dict[int, list[Given]] = defaultdict(list)
    for answer in given:
        groups[key(answer)].append(answer)
    return list(groups.values())


def _inside(shares: Sequence[float]) -> float:
    return sum(LOW <= share <= HIGH for share in shares) / max(1, len(shares))


def print_rooms(name: str, given: Sequence[Given]) -> float:
    """Print how near to the aim the rooms were; return the share of those where it was to be expected."""
    games = _by(lambda answer: answer.game, given)
    observed = [mean(answer.right for answer in game) for game in games]
    expected = [mean(answer.true for answer in game) for game in games]
    noise = mean(sqrt(sum(answer.true * (1 - answer.true) for answer in game)) / len(game) for game in games)
    channels = [mean(answer.right for answer in season) for season in _by(lambda answer: answer.channel, given)]
    print(f"{name}: {len(games):,} games, {len(given) / len(games):.0f} answers each")
    print(
        f"  right answers {mean(observed):.1%} in the mean, sd of games {pstdev(observed):.1%}, by chance {noise:.1%}"
    )
    print(f"  games with {LOW:.0%} to {HIGH:.0%}: {_inside(observed):.1%}, by true chances ", end="")
    print(f"{_inside(expected):.1%} (mean {mean(expected):.1%}, sd {pstdev(expected):.1%})")
    print(f"  channels: {_inside(channels):.0%} within, from {min(channels):.1%} to {max(channels):.1%}")
    return _inside(expected)


def print_points(season: Season, given: Sequence[Given]) -> None:
    """Print what an answer earned the weakest and the strongest fifth where they met."""
    ranked = sorted(season.world.skills, key=lambda player: season.world.skills[player])
    fifth = len(ranked) // 5
    weak, strong = set(ranked[:fifth]), set(ranked[-fifth:])
    met = [
        game
        for game in _by(lambda answer: answer.game, given)
        if all(any(answer.player in group for answer in game) for group in (weak, strong))
    ]
    print(f"points for an answer in {len(met):,} games where the weakest and the strongest fifth met:")
    for name, group in (("weakest", weak), ("strongest", strong)):
        theirs = [answer for game in met for answer in game if answer.player in group]
        if theirs:
            by_odds, total = (
                mean(figures) for figures in zip(*((own.by_odds, own.points) for own in theirs), strict=True)
            )
            right = mean(answer.right for answer in theirs)
            print(f"  {name}: {by_odds:.1f} by odds, {total:.1f} with speed and streaks, {right:.0%} right")


def main() -> None:
    """Play and print; exit with 1 where players are ranked too badly or too few rooms suit those who play."""
    parser = argparse.ArgumentParser(description="Play a season with known skills, and see what is learned.")
    parser.add_argument("--players", type=int, default=200)
    parser.add_argument("--games", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    if asked.players < CROWD:
        parser.error(f"a channel has a crowd of {CROWD} players")
    catalogue = seeds.load(seeds.bundled())
    world = World(catalogue, asked.seed, asked.players)
    channels = [Channel(crowd) for crowd in world.crowds]
    season = Season(Deck(catalogue), world, Random(f"{asked.seed} games"), channels)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, perf_counter()
    for game in range(asked.games):
        season.play(game)
    spent, grown = perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    first = [answer for answer in season.given if answer.game < LEARNING * asked.games]
    rest = season.given[len(first) :]
    ranked = print_players(season)
    print_questions(season)
    print_calibration(rest)
    print_rooms(f"rooms, the first {LEARNING:.0%}", first)
    suited = print_rooms("rooms, the rest", rest)
    print_points(season, rest)
    most = max(sum(counted.values()) for counted in season.asked.values())
    print(f"repeats in a channel: {season.repeats}, with up to {most:,} of {len(season.deck):,} questions asked in one")
    print(
        f"{asked.games / spent:.0f} games a second, of which drawing median {median(season.draws) * 1000:.0f} ms, ",
        end="",
    )
    print(f"worst {max(season.draws) * 1000:.0f} ms; memory grew by {grown / 1024:.0f} MiB")
    sys.exit(1 if ranked < LEAST_RANKED or suited < LEAST_ROOMS else 0)


if __name__ == "__main__":
    main()
