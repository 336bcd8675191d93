"""Members see what quotes them, take it out, and forbid being quoted at all."""

from __future__ import annotations

from simcord.actors import MemberActor

from bot.storage import Credit
from tests.cogs.quoting import REVIEW, card, keep, kept
from tests.cogs.test_together import ids_of
from tests.stage import Shown, Stage, response, shown

GONE = "🗑️ That quote was taken out. Nothing of it is kept."


async def mine(who: MemberActor, stage: Stage) -> Shown:
    """Open what is kept of a member."""
    result = await who.slash(stage.channel, "quote mine")
    assert result.ephemeral
    return card(result)


async def offered(who: MemberActor, stage: Stage, typed: str = "") -> dict[str, str]:
    """Return the quotes that a member is offered to take out."""
    found = await who.autocomplete(stage.channel, "quote remove", "quote", typed)
    return {str(each["name"]): str(each["value"]) for each in found}


async def fill(stage: Stage) -> None:
    """Keep words of ben, words of cho that ann added, and a review that ben added."""
    await keep(stage, "I wept at the rooftop")
    await keep(stage, "what a finale", credit=Credit(stage.cho.id), by=stage.ann.id, spoiler_from=20)
    await keep(stage, "a joy", credit=REVIEW, drama=None)


async def test_everybody_sees_what_quotes_them_and_what_they_added(stage: Stage) -> None:
    await fill(stage)
    await keep(stage, "seen by nobody yet", waits=True)
    told = shown(await mine(stage.ben, stage))

    assert "“seen by nobody yet”" in told
    assert "waits for a moderator" in told
    assert f"“I wept at the rooftop”\n-# Iris (2009) · <@{stage.ben.id}>" in told
    assert "“a joy”\n-# Jo Park, “Drama Weekly”" in told
    assert "what a finale" not in told
    assert "Your words here, and what you added: 3" in told
    theirs = shown(await mine(stage.cho, stage))
    assert "||“what a finale”||\n-# Iris (2009)" in theirs
    assert "Spoiler from episode 20" in theirs


async def test_what_is_taken_out_leaves_the_page(stage: Stage) -> None:
    for number in range(6):
        await keep(stage, f"line {number}")
    page = await mine(stage.ben, stage)
    assert "page 1 of 2" in shown(page)
    await stage.ben.click(page, label="Next")
    assert "“line 0”" in shown(page)
    assert "“line 1”" not in shown(page)
    [last] = [found for found in ids_of(page) if found.startswith("quote_mine:2:")]
    await stage.ben.click(page, custom_id=last)

    assert GONE in shown(page)
    assert "“line 5”" in shown(page)
    assert "page" not in shown(page)
    assert len(await kept(stage)) == 5


async def test_the_longest_quotes_fit_a_page(stage: Stage) -> None:
    for number in range(5):
        credit = Credit(None, "*" * 100, "_" * 100, "2024-01-01", "https://a.example/" + "(" * 200)
        await keep(stage, f"{number} {'|' * 290}", credit=credit, spoiler_from=1)

    assert len(shown(await mine(stage.ben, stage))) < 4000
    assert len(response(await stage.ben.slash(stage.channel, "quote drama", drama="iris"))) < 4000
    assert len(response(await stage.ben.slash(stage.channel, "quote search", words="0"))) < 4000


async def test_whoever_is_quoted_nowhere_is_told_so_and_can_forbid_it(stage: Stage) -> None:
    page = await mine(stage.cho, stage)

    assert "Your words here, and what you added: 0" in shown(page)
    assert "Forbid quoting me" in shown(page)


async def test_forbidding_deletes_a_members_words_everywhere_and_can_be_taken_back(stage: Stage) -> None:
    await fill(stage)
    await keep(stage, "another of ben", waits=True)
    page = await mine(stage.ben, stage)
    await stage.ben.click(page, label="Forbid quoting me")

    assert "🔒 Nobody can quote you any more. Quotes of yours that are gone, in all servers: 2" in shown(page)
    assert [quote.line.text for quote in await kept(stage)] == ["what a finale", "a joy"]
    assert await stage.client.app.quotes.refuses(stage.ben.id)
    await stage.ben.click(page, label="Let me be quoted")
    assert "✅ You may be quoted again." in shown(page)
    assert not await stage.client.app.quotes.refuses(stage.ben.id)


async def test_members_are_offered_their_own_to_take_out_and_moderators_all(stage: Stage) -> None:
    await fill(stage)

    assert list(await offered(stage.ben, stage)) == ["a joy", "I wept at the rooftop"]
    assert list(await offered(stage.ben, stage, "WEPT at")) == ["I wept at the rooftop"]
    assert list(await offered(stage.cho, stage)) == ["what a finale"]
    assert list(await offered(stage.ann, stage)) == ["a joy", "what a finale", "I wept at the rooftop"]


async def test_what_spoils_is_not_written_out_to_moderators_who_did_not_add_it(stage: Stage) -> None:
    await keep(stage, "he dies", spoiler_from=20)

    assert list(await offered(stage.ann, stage)) == ["Spoiler from episode 20 · Iris (2009)"]
    assert list(await offered(stage.ann, stage, "dies")) == []


async def test_a_chosen_quote_is_taken_out(stage: Stage) -> None:
    await fill(stage)
    chosen = (await offered(stage.ben, stage))["a joy"]
    result = await stage.ben.slash(stage.channel, "quote remove", quote=chosen)

    assert response(result) == GONE
    assert [quote.line.text for quote in await kept(stage)] == ["I wept at the rooftop", "what a finale"]
    again = await stage.ben.slash(stage.channel, "quote remove", quote=chosen)
    assert stage.refusal(again) == "That quote is gone already. /quote mine shows what is left of yours."


async def test_what_somebody_else_said_is_not_taken_out(stage: Stage) -> None:
    await fill(stage)
    chosen = (await offered(stage.cho, stage))["what a finale"]
    refused = await stage.ben.slash(stage.channel, "quote remove", quote=chosen)

    assert stage.refusal(refused) == (
        "Only whoever wrote or saved it and moderators decide on that quote. Ask one of them."
    )


async def test_words_that_were_not_chosen_from_the_list_are_refused(stage: Stage) -> None:
    refused = await stage.ben.slash(stage.channel, "quote remove", quote="what a")

    assert stage.refusal(refused) == "Type a few words of the quote and choose it from the list."


async def test_a_button_of_a_page_takes_out_nothing_of_others(stage: Stage) -> None:
    quote = await keep(stage, "of cho", credit=Credit(stage.cho.id), by=stage.cho.id)
    await keep(stage, "of ben")
    page = await mine(stage.ben, stage)
    stage.press_at_once([(stage.ben, f"quote_mine:1:{quote.id}")], page)
    await stage.env.settle()

    assert "Only whoever wrote or saved it" in stage.told
    assert len(await kept(stage)) == 2
