"""Headlines, bylines, captions, appeals."""

import pytest

from tests.intake.pages import BODY
from whence.intake.appeals import find_appeals
from whence.intake.bylines import is_name_line
from whence.intake.labels import is_caption, label_lines
from whence.intake.lines import find_lines


def labels(*lines: str, title: str | None = None) -> dict[str, str]:
    found = find_lines("\n\n".join(lines))
    body = [line.text in BODY for line in found]
    kinds = label_lines(found, body, title)
    return {line.text: kind for line, kind in zip(found, kinds, strict=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam at Halden in 2020. (Pia Holm/AFP via Getty Images)", True),
        ("Photo: NATO Secretary General Jens Holt (Getty Images)", True),
        ("The mayor of Halden. Photograph: Pia Holm/Reuters", True),
        ("HALDEN (AP) - The river burst its banks on Monday, police said.", False),
        ("“The photo: it shows nothing,” she said.", False),
        ("The image of the party has suffered, two officials said.", False),
    ],
)
def test_captions_end_in_a_credit(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Roth", True),
        ("Ana Roth, Jo Lindt and Omar al Haddad", True),
        ("Ana Roth | Staff Writer", True),
        ("Associated Press", True),
        ("Real Estate", False),
        ("Share on Facebook", False),
        ("River bursts its banks", False),
        ("World News", False),
    ],
)
def test_name_lines(text: str, expected: bool) -> None:
    assert is_name_line(text) is expected


def test_appeals_speak_of_the_site_to_its_readers() -> None:
    lines = find_lines(
        "Three years of reporting, funded by our readers.\n"
        "All thanks to 12,000 supporters.\n"
        "Two people were killed when the river burst its banks.\n"
        "“We need the support of our members,” the union leader told reporters.\n"
        "The party lost 12,000 members last year, it said.\n"
    )
    assert find_appeals(lines) == [True, True, False, False, False]


def test_an_urging_verb_makes_one_word_of_readers_an_appeal() -> None:
    lines = find_lines(
        "Join 3,100 readers who pay for The Halden Courier.\n"
        "The river rose by a metre on Monday.\n"
        "Readers of the gauge said that it had stopped at noon.\n"
    )
    assert find_appeals(lines) == [True, False, False]


def test_a_labelled_headline_between_paragraphs_is_no_body() -> None:
    teaser = "DIG DEEPER: Why 4 in 5 cellars have no pump"
    asked = "REPORTER: Will the dam hold?"
    lines = find_lines("\n\n".join([*BODY[:2], teaser, asked, BODY[2]]))
    kinds = label_lines(lines, [True] * 5, None)
    assert kinds == ["body", "body", "teaser", "body", "body"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Shares 1.2K Comments 33", False),
        ("1.2K views · 33 likes", False),
        ("Shares of the mill fell by 1.2 percent.", True),
    ],
)
def test_counters_of_a_site_are_no_body(line: str, *, told: bool) -> None:
    lines = find_lines("\n\n".join([*BODY, line]))
    kinds = label_lines(lines, [True] * len(lines), None)
    assert (kinds[-1] == "body") is told


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Dam at Halden could burst in 3 days, mayor says", "teaser"),
        ("Halden dam could burst within days, mayor says", "teaser"),
        ("The dam at Halden within days", "body"),
        ("What the mayor said in May", "body"),
        ("The dam could burst within days, the mayor says.", "body"),
    ],
)
def test_a_headline_above_its_own_summary_is_of_another_report(
    heading: str, kind: str
) -> None:
    summary = (
        "The dam at Halden could burst within 3 days if it goes on raining, the mayor "
        "told the Fjord Post on Friday, citing a report of engineers."
    )
    lines = find_lines("\n\n".join([*BODY[:2], f"{heading}\n{summary}", BODY[2]]))
    kinds = label_lines(lines, [True] * len(lines), None)
    assert kinds == ["body", "body", kind, "body", "body"]


def test_headline_is_the_line_that_the_report_bears_out() -> None:
    kinds = labels(
        "0 out of 25,000",
        "News Feed",
        "River bursts its banks near Halden, killing two",
        "2 min read",
        *BODY,
        "Show More",
    )
    assert kinds["River bursts its banks near Halden, killing two"] == "headline"
    assert kinds["2 min read"] == "byline"
    assert kinds["0 out of 25,000"] == "chrome"


