"""The line model's weights."""

import numpy as np
import pytest

from tests.intake.pages import BODY, TEXT
from whence.intake.bodies import choose_body, find_body
from whence.intake.context import context_features
from whence.intake.features import COLUMNS, line_features, window, windows
from whence.intake.likeness import line_likeness
from whence.intake.linemodel import MODEL_COLUMNS, ModelName, score_lines
from whence.intake.lines import find_lines
from whence.intake.looks import LOOK_COLUMNS, look_at


def test_report_scores_high_and_furniture_low() -> None:
    lines = find_lines(TEXT)
    features = line_features(lines)
    assert features.matrix.shape == (len(lines), len(COLUMNS))
    first = score_lines(features.matrix, "text")
    lengths = [len(line.text) for line in lines]
    scores = score_lines(context_features(features, lengths, first), "context")
    for line, score in zip(lines, scores, strict=True):
        # The headline may go either way: it is told from the body by rules.
        if not line.text.startswith("River bursts"):
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


DISCUSSION = """3 Comments

oldsalt
2 days ago
I have lived by that river for thirty years and never saw it rise so fast.
Reply

gearhead77
1 day ago
They had years to mend the dam and chose to do nothing about it.
Reply

Nadia
1 day ago
The same thing happened in our town, and nobody was ever held responsible.
Reply"""


def test_a_discussion_below_a_report_is_no_body() -> None:
    lines = find_lines("\n\n".join(BODY) + "\n\n" + DISCUSSION)
    body = find_body(lines)
    assert body[: len(BODY)] == [True] * len(BODY)
    assert not any(body[len(BODY) :])


@pytest.mark.parametrize(
    "sentence",
    [
        "Two journalists and an editor were among the dead, the ministry said.",
        "A reporter for the state broadcaster was detained there, her lawyer said.",
        "“I have lived here for thirty years and my house is gone,” a reader wrote.",
        "The commission will publish its report in May, the ministry said.",
    ],
)
def test_a_report_may_end_on_writers_and_readers(sentence: str) -> None:
    assert all(find_body(find_lines("\n\n".join([*BODY, sentence]))))


def test_windows_leave_the_line_out() -> None:
    values = np.array([1.0, 2.0, 4.0, 8.0])
    before, around = windows(values, (2, 0), (1, 9))
    assert before.tolist() == [0.0, 1.0, 3.0, 6.0]
    assert around.tolist() == [14.0, 13.0, 10.0, 4.0]
    assert window(values, 1, 9).tolist() == around.tolist()


def test_a_line_knows_the_block_that_it_stands_in() -> None:
    lines = find_lines("News\nSport\nWeather\n\nThe river rose.\n\nRead more")
    matrix = line_features(lines).matrix
    sizes = np.expm1(matrix[:, COLUMNS.index("block_lines")])
    assert np.round(sizes).tolist() == [3, 3, 3, 1, 1]
    assert matrix[:, COLUMNS.index("block_at")].tolist() == [0, 1, 2, 0, 0]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("Boots, $79 (down from $120)", "prices"),
        ("“We saw it come,” she said.", "opens_quote"),
        ("3 onions, chopped", "opens_digit"),
        ("Ana Roth (left) and the mayor on the quay", "credited"),
        ("The wave, filmed from the pier. pic.twitter.com/abc", "posted"),
        ('","providerName":"Tube","width":550', "markup"),
        ("Mara Quist is a reporter based in Halden.", "trade"),
        ("We may earn a commission from these links.", "dealing"),
        ("I agree, my cellar is full of it", "self"),
    ],
)
def test_looks_see_a_mark(line: str, column: str) -> None:
    at = LOOK_COLUMNS.index(column)
    assert look_at(line).features[at] > 0
    assert look_at("The river rose on Monday, police said.").features[at] == 0


@pytest.mark.parametrize(
    "page",
    [
        [
            "Border guards turned back 61 people on Monday, the border service said.",
            "This year 1,704 people have been turned back.",
            "Last year there were 2,643 such cases.",
        ],
        [
            "The Commission takes note of reports that the trawler Alba was seized.",
            "It was not informed in advance.",
            "It will not comment further while the case is before a court.",
        ],
        [
            "09.15 The court is in session, and Keller enters through a side door.",
            "09.40 Keller denies all eleven charges.",
            "10.20 A clerk says that she signed what she was told to sign.",
            "12.00 The court adjourns until Monday.",
        ],
        ["Six beaches near Port Alder were closed after oil leaked on Monday."],
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_short_page_without_furniture_is_body(page: list[str], between: str) -> None:
    assert all(find_body(find_lines(between.join(page))))


def test_lines_alike_in_form_make_a_run() -> None:
    awards = ["Best song: Ana Roth", "Best film: The Dam", "Best book: Low Water"]
    likeness, runs = line_likeness(["Menu", *awards, "The end.", "Menu", "Menu"])
    assert runs.tolist() == [0, 3, 3, 3, 0, 0, 0]
    assert likeness[0] == likeness[5] == 0


def test_long_lines_and_copies_are_alike_to_none() -> None:
    texts = [
        "River rises again. " * 10,
        "River rises again. " * 9 + "So",
        "News",
        "News",
    ]
    assert line_likeness(texts)[0].tolist() == [0, 0, 0, 0]


def test_the_second_look_sees_how_much_furniture_there_is() -> None:
    lines = find_lines("\n".join([*["Menu"] * 3, *BODY, *["Menu"] * 6]))
    features = line_features(lines)
    scores = np.array([0.0] * 3 + [0.9] * len(BODY) + [0.0] * 6)
    seen = context_features(features, [len(line.text) for line in lines], scores)
    names = MODEL_COLUMNS["context"]
    counts = [names.index(name) for name in ("out_before", "out_after", "out_all")]
    assert np.round(np.expm1(seen[0, counts])).tolist() == [3, 6, 9]
    assert 0.5 < seen[0, names.index("body_share")] < 1


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Mara Quist is a staff writer at the Harbour Post.", False),
        ("Ben Okoro is the Ledger's transport correspondent.", False),
        ("Mara Quist, a reporter who was there, saw the dam give way at noon.", True),
        ("The dam is an old one, the editor of the local paper said on Friday.", True),
    ],
)
def test_a_note_on_who_wrote_the_report_is_no_body(line: str, *, stays: bool) -> None:
    assert find_body(find_lines("\n\n".join([*BODY, line])))[-1] is stays


def test_an_unsure_heading_above_the_report_is_no_body() -> None:
    lines = find_lines("\n\n".join(["Dam fails near Halden, two dead", *BODY]))
    scores = np.array([0.6, *[0.9] * len(BODY)])
    assert choose_body(lines, scores) == [False, *[True] * len(BODY)]
    assert all(choose_body(lines, np.array([0.9] * (1 + len(BODY)))))


def test_a_sentence_above_the_report_is_its_first() -> None:
    lines = find_lines("\n\n".join(["The dam near Halden failed at noon.", *BODY]))
    assert all(choose_body(lines, np.array([0.3, *[0.9] * len(BODY)])))


def test_a_sure_line_at_the_end_stays_without_a_full_stop() -> None:
    lines = find_lines("\n\n".join([*BODY, "“No comment.” – the ministry"]))
    for score, stays in ((0.9, True), (0.6, False)):
        scores = np.array([*[0.9] * len(BODY), score])
        assert choose_body(lines, scores)[-1] is stays
