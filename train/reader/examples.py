"""Documents as the network reads them, with their attributions as words."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whence.extract.reader.windows import unit_starts
from whence.extract.reader.wordpieces import Word, WordPieces, find_words

__all__ = ["Example", "Link", "make_example", "read_examples", "write_examples"]

Edges = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """One attribution in words: first and last word of each span.

    Attributes:
        source: The source; None for none.
        cue: The cue; None for none.
        contents: The pieces of the content.
    """

    source: Edges | None
    cue: Edges | None
    contents: tuple[Edges, ...]


@dataclass(frozen=True)
class Example:
    """One document in one annotator's version.

    Attributes:
        name: The document's id.
        words: Offsets, gap, quotation state and shape of each word [words, 5].
        counts: Wordpieces of each word.
        pieces: All wordpieces in order.
        units: Words that start a sentence.
        links: The attributions.
        weight: How often an epoch reads it.
    """

    name: str
    words: NDArray[np.int32]
    counts: NDArray[np.int64]
    pieces: NDArray[np.int32]
    units: list[int]
    links: list[Link]
    weight: int = 1


def make_example(
    name: str,
    text: str,
    attributions: list[dict],
    vocabulary: WordPieces,
    weight: int = 1,
) -> Example:
    """Cut a text into words and put its attributions onto them.

    Args:
        name: The document's id.
        text: Its text.
        attributions: `source`, `cue`, `content`: lists of spans in code points.
        vocabulary: Wordpieces.
        weight: How often an epoch reads it.

    Returns:
        The example.
    """
    words = find_words(text, [(0, len(text))])
    pieces = [vocabulary.pieces(text[word.start : word.end]) for word in words]
    starts, ends = [word.start for word in words], [word.end for word in words]

    def on_words(spans: list[list[int]]) -> list[Edges]:
        found = [
            (bisect_right(ends, start), bisect_left(starts, end) - 1)
            for start, end in spans
        ]
        return [edges for edges in found if edges[0] <= edges[1]]

    links = []
    for attribution in attributions:
        source, cue = on_words(attribution["source"]), on_words(attribution["cue"])
        links.append(
            Link(
                max(source, key=lambda edges: edges[1] - edges[0], default=None),
                cue[0] if cue else None,
                tuple(on_words(attribution["content"])),
            )
        )
    return Example(
        name,
        np.array(words, dtype=np.int32).reshape(-1, len(Word._fields)),
        np.array([len(p) for p in pieces], dtype=np.int64),
        np.array([number for p in pieces for number in p], dtype=np.int32),
        unit_starts(words, text),
        links,
        weight,
    )


def write_examples(path: Path, examples: list[Example]) -> None:
    """Save examples as JSON Lines."""
    with path.open("w", encoding="utf-8") as out:
        for e in examples:
            links = [[link.source, link.cue, link.contents] for link in e.links]
            fields = [
                e.name,
                e.words.tolist(),
                e.counts.tolist(),
                e.pieces.tolist(),
                e.units,
                links,
                e.weight,
            ]
            out.write(json.dumps(fields, separators=(",", ":")) + "\n")


def read_examples(path: Path) -> Iterator[Example]:
    """Load examples that `write_examples` saved."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            name, words, counts, pieces, units, links, weight = json.loads(line)
            edges = lambda pair: None if pair is None else (pair[0], pair[1])  # noqa: E731
            yield Example(
                name,
                np.array(words, dtype=np.int32).reshape(-1, len(Word._fields)),
                np.array(counts, dtype=np.int64),
                np.array(pieces, dtype=np.int32),
                units,
                [
                    Link(edges(s), edges(c), tuple((a, b) for a, b in parts))
                    for s, c, parts in links
                ],
                weight,
            )
