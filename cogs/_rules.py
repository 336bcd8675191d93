"""The options of a game in words, as every cog writes them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.game import Rules
from bot.messages import Message, message
from cogs._ui import Say

WAYS: Mapping[str, Mapping[str, Message]] = {
    "difficulty": {
        "auto": message("As the players need it"),
        "easy": message("★ easy"),
        "medium": message("★★ medium"),
        "hard": message("★★★ hard"),
    },
    "answers": {
        "buttons": message("Buttons"),
        "typed": message("Typed"),
        "mixed": message("Typed, then buttons"),
    },
    "mode": {
        "everyone": message("Everyone"),
        "race": message("Race"),
        "survival": message("Survival"),
        "teams": message("Teams"),
    },
}
"""The options that are words, of every mode that anybody may start."""


def described(say: Say, rules: Rules) -> str:
    """Write the options of a game in a line, but for what it is about."""
    told = [
        say("{count} questions", count=rules.rounds) if rules.rounds > 1 else say("1 question"),
        say("{count} seconds", count=rules.seconds),
        *(say(ways[getattr(rules, option)]) for option, ways in WAYS.items()),
    ]
    if rules.mode == "teams":
        told[-1] = say("{count} teams", count=rules.teams)
    return " · ".join(told)
