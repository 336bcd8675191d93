"""The ways in which reviewers write who plays whom, as patterns between two names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from bot.reviews.mentions import Mention
from bot.reviews.skeleton import NAME, OWN, TITLE, Skeleton, without_asides

Form = Literal["said", "brackets", "line", "stroke", "of", "is", "block"]
"""How a pair is written: in so many words, in brackets, as a line of a list, with a stroke, or one name of the other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that belong together, by how that is written; `actor` is known to be the first only if it is `said`."""

    first: Mention
    second: Mention
    form: Form
    start: int
    """Where it stands in the text."""
    is_in_cast: bool = False
    """Whether it is of a list that is headed as the cast, whose members come first."""


_W: Final = rf"[^\s.;:!?()\ue000-\uf7ff{TITLE}]+"
"""A word that is neither a name nor another drama's title and ends no clause; a comma may stick to it."""
_PLAYS: Final = (
    r"(?:(?:plays?|played|playing|portrays?|portrayed|portraying|embodies|embodied|embodying|essays|essayed|takes?|took|taking|"
    r"tackles?|lands?|landed|steps?|slips?|inhabits?|reprises?|fills?|nails?|nailed|owns?|aces?|masters?|gets?|got)"
    r"(?: on| up| over| into)? (?:the|her|his) (?:\w+ ){0,3}?(?:roles?|parts?|characters?|mantle|shoes|skin|boots|robes)(?: of)?|"
    r"plays?|played|playing|portrays?|portrayed|portraying|embodies|embodied|embodying|essays|essayed|"
    r"(?:stars?|starred|starring|appears?|appeared|features?|cast|casted|returns?|acts?|acted|debuts?|shines?) "
    r"(?:in the (?:\w+ ){0,2}?role of|as)|"
    r"(?:is|was|are|were) (?:in )?the (?:\w+ ){0,2}?(?:role|part) of|in the (?:\w+ ){0,2}?(?:roles?|parts?) of|"
    r"gives? life to|gave life to|breathes life into|brings? to life|brought to life|transform(?:s|ed)? into)"
)
_PLAYED: Final = (
    r"(?:played|portrayed|acted|brought to life|performed|embodied|depicted|essayed|enacted|interpreted|"
    r"taken on|helmed)"
)
_BROKEN: Final = (
    r"(?:and|but|or|he|she|they|it|is|was|are|were|always|usual|well|if|though|although|when|while|because|much|by|for|who|"
    r"whose|which|that|so|than|then|opposite|alongside|against|with|to|about|after|before|has|had|have|not|also|soon|long|"
    r"possible|expected|falls?|fell|meets?|met|i|you|we|kept|seeing|saw|see)"
)
"""What does not stand between an actor's part and the name of it."""
_LINK: Final = r"(?:\s*[,&/]\s*|\s*,?\s+and\s+)"
_NAMES: Final = rf"{NAME}(?:{_LINK}{NAME})+"

