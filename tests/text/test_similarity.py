"""Term vectors."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.text.similarity import (
    Background,
    find_candidates,
    similarity,
    unit_vector,
)

texts = st.lists(
    st.lists(st.sampled_from("alder birch cedar elm fir".split()), max_size=8).map(
        Counter
    ),
    min_size=2,
    max_size=6,
)


@given(texts)
def test_similarity_is_symmetric_and_bounded(drawn: list[Counter[str]]) -> None:
    background = Background.of(drawn)
    vectors = [unit_vector(text, background) for text in drawn]
    for left in vectors:
        for right in vectors:
            value = similarity(left, right)
            assert value == similarity(right, left)
            assert 0 <= value <= 1 + 1e-9


def test_rare_terms_weigh_more() -> None:
    background = Background.of([{"a", "b"}, {"a"}, {"a"}])
    assert background.rarity("b") > background.rarity("a")


def test_the_assumed_rest_makes_common_words_common() -> None:
    background = Background.of([{"the", "ardle"}], assumed=100, shares={"the": 0.9})
    assert background.rarity("ardle") > 2 * background.rarity("the")


def test_candidates_share_rare_terms() -> None:
    counts = [Counter(["x", "y"]), Counter(["x", "y"]), Counter(["z"])]
    background = Background.of(counts, assumed=100, shares={})
    vectors = [unit_vector(item, background) for item in counts]
    found = find_candidates(vectors, least=0.1, is_rare=lambda _: True)
    assert list(found) == [(0, 1)]
    assert found[0, 1] == pytest.approx(1.0)
    assert not find_candidates(vectors, least=0.1, is_rare=lambda _: False)


@given(texts)
def test_a_pair_of_candidates_is_found_alone_as_well(
    drawn: list[Counter[str]],
) -> None:
    background = Background.of(drawn, assumed=10)
    vectors = [unit_vector(text, background) for text in drawn]
    together = find_candidates(vectors, least=0.1, is_rare=lambda term: term > "b")
    for left in range(len(vectors)):
        for right in range(left + 1, len(vectors)):
            alone = find_candidates(
                [vectors[left], vectors[right]],
                least=0.1,
                is_rare=lambda term: term > "b",
            )
            assert alone.get((0, 1)) == together.get((left, right))


def test_a_sample_stands_for_the_texts_that_it_was_drawn_from() -> None:
    sample = Background.of([{"a"}, {"a"}, {"b"}], weight=10)
    assert sample.at_hand("a") == 30
    # What three of thirty texts do not hold, some of the others may.
    assert sample.at_hand("zinc") == 10
    assert 1 <= sample.rarity("a") < sample.rarity("b") < sample.rarity("zinc")
