"""Traces: edges with evidence, drift, circles, origins."""

from collections.abc import Callable

import pytest

from whence.errors import InputError
from whence.model import Extraction, Span, Trace
from whence.reconcile import trace_claim, trace_claims, trace_span, trace_spans


def _trace_number(pages: list[Extraction], page: str, number: str) -> Trace:
    text = next(item.document.text for item in pages if item.document.id == page)
    start = text.index(number)
    trace = trace_span(pages, page, Span(start, start + len(number)))
    assert trace is not None
    return trace


def _edges(trace: Trace) -> set[tuple[str | None, str | None, str]]:
    names = {node.id: node.document or node.actor for node in trace.nodes}
    return {(names[e.source], names[e.target], e.kind) for e in trace.edges}


def test_a_citation_leads_to_the_page_and_on_to_the_source(
    flood: list[Extraction],
) -> None:
    edges = _edges(_trace_number(flood, "b-relay", "1,240"))
    assert ("b-relay", "a-origin", "cites") in edges
    assert any(source == "a-origin" and kind == "cites" for source, _, kind in edges)


def test_evidence_is_in_the_text(flood: list[Extraction]) -> None:
    texts = {item.document.id: item.document.text for item in flood}
    for trace in trace_claims(flood):
        for edge in trace.edges:
            assert edge.evidence or edge.kind == "wire"
            for place in edge.evidence:
                assert place.span.end <= len(texts[place.document])


def test_a_lost_bound_is_drift(flood: list[Extraction]) -> None:
    trace = _trace_number(flood, "b-relay", "1,240")
    assert "bound-lost" in {item.kind for item in trace.drift}


def test_equal_claims_count_their_origins(flood: list[Extraction]) -> None:
    assert _trace_number(flood, "b-relay", "1,240").origins == (1, 1)


def test_a_place_without_a_claim_gives_nothing(flood: list[Extraction]) -> None:
    assert trace_span(flood, "no such page", Span(0, 1)) is None


def test_an_unknown_claim_is_an_input_error(flood: list[Extraction]) -> None:
    with pytest.raises(InputError, match="no page holds the claim"):
        trace_claim(flood, "claim-none")


def test_all_claims_are_traced_once_and_alike(flood: list[Extraction]) -> None:
    traces = list(trace_claims(flood))
    claims = [claim.id for item in flood for claim in item.claims]
    assert sorted(trace.claim for trace in traces) == sorted(claims)
    assert trace_claim(flood, traces[0].claim) == traces[0]
    assert list(trace_claims(flood[::-1])) == traces


def test_two_outlets_that_cite_one_another_are_a_circle(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page(
            "one",
            "Some 4,310 workers walked out at Brill Docks, a union member who asked "
            "not to be named told Harbour Lines.",
            outlet="Harbour Lines",
            published="2031-05-01",
        ),
        make_page(
            "two",
            "Some 4,310 workers walked out at Brill Docks, Harbour Lines reported.",
            outlet="Quay Observer",
            published="2031-05-02",
        ),
        make_page(
            "three",
            "Quay Observer reported that some 4,310 workers walked out at Brill Docks.",
            outlet="Harbour Lines",
            published="2031-05-03",
        ),
    ]
    assert _trace_number(pages, "three", "4,310").circular
    assert not _trace_number(pages[:2], "two", "4,310").circular


def test_many_places_are_traced_as_one_is(flood: list[Extraction]) -> None:
    places = [
        (item.document.id, span)
        for item in flood
        for claim in item.claims
        for span in (*claim.content, Span(0, 0))
    ]
    places.append(("nowhere", Span(0, 1)))
    assert list(trace_spans(flood, places)) == [
        trace_span(flood, document, span) for document, span in places
    ]


def test_who_confirms_one_figure_does_not_confirm_the_claim(
    make_page: Callable[..., Extraction],
) -> None:
    pages = [
        make_page("one", "The Lorn Coast Guard said that 4,310 workers walked out."),
        make_page(
            "two",
            "The Brill Dockers' Union said that 4,310 workers walked out and that 87 "
            "cranes stood still.",
        ),
    ]
    assert _trace_number(pages, "one", "4,310").origins == (2, 2)
    assert _trace_number(pages, "two", "87").origins == (1, 1)
