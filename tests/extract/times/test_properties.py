"""What holds for every text: exact spans, no overlap, the same bytes, linear work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.times.reader import page, times_of
from tests.work import count_calls
from whence.extract.published import infer_published
from whence.extract.times import find_times
from whence.model import content_key

_WORDS = st.sampled_from(
    """
    the a of in on at by to and or from between until since before after last next this
    that same following early late mid - – , . ' " ( ) : / 1 2 3 9 10 15 31 99 490 1984
    2024 2,018 1990s 10th 21st 3/4/2022 2024-01-05 9:30 09.30 p.m. GMT BC Q2 FY2024 May
    March Sept. January Friday Sun Easter Christmas Day weekend week weeks month year
    years quarter half century decade second seconds hours day days night morning noon
    ago later earlier every each daily twice few several hundred two twenty-five first
    third fiscal spring summer now past future will was said opened closes XX é 日 ½
    """.split()
)
_TEXTS = st.lists(_WORDS, max_size=30).map(" ".join)
_DAYS = st.sampled_from([None, "2024-02-29", "2019-12-31", "0001-01-01", "9999-12-31"])


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _DAYS)
def test_spans_are_exact_and_apart(text: str, published: str | None) -> None:
    document = page(text, published)
    times = find_times(document)
    assert find_times(document) == times
    end = 0
    for item in times:
        assert end <= item.span.start < item.span.end <= len(text)
        assert item.span.of(text) == item.span.of(text).strip()
        assert item.id == content_key("time", "page", item.span.start, item.span.end)
        end = item.span.end
    infer_published(document)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    times_of(text, "2024-05-06")


@pytest.mark.parametrize(
    "piece",
    [
        "1 and ",
        "the ",
        "the end of ",
        "twenty-",
        "May ",
        "10th and ",
        "2024-",
        "from 1 to ",
        "at least more than about ",
        "1:",
        "hundred and ",
        "last ",
        "A.",
        "9/",
    ],
)
def test_work_grows_with_the_length_of_hostile_text(piece: str) -> None:
    def calls(count: int) -> int:
        return count_calls(lambda: times_of(piece * count, "2024-05-06"))

    # eight times the text: linear work takes eight times the calls, quadratic 64 times
    assert calls(2_400) < 16 * max(calls(300), 1_000)
