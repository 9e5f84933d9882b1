"""How much the lines around a line have its form.

A list of prices, winners, dates or ingredients within a report repeats its words and
marks from line to line ("Best song - ...", "40 per cent off ..."). Menus and the heads
of other stories do not.
"""

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["line_likeness"]

_Values = npt.NDArray[np.float64]

_LONGEST = 160
_MARK = re.compile(r"[^\W\d_]{2,20}|[\d$£€%:–—-]")
_DIGITS = re.compile(r"\d")
_ALIKE = 0.25
_NONE: frozenset[str] = frozenset()


def line_likeness(texts: list[str]) -> tuple[_Values, _Values]:
    """Return how much each line is like one of the two before and after it.

    Lines that are the same to the letter count as unlike, and so do long ones.

    Args:
        texts: The lines.

    Returns:
        For each line the largest share of words and marks that it has in common with
        one of those lines, 0 to 1; and how many lines long the run of alike lines is
        that it stands in, 0 for none.

    >>> texts = ["Menu", "Best song: Ana Roth", "Best film: Dam", "It rained."]
    >>> line_likeness(texts)[1].tolist()
    [0.0, 2.0, 2.0, 0.0]
    """
    marks = [_marks(text) if len(text) <= _LONGEST else _NONE for text in texts]
    count = len(texts)
    found = [0.0] * count
    for step in (1, 2):
        for at, (one, other) in enumerate(zip(marks, marks[step:], strict=False)):
            if one.isdisjoint(other) or one == other:
                continue
            common = len(one & other)
            share = common / (len(one) + len(other) - common)
            found[at] = max(found[at], share)
            found[at + step] = max(found[at + step], share)
    likeness = np.array(found)
    alike = likeness >= _ALIKE
    edges = np.flatnonzero(np.diff(np.concatenate(([0], alike, [0]))))
    runs = np.zeros(count)
    for first, end in zip(edges[::2], edges[1::2], strict=True):
        runs[first:end] = end - first
    return likeness, runs


@lru_cache(maxsize=4_096)
def _marks(text: str) -> frozenset[str]:
    """Return the words and marks of a short line; all digits are one."""
    return frozenset(_MARK.findall(_DIGITS.sub("0", text.lower())))
