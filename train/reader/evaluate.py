"""Read documents and write predictions for the evaluation kit.

`python -m train.reader.evaluate --checkpoint FILE | --reader FOLDER [--precision fp32] --docs DOCS --out PRED.jsonl`, then
`python ../shared/eval/attribution/score.py GOLD.jsonl PRED.jsonl`. Without a checkpoint or a folder the shipped reader is used.
"""

import argparse
import json
import time
from pathlib import Path

from train.reader.running import network_reader
from whence.extract.reader import Reader, find_attributions, load_reader
from whence.model import Document, Segment, Span, text_sha256

__all__ = ["read_document", "to_record"]


def read_document(name: str, text: str) -> Document:
    """A document whose whole text is body, as plain text is."""
    return Document(
        name, text, text_sha256(text), segments=(Segment(Span(0, len(text)), "body"),)
    )


def to_record(document: Document, reader: Reader, min_score: float | None) -> dict:
    """Read a document and write its attributions as the contract does."""
    spans = lambda role: [[span.start, span.end] for span in role]  # noqa: E731
    attributions = [
        {
            "id": one.id,
            "source": spans(one.source),
            "cue": spans(one.cue),
            "content": spans(one.content),
        }
        | {"type": one.type, "parent": one.parent, "score": one.score}
        for one in find_attributions(document, reader=reader, min_score=min_score)
    ]
    return {
        "id": document.id,
        "text": document.text,
        "attributions": attributions,
        "relays": [],
        "error": None,
    }


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--reader", type=Path)
    parser.add_argument("--precision", choices=("int8", "fp32"), default="int8")
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--min-score", type=float)
    args = parser.parse_args()
    if args.checkpoint is not None:
        reader = network_reader(args.checkpoint)
    else:
        reader = load_reader(args.reader, precision=args.precision)
    docs = [
        json.loads(line) for line in args.docs.read_text(encoding="utf-8").splitlines()
    ]
    began = time.monotonic()
    with args.out.open("w", encoding="utf-8") as out:
        for doc in docs:
            record = to_record(
                read_document(doc["id"], doc["text"]), reader, args.min_score
            )
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(f"{len(docs)} documents in {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
