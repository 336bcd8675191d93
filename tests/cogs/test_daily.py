"""/daily as a member plays it: clues, guesses, the end, the next day; and nobody else learns anything."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.game.daily import Guess, Play
from bot.settings import Settings
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response, shown

DRAMA = "healer"
WRONG = ("Vincenzo", "My Demon", "Hotel del Luna", "Signal", "Big", "Goblin")
DAY = timedelta(days=1)
CLUES = ("1. 2014 · KBS2", "2. Tropes: ", "3. One of the leads: ", "4. In emoji: ", "5. Cast: J.C.W.", "6. “")


async def choose(stage: Stage, drama: str = DRAMA) -> None:
    """Let a drama be that of today."""
    app = stage.client.app
    await app.dailies.drama(stage.env.now().date(), lambda _recent: drama, app.catalogue.dramas)


async def daily(stage: Stage, who: MemberActor | None = None, guess: str | None = None) -> InteractionResult:
    """Use the command as `ann`, or somebody else."""
    options = {} if guess is None else {"guess": guess}
    return await (who or stage.ann).slash(stage.channel, "daily", **options)


async def opened(stage: Stage, who: MemberActor | None = None) -> Shown:
    """Open a card of today's drama, which is chosen."""
    await choose(stage)
    result = await daily(stage, who)
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def fill_in(stage: Stage, card: Shown, title: str, who: MemberActor | None = None) -> InteractionResult:
    """Guess by the form behind the card's button."""
    player = who or stage.ann
    form = await player.click(card, label="Guess")
    return await player.submit_modal(form, {"title": title})


async def play(stage: Stage, who: MemberActor | None = None) -> Play:
    """Return what is kept of today."""
    return await stage.client.app.dailies.play((who or stage.ann).id, stage.env.now().date())


def clues_in(told: str) -> int:
    """Return how many clues are shown; those that are must be the first ones, in their order."""
    lines = told.splitlines()
    found = [any(each.startswith(clue) for each in lines) for clue in CLUES]
    assert found == sorted(found, reverse=True), told
    return sum(found)


def everything_sent(stage: Stage) -> str:
    """Return every payload that the bot has sent to Discord, but for the registration of its commands."""
    sent = [entry for entry in stage.env.http_requests if "/commands" not in entry.path]
    return json.dumps([(entry.path, entry.json) for entry in sent], ensure_ascii=False, default=str).casefold()


def tells(stage: Stage, drama: str = DRAMA) -> list[str]:
    """Return what of a drama's names stands in what was sent."""
    catalogue = stage.client.app.catalogue
    names = (drama, *catalogue.titles.all_titles_of(catalogue.dramas[drama]))
    return [name for name in names if name.casefold() in everything_sent(stage)]


async def test_the_first_card_has_one_clue_and_six_guesses_and_is_for_one_alone(stage: Stage) -> None:
    told = shown(await opened(stage))

    assert "## 📺 Daily drama #1" in told
    assert clues_in(told) == 1
    assert "Guesses left: 6" in told
    midnight = int(datetime(2026, 1, 2, tzinfo=UTC).timestamp())
    assert f"Next one <t:{midnight}:R>, at <t:{midnight}:t>" in told
    assert stage.channel.last_message is None


async def test_it_is_the_same_drama_for_all_and_stays_that(stage: Stage) -> None:
    first = shown((await daily(stage)).response)
    again = shown((await daily(stage, stage.ben)).response)

    assert first == again
    assert await stage.client.app.dailies.kept(stage.env.now().date()) is not None


async def test_the_right_title_at_once(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "healr")
    told = shown(card)

    assert "## 📺 Daily drama #1 · 1/6" in told
    assert "### **Healer** (2014)" in told
    assert "✅ ▫️ ▫️ ▫️ ▫️ ▫️" in told
    assert "Played **1** · solved **1** (100 %)" in told
    assert "`1` ▰▰▰▰▰▰▰▰▰▰ 1" in told
    assert "`2` ▱▱▱▱▱▱▱▱▱▱ 0" in told
    assert "🔥 Streak **1** · best **1**" in told
    assert "❄️ Freezes used: 0 · one is left" in told
    assert "About this drama" in told
    assert "Guess" not in told.splitlines()


async def test_the_right_title_with_the_last_guess(stage: Stage) -> None:
    card = await opened(stage)
    for number, title in enumerate(WRONG[:5], start=1):
        await fill_in(stage, card, title)
        assert clues_in(shown(card)) == number + 1
        assert f"❌ {title}" in shown(card) or title == "Goblin"
    assert "Your last guess." in shown(card)
    assert "Give up" in shown(card)
    await fill_in(stage, card, "힐러")

    assert "· 6/6" in shown(card)
    assert "❌ ❌ ❌ ❌ ❌ ✅" in shown(card)
    assert (await play(stage)).is_solved


async def test_six_wrong_titles_end_it_and_tell_what_it_was(stage: Stage) -> None:
    card = await opened(stage)
    for title in WRONG:
        await fill_in(stage, card, title)
    told = shown(card)

    assert "· X/6" in told
    assert "### It was **Healer** (2014)" in told
    assert "solved **0** (0 %)" in told
    assert "🔥 Streak **0** · best **0**" in told
    assert "Freezes" not in told


