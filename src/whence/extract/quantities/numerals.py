"""Numbers in figures, in words and in both: what one numeral says."""

import re
import unicodedata
from typing import NamedTuple

from whence.extract.quantities.sheet import Sheet, is_number_token
from whence.lexicon.numbers import load_numbers

__all__ = ["Numeral", "parse_figures", "read_numeral"]

_GROUPED = re.compile(
    r"\d{1,3}(?:([,'’٬\u00a0\u2009\u202f])\d{3})(?:\1\d{3})*([.٫·]\d+)?"
)
_INDIAN = re.compile(r"\d{1,3}(?:,\d{2})+,\d{3}(\.\d+)?")
_PLAIN = re.compile(r"\d+(?:[.٫·]\d+)?")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_COMMA = re.compile(r"\d+,\d{1,2}")
_SEPARATORS = re.compile(r"[,'’٬\u00a0\u2009\u202f]")
_LETTER_MAGNITUDES = {"m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "k": 1e3, "K": 1e3}
_LETTER_MAGNITUDES |= {"T": 1e12, "tr": 1e12}
_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10, 16, 32, 40, 100})
_LIMIT = 1e30
_LONGEST_PLAIN = 12  # digits without separators beyond this are a key, not a count
_MINUS = frozenset("-−–")


class Numeral(NamedTuple):
    """A number as the text says it.

    Attributes:
        value: The number.
        start: Index of its first token.
        end: Index after its last token.
        in_figures: Whether it is written in digits.
        has_magnitude: Whether a word such as "million" is part of it.
        letter: A letter after the digits that is a magnitude or a unit ("48m").
    """

    value: float
    start: int
    end: int
    in_figures: bool
    has_magnitude: bool = False
    letter: str = ""


def parse_figures(surface: str) -> float | None:
    """Return the number that digits with separators write, or None for no number.

    >>> parse_figures("1,600,000"), parse_figures("12,34,567.89"), parse_figures("٣٫٥")
    (1600000.0, 1234567.89, 3.5)
    >>> parse_figures("1.390,50"), parse_figures("3,1,4") is None
    (1390.5, True)
    """
    if len(surface) > 30:
        return None
    if _GROUPED.fullmatch(surface) or _INDIAN.fullmatch(surface):
        plain = _SEPARATORS.sub("", surface)
    elif _PLAIN.fullmatch(surface):
        plain = surface
    elif _CONTINENTAL.fullmatch(surface):
        plain = surface.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(surface):
        plain = surface.replace(",", ".")
    else:
        return None
    digits = "".join(
        str(unicodedata.decimal(mark)) if mark.isdecimal() else "." for mark in plain
    )
    return float(digits)


def _clean(value: float) -> float:
    """Take back the dust of binary fractions: 2.4 million is 2400000."""
    nearest = round(value)
    return (
        float(nearest) if abs(value - nearest) < 1e-9 * max(1.0, abs(value)) else value
    )


def _read_fraction_after(sheet: Sheet, index: int) -> tuple[float, int] | None:
    """Read "1/2", "½" or "and a half" after a whole number."""
    word = sheet.word(index)
    if len(word) == 1 and unicodedata.category(word) == "No":
        return unicodedata.numeric(word), index + 1
    plain = _read_slash(sheet, index)
    if plain is not None:
        return plain
    words: list[str] = []
    at = index
    while len(words) < 3 and at < sheet.count:
        if not (sheet.is_hyphen(at) and sheet.glued(at + 1)):
            words.append(sheet.low(at))
        at += 1
    if words[:2] not in (["and", "a"], ["and", "one"]) or len(words) < 3:
        return None
    part = {"half": 0.5, "quarter": 0.25}.get(words[2])
    return None if part is None else (part, at)


def _read_slash(sheet: Sheet, index: int) -> tuple[float, int] | None:
    """Read "1/4"."""
    if not (
        sheet.low(index + 1) == "/"
        and sheet.glued(index + 1)
        and sheet.glued(index + 2)
        and sheet.word(index).isdecimal()
        and sheet.word(index + 2).isdecimal()
    ):
        return None
    above, below = int(sheet.word(index)[:9]), int(sheet.word(index + 2)[:9])
    if below not in _DENOMINATORS or not 0 < above < below:
        return None
    return above / below, index + 3


def _read_letter(sheet: Sheet, index: int) -> str:
    """Return a magnitude letter glued to digits ("2.4m", "10K"), else nothing."""
    word = sheet.word(index)
    if word in _LETTER_MAGNITUDES and sheet.glued(index):
        return word
    return ""


def _read_power(sheet: Sheet, index: int) -> tuple[float, int] | None:
    """Read "×10^6" or "x 10-6" after a number."""
    if sheet.low(index) not in {"×", "x"} or sheet.word(index + 1) not in {"10", "2"}:
        return None
    at = index + 2
    if sheet.low(at) == "^":
        at += 1
    sign = 1
    if sheet.low(at) in _MINUS and sheet.low(at) and sheet.glued(at):
        sign, at = -1, at + 1
    exponent = sheet.word(at)
    if at == index + 2 or not (exponent.isdecimal() and sheet.glued(at)):
        return None
    if len(exponent) > 2:
        return None
    return float(sheet.word(index + 1)) ** (sign * int(exponent)), at + 1


