"""Rounds about a server's own quotes: who said them, what becomes of those taken out, and where a reveal leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from simcord.results import InteractionResult, ResponseMessage

from bot.questions import Question
from bot.questions.own_quotes import fact_of, number_of
from bot.reviews.masks import MASK
from bot.settings import Settings
from bot.storage import Credit, Line, OwnQuote
from tests.cogs.test_game_follows import ask_next, close, pause
from tests.cogs.test_reports import LEFT_OUT, report
from tests.cogs.test_restart import restart
from tests.stage import Stage, response, shown

if TYPE_CHECKING:
    from cogs.trivia import Trivia

SAID = "Captain Ri knits the *whole* village together by hand"
DRAMA = "crash-landing-on-you"
TAKEN_OUT = "That quote is not asked about here any more"


async def keep(stage: Stage, text: str = SAID, drama: str | None = DRAMA, **also: object) -> OwnQuote:
    """Keep a member's words, or those of a review where a source is given."""
    credit = Credit(source=str(also["source"])) if "source" in also else Credit(author=stage.cho.id)
    line = Line(text, drama, credit, cast("int | None", also.get("spoiler_from")))
    return await stage.client.app.quotes.add(
        stage.guild.id, line, stage.ben.id, stage.env.now(), waits=bool(also.get("waits")), is_moderator=True
    )


async def play(stage: Stage, quote: OwnQuote | None = None) -> Question:
    """Start a game about quotes in which one of the server's is asked about now; return its question."""
    await stage.play(stage.ben, rounds=5, about="quotes", seconds=90)
    own = [each for each in stage.session.questions if number_of(each) == (quote.id if quote else number_of(each))]
    asked = next(each for each in own if number_of(each) is not None)
    others = [each for each in stage.session.questions[1:] if each.key != asked.key]
    await stage.deal(asked, *others)
    await ask_next(stage)
    assert stage.session.question.key == asked.key
    return asked


def drawn(stage: Stage) -> set[int]:
    """Return the numbers of the server's quotes that were drawn for the game."""
    return {number for number in map(number_of, stage.session.questions) if number is not None}


def card(result: InteractionResult) -> ResponseMessage:
    """Return what somebody was shown."""
    assert result.response is not None
    return result.response


async def test_a_round_is_played_from_the_question_to_three_similar_dramas(stage: Stage) -> None:
    await play(stage, await keep(stage))
    asked = shown(stage.last)
    assert f"{MASK} knits the" in asked
    assert "Captain" not in asked
    assert f"<@{stage.cho.id}>" not in asked
    await stage.answer(stage.ben)
    await close(stage)
    reveal = stage.last
    assert "“Captain Ri knits the \\*whole\\* village together by hand” is said of Crash Landing on You." in shown(
        reveal
    )
    assert f"Source: <@{stage.cho.id}>" in shown(reveal)
    naming = [entry for entry in stage.env.http_requests if f"<@{stage.cho.id}>" in str(entry.json)]
    assert {entry.method for entry in naming} == {"PATCH"}, "a message that is changed calls nobody"

    about = card(await stage.ben.click(reveal, label="About this drama"))
    assert "## Crash Landing on You" in shown(about)
    planned = card(await stage.ben.click(about, label="On my list"))
    told = shown(planned)
    assert "🔖 **Crash Landing on You** is on your list, as planned." in told
    [menu] = [each for row in planned.components for each in row.get("components", []) if each["type"] == 3]
    similar = [str(option["value"]) for option in menu["options"]]
    dramas = stage.client.app.catalogue.dramas
    assert len(similar) == 3
    for drama in similar:
        heading = f"**{dramas[drama].title}** ({dramas[drama].year}) {dramas[drama].emoji}\n"
        reason = told.partition(heading)[2].partition("\n")[0]
        assert reason[:1].isupper(), told
    await stage.ben.select(planned, [similar[0]], custom_id=menu["custom_id"])
    assert f"## {dramas[similar[0]].title}" in shown(planned)


async def test_what_is_on_the_list_is_not_shown_as_similar(stage: Stage) -> None:
    lists, player = stage.client.app.lists, stage.ben.id
    first = card(await stage.ben.slash(stage.channel, "drama", drama=DRAMA))
    planned = shown(card(await stage.ben.click(first, label="On my list")))
    similar = [drama for drama in stage.client.app.catalogue.dramas.values() if f"**{drama.title}** (" in planned]
    for drama in similar:
        await lists.put(player, drama.id, "finished", drama.episodes, stage.env.now())
    again = shown(card(await stage.ben.click(first, label="On my list")))

    assert len(similar) == 3
    assert "is on your list already" in again
    assert not [drama.title for drama in similar if f"**{drama.title}** (" in again]
    assert again.count("** (") == 3


async def test_quotes_that_wait_name_no_drama_or_are_of_another_server_are_not_drawn(stage: Stage) -> None:
    kept = await keep(stage)
    await keep(stage, "the village keeps every secret but one", waits=True)
    await keep(stage, "what a village that was, all evening long", drama=None)
    other = stage.env.create_guild("Another club")
    line = Line("somebody else knits a village too, somewhere", DRAMA, Credit(author=stage.cho.id))
    await stage.client.app.quotes.add(other.id, line, 1, stage.env.now(), waits=False, is_moderator=True)
    await stage.play(stage.ben, rounds=5, about="quotes")

    assert drawn(stage) == {kept.id}


async def test_a_published_line_is_credited_and_asked_as_a_review(stage: Stage) -> None:
    await play(stage, await keep(stage, source="The [Paper]"))
    assert "review" in shown(stage.last)
    await close(stage)

    assert "Source: “The \\[Paper\\]”" in shown(stage.last)


