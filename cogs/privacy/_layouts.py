"""What the panel of a member's own data looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.messages import Message, message
from bot.storage import Kept
from cogs._ui import Card, Say, button, harmless, row, small, text

COUNTED: Mapping[str, Message] = {
    "answers": message("Answers kept (which question, what you chose or typed, when)"),
    "games": message("Games with your place"),
    "scores": message("Days with points kept"),
    "duels": message("Rated duels"),
    "daily": message("Guesses at daily dramas"),
    "list": message("Dramas on your list"),
    "favourites": message("Favourites on your profile"),
    "badges": message("Badges"),
    "reports": message("Questions you reported"),
    "appeals": message("Answers you appealed"),
}
"""What is kept of nearly everybody, with how much of it there is."""
SELDOM: Mapping[str, Message] = {
    "presets": message("Presets you made"),
    "ballots": message("Votes on what to watch together"),
    "gatherings": message("Such votes that you began"),
    "decisions": message("Decisions you made as a moderator"),
    "interventions": message("What moderators did to your scores"),
    "recommendations": message("Recommendations you asked for"),
    "matches": message("Votes on which dramas go together"),
    "barred": message("Servers whose boards you are kept off"),
    "absent": message("Servers you were found to have left"),
    "duelled by": message("Duels that name you"),
    "quotes": message("Quotes of you"),
    "quotes added": message("Quotes you added"),
    "likes": message("Likes"),
}
"""What is told only where there is some."""


def privacy_card(say: Say, kept: Kept, policy: str | None, *, done: str | None = None) -> Card:
    """Say what is kept, with a button for each thing to be done about it; `policy` is where to read more.

    `done` says what has just come of one.
    """
    more = [small(say("[The privacy policy]({link})", link=policy))] if policy else []
    return Card(
        text(say("## Your data")),
        *([text(done)] if done else []),
        text("\n".join(_counts(say, kept))),
        text("\n".join(_states(say, kept))),
        small(say("Only you see this. Deleting is final and covers every server.")),
        *more,
        below=[row(*_ways(say, kept)), row(*_doors(say))],
    )


def _counts(say: Say, kept: Kept) -> Iterator[str]:
    for name, told in COUNTED.items():
        yield f"{say(told)}: **{kept.counts[name]}**"
    yield say("Answers that your skill is rated by: **{rated}**", rated=str(kept.rated))
    for name, told in SELDOM.items():
        if kept.counts[name]:
            yield f"{say(told)}: **{kept.counts[name]}**"
    yield say("I keep no other messages, and no name but one you chose.")


def _states(say: Say, kept: Kept) -> Iterator[str]:
    if kept.is_hidden:
        yield say("You are **hidden**: no board lists you.")
    else:
        yield say("You are **shown** on server boards.")
    if kept.shown_as is not None:
        yield say("The board of all servers lists you as **{name}**.", name=harmless(kept.shown_as))
    if kept.refuses_duels:
        yield say("**Nobody** can challenge you to a duel.")
    if kept.refuses_quotes:
        yield say("**Nobody** can quote you.")
    elif kept.counts["quotes"]:
        yield say("Servers quote you. **No quotes** deletes all of that.")
    if kept.list_shown_to != "nobody":
        yield say("Others can see your **list**. `/list visible` changes that.")


def _ways(say: Say, kept: Kept) -> Iterator[ui.Button[Any]]:
    if kept.is_hidden:
        yield button(say("Show me on boards"), "privacy:show", emoji="👁️")
    else:
        yield button(say("Hide me from boards"), "privacy:hide", emoji="🙈")
    if kept.shown_as is not None:
        yield button(say("Off the board of all"), "privacy:off", emoji="🌏")
    if kept.refuses_duels:
        yield button(say("Allow duels"), "privacy:duels", emoji="⚔️")
    else:
        yield button(say("No duels"), "privacy:noduels", emoji="🕊️")
    if kept.refuses_quotes:
        yield button(say("Allow quotes"), "privacy:quotes", emoji="💬")
    else:
        yield button(say("No quotes"), "privacy:noquotes", emoji="🤐")


def _doors(say: Say) -> tuple[ui.Button[Any], ...]:
    return (
        button(say("Export"), "privacy:export", emoji="📦"),
        button(say("Delete all"), "privacy:delete", style=discord.ButtonStyle.danger, emoji="🗑️"),
    )


def confirm_card(say: Say) -> Card:
    """Ask once more before everything is deleted."""
    return Card(
        text(say("## Delete everything about you?")),
        text(
            say(
                "Your answers, points, places, duels, badges, list, favourites, votes, likes, reports and appeals, "
                "and all quotes of you, go for good, in every server and running game."
            )
        ),
        text(
            say(
                "Spellings, presets and decisions that you made for a server stay without your name, as do quotes "
                "of others that you added."
            )
        ),
        below=[
            row(
                button(say("Yes, delete all"), "privacy:erase", style=discord.ButtonStyle.danger),
                button(say("No, keep it"), "privacy:panel"),
            )
        ],
    )


def gone_card(say: Say) -> Card:
    """Say that nothing is left."""
    return Card(
        text(say("Done. I keep nothing about you any more.")),
        small(say("What I wrote in channels stays there; moderators can delete it.")),
    )
