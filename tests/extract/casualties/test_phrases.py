"""Set phrases that count victims, and near misses."""

import pytest

from whence.extract.casualties import find_casualties
from whence.extract.casualties.phrases import mask_nobody
from whence.model import Document


def _found(text: str) -> set[tuple[str, int]]:
    page = Document("p", text, "")
    return {(item.fate, item.count) for item in find_casualties(page)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunfire sends five to hospital in Marlow.", ("injured", 5)),
        ("Four in hospital after a shooting in Marlow.", ("injured", 4)),
        ("Six people are recovering after the attack.", ("injured", 6)),
        ("Two dead, one critical in Marlow shooting.", ("injured", 1)),
        ("Three men were rushed to area hospitals.", ("injured", 3)),
        ("Two were in stable condition on Sunday.", ("injured", 2)),
        ("A third victim of the Marlow shooting dies.", ("killed", 3)),
        ("Eight were struck by gunfire outside the hall.", ("hit", 8)),
        ("Brothers charged with shooting seven people.", ("hit", 7)),
        ("A man was convicted of killing two women.", ("killed", 2)),
    ],
)
def test_set_phrases(text: str, expected: tuple[str, int]) -> None:
    assert expected in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hospital sent five letters to the ministry.",
        "The third man in the race was glad.",
        "The house was struck by lightning twice.",
        "Police charged the club with selling nine tickets.",
    ],
)
def test_near_misses(text: str) -> None:
    assert _found(text) == set()


def test_no_one_is_no_victim() -> None:
    line = "No one was killed, and no one was hurt."
    assert len(mask_nobody(line)) == len(line)
    assert all(count == 0 for _, count in _found(line))
    assert ("killed", 1) not in _found("No one was killed but four people were hurt.")
