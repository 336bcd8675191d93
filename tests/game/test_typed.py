"""Typed answers: worth more than pressing, one change shared with the buttons, and near uses up nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.catalogue import Verdict
from bot.game import Answered, Answers, Result, Rules, Session
from bot.game.rules import MENDING_TIME, SHARED_WINDOW
from bot.game.scoring import with_streak
from bot.messages import UserError, message
from bot.questions import Question
from bot.questions.judging import Judged
from tests.game.test_clues import ladder
from tests.game.test_session import ANN, BEN, CHO, SCHEMA, SECOND, START, question

MOMENT = timedelta(microseconds=1)
NEW = ("choices_at", "hints_open", "hints_seen", "hint_votes", "noted")


def named(typed: str, verdict: Verdict = "accept", choice: int | None = 0) -> Judged:
    """Judge a text as told."""
    return Judged(typed, verdict, message("So it is."), choice, "drama/healer")


RIGHT, ALSO, OTHER = named("Healer"), named("Heal her"), named("b", "reject", 1)
NOBODY, NEAR, NEARER = named("xyz", "reject", None), named("Heeler", "near", None), named("Heallr", "near", 0)


def named_question(number: int) -> Question:
    """Make a question that may be answered by typing."""
    return replace(question(number), expects="drama")


def playing(answers: Answers = "typed", *asked: Question, rounds: int = 3) -> Session:
    """Make a game of easy questions of 20 seconds, the first of them open."""
    rules = Rules(rounds, difficulty="easy", answers=answers)
    game = Session("0" * 32, rules, ANN, asked or tuple(named_question(number) for number in range(rounds)))
    game.open(START)
    return game


def typed(game: Session, player: int, *judged: Judged, after: float = 5) -> Answered:
    """Let a player type answers to the open question, and return what they are told last."""
    assert game.opened_at is not None
    for each in judged:
        answered = game.guess(player, game.number, each, game.opened_at + after * SECOND)
    return answered


def pressed(game: Session, player: int, choice: int = 0, *, after: float = 15) -> Answered:
    """Let a player press a button of the open question."""
    assert game.opened_at is not None
    return game.answer(player, game.number, choice, game.opened_at + after * SECOND)


def result(game: Session, player: int = ANN) -> Result:
    """Close the open question, and return what a player's answer came to."""
    return next(result for result in game.close()[0].results if result.player == player)


def test_a_typed_answer_is_worth_half_as_much_again_but_not_its_speed() -> None:
    by_typing, by_button = playing("typed"), playing("buttons")
    typed(by_typing, ANN, RIGHT, after=1)
    pressed(by_button, ANN, after=1)

    assert (result(by_typing).points, result(by_button).points) == (150 + 50, 100 + 50)


def test_once_the_choices_are_shown_typing_is_worth_what_pressing_is() -> None:
    game = playing("mixed")
    typed(game, ANN, RIGHT, after=10)
    pressed(game, BEN, after=10)
    closed, _ = game.close()
    early = playing("mixed")
    typed(early, ANN, RIGHT, after=9.999999)

    assert closed.results[0].points == closed.results[1].points
    assert result(early).points == closed.results[0].points + 50


@pytest.mark.parametrize(
    ("judged", "right", "choice"), [(RIGHT, True, 0), (ALSO, True, 0), (OTHER, False, 1), (NOBODY, False, None)]
)
def test_what_was_judged_is_what_the_answer_comes_to(judged: Judged, choice: int | None, *, right: bool) -> None:
    game = playing()
    typed(game, ANN, judged)
    came_to = result(game)

    assert (came_to.right, came_to.choice, came_to.typed, came_to.points > 0) == (right, choice, judged.typed, right)


def test_a_wrong_answer_says_what_a_right_one_would_have_been_worth_without_the_streak() -> None:
    game = playing()
    for judged in (RIGHT, RIGHT, OTHER):
        typed(game, ANN, judged)
        typed(game, BEN, RIGHT)
        ann, ben = game.close()[0].results
        game.open(START)

    assert ann.worth == ben.worth
    assert (ann.points, ben.points, ben.streak) == (0, with_streak(ben.worth, 3), 3)


