"""`whence sources`: who speaks."""

from typing import TYPE_CHECKING, get_args

import click

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, input_options, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.model import ActorKind

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command"]

_TABLE = (
    Column("source", "name", wide=True),
    Column("kind", "kind"),
    Column("country", "country", extra=True),
    Column("claims", "claims", number=True),
    Column("pages", "documents", number=True),
    Column("first hand", "first_hand", number=True),
    Column("relayed", "relayed", number=True),
    Column("denials", "denials", number=True, extra=True),
    Column("repeated by copies", "copied", number=True, note=True),
    Column("cited by", "cited_by", note=True),
    Column("owned by", "owner", note=True),
    Column("observed as", "observed", note=True),
    Column("also", "names", note=True),
    Column("may be", "may_be", note=True),
)


@whence_command("sources", example="whence sources --country Iceland")
@input_options
@format_option("table", "jsonl", "csv")
@filter_options()
@click.option(
    "--kind", type=click.Choice(get_args(ActorKind)), help="Sources of one kind only."
)
def command(
    given: Given,
    form: str | None,
    *,
    wanted: "ClaimFilter",
    kind: str | None,
) -> int:
    """List who speaks, and how often.

    Over the ledger, or over DOCS where some are named. A source is the origin of a claim, the last link of its chain; it is relayed
    where a link stands between it and the outlet of the page, first hand where none
    does. `cited by` names the link before it, with its number of claims. What a
    copy of a page repeats is counted apart (`copied`), never twice. `owned by`
    tells who owns an outlet or wire that the word lists know, `observed as` the offices under which pages name a person, with their days. Names that the
    pages show to be one actor are one source, the others under `also`; JSON Lines have
    the reasons (`same`, `apart`). `may be` is a likeness that nothing decides: decide it
    with 'whence judge ID same --value OTHER' or 'different'. With --since or --until
    the claims count that 'whence claims' lists for these days.
    """
    # Loaded here: other commands need no identities, and they read all pages.
    from whence.export.sources import (  # noqa: PLC0415
        SOURCE_COLUMNS,
        flat_source,
        source_rows,
    )
    from whence.reconcile.identities import find_identities  # noqa: PLC0415

    with open_inputs(given) as inputs:
        store = inputs.store
        identities = find_identities(tuple(store.extractions()), store.judgements())
        rows = source_rows(store.claims(wanted), identities, store.copies())
        kept = inputs.or_say(
            (row for row in rows if kind is None or row["kind"] == kind),
            "sources",
            asked=kind is not None or wanted != type(wanted)(),
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(kept)
        elif chosen == "csv":
            write_csv(SOURCE_COLUMNS, map(flat_source, kept))
        else:
            flat = map(flat_source, kept)
            write_table(
                _TABLE,
                (
                    {
                        **row,
                        **{name: row[name] or None for name in ("denials", "copied")},
                    }
                    for row in flat
                ),
            )
        return inputs.exit_code
