"""Teams: points per member who has answered, so that a bigger team is no better off; who switches forfeits."""

from __future__ import annotations

import pytest

from bot.game import Joined, Player, TeamStanding
from bot.messages import UserError
from tests.game.modes import ask, in_teams, press
from tests.game.test_session import ANN, BEN, CHO, SECOND, START

DAN, EVA = 4, 5
RIGHT_AT_5 = 141
"""What an easy question earns after five of twenty seconds."""


def test_a_team_has_its_points_per_member_who_has_answered() -> None:
    game = in_teams({ANN: 0, BEN: 0, EVA: 0, CHO: 1, DAN: 2})
    ask(game, {ANN: True, BEN: False, CHO: True})

    assert game.team_standings() == (
        TeamStanding(1, 1, RIGHT_AT_5, (CHO,)),
        TeamStanding(2, 0, 71, (ANN, BEN, EVA)),
        TeamStanding(3, 2, 0, (DAN,)),
    )


def test_halves_are_rounded_up_and_equals_share_a_rank() -> None:
    game = in_teams({ANN: 0, BEN: 0, CHO: 1, DAN: 1})
    ask(game, {ANN: True, BEN: True, CHO: True, DAN: True})
    game.players[BEN].points += 1

    assert [(team.rank, team.points) for team in game.team_standings()] == [(1, RIGHT_AT_5 + 1), (2, RIGHT_AT_5)]
    game.players[CHO].points += 2
    assert [(team.rank, team.team) for team in game.team_standings()] == [(1, 0), (1, 1)]


def test_who_is_in_no_team_is_told_to_choose_one_and_may_then_answer() -> None:
    game = in_teams({ANN: 0, BEN: 1})
    game.open(START)
    with pytest.raises(UserError, match="Choose one"):
        press(game, CHO, 0, 5)
    assert game.answers == {}
    game.join(CHO, 1)
    press(game, CHO, 0, 5)
    game.close()

    assert [(team.team, team.points) for team in game.team_standings()] == [(1, RIGHT_AT_5), (0, 0)]


def test_who_switches_forfeits_for_the_team_what_stays_their_own() -> None:
    game = in_teams({ANN: 0, BEN: 0, CHO: 1}, rounds=9)
    ask(game, {ANN: True, BEN: True, CHO: True})
    assert game.join(ANN, 0) == Joined(ANN, 0, 2, 0), "no switch"
    assert game.join(ANN, 1) == Joined(ANN, 1, 2, RIGHT_AT_5)
    assert game.players[ANN].points == RIGHT_AT_5
    assert [team.points for team in game.team_standings()] == [RIGHT_AT_5, RIGHT_AT_5], "she counts in neither yet"

    ask(game, {ANN: True, BEN: True, CHO: True})
    own = RIGHT_AT_5 + RIGHT_AT_5 + 10
    assert {each.player: each.points for each in game.standings()} == {ANN: own, BEN: own, CHO: own}
    assert game.team_standings() == (
        TeamStanding(1, 0, own, (BEN,)),
        TeamStanding(2, 1, (own + RIGHT_AT_5 + 10 + 1) // 2, (ANN, CHO)),
    )
    assert game.join(ANN, 0).forfeited == RIGHT_AT_5 + 10, "only what the second team had"
    assert game.forfeited == {ANN: own}


def test_whoever_comes_back_to_a_team_still_counts_in_it() -> None:
    game = in_teams({ANN: 0, BEN: 0, CHO: 1})
    ask(game, {ANN: True, BEN: False, CHO: True})
    before = game.team_standings()
    game.join(BEN, 1)
    game.join(BEN, 0)

    assert game.team_standings() == before


def test_who_has_no_points_yet_forfeits_none() -> None:
    game = in_teams({ANN: 0, BEN: 1, CHO: 1})
    ask(game, {ANN: True, BEN: False})

    assert game.join(BEN, 0).forfeited == game.join(CHO, 0).forfeited == 0
    assert game.forfeited == {}
    assert game.team_standings() == (TeamStanding(1, 0, RIGHT_AT_5, (ANN, BEN, CHO)),)


def test_an_answer_counts_for_the_team_that_its_player_is_in_when_the_question_closes() -> None:
    game = in_teams({ANN: 0, BEN: 0, CHO: 1})
    game.open(START)
    press(game, ANN, 0, 5)
    assert game.join(ANN, 1).forfeited == 0
    game.close()

    assert [(team.team, team.points) for team in game.team_standings()] == [(1, RIGHT_AT_5), (0, 0)]


def test_the_members_of_the_best_team_who_have_answered_have_won() -> None:
    game = in_teams({ANN: 0, BEN: 0, EVA: 0, CHO: 1, DAN: 2}, rounds=1)
    finished = ask(game, {ANN: True, BEN: True, CHO: False})[1]

    assert finished is not None
    assert (finished.reason, finished.winners) == ("played", (ANN, BEN))
    assert [(team.rank, team.team) for team in finished.teams] == [(1, 0), (2, 1), (2, 2)]


def test_equal_teams_share_a_win_over_a_third_and_have_none_without() -> None:
    three, two = in_teams({ANN: 0, BEN: 1, CHO: 2}, rounds=1), in_teams({ANN: 0, BEN: 1}, rounds=1)
    shared, drawn = ask(three, {ANN: True, BEN: True, CHO: False})[1], ask(two, {ANN: True, BEN: True})[1]

    assert shared is not None
    assert drawn is not None
    assert (shared.winners, drawn.winners) == ((ANN, BEN), ())


@pytest.mark.parametrize("answers", [{ANN: True}, {ANN: False, BEN: False}])
def test_nobody_has_won_against_a_team_that_never_answered_or_with_no_points(answers: dict[int, bool]) -> None:
    finished = ask(in_teams({ANN: 0, BEN: 1}, rounds=1), answers)[1]

    assert finished is not None
    assert finished.winners == ()


def test_the_first_question_closes_soon_once_all_members_have_answered() -> None:
    game = in_teams({ANN: 0, BEN: 1})
    game.open(START)
    for player in (ANN, BEN):
        press(game, player, 0, 5)

    assert game.closes_at == START + 6.5 * SECOND


def test_only_those_in_a_team_vote() -> None:
    game = in_teams({ANN: 0, BEN: 1, CHO: 1})
    game.open(START)
    with pytest.raises(UserError, match="Only those who play"):
        game.skip(DAN, START, may_decide=False)

    assert [game.skip(player, START, may_decide=False).passed for player in (BEN, CHO)] == [False, True]


def test_an_appeal_counts_for_the_team_too() -> None:
    game = in_teams({ANN: 0, BEN: 1})
    ask(game, {ANN: True, BEN: False})
    game.repair(1, {BEN: Player(points=150, right=1, answered=1, streak=1, best_streak=1)})

    assert [(team.team, team.points) for team in game.team_standings()] == [(1, 150), (0, RIGHT_AT_5)]


def test_a_team_forgets_whom_the_game_forgets() -> None:
    game = in_teams({ANN: 0, BEN: 0, CHO: 1})
    ask(game, {ANN: True, BEN: False, CHO: True})
    game.join(ANN, 1)
    game.forget(ANN)

    assert game.team_standings() == (TeamStanding(1, 1, RIGHT_AT_5, (CHO,)), TeamStanding(2, 0, 0, (BEN,)))
    assert game.forfeited == {}
