"""A dossier of eight invented pages on a cholera outbreak, and what it must come to.

Ministry and aid group count apart; a wire, its copy, a radio and a weblog relay them;
figures rise, one is a former one, some are parts, one is of an earlier outbreak, and a
minister rejects one of them. The table was written by hand before the pages were run; then
one page got a date, and a row on "a quarter of a million" doses was left out.
"""

import shutil
from pathlib import Path

import pytest

from whence import api
from whence.model import Figure

FOLDER = Path(__file__).parent / "cholera"

# Measure, noun, one of its figures; then low, best, high, origins, denials.
EXPECTED = [
    ("killed", "person", 31, (52, None, 63), (2, 2), 2),
    ("killed", "person", 112, (112, 112, 112), (1, 1), 0),
    ("infected", "person", 1_214, (1_830, 1_830, 1_830), (1, 1), 0),
    ("pledged", "dose", 1_000_000, (1_000_000, 1_000_000, 1_000_000), (1, 1), 0),
]


@pytest.fixture(name="answers", scope="module")
def fixture_answers() -> list[Figure]:
    pages = list(api.extract_documents(api.load_documents([FOLDER])))
    return list(api.figures(pages))


@pytest.mark.parametrize(
    ("measure", "noun", "value", "bounds", "origins", "denials"), EXPECTED
)
def test_the_table_of_questions(
    answers: list[Figure],
    measure: str,
    noun: str,
    value: float,
    bounds: tuple[float | None, ...],
    origins: tuple[int, int],
    denials: int,
) -> None:
    (found,) = [
        figure
        for figure in answers
        if figure.question.measure == measure
        and figure.question.counted == noun
        and figure.question.aspect == "total"
        and any(item.low == value for item in figure.figures)
    ]
    assert (found.low, found.best, found.high) == bounds
    assert found.origins == origins
    assert len(found.denials) == denials


def test_no_part_and_no_clinic_is_among_the_dead(answers: list[Figure]) -> None:
    dead = {
        item.low
        for figure in answers
        if figure.question.measure == "killed"
        for item in figure.figures
        if item.counts
    }
    assert dead.isdisjoint({4, 5, 412, 1_200})


def _table(folder: Path) -> list[tuple[object, ...]]:
    pages = list(api.extract_documents(api.load_documents([folder])))
    figures = api.figures(pages)
    return sorted(
        (
            str(figure.question),
            str((figure.low, figure.best, figure.high, figure.origins, figure.status)),
            sorted(
                (Path(item.document).name, str(item.low)) for item in figure.figures
            ),
        )
        for figure in figures
    )


def test_the_folder_of_the_pages_changes_no_answer(tmp_path: Path) -> None:
    tables = []
    for name in ("first", "second", "third"):
        shutil.copytree(FOLDER, tmp_path / name / "cholera")
        tables.append(_table(tmp_path / name / "cholera"))
    assert tables[0] == tables[1] == tables[2]
