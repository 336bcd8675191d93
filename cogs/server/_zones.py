"""Time zones as people write them: by their names, or by a city or a country alone."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from bot.messages import UserError

SUGGESTED = 3
NEAR = 65
"""Of 100: how alike a name must be to be suggested."""
ALSO = {"kst": ["Asia/Seoul"], "south korea": ["Asia/Seoul"], "beijing": ["Asia/Shanghai"]}
"""What people call zones that goes by no table."""


def zone_called(written: str) -> ZoneInfo:
    """Return the zone of this name, city or country; raise `UserError` with the likeliest ones otherwise."""
    places, folded = _places(), _folded(written)
    zones = places.get(folded, [])
    if len(zones) == 1:
        return ZoneInfo(zones[0])
    if not zones:
        near = process.extract(folded, places.keys(), scorer=fuzz.ratio, limit=SUGGESTED, score_cutoff=NEAR)
        zones = [zone for place, _score, _number in near for zone in places[place]]
    if not zones:
        raise UserError("I know no such time zone. Write a large city in it, such as Seoul, London or New York.")
    suggested = list(dict.fromkeys(zones))[:SUGGESTED]
    raise UserError("I know no one time zone called so. Did you mean {zones}?", zones=", ".join(suggested))


def city_of(zone: ZoneInfo) -> str:
    """Return what a zone is called after."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def _folded(name: str) -> str:
    """Write a name as all write it: without capitals, accents, and signs between its words."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() or sign == "+" else " " for sign in plain.casefold()).split())


@cache
def _places() -> dict[str, list[str]]:
    """Return the zones of each name: their own, those of cities, and those of countries."""
    names = available_timezones() - {"Factory", "localtime"}
    places: defaultdict[str, list[str]] = defaultdict(list)
    for country, zones in _countries().items():
        places[_folded(country)] += [zone for zone in zones if zone in names]
    for name in sorted(names, key=len, reverse=True):  # of two with one city, the shorter is the usual one
        if not name.startswith(("Etc/", "SystemV/")):
            places[_folded(name.rpartition("/")[2])] = [name]
    return {**places, **{_folded(name): [name] for name in sorted(names, reverse=True)}, **ALSO}


def _countries() -> dict[str, list[str]]:
    """Return the zones of each country, the one most people live in in front."""
    codes = {line[0]: line[1] for line in _table("iso3166.tab")}
    countries: defaultdict[str, list[str]] = defaultdict(list)
    for line in _table("zone.tab"):
        countries[codes[line[0]].partition(" (")[0]].append(line[2])
    return countries


def _table(name: str) -> list[list[str]]:
    written = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in written.splitlines() if not line.startswith("#")]
