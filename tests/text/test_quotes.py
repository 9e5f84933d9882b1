import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('a "b" c', ['"b"']),
        ("a “b” c «d»", ["“b”", "«d»"]),
        ("„so“ nah", ["„so“"]),
        ("“one\n“two”", ["“one", "“two”"]),
        ('He said "no," and "never."', ['"no,"', '"never."']),
        ("“They (‘ours’) came”", ["“They (‘ours’) came”"]),
        ("no marks, don't ask", []),
        ('a 5" pipe', []),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [span.of(text) for span in find_quotes(text)] == quotes


@given(st.text(alphabet='ab "“”«»\n', max_size=80))
def test_quotes_are_ordered_disjoint_and_within_a_line(text: str) -> None:
    spans = find_quotes(text)
    assert all("\n" not in span.of(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