async def test_what_spoils_is_asked_where_all_have_seen_it_whatever_else_its_drama_hides(stage: Stage) -> None:
    app = stage.client.app
    plain = next(drama for drama in app.catalogue.dramas.values() if drama.id not in app.deck.spoilt)
    kept = await keep(stage, "the lights go out and I forgot to breathe", plain.id, spoiler_from=plain.episodes)
    await stage.play(stage.ben, rounds=5, about="quotes")
    assert drawn(stage) == set()
    await stage.ben.slash(stage.channel, "trivia stop")
    await app.lists.put(stage.ben.id, plain.id, "finished", plain.episodes, stage.env.now())
    await stage.play(stage.ben, rounds=5, about="quotes")

    assert drawn(stage) == {kept.id}


async def test_one_that_was_taken_out_before_its_turn_is_not_asked(stage: Stage) -> None:
    gone = [await keep(stage, f"this village has {number} secrets and keeps them") for number in range(10, 20)]
    await stage.play(stage.ben, rounds=5, about="quotes", seconds=90)
    assert len(drawn(stage)) > 3
    for quote in gone:
        await stage.client.app.quotes.remove(stage.guild.id, quote.id)
    session, first = stage.session, stage.session.question.key
    while stage.channel.id in stage.client.app.sessions:
        await ask_next(stage)

    asked = {session.questions[place].key for place in session.order} - {first}
    assert asked
    assert not [key for key in asked if "quote/s" in key]


async def test_one_that_is_open_when_it_is_taken_out_is_taken_back_and_its_words_with_it(stage: Stage) -> None:
    quote = await keep(stage)
    await play(stage, quote)
    await stage.answer(stage.ben)
    await stage.client.app.quotes.remove(stage.guild.id, quote.id)
    trivia = cast("Trivia", stage.client.get_cog("Trivia"))
    stage.env.let(lambda: trivia.withdraw(stage.guild.id, frozenset({fact_of(quote.id)})))
    await stage.env.advance_time(0.1)

    assert TAKEN_OUT in shown(stage.last)
    assert "village" not in shown(stage.last)
    await pause(stage)
    assert number_of(stage.session.question) is None
    assert stage.session.players == {}


async def test_whoever_takes_an_open_one_out_takes_its_question_back(stage: Stage) -> None:
    quote = await keep(stage)
    await play(stage, quote)
    await stage.answer(stage.ben)
    await stage.cho.slash(stage.channel, "quote remove", quote=str(quote.id))
    await stage.env.advance_time(0.1)

    assert TAKEN_OUT in shown(stage.last)
    assert "village" not in shown(stage.last)


@pytest.mark.parametrize(
    ("command", "labels"),
    [
        ("quote mine", ["Forbid quoting me"]),
        ("privacy", ["No quotes"]),
        ("privacy", ["Delete all", "Yes, delete all"]),
    ],
)
async def test_whoever_is_quoted_no_more_takes_the_open_questions_on_their_words_back_everywhere(
    stage: Stage, command: str, labels: list[str]
) -> None:
    await play(stage, await keep(stage))
    await stage.answer(stage.ben)
    panel = card(await stage.cho.slash(stage.channel, command))
    for label in labels:
        await stage.cho.click(panel, label=label)
    await stage.env.advance_time(0.1)

    assert TAKEN_OUT in shown(stage.last)
    assert "village" not in shown(stage.last)


async def test_a_lobby_has_no_question_to_take_back(stage: Stage) -> None:
    await stage.cho.slash(stage.channel, "trivia play", mode="teams", rounds=5)
    panel = card(await stage.ben.slash(stage.channel, "privacy"))
    await stage.ben.click(panel, label="No quotes")

    assert stage.session.phase == "lobby"
    assert "Allow quotes" in shown(panel)


async def test_a_question_on_other_words_stays_open_and_is_closed_in_time(stage: Stage) -> None:
    await play(stage, await keep(stage))
    await stage.ben.click(card(await stage.ben.slash(stage.channel, "quote mine")), label="Forbid quoting me")
    await close(stage)

    assert "is said of Crash Landing on You." in shown(stage.last)


async def test_one_that_nobody_said_was_taken_out_is_not_revealed(stage: Stage) -> None:
    quote = await keep(stage)
    await play(stage, quote)
    await stage.answer(stage.ben)
    await stage.client.app.quotes.remove(stage.guild.id, quote.id)
    await close(stage)

    assert TAKEN_OUT in shown(stage.last)
    assert "village" not in shown(stage.last)
    assert stage.session.players == {}


async def test_one_that_is_gone_after_a_restart_is_taken_back(stage: Stage, settings: Settings) -> None:
    quote = await keep(stage)
    await play(stage, quote)
    await stage.client.app.quotes.remove(stage.guild.id, quote.id)
    await restart(stage, settings)

    assert TAKEN_OUT in shown(stage.last)
    await pause(stage)
    assert number_of(stage.session.question) is None


async def test_a_report_leaves_out_that_quote_and_no_other(stage: Stage) -> None:
    quotes = [await keep(stage, f"this village has {number} secrets and keeps them") for number in range(10, 14)]
    await play(stage, quotes[0])
    await close(stage)
    assert response(await report(stage.ann, stage.last)) == LEFT_OUT
    await stage.ann.slash(stage.channel, "trivia stop")
    await stage.play(stage.ben, rounds=50, about="quotes")

    assert drawn(stage) == {quote.id for quote in quotes[1:]}


async def test_a_game_about_quotes_is_refused_where_there_are_too_few(stage: Stage) -> None:
    await keep(stage, "the village keeps every secret but one", "vincenzo")
    refused = stage.refusal(await stage.play(stage.ben, rounds=5, about="quotes", difficulty="hard"))

    assert refused.startswith("I have")
    assert "questions for that" in refused
