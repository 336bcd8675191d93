"""Profiles: what a member has done, for those who may see it."""

from __future__ import annotations

import io

import discord
import pytest
from PIL import Image
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.game.badges import BADGES
from bot.game.records import Record
from cogs._ui import Say
from cogs.profile._facts import LONGEST_ALT, Facts, described, portrait
from tests.stage import Stage, response, shown
from tests.storage.played import Played

CAST, SONG = "cast_member:healer/Seo Jung-hoo", "song:healer/Eternal Love"


async def play(stage: Stage, *, elsewhere: bool = False) -> None:
    """Let ann and ben have played a game of three questions."""
    played = Played(stage.client.app.database)
    guild = 4242 if elsewhere else stage.guild.id
    await played.game({stage.ann.id: [True, True, False], stage.ben.id: [True]}, [CAST, CAST, SONG], guild=guild)


async def ask(stage: Stage, who: MemberActor, whose: MemberActor | None = None) -> InteractionResult:
    """Ask for a profile, one's own where nobody's is named."""
    return await who.slash(stage.channel, "profile", **({} if whose is None else {"member": whose}))


async def press(who: MemberActor, result: InteractionResult, label: str) -> InteractionResult:
    """Press a button of what was shown."""
    assert result.response is not None
    return await who.click(result.response, label=label)


async def post(stage: Stage, who: MemberActor) -> discord.Message:
    """Let somebody show their profile to all."""
    await press(who, await ask(stage, who), "Show everybody")
    return stage.last


async def test_a_newcomer_has_a_profile_that_says_how_to_begin(stage: Stage) -> None:
    told = response(await ask(stage, stage.cho))

    assert "**Level 1 · Extra**" in told
    assert "Points: 0 · next level at 500" in told
    assert "Duel rating: no duels yet" in told
    assert f"Badges: 0 of {len(BADGES)}" in told


async def test_a_profile_is_a_picture_with_alt_text_and_the_same_in_words(stage: Stage) -> None:
    await play(stage)
    await stage.client.app.favourites.put(stage.ann.id, ["healer"])
    result = await ask(stage, stage.ann)
    told = response(result)

    assert result.ephemeral
    for expected in (
        "## ann",
        "Right: 67 % of 3 answers",
        "· Cast and characters: 100 % of 2",
        "· Songs: 0 % of 1",
        "🎬 Opening Scene",
        "♥ Healer · 힐러",
        "What was played in this server.",
    ):
        assert expected in told, expected
    assert result.response is not None
    [picture] = result.response.attachments
    assert picture.description is not None
    for expected in ("Profile of ann", "Right: 67 % of 3 answers", "Opening Scene", "힐러"):
        assert expected in picture.description, expected
    with Image.open(io.BytesIO(await picture.read())) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width == 1000


async def test_the_picture_is_described_where_it_stands_too(stage: Stage) -> None:
    result = await ask(stage, stage.ann)
    assert result.response is not None
    [picture] = result.response.attachments
    [container, *_below] = result.response.components
    [gallery] = [item for item in container["components"] if item["type"] == discord.ComponentType.media_gallery.value]

    assert [item["description"] for item in gallery["items"]] == [picture.description]


async def test_of_others_only_what_was_played_in_this_server_is_shown(stage: Stage) -> None:
    await play(stage, elsewhere=True)
    told = response(await ask(stage, stage.ben, stage.ann))
    own = response(await ask(stage, stage.ann))

    assert "Right: 0 % of 0 answers" in told
    assert "Opening Scene" not in told
    assert "Right: 0 % of 0 answers" in own


async def test_what_was_played_everywhere_is_for_oneself_alone(stage: Stage) -> None:
    await play(stage, elsewhere=True)
    profile = await post(stage, stage.ann)
    anns = await stage.ann.click(profile, label="Mine everywhere")
    bens = await stage.ben.click(profile, label="Mine everywhere")

    assert anns.ephemeral
    assert bens.ephemeral
    assert "Right: 67 % of 3 answers" in response(anns)
    assert "Opening Scene" in response(anns)
    assert "## ben" in response(bens), "it is of whoever presses"
    assert "Mine everywhere" not in response(anns)


async def test_only_its_owner_shows_a_profile_to_all(stage: Stage) -> None:
    await play(stage)
    bens_view = response(await ask(stage, stage.ben, stage.ann))
    assert stage.channel.last_message is None
    await post(stage, stage.ann)

    assert "Show everybody" not in bens_view
    assert "## ann" in shown(stage.last)
    assert "Right: 67 % of 3 answers" in shown(stage.last)
    assert [picture.filename for picture in stage.last.attachments] == ["profile.png"]
    assert "Show everybody" not in shown(stage.last)


async def test_who_hides_keeps_their_profile_to_themselves(stage: Stage) -> None:
    await play(stage)
    before = await post(stage, stage.ann)
    await stage.client.app.players.hide(stage.ann.id, hidden=True)
    refused = await ask(stage, stage.ben, stage.ann)
    badges = await stage.ben.click(before, label="Badges")
    told = response(await ask(stage, stage.ann))

    assert stage.refusal(refused) == "ann keeps their profile to themselves. Ask for another."
    assert stage.refusal(badges) == "They keep their profile to themselves. /profile shows your own."
    assert "Right: 67 % of 3 answers" in told, "they see it themselves"


async def test_a_bot_has_no_profile(stage: Stage) -> None:
    robot = stage.guild.add_member(stage.env.create_user("robot", bot=True))
    refused = await ask(stage, stage.ben, robot)

    assert stage.refusal(refused) == "robot is a bot and plays nothing. Ask for a member."


