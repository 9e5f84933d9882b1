"""Whole documents: segments, times, ids, spans, and work linear in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.quantities.reader import find, make_document
from tests.work import count_calls
from whence.extract.quantities import find_quantities
from whence.model import Document, Segment, Span, TimeExpression, text_sha256


def test_only_what_the_page_tells_is_read() -> None:
    text = "Goal: 1,000 members\nFive rockets hit the port.\nRead 5 more stories"
    first, second = text.index("\n") + 1, text.rindex("\n")
    segments = (
        Segment(Span(0, first), "chrome"),
        Segment(Span(first, second), "body"),
        Segment(Span(second, len(text)), "teaser"),
    )
    page = Document("page", text, text_sha256(text), segments=segments)
    assert [found.span.of(text) for found in find_quantities(page)] == ["Five"]


def test_a_number_inside_a_time_is_no_quantity() -> None:
    text = "In the two weeks to March 3 she saw 40 ships."
    time_expression = TimeExpression("t", Span(3, 27), "DATE")
    found = find_quantities(make_document(text), (time_expression,))
    assert [quantity.span.of(text) for quantity in found] == ["40"]


def test_a_duration_is_a_quantity() -> None:
    text = "They dug for 52 hours."
    duration = TimeExpression("t", Span(13, 21), "DURATION", "PT52H")
    [found] = find_quantities(make_document(text), (duration,))
    assert (found.kind, found.value, found.unit) == ("duration", 52, "hour")


def test_ids_depend_on_document_and_place_only() -> None:
    text = "Nine boats and nine cars sank."
    first = find_quantities(make_document(text, "a"))
    again = find_quantities(make_document(text, "a"))
    other = find_quantities(make_document(text, "b"))
    assert first == again
    assert len({found.id for found in (*first, *other)}) == 4


_WORDS = st.sampled_from(
    """one two 3 4,5 1,600 half a third of twice times dozens hundreds over up to at
    least more than or and from between - – $ % £ € ° 10 000 million km/h per cent
    tonnes in out fewer nearly people soldiers the them No. KN Ward March 2019 ,
    . ( ) ½ ٣ / 's twenty-six either or million- -- "12 12" s m b K °C 1e9 ×10^5""".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=30), st.sampled_from([" ", "", "\n"]))
def test_every_record_holds_together(words: list[str], joint: str) -> None:
    text = joint.join(words)
    found = find(text)
    ids = {quantity.id for quantity in found}
    assert len(ids) == len(found)
    last = 0
    for quantity in found:
        assert quantity.span.start >= last
        last = quantity.span.end
        surface = quantity.span.of(text)
        assert surface.strip() == surface != ""
        assert quantity.base is None or quantity.base in ids
        assert quantity.base != quantity.id
        assert set(quantity.alternatives) <= ids
        low, high = quantity.low, quantity.high
        assert low is None or high is None or low <= high
        if quantity.value is not None:
            assert low in {None, quantity.value}
            assert high in {None, quantity.value}
        for span in (quantity.hedge, quantity.counted_span):
            assert span is None or span.of(text).strip()


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    find(text)


_HOSTILE = [
    "1" * 10,
    "1,",
    "one hundred and ",
    "between ",
    "more than ",
    "1 in ",
    "half of the ",
    "1-",
    "tens of ",
    "3 million of one or ",
    "big and ",
    "2 of them, ",
    "$",
    "'",
    "either 1 x or ",
    "12 tanks. ",
    "twice as many. ",
]


@pytest.mark.parametrize("piece", _HOSTILE)
def test_work_is_linear_in_the_text(piece: str) -> None:
    small = piece * (5_000 // len(piece))
    large = piece * (40_000 // len(piece))
    # Eight times the text may take no more than a small multiple of eight times the
    # calls; quadratic work would take sixty-four times.
    calls = count_calls(lambda: find(small))
    assert count_calls(lambda: find(large)) < 16 * max(calls, 1_000)


def test_a_figure_stands_on_one_of_the_paragraph_before() -> None:
    text = "The port counted 1,200 crates.\nThe union says it was twice that."
    split = text.index("\n")
    page = Document(
        "page",
        text,
        text_sha256(text),
        segments=(
            Segment(Span(0, split), "body"),
            Segment(Span(split + 1, len(text)), "body"),
        ),
    )
    crates, twice = find_quantities(page)
    assert twice.base == crates.id
