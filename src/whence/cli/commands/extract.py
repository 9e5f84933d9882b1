"""`whence extract`: what was found in each page, without a ledger."""

from collections.abc import Iterable, Iterator

import click

from whence.cli.failures import report_failures
from whence.cli.fetching import Fetching, fetch_options
from whence.cli.inputs import settings_for
from whence.cli.options import command as whence_command
from whence.cli.options import format_option, min_score_option, workers_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.cli.progress import show_progress
from whence.export import VIEWS, Material
from whence.model import Extraction
from whence.model.records import Record, extraction_record

__all__ = ["command"]

_TABLE = (
    Column("document", "id", wide=True, path=True),
    Column("outlet", "outlet", extra=True),
    Column("published", "published", extra=True),
    Column("language", "language", extra=True),
    Column("claims", "claims", number=True),
    Column("numbers", "quantities", number=True),
    Column("error", "error"),
)


@whence_command("extract", example="whence extract pages/ --format jsonl")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=str)
@format_option("table", "jsonl", "csv")
@fetch_options
@min_score_option
@workers_option
def command(
    paths: tuple[str, ...],
    form: str | None,
    workers: int,
    min_score: float | None,
    *,
    fetching: Fetching,
) -> int:
    """Read pages and print what was found in each.

    One record a page, in the order of the input: its text and segments, times,
    quantities, attributions, claims, and what was not read and why. Addresses, and
    the addresses that a list names, are fetched with --fetch only.
    """
    from whence.api import extract_documents  # noqa: PLC0415 - heavy

    settings = settings_for(workers, min_score=min_score)
    with report_failures() as report, show_progress("reading") as step:

        def read() -> Iterator[Extraction]:
            sources = fetching.load(paths, settings)
            for extraction in extract_documents(sources, settings=settings):
                step(extraction)
                report(extraction)
                yield extraction

        _write(read(), choose_format(form))
    return 1 if report.count else 0


def _write(extractions: Iterable[Extraction], form: str) -> None:
    if form == "jsonl":
        write_records(map(extraction_record, extractions))
    elif form == "csv":
        view = VIEWS["documents"]
        write_csv((*view.columns, "error"), _rows(extractions))
    else:
        write_table(_TABLE, _rows(extractions))


def _rows(extractions: Iterable[Extraction]) -> Iterator[Record]:
    for extraction in extractions:
        error = None if extraction.error is None else extraction.error.code
        for row in VIEWS["documents"].rows(Material((extraction,))):
            yield {**row, "error": error}
