"""Quotes are drawn evenly from reviews and members, shown with their credit, liked, and never spoil."""

from __future__ import annotations

from collections import Counter

import pytest
from discord.utils import utcnow

from bot.game import Policy
from bot.settings import Settings
from bot.storage import Credit
from tests.cogs.quoting import REVIEW, card, keep, key_on, mentions, spoilers
from tests.cogs.test_restart import restart
from tests.stage import Stage, response, shown

TWIST = "he was the brother all along"
WATCHED = 14


async def test_a_random_quote_has_its_credit(stage: Stage) -> None:
    for _ in range(20):
        told = response(await stage.ann.slash(stage.channel, "quote random"))
        assert told.startswith("> ")
        if "on **The Trauma Code: Heroes on Call** (2025)" in told:
            assert "Miss Kay, “What Is The Story" in told or "(unsigned)" in told
        else:
            assert "-# Second Lead, “House notes”" in told


async def test_a_quote_leads_to_another_and_to_the_drama(stage: Stage) -> None:
    quote = card(await stage.ann.slash(stage.channel, "quote random", drama="the-trauma-code-heroes-on-call"))
    another = await stage.ben.click(quote, label="Another")
    about = await stage.ben.click(quote, label="About this drama")

    assert another.ephemeral
    assert response(another).startswith("> ")
    assert "## The Trauma Code" in response(about)


async def test_another_is_another_one_and_replaces_what_its_reader_alone_sees(stage: Stage) -> None:
    for text in ("one line", "another line"):
        await keep(stage, text)
    public = card(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))
    before = shown(public)
    own = card(await stage.ben.click(public, label="Another"))
    for _ in range(10):
        last = key_on(own)
        await stage.ben.click(own, label="Another")
        assert key_on(own) != last
    assert shown(public) == before


async def test_the_only_quote_about_a_drama_is_shown_again(stage: Stage) -> None:
    await keep(stage, "the only one")
    quote = card(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))

    assert "the only one" in response(await stage.ben.click(quote, label="Another"))


async def test_lines_of_reviews_and_of_the_server_are_drawn_evenly(stage: Stage) -> None:
    drama = "the-trauma-code-heroes-on-call"
    bundled = sum(len(review.quotes) for review in stage.client.app.catalogue.reviews_of(drama))
    for number in range(bundled):
        await keep(stage, f"line {number} of the server", drama=drama)
    quote = card(await stage.ann.slash(stage.channel, "quote random", drama=drama))
    own = card(await stage.ann.click(quote, label="Another"))
    drawn: Counter[str] = Counter()
    for _ in range(60):
        drawn[key_on(own)[0]] += 1
        await stage.ann.click(own, label="Another")

    assert 12 <= drawn["s"] <= 48


async def test_the_lines_of_one_server_are_not_shown_in_another_or_in_private(stage: Stage) -> None:
    await keep(stage, "ours alone")
    elsewhere = stage.env.create_guild("elsewhere")
    channel = elsewhere.create_text_channel("talk")
    dan = elsewhere.add_member(stage.env.create_user("dan"))
    refused = await dan.slash(channel, "quote drama", drama="iris")
    told = (
        "I know no quote about Iris yet. There are quotes about Alchemy of Souls, Boys Over Flowers, "
        "Business Proposal, City Hunter, Coffee Prince."
    )

    assert stage.refusal(refused) == told
    assert stage.refusal(await stage.ben.user.slash("quote drama", drama="iris")) == told
    assert "ours alone" not in response(await stage.ben.user.slash("quote random"))


async def test_a_drama_without_quotes_says_which_have_some_to_whoever_asks_alone(stage: Stage) -> None:
    await keep(stage, "a line")
    refused = await stage.ann.slash(stage.channel, "quote drama", drama="mouse")

    assert stage.refusal(refused) == (
        "I know no quote about Mouse yet. There are quotes about Alchemy of Souls, Boys Over Flowers, "
        "Business Proposal, City Hunter, Coffee Prince."
    )
    assert stage.channel.last_message is None


async def test_a_members_words_are_credited_to_them_and_call_nobody(stage: Stage) -> None:
    link = "https://discord.com/channels/1/2/3"
    await keep(stage, "**loud** @everyone", credit=Credit(stage.ben.id, published="2026-01-01", link=link))
    quote = card(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))

    assert "> \\*\\*loud\\*\\* @\u200beveryone" in shown(quote)
    assert "on **Iris** (2009)" in shown(quote)
    assert f"-# <@{stage.ben.id}> · 2026-01-01 · [the message]({link})" in shown(quote)
    assert mentions(stage) == {"parse": []}


async def test_a_line_of_a_review_is_credited_with_its_link(stage: Stage) -> None:
    await keep(stage, "a joy", credit=REVIEW)
    told = response(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))

    assert "-# Jo Park, “Drama Weekly” · 2024-05 · [the review](https://drama.example/iris)" in told


