"""The line model's weights."""

import numpy as np
import pytest

from tests.intake.pages import BODY, TEXT
from whence.intake.features import COLUMNS, line_features
from whence.intake.linemodel import ModelName, score_lines
from whence.intake.lines import find_lines
from whence.intake.tagfeatures import TAG_COLUMNS


def test_report_scores_high_and_furniture_low() -> None:
    lines = find_lines(TEXT)
    features = line_features(lines)
    assert features.shape == (len(lines), len(COLUMNS))
    scores = score_lines(features, "text")
    for line, score in zip(lines, scores, strict=True):
        assert (score > 0.5) == (line.text in BODY), line.text


@pytest.mark.parametrize(("model", "width"), [("text", COLUMNS), ("html", TAG_COLUMNS)])
def test_rows_are_scored_one_by_one(model: ModelName, width: tuple[str, ...]) -> None:
    rows = np.random.default_rng(1).normal(size=(2_500, len(width)))
    scores = score_lines(rows, model)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert np.array_equal(scores[2_100:2_110], score_lines(rows[2_100:2_110], model))


def test_one_line_has_features() -> None:
    assert line_features(find_lines("One line.")).shape == (1, len(COLUMNS))
