"""Members who play the daily drama, each for themselves."""

from __future__ import annotations

import asyncio
from random import Random
from typing import Any

from bench.ledger import Guessed, Ledger
from bench.loopback import Loopback, custom_ids
from bench.tables import Place


class Solitaire:
    """Lets the members of a channel open clue after clue, one member after the other."""

    def __init__(self, loopback: Loopback, place: Place, ledger: Ledger, rng: Random) -> None:
        self._loopback = loopback
        self._place = place
        self._ledger = ledger
        self._rng = rng
        self._left = list(place.members)

    async def play(self, is_over: asyncio.Event) -> None:
        """Play until it is said to be over, or everybody has."""
        while self._left and not is_over.is_set():
            member = self._left[0]
            if await self._clue(member):
                self._left.remove(member)
            await asyncio.sleep(self._rng.uniform(0.5, 3))

    async def _clue(self, member: str) -> bool:
        """Ask for one clue; return whether there is none left."""
        by = {"guild": self._place.guild, "channel": self._place.channel, "user": member, "wait": "settled"}
        shown = await self._loopback("slash", name="daily", timeout=8, **by)
        button = _clue_of(shown)
        if button is None:
            return "daily_share" in str(shown)
        _name, day, number = button.split(":")
        guessed = Guessed(int(member), day, int(number))
        self._ledger.guesses.setdefault(guessed, False)
        message = [self._place.channel, shown["original"]["id"]]
        with self._ledger.sending():
            after = await self._loopback("click", message=message, custom_id=button, timeout=8, **by)
        if _clue_of(after) != button and after["original"]:
            self._ledger.guesses[guessed] = True
            self._ledger.acknowledged += 1
        return False


def _clue_of(outcome: dict[str, Any]) -> str | None:
    shown = custom_ids((outcome["original"] or {}).get("components"))
    return next((each for each in shown if each.startswith("daily_clue:")), None)
