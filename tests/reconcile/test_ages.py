"""Ages of people answer no question."""

import re

import pytest

from whence.model import Span
from whence.reconcile.ages import is_age


def number_in(text: str) -> Span:
    match = re.search(r"\d+(?:-year-old)?", text)
    assert match is not None
    return Span(match.start(), match.end())


@pytest.mark.parametrize(
    "text",
    [
        "A 19-year-old man was hurt.",
        "A 19 year old was hurt.",
        "A baby of 3 months of age was hurt.",
        "A woman aged 34 was hurt.",
        "Ada Moss, 41, was hurt.",
        "Ada Moss (41) was hurt.",
        "He died at the age of 71.",
        "Moss, 41, was hurt.",
        "The driver turned 29 on Sunday.",
        "The victims ranged in age from 20 to 37.",
    ],
)
def test_ages(text: str) -> None:
    assert is_age(text, number_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "Police said 19 men were hurt.",
        "The war has lasted 3 years.",
        "Guards in Dunlevy, 12 of them new, were hurt.",
        "They sent 41 tanks.",
        "Police turned 29 buses back.",
        "The council turned 29 away.",
    ],
)
def test_other_numbers(text: str) -> None:
    assert not is_age(text, number_in(text))
