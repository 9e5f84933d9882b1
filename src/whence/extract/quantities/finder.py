"""The quantities of one sentence, from left to right."""

import functools
import re
from itertools import pairwise

from whence.extract.quantities.amounts import read_amount
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
from whence.extract.quantities.fractions import (
    Part,
    compares,
    find_part_after,
    find_part_word,
)
from whence.extract.quantities.idioms import (
    find_score_end,
    is_date,
    is_list_mark,
    is_model_number,
    is_one_idiom,
)
from whence.extract.quantities.names import end_of_cluster, is_name
from whence.extract.quantities.nouns import find_noun_phrase
from whence.extract.quantities.numerals import Numeral, read_numeral
from whence.extract.quantities.ranges import extend_range, merge_limits
from whence.extract.quantities.reading import Reading, set_bound
from whence.extract.quantities.sheet import Sheet
from whence.extract.quantities.units import find_rate, find_unit_after, is_time_unit
from whence.lexicon.numbers import load_numbers
from whence.model import Span

__all__ = ["has_numbers", "read_sentence"]
_LENGTHS = frozenset(
    """metre kilometre centimetre millimetre mile foot yard inch nautical mile""".split()
)
_ARTICLE_UNITS_AFTER = frozenset(
    "than over under about nearly almost around least".split()
)
_INDEX_WORDS = frozenset(
    """index dow nasdaq ftse dax nikkei cac sensex average benchmark stocks shares
    s&p bourse composite""".split()
)
_OCCASIONS = frozenset(
    """nights evenings mornings afternoons weekends seasons sessions generations rounds
    games matches legs stages terms quarters semesters summers winters""".split()
)
_PAST = frozenset("ago earlier hence previously".split())


@functools.cache
def _trigger_words() -> frozenset[str]:
    numbers = load_numbers()
    words = {
        *numbers.cardinals,
        *numbers.magnitudes,
        *numbers.plurals,
        *numbers.vague,
        *numbers.times,
        "half",
        "third",
        "quarter",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "tenth",
        "couple",
    }
    return frozenset(words - {"bn", "mn", "mln", "bln", "tn", "trn"})


@functools.cache
def _trigger_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_trigger_words(), key=lambda word: (-len(word), word)))
    return re.compile(
        rf"\d|[¼½¾⅐-⅞]|\b(?:{words})\b|\b(?:than|over|under|about|nearly|almost) an? ",
        re.IGNORECASE,
    )


