"""The words that numbers are made of, and the words that bound them."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from whence.lexicon.tables import load_table

__all__ = [
    "BoundPhrase",
    "NumberWords",
    "load_bounds",
    "load_designators",
    "load_numbers",
]

Side = Literal["left", "right"]


class NumberWords(NamedTuple):
    """The number words, by what they do; all in small letters.

    Attributes:
        cardinals: Words that say a number below a hundred.
        magnitudes: Words that multiply the number before them.
        plurals: Vague counts on their own, with their least.
        vague: Vague counts that may stand before a magnitude, with their least.
        fractions: Names of parts, with the number that divides.
        times: Ratios on their own.
    """

    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    plurals: Mapping[str, int]
    vague: Mapping[str, int]
    fractions: Mapping[str, int]
    times: Mapping[str, int]


class BoundPhrase(NamedTuple):
    """Words that bound a number.

    Attributes:
        words: The words, small letters, in reading order.
        bound: What they make of the number.
        is_verb: Whether they are a verb ("exceeded").
    """

    words: tuple[str, ...]
    bound: str
    is_verb: bool


@functools.cache
def load_numbers() -> NumberWords:
    """Return the number words.

    >>> load_numbers().cardinals["twelve"], load_numbers().magnitudes["million"]
    (12, 1000000)
    """
    by_sense: dict[str, dict[str, int]] = {
        sense: {}
        for sense in ("cardinal", "magnitude", "plural", "vague", "fraction", "times")
    }
    for row in load_table("numbers"):
        by_sense[row["sense"]][row["word"]] = int(row["value"])
    return NumberWords(*(MappingProxyType(words) for words in by_sense.values()))


@functools.cache
def load_bounds(side: Side) -> Mapping[str, tuple[BoundPhrase, ...]]:
    """Return the bound phrases of one side, longest first.

    Args:
        side: `left` phrases are keyed by their last word, `right` ones by their first:
            each by the word that stands next to the number.

    >>> [
    ...     phrase.bound
    ...     for phrase in load_bounds("left")["than"]
    ...     if phrase.words == ("more", "than")
    ... ]
    ['>']
    """
    found: dict[str, list[BoundPhrase]] = {}
    for row in load_table("bounds"):
        if (row["side"] == "right") is (side == "right"):
            words = tuple(row["phrase"].split())
            key = words[0] if side == "right" else words[-1]
            phrase = BoundPhrase(words, row["bound"], row["side"] == "verb")
            found.setdefault(key, []).append(phrase)
    return MappingProxyType(
        {
            word: tuple(sorted(items, key=lambda item: (-len(item.words), item.words)))
            for word, items in found.items()
        }
    )


@functools.cache
def load_designators(*, capitalised: bool) -> frozenset[str]:
    """Return the words that make a number after them a name ("ward", "section").

    Args:
        capitalised: Whether the word stands with a capital on the page.
    """
    return frozenset(
        row["word"]
        for row in load_table("designators")
        if capitalised or row["case"] == "any"
    )
