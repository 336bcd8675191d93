"""/link: the chain between two actors, and the game of finding it by oneself."""

from __future__ import annotations

import pytest
from simcord.results import InteractionResult

from bot.catalogue.links import chain
from bot.game.linking import MOST_STEPS, Linking, read, written
from bot.settings import Settings
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response

GAME = Linking("lee-dong-wook", ("kim-go-eun",))
GOBLIN = "guardian-the-lonely-and-great-god"
HARD = Linking("song-joong-ki", ("gong-yoo",))


async def begin(stage: Stage, game: Linking = GAME) -> Shown:
    """Let ben begin a game, and make it this one, as if these two had been drawn."""
    result = await stage.ben.slash(stage.channel, "link game")
    assert result.ephemeral
    assert result.response is not None
    assert "Name a drama with **" in response(result)
    stage.press_at_once([(stage.ben, f"linking:back:{written(game)}")], result.response)
    await stage.env.settle()
    return result.response


async def fill_in(stage: Stage, card: Shown, drama: str, actor: str = "") -> InteractionResult:
    """Take a step."""
    form = await stage.ben.click(card, label="Next step")
    return await stage.ben.submit_modal(form, {"drama": drama, "actor": actor})


async def test_two_actors_of_one_drama_are_linked_by_it(stage: Stage) -> None:
    result = await stage.ann.slash(stage.channel, "link actors", first="gong yoo", second="이동욱")

    assert not result.ephemeral
    told = response(result)
    assert told.startswith("### 🔗 Gong Yoo → Lee Dong-wook")
    assert "🎬 **Guardian: The Lonely and Great God** (2016)\nGong Yoo · Kim Shin\nLee Dong-wook · " in told
    assert "Dramas between them: 1. No way I know is shorter." in told
    assert result.response is not None
    about = await stage.ben.select(result.response, [GOBLIN], custom_id="look:drama")
    assert response(about).startswith("## Guardian")


async def test_two_actors_far_apart_are_linked_step_by_step(stage: Stage) -> None:
    catalogue = stage.client.app.catalogue
    links = chain(catalogue, "gong-yoo", "song-joong-ki")
    told = response(await stage.ann.slash(stage.channel, "link actors", first="gong-yoo", second="song joong ki"))

    assert links is not None
    assert len(links) > 1
    assert told.count("🎬") == len(links)
    for link in links:
        assert f"{catalogue.name_of(link.other.actor)} · {link.other.character}" in told


async def test_an_actor_is_not_linked_to_themselves(stage: Stage) -> None:
    refused = await stage.ann.slash(stage.channel, "link actors", first="gong yoo", second="공유")

    assert stage.refusal(refused) == "Gong Yoo needs no link to themselves. Name two."


async def test_where_no_chain_leads_it_is_said(stage: Stage) -> None:
    catalogue = stage.client.app.catalogue
    maker = next(person for person in catalogue.people if catalogue.works_of(person) and not catalogue.parts_of(person))
    told = response(await stage.ann.slash(stage.channel, "link actors", first="gong-yoo", second=maker))

    name = catalogue.name_of(maker)
    assert told == f"No chain of dramas that I know leads from Gong Yoo to {name}. Try two others."


async def test_a_game_is_won_by_naming_the_drama(stage: Stage) -> None:
    card = await begin(stage)
    won = response(await fill_in(stage, card, "goblin"))

    assert "### 🎯 Kim Go-eun → Lee Dong-wook" in won
    assert "🎉 Linked! Dramas: 1. No way is shorter." in won
    assert "Another pair" in won
    assert "Next step" not in won


async def test_a_longer_way_is_told_the_shortest_one(stage: Stage) -> None:
    first = await fill_in(stage, await begin(stage), "goblin", "gong yu")
    assert first.response is not None
    assert "Name a drama with **Gong Yoo** and somebody else in it." in response(first)
    won = response(await fill_in(stage, first.response, "도깨비", "lee dong uk"))

    assert "🎉 Linked! Dramas: 2. The shortest way takes 1:" in won


@pytest.mark.parametrize(
    ("drama", "actor", "sentence"),
    [
        ("qqqqqqqq", "", "I know no drama of that title. Check its spelling and send it again."),
        ("vincenzo", "", "Kim Go-eun is not in Vincenzo, as far as I know. Name another drama."),
    ],
)
async def test_a_step_that_does_not_hold_leaves_the_game_as_it_was(
    drama: str, actor: str, sentence: str, stage: Stage
) -> None:
    card = await begin(stage)
    refused = await fill_in(stage, card, drama, actor)

    assert [followup.content for followup in refused.followups] == [sentence]
    assert all(followup.ephemeral for followup in refused.followups)
    assert "🎉 Linked!" in response(await fill_in(stage, card, "goblin"))


async def test_a_step_is_taken_back(stage: Stage) -> None:
    further = await fill_in(stage, await begin(stage, HARD), "goblin", "lee dong wook")
    assert further.response is not None
    back = response(await stage.ben.click(further.response, label="Take back"))

    assert "Name a drama with **Gong Yoo**" in back
    assert "Take back" not in back


async def test_the_last_step_there_is_room_for_can_only_be_taken_back(stage: Stage) -> None:
    full = Linking("song-joong-ki", ("gong-yoo", *(GOBLIN, "lee-dong-wook") * MOST_STEPS))
    last = response(await fill_in(stage, await begin(stage, full), "goblin", "kim go eun"))

    assert "That is as far as it goes. Take a step back." in last
    assert "Next step" not in last
    assert "Take back" in last


async def test_who_gives_up_is_shown_the_shortest_way(stage: Stage) -> None:
    shown = await stage.ben.click(await begin(stage, HARD), label="Show me")
    links = chain(stage.client.app.catalogue, "gong-yoo", "song-joong-ki")

    assert links is not None
    assert f"The shortest way takes this many dramas: {len(links)}" in response(shown)
    assert shown.response is not None
    assert "Name a drama with **" in response(await stage.ben.click(shown.response, label="Another pair"))


async def test_a_chain_leads_to_the_game(stage: Stage) -> None:
    linked = await stage.ann.slash(stage.channel, "link actors", first="gong yoo", second="lee dong wook")
    assert linked.response is not None
    begun = await stage.ben.click(linked.response, label="Link two yourself")

    assert begun.ephemeral
    assert response(begun).startswith("### 🎯 ")


async def test_two_who_are_two_or_three_dramas_apart_are_drawn(stage: Stage) -> None:
    begun = await stage.ben.slash(stage.channel, "link game")
    assert begun.response is not None
    told = response(await stage.ben.click(begun.response, label="Show me"))

    assert told.count("🎬") in {2, 3}


async def test_a_game_goes_on_after_a_restart(stage: Stage, settings: Settings) -> None:
    card = await begin(stage)
    await restart(stage, settings)

    assert "🎉 Linked!" in response(await fill_in(stage, card, "goblin"))


async def test_a_game_that_names_somebody_no_longer_known_is_refused(stage: Stage) -> None:
    card = await begin(stage)
    stage.press_at_once([(stage.ben, f"linking:back:{written(Linking('nobody', ('gong-yoo',)))}")], card)
    await stage.env.settle()

    assert "I no longer know everybody of that game. Begin another with /link game." in stage.told
    assert read(stage.client.app.catalogue, written(GAME)) == GAME
