"""Drift marks: what changed between two pages, each once, with both wordings."""

from collections.abc import Collection, Iterator

from whence.export.material import Material
from whence.model import DriftKind, Place
from whence.model.records import Record

__all__ = ["DRIFT_COLUMNS", "drift_marks", "drift_rows"]

DRIFT_COLUMNS = (
    *("kind", "from", "to", "before", "before_words", "after", "after_words"),
    *("edge", "claims"),
)
"""The columns of the marks as a flat table."""


def drift_marks(
    material: Material,
    claims: Collection[str] | None = None,
    kinds: Collection[DriftKind] = (),
) -> Iterator[Record]:
    """Yield each change once, by its kind and places.

    Args:
        material: All pages.
        claims: Ids of the claims whose lineage is asked for; None for all.
        kinds: The kinds of change that are asked for; empty for all.

    Yields:
        Records with the two places and their words, the nodes on both ends of the
        edge, and the claims whose lineage shows the change.
    """
    found: dict[tuple[str, Place, Place], Record] = {}
    for trace in material.traces:
        if claims is not None and trace.claim not in claims:
            continue
        names = {node.id: node.document or node.actor for node in trace.nodes}
        ends = {edge.id: (edge.source, edge.target) for edge in trace.edges}
        for item in trace.drift:
            if kinds and item.kind not in kinds:
                continue
            source, target = ends.get(item.edge, (item.edge, item.edge))
            record = found.setdefault(
                (item.kind, item.before, item.after),
                {
                    "kind": item.kind,
                    "from": names.get(source, item.after.document),
                    "to": names.get(target, item.before.document),
                    "before": _place(material, item.before),
                    "after": _place(material, item.after),
                    "edge": item.edge,
                    "claims": [],
                },
            )
            record["claims"].append(trace.claim)
    for key in sorted(found):
        yield found[key]


def drift_rows(marks: Iterator[Record]) -> Iterator[Record]:
    """Yield the marks as the rows of a flat table, in the order of the columns."""
    for mark in marks:
        before, after = mark["before"], mark["after"]
        yield {
            "kind": mark["kind"],
            "from": mark["from"],
            "to": mark["to"],
            "before": _where(before),
            "before_words": before["words"],
            "after": _where(after),
            "after_words": after["words"],
            "edge": mark["edge"],
            "claims": mark["claims"],
        }


def _place(material: Material, place: Place) -> Record:
    document = material.documents.get(place.document)
    words = None if document is None else place.span.of(document.text)
    span = [place.span.start, place.span.end]
    return {"document": place.document, "span": span, "words": words}


def _where(place: Record) -> str:
    start, end = place["span"]
    return f"{place['document']}:{start}-{end}"
