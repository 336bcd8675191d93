"""What a board looks like, and what a member is told of their own place on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.game.periods import Period
from bot.messages import Message, message
from bot.storage import MINIMA, Leader, Measure, Own, Podium
from cogs._ui import MEDALS, Card, Say, button, harmless, line, row, small, text
from cogs.boards._reading import Shown
from cogs.boards._view import OF_GAME, Scope, View

PERIODS: Mapping[Period, Message] = {
    "day": message("today"),
    "week": message("this week"),
    "month": message("this month"),
    "season": message("this season"),
    "all": message("of all time"),
}
MEASURES: Mapping[Measure, Message] = {
    "points": message("Points"),
    "wins": message("Wins"),
    "accuracy": message("Accuracy"),
    "streak": message("Best streak"),
    "rating": message("Duel rating"),
    "daily": message("Daily dramas"),
}
SCOPES: Mapping[Scope, tuple[Message, Message]] = {
    "game": (message("This game"), message("The game in this channel, or the last one")),
    "server": (message("Server"), message("This server")),
    "everywhere": (message("Everywhere"), message("All servers, by names that members chose")),
}
"""Each scope as a button and as a board say it."""
EMPTY: Mapping[Measure, Message] = {
    "points": message("Nobody has scored yet. /trivia play starts a game."),
    "wins": message("Nobody has won against others yet. /trivia play starts a game."),
    "accuracy": message("Nobody has given 20 answers yet. /trivia play starts a game."),
    "streak": message("Nobody has scored yet. /trivia play starts a game."),
    "rating": message("Nobody has fought three rated duels yet. /duel starts one."),
    "daily": message("Nobody has found a drama of the day yet. /daily is today's."),
}
JOIN: Mapping[Measure, Message] = {
    "rating": message("You are not on this board yet. /duel changes that."),
    "daily": message("You are not on this board yet. /daily changes that."),
}


def board_card(say: Say, shown: Shown) -> Card:
    """Show a page of a board, with the asker's place and what leads to other boards."""
    view = shown.view
    lines = [_line(say, view, leader) for leader in shown.leaders]
    own = public_place(say, view, shown.own)
    return Card(
        text(f"## 🏆 {_title(say, view)}"),
        text("\n".join(lines) or say(_empty(shown))),
        *([] if own is None else [line(), text(own)]),
        small(_notes(say, shown)),
        below=_controls(say, shown),
    )


def _title(say: Say, view: View) -> str:
    if view.scope == "game":
        return say(MEASURES[view.measure])
    return say("{measure} {period}", measure=MEASURES[view.measure], period=PERIODS[view.period])


def _empty(shown: Shown) -> Message:
    if shown.view.scope == "game":
        return message("Nobody has answered in a game here yet. /trivia play starts one.")
    if shown.view.period == "season" and not shown.has_seasons:
        return message("This server has no seasons. A moderator can switch them on: /server settings.")
    return EMPTY[shown.view.measure]


def _notes(say: Say, shown: Shown) -> str:
    notes = [say(SCOPES[shown.view.scope][1])]
    if shown.pages > 1:
        notes.append(say("Page {page} of {pages}", page=shown.view.page + 1, pages=shown.pages))
    if shown.reset is not None:
        notes.append(say("Starts anew {when}", when=discord.utils.format_dt(shown.reset, "R")))
    return " · ".join(notes)


def _line(say: Say, view: View, leader: Leader) -> str:
    return f"{_place(leader.rank)} {_name(view, leader)} {_told(say, view.measure, leader)}"


def _place(rank: int) -> str:
    return MEDALS.get(rank, f"{rank}.")


def _name(view: View, leader: Leader) -> str:
    """Name a player: on the board of all servers as they chose, where a mention would tell who they are."""
    return harmless(leader.name or "") if view.scope == "everywhere" else f"<@{leader.player}>"


def _told(say: Say, measure: Measure, done: Leader | Own) -> str:
    part, whole, value = done.part, done.whole, f"{round(done.value):,}"
    match measure:
        case "points":
            return say("**{points}** · {right}/{answered} right", points=value, right=part, answered=whole)
        case "wins":
            return say("**{wins}** · of {games} games", wins=value, games=whole)
        case "accuracy":
            percent = f"{100 * done.value:.1f}"
            return say("**{percent} %** · {right}/{answered} right", percent=percent, right=part, answered=whole)
        case "streak":
            return say("**{streak}** right in a row", streak=value)
        case "rating":
            return say("**{rating}** · {won}/{duels} duels won", rating=value, won=part, duels=whole)
        case "daily":
            return say("**{found}** found · of {days} days", found=value, days=whole)


def public_place(say: Say, view: View, own: Own) -> str | None:
    """Tell everybody the asker's place; None where that is nobody's business."""
    if is_private(view, own):
        return None
    return f"📍 <@{view.asker}> {_standing(say, view, own)}"


