"""Time the stages of Whence, as ratios against an earlier commit in one run.

Usage:
    python -m benchmarks.run                    figures of this working tree
    python -m benchmarks.run --base REV         and their ratio to those of a commit
    python -m benchmarks.run --only grammar,reconcile --repeat 5

The machines that this runs on are shared and noisy: a single figure says little. With
`--base` both versions run in turn, A B A B, each in a process of its own, and the
median of the ratios is what to quote. Times are processor seconds, memory is the peak
of the process.
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
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
Bench = Callable[[], float]
"""Runs a stage and returns how many units (words, pages, claims) it worked on."""


def bench_grammar() -> float:
    """Both grammars over 200 pages; unit: words."""
    from benchmarks.pages import make_pages
    from whence.extract.quantities import find_quantities
    from whence.extract.times import find_times
    from whence.model import Document, Segment, Span, text_sha256

    words = 0
    for source in make_pages(200):
        text = source.text or ""
        body = Segment(Span(0, len(text)), "body")
        doc = Document(source.id, text, text_sha256(text), segments=(body,))
        find_quantities(doc, find_times(doc))
        words += len(text.split())
    return float(words)


def bench_extract() -> float:
    """Text to claims; unit: pages."""
    from benchmarks.pages import make_pages
    from whence import api

    return float(sum(1 for _ in api.extract_documents(list(make_pages(60)))))


def bench_reconcile() -> float:
    """Figures over what 60 pages claim; unit: claims."""
    from benchmarks.pages import make_pages
    from whence import api

    extractions = list(api.extract_documents(list(make_pages(60))))
    api.figures(extractions)
    return float(sum(len(extraction.claims) for extraction in extractions))


def bench_written() -> float:
    """Written claims, 20 sources for each of 1,000 questions; unit: claims."""
    from whence import api
    from whence.model import WrittenClaim

    claims = [
        WrittenClaim(
            f"{question}-{source}",
            f"question {question}",
            f"source {source}",
            float(question % 90 + source % 3),
            float(question % 90 + source % 3),
        )
        for question in range(1000)
        for source in range(20)
    ]
    return float(len(claims)) if list(api.reconcile_claims(claims)) else 0.0


BENCHES: dict[str, Bench] = {
    "grammar": bench_grammar,
    "extract": bench_extract,
    "reconcile": bench_reconcile,
    "written": bench_written,
}


def run_here(name: str) -> None:
    """Run one bench in this process and print its figures as JSON."""
    start = time.process_time()
    units = BENCHES[name]()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"units_per_s": units / seconds, "peak_mb": peak}))


def run_in(tree: Path, name: str) -> dict[str, float]:
    """Run one bench of this file with the package of another tree."""
    environment = os.environ | {
        "PYTHONPATH": f"{tree / 'src'}{os.pathsep}{ROOT}",
        "OMP_NUM_THREADS": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.run", "--here", name],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def compare(names: Sequence[str], base: Path | None, repeat: int) -> None:
    """Print the median figures of each bench, and their ratio to the base."""
    for name in names:
        mine, ratios = [], []
        for _ in range(repeat):
            mine.append(run_in(ROOT, name))
            if base is not None:
                other = run_in(base, name)
                ratios.append(mine[-1]["units_per_s"] / other["units_per_s"])
        rate = statistics.median(figures["units_per_s"] for figures in mine)
        peak = max(figures["peak_mb"] for figures in mine)
        ratio = f"  {statistics.median(ratios):5.2f} x base" if ratios else ""
        print(f"{name:12}{rate:12.1f} units/s{peak:9.0f} MB peak{ratio}", flush=True)


def main() -> int:
    """Run the benches asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", metavar="REV", help="a commit to compare with")
    parser.add_argument(
        "--only", default=",".join(BENCHES), help="names, parted by commas"
    )
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--here", metavar="NAME", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        run_here(options.here)
        return 0
    names = options.only.split(",")
    if unknown := [name for name in names if name not in BENCHES]:
        print(
            f"error: no bench {unknown[0]!r}; there are {', '.join(BENCHES)}",
            file=sys.stderr,
        )
        return 2
    if options.base is None:
        compare(names, None, options.repeat)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "base"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run(
            [*git, "add", "--quiet", "--detach", str(tree), options.base], check=True
        )
        try:
            compare(names, tree, options.repeat)
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