async def test_the_next_clue_costs_a_guess_and_the_last_one_is_given_up(stage: Stage) -> None:
    card = await opened(stage)
    for number in range(2, 7):
        await stage.ann.click(card, label="Next clue")
        assert clues_in(shown(card)) == number
        assert shown(card).count("⏭️ a clue instead") == number - 1
    await stage.ann.click(card, label="Give up")

    assert "⏭️ ⏭️ ⏭️ ⏭️ ⏭️ ⏭️" in shown(card)
    assert "It was **Healer**" in shown(card)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("the heir", "So close to a title! Check the spelling and send it again. Nothing is used up."),
        ("Zzyzx *Qqq*", "I know no drama called Zzyzx \\*Qqq\\*. Nothing is used up."),
        ("🎉", "I know no drama called 🎉. Nothing is used up."),
    ],
)
async def test_what_names_no_drama_uses_nothing_up(typed: str, told: str, stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, typed)
    by_command = response(await daily(stage, guess=typed))

    assert told in shown(card)
    assert told in by_command
    assert clues_in(shown(card)) == 1
    assert await play(stage) == Play()


async def test_the_same_wrong_title_twice_is_told_and_uses_nothing_up(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Vincenzo")
    await fill_in(stage, card, "vincenso")

    assert "You have tried Vincenzo already. Nothing is used up." in shown(card)
    assert await play(stage) == Play((Guess("vincenzo"),))


async def test_it_is_played_by_the_command_as_well(stage: Stage) -> None:
    await choose(stage)
    wrong = await daily(stage, guess="Vincenzo")
    right = await daily(stage, guess="Healer")
    again = await daily(stage, guess="Vincenzo")

    assert wrong.ephemeral
    assert clues_in(response(wrong)) == 2
    assert "· 2/6" in response(right)
    assert response(again) == response(right), "it is over"
    assert (await play(stage)).guesses == (Guess("vincenzo"), Guess("healer", is_right=True))


async def test_what_is_offered_while_typing_is_the_same_whatever_the_drama_is(stage: Stage) -> None:
    texts = ("he", "heal", "vin", "힐", "my")
    seen = []
    for drama in (DRAMA, "vincenzo"):
        await choose(stage, drama)
        offered = [await stage.ann.autocomplete(stage.channel, "daily", "guess", text) for text in texts]
        seen.append([[(choice["name"], choice["value"]) for choice in choices] for choices in offered])
        stage.env.backend.advance_clock(DAY.total_seconds())

    assert seen[0] == seen[1]
    assert all(seen[0])
    assert seen[0][1][0] == ("Healer", "Healer")
    for text in ("", "h", " h."):
        assert await stage.ann.autocomplete(stage.channel, "daily", "guess", text) == []


async def test_nothing_that_is_sent_tells_the_drama_before_it_is_over(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Vincenzo")
    await fill_in(stage, card, "the heir")
    await stage.ann.click(card, label="Next clue")
    await daily(stage, guess="My Demon")
    await daily(stage, stage.ben)
    for title in WRONG[2:4]:
        await daily(stage, guess=title)
    assert clues_in(response(await daily(stage))) == 6
    assert tells(stage) == []

    await daily(stage, guess="Hea ler")
    assert tells(stage)


@pytest.mark.parametrize("drama", ["school-2017", "w-2016", "dr-romantic-season-3", "kill-me-heal-me"])
async def test_no_card_of_any_drama_tells_it(drama: str, stage: Stage) -> None:
    await choose(stage, drama)
    card = (await daily(stage)).response
    assert card is not None
    for _clue in range(5):
        await stage.ann.click(card, label="Next clue")

    assert [name for name in tells(stage, drama) if len(name) > 1] == []


async def test_two_presses_at_once_use_one_guess(stage: Stage) -> None:
    card = await opened(stage)
    pressed = f"daily_clue:{stage.env.now().date()}:1"
    stage.press_at_once([(stage.ann, pressed), (stage.ann, pressed)], card)
    await stage.env.settle()

    assert await play(stage) == Play((Guess(None),))
    assert clues_in(shown(card)) == 2


async def test_a_guess_from_an_older_card_does_not_count(stage: Stage) -> None:
    card = await opened(stage)
    form = await stage.ann.click(card, label="Guess")
    await daily(stage, guess="Vincenzo")
    await stage.ann.submit_modal(form, {"title": "My Demon"})

    assert "That came from an older card, so it does not count." in shown(card)
    assert clues_in(shown(card)) == 2
    assert await play(stage) == Play((Guess("vincenzo"),))


async def test_a_form_that_is_sent_twice_counts_once(stage: Stage) -> None:
    card = await opened(stage)
    forms = [await stage.ann.click(card, label="Guess") for _ in range(2)]
    for form in forms:
        await stage.ann.submit_modal(form, {"title": "Vincenzo"})

    assert "❌ Vincenzo" in shown(card)
    assert "Nothing is used up" not in shown(card)
    assert await play(stage) == Play((Guess("vincenzo"),))


async def test_everybody_has_guesses_of_their_own(stage: Stage) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Healer")
    bens = response(await daily(stage, stage.ben))

    assert clues_in(bens) == 1
    assert "Guesses left: 6" in bens
    assert stage.channel.last_message is None, "nothing of it is said in the channel"


async def test_a_restart_between_guesses_loses_none(stage: Stage, settings: Settings) -> None:
    card = await opened(stage)
    await fill_in(stage, card, "Vincenzo")
    await restart(stage, settings)
    await fill_in(stage, card, "My Demon")

    assert clues_in(shown(card)) == 3
    assert "❌ Vincenzo\n❌ My Demon" in shown(card)
