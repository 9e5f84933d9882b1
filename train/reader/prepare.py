"""Make the training data: `python -m train.reader.prepare --kit ../shared/eval/attribution --out DIR`.

Writes `train.jsonl` (PolNeAR's training part, every annotator's version of the articles that several annotated, and four fifths
of our own sentences) and `own-held-out.jsonl`. DIR must lie outside the repository: the corpus may not be copied into it.
"""

import argparse
import json
from pathlib import Path

from train.reader.examples import Example, make_example, write_examples
from train.reader.own import read_own
from whence.extract.reader.wordpieces import WordPieces

__all__ = ["main"]

HELD_OUT = 5  # every fifth of our own passages is kept for testing
OWN_WEIGHT = 3  # 150 passages among 840 articles: read three times an epoch


def corpus_examples(folder: Path, vocabulary: WordPieces) -> list[Example]:
    """The articles of one part of the kit, in the first annotator's version and, where there are several, in all of them."""

    def read(name: str) -> list[dict]:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    texts = {record["id"]: record["text"] for record in read("docs.jsonl")}
    versions = {
        (record["id"], record["annotator"]): record["attributions"]
        for record in read("annotators.jsonl")
    }
    versions |= {
        (record["id"], record["annotator"]): record["attributions"]
        for record in read("gold.jsonl")
    }
    return [
        make_example(name, texts[name], found, vocabulary)
        for (name, _), found in sorted(versions.items())
    ]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kit", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--vocabulary", type=Path, default=Path("src/whence/extract/weights/vocab.txt")
    )
    parser.add_argument(
        "--own", type=Path, default=Path("train/reader/own_sentences.jsonl")
    )
    args = parser.parse_args()
    vocabulary = WordPieces.load(args.vocabulary)
    args.out.mkdir(parents=True, exist_ok=True)
    train = corpus_examples(args.kit / "train", vocabulary)
    held_out = []
    for number, (name, text, found) in enumerate(
        read_own(args.own) if args.own.exists() else []
    ):
        if number % HELD_OUT == HELD_OUT - 1:
            held_out.append(make_example(name, text, found, vocabulary))
        else:
            train.append(make_example(name, text, found, vocabulary, OWN_WEIGHT))
    write_examples(args.out / "train.jsonl", train)
    write_examples(args.out / "own-held-out.jsonl", held_out)
    print(
        f"{len(train)} training examples, {sum(len(e.links) for e in train)} attributions; {len(held_out)} held out"
    )


if __name__ == "__main__":
    main()
