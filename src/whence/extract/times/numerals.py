"""Small numbers in figures and words, as they stand before a unit of time."""

from typing import NamedTuple

from whence.extract.times.lexemes import Lexemes

__all__ = ["Numeral", "read_numeral", "read_spoken_year"]


_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "\u00bd": 0.5, "\u00bc": 0.25}


class Numeral(NamedTuple):
    """A number read from tokens.

    Attributes:
        value: The number; None for an unknown one ("several").
        last: Index of the token after it.
        approximate: Whether it is a vague one ("a couple").
    """

    value: float | None
    last: int
    approximate: bool = False


def _simple(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """Read digits, or a cardinal below one hundred ("twenty-five")."""
    digits = lexemes.has(index, "int")
    if digits is not None:
        return float(digits), index + 1
    for sense in ("decimal", "count"):
        surface = lexemes.has(index, sense)
        if surface is not None:
            return float(surface.replace(",", "")), index + 1
    tens = lexemes.has(index, "cardinal")
    if tens is None:
        return None
    value, last = int(tens), index + 1
    if value >= 20:
        after = last + 1 if lexemes.words[last] == "-" else last
        ones = lexemes.has(after, "cardinal")
        if ones is not None and 0 < int(ones) < 10:
            return float(value + int(ones)), after + 1
    return float(value), last


def _scaled(lexemes: Lexemes, index: int) -> tuple[float, int] | None:
    """Read "a hundred", "two hundred and fifty", "half a dozen"."""
    if lexemes.words[index] in {"a", "an"} and lexemes.has(index + 1, "scale"):
        found: tuple[float, int] | None = (1.0, index + 1)
    else:
        found = _simple(lexemes, index)
    if found is None:
        return None
    value, last = found
    total = 0.0
    for _ in range(3):
        scale = lexemes.has(last, "scale")
        if scale is None:
            break
        total += value * int(scale)
        value, last = 0.0, last + 1
        after = last + 1 if lexemes.words[last] == "and" else last
        more = _simple(lexemes, after)
        if more is None:
            break
        value, last = more
    return total + value, last


def read_numeral(lexemes: Lexemes, index: int) -> Numeral | None:
    """Read a number that may stand before a unit of time.

    Args:
        lexemes: The text.
        index: The token to start at.

    Returns:
        The number, or None where none starts here.

    >>> from whence.extract.times.lexemes import read_lexemes
    >>> from whence.model import Span
    >>> text = "two and a half years"
    >>> read_numeral(read_lexemes(text, Span(0, len(text))), 1)
    Numeral(value=2.5, last=5, approximate=False)
    """
    words = lexemes.words
    at = index + 1 if words[index] == "a" else index
    vague = lexemes.has(at, "vague")
    if vague is not None:
        last = at + 1
        if words[last] == "of":
            last += 1
        elif words[at] == "couple" or words[last] == "dozen":
            last += 1 if words[last] == "dozen" else 0
        return Numeral(None if vague == "X" else float(vague), last, approximate=True)
    found = _scaled(lexemes, index)
    if found is None:
        return None
    value, last = found
    if words[last : last + 3] == ["and", "a", "half"]:
        return Numeral(value + 0.5, last + 3)
    if words[last : last + 2] == ["and", "half"]:
        return Numeral(value + 0.5, last + 2)
    part = _FRACTIONS.get(words[last])
    if part is not None:
        return Numeral(value + part, last + 1)
    return Numeral(value, last)


def read_spoken_year(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """Read a year in words: "nineteen ninety-six", "two thousand four".

    Returns:
        The four digits and the index after them; None where none starts here.
    """
    first = lexemes.has(index, "cardinal")
    if first is None:
        return None
    century = int(first)
    if 13 <= century <= 20:
        rest = _simple(lexemes, index + 1)
        if rest is not None and 10 <= rest[0] < 100 and lexemes.is_word(index + 1):
            return f"{century}{int(rest[0]):02d}", rest[1]
    if century == 2 and lexemes.words[index + 1] == "thousand":
        after = index + 2
        if lexemes.words[after] == "and":
            after += 1
        rest = _simple(lexemes, after)
        if rest is not None and rest[0] < 100 and lexemes.is_word(after):
            return f"20{int(rest[0]):02d}", rest[1]
        return "2000", index + 2
    return None
