"""What people decided, put into pages, figures and traces."""

import pytest

from whence.errors import UsageError
from whence.model import Extraction, Figure, Judgement, Verdict
from whence.reconcile import (
    answer_questions,
    apply_judgements,
    check_correction,
    trace_claims,
)
from whence.reconcile.forms import form_id
from whence.reconcile.unions import PartedUnions


def _judge(
    target: str,
    verdict: Verdict,
    *,
    field: str | None = None,
    value: str | None = None,
    supersedes: str | None = None,
) -> Judgement:
    name = f"judgement-{target}-{verdict}-{field}-{value}"
    made = "2031-05-01T12:00:00+00:00"
    return Judgement(name, target, verdict, field, value, "ada", made, supersedes)


def _houses(
    pages: tuple[Extraction, ...] | list[Extraction], **options: object
) -> Figure:
    """Return the figure for the houses destroyed."""
    [figure] = [
        figure
        for figure in answer_questions(pages, **options)  # type: ignore[arg-type] # the tests' own
        if figure.question.counted == "house"
    ]
    return figure


def _named(flood: list[Extraction], name: str) -> Extraction:
    return next(page for page in flood if page.document.id == name)


def test_nothing_decided_changes_nothing(flood: list[Extraction]) -> None:
    judged = apply_judgements(flood, [])
    assert judged.extractions == tuple(flood)
    assert judged.applied == ()


def test_a_rejected_page_is_left_out(flood: list[Extraction]) -> None:
    decision = _judge("c-second", "reject")
    judged = apply_judgements(flood, [decision])
    assert {page.document.id for page in judged.extractions} == {
        page.document.id for page in flood
    } - {"c-second"}
    assert judged.applied == (decision,)
    assert _houses(flood).low == 1100
    assert _houses(judged.extractions).low == 1240


def test_a_rejected_claim_answers_nothing(flood: list[Extraction]) -> None:
    [claim] = [
        claim
        for claim in _named(flood, "c-second").claims
        if claim.speaker.name == "Openhand"
    ]
    judged = apply_judgements(flood, [_judge(claim.id, "reject")])
    assert claim.id not in {
        other.id for page in judged.extractions for other in page.claims
    }
    figure = _houses(judged.extractions)
    assert figure.low == 1240
    assert claim.id not in {item.claim for item in figure.figures}
    words = {
        span.of(page.document.text)
        for page in judged.extractions
        for span in page.document.spans_of("body")
        if page.document.id == "c-second"
    }
    assert not any("1,100 houses" in part for part in words)


def test_with_an_attribution_its_claims_go(flood: list[Extraction]) -> None:
    page = _named(flood, "a-origin")
    [claim] = [claim for claim in page.claims if claim.quantities]
    assert claim.attribution is not None
    judged = apply_judgements(flood, [_judge(claim.attribution, "reject")])
    left = _named(list(judged.extractions), "a-origin")
    assert claim.id not in {item.id for item in left.claims}
    assert claim.attribution not in {item.id for item in left.attributions}


def test_accepting_later_takes_a_rejection_back(flood: list[Extraction]) -> None:
    made = [_judge("c-second", "reject"), _judge("c-second", "accept")]
    assert len(apply_judgements(flood, made).extractions) == len(flood)
    assert len(apply_judgements(flood, made[::-1]).extractions) == len(flood) - 1


def test_a_superseded_decision_has_no_effect(flood: list[Extraction]) -> None:
    first = _judge("c-second", "reject")
    second = _judge("c-second", "note", value="fine after all", supersedes=first.id)
    assert apply_judgements(flood, [first, second]).extractions == tuple(flood)


_NUMBERS = [
    ({"value": "1,300"}, (1300, 1300, 1300, "=")),
    ({"value": "1300.5"}, (1300.5, 1300.5, 1300.5, "=")),
    ({"low": "1000"}, (None, 1000, 1100, "=")),
    ({"high": "open"}, (None, 1100, None, ">=")),
    ({"low": "open"}, (None, None, 1100, "<=")),
    ({"low": "1000", "high": "1200"}, (None, 1000, 1200, "=")),
    ({"low": "1150", "high": "1150"}, (1150, 1150, 1150, "=")),
    ({"low": "5000"}, (1100, 1100, 1100, "=")),  # above the high end: fits no number
]


