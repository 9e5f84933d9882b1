"""`whence claims`: who said what."""

from pathlib import Path
from typing import get_args

import click

from whence.cli.inputs import open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import (
    documents_argument,
    format_option,
    ledger_option,
    workers_option,
)
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.errors import UsageError
from whence.export import VIEWS, claim_row, judged_by_target
from whence.model import Act, parse_day
from whence.store import ClaimFilter

__all__ = ["command"]

_TABLE = (
    Column("content", "content", wide=True),
    Column("speaker", "speaker", wide=True),
    Column("act", "act"),
    Column("said", "said_from"),
    Column("outlet", "outlet", extra=True),
    Column("claim", "id", extra=True),
    Column("judged", "judged", extra=True),
)


@whence_command("claims", example="whence claims --act deny")
@documents_argument
@ledger_option
@format_option("table", "jsonl", "csv")
@click.option("--speaker", help="Words of the speaker's name or country.")
@click.option("--outlet", help="Words of the outlet's name.")
@click.option(
    "--act", type=click.Choice(get_args(Act)), help="What the speaker does with it."
)
@click.option("--since", metavar="DAY", help="Said on this day or later (2024-10-07).")
@click.option("--until", metavar="DAY", help="Said on this day or earlier.")
@click.option("--words", help="Words that the claim must hold, all of them.")
@workers_option
def command(  # noqa: PLR0913 - one parameter an option
    documents: tuple[str, ...],
    ledger: Path | None,
    form: str | None,
    *,
    speaker: str | None,
    outlet: str | None,
    act: str | None,
    since: str | None,
    until: str | None,
    words: str | None,
    workers: int,
) -> int:
    """List who said what.

    Over the ledger, or over DOCS where some are named. With --since or --until a claim counts as said when its page was published, if
    nothing closer is known; one that cannot be dated at all is left out.
    """
    wanted = ClaimFilter(
        speaker=speaker,
        outlet=outlet,
        act=act,
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        words=words,
    )
    with open_inputs(documents, ledger, workers=workers) as inputs:
        judged = judged_by_target(inputs.store.judgements())
        rows = (
            claim_row(page, claim, judged.get(claim.id, ()))
            for page, claim in inputs.store.claims(wanted)
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(rows)
        elif chosen == "csv":
            write_csv(VIEWS["claims"].columns, rows)
        else:
            write_table(_TABLE, rows)
        return inputs.exit_code


def _day(text: str | None, option: str) -> str | None:
    """Return an ISO 8601 day as written.

    Raises:
        UsageError: If it is none.
    """
    if text is None:
        return None
    try:
        return parse_day(text).isoformat()
    except ValueError as error:
        message = f"{option} must be a day such as 2024-10-07, got {text!r}"
        raise UsageError(message) from error
