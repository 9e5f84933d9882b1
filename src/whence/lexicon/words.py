"""How common the words of English are: a background for small ledgers."""

import functools
import math
from collections.abc import Mapping
from types import MappingProxyType

from whence.lexicon.tables import load_table

__all__ = ["load_document_shares"]

# A word of rank r makes about 0.1/r of a text (Zipf), so that a page of 400 words
# holds it with probability 1 - exp(-40/r).
_WORDS_A_PAGE = 400
_ZIPF_SHARE = 0.1


@functools.cache
def load_document_shares() -> Mapping[str, float]:
    """Return for each common word the share of pages that hold it.

    Returns:
        Lower-case word to a share between 0 and 1; words that are not common are
        not in it.

    >>> shares = load_document_shares()
    >>> shares["the"] > 0.9 > shares["police"] > shares["horror"] > 0
    True
    """
    return MappingProxyType(
        {
            row["word"]: 1 - math.exp(-_WORDS_A_PAGE * _ZIPF_SHARE / int(row["rank"]))
            for row in load_table("common_words")
        }
    )
