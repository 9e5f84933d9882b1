"""Words of sources: names, capitals, titles and the nouns that head a source."""

import re
from collections.abc import Sequence

from whence.lexicon.actors import name_word_kinds, noun_kinds

__all__ = [
    "ALSO_GIVEN",
    "ARTICLE",
    "OF_THEM",
    "PARTICLES",
    "PUNCTUATION",
    "bare_word",
    "has_body_word",
    "head_nouns",
    "is_acronym",
    "is_capital",
    "is_name",
    "kinds_of",
    "without_article",
]

ARTICLE = re.compile(
    r"^(?:the|an?|this|these|those|that|some|several|our|one|two|three"
    r"|four|five|six|other|another|any|many|most)\s+",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"^(?:one|two|three|four|some|several|many|most|both|a few)\s+of\s+"
    r"(?=(?:the|its|his|their|our)\b)",
    re.IGNORECASE,
)
ALSO_GIVEN = frozenset(
    """
    Jordan Chad Georgia Israel Paris Kenya India Sofia London Vienna Santiago Victoria
    Valencia Florence Milan Sydney Adelaide Austin Dakota Asia Malta Cuba Ireland Roma
    Lima Francia
    """.split()
)
"""Names of places that are given names as well."""
PARTICLES = frozenset(
    "de des da di do dos das del della van von der den ter bin bint ibn al el la le abu al- "
    "ben ould y e".split()
)
PUNCTUATION = ' \t\n,.;:()\u2014\u2013"\u201c\u201d'
_ARABIC = re.compile(r"(?:al|el|ul|as|an|ar|at|az|ad|ash|bin|ibn|[dl])[-'\u2019][A-Z]")


def bare_word(word: str) -> str:
    """Return a word casefolded, without the marks at its edges."""
    return word.strip(PUNCTUATION).casefold()


def is_capital(word: str) -> bool:
    """Say whether a word begins with a capital or a digit, as names do."""
    stripped = word.strip("('\u2019\"\u201c\u201d")
    if _ARABIC.match(stripped):
        return True  # "al-Sarraj", "l'Orient"
    return bool(stripped) and (stripped[0].isupper() or stripped[0].isdigit())


def is_acronym(word: str) -> bool:
    """Say whether a word is of capitals alone."""
    return len(word) > 1 and word.strip(PUNCTUATION).isupper()


def is_name(words: Sequence[str]) -> bool:
    """Say whether all words could be a name: capitals, with particles inside."""
    if not 0 < len(words) <= 6 or not is_capital(words[0]) or words[0][0].isdigit():
        return False
    return is_capital(words[-1]) and all(
        is_capital(word) or bare_word(word) in PARTICLES for word in words
    )


def without_article(text: str) -> str:
    """Return words without the article, numeral or "two of" before them."""
    return ARTICLE.sub("", OF_THEM.sub("", text))


def kinds_of(word: str) -> tuple[str, ...]:
    """Return what a noun, or the singular of it, can be as the head of a source."""
    bare = bare_word(word)
    kinds = noun_kinds().get(bare, ())
    if not kinds and bare.endswith("s"):
        kinds = noun_kinds().get(bare[:-1], ())
    return kinds


def has_body_word(words: Sequence[str]) -> bool:
    """Say whether a word among capitals shows that they name no person."""
    kinds = name_word_kinds()
    return any(word.strip(PUNCTUATION) in kinds for word in words)


def head_nouns(words: Sequence[str]) -> tuple[str, ...]:
    """Return the nouns among words that may later stand for the same actor."""
    return tuple(
        dict.fromkeys(
            bare for word in words if (bare := bare_word(word)) and kinds_of(bare)
        )
    )
