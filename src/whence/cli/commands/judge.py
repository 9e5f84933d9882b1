"""`whence judge`: a person's decision, kept beside the machine's answer."""

import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click

from whence.cli.inputs import ledger_path
from whence.cli.options import command as whence_command
from whence.cli.options import ledger_option
from whence.cli.output import write_records
from whence.errors import UsageError
from whence.model import Extraction, Judgement, Verdict, content_key
from whence.model.records import judgement_record

__all__ = ["command"]

_SOURCE = "actor-"  # begins the id of a source, which is one spelling of a name


@whence_command(
    "judge",
    example='whence judge pages/shells/01-rhine-courier.txt note --value "seen on paper"',
)
@click.argument("target", type=str)
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@ledger_option
@click.option("--field", help="The field that is corrected, such as speaker.")
@click.option("--value", help="The right value, or a note.")
@click.option("--author", help="Who decides; your login name if not given.")
@click.option("--made", metavar="TIME", help="When, ISO 8601; now if not given.")
@click.option("--supersedes", metavar="ID", help="The judgement that this replaces.")
def command(  # noqa: PLR0913 - one parameter an option
    target: str,
    verdict: Verdict,
    ledger: Path | None,
    *,
    field: str | None,
    value: str | None,
    author: str | None,
    made: str | None,
    supersedes: str | None,
) -> int:
    """Keep your own decision on a claim or page.

    TARGET is the id of a claim, page, quantity, time, attribution or source. What you decide is never changed or deleted: a new judgement
    can supersede it. The machine's answer stays beside it; other commands follow your
    decisions with --judged. To correct are the `speaker`, `act`, `polarity` and `said` of a claim, the `value`, `low`, `high` and `counted` of a
    quantity, the `outlet` and `published` of a page. Of two sources that
    'whence sources' lists, `same` or `different` with the id or name of the other as
    --value decides whether they are one.
    """
    from whence.store import Ledger  # noqa: PLC0415 - heavy

    if verdict == "correct" and (field is None or value is None):
        message = "a correction needs --field and --value"
        raise UsageError(message)
    with Ledger.open(ledger_path(ledger), create=False) as store:
        extractions = tuple(store.extractions())
        if target.startswith(_SOURCE):
            _check_sources(extractions, target, verdict, value)
        else:
            corrected = field if verdict == "correct" else None
            _check_record(extractions, target, corrected, value)
        who, when = author or getpass.getuser(), _moment(made)
        parts = (target, verdict, field, value, who, when, supersedes)
        judgement = Judgement(
            content_key("judgement", *parts),
            target,
            verdict,
            field,
            value,
            who,
            when,
            supersedes,
        )
        store.judge(judgement)
    write_records([judgement_record(judgement)])
    return 0


def _check_sources(
    extractions: Sequence[Extraction], target: str, verdict: Verdict, value: str | None
) -> None:
    """Check that a decision on a source names sources of the ledger.

    Raises:
        UsageError: If the target is none, or the other one of `same` is none.
    """
    # Loaded here: only decisions on sources need all names of the ledger.
    from whence.reconcile.forms import form_id, read_forms  # noqa: PLC0415

    forms = read_forms(extractions)
    if target not in forms:
        message = f"the ledger has no source with the id {target!r}"
        raise UsageError(message)
    if verdict not in {"same", "different"}:
        return
    personal = forms[target].personal
    if value not in forms and form_id(value or "", personal=personal) not in forms:
        message = (
            f"{verdict!r} needs --value with the id or the name of another source "
            f"of the ledger, got {value!r}"
        )
        raise UsageError(message)


def _check_record(
    extractions: Sequence[Extraction],
    target: str,
    field: str | None,
    value: str | None,
) -> None:
    """Check that the ledger holds a record, and that its correction can be read.

    Raises:
        UsageError: If not.
    """
    from whence.reconcile import check_correction  # noqa: PLC0415 - heavy

    kinds = (_kind_of(extraction, target) for extraction in extractions)
    kind = next((kind for kind in kinds if kind is not None), None)
    if kind is None:
        message = f"the ledger holds nothing with the id {target!r}"
        raise UsageError(message)
    if field is not None:
        check_correction(kind, field, value or "")


def _kind_of(extraction: Extraction, target: str) -> str | None:
    """Return what sort of record of a page an id names; None for none of them."""
    if extraction.document.id == target:
        return "page"
    ids = {
        "claim": (item.id for item in extraction.claims),
        "quantity": (item.id for item in extraction.quantities),
        "time": (item.id for item in extraction.times),
        "attribution": (item.id for item in extraction.attributions),
    }
    return next((kind for kind, held in ids.items() if target in held), None)


def _moment(made: str | None) -> str:
    """Return the time of a decision: it is input of the person, as the rest is.

    Raises:
        UsageError: If it is not ISO 8601.
    """
    if made is None:
        now = datetime.now(UTC)  # noqa: TID251 - the one clock: when a person decided
        return now.isoformat(timespec="seconds")
    try:
        datetime.fromisoformat(made)
    except ValueError as error:
        message = f"--made must be an ISO 8601 time, got {made!r}"
        raise UsageError(message) from error
    return made
