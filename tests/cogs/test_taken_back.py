"""A reported fact is taken out of the running games of its server: the open question, and all that rest on it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, cast

from simcord.actors import MemberActor
from sqlalchemy import select

from bot.questions import Question, all_kinds
from bot.settings import Settings
from bot.storage import Complaint
from bot.storage.schema import Answer, Score
from tests.cogs.test_game_follows import ask_next, close, pause, ratings
from tests.cogs.test_reports import LEFT_OUT, WAITING, report
from tests.cogs.test_restart import restart
from tests.stage import Shown, Stage, response, shown

if TYPE_CHECKING:
    from cogs.trivia import Trivia

REPORTED = "actor_of_character:healer/Seo Jung-hoo"
SAME = ("cast_member:healer/Seo Jung-hoo", "drama_of_role:healer/Seo Jung-hoo")
"""Two other ways to ask what the reported question rests on."""
OTHERS = ("year:vincenzo", "episode_count:vincenzo", "network:vincenzo/drama")
TAKEN_BACK = "Somebody reported this one, so it is taken back: it counts for nobody."


def question(stage: Stage, key: str) -> Question:
    """Ask a question of the catalogue by its key."""
    name, _, wanted = key.partition(":")
    kind, catalogue = all_kinds()[name], stage.client.app.catalogue
    subject = next(subject for subject in kind.subjects(catalogue) if subject.key == wanted)
    made = kind.question(catalogue, subject, Random(1))
    assert made is not None
    return made


async def play(stage: Stage, *keys: str, rounds: int = 3) -> None:
    """Start a game whose second question, which is open, and the following ones have these keys."""
    await stage.play(stage.ben, rounds=rounds, difficulty="easy", seconds=90)
    await stage.deal(*(question(stage, key) for key in keys))
    await ask_next(stage)
    assert stage.session.question.key == keys[0]


async def reveal(stage: Stage) -> Shown:
    """Play a game in another channel, which ends with the question to be reported, and return its reveal."""
    channel = stage.guild.create_text_channel("second-room")
    await stage.ben.slash(channel, "trivia play", rounds=2)
    await stage.deal(question(stage, REPORTED), channel=channel.id)
    for _ in range(2):
        await stage.ben.slash(channel, "trivia skip")
        await pause(stage)
    assert channel.id not in stage.client.app.sessions
    return [message for message in channel.history() if "Report" in shown(message)][-1]


async def play_on(stage: Stage) -> list[str]:
    """Skip to the end of the game, and return the keys of all that it asked."""
    session = stage.session
    while stage.channel.id in stage.client.app.sessions:
        if session.phase == "open":
            await ask_next(stage)
        else:
            await pause(stage)
    return [session.questions[place].key for place in session.order]


async def test_a_report_from_another_channel_takes_the_open_question_back(stage: Stage) -> None:
    reported = await reveal(stage)
    await play(stage, SAME[0], SAME[1], *OTHERS)
    card, session = stage.last.id, stage.session
    await stage.answer(stage.ben)
    await stage.answer(stage.cho, right=False)
    assert response(await report(stage.ann, reported)) == LEFT_OUT

    assert stage.last.id == card
    assert TAKEN_BACK in shown(stage.last)
    assert f"~~{question(stage, SAME[0]).stem}~~" in shown(stage.last)
    assert "Report" not in shown(stage.last), "no button is left"
    assert session.answers == {}

    await pause(stage)
    assert "Question 3 of 4" in shown(stage.last)
    assert session.question.key == OTHERS[0], "not the other one that rests on it"
    assert await play_on(stage) == [session.questions[0].key, SAME[0], OTHERS[0], OTHERS[1]]
    assert session.players == {}
    async with stage.client.app.database.read() as connection:
        assert (await connection.execute(select(Score))).all() == []
        assert set((await connection.execute(select(Answer.points))).scalars()) == {0}
    assert await ratings(stage) == {}


async def test_points_and_streaks_from_before_stay_and_as_many_questions_count(stage: Stage) -> None:
    reported = await reveal(stage)
    await stage.play(stage.ben, rounds=3, difficulty="easy", seconds=90)
    session = stage.session
    await stage.deal(*(question(stage, key) for key in (REPORTED, *OTHERS)))
    for who in (stage.ben, stage.cho):
        await stage.answer(who)
    await close(stage)
    await pause(stage)
    points = session.players[stage.ben.id].points
    await report(stage.ann, reported)
    await pause(stage)
    await stage.answer(stage.ben)
    await close(stage)
    assert session.players[stage.ben.id].streak == 2
    assert session.players[stage.ben.id].points > points
    await pause(stage)
    assert "Question 4 of 4" in shown(stage.last)
    await stage.ann.slash(stage.channel, "trivia skip")

    assert "That was the last question." in shown(stage.last)
    assert "2 of 2 right" in shown(stage.last)


async def test_a_game_in_another_server_goes_on(stage: Stage) -> None:
    other = stage.env.create_guild("Another club")
    channel = other.create_text_channel("trivia")
    eve = other.add_member(stage.env.create_user("eve"))
    reported = await reveal(stage)
    await eve.slash(channel, "trivia play", rounds=2, seconds=90)
    await stage.deal(question(stage, SAME[0]), channel=channel.id)
    await eve.slash(channel, "trivia skip")
    await pause(stage)
    assert response(await report(stage.ann, reported)) == LEFT_OUT

    session = stage.client.app.sessions[channel.id]
    assert (session.phase, session.question.key) == ("open", SAME[0])
    assert channel.last_message is not None
    assert "Closes" in shown(channel.last_message)


async def test_a_members_report_takes_nothing_back_until_a_moderator_upholds_it(stage: Stage) -> None:
    reported = await reveal(stage)
    await play(stage, SAME[0], *OTHERS)
    assert response(await report(stage.cho, reported)).startswith(WAITING)
    assert stage.session.phase == "open"
    queue = (await stage.ann.slash(stage.channel, "server queue")).response
    assert queue is not None
    await stage.ann.click(queue, label="Leave it out")

    assert TAKEN_BACK in shown(stage.last)
    assert SAME[0] not in (await play_on(stage))[2:]


async def test_a_report_of_something_else_changes_nothing(stage: Stage) -> None:
    reported = await reveal(stage)
    await play(stage, OTHERS[0], *OTHERS[1:])
    await stage.answer(stage.ben)
    await report(stage.ann, reported)

    assert (stage.session.phase, stage.session.withdrawn) == ("open", 0)
    assert set(stage.session.answers) == {stage.ben.id}


async def test_answers_that_arrive_with_the_report_count_for_nobody(stage: Stage) -> None:
    fans = [stage.guild.add_member(stage.env.create_user(f"fan{number}")) for number in range(20)]
    reported = await reveal(stage)
    await play(stage, REPORTED, *OTHERS)
    session = stage.session
    form = await stage.ann.click(reported, label="Report")
    pressed: list[tuple[MemberActor, str]] = [
        (fan, f"answer:{session.id}:{session.number}:{session.question.answer}") for fan in fans
    ]
    stage.press_at_once(pressed, stage.last)
    await stage.ann.submit_modal(form, {"reason": "wrong"})

    assert TAKEN_BACK in shown(stage.last)
    await play_on(stage)
    assert session.players == {}


async def test_what_is_reported_in_the_pause_is_not_asked_next(stage: Stage) -> None:
    await play(stage, OTHERS[0], REPORTED, *OTHERS[1:])
    await stage.ann.slash(stage.channel, "trivia skip")
    trivia = cast("Trivia", stage.client.get_cog("Trivia"))
    trivia.withdraw(stage.guild.id, frozenset(question(stage, REPORTED).facts))
    await pause(stage)

    assert stage.session.question.key == OTHERS[1]


async def test_a_question_that_was_deleted_can_still_be_taken_back(stage: Stage) -> None:
    reported = await reveal(stage)
    await play(stage, REPORTED, *OTHERS)
    await stage.ann.delete(stage.last)
    await report(stage.ann, reported)
    await pause(stage)

    assert stage.session.question.key == OTHERS[0]


async def test_with_nothing_else_to_ask_the_game_ends(stage: Stage) -> None:
    reported = await reveal(stage)
    await play(stage, REPORTED, *SAME, rounds=2)
    await report(stage.ann, reported)
    await pause(stage)

    assert "I have nothing left to ask that everybody here may hear." in shown(stage.last)
    assert stage.channel.id not in stage.client.app.sessions


async def test_what_was_taken_back_does_not_return_with_a_restart(stage: Stage, settings: Settings) -> None:
    reported = await reveal(stage)
    await play(stage, SAME[0], SAME[1], *OTHERS)
    await stage.answer(stage.ben)
    await report(stage.ann, reported)
    await pause(stage)
    await restart(stage, settings)
    assert "Question 3 of 4" in shown(stage.last)
    assert stage.session.question.key == OTHERS[0]

    assert (await play_on(stage))[1:] == [SAME[0], OTHERS[0], OTHERS[1]]
    assert await ratings(stage) == {}


async def test_a_bot_killed_between_report_and_game_takes_the_question_back_when_it_is_up_again(
    stage: Stage, settings: Settings
) -> None:
    await play(stage, SAME[0], SAME[1], *OTHERS)
    await stage.answer(stage.ben)
    complaint = Complaint(stage.ann.id, "wrong", "", is_moderator=True)
    assert await stage.client.app.reports.add(stage.guild.id, question(stage, REPORTED), complaint, stage.env.now()), (
        "kept, and killed before the game knows"
    )
    await restart(stage, settings)

    assert TAKEN_BACK in shown(stage.last)
    await pause(stage)
    assert stage.session.question.key == OTHERS[0]
    assert stage.session.players == {}
