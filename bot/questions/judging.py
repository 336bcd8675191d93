"""Judges what somebody typed as the answer to a question."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bot.catalogue import Catalogue, Drama, Match, Person, Role, Verdict, cleaned, fold
from bot.catalogue.matching import LONGEST
from bot.messages import Message, message
from bot.questions.matchers import match_name, match_title
from bot.questions.model import Question
from bot.questions.named import Named, answers_of, others_of, subject_of, told_in, wrong_of
from bot.questions.texts import match_text, match_year

__all__ = ["Judged", "judge", "subject_of"]


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


def judge(catalogue: Catalogue, question: Question, typed: str, spellings: Collection[str] = ()) -> Judged:
    """Compare a typed answer with the right ones, and with whatever else it may mean.

    `spellings` are those that the server has accepted for the subject. Near is what resembles any name at hand, so
    that it does not tell whether it is the right one.
    """
    kept = cleaned(typed)
    match, choice = _decide(_Comparison(catalogue, question, typed, kept), spellings)
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
            return match_name(self.kept, named, [other for other in others if not isinstance(other, Drama)])
        if expects == "year":
            return match_year(self.typed, named, self.catalogue.last_year)
        return match_text(self.kept, named)


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
    wrong = wrong_of(compared.catalogue, question)
    others = others_of(compared.catalogue, question)
    rivals = [*wrong.values(), *others]
    matches = [compared.match(answer, rivals) for answer in answers]
    accepted = next((match for match in matches if match.accepted), None)
    if accepted is not None:
        return accepted, question.answer
    for place, choice in wrong.items():
        if compared.match(choice, [*answers, *(other for other in rivals if other is not choice)]).accepted:
            return _WRONG, place
    around = [compared.match(rival) for rival in rivals]
    if any(match.accepted for match in around):
        return _WRONG, None
    is_near = any(match.verdict == "near" for match in (*matches, *around))
    return (_NEAR if is_near else matches[0]), None


def _untold(named: Named, told: Collection[str]) -> Named:
    """Take from somebody or something the names that the question tells."""
    match named:
        case Drama():
            native = named.title if fold(named.native_title) in told else named.native_title
            titles = tuple(title for title in named.other_titles if fold(title) not in told)
            acronyms = tuple(acronym for acronym in named.acronyms if fold(acronym) not in told)
            return replace(named, native_title=native, other_titles=titles, acronyms=acronyms)
        case Role() if fold(named.nickname or "") in told:
            return replace(named, nickname=None)
    return named


_NOTHING = Match("reject", message("That is no name: letters are missing, or there are too many."))
_TOLD = Match("reject", message("That stands in the question."))
_KNOWN = Match("accept", message("This server counts that spelling."))
_WRONG = Match("reject", message("That is somebody or something else."))
_NEAR = Match("near", message("That is close to a name. Check the spelling and send it again."))
