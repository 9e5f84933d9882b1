"""Fit the weights of toll evidence, and measure them by cross-validation.

Usage:
    python train/tolls/fit.py EXTRACTIONS.jsonl FOLDER OUT.tsv

EXTRACTIONS.jsonl holds the records of `whence extract` of a kit's pages, FOLDER the
kit's `docs.jsonl` and `gold.jsonl` (with `fold`). A conditional logit: the pair of
killed and injured that the gold names shall score highest among those that the pages
make possible. Both counts are learnt together and each by its own, so that one may be
right without the other. Deterministic: no random numbers.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whence.model.records import extraction_from_record
from whence.reconcile.toll_evidence import PageEvidence, read_evidence
from whence.reconcile.tolls import describe_pairs

Array = np.ndarray[Any, Any]
STEPS, RATE, SHRINK = 100, 0.08, 0.02


class Case:
    """An incident: its possible pairs, what speaks for each, and the gold."""

    def __init__(self, pages: Sequence[PageEvidence], row: dict[str, Any]) -> None:
        self.described = describe_pairs(pages)
        self.pairs = list(self.described)
        self.gold = row["killed"][0], row["injured"][0]
        self.fold = row["fold"]
        several = row["documents"] >= 2 and sum(self.gold) >= 4
        self.headline = several
        self.weight = (3.0 if sum(self.gold) >= 4 else 1.0) * (
            1.5 if row["documents"] >= 2 else 1.0
        )

    def matrix(self, names: dict[str, int]) -> Array:
        """Return the features of each pair as rows."""
        found = np.zeros((len(self.pairs), len(names)), np.float32)
        for row, pair in enumerate(self.pairs):
            for name, value in self.described[pair].items():
                if name in names:
                    found[row, names[name]] = value
        return found


def read_cases(extractions: Path, folder: Path) -> list[Case]:
    """Read the incidents of a kit; those without evidence are left out."""
    group_of = {}
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            group_of[row["id"]] = row["group"]
    pages: dict[str, list[tuple[str, PageEvidence]]] = defaultdict(list)
    with extractions.open(encoding="utf-8") as lines:
        for line in lines:
            document = extraction_from_record(json.loads(line)).document
            evidence = read_evidence(document)
            if evidence is not None:
                moment = document.published.value or ""
                pages[group_of[document.id]].append((moment, evidence))
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Case(
            [
                page
                for _, page in sorted(
                    pages[row["group"]], key=lambda item: (item[0], item[1].document)
                )
            ],
            row,
        )
        for row in rows
        if row["group"] in pages
    ]


def fit(cases: Sequence[Case], names: dict[str, int]) -> Array:
    """Return the weights that make the gold most likely (Adam, full batch)."""
    matrices = [case.matrix(names) for case in cases]
    stacked = np.concatenate(matrices)
    sizes = np.array([len(matrix) for matrix in matrices])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    owner = np.repeat(np.arange(len(cases)), sizes)
    weights_of = np.array([case.weight for case in cases])
    right = [
        np.concatenate(
            [[pair[which] == case.gold[which] for pair in case.pairs] for case in cases]
        )
        for which in (0, 1)
    ]
    right.append(right[0] & right[1])
    able = [np.add.reduceat(flags.astype(float), starts) > 0 for flags in right]
    weights = np.zeros(len(names))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = stacked @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        likely = np.exp(scores)
        likely /= np.add.reduceat(likely, starts)[owner]
        gradient = SHRINK * len(cases) * weights
        for flags, possible in zip(right, able, strict=True):
            mass = np.add.reduceat(likely * flags, starts)
            target = likely * flags / np.maximum(mass, 1e-9)[owner]
            change = (likely - target) * (weights_of * possible)[owner]
            gradient += stacked.T @ change
        gradient /= len(cases)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        weights -= (
            RATE
            * (first / (1 - 0.9**step))
            / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        )
    return weights


def predict(case: Case, weights: dict[str, float]) -> tuple[int, int]:
    """Return the pair of an incident with the best score."""
    return max(
        case.pairs,
        key=lambda pair: sum(
            weights.get(name, 0.0) * value
            for name, value in case.described[pair].items()
        ),
    )


def report(name: str, results: Sequence[tuple[Case, tuple[int, int]]]) -> None:
    """Print how often each count is exact, and how far off it is."""
    parts = [f"{name} n={len(results)}"]
    for which, label in enumerate(("killed", "injured")):
        apart = [abs(case.gold[which] - pair[which]) for case, pair in results]
        exact = sum(gap == 0 for gap in apart) / len(apart)
        able = sum(
            any(pair[which] == case.gold[which] for pair in case.pairs)
            for case, _ in results
        ) / len(results)
        parts.append(
            f"{label}: exact {exact:.3f} mae {sum(apart) / len(apart):.2f} "
            f"reachable {able:.3f}"
        )
    print("; ".join(parts))


def feature_names(cases: Sequence[Case], least: int = 8) -> dict[str, int]:
    """Return the features that enough incidents have, each with its column."""
    seen: dict[str, int] = defaultdict(int)
    for case in cases:
        for name in {name for held in case.described.values() for name in held}:
            seen[name] += 1
    names = sorted(name for name, count in seen.items() if count >= least)
    return {name: column for column, name in enumerate(names)}


def main(arguments: Sequence[str]) -> int:
    """Cross-validate, then fit on all and write the table."""
    cases = read_cases(Path(arguments[0]), Path(arguments[1]))
    names = feature_names(cases)
    print(len(cases), "incidents,", len(names), "features")
    results: list[tuple[Case, tuple[int, int]]] = []
    for fold in sorted({case.fold for case in cases}):
        weights = fit([case for case in cases if case.fold != fold], names)
        table = {name: float(weights[column]) for name, column in names.items()}
        results.extend(
            (case, predict(case, table)) for case in cases if case.fold == fold
        )
    report("all", results)
    report("headline", [item for item in results if item[0].headline])
    if len(arguments) > 3:
        Path(arguments[3]).write_text(json.dumps([[c.gold, p] for c, p in results]))
    weights = fit(cases, names)
    report(
        "fitted, headline",
        [
            (
                case,
                predict(case, {name: float(weights[c]) for name, c in names.items()}),
            )
            for case in cases
            if case.headline
        ],
    )
    lines = [
        "# Weights of the evidence for a toll: a relation of a kind of evidence to a pair",
        "# of killed and injured. Source: fitted by train/tolls/fit.py.",
        "feature\tweight",
        *(
            f"{name}\t{weights[column]:.3f}"
            for name, column in names.items()
            if abs(weights[column]) >= 0.0005
        ),
    ]
    Path(arguments[2]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
