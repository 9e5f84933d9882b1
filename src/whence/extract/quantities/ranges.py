"""Ranges and changes: "36 to 48 hours", "between 40 and 60", "from 35% to 15%"."""

from typing import NamedTuple

from whence.extract.quantities.amounts import read_amount
from whence.extract.quantities.forms import is_plural
from whence.extract.quantities.nouns import find_noun_phrase
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.numbers import load_numbers
from whence.model import SecondReading

__all__ = ["CHANGE_VERBS", "extend_range", "merge_limits"]

CHANGE_VERBS = frozenset(
    """rise rises rose risen rising increase increases increased increasing grow grows
    grew grown growing climb climbs climbed climbing jump jumps jumped jumping surge
    surges surged surging soar soared soaring gain gained widen widens widened strengthen strengthened go goes went
    gone going up raise raises raised raising lift lifts lifted boost boosted expand
    expanded double doubled swell swelled fall falls fell fallen falling drop drops
    dropped dropping decline declined decrease decreased decreasing sink sank slide slid
    slip slipped shrink shrank narrow narrows narrowed weaken weakened cut cuts cutting lower lowered reduce reduced reducing
    slow slowed down move moved moving change changed changes upgrade upgraded revise
    revised extend extended improve improved advance advanced rebound rebounded pushed
    push""".split()
)
"""After these "from 30 to 40" tells two points in time, not the ends of a range."""

_SCORE_WORDS = frozenset(
    """beat beaten win won wins lost lose loses loss defeat defeats defeated draw draws
    drew victory lead led leads leading score scored thrash thrashed tie tied trail
    trailed trailing set sets rout deficit vote ruling ruled decision voted""".split()
)
_AMOUNT_LEADS = frozenset("for at of".split())  # "seats went for $60 to $75"
_BEFORE_SECOND = frozenset("$ € £ ¥ ₹ ₽ ₺ ₩ ₦ ₱ ₴ ₪ ฿ a - − minus Rs Rp".split())
_NEAR_ENDS = 3
_NEAR_SIZE = 0.3
_DASHES = frozenset("-–‑−~")


class _Link(NamedTuple):
    """What joins two numbers.

    Attributes:
        place: First token of the second number.
        word: The joining word, or "-".
    """

    place: int
    word: str


def _find_link(sheet: Sheet, reading: Reading) -> _Link | None:
    at = reading.end
    word = sheet.low(at)
    if word in _DASHES and word:
        if sheet.low(at + 1) == "to":  # "8- to 16-metre"
            return _Link(at + 2, "to")
        if sheet.glued(at) == sheet.glued(at + 1):
            return _Link(at + 1, "-")
        return None
    if word in {"to", "or", "and", "till"}:
        return _Link(at + 1, word)
    return None


def _first_token(sheet: Sheet, index: int) -> int:
    """Skip what stands before the second number: a currency, an article."""
    at = index
    while at - index < 3:
        word = sheet.word(at)
        if word[:1].isdigit() or not word:
            break
        if word not in _BEFORE_SECOND and not (word.isupper() and len(word) <= 3):
            break
        at += 1
    return at


def _has_change(sheet: Sheet, index: int) -> bool:
    return any(word in CHANGE_VERBS for word in sheet.lowers[max(0, index - 7) : index])


def _units_agree(first: Reading, second: Reading) -> bool:
    if first.unit is None:
        return True
    return first.unit == second.unit or second.unit is None


def _is_range(first: Reading, second: Reading, link: str, *, both: bool) -> bool:
    """Decide whether two linked numbers are the ends of one range.

    Args:
        first: The first number, with what it inherits from the second.
        second: The second number.
        link: The joining word, or "-".
        both: Whether both numbers say a unit of their own.
    """
    sheet = first.sheet
    low, high = first.value, second.value
    if low is None or high is None or low == high or not _units_agree(first, second):
        return False
    before = sheet.low(first.start - 1)
    changes = before not in _AMOUNT_LEADS and _has_change(
        sheet, first.start - (before == "from")
    )
    if link == "and":
        is_range = before in {"between", "betwen"} and low < high
    elif link == "or":
        is_range = low < high <= 2 * low + 1 and first.unit in {None, second.unit}
    elif low > high:
        is_range = low < 0 and not changes
    elif link == "-":
        is_range = _is_dash_range(first, second)
    else:
        near = high <= _NEAR_ENDS * low  # "rose by 5 to 10 percent", not "by 5 to 250"
        own = both and before != "by"
        far = both and before == "by" and not near  # "by $4 to $21": a change, a level
        is_range = (not changes and not far) or (before != "from" and near and not own)
    return is_range


