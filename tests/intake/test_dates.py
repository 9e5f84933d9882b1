"""The day of publication, and when there is none."""

import pytest

from tests.intake.pages import BODY
from whence.intake import read_document
from whence.model import Published, SourceDocument

HEAD = "River bursts its banks near Halden, killing two"


def published(
    *header: str, after: tuple[str, ...] = (), url: str | None = None
) -> Published:
    text = "\n\n".join([HEAD, *header, *BODY, *after])
    return read_document(SourceDocument("a", text=text, url=url)).published


@pytest.mark.parametrize(
    ("header", "day"),
    [
        (("By Ana Roth | March 6, 2024",), "2024-03-06"),
        (("Published on 6 March 2024", "Ana Roth"), "2024-03-06"),
        (("Ana Roth", "06 Mar 2024 18.08 CET"), "2024-03-06"),
        (("Updated March 9, 2024 / Published March 6, 2024",), "2024-03-06"),
        (("by Ana Roth", "13/03/2024"), "2024-03-13"),
        (("03/06/2024 5:00 PM EST",), "2024-03-06"),
        (("March 6, 20249:15 AM ET",), "2024-03-06"),
        (("20:15, 6 MAR 2024Updated20:20, 7 MAR 2024",), "2024-03-06"),
        (("March 6, 2024March 6, 2024",), "2024-03-06"),
        (("Dec 22, 2023,05:00am EST",), "2023-12-22"),
        (("Posted: Mar 6, 2024 / 05:00 AM EST", "Updated: Mar 9, 2024"), "2024-03-06"),
    ],
)
def test_header_states_the_day(header: tuple[str, ...], day: str) -> None:
    found = published(*header)
    assert (found.value, found.basis) == (day, "page")
    assert found.spans


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ((), ("© 2024 The Halden Courier",)),
        ((), ("Read also", "Minister resigns over contract", "March 2, 2024")),
        (("Flooding on Sept. 13, 2023. (Pia Holm / AFP via Getty Images)",), ()),
        (("Help us reach 25,000 members by the end of 2025.",), ()),
        (("Release date March 6, 2024",), ()),
        (("Ana Roth", "03/04/2024"), ()),
        (("Minister resigns", "March 2, 2024", "Strike goes on", "May 7, 2023"), ()),
    ],
)
def test_other_dates_are_never_the_pages_own(
    header: tuple[str, ...], after: tuple[str, ...]
) -> None:
    assert published(*header, after=after) == Published()


def test_an_update_bounds_the_day_from_above() -> None:
    found = published("Last updated March 9, 2024")
    assert found.value is None
    assert found.interval is not None
    assert found.interval.as_json() == [None, "2024-03-10"]
    assert found.reasons


def test_the_address_may_hold_the_day() -> None:
    found = published(url="https://halden.example/2024/03/06/river")
    assert (found.value, found.basis) == ("2024-03-06", "metadata")


def test_a_wires_dateline_holds_the_day() -> None:
    text = "\n\n".join(
        ["SONNECK, March 6, 2024 (Wire) -- Two people were killed in a flood.", *BODY]
    )
    found = read_document(SourceDocument("a", text=text)).published
    assert found.value == "2024-03-06"


def test_a_press_office_opens_with_the_day() -> None:
    text = "\n\n".join([HEAD, f"06.03.2024 | {BODY[0]}", *BODY[1:]])
    assert read_document(SourceDocument("a", text=text)).published.value == "2024-03-06"
    text = "\n\n".join([HEAD, f"06.03.2024 was a day of rain. {BODY[0]}", *BODY[1:]])
    assert read_document(SourceDocument("a", text=text)).published == Published()
