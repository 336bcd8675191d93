"""Cards of dramas and actors lead on: to one another, to a list, to a game; and nothing on them spoils."""

from __future__ import annotations

import discord
import pytest
from discord.utils import utcnow
from simcord.results import InteractionResult

from bot.game import Rules
from bot.settings import Settings
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response, shown

GOBLIN = "guardian-the-lonely-and-great-god"


async def card(stage: Stage, command: str, **options: str) -> Shown:
    """Let ann look something up, for all to see."""
    result = await stage.ann.slash(stage.channel, command, **options)
    assert not result.ephemeral
    assert result.response is not None
    return result.response


def told(result: InteractionResult) -> str:
    """Return what was answered to a member alone."""
    assert result.ephemeral
    return response(result)


async def test_a_card_puts_its_drama_on_the_list_of_whoever_presses(stage: Stage) -> None:
    goblin = await card(stage, "drama", drama=GOBLIN)
    pressed = await stage.ben.click(goblin, label="On my list")

    assert "is on your list, as planned." in told(pressed)
    assert [(entry.drama, entry.status) for entry in await stage.client.app.lists.of(stage.ben.id)] == [
        (GOBLIN, "planned")
    ]
    assert await stage.client.app.lists.of(stage.ann.id) == []
    assert pressed.response is not None
    assert "Guardian" in response(await stage.ben.click(pressed.response, label="My list"))


async def test_what_is_on_a_list_already_stays_as_it_stands(stage: Stage) -> None:
    await stage.client.app.lists.put(stage.ben.id, GOBLIN, "watching", 7, utcnow())
    before = await stage.client.app.lists.of(stage.ben.id)
    pressed = await stage.ben.click(await card(stage, "drama", drama=GOBLIN), label="On my list")

    assert "is on your list already. /list set changes how you stand with it." in told(pressed)
    assert await stage.client.app.lists.of(stage.ben.id) == before


async def test_a_card_starts_a_round_about_its_drama(stage: Stage) -> None:
    pressed = await stage.ben.click(await card(stage, "drama", drama=GOBLIN), label="Trivia about it")

    assert told(pressed).startswith("Game on: ")
    assert stage.session.rules.about == f"drama:{GOBLIN}"


async def test_a_round_about_an_actor_asks_about_them(stage: Stage) -> None:
    pressed = await stage.ben.click(await card(stage, "actor", person="gong yoo"), label="Trivia about them")

    assert told(pressed).startswith("Game on: ")
    assert stage.session.rules.about == "person:gong-yoo"


async def test_a_round_is_played_by_the_rules_of_the_server(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, defaults=Rules(rounds=4, about="trope:fake-dating"))
    await stage.ben.click(await card(stage, "drama", drama=GOBLIN), label="Trivia about it")

    assert stage.session.rules == Rules(rounds=4, about=f"drama:{GOBLIN}")


async def test_a_round_where_a_game_runs_is_refused(stage: Stage) -> None:
    goblin = await card(stage, "drama", drama=GOBLIN)
    await stage.play(rounds=1)
    refused = await stage.ben.click(goblin, label="Trivia about it")

    assert "A game is already running here" in told(refused)


async def test_in_private_there_are_cards_but_no_rounds(stage: Stage) -> None:
    ben = stage.ben.user
    goblin = await ben.slash("drama", drama="goblin")
    assert goblin.response is not None
    refused = await ben.click(goblin.response, label="Trivia about it")

    assert told(refused) == "Games are played in a server. Look it up there, and press the button again."


async def test_a_round_about_nothing_that_is_known_is_refused(stage: Stage) -> None:
    goblin = await card(stage, "drama", drama=GOBLIN)
    stage.press_at_once([(stage.ben, "round:drama:no-such-drama")], goblin)
    await stage.env.settle()

    assert "I have no questions about that. Choose another topic with /trivia play." in stage.told
    assert stage.channel.id not in stage.client.app.sessions


async def test_a_drama_leads_to_its_actors_and_they_to_their_dramas(stage: Stage) -> None:
    goblin = await card(stage, "drama", drama=GOBLIN)
    actor = await stage.ben.select(goblin, ["gong-yoo"], custom_id="look:actor")
    assert told(actor).startswith("## Gong Yoo")
    assert actor.response is not None
    drama = await stage.ben.select(actor.response, ["coffee-prince"], custom_id="look:drama")

    assert response(drama).startswith("## Coffee Prince")
    assert shown(goblin).strip().startswith("## Guardian")


async def test_an_actor_is_shown_with_names_birth_and_roles_newest_first(stage: Stage) -> None:
    told = shown(await card(stage, "actor", person="gong yoo")).strip()

    assert told.startswith("## Gong Yoo\n공유 · ")
    assert "born 1979" in told
    assert "2016 · **Guardian: The Lonely and Great God**\n-# Kim Shin (lead)" in told
    assert told.index("2016 · **Guardian") < told.index("**Coffee Prince**")


@pytest.mark.parametrize("typed", ["gong yu", "공유", "GONGYOO", "gong-yoo"])
async def test_an_actor_is_found_by_any_spelling(typed: str, stage: Stage) -> None:
    assert shown(await card(stage, "actor", person=typed)).strip().startswith("## Gong Yoo")