def test_the_choices_come_at_half_time_and_not_where_there_is_nothing_to_wait_for() -> None:
    game = playing("mixed", named_question(0), question(1))
    half = START + 10 * SECOND

    assert (game.choices_due, game.shows_choices(half - MOMENT), game.shows_choices(half)) == (half, False, True)
    game.close()
    assert game.choices_due is None
    game.open(START)
    assert (game.choices_due, game.shows_choices(START), game.is_typed) == (None, True, False)


def test_a_typed_game_shows_no_choices_and_one_with_buttons_all_the_time() -> None:
    by_typing, by_button = playing("typed"), playing("buttons")

    assert (by_typing.choices_due, by_typing.shows_choices(START + 19 * SECOND), by_typing.is_typed) == (
        None,
        False,
        True,
    )
    assert (by_button.choices_due, by_button.shows_choices(START), by_button.is_typed) == (None, True, False)


def test_the_choices_begin_with_the_time_when_people_saw_the_question_however_long_it_took() -> None:
    game = playing("mixed")
    game.shown(START + 15 * SECOND)

    assert game.choices_due == START + 25 * SECOND
    assert not game.shows_choices(START + 24 * SECOND)


@pytest.mark.parametrize("answers", ["typed", "mixed"])
def test_a_choice_that_is_not_shown_cannot_be_pressed(answers: Answers) -> None:
    game = playing(answers)

    with pytest.raises(UserError, match="Type your answer"):
        pressed(game, ANN, after=9)
    assert game.answers == {}


@pytest.mark.parametrize(("answers", "asked"), [("buttons", named_question(0)), ("mixed", question(0))])
def test_where_there_are_only_buttons_nothing_can_be_typed(answers: Answers, asked: Question) -> None:
    game = playing(answers, asked)

    with pytest.raises(UserError, match="buttons"):
        typed(game, ANN, RIGHT)
    assert pressed(game, ANN).choice == "a"


def test_a_typed_answer_to_a_closed_question_or_another_one_does_not_count() -> None:
    game = playing()
    for number, after in ((1, 20.001), (2, 1)):
        with pytest.raises(UserError, match="closed"):
            game.guess(ANN, number, RIGHT, START + after * SECOND)
    game.close()
    with pytest.raises(UserError, match="closed"):
        typed(game, ANN, RIGHT)


def test_a_text_without_letters_uses_up_nothing() -> None:
    game = playing()

    with pytest.raises(UserError, match="letters or digits"):
        typed(game, ANN, named("?!", "reject", None))
    assert game.answers == {}


@pytest.mark.parametrize("first", [OTHER, NOBODY, 1])
@pytest.mark.parametrize("second", [RIGHT, 0])
@pytest.mark.parametrize("third", [named("c", "reject", 2), NEAR, 2])
def test_buttons_and_typing_share_the_one_change(
    first: Judged | int, second: Judged | int, third: Judged | int
) -> None:
    game = playing("mixed")

    def give(what: Judged | int, after: float) -> Answered:
        if isinstance(what, Judged):
            return typed(game, ANN, what, after=after)
        return pressed(game, ANN, what, after=after)

    assert give(first, 11).may_change
    assert not give(second, 12).may_change
    with pytest.raises(UserError, match="changed your answer once already"):
        give(third, 13)
    assert result(game).right


@pytest.mark.parametrize("again", ["Healer", "healer", " HEAL-ER "])
def test_the_same_text_again_changes_nothing(again: str) -> None:
    game = playing()
    typed(game, ANN, RIGHT, after=2)
    answered = typed(game, ANN, named(again), after=8)

    assert (answered.choice, answered.may_change) == ("Healer", True)
    assert game.answers[ANN].at == START + 2 * SECOND


