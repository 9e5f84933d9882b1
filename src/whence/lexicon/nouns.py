"""What the spelling of English nouns does not tell: plurals, and words that are none."""

import functools
from collections.abc import Mapping
from types import MappingProxyType

from whence.lexicon.tables import load_table

__all__ = ["load_plurals", "load_word_classes"]


@functools.cache
def load_plurals() -> Mapping[str, str]:
    """Return the singular of each irregular plural.

    >>> load_plurals()["people"]
    'person'
    """
    return MappingProxyType(
        {row["plural"]: row["singular"] for row in load_table("plurals")}
    )


@functools.cache
def load_word_classes() -> Mapping[str, str]:
    """Return the class of words that are seldom nouns: verb, adjective or adverb.

    >>> load_word_classes()["became"]
    'verb'
    """
    return MappingProxyType(
        {row["word"]: row["class"] for row in load_table("word_classes")}
    )