def is_private(view: View, own: Own) -> bool:
    """Whether only the member themselves may read how they stand: who hides or is barred, and of all servers anybody.

    There, it would tell who is behind a name.
    """
    return own.is_hidden or own.is_barred or view.scope == "everywhere"


def private_place(say: Say, view: View, own: Own) -> str:
    """Tell a member how they stand, and why they are not listed where they are not."""
    standing = _standing(say, view, own)
    if own.is_hidden:
        return say("You are hidden: no board lists you. {standing}\n-# /privacy shows you again.", standing=standing)
    if own.is_barred:
        return say("The moderators leave you off the boards of this server. {standing}", standing=standing)
    if view.scope == "everywhere" and own.name is None:
        return say("Everywhere lists only those who chose a name for it. {standing}", standing=standing)
    if own.leader is None and not own.whole:
        return standing
    return say("You: {standing}", standing=standing)


def _standing(say: Say, view: View, own: Own) -> str:
    """Say a place, or what is missing for one."""
    if own.leader is not None:
        return f"{_place(own.leader.rank)} {_told(say, view.measure, own.leader)}"
    needed = MINIMA.get(view.measure, 0) if view.scope != "game" else 0
    if 0 < own.whole < needed:
        missing = message("{count} of {needed} answers", count=own.whole, needed=needed)
        if view.measure == "rating":
            missing = message("{count} of {needed} rated duels", count=own.whole, needed=needed)
        return say("{told} · not listed yet: {missing}", told=_told(say, view.measure, own), missing=missing)
    if own.whole:
        return _told(say, view.measure, own)
    return say(JOIN.get(view.measure, message("You are not on this board yet. /trivia play changes that.")))


def _controls(say: Say, shown: Shown) -> Iterator[ui.ActionRow[Any]]:
    view = shown.view
    if view.scope != "game":
        periods = {each: told for each, told in PERIODS.items() if shown.has_seasons or each != "season"}
        yield _choice(say, view.button("period"), periods, view.period)
    measures = {each: told for each, told in MEASURES.items() if view.scope != "game" or each in OF_GAME}
    yield _choice(say, view.button("measure"), measures, view.measure)
    yield row(*(_scope(say, view, scope) for scope in SCOPES))
    yield row(*_turns(say, shown), *_asides(say, shown))


def _choice(say: Say, custom_id: str, options: Mapping[Any, Message], chosen: str) -> ui.ActionRow[Any]:
    listed = [
        discord.SelectOption(label=_capital(say(told)), value=value, default=value == chosen)
        for value, told in options.items()
    ]
    select: ui.Select[Any] = ui.Select(custom_id=custom_id, options=listed)
    return ui.ActionRow(select)


def _capital(told: str) -> str:
    return told[:1].upper() + told[1:]


def _scope(say: Say, view: View, scope: Scope) -> ui.Button[Any]:
    style = discord.ButtonStyle.primary if scope == view.scope else discord.ButtonStyle.secondary
    made = button(say(SCOPES[scope][0]), replace(view, scope=scope, page=0).button("scope"), style=style)
    made.disabled = scope == view.scope
    return made


def _turns(say: Say, shown: Shown) -> Iterator[ui.Button[Any]]:
    view = shown.view
    if view.page:
        yield button(say("Back"), replace(view, page=view.page - 1).button("page"), emoji="◀️")
    if view.page + 1 < shown.pages:
        yield button(say("Next"), replace(view, page=view.page + 1).button("page"), emoji="▶️")


def _asides(say: Say, shown: Shown) -> Iterator[ui.Button[Any]]:
    yield button(say("My place"), shown.view.button("mine"), emoji="📍")
    if shown.view.scope == "everywhere":
        yield button(say("Show me here"), "everywhere:show", emoji="🙋")
        yield button(say("Take me off"), "everywhere:off", emoji="🙈")
    elif shown.has_seasons and shown.view.scope == "server":
        yield button(say("Hall of fame"), "hall:open:0", emoji="🏛️")


def hall_card(say: Say, podiums: list[Podium], page: int, pages: int) -> Card:
    """Show the first three of past seasons, the newest in front."""
    shown: list[ui.Item[Any]] = [text(f"## 🏛️ {say('Hall of fame')}")]
    if not podiums:
        shown.append(text(say("No season is over yet. The first three of this one will stand here.")))
    for podium in podiums:
        lines = [f"{_place(own.rank)} <@{own.player}> {_told(say, 'points', own)}" for own in podium.leaders]
        shown += [line(), text("\n".join([f"**{say(podium.season.name)}**", *lines]))]
    turns = []
    if page:
        turns.append(button(say("Newer"), f"hall:turn:{page - 1}", emoji="◀️"))
    if page + 1 < pages:
        turns.append(button(say("Older"), f"hall:turn:{page + 1}", emoji="▶️"))
    return Card(*shown, below=[row(*turns)] if turns else [])
