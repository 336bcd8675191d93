"""What was accepted from reviews is laid over the catalogue, which stays in order whatever it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import Catalogue, Claim, Dispute, Person, Quote, Rating, Role, Similar, check
from bot.reviews import Proposal
from bot.reviews.model import Kind, Verdict
from bot.reviews.overlay import Kept, laid_over
from bot.sources import seeds

YEAR = 2100
FULL = seeds.load(seeds.bundled())
SOME = ("the-trauma-code-heroes-on-call", "healer", "vincenzo", "signal-2016", "100-days-my-prince")
TRAUMA = SOME[0]
CREDIT = "Ann Example, “Storm in Scrubs”"


def few() -> Catalogue:
    """Make a catalogue of some dramas, with those who are in them."""
    dramas = [drama for drama in FULL.dramas.values() if drama.id in SOME or drama.year == 2025]
    actors = {role.actor for drama in dramas for role in drama.roles}
    named = {maker for drama in dramas for maker in (*drama.writers, *drama.directors)} | actors
    people = [FULL.people[person] for person in sorted(named)]
    return Catalogue(dramas, people, FULL.tropes.values(), ())


FEW = few()


def said(kind: Kind, value: str, verdict: Verdict = "new", **others: str | float | None) -> Proposal:
    """Make a proposal."""
    proposal = Proposal(kind, value, verdict, 0, 1)
    return replace(proposal, **others)  # type: ignore[arg-type] # each of its own type


def kept(*proposals: Proposal, number: int = 1, drama: str = TRAUMA) -> Kept:
    """Make a review that was read in."""
    return Kept(number, drama, "Storm in Scrubs", proposals, "Ann Example", "2025-02-03", "https://x.y")


def role_of(catalogue: Catalogue, character: str, drama: str = TRAUMA) -> Role:
    """Return a role."""
    return next(role for role in catalogue.dramas[drama].roles if role.character == character)


def test_opinions_become_a_review_with_its_credit() -> None:
    catalogue = laid_over(
        FEW,
        [
            kept(
                said("quote", "a storm in scrubs"),
                said("quote", "He hurls himself at rules", role="Baek Kang-hyuk", subject="Baek"),
                said("quote", "A Storm, in scrubs!"),
                said("quote", "thirteen words " * 6 + "more"),
                said("quote", "effortless and dry", refers="ju-ji-hoon", subject="Ju"),
                said("rating", "8/10", share=0.8),
                said("similar", "Signal", refers="signal-2016"),
                said("similar", "Gone", refers="there-is-none"),
                said("similar", "Itself", refers=TRAUMA),
                number=7,
            )
        ],
    )
    [review] = catalogue.reviews_of(TRAUMA)

    assert (review.id, review.credit, review.published, review.link) == ("r7", CREDIT, "2025-02-03", "https://x.y")
    assert review.quotes == (
        Quote("a storm in scrubs"),
        Quote("He hurls himself at rules", "Baek Kang-hyuk"),
        Quote("effortless and dry", "ju-ji-hoon"),
    )
    assert review.rating == Rating("8/10", 0.8)
    assert review.similar == (Similar("signal-2016", "liked"),)
    assert CREDIT not in catalogue.dramas[TRAUMA].sources, "an opinion bears out no fact"


def test_a_line_that_names_whom_it_is_about_is_not_asked_for_them() -> None:
    lines = ("Ju Ji-hoon is a force", "Kang-hyuk is a force", "Baek does is a force", "jihoon is a force")
    proposals = [
        said("quote", lines[0], refers="ju-ji-hoon"),
        said("quote", lines[1], role="Baek Kang-hyuk"),
        said("quote", lines[2], role="Baek Kang-hyuk"),
        said("quote", lines[3], role="Baek Kang-hyuk"),
    ]
    [review] = laid_over(FEW, [kept(*proposals)]).reviews_of(TRAUMA)

    assert [quote.about for quote in review.quotes] == [None, None, None, "Baek Kang-hyuk"]


def test_a_line_is_quoted_once_whoever_quotes_it() -> None:
    line = said("quote", "a storm in scrubs")
    catalogue = laid_over(FEW, [kept(line, number=2), kept(line, said("rating", "4"), number=1)])

    assert [(review.id, len(review.quotes)) for review in catalogue.reviews_of(TRAUMA)] == [("r1", 1)]
    assert list(laid_over(FULL, [kept(said("quote", FULL.reviews_of(TRAUMA)[0].quotes[0].text))]).reviews) == list(
        FULL.reviews
    )


def test_a_new_role_is_a_supporting_one_with_the_review_as_its_source() -> None:
    catalogue = laid_over(
        FEW,
        [
            kept(
                said("role", "Ji Chang-wook", subject="Han Sol", refers="ji-chang-wook"),
                said("role", "Goo Nobody", subject="Oh Moon"),
                said("role", "Goo Nobody", subject="Oh Sun"),
                said("role", "Somebody Else", subject="Baek Gang Hyeok"),
                said("role", "", subject="Oh Air"),
            ),
            kept(said("role", "Goo No-body", subject="Min Ji"), number=2, drama="signal-2016"),
        ],
    )

    assert role_of(catalogue, "Han Sol") == Role("Han Sol", "ji-chang-wook", "support")
    assert role_of(catalogue, "Oh Moon") == Role("Oh Moon", "goo-nobody", "support")
    assert role_of(catalogue, "Min Ji", "signal-2016").actor == "goo-nobody"
    assert catalogue.people["goo-nobody"] == Person("goo-nobody", "Goo Nobody")
    assert len(catalogue.dramas[TRAUMA].roles) == len(FEW.dramas[TRAUMA].roles) + 2
    assert len(catalogue.people) == len(FEW.people) + 1
    assert catalogue.dramas[TRAUMA].sources[-1] == CREDIT


def test_a_new_person_gets_an_id_of_their_own_and_a_name_of_several_means_none_of_them() -> None:
    namesakes = [Person("lee-x", "Lee Ex"), Person("lee-ex-1990", "Lee Ex"), Person("kim-why", "Kim Zed")]
    crowded = Catalogue(FEW.dramas.values(), [*FEW.people.values(), *namesakes], FEW.tropes.values())
    catalogue = laid_over(
        crowded,
        [
            kept(
                said("role", "Lee Ex", subject="Oh Moon"),
                said("role", "Kim Why", subject="Oh Sun"),
                said("role", "김무명", subject="Oh Air"),
            )
        ],
    )
    new = {role.character: role.actor for role in catalogue.dramas[TRAUMA].roles[len(FEW.dramas[TRAUMA].roles) :]}

    assert new == {"Oh Sun": "kim-why-2", "Oh Air": "somebody"}


def test_other_spellings_are_added_and_short_names_and_titles_are_not() -> None:
    catalogue = laid_over(
        FEW,
        [
            kept(
                *(
                    said("role", actor, "confirms", subject=subject, role="Baek Kang-hyuk", refers="ju-ji-hoon")
                    for subject, actor in (
                        ("Baek Gang Hyuk", "Ju Jee Hoon"),
                        ("Paek Kang-hyuk", "Ju Ji Hoon"),
                        ("Kang-hyuk", "Ji-hoon"),
                        ("Dr. Baek", "Mr. Ju"),
                    )
                ),
                said("role", "Choo Young Woo", subject="Number One", role="Yang Jae-won", refers="choo-young-woo"),
            )
        ],
    )
    before = role_of(FEW, "Baek Kang-hyuk")

    assert role_of(catalogue, "Baek Kang-hyuk").spellings == (*before.spellings, "Baek Gang Hyuk")
    assert role_of(catalogue, "Yang Jae-won").spellings[-1] == "Number One", "accepted as new"
    assert catalogue.people["ju-ji-hoon"].spellings == (*FEW.people["ju-ji-hoon"].spellings, "Ju Jee Hoon")


def test_nickname_and_occupation_fill_only_what_is_empty() -> None:
    lead, colleague = "Baek Kang-hyuk", "Yang Jae-won"
    catalogue = laid_over(
        FEW,
        [
            kept(
                said("nickname", "the Whirlwind", role=lead),
                said("nickname", "the Breeze", role=lead),
                said("occupation", "baker", role=lead),
                said("nickname", "nobody", role="Nobody"),
            )
        ],
    )

    assert role_of(catalogue, lead).nickname == "the Whirlwind"
    assert role_of(catalogue, lead).occupation == role_of(FEW, lead).occupation != "baker"
    assert role_of(catalogue, colleague) == role_of(FEW, colleague)


def test_an_accepted_contradiction_is_a_dispute_and_changes_nothing() -> None:
    catalogue = laid_over(
        FEW,
        [
            kept(
                said("episodes", "9", "contradicts", known="8"),
                said(
                    "role",
                    "Ji Chang-wook",
                    "contradicts",
                    subject="Baek",
                    role="Baek Kang-hyuk",
                    refers="ji-chang-wook",
                ),
                said("role", "Ha Young", "contradicts", subject="Jang Mi-ran", role="Cheon Jang-mi", refers="ha-young"),
                said("minutes", "about 55", "contradicts"),
                said("director", "Nobody", "contradicts"),
                said("platform", "netflix", "contradicts"),
                said("occupation", "cook", "contradicts", role="Nobody"),
            )
        ],
    )
    old, new = FEW.dramas[TRAUMA], catalogue.dramas[TRAUMA]

    def ours(value: str) -> Claim:
        return Claim(value, (CREDIT,))

    assert replace(new, disputed=old.disputed, sources=old.sources) == old
    assert new.disputed[len(old.disputed) :] == (
        Dispute("episodes", (Claim("8", old.sources), ours("9"))),
        Dispute("actor", (Claim("Ju Ji-hoon", old.sources), ours("Ji Chang-wook")), "Baek Kang-hyuk"),
        Dispute("character", (Claim("Cheon Jang-mi", old.sources), ours("Jang Mi-ran")), "Cheon Jang-mi"),
        Dispute("directors", (Claim(FEW.name_of(old.directors[0]), old.sources), ours("Nobody"))),
    )
    [minutes] = [dispute for dispute in new.disputed if dispute.fact == "minutes"]
    assert [claim.by[-1] for claim in minutes.claims] == ["MyDramaList", CREDIT], "joined to who says the same"


def test_a_claim_joins_the_dispute_that_it_belongs_to() -> None:
    claims = (
        said("claim", "South Sudan", "contradicts", subject="mission", known="Congo"),
        said("claim", "Chad", "contradicts", subject="mission", known="Congo; South Sudan"),
        said("claim", "Seoul", "contradicts", subject="moon landing"),
    )
    old, new = FEW.dramas[TRAUMA], laid_over(FEW, [kept(*claims)]).dramas[TRAUMA]
    [mission] = [dispute for dispute in new.disputed if dispute.fact == "mission"]

    assert [(claim.value, claim.by[-1] == CREDIT) for claim in mission.claims] == [
        ("South Sudan", True),
        ("Congo", False),
        ("Chad", True),
    ]
    assert len(new.disputed) == len(old.disputed)


def test_what_speaks_of_a_drama_that_is_gone_is_left_out() -> None:
    catalogue = laid_over(FEW, [kept(said("quote", "a storm"), drama="there-is-none")])

    assert dict(catalogue.dramas) == dict(FEW.dramas)
    assert not catalogue.reviews


NAMES = [name for drama in SOME for role in FEW.dramas[drama].roles[:3] for name in role.names]
PEOPLE = [name for drama in SOME for role in FEW.dramas[drama].roles[:3] for name in FEW.people[role.actor].names]
TEXTS = st.sampled_from(
    [*NAMES, *PEOPLE, "Oh Moon", "Goo Nobody", "queen", "king", "8", "", "김무명", "a storm in scrubs"]
)
IDS = st.none() | st.sampled_from([*SOME, *list(FEW.people)[:40], "there-is-none"])
PROPOSALS = st.builds(
    Proposal,
    kind=st.sampled_from(
        (
            *("role", "role", "role", "nickname", "occupation", "rating", "episodes", "minutes", "platform"),
            *("director", "writer", "native title", "similar", "quote", "quote", "claim"),
        )
    ),
    value=TEXTS | st.text(max_size=20),
    verdict=st.sampled_from(("confirms", "new", "contradicts")),
    start=st.just(0),
    end=st.just(1),
    subject=st.none() | TEXTS | st.text(max_size=9),
    role=st.none() | TEXTS,
    refers=IDS,
    known=st.none() | TEXTS,
    share=st.none() | st.floats(0, 1),
)
REVIEWS = st.lists(st.tuples(st.sampled_from((*SOME, "gone")), st.lists(PROPOSALS, max_size=12)), max_size=4)


@given(REVIEWS)
@settings(max_examples=150)
def test_the_catalogue_stays_in_order_whatever_is_laid_over_it(
    reviews: list[tuple[str, list[Proposal]]],
) -> None:
    laid = [Kept(number, drama, "Storm", tuple(said), "Ann") for number, (drama, said) in enumerate(reviews)]
    catalogue = laid_over(FEW, laid)

    before = set(check(FEW, YEAR))
    found = [finding for finding in check(catalogue, YEAR) if finding not in before]
    # A review need not have as many quotes as one that is bundled, nor say of which gender an actor is.
    assert [finding for finding in found if "give 8 or more" not in str(finding) and "gender" not in str(finding)] == []
    assert catalogue.dramas.keys() == FEW.dramas.keys()
    assert catalogue.people.keys() >= FEW.people.keys()


@pytest.mark.parametrize("number", [3, 10])
def test_the_order_of_reviews_does_not_matter(number: int) -> None:
    reviews = [kept(said("nickname", f"N{each}", role="Baek Kang-hyuk"), number=each) for each in range(1, number)]

    assert role_of(laid_over(FEW, reversed(reviews)), "Baek Kang-hyuk").nickname == "N1"
