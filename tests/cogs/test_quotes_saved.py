"""A message becomes a quote of its author, who is told where they wrote it and can take it out."""

from __future__ import annotations

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.settings import Settings
from bot.storage import Credit
from tests.cogs.quoting import card, kept, told_by
from tests.cogs.test_restart import restart
from tests.stage import Stage, response, shown

WORDS = "that rooftop scene broke me"
MENU = "Save as quote"


async def save(
    stage: Stage, text: str = WORDS, *, of: MemberActor | None = None, by: MemberActor | None = None
) -> InteractionResult:
    """Let a member, by default ann, save a message, by default of ben."""
    message = await (of or stage.ben).send(stage.channel, text)
    return await (by or stage.ann).context_menu(stage.channel, MENU, message)


async def tell(stage: Stage, saved: InteractionResult, **written: str) -> InteractionResult:
    """Let ann say what a message is about that she saved."""
    form = await stage.ann.click(card(saved), label="Drama and episode")
    return await stage.ann.submit_modal(form, written)


def notices(stage: Stage) -> list[dict[str, object]]:
    """Return what the bot told the channel, each with whom it may call."""
    sent = [entry.json for entry in stage.env.http_requests if entry.method == "POST" and "/webhooks/" in entry.path]
    return [each for each in sent if isinstance(each, dict) and not each.get("flags", 0) & 64]


async def test_a_message_becomes_a_quote_of_its_author_with_date_and_link(stage: Stage) -> None:
    message = await stage.ben.send(stage.channel, f"{WORDS}\n\n*sob*")
    saved = await stage.ann.context_menu(stage.channel, MENU, message)
    [quote] = await kept(stage)

    assert saved.ephemeral
    assert quote.line.text == f"{WORDS} *sob*"
    assert quote.line.credit == Credit(stage.ben.id, published="2026-01-01", link=message.jump_url)
    assert quote.added_by == stage.ann.id
    assert "✅ The quote is kept, and the channel is told." in response(saved)
    assert rf"> {WORDS} \*sob\*" in response(saved)


async def test_the_channel_is_told_without_the_words_and_only_the_author_is_called(stage: Stage) -> None:
    await save(stage)
    told, [notice] = shown(stage.last), notices(stage)

    assert f"💬 {stage.ann.mention} saved [a message](https://discord.com/channels/" in told
    assert f") of {stage.ben.mention} as a quote." in told
    assert "rooftop" not in told
    assert notice["allowed_mentions"] == {"parse": [], "users": [stage.ben.id]}


async def test_nobody_is_called_by_saving_their_own_words(stage: Stage) -> None:
    await save(stage, by=stage.ben)
    [notice] = notices(stage)

    assert f"{stage.ben.mention} saved [a message](" in shown(stage.last)
    assert "of theirs as a quote." in shown(stage.last)
    assert notice["allowed_mentions"] == {"parse": [], "users": []}


@pytest.mark.parametrize("who", ["ben", "cho", "ann"])
async def test_its_author_its_saver_and_moderators_take_it_out(who: str, stage: Stage, settings: Settings) -> None:
    await save(stage, by=stage.cho)
    notice = stage.last
    await restart(stage, settings)
    await getattr(stage, who).click(notice, label="Take it out")

    assert shown(stage.last).strip() == "🗑️ That quote was taken out. Nothing of it is kept."
    assert await kept(stage) == []


async def test_others_do_not_take_it_out(stage: Stage) -> None:
    await save(stage)

    assert told_by(await stage.cho.click(stage.last, label="Take it out")) == (
        "Only whoever wrote or saved it and moderators decide on that quote. Ask one of them."
    )
    assert len(await kept(stage)) == 1


async def test_a_notice_of_a_quote_that_is_gone_says_so(stage: Stage) -> None:
    await save(stage)
    await stage.client.app.quotes.refuse(stage.ben.id, refuses=True)
    await stage.cho.click(stage.last, label="Take it out")

    assert "That quote was taken out." in shown(stage.last)


async def test_with_a_queue_it_waits_and_the_channel_reads_so(stage: Stage) -> None:
    await stage.client.app.guilds.change(stage.guild.id, has_quote_queue=True)
    saved = await save(stage, by=stage.cho)

    assert "⏳ It waits until a moderator of this server has seen it." in response(saved)
    assert "⏳ It waits until a moderator of this server has seen it." in shown(stage.last)
    assert len(await kept(stage, waiting=True)) == 1
    await stage.ben.click(stage.last, label="Take it out")
    assert await kept(stage, waiting=True) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("😭😭😭", "There are no words in that message. Choose one that says something."),
        ("a" * 301, "It has 301 letters; I keep 300 at most. Quote the best of it."),
    ],
)
async def test_what_is_no_quote_is_refused(text: str, told: str, stage: Stage) -> None:
    assert stage.refusal(await save(stage, text)) == told
    assert await kept(stage) == []
    assert notices(stage) == []


async def test_a_message_without_text_is_refused(stage: Stage) -> None:
    message = await stage.ben.send(stage.channel, attachments=[("cat.png", b"x")])
    refused = await stage.ann.context_menu(stage.channel, MENU, message)

    assert stage.refusal(refused) == "There are no words in that message. Choose one that says something."


