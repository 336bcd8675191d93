"""What choosing together looks like: whom it is for, what is offered, the ballot, and how the vote ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.catalogue import Catalogue
from bot.catalogue.called import TitleLanguage, called
from bot.messages import Message, message
from bot.recommend import Round
from bot.storage import Ballot, Gathering
from bot.storage.gatherings import CHOICES
from cogs._ui import Card, Say, button, row, small, text

MOST_OTHERS = 9
"""So many members can be asked besides whoever asks."""
NONE = "-"
PLACES = (message("First choice"), message("Second choice"), message("Third choice"), message("Veto"))
"""What a ballot holds, in the order of its menus."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and how dramas are called for them."""

    say: Say
    catalogue: Catalogue
    titles: TitleLanguage = "english"

    def named(self, drama_id: str) -> str:
        """Name a drama, known or no longer."""
        drama = self.catalogue.dramas.get(drama_id)
        if drama is None:
            return self.say("{drama} (I no longer know it)", drama=drama_id)
        return called(drama, self.titles)


@dataclass(frozen=True, slots=True)
class Draft:
    """A ballot while it is filled in: for each menu the place of the drama chosen, as its buttons carry it."""

    picks: str = NONE * len(PLACES)

    @classmethod
    def of(cls, ballot: Ballot | None, offered: Sequence[str]) -> Draft:
        """Begin with what was voted before."""
        if ballot is None:
            return cls()
        chosen = [*ballot.choices, *[None] * (CHOICES - len(ballot.choices)), ballot.veto]
        return cls("".join(str(offered.index(drama)) if drama in offered else NONE for drama in chosen))

    def pick(self, menu: int, picked: str) -> Draft:
        """Choose a drama, which is then chosen nowhere else, or none."""
        others = [NONE if other == picked else other for other in self.picks]
        others[menu] = picked
        return Draft("".join(others))

    def ballot(self, offered: Sequence[str]) -> Ballot:
        """Return what it says; a place that is left out is filled by the next."""
        chosen = [offered[int(pick)] if pick.isdigit() and int(pick) < len(offered) else None for pick in self.picks]
        return Ballot(tuple(filter(None, chosen[:CHOICES])), chosen[CHOICES])


def choosing_card(say: Say, episodes: int) -> Card:
    """Ask who watches; `episodes` is how many a drama may have, 0 where that is no matter."""
    menu: ui.UserSelect[Any] = ui.UserSelect(
        custom_id=f"together:choose:{episodes}",
        placeholder=say("Choose up to {most} members", most=MOST_OTHERS),
        max_values=MOST_OTHERS,
    )
    return Card(
        text(say("### 🍿 Who watches with you?")),
        ui.ActionRow(menu),
        small(say("I look for what nobody has begun, by the taste of your lists. Then you vote, with a veto each.")),
    )


def open_card(reading: Reading, gathering: Gathering) -> Card:
    """Show what is offered, whom it suits, and how many have voted."""
    say = reading.say
    return Card(
        text(say("## 🍿 What all of you could begin")),
        *_members(gathering),
        *(_offer(reading, gathering, place) for place in range(len(gathering.offered))),
        *_unknown(say, gathering),
        text(_voted(say, gathering)),
        below=[
            row(
                button(say("Vote"), f"together:vote:{gathering.id}", style=ButtonStyle.primary, emoji="🗳️"),
                button(say("Close"), f"together:close:{gathering.id}", emoji="🔒"),
            )
        ],
    )


def closed_card(reading: Reading, gathering: Gathering, *, may_make: bool = False, event: str | None = None) -> Card:
    """Show what won and how; with the way to an event where one may be made, or is made."""
    say, winner = reading.say, gathering.winner
    buttons = []
    if winner in reading.catalogue.dramas:
        buttons.append(button(say("About"), f"card:{winner}", emoji="🎬"))
    if winner is not None and may_make:
        buttons.append(button(say("Make an event"), f"together:event:{gathering.id}", emoji="📅"))
    return Card(
        text(f"## 🍿 {_verdict(reading, gathering)}"),
        *_members(gathering),
        *_rounds(reading, gathering),
        *_vetoed(reading, gathering),
        small(_voted(say, gathering)),
        *([text(say("📅 The event: {link}", link=event))] if event else []),
        below=[row(*buttons)] if buttons else [],
    )


