"""Writing results: a table on a terminal, JSON Lines or CSV elsewhere."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from whence.cli.tables import Column, layout, terminal_width, wrap
from whence.cli.terminal import plain
from whence.export.tables import csv_lines
from whence.model.records import dump_line

__all__ = [
    "Column",
    "choose_format",
    "write_csv",
    "write_line",
    "write_records",
    "write_table",
]

_CELL_LIMIT = 400  # a table is for reading; the whole text is in the other forms


def choose_format(form: str | None) -> str:
    """Return the format asked for, else a table if stdout is a terminal."""
    if form is not None:
        return form
    return "table" if sys.stdout.isatty() else "jsonl"


def write_line(text: str, indent: int = 0) -> None:
    """Write a line to stdout, on a terminal broken between words and set in.

    Args:
        text: The line.
        indent: How far it is set in; its further lines stand two farther.
    """
    if not sys.stdout.isatty():
        click.echo(" " * indent + text)
        return
    first, *rest = wrap(text, max(1, terminal_width() - indent - 2))
    click.echo(" " * indent + first)
    for line in rest:
        click.echo(" " * (indent + 2) + line)


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


def write_table(
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    *,
    title: str = "",
) -> None:
    """Write rows as a table to stdout.

    Args:
        columns: What to show of each row.
        rows: The rows.
        title: A heading above the table.
    """
    cells = [[_cell(column, row) for column in columns] for row in rows]
    if not cells:
        return
    if title:
        click.echo(f"\n{title}")
    for line in layout(columns, cells, terminal_width()):
        click.echo(line)
