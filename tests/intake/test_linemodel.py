"""The line model's weights."""

import numpy as np
import pytest

from tests.intake.pages import BODY, TEXT
from whence.intake.bodies import find_body
from whence.intake.context import context_features
from whence.intake.features import COLUMNS, line_features
from whence.intake.linemodel import MODEL_COLUMNS, ModelName, score_lines
from whence.intake.lines import find_lines


def test_report_scores_high_and_furniture_low() -> None:
    lines = find_lines(TEXT)
    features = line_features(lines)
    assert features.matrix.shape == (len(lines), len(COLUMNS))
    first = score_lines(features.matrix, "text")
    lengths = [len(line.text) for line in lines]
    scores = score_lines(context_features(features, lengths, first), "context")
    for line, score in zip(lines, scores, strict=True):
        assert (score > 0.5) == (line.text in BODY), line.text


@pytest.mark.parametrize("model", sorted(MODEL_COLUMNS))
def test_rows_are_scored_one_by_one(model: ModelName) -> None:
    rows = np.random.default_rng(1).normal(size=(2_500, len(MODEL_COLUMNS[model])))
    scores = score_lines(rows, model)
    assert ((scores >= 0) & (scores <= 1)).all()
    assert np.array_equal(scores[2_100:2_110], score_lines(rows[2_100:2_110], model))


def test_one_line_has_features() -> None:
    features = line_features(find_lines("One line."))
    assert features.matrix.shape == (1, len(COLUMNS))
    seen = context_features(features, [9], np.array([0.5]))
    assert seen.shape == (1, len(MODEL_COLUMNS["context"]))


def test_a_line_knows_the_run_that_it_stands_in() -> None:
    lines = find_lines("\n".join([*BODY, *["Menu"] * 9, BODY[0][:40]]))
    features = line_features(lines)
    scores = np.array([0.9] * len(BODY) + [0.0] * 9 + [0.6])
    seen = context_features(features, [len(line.text) for line in lines], scores)
    names = MODEL_COLUMNS["context"]
    share, away = names.index("run_share"), names.index("from_run")
    assert seen[0, share] == pytest.approx(1.0)
    assert 0 < seen[-1, share] < 0.2
    assert seen[0, away] == 0
    assert seen[-1, away] == 10


@pytest.mark.parametrize(
    "promotion",
    [
        "Seen something odd? Send us your pictures and win 80 euros.",
        "You have two free stories left. Register today to read on.",
        "Win two tickets for the harbour concert on 5 June!",
        "Take our quiz: how well do you know your river?",
        "Read also: Bakers of the valley strike for a fourth week",
        "Top stories: Seven ways to dry a cellar. Mayor resigns.",
    ],
)
def test_a_promotion_between_paragraphs_is_no_body(promotion: str) -> None:
    lines = find_lines("\n\n".join([*BODY[:3], promotion, BODY[3]]))
    body = find_body(lines)
    assert body == [True, True, True, False, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "The town will win back the trust of its readers, the mayor said.",
        "“Send us boats,” she told the ministry on Tuesday evening.",
        "Tickets for the ferry had been sold out for days, the company said.",
    ],
)
def test_a_sentence_of_the_report_stays(sentence: str) -> None:
    lines = find_lines("\n\n".join([*BODY[:3], sentence, BODY[3]]))
    assert all(find_body(lines))
