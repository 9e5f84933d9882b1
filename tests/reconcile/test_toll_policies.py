"""The five policies for tolls, and one figure for each question of an event."""

from collections.abc import Callable, Sequence

import pytest

from whence.model import Extraction, Figure, Policy
from whence.reconcile import answer_questions

MakePage = Callable[..., Extraction]


@pytest.fixture(name="shooting")
def fixture_shooting(make_page: MakePage) -> list[Extraction]:
    """Return three pages of one shooting, of which the last counts one more dead."""
    return [
        make_page(
            "a",
            "One person was killed and five others were wounded when a man opened fire "
            "at the Sorn Mill dance hall, police in Dunlevy said.",
            title="1 dead, 5 wounded in Dunlevy dance hall shooting",
            published="2031-04-02",
            outlet="The Ardle Post",
        ),
        make_page(
            "b",
            "A gunman shot six people at the Sorn Mill dance hall in Dunlevy. One of "
            "them was killed and five were wounded, police said.",
            title="Six shot at Dunlevy dance hall, one dead",
            published="2031-04-02",
            outlet="Sorn Valley News",
        ),
        make_page(
            "c",
            "A second victim of the shooting at the Sorn Mill dance hall in Dunlevy has "
            "died. Two people were killed and four were wounded, police said.",
            title="2 dead, 4 wounded in Dunlevy dance hall shooting",
            published="2031-04-05",
            outlet="Morning Kestrel",
        ),
    ]


def _killed(pages: Sequence[Extraction], policy: Policy = "range") -> Figure:
    found = [
        figure
        for figure in answer_questions(pages, policy=policy)
        if figure.question.measure == "killed"
        and figure.question.counted == "person"
        and figure.question.aspect == "total"
    ]
    return max(found, key=lambda figure: figure.reports)


def test_an_event_has_one_figure_for_the_killed(shooting: list[Extraction]) -> None:
    found = [
        figure
        for figure in answer_questions(shooting)
        if figure.question.measure == "killed"
    ]
    assert len(found) == 1
    assert found[0].reports == 3


@pytest.mark.parametrize(
    "policy", ["range", "conservative", "low-best-high", "latest", "root-median"]
)
def test_every_policy_gives_its_grounds(
    shooting: list[Extraction], policy: Policy
) -> None:
    found = _killed(shooting, policy)
    assert found.low is not None
    assert found.best is not None
    assert found.high is not None
    assert found.low <= found.best <= found.high
    assert [ground.end for ground in found.grounds] == ["low", "best", "high"]
    assert [ground.value for ground in found.grounds] == [
        found.low,
        found.best,
        found.high,
    ]
    assert all(ground.rule for ground in found.grounds)
    assert all(item.why for item in found.figures)


def test_latest_hears_the_last_day_alone(shooting: list[Extraction]) -> None:
    found = _killed(shooting, "latest")
    assert found.best == 2
    heard = {item.document for item in found.figures if item.counts}
    assert heard == {"c"}


def test_conservative_is_the_low_end(shooting: list[Extraction]) -> None:
    found = _killed(shooting, "conservative")
    assert found.best == found.low


def test_the_median_is_over_origins(shooting: list[Extraction]) -> None:
    # All three quote one police force: one voice.
    found = _killed(shooting, "root-median")
    assert found.best in {1, 2}
    assert "median over origins" in found.grounds[1].rule


def test_counts_of_named_sources_answer_for_a_flood(make_page: MakePage) -> None:
    pages = [
        make_page(
            "a",
            "At least 12 people were killed by the flood in Dunlevy, the Dunlevy Fire "
            "Brigade said. The river Sorn burst its banks on Monday.",
            title="Flood kills 12 in Dunlevy",
            published="2031-04-02",
        ),
        make_page(
            "b",
            "The flood in Dunlevy killed 19 people, the aid group Openhand said. The "
            "river Sorn burst its banks on Monday.",
            title="Aid group: 19 killed by flood in Dunlevy",
            published="2031-04-04",
            outlet="Morning Kestrel",
        ),
    ]
    found = _killed(pages)
    assert (found.low, found.best, found.high) == (12, None, None)
    assert found.origins == (2, 2)
    assert not found.id.startswith("toll")


def test_order_does_not_show(shooting: list[Extraction]) -> None:
    assert answer_questions(shooting) == answer_questions(shooting[::-1])
