"""Presets and share codes: made, shown, played by and deleted, and what cannot be."""

from __future__ import annotations

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.game import Rules
from bot.game.codes import code_of
from bot.settings import Settings
from bot.storage import Preset
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response, shown

HARD = Rules(4, 15, "hard", "category:cast", "typed", "race")
NAME = "Friday night"


async def panel(stage: Stage, who: MemberActor) -> Shown:
    """Ask for the presets."""
    asked = await who.slash(stage.channel, "trivia presets")
    assert asked.ephemeral
    assert asked.response is not None
    return asked.response


async def press(who: MemberActor, card: Shown, label: str) -> Shown:
    """Press a button of a card, and return what is there then."""
    pressed = await who.click(card, label=label)
    assert pressed.response is not None
    return pressed.response


async def add(stage: Stage, who: MemberActor, name: str, code: str) -> InteractionResult:
    """Add a preset by its code."""
    form = await who.click(await panel(stage, who), label="Add by code")
    return await who.submit_modal(form, {"name": name, "code": code})


async def kept(stage: Stage) -> dict[str, Rules]:
    """Return the server's presets by their names."""
    return {each.name: each.rules for each in await stage.client.app.presets.of(stage.guild.id)}


async def keep(stage: Stage, rules: Rules = HARD, *, name: str = NAME, who: MemberActor | None = None) -> None:
    """Keep a preset, by default `ben`'s."""
    preset = Preset(name, rules, (who or stage.ben).id, stage.env.now())
    await stage.client.app.presets.keep(stage.guild.id, preset, may_replace=False)


async def test_a_server_without_presets_is_told_what_they_are(stage: Stage) -> None:
    card = shown(await panel(stage, stage.ben))

    assert "None yet. A preset keeps the options of a game under a name." in card
    assert "Add by code" in card


async def test_a_preset_is_added_by_its_code_and_shown_in_words(stage: Stage) -> None:
    added = await add(stage, stage.ben, f"  {NAME} ", code_of(HARD).lower().replace("-", " "))

    card = response(added)
    assert f"## {NAME}" in card
    assert "4 questions · 15 seconds · ★★★ hard · Typed · Race" in card
    assert "About: Cast and characters · category" in card
    assert f"```\n{code_of(HARD)}\n```" in card
    assert await kept(stage) == {NAME: HARD}


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("goblin", "That is no share code"),
        (code_of(Rules(about="drama:nowhere")), "I have no questions about drama:nowhere."),
        (code_of(Rules(7, mode="duel")), "Those are the options of a duel. Challenge somebody with /duel."),
    ],
)
async def test_a_code_that_cannot_be_played_by_is_not_kept(code: str, told: str, stage: Stage) -> None:
    form = await stage.ben.click(await panel(stage, stage.ben), label="Add by code")
    refused = await stage.ben.submit_modal(form, {"name": NAME, "code": code})

    assert told in "\n".join(map(shown, refused.followups))
    assert await kept(stage) == {}


async def test_the_last_game_of_the_channel_is_kept_under_a_name(stage: Stage) -> None:
    form = await stage.ben.click(await panel(stage, stage.ben), label="Save the last game's options")
    none_yet = await stage.ben.submit_modal(form, {"name": NAME})
    assert "No game was played in this channel yet." in "\n".join(map(shown, none_yet.followups))

    await stage.play(rounds=3, difficulty="easy")
    form = await stage.ben.click(await panel(stage, stage.ben), label="Save the last game's options")
    saved = await stage.ben.submit_modal(form, {"name": NAME})
    assert f"## {NAME}" in response(saved)
    assert await kept(stage) == {NAME: Rules(3, difficulty="easy")}


async def test_the_podium_offers_to_save_the_options(stage: Stage) -> None:
    await stage.play(rounds=3)
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)
    form = await stage.cho.click(stage.last, label="Save options")
    saved = await stage.cho.submit_modal(form, {"name": NAME})

    assert saved.ephemeral
    assert f"## {NAME}" in response(saved)
    assert await kept(stage) == {NAME: Rules(3)}


async def test_a_preset_is_chosen_from_the_list_and_played(stage: Stage) -> None:
    await keep(stage)
    card = await panel(stage, stage.cho)
    chosen = await stage.cho.select(card, [NAME], custom_id="presets:choose")
    assert chosen.response is not None
    assert f"## {NAME}" in shown(chosen.response)
    assert "Delete" not in shown(chosen.response), "it is somebody else's"
    started = await stage.cho.click(chosen.response, label="Play")

    assert "Game on: 4 questions." in response(started)
    assert stage.session.rules == HARD


