"""What characters are called and what they do, as a review says it, and which side of a known dispute it takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from bot.catalogue import Catalogue, Drama, Role, fold, words
from bot.reviews.mentions import Mention
from bot.reviews.model import Proposal, Verdict
from bot.reviews.skeleton import NAME, OWN, TITLE, Skeleton

MOST_WORDS: Final = 6
"""Words of an occupation."""
COMMON: Final = 2
"""So many characters of the catalogue have an occupation that ends in a word before it is looked for."""
NO_OCCUPATIONS: Final = frozenset(
    "head star company group firm team family school house star man class hospital goryeo joseon korea agency room god angel ghost "
    "killer official heaven house restaurant office center shop hunter runner member foundation army squad f4 leader owner people "
    "candidate patient mirror security seoul marketing medicine food victim thief lady fox goddess immortal newcomer runaway "
    "volunteers murderer ghosts people trade medicine corps chain unit ward settlement master slave survivor loser winner".split()
)
MORE: Final = frozenset(
    "boss intern warden stuntwoman carer caretaker caregiver cook samurai gymnast president chairman chairwoman screenwriter swordsman "
    "noblewoman nobleman freshman mercenary novelist lawyer attorney clerk agent waitress waiter barista mechanic hacker profiler".split()
)
"""Occupations that reviewers name, be they those of the catalogue's characters or not."""
_DOER: Final = re.compile(r"(?:er|or|ist|man|woman|ess|ian|eer|cian)$")
RUNGS: Final = (
    frozenset({"intern", "resident", "fellow", "professor", "medical student"}),
    frozenset({"constable", "sergeant", "lieutenant", "captain", "commander", "general"}),
    frozenset({"prosecutor", "judge", "lawyer", "attorney"}),
)
"""Occupations of one field of which nobody has two at the same time."""
WORKS: Final = {
    "dr": "doctor", "doctor": "doctor", "nurse": "nurse", "attorney": "lawyer", "lawyer": "lawyer", "prosecutor": "prosecutor",
    "detective": "detective", "inspector": "inspector", "professor": "professor", "captain": "captain", "chef": "chef",
    "judge": "judge", "reporter": "reporter", "chairman": "chairman", "secretary": "secretary",
    "crown prince": "crown prince", "sergeant": "sergeant", "lieutenant": "lieutenant",
    "eunuch": "eunuch", "producer": "producer", "ceo": "CEO",
}  # fmt: skip
"""Ranks that say what somebody does."""
GENERAL: Final = {
    "doctor": frozenset({"surgeon", "physician", "resident", "fellow", "neurosurgeon", "psychiatrist", "intern"}),
    "lawyer": frozenset({"attorney"}),
    "attorney": frozenset({"lawyer"}),
    "detective": frozenset({"officer", "inspector", "police"}),
    "ceo": frozenset({"head", "director", "chairman", "president", "owner"}),
}
"""Occupations of which others are a kind."""
_W: Final = rf"[^\s.,;:!?()\ue000-\uf7ff{TITLE}{OWN}]+"
_QUOTED: Final = r"[\"'\u2018\u201c](?P<name>[^\"'\u2019\u201d\n]{1,24})[\"'\u2019\u201d]"
_PLAYED_BY: Final = rf"(?:['\u2019]s)?(?:\s?\((?:played by )?{NAME}[^()\n]{{0,40}}\))?(?:,? played by {NAME})?"
_CALLS: Final = r"(?:nick-?named?|dubbed|goes by|go by|code ?-?named?|alias|moniker|alter ego|aka|a\.k\.a\.?|also known as|better known as)"
_NICKNAMES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<who>{NAME}){_PLAYED_BY}[^.!?\n\ue000-\uf7ff]{{0,100}}?\b{_CALLS}\b[^.!?\n\ue000-\uf7ff]{{0,25}}?{_QUOTED}",
        rf"(?P<who>{NAME}){_PLAYED_BY}[^.!?\n\ue000-\uf7ff]{{0,60}}?\b{_CALLS},? (?:as |is |of |the name )?(?:the )?(?P<plain>[A-Z]\w+(?: [A-Z]\w+)?)(?=\s\(|[\s,.]|$)",
        rf"(?P<who>{NAME}){_PLAYED_BY},? (?:who is |is |was |often |also )*called (?:the )?{_QUOTED}",
        rf"(?P<who>{NAME}){_PLAYED_BY},? (?:aka|a\.k\.a\.?) (?P<plain>{NAME})",
        rf"(?P<who>{NAME}){_PLAYED_BY},? [^.!?\n\ue000-\uf7ff]{{0,90}}\bnickname from (?:\w+ ){{0,2}}?{NAME} as (?P<plain>[A-Z][a-z]+)",
        rf"(?P<who>{NAME}) [\"\u201c](?P<name>[^\"\u201d\n]{{2,20}})[\"\u201d](?= {NAME}| \()",
    )
)
_TAKEN_FOR: Final = re.compile(
    rf"\b(?:mistak\w+|mistook|tak(?:es?|ing)) (?P<who>{NAME}) for (?:an? |the )?(?P<name>{_W})", re.IGNORECASE
)


