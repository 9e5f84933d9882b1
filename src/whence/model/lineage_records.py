"""Traces and stories in their JSON form: CONTRACT sections 5 and 6."""

from whence.model.json_values import (
    Record,
    interval_value,
    read_interval,
    read_span,
    span_value,
)
from whence.model.lineage import Drift, Edge, Match, Node, Place, Story, Trace

__all__ = ["story_record", "trace_from_record", "trace_record"]


def _place(place: Place) -> Record:
    return {"document": place.document, "span": span_value(place.span)}


def _read_place(record: Record) -> Place:
    return Place(record["document"], read_span(record["span"]))


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
