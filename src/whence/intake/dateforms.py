"""Dates as news pages print them, with what each form leaves open."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

__all__ = ["PrintedDate", "find_printed_dates", "parse_given", "parse_moment"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero gennaio janeiro januari jän jänner janv",
            "february feb février februar febrero febbraio fevereiro februari févr fevr",
            "march mar mars märz marzo março maart mrz",
            "april apr avril abril aprile avr",
            "may mai mayo maggio maio mei",
            "june jun juin juni junio giugno junho",
            "july jul juillet juli julio luglio julho juil",
            "august aug août agosto augustus aout",
            "september sep sept septembre septiembre settembre setembro",
            "october oct octobre oktober octubre ottobre outubro okt",
            "november nov novembre noviembre novembro",
            "december dec décembre dezember diciembre dicembre dezembro dez déc",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"((?:19|20)\d\d)"
# Blocks that were copied without a space: "December 22, 20235:00 AM", "2023Updated".
_YEAR_END = r"(?:\b|(?=\d{1,2}:\d\d|[A-Z][a-z]))"
_YMD = re.compile(rf"(?<![\d./-]){_YEAR}([-/.])(\d{{1,2}})\2(\d{{1,2}})(?![\d/-])")
_NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d\d)(?![\d/.-])(?!\d)"
)
_AMERICAN = re.compile(
    r"(?:\b[ECMP][SD]?T|(?<![^\W\d_])[ap]\.?m\.?)(?![a-z])", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s?(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s{{1,3}}'?{_YEAR}{_YEAR_END})?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-](?:of\s|de\s)?{_MONTH}"
    rf"(?:,?[\s-]{{1,3}}(?:de\s)?{_YEAR}{_YEAR_END})?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]{3,12}")
_MAX_LINE = 600
_SHORT_LINE = 60


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A calendar date in a line of text.

    Attributes:
        start: Offset of its first character in the line.
        end: Offset after its last character.
        year: The year; None where it is not printed.
        month: 1 to 12.
        day: 1 to 31.
        other: The other reading of a date in digits ("3/4/2023"); None for none.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    other: date | None = None

    @property
    def date(self) -> date | None:
        """The day, or None where the year is not printed."""
        return None if self.year is None else _day(self.year, self.month, self.day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_printed_dates(line: str) -> list[PrintedDate]:
    """Return the calendar dates that a short line prints, in reading order.

    >>> [found.date.isoformat() for found in find_printed_dates("July 19, 2024")]
    ['2024-07-19']
    >>> found = find_printed_dates("3/4/2023")[0]
    >>> found.date.isoformat(), found.other.isoformat()
    ('2023-03-04', '2023-04-03')
    """
    line = line[:_MAX_LINE]
    if _DIGIT.search(line) is None:
        return []
    found: list[PrintedDate] = []
    for match in _YMD.finditer(line):
        year, _, month, day = match.groups()
        found.append(_printed(match, int(year), int(month), int(day)))
    for match in _NUMERIC.finditer(line):
        first, mark, second = int(match[1]), match[2], int(match[3])
        found.append(_numeric(match, first, second, int(match[4]), mark))
    if not found and len(line) <= _SHORT_LINE:
        for match in _SHORT_YEAR.finditer(line):
            first, mark, second = int(match[1]), match[2], int(match[3])
            found.append(_numeric(match, first, second, 2000 + int(match[4]), mark))
    if found and _AMERICAN.search(line):
        # A clock of twelve hours or an American time zone: the month comes first.
        found = [replace(item, other=None) for item in found]
    # Most lines with figures name no month, and the patterns of months are slow.
    named = not _MONTHS.keys().isdisjoint(_LETTERS.findall(line.lower()))
    for match in _DAY_MONTH.finditer(line) if named else ():
        day, month, year = match.groups()
        number = _MONTHS[month.lower()]
        found.append(_printed(match, int(year) if year else None, number, int(day)))
    for match in _MONTH_DAY.finditer(line) if named else ():
        month, day, year = match.groups()
        number = _MONTHS[month.lower()]
        found.append(_printed(match, int(year) if year else None, number, int(day)))
    valid = [item for item in found if _day(item.year or 2024, item.month, item.day)]
    valid.sort(key=lambda item: (item.start, -item.end, item.year is None))
    kept: list[PrintedDate] = []
    for item in valid:
        if kept and item.start < kept[-1].end:
            if kept[-1].year is None and item.year is not None:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _printed(
    match: re.Match[str], year: int | None, month: int, day: int
) -> PrintedDate:
    return PrintedDate(match.start(), match.end(), year, month, day)


def _numeric(
    match: re.Match[str], first: int, second: int, year: int, mark: str
) -> PrintedDate:
    """Read a date in digits: a dot or a number over 12 tells the day's place."""
    start, end = match.span()
    if first > 12 or (mark == "." and second <= 12):
        return PrintedDate(start, end, year, second, first)
    other = None if second > 12 or first == second else _day(year, second, first)
    return PrintedDate(start, end, year, first, second, other)


_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?"
    r"\s?(Z|[+-]\d{2}:?\d{2})?)?"
)


def parse_moment(value: str) -> str | None:
    """Return a date or date-time of metadata as ISO 8601; None where it is neither.

    >>> parse_moment("2024-10-07T13:05:00.000Z")
    '2024-10-07T13:05:00Z'
    >>> parse_moment("Mon, 07 Oct 2024 13:05:00 GMT")
    '2024-10-07'
    """
    match = _ISO.match(value.strip()[:60])
    if match is None:
        dates = find_printed_dates(value[:100])
        full = [item for item in dates if item.date and item.other is None]
        return full[0].date.isoformat() if full and full[0].date else None
    year, month, day, hour, minute, second, zone = match.groups()
    if not 1990 <= int(year) <= 2100 or _day(int(year), int(month), int(day)) is None:
        return None
    if hour is None:
        return f"{year}-{month}-{day}"
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return f"{year}-{month}-{day}"
    offset = zone or ""
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{offset}"


def parse_given(value: str) -> str | None:
    """Return a `published` value that an input gives; None where it is no date.

    A month (`2024-10`) and a year are allowed: they are bounds, not days.
    """
    value = value.strip()
    if re.fullmatch(r"\d{4}(?:-\d{2})?", value):
        month = int(value[5:] or 1)
        return value if 1 <= month <= 12 and int(value[:4]) >= 1 else None
    match = _ISO.match(value)
    if match is None:
        return None
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return value[:10] if len(value) <= 40 else None
    return value
