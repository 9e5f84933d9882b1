"""Speed and memory of the reader, one core, text to attributions.

`python benchmarks/attribution_speed.py DOCS.jsonl [--articles 84]` prints sentences a second (the number of sentences is that of the
reader's own rough cutter, which takes a line's end or a stop followed by white space for the end of one) and the peak memory.
"""

import argparse
import json
import resource
import time
from pathlib import Path

from whence.extract.reader import find_attributions, load_reader
from whence.extract.reader.windows import unit_starts
from whence.extract.reader.wordpieces import find_words
from whence.model import Document, Segment, Span, text_sha256

__all__ = ["main"]


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("docs", type=Path)
    parser.add_argument("--articles", type=int, default=84)
    args = parser.parse_args()
    lines = args.docs.read_text(encoding="utf-8").splitlines()[: args.articles]
    texts = [json.loads(line)["text"] for line in lines]
    documents = [
        Document(
            str(n),
            text,
            text_sha256(text),
            segments=(Segment(Span(0, len(text)), "body"),),
        )
        for n, text in enumerate(texts)
    ]
    sentences = sum(
        len(unit_starts(find_words(text, [(0, len(text))]), text)) for text in texts
    )
    began = time.perf_counter()
    reader = load_reader()
    loaded = time.perf_counter()
    process = time.process_time()
    found = sum(
        len(find_attributions(document, reader=reader)) for document in documents
    )
    seconds, used = time.perf_counter() - loaded, time.process_time() - process
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(texts)} articles, {sentences} sentences, {found} attributions; loaded in {loaded - began:.2f} s; "
        f"{sentences / seconds:.0f} sentences/s by the clock, {sentences / used:.0f} by processor time; peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
