"""The lines of a review most worth quoting: short, whole, opinion rather than plot, and no spoiler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.catalogue import fold, words
from bot.reviews.model import Proposal
from bot.reviews.skeleton import Skeleton

MOST: Final = 10
"""Lines of one review."""
MOST_WORDS: Final = 12
FEWEST_WORDS: Final = 4
PRAISE: Final = frozenset(
    """
addictive adorable amazing astonishing authentic awesome banger bangers beautiful beautifully best binge-worthy
bingeworthy bittersweet breathless breathtaking brilliant brilliantly captivating catnip charismatic charming
chemistry classic clever comforting compelling cozy cute dazzling delightful devastating effortless endearing engaging
enjoyable enjoyed enthralling epic excellent exceptional exciting extraordinary fabulous fantastic fascinating
favorite favourite feel-good flawless fresh fun funny gem genius gentle genuine glorious glued good goosebumps
gorgeous great gripping haunting healing heartbreaking heartfelt hearts heartwarming hilarious honest hooked humor
humour immersive impeccable impressive incredible infectious intense intriguing irresistible joy laugh laughed lit
lovable love loved lovely magic magical magnetic masterclass masterful masterpiece memorable mesmerizing moving must-
watch nuanced obsessed outstanding perfect perfection perfectly phenomenal poignant powerful profound realistic
refreshing relatable remarkable rewarding riveting rollercoaster satisfying sensational sensitive sharp smart solid
spectacle spectacular spellbinding splendid stellar striking stunning sublime superb surprising sweet swoon tears
tender terrific thoughtful thrilling timeless touching treat unforgettable unique unmissable uplifting warm warmth
watchable wholesome witty wonderful wonderfully worth worthwhile wow zany
""".split()
)
BLAME: Final = frozenset(
    """