def ballot_card(reading: Reading, gathering: Gathering, shown: int, draft: Draft) -> Card:
    """Show a member their ballot; `shown` is the message that shows the vote to all."""
    say, carried = reading.say, f"{gathering.id}:{shown}:{draft.picks}"
    menus: list[ui.Item[Any]] = []
    for menu, told in enumerate(PLACES):
        options = [
            discord.SelectOption(
                label=reading.named(drama)[:100], value=str(place), default=draft.picks[menu] == str(place)
            )
            for place, drama in enumerate(gathering.offered)
        ]
        select: ui.Select[Any] = ui.Select(
            custom_id=f"together:pick:{carried}:{menu}", placeholder=say("None"), min_values=0, options=options
        )
        menus += [text(f"**{say(told)}**"), ui.ActionRow(select)]
    return Card(
        text(say("### 🗳️ Your ballot")),
        *menus,
        small(say("What anybody vetoes cannot win. Nothing counts before you send it.")),
        below=[row(button(say("Send"), f"together:send:{carried}", style=ButtonStyle.primary, emoji="📨"))],
    )


def voted_card(reading: Reading, gathering: Gathering, ballot: Ballot, told: Iterable[Message] = ()) -> Card:
    """Show a member what was kept."""
    say = reading.say
    lines = [f"{place}. {reading.named(drama)}" for place, drama in enumerate(ballot.choices, start=1)]
    if ballot.veto is not None:
        lines.append(say("Vetoed: {titles}", titles=reading.named(ballot.veto)))
    after = (
        say("You were the last: the vote is closed.")
        if gathering.closed_at
        else say("Press Vote again to change it, until the vote is closed.")
    )
    return Card(
        text(say("### 🗳️ Your ballot counts")),
        text("\n".join(lines)),
        *(small(say(each)) for each in told),
        small(after),
    )


def _members(gathering: Gathering) -> Iterator[ui.TextDisplay[Any]]:
    if gathering.invited:  # all of them may have had everything about them deleted
        yield text(_mentions(each.player for each in gathering.invited))


def _offer(reading: Reading, gathering: Gathering, place: int) -> ui.Item[Any]:
    offered = gathering.offered[place]
    drama = reading.catalogue.dramas.get(offered)
    suits = f"-# {_suits(reading.say, gathering, offered)}"
    if drama is None:
        return text(f"**{place + 1} · {reading.named(offered)}**\n{suits}")
    facts = reading.say("episodes: {count}", count=drama.episodes)
    named = f"**{place + 1} · {reading.named(offered)}** ({drama.year}) {drama.emoji}"
    about = button(reading.say("About"), f"card:{drama.id}")
    return ui.Section(text(f"{named}\n{facts}\n{suits}"), accessory=about)


def _suits(say: Say, gathering: Gathering, drama: str) -> str:
    suited = [each.player for each in gathering.invited if drama in (each.suits or ())]
    if suited:
        return say("suits {members}", members=_mentions(suited))
    if any(each.suits is not None for each in gathering.invited):
        return say("between your tastes")
    return say("loved by many")


def _unknown(say: Say, gathering: Gathering) -> Iterator[ui.TextDisplay[Any]]:
    unknown = _mentions(each.player for each in gathering.invited if each.suits is None)
    if unknown:
        yield small(say("I should love to know the taste of {members}: /list set tells me.", members=unknown))


def _verdict(reading: Reading, gathering: Gathering) -> str:
    if gathering.winner is not None:
        return reading.say("You watch {title}", title=reading.named(gathering.winner))
    if gathering.ballots:
        return reading.say("Every drama was vetoed")
    return reading.say("Nobody voted")


def _rounds(reading: Reading, gathering: Gathering) -> Iterator[ui.TextDisplay[Any]]:
    say, election = reading.say, gathering.election
    if gathering.winner is None:
        yield text(say("/recommend together begins another vote."))
    elif not election.rounds:
        yield text(say("Nobody ranked any, so it is the first that nobody vetoed."))
    for number, each in enumerate(election.rounds, start=1):
        counts = " · ".join(f"{reading.named(drama)} **{count}**" for drama, count in each.counts.items())
        yield text(f"{say('**Round {number}**', number=number)}\n{counts}\n-# {_after(reading, each)}")


def _after(reading: Reading, each: Round) -> str:
    if each.out is None:
        return reading.say("{title} has most of the ballots.", title=reading.named(next(iter(each.counts))))
    if each.is_tied:
        return reading.say(
            "Tied for the fewest. {title} stood lowest on the list and is out: its ballots go to their next choice.",
            title=reading.named(each.out),
        )
    return reading.say(
        "{title} has the fewest and is out: its ballots go to their next choice.", title=reading.named(each.out)
    )


def _vetoed(reading: Reading, gathering: Gathering) -> Iterator[ui.TextDisplay[Any]]:
    vetoed = {ballot.veto for ballot in gathering.ballots}
    titles = ", ".join(reading.named(drama) for drama in gathering.offered if drama in vetoed)
    if titles:
        yield small(reading.say("Vetoed: {titles}", titles=titles))


def _voted(say: Say, gathering: Gathering) -> str:
    return say("Ballots: {ballots} of {count}", ballots=len(gathering.ballots), count=len(gathering.invited))


def _mentions(players: Iterable[int]) -> str:
    return ", ".join(f"<@{player}>" for player in players)
