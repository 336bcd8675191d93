"""Games in which answers are typed: how to start one, and every way to type."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

import discord
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.catalogue import Verdict
from bot.game import Answers
from bot.questions.judging import judge
from tests.cogs.test_game_follows import ask_next
from tests.cogs.test_taken_back import question
from tests.stage import Stage, response, shown

PERSON = "actor_of_character:healer/Seo Jung-hoo"
CHARACTER = "character_of_actor:healer/Seo Jung-hoo"
DRAMA = "drama_of_role:healer/Seo Jung-hoo"
YEAR = "year:vincenzo"
LOCKED = "Locked in: **{choice}**. You may change it once."
FINAL = "Changed: **{choice}**. That is final."
NEAR = "So close to something I know! Check the spelling, or give the full name, and send it again. Nothing is used up."
MINE = "What counts for me?"
SECONDS = 60


async def play(stage: Stage, *keys: str, answers: Answers = "typed", rounds: int = 3) -> None:
    """Let `ben` start a game whose second question, which is open, and the following ones have these keys."""
    await stage.play(stage.ben, rounds=rounds, difficulty="easy", seconds=SECONDS, answers=answers)
    await stage.deal(*(question(stage, key) for key in keys))
    await ask_next(stage)
    assert stage.session.question.key == keys[0]


def right(stage: Stage) -> str:
    """Return the answer to the open question."""
    return stage.session.question.choices[stage.session.question.answer]


def wrong(stage: Stage, place: int = 1) -> str:
    """Return another of its choices."""
    asked = stage.session.question
    return asked.choices[(asked.answer + place) % len(asked.choices)]


def typed_as(stage: Stage, verdict: Verdict) -> str:
    """Return a text on which the open question has this verdict."""
    if verdict == "reject":
        return "Zzyzx Qqq"
    texts = [right(stage)] if verdict == "accept" else _slips(right(stage))
    asked, catalogue = stage.session.question, stage.client.app.catalogue
    return next(text for text in texts if judge(catalogue, asked, text).verdict == verdict)


def _slips(text: str) -> Iterator[str]:
    """Return what a hurried hand makes of a text."""
    for place in range(len(text) - 1, 0, -1):
        for letter in "nhgakyoe":
            yield f"{text[:place]}{letter}{text[place + 1 :]}"
            yield f"{text[:place]}{letter}{text[place:]}"
        yield f"{text[:place]}{text[place + 1 :]}"


def card(stage: Stage) -> discord.Message:
    """Return the message of the last question, open or revealed."""
    return next(message for message in reversed(stage.channel.history()) if "-# Question " in shown(message))


def notice(stage: Stage) -> discord.Message | None:
    """Return the notice of answers that were read in the channel."""
    return next((message for message in stage.channel.history() if "Noted: " in shown(message)), None)


async def guess(stage: Stage, who: MemberActor, text: str) -> InteractionResult:
    """Answer by the command."""
    return await who.slash(stage.channel, "guess", answer=text)


async def fill_in(stage: Stage, who: MemberActor, text: str) -> InteractionResult:
    """Answer by the form behind the question's button."""
    opened = await who.click(card(stage), label="Answer")
    return await who.submit_modal(opened, {"answer": text})


async def mine(stage: Stage, who: MemberActor) -> InteractionResult:
    """Ask what counts."""
    found = notice(stage)
    assert found is not None
    return await who.click(found, label=MINE)


async def reply(stage: Stage, who: MemberActor, text: str) -> InteractionResult:
    """Answer by a reply to the question, and ask what counts."""
    await who.send(stage.channel, text, reply_to=card(stage))
    return await mine(stage, who)


async def mention(stage: Stage, who: MemberActor, text: str) -> InteractionResult:
    """Answer by a mention of the bot, and ask what counts."""
    await who.send(stage.channel, f"{me(stage)} {text}")
    return await mine(stage, who)


def me(stage: Stage) -> str:
    """Mention the bot."""
    assert stage.client.user is not None
    return stage.client.user.mention


Way = Callable[[Stage, MemberActor, str], Awaitable[InteractionResult]]
WAYS: dict[str, Way] = {"guess": guess, "form": fill_in, "reply": reply, "mention": mention}
"""Each answers, and returns how the player is told of it."""


async def told(stage: Stage, way: str, who: MemberActor, text: str) -> str:
    """Answer in some way, and return what only the player is told."""
    result = await WAYS[way](stage, who, text)
    assert result.ephemeral
    return response(result)
