"""Fit the score and choose the thresholds on the development part.

`python -m train.reader.calibrate --kit ../shared/eval/attribution/dev --reader FOLDER` prints what it measures and writes the
calibration and the default threshold into the folder's manifest.
"""

import argparse
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from train.reader.running import network_reader
from whence.extract.reader.attributing import (
    FoundAttribution,
    Heads,
    encode_words,
    find_in_words,
)
from whence.extract.reader.loading import MANIFEST, Reader, load_reader
from whence.extract.reader.windows import unit_starts
from whence.extract.reader.wordpieces import Word, find_words

__all__ = ["main"]

SLACK = 0.002
RIDGE = 1e-2  # keeps the fit finite; too weak to matter with 2,000 attributions
Tokens = frozenset[int]


class Scored(NamedTuple):
    """A development article after the encoder, with its gold attributions as sets of words."""

    words: list[Word]
    emissions: NDArray[np.float32]
    link: NDArray[np.float32]
    golds: list[tuple[Tokens, Tokens]]


def load_articles(folder: Path, reader: Reader) -> list[Scored]:
    """Run the encoder once over each article."""

    def read(name: str) -> list[dict]:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    golds = {record["id"]: record["attributions"] for record in read("gold.jsonl")}
    out = []
    for doc in read("docs.jsonl"):
        text = doc["text"]
        words = find_words(text, [(0, len(text))])
        pieces = [
            reader.vocabulary.pieces(text[word.start : word.end]) for word in words
        ]
        emissions, link = encode_words(
            words, pieces, unit_starts(words, text), reader.encode
        )
        starts = np.array([word.start for word in words])

        def cover(spans: list[list[int]], starts: NDArray[np.int64] = starts) -> Tokens:
            return frozenset(
                n
                for a, b in spans
                for n in range(np.searchsorted(starts, a), np.searchsorted(starts, b))
            )

        out.append(
            Scored(
                words,
                emissions,
                link,
                [
                    (cover(one["source"]), cover(one["content"]))
                    for one in golds[doc["id"]]
                ],
            )
        )
    return out


def tokens_of(found: FoundAttribution) -> tuple[Tokens, Tokens]:
    """Words of the source and of the content."""
    source = (
        frozenset()
        if found.source is None
        else frozenset(range(found.source.first, found.source.last + 1))
    )
    return source, frozenset(
        n for piece in found.contents for n in range(piece.first, piece.last + 1)
    )


def linked(one: tuple[Tokens, Tokens], gold: tuple[Tokens, Tokens]) -> bool:
    """The kit's criterion: token IoU of source and content of at least one half."""
    return all(
        (len(a & b) >= 0.5 * len(a | b)) if a or b else True
        for a, b in zip(one, gold, strict=True)
    )


def judge(
    articles: list[Scored], heads: Heads
) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    """Decode all articles.

    Returns:
        Features [attributions, features], whether each links to a gold attribution of its own, and the number of gold ones.
    """
    features, right = [], []
    for article in articles:
        free = list(article.golds)
        for found in find_in_words(
            article.words, article.emissions, article.link, heads
        ):
            match = next(
                (gold for gold in free if linked(tokens_of(found), gold)), None
            )
            if match is not None:
                free.remove(match)
            features.append((1.0, *found.features()))
            right.append(match is not None)
    return (
        np.array(features),
        np.array(right, dtype=np.float64),
        sum(len(article.golds) for article in articles),
    )


def fit(
    features: NDArray[np.float64], right: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Logistic regression by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-features @ weights))
        gradient = features.T @ (right - chance) - RIDGE * weights
        hessian = (
            features * (chance * (1 - chance))[:, None]
        ).T @ features + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(hessian, gradient)
    return weights


def best_threshold(
    scores: NDArray[np.float64], right: NDArray[np.float64], gold: int
) -> tuple[float, float, float]:
    """Linked F1 at its best, the threshold, and the precision where recall reaches one half.

    The threshold is the lowest that costs no more than `SLACK` of F1: the top is flat, and what a threshold leaves out is lost.
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(right[order])
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / gold
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    at = int(np.flatnonzero(f1 >= f1.max() - SLACK)[-1])
    enough = precision[recall >= 0.5]
    return (
        float(f1.max()),
        float(scores[order][at]),
        float(enough.max()) if len(enough) else 0.0,
    )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--kit", type=Path, required=True, help="folder with docs.jsonl and gold.jsonl"
    )
    parser.add_argument(
        "--reader",
        type=Path,
        help="folder of an exported reader, whose manifest is completed",
    )
    parser.add_argument(
        "--checkpoint", type=Path, help="a checkpoint instead: measure only"
    )
    args = parser.parse_args()
    reader = (
        network_reader(args.checkpoint)
        if args.checkpoint is not None
        else load_reader(args.reader)
    )
    articles = load_articles(args.kit, reader)
    features, right, gold = judge(articles, reader.heads)
    weights = fit(features, right)
    scores = 1 / (1 + np.exp(-features @ weights))
    f1, threshold, precise = best_threshold(scores, right, gold)
    plain = 2 * right.sum() / (len(right) + gold)
    print(
        f"{len(right)} found of {gold}: linked F1 {plain:.4f}, {f1:.4f} at {threshold:.3f}; P at R .50 {precise:.4f}"
    )
    print("calibration", np.round(weights, 3).tolist())
    print_reliability(scores, right)
    if args.checkpoint is None:
        path = args.reader / MANIFEST
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["heads"]["calibration"] = [
            round(float(weight), 6) for weight in weights
        ]
        manifest["min_score"] = round(threshold, 4)
        path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def print_reliability(scores: NDArray[np.float64], right: NDArray[np.float64]) -> None:
    """Print how often the attributions of each tenth of the score are right."""
    for low in np.arange(0, 1, 0.1):
        these = (scores >= low) & (scores < low + 0.1)
        if these.any():
            print(
                f"  score {low:.1f} to {low + 0.1:.1f}: {int(these.sum()):>5} found, {right[these].mean():.2f} right"
            )


if __name__ == "__main__":
    main()