def _read_spaced_groups(sheet: Sheet, index: int) -> tuple[str, int]:
    """Join "10 000" and "1 600 000", written with plain spaces."""
    surface, at = sheet.word(index), index + 1
    if not (surface.isdecimal() and len(surface) <= 3 and not surface.startswith("0")):
        return surface, at
    while (
        len(sheet.word(at)) == 3
        and sheet.word(at).isdecimal()
        and sheet.starts[at] - sheet.ends[at - 1] == 1
        and at - index < 6
    ):
        surface += sheet.word(at)
        at += 1
    if sheet.glued(at) and (sheet.is_hyphen(at) or sheet.word(at)[:1].isalpha()):
        return sheet.word(index), index + 1
    return surface, at


def _apply_magnitudes(sheet: Sheet, value: float, at: int) -> tuple[float, int]:
    """Multiply by the magnitude words that follow ("1.6 million", "3 hundred")."""
    magnitudes = load_numbers().magnitudes
    start = at
    while at - start < 3:
        step = 1 if sheet.is_hyphen(at) and sheet.glued(at + 1) else 0
        word = sheet.low(at + step)
        if word not in magnitudes:
            break
        value *= magnitudes[word]
        at += step + 1
    return value, at


def _read_figures(sheet: Sheet, index: int) -> Numeral | None:
    """Read a numeral that starts with digits."""
    plain = _read_slash(sheet, index)
    if plain is not None:
        return Numeral(plain[0], index, plain[1], in_figures=True)
    surface, at = _read_spaced_groups(sheet, index)
    value = parse_figures(surface)
    if value is None or (len(surface) > _LONGEST_PLAIN and surface.isdecimal()):
        return None
    fraction = _read_fraction_after(sheet, at)
    if fraction is not None:
        value, at = value + fraction[0], fraction[1]
    power = _read_power(sheet, at)
    if power is not None:
        value, at = value * power[0], power[1]
    letter = _read_letter(sheet, at)
    if letter and at - index == 1:
        return Numeral(value, index, at, in_figures=True, letter=letter)
    multiplied, end = _apply_magnitudes(sheet, value, at)
    return Numeral(
        _clean(multiplied), index, end, in_figures=True, has_magnitude=end > at
    )


def _read_point(sheet: Sheet, index: int) -> tuple[float, int] | None:
    """Read the decimals of "one point six" and their end."""
    if sheet.low(index) != "point":
        return None
    cardinals = load_numbers().cardinals
    digits, at = "", index + 1
    while at - index < 6 and cardinals.get(sheet.low(at), 10) < 10:
        digits += str(cardinals[sheet.low(at)])
        at += 1
    return (float("0." + digits), at) if digits else None


def _joins(sheet: Sheet, at: int, current: float, smallest: float) -> int:
    """Return the index of the number word that "-" or "and" links on, else `at`."""
    if sheet.is_hyphen(at) and sheet.glued(at + 1):
        return at + 1
    if sheet.low(at) in {"and", "&"} and current % 100 == 0:
        return at if _starts_another(sheet, at + 1, current, smallest) else at + 1
    return at


def _starts_another(sheet: Sheet, at: int, current: float, smallest: float) -> bool:
    """Say whether what follows "and" is a number of its own.

    In "between one hundred and two hundred" the second magnitude does not fit under
    the first.
    """
    numbers = load_numbers()
    for step in range(4):
        word = sheet.low(at + step)
        if word == "hundred":
            return current > 0
        if word in numbers.magnitudes:
            return numbers.magnitudes[word] >= smallest
        if word not in numbers.cardinals and not sheet.is_hyphen(at + step):
            return False
    return False


def _continues(current: float, value: int) -> bool:
    """Say whether a small number may follow within the same group of three."""
    if current % 100 == 0:
        return current > 0
    return current % 10 == 0 and 20 <= current % 100 <= 90 and 0 < value < 10


def _read_bare_decimals(sheet: Sheet, index: int) -> Numeral | None:
    """Read ".22", a decimal mark without a digit before it."""
    word = sheet.word(index)
    opens = sheet.low(index - 1) == "." and sheet.glued(index)
    if not opens or sheet.glued(index - 1) or not word.isdecimal() or len(word) > 6:
        return None
    return Numeral(float("0." + word), index - 1, index + 1, in_figures=True)


