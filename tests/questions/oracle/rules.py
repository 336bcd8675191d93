"""What makes an option right, and what keeps one from being certainly wrong, for each kind of question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.catalogue import Role, fold
from tests.questions.oracle.asked import Asked, initials, is_within, shares_word
from tests.questions.oracle.masks import is_shown_of
from tests.questions.oracle.occupations import is_general
from tests.questions.oracle.settings import may_be_set

Test = Callable[[Asked, str], bool]


def _native_title(asked: Asked, choice: str) -> bool:
    title, native = (choice, asked["native"]) if "native" in asked else (asked["drama"], choice)
    return any(drama.native_title == native for drama in asked.dramas(title))


def _review_quote(asked: Asked, choice: str) -> bool:
    catalogue = asked.catalogue
    for review in catalogue.reviews.values():
        for quote in review.quotes:
            about = quote.about or catalogue.dramas[review.drama].title
            named = catalogue.name_of(about) if about in catalogue.people else about
            if choice == named and is_shown_of(asked["quote"], quote.text):
                return True
    return False


def _costars(asked: Asked, choice: str) -> bool:
    if "lead" in asked:
        return asked.leads(choice, asked["lead"]) and asked.is_in(choice, asked["other"])
    return asked.leads(choice, asked["first"]) and asked.leads(choice, asked["second"])


def _may_be_costars(asked: Asked, choice: str) -> bool:
    pair = ("lead", "other") if "lead" in asked else ("first", "second")
    return _is_continued(asked, choice) or all(asked.is_in(choice, asked[which]) for which in pair)


def _is_continued(asked: Asked, choice: str) -> bool:
    """Whether a title is of the series that the answer is of: what is true of one may be true of both."""
    return asked.is_series(asked.answer, choice)


def _is_busy(asked: Asked, role: Role) -> bool:
    """Whether a role may have the occupation asked about: nothing else is known, or one is the other's general name."""
    told, wanted = role.occupation, asked["occupation"]
    return told is None or shares_word(told, wanted) or is_general(told, wanted) or is_general(wanted, told)


def _network(asked: Asked, choice: str) -> bool:
    title, network = (choice, asked["network"]) if "network" in asked else (asked["drama"], choice)
    return asked.has(title, "networks", network)


def _years(asked: Asked, choice: str) -> tuple[int, int] | None:
    """Return the earlier and the later year, as the question has it of this choice."""
    is_later = "later" in asked
    years = [drama.year for drama in asked.dramas(choice)] + [
        drama.year for drama in asked.dramas(asked["later" if is_later else "earlier"])
    ]
    if len(years) != 2:
        return None
    return (years[0], years[1]) if is_later else (years[1], years[0])


def _is_before(asked: Asked, choice: str) -> bool:
    years = _years(asked, choice)
    return years is not None and years[0] < years[1]


def _may_be_before(asked: Asked, choice: str) -> bool:
    """Of two dramas of one year either may have begun first."""
    years = _years(asked, choice)
    return years is None or years[0] <= years[1]


def _may_abbreviate(asked: Asked, choice: str) -> bool:
    wanted = fold(asked["acronym"])
    titles = [title for drama in asked.dramas(choice) for title in (drama.title, *drama.other_titles)]
    known = {fold(acronym) for drama in asked.dramas(choice) for acronym in drama.acronyms}
    return wanted in known or any(wanted == short for title in titles for short in initials(title))


def origin_of(text: str) -> str:
    """Return the kind of work that a text with an article names.

    >>> origin_of("another series")
    'series'
    """
    return re.sub(r"^(a|an|another|the) ", "", text.casefold())


def _based_on(asked: Asked, choice: str) -> bool:
    bases = [drama.based_on for drama in asked.dramas(choice)]
    if "source" in asked:
        return any(basis.title == asked["source"] for basis in bases)
    return any(basis.kind == origin_of(asked["origin"]) for basis in bases)