async def test_names_are_completed_in_any_spelling_with_what_tells_namesakes_apart(stage: Stage) -> None:
    for typed in ("gong y", "공유", "gong yu"):
        offered = await stage.ann.autocomplete(stage.channel, "actor", "person", typed)
        assert {
            "name": "Gong Yoo · 공유 · Coffee Prince",
            "value": "gong-yoo",
        } in offered
        assert len(offered) <= 10


async def test_a_drama_is_offered_by_person_and_by_trope(stage: Stage) -> None:
    by_person = await stage.ann.autocomplete(stage.channel, "drama", "drama", "gong yoo")
    by_trope = await stage.ann.autocomplete(stage.channel, "drama", "drama", "enemies to lovers")

    assert {"name": "Guardian: The Lonely and Great God (2016) · with Gong Yoo", "value": GOBLIN} in by_person
    assert any(offer["name"].endswith(" · Enemies to lovers") for offer in by_trope)
    assert max(len(by_person), len(by_trope)) <= 10


async def test_nobody_of_that_name_is_refused_with_what_to_do(stage: Stage) -> None:
    refused = await stage.ann.slash(stage.channel, "actor", person="wxwxwxwx")

    assert stage.refusal(refused) == "I know nobody called wxwxwxwx. Type a few letters and choose from the list."


async def test_a_name_of_several_is_refused_with_those_it_may_be(stage: Stage) -> None:
    refused = await stage.ann.slash(stage.channel, "actor", person="gong")

    assert stage.refusal(refused).startswith("Whom do you mean by gong? Choose from the list: Gong ")


async def test_a_long_career_has_pages_of_ten(stage: Stage) -> None:
    app = stage.client.app
    busiest = max(app.catalogue.people, key=lambda person: len(app.catalogue.parts_of(person)))
    first = await card(stage, "actor", person=busiest)
    second = await stage.ben.click(first, label="Next")

    assert "· page 1 of " in shown(first)
    assert shown(first).count(" · **") == 10
    assert "· page 2 of " in told(second)
    assert second.response is not None
    assert "· page 1 of " in response(await stage.ben.click(second.response, label="Back"))


async def test_a_page_that_is_no_more_is_the_last_one(stage: Stage) -> None:
    gong_yoo = await card(stage, "actor", person="gong yoo")
    stage.press_at_once([(stage.ben, "actor:gong-yoo:99")], gong_yoo)
    await stage.env.settle()

    assert "## Gong Yoo" in stage.told
    assert not stage.env.errors


async def test_costars_are_those_who_share_most(stage: Stage) -> None:
    app = stage.client.app
    busiest = max(app.catalogue.people, key=lambda person: len(app.catalogue.parts_of(person)))
    pressed = await stage.ben.click(await card(stage, "actor", person=busiest), label="Co-stars")

    assert told(pressed).startswith(f"### 👥 Who plays with {app.catalogue.name_of(busiest)}")
    assert " · 2\n" in told(pressed)


async def test_who_played_with_nobody_twice_is_told_so(stage: Stage) -> None:
    app = stage.client.app
    once = next(
        person
        for person in app.catalogue.people
        if len(app.catalogue.parts_of(person)) == 1 and not app.catalogue.shares_name(person)
    )
    refused = await stage.ben.click(await card(stage, "actor", person=once), label="Co-stars")

    assert told(refused).startswith("Of those who played with ")


async def test_who_only_writes_or_directs_has_a_card_without_a_round(stage: Stage) -> None:
    catalogue = stage.client.app.catalogue
    maker = next(person for person in catalogue.people if catalogue.works_of(person) and not catalogue.parts_of(person))
    told = shown(await card(stage, "actor", person=maker))

    assert "wrote it" in told or "directed it" in told
    assert "Trivia about them" not in told


async def test_no_actors_card_tells_a_role_that_spoils(stage: Stage) -> None:
    catalogue = stage.client.app.catalogue
    hidden = [
        (drama.title, role)
        for drama in catalogue.dramas.values()
        for role in drama.roles
        if role.spoiler_from and sum(other.character == role.character for other in drama.roles) == 1
    ]

    assert hidden
    for title, role in hidden[:8]:
        told = shown(await card(stage, "actor", person=role.actor))
        assert f"**{title}**\n-# {role.character} (" not in told


async def test_no_card_is_longer_than_discord_takes(stage: Stage) -> None:
    catalogue = stage.client.app.catalogue
    for person in sorted(catalogue.people, key=lambda person: -len(catalogue.parts_of(person)))[:5]:
        shown_card = await card(stage, "actor", person=person)
        assert len(shown(shown_card)) < 4000
        for menu in (shown_card, (await stage.ben.click(shown_card, label="Co-stars")).response):
            assert menu is not None
            assert len(shown(menu)) < 4000


async def test_titles_are_those_the_server_reads(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, titles="korean")

    assert "**커피프린스 1호점**" in shown(await card(stage, "actor", person="gong yoo"))


async def test_buttons_and_menus_of_before_a_restart_still_lead_on(stage: Stage, settings: Settings) -> None:
    await card(stage, "actor", person="gong yoo")
    before: discord.Message = stage.last
    await restart(stage, settings)

    assert told(await stage.ben.select(before, [GOBLIN], custom_id="look:drama")).startswith("## Guardian")
