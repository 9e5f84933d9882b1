"""The quantities of one sentence, from left to right."""

import functools
import re

from whence.extract.quantities.completing import add_points, complete
from whence.extract.quantities.idioms import (
    find_score_end,
    is_date,
    is_list_mark,
    is_tiebreak,
)
from whence.extract.quantities.names import end_of_cluster, is_name
from whence.extract.quantities.openings import opens_unit, read_opening
from whence.extract.quantities.ranges import merge_limits
from whence.extract.quantities.reading import Reading
from whence.extract.quantities.seconds import find_second
from whence.extract.quantities.sharing import carry_ages, carry_units, share_units
from whence.extract.quantities.sheet import Sheet
from whence.lexicon.numbers import load_numbers

__all__ = ["has_numbers", "read_sentence"]


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
        rf"\d|[¼½¾⅐-⅞]|\b(?:{words})\b|\ba single (?:per|basis)"
        r"|\b(?:than|over|under|about|nearly|almost) an? ",
        re.IGNORECASE,
    )


def has_numbers(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text may hold a quantity; a cheap test before reading.

    >>> has_numbers("Nobody came.", 0, 12), has_numbers("Two men came.", 0, 13)
    (False, True)
    """
    return _trigger_pattern().search(text, start, end) is not None


def _read_at(
    sheet: Sheet, index: int, earlier: list[Reading]
) -> tuple[Reading | None, int]:
    """Read the quantity at a token.

    Returns:
        The quantity, None for none; and the index to read on from.
    """
    reading, part = read_opening(sheet, index)
    if reading is None:
        return None, index + 1
    after = max(reading.end, index + 1)
    score_end = find_score_end(sheet, reading) if part is None else -1
    if score_end >= 0:
        return None, score_end
    tests = (is_name, is_date, is_list_mark, is_tiebreak)
    if part is None and any(test(sheet, reading) for test in tests):
        return None, max(after, end_of_cluster(sheet, index))
    if part is not None and is_name(sheet, reading) and part.kind == "share":
        return None, after
    add_points(reading, earlier)
    if not complete(reading, part, earlier):
        return None, after
    return reading, max(after, reading.end, reading.resume)


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
            or (word in {"a", "an"} and opens_unit(sheet, at))
        )
        if not is_trigger:
            at += 1
            continue
        reading, following = _read_at(sheet, at, found)
        if reading is not None and not (found and found[-1].end > reading.start):
            found.append(reading)
            sheet.taken = max(sheet.taken, reading.end)
        at = max(following, at + 1)
    share_units(found)
    carry_units(found)
    carry_ages(found)
    found = merge_limits(found)
    for reading in found:
        reading.second = reading.second or find_second(reading)
    return found
