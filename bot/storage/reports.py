"""Reports on disk: what members hold against a question, what moderators make of it, and the facts left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, Row, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import UserError
from bot.questions import Question
from bot.storage.engine import Database
from bot.storage.schema import PulledFact, Report

Flaw: TypeAlias = Literal["wrong", "outdated", "two right answers", "spoiler", "other"]
Verdict: TypeAlias = Literal["upheld", "dismissed"]

ENOUGH = 3
"""How many members' open reports leave a fact out that they share; one of a moderator leaves out all of a question."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a member holds against a question; `note` may be empty."""

    player: int
    reason: Flaw
    note: str
    is_moderator: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A question that waits for a server's moderators, with its open reports; `since` is when the first was made."""

    key: str
    stem: str
    answer: str
    facts: frozenset[str]
    reasons: Mapping[str, int]
    notes: tuple[str, ...]
    reports: int
    is_pulled: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Reported:
    """A question that was reported anywhere, without who did: all of its reports, and how many are in which state."""

    key: str
    stem: str
    answer: str
    reasons: Mapping[str, int]
    notes: tuple[str, ...]
    servers: int
    reports: int
    open: int
    upheld: int
    dismissed: int


class Reports:
    """The reports; each method is one transaction.

    What is left out is kept in memory, as every question goes by it: nothing else may change it on disk.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._left_out: dict[int, frozenset[str]] = {}

    async def add(self, guild: int, question: Question, complaint: Complaint, now: datetime) -> frozenset[str]:
        """Keep a member's report of a question, or its change, and return the facts that are left out from now on.

        A question that rests on no facts stands for itself, by its key. Raises `UserError` where it was decided.
        """
        facts = question.facts or (question.key,)
        async with self._database.write() as connection:
            await _refuse_decided(connection, guild, question.key, complaint.player)
            given = upsert(Report).values(
                guild_id=guild,
                player_id=complaint.player,
                is_moderator=complaint.is_moderator,
                key=question.key,
                facts=list(facts),
                stem=question.told,
                answer=question.choices[question.answer],
                reason=complaint.reason,
                note=complaint.note,
                at=now,
                status="open",
            )
            changed = {
                "reason": given.excluded.reason,
                "note": given.excluded.note,
                "is_moderator": or_(Report.is_moderator, given.excluded.is_moderator),
            }
            await connection.execute(
                given.on_conflict_do_update(index_elements=["guild_id", "key", "player_id"], set_=changed)
            )
            condemned = _condemned(await _reports(connection, guild, "open"))
            new = await _pull(connection, guild, condemned.intersection(facts))
            left_out = await connection.run_sync(_pulled, guild)
        self._left_out[guild] = left_out
        return new

    async def pulled(self, guild: int) -> frozenset[str]:
        """Return the facts that are not asked in a server."""
        known = self._left_out.get(guild)
        if known is not None:
            return known
        read = await self._database.look(lambda connection: _pulled(connection, guild))
        return self._left_out.setdefault(guild, read)  # what was changed meanwhile is newer than what was read

    def forget(self, guild: int) -> None:
        """Go by nothing any more that was read of a server."""
        self._left_out.pop(guild, None)

    async def open(self, guild: int) -> list[Case]:
        """Return the questions that wait for a server's moderators, the one reported first in front."""
        async with self._database.read() as connection:
            rows = await _reports(connection, guild, "open")
            pulled = await connection.run_sync(_pulled, guild)
        return [_case(reports, pulled) for reports in _by_key(rows).values()]

    async def decide(self, guild: int, key: str, verdict: Verdict, moderator: int, now: datetime) -> frozenset[str]:
        """Settle every report of a question, earlier ones anew, and return the facts that are left out from now on.

        What was dismissed is asked again, but for facts that other reports of the server leave out. Raises
        `UserError` where no report of the question is open.
        """
        of_question = Report.guild_id == guild, Report.key == key
        async with self._database.write() as connection:
            reports = (await connection.execute(select(Report.__table__).where(*of_question))).all()
            if all(report.status != "open" for report in reports):
                raise UserError("Somebody has decided on that question already. /server queue shows what is left.")
            await connection.execute(
                update(Report).where(*of_question).values(status=verdict, decided_by=moderator, decided_at=now)
            )
            new = frozenset[str]()
            if verdict == "upheld":
                new = await _pull(connection, guild, _facts(reports))
            else:
                await _release(connection, guild, _facts(reports))
            left_out = await connection.run_sync(_pulled, guild)
        self._left_out[guild] = left_out
        return new

    async def all(self) -> list[Reported]:
        """Return every question that was reported in any server, the one reported most in front."""
        async with self._database.read() as connection:
            rows = (await connection.execute(select(Report.__table__).order_by(Report.at, Report.id))).all()
        found = [_reported(reports) for reports in _by_key(rows).values()]
        return sorted(found, key=lambda reported: -reported.reports)


