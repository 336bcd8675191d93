"""Makes hints from what the catalogue knows of an answer, from vague to telling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from zlib import crc32

from bot.catalogue import Catalogue, Drama, Person, Role, fold, match_name, match_title
from bot.catalogue.hangul import initials, is_hangul
from bot.messages import Message, message
from bot.questions.candidates import kin_of
from bot.questions.choices import gives_away
from bot.questions.model import Question
from bot.questions.named import Named, answers_of, names_of, told_in
from bot.questions.subjects import ANYWHERE, Craft, is_certain, known

MOST = 3
"""Hints to one question."""
LETTERS = "The letters: `{letters}`"
SPAN = 5
"""So many years may be meant by the hint at a year."""
CRAFTS: tuple[tuple[Craft, str], ...] = (
    ("writers", "This person wrote {drama}."),
    ("directors", "This person directed {drama}."),
)


def hints(catalogue: Catalogue, question: Question) -> tuple[Message, ...]:
    """Return at most three hints; none holds the answer, rests on what is disputed or says what the question says."""
    answer = answers_of(catalogue, question)[0]
    told = told_in(question)
    found: list[Message] = []
    for candidates in _steps(catalogue, question, answer):
        found += islice((hint for hint in candidates if hint not in found and _is_fair(hint, answer, told)), 1)
    return tuple(found[:MOST])


def _is_fair(hint: Message, answer: Named, told: frozenset[str]) -> bool:
    """Whether a hint says nothing that the question has said, nor any name of the answer."""
    is_name, names = isinstance(answer, Person | Role), names_of(answer)
    said = {fold(str(value)) for value in hint.values.values()}
    if not said.isdisjoint(told) or any(_counts(str(value), answer) for value in hint.values.values()):
        return False
    return not any(gives_away((hint,), name, is_name=is_name) for name in names)


def _counts(said: str, answer: Named) -> bool:
    """Whether what a hint says would be accepted if somebody typed it."""
    if isinstance(answer, Drama):
        return match_title(said, answer).accepted
    return isinstance(answer, Person | Role) and match_name(said, answer).accepted


def _steps(catalogue: Catalogue, question: Question, answer: Named) -> Iterator[Iterable[Message]]:
    """Yield what can be said, step by step, of which the first that may be said is."""
    shown = question.choices[question.answer]
    match answer:
        case Person():
            yield _of_person(catalogue, question, answer)
            yield [_letters(shown, 1)]
            yield [*_initials(answer.native_name), _letters(shown, 2)]
        case Role():
            drama = catalogue.dramas[question.drama]
            native = answer.native_name if is_certain(drama, answer, "native_name") else None
            yield _of_role(catalogue, drama, answer)
            yield [_letters(shown, 1)]
            yield [*_initials(native), _letters(shown, 2)]
        case Drama():
            yield _of_airing(answer)
            yield _of_story(catalogue, answer)
            yield _of_title(shown, is_shortened=question.kind == "acronym")
        case _ if question.expects == "year":
            yield [_span(question.key, int(shown), catalogue.last_year)]
            yield [message("It is an odd year.") if int(shown) % 2 else message("It is an even year.")]
        case _:
            yield _of_singer(catalogue, question, shown)
            yield [_letters(shown, 1)]
            yield [_letters(shown, 2)]


def _of_person(catalogue: Catalogue, question: Question, person: Person) -> Iterator[Message]:
    """Yield what else somebody plays or made, the best known first, or when they were born."""
    about = _about(catalogue, question)
    for drama in sorted(_dramas_of(catalogue, person), key=lambda drama: (-drama.fame, drama.id)):
        if drama in about:
            continue
        for role in drama.roles:
            if role.actor == person.id and role.spoiler_from is None and is_certain(drama, role, "character", "actor"):
                yield message(
                    "This person also plays {character} in {drama}.", character=role.character, drama=drama.title
                )
        for craft, text in CRAFTS:
            if person.id in getattr(drama, craft) and drama.id in known(catalogue, craft):
                yield Message(text, {"drama": drama.title})
    if person.born is not None:
        yield message("Born in the {decade}s.", decade=person.born // 10 * 10)


def _dramas_of(catalogue: Catalogue, person: Person) -> set[Drama]:
    return {*(part.drama for part in catalogue.parts_of(person.id)), *catalogue.works_of(person.id)}


def _about(catalogue: Catalogue, question: Question) -> set[Drama]:
    """Return the dramas that a question is about, with all seasons."""
    named = {question.drama, *(fact.replace(":", "/").partition("/")[0] for fact in question.facts)}
    return {kin for drama in named if drama in catalogue.dramas for kin in kin_of(catalogue, catalogue.dramas[drama])}


def _of_role(catalogue: Catalogue, drama: Drama, role: Role) -> Iterator[Message]:
    """Yield what a character does, and who plays it."""
    if role.occupation is not None and is_certain(drama, role, "occupation"):
        yield message("By occupation: {occupation}.", occupation=role.occupation)
    if is_certain(drama, role, "actor"):
        yield message("Played by {actor}.", actor=catalogue.name_of(role.actor))


def _of_airing(drama: Drama) -> Iterator[Message]:
    """Yield when and where a drama began."""
    networks = () if drama.is_disputed("networks") else drama.networks[:1]
    if not drama.is_disputed("year"):
        for network in networks:
            yield message("It began in {year}, on {network}.", year=drama.year, network=network)
        yield message("It began in {year}.", year=drama.year)
    for network in networks:
        yield message("It was shown by {network}.", network=network)


def _of_story(catalogue: Catalogue, drama: Drama) -> Iterator[Message]:
    """Yield where a drama is set, if that tells anything, and what happens in it that spoils nothing."""
    if drama.setting not in ANYWHERE and not drama.is_disputed("setting"):
        yield message("Much of it plays here: {setting}.", setting=drama.setting)
    tropes = () if drama.is_disputed("tropes") else map(catalogue.tropes.__getitem__, drama.tropes)
    yield from (message("It has this: {trope}.", trope=trope.name) for trope in tropes if not trope.spoils)


def _of_title(title: str, *, is_shortened: bool) -> Iterator[Message]:
    """Yield letters of a title, but of two words at most, or one: the first letters of all are an acronym that counts.

    Where the question is an acronym, these are known.
    """
    if is_shortened:
        yield _letters(title, 2)
    for words in (2, 1):
        begun = (_letters_of(part, int(place < words)) for place, part in enumerate(title.split()))
        yield message(LETTERS, letters=" ".join(begun))


def _of_singer(catalogue: Catalogue, question: Question, singer: str) -> Iterator[Message]:
    """Yield what else somebody sings."""
    for drama in catalogue.dramas.values():
        if drama.id != question.drama and not drama.is_disputed("songs"):
            for song in drama.songs:
                if fold(song.singer) == fold(singer):
                    yield message("The same voice: “{song}”, from {drama}.", song=song.title, drama=drama.title)


def _span(key: str, year: int, last: int) -> Message:
    """Name the years around five that may be meant, in which the right one stands anywhere; none is to come."""
    least = max(0, year + SPAN - 1 - last)
    before = year - 1 - (least + crc32(key.encode()) % (SPAN - least) if least < SPAN else 0)
    return message("It is after {before} and before {after}.", before=before, after=before + SPAN + 1)


def _letters(name: str, shown: int) -> Message:
    """Show the first letters of each part of a name, never all of them, and how many there are."""
    return message(LETTERS, letters=" ".join(_letters_of(part, shown) for part in name.split()))


def _letters_of(part: str, shown: int) -> str:
    """Hide the letters of a word but the first ones, and at least one.

    >>> _letters_of("Go-eun", 1)
    'G_-___'
    """
    left = min(shown, sum(map(str.isalnum, part)) - 1)
    masked = ""
    for letter in part:
        masked += letter if left > 0 or not letter.isalnum() else "_"
        left -= letter.isalnum()
    return masked


def _initials(native: str | None) -> Iterator[Message]:
    """Yield the consonants with which the syllables of a Korean name begin."""
    if native is not None and is_hangul(native):
        yield message("The Korean name begins its syllables so: {initials}", initials=initials(native))