def test_pressing_the_choice_that_was_typed_changes_nothing_and_the_other_way_round() -> None:
    game = playing("mixed")
    typed(game, ANN, named("A"), after=2)
    pressed(game, BEN)

    assert pressed(game, ANN).may_change
    assert typed(game, BEN, named("A"), after=16).may_change
    assert [(answer.typed, answer.choice) for answer in game.answers.values()] == [("A", 0), (None, 0)]


def test_another_right_answer_is_a_change_like_any_other() -> None:
    """Or else who types both would be told that they are right."""
    game = playing()
    answered = typed(game, ANN, RIGHT, ALSO)

    assert (answered.choice, answered.may_change) == (ALSO.typed, False)


def test_a_near_answer_uses_up_nothing() -> None:
    game = playing()
    near = typed(game, ANN, NEAR)
    locked = typed(game, ANN, RIGHT)

    assert (near.is_near, near.choice, near.may_change) == (True, NEAR.typed, True)
    assert (locked.is_near, locked.may_change) == (False, True)
    assert not typed(game, ANN, OTHER).may_change


def test_a_near_answer_takes_the_place_of_nothing_that_is_locked_in() -> None:
    game = playing()
    typed(game, ANN, RIGHT, after=2)
    near = typed(game, ANN, NEAR, after=3)

    assert (near.is_near, near.may_change) == (True, True)
    assert (game.answers[ANN].typed, game.answers[ANN].changed) == (RIGHT.typed, False)
    assert result(game).right


def test_of_near_answers_the_last_is_kept_and_the_same_one_again_changes_nothing() -> None:
    game = playing()
    typed(game, ANN, NEAR, after=1)
    typed(game, ANN, NEARER, after=2)
    typed(game, ANN, NEARER, after=3)

    assert (game.answers[ANN].typed, game.answers[ANN].at) == (NEARER.typed, START + 2 * SECOND)


def test_a_text_that_was_near_and_is_accepted_meanwhile_counts() -> None:
    game = playing()
    typed(game, ANN, NEAR, named(NEAR.typed))

    assert result(game).right


@pytest.mark.parametrize("order", [(ANN, BEN), (BEN, ANN)])
def test_who_is_near_is_waited_for(order: tuple[int, int]) -> None:
    game = playing()
    for player in order:
        typed(game, player, RIGHT)
    game.close()
    game.open(START)
    for player in order:
        typed(game, player, RIGHT if player == ANN else NEAR)
    assert game.closes_at == START + 20 * SECOND

    assert typed(game, BEN, RIGHT, after=7).closes_at == START + 8.5 * SECOND
    assert typed(game, BEN, NEARER, after=6).closes_at == START + 8.5 * SECOND, "on its way for longer"


@pytest.mark.parametrize("judged", [RIGHT, NEAR, NOBODY])
@pytest.mark.parametrize("order", [(ANN, BEN), (BEN, ANN)])
def test_what_all_could_read_is_waited_for_alike_whatever_it_is(judged: Judged, order: tuple[int, int]) -> None:
    game = playing()
    for player in order:
        typed(game, player, RIGHT)
    game.close()
    game.open(START)
    for player in order:
        given = judged if player == ANN else RIGHT
        game.guess(player, game.number, given, START + 5 * SECOND, is_public=player == ANN)

    assert game.closes_at == START + 5 * SECOND + MENDING_TIME
    if judged is NEAR:
        assert typed(game, ANN, RIGHT, after=7).closes_at == START + 5 * SECOND + MENDING_TIME


def test_a_new_question_knows_nothing_of_what_was_public_before() -> None:
    game = playing()
    game.guess(ANN, 1, RIGHT, START, is_public=True)
    game.close()
    game.open(START)

    assert typed(game, ANN, RIGHT).closes_at == START + 5 * SECOND + SHARED_WINDOW


