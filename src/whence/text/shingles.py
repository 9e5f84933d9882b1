"""Shingles: short runs of words by which reused wording is recognised.

Winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003) keeps the least hash of every
window of shingles, so that any shared run of words longer than window and shingle
together leaves at least one common fingerprint.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from whence.model import Span

__all__ = ["WIDTH", "Shingle", "Word", "find_words", "fold_words", "shingle", "winnow"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['\u2019][^\W_]+)*")
WIDTH = 5
"""Words in a shingle: five in a row are rarely the same by chance."""

_WINDOW = 6


class Word(NamedTuple):
    """A word, folded, and where it stands."""

    start: int
    end: int
    folded: str


class Shingle(NamedTuple):
    """A run of words: the number of its first word, and its hash."""

    at: int
    key: int


def _fold(word: str) -> str:
    return word.casefold().replace("\u2019", "'")


def find_words(text: str, within: Iterable[Span] | None = None) -> list[Word]:
    """Return the words of a text, or of some spans of it, folded.

    >>> [word.folded for word in find_words("Kyiv\u2019s 1,200 tanks.")]
    ["kyiv's", '1,200', 'tanks']
    """
    spans = (Span(0, len(text)),) if within is None else within
    return [
        Word(match.start(), match.end(), _fold(match.group()))
        for span in spans
        for match in _WORD.finditer(text, span.start, span.end)
    ]


def fold_words(text: str) -> list[str]:
    """Return the words of a text without case, marks and spacing."""
    return _WORD.findall(_fold(text))


def shingle(words: Sequence[str], width: int = WIDTH) -> list[Shingle]:
    """Return every run of `width` words as a hash that is the same on all machines."""
    return [
        Shingle(at, zlib.crc32(" ".join(words[at : at + width]).encode("utf-8")))
        for at in range(len(words) - width + 1)
    ]


def winnow(shingles: Sequence[Shingle], window: int = _WINDOW) -> list[Shingle]:
    """Keep the least shingle of every window, the last one on a tie.

    Args:
        shingles: All shingles of a text, in order.
        window: How many neighbours compete.

    Returns:
        The fingerprints, in order.
    """
    if len(shingles) <= window:
        return (
            [min(shingles, key=lambda item: (item.key, -item.at))] if shingles else []
        )
    kept: list[Shingle] = []
    best = -1
    for end in range(window, len(shingles) + 1):
        start = end - window
        if best < start:
            best = min(
                range(start, end), key=lambda number: (shingles[number].key, -number)
            )
        elif shingles[end - 1].key <= shingles[best].key:
            best = end - 1
        if not kept or kept[-1].at != shingles[best].at:
            kept.append(shingles[best])
    return kept
