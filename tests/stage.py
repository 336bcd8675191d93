"""A server to play in: members, a channel, and how to read what the bot shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import discord
from simcord import Env
from simcord.actors import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from bot.client import SecondLead
from bot.game import Session

Shown = discord.Message | ResponseMessage


class Stage:
    """One server with one channel; `ann` may manage messages, `ben` and `cho` may not."""

    def __init__(self, env: Env) -> None:
        self.env = env
        self.guild = env.create_guild("K-drama club")
        self.channel = self.guild.create_text_channel("trivia")
        moderators = self.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
        self.ann = self.guild.add_member(env.create_user("ann"), roles=[moderators])
        self.ben = self.guild.add_member(env.create_user("ben"))
        self.cho = self.guild.add_member(env.create_user("cho"))

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

    async def answer(self, who: MemberActor, *, right: bool = True, message: Shown | None = None) -> InteractionResult:
        """Press the right button of the open question, or a wrong one."""
        question = self.session.question
        place = question.answer if right else (question.answer + 1) % len(question.choices)
        return await self.choose(who, place, message=message)

    async def choose(self, who: MemberActor, place: int, *, message: Shown | None = None) -> InteractionResult:
        """Press one button of the open question."""
        pressed = f"answer:{self.session.id}:{self.session.number}:{place}"
        return await who.click(message or self.last, custom_id=pressed)


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
