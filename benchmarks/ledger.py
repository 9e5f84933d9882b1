"""Time what a large ledger costs: all figures at first, and then one page more.

Usage:
    python -m benchmarks.ledger [WORLDS ...]

Each world is the sample dossier told in other words: 15 pages and about 80 claims. The
default is 130 and 1,270 worlds, 10,000 and 100,000 claims; the growth between two sizes
is printed with them. Times are processor seconds of this process. The ledger is a file
in a temporary folder.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.worlds import make_worlds
from whence.model import Extraction
from whence.store import Ledger

_SIZES = (130, 1270)
_BATCH = 500
_LATER = 9  # pages that are added one by one at the end


def seconds(action: Callable[[], object]) -> float:
    """Return the processor seconds that an action takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def measure(worlds: int, path: Path) -> tuple[int, float, float]:
    """Measure one size.

    Args:
        worlds: How many worlds.
        path: Where to make the ledger.

    Returns:
        How many claims there are, the seconds of all figures at first, and the median
        of those of one page more, adding and answering together.
    """
    pages = make_worlds(worlds)
    per_world = sum(1 for _ in make_worlds(1))
    claims = 0
    with Ledger.open(path) as ledger:
        early = islice(pages, worlds * per_world - _LATER)
        while batch := list(islice(early, _BATCH)):
            claims += sum(len(page.claims) for page in batch)
            ledger.add(batch)
        first = seconds(lambda: ledger.figures("range"))
        later = []
        for page in pages:
            claims += len(page.claims)

            def add(page: Extraction = page) -> None:
                ledger.add([page])
                ledger.refresh("range")

            later.append(seconds(add))
    return claims, first, median(later)


def main(arguments: Sequence[str]) -> int:
    """Measure each size; return the exit code."""
    last: tuple[int, float] | None = None
    for worlds in map(int, arguments or _SIZES):
        with tempfile.TemporaryDirectory() as folder:
            claims, first, later = measure(worlds, Path(folder) / "worlds.whence")
        growth = f"  {first / last[1]:.1f} times as long" if last else ""
        print(
            f"{claims:>9,} claims: figures {first:8.1f} s{growth}; "
            f"one page more {later:.2f} s",
            flush=True,
        )
        last = (claims, first)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
