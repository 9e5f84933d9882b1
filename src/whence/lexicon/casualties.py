"""Words that tell of victims: people, and what befell them."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from whence.lexicon.tables import load_table

__all__ = ["load_casualty_senses", "load_event_counts", "load_toll_weights"]


@functools.cache
def load_casualty_senses() -> Mapping[str, frozenset[str]]:
    """Return the senses of each word: person, killed, injured, hit, act.

    >>> sorted(load_casualty_senses()["killing"])
    ['act', 'killed']
    """
    found: dict[str, set[str]] = {}
    for row in load_table("casualty_words"):
        if not row["sense"].startswith("times:"):
            found.setdefault(row["word"], set()).add(row["sense"])
    return MappingProxyType({word: frozenset(held) for word, held in found.items()})


@functools.cache
def load_event_counts() -> Mapping[str, int]:
    """Return how many victims a word for an event counts.

    >>> load_event_counts()["triple"]
    3
    """
    return MappingProxyType(
        {
            row["word"]: int(row["sense"].removeprefix("times:"))
            for row in load_table("casualty_words")
            if row["sense"].startswith("times:")
        }
    )


@functools.cache
def load_toll_weights() -> Mapping[str, float]:
    """Return how much each relation of evidence to a toll counts.

    >>> load_toll_weights()["killed headline counted ="] > 0
    True
    """
    return MappingProxyType(
        {row["feature"]: float(row["weight"]) for row in load_table("toll_weights")}
    )
