"""Written claims: copies count once, the unknown never, errors tell copiers."""

import pytest

from whence.model import Interval, WrittenClaim
from whence.reconcile import reconcile_written


def _claim(
    name: str, source: str, low: float | None, high: float | None = None, **more: object
) -> WrittenClaim:
    end = low if high is None else high
    return WrittenClaim(name, "q", source, low, end, **more)  # type: ignore[arg-type]


def test_two_sources_that_agree_are_the_best() -> None:
    (figure,) = reconcile_written(
        [_claim("1", "A", 5), _claim("2", "B", 5), _claim("3", "C", 9)]
    )
    assert (figure.low, figure.best, figure.high) == (5, 5, 9)
    assert figure.origins == (3, 3)
    assert figure.status == "contested"


def test_a_claim_that_cites_another_counts_with_it() -> None:
    (figure,) = reconcile_written(
        [_claim("1", "A", 5), _claim("2", "B", 5, cites=("1",))]
    )
    assert figure.origins == (1, 1)
    assert {item.origin for item in figure.figures} == {"A"}


def test_a_relay_gives_way_to_what_it_cites_and_brings_no_later_day() -> None:
    first, last = Interval("2031-01-01", "2031-01-02"), Interval("2031-01-05", None)
    (figure,) = reconcile_written(
        [
            _claim("1", "A", 11, said=first),
            _claim("2", "B", 17, said=Interval("2031-01-03", "2031-01-04")),
            _claim("3", "C", 11, cites=("1",), said=last),
        ]
    )
    assert [item.counts for item in figure.figures] == [True, True, False]
    assert "taken from 1" in figure.figures[2].why
    assert figure.origins == (2, 2)


def test_claims_that_cite_one_another_all_count() -> None:
    (figure,) = reconcile_written(
        [_claim("1", "A", 5, cites=("2",)), _claim("2", "B", 5, cites=("1",))]
    )
    assert all(item.counts for item in figure.figures)
    assert figure.best == 5


def test_a_total_may_rise_and_a_time_of_arrival_may_not() -> None:
    first, last = Interval("2031-01-01", "2031-01-02"), Interval("2031-01-05", None)

    def status(question: str) -> str:
        claims = [
            WrittenClaim("1", question, "A", 11, 11, first),
            WrittenClaim("2", question, "B", 17, 17, last),
        ]
        (figure,) = reconcile_written(claims)
        return figure.status

    assert status("people killed in the flood") == "corroborated"
    assert status("minute of arrival") == "contested"


def test_each_set_of_claims_that_cannot_be_true_is_named() -> None:
    (figure,) = reconcile_written(
        [_claim("1", "A", 5), _claim("2", "B", 5), _claim("3", "C", 9)]
    )
    assert figure.contradictions == (("1", "3"), ("2", "3"))
    assert figure.conflicts[0].why == "3: 9; 1: 5; it is one number"


def test_claims_with_the_same_wording_count_once() -> None:
    words = "Nine boats went down in the night off the cape of Lorn."
    (figure,) = reconcile_written(
        [_claim("1", "A", 9, text=words), _claim("2", "B", 9, text=words.upper())]
    )
    assert figure.origins == (1, 1)


@pytest.mark.parametrize("source", ["", "unnamed official", "two sources", "reports"])
def test_an_unnamed_source_raises_only_the_upper_end(source: str) -> None:
    (figure,) = reconcile_written([_claim("1", "A", 5), _claim("2", source, 6)])
    assert figure.origins == (1, 2)
    assert figure.figures[1].origin is None


def test_an_open_end_stays_open() -> None:
    (figure,) = reconcile_written(
        [_claim("1", "A", 5), WrittenClaim("2", "q", "B", 7, None)]
    )
    assert (figure.low, figure.high) == (5, None)


def test_a_later_figure_of_a_source_replaces_its_earlier_one() -> None:
    first, last = Interval("2031-01-01", "2031-01-02"), Interval("2031-01-05", None)
    (figure,) = reconcile_written(
        [_claim("1", "A", 5, said=first), _claim("2", "A", 8, said=last)]
    )
    assert (figure.low, figure.best, figure.high) == (8, 8, 8)


def _fleet(questions: int) -> list[WrittenClaim]:
    """Return claims of three sources that err alone, and of three that err alike."""
    claims: list[WrittenClaim] = []
    for number in range(questions):
        right = 100 + number
        values = {
            f"good {good}": right + 10 * good if number % 7 == good else right
            for good in (1, 2, 3)
        }
        values |= {
            f"copy {copy}": 900 + number if number % 3 == 0 else right
            for copy in (1, 2, 3)
        }
        claims.extend(
            WrittenClaim(f"{number}-{source}", f"q{number:03}", source, value, value)
            for source, value in values.items()
        )
    return claims


def test_sources_that_share_their_errors_are_one_voice() -> None:
    figures = list(reconcile_written(_fleet(90)))
    assert all(figure.best == 100 + at for at, figure in enumerate(figures))
    assert {figure.origins for figure in figures} == {(4, 4)}
    assert any("whose errors it shares" in line for line in figures[0].reasons)


def test_good_sources_that_agree_stay_apart() -> None:
    named = {
        item.origin
        for figure in reconcile_written(_fleet(90))
        for item in figure.figures
    }
    assert named == {"copy 1", "good 1", "good 2", "good 3"}


def test_order_does_not_show() -> None:
    claims = _fleet(30)
    expected = list(reconcile_written(claims))
    assert list(reconcile_written(claims[::-1])) == expected
    assert list(reconcile_written([*claims[50:], *claims[:50]])) == expected


def test_nothing_gives_nothing() -> None:
    assert list(reconcile_written([])) == []
