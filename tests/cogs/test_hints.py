"""Hints are opened by the starter or by votes, and read by those alone who asked."""

from __future__ import annotations

from simcord.actors import MemberActor
from simcord.results import InteractionResult
from sqlalchemy import select

from bot.questions.hints import hints
from bot.settings import Settings
from bot.storage.schema import Game
from tests.cogs.test_game_follows import close
from tests.cogs.test_restart import restart
from tests.cogs.typed import DRAMA, PERSON, card, guess, play, right
from tests.stage import Stage, response, shown


def texts(stage: Stage) -> list[str]:
    """Return the hints to the open question."""
    found = [str(hint) for hint in hints(stage.client.app.catalogue, stage.session.question)]
    assert len(found) >= 2
    return found


async def ask(stage: Stage, who: MemberActor) -> InteractionResult:
    """Ask for a hint."""
    return await who.click(card(stage), label="Hint")


async def test_the_starter_opens_a_hint_and_alone_reads_it(stage: Stage) -> None:
    await play(stage, PERSON)
    told = await ask(stage, stage.ben)

    assert told.ephemeral
    assert response(told) == f"💡 {texts(stage)[0]}"
    assert "💡 1 of 3 hints open" in shown(card(stage))
    assert "Hint" in shown(card(stage))


async def test_a_moderator_opens_a_hint_too(stage: Stage) -> None:
    await play(stage, PERSON)

    assert response(await ask(stage, stage.ann)) == f"💡 {texts(stage)[0]}"


async def test_each_further_press_of_the_starter_opens_the_next_until_there_is_none(stage: Stage) -> None:
    await play(stage, PERSON)
    known = texts(stage)
    for number in range(1, len(known) + 1):
        assert response(await ask(stage, stage.ben)) == "\n".join(f"💡 {hint}" for hint in known[:number])
        assert f"💡 {number} of {len(known)} hints open" in shown(card(stage))

    last = await ask(stage, stage.ben)
    assert response(last) == "You have seen every hint for this question. Answer as well as you can."


async def test_others_vote_and_all_who_did_are_told(stage: Stage) -> None:
    await play(stage, PERSON)
    await guess(stage, stage.ben, right(stage))
    first = await ask(stage, stage.cho)
    assert response(first) == "Your vote for a hint is counted: 1/2"
    assert "hints open" not in shown(card(stage))

    dan = stage.guild.add_member(stage.env.create_user("dan"))
    second = await ask(stage, dan)
    assert response(second) == f"💡 {texts(stage)[0]}"
    assert response(first) == f"💡 {texts(stage)[0]}", "the answer to the first vote has become the hint"


async def test_a_voter_whose_answer_is_gone_sees_the_hint_by_asking_again(stage: Stage) -> None:
    await play(stage, PERSON)
    await ask(stage, stage.cho)
    stage.env.inject_error("PATCH", "/webhooks/*", status=404, code=10008, message="Unknown Message")
    await ask(stage, stage.ben)

    assert response(await ask(stage, stage.cho)).startswith(f"💡 {texts(stage)[0]}")


async def test_who_comes_later_reads_what_is_open_without_a_vote(stage: Stage) -> None:
    await play(stage, PERSON)
    await ask(stage, stage.ben)

    assert response(await ask(stage, stage.cho)) == f"💡 {texts(stage)[0]}"
    assert stage.session.hint_votes == set()
    again = response(await ask(stage, stage.cho))
    assert again == f"💡 {texts(stage)[0]}\nYour vote for a hint is counted: 1/1" or "💡" in again


async def test_no_hint_is_ever_public(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    done, known = len(stage.env.http_requests), texts(stage)
    for _ in known:
        await ask(stage, stage.ben)
    await close(stage)

    requests = stage.env.http_requests[done:]
    public = "\n".join(str(entry.json) for entry in requests if entry.path.startswith("/channels/"))
    assert "hints open" in public
    assert not any(hint in public for hint in known)


async def test_a_hint_costs_only_those_who_read_it(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    await ask(stage, stage.ben)
    for who in (stage.ben, stage.cho):
        await guess(stage, who, right(stage))
    await close(stage)

    players = stage.session.players
    assert players[stage.ben.id].points < players[stage.cho.id].points


async def test_a_hint_that_was_read_is_on_disk(stage: Stage, settings: Settings) -> None:
    await play(stage, PERSON)
    await ask(stage, stage.ben)
    async with stage.client.app.database.read() as connection:
        [state] = (await connection.execute(select(Game.state))).scalars()
    assert state is not None
    assert state["hints_seen"] == {str(stage.ben.id): 1}

    await restart(stage, settings)
    assert "💡 1 of 3 hints open" in shown(card(stage))
    assert response(await ask(stage, stage.cho)) == f"💡 {texts(stage)[0]}"


async def test_a_question_that_is_closed_gives_no_hints(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    question, pressed = card(stage), f"hint:{stage.session.id}:{stage.session.number}"
    await guess(stage, stage.ben, right(stage))
    await close(stage)
    stage.press_at_once([(stage.ben, pressed)], question)
    await stage.env.settle()

    told = [entry.json for entry in stage.env.http_requests if "/webhooks/" in entry.path]
    assert "That question is closed. The next one is on its way." in str(told[-1])


async def test_a_game_with_buttons_has_no_hints(stage: Stage) -> None:
    await play(stage, PERSON, answers="buttons")

    assert "Hint" not in shown(card(stage))
    stage.press_at_once([(stage.ben, f"hint:{stage.session.id}:{stage.session.number}")], card(stage))
    await stage.env.settle()
    told = [entry.json for entry in stage.env.http_requests if "/webhooks/" in entry.path]
    assert "There are no hints for this question." in str(told[-1])