async def test_bots_are_not_quoted(stage: Stage) -> None:
    other = stage.guild.add_member(stage.env.create_user("robot", bot=True))
    await stage.ann.slash(stage.channel, "quote random")
    own = stage.last
    for message in (own, await other.send(stage.channel, WORDS)):
        refused = await stage.ann.context_menu(stage.channel, MENU, message)
        assert stage.refusal(refused) == (
            "Only what members write can be a quote, not what bots and webhooks do. Choose another message."
        )


async def test_webhooks_are_not_quoted(stage: Stage) -> None:
    channel = await stage.client.fetch_channel(stage.channel.id)
    assert isinstance(channel, discord.TextChannel)
    hook = await channel.create_webhook(name="news")
    message = await hook.send(WORDS, wait=True)
    refused = await stage.ann.context_menu(stage.channel, MENU, message)

    assert "not what bots and webhooks do." in stage.refusal(refused)


async def test_whoever_forbids_it_is_not_quoted_and_not_told_of_in_the_channel(stage: Stage) -> None:
    await stage.client.app.quotes.refuse(stage.ben.id, refuses=True)

    assert stage.refusal(await save(stage)) == "They do not want to be quoted. Choose a line of somebody else."
    assert notices(stage) == []


async def test_a_double_is_refused(stage: Stage) -> None:
    await save(stage)

    assert "This server keeps that quote already." in stage.refusal(await save(stage, f"{WORDS}!", of=stage.cho))


async def test_nobody_is_quoted_without_being_told(stage: Stage) -> None:
    stage.env.inject_error("POST", "/webhooks/*", status=403, code=50013, message="Missing Permissions")
    saved = await save(stage)

    assert await kept(stage) == []
    assert "That quote was taken out." in shown(card(saved))
    assert stage.env.errors
    assert "Something broke on my side" in saved.followups[-1].content


async def test_a_drama_that_the_message_names_is_taken_up(stage: Stage) -> None:
    told = response(await save(stage, "crash landing on you has THE best border scene"))
    [quote] = await kept(stage)

    assert "on **Crash Landing on You** (2019)" in told
    assert "Is it about Crash Landing on You (2019), and does it spoil anything?" in told
    assert quote.line.drama == "crash-landing-on-you"


@pytest.mark.parametrize("text", ["iris, for ever", "my demon or strong woman do bong-soon?"])
async def test_one_word_or_two_titles_leave_it_open(text: str, stage: Stage) -> None:
    assert "Which drama is it about, and does it spoil anything?" in response(await save(stage, text))
    [quote] = await kept(stage)

    assert quote.line.drama is None


async def test_whoever_saves_it_says_what_it_is_about(stage: Stage) -> None:
    saved = await save(stage)
    await tell(stage, saved, drama="HEALER", episode="13")
    [quote] = await kept(stage)

    assert (quote.line.drama, quote.line.spoiler_from) == ("iris", 13)
    assert "on **Iris** (2009)" in shown(card(saved))
    assert f"Spoiler from episode 13\n> ||{WORDS}||" in shown(card(saved))
    await tell(stage, saved)
    [quote] = await kept(stage)
    assert (quote.line.drama, quote.line.spoiler_from) == (None, None)


async def test_the_form_begins_with_what_is_known(stage: Stage) -> None:
    saved = await save(stage)
    await tell(stage, saved, drama="goblin", episode="3")
    await stage.ann.click(card(saved), label="Drama and episode")
    form = str([entry.json for entry in stage.env.http_requests][-1])

    assert "'value': 'Guardian: The Lonely and Great God'" in form
    assert "'value': '3'" in form


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"drama": "zzzzzz"}, "I know no drama called zzzzzz."),
        ({"drama": "iris", "episode": "99"}, "Iris has 20 episodes. Write the number of one of them."),
        ({"drama": "iris", "episode": "two"}, "Iris has 20 episodes. Write the number of one of them."),
        ({"episode": "two"}, "two is no number of an episode. Write 7, or nothing."),
    ],
)
async def test_what_is_no_drama_or_episode_is_refused(written: dict[str, str], told: str, stage: Stage) -> None:
    saved = await save(stage)

    assert told_by(await tell(stage, saved, **written)).startswith(told)
    [quote] = await kept(stage)
    assert (quote.line.drama, quote.line.spoiler_from) == (None, None)


async def test_a_form_for_a_quote_that_is_gone_says_so(stage: Stage) -> None:
    saved = await save(stage)
    await stage.ben.click(stage.last, label="Take it out")
    await tell(stage, saved, drama="iris")

    assert "That quote was taken out." in shown(card(saved))


async def test_what_its_author_hid_stays_hidden_when_its_drama_is_told(stage: Stage) -> None:
    saved = await save(stage, "||he dies|| I think")
    assert "Spoiler\n> ||he dies I think||" in response(saved)
    await tell(stage, saved, drama="iris")
    [quote] = await kept(stage)

    assert quote.line.spoiler_from == 20
    assert "Spoiler from episode 20\n> ||he dies I think||" in shown(card(saved))


async def test_in_private_messages_there_is_no_menu(stage: Stage) -> None:
    [menu] = stage.client.tree.get_commands(type=discord.AppCommandType.message)

    assert menu.name == MENU
    assert menu.guild_only
