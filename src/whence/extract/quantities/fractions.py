"""Shares and ratios: "two-thirds", "one in ten", "three times as many", "fourfold"."""

from typing import NamedTuple

from whence.extract.quantities.forms import is_plural
from whence.extract.quantities.numerals import Numeral, read_numeral
from whence.extract.quantities.ranges import CHANGE_VERBS
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.numbers import load_numbers
from whence.model import QuantityKind

__all__ = [
    "Part",
    "compares",
    "find_part_after",
    "find_part_range",
    "find_part_word",
]

_COMPARED = frozenset(
    """of below above more less lower higher larger smaller fewer longer shorter bigger
    greater faster slower cheaper dearer off as down up""".split()
)
_HALF_AFTER = frozenset(
    """of the a an its their his her our my your all that this these those as what more
    less again""".split()
)
_TIMES_AFTER = frozenset(
    """as more higher larger bigger greater faster longer heavier stronger worse better
    likelier deadlier costlier less lower smaller fewer the that those this these its
    their his her our what normal over above greater wider taller deeper older richer
    poorer cheaper hotter closer quicker annual last average usual pre
    earnings forward book sales revenue""".split()
)
_BY = frozenset(
    """by than about around nearly almost some roughly over under least most exactly
    approximately only just up perhaps maybe below above a to as lost is was""".split()
)
_PLURAL_VERBS = frozenset("were are have do".split())
_AFTER_FRACTION = frozenset("and or in from to with if were are have who".split())
_BEFORE_OTHER_HALF = frozenset(
    "a the every each first second other that this latter better".split()
)
_BEFORE_VERB = frozenset("to will could would can may might must should".split())
_ORDINALS_BEFORE = frozenset(
    "first second last past next previous these those coming following".split()
)
_ACTS = frozenset(
    "killed killing kills wounded wounding injured injuring arrested detained hurt".split()
)
_NOT_WHOLES = frozenset(
    "hours days weeks months years minutes countries cities towns places games matches".split()
)


_ROUND_WHOLES = frozenset({100, 1e3, 1e4, 1e5, 1e6})


class Part(NamedTuple):
    """A share or a ratio.

    Attributes:
        value: The fraction, or how many times.
        start: Index of its first token.
        end: Index after its last token.
        kind: Share or ratio.
        noun: Index of a noun inside it ("one crew in five"); -1 for none.
    """

    value: float
    start: int
    end: int
    kind: QuantityKind
    noun: int = -1


def _named_fraction(sheet: Sheet, numeral: Numeral) -> Part | None:
    """Read "two-thirds", "one fifth", "three quarters of"."""
    at = numeral.end
    if sheet.is_hyphen(at) and sheet.glued(at + 1):
        at += 1
    word = sheet.low(at)
    below = load_numbers().fractions.get(word)
    if below is None or numeral.in_figures or not 0 < numeral.value < max(below, 4):
        return None
    if (numeral.value == 1) is word.endswith("s") and word != "halves":
        return None
    if sheet.is_hyphen(at + 1) and sheet.glued(at + 2):
        return None
    if word == "quarters" and (
        numeral.value != 3 or sheet.low(numeral.start - 1) in _ORDINALS_BEFORE
    ):
        return None
    return Part(numeral.value / below, numeral.start, at + 1, "share")


def _out_of(sheet: Sheet, numeral: Numeral) -> Part | None:
    """Read "four out of five", "two of every three", "one in ten", "one crew in five"."""
    at, noun = numeral.end, -1
    if sheet.is_hyphen(at) and sheet.low(at + 1) == "in" and sheet.is_hyphen(at + 2):
        below = read_numeral(sheet, at + 3)
        if below is not None and below.value > numeral.value > 0:
            return Part(numeral.value / below.value, numeral.start, below.end, "share")
    if numeral.value == 1 and sheet.low(at + 1) == "in" and sheet.low(at)[:1].isalpha():
        noun, at = at, at + 1
    if sheet.match(at, ("out", "of")):
        after = at + 2
    elif (
        sheet.low(at) == "in"
        or sheet.match(at, ("of", "every"))
        or (sheet.low(at) == "of" and sheet.low(at + 1) in {"10", "ten", "100"})
    ):
        after = at + 1
    else:
        return None
    every = sheet.low(after) == "every"
    article = sheet.low(after) == "a" and sheet.low(after + 1) != "half"
    below = read_numeral(sheet, after + (every or article))
    if below is None or not _is_whole(sheet, numeral, below, noun):
        return None
    if (
        sheet.low(at) == "in"
        and not every
        and noun < 0
        and _is_place(sheet, numeral, below)
    ):
        return None
    return Part(numeral.value / below.value, numeral.start, below.end, "share", noun)


