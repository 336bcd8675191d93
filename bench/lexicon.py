"""Grows the lexicon of given names, `bot/catalogue/given_names.py`, from the people and characters of `seeds/`.

python -m bench.lexicon
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill

import bot.catalogue.given_names
from bot.catalogue import Catalogue
from bot.catalogue.hangul import is_hangul
from bot.catalogue.known import divided_hangul, known
from bot.sources import seeds

OF_TWO = 2
"""Syllables; names that are known in Latin letters only are taken where they are so long, as most are."""
MODULE = '''"""Given names of people and characters of the catalogue, in Hangul.

First those whose Korean names are known, then those that can be read in one way only. A slip of the finger is forgiven
only where what was typed is no name itself. Written by `python -m bench.lexicon` from `seeds/`.
"""

from __future__ import annotations

NAMES = """
{known}

{read}
"""
GIVEN_NAMES = frozenset(NAMES.split())
'''


def main() -> None:
    """Write the module anew and print what it holds."""
    catalogue = seeds.load(seeds.bundled())
    native = set(_native(catalogue))
    syllables = {syllable for name in native for syllable in name}
    read = {name for name in _read(catalogue) if syllables.issuperset(name)} - native
    path = Path(bot.catalogue.given_names.__file__)
    path.write_text(MODULE.format(known=_lines(native), read=_lines(read)), encoding="utf-8")
    print(f"{len(native):,} given names known in Hangul, {len(read):,} read from Latin letters")


def _native(catalogue: Catalogue) -> Iterator[str]:
    """Yield the given names that are known in Hangul, of a plain surname and one or two syllables."""
    people = [person.native_name for person in catalogue.people.values()]
    characters = [role.native_name for drama in catalogue.dramas.values() for role in drama.roles]
    for name in filter(None, (*people, *characters)):
        divided = [given for _surname, given in divided_hangul(name) if is_hangul(name) and " " not in name]
        if divided and len(divided[-1]) in {1, OF_TWO}:
            yield divided[-1]


def _read(catalogue: Catalogue) -> Iterator[str]:
    """Yield the given names known in Latin letters only that can be read in one way."""
    everybody = (*catalogue.people.values(), *(role for drama in catalogue.dramas.values() for role in drama.roles))
    for named in everybody:
        for split in known(named).splits[:1]:
            read = split.read("common")
            if not split.is_last and len(read) == 1:
                yield from (name for name in read if len(name) == OF_TWO)


def _lines(names: Iterable[str]) -> str:
    return fill(" ".join(sorted(names)), width=70)


if __name__ == "__main__":
    main()
