"""Windows of a document that fit the encoder: whole lines or sentences, with a little of what stands before as context."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.extract.reader.wordpieces import Word

__all__ = ["CORE", "LEFT", "Window", "plan_windows", "unit_starts"]

CORE = 224
LEFT = 32
"""Wordpieces of a window: those whose answers are used, and those read before as context.

Linked F1 on the development articles 73.4, against 72.7 with 288, 64 and 32 more after the core, which takes a quarter longer.
"""

_ENDS = frozenset(".?!\u2026")
_CLOSING = frozenset("\u201d\u2019\"')")


Numbers = NDArray[np.int64]


class Window(NamedTuple):
    """Words that the encoder reads at once.

    Attributes:
        first: First word read.
        core: First word whose answer is used.
        end: Word after the last read, whose answers are used as well.
    """

    first: int
    core: int
    end: int


def unit_starts(words: list[Word], text: str) -> list[int]:
    """Cut a document roughly into sentences; an abbreviation's stop may cut one in two, which costs a window nothing.

    Args:
        words: Words in reading order.
        text: The text they stand in.

    Returns:
        The numbers of the words that start a line or follow the end of a sentence.
    """
    starts = []
    ended = True
    for number, word in enumerate(words):
        if (ended and word.gap) or word.gap >= 2:
            starts.append(number)
        surface = text[word.start] if word.end == word.start + 1 else ""
        ended = surface in _ENDS or (ended and surface in _CLOSING)
    return starts


def plan_windows(
    units: list[int],
    lines: NDArray[np.bool_],
    counts: Numbers,
    *,
    core: int = CORE,
    left: int = LEFT,
) -> list[Window]:
    """Share a document out over windows.

    Args:
        units: Numbers of the words that start a sentence, the first being 0.
        lines: Whether each word starts a line.
        counts: Wordpieces of each word.
        core: Most wordpieces of which the answers are used.
        left: Most wordpieces of context before them.

    Returns:
        Windows whose cores follow one another and cover all words.
    """
    bounds = np.array([*units, len(counts)], dtype=np.int64)
    sizes = np.concatenate([[0], np.cumsum(counts)])
    offsets = sizes[bounds]  # wordpieces before each bound
    windows = []
    start = 0
    while start < len(counts):
        end = _core_end(start, bounds, offsets, sizes, lines, core)
        earlier = bounds[np.searchsorted(offsets, sizes[start] - left) :]
        first = min(start, int(earlier[0]) if len(earlier) else start)
        windows.append(Window(first, start, end))
        start = end
    return windows


def _core_end(
    start: int,
    bounds: Numbers,
    offsets: Numbers,
    sizes: Numbers,
    lines: NDArray[np.bool_],
    core: int,
) -> int:
    """The end of a core: the last line start in its second half, else the last sentence start, else the last word that fits."""
    limit = sizes[start] + core
    fits = bounds[
        np.searchsorted(bounds, start, side="right") : np.searchsorted(
            offsets, limit, side="right"
        )
    ]
    if not len(fits):
        return max(start + 1, int(np.searchsorted(sizes, limit, side="right")) - 1)
    if fits[-1] == bounds[-1]:
        return int(fits[-1])
    late = fits[lines[fits] & (2 * (sizes[fits] - sizes[start]) >= core)]
    return int(late[-1] if len(late) else fits[-1])
