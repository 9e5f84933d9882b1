"""The picture of a question's figures."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from whence.model import DayBounds, FigureRole
from whence.web.timeline import Dot, draw_timeline

_DAY = date(2021, 6, 7)


def _dot(
    low: float | None,
    high: float | None,
    role: FigureRole | None = "figure",
    day: date | None = _DAY,
) -> Dot:
    return Dot(day, day, low, high, role, "A", 0)


def _draw(*dots: Dot, low: float | None = None, high: float | None = None) -> str:
    return str(draw_timeline(dots, low, high, label="Kettles over time") or "")


def test_nothing_to_draw_gives_no_picture() -> None:
    assert _draw() == ""
    assert _draw(_dot(None, None, None)) == ""


def test_open_bound_is_an_arrow_and_a_range_a_bar() -> None:
    assert "line o0 bar" not in _draw(_dot(500, None))
    assert _draw(_dot(500, None)).count('class="line o0"') == 2
    assert "line o0 bar" in _draw(_dot(400, 900))


def test_what_is_no_count_is_hollow() -> None:
    for role in ("capacity", "derived", "forecast"):
        assert "dot o0 hollow" in _draw(_dot(500, 500, role))
    assert "hollow" not in _draw(_dot(500, 500))


def test_shares_stand_apart_with_an_axis_of_their_own() -> None:
    drawn = _draw(_dot(500, 500), _dot(0.5, 0.5, "share"))
    assert "50 %" in drawn
    assert ">shares<" in drawn


def test_denials_have_a_lane_and_undated_a_column() -> None:
    drawn = _draw(_dot(500, 500), _dot(None, None, None), _dot(400, 400, day=None))
    assert ">denials<" in drawn
    assert 'class="cross"' in drawn
    assert ">undated<" in drawn
    assert ">denials<" not in _draw(_dot(500, 500))


def test_figure_known_to_within_a_year_does_not_squeeze_the_others() -> None:
    wide = Dot(_DAY, date(2022, 6, 7), 450, 450, "figure", "B", 1)
    later = _dot(500, 500, day=date(2021, 6, 21))
    drawn = _draw(_dot(500, 500), later, wide)
    assert "21 June 2021" in drawn
    assert "2022" not in drawn
    assert 'class="line o1 span"' in drawn


def test_wide_spread_is_drawn_to_a_logarithmic_scale() -> None:
    assert "logarithmic" in _draw(_dot(10, 10), _dot(4e6, 4e6))
    assert "logarithmic" not in _draw(_dot(10, 10), _dot(40, 40))


def test_ends_of_the_answer_are_named() -> None:
    drawn = _draw(_dot(500, 900), low=500, high=900)
    assert ">low<" in drawn
    assert ">high<" in drawn
    assert ">low, high<" in _draw(_dot(500, 500), low=500, high=500)


_ENDS = st.none() | st.floats(-1e15, 1e15)
_DOTS = st.builds(
    Dot,
    st.none() | st.dates(),
    st.none() | st.dates(),
    _ENDS,
    _ENDS,
    st.sampled_from(["figure", "capacity", "derived", "share", "forecast", None]),
    st.just("A"),
    st.integers(0, 6),
)


@given(st.lists(_DOTS, max_size=12), _ENDS, _ENDS)
def test_every_set_of_figures_can_be_drawn(
    dots: list[Dot], low: float | None, high: float | None
) -> None:
    drawn = str(draw_timeline(dots, low, high, label="any") or "")
    assert "nan" not in drawn
    assert "inf" not in drawn
    assert "e+" not in drawn


def test_bounds_of_a_total_are_an_area_behind_the_figures() -> None:
    days = [_DAY, date(2021, 6, 9), date(2021, 6, 14)]
    dots = [_dot(11, None, day=days[0]), _dot(21, 21, day=days[2])]
    band = [
        DayBounds(days[0], 11, 17),
        DayBounds(days[1], 17, None),
        DayBounds(days[2], 21, 21),
    ]
    drawn = str(draw_timeline(dots, 11, None, label="any", band=band))
    assert drawn.count('class="bounds"') == 1
    assert drawn.index("bounds") < drawn.index('class="dot')
    assert "bounds" not in str(draw_timeline(dots, 11, None, label="any"))
    nothing = [DayBounds(day, 0, None) for day in days]
    assert "bounds" not in str(draw_timeline(dots, 11, None, label="x", band=nothing))
