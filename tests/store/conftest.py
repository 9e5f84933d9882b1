"""Extractions made by hand, so that the ledger is tested without the readers."""

from collections.abc import Callable

import pytest

from whence.model import (
    Abstention,
    Actor,
    Attribution,
    Claim,
    Document,
    Extraction,
    Failure,
    Interval,
    Outlet,
    Published,
    Quantity,
    Segment,
    Span,
    TimeExpression,
    content_key,
    text_sha256,
)

MakePage = Callable[..., Extraction]


def build_page(
    name: str = "page-1",
    *,
    number: str = "1,200",
    speaker: str = "Ada Brandt",
    outlet: str | None = "The Elbe Post",
    day: str = "2024-03-05",
    extra: str = "",
) -> Extraction:
    """Return what a reader would find on a page of two lines."""
    body = f"On Tuesday {speaker} said that about {number} crates had left the port."
    text = f"Crates leave the port\n{body}{extra}"

    def span(words: str, after: int = 0) -> Span:
        start = text.index(words, after)
        return Span(start, start + len(words))

    content = span(f"about {number} crates had left the port")
    value = float(number.replace(",", ""))
    quantity = Quantity(
        content_key("quantity", name, content.start),
        span(number),
        value,
        value * 0.9,
        value * 1.1,
        "~",
        None,
        "crate",
        span("crates", content.start),
        "count",
        hedge=span("about", content.start),
    )
    attribution = Attribution(
        content_key("attribution", name, content.start),
        (span(speaker),),
        (span("said"),),
        (content,),
        "indirect",
    )
    actor = Actor(speaker, "person", "Germany", (span(speaker),))
    return Extraction(
        document=Document(
            name,
            text,
            text_sha256(text),
            outlet=Outlet(outlet, None, "given" if outlet else "none"),
            published=Published(
                day, Interval(day, f"{day[:-2]}{int(day[-2:]) + 1:02}"), (), "given"
            ),
            language="en",
            segments=(
                Segment(Span(0, 21), "headline"),
                Segment(Span(22, len(text)), "body"),
            ),
        ),
        times=(
            TimeExpression(
                content_key("time", name, 0), span("Tuesday"), "DATE", "2024-03-05"
            ),
        ),
        quantities=(quantity,),
        attributions=(attribution,),
        claims=(
            Claim(
                content_key("claim", name, [content.start, content.end]),
                name,
                attribution.id,
                (content,),
                "indirect",
                actor,
                (Actor(outlet, "outlet"), actor),
                "state",
                "asserted",
                hedge=span("about", content.start),
                said=Interval("2024-03-05", "2024-03-06"),
                quantities=(quantity.id,),
            ),
        ),
        abstained=(Abstention(span("the port", 30), "a place without a country"),),
    )


def build_failure(name: str = "broken-1", code: str = "empty") -> Extraction:
    """Return the extraction of a document that could not be read."""
    return Extraction(
        Document(name, "", text_sha256("")),
        error=Failure(code, f"{name}: the file holds no text"),
    )


@pytest.fixture
def make_page() -> MakePage:
    return build_page


@pytest.fixture
def make_failure() -> MakePage:
    return build_failure
