"""`whence reconcile`: claims that a person, or another program, wrote down."""

from collections.abc import Iterator
from pathlib import Path

import click

from whence.cli.options import command as whence_command
from whence.cli.options import format_option, policy_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.cli.terminal import one_line
from whence.errors import InputError
from whence.model import Policy, WrittenClaim
from whence.model.records import Record, written_figure_record

__all__ = ["command"]

_COLUMNS = (
    "id",
    "question",
    "low",
    "best",
    "high",
    "policy",
    "origins_least",
    "origins_most",
    "reports",
    "status",
    "contradictions",
    "reasons",
)
_TABLE = (
    Column("question", "question", wide=True),
    Column("low", "low", number=True),
    Column("best", "best", number=True),
    Column("high", "high", number=True),
    Column("reports", "reports", number=True),
    Column("origins", "origins"),
    Column("status", "status"),
)


@whence_command("reconcile", example="whence reconcile claims.jsonl")
@click.argument("path", metavar="CLAIMS", type=click.Path(path_type=Path))
@policy_option
@format_option("table", "jsonl", "csv")
def command(path: Path, policy: Policy, form: str | None) -> int:
    """Weigh claims that you wrote down yourself.

    CLAIMS is a JSON Lines or CSV file; each line has an id, a question (any string),
    a source, low and high (empty for open), and perhaps said, cites and text.
    Sources that copy one another count once.
    """
    from whence.api import reconcile_claims  # noqa: PLC0415 - heavy
    from whence.intake.written import read_written_claims  # noqa: PLC0415

    faults: list[str] = []

    def sound() -> Iterator[WrittenClaim]:
        for claim in read_written_claims(path):
            if isinstance(claim, InputError):
                click.echo(f"error: {one_line(str(claim))}", err=True)
                faults.append(str(claim))
            else:
                yield claim

    records = map(written_figure_record, reconcile_claims(sound(), policy=policy))
    chosen = choose_format(form)
    if chosen == "jsonl":
        write_records(records)
    elif chosen == "csv":
        write_csv(_COLUMNS, map(_row, records))
    else:
        write_table(_TABLE, map(_row, records))
    return 1 if faults else 0


def _row(record: Record) -> Record:
    least, most = record["origins"]
    return {
        **record,
        "origins": str(least) if least == most else f"{least} to {most}",
        "origins_least": least,
        "origins_most": most,
        "contradictions": [" ".join(group) for group in record["contradictions"]],
    }
