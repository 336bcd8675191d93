"""Which occupations may be said of one and the same person."""

from __future__ import annotations

from bot.catalogue import words

FIELDS = """
doctor surgeon surgery resident nurse intern physician medical medicine hospital fellow therapist paramedic
anesthesiologist psychiatrist psychiatric neurosurgeon neurosurgery pediatrician pediatric obstetrics
obstetrician cardiothoracic emergency veterinarian dentist specialist clinic

police detective officer inspector profiler investigator patrol narcotics crimes crime agent intelligence nis
superintendent cop cops sergeant lieutenant captain spy hacker guard bodyguard security forensic

soldier sergeant captain lieutenant private major colonel general army military forces corporal commander
officer marine guard warrior agent special north warriors

lawyer prosecutor judge attorney law legal court paralegal prosecutors

student trainee pupil schoolboy schoolgirl teacher professor principal school university college class

king queen prince princess emperor empress crown royal dowager concubine court consort minister councillor
official nobleman scholar eunuch guard grand ruler noblewoman lady maid

chairman chairwoman president ceo director executive manager heir heiress company businessman businesswoman
owner head vice chief boss founder secretary employee worker chaebol conglomerate group team leader department
deputy assistant planner marketing planning developer office

actor actress idol singer star celebrity producer entertainer trainee model dancer musician pianist band
television variety performer hallyu host influencer manager agency entertainment

gangster gang criminal hitman assassin killer loan shark swindler thief boss gambler mafia fugitive prisoner

reporter journalist anchor announcer editor news television writer producer host broadcaster

writer novelist author screenwriter poet artist webtoon painter cartoonist illustrator editor

chef cook baker restaurant food cafe café owner noodle bar

player athlete coach swimmer baseball badminton boxer archer sports runner

god goddess goblin reaper ghost spirit gumiho angel demon deity shaman vampire fairy monster hunter

farmer fisherman villager merchant shopkeeper store clerk shop trader

politician minister mayor president assembly councillor official lawmaker candidate secretary civil public

servant slave maid housekeeper eunuch steward butler
"""
"""Words of which each may stand for another, by field: a sergeant is a soldier too, and a resident a doctor."""

_FIELDS = tuple(frozenset(field.split()) for field in FIELDS.split("\n\n"))


def are_apart(occupation: str, other: str) -> bool:
    """Whether nobody would say both of one person: they share no word and are of no common field."""
    one, two = set(words(occupation.replace("-", " "))), set(words(other.replace("-", " ")))
    shared = any(not field.isdisjoint(one) and not field.isdisjoint(two) for field in _FIELDS)
    return one.isdisjoint(two) and not shared
