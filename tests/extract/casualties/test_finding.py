"""Who was killed, injured and hit, in sentences of our own."""

import pytest

from whence.extract.casualties import CasualtyMention, find_casualties
from whence.model import Document


def read(text: str) -> list[CasualtyMention]:
    return list(find_casualties(Document("page", text, "")))


def pairs(text: str) -> list[tuple[str, int]]:
    return [(item.fate, item.count) for item in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people died and seven were hurt.", [("killed", 2), ("injured", 7)]),
        ("Twenty-one miners were killed.", [("killed", 21)]),
        ("A total of nine people were injured.", [("injured", 9)]),
        ("A further 28 people were injured.", [("injured", 28)]),
        (
            "A gunman fatally wounded a guard and injured another and a clerk.",
            [("killed", 1), ("injured", 2)],
        ),
        ("Five people were shot, two fatally.", [("hit", 5), ("killed", 2)]),
        ("A man, 19, and his son were shot dead.", [("killed", 2)]),
        ("Two men, a woman and a child were killed.", [("killed", 4)]),
        ("The station put the death toll at 17.", [("killed", 17)]),
        ("He faces three counts of murder.", [("killed", 3)]),
        ("Killed were Ada Moss, 31, and Ben Rowe, 40.", [("killed", 2)]),
        ("61-year-old Jan Holt and his niece were killed.", [("killed", 2)]),
        ("Several injuries and deaths were reported.", [("killed", 2), ("injured", 2)]),
        ("A triple shooting shook the town.", [("hit", 3)]),
    ],
)
def test_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(set(pairs(text)) & set(expected)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Eight civilians, including two women and a child, were killed.",
        "Eight members of the family - including three boys - were killed.",
        "At least eight people, including two guards and one nurse, were killed.",
    ],
)
def test_a_part_is_within_the_whole(text: str) -> None:
    assert ("killed", 8) in pairs(text)
    assert all(count <= 8 for _, count in pairs(text))


def test_a_list_names_those_counted() -> None:
    assert pairs("Two civilians, a young writer and a child, were killed.") == [
        ("killed", 2)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The 19-year-old was killed.",
        "A 25-year-old man was killed.",
        "A man aged 34 was killed.",
        "Jan Holt, 34, was killed.",
        "One of the dead was Jan Holt (34), killed at home.",
        "He carried an AK-47 and killed a guard.",
    ],
)
def test_an_age_or_a_model_is_no_count(text: str) -> None:
    assert all(item.count == 1 for item in read(text))


def test_ranges_and_bounds() -> None:
    killed, injured = read(
        "Between three and five villagers were killed and up to eight others injured."
    )[:2]
    assert (killed.count, killed.most) == (3, 5)
    assert injured.count == 8
    assert injured.at_most
    assert injured.more


def test_vague_words_allow_the_least() -> None:
    (dozens,) = read("Dozens of people were injured.")
    assert (dozens.count, dozens.most, dozens.vague) == (12, 24, True)
    assert pairs("The blast killed and injured a number of people.") == [
        ("killed", 2),
        ("injured", 2),
    ]


def test_attempted_murder_is_no_death() -> None:
    found = read("She was booked on 12 counts of attempted murder.")
    assert [(item.fate, item.count, item.charged) for item in found] == [
        ("hit", 12, True)
    ]


def test_a_hostile_line_is_read_in_bounds() -> None:
    page = "a man and " * 40_000 + "were killed"
    assert len(read(page)) < 100
