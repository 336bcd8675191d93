"""What a duel makes of two ratings, and which duels are rated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.game import Finished, Mode, Player, Reason, Rules, Session
from bot.game.duelling import FEWEST, MEAN, OPPOSITE, ROUNDS, SPREAD, Duel, DuelRating, Outcome, duel_of, rated

RATING = st.builds(DuelRating, st.floats(-500, 4000), st.floats(1, SPREAD), st.integers(0, 1000))
OUTCOME = st.sampled_from(sorted(OPPOSITE))
ANN, BEN = 1, 2


@given(RATING, RATING)
def test_a_winner_never_falls_and_a_loser_never_rises(winner: DuelRating, loser: DuelRating) -> None:
    won, lost = rated(winner, loser, "won")

    assert won.mean >= winner.mean
    assert lost.mean <= loser.mean


@given(RATING, RATING)
def test_a_draw_draws_both_together(player: DuelRating, opponent: DuelRating) -> None:
    one, other = rated(player, opponent, "drawn")

    assert abs(one.mean - other.mean) <= abs(player.mean - opponent.mean) + 1e-9
    assert min(player.mean, opponent.mean) - 1e-9 <= one.mean <= max(player.mean, opponent.mean) + 1e-9


@given(RATING, RATING, OUTCOME)
def test_it_does_not_matter_who_is_named_first(player: DuelRating, opponent: DuelRating, outcome: Outcome) -> None:
    one, other = rated(player, opponent, outcome)
    again = rated(opponent, player, OPPOSITE[outcome])

    assert [(each.mean, each.spread) for each in (other, one)] == [
        pytest.approx((each.mean, each.spread)) for each in again
    ]


@given(RATING, RATING, OUTCOME)
def test_a_spread_is_never_beyond_a_newcomers_and_never_nothing(
    player: DuelRating, opponent: DuelRating, outcome: Outcome
) -> None:
    for each in rated(player, opponent, outcome):
        assert 0 < each.spread <= SPREAD


@given(RATING, RATING, OUTCOME)
def test_a_duel_is_counted(player: DuelRating, opponent: DuelRating, outcome: Outcome) -> None:
    one, other = rated(player, opponent, outcome)

    assert (one.played, other.played) == (player.played + 1, opponent.played + 1)


def test_newcomers_begin_at_1500_and_the_winner_gains_what_the_loser_loses() -> None:
    won, lost = rated(DuelRating(), DuelRating(), "won")

    assert DuelRating().shown == MEAN == 1500
    assert won.shown - 1500 == 1500 - lost.shown > 0


def test_a_rating_settles_the_more_the_more_duels_there_were() -> None:
    one, other = DuelRating(), DuelRating()
    steps = []
    for number in range(30):
        before = one
        one, other = rated(one, other, "won" if number % 2 else "lost")
        steps.append(abs(one.mean - before.mean))

    assert steps[-1] < steps[0] / 2
    assert one.spread < SPREAD * 2 / 3


def test_beating_somebody_better_moves_more_than_beating_somebody_worse() -> None:
    player = DuelRating(1500, 100, 20)
    better, worse = DuelRating(1900, 100, 20), DuelRating(1100, 100, 20)

    assert rated(player, better, "won")[0].mean > rated(player, worse, "won")[0].mean


def played(points: dict[int, int], *, number: int = ROUNDS, mode: Mode = "duel", withdrawn: int = 0) -> Session:
    """Make a game that is over, with so many points."""
    rules = Rules(ROUNDS, mode=mode)
    session = Session("a" * 32, rules, ANN, ())
    session.number, session.withdrawn = number, withdrawn
    session.players = {who: Player(points=earned, answered=1) for who, earned in points.items()}
    return session


def over(session: Session, reason: Reason = "played") -> Finished:
    """End a game."""
    session.phase = "over"
    return Finished(reason, (), session.number)


@pytest.mark.parametrize(
    ("points", "outcome"), [({ANN: 9, BEN: 5}, "won"), ({ANN: 5, BEN: 9}, "lost"), ({ANN: 5, BEN: 5}, "drawn")]
)
@pytest.mark.parametrize("reason", ["played", "won"])
def test_a_duel_that_was_decided_by_play_counts(points: dict[int, int], outcome: Outcome, reason: Reason) -> None:
    session = played(points)

    assert duel_of(session, over(session, reason)) == Duel(ANN, BEN, outcome)


@pytest.mark.parametrize("reason", ["stopped", "deserted", "drained", "broken", "declined", "unjoined"])
def test_a_duel_that_ended_otherwise_does_not_count(reason: Reason) -> None:
    session = played({ANN: 9, BEN: 5})

    assert duel_of(session, over(session, reason)) is None


@pytest.mark.parametrize(
    "session",
    [
        pytest.param(played({ANN: 9, BEN: 5}, mode="everyone"), id="another mode"),
        pytest.param(played({ANN: 9}), id="one never answered, or was forgotten"),
        pytest.param(played({ANN: 9, BEN: 5, 3: 5}), id="three"),
        pytest.param(played({ANN: 9, BEN: 5}, number=FEWEST - 1), id="too few questions"),
        pytest.param(played({ANN: 9, BEN: 5}, number=FEWEST, withdrawn=1), id="too few that counted"),
    ],
)
def test_what_is_no_decided_duel_does_not_count(session: Session) -> None:
    assert duel_of(session, over(session)) is None


def test_who_is_there_but_never_answered_has_not_played() -> None:
    session = played({ANN: 9, BEN: 0})
    session.players[BEN].answered = 0

    assert duel_of(session, over(session)) is None


def test_four_questions_are_enough() -> None:
    session = played({ANN: 9, BEN: 5}, number=FEWEST)

    assert duel_of(session, over(session)) is not None
