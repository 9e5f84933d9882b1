"""Amounts: units, currencies, ages, vague counts."""

import pytest

from tests.extract.quantities.reader import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repairs cost £1.2bn.", ["£1.2bn | money 1200000000 GBP"]),
        ("It sold for US$ 40 million.", ["US$ 40 million | money 40000000 USD"]),
        ("They owe A$3.5m.", ["A$3.5m | money 3500000 AUD"]),
        ("Aid of CHF 20 million came.", ["CHF 20 million | money 20000000 CHF"]),
        ("It earned 45 EUR.", ["45 EUR | money 45 EUR"]),
        (
            "They raised 900 million Swedish kronor.",
            ["900 million Swedish kronor | money 900000000 SEK"],
        ),
        ("He paid 1,015 Malian francs.", ["1,015 Malian francs | money 1015 franc"]),
        ("The grant is 50,000 won.", ["50,000 won | money 50000 KRW"]),
        ("Tickets are 25p each.", ["25p | money 25 penny"]),
        ("She found a $10 dollars bill.", ["$10 dollars | money 10 USD"]),
        ("The wall is 3 m high.", ["3 m | measure 3 metre"]),
        ("Waves of 4 metres came.", ["4 metres | measure 4 metre"]),
        ("The gun fires 155mm shells.", ["155mm | measure 155 millimetre"]),
        ("The plot covers 40 sq km.", ["40 sq km | measure 40 square kilometre"]),
        ("They pumped 300 m³ of mud.", ["300 m³ | measure 300 cubic metre | of mud"]),
        ("It is 12 ft 6 in tall.", ["12 ft 6 in | measure 12.5 foot"]),
        ("It hit 63°C.", ["63°C | measure 63 degree Celsius"]),
        ("It is -10C today.", ["-10C | measure -10 degree Celsius"]),
        ("The car did 90 mph.", ["90 mph | measure 90 mile per hour"]),
        (
            "Output is 500 MWh a day.",
            ["500 MWh a day | measure 500 megawatt hour per day"],
        ),
        ("The bag holds 20 (kg).", ["20 (kg) | measure 20 kilogram"]),
        (
            "It lost 3 percentage points.",
            ["3 percentage points | percent 3 percentage point"],
        ),
        ("It took an hour and a half.", ["an hour and a half | duration 1.5 hour"]),
        ("It took twenty minutes.", ["twenty minutes | duration 20 minute"]),
        ("The state owes Rs 24 crore.", ["Rs 24 crore | money 240000000 INR"]),
        ("Nepal owes Rs 24 crore.", ["Rs 24 crore | money 240000000 rupee"]),
        ("It carries 900 cars daily.", ["900 | count 900 per day | of car"]),
        ("It sells 900 daily papers.", ["900 | count 900 | of paper"]),
        (
            "Trains left over 45 minutes late.",
            ["45 minutes | duration > 45 minute"],
        ),
        (
            "It owes 500 Trinidad and Tobago dollars.",
            ["500 Trinidad and Tobago dollars | money 500 TTD"],
        ),
        ("It owes 500 Barbados dollars.", ["500 Barbados dollars | money 500 BBD"]),
        ("It owes 500 Uzbek sums.", ["500 Uzbek sums | money 500 UZS"]),
        ("It owes 500 large sums.", ["500 | count 500 | of sum"]),
        ("The air stood at 1,012 hPa.", ["1,012 hPa | measure 1012 hectopascal"]),
        ("They cut 40 quintals.", ["40 quintals | measure 40 quintal"]),
        ("It lasts ten working days.", ["ten working days | duration 10 day"]),
        ("The fine is 300 crowns.", ["300 crowns | money 300 crown"]),
        ("He wore 3 crowns.", ["3 | count 3 | of crown"]),
        ("One hid, two fled.", ["two | count 2"]),
        ("It bought 3.2m of its own shares.", ["3.2m | count 3200000 | of share"]),
        ("It lies within 30m of their houses.", ["30m | measure 30 metre"]),
        (
            "Rates tripled to $6,200 per forty-foot box.",
            ["$6,200 | money 6200 USD", "forty-foot | measure 40 foot"],
        ),
        (
            "The lead is six points, within the margin of error.",
            ["six points | percent 6 percentage point"],
        ),
        ("It sold 3M copies.", ["3M | count 3000000 | of copy"]),
        (
            "It led by a single percentage point.",
            ["a single percentage point | percent 1 percentage point"],
        ),
        ("A boy aged 12 hid.", ["12 | measure 12 year"]),
        ("The hut is 8 months old.", ["8 months old | measure 8 month"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb, a word, a letter: not a unit
        ("The film has 10 won awards to show.", ["10 | count 10 | of award"]),
        ("There are two in my car.", ["two | count 2"]),
        ("The 13F filing came late.", []),
        (
            "We ran 5km with 5k people.",
            ["5km | measure 5 kilometre", "5k | count 5000 | of person"],
        ),
        ("It lifted 1.8M tonnes.", ["1.8M tonnes | measure 1800000 tonne"]),
    ],
)
def test_what_only_looks_like_a_unit(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dozens of ballistic missiles fell.",
            ["Dozens | count 12..open | of missile"],
        ),
        ("Hundreds fled.", ["Hundreds | count 100..open"]),
        (
            "They planted tens of millions of trees.",
            ["tens of millions | count 10000000..open | of tree"],
        ),
        ("A few dozen women waited.", ["A few dozen | count 36..open | of woman"]),
        ("It weighs several tonnes.", ["several tonnes | measure 3..open tonne"]),
        ("A handful of voters came.", ["A handful | count 3..open | of voter"]),
        # near misses
        ("Few came and many stayed.", []),
        ("He kept the scores.", []),
        ("Tens came.", []),
        ("A couple married.", []),
    ],
)
def test_vague_counts(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
