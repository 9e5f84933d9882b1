"""Time `whence add` with two workers against one.

Usage:
    python -m benchmarks.workers                 600 pages, three runs of each in turn
    python -m benchmarks.workers --pages 200 --repeat 5

Both kinds of run take turns, 1 2 1 2, each in a process of its own. Besides the time on
the clock, which on a shared machine says little, the processor seconds of the main
process and of the workers are given: what the main process does cannot be shared out,
so that on two processors two workers are at most `2 W / (W + M)` times as fast as one.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pages import make_pages

ROOT = Path(__file__).resolve().parents[1]


def run_here(workers: int, pages: int) -> None:
    """Add pages in this process with some workers; print seconds as JSON."""
    from whence.batch import PoolEngine
    from whence.pipeline import add_sources
    from whence.settings import Settings
    from whence.store import Ledger

    settings = Settings(workers=workers)
    sources = list(make_pages(pages))
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "workers.whence") as ledger,
    ):
        start, used = time.monotonic(), time.process_time()
        add_sources(
            ledger, sources, PoolEngine(settings), batch_size=settings.batch_size
        )
        spent, main_s = time.monotonic() - start, time.process_time() - used
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    workers_s = children.ru_utime + children.ru_stime
    print(json.dumps({"clock": spent, "main": main_s, "workers": workers_s}))


def run_apart(workers: int, pages: int) -> dict[str, float]:
    """Add pages in a process of its own; return its seconds."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.workers"),
            *("--here", str(workers), "--pages", str(pages)),
        ],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return seconds


def main() -> int:
    """Run both kinds in turn and print their ratios; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        run_here(options.here, options.pages)
        return 0
    ratios, bounds = [], []
    for _ in range(options.repeat):
        one, two = run_apart(1, options.pages), run_apart(2, options.pages)
        ratios.append(one["clock"] / two["clock"])
        bounds.append(2 * one["workers"] / (two["workers"] + two["main"]))
        for workers, seconds in ((1, one), (2, two)):
            print(
                f"{workers} worker{'s' * (workers > 1):1} clock {seconds['clock']:7.1f} s,"
                f" main {seconds['main']:6.2f} s, workers {seconds['workers']:7.1f} s",
                flush=True,
            )
    print(
        f"two workers against one: {statistics.median(ratios):.2f} times on the clock, "
        f"at most {statistics.median(bounds):.2f} on two free processors"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
