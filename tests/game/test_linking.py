"""The linking game: a fair pair, steps that hold, refusals that use nothing up, and a state a button can carry."""

from __future__ import annotations

import re
from random import Random

import pytest

from bot.catalogue import Catalogue
from bot.catalogue.credits import cast_of
from bot.catalogue.links import chain
from bot.game.linking import MOST_STEPS, STATE, Linking, draw, links_so_far, read, step, written
from bot.messages import UserError

GAME = Linking("lee-dong-wook", ("kim-go-eun",))
GOBLIN = "guardian-the-lonely-and-great-god"


@pytest.mark.parametrize("seed", range(20))
def test_a_pair_is_two_or_three_links_apart(seed: int, catalogue: Catalogue) -> None:
    game = draw(catalogue, Random(seed))
    links = chain(catalogue, game.here, game.goal)

    assert links is not None
    assert len(links) in {2, 3}
    assert (game.steps, game.is_over) == (0, False)


def test_where_nobody_is_apart_there_is_no_game() -> None:
    with pytest.raises(UserError, match="too few dramas"):
        draw(Catalogue([], []), Random(1))


@pytest.mark.parametrize("seed", range(20))
def test_the_shortest_chain_can_be_typed_and_wins(seed: int, catalogue: Catalogue) -> None:
    game = draw(catalogue, Random(seed))
    links = chain(catalogue, game.here, game.goal) or ()
    for link in links:
        assert not game.is_over
        game = step(catalogue, game, link.drama.title, catalogue.name_of(link.other.actor))
        assert read(catalogue, written(game)) == game

    assert game.is_over
    assert links_so_far(catalogue, game) == links


def test_where_the_goal_is_in_the_cast_nobody_need_be_named(catalogue: Catalogue) -> None:
    over = step(catalogue, GAME, "goblin", " ")

    assert over.is_over
    assert over.path == ("kim-go-eun", GOBLIN, "lee-dong-wook")


@pytest.mark.parametrize(
    ("title", "name", "told"),
    [
        ("qqqqqqqq", "Gong Yoo", "I know no drama of that title"),
        ("", "", "I know no drama of that title"),
        ("vincenzo", "Song Joong-ki", "Kim Go-eun is not in Vincenzo"),
        ("goblin", "Song Joong-ki", "I know nobody of that name in Guardian"),
        ("goblin", "Lee Dong", "So close to somebody in Guardian"),
        ("goblin", "Kim Go-eun", "You have been at Kim Go-eun already"),
    ],
)
def test_a_step_that_does_not_hold_is_refused(title: str, name: str, told: str, catalogue: Catalogue) -> None:
    with pytest.raises(UserError, match=told):
        step(catalogue, GAME, title, name)


def test_a_drama_that_does_not_lead_to_the_goal_wants_a_name(catalogue: Catalogue) -> None:
    with pytest.raises(UserError, match=r"Song Joong-ki is not in Guardian.*Say to whom it leads"):
        step(catalogue, Linking("song-joong-ki", ("gong-yoo",)), "goblin", "")


def test_a_step_is_taken_back_and_the_first_person_stays(catalogue: Catalogue) -> None:
    further = step(catalogue, Linking("song-joong-ki", ("gong-yoo",)), "goblin", "lee dong uk")

    assert further.here == "lee-dong-wook"
    assert further.back() == further.back().back() == Linking("song-joong-ki", ("gong-yoo",))


def test_the_longest_game_fits_a_button_and_takes_no_further_step(catalogue: Catalogue) -> None:
    longest = Linking("song-joong-ki", ("gong-yoo", *(GOBLIN, "lee-dong-wook") * MOST_STEPS))

    assert re.fullmatch(STATE, written(longest))
    assert len(f"linking:sent:{written(longest)}") <= 100
    assert read(catalogue, written(longest)).steps == MOST_STEPS
    with pytest.raises(UserError, match="no room for another step"):
        step(catalogue, longest, "goblin", "")


def test_no_two_of_the_catalogue_are_written_alike(catalogue: Catalogue) -> None:
    for keys in (catalogue.people, catalogue.dramas):
        assert len({written(Linking(key, ())) for key in keys}) == len(keys)


def test_what_the_catalogue_no_longer_holds_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(UserError, match="no longer know everybody"):
        read(catalogue, written(Linking("nobody", ("gong-yoo",))))
    with pytest.raises(UserError, match="My facts have changed"):
        read(catalogue, written(Linking("gong-yoo", ("song-joong-ki", GOBLIN, "lee-dong-wook"))))
    with pytest.raises(UserError, match="My facts have changed"):
        read(catalogue, written(Linking("gong-yoo", ("gong-yoo", GOBLIN))))


def test_every_step_of_a_spoiling_role_is_closed(catalogue: Catalogue) -> None:
    for drama in catalogue.dramas.values():
        open_to = cast_of(drama)
        for role in drama.roles:
            if role.spoiler_from and role.actor not in open_to:
                with pytest.raises(UserError, match="is not in"):
                    step(catalogue, Linking("gong-yoo", (role.actor,)), drama.id, "")
