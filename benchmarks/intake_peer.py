"""Time intake beside trafilatura on the same HTML pages, in one run.

Usage:
    python -m benchmarks.intake_peer DOCS.jsonl [--repeat 5]

DOCS.jsonl holds pages with `html` or `text` (the intake kit's `docs.jsonl` does). The
two take turns in one process, A B A B, after a round that is not counted; times are
processor seconds, and the median of the ratios is what to quote. trafilatura gives a
body and metadata, intake the kinds of all lines, outlet, day, authors and language.
Text-only pages are timed alone: trafilatura does not read them.
"""

import argparse
import logging
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from whence.errors import DocumentError
from whence.intake import read_document, read_sources
from whence.model import SourceDocument


def run_whence(pages: Sequence[SourceDocument]) -> None:
    """Read all pages; those that hold no text are passed over."""
    for page in pages:
        try:
            read_document(page)
        except DocumentError:
            continue


def run_peer(pages: Sequence[SourceDocument]) -> None:
    """Extract body and metadata of all pages with trafilatura."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    for page in pages:
        trafilatura.bare_extraction(
            page.html,
            url=page.url,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
        )


def seconds(
    action: Callable[[Sequence[SourceDocument]], None], pages: Sequence[SourceDocument]
) -> float:
    """Return the processor seconds of an action."""
    start = time.process_time()
    action(pages)
    return time.process_time() - start


def main() -> int:
    """Print the figures; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    options = parser.parse_args()
    pages = [page for page in read_sources([options.docs]) if page.error_code is None]
    html = [page for page in pages if page.html is not None]
    text = [page for page in pages if page.html is None]
    if not html:
        print(f"error: {options.docs}: no page with html", file=sys.stderr)
        return 2
    run_whence(html)
    run_peer(html)
    mine, peers = [], []
    for _ in range(options.repeat):
        mine.append(seconds(run_whence, html))
        peers.append(seconds(run_peer, html))
    ratios = [peer / own for own, peer in zip(mine, peers, strict=True)]
    print(
        f"{len(html)} HTML pages: intake {1000 * statistics.median(mine) / len(html):.1f} "
        f"ms a page, trafilatura with metadata "
        f"{1000 * statistics.median(peers) / len(html):.1f}; "
        f"throughput {statistics.median(ratios):.2f} of trafilatura's"
    )
    if text:
        alone = [seconds(run_whence, text) for _ in range(options.repeat)]
        each = 1000 * statistics.median(alone) / len(text)
        print(f"{len(text)} text-only pages: intake {each:.1f} ms a page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
