"""Tables on a terminal of any width: beside each other, below, or one by one.

Columns stand beside each other as long as every cell keeps a readable width. Where the
terminal is too narrow, the less important ones move below their row; where even the
rest has no room, each row is written as a paragraph. Nothing is ever cut off.
"""

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Column", "layout", "terminal_width", "wrap"]

_PIPED_WIDTH = 120
_LEAST_WIDE = 20  # characters; narrower, a sentence becomes a ladder
_LEAST_PATH = 16
_GAP = 2
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table on the terminal.

    Attributes:
        title: Its heading.
        key: The key of the rows that it shows.
        number: Whether it holds numbers, which stand on the right.
        wide: Whether it holds sentences, which are broken into lines.
        path: Whether it holds ids of pages, of which it shows the last two parts: they
            are broken only where the other columns leave no room for them.
        extra: Whether it moves below the row where room is short.
        note: Whether it always stands below the row: few rows have it.
    """

    title: str
    key: str
    number: bool = False
    wide: bool = False
    path: bool = False
    extra: bool = False
    note: bool = False


def terminal_width() -> int:
    """Return the width of the terminal, or that of a table in a file."""
    if "COLUMNS" not in os.environ and not sys.stdout.isatty():
        return _PIPED_WIDTH
    return max(_NARROWEST, shutil.get_terminal_size((_PIPED_WIDTH, 24)).columns)


def layout(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> Iterator[str]:
    r"""Yield the lines of a table.

    Args:
        columns: The columns; the first one names the row.
        rows: For each row a text for each column, without line ends.
        width: The most characters of a line.

    Yields:
        Lines without their ends; the first two are the heading, unless the rows are
        written one by one.

    >>> columns = [Column("who", "who", wide=True), Column("claims", "n", number=True)]
    >>> print(*layout(columns, [["Ada Lund", "12"]], 40), sep="\n")
    who       claims
    ────────────────
    Ada Lund      12
    """
    kept = [
        place
        for place, _ in enumerate(columns)
        if place == 0 or any(row[place] for row in rows)
    ]
    columns = [columns[place] for place in kept]
    rows = [[row[place] for place in kept] for row in rows]
    natural = [
        max(_width(column.title), *(_width(row[place]) for row in rows))
        for place, column in enumerate(columns)
    ]
    beside, below = _part(columns, natural, width)
    widths = _widths(columns, natural, beside, width)
    if widths is None:
        yield from _paragraphs(columns, rows, width)
        return
    heads = [columns[place].title for place in beside]
    shown = [columns[place] for place in beside]
    yield from _side_by_side(heads, shown, widths)
    yield "\u2500" * (sum(widths) + _GAP * (len(widths) - 1))
    loose = any(any(row[place] for place in below) for row in rows)
    for number, row in enumerate(rows):
        if loose and number:
            yield ""
        yield from _side_by_side([row[place] for place in beside], shown, widths)
        rest = [(columns[place], row[place]) for place in below]
        yield from _under(rest, width)


def _part(
    columns: Sequence[Column], natural: Sequence[int], width: int
) -> tuple[list[int], list[int]]:
    """Return the columns that stand beside each other, and those below."""
    below = [place for place, column in enumerate(columns) if column.note]
    beside = [place for place in range(len(columns)) if place not in below]
    while _room([_least(columns[at], natural[at]) for at in beside]) > width:
        extra = [place for place in beside[1:] if columns[place].extra]
        if not extra:
            break
        beside.remove(extra[-1])
        below.append(extra[-1])
    return beside, sorted(below)


def _least(column: Column, natural: int) -> int:
    """Return how narrow a column may become."""
    if column.wide and not column.path:
        return min(natural, _LEAST_WIDE)
    return natural


def _room(widths: Sequence[int]) -> int:
    """Return how wide a table of such columns is."""
    return sum(widths) + _GAP * (len(widths) - 1)


def _widths(
    columns: Sequence[Column],
    natural: Sequence[int],
    beside: Sequence[int],
    width: int,
) -> list[int] | None:
    """Return the width of each column that stands beside others; None for no room."""
    widths = [_least(columns[place], natural[place]) for place in beside]
    free = width - _room(widths)
    for at, place in enumerate(beside):
        if free < 0 and columns[place].path:
            given = min(-free, max(0, widths[at] - _LEAST_PATH))
            widths[at] -= given
            free += given
    if free < 0:
        return None
    # What fits whole is given first: the rest shares what is left.
    wants = [natural[place] - held for place, held in zip(beside, widths, strict=True)]
    order = sorted(range(len(wants)), key=lambda at: (wants[at], at))
    for number, at in enumerate(order):
        given = min(wants[at], free // (len(order) - number))
        widths[at] += given
        free -= given
    return widths


def _side_by_side(
    texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int]
) -> Iterator[str]:
    """Yield the lines of one row."""
    parts = [list(wrap(text, width)) for text, width in zip(texts, widths, strict=True)]
    for line in range(max(map(len, parts))):
        cells = []
        for part, column, width in zip(parts, columns, widths, strict=True):
            text = part[line] if line < len(part) else ""
            space = " " * (width - _width(text))
            cells.append(space + text if column.number else text + space)
        yield (" " * _GAP).join(cells).rstrip()


def _under(cells: Sequence[tuple[Column, str]], width: int) -> Iterator[str]:
    """Yield the cells that stand below a row: short ones in one line, then the others."""
    short = [
        f"{column.title}: {text}"
        for column, text in cells
        if text and not _is_long(column)
    ]
    if short:
        yield from _hung("; ".join(short), width)
    for column, text in cells:
        if text and _is_long(column):
            yield from _hung(f"{column.title}: {text}", width)


def _is_long(column: Column) -> bool:
    return column.wide or column.path or column.note


def _hung(text: str, width: int) -> Iterator[str]:
    """Yield a text that is set in, its further lines farther."""
    first, *rest = wrap(text, width - 4)
    yield f"  {first}"
    for line in rest:
        yield f"    {line}"


def _paragraphs(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int
) -> Iterator[str]:
    """Yield each row as a paragraph: its name, then each cell with its title."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield from wrap(row[0], width)
        yield from _under(list(zip(columns[1:], row[1:], strict=True)), width)


def wrap(text: str, width: int) -> Iterator[str]:
    """Yield a text as lines of at most so many characters, broken between words.

    >>> list(wrap("nobody saw the second wave", 12))
    ['nobody saw', 'the second', 'wave']
    >>> list(wrap("pages/shells/01.txt", 12))
    ['pages/shells', '/01.txt']
    """
    line, room = "", width
    for word in _words(text, width):
        size = _width(word)
        if line and size + 1 <= room:
            line, room = f"{line} {word}", room - size - 1
            continue
        if line:
            yield line
        line, room = word, width - size
    yield line


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text, those too long for a line in pieces."""
    for word in text.split():
        rest = word
        while _width(rest) > width:
            cut = width
            while cut > 1 and _width(rest[:cut]) > width:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(char)
        else 2
        if unicodedata.east_asian_width(char) in {"W", "F"}
        else 1
        for char in text
    )
