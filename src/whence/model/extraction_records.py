"""What is read in a page, in its JSON form: CONTRACT section 2."""

from whence.model.actor import Actor
from whence.model.attribution import Attribution
from whence.model.claim import Claim
from whence.model.document import Author, Document, Outlet, Published, Segment
from whence.model.extraction import Abstention, Extraction, Failure
from whence.model.json_values import (
    SCHEMA,
    Record,
    interval_value,
    number_value,
    read_interval,
    read_span,
    read_span_or_none,
    read_spans,
    span_value,
    spans_value,
)
from whence.model.quantity import Quantity, SecondReading
from whence.model.times import TimeExpression

__all__ = ["extraction_from_record", "extraction_record"]


def _actor(actor: Actor) -> Record:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "spans": spans_value(actor.spans),
    }


def _time(item: TimeExpression) -> Record:
    return {
        "id": item.id,
        "span": span_value(item.span),
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
        "span": span_value(item.span),
        "value": number_value(item.value),
        "low": number_value(item.low),
        "high": number_value(item.high),
        "bound": item.bound,
        "unit": item.unit,
        "counted": item.counted,
        "counted_span": span_value(item.counted_span),
        "kind": item.kind,
        "base": item.base,
        "hedge": span_value(item.hedge),
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
        "source": spans_value(item.source),
        "cue": spans_value(item.cue),
        "content": spans_value(item.content),
        "type": item.type,
        "parent": item.parent,
        "score": round(item.score, 4),
    }


def _claim(item: Claim) -> Record:
    return {
        "id": item.id,
        "attribution": item.attribution,
        "content": spans_value(item.content),
        "type": item.type,
        "speaker": _actor(item.speaker),
        "chain": [_actor(link) for link in item.chain],
        "act": item.act,
        "polarity": item.polarity,
        "hedge": span_value(item.hedge),
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
            "span": span_value(doc.outlet.span),
            "basis": doc.outlet.basis,
        },
        "published": {
            "value": doc.published.value,
            "interval": interval_value(doc.published.interval),
            "spans": spans_value(doc.published.spans),
            "basis": doc.published.basis,
            "reasons": list(doc.published.reasons),
        },
        "language": doc.language,
        "authors": [
            {"name": item.name, "span": span_value(item.span)} for item in doc.authors
        ],
        "relays": [_actor(actor) for actor in doc.relays],
        "segments": [
            {"kind": segment.kind, "span": span_value(segment.span)}
            for segment in doc.segments
        ],
        "times": [_time(item) for item in extraction.times],
        "quantities": [_quantity(item) for item in extraction.quantities],
        "attributions": [_attribution(item) for item in extraction.attributions],
        "claims": [_claim(item) for item in extraction.claims],
        "abstained": [
            {"span": span_value(item.span), "reason": item.reason}
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
        "links": [[span_value(span), address] for span, address in doc.links],
        "input_kind": doc.input_kind,
        "schema": SCHEMA,
    }


def _read_actor(record: Record) -> Actor:
    return Actor(
        record["name"], record["kind"], record["country"], read_spans(record["spans"])
    )


def _read_document(record: Record) -> Document:
    outlet, published = record["outlet"], record["published"]
    return Document(
        id=record["id"],
        text=record["text"],
        sha256=record["sha256"],
        outlet=Outlet(
            outlet["value"], read_span_or_none(outlet["span"]), outlet["basis"]
        ),
        published=Published(
            published["value"],
            read_interval(published["interval"]),
            read_spans(published["spans"]),
            published["basis"],
            tuple(published.get("reasons", ())),
        ),
        language=record["language"],
        authors=tuple(
            Author(item["name"], read_span_or_none(item["span"]))
            for item in record["authors"]
        ),
        relays=tuple(_read_actor(item) for item in record["relays"]),
        segments=tuple(
            Segment(read_span(item["span"]), item["kind"])
            for item in record["segments"]
        ),
        url=record.get("url"),
        title=record.get("title"),
        links=tuple(
            (read_span(span), address) for span, address in record.get("links", ())
        ),
        input_kind=record.get("input_kind"),
    )


def _read_time(record: Record) -> TimeExpression:
    return TimeExpression(
        id=record["id"],
        span=read_span(record["span"]),
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
        span=read_span(record["span"]),
        value=record["value"],
        low=record["low"],
        high=record["high"],
        bound=record["bound"],
        unit=record["unit"],
        counted=record["counted"],
        counted_span=read_span_or_none(record["counted_span"]),
        kind=record["kind"],
        base=record["base"],
        hedge=read_span_or_none(record["hedge"]),
        alternatives=tuple(record.get("alternatives", ())),
        second=_read_second(record.get("second")),
    )


def _read_second(record: Record | None) -> SecondReading | None:
    return None if record is None else SecondReading(**record)


def _read_attribution(record: Record) -> Attribution:
    return Attribution(
        id=record["id"],
        source=read_spans(record["source"]),
        cue=read_spans(record["cue"]),
        content=read_spans(record["content"]),
        type=record["type"],
        parent=record["parent"],
        score=record["score"],
    )


def _read_claim(record: Record, document: str) -> Claim:
    return Claim(
        id=record["id"],
        document=document,
        attribution=record["attribution"],
        content=read_spans(record["content"]),
        type=record["type"],
        speaker=_read_actor(record["speaker"]),
        chain=tuple(_read_actor(link) for link in record["chain"]),
        act=record["act"],
        polarity=record["polarity"],
        hedge=read_span_or_none(record["hedge"]),
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
            Abstention(read_span_or_none(item["span"]), item["reason"])
            for item in record["abstained"]
        ),
        error=None
        if error is None
        else Failure(error["code"], error["message"], error.get("stage", "intake")),
    )
