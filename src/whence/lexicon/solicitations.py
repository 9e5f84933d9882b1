"""Words of lines in which a site sells, asks or points elsewhere."""

import functools
import re
from typing import Literal

from whence.lexicon.tables import load_table

__all__ = ["SolicitationPlace", "load_solicitation"]

SolicitationPlace = Literal["label", "start", "any", "thanks"]
"""Where the words stand; `resources/solicitations.tsv` explains each."""

_FORMS: dict[SolicitationPlace, str] = {
    "label": r"\s{0,4}(?:%s)\s?:",
    "start": r"\s{0,4}(?:%s)\b",
    "any": r"\b(?:%s)\b",
    "thanks": r"\bthanks to (?:[\w,.]{1,20} ){0,4}(?:%s)\b",
}


@functools.cache
def load_solicitation(place: SolicitationPlace) -> re.Pattern[str]:
    """Return the pattern of the words for one place in a line.

    >>> bool(load_solicitation("label").match("Most read: ten views of a harbour"))
    True
    """
    words = [
        row["phrase"] for row in load_table("solicitations") if row["place"] == place
    ]
    joined = "|".join(
        re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))
    )
    return re.compile(_FORMS[place] % joined, re.IGNORECASE)
