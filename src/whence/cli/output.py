"""Writing results: a table on a terminal, JSON Lines or CSV elsewhere."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from whence.cli.terminal import plain
from whence.export.tables import csv_lines
from whence.model.records import dump_line

__all__ = ["Column", "choose_format", "write_csv", "write_records", "write_table"]

_PIPED_WIDTH = 120
_ROOMY = 110
_LEAST_WIDTH = 16
_GAP = 2  # characters between columns
_CELL_LIMIT = 400  # a table is for reading; the whole text is in the other forms


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table on the terminal.

    Attributes:
        title: Its heading.
        key: The key of the rows that it shows.
        number: Whether it holds numbers, which stand on the right.
        wide: Whether it takes what room the others leave, and breaks its lines.
        path: Whether it holds ids of pages, of which it shows the last two parts: they
            are broken only where the other columns leave no room for them.
        extra: Whether it moves below the first column where room is short.
        note: Whether it always stands below the first column: few rows have it.
    """

    title: str
    key: str
    number: bool = False
    wide: bool = False
    path: bool = False
    extra: bool = False
    note: bool = False


def choose_format(form: str | None) -> str:
    """Return the format asked for, else a table if stdout is a terminal."""
    if form is not None:
        return form
    return "table" if sys.stdout.isatty() else "jsonl"


def write_records(records: Iterable[Mapping[str, Any]]) -> None:
    """Write one line of JSON a record to stdout, each as soon as it is there."""
    for record in records:
        sys.stdout.write(dump_line(record) + "\n")


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as CSV to stdout."""
    for line in csv_lines(columns, rows):
        sys.stdout.write(line + "\n")


def shown(value: object) -> str:
    """Return a value as a person reads it in a table.

    >>> shown(1600000), shown(None), shown(["a", "b"])
    ('1,600,000', '', 'a; b')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}"
    if isinstance(value, list | tuple):
        return shown("; ".join(str(item) for item in value))
    text = " ".join(str(value).split())
    return plain(text if len(text) <= _CELL_LIMIT else f"{text[:_CELL_LIMIT]}...")


def short_path(name: str) -> str:
    """Return the last two parts of a page's id, as a table has room for.

    >>> short_path("pages/shells/01-rhine-courier.txt"), short_path("The Rhine Courier")
    ('shells/01-rhine-courier.txt', 'The Rhine Courier')
    """
    return "/".join(name.rstrip("/").split("/")[-2:])


def _cell(column: Column, row: Mapping[str, Any]) -> str:
    value = row.get(column.key)
    if column.path and isinstance(value, str):
        value = short_path(value)
    return shown(value)


def _least_width(
    place: int, columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int
) -> int | None:
    """Return how narrow a column may become; None where its cells tell.

    Args:
        place: The column's place.
        columns: The columns that stand beside each other.
        cells: The cells of each row.
        width: Of the whole table.
    """
    column = columns[place]
    least = _LEAST_WIDTH if column.wide else None
    if not column.path:
        return least

    def natural(at: int) -> int:
        return max((len(line[at]) for line in cells), default=0)

    taken = sum(
        _GAP
        + max(
            len(other.title), _LEAST_WIDTH if other.wide or other.path else natural(at)
        )
        for at, other in enumerate(columns)
        if at != place
    )
    return max(least or 1, min(natural(place), width - taken - _GAP))


def write_table(
    columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], *, title: str = ""
) -> None:
    """Write rows as a table to stdout.

    Args:
        columns: What to show of each row.
        rows: The rows.
        title: A heading above the table.
    """
    # Loaded here, since most calls print JSON Lines and never need it.
    from rich import box  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPED_WIDTH
    console = Console(file=sys.stdout, width=width, highlight=False, emoji=False)
    roomy = console.width >= _ROOMY
    below = [item for item in columns if item.note or (item.extra and not roomy)]
    beside = [item for item in columns if item not in below]
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=Text(title) if title else None,
        title_justify="left",
    )
    cells = [[_cell(column, row) for column in (*beside, *below)] for row in rows]
    for place, column in enumerate(beside):
        table.add_column(
            column.title,
            justify="right" if column.number else "left",
            ratio=1 if column.wide else None,
            min_width=_least_width(place, beside, cells, console.width),
            no_wrap=not column.wide and not column.path,
            overflow="fold",
        )
    for line in cells:
        for column, value in zip(below, line[len(beside) :], strict=True):
            line[0] += f"\n  {column.title}: {value}" if value else ""
        # Text objects: nothing of a page is ever read as markup.
        table.add_row(*map(Text, line[: len(beside)]))
    if table.row_count:
        console.print(table)
    else:
        click.echo("nothing found", err=True)
