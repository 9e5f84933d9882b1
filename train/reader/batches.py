"""Batches for training: windows of whole sentences, new ones each epoch, of similar length together."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random  # noqa: TID251 - seeded and passed in

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from train.reader.examples import Example, Link
from train.reader.tags import tag_spans
from whence.extract.reader.decoding import TaggedSpan
from whence.extract.reader.linking import PairFeatures, pair_features

__all__ = ["Batch", "LinkTargets", "make_batches"]

START, STOP = 101, 102  # [CLS] and [SEP] of the vocabulary
LONGEST = 400  # wordpieces of a window
EMPTY_SURFACE = (0, 3, 0)


@dataclass(frozen=True)
class LinkTargets:
    """Gold spans and links of one window.

    Attributes:
        spans: Sources, cues, contents as tensors [spans, 2].
        source: For each cue 0 for no source, else 1 + its source.
        content: For each content the number of its cue.
        to_source: Features of cues and sources.
        to_content: Features of cues and contents.
    """

    spans: tuple[Tensor, Tensor, Tensor]
    source: Tensor
    content: Tensor
    to_source: PairFeatures
    to_content: PairFeatures


@dataclass(frozen=True)
class Batch:
    """Windows padded to one length."""

    pieces: Tensor
    surface: Tensor
    heads: Tensor
    mask: Tensor
    tags: Tensor
    lengths: Tensor
    links: list[LinkTargets | None]


@dataclass(frozen=True)
class Window:
    """Words `first` to `end` of an example."""

    example: Example
    first: int
    end: int
    size: int


def cut_windows(example: Example, rng: Random) -> list[Window]:
    """Cut an example into windows of whole sentences, the first of random size so that no two epochs see the same ones."""
    total = np.concatenate([[0], np.cumsum(example.counts)])
    bounds = [*example.units, len(example.counts)]
    windows = []
    start, room = (
        0,
        rng.randint(64, LONGEST - 2) if total[-1] > LONGEST else LONGEST - 2,
    )
    while start < bounds[-1]:
        fits = [
            unit
            for unit in bounds
            if unit > start and total[unit] - total[start] <= room
        ]
        end = (
            fits[-1]
            if fits
            else max(
                start + 1,
                int(np.searchsorted(total, total[start] + room, side="right")) - 1,
            )
        )
        windows.append(Window(example, start, end, int(total[end] - total[start]) + 2))
        start, room = end, LONGEST - 2
    return windows


def make_batches(examples: list[Example], rng: Random, budget: int) -> Iterator[Batch]:
    """Cut, sort and pack one epoch.

    Args:
        examples: Training examples; of several annotators' versions of one article, an epoch reads one.
        rng: Source of chance.
        budget: Most wordpieces of a batch, padding included.

    Yields:
        The batches in random order.
    """
    versions: dict[str, list[Example]] = {}
    for example in examples:
        versions.setdefault(example.name, []).append(example)
    chosen = [rng.choice(found) for found in versions.values()]
    windows = [
        w
        for example in chosen
        for _ in range(example.weight)
        for w in cut_windows(example, rng)
    ]
    windows.sort(key=lambda w: w.size + rng.random() * 30)
    packs: list[list[Window]] = []
    for window in windows:
        if (
            packs
            and (len(packs[-1]) + 1) * max(window.size, *(w.size for w in packs[-1]))
            <= budget
        ):
            packs[-1].append(window)
        else:
            packs.append([window])
    rng.shuffle(packs)
    for pack in packs:
        yield _pad(pack)


def _pad(windows: list[Window]) -> Batch:
    size = max(w.size for w in windows)
    longest = max(w.end - w.first for w in windows)
    pieces = torch.zeros(len(windows), size, dtype=torch.long)
    surface = torch.zeros(len(windows), size, 3, dtype=torch.long)
    heads = torch.zeros(len(windows), longest, dtype=torch.long)
    mask = torch.zeros(len(windows), size, dtype=torch.bool)
    tags = torch.zeros(len(windows), longest, dtype=torch.long)
    links = []
    for row, window in enumerate(windows):
        ids, features, first_pieces = window_inputs(
            window.example, window.first, window.end
        )
        pieces[row, : len(ids)] = torch.from_numpy(ids)
        surface[row, : len(ids)] = torch.from_numpy(features)
        heads[row, : len(first_pieces)] = torch.from_numpy(first_pieces)
        mask[row, : len(ids)] = True
        spans, targets = window_targets(window)
        tags[row, : len(first_pieces)] = torch.tensor(
            tag_spans(spans, len(first_pieces))
        )
        links.append(targets)
    return Batch(
        pieces,
        surface,
        heads,
        mask,
        tags,
        torch.tensor([w.end - w.first for w in windows]),
        links,
    )


def window_inputs(
    example: Example, first: int, end: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Wordpieces with [CLS] and [SEP], their surface features, and the first piece of each word."""
    total = np.concatenate([[0], np.cumsum(example.counts)])
    ids = np.concatenate([[START], example.pieces[total[first] : total[end]], [STOP]])
    counts = example.counts[first:end]
    heads = 1 + total[first:end] - total[first]
    surface = np.repeat(example.words[first:end][:, [4, 2, 3]], counts, axis=0)
    surface[:, 1] = 4
    surface[heads - 1, 1] = example.words[first:end, 2]
    return (
        ids.astype(np.int64),
        np.concatenate([[EMPTY_SURFACE], surface, [EMPTY_SURFACE]]).astype(np.int64),
        heads.astype(np.int64),
    )


