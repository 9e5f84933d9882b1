"""Lines in which a site sells, asks or points elsewhere are not read."""

import pytest

from whence.extract.quantities import find_quantities
from whence.extract.solicitations import find_read_spans, is_solicitation
from whence.extract.times import find_times
from whence.model import Document, Segment, Span, text_sha256


@pytest.mark.parametrize(
    "line",
    [
        "Most read: 12 views of the old harbour",
        "In case you missed it: how 1977 changed the town",
        "Book now for 14 June",
        "Win a weekend for two in 2031",
        "You have 5 free articles left this month",
        "Offer ends 30 June",
        "Ten years. Forty towns. All thanks to our 9,000 subscribers.",
        "Sign up before 3 May and save 15 per cent!",
    ],
)
def test_lines_that_sell_or_point_elsewhere(line: str) -> None:
    assert is_solicitation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tickets for the final on 3 May sold out within an hour.",
        "The theatre was saved thanks to 9,000 subscribers.",
        "Win or lose, the coach will leave on 30 June.",
        "“The offer ends on 30 June,” the minister said.",
        "The union said the offer ends on 30 June.",
        "Police are watching: 40 officers were sent to the port in 2023.",
        "Readers sent 400 letters.",
    ],
)
def test_sentences_of_a_report_are_read(line: str) -> None:
    assert not is_solicitation(line)


def test_a_page_is_read_around_such_a_line() -> None:
    text = "The dam broke on 4 May 2024.\nOffer ends 9 June 2024\nIt drowned 40 goats."
    page = Document(
        "page", text, text_sha256(text), segments=(Segment(Span(0, len(text)), "body"),)
    )
    assert [span.of(text).strip() for span in find_read_spans(page)] == [
        "The dam broke on 4 May 2024.",
        "It drowned 40 goats.",
    ]
    assert [time.value for time in find_times(page)] == ["2024-05-04"]
    assert [found.value for found in find_quantities(page)] == [40]


def test_the_headline_is_read_whatever_it_says() -> None:
    text = "Tickets for Expo 2031 go on sale on 3 May"
    page = Document(
        "page",
        text,
        text_sha256(text),
        segments=(Segment(Span(0, len(text)), "headline"),),
    )
    assert find_read_spans(page) == (Span(0, len(text)),)