async def test_play_takes_a_preset_by_any_spelling_of_its_name(stage: Stage) -> None:
    await keep(stage)
    await stage.play(preset="friday NIGHT!")

    assert stage.session.rules == HARD


async def test_play_takes_a_code_in_a_server_that_has_no_such_preset(stage: Stage) -> None:
    await stage.play(preset=code_of(HARD))

    assert stage.session.rules == HARD
    assert await kept(stage) == {}


async def test_what_is_chosen_besides_comes_before_the_preset(stage: Stage) -> None:
    await keep(stage)
    await stage.play(preset=NAME, rounds=3, answers="mixed", mode="everyone")

    assert stage.session.rules == Rules(3, 15, "hard", "category:cast", "mixed", "everyone")


async def test_what_is_neither_a_preset_nor_a_code_is_refused(stage: Stage) -> None:
    refused = await stage.play(preset="*Saturday*")

    assert stage.refusal(refused) == (
        r"\*Saturday\* is neither a preset of this server nor a share code. /trivia presets lists what there is."
    )
    assert stage.client.app.sessions == {}


async def test_a_topic_that_is_gone_is_said_when_a_preset_is_played(stage: Stage) -> None:
    await keep(stage, Rules(about="drama:nowhere"))
    refused = await stage.play(preset=NAME)

    assert stage.refusal(refused) == "I have no questions about drama:nowhere. Choose other options."


async def test_presets_are_offered_while_typing_and_a_code_is_read(stage: Stage) -> None:
    await keep(stage)
    await keep(stage, Rules(), name="Saturday")

    async def offered(typed: str) -> dict[str, str]:
        found = await stage.cho.autocomplete(stage.channel, "trivia play", "preset", typed)
        return {choice["value"]: choice["name"] for choice in found}

    assert list(await offered("")) == [NAME, "Saturday"]
    assert await offered("fri") == {NAME: f"{NAME} · 4 questions · 15 seconds · ★★★ hard · Typed · Race"}
    code = code_of(Rules(3, mode="teams", teams=4))
    assert await offered(code) == {code: "3 questions · 20 seconds · As the players need it · Buttons · 4 teams"}
    assert await offered(code_of(Rules(mode="duel"))) == {}
    assert await offered("nothing of the kind") == {}


async def test_a_preset_is_deleted_by_its_maker(stage: Stage) -> None:
    await keep(stage)
    chosen = await stage.ben.select(await panel(stage, stage.ben), [NAME], custom_id="presets:choose")
    assert chosen.response is not None
    deleted = await press(stage.ben, chosen.response, "Delete")

    assert f"✅ Deleted: {NAME}" in shown(deleted)
    assert "None yet." in shown(deleted)
    assert await kept(stage) == {}


async def test_a_moderator_deletes_anybodys(stage: Stage) -> None:
    await keep(stage)
    chosen = await stage.ann.select(await panel(stage, stage.ann), [NAME], custom_id="presets:choose")
    assert chosen.response is not None
    await press(stage.ann, chosen.response, "Delete")

    assert await kept(stage) == {}


async def test_somebody_elses_name_is_taken_for_members_and_not_for_moderators(stage: Stage) -> None:
    await keep(stage)
    form = await stage.cho.click(await panel(stage, stage.cho), label="Add by code")
    refused = await stage.cho.submit_modal(form, {"name": NAME, "code": code_of(Rules())})
    assert "Somebody else made a preset of that name." in "\n".join(map(shown, refused.followups))
    assert await kept(stage) == {NAME: HARD}

    await add(stage, stage.ann, NAME, code_of(Rules()))
    assert await kept(stage) == {NAME: Rules()}


async def test_a_preset_that_is_gone_is_said(stage: Stage) -> None:
    await keep(stage)
    card = await panel(stage, stage.cho)
    await stage.client.app.presets.drop(stage.guild.id, NAME)
    gone = await stage.cho.select(card, [NAME], custom_id="presets:choose")

    assert "That preset is gone." in "\n".join(map(shown, gone.followups))


async def test_a_name_is_shown_as_it_was_written_and_calls_nobody(stage: Stage) -> None:
    name = f"**x** @everyone {stage.ann.mention}"[:40]
    added = await add(stage, stage.ben, name, code_of(Rules()))

    card = response(added)
    assert r"\*\*x\*\*" in card
    assert "@everyone" not in card
    assert stage.ann.mention not in card


async def test_a_card_of_before_a_restart_plays_after_it(stage: Stage, settings: Settings) -> None:
    await keep(stage)
    chosen = await stage.cho.select(await panel(stage, stage.cho), [NAME], custom_id="presets:choose")
    await restart(stage, settings)
    assert chosen.response is not None
    await stage.cho.click(chosen.response, label="Play")

    assert stage.session.rules == HARD
