"""Meetings: whether two names of persons are one person, with all reasons shown.

A like spelling alone joins nobody. It takes the same office in the same years, the same
body, or the same words said; and a contradiction keeps two apart whatever speaks for
them: two offices at one time, two countries, father and son, both named on one page.
What is alike but not shown is a candidate, which a person may decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from whence.model import Place
from whence.reconcile.forms import Form, Observed
from whence.reconcile.name_keys import body_words
from whence.reconcile.spellings import agreement, name_parts, sound_of

__all__ = ["Meeting", "Outcome", "Reason", "ReasonKind", "find_meetings", "weigh"]

ReasonKind = Literal[
    "spelling",
    "office",
    "body",
    "country",
    "statement",
    "conflict",
    "definition",
    "words",
    "judgement",
]
Outcome = Literal["same", "different", "candidate"]
_POINTS = {"office": 3, "statement": 3, "body": 2, "country": 1}
_CLOSE, _FAR = 0.9, 0.75  # agreement of two spellings
_ENOUGH_CLOSE, _ENOUGH_FAR = 2, 3  # points that a close and a farther spelling need
_YEARS = 800  # days over which one office is likely held by one person
_AT_ONCE = 45  # days within which nobody changes from one office to another
_SHARED = 0.6  # of the words of two offices
_MOST_OFFICES = 60  # of one form that are compared
_MOST_ALIKE = 200  # forms of one sound that are compared with one another
_ROLES = frozenset(
    """
    minister president chancellor king queen governor mayor spokesperson head secretary
    ambassador commander chair
    """.split()
)
_OF_STATE = frozenset(
    "minister president chancellor king queen governor spokesperson ambassador".split()
)
_SAME_FIELD = {"military": "defence", "army": "defence", "armed": "defence"}
_MEN = re.compile(
    r"\b(?:spokesman|chairman|king|father|son|brother|uncle|lord)\b", re.IGNORECASE
)
_WOMEN = re.compile(
    r"\b(?:spokeswoman|chairwoman|queen|mother|daughter|sister|aunt|lady)\b",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:father|mother|son|daughter|brother|sister|cousin|uncle|nephew)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against two names being one actor.

    Attributes:
        kind: What it is.
        words: The values compared, in words.
        places: Where the pages say so, one for each of the two names.
    """

    kind: ReasonKind
    words: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two forms, and whether they are one actor.

    Attributes:
        left: Id of one form.
        right: Id of the other.
        verdict: One actor, two, or a likeness that nothing shows to be one.
        score: How well the spellings agree, 0 to 1.
        points: What the evidence weighs.
        reasons: All of it, for and against.
    """

    left: str
    right: str
    verdict: Outcome
    score: float
    points: int
    reasons: tuple[Reason, ...]


def find_meetings(forms: Sequence[Form]) -> list[Meeting]:
    """Return what is known of each two persons whose names sound alike.

    Args:
        forms: Forms of persons.

    Returns:
        The meetings, the surest first, ties by the ids.
    """
    found = [
        meeting
        for left, right in _alike(forms)
        if (meeting := weigh(left, right)) is not None
    ]
    return sorted(found, key=lambda m: (-m.points, -m.score, m.left, m.right))


def _alike(forms: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Yield the forms whose last names have the same consonants, two by two."""
    blocks: dict[str, list[Form]] = {}
    for form in sorted(forms, key=lambda form: form.id):
        parts = name_parts(form.name)
        if parts:
            block = re.sub(r"[aeiouy]", "", sound_of(parts[-1]))
            blocks.setdefault(block, []).append(form)
    for alike in blocks.values():
        for at, left in enumerate(alike[:_MOST_ALIKE]):
            for right in alike[at + 1 : _MOST_ALIKE]:
                yield left, right


def weigh(left: Form, right: Form) -> Meeting | None:
    """Return what speaks for and against two forms; None where the names differ.

    Args:
        left: A form of a person.
        right: Another.
    """
    score = agreement(left.name, right.name)
    if score < _FAR:
        return None
    short = min(len(name_parts(form.name)) for form in (left, right)) == 1
    reasons = [Reason("spelling", f"{left.name} / {right.name}: {score}")]
    against = list(_against(left, right, short=short))
    if against:
        return Meeting(left.id, right.id, "different", score, 0, (*reasons, *against))
    reasons += _shared(left, right)
    points = sum(_POINTS.get(reason.kind, 0) for reason in reasons)
    enough = _ENOUGH_CLOSE if score >= _CLOSE and not short else _ENOUGH_FAR
    # The same letters, accents and hyphens aside, are the same name.
    same = points >= enough or (score == 1.0 and not short)
    verdict: Outcome = "same" if same else "candidate"
    return Meeting(left.id, right.id, verdict, score, points, tuple(reasons))


