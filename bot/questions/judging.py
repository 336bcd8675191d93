"""Judges what somebody typed as the answer to a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.catalogue import Catalogue, Drama, Match, Person, Role, Verdict, cleaned, fold, match_name, match_title
from bot.catalogue.likeness import REWRITTEN, likeness
from bot.catalogue.matching import LONGEST
from bot.catalogue.names import AMBIGUOUS
from bot.catalogue.wording import wording
from bot.messages import Message, message
from bot.questions.model import Question
from bot.questions.named import Named, answers_of, others_of, shown_of, subject_of, told_in, wrong_of
from bot.questions.texts import match_text, match_year

__all__ = ["Judged", "judge", "shown_of", "subject_of"]

ALIKE = 3
"""So many titles that are likest to what was typed are looked at, wherever they come from."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of a typed answer.

    `typed` is as it is kept and shown to the player. `choice` is the place in the question's choices that it names:
    the answer's where it is accepted, another where it certainly is that one. `subject` names what the answer is.
    """

    typed: str
    verdict: Verdict
    reason: Message
    choice: int | None
    subject: str


def judge(
    catalogue: Catalogue,
    question: Question,
    typed: str,
    spellings: Collection[str] = (),
    elsewhere: Collection[str] = (),
) -> Judged:
    """Compare a typed answer with the right ones, and with whatever else it may mean.

    `spellings` are those that the server has accepted for the subject, `elsewhere` those for others. Near is what
    resembles any name, so that it does not tell whether it is the right one. What would count for somebody else is
    never near: else it could be tried out for nothing, since it uses an answer up only where it is right.
    """
    kept = cleaned(typed)
    match, choice = _decide(_Comparison(catalogue, question, typed, kept), spellings)
    if match.verdict == "near" and fold(kept) in map(fold, elsewhere):
        match = _OTHER
    return Judged(kept, match.verdict, match.reason, choice, subject_of(catalogue, question))


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A typed answer, as it came and cleaned, and the question that it answers."""

    catalogue: Catalogue
    question: Question
    typed: str
    kept: str

    def match(self, named: Named, others: Iterable[Named] = ()) -> Match:
        """Compare it with whom or what it may name, `others` being what it may mean as well."""
        expects = self.question.expects
        if isinstance(named, Drama):
            return match_title(self.kept, named, self.catalogue.titles)
        if isinstance(named, Person | Role) or expects in {"person", "character"}:
            known = self.catalogue.characters if expects == "character" else self.catalogue.names
            return match_name(
                self.kept, named, [other for other in others if not isinstance(other, Drama)], people=known
            )
        if expects == "year":
            return match_year(self.typed, named, self.catalogue.last_year)
        return match_text(self.kept, named, [other for other in others if isinstance(other, str)])

    def is_near_anything(self, others: Sequence[Named]) -> bool:
        """Whether it is near to anybody or anything known: else to be near would tell who is in question.

        It is not where it would count for somebody, were they in question, and `others` around them.
        """
        alike: Iterable[Named] = ()
        match self.question.expects:
            case "person":
                alike = self.catalogue.names.alike(self.kept)
            case "character":
                alike = self.catalogue.characters.alike(self.kept)
            case "drama":
                alike = self.catalogue.titles.search(self.kept, ALIKE)
        is_near = False
        for named in alike:
            match = self.match(named, others)
            if match.accepted:
                return False
            is_near = is_near or match.verdict == "near"
        return is_near


def _decide(compared: _Comparison, spellings: Collection[str]) -> tuple[Match, int | None]:
    """Return what becomes of a typed answer, and which choice it names."""
    question, kept = compared.question, compared.kept
    told = told_in(question)
    if not fold(kept) or len(kept) > LONGEST:
        return _NOTHING, None
    if fold(kept) in told:
        return _TOLD, None
    if fold(kept) in map(fold, spellings):
        return _KNOWN, question.answer
    answers = [_untold(answer, told) for answer in answers_of(compared.catalogue, question)]
    if question.expects == "drama" and _is_like_told(question, kept):
        return _TOLD, None
    wrong = wrong_of(compared.catalogue, question)
    return _among(compared, answers, wrong, others_of(compared.catalogue, question))


def _among(
    compared: _Comparison, answers: Sequence[Named], wrong: Mapping[int, Named], others: Sequence[Named]
) -> tuple[Match, int | None]:
    """Find what a typed answer names among everything at hand, each compared in view of all others."""
    rivals, own = [*wrong.values(), *others], compared.question.answer
    places = {id(choice): place for place, choice in wrong.items()}
    found: list[tuple[Match, int | None]] = [(compared.match(answer, rivals), own) for answer in answers]
    for rival in rivals:
        if compared.match(rival).verdict != "reject":
            around = [*answers, *(other for other in rivals if other is not rival)]
            found.append((compared.match(rival, around), places.get(id(rival))))
    for match, place in found:
        if match.accepted:
            return (match, own) if place == own else (_OTHER, place)
    near = [match for match, _place in found if match.verdict == "near"]
    if near:
        return (_SEVERAL if any(match.reason == AMBIGUOUS for match in near) else _NEAR), None
    return (_NEAR if compared.is_near_anything([*answers, *rivals]) else _OTHER), None


def _is_like_told(question: Question, kept: str) -> bool:
    """Whether it is a title that the question tells, but for a slip, an article or the script it is written in.

    Where the answer as it is shown is as like, as "Goong" is to 궁, it may be meant with a slip of its own.
    """
    typed, shown = wording(kept), (question.choices[question.answer], *question.also)
    if fold(kept) in map(fold, shown):
        return False
    told = (str(value) for each in (question.stem, *question.clues) for value in each.values.values())
    found = [like.distance for each in told if (like := likeness(typed, wording(each))).verdict == "accept"]
    is_shown = any(likeness(typed, wording(each)).verdict == "accept" for each in shown)
    return bool(found) and (not is_shown or min(found) <= REWRITTEN)


def _untold(named: Named, told: Collection[str]) -> Named:
    """Take from a drama the titles, and from others the spellings, that the question tells."""
    if isinstance(named, Person | Role):
        return replace(named, spellings=tuple(name for name in named.spellings if fold(name) not in told))
    if not isinstance(named, Drama):
        return named
    native = named.title if fold(named.native_title) in told else named.native_title
    titles = tuple(title for title in named.other_titles if fold(title) not in told)
    acronyms = tuple(acronym for acronym in named.acronyms if fold(acronym) not in told)
    return replace(named, native_title=native, other_titles=titles, acronyms=acronyms)


_NOTHING = Match("reject", message("That is no name: letters are missing, or there are too many."))
_TOLD = Match("reject", message("That stands in the question."))
_KNOWN = Match("accept", message("This server counts that spelling."))
_OTHER = Match("reject", message("That is no answer to this question."))
_NEAR = Match("near", message("That is close to a name. Check the spelling and send it again."))
_SEVERAL = Match("near", message("That fits more than one name here. Send the full name."))