def _per(sheet: Sheet, numeral: Numeral) -> Part | None:
    """Read "3.4 per 1,000 births", the incidence that statistics give."""
    if sheet.low(numeral.end) not in {"per", "in", "every"} or not numeral.in_figures:
        return None
    if sheet.low(numeral.end) != "per" and numeral.value == int(numeral.value):
        return None  # "27 in 1,000 villages" may be a count
    below = read_numeral(sheet, numeral.end + 1)
    if below is None or below.value not in _ROUND_WHOLES or numeral.value <= 0:
        return None
    if numeral.value >= below.value:
        return None
    return Part(numeral.value / below.value, numeral.start, below.end, "share")


def _is_whole(sheet: Sheet, above: Numeral, below: Numeral, noun: int) -> bool:
    """Say whether the second number can be what the first is a part of."""
    if not 0 < above.value < below.value or above.value != int(above.value):
        return False
    if (
        below.in_figures
        and 1900 <= below.value <= 2100
        and below.end - below.start == 1
    ):
        return "," in sheet.word(below.start)  # "one in 2019" is a year
    return noun < 0 or sheet.low(below.end) not in _NOT_WHOLES


def _is_place(sheet: Sheet, above: Numeral, below: Numeral) -> bool:
    """Say whether "two in five" is no share: "killed two in five attacks"."""
    after = sheet.low(below.end)
    return after in _NOT_WHOLES or (
        sheet.low(above.start - 1) in _ACTS and is_plural(after)
    )


def _fold(sheet: Sheet, numeral: Numeral) -> Part | None:
    """Read "five-fold", "10-fold", "three times"."""
    at = numeral.end
    if sheet.is_hyphen(at) and sheet.low(at + 1) == "fold":
        return Part(numeral.value, numeral.start, at + 2, "ratio")
    if sheet.low(at) == "fold":
        return Part(numeral.value, numeral.start, at + 1, "ratio")
    if sheet.low(at) == "times" and compares(sheet, at + 1):
        return Part(numeral.value, numeral.start, at + 1, "ratio")
    return None


def compares(sheet: Sheet, index: int) -> bool:
    """Say whether what follows "times" compares: "four times that many".

    Args:
        sheet: The sentence.
        index: Index after "times".
    """
    word = sheet.low(index)
    if word == "last":  # "three times last year's", not "rose three times last year"
        return sheet.low(index + 1).endswith("'s")
    return word in _TIMES_AFTER or (
        word.endswith("er") and sheet.low(index + 1) in {"than", ".", ",", ""}
    )


def find_part_after(sheet: Sheet, numeral: Numeral) -> Part | None:
    """Find the share or ratio that a numeral opens.

    Args:
        sheet: The sentence.
        numeral: The numeral that may be the upper number.

    Returns:
        The part; None for none.

    >>> text = "one in 10,000 readers"
    >>> find_part_after(Sheet(text, 0, len(text)), Numeral(1, 0, 1, False)).value
    0.0001
    """
    return (
        _named_fraction(sheet, numeral)
        or _fold(sheet, numeral)
        or _per(sheet, numeral)
        or _out_of(sheet, numeral)
    )


def find_part_word(sheet: Sheet, index: int) -> Part | None:
    """Find the share or ratio that a word says by itself: "half", "a third", "twice".

    Args:
        sheet: The sentence.
        index: Index of the word.

    Returns:
        The part; None where the word says none ("first half", "a third depot").

    >>> text = "a third of the fleet"
    >>> find_part_word(Sheet(text, 0, len(text)), 1).kind
    'share'
    """
    numbers = load_numbers()
    word = sheet.low(index)
    opens_compound = sheet.is_hyphen(index + 1) and sheet.glued(index + 2)
    ends_compound = sheet.glued(index) and sheet.low(index - 1) in {"-", "–"}
    if opens_compound or ends_compound:
        return None
    if word in numbers.times:
        return _times_word(sheet, index, numbers.times[word])
    if word == "half":
        return _half(sheet, index)
    below = numbers.fractions.get(word)
    return None if below is None else _article_fraction(sheet, index, below)


