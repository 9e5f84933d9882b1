"""Sort what is missed into classes: `python -m train.reader.misses --gold GOLD --pred PRED [--threshold SCORE] [--sample 100]`.

PRED is what `evaluate --min-score 0` writes. Prints counts only, never the corpus's text.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

__all__ = ["classify", "main"]

Letters = frozenset[int]


def cover(spans: list[list[int]]) -> Letters:
    """The code points of spans."""
    return frozenset(n for start, end in spans for n in range(start, end))


def alike(one: Letters, other: Letters) -> bool:
    """Half of what either covers is common, counted in code points (the kit counts words)."""
    return len(one & other) >= 0.5 * len(one | other) if one or other else True


def classify(gold: dict, found: list[dict], threshold: float) -> str:
    """Why a gold attribution is not among those found; `linked` if it is."""
    source, cue, content = (cover(gold[role]) for role in ("source", "cue", "content"))
    fits = [
        one
        for one in found
        if alike(cover(one["source"]), source) and alike(cover(one["content"]), content)
    ]
    if fits:
        return (
            "linked"
            if any(one["score"] >= threshold for one in fits)
            else "right, below the threshold"
        )
    near = [one for one in found if cover(one["cue"]) & cue] or [
        one for one in found if cover(one["content"]) & content
    ]
    if not near:
        return "nothing there"
    best = max(near, key=lambda one: len(cover(one["content"]) & content))
    if not cover(best["cue"]) & cue:
        return "content given to another cue"
    if not alike(cover(best["content"]), content):
        return "cue found, content differs" + (
            "" if alike(cover(best["source"]), source) else " and source too"
        )
    if not source:
        return "cue and content found, a source where people see none"
    return "cue and content found, " + (
        "no source" if not best["source"] else "another source"
    )


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pred", type=Path, required=True)
    parser.add_argument("--threshold", type=float, default=0.0)
    parser.add_argument(
        "--sample",
        type=int,
        default=100,
        help="so many misses, evenly over the articles; 0 for all",
    )
    args = parser.parse_args()

    def read(path: Path) -> list[dict]:
        return [
            json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()
        ]

    found = {record["id"]: record["attributions"] for record in read(args.pred)}
    misses = [
        (reason, gold["type"])
        for record in read(args.gold)
        for gold in record["attributions"]
        if (reason := classify(gold, found[record["id"]], args.threshold)) != "linked"
    ]
    total = len(misses)
    if args.sample:
        misses = [misses[n * total // args.sample] for n in range(args.sample)]
    print(f"{total} misses, {len(misses)} shown")
    table = Counter(misses)
    for reason, count in Counter(reason for reason, _ in misses).most_common():
        kinds = ", ".join(
            f"{kind} {table[reason, kind]}" for kind in ("direct", "mixed", "indirect")
        )
        print(f"{count:>5}  {reason} ({kinds})")


if __name__ == "__main__":
    main()
