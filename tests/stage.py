"""A server to play in: members, a channel, and how to read what the bot shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import TypeVar, cast

import discord
from pydantic import TypeAdapter
from simcord import interactions
from simcord.actors import MemberActor
from simcord.backend import serializers
from simcord.results import InteractionResult, ResponseMessage
from sqlalchemy import update

from bot.client import SecondLead
from bot.game import Session
from bot.messages import UserError
from bot.questions import Question
from bot.storage.schema import Game
from tests.simulation import Simulation

DEALT = TypeAdapter(tuple[Question, ...])
Entered = TypeVar("Entered")
Shown = discord.Message | ResponseMessage


class Stage:
    """One server with one channel; `ann` may manage messages, `ben` and `cho` may not."""

    def __init__(self, env: Simulation, opened: AsyncExitStack) -> None:
        self.env = env
        self._opened = opened
        self.guild = env.create_guild("K-drama club")
        self.channel = self.guild.create_text_channel("trivia")
        moderators = self.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
        self.ann = self.guild.add_member(env.create_user("ann"), roles=[moderators])
        self.ben = self.guild.add_member(env.create_user("ben"))
        self.cho = self.guild.add_member(env.create_user("cho"))

    async def enter(self, context: AbstractAsyncContextManager[Entered]) -> Entered:
        """Open something until the simulation is over."""
        return await self._opened.enter_async_context(context)

    @property
    def client(self) -> SecondLead:
        return cast("SecondLead", self.env.bot)

    @property
    def session(self) -> Session:
        """The game that runs in the channel."""
        return self.client.app.sessions[self.channel.id]

    @property
    def last(self) -> discord.Message:
        """The newest message of the channel."""
        message = self.channel.last_message
        assert message is not None
        return message

    async def play(self, who: MemberActor | None = None, **options: object) -> InteractionResult:
        """Start a game as `who`, by default `ann`."""
        return await (who or self.ann).slash(self.channel, "trivia play", **options)

    async def deal(self, *questions: Question, channel: int | None = None) -> None:
        """Put questions behind the first one of a running game, in memory and on disk, as if they had been drawn."""
        session = self.client.app.sessions[channel or self.channel.id]
        assert session.order == [0]
        session.questions = (session.question, *questions)
        dealt = DEALT.dump_python(session.questions, mode="json")
        async with self.client.app.database.write() as connection:
            await connection.execute(update(Game).where(Game.id == session.id).values(questions=dealt))

    def refusal(self, result: InteractionResult) -> str:
        """Return the sentence that refused something; to that member alone, and nothing but a refusal."""
        assert result.ephemeral
        assert self.env.errors, "nothing was refused"
        for error in self.env.errors:
            assert isinstance(_cause(error), UserError), error
        return response(result)

    @property
    def told(self) -> str:
        """Everything that was told in answer to interactions."""
        answers = ("/webhooks/", "/callback")
        return "\n".join(str(entry.json) for entry in self.env.http_requests if any(map(entry.path.count, answers)))

    def press_at_once(self, presses: Iterable[tuple[MemberActor, str]], message: Shown, **also: object) -> None:
        """Let several members press buttons of a message in the same instant; settle afterwards.

        What Discord tells besides may be given.
        """
        stored = self.env.backend.get_message(self.channel.id, message.id)
        shown_as = {"message": dict(serializers.message_payload(self.env.backend, stored))}
        for who, custom_id in presses:
            self._emit(3, who, {"custom_id": custom_id, "component_type": 2}, **shown_as, **also)

    def start_at_once(self, *starters: MemberActor, **given: str) -> None:
        """Let several members start a game in the same instant; settle afterwards."""
        command = self.env.backend.find_command("trivia", None, type=1)
        assert command is not None
        chosen = [{"name": name, "type": 3, "value": value} for name, value in given.items()]
        options = [{"name": "play", "type": 1, "options": chosen}]
        for who in starters:
            self._emit(2, who, {"id": command["id"], "name": "trivia", "type": 1, "options": options})

    def challenge_at_once(self, who: MemberActor, whom: MemberActor) -> None:
        """Let a member challenge another in the same instant as others act; settle afterwards."""
        command = self.env.backend.find_command("duel", None, type=1)
        assert command is not None
        resolved: dict[str, dict[str, object]] = {}
        interactions.resolve_handle(who, whom, resolved, channel_id=self.channel.id)
        options = [{"name": "member", "type": 6, "value": str(whom.id)}]
        given = {"id": command["id"], "name": "duel", "type": 1, "options": options, "resolved": resolved}
        self._emit(2, who, given)

    def send_form(self, who: MemberActor, custom_id: str) -> None:
        """Let a member send an empty form that the bot did not show; settle afterwards."""
        self._emit(5, who, {"custom_id": custom_id, "components": []})

    def sent(self, who: MemberActor, name: str, **options: str) -> Callable[[], None]:
        """Let a member send a command now, and return what delivers it; settle afterwards."""
        command = self.env.backend.find_command(name, None, type=1)
        assert command is not None
        given = [{"name": option, "type": 3, "value": value} for option, value in options.items()]
        payload = self._payload(2, who, {"id": command["id"], "name": name, "type": 1, "options": given})
        return lambda: self.env.backend.emit("INTERACTION_CREATE", payload)

    def _emit(self, kind: int, who: MemberActor, data: dict[str, object], **also: object) -> None:
        # SimCord's own verbs settle before they return, so what comes at once has to be sent below them.
        shown_as = also.get("message")
        source = int(str(shown_as["id"])) if isinstance(shown_as, dict) else None
        self.env.backend.emit("INTERACTION_CREATE", {**self._payload(kind, who, data, source), **also})

    def _payload(
        self, kind: int, who: MemberActor, data: dict[str, object], source: int | None = None
    ) -> dict[str, object]:
        record, payload = interactions.base_payload(
            self.env.backend,
            type=kind,
            channel_id=self.channel.id,
            guild_id=self.guild.id,
            user_id=who.id,
            data=data,
        )
        record.source_message_id = source
        return dict(payload)

    async def answer(self, who: MemberActor, *, right: bool = True, message: Shown | None = None) -> InteractionResult:
        """Press the right button of the open question, or a wrong one."""
        question = self.session.question
        place = question.answer if right else (question.answer + 1) % len(question.choices)
        return await self.choose(who, place, message=message)

    async def choose(self, who: MemberActor, place: int, *, message: Shown | None = None) -> InteractionResult:
        """Press one button of the open question."""
        pressed = f"answer:{self.session.id}:{self.session.number}:{place}"
        return await who.click(message or self.last, custom_id=pressed)


def _cause(error: BaseException) -> BaseException:
    return error if error.__cause__ is None else _cause(error.__cause__)


def response(result: InteractionResult) -> str:
    """Return what a member was told in answer to what they did."""
    told = result.response or next(iter(result.followups), None)
    assert told is not None, "nothing was answered"
    return shown(told).strip()


def shown(message: Shown | None) -> str:
    """Return all the text of a message, its buttons' labels too, a line each."""
    assert message is not None
    if isinstance(message, ResponseMessage):
        components = message.components
    else:
        components = [dict(component.to_dict()) for component in message.components]
    return "\n".join([message.content, *_texts(components)])


def _texts(components: object) -> Iterator[str]:
    if isinstance(components, list):
        for component in components:
            yield from _texts(component)
    elif isinstance(components, dict):
        for key, value in components.items():
            if key in {"content", "label"} and isinstance(value, str):
                yield value
            elif key in {"components", "accessory"}:
                yield from _texts(value)
