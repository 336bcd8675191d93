"""Checks one drama: what it refers to, its figures, its roles and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.finding import Finding, Found
from bot.catalogue.model import Drama, Gender
from bot.catalogue.text import fold, words

FIRST_YEAR = 1960
LONGEST_BLURB = 110
FEWEST_ROLES = 6
FEWEST_OF_SHORT = 5
SHORT = 180
"""Minutes in all; a web series as short as that may have no sixth character with a name."""
FEWEST_TROPES, MOST_TROPES = 6, 12
LONGEST_EPISODE = 200
MOST_EPISODES = 400
MOST_FAME = 5
TELLING = 4
"""From this many letters on, a word of the title tells it in a blurb."""
UNTELLING = frozenset(
    {
        "about", "after", "another", "back", "because", "before", "down", "drama", "ever", "every", "from", "good",
        "have", "here", "just", "life", "like", "little", "love", "lover", "made", "more", "near", "need", "next",
        "only", "other", "over", "part", "season", "series", "some", "story", "that", "their", "them", "then",
        "there", "they", "thing", "this", "through", "time", "until", "what", "when", "where", "which", "while",
        "with", "without", "woman", "world", "year", "your",
    }
)  # fmt: skip
"""Words that stand in many titles, so that they tell none."""
FEMALE = (
    "actress", "ballerina", "businesswoman", "concubine", "daughter", "empress", "gisaeng", "grandmother", "haenyeo",
    "heiress", "housewife", "lady", "maid", "mother", "nun", "policewoman", "princess", "queen", "sister",
    "stuntwoman", "waitress", "widow", "wife", "woman",
)  # fmt: skip
MALE = (
    "businessman", "emperor", "eunuch", "father", "fisherman", "grandfather", "husband", "king", "monk", "policeman",
    "prince", "salesman", "son", "stuntman", "widower",
)  # fmt: skip
GENDERED: dict[str, Gender] = {**dict.fromkeys(FEMALE, "female"), **dict.fromkeys(MALE, "male")}
"""Words for what a character is that also say their gender."""
CROSSING = frozenset({"body-swap", "cross-dressing", "several-selves"})
"""Tropes by which a character may be a king and its actor a woman."""


def check_drama(catalogue: Catalogue, drama: Drama, last_year: int) -> Iterator[Finding]:
    """Yield everything that is wrong with one drama, which must not begin after `last_year`."""

    def found(key: str, sentence: str) -> Finding:
        return Finding(f"dramas/{drama.id}.toml", key, sentence)

    yield from _check_figures(drama, last_year, found)
    yield from _check_lists(drama, found)
    yield from _check_blurb(drama, found)
    yield from _check_roles(drama, found)
    yield from _check_references(catalogue, drama, found)
    yield from _check_genders(catalogue, drama, found)
    yield from _check_disputes(drama, found)


def _check_references(catalogue: Catalogue, drama: Drama, found: Found) -> Iterator[Finding]:
    named = [("writers", person) for person in drama.writers] + [("directors", person) for person in drama.directors]
    named += [(f"roles[{number}].actor", role.actor) for number, role in enumerate(drama.roles, 1)]
    for key, person in named:
        if person not in catalogue.people:
            yield found(key, f"there is no {person!r} in people.toml; add them or correct the id")
        elif key.startswith("roles") and catalogue.people[person].gender is None:
            yield found(key, f"people.toml gives no gender for {person!r}; actors need one")
    for trope in drama.tropes:
        if trope not in catalogue.tropes:
            yield found("tropes", f"there is no {trope!r} in tropes.toml; choose one of that list")


def _check_figures(drama: Drama, last_year: int, found: Found) -> Iterator[Finding]:
    if drama.year < FIRST_YEAR:
        yield found("year", f"{drama.year} is before Korean television drama; give the year of the first broadcast")
    if drama.year > last_year:
        yield found("year", f"{drama.year} is yet to come; give the year of the first broadcast")
    if not 1 <= drama.episodes <= MOST_EPISODES:
        yield found("episodes", f"a drama has one episode or more, and {MOST_EPISODES} at most")
    if not 1 <= drama.minutes <= LONGEST_EPISODE:
        yield found("minutes", f"{drama.minutes} minutes is not the length of one episode")
    if not 1 <= drama.fame <= MOST_FAME:
        yield found("fame", f"fame runs from 1 to {MOST_FAME}")


def _check_lists(drama: Drama, found: Found) -> Iterator[Finding]:
    for key in ("networks", "writers", "directors", "genres", "tropes", "sources"):
        listed: tuple[str, ...] = getattr(drama, key)
        if not listed and key != "writers":  # some web series credit none
            yield found(key, "it is empty; name one or more")
        for name, count in Counter(listed).items():
            if count > 1:
                yield found(key, f"{name!r} stands there {count} times; once is enough")
    if drama.tropes and not FEWEST_TROPES <= len(drama.tropes) <= MOST_TROPES:
        yield found("tropes", f"{len(drama.tropes)} of them; give {FEWEST_TROPES} to {MOST_TROPES}")


def _check_blurb(drama: Drama, found: Found) -> Iterator[Finding]:
    if len(drama.blurb) > LONGEST_BLURB:
        yield found("blurb", f"{len(drama.blurb)} letters; keep it under {LONGEST_BLURB + 1}")
    said = {_stem(word) for word in words(drama.blurb)}
    telling = (word for word in words(drama.title) if len(word) >= TELLING and word not in UNTELLING)
    told = [word for word in telling if _stem(word) in said]
    told += [title for title in (drama.title, *drama.other_titles) if _is_in(title, drama.blurb)]
    for word in told[:1]:
        yield found("blurb", f"it says {word!r}, of the title; a blurb is also a question")


def _is_in(title: str, text: str) -> bool:
    return len(fold(title)) >= TELLING and fold(title) in fold(text)


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _check_roles(drama: Drama, found: Found) -> Iterator[Finding]:
    fewest = FEWEST_OF_SHORT if drama.episodes * drama.minutes <= SHORT else FEWEST_ROLES
    if len(drama.roles) < fewest:
        yield found("roles", f"only {len(drama.roles)}; give {fewest} or more")
    if not drama.main_roles:
        yield found("roles", "no role is billed main")
    for key, counted in (
        ("actor", Counter(role.actor for role in drama.roles)),
        ("character", Counter(fold(role.character) for role in drama.roles)),
    ):
        for name, count in counted.items():
            if count > 1:
                yield found(f"roles.{key}", f"{name!r} stands here {count} times; each {key} once")
    for number, role in enumerate(drama.roles, 1):
        if role.spoiler_from is not None and not 1 <= role.spoiler_from <= drama.episodes:
            yield found(f"roles[{number}].spoiler_from", f"episode {role.spoiler_from} does not exist")


def _check_genders(catalogue: Catalogue, drama: Drama, found: Found) -> Iterator[Finding]:
    """Find actors whose gender is not that of the character, where its occupation says one and the story swaps none."""
    if not CROSSING.isdisjoint(drama.tropes):
        return
    for number, role in enumerate(drama.roles, 1):
        person = catalogue.people.get(role.actor)
        for word in words(role.occupation or ""):
            gender = GENDERED.get(word)
            if person and person.gender and gender and gender != person.gender:
                sentence = f"{role.actor} is {person.gender} and {role.character} a {word}; correct one of them"
                yield found(f"roles[{number}].occupation", sentence)


def _check_disputes(drama: Drama, found: Found) -> Iterator[Finding]:
    for number, dispute in enumerate(drama.disputed, 1):
        if dispute.role is not None and all(dispute.role != role.character for role in drama.roles):
            yield found(f"disputed[{number}].role", f"no role here is called {dispute.role!r}")
        if len(dispute.claims) == 1:
            yield found(f"disputed[{number}].claims", "a dispute needs two claims or more")