async def _refuse_decided(connection: AsyncConnection, guild: int, key: str, player: int) -> None:
    own = Report.guild_id == guild, Report.key == key, Report.player_id == player
    status = (await connection.execute(select(Report.status).where(*own))).scalar()
    if status not in {None, "open"}:
        raise UserError("You reported that question before, and the moderators have decided on it. Talk to them.")


async def _reports(connection: AsyncConnection, guild: int, status: str) -> list[Row[Any]]:
    """Return a server's reports in one state, oldest first."""
    rows = await connection.execute(
        select(Report.__table__).where(Report.guild_id == guild, Report.status == status).order_by(Report.at, Report.id)
    )
    return list(rows.all())


def _pulled(connection: Connection, guild: int) -> frozenset[str]:
    return frozenset(connection.execute(select(PulledFact.fact).where(PulledFact.guild_id == guild)).scalars())


async def _pull(connection: AsyncConnection, guild: int, facts: frozenset[str]) -> frozenset[str]:
    """Leave facts out, and return those that were not left out before."""
    new = facts - await connection.run_sync(_pulled, guild)
    if new:
        await connection.execute(insert(PulledFact), [{"guild_id": guild, "fact": fact} for fact in sorted(new)])
    return new


async def _release(connection: AsyncConnection, guild: int, facts: frozenset[str]) -> None:
    """Ask facts again, but for those that reports of the server still leave out."""
    upheld = _facts(await _reports(connection, guild, "upheld"))
    condemned = _condemned(await _reports(connection, guild, "open"))
    for fact in facts - upheld - condemned:
        await connection.execute(delete(PulledFact).where(PulledFact.guild_id == guild, PulledFact.fact == fact))


def _condemned(reports: Iterable[Row[Any]]) -> frozenset[str]:
    """Return the facts that open reports leave out: all of a moderator's, and those that enough members share."""
    members: dict[str, set[int]] = defaultdict(set)
    condemned: set[str] = set()
    for report in reports:
        if report.is_moderator:
            condemned.update(report.facts)
        for fact in report.facts:
            members[fact].add(report.player_id)
    return frozenset(condemned.union(fact for fact, reporting in members.items() if len(reporting) >= ENOUGH))


def _facts(reports: Iterable[Row[Any]]) -> frozenset[str]:
    return frozenset(chain.from_iterable(report.facts for report in reports))


def _by_key(rows: Iterable[Row[Any]]) -> dict[str, list[Row[Any]]]:
    """Group reports by question, in the order of their first."""
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.key].append(row)
    return found


def _case(reports: list[Row[Any]], pulled: frozenset[str]) -> Case:
    first, facts = reports[0], _facts(reports)
    return Case(
        key=first.key,
        stem=first.stem,
        answer=first.answer,
        facts=facts,
        reasons=_reasons(reports),
        notes=_notes(reports),
        reports=len(reports),
        is_pulled=not facts.isdisjoint(pulled),
        since=first.at,
    )


def _reported(reports: list[Row[Any]]) -> Reported:
    latest, states = reports[-1], Counter(report.status for report in reports)
    return Reported(
        key=latest.key,
        stem=latest.stem,
        answer=latest.answer,
        reasons=_reasons(reports),
        notes=_notes(reports),
        servers=len({report.guild_id for report in reports}),
        reports=len(reports),
        open=states["open"],
        upheld=states["upheld"],
        dismissed=states["dismissed"],
    )


def _reasons(reports: Iterable[Row[Any]]) -> dict[str, int]:
    """Count why a question was reported, what was said most in front."""
    return dict(Counter(report.reason for report in reports).most_common())


def _notes(reports: Iterable[Row[Any]]) -> tuple[str, ...]:
    return tuple(report.note for report in reports if report.note)
