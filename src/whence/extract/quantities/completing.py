"""What completes an amount: its bounds, its unit by the context, its noun, its rate."""

from whence.extract.quantities.bounds import (
    BoundMatch,
    compose_bounds,
    find_bound_after,
    find_bound_before,
)
from whence.extract.quantities.counting import (
    add_counted,
    add_predicate,
    add_share_noun,
    name_pronoun,
    take_noun,
)
from whence.extract.quantities.fractions import Part, compares
from whence.extract.quantities.idioms import is_model_number, is_one_idiom
from whence.extract.quantities.nouns import find_noun_phrase
from whence.extract.quantities.reading import Reading, set_bound
from whence.extract.quantities.tolerances import add_tolerance
from whence.extract.quantities.units import find_rate, is_time_unit
from whence.model import Span

__all__ = ["PAST", "add_points", "complete"]

_LENGTHS = frozenset(
    """metre kilometre centimetre millimetre mile foot yard inch nautical mile""".split()
)
_INDEX_WORDS = frozenset(
    """index dow nasdaq ftse dax nikkei cac sensex average benchmark stocks shares
    s&p bourse composite""".split()
)
_OCCASIONS = frozenset(
    """nights evenings mornings afternoons weekends seasons sessions generations rounds
    games matches legs stages terms quarters semesters summers winters""".split()
)
_APART = frozenset("late early long behind overdue away short ahead old".split())
PAST = frozenset("ago earlier hence previously".split())


def _add_bounds(reading: Reading) -> None:
    """Find the words before and after the number that bound it."""
    sheet = reading.sheet
    kind = "length" if reading.unit in _LENGTHS else reading.kind
    if sheet.low(reading.end) in _OCCASIONS:
        kind = "duration"  # "over three nights"
    elif kind == "duration" and sheet.low(reading.end) in _APART:
        kind = "count"  # "left over 45 minutes late"
    before = find_bound_before(sheet, reading.start, kind)
    if before is not None:
        _apply(reading, before)
    elif sheet.low(reading.start - 1) == "between":
        before = find_bound_before(sheet, reading.start - 1, kind)
        if before is not None:
            _apply(reading, before)
    after = find_bound_after(
        sheet, reading.end, is_count=reading.kind in {"count", "share"}
    )
    if after is not None:
        if after.bound == "=" and reading.bound in {"<", ">"}:  # "over 30 or equal"
            set_bound(reading, "<=" if reading.bound == "<" else ">=")
        else:
            _apply(reading, after)
        if sheet.is_hyphen(reading.end) and sheet.low(after.start) == "odd":
            reading.end = after.end
        reading.resume = max(reading.resume, after.end)


def _apply(reading: Reading, match: BoundMatch) -> None:
    sheet = reading.sheet
    if match.bound == "=" or reading.value is None:
        bound = match.bound
    else:
        bound = compose_bounds(match.bound, reading.bound)
    if reading.kind == "ratio" and match.start < reading.start and bound != "=":
        reading.hedge = Span(sheet.starts[match.start], sheet.ends[match.end - 1])
    set_bound(reading, bound)
    if match.bound != "=":
        reading.hedge = Span(sheet.starts[match.start], sheet.ends[match.end - 1])


def _add_rate(reading: Reading, index: int) -> None:
    """Find "a day", "per barrel" after the amount or after its noun."""
    sheet = reading.sheet
    found = find_rate(sheet, index, times_only=reading.kind in {"count", "duration"})
    if found is None and reading.kind == "measure" and sheet.low(reading.end) == "of":
        phrase = find_noun_phrase(sheet, reading.end + 1, plural=False, determiner=True)
        if phrase is not None and reading.unit != "degree":
            found = find_rate(sheet, phrase.end, times_only=True)
            if found is not None:
                reading.unit = f"{reading.unit} per {found[0]}"
                return
    if found is None or reading.kind in {"share", "ratio", "percent"}:
        return
    name, end = found
    if reading.kind == "count":
        if is_time_unit(name) or sheet.low(index) in {"per", "/"}:
            reading.unit = f"per {name}"
        if reading.counted is None and is_time_unit(name):
            reading.end = max(reading.end, index)
        return
    reading.unit = f"{reading.unit} per {name}"
    if index == reading.end:
        reading.end = end


def add_points(reading: Reading, earlier: list[Reading]) -> None:
    """Read "6 points" as percentage points where percentages are spoken of."""
    sheet = reading.sheet
    if reading.kind != "count" or sheet.low(reading.end) not in {"point", "points"}:
        return
    near = earlier[-6:]
    if _INDEX_WORDS & set(sheet.lowers):
        return
    polled = "margin" in sheet.lowers and "error" in sheet.lowers
    if polled or any(other.kind == "percent" for other in near):
        reading.kind, reading.unit = "percent", "percentage point"
        reading.end += 1


def _finish_count(reading: Reading, earlier: list[Reading]) -> bool:
    """Complete a count; say whether it is one."""
    at = add_counted(reading)
    sheet = reading.sheet
    if reading.counted is None:
        if is_model_number(sheet, reading):
            return False
        add_predicate(reading)
        name_pronoun(reading, earlier)
    if is_one_idiom(sheet, reading, has_noun=reading.counted is not None):
        return False
    if at > reading.end:
        after = find_bound_after(sheet, at)
        if after is not None and reading.hedge is None:
            _apply(reading, after)
            at = after.end
    add_tolerance(reading, at)
    _add_rate(reading, at)
    return True


def complete(reading: Reading, part: Part | None, earlier: list[Reading]) -> bool:
    """Complete a reading with bounds, noun and rate; say whether it is a quantity."""
    _add_bounds(reading)
    sheet = reading.sheet
    if reading.kind == "count":
        if sheet.low(reading.end) == "times" and compares(sheet, reading.end + 1):
            reading.kind, reading.is_relative = "ratio", True  # "two to three times"
            reading.end += 1
            return True
        if sheet.low(reading.end) in {"time", "times"} and reading.value != 1:
            _finish_frequency(reading)
            return True
        return _finish_count(reading, earlier)
    if reading.kind in {"share", "percent"}:
        add_share_noun(reading, part)
    elif reading.kind == "duration":
        if sheet.low(reading.end) in PAST or is_one_idiom(
            sheet, reading, has_noun=True
        ):
            return False
    elif reading.kind == "measure" and _is_partitive(reading):
        phrase = find_noun_phrase(sheet, reading.end + 1, plural=False, determiner=True)
        if phrase is not None:
            take_noun(reading, phrase)
    _add_rate(reading, reading.end)
    add_tolerance(reading, reading.end)
    return True


def _is_partitive(reading: Reading) -> bool:
    """Tell "30 metres of cable" from "within 30 metres of the river"."""
    sheet, at = reading.sheet, reading.end
    if sheet.low(at) != "of":
        return False
    return reading.unit not in _LENGTHS or sheet.low(at + 1) not in {
        "the",
        "a",
        "its",
        "their",
        "each",
    }


def _finish_frequency(reading: Reading) -> None:
    """Read "four times a week", "7 times": a count of occasions."""
    sheet, at = reading.sheet, reading.end
    reading.counted = "time"
    reading.counted_span = Span(sheet.starts[at], sheet.ends[at])
    _add_rate(reading, at + 1)
