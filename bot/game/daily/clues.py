"""The six clues to a drama, from hard to easy, of which none tells its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import Prefix

from bot.catalogue import Billing, Catalogue, Drama, Role, fold, words
from bot.catalogue.once import once_per_catalogue
from bot.messages import Message, message
from bot.questions.choices import SHORT, SMALL_WORDS, SPELT_OUT
from bot.questions.subjects import is_certain

TROPES = 3
FEWEST_TROPES = 2
CAST = 4
MASK = "▁▁▁"
"""Stands for a word that would tell the title, however long it is."""
STEM, ENDING = 4, 3
"""Letters that two words begin with, and that one of them may have besides, if they are forms of one word."""
BILLED: Mapping[Billing, Message] = {
    "main": message("One of the leads"),
    "support": message("A supporting role"),
    "guest": message("A guest role"),
}
_WORD = re.compile(r"[\w'’-]+")  # noqa: RUF001 - as apostrophes are printed
_NAME = re.compile(r"\b[A-Z][a-z]")


def clues(catalogue: Catalogue, drama: Drama) -> tuple[Message, ...]:
    """Return the clues to a drama, always the same ones."""
    secret = Secret.of(catalogue, drama)
    return (
        _aired(drama, secret),
        message("Tropes: {tropes}", tropes=" · ".join(_tropes(catalogue, drama, secret))),
        _part(catalogue, drama, secret),
        message("In emoji: {emoji}", emoji=drama.emoji),
        message("Cast: {initials}", initials=" · ".join(_initials(catalogue, drama, secret))),
        message("“{blurb}”", blurb=secret.masked(drama.blurb)),
    )


def has_clues(catalogue: Catalogue, drama: Drama) -> bool:
    """Whether a drama has all that its clues need, and none of them tells it."""
    secret = Secret.of(catalogue, drama)
    tropes, initials = _tropes(catalogue, drama, secret), _initials(catalogue, drama, secret)
    if len(tropes) < FEWEST_TROPES or not initials or not drama.networks or not drama.emoji or not drama.blurb:
        return False
    told = (str(value) for clue in clues(catalogue, drama) for value in clue.values.values())
    return not any(map(secret.is_told_by, told))


@dataclass(frozen=True, slots=True)
class Secret:
    """What no clue may hold: the titles of a drama, and the words of them that tell it.

    `short` are titles of words that tell nothing by themselves, `long` those that tell it without their spaces too.
    """

    short: frozenset[str]
    long: frozenset[str]
    telling: Mapping[str, frozenset[str]]
    """By how they begin."""

    @classmethod
    def of(cls, catalogue: Catalogue, drama: Drama) -> Secret:
        """Take the titles of a drama apart."""
        titles = {said for title in catalogue.titles.all_titles_of(drama) for said in _ways(title) if said}
        every = {word for said in titles for word in said if len(word) > SHORT and word not in SMALL_WORDS}
        telling = {word[:STEM]: frozenset(other for other in every if other[:STEM] == word[:STEM]) for word in every}
        return cls(
            short=frozenset(f" {' '.join(said)} " for said in titles if every.isdisjoint(said)),
            long=frozenset(letters for letters in map("".join, titles) if len(letters) >= SPELT_OUT),
            telling=telling,
        )

    def is_told_by(self, text: str) -> bool:
        """Whether a text holds a title, or a word of one in any form."""
        return any(map(self._is_in, _ways(text)))

    def masked(self, text: str) -> str:
        """Return a text without the words that tell."""
        return _WORD.sub(lambda found: MASK if self.is_told_by(found[0]) else found[0], text)

    def _is_in(self, said: tuple[str, ...]) -> bool:
        spaced, joined = f" {' '.join(said)} ", "".join(said)
        return (
            any(map(self._is_telling, said))
            or any(title in spaced for title in self.short)
            or any(title in joined for title in self.long)
        )

    def _is_telling(self, word: str) -> bool:
        return any(_are_forms(word, other) for other in self.telling.get(word[:STEM], ()))


def _ways(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a text, with what is joined by hyphens as one and as several."""
    return words(text), words(text.replace("-", " "))


def _are_forms(one: str, other: str) -> bool:
    """Whether two words are the same or may be forms of one, such as doctor and doctors, or rob and robbed."""
    if one == other:
        return True
    stem, shorter, longer = Prefix.similarity(one, other), *sorted((len(one), len(other)))
    return stem >= STEM and shorter - stem <= 1 and longer - stem <= ENDING


def _aired(drama: Drama, secret: Secret) -> Message:
    """Say when and where a drama began; only the decade where the year is disputed or stands in a title."""
    networks = ", ".join(network for network in drama.networks if not secret.is_told_by(network))
    if drama.is_disputed("year") or secret.is_told_by(str(drama.year)):
        return message("The {decade}s · {networks}", decade=drama.year // 10 * 10, networks=networks)
    return message("{year} · {networks}", year=drama.year, networks=networks)


def _tropes(catalogue: Catalogue, drama: Drama, secret: Secret) -> list[str]:
    """Return the names of the commonest tropes of a drama that neither spoil nor tell."""
    holders = _holders(catalogue)
    known = map(catalogue.tropes.__getitem__, sorted(drama.tropes, key=lambda trope: (-holders[trope], trope)))
    fitting = (trope.name for trope in known if not trope.spoils and not secret.is_told_by(trope.name))
    return list(islice(fitting, TROPES))


@once_per_catalogue
def _holders(catalogue: Catalogue) -> Counter[str]:
    return Counter(trope for drama in catalogue.dramas.values() for trope in drama.tropes)


def _part(catalogue: Catalogue, drama: Drama, secret: Secret) -> Message:
    """Say what somebody in a drama does, a lead if possible; where that is not known, who leads it."""
    for role in _in_order(drama):
        does = role.occupation or ""
        if not does or _NAME.search(does) or secret.is_told_by(does) or not is_certain(drama, role, "occupation"):
            continue
        billing = BILLED[role.billing] if is_certain(drama, role, "billing") else message("One of the roles")
        return message("{billing}: {occupation}", billing=billing, occupation=does)
    genders = [catalogue.people[role.actor].gender for role in drama.main_roles]
    if None in genders:
        return message("Leads: {count}", count=len(genders))
    return message("Leads: {count} · women among them: {women}", count=len(genders), women=genders.count("female"))


def _initials(catalogue: Catalogue, drama: Drama, secret: Secret) -> list[str]:
    """Return the first letters of the leads' names, as they are billed."""
    sure = (role for role in _in_order(drama) if is_certain(drama, role, "actor"))
    leads = [role for role in sure if role.billing == "main"] or list(_in_order(drama))
    found = dict.fromkeys(_initials_of(catalogue.name_of(role.actor)) for role in leads)
    return list(islice((letters for letters in found if fold(letters) and not secret.is_told_by(letters)), CAST))


def _initials_of(name: str) -> str:
    return "".join(f"{part[0].upper()}." for part in name.replace("-", " ").split() if part[0].isalnum())


def _in_order(drama: Drama) -> Iterator[Role]:
    """Yield the roles that spoil nothing, leads first."""
    return (role for role in _leads_first(drama.roles) if role.spoiler_from is None)


def _leads_first(roles: Iterable[Role]) -> list[Role]:
    return sorted(roles, key=lambda role: ("main", "support", "guest").index(role.billing))
