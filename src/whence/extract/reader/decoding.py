"""From the scores of role tags to spans: the best tag sequence of a document and how sure the tagger is of each span."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "ROLES",
    "TAGS",
    "TaggedSpan",
    "allowed_pairs",
    "decode_tags",
    "tag_marginals",
]

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
"""Outside, and begin, inside, end and single for each role."""

Floats = NDArray[np.float32]


class TaggedSpan(NamedTuple):
    """A run of words in one role.

    Attributes:
        role: Index in `ROLES`.
        first: Number of its first word.
        last: Number of its last word.
    """

    role: int
    first: int
    last: int


def allowed_pairs() -> list[list[bool]]:
    """Which tag may follow which.

    Returns:
        `[tag before][tag after]`. A span that began must go on or end in its own role.
    """

    def follows(before: str, after: str) -> bool:
        if before[0] in "BI":
            return after[0] in "IE" and before[1:] == after[1:]
        return after[0] not in "IE"

    return [[follows(before, after) for after in TAGS] for before in TAGS]


def decode_tags(emissions: Floats, transitions: Floats) -> list[TaggedSpan]:
    """Find the best sequence of tags and read its spans.

    Args:
        emissions: Scores of the tags of each word, [words, tags].
        transitions: Scores of pairs of tags, [tag before, tag after]; forbidden pairs are far below all others.

    Returns:
        The spans in reading order. They never overlap.
    """
    if not len(emissions):
        return []
    begins = np.array([tag[0] not in "IE" for tag in TAGS])
    ends = np.array([tag[0] not in "BI" for tag in TAGS])
    best = np.where(begins, emissions[0], np.float32(-1e4))
    back = np.zeros(emissions.shape, dtype=np.int64)
    # Rows by the tag after: along them the maximum is found fastest.
    pairs = np.ascontiguousarray(transitions.T)
    for word in range(1, len(emissions)):
        scores = pairs + best
        scores.argmax(axis=1, out=back[word])
        best = scores.max(axis=1) + emissions[word]
    tag = int(np.where(ends, best, np.float32(-1e9)).argmax())
    path = [tag]
    for word in range(len(emissions) - 1, 0, -1):
        tag = int(back[word, tag])
        path.append(tag)
    return _read_spans(path[::-1])


def _read_spans(path: list[int]) -> list[TaggedSpan]:
    spans = []
    first = 0
    for word, tag in enumerate(path):
        if tag == 0:
            continue
        role, place = divmod(tag - 1, 4)
        if place in (0, 3):
            first = word
        if place in (2, 3):
            spans.append(TaggedSpan(role, first, word))
    return spans


def tag_marginals(emissions: Floats, transitions: Floats) -> Floats:
    """How probable each tag of each word is over all sequences (forward-backward).

    Args:
        emissions: [words, tags].
        transitions: [tag before, tag after].

    Returns:
        Probabilities, [words, tags]; each row sums to 1.
    """
    length = len(emissions)
    # Scaled products instead of log sums: one matrix product a word.
    pair = np.exp(transitions.astype(np.float64))
    local = np.exp(
        (emissions - emissions.max(axis=1, keepdims=True)).astype(np.float64)
    )
    forward = np.empty_like(local)
    backward = np.empty_like(local)
    state = local[0] / local[0].sum()
    forward[0] = state
    ones = np.ones(local.shape[1])  # a product with it is the quickest sum
    for word in range(1, length):
        state = (state @ pair) * local[word]
        state /= state @ ones
        forward[word] = state
    state = ones
    backward[-1] = state
    for word in range(length - 2, -1, -1):
        state = pair @ (state * local[word + 1])
        state /= state @ ones
        backward[word] = state
    both = forward * backward
    return np.asarray(both / both.sum(axis=1, keepdims=True), dtype=np.float32)
