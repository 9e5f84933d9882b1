"""A figure without a source, on a page that has it from a page with one."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.traces import trace_claims

SOURCED = (
    "The Astrian army said on Monday that 64 barges lay at the quay of Orsund. "
    "The mayor of Orsund, Ilse Varga, said that the quay would stay shut."
)


def _origins(
    make_page: Callable[..., Extraction], second: str, words: str
) -> tuple[int, int]:
    pages = [
        make_page(
            "a",
            SOURCED,
            outlet="The Orsund Gazette",
            published="2031-04-02",
            title="Barges lie at the quay of Orsund",
        ),
        make_page(
            "b",
            second,
            outlet="Fjord Radio",
            published="2031-04-03",
            title="Barges lie at the quay of Orsund",
        ),
    ]
    texts = {page.document.id: page.document.text for page in pages}
    claims = {
        claim.id: " ".join(span.of(texts[page.document.id]) for span in claim.content)
        for page in pages
        for claim in page.claims
        if page.document.id == "b"
    }
    return next(
        trace.origins
        for trace in trace_claims(pages)
        if words in claims.get(trace.claim, "")
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The Orsund Gazette", (1, 1)),
        # Equal figures alone show nothing.
        ("reporters", (1, 2)),
    ],
)
def test_root_of_a_page_that_is_drawn_on(
    make_page: Callable[..., Extraction], told: str, expected: tuple[int, int]
) -> None:
    second = "At the quay of Orsund lie 64 barges. The mayor told {} it stays shut."
    assert _origins(make_page, second.format(told), "64 barges") == expected
