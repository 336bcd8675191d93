"""Chooses the wrong options of a question so that no trick finds the right one, and deals the options out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from random import Random
from zlib import crc32

from bot.catalogue import fold, words
from bot.messages import Message

OPTIONS = 4
WRONG = OPTIONS - 1
BETTER, LONGER = 2, 1
"""What an option may be, compared with the answer: better known, longer, both or neither."""
ORDERS = tuple(permutations(range(OPTIONS)))
SHORT = 2
"""Words of so few letters tell nothing by themselves."""
SPELT_OUT = 5
"""From this many letters on, an answer tells itself even where its words are divided otherwise."""
SMALL_WORDS = frozenset(
    {"and", "are", "for", "from", "her", "his", "its", "not", "one", "our", "the", "this", "with", "you", "your"}
)


def choose(key: str, answer: str, candidates: Iterable[str], known: Mapping[str, float]) -> tuple[str, ...] | None:
    """Choose the wrong options of a question; None where too few candidates differ from the answer and one another.

    `known` says how well known each name is. The choice depends on nothing but the question, so that asking it again
    tells nothing. How many of the wrong options are better known than the answer, and how many are longer, is any
    number from none to all, equally often, as far as there are such candidates: so neither the best known nor the
    longest option is right more often than another.
    """
    turn = crc32(key.encode())
    better, longer, shift = turn // 64 % OPTIONS, turn // 256 % OPTIONS, turn // 1024 % WRONG
    wanted = [(place < better) * BETTER + ((place + shift) % WRONG < longer) * LONGER for place in range(WRONG)]
    weight, length = known.get(answer, 0), len(answer)
    several = list(candidates)
    start = turn % (len(several) or 1)
    taken, chosen = {fold(answer)}, []
    spare: tuple[list[str], ...] = ([], [], [], [])
    for candidate in several[start:] + several[:start]:
        folded = fold(candidate)
        if folded in taken:
            continue
        taken.add(folded)
        cell = (known.get(candidate, 0) > weight) * BETTER + (len(candidate) > length) * LONGER
        if cell in wanted:
            wanted.remove(cell)
            chosen.append(candidate)
            if not wanted:
                return tuple(chosen)
        else:
            spare[cell].append(candidate)
    return (*chosen, *(_nearest(spare, cell) for cell in wanted)) if len(taken) >= OPTIONS else None


def _nearest(spare: Sequence[list[str]], wanted: int) -> str:
    """Take an option that is as wanted in one way at least, where there is one."""
    cells = (wanted ^ LONGER, wanted ^ BETTER, wanted ^ LONGER ^ BETTER)
    return next(spare[cell].pop() for cell in cells if spare[cell])


def deal(rng: Random, answer: str, wrong: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """Shuffle the answer among the wrong options; return the options and the answer's place."""
    order = ORDERS[int(rng.random() * len(ORDERS))]
    dealt = (answer, *wrong)
    return tuple([dealt[place] for place in order]), order.index(0)


def gives_away(told: Iterable[Message], answer: str, *, is_name: bool = False) -> bool:
    """Whether what a stem or a clue names holds the answer, or a word that tells it.

    Of a person's or character's name the surname does not tell: too many share it.
    """
    asked = [word for message in told for value in message.values.values() for word in words(str(value))]
    answered = words(answer)
    if len(fold(answer)) >= SPELT_OUT and fold(answer) in "".join(asked):
        return True
    known = set(asked)
    if len(answered) == 1:
        return answered[0] in known
    if known.issuperset(answered) and any(
        tuple(asked[place : place + len(answered)]) == answered for place in range(len(asked))
    ):
        return True
    telling = answered[1:] if is_name else answered
    return any(len(word) > SHORT and word not in SMALL_WORDS and word in known for word in telling)
