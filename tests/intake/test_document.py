"""Whole pages in, Documents out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.pages import BODY, HTML, TEXT
from whence.errors import DocumentError
from whence.intake import read_document
from whence.intake.markup import render_page
from whence.model import Document, SourceDocument


def surfaces(document: Document, *kinds: str) -> list[str]:
    return [s.span.of(document.text) for s in document.segments if s.kind in kinds]


def test_text_page_is_read_with_its_parts() -> None:
    document = read_document(SourceDocument("a.txt", text=TEXT))
    assert document.text == TEXT
    assert surfaces(document, "body") == list(BODY)
    assert surfaces(document, "headline") == [
        "River bursts its banks near Halden, killing two"
    ]
    assert surfaces(document, "caption") == [
        (
            "A street in Halden under water on March 5, 2024. "
            "(Pia Holm/AFP via Getty Images)"
        )
    ]
    assert "By Ana Roth and Jo Lindt" in surfaces(document, "byline")
    assert document.published.value == "2024-03-06"
    assert document.published.basis == "page"
    assert [span.of(TEXT) for span in document.published.spans] == ["March 6, 2024"]
    assert document.outlet.value == "The Halden Courier"
    assert [author.name for author in document.authors] == ["Ana Roth", "Jo Lindt"]
    assert document.language == "en"


def test_other_stories_are_teasers_never_body() -> None:
    document = read_document(SourceDocument("a.txt", text=TEXT))
    teasers = surfaces(document, "teaser")
    assert "Minister resigns over train contract worth 40 million" in teasers
    assert "Bakers of the valley strike for a fourth week" in teasers


def test_html_page_keeps_its_text_and_spans() -> None:
    document = read_document(SourceDocument("a.html", html=HTML))
    body = " ".join(surfaces(document, "body"))
    assert all(paragraph in body for paragraph in BODY)
    assert "9,000 members" in document.text
    assert "9,000 members" not in body
    assert "Minister resigns" not in body
    assert document.outlet.value == "The Halden Courier"
    assert document.outlet.basis == "metadata"
    assert document.published.value == "2024-03-06T09:15:00+01:00"
    assert document.published.interval is not None
    assert document.published.interval.as_json() == ["2024-03-06", "2024-03-07"]
    links = {address: span.of(document.text) for span, address in document.links}
    assert links["https://other.example/dam"] == "an old dam"
    assert links["/news"] == "News"
    for author in document.authors:
        assert author.span is not None
        assert author.span.of(document.text) == author.name


def test_what_is_given_is_taken_as_given() -> None:
    source = SourceDocument(
        "a",
        text=TEXT,
        outlet="Courier",
        title="River bursts its banks near Halden, killing two",
        published="2024-03-07",
        language="en",
        url="https://halden.example/1",
    )
    document = read_document(source)
    assert (document.outlet.value, document.outlet.basis) == ("Courier", "given")
    assert document.published.value == "2024-03-07"
    assert document.published.basis == "given"
    assert document.url == "https://halden.example/1"
    assert document.title == source.title


@pytest.mark.parametrize(
    "text",
    [
        "Two metres of cloth cost 2,000 crowns",
        "The envoy left on the 18th.",
        (
            "A convoy of 12 lorries reached the camp on Friday, the agency said. It carried "
            "flour and tents for 900 families, and more was on its way from the coast."
        ),
        (
            "SONNECK, March 3 (Wire) - Police in Sonneck said on Sunday they had found two "
            "boats. \n\n Nobody was on board, a spokesman said."
        ),
    ],
)
def test_short_plain_texts_are_body(text: str) -> None:
    document = read_document(SourceDocument("a", text=text))
    assert "".join(surfaces(document, "body")) == "".join(
        line.strip() for line in text.splitlines()
    )


def test_hedged_month_gives_bounds_not_a_day() -> None:
    document = read_document(SourceDocument("a", text=BODY[0], published="2024-03"))
    assert document.published.value is None
    assert document.published.interval is not None
    assert document.published.interval.as_json() == ["2024-03-01", "2024-04-01"]


def test_undated_page_stays_undated() -> None:
    undated = TEXT.replace("March 6, 2024 9:15 AM 3 min read", "3 min read")
    document = read_document(SourceDocument("a", text=undated))
    assert document.published.value is None
    assert document.published.basis == "none"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (SourceDocument("a", text=" \n\n "), "empty"),
        (SourceDocument("a", html="<script>x</script>"), "empty"),
        (SourceDocument("a", error_code="missing", error_message="no"), "missing"),
        (SourceDocument("a", text="a b c. " * 1_000_000), "too-large"),
        (SourceDocument("a", text="a\n" * 60_000), "too-large"),
    ],
)
def test_what_cannot_be_read_says_why(source: SourceDocument, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(source)
    assert caught.value.code == code
    assert "\n" not in str(caught.value)


def test_caption_in_another_script_and_its_twin() -> None:
    text = (
        "Ferry sinks off the coast of Jindo\n\n"
        "진도 앞바다에서 침몰한 여객선을 구조대가 수색하고 있다. ⓒ연합\n"
        "Rescuers search the ferry that sank off Jindo in this picture of the 3rd "
        "(local time).\n\n" + "\n\n".join(BODY)
    )
    document = read_document(SourceDocument("a", text=text))
    assert len(surfaces(document, "other-language")) == 1
    assert surfaces(document, "caption")[0].startswith("Rescuers search the ferry")
    assert surfaces(document, "body") == list(BODY)


def test_a_phrase_repeated_without_end_is_no_body() -> None:
    text = "\n\n".join([*BODY, "the official said that nothing changed and " * 9_000])
    document = read_document(SourceDocument("a", text=text))
    assert surfaces(document, "body") == list(BODY)


LINES = st.lists(
    st.one_of(
        st.sampled_from([*BODY, "By Ana Roth", "March 6, 2024", "Subscribe", "© 2024"]),
        st.text(max_size=60),
    ),
    min_size=1,
    max_size=14,
)


@given(LINES)
@settings(max_examples=60, deadline=None)
def test_every_span_is_within_the_text_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip():
        return
    document = read_document(SourceDocument("a", text=text))
    last = 0
    for segment in document.segments:
        assert last <= segment.span.start < segment.span.end <= len(document.text)
        assert segment.span.of(document.text).strip() == segment.span.of(document.text)
        last = segment.span.end
    for author in document.authors:
        if author.span is not None:
            assert author.span.of(document.text) == author.name
    outlet = document.outlet
    if outlet.span is not None:
        assert outlet.span.of(document.text) == outlet.value
    assert read_document(SourceDocument("a", text=text)) == document


@given(st.text(alphabet="<>/=\"' abdivp&;#x\n-!", max_size=200))
@settings(max_examples=80, deadline=None)
def test_no_markup_breaks_the_reader(source: str) -> None:
    if not render_page(source).text:
        return
    document = read_document(SourceDocument("a", html=source))
    for span, _ in document.links:
        assert span.of(document.text).strip()
