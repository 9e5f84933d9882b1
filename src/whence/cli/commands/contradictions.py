"""`whence contradictions`: which claims cannot all be true, and why."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, claims_of, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option
from whence.cli.output import choose_format, write_csv, write_line, write_records
from whence.cli.quotes import write_claims
from whence.cli.terminal import one_line
from whence.export import Material, conflict_records, narrow_figures
from whence.model.records import Record

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command"]

_CSV = (
    "contradiction",
    "figure",
    "question",
    "claim",
    "document",
    "outlet",
    "speaker",
    "low",
    "high",
    "said_from",
    "said_until",
    "quote",
    "why",
)


@whence_command("contradictions", example="whence contradictions")
@input_options
@format_option("table", "jsonl", "csv")
@filter_options()
def command(
    given: Given,
    form: str | None,
    *,
    wanted: "ClaimFilter",
) -> int:
    """List the claims that cannot all be true.

    Over the ledger, or over DOCS where some are named. Each set is a smallest one: without any of its claims the others can be true. A later figure of the
    same origin is a revision and contradicts nothing; a total may rise from one day
    to the next, never fall. The filters choose the sets that a claim asked for is in.
    """
    with open_inputs(given) as inputs:
        material = material_of(inputs.store)
        found = list(_find(material, claims_of(material, wanted)))
        match choose_format(form):
            case "jsonl":
                write_records(found)
            case "csv":
                write_csv(_CSV, _rows(found))
            case _:
                _show(found, len(material.figures))
        return inputs.exit_code


def _find(material: Material, claims: frozenset[str] | None) -> Iterator[Record]:
    """Yield the sets once each, though a claim may answer two questions."""
    told: set[tuple[str, ...]] = set()
    for figure in narrow_figures(material, claims):
        for record in conflict_records(material, figure):
            names = tuple(item["claim"] for item in record["claims"])
            if names in told or (claims is not None and claims.isdisjoint(names)):
                continue
            told.add(names)
            yield record


def _flat(item: Record) -> Record:
    said = item["said"] or (None, None)
    return {
        **item,
        "said_from": None if said[0] is None else said[0][:10],
        "said_until": said[1],
    }


def _rows(found: list[Record]) -> Iterator[Record]:
    for number, record in enumerate(found, 1):
        for item in record["claims"]:
            yield {**record, **_flat(item), "contradiction": number}


def _show(found: list[Record], figures: int) -> None:
    if not found:
        why = "all figures that are compared can be true"
        none = "there are no figures to compare"
        write_line(f"no contradictions: {why if figures else none}")
    for number, record in enumerate(found, 1):
        write_line(f"{number}. {one_line(record['question'])}")
        write_line(f"cannot all be true: {one_line(record['why'])}", 2)
        write_claims(record["claims"])
