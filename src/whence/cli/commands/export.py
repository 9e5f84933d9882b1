"""`whence export`: tables of the ledger as files."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, claims_of, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import policy_option
from whence.errors import InputError, UsageError
from whence.export import (
    VIEWS,
    Material,
    annotations_of,
    csv_lines,
    narrow_extractions,
    narrow_rows,
)
from whence.model import Policy
from whence.model.records import dump_line

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command"]

_ANNOTATIONS = "annotations"
_ALL = "all"


@whence_command("export", example="whence export claims -o claims.csv")
@click.argument("view", type=click.Choice((*VIEWS, _ANNOTATIONS, _ALL)))
@input_options
@policy_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write; a folder for 'all'; stdout if not given.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "jsonl")),
    help="CSV if the file's name ends so, else JSON Lines.",
)
@filter_options()
def command(
    view: str,
    given: Given,
    policy: Policy,
    *,
    output: Path | None,
    form: str | None,
    wanted: "ClaimFilter",
) -> int:
    """Write a table of the ledger as CSV, JSON Lines or annotations.

    Over the ledger, or over DOCS where some are named. 'annotations' are the claims as W3C Web Annotations, JSON Lines only; 'all' writes
    every table into a folder. Cells that a spreadsheet would run as a formula are
    marked as text. The filters leave in the claims asked for and what belongs to
    them: their pages, their origins, the questions that they answer.
    """
    with open_inputs(given) as inputs:
        material = material_of(inputs.store, policy)
        kept = claims_of(material, wanted)
        if view == _ALL:
            _write_all(material, kept, output, form or "csv")
        else:
            suffix = "" if output is None else output.suffix.lower()
            chosen = form or ("csv" if suffix == ".csv" else "jsonl")
            rows = _lines(material, kept, view, chosen)
            if chosen == "jsonl":
                rows = inputs.or_say(rows, view, asked=kept is not None)
            _write(rows, output)
        return inputs.exit_code


def _lines(
    material: Material, kept: frozenset[str] | None, view: str, form: str
) -> Iterator[str]:
    """Yield the lines of one view.

    Raises:
        UsageError: If annotations are asked for as CSV.
    """
    if view == _ANNOTATIONS:
        if form == "csv":
            message = "annotations are JSON Lines only: name a file that ends in .jsonl"
            raise UsageError(message)
        return map(dump_line, annotations_of(narrow_extractions(material, kept)))
    rows = narrow_rows(material, view, kept)
    if form == "csv":
        return csv_lines(VIEWS[view].columns, rows)
    return map(dump_line, rows)


def _write_all(
    material: Material, kept: frozenset[str] | None, folder: Path | None, form: str
) -> None:
    if folder is None:
        message = "'export all' writes several files: name a folder with -o"
        raise UsageError(message)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder {str(folder)!r} cannot be made: {error.strerror}"
        raise InputError(message) from error
    for name in VIEWS:
        _write(_lines(material, kept, name, form), folder / f"{name}.{form}")
    annotations = _lines(material, kept, _ANNOTATIONS, "jsonl")
    _write(annotations, folder / f"{_ANNOTATIONS}.jsonl")


def _write(lines: Iterable[str], output: Path | None) -> None:
    """Write lines to a file, or to stdout.

    Raises:
        InputError: If the file cannot be written.
    """
    if output is None:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    try:
        # A cell may hold half a character pair; it becomes an escape, not a crash.
        output.parent.mkdir(parents=True, exist_ok=True)
        with output.open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as file:
            for line in lines:
                file.write(line + "\n")
    except OSError as error:
        message = f"{str(output)!r} cannot be written: {error.strerror or error}"
        raise InputError(message) from error