def _may_be_based_on(asked: Asked, choice: str) -> bool:
    """Allow for what is called original where nothing is known; a web novel is a novel too, a webtoon a comic."""
    bases = [drama.based_on for drama in asked.dramas(choice)]
    if "source" in asked:
        return any(fold(basis.title or "") == fold(asked["source"]) for basis in bases)
    origin = origin_of(asked["origin"])
    return any(basis.kind in {"original", origin} or _KINDS_OF.get(basis.kind) == origin for basis in bases)


def _shares_maker(craft: str) -> Test:
    def shares(asked: Asked, choice: str) -> bool:
        return bool(asked.makers(choice, craft) & asked.makers(asked["drama"], craft))

    return shares


def _may_share_maker(craft: str) -> Test:
    """Allow also for makers who are not known, and for those whom another season tells."""

    def may_share(asked: Asked, choice: str) -> bool:
        shares = _shares_maker(craft)(asked, choice)
        return shares or not asked.makers(choice, craft) or asked.is_series(asked["drama"], choice)

    return may_share


def _may_be_setting(asked: Asked, choice: str) -> bool:
    return any(may_be_set(drama, choice) for drama in asked.dramas(asked["drama"]))


def _may_be_place(asked: Asked, choice: str) -> bool:
    """One place may lie in another, and a blurb may name it too."""
    return any(
        is_within(asked["place"], text) or is_within(text, asked["place"])
        for drama in asked.dramas(choice)
        for text in filter(None, (drama.place, drama.blurb))
    )


def _three(asked: Asked, choice: str) -> bool:
    tropes = [asked.catalogue.tropes[trope] for drama in asked.dramas(choice) for trope in drama.tropes]
    names = {trope.name for trope in tropes}
    return {asked[which] for which in ("first", "second", "third")} <= names


def _song(asked: Asked, choice: str) -> bool:
    songs = [(song.title, song.singer) for drama in asked.dramas(choice) for song in drama.songs]
    return (asked["song"], asked["singer"]) in songs


def _may_have_song(asked: Asked, choice: str) -> bool:
    """Somebody else may sing the same song."""
    titles = {fold(song.title) for drama in asked.dramas(choice) for song in drama.songs}
    return fold(asked["song"]) in titles


def _singer(asked: Asked, choice: str) -> bool:
    songs = [song for drama in asked.dramas(asked["drama"]) for song in drama.songs]
    return any(song.title == asked["song"] and song.singer == choice for song in songs)


def _may_sing(asked: Asked, choice: str) -> bool:
    """Allow for singers who are credited together, or as their group."""
    songs = [song for drama in asked.dramas(asked["drama"]) for song in drama.songs]
    return any(
        fold(song.title) == fold(asked["song"]) and (is_within(choice, song.singer) or is_within(song.singer, choice))
        for song in songs
    )


def _cast_ladder(asked: Asked, choice: str) -> bool:
    return bool(asked.clues) and all(asked.is_in(choice, clue["actor"]) for clue in asked.clues)


def _actor_ladder(asked: Asked, choice: str) -> bool:
    return bool(asked.clues) and all(asked.plays(clue["drama"], choice, clue["character"]) for clue in asked.clues)


def _is_odd(asked: Asked, choice: str) -> bool:
    """Whether the odd one has nothing at all to do with the three."""
    if "writer" in asked:
        writers = asked.makers(choice, "writers")
        return bool(writers) and asked["writer"] not in writers
    title, actor = (asked["drama"], choice) if "drama" in asked else (choice, asked["actor"])
    return bool(asked.dramas(title)) and not asked.is_in(title, actor)


def _may_be_odd(asked: Asked, choice: str) -> bool:
    if "writer" in asked:
        return asked["writer"] not in asked.makers(choice, "writers")
    title, actor = (asked["drama"], choice) if "drama" in asked else (choice, asked["actor"])
    return not asked.leads(title, actor)


_KINDS_OF: Mapping[str, str] = {"web novel": "novel", "webtoon": "comic"}

