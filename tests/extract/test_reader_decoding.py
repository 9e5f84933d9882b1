"""Tag decoding and linking of the reader."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from whence.extract.reader.decoding import (
    TAGS,
    TaggedSpan,
    allowed_pairs,
    decode_tags,
    tag_marginals,
)
from whence.extract.reader.linking import pair_features

Floats = NDArray[np.float32]
FORBIDDEN = np.where(np.array(allowed_pairs()), 0, -1e4).astype(np.float32)


def scores(seed: int, words: int) -> Floats:
    return (
        np.random.default_rng(seed).normal(0, 2, (words, len(TAGS))).astype(np.float32)
    )


def path_score(emissions: Floats, path: Sequence[int]) -> float:
    pairs = sum(FORBIDDEN[a, b] for a, b in pairwise(path))
    return float(sum(emissions[n, tag] for n, tag in enumerate(path)) + pairs)


def tags_of(spans: list[TaggedSpan], words: int) -> list[int]:
    path = [0] * words
    for role, first, last in spans:
        begin = 1 + 4 * role
        path[first : last + 1] = (
            [begin, *[begin + 1] * (last - first - 1), begin + 2]
            if last > first
            else [begin + 3]
        )
    return path


@pytest.mark.parametrize("seed", range(5))
def test_the_best_legal_sequence_is_found(seed: int) -> None:
    emissions = scores(seed, 3)
    begins = [tag[0] not in "IE" for tag in TAGS]
    ends = [tag[0] not in "BI" for tag in TAGS]
    legal = [
        p
        for p in product(range(len(TAGS)), repeat=3)
        if begins[p[0]] and ends[p[-1]] and path_score(emissions, p) > -1e3
    ]
    best = max(legal, key=lambda p: path_score(emissions, p))
    assert tags_of(decode_tags(emissions, FORBIDDEN), 3) == list(best)


@given(st.integers(0, 10_000), st.integers(1, 60))
def test_spans_are_in_order_and_disjoint(seed: int, words: int) -> None:
    at = -1
    for span in decode_tags(scores(seed, words), FORBIDDEN):
        assert at < span.first <= span.last < words
        at = span.last


def test_no_words_no_spans() -> None:
    assert decode_tags(np.zeros((0, len(TAGS)), dtype=np.float32), FORBIDDEN) == []


def test_marginals_are_those_of_all_sequences() -> None:
    emissions = scores(7, 3)
    expected = np.zeros((3, len(TAGS)))
    for path in product(range(len(TAGS)), repeat=3):
        for word, tag in enumerate(path):
            expected[word, tag] += np.exp(path_score(emissions, path))
    expected /= expected.sum(axis=1, keepdims=True)
    assert np.allclose(tag_marginals(emissions, FORBIDDEN), expected, atol=1e-5)


def test_pairs_tell_distance_direction_and_what_stands_between() -> None:
    cues = [TaggedSpan(1, 5, 5), TaggedSpan(1, 20, 21)]
    contents = [TaggedSpan(2, 0, 4), TaggedSpan(2, 6, 12), TaggedSpan(2, 22, 30)]
    line_of = np.array([0] * 15 + [1] * 20, dtype=np.int64)
    features = pair_features(cues, contents, line_of)
    assert features.candidates.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert features.cues.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert features.lines.tolist() == [[0, 0, 1], [1, 1, 0]]
    assert features.distance[0, 0] != features.distance[0, 1]
    assert features.distance[0, 1] == features.distance[1, 2]
