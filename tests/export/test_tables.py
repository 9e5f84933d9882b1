import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.export import csv_lines, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("https://example.org")',
        "+1",
        "-1+1|cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\uff1d1",
        "\uff201",
        "\n=1",
    ],
)
def test_what_would_be_a_formula_is_marked_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1,000 shells", "a=b", "e-mail", "'quoted'"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_numbers_stay_numbers() -> None:
    assert list(csv_lines(["a", "b", "c"], [{"a": -5, "b": 0.5, "c": None}])) == [
        "a,b,c",
        "-5,0.5,",
    ]


def test_lists_become_one_cell() -> None:
    rows = [{"a": ["x", "=y"], "b": ["=x"], "c": True}]
    assert list(csv_lines(["a", "b", "c"], rows))[1] == "x; =y,'=x,true"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_every_text_comes_back_from_the_table(rows: list[list[str]]) -> None:
    lines = csv_lines(["a", "b"], [dict(zip("ab", row, strict=True)) for row in rows])
    text = "".join(f"{line}\r\n" for line in lines)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read == [["a", "b"], *([safe_cell(cell) for cell in row] for row in rows)]
