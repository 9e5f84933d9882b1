"""The adapter for public sets of quantities: changes, concepts, units."""

import copy
from typing import Any

import pytest

from evals.adapt_quantities import adapt
from tests.extract.quantities.reader import find
from whence.model.quantity import Quantity


def _record(found: Quantity) -> dict[str, Any]:
    def pair(span: Any) -> list[int] | None:
        return None if span is None else [span.start, span.end]

    return {
        "span": pair(found.span),
        "value": found.value,
        "bound": found.bound,
        "unit": found.unit,
        "counted_span": pair(found.counted_span),
        "kind": found.kind,
        "hedge": pair(found.hedge),
    }


def adapted(text: str, name: str = "page") -> list[dict[str, Any]]:
    record = {
        "id": name,
        "text": text,
        "quantities": [_record(one) for one in find(text)],
    }
    before = copy.deepcopy(record)
    quantities: list[dict[str, Any]] = adapt(record)["quantities"]
    assert record == before
    return quantities


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Shares fell 5 percent.", "down"),
        ("Shares rose by nearly 5 percent.", "up"),
        ("Sales are up 5 percent.", "up"),
        ("A 5% decline worried them.", "down"),
        ("Sales rose to $5 million.", None),
        ("Sales rose more than 5 percent.", None),
        ("The rate is 5 percent.", None),
        ("The bank raised its key rate by 25 points.", "up"),
        ("The bank cut its growth forecast to 3 percent.", None),
        ("It wiped 40 million euros off the value of the group.", "down"),
        ("Rain was 30 percent below average.", "down"),
        ("It was a 15-percent decline.", "down"),
        ("The start-up raised $20 million.", None),
        ("It made a loss of $20 million.", None),
        ("Wages rose by an average of 3 percent.", "up"),
    ],
)
def test_change(text: str, change: str | None) -> None:
    assert adapted(text)[0].get("change") == change


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Shares of the brewery fell 5 percent.", ["shares", "brewery"]),
        (
            "Core inflation, which leaves out food, was 3.1 percent.",
            ["core", "inflation"],
        ),
        ("The mayor said turnout reached 41 percent.", ["turnout"]),
        ("They had revenue of 9 billion euros.", ["revenue"]),
        ("They bought a 12% stake in it.", ["stake"]),
        ("It saw an increase of 5% in sales.", ["sales"]),
        ("It saw a 5% fall in beer sales.", ["beer", "sales"]),
        ("About 30 boats.", ["boats"]),
        ("The firm has 40 vans.", ["firm", "vans"]),
        ("5 percent.", ["-"]),
        ("The bank raised its key rate by 25 points.", ["key", "rate", "points"]),
        ("Output fell after a 2% rise in March.", ["output"]),
        ("It wiped 40 million euros off the group.", ["group"]),
    ],
)
def test_concept(text: str, concept: list[str]) -> None:
    assert adapted(text)[0]["concept"] == concept


def test_a_rate_whose_words_stand_apart_is_taken_off() -> None:
    text = "It burns 90 litres of diesel an hour and makes 20 litres a day."
    assert [one["unit"] for one in adapted(text)] == ["litre", "litre per day"]
    assert adapted("It did 90 mph.")[0]["unit"] == "mile per hour"


def test_one_of_them_is_one_in_one_set_only() -> None:
    text = "It is one of the oldest bridges."
    assert adapted(text) == []
    [found] = adapted(text, "newsquant-1")
    assert (found["value"], found["counted"]) == (1, "bridge")


def test_a_price_is_its_currency_in_one_set_only() -> None:
    text = "It closed at $29 a share."
    assert adapted(text)[0]["unit"] == "USD per share"
    assert adapted(text, "recognizers-money-1")[0]["unit"] == "USD"