async def test_in_private_it_is_of_everywhere(stage: Stage) -> None:
    await play(stage, elsewhere=True)
    told = response(await stage.ann.user.slash("profile"))

    assert "Right: 67 % of 3 answers" in told
    assert "What was played anywhere." in told


async def test_without_attach_files_it_is_in_words_and_says_so(stage: Stage) -> None:
    everyone = stage.env.backend.get_role(stage.guild.id, stage.guild.default_role.id)
    everyone.permissions &= ~discord.Permissions(attach_files=True).value
    assert stage.guild.me is not None
    own = stage.guild.me.top_role
    stage.env.backend.get_role(stage.guild.id, own.id).permissions = discord.Permissions(view_channel=True).value
    result = await ask(stage, stage.ann)

    assert "There would be a picture: allow me Attach Files in this channel." in response(result)
    assert "**Level 1 · Extra**" in response(result)
    assert result.response is not None
    assert result.response.attachments == []


async def test_a_name_is_shown_as_it_is_now_and_lays_out_nothing(stage: Stage) -> None:
    stage.env.backend.get_member(stage.guild.id, stage.ann.id).nick = "**ann** # @everyone"
    told = response(await ask(stage, stage.ann))

    assert "## \\*\\*ann\\*\\* # @\u200beveryone" in told


async def test_all_badges_are_listed_with_what_is_missing_page_by_page(stage: Stage) -> None:
    await play(stage)
    profile = await ask(stage, stage.ben, stage.ann)
    listed = await press(stage.ben, profile, "Badges")
    first = response(listed)
    assert listed.ephemeral
    assert listed.response is not None
    await stage.ben.click(listed.response, label="Next")

    assert "✅ 🎬 **Opening Scene** · Answer a question right" in first
    assert "▫️ 🎙️ Screen Test · Answer 10 questions right · 2/10" in first
    assert f"Earned: 1 of {len(BADGES)} · page 1 of 6" in first
    assert "## ann" in response(profile), "the profile stays"
    assert "page 2 of 6" in shown(listed.response)
    assert "Back" in shown(listed.response)


async def test_ones_own_badges_of_everywhere_say_when_they_were_earned(stage: Stage) -> None:
    await play(stage, elsewhere=True)
    whole = await press(stage.ann, await ask(stage, stage.ann), "Mine everywhere")
    listed = await press(stage.ann, whole, "Badges")

    assert "✅ 🎬 **Opening Scene** · Answer a question right · 2026-01-01" in response(listed)


async def test_favourites_are_taken_in_any_spelling(stage: Stage) -> None:
    opened = await press(stage.ann, await ask(stage, stage.ann), "My favourites")
    told = await stage.ann.submit_modal(opened, {"0": "healer", "1": "빈센조", "3": "crash landing on yuo"})

    assert told.ephemeral
    assert "1. Healer · 힐러\n2. Vincenzo · 빈센조\n3. Crash Landing on You · 사랑의 불시착" in response(told)
    assert "♥ Vincenzo · 빈센조" in response(await ask(stage, stage.ben, stage.ann))


async def test_a_line_that_names_no_drama_loses_nothing(stage: Stage) -> None:
    await stage.client.app.favourites.put(stage.ann.id, ["healer", "signal"])
    opened = await press(stage.ann, await ask(stage, stage.ann), "My favourites")
    told = await stage.ann.submit_modal(opened, {"0": "vincenzo", "1": "zzqqxx *bold*", "2": "", "3": ""})

    assert "⚠️ Line 2: I know no drama called zzqqxx \\*bold\\*." in response(told)
    assert await stage.client.app.favourites.of(stage.ann.id) == ["vincenzo", "signal"]
    again = await press(stage.ann, told, "Change")
    assert again.modal is not None


async def test_favourites_that_are_emptied_are_gone(stage: Stage) -> None:
    await stage.client.app.favourites.put(stage.ann.id, ["healer"])
    opened = await press(stage.ann, await ask(stage, stage.ann), "My favourites")
    told = await stage.ann.submit_modal(opened, {"0": ""})

    assert "None yet." in response(told)
    assert await stage.client.app.favourites.of(stage.ann.id) == []


async def test_the_course_of_a_rating_is_told_to_its_owner(stage: Stage) -> None:
    profile = await post(stage, stage.ann)
    nothing = await stage.ben.click(profile, label="My rating")
    played = Played(stage.client.app.database)
    game = await played.game({stage.ann.id: [True]}, [CAST], guild=stage.guild.id)
    await played.duel(game, stage.ann.id, 1612.4, guild=stage.guild.id)
    told = await stage.ann.click(profile, label="My rating")

    assert nothing.ephemeral
    assert "You have fought no rated duel yet." in response(nothing)
    assert "won · **1612**" in response(told)
    assert "Duel rating: 1612 · rated duels: 1" in response(await ask(stage, stage.ben, stage.ann))


async def test_what_describes_a_picture_is_never_longer_than_discord_takes(stage: Stage) -> None:
    dramas = sorted(stage.client.app.catalogue.dramas.values(), key=lambda drama: -len(drama.title))[:4]
    facts = Facts("n" * 32, Record(points=10**9), [1500] * 50, list(BADGES.values()), dramas, is_whole=True)

    assert 300 < len(described(Say(stage.client, "en-US"), facts)) <= LONGEST_ALT


@pytest.mark.parametrize(("name", "drawn"), [("봄이 🎬", "봄이"), ("محمد", "A player"), ("Ⓐⓝⓝ", "Ann")])
async def test_a_name_that_cannot_be_drawn_is_told_in_words_alone(name: str, drawn: str, stage: Stage) -> None:
    facts = Facts(name, Record(), [], [], [], is_whole=False)
    say = Say(stage.client, "en-US")

    assert portrait(say, facts).name == drawn
    assert described(say, facts).startswith(f"Profile of {name}. ")