@lru_cache(maxsize=4)
def heads(catalogue: Catalogue) -> frozenset[str]:
    """Return the words that occupations of the catalogue's characters end in."""
    counts: dict[str, int] = {}
    for drama in catalogue.dramas.values():
        for role in drama.roles:
            if role.occupation:
                head = words(role.occupation)[-1]
                counts[head] = counts.get(head, 0) + 1
    known = {head for head, count in counts.items() if head.isalpha() and (count >= COMMON or _DOER.search(head))}
    return (frozenset(known) | MORE) - NO_OCCUPATIONS


@lru_cache(maxsize=4)
def _patterns(catalogue: Catalogue) -> tuple[re.Pattern[str], ...]:
    head = "|".join(sorted(heads(catalogue), key=lambda word: (-len(word), word)))
    behind = r"(?![-\w]|['\u2019]s|s\b| of (?!the |an? |his |her |(?-i:[A-Z\ue000-\uf8ff]))| [\ue000-\uf7ff])"
    work = rf"(?P<work>(?:{_W} ){{0,{MOST_WORDS - 1}}}?(?:{head})){behind}"
    plain = rf"(?P<work>(?:[A-Za-z][a-z-]+ ){{0,3}}?(?:{head}))"
    actor = rf"(?:\s?[(\[]\s*(?:played by |actor |actress )?{NAME}[^)\n]{{0,40}}[)\]])?"
    by = rf"(?:,? (?:who is )?(?:played|portrayed) by {NAME})?"
    article = r"(?:[Aa]n?|[Tt]he|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?P<who>{NAME}){actor}{by},? (?:is|was|as|starts? (?:off|out) as|started (?:off|out) as|works as|who is|who was|becomes)"
            rf"(?: {_W}){{0,1}}? (?:an?|the|our) {work}",
            rf"(?P<who>{NAME}){actor}{by}\s?[,\u2013\u2014:-]\s?{article} {work}",
            rf"(?P<who>{NAME}){actor}{by}\s?[,\u2013\u2014:-]\s?(?P<work>(?:[a-z][a-z-]+ ){{0,3}}?(?:{head})){behind}",
            rf"\b{article} {plain} (?:named |called )?(?P<who>{NAME})",
            rf"\bas (?:an? )?{plain},? (?P<who>{NAME})",
            rf"(?<=[\s(])(?P<work>(?:(?:ex|former|rookie|head|star|top|veteran|genius|chief|high school|university|police|trauma)[ -])?(?:{head})) (?P<who>{NAME})",
        )
    )


@lru_cache(maxsize=4)
def _of_several(catalogue: Catalogue) -> re.Pattern[str]:
    """Return the pattern of what several characters do alike: four interns, A (…), B (…) and C."""
    head = "|".join(sorted(heads(catalogue), key=lambda word: (-len(word), word)))
    one = rf"{NAME}(?:\s?\([^()\n]*\))?"
    return re.compile(rf"\b(?P<work>(?:{head}))s,? (?:named |called )?(?P<who>{one}(?:,? (?:and )?{one})+)")


def occupations(skeleton: Skeleton, catalogue: Catalogue, text: str, played: Collection[str]) -> Iterator[Proposal]:
    """Yield what characters do, once for each; `played` are the characters, folded, of whom the review says who plays them."""
    seen: set[str] = set()
    for pattern in _patterns(catalogue):
        for match in pattern.finditer(skeleton.text):
            mention = skeleton.mention(match["who"])
            work = " ".join(match["work"].rpartition("/")[2].split()).strip(",")
            key = _key(mention)
            if key in seen or not _is_character(mention, played) or _is_dull(work):
                continue
            seen.add(key)
            start = skeleton.origin[match.start("work")]
            yield _occupation(mention, work, start, start + len(match["work"]))
    for match in _of_several(catalogue).finditer(skeleton.text):
        for mention in skeleton.all(re.sub(r"\([^()]*\)", "", match["who"])):
            if _key(mention) not in seen and _is_character(mention, played):
                seen.add(_key(mention))
                start = skeleton.origin[match.start("work")]
                yield _occupation(mention, match["work"], start, start + len(match["work"]))
    yield from _by_rank(skeleton, text, played, seen)