@pytest.mark.parametrize(("fields", "wanted"), _NUMBERS)
def test_a_number_is_corrected(
    flood: list[Extraction], fields: dict[str, str], wanted: tuple[object, ...]
) -> None:
    [quantity] = [
        item for item in _named(flood, "c-second").quantities if item.low == 1100
    ]
    made = [
        _judge(quantity.id, "correct", field=field, value=value)
        for field, value in fields.items()
    ]
    judged = apply_judgements(flood, made)
    [found] = [
        item
        for item in _named(list(judged.extractions), "c-second").quantities
        if item.id == quantity.id
    ]
    assert (found.value, found.low, found.high, found.bound) == wanted


def test_figures_follow_a_corrected_number(flood: list[Extraction]) -> None:
    [quantity] = [
        item for item in _named(flood, "c-second").quantities if item.low == 1100
    ]
    made = [_judge(quantity.id, "correct", field="value", value="900")]
    assert _houses(apply_judgements(flood, made).extractions).low == 900


def test_a_claim_and_its_page_are_corrected(flood: list[Extraction]) -> None:
    [claim] = [
        claim
        for claim in _named(flood, "c-second").claims
        if claim.speaker.name == "Openhand"
    ]
    made = [
        _judge(claim.id, "correct", field="speaker", value="the Danish Navy"),
        _judge(claim.id, "correct", field="act", value="estimate"),
        _judge(claim.id, "correct", field="said", value="2031-04-01/2031-04-02"),
        _judge("c-second", "correct", field="published", value="2031-04-05"),
        _judge("c-second", "correct", field="outlet", value="Morning Kestrel Extra"),
    ]
    judged = apply_judgements(flood, made)
    assert judged.applied == tuple(made)
    page = _named(list(judged.extractions), "c-second")
    [found] = [item for item in page.claims if item.id == claim.id]
    assert (found.speaker.country, found.act) == ("Denmark", "estimate")
    assert found.chain[-1] == found.speaker
    assert found.said is not None
    assert (found.said.start, found.said.end) == ("2031-04-01", "2031-04-03")
    assert page.document.published.value == "2031-04-05"
    assert page.document.outlet.value == "Morning Kestrel Extra"


def test_a_decision_that_cannot_be_read_is_a_note(flood: list[Extraction]) -> None:
    old = _judge("c-second", "correct", field="colour", value="red")
    judged = apply_judgements(flood, [old])
    assert judged == (tuple(flood), ())


def test_sources_that_are_one_are_one_origin(flood: list[Extraction]) -> None:
    brigade = form_id("Dunlevy Fire Brigade", personal=False)
    one = [_judge(brigade, "same", value=form_id("Openhand", personal=False))]
    assert _houses(flood).origins[0] == 2
    figure = _houses(flood, judgements=one)
    assert figure.origins == (1, 1)
    assert any("as a person decided" in reason for reason in figure.reasons)
    assert max(trace.origins[1] for trace in trace_claims(flood, judgements=one)) == 1


def test_sources_kept_apart_are_two_origins(ferry: list[Extraction]) -> None:
    names = {
        claim.speaker.name or ""
        for page in ferry
        for claim in page.claims
        if claim.quantities
    }
    first, second = (form_id(name, personal=False) for name in sorted(names))

    def origins(*made: Judgement) -> tuple[int, int]:
        [figure] = [
            figure
            for figure in answer_questions(ferry, judgements=made)
            if any(item.low == 48 for item in figure.figures)
        ]
        return figure.origins

    assert origins() == (1, 1)
    assert origins(_judge(first, "different", value=second)) == (2, 2)


_REFUSED = [
    ("claim", "colour", "red", "no field 'colour'"),
    ("time", "value", "2031", "reject it"),
    ("claim", "act", "sing", "one of state"),
    ("claim", "said", "in May", "a day"),
    ("claim", "speaker", " ", "unnamed"),
    ("quantity", "value", "many", "digits"),
    ("quantity", "low", "nan", "digits"),
    ("page", "published", "2031-13-01", "a day"),
    ("page", "outlet", "", "name"),
    ("quantity", "counted", "", "noun"),
]


@pytest.mark.parametrize(("target", "field", "value", "told"), _REFUSED)
def test_what_cannot_be_corrected_is_refused(
    target: str, field: str, value: str, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        check_correction(target, field, value)


def test_what_can_be_corrected_is_let_through() -> None:
    check_correction("quantity", "low", "open")
    check_correction("quantity", "value", "1,600,000")
    check_correction("claim", "speaker", "unnamed")


def test_parted_sets_stay_apart_in_any_company() -> None:
    unions = PartedUnions[str]()
    unions.part("a", "d")
    for left, right in (("a", "b"), ("c", "d"), ("b", "c")):
        unions.join(left, right)
    assert unions.groups() == [["a", "b"], ["c", "d"]]
