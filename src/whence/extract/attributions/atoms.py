"""Atoms: a stretch of a unit in which each quotation counts as one word.

Whether a sentence says "he said that it rains" or 'he said: "It rains"', the grammar
around the cue is the same once the quotation is one piece.
"""

from dataclasses import dataclass

from whence.extract.units import Unit
from whence.model import Span

__all__ = ["MIDDLE", "QUOTE", "Atoms", "make_atoms"]

MIDDLE = "\u00b7"
"""The word that stands for a full stop that ends no sentence."""

QUOTE = "\u201c"
"""The word that stands for a whole quotation."""


@dataclass(frozen=True, slots=True)
class Atoms:
    """A stretch of a unit as words and quotations.

    Attributes:
        unit: The unit.
        words: For each atom its word, casefolded, or `QUOTE`.
        first: For each atom the index of its first token.
        after: For each atom the index after its last token.
    """

    unit: Unit
    words: tuple[str, ...]
    first: tuple[int, ...]
    after: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """Return the word of an atom, or nothing beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def surface(self, at: int) -> str:
        """Return the characters of an atom, or nothing beyond either end."""
        if not 0 <= at < len(self.words):
            return ""
        return self.unit.surface(self.first[at], self.after[at])

    def is_capital(self, at: int) -> bool:
        """Say whether an atom is a word that begins with a capital letter."""
        if not 0 <= at < len(self.words) or self.words[at] == QUOTE:
            return False
        return self.unit.tokens[self.first[at]].surface[0].isupper()

    def span(self, start: int, end: int) -> Span:
        """Return the span from one atom to before another."""
        return self.unit.span_of(self.first[start], self.after[end - 1])


def make_atoms(unit: Unit, first: int, end: int) -> Atoms:
    """Return the atoms of tokens `first` to before `end` of a unit.

    A stretch that begins inside a quotation is read word by word up to the end of
    that quotation: so the speech inside a quotation is read like any other.
    """
    inside = unit.quote_of[first] if first < end else -1
    opened = first > 0 and inside >= 0 and unit.quote_of[first - 1] == inside
    words, firsts, afters = [], [], []
    at = first
    while at < end:
        number = unit.quote_of[at]
        stop = at + 1
        if number >= 0 and not (opened and number == inside):
            while stop < end and unit.quote_of[stop] == number:
                stop += 1
            words.append(QUOTE)
        else:
            word = unit.words[at]
            # A full stop inside a sentence belongs to an abbreviation or a name.
            words.append(MIDDLE if word == "." and at + 2 < end else word)
        firsts.append(at)
        afters.append(stop)
        at = stop
    return Atoms(unit, tuple(words), tuple(firsts), tuple(afters))