def _article_fraction(sheet: Sheet, index: int, below: int) -> Part | None:
    """Read "a third of", "by a quarter"; "a third depot" is an ordinal."""
    if sheet.low(index - 1) != "a" or sheet.low(index).endswith("s"):
        return None
    after, before = sheet.low(index + 1), sheet.low(index - 2)
    closed = not after or not after[0].isalpha() or after in _AFTER_FRACTION
    links = {"and"} if sheet.low(index - 2) == "between" else {"to", "or"}
    ranged = after in links and _opens_fraction(sheet, index + 2)
    if (
        ranged
        or _is_part_of_whole(sheet, index)
        or after in _COMPARED
        or after in _PLURAL_VERBS
        or (closed and (before in _BY or before in CHANGE_VERBS))
    ):
        return Part(1 / below, index - 1, index + 1, "share")
    return None


def _is_part_of_whole(sheet: Sheet, index: int) -> bool:
    """Say whether "Of the 900 ewes, a third carried it" tells a part, not a third one."""
    opens = sheet.low(0) == "of" or (sheet.low(0) in "\"“'" and sheet.low(1) == "of")
    other = {"second", "another"} & set(sheet.lowers[:index])
    return opens and not other and sheet.low(index + 1).endswith("ed")


def _opens_fraction(sheet: Sheet, index: int) -> bool:
    """Say whether "a third", "half" or "two-thirds" stands at an index."""
    fractions = load_numbers().fractions
    word = sheet.low(index)
    if word == "half":
        return True
    second = sheet.low(index + 1 + sheet.is_hyphen(index + 1))
    return word in {"a", "one", "two", "three"} and second in {*fractions, "half"}


def find_part_range(sheet: Sheet, part: Part) -> Part | None:
    """Find the second share of "a quarter to a third".

    Args:
        sheet: The sentence.
        part: The first share.

    Returns:
        The second one; None where no range goes on.
    """
    link = sheet.low(part.end)
    between = sheet.low(part.start - 1) == "between"
    if part.kind != "share" or link != ("and" if between else "to"):
        return None
    at = part.end + 1
    if not _opens_fraction(sheet, at):
        return None
    numeral = read_numeral(sheet, at)
    found = None if numeral is None else find_part_after(sheet, numeral)
    step = at + (sheet.low(at) in {"a", "one"})
    found = found or find_part_word(sheet, step) or _lone_fraction(sheet, step)
    return found if found is not None and found.value > part.value else None


def _lone_fraction(sheet: Sheet, index: int) -> Part | None:
    """Read "third" or "half" behind an article, as the end of a range."""
    below = 2 if sheet.low(index) == "half" else None
    below = below or load_numbers().fractions.get(sheet.low(index))
    if below is None:
        return None
    start = index - (sheet.low(index - 1) in {"a", "one"})
    return Part(1 / below, start, index + 1, "share")


def _times_word(sheet: Sheet, index: int, value: int) -> Part | None:
    """Read "twice", "fourfold", "double" where they compare."""
    word = sheet.low(index)
    after, before = sheet.low(index + 1), sheet.low(index - 1)
    if word.endswith("fold"):
        compares = True
    elif word in {"twice", "thrice"}:
        compares = after in _TIMES_AFTER
    else:
        compares = _doubles(after, before)
    return Part(value, index, index + 1, "ratio") if compares else None


def _doubles(after: str, before: str) -> bool:
    """Say whether "double" is an amount: "double last year's", not "to double it"."""
    compared = after in {"the", "that", "those", "its", "what", "last", "their", "as"}
    closed = not after or not after[0].isalpha() or after in _AFTER_FRACTION
    if before in {"maybe", "perhaps"}:
        return True
    if before in {"than", "nearly", "almost", "about", "to"} and closed:
        return True
    return compared and before not in _BEFORE_VERB


def _half(sheet: Sheet, index: int) -> Part | None:
    """Read "half of", "one half", "well under half", "half the height"."""
    after, before = sheet.low(index + 1), sheet.low(index - 1)
    if before in _BEFORE_OTHER_HALF or (before == "and" and after not in _HALF_AFTER):
        return None
    if after in {"a", "an"} and sheet.low(index + 2) in load_numbers().magnitudes:
        return None
    hedged = before in _BY or before in {"under", "over"}
    closed = not after or not after[0].isalpha() or after in _AFTER_FRACTION
    of_plural = (is_plural(after) and (hedged or index == 0)) or after in _PLURAL_VERBS
    ranged = after == "to" and _opens_fraction(sheet, index + 2)
    if after in _HALF_AFTER or (hedged and closed) or of_plural or ranged:
        return Part(0.5, index, index + 1, "share")
    return None
