"""What a game shows in its channel: its lobby, question, reveal and podium, and whose answers were read there."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import discord
from discord import ui

from bot.catalogue import Catalogue
from bot.catalogue.called import TitleLanguage
from bot.game import Closed, Finished, Session, Withdrawn
from bot.game.badge import Badge
from bot.messages import Message
from bot.questions import Question
from bot.questions.titled import in_titles
from bot.storage import Moved
from cogs._ui import Card, Say, text
from cogs.trivia._badges import badge_lines
from cogs.trivia._duel_layouts import duel_card
from cogs.trivia._insisting import insist
from cogs.trivia._layouts import moved_card, podium_card, question_card, reveal_card, withdrawn_card
from cogs.trivia._notice import Notice
from cogs.trivia._roster import Roster, called_off_card, lobby_card

log = logging.getLogger(__name__)

Channel = discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel


class Board:
    """The messages of one game; `message` is that of its last question, or of its lobby before the first.

    `titles` is the language that dramas are named in; the session's own questions do not change with it.
    """

    def __init__(self, channel: Channel, say: Say, session: Session, catalogue: Catalogue, message: int | None) -> None:
        self.titles: TitleLanguage = "english"
        self._catalogue = catalogue
        self._channel = channel
        self._say = say
        self._session = session
        self._message = channel.get_partial_message(message) if message else None
        self._former: tuple[discord.PartialMessage, ui.LayoutView] | None = None
        self._news: Message | None = None
        self._notice: Notice | None = None
        self._podium: tuple[discord.Message, Card] | None = None
        self._roster: Roster | None = None

    @property
    def link(self) -> str:
        """Where the game is to be seen."""
        return self._message.jump_url if self._message else self._channel.jump_url

    def shows(self, message: int) -> bool:
        """Whether a message is that of the question, or the notice below it."""
        notice = self._notice.message_id if self._notice else None
        return message in {self._message.id if self._message else None, notice}

    def precedes(self, sent: int) -> bool:
        """Whether the question was to be seen when something was sent, by the ids that Discord counts up in time."""
        return self._message is not None and self._message.id < sent

    async def tell(self, told: Message) -> None:
        """Say something."""
        await insist(lambda: self._channel.send(self._say(told)))

    async def gather(self) -> discord.Message:
        """Show the lobby; only the one who is challenged is called."""
        called = [discord.Object(self._session.invited)] if self._session.invited else []
        card, mentions = self._with_news(lobby_card(self._say, self._session)), discord.AllowedMentions(users=called)
        sent = await insist(lambda: self._channel.send(view=card, allowed_mentions=mentions))
        self._message = self._channel.get_partial_message(sent.id)
        self._roster = Roster(self._message, lambda: self._with_news(lobby_card(self._say, self._session)))
        return sent

    def gathered(self) -> None:
        """Show who is in now, as soon as that is not too often."""
        if self._roster is not None:
            self._roster.changed()

    async def begin(self) -> None:
        """Show that the lobby's time is over; news that were shown above it stay there."""
        if self._roster is not None:
            await self._roster.close()
        self._news = None

    async def ask(self, now: datetime, hints: int) -> discord.Message:
        """Show the open question; `hints` is how many there are to it."""
        self._message = self._notice = None  # whoever replies to them answers the last question, too late
        card = self._with_news(question_card(self._say, self._session, self._shown(self._session.question), now, hints))
        sent = await insist(lambda: self._channel.send(view=card))
        self._message = self._channel.get_partial_message(sent.id)
        return sent

    async def refresh(self, now: datetime, hints: int) -> None:
        """Show the open question as it is now."""
        card = question_card(self._say, self._session, self._shown(self._session.question), now, hints)
        await self._edit(self._with_news(card))

    async def take_back(self, withdrawn: Withdrawn) -> None:
        """Show that the question counts for nobody."""
        self._news = None
        shown = replace(withdrawn, question=self._shown(withdrawn.question))
        await self._edit(withdrawn_card(self._say, shown))
        await self.clear()

    def resume(self, news: Message, *, moves: bool) -> None:
        """Let the card that comes next begin with some news while it is open; it may take the place of the last one."""
        self._news = news
        if moves and self._message is not None:
            self._former = (self._message, moved_card(self._say, self._session))

    async def retire(self) -> None:
        """Let the card whose place was taken point to where the question is asked again, or the lobby goes on."""
        if self._former is not None:
            former, card = self._former
            self._former = None
            with suppress(discord.HTTPException):  # it may be gone; its buttons do no harm
                await former.edit(view=card)

    async def reveal(self, closed: Closed, *, had_choices: bool) -> None:
        """Turn the question into its reveal."""
        self._news = None
        shown = replace(closed, question=self._shown(closed.question))
        await self._replace(reveal_card(self._say, self._session, shown, had_choices=had_choices))
        await self.clear()

    async def end(self, finished: Finished, moved: Mapping[int, Moved] | None = None) -> None:
        """Show the podium, of a duel with what it `moved`; a game that never began has its lobby say why."""
        if self._session.is_gathered and not finished.asked:
            await self._call_off(finished)
            return
        if self._session.rules.mode == "duel":
            card = duel_card(self._say, self._session, finished, moved or {})
        else:
            card = podium_card(self._say, self._session, finished)
        self._podium = (await insist(lambda: self._channel.send(view=card)), card)

    async def honour(self, badges: Mapping[int, Sequence[Badge]]) -> None:
        """Name the players who have new badges, below the podium."""
        if self._podium is not None and badges:
            sent, card = self._podium
            card.add_item(text(badge_lines(self._say, badges)))
            await sent.edit(view=card)

    async def _call_off(self, finished: Finished) -> None:
        if self._roster is not None:
            await self._roster.rest()
        await self._replace(called_off_card(self._say, self._session, finished))

    def called(self, choice: str) -> str:
        """Return what a choice of the question asked last is called on its button."""
        asked = self._session.question
        return dict(zip(asked.choices, self._shown(asked).choices, strict=True)).get(choice, choice)

    def _shown(self, question: Question) -> Question:
        return in_titles(self._catalogue, question, self.titles)

    def note(self, player: int) -> None:
        """Say that an answer was read in the channel."""
        if self._notice is None:
            mine = f"mine:{self._session.id}:{self._session.number}"
            self._notice = Notice(self._channel, self._say, mine)
        self._notice.add(player)

    async def clear(self) -> None:
        """Take the notice away."""
        if self._notice is not None:
            await self._notice.remove()

    async def rest(self) -> None:
        """Show no more changes."""
        if self._roster is not None:
            await self._roster.rest()
        await self.clear()

    def _with_news(self, card: ui.LayoutView) -> ui.LayoutView:
        """Put the news above a card, as long as there is any: one message is sent sooner than two."""
        if self._news is not None:
            items = card.children
            card.clear_items()
            for item in (text(self._say(self._news)), *items):
                card.add_item(item)
        return card

    async def _replace(self, card: ui.LayoutView) -> None:
        """Turn the last message into something that is owed, even where somebody deleted it."""
        try:
            if (message := self._message) is not None:
                await insist(lambda: message.edit(view=card))
                return
        except discord.NotFound:
            log.debug("a message was deleted")
        await insist(lambda: self._channel.send(view=card))

    async def _edit(self, card: ui.LayoutView) -> None:
        if self._message is None:
            return
        try:
            await self._message.edit(view=card)
        except discord.Forbidden:
            raise
        except discord.HTTPException as error:  # perhaps somebody deleted the question; its answers count all the same
            log.warning("message %s could not be changed: %s", self._message.id, error)
