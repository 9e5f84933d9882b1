"""The line model: how likely a line of a page is body text.

A few hundred small decision trees for each of two models, trained by
`train/segments/train.py`: one over `features.line_features` for text-only pages, one
over `tagfeatures.tag_features` for HTML. The weights are plain numbers in JSON files;
reading them runs no code.
"""

import functools
import json
from dataclasses import dataclass
from importlib import resources
from typing import Literal

import numpy as np
import numpy.typing as npt

from whence.errors import ModelError
from whence.intake.features import COLUMNS, Matrix
from whence.intake.tagfeatures import TAG_COLUMNS

__all__ = ["ModelName", "score_lines"]

ModelName = Literal["text", "html"]

_COLUMNS: dict[str, tuple[str, ...]] = {"text": COLUMNS, "html": TAG_COLUMNS}
_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class _Trees:
    """All trees in flat arrays; a leaf points to itself."""

    base: float
    roots: npt.NDArray[np.int64]
    column: npt.NDArray[np.int64]
    limit: npt.NDArray[np.float64]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]
    depth: int


@functools.cache
def _load_trees(model: ModelName) -> _Trees:
    """Read the weights of a model that ship with the package."""
    name = f"weights/{model}.json"
    try:
        source = resources.files("whence.intake").joinpath(name)
        record = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"the weights {name} cannot be read: install Whence again"
        raise ModelError(message) from error
    if tuple(record["columns"]) != _COLUMNS[model]:
        message = f"the weights {name} are of another version: train them again"
        raise ModelError(message)
    parts: dict[str, list[float]] = {
        name: [] for name in ("column", "limit", "left", "right", "value")
    }
    roots: list[int] = []
    depth = 0
    for tree in record["trees"]:
        base = len(parts["column"])
        roots.append(base)
        depth = max(depth, _depth(tree["left"], tree["right"], tree["column"]))
        for at, column in enumerate(tree["column"]):
            leaf = column < 0
            parts["column"].append(0 if leaf else column)
            parts["limit"].append(tree["limit"][at])
            parts["left"].append(base + (at if leaf else tree["left"][at]))
            parts["right"].append(base + (at if leaf else tree["right"][at]))
            parts["value"].append(tree["value"][at])
    return _Trees(
        float(record["base"]),
        np.array(roots, dtype=np.int64),
        np.array(parts["column"], dtype=np.int64),
        np.array(parts["limit"], dtype=np.float64),
        np.array(parts["left"], dtype=np.int64),
        np.array(parts["right"], dtype=np.int64),
        np.array(parts["value"], dtype=np.float64),
        depth,
    )


def _depth(left: list[int], right: list[int], column: list[int]) -> int:
    """Return how many questions the longest way through a tree asks."""
    deepest, waiting = 0, [(0, 0)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        if column[node] >= 0:
            waiting += [(left[node], level + 1), (right[node], level + 1)]
    return deepest


def score_lines(features: Matrix, model: ModelName) -> npt.NDArray[np.float64]:
    """Return for each line how likely it is body text, 0 to 1.

    Args:
        features: The matrix of the lines' features.
        model: Which model: `text` reads `line_features`, `html` `tag_features`.

    Returns:
        One score a line.

    Raises:
        ModelError: If the weights are missing or of another version.
    """
    trees = _load_trees(model)
    scores = np.empty(len(features), dtype=np.float64)
    for start in range(0, len(features), _ROWS):
        rows = features[start : start + _ROWS]
        at = np.broadcast_to(trees.roots, (len(rows), len(trees.roots)))
        line = np.arange(len(rows))[:, None]
        for _ in range(trees.depth):
            below = rows[line, trees.column[at]] <= trees.limit[at]
            at = np.where(below, trees.left[at], trees.right[at])
        total = trees.base + trees.value[at].sum(axis=1)
        scores[start : start + _ROWS] = 1.0 / (1.0 + np.exp(-total))
    return scores