annoying awful bad bland boring cheesy cliche cliches clumsy confusing convoluted cringe cringey dated disappointed disappointing
disappointment draggy dragged drags dull exhausting faltered falters filler flat flaw flawed flaws flop forced forgettable frustrating
generic hollow lackluster lacklustre laughable lazy mediocre mess messy overdone overhyped overlong overrated plodding pointless
predictable repetitive ridiculous rushed shallow silly slow sloppy stale tedious terrible tired underwhelming uneven unnecessary
unrealistic wasted weak weird worst rote
""".split()
)
LEAST: Final = 0.5
"""The worth of a whole sentence that says what the reviewer makes of a drama, in no word of praise or blame."""
SUBJECTS: Final = frozenset(
    "drama dramas kdrama k-drama show series story script acting cast soundtrack writing plot pacing".split()
)
PERSONAL: Final = frozenset(
    "enjoyed favorite favourite hearts hooked joy laugh laughed love loved obsessed tears tired touching warm warmth glued".split()
)
"""Words of praise or blame that tell a story as well, unless it is the reviewer's own."""
SPOILS: Final = frozenset(
    """
dies died death dead kills killed murderer killer suicide ending ends ended finale marries married marry wedding pregnant baby reveals
revealed reveal twist twists turns secretly identity culprit betrayal betrays father mother brother sister accident breakup divorce
epilogue resurrected reincarnated memories amnesia kiss kissed sacrifice sacrifices funeral cancer coma survives
""".split()
)
NOISE: Final = frozenset(
    """
subscribe comment comments click follow instagram facebook twitter youtube newsletter blog post website read link share hashtag advertisement
copyright rights photo credit image images source via episode episodes netflix viki cast director writer network genre trailer
""".split()
)
FIRST: Final = frozenset("i my me we our us i'm i've i'd i'll ive im you you'll you're your".split())
OPENERS: Final = frozenset(
    "a an the it it's its this these his her their my i i'm i've we there there's one never no not nothing every everything each "
    "what how equal pure sheer somehow simply truly such some".split()
)
"""Words with which a part of a sentence may begin and stand alone."""
_CLAUSE: Final = re.compile(r"\s*(?:[,;:\u2014]|\s[\u2013-]\s|\u2014|\s\(|\)\s)\s*")
_LEADING: Final = re.compile(
    r"^(?:(?:and just|and|but|so|or|because|then|yet|also|plus|overall|honestly|oh|well|even so|still|anyway)\b,?\s+)+",
    re.IGNORECASE,
)
_OUTER: Final = ' \t\n*_#>-\u2013\u2022\u201c\u201d"\u00b7|~,;:'
_UNFIT: Final = re.compile(r"https?:|www\.|[@#\u00a9|\\{}<>=]|\d{4}|\bAlso Read\b", re.IGNORECASE)
_INNER: Final = re.compile(r"[.!?]\S*\s")
_GOES_ON: Final = re.compile(r"\s*,?\s*(?:and|or)\b|\s*,\s*\S+(?:\s\S+)?\s*(?:,|\band\b|[.!]?\s*$)", re.IGNORECASE)
"""Behind a part of a sentence: the list that it is of goes on."""
ELSEWHERE: Final = frozenset("he she they him them his her their that these those".split())
"""Words at the beginning that mean somebody named before."""
_WEAK_END: Final = frozenset(
    "the a an of to with and or but is was are that which who in on for by as so very honestly".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    worth: float
    sentence: int


def quotes(skeleton: Skeleton, text: str) -> Iterator[Proposal]:
    """Yield the lines, in the order of the document; each says what character or person it is about, if only one."""
    candidates = [
        line for number, span in enumerate(skeleton.sentences) for line in _candidates(skeleton, text, number, span)
    ]
    chosen: list[_Line] = []
    for line in sorted(candidates, key=lambda line: (-line.worth, line.start)):
        if len(chosen) < MOST and not any(_is_alike(line, other) for other in chosen):
            chosen.append(line)
    for line in sorted(chosen, key=lambda line: line.start):
        yield _proposal(line, skeleton)


def _candidates(skeleton: Skeleton, text: str, number: int, span: tuple[int, int]) -> Iterator[_Line]:
    """Yield the sentence if it is short enough, else every run of its clauses that is."""
    start, end = skeleton.origin[span[0]], skeleton.origin[span[1]]
    sentence = text[start:end]
    if _UNFIT.search(sentence) or sentence.rstrip().endswith(("?", ":")) or not _is_prose(sentence):
        return
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    ends = [*(found.start() for found in _CLAUSE.finditer(sentence)), len(sentence)]
    for first, begun in enumerate(cuts[:-1]):
        for last in range(first, len(ends)):
            line = _line(sentence, begun, ends[last], number)
            if line is not None:
                yield _Line(start + line.start, start + line.end, line.text, line.worth, number)


def _is_prose(sentence: str) -> bool:
    """Whether it is a sentence, not a heading, in which nearly every word has a capital."""
    said = [word for word in sentence.split() if word[:1].isalpha()]
    capitals = sum(word[:1].isupper() for word in said)
    return len(said) >= FEWEST_WORDS and capitals <= max(2, 0.5 * len(said))


def _line(sentence: str, start: int, end: int, number: int) -> _Line | None:
    """Return a run of clauses that can stand alone; none where it is cut out of a list, too long or too short."""
    written = sentence[start:end]
    lead = len(written) - len(written.lstrip(_OUTER))
    bare = written.strip(_OUTER)
    led = _LEADING.match(bare)
    if led:
        lead, bare = lead + led.end(), bare[led.end() :]
    is_begun, is_ended = (
        not sentence[: start + lead].strip(_OUTER) or bool(led and not start),
        not sentence[end:].strip(_OUTER),
    )
    if not is_begun:
        bare = bare.rstrip(".")
    said = _pieces(bare)
    if (
        not FEWEST_WORDS <= len(re.split(r"[\s\u2013\u2014]+", bare)) <= MOST_WORDS
        or words(bare)[-1] in _WEAK_END
        or _INNER.search(bare)
    ):
        return None
    if any(bare.count(one) != bare.count(other) for one, other in ("()", "\u201c\u201d")) or bare.count('"') % 2:
        return None
    if not is_begun and said[0] not in OPENERS | PRAISE | BLAME:
        return None
    if not is_ended and _GOES_ON.match(sentence[end:]):
        return None
    worth = _worth(said, is_whole=is_begun and is_ended)
    return _Line(start + lead, start + lead + len(bare), bare, worth, number) if worth > 0 else None


def _pieces(line: str) -> list[str]:
    plain = line.casefold().replace("\u2019", "'")
    return [piece for word in plain.split() for piece in re.split(r"[^\w'-]+", word) if piece] or [""]


def _worth(said: list[str], *, is_whole: bool) -> float:
    """Weigh a line: opinion counts, plot and noise count against it, spoilers rule it out."""
    parts = set(said)
    if not parts.isdisjoint(SPOILS) or said[0].isdigit():
        return 0.0
    is_own = not parts.isdisjoint(FIRST)
    told = (PRAISE | BLAME) - (frozenset() if is_own else PERSONAL)
    opinion = len(parts & told)
    if not opinion:
        is_fit = is_whole and (is_own or not parts.isdisjoint(SUBJECTS)) and parts.isdisjoint(NOISE)
        return LEAST if is_fit and said[0] not in ELSEWHERE else 0.0
    worth = (
        1.0 + min(opinion, 4) + 1.5 * is_whole + 0.5 * is_own - 2.0 * len(parts & NOISE) - 1.0 * (said[0] in ELSEWHERE)
    )
    return worth + 0.05 * len(said)


def _is_alike(one: _Line, other: _Line) -> bool:
    return one.sentence == other.sentence or fold(one.text) in fold(other.text) or fold(other.text) in fold(one.text)


def _proposal(line: _Line, skeleton: Skeleton) -> Proposal:
    within = [mention for mention in skeleton.mentions if line.start <= mention.start < line.end]
    characters = {mention.whose.role.character for mention in within if mention.whose.role is not None}
    people = {mention.whose.person for mention in within if mention.whose.is_cast and mention.whose.role is None}
    about = characters or people if len(characters) + len(people) == 1 else set()
    role = next(iter(characters)) if about and characters else None
    person = next(iter(people)) if about and people else None
    return Proposal("quote", line.text, "new", line.start, line.end, subject=role or person, role=role, refers=person)
