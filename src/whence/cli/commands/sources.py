"""`whence sources`: who speaks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from whence.cli.filters import filter_options
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
from whence.model import Claim, Extraction
from whence.model.records import Record
from whence.store import ClaimFilter

__all__ = ["command"]

_COLUMNS = (
    "name",
    "kind",
    "country",
    "claims",
    "documents",
    "first_hand",
    "relayed",
    "denials",
    "outlets",
)
_DIRECT = 2  # links of a chain with none between outlet and speaker
_TABLE = (
    Column("source", "name", wide=True),
    Column("kind", "kind"),
    Column("country", "country", extra=True),
    Column("claims", "claims", number=True),
    Column("pages", "documents", number=True),
    Column("first hand", "first_hand", number=True),
    Column("relayed", "relayed", number=True),
    Column("denials", "denials", number=True, extra=True),
    Column("through", "outlets", wide=True, extra=True),
)


@whence_command("sources", example="whence sources --country Iceland")
@documents_argument
@ledger_option
@format_option("table", "jsonl", "csv")
@filter_options()
@workers_option
def command(
    documents: tuple[str, ...],
    ledger: Path | None,
    form: str | None,
    *,
    wanted: ClaimFilter,
    workers: int,
) -> int:
    """List who speaks, and how often.

    Over the ledger, or over DOCS where some are named. A source is the origin of a claim, the last link of its chain; it is relayed
    where a link stands between it and the outlet of the page, first hand where none
    does. `through` names the outlets that brought its words. With --since or --until
    the claims count that 'whence claims' lists for these days.
    """
    with open_inputs(documents, ledger, workers=workers) as inputs:
        rows = _rows(inputs.store.claims(wanted))
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(rows)
        elif chosen == "csv":
            write_csv(_COLUMNS, rows)
        else:
            write_table(
                _TABLE, ({**row, "denials": row["denials"] or None} for row in rows)
            )
        return inputs.exit_code


def _rows(claims: Iterable[tuple[Extraction, Claim]]) -> Iterator[Record]:
    """Yield one row a source."""
    spoken: dict[tuple[str, str, str], list[tuple[Extraction, Claim]]]
    spoken = defaultdict(list)
    for extraction, claim in claims:
        speaker = claim.speaker
        key = (speaker.name or "", speaker.kind, speaker.country or "")
        spoken[key].append((extraction, claim))
    for (name, kind, country), said in sorted(
        spoken.items(), key=lambda item: (-len(item[1]), item[0])
    ):
        # A chain is the page's outlet, the links between, and the speaker.
        relayed = sum(len(claim.chain) > _DIRECT for _, claim in said)
        pages = {page.document.id: page.document.outlet.value for page, _ in said}
        yield {
            "name": name or None,
            "kind": kind,
            "country": country or None,
            "claims": len(said),
            "documents": len(pages),
            "first_hand": len(said) - relayed,
            "relayed": relayed,
            "denials": sum(claim.polarity == "denied" for _, claim in said),
            "outlets": sorted({outlet for outlet in pages.values() if outlet}),
        }
