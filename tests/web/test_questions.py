"""Questions with their answers, figures, origins and changes."""

from dataclasses import replace

import pytest

from tests.web.ledgers import Ledger, build_ledger
from whence.model import Conflict, Conversion, Figure, FigureItem, Quantity, Span
from whence.web.drifts import view_drifts
from whence.web.index import build_index
from whence.web.limits import DEFAULT_LIMITS, ReportLimits
from whence.web.questions import QuestionView, view_questions


def _view(
    ledger: Ledger | None = None,
    figure: Figure | None = None,
    limits: ReportLimits = DEFAULT_LIMITS,
) -> QuestionView:
    held = ledger or build_ledger()
    index = build_index(held.extractions, held.stories)
    traces = {trace.claim: trace for trace in held.traces}
    figures = (figure or held.figures[0],)
    (view,) = view_questions(figures, traces, index, limits, set())
    return view


def test_answer_is_worded_with_its_open_end() -> None:
    view = _view()
    assert (view.low, view.best, view.high) == ("450", "–", "open")
    assert view.origins == "1 to 2 origins"
    assert view.origin_range == "1 to 2"
    assert view.as_of == "7 to 9 June 2021"


def test_figures_come_in_time_and_those_that_do_not_count_last() -> None:
    view = _view()
    assert [item.role for item in view.items] == [
        "figure",
        "figure",
        "capacity, not a count",
    ]
    assert [item.counts for item in view.items] == [True, True, False]
    assert [item.bounds for item in view.items] == [
        "450 to 550",
        "more than 500",
        "up to 900",
    ]


def test_origins_have_one_letter_each_and_the_unknown_none() -> None:
    view = _view()
    assert [(item.letter, item.origin) for item in view.items] == [
        ("A", "Kettle Institute"),
        ("A", "Kettle Institute"),
        ("?", "not told"),
    ]


def test_time_of_the_page_stands_in_and_says_so() -> None:
    items = _view().items
    assert (items[0].said, items[0].dated) == ("7 June 2021", True)
    assert (items[1].said, items[1].dated) == ("9 June 2021", False)


def test_question_without_a_count_has_dashes() -> None:
    figure = build_ledger().figures[0]
    bare = replace(
        figure, low=None, high=None, figures=(replace(figure.figures[1], low=None),)
    )
    view = _view(figure=bare)
    assert (view.low, view.high) == ("–", "–")


@pytest.mark.parametrize(("kind", "value"), [("percent", 40.0), ("share", 0.4)])
def test_shares_are_worded_in_percent(kind: str, value: float) -> None:
    ledger = build_ledger()
    page = ledger.extractions[0]
    assert kind in {"percent", "share"}
    share = Quantity(
        "q", Span(0, 4), value, value, value, "=", None, None, None,
        "percent" if kind == "percent" else "share",
    )  # fmt: skip
    changed = replace(page, quantities=(*page.quantities, share))
    item = FigureItem(
        page.claims[0].id, page.document.id, "q", value, value, None, None, "share"
    )
    figure = replace(
        ledger.figures[0],
        question=replace(ledger.figures[0].question, aspect="share"),
        low=value,
        best=value,
        high=value,
        figures=(item,),
    )
    held = Ledger((changed, *ledger.extractions[1:]), (figure,))
    view = _view(held)
    assert (view.low, view.best) == ("40 %", "40 %")
    assert view.items[0].bounds == "40 %"


def test_drift_stands_once_with_both_wordings() -> None:
    ledger = build_ledger()
    index = build_index(ledger.extractions, ledger.stories)
    seen: set[object] = set()
    (drift,) = view_drifts(ledger.traces, index, seen)  # type: ignore[arg-type]  # any set
    assert drift.kind == "A hedge was lost"
    assert (drift.before_page, drift.after_page) == (1, 2)
    removed = [run.text.strip() for run in drift.runs if run.kind == "removed"]
    assert "may have" in removed
    assert view_drifts(ledger.traces, index, seen) == ()  # type: ignore[arg-type]  # same


def test_denials_and_contradictions_lead_to_claims() -> None:
    view = _view()
    assert [claim.speaker for claim in view.denials] == ["Norland"]
    assert view.contradictions == ((1, 3),)


def test_conflicts_say_why_with_links_and_the_rule_its_source() -> None:
    ledger = build_ledger()
    one, two = ledger.figures[0].contradictions[0]
    conflict = Conflict((one, two), f"{one}: 500; {two}: at most 400; a total")
    sums = Conversion(
        one, "p", "20 crates \u00d7 25 kettles each = 500", 500, 400, False
    )
    view = _view(
        figure=replace(ledger.figures[0], conflicts=(conflict,), conversions=(sums,))
    )
    assert [number for _, number in view.conflicts[0] if number] == [1, 3]
    assert "does not hold" in view.sums[0]
    assert view.rule.startswith("Policy range: low and high are")
    assert "From Whence" in view.rule
    capacity = view.items[2]
    assert capacity.why == (("a capacity: what could be held, not what was", 0),)


def test_reasons_name_claims_by_their_number() -> None:
    ledger = build_ledger()
    claim = ledger.extractions[0].claims[0].id
    reasons = (f"low 450: {claim} and 1 more", "claim-0000000000000000: gone")
    view = _view(figure=replace(ledger.figures[0], reasons=reasons))
    assert view.reasons == (
        (("low 450: ", 1), (" and 1 more", 0)),
        (("claim-0000000000000000: gone", 0),),
    )


def test_limits_name_what_they_cut() -> None:
    view = _view(limits=ReportLimits(items=1, nodes=1))
    assert len(view.items) == 1
    assert view.items_cut == 2
    assert view.nodes_cut == 2


def test_claims_that_are_not_at_hand_still_have_a_row() -> None:
    figure = build_ledger().figures[0]
    view = _view(Ledger((), (figure,)))
    assert [item.claim for item in view.items] == [0, 0, 0]
    assert view.denials == ()