_SEVERAL_PLAY: Final = re.compile(
    rf"({_NAMES}),? (?:who )?{_PLAYS} (?:{_W} ){{0,4}}?({_NAMES})(?! as\b)", re.IGNORECASE
)
_SEVERAL_AS: Final = re.compile(
    rf"(?<!as )(?<!as the )({_NAMES}) (?:{_W} ){{0,8}}?as (?:{_W} ){{0,4}}?({_NAMES})(?! as\b)(?!,? {NAME}? ?as\b)", re.IGNORECASE
)
_SEVERAL_IN_BRACKETS: Final = re.compile(rf"({_NAMES}) ?\((?:played by )?({_NAMES})\)", re.IGNORECASE)
_SEVERAL_PLAYED: Final = re.compile(
    rf"({_NAMES})[,(]? ?(?:who )?(?:are |is |were )?\(?{_PLAYED} by (?:{_W} ){{0,5}}?({_NAMES})", re.IGNORECASE
)
_A_PLAYS_C: Final = re.compile(
    rf"({NAME})(?:['\u2019]s)?(?:,| \u2013| \u2014| -)? ?(?:{_W} ){{0,14}}?\(?{_PLAYS},? (?:as )?((?:{_W} ){{0,12}}?){NAME}",
    re.IGNORECASE,
)
_A_AS_C: Final = re.compile(
    rf"({NAME})(?:['\u2019]s?)?,? ?\(?((?:{_W} ){{0,9}}?)\(?as,? ((?:{_W} ){{0,9}}?){NAME}", re.IGNORECASE
)
_C_PLAYED_BY_A: Final = re.compile(
    rf"({NAME})(?P<whose>,? {NAME}['\u2019]s? (?:\w+ ){{0,3}}\w+)?(?:['\u2019]s)?[,(\u2013\u2014]? ?(?:{_W} ){{0,16}}?[(\u2014\u2013]? ?(?:\w+ly )?{_PLAYED} (?:{_W} ){{0,4}}?by "
    rf"((?:{_W} ){{0,9}}?){NAME}",
    re.IGNORECASE,
)
_ROLE_OF: Final = re.compile(
    rf"(?:role|part|character) of ((?:{_W} ){{0,5}}?){NAME},? (?:{_W} ){{0,4}}?(?:goes to|went to|is given to|falls to|by) "
    rf"(?:{_W} ){{0,3}}?({NAME})",
    re.IGNORECASE,
)
_CHARACTER_OF: Final = re.compile(
    rf"({NAME})['\u2019]s? (?:{_W} ){{0,4}}?(?:characters?|roles?|part|portrayal|performance|turn|take|interpretation|persona|"
    rf"portraying)(?:\s*[,:(\u2013\u2014]|\s+(?:of|as|is|was|named|called))*\s*((?:{_W} ){{0,7}}?)({NAME})",
    re.IGNORECASE,
)
_TO_LIFE: Final = re.compile(
    rf"({NAME}),? (?:{_W} ){{0,6}}?(?:brings?|brought|bringing) (?:{_W} ){{0,3}}?({NAME})(?:['\u2019]s \w+)? to life",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(
    rf"({NAME})(?:['\u2019]s)?(?: (?:aka|a\.k\.a\.?) \S+| [\"\u201c\u2018'][^\"\u201d\u2019\n]{{1,24}}[\"\u201d\u2019']"
    rf"|, (?:an?|the|our|his|her) (?:{_W} ){{0,5}}{_W})? ?"
    rf"[(\[](?:\s*(?:the|our|a|an|its)(?: \w+){{0,3}}?)?(?:\s*(?:\w+ly )?(?:played|portrayed)(?: \w+){{0,3}}? by)?(?:\s*(?:actor|actress|actors|aka|portrayed by|played by|acted by|by|idol|singer)\s*[:-]?)?\s*({NAME})"
    rf"((?:\s*(?:,|/|&|and)\s*{NAME})*)\s*(?=[)\],;/]|\s{TITLE}|\sof\b|\sfrom\b|\sin\b|\s[-\u2013\u2014]|\s(?-i:[A-Z0-9]))",
    re.IGNORECASE,
)
_AS_IN_BRACKETS: Final = re.compile(
    rf"({NAME}) ?[(\[]\s*(?:as|plays?|playing|who plays|portraying) ((?:{_W} ){{0,6}}?){NAME}", re.IGNORECASE
)
_WHOM_A_PLAYS: Final = re.compile(
    rf"({NAME}),? (?:whom|who|which|that) ({NAME}) (?:\w+ ){{0,2}}?(?:plays?|played|portrays?|portrayed|embodies|embodied)\b", re.IGNORECASE
)
_AS_C_A: Final = re.compile(
    rf"(?:^|[.;,]\s|\n)\W*(?:as|in the (?:\w+ ){{0,2}}?roles? of|in the part of|playing|portraying) ((?:{_W} ){{0,7}}?){NAME}, "
    rf"(?:(?:the|actor|actress)(?: \w+){{0,2}}? )?({NAME})",
    re.IGNORECASE,
)
_ACTOR_OF: Final = re.compile(rf"({NAME})['\u2019]s? (?:actor|actress|portrayer),? ({NAME})", re.IGNORECASE)
_STROKE: Final = re.compile(rf"({NAME})\s?/\s?({NAME})")
_LINE: Final = re.compile(
    rf"[^\w\n{TITLE}{OWN}\ue000-\uf7ff]{{0,8}}(?:\d+[.)]\s*)?({NAME})(?: (?:aka \S+|[\"\u201c\u2018'][^\"\u201d\u2019\n]{{1,24}}[\"\u201d\u2019']))?"
    rf"(?:\s*\([^()\n\ue000-\uf7ff]*\))?\s*(?P<by>[-\u2013\u2014:|\u2192=~\u2022\u00b7]|\.{{2,}}|\u2026|\bas\b)+\s*"
    rf"(?:(?:as|actor|actress|by|played by|the)\s+)?({NAME})(?=$|[\s,.(:;|/\u2013\u2014-])",
    re.IGNORECASE,
)
_BLOCK: Final = re.compile(
    rf"(?<![^\n])[^\w\n{TITLE}{OWN}\ue000-\uf7ff]{{0,4}}({NAME})[ \t]*\n+[ \t]*(?:as |plays |is )?({NAME})[ \t]*(?=\n|$|\()",
    re.IGNORECASE,
)
_ONE_OF_THE_OTHER: Final = re.compile(rf"({NAME})['\u2019]s? ((?:{_W} ){{0,3}}?){NAME}", re.IGNORECASE)
_ONE_IS_THE_OTHER: Final = re.compile(
    rf"({NAME})(?:,? (?:who )?(?:is|was|becomes?|became|takes on|tackles|inhabits|channels|lends|makes|gives|infuses|imbues)|, our) "
    rf"((?:{_W} ){{0,7}}?){NAME}(?!['\u2019]s)",
    re.IGNORECASE,
)
_CAST: Final = re.compile(r"\W*(?:(?:main|supporting|full|lead) )?(?:cast|casts|starring|stars|actors?|leads?)\b(?: \w+)?\s*[:\u2013-]", re.IGNORECASE)
_PLAYED_ABOVE: Final = re.compile(
    rf"^\W*(?:(?:the|this|his|her) (?:role|character|part) (?:is|was) |(?:s?he|who)(?: is|['\u2019]s| was) |this is )?(?:\w+ly )?"
    rf"{_PLAYED} (?:{_W} ){{0,4}}?by (?:{_W} ){{0,9}}?({NAME})",
    re.IGNORECASE,
)
_NO_PART: Final = re.compile(rf"\b{_BROKEN}\b", re.IGNORECASE)
_NO_AS: Final = re.compile(
    r"\b(?:known|such|far|soon|just|same|long|seen|described|regarded|him|her|them|poses?|posing|disguised?|dressed|"
    r"hired|works?|working|worked|serves?|introduced|recognized|recognised|not|loves?|reincarnated|reborn|met|meets|"
    r"go|goes|going|went|gone|pass\w*|sees?|treats?|treated|uses?|refers?|thinks?|adopted)(?: \w+){0,2} ?$",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(
    r"['\u2019]s? (?:\w+[ -]){0,3}?(?:mother|mom|father|dad|brother|sister|son|daughter|wife|husband|ex|friend|bestie|best|love|"
    r"first|boss|secretary|assistant|rival|girlfriend|boyfriend|grand\w*|uncle|aunt|cousin|family|younger|older|elder|little|"
    r"teacher|mentor|colleague|partner|bodyguard|manager|parents?|child|stepmother|neighbou?r|fianc\S*|nemesis|crush|roommate)\b",
    re.IGNORECASE,
)
"""Behind a name in a part: it is somebody's of theirs who is played."""
_KIN: Final = re.compile(
    r"\b(?:['\u2019]s?|his|her|their|whose) (?:\w+ ){0,2}?(?:mother|mom|father|dad|brother|sister|son|daughter|wife|husband|friend|boss|uncle|aunt)"
    r"\b[^.;]*$",
    re.IGNORECASE,
)
_RELATION: Final = re.compile(
    r"\b(?:of|to|with|for|by|opposite|alongside|against|from|named after)(?: \w+(?:['\u2019]s)?){0,1} $", re.IGNORECASE
)


def pairs_of(skeleton: Skeleton) -> list[Pair]:
    """Return every pair of names that a review puts together, in their order."""
    bare = without_asides(skeleton)
    found = [*_in_lines(bare), *_above(bare)]
    for start, end in skeleton.sentences:
        found += _brackets(skeleton, start, end)
    for start, end in bare.sentences:
        found += _in_sentence(bare, start, end)
    return sorted(found, key=lambda pair: pair.start)


def _brackets(skeleton: Skeleton, start: int, end: int) -> Iterator[Pair]:
    for match in _overlapping(_BRACKETS, skeleton.text[start:end]):
        for second in (match[2], *(sign for sign in match[3] if re.match(NAME, sign))):
            at = skeleton.origin[start + match.start()]
            is_in_cast = _CAST.match(skeleton.text[skeleton.text.rfind("\n", 0, start) + 1 :]) is not None
            yield Pair(skeleton.mention(match[1]), skeleton.mention(second), "brackets", at, is_in_cast)


def _in_sentence(skeleton: Skeleton, start: int, end: int) -> Iterator[Pair]:
    text = skeleton.text[start:end]
    taken: set[int] = set()
    for pattern, swaps in (
        (_SEVERAL_PLAY, False),
        (_SEVERAL_PLAYED, True),
        (_SEVERAL_IN_BRACKETS, True),
        (_SEVERAL_AS, False),
    ):
        for match in pattern.finditer(text):
            first, second = skeleton.all(match[1]), skeleton.all(match[2])
            if len(first) == len(second) and taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                for actor, character in zip(*((second, first) if swaps else (first, second)), strict=True):
                    yield Pair(actor, character, "said", skeleton.origin[start + match.start()])
    for pair in (*_said(skeleton, text), *_beside(skeleton, text)):
        if pair.start not in taken:
            yield Pair(pair.first, pair.second, pair.form, skeleton.origin[pair.start + start])


def _said(skeleton: Skeleton, text: str) -> Iterator[Pair]:
    """Yield the pairs of which the words say who is the actor."""
    for match in _overlapping(_A_PLAYS_C, text):
        if _is_part(match[2], text[match.end() :]):
            yield _pair(skeleton, match[1], match[0][-1], "said", match)
    for match in _overlapping(_A_AS_C, text):
        if not _NO_AS.search(match[2] and f"{match[2]}") and _is_part(match[3], text[match.end() :]):
            yield _pair(skeleton, match[1], match[0][-1], "said", match)
    for match in _overlapping(_C_PLAYED_BY_A, text):
        behind = text[match.end(1) : match.end()]
        if match["whose"] is not None or not (_OWNED.match(behind) or _KIN.search(behind)):
            yield _pair(skeleton, match[0][-1], match[1], "said", match)
    for match in _overlapping(_WHOM_A_PLAYS, text):
        yield _pair(skeleton, match[2], match[1], "said", match)
    for match in _overlapping(_ACTOR_OF, text):
        yield _pair(skeleton, match[2], match[1], "said", match)
    for match in _AS_C_A.finditer(text):
        if _is_part(match[1], ""):
            character = next(sign for sign in match[0] if re.match(NAME, sign))
            yield _pair(skeleton, match[2], character, "said", match)
    for match in _overlapping(_AS_IN_BRACKETS, text):
        yield _pair(skeleton, match[1], match[0][-1], "said", match)
    for match in _overlapping(_TO_LIFE, text):
        yield _pair(skeleton, match[1], match[2], "said", match)
    for match in _overlapping(_ROLE_OF, text):
        character = next(sign for sign in match[0] if re.match(NAME, sign))
        yield _pair(skeleton, match[2], character, "said", match)
    for match in _overlapping(_CHARACTER_OF, text):
        if _is_part(match[2], text[match.end() :]):
            yield _pair(skeleton, match[1], match[3], "of", match)


def _beside(skeleton: Skeleton, text: str) -> Iterator[Pair]:
    """Yield the pairs that only stand beside one another."""
    for match in _overlapping(_STROKE, text):
        yield _pair(skeleton, match[1], match[2], "stroke", match)
    for match in _overlapping(_ONE_OF_THE_OTHER, text):
        if _is_part(match[2], text[match.end() :]):
            yield _pair(skeleton, match[1], match[0][-1], "of", match)
    for match in _overlapping(_ONE_IS_THE_OTHER, text):
        if _is_part(match[2], text[match.end() :]):
            yield _pair(skeleton, match[1], match[0][-1], "is", match)


def _is_part(between: str, after: str) -> bool:
    """Whether what stands between an actor and a name describes that name, and the name is not somebody else's."""
    return not (_NO_PART.search(between) or _RELATION.search(between) or _OWNED.match(after))


def _in_lines(skeleton: Skeleton) -> Iterator[Pair]:
    for start, end in skeleton.lines:
        match = _LINE.match(skeleton.text[start:end])
        if match and not _OWNED.match(skeleton.text[start + match.end() : end]):
            form: Form = "said" if match["by"].casefold() == "as" else "line"
            yield Pair(skeleton.mention(match[1]), skeleton.mention(match[3]), form, skeleton.origin[start])
    for match in _overlapping(_BLOCK, skeleton.text):
        first, second = skeleton.mention(match[1]), skeleton.mention(match[2])
        yield Pair(first, second, "block", skeleton.origin[match.start()])


def _above(skeleton: Skeleton) -> Iterator[Pair]:
    """Yield the pairs of which the character is named in the sentence before: "Played by X, she …"."""
    for (start, end), (begun, ended) in pairwise(skeleton.sentences):
        match = _PLAYED_ABOVE.match(skeleton.text[begun:ended])
        above = skeleton.all(skeleton.text[start:end])
        if match and above:
            yield Pair(skeleton.mention(match[1]), _subject(above), "said", skeleton.origin[begun])


def _subject(above: list[Mention]) -> Mention:
    """Return of whom a sentence speaks: the first character in it, else the first name."""
    characters = [mention for mention in above if mention.whose.role is not None and not mention.whose.is_cast]
    return (characters or above)[0]


def _pair(skeleton: Skeleton, first: str, second: str, form: Form, match: re.Match[str]) -> Pair:
    return Pair(skeleton.mention(first), skeleton.mention(second), form, match.start())


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern, of which one may begin where another ends: the second name may be a first."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        at = max(match.end() - 1, match.start() + 1)
