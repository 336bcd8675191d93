"""The lines of a review most worth quoting: short, whole, opinion rather than plot, and no spoiler."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.catalogue import words
from bot.reviews.model import Proposal
from bot.reviews.skeleton import Skeleton

MOST: Final = 10
"""Lines of one review."""
MOST_WORDS: Final = 12
FEWEST_WORDS: Final = 4
PRAISE: Final = frozenset(
    """
adorable addictive amazing astonishing authentic awesome beautiful beautifully best bittersweet breathtaking brilliant brilliantly
captivating charismatic charming chemistry classic clever comforting compelling  cozy cute dazzling  delightful devastating
effortless  endearing engaging enjoyable enjoyed enthralling epic excellent exceptional exciting extraordinary fabulous fantastic
fascinating favorite favourite fine flawless fresh fun funny gem genius gentle genuine glorious good gorgeous great gripping gut
haunting heartbreaking heartfelt heartwarming hilarious honest hooked humor humour immersive impeccable impressive incredible infectious
intense intriguing irresistible joy laugh laughed lovable love loved lovely magic magical magnetic masterclass masterful masterpiece
memorable mesmerizing moving nuanced obsessed  outstanding perfect perfection perfectly phenomenal poignant powerful profound pure
 real realistic refreshing relatable remarkable rewarding riveting satisfying sensational sensitive sharp smart solid 
spectacle spectacular spellbinding splendid stellar striking  stunning sublime superb surprising  sweet swoon tears
tender terrific thoughtful thrilling timeless touching  treat unforgettable unique unmissable uplifting warm warmth watchable
wholesome witty wonderful wonderfully worth worthwhile zany must-watch bingeworthy binge-worthy feel-good rollercoaster  hearts
 healing catnip banger bangers lit goosebumps breathless   glued wow
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
FIRST: Final = frozenset({"i", "my", "me", "we", "our", "i'm", "ive", "im", "id"})
_CLAUSE: Final = re.compile(r"\s*(?:[,;:\u2014]|\s[\u2013-]\s|\u2014|\s\(|\)\s)\s*")
_LEADING: Final = re.compile(r"^(?:and|but|so|or|because|that|which|who|while|although|though|as|if|when|where|since|then|yet|also|plus|it['\u2019]s like|to be honest)\b,?\s+", re.IGNORECASE)
_OUTER: Final = " \t\n*_#>-\u2022\u201c\u201d\"\u00b7|~,;:"
_UNFIT: Final = re.compile(r"https?:|www\.|[@#\u00a9|\\{}<>=]|\d{4}|\bAlso Read\b", re.IGNORECASE)
_WEAK_END: Final = frozenset("the a an of to with and or but is was are that which who in on for by as so very".split())


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    worth: float
    sentence: int


def quotes(skeleton: Skeleton, text: str) -> Iterator[Proposal]:
    """Yield the lines, in the order of the document; each says what character or person it is about, if only one."""
    candidates = [line for number, span in enumerate(skeleton.sentences) for line in _candidates(skeleton, text, number, span)]
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
            if line is None:
                continue
            is_whole = first == 0 and last == len(ends) - 1
            worth = _worth(line.text, is_whole=is_whole)
            if worth > 0:
                yield _Line(start + line.start, start + line.end, line.text, worth, number)


def _is_prose(sentence: str) -> bool:
    """Whether it is a sentence, not a heading, in which nearly every word has a capital."""
    said = [word for word in sentence.split() if word[:1].isalpha()]
    capitals = sum(word[:1].isupper() for word in said)
    return len(said) >= FEWEST_WORDS and capitals <= max(2, 0.5 * len(said))


def _line(sentence: str, start: int, end: int, number: int) -> _Line | None:
    written = sentence[start:end]
    lead = len(written) - len(written.lstrip(_OUTER))
    bare = written.strip(_OUTER)
    led = _LEADING.match(bare)
    if led:
        lead, bare = lead + led.end(), bare[led.end() :]
    count = len(bare.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS or words(bare)[-1:] == () or words(bare)[-1] in _WEAK_END:
        return None
    if bare.count("(") != bare.count(")") or bare.count("\u201c") != bare.count("\u201d") or bare.count('"') % 2:
        return None
    return _Line(start + lead, start + lead + len(bare), bare, 0.0, number)


def _worth(line: str, *, is_whole: bool) -> float:
    """Weigh a line: opinion counts, plot and noise count against it, spoilers rule it out."""
    said = [part for word in words(line) for part in [word]]
    parts = {piece for word in line.casefold().replace("\u2019", "'").split() for piece in re.split(r"[^\w'-]+", word)} | set(said)
    if not parts.isdisjoint(SPOILS):
        return 0.0
    opinion = len(parts & PRAISE) + len(parts & BLAME)
    if not opinion:
        return 0.0
    worth = 1.0 + min(opinion, 4) + (1.5 if is_whole else 0.0) - 2.0 * len(parts & NOISE)
    worth += 0.5 * (not parts.isdisjoint(FIRST))
    return worth + 0.05 * len(said)


def _is_alike(one: _Line, other: _Line) -> bool:
    return one.sentence == other.sentence or words(one.text) == words(other.text)


def _proposal(line: _Line, skeleton: Skeleton) -> Proposal:
    within = [mention for mention in skeleton.mentions if line.start <= mention.start < line.end]
    characters = {mention.whose.role.character for mention in within if mention.whose.role is not None}
    people = {mention.whose.person for mention in within if mention.whose.is_cast and mention.whose.role is None}
    about = characters or people if len(characters) + len(people) == 1 else set()
    role = next(iter(characters)) if about and characters else None
    person = next(iter(people)) if about and people else None
    return Proposal("quote", line.text, "new", line.start, line.end, subject=role or person, role=role, refers=person)
