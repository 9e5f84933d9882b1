"""CSV that opens in a spreadsheet, and that no page can turn into a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

__all__ = ["csv_lines", "safe_cell"]

# What starts a formula in the usual spreadsheets, full-width forms included.
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    "\t",
    "\r",
    "\n",
)


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet shows and never runs.

    A text that would start a formula gets an apostrophe before it, the spreadsheets'
    own mark for plain text.

    >>> print(safe_cell("=1+1"))
    '=1+1
    >>> safe_cell("1,000 shells")
    '1,000 shells'
    """
    text = text.replace("\x00", "")
    risky = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    return f"'{text}" if risky else text


def _cell(value: object) -> str | int | float:
    """Return a value as one cell: None is empty, a list is its items."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        return safe_cell("; ".join(str(item) for item in value))
    return safe_cell(str(value))


def csv_lines(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """Yield the lines of a CSV file, the one with the column names first.

    Args:
        columns: The names of the columns, in order.
        rows: The rows; a column that one lacks is left empty.

    Yields:
        Lines without their ends; a cell that holds line ends spans several.
    """
    yield _line(columns)
    for row in rows:
        yield _line([_cell(row.get(column)) for column in columns])


def _line(cells: Sequence[str | int | float]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n")