def test_a_masthead_is_no_headline() -> None:
    body = ("The mayor told The Halden Courier that the dam had held.", *BODY)
    lines = ["The Halden Courier", "River bursts its banks near Halden", *body]
    found = find_lines("\n\n".join(lines))
    kinds = label_lines(found, [line.text in body for line in found], None)
    assert kinds[:2] == ["chrome", "headline"]


@pytest.mark.parametrize(
    "name",
    ["Ministry of the Interior", "The Count Room", "Halden & Sorne", "River Desk"],
)
def test_a_name_above_the_headline_is_no_headline(name: str) -> None:
    body = (f"The ministry said of Halden and the river room: {BODY[0]}", *BODY[1:])
    lines = [name, "March 6, 2024", "Gauge at the old mill failed in the night", *body]
    found = find_lines("\n\n".join(lines))
    kinds = label_lines(found, [line.text in body for line in found], None)
    assert kinds[2] == "headline"


@pytest.mark.parametrize(
    "head",
    [
        ["Latest updates", "Updated 6.40pm"],
        ["Why the sirens stayed silent", "By Ana Roth", "March 6, 2024"],
        ["“We had no time”"],
    ],
)
def test_the_line_above_a_report_may_share_no_word_with_it(head: list[str]) -> None:
    found = find_lines("\n\n".join([*head, *BODY]))
    kinds = label_lines(found, [line.text in BODY for line in found], None)
    assert kinds[0] == "headline"
    assert kinds[len(head) :] == ["body"] * len(BODY)


@pytest.mark.parametrize("line", ["Home > News", "Sign in", "It rained on Monday."])
def test_furniture_and_sentences_above_a_report_are_no_headline(line: str) -> None:
    found = find_lines("\n\n".join([line, *BODY]))
    kinds = label_lines(found, [text.text in BODY for text in found], None)
    assert "headline" not in kinds


def test_a_heading_that_was_taken_for_the_report_is_its_headline() -> None:
    found = find_lines("\n\n".join(["How high did the river rise?", *BODY]))
    assert label_lines(found, [True] * len(found), None)[0] == "headline"


def test_given_title_is_the_headline_where_it_stands() -> None:
    kinds = labels(
        "Water rises in the north",
        "Halden, killing two",
        *BODY,
        title="Water rises in the north | The Halden Courier",
    )
    assert kinds["Water rises in the north"] == "headline"


def test_lines_between_headline_and_picture_sum_the_report_up() -> None:
    deck = "Mayor: “300 people slept in a school gymnasium.”"
    lines = [
        "River bursts its banks near Halden, killing two",
        deck,
        "A street in Halden. (Pia Holm/AFP via Getty Images)",
        *BODY,
    ]
    found = find_lines("\n\n".join(lines))
    body = [line.text in BODY or line.text == deck for line in found]
    kinds = label_lines(found, body, None)
    assert kinds[:3] == ["headline", "headline", "caption"]


def test_signature_below_the_report_is_found() -> None:
    kinds = labels("River bursts its banks near Halden", *BODY, "By Ana Roth")
    assert kinds["By Ana Roth"] == "byline"


def test_a_picture_below_signed_paragraphs_makes_them_no_deck() -> None:
    lines = [
        "River bursts its banks near Halden",
        "By Ana Roth",
        *BODY,
        "Photos: The dam",
    ]
    found = find_lines("\n\n".join(lines))
    kinds = label_lines(found, [line.text in BODY for line in found], None)
    assert kinds[2:6] == ["body"] * 4


@pytest.mark.parametrize(
    ("line", "sells"),
    [
        ("Download the Halden app for river levels.", True),
        ("Only £2 a month for half a year. Cancel when you like.", True),
        ("Play our quiz: ten rivers of the north", True),
        ("640 people are reading this now", True),
        ("Get out of the valley, the mayor told residents.", False),
        ("Only £2 million was paid for the dam, the ministry said.", False),
        ("Take the river road and turn left at the mill.", False),
    ],
)
def test_offers_urge_the_reader(line: str, sells: bool) -> None:
    assert find_appeals(find_lines(f"{BODY[0]}\n{line}"))[1] is sells
