"""Fit the weights of the signs that two claims are about one thing; cross-validate.

Usage:
    python train/matching/fit.py OUT.tsv FOLDER [FOLDER ...] [--without SIGN ...]

Each FOLDER is a split of the kit `chains` (`docs.jsonl` and `gold.jsonl`, or our own
pages in the same form). Two claims are about one thing if the gold lists them as
occurrences of one proposition, or lets one deny the other, or if they say it in nearly
the same words. The gold lists only what it asks for: of claims that it does not list,
candidates that share many words are left out, all others are taken not to be one. Logistic regression by Newton's method, so that nothing is random: the
same folders give the same bytes. Folds are the neighbourhoods of pages.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from whence import api
from whence.model import Claim, Extraction
from whence.reconcile.matching.candidates import WordWeights, find_candidates
from whence.reconcile.matching.claim_readings import ClaimReading
from whence.reconcile.matching.matches import read_claims
from whence.reconcile.matching.signs import SIGNS, find_signs
from whence.reconcile.matching.weights import BASE, LEAST
from whence.reconcile.neighbourhoods import survey_neighbourhoods

Array = np.ndarray[Any, Any]
STEPS, SHRINK = 30, 1.0
NEARLY_ALL, MANY = 0.8, 0.4  # of the weight of all words of two claims
LEAST_OVERLAP = 0.5  # of two contents that are one claim
HEADER = """\
# Weights of the signs that two claims are about one thing, in log-odds; `(base)` holds
# for every pair, `(least)` is the least score of a match. What each sign means stands
# in reconcile/matching/signs.py. Source: fitted by train/matching/fit.py.
sign\tweight
"""


@dataclass(frozen=True)
class Pair:
    """Two candidate claims of one neighbourhood.

    Attributes:
        fold: Number of the neighbourhood.
        left: The first claim.
        right: The second.
        signs: What speaks for and against them.
        is_one: Whether the gold holds them for one.
    """

    fold: int
    left: ClaimReading
    right: ClaimReading
    signs: dict[str, float]
    is_one: bool


def _places(spans: Iterable[Sequence[int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def find_claim(page: Extraction, spans: Sequence[Sequence[int]]) -> Claim | None:
    """Return the claim of a page that a gold claim is; None where it was not found."""
    wanted = _places(spans)
    best, most = None, 0.0
    for claim in page.claims:
        own = _places((span.start, span.end) for span in claim.content)
        overlap = 2 * len(own & wanted) / max(1, len(own) + len(wanted))
        if overlap > most:
            best, most = claim, overlap
    return best if most >= LEAST_OVERLAP else None


def read_gold(folder: Path, pages: dict[str, Extraction]) -> set[frozenset[str]]:
    """Return the pairs of claim ids that the gold of a folder holds for one."""
    rows = [
        json.loads(line)
        for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()
    ]
    own: dict[str, str] = {}
    for row in rows:
        for gold in row.get("claims", ()):
            claim = find_claim(pages[row["document"]], gold["content_spans"])
            if claim is not None:
                own[gold["id"]] = claim.id
    found = set()
    for row in rows:
        for group in row.get("origins", ()):
            members = sorted({item["claim"] for item in group["occurrences"]})
            for at, left in enumerate(members):
                for right in members[at + 1 :]:
                    if left in own and right in own:
                        found.add(frozenset((own[left], own[right])))
        for item in row.get("denials", ()) if "questions" in row else ():
            for denied in item["denies"]:
                if item["denial"] in own and denied in own:
                    found.add(frozenset((own[item["denial"]], own[denied])))
    return {pair for pair in found if len(pair) > 1}


def read_pairs(folders: Sequence[Path]) -> tuple[list[Pair], int]:
    """Return the candidate pairs of some folders, and how many gold pairs there are."""
    pairs: list[Pair] = []
    wanted = 0
    fold = 0
    for folder in folders:
        sources = list(api.load_documents([folder / "docs.jsonl"]))
        extractions = list(api.extract_documents(sources))
        gold = read_gold(folder, {item.document.id: item for item in extractions})
        wanted += len(gold)
        listed = {claim for pair in gold for claim in pair}
        for state in survey_neighbourhoods(extractions):
            readings = read_claims(state.ledger)
            weighing = WordWeights.of(readings)
            for left, right in find_candidates(readings, weighing):
                first, second = readings[left], readings[right]
                key = frozenset((first.claim.id, second.claim.id))
                signs = find_signs(first, second, weighing)
                is_one = key in gold or _is_reprint(signs)
                if is_one or signs.get("words", 0.0) < MANY or key & listed:
                    pairs.append(Pair(fold, first, second, signs, is_one))
            fold += 1
    return pairs, wanted


def _is_reprint(signs: dict[str, float]) -> bool:
    """Say whether two claims have nearly all words, and the numbers, in common."""
    return signs.get("words", 0.0) >= NEARLY_ALL and not (
        {"other numbers", "number missing"} & signs.keys()
    )


def matrix(pairs: Sequence[Pair], names: Sequence[str]) -> Array:
    """Return the signs of the pairs as rows, a one for the base first."""
    rows = [[1.0, *(pair.signs.get(name, 0.0) for name in names)] for pair in pairs]
    return np.array(rows, dtype=np.float64)


def fit(rows: Array, labels: Array) -> Array:
    """Return the weights of a logistic regression, shrunk except the base."""
    weights = np.zeros(rows.shape[1])
    shrink = np.full(rows.shape[1], SHRINK)
    shrink[0] = 1e-6
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (labels - chance) - shrink * weights
        bend = (rows.T * (chance * (1 - chance))) @ rows + np.diag(shrink)
        weights = weights + np.linalg.solve(bend, slope)
    return weights


def average_precision(labels: Array, scores: Array) -> float:
    """Return the mean precision at each right pair, best first."""
    ranked = labels[np.argsort(-scores, kind="stable")]
    right = np.cumsum(ranked)
    places = np.arange(1, len(ranked) + 1)
    return float((right / places)[ranked == 1].mean())


def best_least(labels: Array, scores: Array) -> tuple[float, float]:
    """Return the least score with the best F1 over the candidates, and that F1."""
    best, most = 0.5, 0.0
    for step in range(10, 91, 5):
        least = step / 100
        given = scores >= least
        right = float((given & (labels == 1)).sum())
        f1 = 2 * right / max(1.0, given.sum() + labels.sum())
        if f1 > most:
            best, most = least, f1
    return best, most


def cross_validate(pairs: Sequence[Pair], names: Sequence[str]) -> Array:
    """Return the score of each pair by weights that its fold had no part in."""
    rows, labels = matrix(pairs, names), np.array([pair.is_one for pair in pairs])
    folds = np.array([pair.fold for pair in pairs])
    scores = np.zeros(len(pairs))
    for fold in sorted(set(folds)):
        weights = fit(rows[folds != fold], labels[folds != fold].astype(float))
        held = rows[folds == fold] @ weights
        scores[folds == fold] = 1 / (1 + np.exp(-held))
    return scores


def main() -> None:
    """Fit, measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--without", nargs="*", default=[])
    given = parser.parse_args()
    pairs, wanted = read_pairs(given.folders)
    names = [name for name in SIGNS if name not in given.without]
    labels = np.array([float(pair.is_one) for pair in pairs])
    scores = cross_validate(pairs, names)
    least, f1 = best_least(labels, scores)
    print(
        f"{len(pairs)} candidates, {int(labels.sum())} of {wanted} gold pairs among"
        f" them; held-out folds: average precision"
        f" {average_precision(labels, scores):.3f}, F1 {f1:.3f} at {least}",
        file=sys.stderr,
    )
    weights = fit(matrix(pairs, names), labels)
    lines = [
        f"{name}\t{weight:.3f}\n"
        for name, weight in zip([BASE, *names], weights, strict=True)
    ]
    given.out.write_text(
        HEADER + "".join(lines) + f"{LEAST}\t{least:.3f}\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
