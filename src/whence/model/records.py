"""Records: the JSON form of everything that leaves Whence (CONTRACT sections 2, 3, 5, 6).

`*_record` turns a value into a dict with the contract's keys in the contract's
order, `*_from_record` reads one back. `dump_line` writes one canonical line.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from whence.model.actor import Actor
from whence.model.attribution import Attribution
from whence.model.claim import Claim
from whence.model.document import Author, Document, Outlet, Published, Segment
from whence.model.extraction import Abstention, Extraction, Failure
from whence.model.figure_records import (
    figure_from_record,
    figure_record,
    written_figure_record,
)
from whence.model.json_values import (
    Record,
    interval_value,
    number_value,
    read_interval,
)
from whence.model.judgement import Judgement
from whence.model.lineage import Drift, Edge, Match, Node, Place, Story, Trace
from whence.model.quantity import Quantity, SecondReading
from whence.model.span import Span, Spans
from whence.model.times import TimeExpression

__all__ = [
    "SCHEMA",
    "Record",
    "dump_line",
    "extraction_from_record",
    "extraction_record",
    "figure_from_record",
    "figure_record",
    "judgement_from_record",
    "judgement_record",
    "story_record",
    "trace_from_record",
    "trace_record",
    "written_figure_record",
]

SCHEMA = 1
"""Version of the records; it rises when a field changes its meaning."""


_ENCODER = json.JSONEncoder(ensure_ascii=False)
# Halves of characters, which no UTF-8 file can hold.
_HALVES = re.compile("[\ud800-\udfff]")


def dump_line(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON, without the line end.

    Lone surrogates, which no UTF-8 file can hold, are written as escapes.
    """
    line = _ENCODER.encode(record)
    if not line.isascii() and _HALVES.search(line):
        line = json.dumps(record, ensure_ascii=True, separators=(", ", ": "))
    # A reader that splits on Unicode line ends must still see one line a record.
    for char in "\u2028\u2029\x85":
        line = line.replace(char, f"\\u{ord(char):04x}")
    return line


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _actor(actor: Actor) -> Record:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "spans": _spans(actor.spans),
    }


def _time(item: TimeExpression) -> Record:
    return {
        "id": item.id,
        "span": _span(item.span),
        "type": item.type,
        "value": item.value,
        "interval": interval_value(item.interval),
        "modifier": item.modifier,
        "anchor": item.anchor,
        "second": interval_value(item.second),
    }


def _quantity(item: Quantity) -> Record:
    return {
        "id": item.id,
        "span": _span(item.span),
        "value": number_value(item.value),
        "low": number_value(item.low),
        "high": number_value(item.high),
        "bound": item.bound,
        "unit": item.unit,
        "counted": item.counted,
        "counted_span": _span(item.counted_span),
        "kind": item.kind,
        "base": item.base,
        "hedge": _span(item.hedge),
        "alternatives": list(item.alternatives),
        "second": _second(item.second),
    }


def _second(item: SecondReading | None) -> Record | None:
    if item is None:
        return None
    return {
        "sense": item.sense,
        "kind": item.kind,
        "value": number_value(item.value),
        "low": number_value(item.low),
        "high": number_value(item.high),
        "bound": item.bound,
        "unit": item.unit,
    }


def _attribution(item: Attribution) -> Record:
    return {
        "id": item.id,
        "source": _spans(item.source),
        "cue": _spans(item.cue),
        "content": _spans(item.content),
        "type": item.type,
        "parent": item.parent,
        "score": round(item.score, 4),
    }


def _claim(item: Claim) -> Record:
    return {
        "id": item.id,
        "attribution": item.attribution,
        "content": _spans(item.content),
        "type": item.type,
        "speaker": _actor(item.speaker),
        "chain": [_actor(link) for link in item.chain],
        "act": item.act,
        "polarity": item.polarity,
        "hedge": _span(item.hedge),
        "said": interval_value(item.said),
        "about": interval_value(item.about),
        "quantities": list(item.quantities),
        "actors": [_actor(actor) for actor in item.actors],
        "denies": list(item.denies),
    }


