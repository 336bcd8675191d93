"""Times how long the catalogue takes to load, with and without what is kept of it, each in a process of its own.

uv run python -m bench.loading [TIMES]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

TIMES = 7
LOAD = """
import sys
from pathlib import Path
from time import perf_counter
from bot.sources import cache, seeds
began = perf_counter()
catalogue = cache.load(seeds.bundled(), Path(sys.argv[1]))
print(len(catalogue.dramas), perf_counter() - began)
"""


def load(kept: Path) -> tuple[int, float]:
    """Load the bundled catalogue in a new process; return its dramas and the seconds it took, imports left out."""
    done = subprocess.run([sys.executable, "-c", LOAD, str(kept)], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    dramas, seconds = done.stdout.split()
    return int(dramas), float(seconds)


def main() -> None:
    """Print the median and the worst of several loads."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "kept.json"
        anew: list[float] = []
        again: list[float] = []
        for _time in range(times):
            kept.unlink(missing_ok=True)
            dramas, seconds = load(kept)
            anew.append(seconds)
            again.append(load(kept)[1])
        print(f"{dramas} dramas; the cache has {kept.stat().st_size / 1024:,.0f} KiB")
    for name, spent in (("read, checked and kept", anew), ("from the cache", again)):
        print(f"{name:<24} median {median(spent) * 1000:>6,.0f} ms, worst {max(spent) * 1000:>6,.0f} ms")


if __name__ == "__main__":
    main()
