"""Bounds of the day of publication, from the page's own times."""

import pytest

from tests.extract.times.reader import page
from whence.extract.published import infer_published
from whence.model import Document, Interval, Published, Segment, Span, text_sha256

_DAM = """The dam was closed on 6 April 2024 and reopened three days later.
Hearings are to start on 15 April."""
_BILL = """The senate rejected the bill on 22 October 2020.
The president has until 18 November 2020 to sign another."""
_PICTURE = """The minister in Oslo on Sept. 13, 2023. (Photo: Pool)
The ministers condemned the raid on Nov. 22."""
_ELECTION = """The army of the north has fought the rebels since 2022.
In mid-June the two presidents signed a pact. A summit is planned for October,
before the U.S. presidential elections scheduled for early November."""
_BOUNDED = [
    (_DAM, Interval("2024-04-09", "2024-04-15")),
    (_BILL, Interval("2020-10-22", "2020-11-18")),
    ("The bridge fell in March 2019.", Interval("2019-03-01", None)),
    (_PICTURE, Interval("2023-11-22", "2024-11-22")),
    (_ELECTION, Interval("2024-06-01", "2024-10-01")),
]
_UNFOUNDED = [
    "The envoy arrived on the 10th and left on the 12th.",
    "He may run in 2028.",
    "The 2024 Ice Festival was called off.",
    "The letters stay closed until the year 2057.",
    "Nobody spoke.",
    "The museum was built in 1912 and opens on Saturday.",
]


@pytest.mark.parametrize(("text", "interval"), _BOUNDED)
def test_bounds_follow_from_what_is_told_and_announced(
    text: str, interval: Interval
) -> None:
    document = page(text)
    found = infer_published(document)
    assert (found.interval, found.basis, found.value) == (interval, "inferred", None)
    assert found.reasons
    assert all(
        span.of(text) in found.reasons[0] + found.reasons[-1] for span in found.spans
    )


@pytest.mark.parametrize("text", _UNFOUNDED)
def test_no_ground_gives_nothing(text: str) -> None:
    document = page(text)
    assert infer_published(document) == Published()


def test_what_the_document_says_is_kept() -> None:
    document = page("The dam was closed on 6 April 2024.", "2024-05-01")
    assert infer_published(document) == document.published


_SHUT = """The plant was shut from 3 to 9 August 2019.
It will be shut again from 1 September."""
_RANGED = [
    (_SHUT, Interval("2019-08-09", "2019-09-01")),
    (
        "Voters go to the polls on 8 June 2025. Campaigning began on 12 May.",
        Interval("2025-05-12", "2025-06-08"),
    ),
    (
        "The trial began on 14 November 2022, the verdict is due on 30 January.",
        Interval("2022-11-14", "2023-01-30"),
    ),
]


@pytest.mark.parametrize(("text", "interval"), _RANGED)
def test_days_near_a_full_date_bound_the_page(text: str, interval: Interval) -> None:
    document = page(text)
    assert infer_published(document).interval == interval


def updated(body: str) -> Published:
    """Infer the day of a page that states only an update, on Friday 7 March 2025."""
    head = "Updated March 7, 2025\n"
    text = head + body
    document = Document(
        "page",
        text,
        text_sha256(text),
        segments=(
            Segment(Span(0, len(head) - 1), "byline"),
            Segment(Span(len(head), len(text)), "body"),
        ),
        published=Published(
            None,
            Interval(None, "2025-03-08"),
            (Span(8, 21),),
            "page",
            ("the page was updated on 2025-03-07",),
        ),
    )
    return infer_published(document)


@pytest.mark.parametrize(
    "body",
    [
        "The port was closed on Friday after a ship ran aground.",
        "The pilots struck on Thursday. On Friday they went back to their ships.",
        "The port was closed today, the harbour master said.",
    ],
)
def test_an_update_of_the_day_that_is_told_of_is_the_first_day(body: str) -> None:
    found = updated(body)
    assert (found.value, found.basis) == ("2025-03-07", "page")
    assert found.interval == Interval("2025-03-07", "2025-03-08")
    assert len(found.reasons) == len(found.spans) == 2


@pytest.mark.parametrize(
    "body",
    [
        "The port was closed on Thursday after a ship ran aground.",
        "The port will open again on Friday.",
        "The port was closed last Friday.",
        "The best kettles of the year, tested in our kitchen.",
        "Trains run every Friday.",
    ],
)
def test_another_update_is_but_the_latest_day(body: str) -> None:
    found = updated(body)
    assert found.value is None
    assert found.interval == Interval(None, "2025-03-08")
