"""Hints are for those who ask, and cost those who read them before they answer."""

from __future__ import annotations

import pytest

from bot.game import Hinted, Session
from bot.messages import UserError
from tests.game.test_session import ANN, BEN, CHO, START
from tests.game.test_typed import NEAR, OTHER, RIGHT, named_question, playing, pressed, result, typed

DAN = 4


def table(*players: int) -> Session:
    """Make a game, started by Ann, whose second question is open; some players answered the first."""
    game = playing()
    for player in players:
        typed(game, player, RIGHT)
    game.close()
    game.open(START)
    return game


def asked(game: Session, player: int, *, total: int = 3, may_decide: bool = False) -> Hinted:
    """Let a player press the hint button."""
    return game.hint(player, total, may_decide=may_decide)


@pytest.mark.parametrize(("player", "may_decide"), [(ANN, False), (DAN, True)])
def test_the_starter_and_moderators_open_the_next_hint_at_once(player: int, *, may_decide: bool) -> None:
    game = table(ANN, BEN, CHO)
    first, second = (asked(game, player, may_decide=may_decide) for _ in range(2))

    assert (first.seen, first.opened, first.told) == (1, True, ())
    assert (second.seen, second.opened, game.hints_open) == (2, True, 2)
    assert game.hints_seen == {player: 2}, "nobody else"


def test_others_vote_and_all_who_did_may_read_it() -> None:
    game = table(ANN, BEN, CHO, DAN)
    waits = asked(game, BEN), asked(game, BEN), asked(game, DAN)
    opens = asked(game, CHO)

    assert [(voted.seen, voted.opened, voted.votes, voted.needed) for voted in waits] == [
        (0, False, 1, 3),
        (0, False, 1, 3),
        (0, False, 2, 3),
    ]
    assert (opens.seen, opens.opened, opens.told, opens.votes) == (1, True, (BEN, DAN), 3)
    assert (game.hints_seen, game.hint_votes) == ({BEN: 1, CHO: 1, DAN: 1}, set())


def test_who_voted_is_told_too_when_the_starter_opens_the_hint() -> None:
    game = table(ANN, BEN, CHO)
    asked(game, BEN)

    assert asked(game, ANN).told == (BEN,)
    assert asked(game, BEN).votes == 1, "a new vote, for the next one"


@pytest.mark.parametrize("player", [ANN, CHO])
def test_who_presses_later_reads_what_is_open_and_asks_for_nothing_more(player: int) -> None:
    game = table(ANN, BEN, CHO)
    for _ in range(2):
        asked(game, BEN, may_decide=True)
    read = asked(game, player)

    assert (read.seen, read.opened, read.told, read.votes, read.needed) == (2, False, (), 0, 2)
    assert (game.hints_open, game.hints_seen[player], game.hint_votes) == (2, 2, set())


def test_there_are_no_hints_between_questions() -> None:
    game = playing()
    game.close()

    with pytest.raises(UserError, match="no open question"):
        asked(game, ANN)


def test_where_there_are_no_hints_none_is_voted_for() -> None:
    game = table(ANN, BEN)
    with pytest.raises(UserError, match="no hints"):
        asked(game, BEN, total=0)
    assert game.hint_votes == set()

    with pytest.raises(UserError, match="no hints"):
        asked(playing("buttons"), ANN)


def test_who_has_seen_every_hint_is_told_so() -> None:
    game = table(ANN, BEN)
    asked(game, ANN, total=1)
    asked(game, BEN, total=1)

    for player in (ANN, BEN):
        with pytest.raises(UserError, match="every hint"):
            asked(game, player, total=1)
    assert (game.hints_open, game.hint_votes) == (1, set())


def test_each_hint_read_takes_a_fifth_from_that_player_only() -> None:
    worths = []
    for read in range(5):
        game = playing()
        for _ in range(read):
            asked(game, ANN, total=9)
        typed(game, ANN, RIGHT, after=0)
        typed(game, BEN, RIGHT, after=0)
        ann, ben = game.close()[0].results
        worths.append(ann.worth)
        assert ben.worth == 200

    assert worths == [200, 170, 140, 110, 80], "150 less 30 each, and 50 for speed"


def test_an_answer_that_is_locked_in_costs_no_more_for_hints_read_after_it() -> None:
    game = playing()
    typed(game, ANN, RIGHT)
    asked(game, ANN)
    typed(game, ANN, RIGHT)

    assert game.answers[ANN].hints == 0


def test_a_changed_answer_costs_what_was_read_by_then() -> None:
    game = playing("mixed")
    for player in (ANN, BEN):
        typed(game, player, OTHER)
    for player in (ANN, BEN):
        asked(game, player)
    typed(game, ANN, RIGHT)
    pressed(game, BEN, 0)

    assert (game.answers[ANN].hints, game.answers[BEN].hints) == (1, 1)


def test_what_comes_after_a_near_answer_costs_what_was_read_by_then() -> None:
    game = playing()
    typed(game, ANN, NEAR)
    asked(game, ANN)
    typed(game, ANN, RIGHT)

    assert game.answers[ANN].hints == 1
    assert result(game).right


def test_a_new_question_has_its_own_hints() -> None:
    game = table(ANN, BEN, CHO)
    asked(game, ANN)
    asked(game, BEN)
    asked(game, BEN)
    assert (game.hints_open, game.hints_seen, game.hint_votes) == (1, {ANN: 1, BEN: 1}, {BEN})
    game.close()
    game.open(START)

    assert (game.hints_open, game.hints_seen, game.hint_votes) == (0, {}, set())


def test_after_a_restart_what_was_read_still_counts() -> None:
    game = playing("typed", named_question(0))
    asked(game, ANN)
    game.reopen(START)
    typed(game, ANN, RIGHT)

    assert game.answers[ANN].hints == 1
