"""A game's alarm rings for the last thing it was set to, and what rings at once is never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from discord.utils import utcnow

from cogs.trivia._alarm import Action, Alarm

HOUR = timedelta(hours=1)


@pytest.fixture
async def alarm() -> AsyncIterator[Alarm]:
    """Make an alarm by the real clock, which does nothing else than it was set for."""

    async def act(action: Action) -> None:
        await action()

    made = Alarm("test", utcnow, act)
    yield made
    await made.rest()


async def test_it_rings_for_the_last_thing_only(alarm: Alarm) -> None:
    first, last = asyncio.Event(), asyncio.Event()
    for event in (first, last):
        alarm.set(utcnow(), _setting(event))
    await asyncio.wait_for(last.wait(), 5)

    assert not first.is_set()


async def test_what_rings_at_once_is_not_put_off_by_what_is_set_next(alarm: Alarm) -> None:
    stopped, closed = asyncio.Event(), asyncio.Event()
    alarm.ring(_setting(stopped))
    alarm.set(utcnow() + HOUR, _setting(closed))
    await asyncio.wait_for(stopped.wait(), 5)

    assert not closed.is_set()


async def test_what_rings_at_once_puts_off_what_was_set_before(alarm: Alarm) -> None:
    closed, stopped = asyncio.Event(), asyncio.Event()
    alarm.set(utcnow(), _setting(closed))
    alarm.ring(_setting(stopped))
    await asyncio.wait_for(stopped.wait(), 5)

    assert not closed.is_set()


async def test_at_rest_nothing_rings_any_more(alarm: Alarm) -> None:
    rung = asyncio.Event()
    alarm.ring(_setting(rung))
    await alarm.rest()
    await asyncio.sleep(0.01)

    assert not rung.is_set()


async def test_at_rest_what_it_is_doing_is_finished(alarm: Alarm) -> None:
    begun, done = asyncio.Event(), asyncio.Event()

    async def action() -> None:
        begun.set()
        await asyncio.sleep(0.05)
        done.set()

    alarm.ring(action)
    await asyncio.wait_for(begun.wait(), 5)
    await alarm.rest()

    assert done.is_set()


def _setting(event: asyncio.Event) -> Action:
    async def action() -> None:
        event.set()

    return action
