"""Tokens with their offsets: words, numbers and single marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from whence.model import Span

__all__ = ["Token", "find_tokens"]

# A word keeps inner apostrophes and full stops of abbreviations ("don't", "U.S."),
# a number its inner separators ("1,600,000", "3.5"). Marks stand alone. Every
# quantifier is over one class, so matching is linear in the text.
_TOKEN = re.compile(
    r"""
      \d+(?:[.,'\u2019\u00a0\u202f]\d+)*        # 1,600,000  3.5
    | (?:[^\W\d_]\.){2,8}                      # U.S.  D.P.R.K.
    | [^\W_]+(?:['\u2019][^\W_]+)*             # words, don't, KN, Korea's
    | _+
    | [^\w\s]                                  # one mark
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token of a text.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        surface: Its characters.
    """

    start: int
    end: int
    surface: str


def iterate_tokens(text: str, within: Span | None = None) -> Iterator[Token]:
    """Yield the tokens of a text, or of one span of it, in order."""
    start, end = (0, len(text)) if within is None else (within.start, within.end)
    for match in _TOKEN.finditer(text, start, end):
        yield Token(*match.span(), match.group())


def find_tokens(text: str, within: Span | None = None) -> tuple[Token, ...]:
    """Return the tokens of a text, or of one span of it, in order.

    Args:
        text: The text.
        within: The span to look into; None for the whole text.

    Returns:
        Tokens whose offsets point into `text`.

    >>> [token.surface for token in find_tokens("The U.S. sent 1,600 shells.")]
    ['The', 'U.S.', 'sent', '1,600', 'shells', '.']
    """
    return tuple(iterate_tokens(text, within))
