"""Numbers that somebody does not believe, with and without a verb of denial."""

from collections.abc import Callable

import pytest

from whence.model import Extraction
from whence.reconcile.denial_readings import find_denials

MakePage = Callable[..., Extraction]


@pytest.mark.parametrize(
    "sentence",
    [
        "The town hall of Lorn termed the number of deaths \u201calarmist\u201d.",
        "The mayor described the number of deaths as \u201cunproven\u201d on Monday.",
        "The mayor said that the number of deaths was \u201cfar off\u201d.",
    ],
)
def test_who_does_not_believe_a_number_denies_it(
    make_page: MakePage, sentence: str
) -> None:
    found = find_denials(make_page("a", f"The heat went on. {sentence}"))
    assert [denial.measures for denial in found] == [{"killed"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "The town hall of Lorn called the number of deaths \u201cshocking\u201d.",
        "The town hall of Lorn called the plan for a new bridge \u201cunrealistic\u201d.",
        "The mayor said that the number of deaths was rising.",
    ],
)
def test_who_judges_otherwise_denies_nothing(
    make_page: MakePage, sentence: str
) -> None:
    assert find_denials(make_page("a", f"The heat went on. {sentence}")) == []
