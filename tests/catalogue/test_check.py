"""What a schema cannot see is found, and named by file and key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import catalogue as checked
from bot.catalogue import Catalogue, Claim, Dispute, Drama, Finding, Quote, Rating, Review, Similar

GOOD = "vincenzo"


def check(catalogue: Catalogue) -> list[Finding]:
    """Check a catalogue in the year in which these tests were written."""
    return checked.check(catalogue, 2026)


def with_drama(catalogue: Catalogue, **changed: object) -> Catalogue:
    """Return the catalogue with one drama changed."""
    dramas = dict(catalogue.dramas)
    dramas[GOOD] = replace(dramas[GOOD], **changed)  # type: ignore[arg-type] # the point is to try wrong values
    return Catalogue(dramas.values(), catalogue.people.values(), catalogue.tropes.values(), catalogue.reviews.values())


def test_the_bundled_catalogue_is_in_order(catalogue: Catalogue) -> None:
    assert check(catalogue) == []


@pytest.mark.parametrize(
    ("changed", "key", "said"),
    [
        ({"year": 1950}, "year", "1950"),
        ({"year": 2027}, "year", "yet to come"),
        ({"episodes": 0}, "episodes", "one episode"),
        ({"minutes": 500}, "minutes", "500"),
        ({"fame": 9}, "fame", "1 to 5"),
        ({"blurb": "b" * 111}, "blurb", "111"),
        ({"blurb": "Why Vincenzo came home."}, "blurb", "title"),
        ({"sources": ()}, "sources", "empty"),
        ({"writers": ("nobody",)}, "writers", "'nobody'"),
        ({"tropes": ("lawn-mowing",)}, "tropes", "'lawn-mowing'"),
        ({"roles": ()}, "roles", "only 0"),
        ({"blurb": "A lawyer called vincenzos."}, "blurb", "vincenzo"),
        ({"title": "Twelve Lost Sundays", "blurb": "Somebody counts Sunday after Sunday."}, "blurb", "sundays"),
        ({"other_titles": ("Healer",)}, "title", "healer"),
        ({"acronyms": ("Hilleo",)}, "title", "hilleo"),
        ({"native_title": "힐러", "year": 2014}, "title", "힐러 (2014)"),
        ({"tropes": ("revenge",)}, "tropes", "6 to 12"),
        ({"networks": ("tvN", "tvN")}, "networks", "2 times"),
        ({"episodes": 401}, "episodes", "400"),
        ({"disputed": (Dispute("year", (Claim("2020", ("X",)),)),)}, "disputed[1].claims", "two claims"),
        (
            {"disputed": (Dispute("actor", (Claim("a", ("X",)), Claim("b", ("Y",))), role="Nobody"),)},
            "disputed[1].role",
            "'Nobody'",
        ),
    ],
)
def test_a_wrong_value_is_named(changed: dict[str, object], key: str, said: str, catalogue: Catalogue) -> None:
    found = check(with_drama(catalogue, **changed))

    assert any(f.file == f"dramas/{GOOD}.toml" and f.key == key and said in f.sentence for f in found), found


def drama(catalogue: Catalogue) -> Drama:
    return catalogue.dramas[GOOD]


def test_one_actor_twice_is_named(catalogue: Catalogue) -> None:
    first, second, *rest = drama(catalogue).roles
    found = check(with_drama(catalogue, roles=(first, replace(second, actor=first.actor), *rest)))

    assert "roles.actor" in {finding.key for finding in found}


def test_an_episode_that_does_not_exist_is_named(catalogue: Catalogue) -> None:
    first, *rest = drama(catalogue).roles
    found = check(with_drama(catalogue, roles=(replace(first, spoiler_from=99), *rest)))

    assert [finding.key for finding in found] == ["roles[1].spoiler_from"]


def with_person(catalogue: Catalogue, person: str, **changed: object) -> Catalogue:
    """Return the catalogue with one person changed."""
    people = {**catalogue.people, person: replace(catalogue.people[person], **changed)}  # type: ignore[arg-type] # as above
    return Catalogue(catalogue.dramas.values(), people.values(), catalogue.tropes.values(), catalogue.reviews.values())


def test_an_actor_without_a_gender_is_named(catalogue: Catalogue) -> None:
    role = drama(catalogue).roles[0]
    found = check(with_person(catalogue, role.actor, gender=None))

    assert any(finding.key == "roles[1].actor" and "no gender" in finding.sentence for finding in found)


def test_an_actor_whose_gender_is_not_the_characters_is_named(catalogue: Catalogue) -> None:
    first, *rest = drama(catalogue).roles
    roles = (replace(first, occupation="queen of a small country"), *rest)
    found = check(with_drama(catalogue, roles=roles))

    assert [(finding.key, finding.sentence) for finding in found] == [
        ("roles[1].occupation", "song-joong-ki is male and Vincenzo Cassano a queen; correct one of them")
    ]
    swapped = (*drama(catalogue).tropes, "body-swap")
    assert check(with_drama(catalogue, roles=roles, tropes=swapped)) == []


def test_a_korean_title_may_come_back_in_another_year(catalogue: Catalogue) -> None:
    assert check(with_drama(catalogue, native_title="힐러")) == []


def test_one_person_under_two_ids_is_named(catalogue: Catalogue) -> None:
    actor = catalogue.people[drama(catalogue).roles[0].actor]
    double = replace(actor, id="song-jung-gi", name="Song Jung-gi", native_name="송중기")
    roles = (replace(drama(catalogue).roles[0], actor="song-jung-gi"), *drama(catalogue).roles[1:])
    people = [*catalogue.people.values(), double]
    dramas = [
        *catalogue.dramas.values(),
        replace(drama(catalogue), id="other", title="Another", native_title="다른", other_titles=(), roles=roles),
    ]
    found = check(Catalogue(dramas, people, catalogue.tropes.values(), catalogue.reviews.values()))

    assert [(finding.key, finding.sentence.split(";")[0]) for finding in found] == [
        ("song-jung-gi", "송중기 is also song-joong-ki")
    ]
    told_apart = [replace(person, id="song-joong-ki-1990") if person is double else person for person in people]
    again = check(Catalogue(dramas, told_apart, catalogue.tropes.values(), catalogue.reviews.values()))
    assert not any("is also" in finding.sentence for finding in again)


def test_somebody_whom_no_drama_names_is_named(catalogue: Catalogue) -> None:
    people = [*catalogue.people.values(), replace(catalogue.people["gong-yoo"], id="nobody-new", native_name=None)]
    found = check(Catalogue(catalogue.dramas.values(), people, catalogue.tropes.values(), catalogue.reviews.values()))

    assert [(finding.file, finding.key) for finding in found] == [("people.toml", "nobody-new")]


def test_a_writer_too_young_to_write_is_named(catalogue: Catalogue) -> None:
    writer = drama(catalogue).writers[0]
    found = check(with_person(catalogue, writer, born=2015))

    assert {finding.key for finding in found} == {f"{writer}.born"}


def test_a_trope_that_stands_alone_is_named(catalogue: Catalogue) -> None:
    tropes = {**catalogue.tropes, "revenge": replace(catalogue.tropes["revenge"], kin=(), opposite=None)}
    found = check(
        Catalogue(catalogue.dramas.values(), catalogue.people.values(), tropes.values(), catalogue.reviews.values())
    )

    assert [(finding.key, finding.sentence.split(";")[0]) for finding in found] == [("revenge", "it stands alone")]


def test_a_drama_without_leads_is_named(catalogue: Catalogue) -> None:
    roles = tuple(replace(role, billing="support") for role in drama(catalogue).roles)

    assert [f.sentence for f in check(with_drama(catalogue, roles=roles))] == ["no role is billed main"]


def test_a_trope_with_kin_that_there_is_not_is_named(catalogue: Catalogue) -> None:
    tropes = {**catalogue.tropes, "revenge": replace(catalogue.tropes["revenge"], kin=("spite",), opposite="mercy")}
    found = check(
        Catalogue(catalogue.dramas.values(), catalogue.people.values(), tropes.values(), catalogue.reviews.values())
    )

    assert [finding.key for finding in found] == ["revenge.kin", "revenge.opposite"]


def test_a_review_of_a_drama_that_there_is_not_is_named(catalogue: Catalogue) -> None:
    reviews = {review.id: replace(review, drama="nothing") for review in catalogue.reviews.values()}
    found = check(
        Catalogue(catalogue.dramas.values(), catalogue.people.values(), catalogue.tropes.values(), reviews.values())
    )

    assert "drama" in {finding.key for finding in found}


def test_a_rating_beyond_its_scale_is_named(catalogue: Catalogue) -> None:
    reviews = {review.id: replace(review, rating=Rating("12/10", 1.2)) for review in catalogue.reviews.values()}
    found = check(
        Catalogue(catalogue.dramas.values(), catalogue.people.values(), catalogue.tropes.values(), reviews.values())
    )

    assert {finding.key for finding in found} == {"rating.share"}


def test_an_actor_born_after_the_drama_is_named(catalogue: Catalogue) -> None:
    actor = drama(catalogue).roles[0].actor
    found = check(with_person(catalogue, actor, born=2022))

    assert {finding.key for finding in found} == {f"{actor}.born"}


def test_a_review_is_checked(catalogue: Catalogue) -> None:
    review = Review(
        id="bad",
        drama=GOOD,
        source="Somewhere",
        quotes=(Quote("one two three four five six seven eight nine ten eleven twelve thirteen", about="Nobody"),),
        similar=(Similar("no-such-drama", "liked"),),
    )
    found = check(Catalogue(catalogue.dramas.values(), catalogue.people.values(), catalogue.tropes.values(), [review]))

    assert [finding.key for finding in found] == ["quotes", "quotes[1].about", "quotes[1].text", "similar[1].drama"]


def test_the_trauma_code_holds_what_the_reviews_say(catalogue: Catalogue) -> None:
    trauma = catalogue.dramas["the-trauma-code-heroes-on-call"]
    played = {role.character: catalogue.name_of(role.actor) for role in trauma.roles}

    assert played == {
        "Baek Kang-hyuk": "Ju Ji-hoon",
        "Yang Jae-won": "Choo Young-woo",
        "Cheon Jang-mi": "Ha Young",
        "Han Yu-rim": "Yoon Kyung-ho",
        "Park Gyeong-won": "Jung Jae-kwang",
        "Hong Jae-hoon": "Kim Won-hae",
        "Choi Jo-eun": "Kim Eui-sung",
    }
    assert (trauma.native_title, trauma.networks, trauma.episodes) == ("중증외상센터", ("Netflix",), 8)
    assert [catalogue.name_of(person) for person in (*trauma.writers, *trauma.directors)] == [
        "Choi Tae-kang",
        "Lee Do-yoon",
    ]
    assert {"place", "minutes", "mission"} <= {dispute.fact for dispute in trauma.disputed}


def test_notes_of_this_project_are_credited_to_it_and_say_nothing_of_anybody_else(catalogue: Catalogue) -> None:
    notes = [review for review in catalogue.reviews.values() if review.source == "House notes"]

    assert len(notes) > 40
    for review in notes:
        assert review.id == f"{review.drama}-house-notes"
        assert (review.reviewer, review.rating, review.similar, review.link) == ("Second Lead", None, (), None)
        assert len(review.quotes) == 8
        assert all(quote.about is None and len(quote.text.split()) >= 5 for quote in review.quotes)


def test_each_review_has_its_quotes_and_rating(catalogue: Catalogue) -> None:
    published = [review for review in catalogue.reviews.values() if review.source != "House notes"]
    given = {review.id: review.rating and (review.rating.given, review.rating.share) for review in published}

    assert given == {
        "trauma-code-miss-kay": None,
        "trauma-code-saving-lives-is-a-battle": ("8/10", 0.8),
        "trauma-code-2025-01-25": ("4", None),
    }
