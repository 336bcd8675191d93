"""What characters are called besides their names, and which side of a known dispute a review takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.catalogue import Dispute, Drama, fold
from bot.reviews.mentions import Mention
from bot.reviews.model import Proposal, Verdict
from bot.reviews.occupations import key_of
from bot.reviews.playing import FEW
from bot.reviews.signs import APOSTROPHE, NAME, NAMES, PLAIN_WORD, QUOTE, UNQUOTE, any_of, up_to
from bot.reviews.skeleton import Skeleton

READ_ELSEWHERE: Final = frozenset({"minutes", "episodes"})
"""Facts of which a review's side is told by what else is read."""
_WHO: Final = (
    rf"(?P<who>{NAME})(?:{APOSTROPHE}s)?(?:\s?\((?:played by )?{NAME}[^()\n]{{0,40}}\))?(?:,? played by {NAME})?"
)
_CALLED: Final = any_of(r"""
nick-?named? dubbed goes_by go_by code_?-?named? alias moniker alter_ego aka a\.k\.a\.? also_known_as better_known_as
""")
_QUOTED: Final = rf"{QUOTE}(?P<name>[^\"'\u2019\u201d\n]{{1,24}}){UNQUOTE}"
_PLAIN: Final = rf"[^.!?\n{NAMES}]"
"""A letter of the same sentence, before the next name."""
_CAPITALS: Final = r"(?P<plain>[A-Z]\w+(?: [A-Z]\w+)?)"
_NICKNAMES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}{_PLAIN}{{0,100}}?\b{_CALLED}\b{_PLAIN}{{0,25}}?{_QUOTED}",
        rf"{_WHO}{_PLAIN}{{0,60}}?\b{_CALLED},? (?:as |is |of |the name )?(?:the )?{_CAPITALS}(?=\s\(|[\s,.]|$)",
        rf"{_WHO},? (?:who is |is |was |often |also ){{0,4}}called (?:the )?{_QUOTED}",
        rf"{_WHO},? {_CALLED},? (?:as )?(?P<plain>{NAME})",
        rf"{_WHO},? {_PLAIN}{{0,90}}\bnickname from {up_to(2, FEW)}{NAME} as (?P<plain>[A-Z][a-z]+)",
        rf"(?P<who>{NAME}) [\"\u201c](?P<name>[^\"\u201d\n]{{2,20}})[\"\u201d](?= {NAME}| \()",
    )
)
_TAKEN_FOR: Final = re.compile(
    rf"\b(?:mistak\w+|mistook|tak(?:es?|ing)) (?P<who>{NAME}) for (?:an? |the )?(?P<name>{PLAIN_WORD})", re.IGNORECASE
)


def nicknames(skeleton: Skeleton, text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield what characters are called besides their names, each name of each character once."""
    seen: set[tuple[str, str]] = set()
    for pattern in _NICKNAMES:
        for match in pattern.finditer(skeleton.text):
            mention = skeleton.mention(match["who"])
            group = "name" if match.groupdict().get("name") else "plain"
            start, end = (skeleton.origin[place] for place in match.span(group))
            name = text[start:end].rstrip(" (")
            key = key_of(mention), fold(name)
            if key not in seen and mention.whose.role is not None and fold(name):
                seen.add(key)
                yield _nickname(mention, name, start)
    told = {character for character, _name in seen}
    yield from (found for found in _known(skeleton, text, drama) if found.role not in told)
    yield from _taken_for(skeleton, drama)


def _known(skeleton: Skeleton, text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield the nicknames that characters are known by, where they are written as one: marked, or with a capital."""
    named = {mention.whose.role.character for mention in skeleton.mentions if mention.whose.role}
    for role in drama.roles if drama else ():
        nickname = role.nickname if role.character in named else None
        found = re.search(rf"(?:{QUOTE}|[*_]|(?<=[\w,] )){re.escape(nickname)}(?!\w)", text) if nickname else None
        if nickname and found:
            start = found.end() - len(nickname)
            yield Proposal(
                "nickname", nickname, "confirms", start, found.end(), role.character, role.character, known=nickname
            )


def _nickname(mention: Mention, name: str, start: int) -> Proposal:
    role = mention.whose.role
    known = role.nickname if role else None
    verdict: Verdict = "new" if known is None else "confirms" if fold(known) == fold(name) else "contradicts"
    return Proposal(
        "nickname",
        name,
        verdict,
        start,
        start + len(name),
        subject=mention.text,
        role=role.character if role else None,
        known=known,
    )


def _taken_for(skeleton: Skeleton, drama: Drama | None) -> Iterator[Proposal]:
    """Yield where somebody is taken for what the catalogue says another is nicknamed: one of them has it wrong."""
    nicknamed = {fold(role.nickname): role for role in drama.roles if role.nickname} if drama else {}
    for match in _TAKEN_FOR.finditer(skeleton.text):
        mention, name = skeleton.mention(match["who"]), match["name"]
        known = nicknamed.get(fold(name))
        if known is not None and known != mention.whose.role:
            start = skeleton.origin[match.start("name")]
            yield Proposal(
                "nickname",
                name,
                "contradicts",
                start,
                start + len(name),
                subject=mention.text,
                role=mention.whose.role.character if mention.whose.role else None,
                known=f"{known.character}: {known.nickname}",
            )


def claims(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield which side a review takes where sources are known to disagree, of facts that nothing else here reads."""
    for dispute in drama.disputed if drama else ():
        if dispute.role is None and dispute.fact not in READ_ELSEWHERE:
            yield from _claim(text, dispute)


def _claim(text: str, dispute: Dispute) -> Iterator[Proposal]:
    """Yield the longest value of a dispute that a text holds."""
    for claim in sorted(dispute.claims, key=lambda claim: -len(claim.value)):
        found = re.search(rf"(?<!\w){re.escape(claim.value)}(?!\w)", text, re.IGNORECASE)
        if found is not None:
            others = "; ".join(other.value for other in dispute.claims if other != claim)
            yield Proposal("claim", found[0], "contradicts", *found.span(), subject=dispute.fact, known=others)
            return
