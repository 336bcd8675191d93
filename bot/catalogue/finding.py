"""What a check of the catalogue finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a seed file: where it is, under which key, and one sentence on what to do."""

    file: str
    key: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.sentence}"


Found: TypeAlias = Callable[[str, str], Finding]
"""Makes a finding of a key and a sentence, for the file at hand."""
