"""The counts of a catalogue are those of its parts."""

from __future__ import annotations

from bot.catalogue import Catalogue, stats_of


def test_every_drama_is_counted_once_by_year_and_by_fame(catalogue: Catalogue) -> None:
    stats = stats_of(catalogue)

    assert sum(stats.by_year.values()) == sum(stats.by_fame.values()) == stats.totals["dramas"] == len(catalogue.dramas)


def test_coverage_counts_the_entries_that_have_a_field(catalogue: Catalogue) -> None:
    two = [catalogue.dramas["healer"], catalogue.dramas["squid-game"]]
    stats = stats_of(Catalogue(two, catalogue.people.values()))

    assert stats.totals["roles"] == sum(len(drama.roles) for drama in two)
    assert stats.by_network == {"KBS2": 1, "Netflix": 1}
    assert stats.coverage["dramas"]["place"] == sum(drama.place is not None for drama in two)
    assert stats.coverage["people"]["gender"] == sum(person.gender is not None for person in catalogue.people.values())


def test_networks_and_tropes_stand_commonest_first(catalogue: Catalogue) -> None:
    stats = stats_of(catalogue)

    for counts in (stats.by_network, stats.by_trope, stats.by_genre):
        assert list(counts.values()) == sorted(counts.values(), reverse=True)
