"""Times of a page: which words are one, and where they lie."""

import pytest

from tests.extract.times.reader import page, times_of, values_of
from whence.extract.times import find_times
from whence.model import Document, Interval, Published, Segment, Span, text_sha256

# A sentence, the page's day, and the words and values that it must give.
_DATES = [
    ("The deal of 8 July 1996 lapsed.", None, [("8 July 1996", "1996-07-08")]),
    ("It sank on Sept. 28.", "2024-10-07", [("Sept. 28", "2024-09-28")]),
    ("It will sail on Nov. 3.", "2024-10-07", [("Nov. 3", "2024-11-03")]),
    ("Docks reopen on Jan. 4.", "2024-12-20", [("Jan. 4", "2025-01-04")]),
    ("He flew home on the 10th.", "2024-01-17", [("the 10th", "2024-01-10")]),
    ("He flies home on the 10th of next month.", "2024-01-17",
     [("the 10th of next month", "2024-02-10")]),
    ("A vote is due on the 31st.", "2024-04-02", [("the 31st", "2024-05-31")]),
    ("Shells fell on 18 and 19 December.", "2023-12-21",
     [("18", "2023-12-18"), ("19 December", "2023-12-19")]),
    ("Drills ran Oct. 8-13, 2022.", "2023-12-21",
     [("Oct. 8", "2022-10-08"), ("13, 2022", "2022-10-13")]),
    ("The camp shut in the winter of 1944.", None,
     [("the winter of 1944", "1944-WI")]),
    ("Rome fell in 490 BC, wrote a monk in 1204.", None,
     [("490 BC", "BC0490"), ("1204", "1204")]),
    ("The 1998 bombing was avenged by 2001.", None,
     [("1998", "1998"), ("2001", "2001")]),
    ("A law of 2019 caps the quota.", None, [("2019", "2019")]),
    ("Polls open on the first Sunday in October.", "2022-09-15",
     [("the first Sunday in October", "2022-10-02")]),
    ("It burned on the last Friday of May 2021.", None,
     [("the last Friday of May 2021", "2021-05-28")]),
    ("It met on the third Thursday of last month.", "2022-09-15",
     [("the third Thursday of last month", "2022-08-18")]),
    ("It was the first Sunday in Lent.", "2022-03-07", [("Sunday", "2022-03-06")]),
    ("It applies from 2027 onwards.", None, [("2027", "2027")]),
    ("The 2023 and 2024 reports differ.", None,
     [("2023", "2023"), ("2024", "2024")]),
    ("The latter half of 2008 was calm.", None,
     [("The latter half of 2008", "2008-H2")]),
    ("He came home on Christmas night.", "2024-01-05",
     [("Christmas night", "2023-12-25TNI")]),
    ("The front held from 1915-17.", None, [("1915", "1915"), ("17", "1917")]),
]  # fmt: skip
_TOLD = [
    ("It rained yesterday.", "2024-03-01", [("yesterday", "2024-02-29")]),
    ("On Tuesday, the miners plan to vote.", "2024-03-01",
     [("Tuesday", "2024-03-05")]),
    ("They did not plan to leave on Tuesday.", "2024-03-01",
     [("Tuesday", "2024-03-05")]),
    ("Ten ports had filed safety reports by Wednesday.", "2024-03-01",
     [("Wednesday", "2024-02-28")]),
    ("The king died at the weekend.", "2024-05-16",
     [("the weekend", "2024-W19-WE")]),
    ("The pair had been due in court on Monday.", "2024-05-16",
     [("Monday", "2024-05-13")]),
    ("The pair were due in court on Monday.", "2024-05-16",
     [("Monday", "2024-05-20")]),
    ("She pleaded guilty and will be sentenced in July.", "2024-05-16",
     [("July", "2024-07")]),
    ("A loan to be repaid by February is in doubt.", "2024-05-16",
     [("February", "2025-02")]),
    ("Prices rose in April from a year earlier.", "2024-05-16",
     [("April", "2024-04"), ("a year earlier", "2023")]),
    ("Two days earlier, on Sunday, he had left.", "2023-09-20",
     [("Two days earlier", "2023-09-17"), ("Sunday", "2023-09-17")]),
    ("It was found in 2021, a year after the theft.", None,
     [("2021", "2021"), ("a year", "P1Y")]),
    ("It took off at 0915 local time on Monday.", "2023-09-20",
     [("0915 local time on Monday", "2023-09-18T09:15")]),
    ("It lapsed at 11:59 p.m. last Thursday.", "2023-09-20",
     [("11:59 p.m. last Thursday", "2023-09-14T23:59")]),
    ("They will have until the end of March to pay.", "2023-09-20",
     [("the end of March", "2024-03")]),
    ("It was shut from March to May.", "2023-09-20",
     [("March", "2023-03"), ("May", "2023-05")]),
    ("It struck at 6:04 on Monday morning.", "2023-09-20",
     [("6:04 on Monday morning", "2023-09-18T06:04")]),
    ("First-half profit rose.", "2023-09-20", [("First-half", "2023-H1")]),
    ("It came a day after the truce.", "2024-05-16", [("a day", "P1D")]),
    ("The next day, May 4, it rained.", "2024-05-16",
     [("The next day", "2024-05-04"), ("May 4", "2024-05-04")]),
    ("He died a week ago.", "2024-02-29", [("a week ago", "2024-W08")]),
    ("She resigns the day after tomorrow.", "2024-02-27",
     [("the day after tomorrow", "2024-02-29")]),
    ("Sales rose last quarter.", "2024-01-15", [("last quarter", "2023-Q4")]),
    ("It closed this June.", "2025-04-30", [("this June", "2025-06")]),
    ("They fled last November.", "2025-04-30", [("last November", "2024-11")]),
    ("Work ended over the weekend.", "2024-12-12", [("the weekend", "2024-W49-WE")]),
    ("The ban starts next spring.", "2024-10-21", [("next spring", "2025-SP")]),
    ("He spoke on Friday night.", "2024-04-24", [("Friday night", "2024-04-19TNI")]),
    ("Trains stopped on 3 May and ran again two days later.", "2024-06-01",
     [("3 May", "2024-05-03"), ("two days later", "2024-05-05")]),
    ("He fled on 3 May. The night before, he had packed; the next day he wrote.",
     "2024-06-01",
     [("3 May", "2024-05-03"), ("The night before", "2024-05-02TNI"),
      ("the next day", "2024-05-04")]),
    ("He was jailed in May 2019; the next spring he fled.", "2024-06-01",
     [("May 2019", "2019-05"), ("the next spring", "2020-SP")]),
    ("In three weeks' time the lease ends.", "2024-09-12",
     [("three weeks' time", "2024-W40")]),
    ("The office stays shut through Friday.", "2024-09-12", [("Friday", "2024-09-13")]),
    ("It may be lifted no earlier than January.", "2024-09-12",
     [("January", "2025-01")]),
    ("In December it will close; in January it had warned of that.", "2024-09-12",
     [("December", "2024-12"), ("January", "2024-01")]),
    ("It won't charge on New Year's Eve.", "2024-09-12",
     [("New Year's Eve", "2024-12-31")]),
    ("Many got their Christmas shopping done early.", "2024-11-27",
     [("Christmas", "2024-12-25")]),
    ("It is open until 3 AM on New Year's Eve.", "2024-12-12",
     [("3 AM on New Year's Eve", "2024-12-31T03:00")]),
    ("Crews worked through Wednesday night.", "2024-09-12",
     [("Wednesday night", "2024-09-11TNI")]),
    ("They met on 1 May 2004 and parted ten years later.", None,
     [("1 May 2004", "2004-05-01"), ("ten years later", "2014")]),
]  # fmt: skip
# Words, the page's day, and the interval that they must give.
_INTERVALS = [
    ("It has been shut since 8 May.", Interval("2024-05-08", None)),
    ("Staff must leave by 14 June.", Interval(None, "2024-06-15")),
    ("Families left before 2 May.", Interval(None, "2024-05-02")),
    ("The lease lapses after 1 July.", Interval("2024-07-02", None)),
    ("It was agreed earlier this month.", Interval("2024-05-01", "2024-05-20")),
    ("It reopens later this year.", Interval("2024-05-21", "2025-01-01")),
    ("The maker may start as early as 2026.", Interval("2026-01-01", None)),
    ("Talks ran until as late as last spring.", Interval(None, "2023-06-01")),
    ("It holds through the 1980s.", Interval("1980-01-01", "1990-01-01")),
    ("The strike came at 0140 GMT on 3 May.",
     Interval("2024-05-03T01:40Z", "2024-05-03T01:41Z")),
    ("India's fiscal 2023-24 ended well.", Interval("2023-04-01", "2024-04-01")),
    ("The U.S. deficit of fiscal 2024 grew.", Interval("2023-10-01", "2024-10-01")),
    ("In the evening it rained.", None),
    ("It ran about two years ago or so.", None),
]  # fmt: skip
_LENGTHS = [
    ("Talks took two weeks.", [("two weeks", "P2W")]),
    ("A two-year lease was signed.", [("two-year", "P2Y")]),
    ("They hid for a year and a half.", [("a year and a half", "P1.5Y")]),
    ("It burned for a hundred days.", [("a hundred days", "P100D")]),
    ("It lasted 2 1/2 hours.", [("2 1/2 hours", "PT2.5H")]),
    ("Buses run each weekday.", [("each weekday", "XXXX-WXX-WD")]),
    ("It lost money in several quarters of decline.", [("several quarters", "PXQ")]),
    ("They train every other day.", [("every other day", "P2D")]),
]
# What looks like a time and is none.
_NEAR_MISSES = [
    "The 38th parallel runs south of the 2nd Directorate.",
    "Gen. June Halloran and April Sandoval read the Sunday Courier.",
    "The women began their March on Versailles.",
    "They joined the March to the sea.",
    "A second drone hit the third floor of block 1984.",
    "About three-quarters of the 2000 workers walked out.",
    "It has 1,999 pages, version 5.6.1, at 10.0.12.25.",
    "A 6-year-old boy may march with the 49ers.",
    "The S&P 500 and the KN-23 met the F-16 on Route 66.",
    "She earns $2 million a year.",
    "It was the third flood in as many weeks.",
    "Some 2000 people marched past 1500 women.",
    "A first-half goal settled it.",
    "He told that Sun reporter nothing.",
    'She spoke on "This Week," a broadcast.',
    "The broadcast was called High Noon.",
    "The Thirty Years' War is set; Saturday Night Live is not.",
    "The strike could last months.",
    "Mr. March wrote version 2.1.2024.",
    "Russia Today quoted order No. 2397.",
    "© 2014–2025 Harbour News.",
]


