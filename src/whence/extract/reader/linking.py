"""Which source and which contents belong to which cue."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.extract.reader.decoding import TaggedSpan

__all__ = [
    "BETWEEN",
    "DISTANCES",
    "LINES",
    "LinkScores",
    "LinkWeights",
    "PairFeatures",
    "pair_features",
    "score_links",
]

_EDGES = (1, 2, 3, 4, 6, 9, 15, 25, 50)
DISTANCES = 2 * (len(_EDGES) + 1)
"""Number of classes of word distance, candidates before the cue and after it."""
BETWEEN = 4
"""Number of classes of how many spans stand between: none, one, two, more."""
LINES = 3
"""Number of classes of how many line breaks stand between: none, one, more."""

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class PairFeatures(NamedTuple):
    """Classes of each pair of a cue and a candidate, every field [cues, candidates].

    Attributes:
        distance: Class of the number of words between, with direction.
        candidates: Class of how many other candidates stand between.
        cues: Class of how many other cues stand between.
        lines: Class of how many line breaks stand between.
    """

    distance: Numbers
    candidates: Numbers
    cues: Numbers
    lines: Numbers


def pair_features(
    cues: list[TaggedSpan], candidates: list[TaggedSpan], line_of: Numbers
) -> PairFeatures:
    """Describe how cues and candidates stand to each other.

    Args:
        cues: Cues in reading order.
        candidates: Sources or contents in reading order.
        line_of: Number of the line of each word.

    Returns:
        The classes of each pair.
    """
    cue_first, cue_last = _edges(cues)
    first, last = _edges(candidates)
    after = first[None] > cue_first[:, None]
    words = np.where(
        after, first[None] - cue_last[:, None], cue_first[:, None] - last[None]
    )
    distance = np.searchsorted(
        np.array(_EDGES), np.maximum(words - 1, 0), side="right"
    ) + after * (DISTANCES // 2)
    order = np.arange(len(candidates))[None]
    earlier = np.searchsorted(first, cue_first)[:, None]
    others = np.where(after, order - earlier, earlier - 1 - order)
    order = np.arange(len(cues))[:, None]
    earlier = np.searchsorted(cue_first, first)[None]
    other_cues = np.where(after, earlier - 1 - order, order - earlier)
    lines = np.abs(line_of[first][None] - line_of[cue_first][:, None])
    return PairFeatures(
        distance,
        np.clip(others, 0, BETWEEN - 1),
        np.clip(other_cues, 0, BETWEEN - 1),
        np.minimum(lines, LINES - 1),
    )


def _edges(spans: list[TaggedSpan]) -> tuple[Numbers, Numbers]:
    table = np.array(
        [(span.first, span.last) for span in spans], dtype=np.int64
    ).reshape(-1, 2)
    return table[:, 0], table[:, 1]


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """What the linker learned beside the vectors that the encoder gives. Index 0 of a table is for sources, 1 for contents.

    Attributes:
        distance: [2, DISTANCES].
        between: [2, 2, BETWEEN], for candidates and for cues between.
        lines: [2, LINES].
        no_source: Vector that stands for "no source", [width].
        no_source_bias: Its bias.
    """

    distance: Floats
    between: Floats
    lines: Floats
    no_source: Floats
    no_source_bias: float


class LinkScores(NamedTuple):
    """Log probabilities of links.

    Attributes:
        source: For each cue over its sources, [cues, 1 + sources]; the first column is "no source".
        content: For each content over the cues it may belong to, [contents, cues].
    """

    source: Floats
    content: Floats


def score_links(
    link: Floats,
    weights: LinkWeights,
    spans: tuple[list[TaggedSpan], list[TaggedSpan], list[TaggedSpan]],
    line_of: Numbers,
) -> LinkScores:
    """Score which source and contents each cue has.

    Args:
        link: Link vectors of the words, [words, 8 * width]: first and last word's part for a cue that looks for its source, a
            cue that looks for contents, a source and a content.
        weights: What the linker learned.
        spans: Sources, cues and contents, each in reading order.
        line_of: Number of the line of each word.

    Returns:
        The log probabilities.
    """
    sources, cues, contents = spans
    width = link.shape[1] // 8
    vectors = [
        _span_vectors(link, 2 * role * width, width, found)
        for role, found in enumerate((cues, cues, sources, contents))
    ]
    to_source = vectors[0] @ vectors[2].T + _bias(
        weights, 0, pair_features(cues, sources, line_of)
    )
    without = vectors[0] @ weights.no_source + weights.no_source_bias
    to_content = vectors[1] @ vectors[3].T + _bias(
        weights, 1, pair_features(cues, contents, line_of)
    )
    return LinkScores(
        _log_softmax(np.concatenate([without[:, None], to_source], axis=1)),
        _log_softmax(to_content.T),
    )


def _bias(weights: LinkWeights, task: int, features: PairFeatures) -> Floats:
    total = weights.distance[task][features.distance]
    total = total + weights.between[task, 0][features.candidates]
    total = total + weights.between[task, 1][features.cues]
    return np.asarray(total + weights.lines[task][features.lines], dtype=np.float32)


def _span_vectors(link: Floats, at: int, width: int, spans: list[TaggedSpan]) -> Floats:
    first, last = _edges(spans)
    total = link[first, at : at + width] + link[last, at + width : at + 2 * width]
    # tanh form of GELU's sigmoid: exact GELU needs erf, which numpy lacks; training uses the same form.
    return np.asarray(
        0.5 * total * (1 + np.tanh(0.7978845608 * (total + 0.044715 * total**3))),
        dtype=np.float32,
    )


def _log_softmax(scores: Floats) -> Floats:
    if not scores.size:
        return scores
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(
        shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), dtype=np.float32
    )
