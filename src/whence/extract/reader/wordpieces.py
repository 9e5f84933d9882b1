"""Words of a text, and the wordpieces and surface features that the encoder reads for them.

Words are found in the text itself and never rebuilt from pieces, so their offsets are code points of the text by construction,
whatever a word holds: Hangul, emoji, no-break spaces or combining marks.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["BREAKS", "QUOTES", "SHAPES", "Word", "WordPieces", "find_words"]

SHAPES = 10
"""Number of word shapes (see `_shape`)."""
BREAKS = 5
"""Number of kinds of gap before a piece: none, space, line, blank line, inside a word."""
QUOTES = 4
"""Number of quotation states of a word: outside, inside, opening mark, closing mark."""

# A combining mark is no word character for `re`, but it belongs to the letter before it.
_WORD = re.compile(r"\w(?:\w|[\u0300-\u036f\u20d0-\u20ff\ufe20-\ufe2f])*|[^\w\s]")
_LONGEST_WORD = (
    100  # code points; BERT's own limit, longer words are noise such as encoded data
)
_INSIDE_WORD = 4
_UNKNOWN = "[UNK]"


class Word(NamedTuple):
    """A word or a single mark of a text.

    Attributes:
        start: First code point.
        end: Code point after the last.
        gap: What stands before it: 0 nothing, 1 white space, 2 a line break, 3 a blank line or the start of the text.
        quote: 0 outside double quotation marks, 1 inside, 2 an opening mark, 3 a closing mark.
        shape: Case and script of the surface, 1 to `SHAPES` - 1.
    """

    start: int
    end: int
    gap: int
    quote: int
    shape: int


def find_words(text: str, ranges: Iterable[tuple[int, int]]) -> list[Word]:
    """Cut parts of a text into words and single marks.

    Quotation marks are followed as the evaluation kit does: curly marks open and close, straight ones toggle, and every line
    starts outside.

    Args:
        text: The text.
        ranges: The parts to read, `[start, end)` in code points, in reading order.

    Returns:
        The words in reading order. The first word of a part counts as standing after a blank line.

    Example:
        >>> [
        ...     (word.start, word.end, word.quote)
        ...     for word in find_words('He: "No."', [(0, 9)])
        ... ]
        [(0, 2, 0), (2, 3, 0), (4, 5, 2), (5, 7, 1), (7, 8, 1), (8, 9, 3)]
    """
    words: list[Word] = []
    for first, last in ranges:
        inside = False
        before = -1
        for match in _WORD.finditer(text, first, last):
            start, end = match.span()
            gap = 3 if before < 0 else _gap(text, before, start)
            before = end
            if gap >= 2:
                inside = False
            surface = text[start:end]
            quote = int(inside)
            if surface == "\u201c" or (surface == '"' and not inside):
                quote, inside = 2, True
            elif surface in {"\u201d", '"'}:
                quote, inside = 3, False
            words.append(Word(start, end, gap, quote, _shape(surface)))
    return words


def _gap(text: str, before: int, start: int) -> int:
    if before == start:
        return 0
    lines = text.count("\n", before, start)
    return min(lines, 2) + 1


@lru_cache(maxsize=65_536)
def _shape(surface: str) -> int:
    """Classify a surface.

    1 lower case, 2 capitalised, 3 upper case, 4 one capital, 5 mixed case, 6 digits,
    7 letters and digits, 8 a mark, 9 letters of a script without case.
    """
    if not surface[0].isalnum():
        return 8
    if any(letter.isdigit() for letter in surface):
        return 6 if surface.isdigit() else 7
    return _case(surface)


def _case(surface: str) -> int:
    if surface.islower():
        return 1
    if surface.isupper():
        return 4 if len(surface) == 1 else 3
    if surface[0].isupper() and surface[1:].islower():
        return 2
    return 5 if any(letter.isupper() for letter in surface) else 9


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The uncased wordpiece vocabulary of the encoder.

    Attributes:
        ids: Number of each piece; pieces that continue a word begin with `##`.
        known: Pieces of the surfaces seen so far. It changes speed only.
    """

    ids: dict[str, int]
    known: dict[str, tuple[int, ...]]

    @classmethod
    def load(cls, path: Path) -> "WordPieces":
        """Read a vocabulary.

        Args:
            path: A file with one piece a line, its number being the line's.

        Returns:
            The vocabulary.
        """
        pieces = path.read_text(encoding="utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(pieces) if piece}, {})

    def pieces(self, surface: str) -> tuple[int, ...]:
        """Cut a word into pieces, longest first, without case and accents.

        Args:
            surface: The word as it stands in the text.

        Returns:
            The numbers of its pieces, at least one; that of `[UNK]` alone where the vocabulary does not cover it.
        """
        found = self.known.get(surface)
        if found is None:
            found = self._cut(surface)
            if (
                len(self.known) < 200_000
            ):  # bounds memory on long runs over noisy text: about 20 MB
                self.known[surface] = found
        return found

    def _cut(self, surface: str) -> tuple[int, ...]:
        unknown = (self.ids[_UNKNOWN],)
        plain = unicodedata.normalize("NFD", surface.lower())
        plain = "".join(
            letter
            for letter in plain
            if unicodedata.category(letter) not in {"Mn", "Cc", "Cf"}
        )
        if not plain or len(plain) > _LONGEST_WORD:
            return unknown
        out: list[int] = []
        start = 0
        while start < len(plain):
            prefix = "##" if start else ""
            for end in range(len(plain), start, -1):
                number = self.ids.get(prefix + plain[start:end])
                if number is not None:
                    out.append(number)
                    start = end
                    break
            else:
                return unknown
        return tuple(out)
