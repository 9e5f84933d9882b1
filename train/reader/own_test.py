"""Score the held-out part of our own sentences: `python -m train.reader.own_test [--reader FOLDER | --checkpoint FILE]`."""

import argparse
from collections import Counter
from pathlib import Path

from train.reader.calibrate import linked
from train.reader.evaluate import read_document
from train.reader.own import read_own
from train.reader.prepare import HELD_OUT
from train.reader.running import network_reader
from whence.extract.reader import find_attributions, load_reader
from whence.model import Span

__all__ = ["main"]


def offsets(spans: list[list[int]]) -> frozenset[int]:
    """The code points of spans."""
    return frozenset(n for start, end in spans for n in range(start, end))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--own", type=Path, default=Path("train/reader/own_sentences.jsonl")
    )
    parser.add_argument("--reader", type=Path)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--show", action="store_true", help="print what is missed")
    args = parser.parse_args()
    reader = (
        load_reader(args.reader)
        if args.checkpoint is None
        else network_reader(args.checkpoint)
    )
    count: Counter[str] = Counter()
    for number, (name, text, golds) in enumerate(read_own(args.own)):
        if number % HELD_OUT != HELD_OUT - 1:
            continue
        found = find_attributions(read_document(name, text), reader=reader)
        plain = [
            (
                offsets(as_lists(one.source)),
                offsets(as_lists(one.content)),
                offsets(as_lists(one.cue)),
            )
            for one in found
        ]
        count.update(gold=len(golds), predicted=len(found))
        for gold in golds:
            wanted = (offsets(gold["source"]), offsets(gold["content"]))
            match = next((one for one in plain if linked(one[:2], wanted)), None)
            count.update(
                linked=match is not None,
                cue=any(one[2] == offsets(gold["cue"]) for one in plain),
            )
            if match is None and args.show:
                print(
                    name,
                    text,
                    [
                        [span.of(text) for span in one.source + one.cue + one.content]
                        for one in found
                    ],
                )
    precision, recall = (
        count["linked"] / count["predicted"],
        count["linked"] / count["gold"],
    )
    print(
        dict(count),
        f"linked P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}",
    )


def as_lists(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as the kit writes them."""
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main()
