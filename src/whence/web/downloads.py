"""The report's tables as files that it carries along, for a spreadsheet or a program.

Each is a link whose address holds the whole file, so that a report that was sent on
still has its data, offline and without a program in it.
"""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whence.export import (
    CITATION_COLUMNS,
    VIEWS,
    Material,
    citation_row,
    csv_lines,
)
from whence.model import Figure
from whence.model.records import dump_line, figure_record
from whence.web.index import ReportIndex
from whence.web.limits import ReportLimits

__all__ = ["Download", "view_downloads"]

_CSV = "text/csv"
_LINES = "application/x-ndjson"
_BOM = "\ufeff"  # without it a common spreadsheet takes UTF-8 for another encoding


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the report carries along.

    Attributes:
        name: Name of the file.
        label: What it holds, in words.
        address: A `data:` address with all of it; empty where it is too long.
    """

    name: str
    label: str
    address: str


def view_downloads(
    index: ReportIndex, figures: Sequence[Figure], limits: ReportLimits
) -> tuple[Download, ...]:
    """Return the tables of a report as files.

    Args:
        index: The report's index.
        figures: The questions with their answers.
        limits: How much to carry along.

    Returns:
        One a table and form; those that are too long have no address.
    """
    ordered = sorted(figures, key=lambda figure: (-figure.reports, figure.id))
    view = VIEWS["figures"]
    rows = list(view.rows(Material(index.pages, answers=lambda _: tuple(ordered))))
    cited = [
        citation_row(page, index.claims[claim.id])
        for page in index.pages
        for claim in sorted(
            page.claims, key=lambda claim: index.claim_numbers[claim.id]
        )
    ]
    tables = (
        ("figures.csv", "figures", _CSV, csv_lines(view.columns, rows)),
        (
            "figures.jsonl",
            "figures with their claims",
            _LINES,
            map(dump_line, map(figure_record, ordered)),
        ),
        ("claims.csv", "claims to cite", _CSV, csv_lines(CITATION_COLUMNS, cited)),
    )
    return tuple(
        Download(name, label, _carry(lines, kind, limits.download_characters))
        for name, label, kind, lines in tables
    )


def _carry(lines: Iterable[str], kind: str, most: int) -> str:
    """Return the address that holds a file, or nothing where it is too long."""
    kept: list[str] = []
    size = 0
    for line in lines:
        kept.append(line)
        size += len(line) + 1
        if size > most:
            return ""
    text = (_BOM if kind == _CSV else "") + "".join(f"{line}\n" for line in kept)
    # A text may hold half a character pair, which UTF-8 has no place for.
    held = base64.b64encode(text.encode("utf-8", "backslashreplace")).decode("ascii")
    return f"data:{kind};charset=utf-8;base64,{held}"
