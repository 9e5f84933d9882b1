"""Claims that a person or another program wrote down: JSON Lines or CSV files."""

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from whence.errors import InputError
from whence.model import Interval, WrittenClaim, parse_day

__all__ = ["parse_written_claim", "read_written_claims"]

_DELIMITERS = (",", ";", "\t")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:[, \u00a0\u202f]\d{3}){1,6}(?:\.\d{1,9})?")
_WRITTEN_DAY = re.compile(r"(\d{1,2})\.? ([A-Za-z]{3,9}),? (\d{4})")
_MONTHS = tuple(
    "jan feb mar apr may jun jul aug sep oct nov dec".split()  # by first three letters
)
_REQUIRED = ("id", "question", "source", "low", "high")


def read_written_claims(path: Path) -> Iterator[WrittenClaim | InputError]:
    """Yield the claims of a file, in order.

    A file whose name ends in `.csv` is a table with the field names in its first
    line, its cells parted by commas, semicolons or tabs; any other is JSON Lines. A
    field without a value is an open end.

    Args:
        path: The file.

    Yields:
        Claims; for a line that is none, the error that says which line and why.

    Raises:
        InputError: If the file cannot be read at all.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            rows = _csv_rows(lines) if path.suffix.lower() == ".csv" else _rows(lines)
            for number, row in rows:
                yield _claim_or_error(row, f"{str(path)!r} line {number}")
    except OSError as error:
        message = f"{str(path)!r} cannot be read: {error.strerror or error}"
        raise InputError(message) from error
    except csv.Error as error:
        message = f"{str(path)!r} is not a CSV file: {error}"
        raise InputError(message) from error


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, object]]:
    """Yield the number and value of each line; what is not JSON as an error."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            yield number, error


def _csv_rows(lines: Iterable[str]) -> Iterator[tuple[int, object]]:
    """Yield the number and the cells of each line of a table."""
    rest = iter(lines)
    header = next(rest, "")
    # Spreadsheets part cells by what the language of the machine leaves free.
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(chain([header], rest), delimiter=delimiter)
    for row in reader:
        cells: dict[str, object] = {
            key.strip().casefold(): (value or "").strip() or None
            for key, value in row.items()
            if isinstance(key, str) and not isinstance(value, list)
        }
        cites = cells.get("cites")
        cells["cites"] = str(cites).replace(";", " ").split() if cites else []
        yield reader.line_num, cells


def _claim_or_error(row: object, where: str) -> WrittenClaim | InputError:
    if isinstance(row, Exception):
        return InputError(f"{where}: broken JSON: mend or remove the line")
    if not isinstance(row, Mapping):
        return InputError(f"{where}: a claim must be an object with named fields")
    try:
        return parse_written_claim(row)
    except InputError as error:
        return InputError(f"{where}: {error}")


def parse_written_claim(row: Mapping[str, Any]) -> WrittenClaim:
    """Return the claim that a mapping of fields holds (CONTRACT section 4).

    Args:
        row: The fields: `id`, `question`, `source`, `low`, `high` and perhaps `said`,
            `cites` and `text`. Untrusted: each is checked.

    Returns:
        The claim.

    Raises:
        InputError: If a field is missing or cannot be read.

    >>> parse_written_claim(
    ...     {"id": 7, "question": "q", "source": "s", "low": "40", "high": None}
    ... ).low
    40.0
    """
    missing = [name for name in _REQUIRED if name not in row]
    if missing:
        message = f"the field {missing[0]!r} is missing"
        raise InputError(message)
    low, high = _number(row["low"], "low"), _number(row["high"], "high")
    if low is not None and high is not None and low > high:
        message = f"low {low:g} is more than high {high:g}"
        raise InputError(message)
    text = row.get("text")
    return WrittenClaim(
        id=_text(row["id"], "id"),
        question=_text(row["question"], "question"),
        source=_text(row["source"], "source"),
        low=low,
        high=high,
        said=_said(row.get("said")),
        cites=_cites(row.get("cites")),
        text=None if text is None else str(text),
    )


def _text(value: object, name: str) -> str:
    if isinstance(value, str | int | float) and str(value).strip():
        return str(value)
    message = f"{name} must be a text that is not empty, got {value!r}"
    raise InputError(message)


def _number(value: object, name: str) -> float | None:
    """Return a number; None for an open end."""
    if value is None:
        return None
    try:
        if isinstance(value, str) and _THOUSANDS.fullmatch(value.strip()):
            value = re.sub(r"[, \u00a0\u202f]", "", value)
        number = float(value) if isinstance(value, str | int | float) else math.nan
    except (ValueError, OverflowError):
        number = math.nan
    if isinstance(value, bool) or not math.isfinite(number):
        message = f"{name} must be a number or null, got {value!r}"
        raise InputError(message)
    return number


def _cites(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str | int) for item in value):
        return tuple(str(item) for item in value)
    message = f"cites must be a list of ids, got {value!r}"
    raise InputError(message)


def _said(value: object) -> Interval | None:
    """Return when it was said: a day, a month, a year, or a pair of days."""
    try:
        if value is None:
            return None
        if isinstance(value, list):
            start, end = value
            interval = Interval.from_json([start, end])
            return None if interval == Interval(None, None) else interval
        return _point(str(value))
    except (ValueError, TypeError, AttributeError) as error:
        message = (
            "said must be an ISO 8601 date such as 2024-10-07, or a pair of them, got "
            f"{value!r}"
        )
        raise InputError(message) from error


def _point(text: str) -> Interval:
    """Return the interval of a date as far as it is written out.

    >>> _point("2024-02").days, _point("4 May 2031").start
    (29, '2031-05-04')
    """
    written = _WRITTEN_DAY.fullmatch(text.strip())
    if written is not None:
        month = _MONTHS.index(written[2][:3].casefold()) + 1
        return Interval.of_day(date(int(written[3]), month, int(written[1])))
    if len(text) == 4:
        return Interval.of_year(int(text))
    if len(text) == 7:
        first = date.fromisoformat(f"{text}-01")
        return Interval.of_month(first.year, first.month)
    if "/" in text:
        start, end = text.split("/")
        return Interval.from_json([start or None, end or None])
    return Interval.of_day(parse_day(text))
