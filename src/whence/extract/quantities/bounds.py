"""Bounds and hedges: "as many as more than", "an estimated", "or so"."""

from typing import NamedTuple, cast

from whence.extract.quantities.forms import is_plural, is_stop
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.numbers import load_bounds
from whence.model import Bound

__all__ = [
    "BoundMatch",
    "compose_bounds",
    "find_bound_after",
    "find_bound_before",
    "find_placing",
]

# Verbs after which "up to" tells where a movement ends: "brought the toll up to 12".
_MOVES = frozenset(
    "bring brings brought bringing push pushes pushed pushing lift lifts lifted".split()
)
_OVER_BEFORE = frozenset(
    """for of in to at after within than took takes take taken taking last lasts lasted
    lasting is was are were be been with and or by only just spent spend served serve
    serving waited wait waiting from cost costs worth reach reached reaches well
    weigh weighs weighed measuring measures measure about a the has have had its""".split()
)
_BEFORE_VERB = frozenset("to will could would may might can should must did".split())
_MAX_PHRASES = 3


class BoundMatch(NamedTuple):
    """Words that bound a number.

    Attributes:
        bound: What they make of it.
        start: Index of their first token.
        end: Index after their last token.
    """

    bound: Bound
    start: int
    end: int


def compose_bounds(outer: Bound, inner: Bound) -> Bound:
    """Return what two bounds make of a number, the inner one standing next to it.

    A one-sided bound says more than *about*, and the nearer of two one-sided bounds
    holds: "as many as more than 6 million" is more than 6 million.

    >>> compose_bounds("<=", ">"), compose_bounds("<=", "~"), compose_bounds("=", "~")
    ('>', '<=', '~')
    """
    if inner == "=":
        return outer
    if inner == "~":
        return "~" if outer == "=" else outer
    return inner


def _is_preposition(
    sheet: Sheet, start: int, words: tuple[str, ...], kind: str
) -> bool:
    """Say whether a bound word only places something: "caps rises over three years".

    "Over" before a stretch of time or way is a preposition unless a word before it
    asks for an amount ("for over two years", "took over an hour").
    """
    before = sheet.low(start - 1)
    if words == ("over",):
        if sheet.starts_sentence(start) or before in _OVER_BEFORE:
            return False
        return kind == "duration" or (kind == "length" and before.endswith("s"))
    if words == ("up", "to"):
        return any(word in _MOVES for word in sheet.lowers[max(0, start - 4) : start])
    if not words[0][0].isalpha():
        return sheet.glued(start) or before in {"<", ">", "="}
    return len(words) == 1 and _says_otherwise(words[0], before, kind)


def _says_otherwise(word: str, before: str, kind: str) -> bool:
    """Say whether "near", "top" or "some" bounds nothing: "the top 90 percent"."""
    if word == "near":
        return kind not in {"percent", "measure", "money", "length"}
    if word == "top":  # a verb in "loads top 90 percent"
        return not (is_plural(before) or before in _BEFORE_VERB)
    return word == "some" and before in {"the", "these", "those"}


def _match_left(sheet: Sheet, index: int, kind: str) -> BoundMatch | None:
    for phrase in load_bounds("left").get(sheet.low(index - 1), ()):
        if not sheet.match_before(index, phrase.words):
            continue
        start = index - len(phrase.words)
        if _is_preposition(sheet, start, phrase.words, kind):
            return None
        return BoundMatch(cast("Bound", phrase.bound), start, index)
    return None


def find_placing(sheet: Sheet, index: int) -> BoundMatch | None:
    """Find "over" or "up to" before a number, whether it bounds it or places it.

    Args:
        sheet: The sentence.
        index: Index of the first token of the number.

    Returns:
        The words as a bound; None for none.

    >>> text = "Prices rose over six months."
    >>> find_placing(Sheet(text, 0, len(text)), 3).bound
    '>'
    """
    if sheet.low(index - 1) == "over":
        return BoundMatch(">", index - 1, index)
    if sheet.match_before(index, ("up", "to")):
        return BoundMatch("<=", index - 2, index)
    return None


