"""What speaks for and against two claims being about one thing, as numbers."""

from collections.abc import Mapping

from whence.reconcile.matching.candidates import WordWeights
from whence.reconcile.matching.claim_readings import ClaimReading
from whence.reconcile.matching.numbers import exclusive, shared

__all__ = ["SIGNS", "contained", "find_signs"]

_TELLING_DIGITS, _ODD_DIGITS = 2, 3

SIGNS: Mapping[str, str] = {
    "words": "share of all their words' weight that both have",
    "words alone": "the same where neither has a number",
    "contained": "share of the one that has more in common with the other",
    "covered": "share of the one that has less in common with the other",
    "rare": "the rarest word that both have",
    "names": "share of the names that both have",
    "other names": "both have names, none in common",
    "number": "a number in common",
    "telling number": "one of two or more digits that is not small",
    "odd number": "a number of three or more digits in common",
    "other numbers": "numbers of the same things that exclude one another",
    "number missing": "only one has a number",
    "deed": "the same happened",
    "other deed": "something else happened",
    "counted": "the same things are counted",
    "speaker": "the same named speaker",
    "other speaker": "two named speakers",
    "hedge": "only one is hedged",
    "time": "the times that they speak of meet",
    "other time": "the times that they speak of do not meet",
    "one page": "both stand on one page",
}
"""The signs and what each means; in this order they are shown and stored."""

_RAREST = 6.0  # weight of a word that hardly any claim has


def contained(left: ClaimReading, right: ClaimReading, weighing: WordWeights) -> float:
    """Return how much of a claim another has, by the weight of its words, 0 to 1."""
    whole = weighing.of_words(left.words)
    held = frozenset(right.words)
    common = weighing.of_words([word for word in left.words if word in held])
    return common / whole if whole > 0 else 0.0


def _both_or_other(left: frozenset[str], right: frozenset[str]) -> tuple[float, float]:
    """Return whether two sets meet, and whether both are there but do not."""
    if not left or not right:
        return 0.0, 0.0
    met = not left.isdisjoint(right)
    return float(met), float(not met)


def find_signs(
    left: ClaimReading, right: ClaimReading, weighing: WordWeights
) -> dict[str, float]:
    """Return the signs of a pair that are not nought; the same both ways round."""
    common = sorted(set(left.words) & set(right.words))
    either = sorted(set(left.words) | set(right.words))
    whole = weighing.of_words(either)
    ways = contained(left, right, weighing), contained(right, left, weighing)
    overlap = weighing.of_words(common) / whole if whole > 0 else 0.0
    digits = shared(left, right)
    names = left.names & right.names
    fewest = min(len(left.names), len(right.names))
    deed, other_deed = _both_or_other(left.measures, right.measures)
    spoken = left.speaker is not None and right.speaker is not None
    timed = left.about is not None and right.about is not None
    meet = (
        left.about is not None
        and right.about is not None
        and left.about.overlaps(right.about)
    )
    rarest = max((weighing.of_word(word) for word in common), default=0.0)
    found = {
        "words": overlap,
        "words alone": 0.0 if left.quantities or right.quantities else overlap,
        "contained": max(ways),
        "covered": min(ways),
        "rare": min(1.0, rarest / _RAREST),
        "names": len(names) / fewest if fewest else 0.0,
        "other names": float(fewest > 0 and not names),
        "number": float(digits > 0),
        "telling number": float(digits >= _TELLING_DIGITS),
        "odd number": float(digits >= _ODD_DIGITS),
        "other numbers": float(exclusive(left, right) is not None),
        "number missing": float(bool(left.quantities) != bool(right.quantities)),
        "deed": deed,
        "other deed": other_deed,
        "counted": _both_or_other(left.counted, right.counted)[0],
        "speaker": float(spoken and left.speaker == right.speaker),
        "other speaker": float(spoken and left.speaker != right.speaker),
        "hedge": float((left.claim.hedge is None) != (right.claim.hedge is None)),
        "time": float(meet),
        "other time": float(timed and not meet),
        "one page": float(left.claim.document == right.claim.document),
    }
    return {name: value for name, value in found.items() if value}
