"""From words and the encoder's scores to attributions: tags, links, scores."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from whence.extract.reader.decoding import TAGS, TaggedSpan, decode_tags, tag_marginals
from whence.extract.reader.linking import LinkScores, LinkWeights, score_links
from whence.extract.reader.windows import plan_windows
from whence.extract.reader.wordpieces import Word

__all__ = ["Encode", "FoundAttribution", "Heads", "encode_words", "find_in_words"]

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

Encode = Callable[[Numbers, Numbers, Numbers], tuple[Floats, Floats]]
"""Wordpieces [pieces], surface features [pieces, 3] and the first piece of each word [words] to emissions and link vectors."""

START, STOP = 101, 102  # [CLS] and [SEP] of the vocabulary
_LINE = 2  # gap class of a word that starts a line
_FORBIDDEN = np.float32(-1e4)
_GOING_ON = np.array([n for n, tag in enumerate(TAGS) if tag[0] in "IE"])
_NOT_OVER = np.array([n for n, tag in enumerate(TAGS) if tag[0] in "BI"])
_BETWEEN_PIECES = 4  # gap class of a piece that continues a word


@dataclass(frozen=True, slots=True)
class Heads:
    """What the network learned outside the encoder's graph.

    Attributes:
        transitions: Scores of pairs of tags, [tag before, tag after].
        link: Weights of the linker.
        calibration: Weights of the features of `FoundAttribution.parts`, the constant first.
    """

    transitions: Floats
    link: LinkWeights
    calibration: tuple[float, ...]


class FoundAttribution(NamedTuple):
    """An attribution in words.

    Attributes:
        source: The source; None for none.
        cue: The cue.
        contents: The pieces of the content, in reading order.
        parts: Log probabilities that its score is made of: of the cue's words, of the contents' edges, of the link to the
            source, of the links to the contents, of the source's words (0 without a source).
    """

    source: TaggedSpan | None
    cue: TaggedSpan
    contents: tuple[TaggedSpan, ...]
    parts: tuple[float, float, float, float, float]

    def score(self, calibration: tuple[float, ...]) -> float:
        """How probable it is that a person would mark the same source and content (0 to 1)."""
        total = calibration[0] + sum(
            weight * part
            for weight, part in zip(calibration[1:], self.features(), strict=True)
        )
        return float(1 / (1 + np.exp(-total)))

    def features(self) -> tuple[float, ...]:
        """The parts, and whether a source is missing."""
        return (*self.parts, float(self.source is None))


def encode_words(
    words: list[Word], pieces: list[tuple[int, ...]], units: list[int], encode: Encode
) -> tuple[Floats, Floats]:
    """Score a document window by window.

    Each window is a run of its own, never padded nor put beside another, so that what the reader finds in it depends on it alone.

    Args:
        words: The words.
        pieces: Wordpieces of each word.
        units: Numbers of the words that start a sentence.
        encode: The encoder.

    Returns:
        Emissions [words, tags] and link vectors [words, 8 * width].
    """
    counts = np.array([len(p) for p in pieces], dtype=np.int64)
    total = np.concatenate([[0], np.cumsum(counts)])
    ids = np.array([number for p in pieces for number in p], dtype=np.int64)
    table = np.array(words, dtype=np.int64)
    surface = np.repeat(table[:, [4, 2, 3]], counts, axis=0)
    surface[:, 1] = _BETWEEN_PIECES
    surface[total[:-1], 1] = table[:, 2]
    edge = np.array([(0, 3, 0)], dtype=np.int64)
    emissions, links = [], []
    for window in plan_windows(units, table[:, 2] >= 2, counts):
        first, end = total[window.first], total[window.end]
        answer = encode(
            np.concatenate([[START], ids[first:end], [STOP]]),
            np.concatenate([edge, surface[first:end], edge]),
            1 + total[window.first : window.end] - first,
        )
        core = slice(window.core - window.first, window.end - window.first)
        emissions.append(answer[0][core])
        links.append(answer[1][core])
    return np.concatenate(emissions), np.concatenate(links)


def find_in_words(
    words: list[Word], emissions: Floats, link: Floats, heads: Heads
) -> list[FoundAttribution]:
    """Decode tags and links.

    Args:
        words: The words.
        emissions: [words, tags].
        link: [words, 8 * width].
        heads: What was learned outside the encoder.

    Returns:
        The attributions in the order of their cues. Every one has a cue and a content; a source may serve several.
    """
    emissions = emissions.copy()
    _keep_to_lines(words, emissions)
    spans = decode_tags(emissions, heads.transitions)
    sources, cues, contents = (
        [span for span in spans if span.role == role] for role in range(3)
    )
    if not cues or not contents:
        return []
    line_of = np.cumsum([word.gap >= 2 for word in words]).astype(np.int64)
    scores = score_links(link, heads.link, (sources, cues, contents), line_of)
    sure = np.log(np.maximum(tag_marginals(emissions, heads.transitions), 1e-6))
    return _assemble((sources, cues, contents), scores, sure)


def _keep_to_lines(words: list[Word], emissions: Floats) -> None:
    """Forbid spans that go on over a line's end.

    In the corpus 3 of 1,000 contents and no source or cue do, but a page's menus and headings stand on lines of their own.
    """
    starts = np.array(
        [number for number, word in enumerate(words) if word.gap >= _LINE],
        dtype=np.intp,
    )
    emissions[np.ix_(starts, _GOING_ON)] = _FORBIDDEN
    ends = np.append(starts[starts > 0] - 1, len(words) - 1)
    emissions[np.ix_(ends, _NOT_OVER)] = _FORBIDDEN


def _assemble(
    spans: tuple[list[TaggedSpan], list[TaggedSpan], list[TaggedSpan]],
    scores: LinkScores,
    sure: Floats,
) -> list[FoundAttribution]:
    sources, cues, contents = spans
    cue_of = scores.content.argmax(axis=1)
    source_of = scores.source.argmax(axis=1)
    found = []
    for number, cue in enumerate(cues):
        mine = [n for n in range(len(contents)) if cue_of[n] == number]
        if not mine:
            continue
        source = sources[source_of[number] - 1] if source_of[number] else None
        parts = (
            _sureness(cue, sure),
            min(_sureness(contents[n], sure) for n in mine),
            float(scores.source[number, source_of[number]]),
            min(float(scores.content[n, number]) for n in mine),
            _sureness(source, sure) if source is not None else 0.0,
        )
        found.append(
            FoundAttribution(source, cue, tuple(contents[n] for n in mine), parts)
        )
    return found


def _sureness(span: TaggedSpan, sure: Floats) -> float:
    """Mean log probability of a span's first and last word's tags."""
    begin = 1 + 4 * span.role
    if span.first == span.last:
        return float(sure[span.first, begin + 3])
    return float(sure[span.first, begin] + sure[span.last, begin + 2]) / 2