@pytest.mark.parametrize(("text", "published", "expected"), _DATES + _TOLD)
def test_dates_have_their_words_and_value(
    text: str, published: str | None, expected: list[tuple[str, str]]
) -> None:
    assert values_of(text, published) == expected


@pytest.mark.parametrize(("text", "interval"), _INTERVALS)
def test_bounds_set_the_interval(text: str, interval: Interval | None) -> None:
    (time,) = times_of(text, "2024-05-20")
    assert time.interval == interval


@pytest.mark.parametrize(("text", "expected"), _LENGTHS)
def test_lengths_have_their_words_and_value(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert values_of(text) == expected


@pytest.mark.parametrize("text", _NEAR_MISSES)
def test_near_misses_are_no_times(text: str) -> None:
    assert values_of(text, "2024-05-06") == []


def test_only_the_parts_of_the_page_itself_are_read() -> None:
    text = "Sign up by 31 March!\nThe port shut on 4 May.\nMore: photos of 1989\n"
    kinds = (
        Segment(Span(0, 21), "chrome"),
        Segment(Span(21, 45), "body"),
        Segment(Span(45, len(text)), "teaser"),
    )
    document = Document(
        "page", text, text_sha256(text), published=Published("2024-05-06"),
        segments=kinds,
    )  # fmt: skip
    assert [time.span.of(text) for time in find_times(document)] == ["4 May"]


def test_an_anchor_names_what_a_time_stands_on() -> None:
    first, second, third = times_of(
        "It shut on 3 May 2021, reopened two days later and closes on Friday.",
        "2024-06-01",
    )
    assert first.anchor == "explicit"
    assert second.anchor == first.id
    assert third.anchor == "published"


def test_an_ambiguous_phrase_keeps_its_other_reading() -> None:
    (time,) = times_of("The invoice of 03/04/2022.", "2022-06-01")
    assert time.interval == Interval("2022-04-03", "2022-04-04")
    assert time.second == Interval("2022-03-04", "2022-03-05")
    (sure,) = times_of("It sank on May 3.", "2022-06-01")
    assert sure.second is None


def test_a_known_day_has_the_year_of_its_event() -> None:
    text = "The Sept. 11 attacks changed the rules."
    assert values_of(text, "2024-09-12") == [("Sept. 11", "2001-09-11")]
    assert values_of(text, "1999-09-12") == [("Sept. 11", "1999-09-11")]


def test_the_page_decides_the_order_of_its_numeric_dates() -> None:
    text = "Bills of 03/04/2022 and 12/25/2021."
    assert [value for _, value in values_of(text)] == ["2022-03-04", "2021-12-25"]


def test_what_counts_from_an_unknown_day_stays_open() -> None:
    text = "He came yesterday, spoke on Tuesday and leaves next month."
    assert [time.interval for time in times_of(text)] == [None, None, None]


def test_a_history_is_read_from_its_own_dates() -> None:
    years = " ".join(f"In {year} a town was lost." for year in range(1936, 1942))
    months = " ".join(
        f"In {month} another fell." for month in ("May", "June", "July", "August")
    )
    text = f"{years} {months} On 3 September it ended. By November all had left."
    assert dict(values_of(text, "2009-12-19"))["3 September"] == "1941-09-03"


def test_bounds_of_an_undated_page_place_what_was_open() -> None:
    document = page("The line was shut for all of last month.")
    (open_time,) = find_times(document)
    bounds = Published(interval=Interval("2024-04-09", "2024-04-15"), basis="inferred")
    (time,) = find_times(document, bounds)
    assert (open_time.interval, time.value) == (None, "2024-03")
