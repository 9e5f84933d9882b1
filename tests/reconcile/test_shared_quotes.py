"""Quotations that several pages print, and those that were changed."""

from collections.abc import Callable

from whence.model import Extraction, Trace
from whence.reconcile import trace_claims

MakePage = Callable[..., Extraction]

_QUOTE = "The pumps on the lower quay were never switched on that night"
_PAGE = (
    "The quay of Ardle stood under water for two days, and the town wants to know why."
    "\n\n{claim}\n\nThe council meets again in the spring to talk about the old pumps."
)


def _page(make_page: MakePage, name: str, claim: str, published: str) -> Extraction:
    return make_page(
        name,
        _PAGE.format(claim=claim),
        outlet=f"The {name.title()} Post",
        published=published,
        title="Quay of Ardle under water",
    )


def _edges(traces: list[Trace], page: str) -> set[tuple[str | None, str]]:
    found: set[tuple[str | None, str]] = set()
    for trace in traces:
        names = {node.id: node.document for node in trace.nodes}
        found |= {
            (names[edge.target], edge.kind)
            for edge in trace.edges
            if names[edge.source] == page
        }
    return found


def _changed(traces: list[Trace]) -> set[tuple[str, str]]:
    return {
        (item.before.document, item.after.document)
        for trace in traces
        for item in trace.drift
        if item.kind == "quote-changed"
    }


def test_a_later_page_with_the_same_words_leads_to_the_earlier(
    make_page: MakePage,
) -> None:
    pages = [
        _page(
            make_page, "early", f'"{_QUOTE}," said Ada Moss, an engineer.', "2031-04-02"
        ),
        _page(make_page, "late", f'Ada Moss said: "{_QUOTE}."', "2031-04-05"),
    ]
    traces = list(trace_claims(pages))
    assert ("early", "same-quote") in _edges(traces, "late") or ("early", "reuse") in (
        _edges(traces, "late")
    )
    assert not _changed(traces)


def test_words_changed_inside_the_marks_are_drift(make_page: MakePage) -> None:
    changed = _QUOTE.replace("never", "late")
    pages = [
        _page(
            make_page, "early", f'"{_QUOTE}," said Ada Moss, an engineer.', "2031-04-02"
        ),
        _page(make_page, "late", f'Ada Moss said: "{changed}."', "2031-04-05"),
    ]
    assert _changed(list(trace_claims(pages))) == {("early", "late")}


def test_a_quotation_cut_short_is_not_changed(make_page: MakePage) -> None:
    short = "The pumps on the lower quay were never switched on"
    pages = [
        _page(
            make_page, "early", f'"{_QUOTE}," said Ada Moss, an engineer.', "2031-04-02"
        ),
        _page(make_page, "late", f'Ada Moss said: "{short}."', "2031-04-05"),
    ]
    assert not _changed(list(trace_claims(pages)))


def test_another_speaker_or_figure_is_another_utterance(make_page: MakePage) -> None:
    quote = "We have counted 48 broken pumps along the whole of the lower quay"
    pages = [
        _page(
            make_page, "early", f'"{quote}," said Ada Moss, an engineer.', "2031-04-02"
        ),
        _page(
            make_page,
            "late",
            f'"{quote.replace("48", "61")}," said Ada Moss, an engineer.',
            "2031-04-05",
        ),
        _page(
            make_page,
            "other",
            f'"{quote.replace("broken", "rusty")}," said Ben Falk, a diver.',
            "2031-04-06",
        ),
    ]
    assert not _changed(list(trace_claims(pages)))