RIGHT: Mapping[str, Test] = {
    "acronym": lambda q, choice: q.has(choice, "acronyms", q["acronym"]),
    "actor_by_occupation": lambda q, choice: any(
        role.occupation == q["occupation"] for _drama, role in q.roles(q["drama"], choice)
    ),
    "actor_ladder": _actor_ladder,
    "actor_of_character": lambda q, choice: q.plays(q["drama"], choice, q["character"]),
    "based_on": _based_on,
    "before_after": _is_before,
    "blurb": lambda q, choice: any(drama.blurb == q["blurb"] for drama in q.dramas(choice)),
    "cast_ladder": _cast_ladder,
    "cast_member": lambda q, choice: q.leads(q["drama"], choice),
    "character_by_nickname": lambda q, choice: any(
        role.nickname == q["nickname"] for _drama, role in q.characters(q["drama"], choice)
    ),
    "character_by_occupation": lambda q, choice: any(
        role.occupation == q["occupation"] for _drama, role in q.characters(q["drama"], choice)
    ),
    "character_of_actor": lambda q, choice: q.plays(q["drama"], q["actor"], choice),
    "costars": _costars,
    "director": lambda q, choice: choice in q.makers(q["drama"], "directors"),
    "drama_of_role": lambda q, choice: q.plays(choice, q["actor"], q["character"]),
    "emoji_plot": lambda q, choice: any(drama.emoji == q["emoji"] for drama in q.dramas(choice)),
    "episode_count": lambda q, choice: any(str(drama.episodes) == q["episodes"] for drama in q.dramas(choice)),
    "link": lambda q, choice: q.leads(q["first"], choice) and q.leads(q["second"], choice),
    "native_title": _native_title,
    "network": _network,
    "odd_one_out": _is_odd,
    "place": lambda q, choice: any(drama.place == q["place"] for drama in q.dramas(choice)),
    "review_quote": _review_quote,
    "same_director": _shares_maker("directors"),
    "same_writer": _shares_maker("writers"),
    "setting": lambda q, choice: any(drama.setting == choice for drama in q.dramas(q["drama"])),
    "singer": _singer,
    "song": _song,
    "three_tropes": _three,
    "writer": lambda q, choice: choice in q.makers(q["drama"], "writers"),
    "year": lambda q, choice: any(str(drama.year) == choice for drama in q.dramas(q["drama"])),
}
"""What the right option has to be."""

MAYBE: Mapping[str, Test] = {
    "acronym": lambda q, choice: _is_continued(q, choice) or _may_abbreviate(q, choice),
    "actor_by_occupation": lambda q, choice: any(_is_busy(q, role) for _drama, role in q.roles(q["drama"], choice)),
    "based_on": _may_be_based_on,
    "before_after": _may_be_before,
    "blurb": _is_continued,
    "cast_ladder": lambda q, choice: _is_continued(q, choice) or _cast_ladder(q, choice),
    "cast_member": lambda q, choice: q.is_in(q["drama"], choice),
    "character_by_nickname": lambda q, choice: any(
        fold(role.nickname or "") == fold(q["nickname"]) for _drama, role in q.characters(q["drama"], choice)
    ),
    "character_by_occupation": lambda q, choice: any(
        _is_busy(q, role) for _drama, role in q.characters(q["drama"], choice)
    ),
    "costars": _may_be_costars,
    "drama_of_role": lambda q, choice: (
        _is_continued(q, choice)
        or any(fold(role.character) == fold(q["character"]) for _drama, role in q.roles(choice, q["actor"]))
    ),
    "emoji_plot": _is_continued,
    "link": lambda q, choice: q.is_in(q["first"], choice) and q.is_in(q["second"], choice),
    "odd_one_out": _may_be_odd,
    "place": lambda q, choice: _is_continued(q, choice) or _may_be_place(q, choice),
    "same_director": _may_share_maker("directors"),
    "same_writer": _may_share_maker("writers"),
    "setting": _may_be_setting,
    "singer": _may_sing,
    "song": lambda q, choice: _is_continued(q, choice) or _may_have_song(q, choice),
    "three_tropes": lambda q, choice: _is_continued(q, choice) or _three(q, choice),
}
"""What none of the wrong options may be, where that is more than right."""