def test_what_is_near_when_the_question_closes_is_wrong_and_kept_as_typed() -> None:
    game = playing()
    typed(game, ANN, RIGHT)
    game.close()
    game.open(START)
    typed(game, ANN, NEARER)
    typed(game, BEN, RIGHT)
    came_to = result(game)

    assert (came_to.right, came_to.choice, came_to.typed, came_to.points) == (False, None, NEARER.typed, 0)
    assert came_to.worth > 0
    assert (came_to.streak, game.players[ANN].answered, game.present) == (0, 2, {ANN, BEN})


def test_who_is_near_plays_and_is_not_voted_down_by_one_other() -> None:
    game = playing()
    typed(game, BEN, NEAR)

    assert not game.skip(CHO, START, may_decide=False).passed


def test_further_clues_cost_a_typed_answer_a_fifth_too() -> None:
    game = playing("typed", replace(ladder(0, 2), expects="drama"))
    typed(game, ANN, RIGHT, after=10)
    typed(game, BEN, RIGHT, after=9.999)
    early, late = game.close()[0].results

    assert early.points - late.points == 30


def test_after_a_restart_choices_that_nobody_saw_wait_for_half_of_the_new_time() -> None:
    game = playing("mixed")
    typed(game, ANN, RIGHT, after=5)
    game.reopen(START + 7 * SECOND)
    typed(game, BEN, RIGHT, after=9)

    assert game.choices_due == START + 17 * SECOND
    assert [came_to.worth > 150 for came_to in game.close()[0].results] == [True, True]


def test_after_a_restart_choices_that_people_saw_stay_and_answers_are_worth_what_they_were() -> None:
    game = playing("mixed")
    typed(game, ANN, RIGHT, after=5)
    typed(game, BEN, RIGHT, after=12)
    game.reopen(START + 30 * SECOND)
    game.shown(START + 31 * SECOND)
    assert game.shows_choices(START + 30 * SECOND)
    typed(game, CHO, RIGHT, after=0)

    assert [came_to.worth for came_to in game.close()[0].results] == [200, 150, 150]


def test_choices_stay_though_the_question_is_seen_late_after_a_restart() -> None:
    game = playing("mixed")
    game.reopen(START + 30 * SECOND)
    game.shown(START + 45 * SECOND)

    assert game.shows_choices(START + 45 * SECOND)


def test_a_typed_answer_teaches_more_than_one_that_may_be_a_guess() -> None:
    by_typing, by_button = playing("typed"), playing("buttons")
    typed(by_typing, ANN, RIGHT)
    pressed(by_button, ANN)
    by_typing.close()
    by_button.close()

    assert by_typing.skills[ANN].gained > by_button.skills[ANN].gained > 0


def test_a_forgotten_player_leaves_nothing_typed_and_no_hint() -> None:
    game = playing("mixed")
    typed(game, ANN, RIGHT)
    typed(game, BEN, NEAR)
    game.hint(BEN, 3, may_decide=True)
    game.hint(BEN, 3, may_decide=False)
    assert (game.hints_seen, game.hint_votes) == ({BEN: 1}, {BEN})
    game.forget(BEN)

    assert (set(game.answers), game.hints_seen, game.hint_votes) == ({ANN}, {}, set())
    assert NEAR.typed not in SCHEMA.dump_json(game).decode()


def test_a_session_comes_back_with_all_that_is_typed_and_hinted() -> None:
    game = playing("mixed")
    typed(game, ANN, RIGHT)
    typed(game, BEN, NEAR)
    game.hint(ANN, 3, may_decide=False)
    game.hint(BEN, 3, may_decide=False)
    game.hint(BEN, 3, may_decide=False)
    assert (game.hints_open, game.hints_seen, game.hint_votes) == (1, {ANN: 1, BEN: 1}, {BEN})

    assert SCHEMA.validate_json(SCHEMA.dump_json(game)) == game


def test_a_game_that_an_earlier_version_saved_goes_on() -> None:
    game = playing("buttons")
    kept = SCHEMA.dump_python(game, mode="json", exclude={*NEW, "answers"})
    kept["rules"].pop("answers")
    found = SCHEMA.validate_python(kept)

    assert found == game
    assert pressed(found, ANN).choice == "a"