def has_numbers(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text may hold a quantity; a cheap test before reading.

    >>> has_numbers("Nobody came.", 0, 12), has_numbers("Two men came.", 0, 13)
    (False, True)
    """
    return _trigger_pattern().search(text, start, end) is not None


def _add_bounds(reading: Reading) -> None:
    """Find the words before and after the number that bound it."""
    sheet = reading.sheet
    kind = "length" if reading.unit in _LENGTHS else reading.kind
    if sheet.low(reading.end) in _OCCASIONS:
        kind = "duration"  # "over three nights"
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


def _add_points(reading: Reading, earlier: list[Reading]) -> None:
    """Read "6 points" as percentage points where percentages are spoken of."""
    sheet = reading.sheet
    if reading.kind != "count" or sheet.low(reading.end) not in {"point", "points"}:
        return
    near = earlier[-6:]
    if _INDEX_WORDS & set(sheet.lowers):
        return
    if any(other.kind == "percent" for other in near):
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
    _add_rate(reading, at)
    return True


def _finish(reading: Reading, part: Part | None, earlier: list[Reading]) -> bool:
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
        if sheet.low(reading.end) in _PAST or is_one_idiom(
            sheet, reading, has_noun=True
        ):
            return False
    elif reading.kind == "measure" and _is_partitive(reading):
        phrase = find_noun_phrase(sheet, reading.end + 1, plural=False, determiner=True)
        if phrase is not None:
            take_noun(reading, phrase)
    _add_rate(reading, reading.end)
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


def _read_part(sheet: Sheet, part: Part) -> Reading:
    reading = Reading(sheet, part.start, part.end, part.kind)
    reading.value = reading.low = reading.high = part.value
    reading.is_relative = True
    inner = sheet.lowers[part.start : part.end]
    if part.kind != "share" or part.noun >= 0 or "in" in inner or "of" in inner:
        return reading
    at = part.end
    if sheet.low(at) == "of" and sheet.low(at + 1) in {"a", "an", "one", "1"}:
        at += 2  # "half of 1 percent", "a quarter of an hour"
    elif sheet.low(at) in {"a", "an"}:  # "half an hour", "half a mile"
        at += 1
    elif sheet.low(at) == "of":
        return reading
    numeral = Numeral(part.value, part.start, part.end, in_figures=False)
    unit = find_unit_after(sheet, at, numeral)
    if unit is not None:
        reading.kind, reading.unit = unit.unit.kind, unit.unit.name
        reading.end, reading.is_relative = unit.end, False
    return reading


def _opens_unit(sheet: Sheet, index: int) -> bool:
    """Say whether an article may be a one: "over an hour", "an hour and a half"."""
    if sheet.low(index) not in {"a", "an"}:
        return False
    halved = sheet.match(index + 2, ("and", "a", "half"))
    return halved or sheet.low(index - 1) in _ARTICLE_UNITS_AFTER


def _read_article_unit(sheet: Sheet, index: int) -> Reading | None:
    """Read "less than a percentage point", "over an hour": one, if it is bounded."""
    if not _opens_unit(sheet, index):
        return None
    unit = find_unit_after(
        sheet, index + 1, Numeral(1, index, index + 1, in_figures=False)
    )
    if unit is None or sheet.low(unit.end) in _PAST or unit.unit.kind == "money":
        return None
    if sheet.low(unit.end) in {"later", "before", "after"}:
        return None
    halved = sheet.match(unit.end, ("and", "a", "half"))
    value, end = (1.5, unit.end + 3) if halved else (1.0, unit.end)
    reading = Reading(sheet, index, end, unit.unit.kind, value, value, value)
    reading.unit = unit.unit.name
    return reading


def _read_number(sheet: Sheet, index: int) -> tuple[Reading | None, Part | None]:
    """Read the number at a token, with its unit, or a share or a ratio."""
    word = sheet.low(index)
    part = None
    numeral = None
    if word not in load_numbers().plurals:
        numeral = read_numeral(sheet, index)
        part = find_part_word(sheet, index) if numeral is None else None
        if numeral is not None:
            part = find_part_after(sheet, numeral)
    if part is not None:
        return _read_part(sheet, part), part
    reading = read_amount(sheet, index)
    return (extend_range(reading), None) if reading is not None else (None, None)


def _read_at(
    sheet: Sheet, index: int, earlier: list[Reading]
) -> tuple[Reading | None, int]:
    """Read the quantity at a token.

    Returns:
        The quantity, None for none; and the index to read on from.
    """
    if sheet.low(index) in {"a", "an"}:
        reading, part = _read_article_unit(sheet, index), None
    else:
        reading, part = _read_number(sheet, index)
    if reading is None:
        return None, index + 1
    after = max(reading.end, index + 1)
    score_end = find_score_end(sheet, reading) if part is None else -1
    if score_end >= 0:
        return None, score_end
    tests = (is_name, is_date, is_list_mark)
    if part is None and any(test(sheet, reading) for test in tests):
        return None, max(after, end_of_cluster(sheet, index))
    if part is not None and is_name(sheet, reading) and part.kind == "share":
        return None, after
    _add_points(reading, earlier)
    if not _finish(reading, part, earlier):
        return None, after
    return reading, max(after, reading.end)


def read_sentence(sheet: Sheet) -> list[Reading]:
    """Read all quantities of a sentence.

    Args:
        sheet: The sentence.

    Returns:
        The readings in order, without overlap; bases and alternatives not yet linked.

    >>> text = "At least 57 miners died."
    >>> [
    ...     (found.value, found.bound, found.counted)
    ...     for found in read_sentence(Sheet(text, 0, len(text)))
    ... ]
    [(57.0, '>=', 'miner')]
    """
    triggers = _trigger_words()
    found: list[Reading] = []
    at = 0
    while at < sheet.count:
        word = sheet.lowers[at]
        is_trigger = (
            word in triggers
            or word[0].isnumeric()
            or (word in {"a", "an"} and _opens_unit(sheet, at))
        )
        if not is_trigger:
            at += 1
            continue
        reading, following = _read_at(sheet, at, found)
        if reading is not None and not (found and found[-1].end > reading.start):
            found.append(reading)
            sheet.taken = max(sheet.taken, reading.end)
        at = max(following, at + 1)
    _share_units(found)
    _carry_units(found)
    return merge_limits(found)


def _carry_units(readings: list[Reading]) -> None:
    """Give "45" the unit of the figure before it in "55 pesos, up from 45"."""
    for first, second in pairwise(readings):
        bare = second.kind == "count" and second.counted is None and second.unit is None
        has_unit = first.kind in {"money", "measure", "percent"}
        if not bare or not has_unit or first.unit in {None, "percentage point"}:
            continue
        sheet, at = second.sheet, second.start
        if second.hedge is not None:
            at = min(at, sum(start < second.hedge.start for start in sheet.starts))
        if sheet.low(at - 1) == "from" and sheet.low(at - 2) in {"up", "down"}:
            second.kind, second.unit = first.kind, first.unit


def _share_units(readings: list[Reading]) -> None:
    """Give "45" its unit in "45 and 50 milligrams"."""
    for first, second in pairwise(readings):
        sheet = first.sheet
        joined = second.start - first.end == 1 and sheet.low(first.end) in {"and", "or"}
        bare = first.kind == "count" and first.counted is None and first.unit is None
        has_unit = second.kind in {"measure", "percent", "duration"}
        if joined and bare and has_unit and second.hedge is None:
            first.kind, first.unit = second.kind, second.unit
