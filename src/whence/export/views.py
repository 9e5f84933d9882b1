"""Views: the ledger as flat tables, one for each sort of thing in it.

The command line, the CSV and the JSON Lines exports show the same columns in the
same order under the same names.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whence.export.fragments import fragment_link
from whence.export.material import Material
from whence.model import (
    Actor,
    Claim,
    Document,
    Extraction,
    Interval,
    Node,
    Place,
    Span,
)
from whence.model.records import (
    Record,
    extraction_record,
    figure_record,
    judgement_record,
    trace_record,
)

__all__ = ["VIEWS", "View", "claim_row"]


@dataclass(frozen=True, slots=True)
class View:
    """One table.

    Attributes:
        name: Its name.
        columns: The names of its columns, in order.
        rows: Makes its rows; each has just these columns.
    """

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Material], Iterator[Record]]


def _ends(name: str, interval: Interval | None) -> Record:
    return {
        f"{name}_from": None if interval is None else interval.start,
        f"{name}_until": None if interval is None else interval.end,
    }


def _surfaces(text: str, spans: Sequence[Span]) -> str:
    return " ".join(span.of(text) for span in spans)


def _link_name(actor: Actor) -> str:
    return actor.name or f"({actor.kind})"


def _document_rows(material: Material) -> Iterator[Record]:
    for item in material.extractions:
        doc = item.document
        yield {
            "id": doc.id,
            "outlet": doc.outlet.value,
            "published": doc.published.value,
            **_ends("published", doc.published.interval),
            "published_basis": doc.published.basis,
            "language": doc.language,
            "title": doc.title or _headline(doc),
            "url": doc.url,
            "authors": [author.name for author in doc.authors],
            "relays": [_link_name(actor) for actor in doc.relays],
            "claims": len(item.claims),
            "quantities": len(item.quantities),
            "abstained": len(item.abstained),
            "sha256": doc.sha256,
        }


def _headline(document: Document) -> str | None:
    spans = document.spans_of("headline")
    return spans[0].of(document.text) if spans else None


def claim_row(
    extraction: Extraction, claim: Claim, judged: Sequence[str] = ()
) -> Record:
    """Return the row of one claim, with its words and a link to them.

    Args:
        extraction: The page and what was read from it.
        claim: A claim of the page.
        judged: What people decided on it.
    """
    doc = extraction.document
    said = {item.id: item for item in extraction.quantities}
    return {
        "id": claim.id,
        "document": doc.id,
        "outlet": doc.outlet.value,
        "published": doc.published.value,
        "speaker": claim.speaker.name,
        "speaker_kind": claim.speaker.kind,
        "speaker_country": claim.speaker.country,
        "chain": [_link_name(actor) for actor in claim.chain],
        "act": claim.act,
        "polarity": claim.polarity,
        "type": claim.type,
        "hedge": None if claim.hedge is None else claim.hedge.of(doc.text),
        **_ends("said", claim.said),
        **_ends("about", claim.about),
        "quantities": [
            said[name].span.of(doc.text) for name in claim.quantities if name in said
        ],
        "denies": list(claim.denies),
        "content": _surfaces(doc.text, claim.content),
        "start": claim.content[0].start if claim.content else None,
        "end": claim.content[-1].end if claim.content else None,
        "link": fragment_link(doc, claim.content),
        "judged": list(judged),
    }


def _claim_rows(material: Material) -> Iterator[Record]:
    for extraction in material.extractions:
        for claim in extraction.claims:
            yield claim_row(extraction, claim, material.judged.get(claim.id, ()))


def _quantity_rows(material: Material) -> Iterator[Record]:
    for extraction in material.extractions:
        text = extraction.document.text
        record = extraction_record(extraction)
        for item in record["quantities"]:
            start, end = item["span"]
            hedge = item["hedge"]
            yield {
                "id": item["id"],
                "document": extraction.document.id,
                "claims": [
                    claim.id
                    for claim in extraction.claims
                    if item["id"] in claim.quantities
                ],
                "words": text[start:end],
                **{
                    name: item[name]
                    for name in ("value", "low", "high", "bound", "unit", "counted")
                },
                "kind": item["kind"],
                "base": item["base"],
                "hedge": None if hedge is None else text[hedge[0] : hedge[1]],
                "start": start,
                "end": end,
            }


_QUESTION = ("measure", "counted", "agent", "recipient", "place")


def _figure_rows(material: Material) -> Iterator[Record]:
    for figure in material.figures:
        record = figure_record(figure)
        question = record["question"]
        yield {
            "id": figure.id,
            **{name: question[name] for name in _QUESTION},
            **_ends("window", figure.question.window),
            "aspect": question["aspect"],
            "low": record["low"],
            "best": record["best"],
            "high": record["high"],
            "policy": figure.policy,
            **_ends("as_of", figure.as_of),
            "origins_least": figure.origins[0],
            "origins_most": figure.origins[1],
            "reports": figure.reports,
            "status": figure.status,
            "denials": list(figure.denials),
            "contradictions": [" ".join(group) for group in figure.contradictions],
            "reasons": list(figure.reasons),
            "stage": question["stage"],
        }


def _item_rows(material: Material) -> Iterator[Record]:
    for figure in material.figures:
        for item, record in zip(
            figure.figures, figure_record(figure)["figures"], strict=True
        ):
            yield {
                "figure": figure.id,
                "claim": item.claim,
                "document": item.document,
                "quantity": item.quantity,
                "low": record["low"],
                "high": record["high"],
                **_ends("said", item.said),
                "origin": item.origin,
                "role": item.role,
                "counts": item.counts,
                "why": item.why,
            }


def _origin_rows(material: Material) -> Iterator[Record]:
    for trace in material.traces:
        claim = material.claims.get(trace.claim)
        yield {
            "claim": trace.claim,
            "document": None if claim is None else claim.document,
            "speaker": None if claim is None else claim.speaker.name,
            "origins_least": trace.origins[0],
            "origins_most": trace.origins[1],
            "nodes": len(trace.nodes),
            "edges": len(trace.edges),
            "circular": [" ".join(group) for group in trace.circular],
            "drift": [item.kind for item in trace.drift],
        }


def _node_name(node: Node) -> str:
    return node.document or node.actor or "(unnamed)"


def _words(material: Material, place: Place) -> str | None:
    document = material.documents.get(place.document)
    return None if document is None else place.span.of(document.text)


def _where(place: Place) -> str:
    return f"{place.document}:{place.span.start}-{place.span.end}"


def _edge_rows(material: Material) -> Iterator[Record]:
    for trace in material.traces:
        names = {node.id: _node_name(node) for node in trace.nodes}
        scores = {item["id"]: item["score"] for item in trace_record(trace)["edges"]}
        for edge in trace.edges:
            words = [_words(material, place) for place in edge.evidence]
            yield {
                "claim": trace.claim,
                "id": edge.id,
                "from": names.get(edge.source, edge.source),
                "to": names.get(edge.target, edge.target),
                "kind": edge.kind,
                "score": scores[edge.id],
                "evidence": [_where(place) for place in edge.evidence],
                "words": [word for word in words if word is not None],
            }


def _drift_rows(material: Material) -> Iterator[Record]:
    for trace in material.traces:
        for item in trace.drift:
            yield {
                "claim": trace.claim,
                "edge": item.edge,
                "kind": item.kind,
                "before": _where(item.before),
                "before_words": _words(material, item.before),
                "after": _where(item.after),
                "after_words": _words(material, item.after),
            }


def _story_rows(material: Material) -> Iterator[Record]:
    for story in material.stories:
        yield {"id": story.document, "story": story.story}


def _abstained_rows(material: Material) -> Iterator[Record]:
    for extraction in material.extractions:
        for item in extraction.abstained:
            span = item.span
            yield {
                "document": extraction.document.id,
                "start": None if span is None else span.start,
                "end": None if span is None else span.end,
                "words": None if span is None else span.of(extraction.document.text),
                "reason": item.reason,
            }


def _failure_rows(material: Material) -> Iterator[Record]:
    for failed in material.failures:
        yield {
            "id": failed.id,
            "stage": failed.error.stage,
            "code": failed.error.code,
            "message": failed.error.message,
        }


def _judgement_rows(material: Material) -> Iterator[Record]:
    replaced = {item.supersedes for item in material.judgements}
    for judgement in material.judgements:
        yield {
            **judgement_record(judgement),
            "current": judgement.id not in replaced,
        }


def _view(
    name: str, columns: str, rows: Callable[[Material], Iterator[Record]]
) -> View:
    return View(name, tuple(columns.split()), rows)


VIEWS = {
    view.name: view
    for view in (
        _view(
            "documents",
            "id outlet published published_from published_until published_basis "
            "language title url authors relays claims quantities abstained sha256",
            _document_rows,
        ),
        _view(
            "claims",
            "id document outlet published speaker speaker_kind speaker_country chain "
            "act polarity type hedge said_from said_until about_from about_until "
            "quantities denies content start end link judged",
            _claim_rows,
        ),
        _view(
            "quantities",
            "id document claims words value low high bound unit counted kind base "
            "hedge start end",
            _quantity_rows,
        ),
        _view(
            "figures",
            "id measure counted agent recipient place window_from window_until aspect "
            "low best high policy as_of_from as_of_until origins_least origins_most "
            "reports status denials contradictions reasons stage",
            _figure_rows,
        ),
        _view(
            "figure-items",
            "figure claim document quantity low high said_from said_until origin role "
            "counts why",
            _item_rows,
        ),
        _view(
            "origins",
            "claim document speaker origins_least origins_most nodes edges circular "
            "drift",
            _origin_rows,
        ),
        _view("edges", "claim id from to kind score evidence words", _edge_rows),
        _view(
            "drift",
            "claim edge kind before before_words after after_words",
            _drift_rows,
        ),
        _view("stories", "id story", _story_rows),
        _view("abstained", "document start end words reason", _abstained_rows),
        _view("failures", "id stage code message", _failure_rows),
        _view(
            "judgements",
            "id target verdict field value author made supersedes current",
            _judgement_rows,
        ),
    )
}
"""Every view by name."""