def extraction_record(extraction: Extraction) -> Record:
    """Return the record of `whence extract` for one document."""
    doc = extraction.document
    error = extraction.error
    return {
        "id": doc.id,
        "sha256": doc.sha256,
        "text": doc.text,
        "outlet": {
            "value": doc.outlet.value,
            "span": _span(doc.outlet.span),
            "basis": doc.outlet.basis,
        },
        "published": {
            "value": doc.published.value,
            "interval": interval_value(doc.published.interval),
            "spans": _spans(doc.published.spans),
            "basis": doc.published.basis,
            "reasons": list(doc.published.reasons),
        },
        "language": doc.language,
        "authors": [
            {"name": item.name, "span": _span(item.span)} for item in doc.authors
        ],
        "relays": [_actor(actor) for actor in doc.relays],
        "segments": [
            {"kind": segment.kind, "span": _span(segment.span)}
            for segment in doc.segments
        ],
        "times": [_time(item) for item in extraction.times],
        "quantities": [_quantity(item) for item in extraction.quantities],
        "attributions": [_attribution(item) for item in extraction.attributions],
        "claims": [_claim(item) for item in extraction.claims],
        "abstained": [
            {"span": _span(item.span), "reason": item.reason}
            for item in extraction.abstained
        ],
        "error": None
        if error is None
        else {
            "code": error.code,
            "message": error.message,
            "stage": error.stage,
        },
        "url": doc.url,
        "title": doc.title,
        "links": [[_span(span), address] for span, address in doc.links],
        "input_kind": doc.input_kind,
        "schema": SCHEMA,
    }


def _read_span(pair: Sequence[int]) -> Span:
    return Span(pair[0], pair[1])


def _read_span_or_none(pair: Sequence[int] | None) -> Span | None:
    return None if pair is None else _read_span(pair)


def _read_spans(pairs: Sequence[Sequence[int]]) -> Spans:
    return tuple(_read_span(pair) for pair in pairs)


def _read_actor(record: Record) -> Actor:
    return Actor(
        record["name"], record["kind"], record["country"], _read_spans(record["spans"])
    )


def _read_document(record: Record) -> Document:
    outlet, published = record["outlet"], record["published"]
    return Document(
        id=record["id"],
        text=record["text"],
        sha256=record["sha256"],
        outlet=Outlet(
            outlet["value"], _read_span_or_none(outlet["span"]), outlet["basis"]
        ),
        published=Published(
            published["value"],
            read_interval(published["interval"]),
            _read_spans(published["spans"]),
            published["basis"],
            tuple(published.get("reasons", ())),
        ),
        language=record["language"],
        authors=tuple(
            Author(item["name"], _read_span_or_none(item["span"]))
            for item in record["authors"]
        ),
        relays=tuple(_read_actor(item) for item in record["relays"]),
        segments=tuple(
            Segment(_read_span(item["span"]), item["kind"])
            for item in record["segments"]
        ),
        url=record.get("url"),
        title=record.get("title"),
        links=tuple(
            (_read_span(span), address) for span, address in record.get("links", ())
        ),
        input_kind=record.get("input_kind"),
    )


def _read_time(record: Record) -> TimeExpression:
    return TimeExpression(
        id=record["id"],
        span=_read_span(record["span"]),
        type=record["type"],
        value=record["value"],
        interval=read_interval(record["interval"]),
        modifier=record["modifier"],
        anchor=record["anchor"],
        second=read_interval(record.get("second")),
    )


def _read_quantity(record: Record) -> Quantity:
    return Quantity(
        id=record["id"],
        span=_read_span(record["span"]),
        value=record["value"],
        low=record["low"],
        high=record["high"],
        bound=record["bound"],
        unit=record["unit"],
        counted=record["counted"],
        counted_span=_read_span_or_none(record["counted_span"]),
        kind=record["kind"],
        base=record["base"],
        hedge=_read_span_or_none(record["hedge"]),
        alternatives=tuple(record.get("alternatives", ())),
        second=_read_second(record.get("second")),
    )


def _read_second(record: Record | None) -> SecondReading | None:
    return None if record is None else SecondReading(**record)


def _read_attribution(record: Record) -> Attribution:
    return Attribution(
        id=record["id"],
        source=_read_spans(record["source"]),
        cue=_read_spans(record["cue"]),
        content=_read_spans(record["content"]),
        type=record["type"],
        parent=record["parent"],
        score=record["score"],
    )


def _read_claim(record: Record, document: str) -> Claim:
    return Claim(
        id=record["id"],
        document=document,
        attribution=record["attribution"],
        content=_read_spans(record["content"]),
        type=record["type"],
        speaker=_read_actor(record["speaker"]),
        chain=tuple(_read_actor(link) for link in record["chain"]),
        act=record["act"],
        polarity=record["polarity"],
        hedge=_read_span_or_none(record["hedge"]),
        said=read_interval(record["said"]),
        about=read_interval(record["about"]),
        quantities=tuple(record["quantities"]),
        actors=tuple(_read_actor(actor) for actor in record["actors"]),
        denies=tuple(record.get("denies", ())),
    )


