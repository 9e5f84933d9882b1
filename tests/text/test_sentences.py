import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Span
from whence.text.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Ito and Gen. Bo met on Oct. 4 in St. Paul.", None),
        ("The U.S. Senate voted.", None),
        ("It cost Rs. 3 crore under H.R. 12.", None),
        (
            "They fly to the U.S. The talks end.",
            ["They fly to the U.S.", "The talks end."],
        ),
        ('"It is over." Then he left.', ['"It is over."', "Then he left."]),
        ('"Is it over?" he asked.', None),
        (
            "It rose 3.5 percent. Why? No one knows!",
            ["It rose 3.5 percent.", "Why?", "No one knows!"],
        ),
        ("A headline\n\nA paragraph", ["A headline", "A paragraph"]),
        ("John F. Kennedy spoke… and left.", None),
        ("They waited… Nothing came.", ["They waited…", "Nothing came."]),
        ("“Stop.” “Go on.”", ["“Stop.”", "“Go on.”"]),
    ],
)
def test_boundaries(text: str, sentences: list[str] | None) -> None:
    found = [span.of(text) for span in find_sentences(text)]
    assert found == ([text] if sentences is None else sentences)


@given(st.text(alphabet='aB. !?…"”\n’U.S', max_size=120))
def test_sentences_are_trimmed_ordered_and_lose_nothing_but_space(text: str) -> None:
    spans = find_sentences(text)
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    rest = "".join(
        text[one.end : two.start]
        for one, two in zip(
            (Span(0, 0), *spans), (*spans, Span(len(text), len(text))), strict=True
        )
    )
    assert not rest.strip()


def test_a_megabyte_of_marks_is_read_to_its_end() -> None:
    """A pattern that grows with the square would not come back before the time limit."""
    text = "a." * 400_000 + "' " * 100_000 + "End. Next one."
    assert find_sentences(text)[-1].of(text) == "Next one."