def _read_words(sheet: Sheet, index: int, *, article: bool = False) -> Numeral | None:
    """Read a numeral in words that starts with a cardinal, or with "a" as one."""
    numbers = load_numbers()
    total, current, smallest = 0.0, 0.0, _LIMIT
    started = has_magnitude = False
    at = index
    if article:
        current, started = 1.0, True
    while at - index < 16:
        step = _joins(sheet, at, current, smallest) if started else at
        word = sheet.low(step)
        if word in numbers.cardinals:
            value = numbers.cardinals[word]
            if started and current and not _continues(current, value):
                break
            if started and not current and (value == 0 or smallest <= value):
                break
            current, started = current + value, True
        elif word in numbers.magnitudes and started and step in (at, at + 1):
            size = numbers.magnitudes[word]
            if not current or (word != "hundred" and size >= smallest):
                break
            has_magnitude = True
            if word == "hundred" and current < 100:
                current *= size
            else:
                total, current, smallest = total + current * size, 0.0, size
        else:
            break
        at = step + 1
    if not started or at == index:
        return None
    value_read = total + current
    decimals = _read_point(sheet, at)
    if decimals is not None and not has_magnitude and not article:
        value_read, at = value_read + decimals[0], decimals[1]
        value_read, end = _apply_magnitudes(sheet, value_read, at)
        return Numeral(
            _clean(value_read), index, end, in_figures=False, has_magnitude=end > at
        )
    fraction = _read_fraction_after(sheet, at)
    if fraction is not None and (article or not has_magnitude):
        scale = smallest if article and has_magnitude and smallest < _LIMIT else 1.0
        value_read, at = value_read + fraction[0] * scale, fraction[1]
        value_read, end = _apply_magnitudes(sheet, value_read, at)
        has_magnitude, at = has_magnitude or end > at, end
    return Numeral(
        _clean(value_read), index, at, in_figures=False, has_magnitude=has_magnitude
    )


def _read_article(sheet: Sheet, index: int) -> Numeral | None:
    """Read "a million", "a hundred and two", "a dozen" at the magnitude word."""
    if sheet.low(index - 1) not in {"a", "an"}:
        return None
    found = _read_words(sheet, index, article=True)
    return None if found is None else found._replace(start=index - 1)


def _read_part_of_magnitude(sheet: Sheet, index: int) -> Numeral | None:
    """Read "half a million", "a quarter of a million", "three-quarters of a billion"."""
    numbers = load_numbers()
    above, at, start = 1, index, index
    if sheet.low(index) in {"one", "two", "three"}:
        above, at = numbers.cardinals[sheet.low(index)], index + 1
        at += sheet.is_hyphen(at)
    elif sheet.low(index - 1) == "a":
        start = index - 1
    word = sheet.low(at)
    below = numbers.fractions.get(word)
    if below is None:
        return None
    led = start < index or at > index  # "a quarter", "three-quarters"; "half" alone
    at += 1
    if word == "half" and above == 1 and sheet.low(at) in {"a", "-"}:
        at += 1
    elif led and sheet.match(at, ("of", "a")):
        at += 2
    elif led and word in {"half", "quarter"} and above == 1:
        at += sheet.is_hyphen(at)  # "a quarter million"
    else:
        return None
    if sheet.low(at) not in numbers.magnitudes:
        return None
    value, end = _apply_magnitudes(sheet, above / below, at)
    if start < index and word == "half" and sheet.low(index + 1) == "a":
        start = index
    return Numeral(_clean(value), start, end, in_figures=False, has_magnitude=True)


def _sign(sheet: Sheet, index: int) -> int:
    """Return the index of a minus sign before a numeral, else -1."""
    before = sheet.low(index - 1)
    if before == "minus" and sheet.low(index - 2) != "or":  # "plus or minus 3"
        return index - 1
    if before and before in _MINUS and sheet.glued(index):
        outer = sheet.low(index - 2)
        free = not sheet.glued(index - 1) or outer in {"(", "[", "$", "€", "£"}
        if free and outer not in {"-", "–"} and not outer[:1].isdigit():
            return index - 1
    return -1


def read_numeral(sheet: Sheet, index: int) -> Numeral | None:
    """Read the numeral that starts at a token.

    Args:
        sheet: The sentence.
        index: The token: digits, a number word, or a magnitude after an article.

    Returns:
        The numeral; None where the token starts none.

    >>> text = "a hundred and two of the 1.6 million"
    >>> sheet = Sheet(text, 0, len(text))
    >>> read_numeral(sheet, 1).value, read_numeral(sheet, 6).value
    (102.0, 1600000.0)
    """
    word = sheet.low(index)
    found: Numeral | None
    if is_number_token(word):
        found = _read_bare_decimals(sheet, index) or _read_figures(sheet, index)
    elif len(word) == 1 and unicodedata.category(word) == "No":
        found = Numeral(unicodedata.numeric(word), index, index + 1, in_figures=True)
    elif word in load_numbers().cardinals:
        found = _read_part_of_magnitude(sheet, index) or _read_words(sheet, index)
    elif word in load_numbers().magnitudes:
        found = _read_article(sheet, index)
    else:
        found = _read_part_of_magnitude(sheet, index)
    if found is None or found.value >= _LIMIT:
        return None
    sign = _sign(sheet, found.start)
    if sign >= 0 and (found.in_figures or sheet.low(sign) == "minus"):
        return found._replace(value=-found.value, start=sign)
    return found
