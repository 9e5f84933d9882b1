"""The toll of an event: killed and injured, as all pages that tell of it support it.

Each page gives evidence for numbers of killed, of injured, and of both together
(`toll_evidence`). A pair of killed and injured scores the sum of the weights of all
that agrees with it; the toll is the pair that scores best. The weights were fitted on
the development set of `gva` (train/tolls/fit.py): of its 272 incidents with several
reports and four or more victims killed is exact in .84 and injured in .77, measured by
cross-validation. A page that stands alone gives its range itself (`toll_ranges`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.lexicon.casualties import load_toll_weights
from whence.model import Extraction
from whence.reconcile.toll_evidence import (
    PageEvidence,
    Pair,
    compare_pair,
    find_pairs,
    read_evidence,
)
from whence.reconcile.toll_ranges import read_range

__all__ = ["PageToll", "Toll", "combine_tolls", "describe_pairs", "read_tolls"]

_ASIDE = 0.3  # what a page that sums several events up counts
_LATER = 0.1  # how much more the last page counts than the first
_SHARED = 0.75  # between a sum over pages (0) and their mean (1)
_ANYWHERE = (
    "joint",
    "killed counted",
    "injured counted",
    "injured more",
    "hit counted",
)
_SURE = 0.75  # what is likelier stands against a page's first count
_LIKELY = 0.11  # what is less likely is no bound


@dataclass(frozen=True, slots=True)
class PageToll:
    """What one page tells, and the pair that it supports by itself.

    Attributes:
        evidence: What it tells.
        pair: Killed and injured by this page alone.
    """

    evidence: PageEvidence
    pair: Pair


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured of an event.

    Attributes:
        killed: Low, best and high.
        injured: Low, best and high.
        likely: How likely the best of each is, by the weights.
        pages: What each page tells, by document id.
    """

    killed: tuple[int, int, int]
    injured: tuple[int, int, int]
    likely: tuple[float, float]
    pages: tuple[PageToll, ...]


def describe_pairs(pages: Sequence[PageEvidence]) -> dict[Pair, dict[str, float]]:
    """Return for each pair that is possible what speaks for it, and how strongly.

    Args:
        pages: What the pages of one event tell, the earliest first.
    """
    # Pages that count nobody do not thin out what the others tell.
    whole = max(1.0, sum(bool(page.told) for page in pages)) ** _SHARED
    found: dict[Pair, dict[str, float]] = {}
    for pair in find_pairs(pages):
        held: dict[str, float] = defaultdict(float)
        for number, page in enumerate(pages):
            factor = (_ASIDE if page.sums_up else 1.0) / whole
            factor *= 1 + _LATER * number / max(1, len(pages) - 1)
            for name, strength in compare_pair(page, pair):
                held[name] += strength * factor
                if name.startswith(_ANYWHERE) and name.endswith("="):
                    once = f"once {name}"
                    held[once] = max(held[once], strength)
        for name, count in (("killed", pair[0]), ("injured", pair[1])):
            held[f"prior {name}{min(count, 4)}"] = 1.0
        held["prior nobody"] = float(not any(pair))
        found[pair] = dict(held)
    return found


def _likelihoods(pages: Sequence[PageEvidence]) -> dict[Pair, float]:
    """Return how likely each possible pair is, by the weights."""
    weights = load_toll_weights()
    scores = {
        pair: sum(weights.get(name, 0.0) * value for name, value in held.items())
        for pair, held in describe_pairs(pages).items()
    }
    most = max(scores.values())
    likely = {pair: math.exp(score - most) for pair, score in scores.items()}
    whole = sum(likely.values())
    return {pair: value / whole for pair, value in likely.items()}


def _best(likely: Mapping[Pair, float]) -> Pair:
    return max(likely, key=lambda pair: (round(likely[pair], 9), pair))


def _bounds(
    likely: Mapping[Pair, float], which: int, best: int
) -> tuple[tuple[int, int, int], float]:
    """Return low, best and high of one count, and how likely the best is."""
    single: dict[int, float] = defaultdict(float)
    for pair, value in likely.items():
        single[pair[which]] += value
    kept = [count for count, value in single.items() if value >= _LIKELY] + [best]
    return (min(kept), best, max(kept)), single[best]


def _narrow(
    bounds: tuple[int, int, int], likely: float, own: tuple[int, int] | None
) -> tuple[int, int, int]:
    """Return the range that a page gives itself, with the best inside it."""
    _, best, _ = bounds
    if own is None or (likely > _SURE and not own[0] <= best <= own[1]):
        return best, best, best
    low, high = own
    return low, min(max(best, low), high), high


def combine_tolls(pages: Iterable[PageToll], order: Mapping[str, str]) -> Toll:
    """Combine what the pages of one event support.

    Args:
        pages: What each page supports.
        order: Document id to when the page appeared, as text that sorts.

    Returns:
        The toll: low and high are the least and most that are likely.
    """
    ordered = sorted(
        pages,
        key=lambda page: (
            order.get(page.evidence.document, ""),
            page.evidence.document,
        ),
    )
    likely = _likelihoods([page.evidence for page in ordered])
    best = _best(likely)
    killed, killed_likely = _bounds(likely, 0, best[0])
    injured, injured_likely = _bounds(likely, 1, best[1])
    if len(ordered) == 1:
        mentions = ordered[0].evidence.mentions
        killed = _narrow(killed, killed_likely, read_range(mentions, "killed"))
        injured = _narrow(injured, injured_likely, read_range(mentions, "injured"))
    return Toll(
        killed,
        injured,
        (killed_likely, injured_likely),
        tuple(sorted(ordered, key=lambda page: page.evidence.document)),
    )


def read_tolls(extractions: Iterable[Extraction]) -> list[PageToll]:
    """Return what each page supports, pages without victims left out."""
    found = []
    for extraction in extractions:
        evidence = read_evidence(extraction.document)
        if evidence is not None:
            found.append(PageToll(evidence, _best(_likelihoods([evidence]))))
    return found
