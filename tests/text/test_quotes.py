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
        ("‘No,’ she said. ‘Not us.’", ["‘No,’", "‘Not us.’"]),
        ("'No,' she said, 'not us.'", ["'No,'", "'not us.'"]),
        ("called it ‘a shame’ twice", ["‘a shame’"]),
        (
            "‘The dockers’ union was there,’ he said",
            ["‘The dockers’ union was there,’"],
        ),
        ("‘“Go,” he told us,’ she said", ["‘“Go,” he told us,’"]),
        ("‘A long one\n‘that ends.’", ["‘A long one", "‘that ends.’"]),
        ("the dockers' union and the port's crane", []),
        ("the '90s, rock 'n' roll, 'tis it", []),
        ("the dockers’ union, the boats’ owners", []),
    ],
)
def test_quotes(text: str, quotes: list[str]) -> None:
    assert [span.of(text) for span in find_quotes(text)] == quotes


@given(st.text(alphabet="as '‘’\"“”«»,.\n", max_size=80))
def test_quotes_are_ordered_disjoint_and_within_a_line(text: str) -> None:
    spans = find_quotes(text)
    assert all("\n" not in span.of(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
