"""What of a page's wording is kept to know it again: its imprint.

Near copies share most of their runs of five words, as the smallest hashes of both tell
(bottom-k sketches: Broder, SEQUENCES 1997). Two imprints tell how alike two pages are
without either page at hand.
"""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whence.model import Document, Span, content_key
from whence.text.shingles import WIDTH, fold_words

__all__ = [
    "LEAST_KEYS",
    "MOST_LIKENESSES",
    "CopyIndex",
    "Imprint",
    "Likeness",
    "compare_sketches",
    "read_imprint",
    "resemblance",
]

_SKETCH = 128  # smallest hashes kept: the share is known to about 4 points
_KEYS = 16  # of those, the ones by which near copies are looked up
LEAST_KEYS = 2
"""In common; two pages that share .6 of their runs share about ten."""
MOST_LIKENESSES = 30
"""Of one wording, kept; more pages of one form hang together through these."""
_LEAST_RUNS = 30  # runs of words; a shorter page is an exact copy or none
# An editor's light hand (one word in twenty-five) leaves .67 of all runs of five words.
_NEAR = 0.6
_MOST_WORDS = 30_000
_MASK = np.uint64(0xFFFFFFFF)
_FACTOR, _MIX = np.uint64(0x01000193), np.uint64(0x85EBCA6B)  # odd: nothing is lost


@dataclass(frozen=True, slots=True)
class Imprint:
    """What of a page's wording is kept to know it again.

    Attributes:
        wording: Content key of its own words; None for a page without any.
        words: How many words it has.
        sketch: The smallest hashes of its runs of words, in order.
    """

    wording: str | None
    words: int
    sketch: tuple[int, ...]

    @property
    def keys(self) -> tuple[int, ...]:
        """The hashes by which near copies are looked up; none for a short page."""
        return self.sketch[:_KEYS] if len(self.sketch) >= _LEAST_RUNS else ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """That two wordings are nearly the same.

    Attributes:
        left: Content key of the one, the lesser.
        right: Content key of the other.
        share: Part of their runs of words that is common, 0 to 1.
    """

    left: str
    right: str
    share: float


def read_imprint(document: Document) -> Imprint:
    """Return the imprint of a page's own text."""
    spans = document.spans_of("headline", "body")
    if not document.segments:
        spans = (Span(0, len(document.text)),)
    own = "\n".join(span.of(document.text) for span in spans)
    words = fold_words(own)[:_MOST_WORDS]
    wording = content_key("wording", " ".join(words)) if words else None
    return Imprint(wording, len(words), _sketch(words))


def _sketch(words: Sequence[str]) -> tuple[int, ...]:
    """Return the smallest hashes of the runs of five words.

    All runs of a page are hashed at once: word by word, then as sums in which each
    place has a factor of its own (a third of the time of hashing each run).
    """
    hashes = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    # A page too short for a run of five words is known by what it has.
    width = min(WIDTH, max(1, len(words)))
    runs = np.zeros(max(0, len(words) - width + 1), dtype=np.uint64)
    for place in range(width):
        runs = (runs * _FACTOR + hashes[place : place + len(runs)]) & _MASK
    # Close sums of close words must not stay close: the smallest are a sample.
    mixed = ((runs ^ (runs >> np.uint64(15))) * _MIX) & _MASK
    keys: set[int] = set((mixed ^ (mixed >> np.uint64(16))).tolist())
    return tuple(sorted(keys)[:_SKETCH])


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """Return the part of the runs of words of two pages that is common, 0 to 1.

    Args:
        left: The sketch of the one.
        right: The sketch of the other.
    """
    if not left or not right:
        return 0.0
    both = set(left) & set(right)
    either = sorted({*left, *right})[:_SKETCH]
    return sum(key in both for key in either) / len(either)


class CopyIndex:
    """Finds near copies among wordings in memory; a ledger does the same in SQL."""

    def __init__(self) -> None:
        self._sketches: dict[str, tuple[int, ...]] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)

    def add(self, imprint: Imprint) -> list[Likeness]:
        """Add a wording; return how it is like those added before."""
        if imprint.wording is None or imprint.wording in self._sketches:
            return []
        found = self.search(imprint)
        self._sketches[imprint.wording] = imprint.sketch
        for key in imprint.keys:
            self._holders[key].append(imprint.wording)
        return found

    def search(self, imprint: Imprint) -> list[Likeness]:
        """Return how a wording is like those that were added."""
        if imprint.wording is None:
            return []
        shared: dict[str, int] = defaultdict(int)
        for key in imprint.keys:
            for wording in self._holders.get(key, ()):
                shared[wording] += 1
        near = [wording for wording in shared if shared[wording] >= LEAST_KEYS]
        near.sort(key=lambda wording: (-shared[wording], wording))
        return compare_sketches(
            imprint,
            {
                wording: self._sketches[wording]
                for wording in near[:MOST_LIKENESSES]
                if wording != imprint.wording
            },
        )

    def sketches(self) -> Mapping[str, tuple[int, ...]]:
        """Return the sketch of each wording."""
        return self._sketches


def compare_sketches(
    imprint: Imprint, others: Mapping[str, Sequence[int]]
) -> list[Likeness]:
    """Return which of some wordings are near copies of one, by their keys."""
    found = []
    for wording in sorted(others):
        share = resemblance(imprint.sketch, others[wording])
        if share >= _NEAR and imprint.wording is not None:
            left, right = sorted((imprint.wording, wording))
            found.append(Likeness(left, right, round(share, 3)))
    return found
