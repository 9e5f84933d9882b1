"""Word by word: what was removed, what was added, what stayed."""

import pytest

from whence.web.comparison import compare_words

_CASES = [
    ("may have sent 500", "has sent 500", ["may have"], ["has"]),
    ("500 kettles or 90 pots", "500 kettles and 90 pots", ["or"], ["and"]),
    ("up to 500", "500", ["up to"], []),
    ("The same words", "the same words", [], []),
]


@pytest.mark.parametrize(("before", "after", "removed", "added"), _CASES)
def test_changed_words_are_found(
    before: str, after: str, removed: list[str], added: list[str]
) -> None:
    runs = compare_words(before, after)
    assert [run.text.strip() for run in runs if run.kind == "removed"] == removed
    assert [run.text.strip() for run in runs if run.kind == "added"] == added


def test_marks_stay_with_their_word() -> None:
    runs = compare_words("He said: “No.”", "He said: “No.”")
    assert [run.text for run in runs] == ["He said: “No.”"]


def test_endless_wordings_are_compared_at_their_start() -> None:
    runs = compare_words("word " * 100_000, "word " * 100_000)
    assert len(runs[0].text) < 2_000