def window_targets(
    window: Window,
) -> tuple[list[tuple[int, int, int]], LinkTargets | None]:
    """Spans of a window for tagging, and links between those that lie in it."""

    def clip(edges: tuple[int, int] | None) -> tuple[int, int] | None:
        if edges is None or edges[1] < window.first or edges[0] >= window.end:
            return None
        return max(edges[0], window.first) - window.first, min(
            edges[1], window.end - 1
        ) - window.first

    inside = [
        (
            link,
            clip(link.source),
            clip(link.cue),
            [c for c in map(clip, link.contents) if c],
        )
        for link in window.example.links
    ]
    spans = {(0, *source) for _, source, _, _ in inside if source}
    spans |= {(1, *cue) for _, _, cue, _ in inside if cue}
    spans |= {(2, *content) for _, _, _, contents in inside for content in contents}
    ordered = sorted(spans, key=lambda span: (span[1], -span[2], span[0]))
    by_role = [
        sorted((a, b) for role, a, b in spans if role == wanted) for wanted in range(3)
    ]
    if not by_role[1]:
        return ordered, None
    return ordered, _targets(inside, by_role, window)


def _targets(
    inside: list[
        tuple[
            Link, tuple[int, int] | None, tuple[int, int] | None, list[tuple[int, int]]
        ]
    ],
    by_role: list[list[tuple[int, int]]],
    window: Window,
) -> LinkTargets:
    number = [{edges: n for n, edges in enumerate(found)} for found in by_role]
    source = [-1] * len(by_role[1])
    content = [-1] * len(by_role[2])
    for link, its_source, cue, contents in inside:
        if cue is None:
            continue
        if its_source is not None or link.source is None:
            source[number[1][cue]] = (
                0 if its_source is None else 1 + number[0][its_source]
            )
        for part in contents:
            content[number[2][part]] = number[1][cue]
    line_of = np.cumsum(window.example.words[window.first : window.end, 2] >= 2).astype(
        np.int64
    )
    tagged = [
        [TaggedSpan(role, a, b) for a, b in found] for role, found in enumerate(by_role)
    ]
    tensors = [
        torch.tensor(found, dtype=torch.long).reshape(-1, 2) for found in by_role
    ]
    return LinkTargets(
        (tensors[0], tensors[1], tensors[2]),
        torch.tensor(source),
        torch.tensor(content),
        pair_features(tagged[1], tagged[0], line_of),
        pair_features(tagged[1], tagged[2], line_of),
    )
