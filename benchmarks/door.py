"""Time what adding one page costs in a ledger of any size.

Usage:
    python -m benchmarks.door                 ledgers of 1,000 to 100,000 claims
    python -m benchmarks.door --claims 10000

A ledger grows; at each size single pages are committed, each compared with the copies
that it may have. Times are processor seconds of this process and medians, since the
machines that this runs on are shared. Reading the page is not part of it, nor is
reconciling.
"""

import argparse
import json
import re
import statistics
import string
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.pages import make_pages
from whence import api
from whence.model import Extraction, content_key, text_sha256
from whence.model.records import Record, extraction_from_record, extraction_record
from whence.store import Ledger

_ID = re.compile(r'"([a-z]+-[0-9a-f]{16})"')
_LETTERS = string.ascii_lowercase
_TRIALS = 25


def _vary(record: Record, number: int) -> Extraction:
    """Return the page once more with other letters: as long, and no copy of it."""
    tables = [
        str.maketrans(_LETTERS, _LETTERS[turn:] + _LETTERS[:turn]) for turn in range(26)
    ]
    step = number // 26 % 97 + 1
    words = (
        word.translate(tables[(at * step + number) % 26])
        for at, word in enumerate(re.split(r"(\W+)", record["text"]))
    )
    line = _ID.sub(
        lambda match: f'"{content_key("part", match[1], number)}"', json.dumps(record)
    )
    varied: Record = json.loads(line)
    varied["text"] = "".join(words)
    varied["id"], varied["sha256"] = f"page-{number:06}", text_sha256(varied["text"])
    return extraction_from_record(varied)


def make_extractions() -> Iterator[Extraction]:
    """Yield pages without end, each with the claims of one of the sample pages."""
    read = [*map(extraction_record, api.extract_documents(list(make_pages(9))))]
    number = 0
    while True:
        yield _vary(read[number % len(read)], number)
        number += 1


def time_adding(ledger: Ledger, pages: Iterator[Extraction]) -> float:
    """Return the median processor seconds for one page."""
    times = []
    for page in islice(pages, _TRIALS):
        start = time.process_time()
        ledger.add([page])
        times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> int:
    """Grow a ledger and time single pages; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    options = parser.parse_args()
    pages, claims, held = make_extractions(), 0, 0
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "door.whence") as ledger,
    ):
        for size in (1_000, 10_000, 30_000, 100_000):
            if size > options.claims:
                break
            while claims < size:
                batch = list(islice(pages, 50))
                ledger.add(batch)
                held += len(batch)
                claims += sum(len(page.claims) for page in batch)
            spent = time_adding(ledger, pages)
            held += _TRIALS
            start = time.process_time()
            copies = sum(1 for _ in ledger.copies())
            listing = time.process_time() - start
            print(
                f"{claims:8,} claims on {held:7,} pages: one page {1000 * spent:6.1f} ms,"
                f" {copies} copies listed in {1000 * listing:6.1f} ms",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
