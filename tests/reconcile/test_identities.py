"""Names of one actor meet by evidence, and what cannot be one stays apart."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from whence.model import Actor, Extraction, Judgement
from whence.reconcile.forms import form_id
from whence.reconcile.identities import Identities, find_identities

MakePage = Callable[..., Extraction]


def _person(identities: Identities, name: str) -> str:
    identity = identities.of(Actor(name, "person"))
    assert identity is not None
    return identity.id


def _verdicts(identities: Identities, name: str) -> list[tuple[str, list[str]]]:
    identity = identities.of(Actor(name, "person"))
    assert identity is not None
    return [
        (meeting.verdict, [reason.kind for reason in meeting.reasons])
        for meeting in identity.meetings
    ]


def _pages(make_page: MakePage, texts: Sequence[str]) -> list[Extraction]:
    days = ("2031-04-02", "2031-04-09", "2031-04-16")
    return [
        make_page(f"page-{at}", text, outlet=f"The Post {at}", published=days[at])
        for at, text in enumerate(texts)
    ]


_ONE = [
    # The same office of the same country.
    ("Ukraine's military intelligence chief Kyrylo Hrytsak said that trains ran.",
     "Kirillo Hrytsak, the head of Ukraine's military intelligence, said he knew.",
     "Kyrylo Hrytsak", "Kirillo Hrytsak", "office"),
    # The same words said.
    ("Moammar Shadafi said that no boat had left the old harbour of Sorn this week.",
     "Muammar al-Shadhafi said no boat had left the old harbour of Sorn this week.",
     "Moammar Shadafi", "Muammar al-Shadhafi", "statement"),
    # The same body.
    ("Sergei Lawrow, an analyst at the Delta Institute, said that prices fell.",
     "Sergey Lavrow, a researcher at the Delta Institute, said that prices rose.",
     "Sergei Lawrow", "Sergey Lavrow", "body"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "left", "right", "kind"), _ONE)
def test_spellings_meet_by_evidence(
    make_page: MakePage, one: str, other: str, left: str, right: str, kind: str
) -> None:
    identities = find_identities(_pages(make_page, [one, other]))
    assert _person(identities, left) == _person(identities, right)
    [(verdict, kinds)] = _verdicts(identities, left)
    assert verdict == "same"
    assert {"spelling", kind} <= set(kinds)


_APART = [
    # Two offices at one time.
    ("Latvian Foreign Minister Sergei Orlow said that trains ran.",
     "Latvian Interior Minister Sergey Orlov said that buses ran.",
     "Sergei Orlow", "Sergey Orlov"),
    # Two countries.
    ("Latvian Foreign Minister Sergei Orlow said that trains ran.",
     "Estonian Foreign Minister Sergey Orlov said that buses ran.",
     "Sergei Orlow", "Sergey Orlov"),
    # Two spokespeople.
    ("Mikhail Dorn, spokesman for the Coast Guard, said that boats left.",
     "Michail Dorn, spokesman for the Harbour Union, said that boats stayed.",
     "Mikhail Dorn", "Michail Dorn"),
    # One page names both.
    ("Sergei Orlow said that trains ran. His rival, Sergey Orlov, said they did not.",
     "The trains ran late, and the buses stood still in the snow for hours.",
     "Sergei Orlow", "Sergey Orlov"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "left", "right"), _APART)
def test_what_contradicts_keeps_apart(
    make_page: MakePage, one: str, other: str, left: str, right: str
) -> None:
    identities = find_identities(_pages(make_page, [one, other]))
    assert _person(identities, left) != _person(identities, right)
    assert any(
        verdict == "different" and "conflict" in kinds
        for verdict, kinds in _verdicts(identities, left)
    )


def test_a_like_spelling_alone_is_a_candidate(make_page: MakePage) -> None:
    texts = ["Sergei Orlow said that trains ran.", "Sergey Orlov said it was cold."]
    identities = find_identities(_pages(make_page, texts))
    assert _person(identities, "Sergei Orlow") != _person(identities, "Sergey Orlov")
    assert _verdicts(identities, "Sergei Orlow") == [("candidate", ["spelling"])]


def _judge(verdict: str, left: str, right: str, **other: str) -> Judgement:
    target = form_id(left, personal=True)
    return Judgement(
        other.get("id", "judgement-1"), target, verdict, None, right, "ada",  # type: ignore[arg-type]
        "2031-05-01T10:00:00+00:00", other.get("supersedes"),
    )  # fmt: skip


def test_a_person_decides_over_the_machine(make_page: MakePage) -> None:
    names = ("Sergei Orlow", "Sergey Orlov")
    alike = _pages(make_page, [f"{name} said that trains ran." for name in names])
    joined = find_identities(alike, [_judge("same", *names)])
    assert _person(joined, names[0]) == _person(joined, names[1])
    pages = _pages(make_page, [_APART[0][0], _APART[0][1]])
    joined = find_identities(pages, [_judge("same", *names)])
    assert _person(joined, names[0]) == _person(joined, names[1])
    pages = _pages(make_page, [_ONE[0][0], _ONE[0][1]])
    apart = find_identities(pages, [_judge("different", _ONE[0][2], _ONE[0][3])])
    assert _person(apart, _ONE[0][2]) != _person(apart, _ONE[0][3])


def test_a_superseded_decision_counts_no_more(make_page: MakePage) -> None:
    pages = _pages(make_page, [_ONE[0][0], _ONE[0][1]])
    names = _ONE[0][2], _ONE[0][3]
    made = [
        _judge("different", *names),
        _judge("same", *names, id="judgement-2", supersedes="judgement-1"),
    ]
    identities = find_identities(pages, made)
    assert _person(identities, names[0]) == _person(identities, names[1])


def test_an_office_without_a_name_has_candidates(make_page: MakePage) -> None:
    text = "Latvian Transport Minister Janis Orbe said that trains ran."
    identities = find_identities(_pages(make_page, [text]))
    asked = Actor("Latvian transport minister", "unnamed", "Latvia")
    found = identities.candidates(asked, date(2031, 5, 1))
    assert [candidate.name for candidate in found] == ["Janis Orbe"]
    assert found[0].observed.place.document == "page-0"
    # Not of another country, another office, nor years later.
    assert not identities.candidates(
        Actor("Estonian transport minister", "unnamed", "Estonia"), date(2031, 5, 1)
    )
    assert not identities.candidates(
        Actor("Latvian health minister", "unnamed", "Latvia"), date(2031, 5, 1)
    )
    assert not identities.candidates(asked, date(2035, 5, 1))


def test_an_abbreviation_means_what_a_page_defines(make_page: MakePage) -> None:
    texts = [
        "The Institute for Harbour Studies (IHS) said that 40 boats left.",
        "IHS said that 50 boats left.",
    ]
    identities = find_identities(_pages(make_page, texts))
    short = identities.of(Actor("IHS", "organisation"))
    assert short is not None
    assert short.name == "Institute for Harbour Studies"


def test_nothing_depends_on_the_order_of_pages(make_page: MakePage) -> None:
    texts = [_ONE[0][0], _ONE[0][1], "Kyrylo Hrytsak said that he slept."]
    pages = _pages(make_page, texts)
    assert find_identities(pages) == find_identities(pages[::-1])


def test_an_office_takes_the_country_that_its_page_is_about(
    make_page: MakePage,
) -> None:
    text = (
        "Latvia closed its ports on Monday. Foreign Minister Janis Orbe said that "
        "Latvia would not reopen them. Ships turned back off the Latvian coast."
    )
    identities = find_identities(_pages(make_page, [text]))
    asked = Actor("Latvian foreign minister", "unnamed", "Latvia")
    found = identities.candidates(asked, date(2031, 4, 20))
    assert [candidate.name for candidate in found] == ["Janis Orbe"]
    assert not found[0].observed.stated


def test_a_ministry_without_a_country_is_a_candidate(make_page: MakePage) -> None:
    texts = [
        "The Latvian Ministry of Transport said that trains ran.",
        "The Ministry of Transport said that trains stood still.",
    ]
    identities = find_identities(_pages(make_page, texts))
    bare = identities.of(Actor("Ministry of Transport", "government"))
    assert bare is not None
    assert [meeting.verdict for meeting in bare.meetings] == ["candidate"]
    two = [*texts, "The Estonian Ministry of Transport said that trains ran late."]
    identities = find_identities(_pages(make_page, two))
    bare = identities.of(Actor("Ministry of Transport", "government"))
    assert bare is not None
    assert not bare.meetings