def _is_dash_range(first: Reading, second: Reading) -> bool:
    """Tell "10-15 tonnes" from a score, a year span and a code."""
    sheet = first.sheet
    end = second.end
    if sheet.low(end) in _DASHES and sheet.low(end) and sheet.glued(end):
        return False
    window = sheet.lowers[max(0, first.start - 5) : first.start]
    window += sheet.lowers[end : end + 4]
    counts = is_plural(sheet.low(end))
    scored = any(word in _SCORE_WORDS for word in window)
    if second.unit is None and not counts and (scored or first.value == 0):
        return False
    if _is_code(first, second, counts=counts):
        return False
    return not sheet.glued(first.start) or sheet.low(first.start - 1) in "($€£~"


def _is_code(first: Reading, second: Reading, *, counts: bool) -> bool:
    """Say whether two dashed numbers are years, a code or a name, and no range."""
    sheet = first.sheet
    low, high = first.value or 0, second.value or 0
    words = (sheet.word(first.start), sheet.word(second.start))
    if words[1].istitle() and not sheet.is_title:
        return True  # "7-Eleven"
    if not all(word.isdecimal() for word in words) or second.unit is not None:
        return False
    is_years = 1500 <= low <= 2099 and high <= 2099  # "2013-14"
    is_dialled = (len(words[0]), len(words[1])) == (3, 4)  # "555-0199"
    is_model = low >= 100 and len(words[1]) == 3 and not counts  # "737-800"
    return is_years or is_dialled or is_model


def _inherit(first: Reading, second: Reading) -> None:
    """Give the first number the magnitude and the unit that only the second says."""
    if first.unit is None and second.unit is not None:
        first.unit, first.kind = second.unit, second.kind
    if first.value is None or second.value is None:
        return
    if not _says_magnitude(first) and _says_magnitude(second):
        scale = _magnitude(second)
        if first.value * scale < second.value:
            first.value *= scale


def _scale_thousands(first: Reading, second: Reading) -> bool:
    """Give "12" the thousands of the second end in "12-14,000"; say whether it did.

    It is far more often so than not where both ends then are of one size; what is
    written stays beside it as the second reading.
    """
    sheet = first.sheet
    one, other = sheet.word(first.end - 1), sheet.word(second.end - 1)
    plain = first.end - first.start <= 2 and one.isdecimal() and len(one) <= 3
    if first.value is None or second.value is None or not plain:
        return False
    scaled = first.value * 1000
    if not other.endswith(",000") or not _NEAR_SIZE * second.value < scaled:
        return False
    if scaled >= second.value:
        return False
    first.value = scaled
    return True


def _says_magnitude(reading: Reading) -> bool:
    return _magnitude(reading) > 1


def _magnitude(reading: Reading) -> float:
    """Return the product of the magnitude words and letters inside a number."""
    sheet = reading.sheet
    magnitudes = load_numbers().magnitudes
    letters = {"m": 1e6, "k": 1e3, "b": 1e9, "M": 1e6, "B": 1e9, "K": 1e3}
    scale = 1.0
    for at in range(reading.start, reading.end):
        word = sheet.low(at)
        if word in magnitudes:
            scale *= magnitudes[word]
        elif reading.kind == "money" and sheet.word(at) in letters and sheet.glued(at):
            scale *= letters[sheet.word(at)]
    return scale


def _is_years(first: Reading, second: Reading) -> bool:
    """Say whether two numbers are years: "between 1982 and 1992"."""
    return all(
        one.unit is None
        and one.end - one.start == 1
        and one.sheet.word(one.start).isdecimal()
        and 1500 <= (one.value or 0) <= 2099
        for one in (first, second)
    )


