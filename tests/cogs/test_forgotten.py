"""Whoever has done everything there is to do, and deletes it, is found in no column of any table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.game import Rules
from bot.storage import Order, Preset
from bot.storage.schema import Table
from tests.cogs.test_appeals import appeal, guess, missed, play, queue
from tests.cogs.test_daily import choose, daily
from tests.cogs.test_duels import begin, fight
from tests.cogs.test_game_follows import close
from tests.cogs.test_lobby import press
from tests.cogs.test_recommend import asked, card, like, suggested
from tests.cogs.test_reports import report
from tests.cogs.test_together import begin as begin_vote
from tests.cogs.test_together import vote
from tests.cogs.test_trivia import PAUSE, ROUND
from tests.stage import Shown, Stage, response, shown
from tests.storage.quoted import line
from tests.storage.test_players import PERSONAL

ELSEWHERE = 77


async def tables_with(stage: Stage, someone: int) -> set[str]:
    """Return the tables that hold an id in any column, the text of JSON too."""
    async with stage.client.app.database.read() as connection:
        rows = {t.name: repr((await connection.execute(select(t))).all()) for t in Table.metadata.sorted_tables}
    return {name for name, told in rows.items() if str(someone) in told}


async def play_everything(stage: Stage) -> None:
    """Let ann play, moderate and keep all there is, some of it with ben; games of hers go on in two channels."""
    app, ann, ben = stage.client.app, stage.ann, stage.ben
    await appeal(ann, await missed(stage, ann))
    reveal = next(each for each in stage.channel.history() if "Report" in shown(each))
    await report(ann, reveal, note="mine")
    await stage.env.advance_time(PAUSE)
    await play(stage)
    await guess(stage, ben, "Kong Yu")
    await close(stage)
    await appeal(ben, [each for each in stage.channel.history() if "Should have counted" in shown(each)][-1])
    await report(ben, stage.channel.history()[-2])
    for _case in range(4):
        waiting = await queue(stage)
        label = "Count it" if "Count it" in shown(waiting) else "It is fine"
        if "Nothing to decide" not in shown(waiting):
            await ann.click(waiting, label=label if label in shown(waiting) else "Ask it again")
    await begin(stage)
    await fight(stage)
    await choose(stage)
    await daily(stage, ann, "Vincenzo")
    await ann.slash(stage.channel, "list progress", drama="healer", episode=3)
    await app.favourites.put(ann.id, ["healer"])
    await app.presets.keep(stage.guild.id, Preset("Quick", Rules(rounds=3), ann.id, stage.env.now()), may_replace=True)
    await app.players.show_everywhere(ann.id, "Anna")
    await app.moderation.bar(Order(stage.guild.id, ann.id, stage.env.now()), stage.cho.id)
    await app.moderation.bar(Order(ELSEWHERE, ben.id, stage.env.now()), ann.id)
    await quote(stage)
    await recommend(stage)
    await play_on(stage)


async def quote(stage: Stage) -> None:
    """Let ann be quoted, quote ben, like that and decide on another of his lines."""
    quotes, guild, now = stage.client.app.quotes, stage.guild.id, stage.env.now()
    ann, ben = stage.ann.id, stage.ben.id
    await quotes.add(guild, line("of ann", ann), ben, now, waits=False, is_moderator=False)
    mine = await quotes.add(guild, line("of ben", ben), ann, now, waits=False, is_moderator=True)
    await quotes.like(mine.key, ann, now)
    waiting = await quotes.add(guild, line("waits", ben), ben, now, waits=True, is_moderator=False)
    await quotes.decide(guild, waiting.id, ann, is_accepted=True)


async def recommend(stage: Stage) -> None:
    """Let ann ask what to watch, vote on what comes, and begin a vote in which she takes part."""
    result = await like(stage, "healer")
    await stage.ann.click(card(result), custom_id=f"match:{asked(result)}:good:{suggested(result)}")
    vote_card = await begin_vote(stage, stage.ben)
    await vote(stage.ann, vote_card, first=0)


async def play_on(stage: Stage) -> None:
    """Let ann begin games that go on: a lobby, and teams with an answer and a vote."""
    await stage.play(mode="survival")
    await press(stage, stage.ben, "join")
    there = stage.guild.create_text_channel("teams")
    await stage.ben.slash(there, "trivia play", mode="teams", rounds=3)
    session = stage.client.app.sessions[there.id]
    lobby = there.last_message
    assert lobby is not None
    await stage.ann.click(lobby, custom_id=f"lobby:{session.id}:join:0")
    await stage.ben.click(lobby, custom_id=f"lobby:{session.id}:join:1")
    await stage.ben.click(lobby, custom_id=f"lobby:{session.id}:start")
    await stage.env.advance_time(1)
    question = there.last_message
    assert question is not None
    await stage.ann.click(question, custom_id=f"answer:{session.id}:1:0")
    await stage.ben.click(question, custom_id=f"answer:{session.id}:1:1")


async def panel(stage: Stage) -> Shown:
    """Open ann's panel, after she was found to have left another server."""
    result = await stage.ann.slash(stage.channel, "privacy")
    await stage.client.app.absences.add(ELSEWHERE, [stage.ann.id])
    assert result.response is not None
    return result.response


async def test_nothing_is_left_of_whoever_has_done_everything(stage: Stage) -> None:
    await play_everything(stage)
    message = await panel(stage)
    personal = {column.table.name for column in PERSONAL}
    assert await tables_with(stage, stage.ann.id) == personal | {"game"}, "else this test looks at too little"
    bens = await tables_with(stage, stage.ben.id)

    await stage.ann.click(message, label="Delete all")
    await stage.ann.click(message, label="Yes, delete all")

    assert "I keep nothing about you any more." in shown(message)
    assert await tables_with(stage, stage.ann.id) == set()
    assert not [each for each in stage.client.app.sessions.values() if str(stage.ann.id) in repr(each)]
    lost = bens - await tables_with(stage, stage.ben.id)
    assert lost == {"barred"}, "others lose nothing, but for the order that was about ann"
    assert stage.ann.mention not in response(await stage.ben.slash(stage.channel, "leaderboard"))
    assert "Duels that name you" not in shown((await stage.ben.slash(stage.channel, "privacy")).response)


async def test_games_go_on_to_their_end_without_whoever_is_gone(stage: Stage) -> None:
    await play_on(stage)
    message = await panel(stage)
    await stage.ann.click(message, label="Delete all")
    await stage.ann.click(message, label="Yes, delete all")
    await stage.env.advance_time(timedelta(minutes=5).total_seconds())

    assert not stage.env.errors
    assert await tables_with(stage, stage.ann.id) == set()
    for channel in stage.guild.channels.values():
        assert channel.id not in stage.client.app.sessions
        assert all(stage.ann.mention not in shown(each) for each in channel.history()[-1:])


@pytest.mark.parametrize("seconds", [ROUND, ROUND + PAUSE])
async def test_a_duel_ends_when_one_of_two_is_gone(seconds: float, stage: Stage) -> None:
    await begin(stage)
    await stage.answer(stage.ann)
    message = await panel(stage)
    await stage.ann.click(message, label="Delete all")
    await stage.ann.click(message, label="Yes, delete all")
    await stage.env.advance_time(seconds)

    assert stage.channel.id not in stage.client.app.sessions
    assert await tables_with(stage, stage.ann.id) == set()
