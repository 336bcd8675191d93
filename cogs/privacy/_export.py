"""Everything kept about a member, as a file that Discord takes."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile

JSON = "second-lead-export.json"


@dataclass(frozen=True, slots=True)
class Export:
    """A file."""

    name: str
    content: bytes


def written(player: int, rows: Mapping[str, Iterable[Mapping[str, object]]], most: int) -> Export:
    """Write out rows as JSON, a line each, in a ZIP file where it has more than `most` bytes.

    Takes a second for the answers of years, and belongs in a thread.
    """
    content = "".join(_parts(player, rows)).encode()
    if len(content) <= most:
        return Export(JSON, content)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(JSON, content)
    return Export("second-lead-export.zip", packed.getvalue())


def _parts(player: int, rows: Mapping[str, Iterable[Mapping[str, object]]]) -> Iterator[str]:
    yield f'{{"player": {player}'
    for name, own in rows.items():
        told = ",\n".join(json.dumps(row, default=str, ensure_ascii=False) for row in own)
        yield f',\n"{name}": [\n{told}\n]' if told else f',\n"{name}": []'
    yield "}\n"