def _take_unit(reading: Reading, second: Reading, link: str) -> Reading:
    """Give "20" its unit in "rose from 20 to 30 tonnes", a change and no range."""
    is_from = reading.sheet.low(reading.start - 1) == "from"
    falls = (reading.value or 0) > (second.value or 0)  # "led by 35 to 12 percent"
    if (
        link == "to"
        and (is_from or falls)
        and reading.unit is None
        and second.unit is not None
    ):
        reading.unit, reading.kind = second.unit, second.kind
    return reading


def _counts_other(first: Reading, second: Reading) -> bool:
    """Say whether the second counts a noun: "12 rupees to 25 farmers"."""
    sheet = first.sheet
    own = first.unit is not None and sheet.word(first.start)[:1].isalnum()
    if not own or second.unit is not None:
        return False
    return find_noun_phrase(sheet, second.end, plural=True) is not None


def extend_range(reading: Reading) -> Reading:
    """Read on to the second end, where the number opens a range.

    Args:
        reading: An amount.

    Returns:
        The range, value None and both ends set; the reading itself for no range.

    >>> text = "between 1.5 and 2 million people"
    >>> found = extend_range(read_amount(Sheet(text, 0, len(text)), 1))
    >>> found.low, found.high
    (1500000.0, 2000000.0)
    """
    sheet = reading.sheet
    link = None if reading.value is None else _find_link(sheet, reading)
    if link is None:
        return reading
    second = read_amount(sheet, _first_token(sheet, link.place))
    if second is None or second.value is None or _is_years(reading, second):
        return reading
    if not reading.end <= second.start <= link.place:
        return reading
    first = Reading(sheet, reading.start, reading.end, reading.kind, reading.value)
    first.unit = reading.unit
    both = first.unit is not None and second.unit is not None
    _inherit(first, second)
    if not _is_range(first, second, link.word, both=both) or first.value is None:
        return _take_unit(reading, second, link.word)
    if _counts_other(reading, second):
        return reading
    is_scaled = not both and _scale_thousands(first, second)
    found = Reading(sheet, reading.start, second.end, second.kind)
    found.unit = second.unit
    if second.unit is None:
        found.unit, found.kind = first.unit, first.kind
    found.low, found.high = sorted((first.value, second.value))
    if is_scaled and reading.value is not None:
        found.second = SecondReading(
            "unscaled", found.kind, None, reading.value, second.value, "=", found.unit
        )
    return found


def _limits(first: Reading, second: Reading) -> tuple[float, float] | None:
    """Return both ends where one quantity is limited from below, the other above."""
    if first.value is None or second.value is None or first.hedge is None:
        return None
    bare = first.kind == "count" and first.counted is None and first.unit is None
    alike = first.kind == second.kind and first.unit == second.unit
    if second.hedge is None or not (alike or bare):
        return None
    sides = (first.bound[0], second.bound[0])
    if sides not in {("<", ">"), (">", "<")}:
        return None
    low, high = sorted((first.value, second.value))
    upper = first if sides[0] == "<" else second
    return (low, high) if low < high == upper.value else None


def merge_limits(readings: list[Reading]) -> list[Reading]:
    """Make one range of two limits: "more than 40 but fewer than 60 people".

    Args:
        readings: The quantities of one sentence, in order.

    Returns:
        The same, each such pair made one.
    """
    merged: list[Reading] = []
    for reading in readings:
        last = merged[-1] if merged else None
        ends = None if last is None else _limits(last, reading)
        if last is None or ends is None or reading.hedge is None:
            merged.append(reading)
            continue
        gap = last.sheet.text[last.span.end : max(last.span.end, reading.hedge.start)]
        if gap.strip() not in {"and", "but", ",", "yet", ", but", ", and"}:
            merged.append(reading)
            continue
        last.end, last.value, last.bound = reading.end, None, "="
        last.low, last.high = ends
        last.kind, last.unit = reading.kind, reading.unit
        last.counted, last.counted_span = reading.counted, reading.counted_span
    return merged
