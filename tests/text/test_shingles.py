"""Shingles and winnowing."""

from hypothesis import given
from hypothesis import strategies as st

from whence.model import Span
from whence.text.shingles import WIDTH, find_words, fold_words, shingle, winnow

words = st.lists(
    st.sampled_from("alder birch cedar dogwood elm fir".split()), max_size=60
)


def test_words_keep_their_places() -> None:
    text = "Kyiv\u2019s 1,200 tanks (old ones)."
    for word in find_words(text):
        assert (
            word.folded.replace("'", "\u2019") == text[word.start : word.end].casefold()
        )
    assert fold_words(text) == ["kyiv's", "1,200", "tanks", "old", "ones"]


def test_only_the_spans_asked_for_are_read() -> None:
    assert [w.folded for w in find_words("one two three", [Span(4, 7)])] == ["two"]


@given(words)
def test_every_run_has_a_shingle(drawn: list[str]) -> None:
    assert len(shingle(drawn)) == max(0, len(drawn) - WIDTH + 1)


@given(words, words)
def test_a_long_shared_run_leaves_a_common_fingerprint(
    before: list[str], after: list[str]
) -> None:
    shared = [f"word{number}" for number in range(WIDTH + 6)]
    keys = [
        {item.key for item in winnow(shingle([*around, *shared]))}
        for around in (before, after)
    ]
    assert keys[0] & keys[1]


@given(words)
def test_fingerprints_are_shingles_in_order(drawn: list[str]) -> None:
    kept = winnow(shingle(drawn))
    assert set(kept) <= set(shingle(drawn))
    assert [item.at for item in kept] == sorted({item.at for item in kept})