def _by_rank(skeleton: Skeleton, text: str, played: Collection[str], seen: set[str]) -> Iterator[Proposal]:
    """Yield the occupations that stand as a rank before a name: Nurse Cheon Jang-mi."""
    for mention in sorted(skeleton.mentions, key=lambda mention: -len(mention.text)):
        rank = text[mention.from_rank : mention.start].strip().casefold().strip(".")
        if rank in WORKS and _key(mention) not in seen and _is_character(mention, played):
            seen.add(_key(mention))
            yield _occupation(mention, WORKS[rank], mention.from_rank, mention.start)


def _key(mention: Mention) -> str:
    return mention.whose.role.character if mention.whose.role else fold(mention.text)


def _is_character(mention: Mention, played: Collection[str]) -> bool:
    return mention.whose.role is not None or fold(mention.text) in played


def _is_dull(work: str) -> bool:
    """Whether what was found is no occupation: it is of somebody else, or speaks of a person only."""
    return any(word in {"and", "who", "that", "with", "for", "to", "not", "his", "her"} for word in words(work))


def _occupation(mention: Mention, work: str, start: int, end: int) -> Proposal:
    role = mention.whose.role
    verdict, known = _compared(work, role)
    return Proposal(
        "occupation",
        work,
        verdict,
        start,
        end,
        subject=mention.told,
        role=role.character if role else None,
        known=known,
    )


def _compared(work: str, role: Role | None) -> tuple[Verdict, str | None]:
    if role is None or role.occupation is None:
        return "new", None
    told, known = set(words(work)), set(words(role.occupation))
    for rungs in RUNGS:
        if told & rungs and known & rungs and not told & known & rungs:
            return "contradicts", role.occupation
    is_said = told & known or any(general in told and known & field for general, field in GENERAL.items())
    return ("confirms" if is_said else "new"), role.occupation


def nicknames(skeleton: Skeleton, text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield what characters are called besides their names, once for each character."""
    seen: set[str] = set()
    for pattern in _NICKNAMES:
        for match in pattern.finditer(skeleton.text):
            mention, groups = skeleton.mention(match["who"]), match.groupdict()
            group = "name" if groups.get("name") else "plain"
            key = f"{_key(mention)}/{fold(match[group])}"
            if key in seen or mention.whose.role is None:
                continue
            seen.add(key)
            start, end = skeleton.origin[match.start(group)], skeleton.origin[match.end(group)]
            yield _nickname(mention, text[start:end].rstrip(" ("), start)
    yield from _taken_for(skeleton, drama)


def _nickname(mention: Mention, name: str, start: int) -> Proposal:
    role = mention.whose.role
    known = role.nickname if role else None
    verdict: Verdict = "new" if known is None else "confirms" if fold(known) == fold(name) else "contradicts"
    return Proposal(
        "nickname", name, verdict, start, start + len(name), subject=mention.text, role=role.character if role else None,
        known=known,
    )  # fmt: skip


def _taken_for(skeleton: Skeleton, drama: Drama | None) -> Iterator[Proposal]:
    """Yield where somebody is taken for what the catalogue says another is nicknamed: one of them has it wrong."""
    for match in _TAKEN_FOR.finditer(skeleton.text):
        mention = skeleton.mention(match["who"])
        for role in drama.roles if drama else ():
            if role.nickname and fold(role.nickname) == fold(match["name"]) and role != mention.whose.role:
                start = skeleton.origin[match.start("name")]
                whom = mention.whose.role.character if mention.whose.role else None
                yield Proposal(
                    "nickname", match["name"].strip(",."), "contradicts", start, start + len(match["name"].strip(",.")),
                    subject=mention.text, role=whom, known=f"{role.character}: {role.nickname}",
                )  # fmt: skip


def claims(text: str, drama: Drama | None) -> Iterator[Proposal]:
    """Yield which side a review takes where sources are known to disagree, of facts that nothing else here reads."""
    for dispute in drama.disputed if drama else ():
        if dispute.role is not None or dispute.fact in {"minutes", "episodes"}:
            continue
        for claim in sorted(dispute.claims, key=lambda claim: -len(claim.value)):
            found = re.search(rf"(?<!\w){re.escape(claim.value)}(?!\w)", text, re.IGNORECASE)
            if found is not None:
                others = "; ".join(other.value for other in dispute.claims if other != claim)
                yield Proposal("claim", found[0], "contradicts", *found.span(), subject=dispute.fact, known=others)
                break
