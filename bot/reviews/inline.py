"""What stands within a paragraph of Markdown: links, emphasis, code, entities."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from bot.reviews.letters import ENTITY, Letters, decoded

_LABEL: Final = r"(?:[^\[\]\\!]|!(?!\[)|\\.|!?\[[^\[\]]*\](?:\([^()]*\))?)*+"
_TARGET: Final = r"(?:\((?:[^()\\]|\\.|\([^()]*\))*+\)|\[[^\[\]]*\])"
_ENTITY: Final = ENTITY.pattern.removesuffix("?").replace("#", r"\#")
_MARK: Final = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{-~])
    | (?<!`)(?P<ticks>`++)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | !\[{_LABEL}\]{_TARGET}?
    | \[\^[^\[\]\s]+\]
    | \[(?P<label>{_LABEL})\]{_TARGET}
    | <!--.*?-->
    | <(?P<link>(?:https?://|mailto:)[^\s<>]+)>
    | <(?P<tag>/?[A-Za-z][^<>]*)>
    | (?P<entity>{_ENTITY})
    | (?P<run>\*+|_+|~~+|==+)
    | \\(?P<hard>\n)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Run:
    """Marks of emphasis that stand together: where they begin, and how many may still have a partner."""

    mark: str
    at: int
    count: int
    opens: bool
    closes: bool


class Inline(Letters):
    """A paragraph's letters with its markup."""

    def write(self, letters: Letters) -> None:
        """Add to a text what is seen of the paragraph."""
        text = "".join(self.text)
        kept: list[tuple[int, str]] = []
        runs: list[_Run] = []
        self._see(text, (0, len(text)), kept, runs)
        dropped = _paired(runs)
        for at, letter in kept:
            if at not in dropped:
                letters.put(letter, self.places[at])
        letters.end = max(letters.end, self.end)

    def _see(self, text: str, span: tuple[int, int], kept: list[tuple[int, str]], runs: list[_Run]) -> None:
        """Gather the letters that are seen, and the runs that may be emphasis."""
        start, end = span
        for mark in _MARK.finditer(text, start, end):
            kept.extend(enumerate(text[start : mark.start()], start))
            start = mark.end()
            if mark["label"] is not None:
                self._see(text, mark.span("label"), kept, runs)
            elif mark["run"]:
                runs.append(_run_at(text, mark))
                kept.extend(enumerate(mark["run"], mark.start()))
            elif mark["entity"]:
                kept.extend((mark.start() + offset, letter) for letter, offset in decoded(mark["entity"]))
            elif mark["tag"]:
                kept.extend([(mark.start(), "\n")] * mark["tag"].lower().startswith("br"))
            else:
                for seen in ("escaped", "code", "link", "hard"):
                    kept.extend(enumerate(mark[seen] or "", mark.start(seen)))
        kept.extend(enumerate(text[start:end], start))


def _run_at(text: str, mark: re.Match[str]) -> _Run:
    """Return a run with whether it may begin or end emphasis, by what stands before and behind it."""
    before, after = text[: mark.start()][-1:] or " ", text[mark.end() : mark.end() + 1] or " "
    opens = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    closes = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    if mark["run"].startswith("_"):  # within a word it is a letter
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(mark["run"][0], mark.start(), len(mark["run"]), opens, closes)


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _paired(runs: list[_Run]) -> set[int]:
    """Return the places of the marks that have a partner: of one that ends, the nearest before that begins."""
    dropped: set[int] = set()
    begun: dict[str, list[_Run]] = defaultdict(list)
    for run in runs:
        while run.closes and run.count and begun[run.mark]:
            partner = begun[run.mark][-1]
            shared = min(run.count, partner.count)
            partner.count -= shared
            dropped.update(range(partner.at + partner.count, partner.at + partner.count + shared))
            dropped.update(range(run.at, run.at + shared))
            run.count, run.at = run.count - shared, run.at + shared
            if not partner.count:
                begun[run.mark].pop()
            for others in begun.values():  # what began within ends within
                while others and others[-1].at > partner.at:
                    others.pop()
        if run.opens and run.count:
            begun[run.mark].append(run)
    return dropped
