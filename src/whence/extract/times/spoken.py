"""Rules for clock times as they are spoken: half past six, a quarter to nine."""

from whence.extract.times.clocks import find_half, finish_clock, format_time
from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.numerals import read_numeral

__all__ = ["read_spoken_clock"]

_SIDES = {"past": 1, "after": 1, "to": -1, "before": -1, "till": -1}
_PARTS = {"half": 30, "quarter": 15}
_MINUTES = frozenset({"minutes", "minute"})
_AFTER_MINUTES = _MINUTES | frozenset({"past", "-"})
_DAY = 24 * 60  # minutes
_LEADS = frozenset(
    """
    at by until till from since around about before after to between and just only nearly
    almost shortly a
    """.split()
)
# What may follow an hour in words; a noun or a size after it makes it a count.
_AFTER_HOUR = frozenset(
    "in on at when and as but the while or local until to a.m. p.m. am pm o".split()
)
_DAYS = frozenset("weekday deictic tonight shift that follow daypart".split())


def read_spoken_clock(lexemes: Lexemes, index: int) -> Form | None:
    """Read "half past six", "a quarter to nine", "ten minutes past midnight".

    Args:
        lexemes: The text.
        index: The token of the half, the quarter or the minutes.

    Returns:
        The clock time with its date; None for no such words, or where a noun follows
        that the number counts ("from a quarter to nine tonnes").

    >>> from whence.extract.times.lexemes import read_lexemes
    >>> from whence.model import Span
    >>> text = "It began at half past six in the evening."
    >>> read_spoken_clock(read_lexemes(text, Span(0, len(text))), 4).name
    '18:30'
    """
    words = lexemes.words
    minutes = _PARTS.get(words[index])
    at, said = index + 1, False
    bare = minutes is not None
    if minutes is None:
        if words[at] not in _AFTER_MINUTES:
            return None
        numeral = read_numeral(lexemes, index)
        if numeral is None or numeral.value is None or not 0 < numeral.value < 60:
            return None
        minutes, at = int(numeral.value), numeral.last
        said = words[at] in _MINUTES
        bare = said or (words[at] == "past" and minutes % 5 == 0)
        at += said
    side = _SIDES.get(words[at])
    first = index - 1 if bare and words[index - 1] == "a" else index
    led = said or lexemes.starts_sentence(first) or words[first - 1] in _LEADS
    if side is None or not bare or not led:
        return None
    if words[index] == "half" and words[at] != "past":
        return None
    return _read_hour(lexemes, first, at + 1, side * minutes)


def _read_hour(lexemes: Lexemes, first: int, at: int, minutes: int) -> Form | None:
    """Read the hour, and move it by the minutes before it."""
    point = lexemes.has(at, "point")
    if point is not None:
        hour = 12 if point == "12:00" else (0 if minutes > 0 else 24)
        time = format_time(*divmod(hour * 60 + minutes, 60), "")
        return (
            None if time is None else finish_clock(lexemes, first, (time, at + 1, True))
        )
    digits = lexemes.has(at, "int") or lexemes.has(at, "cardinal")
    if digits is None or len(digits) > 2 or not 1 <= int(digits) <= 12:
        return None
    last = at + 1
    closed = not lexemes.is_word(last) and lexemes.words[last] not in {"%", "-"}
    dated = bool(_DAYS & lexemes.senses[last].keys())
    if not (closed or dated or lexemes.words[last] in _AFTER_HOUR):
        return None
    half = find_half(lexemes, last, int(digits))
    hour = int(digits)
    if half is not None:
        hour, last = hour % 12 + (12 if half[0] == "p" else 0), half[1]
    time = format_time(*divmod((hour * 60 + minutes) % _DAY, 60), "")
    return None if time is None else finish_clock(lexemes, first, (time, last, True))
