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
_CELL_LIMIT = 400  # a table is for reading; the whole text is in the other forms


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table on the terminal.

    Attributes:
        title: Its heading.
        key: The key of the rows that it shows.
        number: Whether it holds numbers, which stand on the right.
        wide: Whether it takes what room the others leave, and breaks its lines.
        extra: Whether it moves below the first column where room is short.
    """

    title: str
    key: str
    number: bool = False
    wide: bool = False
    extra: bool = False


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
    beside = [column for column in columns if roomy or not column.extra]
    below = [column for column in columns if not roomy and column.extra]
    table = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        title=Text(title) if title else None,
        title_justify="left",
    )
    for column in beside:
        table.add_column(
            column.title,
            justify="right" if column.number else "left",
            ratio=1 if column.wide else None,
            min_width=_LEAST_WIDTH if column.wide else None,
            no_wrap=not column.wide,
            overflow="fold",
        )
    for row in rows:
        cells = [shown(row.get(column.key)) for column in beside]
        for column in below:
            value = shown(row.get(column.key))
            cells[0] += f"\n  {column.title}: {value}" if value else ""
        # Text objects: nothing of a page is ever read as markup.
        table.add_row(*map(Text, cells))
    if table.row_count:
        console.print(table)
    else:
        click.echo("nothing found", err=True)