def extraction_from_record(record: Record) -> Extraction:
    """Return the extraction that a record of `whence extract` holds.

    Raises:
        KeyError: If a field of the contract is missing.
        ValueError: If a time is no ISO 8601 date.
    """
    error = record["error"]
    return Extraction(
        document=_read_document(record),
        times=tuple(_read_time(item) for item in record["times"]),
        quantities=tuple(_read_quantity(item) for item in record["quantities"]),
        attributions=tuple(_read_attribution(item) for item in record["attributions"]),
        claims=tuple(_read_claim(item, record["id"]) for item in record["claims"]),
        abstained=tuple(
            Abstention(_read_span_or_none(item["span"]), item["reason"])
            for item in record["abstained"]
        ),
        error=None
        if error is None
        else Failure(error["code"], error["message"], error.get("stage", "intake")),
    )


def _place(place: Place) -> Record:
    return {"document": place.document, "span": _span(place.span)}


def _read_place(record: Record) -> Place:
    return Place(record["document"], _read_span(record["span"]))


def trace_record(trace: Trace) -> Record:
    """Return the record of `whence trace` for one claim."""
    return {
        "claim": trace.claim,
        "nodes": [
            {
                "id": node.id,
                "document": node.document,
                "actor": node.actor,
                "said": interval_value(node.said),
                "published": node.published,
            }
            for node in trace.nodes
        ],
        "edges": [
            {
                "from": edge.source,
                "to": edge.target,
                "kind": edge.kind,
                "evidence": [_place(place) for place in edge.evidence],
                "score": round(edge.score, 4),
                "id": edge.id,
            }
            for edge in trace.edges
        ],
        "origins": list(trace.origins),
        "circular": [list(group) for group in trace.circular],
        "drift": [
            {
                "edge": item.edge,
                "kind": item.kind,
                "before": _place(item.before),
                "after": _place(item.after),
            }
            for item in trace.drift
        ],
        "reasons": list(trace.reasons),
        "matches": [
            {
                "from": item.source,
                "to": item.target,
                "relation": item.relation,
                "score": item.score,
                "parts": dict(item.parts),
                "reason": item.reason,
            }
            for item in trace.matches
        ],
    }


def trace_from_record(record: Record) -> Trace:
    """Return the trace that a record of `whence trace` holds."""
    return Trace(
        claim=record["claim"],
        nodes=tuple(
            Node(
                item["id"],
                item["document"],
                item["actor"],
                read_interval(item["said"]),
                item["published"],
            )
            for item in record["nodes"]
        ),
        edges=tuple(
            Edge(
                item["id"],
                item["from"],
                item["to"],
                item["kind"],
                tuple(_read_place(place) for place in item["evidence"]),
                item["score"],
            )
            for item in record["edges"]
        ),
        origins=(record["origins"][0], record["origins"][1]),
        circular=tuple(tuple(group) for group in record["circular"]),
        drift=tuple(
            Drift(
                item["edge"],
                item["kind"],
                _read_place(item["before"]),
                _read_place(item["after"]),
            )
            for item in record["drift"]
        ),
        reasons=tuple(record.get("reasons", ())),
        matches=tuple(
            Match(
                item["from"],
                item["to"],
                item["relation"],
                item["score"],
                tuple(item["parts"].items()),
                item["reason"],
            )
            for item in record.get("matches", ())
        ),
    )


def story_record(story: Story) -> Record:
    """Return the record of `whence stories` for one document."""
    return {"id": story.document, "story": story.story}


def judgement_record(judgement: Judgement) -> Record:
    """Return a judgement as a record."""
    return {
        "id": judgement.id,
        "target": judgement.target,
        "verdict": judgement.verdict,
        "field": judgement.field,
        "value": judgement.value,
        "author": judgement.author,
        "made": judgement.made,
        "supersedes": judgement.supersedes,
    }


def judgement_from_record(record: Record) -> Judgement:
    """Return the judgement that a record holds."""
    return Judgement(
        record["id"],
        record["target"],
        record["verdict"],
        record["field"],
        record["value"],
        record["author"],
        record["made"],
        record["supersedes"],
    )