def _shared(left: Form, right: Form) -> Iterator[Reason]:
    """Yield what two forms have in common: an office, a body, a country, words."""
    office = _same_office(left, right)
    if office is not None:
        yield office
    bodies = {item.body: item.place for item in reversed(left.observed) if item.body}
    for item in right.observed:
        if item.body in bodies:
            places = (bodies[item.body], item.place)
            yield Reason("body", f"both of {item.body}", places)
            break
    for country in sorted(left.countries.keys() & right.countries.keys()):
        held = (left.countries[country], right.countries[country])
        yield Reason("country", country, tuple(place for place in held if place))
        break
    runs = left.runs.keys() & right.runs.keys()
    if runs:
        run = min(runs)
        words = f"both said {' '.join(run)!r}"
        yield Reason("statement", words, (left.runs[run], right.runs[run]))


def _offices(form: Form) -> list[Observed]:
    """Return the offices of a form, one a month, as many as are worth comparing."""
    found: dict[object, Observed] = {}
    for item in form.observed:
        month = None if item.first is None else (item.first.year, item.first.month)
        key = (item.key, item.country, item.body, item.former, month)
        found.setdefault(key, item)
        if len(found) == _MOST_OFFICES:
            break
    return list(found.values())


def _same_office(left: Form, right: Form) -> Reason | None:
    offices = _offices(right)
    for one in _offices(left):
        for other in offices:
            if (
                _is_one_office(one, other)
                and _countries_fit(one.country, other.country)
                and _days_apart(one, other) <= _YEARS
            ):
                words = f"{one.office} / {other.office}"
                country = one.country or other.country
                words += f" of {country}" if country else ""
                return Reason("office", words, (one.place, other.place))
    return None


def _against(left: Form, right: Form, *, short: bool) -> Iterator[Reason]:
    """Yield what shows that two forms are two persons."""
    both = sorted(left.documents & right.documents)
    folded = left.key == right.key
    if both and not short and not folded:
        yield Reason("conflict", f"{both[0]} names both")
    mine, other = left.countries, right.countries
    if mine and other and not mine.keys() & other.keys():
        words = f"{min(mine)} / {min(other)}"
        yield Reason("conflict", f"of two countries: {words}")
    yield from _offices_against(left, right)
    men = _told(left, _MEN) and _told(right, _WOMEN)
    if men or (_told(left, _WOMEN) and _told(right, _MEN)):
        yield Reason("conflict", "a man and a woman")
    if _is_kin(left, right) or _is_kin(right, left):
        yield Reason("conflict", "of one family")


def _offices_against(left: Form, right: Form) -> Iterator[Reason]:
    """Yield the first two offices that nobody holds at once."""
    offices = _offices(right)
    for one in _offices(left):
        for other in offices:
            if _days_apart(one, other) <= _AT_ONCE and _exclude(one, other):
                words = f"two offices at one time: {one.office} / {other.office}"
                yield Reason("conflict", words, (one.place, other.place))
                return


def _told(form: Form, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(item.office) for item in form.observed)


def _is_kin(form: Form, other: Form) -> bool:
    """Say whether a page calls one the father, son or sister of the other."""
    parts = name_parts(other.name)
    return any(
        _KIN.search(item.office) and parts[-1] in item.office for item in form.observed
    )


def _is_one_office(one: Observed, other: Observed) -> bool:
    """Say whether two wordings are of one office: most of their words are shared."""
    first, second = _fields(one), _fields(other)
    if not first or not second or (one.body != other.body and one.body and other.body):
        return False
    return len(first & second) / len(first | second) >= _SHARED


def _fields(item: Observed) -> frozenset[str]:
    country = (item.country or "").casefold()
    return frozenset(
        _SAME_FIELD.get(word, word) for word in item.key if word not in country
    )


def _exclude(one: Observed, other: Observed) -> bool:
    """Say whether nobody holds two offices at once.

    A minister may also lead a party or a delegation; a foreign minister is no interior
    minister, and a spokesperson speaks for one body.
    """
    if one.former or other.former:
        return False
    first, second = _fields(one), _fields(other)
    if first <= second or second <= first:
        return bool(first & second & _ROLES) and not _bodies_fit(one.body, other.body)
    if (first & second) - _ROLES:
        return False
    return bool(first & second & _ROLES) or (
        bool(first & _OF_STATE) and bool(second & _OF_STATE)
    )


def _bodies_fit(left: str | None, right: str | None) -> bool:
    """Say whether two bodies can be one: one name holds all words of the other."""
    if left is None or right is None:
        return True
    first, second = body_words(left), body_words(right)
    return first <= second or second <= first


def _countries_fit(left: str | None, right: str | None) -> bool:
    return left is None or right is None or left == right


def _days_apart(one: Observed, other: Observed) -> int:
    """Return the days between two observations; none where one has no date."""
    if one.first is None or other.first is None:
        return 0
    return abs((one.first - other.first).days)
