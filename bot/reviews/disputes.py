"""What reviews and the catalogue's sources tell differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.catalogue import Claim, Dispute, Drama, Person, Role, fold
from bot.reviews.model import Kind, Proposal

FACTS: Final[Mapping[Kind, str]] = {
    "nickname": "nickname",
    "occupation": "occupation",
    "episodes": "episodes",
    "minutes": "minutes",
    "platform": "networks",
    "director": "directors",
    "writer": "writers",
    "native title": "native_title",
}
"""The key of a drama, or of a role, that a proposal speaks of."""
OF_ROLES: Final = frozenset({"nickname", "occupation"})


def role_called(drama: Drama, name: str | None) -> Role | None:
    """Return the role of a drama that goes by a name."""
    wanted = fold(name or "")
    return next((role for role in drama.roles if wanted and wanted in map(fold, role.names)), None)


def disputed(drama: Drama, proposal: Proposal, credit: str, people: Mapping[str, Person]) -> Drama:
    """Return a drama of which a review tells something else than its sources do: both claims stand, neither is asked.

    It is the same drama where the proposal speaks of no fact, of nobody in it, or says the same.
    """
    role = role_called(drama, proposal.role)
    if proposal.kind == "role" and role is not None:
        if proposal.refers == role.actor:
            return _with(
                drama, Dispute("character", _claims(drama, role.character, proposal.subject, credit), role.character)
            )
        claims = _claims(drama, _name(people[role.actor]), proposal.value, credit)
        return _with(drama, Dispute("actor", claims, role.character))
    if proposal.kind == "claim":
        return _with_claim(drama, proposal, credit)
    fact = FACTS.get(proposal.kind)
    if fact is None or (proposal.kind in OF_ROLES and role is None):
        return drama
    told = _told(drama, fact, role if proposal.kind in OF_ROLES else None, people)
    claims = _claims(drama, told or proposal.known or "", proposal.value, credit)
    return _with(drama, Dispute(fact, claims, role.character if role and proposal.kind in OF_ROLES else None))


def _with_claim(drama: Drama, proposal: Proposal, credit: str) -> Drama:
    """Add a claim to the dispute that it belongs to; there is none where the sources have come to agree."""
    is_open = any(each.fact == proposal.subject and each.role is None for each in drama.disputed)
    if not is_open or not fold(proposal.value):
        return drama
    return _with(drama, Dispute(proposal.subject or "", (Claim(proposal.value, (credit,)),)))


def _claims(drama: Drama, known: str, said: str | None, credit: str) -> tuple[Claim, ...]:
    """Return what the catalogue's sources say and what a review says; nothing where that is the same."""
    if not fold(known) or not fold(said or "") or fold(known) == fold(said or ""):
        return ()
    return Claim(known, drama.sources), Claim(said or "", (credit,))


def _told(drama: Drama, fact: str, role: Role | None, people: Mapping[str, Person]) -> str:
    """Return what the catalogue says."""
    value = getattr(drama if role is None else role, fact)
    if fact in {"directors", "writers"}:
        return ", ".join(_name(people[person]) for person in value)
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")


def _with(drama: Drama, dispute: Dispute) -> Drama:
    """Add a dispute, or its claims to one of the same fact."""
    if not dispute.claims:
        return drama
    for old in drama.disputed:
        if (old.fact, old.role) == (dispute.fact, dispute.role):
            joined = replace(old, claims=_joined(old.claims, dispute.claims[-1]))
            return replace(drama, disputed=tuple(joined if each is old else each for each in drama.disputed))
    return replace(drama, disputed=(*drama.disputed, dispute))


def _joined(claims: tuple[Claim, ...], said: Claim) -> tuple[Claim, ...]:
    """Add a claim, or whose it is to the same one."""
    if all(fold(claim.value) != fold(said.value) for claim in claims):
        return (*claims, said)
    return tuple(
        replace(claim, by=tuple(dict.fromkeys((*claim.by, *said.by))))
        if fold(claim.value) == fold(said.value)
        else claim
        for claim in claims
    )


def _name(person: Person) -> str:
    return person.stage_name or person.name
