"""How alike two figures are: their wording, their numbers."""

from collections.abc import Sequence

from whence.model import Span
from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Ledger
from whence.reconcile.site_lines import line_key
from whence.text.quotes import find_quotes
from whence.text.shingles import fold_words, shingle

__all__ = ["best_match", "distance", "is_same_value", "is_same_wording", "wording_of"]

_SAME_WORDING = 0.6  # of the shorter sentence's shingles
_SAME_QUOTATION = 0.9
_LEAST_SHINGLES = 4
# Words that go with a number, which a copy may round.
_BOUNDS = frozenset(
    "about around some roughly approximately nearly almost over more than at least "
    "most up to as many least fewer less no an estimated".split()
)


def wording_of(ledger: Ledger, bearing: Bearing) -> frozenset[int]:
    """Return the runs of words of a sentence that tell whose wording it is.

    Two pages may quote the same words, and show the same box of their site, without
    either having it from the other.
    """
    text, sentence = ledger.document(bearing.document).text, bearing.sentence
    if line_key(text, sentence) in ledger.site_lines:
        return frozenset()
    found: set[int] = set()
    start = sentence.start
    for quote in (*find_quotes(text, sentence), Span(sentence.end, sentence.end)):
        words = [
            word
            for word in fold_words(text[start : quote.start])
            if word not in _BOUNDS and not word[0].isdigit()
        ]
        found.update(item.key for item in shingle(words, 4))
        start = quote.end
    return frozenset(found)


def is_same_wording(
    first: frozenset[int], second: frozenset[int], *, quoted: bool
) -> bool:
    """Say whether two sentences are one but for light edits.

    Two pages may quote the same words without either having them from the other:
    around a quotation the rest of the sentence must be the same too.
    """
    least = min(len(first), len(second))
    share = _SAME_QUOTATION if quoted else _SAME_WORDING
    return least >= _LEAST_SHINGLES and len(first & second) >= share * least


def is_same_value(left: Bearing, right: Bearing) -> bool:
    """Say whether two figures are the same number, or the same bounds."""
    if left.exact is not None and right.exact is not None:
        return left.exact == right.exact
    return left.low == right.low and left.high == right.high


def distance(left: Bearing, right: Bearing) -> float:
    """Return how far apart two figures are, from 0 to 1 of the larger."""
    if is_same_value(left, right):
        return 0.0
    first, second = left.exact or left.low, right.exact or right.low
    if not first or not second:
        return 1.0
    return abs(first - second) / max(abs(first), abs(second))


def best_match(bearing: Bearing, others: Sequence[Bearing]) -> Bearing | None:
    """Return the figure of some page that the bearing most likely repeats."""
    ranked = sorted(
        others,
        key=lambda other: (distance(bearing, other), other.headline, other.key),
    )
    return ranked[0] if ranked else None
