"""All claims in time: who was first, what is denied, and how they are chosen."""

from dataclasses import replace

from tests.web.ledgers import Ledger, build_ledger
from whence.model import Match
from whence.web.chronicle import Chronicle, view_chronicle
from whence.web.index import build_index
from whence.web.limits import DEFAULT_LIMITS, ReportLimits


def _view(ledger: Ledger, limits: ReportLimits = DEFAULT_LIMITS) -> Chronicle:
    index = build_index(ledger.extractions, ledger.stories, limits, ledger.traces)
    return view_chronicle(index, limits)


def _matched(relation: str = "same") -> Ledger:
    """The ledger with its first claim on the second page too."""
    ledger = build_ledger()
    first, second = (page.claims[0] for page in ledger.extractions[:2])
    match = Match(first.id, second.id, relation, 0.9, (), "a figure in common")  # type: ignore[arg-type]  # a literal
    traces = tuple(replace(trace, matches=(match,)) for trace in ledger.traces)
    return replace(ledger, traces=traces)


def test_claims_stand_in_the_order_in_which_they_were_said() -> None:
    rows = _view(build_ledger()).rows
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.when for row in rows][:3] == [
        "7 June 2021",
        "7 June 2021",
        "9 June 2021",
    ]
    assert [row.said for row in rows] == [True, False, False, False]


def test_the_only_earliest_of_those_that_say_the_same_is_first() -> None:
    rows = _view(_matched()).rows
    assert [row.first for row in rows] == [2, 0, 0, 0]
    assert [match.number for match in rows[0].matches] == [3]
    assert rows[0].matches[0].relation == "says the same as"
    assert [row.first for row in _view(_matched("conflicts")).rows] == [0, 0, 0, 0]
    assert [row.first for row in _view(build_ledger()).rows] == [0, 0, 0, 0]


def test_a_relation_is_worded_from_either_side() -> None:
    rows = _view(_matched("revises")).rows
    assert rows[0].matches[0].relation == "revises"
    assert rows[2].matches[0].relation == "is revised by"


def test_denials_stand_apart_with_what_they_answer() -> None:
    [denial] = _view(build_ledger()).denials
    assert (denial.number, denial.speaker, denial.denied) == (4, "Norland", True)
    assert denial.answers == ()


def test_lists_name_each_speaker_and_count_the_claims() -> None:
    view = _view(build_ledger())
    entries = {choice.name: choice.entries for choice in view.choices}
    who = {words: count for _, words, count in entries["who"]}
    assert who["Kettle Institute"] == 2
    assert sum(who.values()) == len(view.rows)
    assert "story" not in entries  # one story is no choice
    for choice in view.choices:
        for number, _, count in choice.entries:
            name = f"{choice.name}{number}"
            assert sum(name in row.classes.split() for row in view.rows) == count
            assert f"tr:not(.{name}){{display:none}}" in view.rules


def test_a_copy_is_named_and_can_be_left_out() -> None:
    ledger = build_ledger()
    first = ledger.extractions[0]
    again = replace(first.document, id="pages/reprint.txt")
    claims = tuple(
        replace(claim, id=f"{claim.id}-again", document=again.id)
        for claim in first.claims
    )
    copy = replace(first, document=again, claims=claims)
    view = _view(replace(ledger, extractions=(*ledger.extractions, copy)))
    copies = [row for row in view.rows if row.copied]
    assert len(copies) == len(first.claims)
    assert all("copy" in row.classes.split() for row in copies)
    assert len({row.copied for row in copies} | {row.page for row in copies}) == 2
    assert "tr.copy{display:none}" in view.rules


def test_limits_hold_and_are_counted() -> None:
    view = _view(build_ledger(), ReportLimits(chronicle=1, choices=1, denials=0))
    assert (len(view.rows), view.rows_cut, view.denials_cut) == (1, 3, 1)


def test_a_claim_may_bear_on_two_questions() -> None:
    ledger = build_ledger()
    index = build_index(ledger.extractions, ledger.stories)
    asked = {1: ["Kettles transferred", "Wagons"], 2: ["Wagons"]}
    view = view_chronicle(index, DEFAULT_LIMITS, asked)
    [choice] = [choice for choice in view.choices if choice.name == "question"]
    assert {words: count for _, words, count in choice.entries} == {
        "Kettles transferred": 1,
        "Wagons": 2,
    }
    names = [
        [name for name in row.classes.split() if name.startswith("question")]
        for row in view.rows
    ]
    assert list(map(len, names)) == [2, 1, 0, 0]
