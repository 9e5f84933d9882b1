"""`whence trace`: where a claim comes from."""

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from whence.cli.inputs import Given, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_line,
    write_records,
    write_table,
)
from whence.cli.terminal import one_line
from whence.errors import UsageError
from whence.export import VIEWS, Material
from whence.model import Span, Trace
from whence.model.records import trace_record

if TYPE_CHECKING:
    from whence.reconcile.neighbourhoods import Neighbourhood
    from whence.store import Store

__all__ = ["command"]

_PLACE = re.compile(r"(?P<document>.+):(?P<start>\d{1,9})-(?P<end>\d{1,9})", re.DOTALL)
_EDGES = (
    Column("took it over", "from", wide=True, path=True),
    Column("from", "to", wide=True, path=True),
    Column("because", "reason", wide=True),
    Column("score", "score", number=True),
    Column("evidence", "words", wide=True, extra=True),
)
# Why an edge of each kind is drawn, as a person says it.
_REASONS: dict[str, str] = {
    "cites": "it names it as its source",
    "wire": "it credits it, or prints its text",
    "link": "it links to it",
    "reuse": "it prints its sentences",
    "same-quote": "it prints the same quotation",
    "same-figure": "it prints the same odd figure and names no source",
    "same-outlet": "the same outlet gave the figure before",
}
_DRIFT = (
    Column("change", "kind"),
    Column("before", "before_words", wide=True),
    Column("after", "after_words", wide=True),
)
_MATCHES = (
    Column("relation", "relation"),
    Column("claim", "claim"),
    Column("page", "document", path=True),
    Column("words", "words", wide=True),
    Column("because", "reason", wide=True),
    Column("score", "score", number=True),
    Column("signs", "signs", wide=True, extra=True),
)
# How the claim that is traced stands to the other, if the relation leads to it.
_TURNED: dict[str, str] = {
    "weaker": "surer",
    "refines": "refined by",
    "revises": "revised by",
    "denies": "denied by",
    "derived-from": "gives",
    "part-of": "has as part",
}


@whence_command(
    "trace", example="whence trace pages/shells/01-rhine-courier.txt:0-2000"
)
@click.argument("target", metavar="CLAIM|DOCUMENT:START-END", type=str)
@input_options
@format_option("table", "jsonl", "csv")
def command(
    target: str,
    given: Given,
    form: str | None,
) -> int:
    """Show where a claim comes from.

    Over the ledger, or over DOCS where some are named. Name the claim by its id, as 'whence claims' lists it, or by its place: the id of
    the page, a colon, and the first and last character.
    """
    with open_inputs(given) as inputs:
        material, known = _near(inputs.store, target)
        trace = find_trace(material, target, known)
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records([trace_record(trace)])
        elif chosen == "csv":
            view = VIEWS["edges"]
            write_csv(view.columns, view.rows(_only(material, trace)))
        else:
            _show(material, trace)
        return inputs.exit_code


def _near(store: "Store", target: str) -> "tuple[Material, Neighbourhood | None]":
    """Return the pages to trace in: of a ledger the neighbourhood of the target's."""
    from whence.store import Ledger  # noqa: PLC0415 - heavy

    if isinstance(store, Ledger):
        place = _PLACE.fullmatch(target)
        page = store.page_of(target) or (place["document"] if place else None)
        near = store.neighbourhood_of(page) if page and store.knows(page) else None
        if near is not None:
            return Material([store.extraction(name) for name in near.documents]), near
    return material_of(store), None


def find_trace(
    material: Material, target: str, known: "Neighbourhood | None" = None
) -> Trace:
    """Return the trace of a claim that is named by id or by place.

    Args:
        material: The pages.
        target: The id or the place.
        known: The neighbourhood that the pages are, if they are one.

    Raises:
        UsageError: If there is no such claim.
    """
    from whence.api import trace, trace_span  # noqa: PLC0415 - heavy

    place = _PLACE.fullmatch(target)
    if target in material.claims or place is None:
        return trace(
            material.extractions, target, known=known, judgements=material.decided
        )
    start, end = int(place["start"]), int(place["end"])
    document = _find_page(material, place["document"])
    if end < start:
        message = f"the place {target!r} ends before it starts"
        raise UsageError(message)
    found = trace_span(
        material.extractions,
        document,
        Span(start, end),
        known=known,
        judgements=material.decided,
    )
    if found is None:
        message = f"no claim stands at {target!r}: 'whence claims' lists them"
        raise UsageError(message)
    return found


def _find_page(material: Material, name: str) -> str:
    """Return the id of a page that is named as tables show it, by its last parts.

    Raises:
        UsageError: If no page is called so, or several are.
    """
    if name in material.documents:
        return name
    found = [item for item in material.documents if item.endswith(f"/{name}")]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{name!r} may be {found[0]!r} or {found[1]!r}: give the whole id"
    else:
        near = difflib.get_close_matches(name, material.documents, n=1)
        meant = f", perhaps {near[0]!r} is meant" if near else ""
        message = f"there is no page {name!r}{meant}: 'whence stories' lists the pages"
    raise UsageError(message)


def _only(material: Material, trace: Trace) -> Material:
    """Return the same material with one trace in place of all."""
    narrowed = Material(material.extractions)
    narrowed.__dict__["traces"] = (trace,)  # fills the cache of the property
    return narrowed


def _show(material: Material, trace: Trace) -> None:
    claim = material.claims[trace.claim]
    text = material.documents[claim.document].text
    words = " ".join(span.of(text) for span in claim.content)
    least, most = trace.origins
    write_line(f"{trace.claim} on {one_line(claim.document)}")
    write_line(one_line(words), 2)
    write_line(f"chain: {one_line(' > '.join(_chain(trace, material)))}", 2)
    number = str(least) if least == most else f"{least} to {most}"
    write_line(f"independent origins: {number}", 2)
    for reason in trace.reasons:
        write_line(one_line(reason), 4)
    for circle in trace.circular:
        write_line(f"circular: {one_line(', '.join(circle))}", 2)
    only = _only(material, trace)
    if trace.edges:
        rows = VIEWS["edges"].rows(only)
        write_table(
            _EDGES,
            ({**row, "reason": _REASONS[str(row["kind"])]} for row in rows),
            title="Who took it from whom",
        )
    if trace.drift:
        write_table(_DRIFT, VIEWS["drift"].rows(only), title="Changed on the way")
    if trace.matches:
        title = "Claims about the same thing (this alone shows no taking)"
        write_table(_MATCHES, _matches(trace, material), title=title)


def _matches(trace: Trace, material: Material) -> Iterator[dict[str, object]]:
    """Yield the rows of the claims about the same thing, the surest first."""
    for match in trace.matches:
        turned = match.source != trace.claim
        relation: str = match.relation
        other = material.claims[match.source if turned else match.target]
        text = material.documents[other.document].text
        yield {
            "relation": _TURNED.get(relation, relation) if turned else relation,
            "claim": other.id,
            "document": other.document,
            "words": " ".join(span.of(text) for span in other.content),
            "reason": match.reason,
            "score": match.score,
            "signs": ", ".join(f"{name} {value:+g}" for name, value in match.parts),
        }


def _chain(trace: Trace, material: Material) -> Iterator[str]:
    for link in material.claims[trace.claim].chain:
        yield link.name or "(unnamed)"
