"""The line model: how likely a line of a page is body text.

Three sets of a few hundred small decision trees, trained by `train/segments/train.py`:
`text` over `features.line_features` and `context` over `context.context_features` for
text-only pages, `html` over `tagfeatures.tag_features` for HTML. All leaves of a level
of a tree ask the same question, so that a page's lines go through all trees at once.
The weights are plain numbers in JSON files; reading them runs no code.
"""

import functools
import json
from dataclasses import dataclass
from importlib import resources
from typing import Literal

import numpy as np
import numpy.typing as npt

from whence.errors import ModelError
from whence.intake.context import CONTEXT_COLUMNS
from whence.intake.features import COLUMNS, OWN_COLUMNS, Matrix
from whence.intake.tagfeatures import TAG_COLUMNS

__all__ = ["MODEL_COLUMNS", "ModelName", "score_lines"]

ModelName = Literal["text", "context", "html"]

MODEL_COLUMNS: dict[ModelName, tuple[str, ...]] = {
    "text": COLUMNS,
    "context": (*COLUMNS[:OWN_COLUMNS], *CONTEXT_COLUMNS),
    "html": TAG_COLUMNS,
}
"""The columns that each model reads, in order."""
_ROWS = 500
_QUESTIONS = 8


@dataclass(frozen=True, slots=True)
class _Trees:
    """All trees of a model: a row of questions and a row of leaves for each.

    Each tree has eight questions, so that its answers are the bits of one byte, the
    number of its leaf; those that it was not trained to ask are never answered yes.

    Attributes:
        base: What all sums begin with.
        column: Which column each question is about, tree after tree.
        limit: What the column must exceed for a yes.
        first: Where each tree's leaves begin.
        value: What each leaf adds.
    """

    base: float
    column: npt.NDArray[np.int64]
    limit: npt.NDArray[np.float32]
    first: npt.NDArray[np.int64]
    value: npt.NDArray[np.float64]


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
    if tuple(record["columns"]) != MODEL_COLUMNS[model]:
        message = f"the weights {name} are of another version: train them again"
        raise ModelError(message)
    trees = record["trees"]
    depth = len(trees[0]["column"])
    column = np.zeros((len(trees), _QUESTIONS), dtype=np.int64)
    column[:, :depth] = [tree["column"] for tree in trees]
    limit = np.full((len(trees), _QUESTIONS), np.inf, dtype=np.float32)
    limit[:, :depth] = [tree["limit"] for tree in trees]
    return _Trees(
        float(record["base"]),
        column.ravel(),
        limit.ravel(),
        np.arange(len(trees), dtype=np.int64) << depth,
        np.array([tree["value"] for tree in trees], dtype=np.float64).ravel(),
    )


def score_lines(features: Matrix, model: ModelName) -> npt.NDArray[np.float64]:
    """Return for each line how likely it is body text, 0 to 1.

    Args:
        features: The matrix of the lines' features.
        model: Which model, and so which of `MODEL_COLUMNS` the matrix has.

    Returns:
        One score a line.

    Raises:
        ModelError: If the weights are missing or of another version.
    """
    trees = _load_trees(model)
    scores = np.empty(len(features), dtype=np.float64)
    for start in range(0, len(features), _ROWS):
        rows = features[start : start + _ROWS].astype(np.float32)
        yes = np.take(rows, trees.column, axis=1) > trees.limit
        numbers = np.packbits(yes, bitorder="little").reshape(len(rows), -1)
        leaves = numbers + trees.first
        total = trees.base + np.take(trees.value, leaves).sum(axis=1)
        scores[start : start + _ROWS] = 1.0 / (1.0 + np.exp(-total))
    return scores