_ADDED = frozenset("additional further extra another other more combined total".split())


def _skip_added(sheet: Sheet, index: int) -> int:
    """Step over "an additional", "another" between the bound and the number."""
    if sheet.low(index - 1) not in _ADDED:
        return index
    return index - 2 if sheet.low(index - 2) in {"a", "an"} else index - 1


def find_bound_before(sheet: Sheet, index: int, kind: str) -> BoundMatch | None:
    """Find the words before a number that bound it.

    Args:
        sheet: The sentence.
        index: Index of the first token of the number.
        kind: Kind of the quantity, `length` for measures of length; it tells
            prepositions from bounds.

    Returns:
        The bound with all its words; None for none.

    >>> text = "hold as many as more than 6 million"
    >>> find_bound_before(Sheet(text, 0, len(text)), 6, "count")
    BoundMatch(bound='>', start=1, end=6)
    """
    at = index
    if (
        sheet.low(at - 1) in {"a", "an"}
        and sheet.low(at)[:1] in "$€£"
        and sheet.low(at)
    ):
        at -= 1  # "exceeds a $4 billion"
    at = end = _skip_added(sheet, at)
    bound: Bound = "="
    found = False
    for _ in range(_MAX_PHRASES):
        match = _match_left(sheet, at, kind)
        if match is None:
            skip = 1 if not found and sheet.low(at - 1) in {"a", "only", "just"} else 0
            if skip and sheet.match_before(at, ("a",)) and sheet.low(at) == "further":
                at -= skip
                continue
            break
        bound = compose_bounds(match.bound, bound) if found else match.bound
        at, found = match.start, True
    return BoundMatch(bound, at, end) if found else None


def find_bound_after(
    sheet: Sheet, index: int, *, is_count: bool = True
) -> BoundMatch | None:
    """Find the words after a number, or after its noun, that bound it.

    Args:
        sheet: The sentence.
        index: Index after the number or the noun.
        is_count: Whether a noun may follow that the number counts.

    Returns:
        The bound; None for none.

    >>> text = "150 or more"
    >>> find_bound_after(Sheet(text, 0, len(text)), 1)
    BoundMatch(bound='>=', start=1, end=3)
    """
    at = index
    if sheet.is_hyphen(at) and sheet.glued(at + 1):
        word = sheet.low(at + 1)
        if word in {"odd", "plus"}:
            return BoundMatch("~" if word == "odd" else ">=", at + 1, at + 2)
    if sheet.low(at) == "odd":
        return BoundMatch("~", at, at + 1)
    for phrase in load_bounds("right").get(sheet.low(at), ()):
        if not sheet.match(at, phrase.words):
            continue
        end = at + len(phrase.words)
        adds = phrase.words == ("plus",) and sheet.low(end)[:1].isalpha()
        if adds and not is_count and not is_stop(sheet.low(end)):
            continue  # "£1,000 plus expenses"
        if _opens_another(sheet, end, phrase.words):
            continue
        return BoundMatch(cast("Bound", phrase.bound), at, end)
    return None


_SMALL_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten twelve twenty thirty".split()
)


def _opens_another(sheet: Sheet, end: int, words: tuple[str, ...]) -> bool:
    """Say whether the words belong to a number after them: "200 or more than 190"."""
    after = sheet.low(end)
    is_number = after[:1].isdigit() or after in _SMALL_NUMBERS
    if words == ("+",):
        return not sheet.glued(end - 1) or is_number
    if words == ("plus",) or words[-1] in {"least", "most", "minimum"}:
        return is_number or after in {"a", "an", "the", "another"}
    if words[0] == "and":
        return is_number or after in {"or", "than", "the", "a"}
    if words[-1] == "than" or words[:2] in {("or", "equal"), ("or", "more")}:
        return is_number or after in {"than", "to"}
    return after == "than"