async def test_no_link_ends_before_its_time(stage: Stage) -> None:
    await keep(stage, "a joy", credit=Credit(None, None, "Weekly", None, "https://a.example/x)[b](||y"))
    told = response(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))

    assert "“Weekly” (unsigned) · [the review](https://a.example/x%29%5Bb%5D%28%7C%7Cy)" in told


async def test_a_like_is_counted_once_for_each_member_and_taken_back(stage: Stage) -> None:
    await keep(stage, "a line")
    quote = card(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))
    assert "♡ Like" in shown(quote)
    await stage.ben.click(quote, label="♡ Like")
    await stage.cho.click(quote, label="❤ 1")
    assert "❤ 2" in shown(quote)
    assert "a line" in shown(quote)
    await stage.ben.click(quote, label="❤ 2")
    await stage.cho.click(quote, label="❤ 1")

    assert "♡ Like" in shown(quote)


async def test_likes_of_a_bundled_line_are_the_same_everywhere(stage: Stage, settings: Settings) -> None:
    quote = card(await stage.ann.slash(stage.channel, "quote random"))
    key = key_on(quote)
    await restart(stage, settings)
    await stage.ben.click(quote, label="♡ Like")
    private = card(await stage.cho.user.slash("quote random"))
    while key_on(private) != key:
        private = card(await stage.cho.user.slash("quote random"))

    assert "❤ 1" in shown(private)


async def test_a_button_of_a_quote_that_is_gone_says_so_in_its_place(stage: Stage) -> None:
    quote = await keep(stage, "soon gone")
    shown_card = card(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))
    await stage.client.app.quotes.remove(stage.guild.id, quote.id)
    await stage.cho.click(shown_card, label="♡ Like")

    assert "That quote was taken out. Nothing of it is kept." in shown(shown_card)
    assert "soon gone" not in shown(shown_card)


async def test_moderators_take_a_quote_out_on_a_card_that_they_alone_see(stage: Stage) -> None:
    await keep(stage, "a line")
    public = card(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))
    assert "Take it out" not in shown(public)
    assert "Take it out" not in response(await stage.ben.click(public, label="Another"))
    own = card(await stage.ann.click(public, label="Another"))
    await stage.ann.click(own, label="Take it out")

    assert "That quote was taken out." in shown(own)
    assert await stage.client.app.quotes.of(stage.guild.id) == []


@pytest.mark.parametrize(
    ("policy", "public", "unseen", "seen"),
    [
        ("hide", None, None, None),
        ("progress", "bar", "bar", "open"),
        ("show", "open", "open", "open"),
    ],
)
async def test_what_spoils_is_shown_as_the_server_has_settled(
    policy: Policy, public: str | None, unseen: str | None, seen: str | None, stage: Stage
) -> None:
    quote = await keep(stage, TWIST, spoiler_from=WATCHED)
    await keep(stage, "harmless", drama="goblin")
    await spoilers(stage, policy)
    await stage.client.app.lists.put(stage.cho.id, "iris", "watching", WATCHED, utcnow())
    asked = await stage.cho.slash(stage.channel, "quote drama", drama="iris")
    if public is None:
        assert "I know no quote about Iris yet." in stage.refusal(asked)
        return
    assert _way(shown(card(asked))) == public
    assert _way(response(await stage.ben.click(card(asked), label="Another"))) == unseen
    own = card(await stage.cho.click(card(asked), label="Another"))
    assert _way(shown(own)) == seen
    await stage.cho.click(own, label="♡ Like")
    assert _way(shown(own)) == seen
    await stage.cho.click(card(asked), custom_id=f"quote_like:s{quote.id}:iris")
    assert _way(shown(card(asked))) == public


def _way(told: str) -> str:
    """Return how the secret is shown; behind a bar nothing of it stands anywhere else."""
    if f"||{TWIST}||" not in told:
        return "open" if f"> {TWIST}" in told else "nowhere"
    assert f"Spoiler from episode {WATCHED}" in told
    assert "brother" not in told.replace(f"||{TWIST}||", "")
    return "bar"


async def test_nothing_in_a_line_ends_the_bar_that_it_stands_behind(stage: Stage) -> None:
    await keep(stage, "||a|| [||](x) https://b.example/||c|| d", spoiler_from=WATCHED)
    told = response(await stage.ann.slash(stage.channel, "quote drama", drama="iris"))
    [bar] = [line for line in told.splitlines() if "||" in line]

    assert bar.startswith("> ||")
    assert bar.endswith(" d||")
    assert bar.count("||") == 2


async def test_a_button_that_names_a_drama_that_is_gone_says_so(stage: Stage) -> None:
    quote = card(await stage.ann.slash(stage.channel, "quote random"))
    stage.press_at_once([(stage.ben, "quote:no-such-drama")], quote)
    await stage.env.settle()

    assert "I know no drama called no-such-drama." in stage.told
