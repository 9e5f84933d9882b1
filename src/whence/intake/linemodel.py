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


@dataclass(frozen=True, slots=True)
class _Trees:
    """All trees of a model, and the questions that they ask, each of them once.

    The answers to a tree's questions are the bits of the number of its leaf.

    Attributes:
        base: What all sums begin with.
        column: Which column each question is about.
        limit: What the column must exceed for a yes.
        asked: For each level of the trees the question that each tree asks there.
        first: Where each tree's leaves begin.
        value: What each leaf adds.
    """

    base: float
    column: npt.NDArray[np.int64]
    limit: npt.NDArray[np.float32]
    asked: list[npt.NDArray[np.int64]]
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
    questions = np.array(
        [
            (tree["column"][level], tree["limit"][level])
            for level in range(depth)
            for tree in trees
        ],
        dtype=np.float64,
    )
    unique, asked = np.unique(questions, axis=0, return_inverse=True)
    return _Trees(
        float(record["base"]),
        unique[:, 0].astype(np.int64),
        unique[:, 1].astype(np.float32),
        list(asked.reshape(depth, len(trees))),
        np.arange(len(trees), dtype=np.int64)[:, None] << depth,
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
        rows = features[start : start + _ROWS].astype(np.float32).T
        yes = (rows[trees.column] > trees.limit[:, None]).view(np.uint8)
        leaves = yes[trees.asked[0]]
        for level, questions in enumerate(trees.asked[1:], start=1):
            leaves |= yes[questions] << level
        total = trees.base + np.take(trees.value, leaves + trees.first).sum(axis=0)
        scores[start : start + _ROWS] = 1.0 / (1.0 + np.exp(-total))
    return scores
