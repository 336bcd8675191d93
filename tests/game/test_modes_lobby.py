"""The lobby: who may join, leave, decline and begin, and what becomes of a game that too few have joined."""

from __future__ import annotations

import pytest

from bot.game import Finished, Joined, Mode
from bot.messages import UserError
from tests.game.modes import begun, game_of, gathering, in_teams, refusal
from tests.game.test_session import ANN, BEN, CHO, SCHEMA, SECOND, START

DAN = 4


@pytest.mark.parametrize(
    ("mode", "seconds", "members"), [("survival", 45, {ANN}), ("teams", 45, set()), ("duel", 60, {ANN})]
)
def test_who_starts_is_in_already_but_in_no_team(mode: Mode, seconds: int, members: set[int]) -> None:
    game = game_of(mode)
    gathered = game.gather(START)

    assert gathered.closes_at == game.closes_at == START + seconds * SECOND
    assert (game.phase, game.members, game.joined) == ("lobby", members, members)


def test_joining_tells_how_many_there_are_and_joining_again_changes_nothing() -> None:
    game = gathering("survival")

    assert game.join(BEN) == game.join(BEN) == Joined(BEN, None, 2, 0)
    assert game.members == {ANN, BEN}


def test_in_teams_it_tells_how_many_are_in_the_team() -> None:
    game = game_of("teams", teams=3)
    game.gather(START)

    assert game.join(ANN, 2) == Joined(ANN, 2, 1, 0)
    assert game.join(BEN, 2) == Joined(BEN, 2, 2, 0)
    assert game.join(ANN, 0) == Joined(ANN, 0, 1, 0)
    assert game.teams == {ANN: 0, BEN: 2}


@pytest.mark.parametrize("team", [None, -1, 2])
def test_there_are_only_so_many_teams(team: int | None) -> None:
    game = game_of("teams")
    game.gather(START)

    with pytest.raises(UserError, match="one of the teams"):
        game.join(ANN, team)
    assert (game.members, game.teams) == (set(), {})


@pytest.mark.parametrize("mode", ["everyone", "race"])
def test_there_is_nothing_to_join_where_everybody_may_answer(mode: Mode) -> None:
    game = game_of(mode)

    with pytest.raises(UserError, match="nothing to join"):
        game.join(BEN)
    assert refusal(game, BEN) == ""


@pytest.mark.parametrize("mode", ["survival", "teams"])
def test_who_leaves_is_not_in_the_game(mode: Mode) -> None:
    game = game_of(mode)
    game.gather(START)
    for player in (ANN, BEN):
        game.join(player, player % 2)
    game.leave(BEN)

    assert (game.members, game.teams.keys() - {ANN}) == ({ANN}, set())
    with pytest.raises(UserError, match="not joined"):
        game.leave(BEN)


def test_once_it_has_begun_nobody_leaves_and_only_teams_may_be_joined() -> None:
    survival, duel, teams = begun("survival", BEN), begun("duel", BEN), in_teams({ANN: 0, BEN: 1})

    for game in (survival, duel):
        with pytest.raises(UserError, match=r"begun|for somebody else"):
            game.join(CHO)
    assert teams.join(CHO, 1) == Joined(CHO, 1, 2, 0)
    for game in (survival, duel, teams):
        with pytest.raises(UserError, match="begun"):
            game.leave(BEN)


def test_nobody_joins_what_is_over() -> None:
    game = in_teams({ANN: 0, BEN: 1})
    game.finish("stopped")

    with pytest.raises(UserError, match="over"):
        game.join(CHO, 0)


def test_only_who_was_challenged_accepts_or_declines() -> None:
    game = game_of("duel")
    game.invited = BEN
    game.gather(START)
    for player, told in ((CHO, "somebody else"), (ANN, "yours")):
        with pytest.raises(UserError, match=told):
            game.join(player)
        with pytest.raises(UserError, match="Only who was challenged"):
            game.decline(player)
    with pytest.raises(UserError, match="Take your challenge back"):
        game.leave(ANN)
    assert not game.is_ready

    assert game.decline(BEN) == Finished("declined", (), 0)
    assert game.is_over


def test_an_accepted_duel_begins_and_cannot_be_declined_any_more() -> None:
    game = gathering("duel", BEN)

    assert game.is_ready
    assert game.gathered() is None
    assert game.phase == "between"
    with pytest.raises(UserError, match="no challenge"):
        game.decline(BEN)


