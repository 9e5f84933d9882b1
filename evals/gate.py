"""The pinned quality gate: figures on the project's own phrases must not fall.

Usage:
    python -m evals.gate                      compare with the floors; exit 1 below one
    python -m evals.gate --misses             also list what is wrong
    python -m evals.gate --pin                write today's figures as the new floors
    python -m evals.gate --pin --allow-regression

The phrases in `evals/own/` were written for this project, before the code was looked
at. `floors.json` holds a floor for each figure and the SHA-256 of the phrases: changed
phrases need new floors, and a lowered floor needs a line in the changelog.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from evals.run import read_rows
from whence import api
from whence.model import Actor, Claim, Extraction, SourceDocument, Span
from whence.text.normalise import fold
from whence.text.tokens import find_tokens

OWN = Path(__file__).resolve().parent / "own"
FLOORS = OWN / "floors.json"

# JSON by nature: one row of a file of phrases.
Row = dict[str, Any]
Check = tuple[str, bool, str]
"""The figure that an expectation counts for, whether it holds, and what it is."""


def read_phrases(name: str) -> Iterator[tuple[Row, Extraction]]:
    """Yield each row of a file of phrases with what Whence reads in it."""
    rows = read_rows(OWN / f"{name}.jsonl")
    sources = [
        SourceDocument(
            id=f"{name}-{number}",
            text=row["text"],
            published=row.get("published"),
            outlet=row.get("outlet"),
            language="en",
        )
        for number, row in enumerate(rows)
    ]
    yield from zip(rows, api.extract_documents(sources), strict=True)


def find_surface(text: str, surface: str, which: int = 0) -> Span:
    """Return the span of an occurrence of a surface: the first, or the last for -1."""
    at = text.rindex(surface) if which < 0 else text.index(surface)
    return Span(at, at + len(surface))


def check_traps(kind: str, row: Row, spans: list[Span]) -> Iterator[Check]:
    """Check that nothing was read where there is nothing to read."""
    for trap in row.get("traps", ()):
        place = find_surface(row["text"], trap)
        touched = any(place.overlaps(span) for span in spans)
        yield f"{kind}.traps", not touched, f"trap {trap!r} in {row['text']!r}"


def check_times() -> Iterator[Check]:
    """Check the times: found where they stand, with the value of the words."""
    for row, extraction in read_phrases("times"):
        for surface, value, *which in row["times"]:
            place = find_surface(row["text"], surface, *which)
            found = [time for time in extraction.times if time.span.overlaps(place)]
            shown = f"{surface!r}: {[time.value for time in found]}, expected {value}"
            yield "times.found", bool(found), shown
            if value is not None:
                yield "times.value", any(time.value == value for time in found), shown
        yield from check_traps("times", row, [time.span for time in extraction.times])


def check_quantities() -> Iterator[Check]:
    """Check the quantities: the number, what the words allow, what is counted."""
    for row, extraction in read_phrases("quantities"):
        for surface, value, low, high, bound, counted in row["quantities"]:
            place = find_surface(row["text"], surface)
            found = [
                item for item in extraction.quantities if item.span.overlaps(place)
            ]
            numbers = [(item.value, item.low, item.high) for item in found]
            wanted = (value, low, high)
            right = any(
                all(
                    _same_number(one, two)
                    for one, two in zip(wanted, have, strict=True)
                )
                for have in numbers
            )
            shown = f"{surface!r}: {[(*n, i.bound, i.counted) for n, i in zip(numbers, found, strict=True)]}"
            yield "quantities.numbers", right, f"{shown}, expected {wanted}"
            bounded = any(item.bound == bound for item in found)
            yield "quantities.bound", bounded, f"{shown}, expected {bound}"
            if counted is not None:
                named = any(item.counted == counted for item in found)
                yield "quantities.counted", named, f"{shown}, expected {counted}"
        yield from check_traps(
            "quantities", row, [item.span for item in extraction.quantities]
        )


def _same_number(one: float | None, two: float | None) -> bool:
    if one is None or two is None:
        return one is two
    return abs(one - two) <= 1e-6 * max(1.0, abs(one))


def _places(text: str, spans: tuple[Span, ...]) -> set[int]:
    return {token.start for span in spans for token in find_tokens(text, span)}


def _overlap(text: str, claim: Claim, wanted: set[int]) -> float:
    have = _places(text, claim.content)
    return 2 * len(wanted & have) / (len(wanted) + len(have))


def _same_actor(name: str | None, actor: Actor) -> bool:
    """Say whether an actor is the one expected; None asks for an unnamed one.

    A bare country stands for its government; joint speakers are a set.
    """
    if name is None:
        return actor.kind == "unnamed"
    plain = [
        {
            fold(part).strip().removeprefix("the ").removeprefix("government of ")
            for part in text.split(";")
        }
        for text in (name, actor.name or "")
    ]
    return plain[0] == plain[1]


def check_claims() -> Iterator[Check]:
    """Check the claims: found, and each cell of them."""
    for row, extraction in read_phrases("claims"):
        text = row["text"]
        for content, speaker, chain, act, polarity, said in row["claims"]:
            wanted = _places(text, (find_surface(text, content),))
            best = max(
                extraction.claims,
                key=lambda claim: _overlap(text, claim, wanted),
                default=None,
            )
            found = best is not None and _overlap(text, best, wanted) >= 0.5
            yield "claims.found", found, repr(content)
            if best is None or not found:
                continue
            yield (
                "claims.speaker",
                _same_actor(speaker, best.speaker),
                (f"{content!r}: {best.speaker.name!r}, expected {speaker!r}"),
            )
            links = len(chain) == len(best.chain) and all(
                map(_same_actor, chain, best.chain)
            )
            shown = [link.name for link in best.chain]
            yield "claims.chain", links, f"{content!r}: {shown}, expected {chain}"
            acts = {act, "state", "report"} if act in {"state", "report"} else {act}
            yield (
                "claims.act",
                best.act in acts,
                f"{content!r}: {best.act}, expected {act}",
            )
            if polarity is not None:
                yield (
                    "claims.polarity",
                    best.polarity == polarity,
                    (f"{content!r}: {best.polarity}, expected {polarity}"),
                )
            if said is not None:
                day = (
                    best.said.first_day.isoformat()
                    if best.said and best.said.first_day
                    else None
                )
                yield "claims.said", day == said, f"{content!r}: {day}, expected {said}"


CHECKS: tuple[Callable[[], Iterator[Check]], ...] = (
    check_times,
    check_quantities,
    check_claims,
)


def measure() -> tuple[dict[str, float], list[str]]:
    """Return each figure as the share of its expectations that hold, and the misses."""
    counts: dict[str, list[int]] = {}
    misses = []
    for check in CHECKS:
        for figure, holds, shown in check():
            right_of = counts.setdefault(figure, [0, 0])
            right_of[0] += holds
            right_of[1] += 1
            if not holds:
                misses.append(f"{figure}: {shown}")
    return {
        name: round(right / total, 4) for name, (right, total) in counts.items()
    }, misses


def hash_phrases() -> str:
    """Return the SHA-256 over the files of phrases."""
    digest = hashlib.sha256()
    for path in sorted(OWN.glob("*.jsonl")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def pin(figures: dict[str, float], *, allow_regression: bool) -> int:
    """Write the figures as the new floors; return the exit code."""
    old = json.loads(FLOORS.read_text("utf-8"))["floors"] if FLOORS.exists() else {}
    lowered = [name for name, floor in old.items() if figures.get(name, 0.0) < floor]
    if lowered and not allow_regression:
        print(f"these would fall: {', '.join(lowered)}", file=sys.stderr)
        return 1
    pinned = {"sha256": hash_phrases(), "floors": figures}
    FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", "utf-8")
    return 0


def compare(figures: dict[str, float]) -> int:
    """Print each figure beside its floor; return 1 if one lies below."""
    pinned = json.loads(FLOORS.read_text("utf-8"))
    if pinned["sha256"] != hash_phrases():
        print("the phrases changed: pin their floors anew", file=sys.stderr)
        return 1
    below = 0
    for name, floor in pinned["floors"].items():
        value = figures.get(name, 0.0)
        below += value < floor
        print(
            f"{name:22}{value:8.4f}  floor {floor:.4f}{'  BELOW' if value < floor else ''}"
        )
    return int(below > 0)


def main() -> int:
    """Measure, then pin or compare; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--pin", action="store_true", help="write new floors")
    parser.add_argument(
        "--allow-regression", action="store_true", help="let a floor fall"
    )
    options = parser.parse_args()
    figures, misses = measure()
    if options.misses:
        print(*misses, sep="\n")
    if options.pin:
        return pin(figures, allow_regression=options.allow_regression)
    return compare(figures)


if __name__ == "__main__":
    sys.exit(main())
