"""Cards, quotes, recommendations and help: what is asked is shown, and leads on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from threading import Thread, current_thread, main_thread

import pytest

from bot.client import extensions
from bot.game import Deck
from bot.questions import Kind, all_kinds
from tests.questions.invented import catalogue_with
from tests.stage import Stage, response, shown

COMMANDS = {
    "about",
    "actor",
    "daily",
    "drama",
    "duel",
    "guess",
    "help",
    "leaderboard",
    "link actors",
    "link game",
    "list export",
    "list import",
    "list progress",
    "list rate",
    "list remove",
    "list set",
    "list show",
    "list visible",
    "privacy",
    "profile",
    "quote add",
    "quote drama",
    "quote export",
    "quote import",
    "quote mine",
    "quote random",
    "quote remove",
    "quote search",
    "recommend like",
    "recommend me",
    "recommend together",
    "server queue",
    "server scores",
    "server settings",
    "trivia play",
    "trivia presets",
    "trivia skip",
    "trivia stop",
}


def test_every_cog_of_the_folder_is_loaded(stage: Stage) -> None:
    assert set(stage.client.extensions) == set(extensions())
    assert len(extensions()) == 12


def test_every_command_is_registered_and_described(stage: Stage) -> None:
    assert set(stage.ann.available_commands(stage.channel)) == COMMANDS
    for command in stage.client.tree.walk_commands():
        assert 5 <= len(command.description) <= 100


async def test_a_drama_is_shown_with_facts_cast_and_sources(stage: Stage) -> None:
    told = response(await stage.ann.slash(stage.channel, "drama", drama="the-trauma-code-heroes-on-call"))

    for expected in (
        "중증외상센터",
        "2025 · Netflix",
        "8 episodes",
        "Written by Choi Tae-kang",
        "Directed by Lee Do-yoon",
        "**Ju Ji-hoon** · Baek Kang-hyuk",
        "Sources: MyDramaList",
        "Sources disagree on: ",
        "A quote",
    ):
        assert expected in told, expected


async def test_no_card_shows_a_role_or_trope_that_spoils(stage: Stage) -> None:
    app = stage.client.app
    spoiling_tropes = {trope.id for trope in app.catalogue.tropes.values() if trope.spoils}
    spoiling = {app.catalogue.tropes[trope].name for trope in spoiling_tropes}
    dramas = [drama for drama in app.catalogue.dramas.values() if any(role.spoiler_from for role in drama.roles)]
    dramas += [drama for drama in app.catalogue.dramas.values() if not spoiling_tropes.isdisjoint(drama.tropes)][:10]
    dramas += sorted(app.catalogue.dramas.values(), key=lambda drama: -len(str(drama)))[:10]
    for drama in dramas:
        told = response(await stage.ann.slash(stage.channel, "drama", drama=drama.id))
        assert len(told) < 4000
        assert not any(role.character in told for role in drama.roles if role.spoiler_from), drama.id
        assert not any(f" {name} " in told for name in spoiling), drama.id


async def test_titles_are_completed_in_any_spelling(stage: Stage) -> None:
    for typed in ("vincnezo", "VINCENZO", "빈센조"):
        offered = await stage.ann.autocomplete(stage.channel, "drama", "drama", typed)
        assert offered[0] == {"name": "Vincenzo (2021)", "value": "vincenzo"}
    assert len(await stage.ann.autocomplete(stage.channel, "drama", "drama", "")) == 10


async def test_five_recommendations_with_reasons_that_lead_to_cards(stage: Stage) -> None:
    result = await stage.ann.slash(stage.channel, "recommend like", drama="trauma code")
    told = response(result)

    assert told.startswith("### 💡 If you liked **The Trauma Code: Heroes on Call**")
    assert told.count("\nAbout") == 5
    assert "**Dr. Romantic** (2016)" in told
    assert "Miss Kay names them together" in told
    assert result.response is not None
    card = await stage.ben.click(result.response, custom_id="card:dr-romantic")
    assert "## Dr. Romantic" in response(card)


async def test_several_liked_and_one_to_steer_away_from(stage: Stage) -> None:
    told = response(
        await stage.ann.slash(
            stage.channel, "recommend like", drama="goblin", second="my demon", third="goblin", unlike="hotel del luna"
        )
    )

    assert "**Guardian: The Lonely and Great God** and **My Demon**, and not Hotel del Luna" in told
    assert told.count("Hotel del Luna") == 1


async def test_liked_and_not_liked_at_once_is_refused(stage: Stage) -> None:
    refused = await stage.ann.slash(stage.channel, "recommend like", drama="healer", unlike="힐러")

    assert stage.refusal(refused) == "Healer cannot be both liked and steered away from. Leave one out."


@pytest.mark.parametrize("command", ["help", "about"])
async def test_help_and_about_are_for_whoever_asked(command: str, stage: Stage) -> None:
    result = await stage.ben.slash(stage.channel, command)

    assert result.ephemeral
    assert "Second Lead" in response(result)


async def test_help_names_every_command(stage: Stage) -> None:
    told = response(await stage.ben.slash(stage.channel, "help"))

    assert not [name for name in COMMANDS - {"help", "about"} if f"/{name}" not in told]


async def test_about_counts_what_is_there(stage: Stage) -> None:
    app = stage.client.app
    told = response(await stage.ben.slash(stage.channel, "about"))

    assert f"{len(app.catalogue.dramas)} dramas" in told
    assert f"{len(app.deck)} things to ask" in told


@pytest.mark.parametrize("command", ["about", "trivia play"])
async def test_questions_are_listed_but_not_on_the_event_loop(
    command: str, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a second, in which no member anywhere would get an answer."""
    listed_in: list[Thread] = []

    def listed() -> Mapping[str, Kind]:
        listed_in.append(current_thread())
        return all_kinds()

    monkeypatch.setattr("bot.game.draw.all_kinds", listed)
    stage.client.app = replace(stage.client.app, deck=Deck(catalogue_with()))
    await stage.ben.slash(stage.channel, command)

    assert len(listed_in) == 1
    assert main_thread() not in listed_in


async def test_the_reveal_leads_to_the_drama(stage: Stage) -> None:
    await stage.play(rounds=1)
    drama = stage.client.app.catalogue.dramas[stage.session.question.drama]
    await stage.answer(stage.ann)
    await stage.env.advance_time(21)
    reveal = next(message for message in stage.channel.history() if "✅" in shown(message))
    card = await stage.ben.click(reveal, label="About this drama")

    assert f"## {drama.title}" in response(card)