def test_only_a_duel_can_be_declined() -> None:
    with pytest.raises(UserError, match="no challenge"):
        gathering("survival", BEN).decline(BEN)


def test_a_challenge_is_taken_back_by_stopping() -> None:
    game = game_of("duel")
    game.invited = BEN
    game.gather(START)
    with pytest.raises(UserError, match="Only those who play"):
        game.stop(CHO, may_decide=False)

    assert game.stop(ANN, may_decide=False).passed
    assert game.finish("stopped") == Finished("stopped", (), 0)


@pytest.mark.parametrize(("player", "may_decide"), [(ANN, False), (DAN, True)])
def test_the_starter_or_a_moderator_may_begin_once_enough_have_joined(player: int, *, may_decide: bool) -> None:
    game = game_of("teams")
    game.gather(START)
    for member, team in ((BEN, 0), (CHO, 0)):
        game.join(member, team)
        with pytest.raises(UserError, match="Two teams"):
            game.begin_now(player, may_decide=may_decide)
    game.join(CHO, 1)
    with pytest.raises(UserError, match="or a moderator"):
        game.begin_now(BEN, may_decide=False)
    game.begin_now(player, may_decide=may_decide)

    assert game.gathered() is None
    with pytest.raises(UserError, match="begun"):
        game.begin_now(player, may_decide=may_decide)


def test_too_few_are_told_what_is_missing() -> None:
    survival, duel = gathering("survival"), gathering("duel")
    survival.leave(ANN)

    for game, told in ((survival, "Somebody has to join"), (duel, "is accepted")):
        with pytest.raises(UserError, match=told):
            game.begin_now(ANN, may_decide=False)


def test_a_game_that_too_few_have_joined_does_not_begin() -> None:
    survival, duel, teams = gathering("survival"), gathering("duel"), game_of("teams")
    survival.leave(ANN)
    teams.gather(START)
    teams.join(ANN, 1)
    for game in (survival, duel, teams):
        finished = game.gathered()
        assert finished is not None
        assert (finished.reason, finished.asked, finished.standings, finished.winners) == ("unjoined", 0, (), ())
        assert game.is_over
        assert game.gathered() is None, "once"


def test_in_survival_one_is_enough() -> None:
    game = begun("survival")

    assert (game.phase, game.lives) == ("between", {ANN: 3})


def test_after_a_restart_the_lobby_has_its_time_again_with_all_who_had_joined() -> None:
    game = gathering("survival", BEN, CHO)
    game.leave(ANN)
    game = SCHEMA.validate_json(SCHEMA.dump_json(game))
    game.gather(START + 99 * SECOND)

    assert (game.phase, game.closes_at, game.members) == ("lobby", START + 144 * SECOND, {BEN, CHO})


def test_what_is_gathered_for_cannot_be_answered_or_skipped_yet() -> None:
    game = gathering("survival", BEN)
    for act in (
        lambda: game.answer(ANN, 0, 0, START),
        lambda: game.hint(ANN, 3, may_decide=True),
        lambda: game.skip(ANN, START, may_decide=True),
    ):
        with pytest.raises(UserError):
            act()


@pytest.mark.parametrize("mode", ["survival", "teams"])
def test_in_the_lobby_those_who_have_joined_vote_to_stop(mode: Mode) -> None:
    game = game_of(mode)
    game.starter = DAN
    game.gather(START)
    for player in (ANN, BEN, CHO, DAN):
        game.join(player, player % 2)
    with pytest.raises(UserError, match="Only those who play"):
        game.stop(9, may_decide=False)

    assert [game.stop(player, may_decide=False).passed for player in (ANN, BEN, CHO)] == [False, False, True]
    assert game.stop(DAN, may_decide=False).passed


@pytest.mark.parametrize("gone", [ANN, BEN])
def test_a_challenge_of_which_one_side_is_forgotten_comes_to_nothing(gone: int) -> None:
    game = game_of("duel")
    game.invited = BEN
    game.gather(START)
    game.forget(gone)
    if gone == ANN:
        game.join(BEN)

    finished = game.gathered()
    assert finished is not None
    assert finished.reason == "unjoined"
