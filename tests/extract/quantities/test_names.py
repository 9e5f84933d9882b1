"""What is no quantity, and the counts that stand beside it."""

import pytest

from tests.extract.quantities.reader import lines

TRAPS = [
    "The KN-23 flew past a C-130J.",
    "It runs on 5G and on COVID-19 money.",
    "A 737-800 left from gate 14.",
    "The 9K720 and the T-90M rolled by.",
    "Camp 22 lies near Pit Nine.",
    "Resolution 2254 and Article 49.3 were cited.",
    "Law No. 12 bans it under section 14.",
    "He drives on Highway 303 to Hall 8.",
    "Radio Four said Formula One was late.",
    "The Leopard 2 and the Type 26 impressed them.",
    "The FTSE 250 and the DAX 40 fell.",
    "The second storm was the 191st.",
    "City won 3-1 after a 2-2 draw.",
    "Call 020-7946-0958 or (336) 887-7834.",
    "It works 24/7 and since 9/11.",
    "One of them said no one came.",
    "They went one by one, one step at a time.",
    "It has zero tolerance for a one-off.",
    "It is a two-way street.",
    "Trains left at 6 p.m. on 21 March 1999.",
    "She lives at 10 Fleet Street.",
    "It was passed by a 2-to-1 vote.",
    "He is in his 30s.",
    "The 486 chip failed.",
    "Three Arrows collapsed.",
    "She told 11 News about it.",
    "5 min read",
    "The post 756642903469031424 is gone.",
    "The Leopard 2 tanks and its Type 26 frigates came.",
    "Between 1982 and 1992 nothing moved.",
    "It happened in the 2013-14 season.",
    "They came back from 0-2 to draw 3-3.",
    "The visitors were trailing 0-2 at the break.",
    "A first hid, a second fled and a third escaped over the wall.",
    "See Annex 4-11 and Section 12-3.",
    "The band played with 50 Cent at Studio 54.",
    "iOS 17.4 came out on runway 27L.",
    "She wears size nine and sat in Well 4-11.",
    "He drove a 2003 Ford Crown Victoria down 8 Mile.",
    "It shops at 7-Eleven and buys tape from 3M.",
    "A neighbour's 911 calls sent them the wrong way.",
    "Dispatchers released the 999 call.",
    "He carried a SAR 5.56-caliber rifle and a .40-caliber pistol.",
    "A 12-gauge shotgun lay there.",
    "Firemen on the bridge. (May 4) AP 6 of 12 CLOSE",
    "Photo 3 of 14: the mayor speaks.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_no_quantity(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost 50 cents.", ["50 cents | money 50 cent"]),
        ("It can lift 300 of them.", ["300 | count 300"]),
        ("It is 27m long.", ["27m | measure 27 metre"]),
        ("One soldier fell.", ["One | count 1 | of soldier"]),
        ("At least one was hurt.", ["one | count >= 1"]),
        ("In Lviv 12 people fell ill.", ["12 | count 12 | of person"]),
        ("Some 2000 men marched.", ["2000 | count ~ 2000 | of man"]),
        ("Four Spaniards were held.", ["Four | count 4 | of Spaniard"]),
        ("Two Russian soldiers fled.", ["Two | count 2 | of soldier"]),
        ("The 15-member council met.", ["15 | count 15 | of member"]),
        ("Unit 8 lost 58 Fortune 500 clients.", ["58 | count 58 | of client"]),
        ("Zero complaints came.", ["Zero | count 0 | of complaint"]),
        ("Three Dead as Rockets Hit Odesa Port", ["Three | count 3"]),
        ("They gave Ukraine 31 tanks.", ["31 | count 31 | of tank"]),
        ("A poll put Anna Berg 3 points ahead.", ["3 | count 3 | of point"]),
        ("He said Monday 12 people fled.", ["12 | count 12 | of person"]),
        ("Police held 12 Friday.", ["12 | count 12"]),
        ("Number of cars: no 12 men came.", ["12 | count 12 | of man"]),
        ("The fire spread to 911 homes.", ["911 | count 911 | of home"]),
        ("She won 6 of 12.", ["6 | count 6", "12 | count 12"]),
        (
            "Only 6 of 12 bridges opened.",
            ["6 | count 6 | of bridge", "12 | count 12 | of bridge"],
        ),
    ],
)
def test_counts_that_only_look_like_names(text: str, expected: list[str]) -> None:
    assert lines(text) == expected
