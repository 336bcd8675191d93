"""Moderators settle their server's ways on one message, and see at once that each is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import discord
import pytest
from simcord.actors import MemberActor

from bot.game import Rules
from bot.messages import UserError
from bot.storage import GuildSettings
from cogs.server._zones import zone_called
from tests.stage import Shown, Stage, response, shown

NAMES = (
    *("Games in", "Who may start and stop", "Games are", "Language", "Drama titles", "Questions that spoil", "Tidy up"),
    *("Check quotes first", "Seasons", "Time zone", "Spellings that count here"),
)


async def panel(stage: Stage, who: MemberActor | None = None) -> Shown:
    """Open the panel, by default as ann."""
    result = await (who or stage.ann).slash(stage.channel, "server settings")
    assert result.ephemeral
    assert result.response is not None
    return result.response


async def opened(stage: Stage, who: MemberActor, name: str) -> Shown:
    """Open the card of one setting."""
    message = await panel(stage, who)
    await who.select(message, [name], custom_id="setting:open")
    return message


async def settings(stage: Stage) -> GuildSettings:
    """Return what the server has settled."""
    return await stage.client.app.guilds.settings(stage.guild.id)


async def test_the_panel_lists_every_setting_in_a_short_line(stage: Stage) -> None:
    lines = shown(await panel(stage)).splitlines()

    for name in NAMES:
        assert any(told.startswith(f"**{name}** · ") for told in lines), name
    assert max(map(len, lines)) <= 100
    assert "**Games in** · Everywhere" in lines
    assert "**Who may start and stop** · Everyone" in lines
    assert "**Questions that spoil** · What all have seen" in lines
    assert "**Tidy up** · Never" in lines
    assert any(told.startswith("**Time zone** · UTC (") for told in lines)


@pytest.mark.parametrize(
    ("name", "value", "told", "kept"),
    [
        ("titles", "korean", "Korean", {"titles": "korean"}),
        ("spoilers", "hide", "Never", {"spoilers": "hide"}),
        ("spoilers", "show", "Ask anything", {"spoilers": "show"}),
        ("tidy", "1", "1 minute after a game", {"tidy": timedelta(minutes=1)}),
        ("tidy", "10", "10 minutes after a game", {"tidy": timedelta(minutes=10)}),
        ("tidy", "60", "1 hour after a game", {"tidy": timedelta(hours=1)}),
        ("quotes", "on", "On", {"has_quote_queue": True}),
        ("seasons", "off", "Off", {"has_seasons": False}),
        ("starters", "moderators", "Moderators only", {"starters": "moderators"}),
        ("locale", "en", "English", {"locale": "en"}),
    ],
)
async def test_a_choice_is_saved_and_shown_at_once(
    name: str, value: str, told: str, kept: Mapping[str, object], stage: Stage
) -> None:
    message = await opened(stage, stage.ann, name)
    await stage.ann.select(message, [value], custom_id=f"setting:{name}:choose")

    assert "✅ Saved" in shown(message)
    assert f"Now: **{told}**" in shown(message)
    settled = await settings(stage)
    assert {key: getattr(settled, key) for key in kept} == kept
    await stage.ann.click(message, label="All settings")
    assert f" · {told}" in shown(message), "it is the same message"


@pytest.mark.parametrize(
    ("name", "there", "back", "kept"),
    [
        ("tidy", "60", "never", {"tidy": None}),
        ("quotes", "on", "off", {"has_quote_queue": False}),
        ("seasons", "off", "on", {"has_seasons": True}),
        ("locale", "en", "discord", {"locale": None}),
        ("starters", "moderators", "everyone", {"starters": "everyone", "starter_role": None}),
    ],
)
async def test_every_choice_can_be_taken_back(
    name: str, there: str, back: str, kept: Mapping[str, object], stage: Stage
) -> None:
    message = await opened(stage, stage.ann, name)
    await stage.ann.select(message, [there], custom_id=f"setting:{name}:choose")
    await stage.ann.select(message, [back], custom_id=f"setting:{name}:choose")

    settled = await settings(stage)
    assert {key: getattr(settled, key) for key in kept} == kept


async def test_channels_are_chosen_and_opened_again(stage: Stage) -> None:
    others = [stage.guild.create_text_channel(f"room-{number}") for number in range(7)]
    message = await opened(stage, stage.ann, "channels")
    await stage.ann.select(message, others, custom_id="setting:channels:choose")

    assert "✅ Saved" in shown(message)
    assert others[0].mention in shown(message)
    assert "…and 2 more" in shown(message)
    assert (await settings(stage)).channels == frozenset(channel.id for channel in others)
    await stage.ann.click(message, label="Everywhere")
    assert "Now: **Everywhere**" in shown(message)
    assert (await settings(stage)).channels is None


async def test_channels_that_are_gone_are_not_named(stage: Stage) -> None:
    kept, gone = [stage.guild.create_text_channel(name) for name in ("kept", "gone")]
    await stage.client.app.guilds.change(stage.guild.id, channels=[kept.id, gone.id])
    stage.env.backend.delete_channel(gone.id)
    await stage.env.settle()
    message = await opened(stage, stage.ann, "channels")
    assert gone.mention not in shown(message)
    assert kept.mention in shown(message)

    stage.env.backend.delete_channel(kept.id)
    await stage.env.settle()
    assert "⚠️ Nowhere: the channels are gone" in shown(await panel(stage))


async def test_a_role_may_be_let_to_start_and_is_not_called(stage: Stage) -> None:
    role = stage.guild.create_role("Hosts")
    message = await opened(stage, stage.ann, "starters")
    await stage.ann.select(message, [role], custom_id="setting:starters:role")

    assert f"Now: **{role.mention}**" in shown(message)
    settled = await settings(stage)
    assert (settled.starters, settled.starter_role) == ("role", role.id)


async def test_the_role_of_all_members_means_everyone(stage: Stage) -> None:
    message = await opened(stage, stage.ann, "starters")
    await stage.ann.select(message, [stage.guild.default_role], custom_id="setting:starters:role")

    assert "Now: **Everyone**" in shown(message)
    assert (await settings(stage)).starters == "everyone"


async def test_the_panel_says_that_a_role_is_gone(stage: Stage) -> None:
    role = stage.guild.create_role("Hosts")
    await stage.client.app.guilds.change(stage.guild.id, starters="role", starter_role=role.id)
    stage.env.backend.delete_role(stage.guild.id, role.id)
    await stage.env.settle()

    assert "**Who may start and stop** · ⚠️ Moderators only: the role is gone" in shown(await panel(stage))
    assert "⚠️ Moderators only: the role is gone" in shown(await opened(stage, stage.ann, "starters"))


async def test_what_games_are_like_is_settled_option_by_option(stage: Stage) -> None:
    message = await opened(stage, stage.ann, "defaults")
    assert "Now: **10 questions · 20 seconds · As the players need it · Buttons · Everyone**" in shown(message)
    chosen = {"rounds": "5", "seconds": "30", "difficulty": "hard", "answers": "mixed", "mode": "race"}
    for option, value in chosen.items():
        await stage.ann.select(message, [value], custom_id=f"setting:defaults:{option}")

    assert "Now: **5 questions · 30 seconds · ★★★ hard · Typed, then buttons · Race**" in shown(message)
    assert (await settings(stage)).defaults == Rules(5, 30, "hard", answers="mixed", mode="race")
    await stage.ann.click(message, label="As at first")
    assert "Now: **10 questions · 20 seconds" in shown(message)
    assert (await settings(stage)).defaults is None


async def test_a_time_zone_is_named_by_a_city_and_its_time_is_told(stage: Stage) -> None:
    message = await opened(stage, stage.ann, "zone")
    form = await stage.ann.click(message, label="Change")
    sent = await stage.ann.submit_modal(form, {"zone": "new york"})

    assert not sent.followups
    there = f"{stage.env.now().astimezone(ZoneInfo('America/New_York')):%H:%M}"
    assert f"✅ Saved. In New York it is {there} now." in shown(message)
    assert f"Now: **America/New_York ({there})**" in shown(message)
    assert str((await settings(stage)).time_zone) == "America/New_York"


async def test_a_time_zone_nobody_knows_is_answered_with_what_was_meant(stage: Stage) -> None:
    message = await opened(stage, stage.ann, "zone")
    form = await stage.ann.click(message, label="Change")
    sent = await stage.ann.submit_modal(form, {"zone": "Soul"})

    told = shown(sent.followups[0]).strip()
    assert told.startswith("I know no one time zone called so. Did you mean Asia/Seoul")
    assert str((await settings(stage)).time_zone) == "UTC"
    assert "Now: **UTC" in shown(message)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Seoul", "Asia/Seoul"),
        ("  asia/SEOUL ", "Asia/Seoul"),
        ("Asia Seoul", "Asia/Seoul"),
        ("NEW_YORK", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("port au prince", "America/Port-au-Prince"),
        ("Philippines", "Asia/Manila"),
        ("south korea", "Asia/Seoul"),
        ("KST", "Asia/Seoul"),
        ("utc", "UTC"),
        ("Louisville", "America/Louisville"),
    ],
)
def test_a_zone_is_found_however_it_is_written(written: str, name: str) -> None:
    assert str(zone_called(written)) == name


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("Londn", "Europe/London"),
        ("Manilla", "Asia/Manila"),
        ("korea", "Asia/Pyongyang, Asia/Seoul"),
        ("United States", "America/New_York"),
        ("../../etc/passwd", "Write a large city in it"),
        ("", "Write a large city in it"),
        ("x" * 60, "Write a large city in it"),
    ],
)
def test_what_is_no_zone_is_answered_with_what_to_write(written: str, suggested: str) -> None:
    with pytest.raises(UserError) as refused:
        zone_called(written)

    assert suggested in str(refused.value)


def test_every_zone_that_can_be_suggested_can_be_written() -> None:
    for name in ("Asia/Pyongyang", "America/Argentina/Ushuaia", "Etc/GMT+9", "UTC"):
        assert datetime(2026, 1, 1, tzinfo=UTC).astimezone(zone_called(name)).tzinfo is not None


@pytest.mark.parametrize("action", ["open", "choose", "back", "zone:ask", "form"])
async def test_who_is_no_moderator_any_more_changes_nothing(action: str, stage: Stage) -> None:
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    message = await panel(stage) if action == "open" else await opened(stage, stage.ann, "titles")
    if action in {"zone:ask", "form"}:
        message = await opened(stage, stage.ann, "zone")
    form = await stage.ann.click(message, label="Change") if action == "form" else None
    stage.env.backend.get_role(stage.guild.id, mods.id).permissions = discord.Permissions.none().value
    if action == "open":
        result = await stage.ann.select(message, ["tidy"], custom_id="setting:open")
    elif action == "choose":
        result = await stage.ann.select(message, ["korean"], custom_id="setting:titles:choose")
    elif action == "back":
        result = await stage.ann.click(message, label="All settings")
    elif form is None:
        result = await stage.ann.click(message, label="Change")
    else:
        result = await stage.ann.submit_modal(form, {"zone": "Seoul"})

    told = result.followups[0] if result.followups else result.response
    assert shown(told).strip() == "That is for moderators, who may manage messages or the server. Ask one of them."
    assert await settings(stage) == GuildSettings()


async def test_two_moderators_at_once_both_have_their_way(stage: Stage) -> None:
    mods = next(role for role in stage.guild.roles.values() if role.name == "Mods")
    dan = stage.guild.add_member(stage.env.create_user("dan"), roles=[mods])
    mine, theirs = await opened(stage, stage.ann, "titles"), await opened(stage, dan, "tidy")
    await stage.ann.select(mine, ["korean"], custom_id="setting:titles:choose")
    await dan.select(theirs, ["60"], custom_id="setting:tidy:choose")
    await stage.ann.click(mine, label="All settings")

    assert "**Tidy up** · 1 hour after a game" in shown(mine)
    assert "**Drama titles** · Korean" in shown(mine)


async def test_settings_are_each_servers_own(stage: Stage) -> None:
    message = await opened(stage, stage.ann, "titles")
    await stage.ann.select(message, ["korean"], custom_id="setting:titles:choose")

    assert (await stage.client.app.guilds.settings(stage.guild.id + 1)).titles == "english"
    assert "Server settings" in response(await stage.ann.slash(stage.channel, "server settings"))
