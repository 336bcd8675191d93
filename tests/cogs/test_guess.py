"""/guess and the form: what is offered while typing, and every refusal."""

from __future__ import annotations

import pytest

from tests.cogs.test_game_follows import close
from tests.cogs.test_trivia import PAUSE
from tests.cogs.typed import CHARACTER, DRAMA, PERSON, YEAR, card, guess, play, right
from tests.stage import Stage, response, shown

CLOSED = "That question is closed. The next one is on its way."


async def offered(stage: Stage, typed: str) -> list[str]:
    """Return what is offered to `cho` for some letters."""
    found = await stage.cho.autocomplete(stage.channel, "guess", "answer", typed)
    assert [choice["value"] for choice in found] == [choice["name"] for choice in found]
    return [choice["name"] for choice in found]


@pytest.mark.parametrize(
    ("key", "others"),
    [
        (PERSON, "actor_of_character:vincenzo/Hong Cha-young"),
        (CHARACTER, "character_of_actor:vincenzo/Hong Cha-young"),
        (DRAMA, "drama_of_role:vincenzo/Hong Cha-young"),
    ],
)
async def test_what_is_offered_is_the_same_whatever_the_answer_is(key: str, others: str, stage: Stage) -> None:
    texts = ("ji", "jeon", "kim", "heal", "vin", "지", "seo jung")
    seen = []
    for asked in (key, others):
        await play(stage, asked, DRAMA)
        seen.append([await offered(stage, text) for text in texts])
        await stage.ann.slash(stage.channel, "trivia stop")
        await stage.env.advance_time(1)

    assert seen[0] == seen[1]
    assert any(seen[0])


@pytest.mark.parametrize(
    ("key", "typed", "first"),
    [(PERSON, "ji chang", "Ji Chang-wook"), (CHARACTER, "seo jung", "Seo Jung-hoo"), (DRAMA, "heale", "Healer")],
)
async def test_it_offers_what_is_asked_for(key: str, typed: str, first: str, stage: Stage) -> None:
    await play(stage, key)

    assert (await offered(stage, typed))[0] == first


async def test_it_offers_no_years(stage: Stage) -> None:
    await play(stage, YEAR)

    assert await offered(stage, "20") == []
    assert await offered(stage, "2021") == []


async def test_it_offers_nothing_before_two_letters_or_a_syllable(stage: Stage) -> None:
    await play(stage, PERSON)

    assert [await offered(stage, typed) for typed in ("", "j", " j.", "ㅈ")] == [[], [], [], []]
    assert await offered(stage, "ji")
    assert await offered(stage, "지")


async def test_it_offers_nothing_where_nothing_can_be_typed(stage: Stage) -> None:
    assert await offered(stage, "ji chang") == [], "no game runs"
    await play(stage, PERSON, answers="buttons")
    assert await offered(stage, "ji chang") == [], "with buttons"
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)
    await play(stage, PERSON, DRAMA)
    await guess(stage, stage.ben, right(stage))
    await close(stage)
    assert await offered(stage, "ji chang") == [], "between two questions"
    assert stage.env.errors == []


async def test_no_game_runs(stage: Stage) -> None:
    assert stage.refusal(await guess(stage, stage.cho, "Gong Yoo")) == (
        "No game is running here. Start one with /trivia play."
    )


async def test_a_game_with_buttons_is_not_typed(stage: Stage) -> None:
    await play(stage, PERSON, answers="buttons")

    refused = await guess(stage, stage.cho, right(stage))
    assert stage.refusal(refused) == "This question is not for typing. Answer with its buttons."
    assert "Answer" not in shown(card(stage)).splitlines()


async def test_there_is_no_question_between_two(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    answer = right(stage)
    await guess(stage, stage.ben, answer)
    await close(stage)

    refused = await guess(stage, stage.cho, answer)
    assert stage.refusal(refused) == CLOSED


@pytest.mark.parametrize("text", ["?", "🎉🎉", "**"])
async def test_there_is_nothing_to_compare(text: str, stage: Stage) -> None:
    await play(stage, PERSON)

    refused = await guess(stage, stage.cho, text)
    assert stage.refusal(refused) == "There is nothing in that to compare. Type your answer in letters or digits."
    assert stage.session.answers == {}


async def test_the_form_asks_for_a_hundred_letters_and_opens_at_once(stage: Stage) -> None:
    await play(stage, PERSON)
    done = len(stage.env.http_requests)
    opened = await stage.cho.click(card(stage), label="Answer")

    [only] = stage.env.http_requests[done:]
    assert only.path.endswith("/callback")
    assert opened.modal is not None
    [label] = opened.modal["components"]
    assert (label["component"]["max_length"], label["component"]["required"]) == (100, True)


async def test_a_form_that_is_sent_too_late(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    answer = right(stage)
    forms = {who: await who.click(card(stage), label="Answer") for who in (stage.ann, stage.cho)}
    await guess(stage, stage.ben, answer)
    await close(stage)
    between = await stage.ann.submit_modal(forms[stage.ann], {"answer": answer})
    assert response(between) == CLOSED

    await stage.env.advance_time(PAUSE)
    assert stage.session.number == 3
    while_the_next_is_open = await stage.cho.submit_modal(forms[stage.cho], {"answer": answer})
    assert response(while_the_next_is_open) == CLOSED
    assert stage.session.answers == {}


async def test_a_form_of_a_game_that_is_over(stage: Stage) -> None:
    await play(stage, PERSON)
    opened = await stage.cho.click(card(stage), label="Answer")
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.env.advance_time(1)
    over = await stage.cho.submit_modal(opened, {"answer": "Gong Yoo"})

    assert response(over) == "No game is running here. Start one with /trivia play."


async def test_the_answer_button_of_a_closed_question_opens_no_form(stage: Stage) -> None:
    await play(stage, PERSON, DRAMA)
    question, pressed = card(stage), f"type:{stage.session.id}:2"
    await guess(stage, stage.ben, right(stage))
    await close(stage)
    stage.press_at_once([(stage.cho, pressed)], question)
    await stage.env.settle()

    told = [entry.json for entry in stage.env.http_requests if entry.path.endswith("/callback")]
    assert CLOSED in str(told[-1])


async def break_the_disk(stage: Stage) -> None:
    """Let no further answer be kept."""
    async with stage.client.app.database.write() as connection:
        await connection.exec_driver_sql(
            "CREATE TRIGGER stuck BEFORE INSERT ON answer BEGIN SELECT RAISE(FAIL, 'full'); END"
        )


async def test_an_answer_that_cannot_be_kept_ends_the_game_and_is_not_confirmed(stage: Stage) -> None:
    await play(stage, PERSON)
    session = stage.session
    await break_the_disk(stage)
    refused = await guess(stage, stage.cho, right(stage))
    await stage.env.advance_time(1)

    assert "My notebook is stuck" in response(refused)
    assert len(stage.env.errors) == 1
    assert session.answers == {}
    assert "I had to end the game here." in shown(stage.last)


async def test_a_message_that_cannot_be_kept_ends_the_game_too(stage: Stage) -> None:
    await play(stage, PERSON)
    await break_the_disk(stage)
    await stage.cho.send(stage.channel, right(stage), reply_to=card(stage))
    await stage.env.advance_time(1)

    assert "I had to end the game here." in shown(stage.last)
    assert not any("Noted" in shown(message) for message in stage.channel.history())
    assert stage.env.errors == []
