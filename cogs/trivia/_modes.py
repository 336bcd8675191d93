"""What each mode adds to a game's cards: who is still in, which team leads, who was first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from discord import ui

from bot.game import TEAM_NAMES, Closed, Finished, Mode, Result, Session, Standing
from bot.game.lives import lives_of
from bot.messages import Message, message
from cogs._ui import MEDALS, Say, place_of, small

SHOWN = 10
"""How many players a card names in one place."""
TITLES: dict[Mode, Message] = {
    "everyone": message("Everyone"),
    "race": message("🏁 Race"),
    "survival": message("❤️ Survival"),
    "teams": message("🤝 Teams"),
    "duel": message("⚔️ A duel"),
}
EXPLAINED: dict[Mode, Message] = {
    "everyone": message("Everybody plays for themselves."),
    "race": message("First right answer counts; one try each."),
    "survival": message("Three lives. Each wrong or missing answer costs one. The last one in wins."),
    "teams": message("A team scores the average of its members, so a bigger one is no stronger."),
    "duel": message("Two players, the same questions."),
}


def team_name(say: Say, team: int) -> str:
    """Name a team: by a picture and a word."""
    return say(TEAM_NAMES[team])


def named(say: Say, players: Collection[int], shown: int = SHOWN) -> str:
    """Name some players, not more than a card can hold."""
    told = ", ".join(f"<@{player}>" for player in list(players)[:shown])
    more = len(players) - shown
    return f"{told} {say('…and {count} more', count=more)}" if more > 0 else told


def mode_notes(say: Say, session: Session) -> Iterator[ui.TextDisplay[Any]]:
    """Say on a question what its mode makes of it."""
    if session.rules.mode == "race":
        yield small(say("🏁 Race: {rule}", rule=EXPLAINED["race"]))
    elif session.rules.mode == "survival":
        yield small(say("Still in: {players}", players=_survivors(say, session)))


def outcome_lines(say: Say, session: Session, closed: Closed) -> list[str]:
    """Say on a reveal what its mode makes of the results."""
    match session.rules.mode:
        case "survival":
            return list(_losses(say, session, closed))
        case "teams":
            return [_scores(say, session)]
        case _:
            return []


def result_line(closed: Closed, result: Result) -> str:
    """Write what a right answer earned; whoever was first in a race is marked."""
    first = "🏁 " if result.player in closed.first else ""
    streak = f" 🔥{result.streak}" if result.streak > 1 else ""
    return f"{first}<@{result.player}> **+{result.points}**{streak}"


def podium_lines(say: Say, session: Session, finished: Finished) -> list[str]:
    """Write the final places: of teams with their members, else of players."""
    if session.rules.mode == "teams":
        return list(_team_places(say, session, finished))
    lines = [_place(say, session, standing) for standing in finished.standings[:SHOWN]]
    if len(finished.standings) > SHOWN:
        lines.append(say("…and {count} more", count=len(finished.standings) - SHOWN))
    return lines


def winners_line(say: Say, session: Session, finished: Finished) -> str | None:
    """Say who has won, where that is more than to be at the top of a list."""
    if session.rules.mode not in {"teams", "survival"} or not finished.winners:
        return None
    teams = [each.team for each in finished.teams if each.rank == 1]
    if len(teams or finished.winners) == 1:
        won = team_name(say, teams[0]) if teams else f"<@{finished.winners[0]}>"
        return say("🏆 Winner: {winner}", winner=won)
    won = ", ".join(team_name(say, team) for team in teams) or named(say, finished.winners)
    return say("🏆 Winners: {winners}", winners=won)


def _survivors(say: Say, session: Session) -> str:
    alive = sorted(session.playing, key=lambda player: (-lives_of(session, player), player))
    told = " · ".join(f"<@{player}> {_hearts(session, player)}" for player in alive[:SHOWN])
    more = len(alive) - SHOWN
    return f"{told} · {say('…and {count} more', count=more)}" if more > 0 else told


def _hearts(session: Session, player: int) -> str:
    return f"❤ {lives_of(session, player)}"


def _losses(say: Say, session: Session, closed: Closed) -> Iterator[str]:
    hurt = [player for player in closed.lost if player not in closed.out]
    if hurt:
        told = ", ".join(f"<@{player}> {_hearts(session, player)}" for player in hurt[:SHOWN])
        more = len(hurt) - SHOWN
        told = f"{told} {say('…and {count} more', count=more)}" if more > 0 else told
        yield say("💔 Lost a life: {players}", players=told)
    if closed.out:
        yield say("🚪 Out: {players}", players=named(say, closed.out))


def _scores(say: Say, session: Session) -> str:
    return " · ".join(f"{team_name(say, each.team)} **{each.points}**" for each in session.team_standings())


def _team_places(say: Say, session: Session, finished: Finished) -> Iterator[str]:
    earned = {standing.player: standing.points for standing in finished.standings}
    for each in finished.teams:
        place = MEDALS.get(each.rank, f"{each.rank}.") if each.points else "·"
        yield say(
            "{place} {team} **{points}** points a member",
            place=place,
            team=team_name(say, each.team),
            points=each.points,
        )
        members = sorted(each.players, key=lambda player: -earned.get(player, 0))
        yield f"-# {_members(say, session, earned, members)}"
    teamless = [standing for standing in finished.standings if standing.player not in session.teams]
    yield from (_place(say, session, standing) for standing in teamless[:SHOWN])


def _members(say: Say, session: Session, earned: dict[int, int], members: Iterable[int]) -> str:
    told = [f"<@{player}> {earned.get(player, 0) - session.forfeited.get(player, 0)}" for player in members]
    more = len(told) - SHOWN
    shown = " · ".join(told[:SHOWN]) or say("nobody")
    return f"{shown} {say('…and {count} more', count=more)}" if more > 0 else shown


def _place(say: Say, session: Session, standing: Standing) -> str:
    told = say(
        "**{points}** points · {right} of {answered} right",
        points=standing.points,
        right=standing.right,
        answered=standing.answered,
    )
    fate = _fate(say, session, standing.player) if session.rules.mode == "survival" else ""
    return f"{place_of(standing)} <@{standing.player}> {told}{fate}"


def _fate(say: Say, session: Session, player: int) -> str:
    """Say whether a player is still in, or at which question they went out."""
    number = session.out.get(player)
    if number is not None:
        return " · " + say("out at question {number}", number=number)
    return f" · {_hearts(session, player)}"
