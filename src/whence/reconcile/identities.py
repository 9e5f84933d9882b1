"""Identities: the actors of a ledger, each under all its names, with the reasons.

Forms that are one actor meet here in a fixed order: what a person decided first, then
what the pages define ("the Institute for Harbour Studies (IHS)"), then persons by
evidence, the surest first. Two forms that cannot be one stay apart in whatever company
they stand. Offices that pages observed let a description without a name ("the Russian
foreign minister") have candidates; it is never taken for one of them.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whence.extract.institutions import canonical_body, find_country, strip_country
from whence.extract.observations import office_key
from whence.extract.offices import ministry_of
from whence.lexicon.actors import bodies
from whence.model import Actor, Extraction, Judgement, Place, Span, standing
from whence.reconcile.actors import is_unnamed
from whence.reconcile.forms import Form, Observed, form_id, read_forms
from whence.reconcile.meetings import Meeting, Outcome, Reason, find_meetings
from whence.reconcile.name_keys import body_words, name_key
from whence.reconcile.unions import PartedUnions

__all__ = ["Candidate", "Identities", "Identity", "find_identities"]

_HEAD = 100_000  # code points of a page in which abbreviations are looked for
_DEFINED = re.compile(
    r"(?P<name>(?:[A-Z][\w'\u2019&-]{1,30}[ ](?:(?:of|for|and|the|on|in|de)[ ]){0,2}){2,8})"
    r"\((?P<short>[A-Z][A-Za-z&.]{1,8})\)"
)
_LOOSE = frozenset("of for and the on in de a an &".split())
_NEAR = timedelta(days=180)  # from an observation of an office to one who may hold it
_MOST_CANDIDATES = 5
_LEAST_WORDS = 2  # of a body's name without its country: "ministry" alone is anyone's


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor of the ledger.

    Attributes:
        id: Id of the form by which it is shown.
        name: The name that it is shown by.
        kind: What sort of actor it is.
        country: Its country; None where the pages do not tell or do not agree.
        names: All its names as written, the shown one first.
        forms: Ids of all its forms.
        observed: The offices under which pages name it, by day, then by place.
        meetings: Why its forms are one, and which like names are not it.
    """

    id: str
    name: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    forms: tuple[str, ...]
    observed: tuple[Observed, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who a description without a name may mean, and why.

    Attributes:
        identity: Id of the actor.
        name: Its name.
        observed: The observation of the office, the nearest in time.
    """

    identity: str
    name: str
    observed: Observed


@dataclass(frozen=True, slots=True)
class Identities:
    """The actors of a ledger.

    Attributes:
        by_form: Id of a form to the actor that it is a name of.
        forms: The forms by id.
        by_office: Key of an office to who is observed under it, and where.
    """

    by_form: Mapping[str, Identity]
    forms: Mapping[str, Form]
    by_office: Mapping[frozenset[str], Sequence[tuple[Identity, Observed]]]

    def of(self, actor: Actor) -> Identity | None:
        """Return the actor that a link of a chain is; None where it has no name."""
        if is_unnamed(actor) or actor.name is None:
            return None
        return self.by_form.get(form_id(actor.name, personal=actor.kind == "person"))

    def all(self) -> list[Identity]:
        """Return the actors, by id."""
        found = {identity.id: identity for identity in self.by_form.values()}
        return [found[key] for key in sorted(found)]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of names that are one actor's, two by two."""
        for identity in self.all():
            first, *others = (self.forms[form].key for form in identity.forms)
            for other in others:
                yield first, other

    def decided(self, verdict: Outcome) -> Iterator[tuple[str, str]]:
        """Yield the keys of names that people joined, or keep apart, two by two."""
        for identity in self.all():
            for meeting in identity.meetings:
                judged = any(reason.kind == "judgement" for reason in meeting.reasons)
                if judged and meeting.verdict == verdict:
                    yield self.forms[meeting.left].key, self.forms[meeting.right].key

    def ministries(self) -> Iterator[tuple[str, str]]:
        """Yield the keys of ministers' names, each with the key of the ministry's.

        What the interior minister says, the interior ministry says too. Where only
        one ministry of a name speaks, its country need not be told.
        """
        bodies = {form.key for form in self.forms.values() if not form.personal}
        for identity in self.all():
            for item in identity.observed:
                words = None if item.former else ministry_of(item.office)
                if words is None:
                    continue
                owned = f"{words} of {item.country}" if item.country else words
                found = [canonical_body(owned), canonical_body(words)]
                keys = ["" if body is None else name_key(body.name) for body in found]
                if item.country is None and identity.country is None:
                    keys += _only_owned(keys[-1], bodies)
                for key in keys:
                    if key in bodies:
                        for form in identity.forms:
                            yield self.forms[form].key, key
                        break

    def candidates(self, actor: Actor, day: date | None) -> list[Candidate]:
        """Return who an actor without a name may be, by the office that it has.

        Args:
            actor: An unnamed actor, such as "the Russian foreign minister".
            day: The day of the page; None where it is not known.

        Returns:
            The persons whom pages near the day name under this office, the nearest
            first. Without a country on both sides an office finds nobody.
        """
        if actor.kind != "unnamed" or actor.name is None:
            return []
        country = actor.country or find_country(actor.name)
        wanted = office_key(strip_country(actor.name)[1])
        if country is None or not wanted:
            return []
        nearest: dict[str, tuple[int, str, Candidate]] = {}
        for identity, item in self.by_office.get(wanted, ()):
            distance = _distance(item, day)
            fits = country == (item.country or identity.country)
            if distance is None or not fits:
                continue
            held = nearest.get(identity.id)
            if held is None or distance < held[0]:
                candidate = Candidate(identity.id, identity.name, item)
                nearest[identity.id] = (distance, identity.id, candidate)
        found = sorted(nearest.values(), key=lambda entry: entry[:2])
        return [candidate for _, _, candidate in found[:_MOST_CANDIDATES]]


def _only_owned(ministry: str, bodies: Collection[str]) -> list[str]:
    """Return the only ministry of a name that speaks, whatever country it is of."""
    if not ministry:
        return []
    owned = sorted(key for key in bodies if key.startswith(f"{ministry} of "))
    return owned if len(owned) == 1 else []


def _distance(item: Observed, day: date | None) -> int | None:
    """Return the days from an observation to a day; None where they are too far."""
    if day is None or item.first is None:
        return _NEAR.days
    apart = abs(item.first - day)
    return apart.days if apart <= _NEAR else None


class _Joiner:
    """Joins forms in order, and keeps apart what cannot be one."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._unions = PartedUnions[str]()
        self.meetings: dict[str, list[Meeting]] = {form: [] for form in forms}
        for form in forms:
            self._unions.find(form)

    def find(self, form: str) -> str:
        """Return the form that stands for a set."""
        return self._unions.find(form)

    def add(self, meeting: Meeting) -> None:
        """Take one meeting in: join, keep apart, or only note it."""
        left, right = meeting.left, meeting.right
        if meeting.verdict == "different":
            self._unions.part(left, right)
        elif meeting.verdict == "same" and not self._join(left, right):
            words = "other names of the two are different persons"
            reasons = (*meeting.reasons, Reason("conflict", words))
            meeting = replace(meeting, verdict="different", reasons=reasons)
        self.meetings[left].append(meeting)
        self.meetings[right].append(meeting)

    def _join(self, left: str, right: str) -> bool:
        self._unions.join(left, right)
        return self._unions.find(left) == self._unions.find(right)


def find_identities(
    extractions: Sequence[Extraction], judgements: Iterable[Judgement] = ()
) -> Identities:
    """Return the actors of some pages.

    Args:
        extractions: What was read from the pages, in any order.
        judgements: What people decided, in the order in which they did: `same` and
            `different` on the id of a form, with the id or the name of another.
    """
    forms = read_forms(extractions)
    joiner = _Joiner(forms)
    judged = list(_judged(forms, judgements))
    decided = {frozenset((meeting.left, meeting.right)) for meeting in judged}
    # What a person joined is joined before anything can keep it apart.
    judged.sort(key=lambda meeting: meeting.verdict != "same")
    persons = find_meetings([form for form in forms.values() if form.personal])
    apart = [meeting for meeting in persons if meeting.verdict == "different"]
    others = [meeting for meeting in persons if meeting.verdict != "different"]
    named = [*_defined(forms, extractions), *_reworded(forms), *_shortened(forms)]
    for meeting in (*judged, *apart, *named, *others):
        pair = frozenset((meeting.left, meeting.right))
        if meeting in judged or pair not in decided:
            joiner.add(meeting)
    groups: dict[str, list[Form]] = {}
    for form in sorted(forms):
        groups.setdefault(joiner.find(form), []).append(forms[form])
    by_form: dict[str, Identity] = {}
    by_office: dict[frozenset[str], list[tuple[Identity, Observed]]] = {}
    for members in groups.values():
        identity = _identity(members, joiner.meetings)
        by_form.update((form.id, identity) for form in members)
        for item in identity.observed:
            if not item.former:
                by_office.setdefault(item.key, []).append((identity, item))
    return Identities(by_form, forms, by_office)


def _identity(
    members: Sequence[Form], meetings: Mapping[str, Sequence[Meeting]]
) -> Identity:
    ordered = sorted(members, key=_rank)
    shown = ordered[0]
    known = bodies().get(shown.name)
    countries = {country for form in members for country in form.countries}
    country = min(countries) if len(countries) == 1 else None
    if country is None and known is not None and not shown.personal:
        country = known.country
    names = [shown.name]
    for form in ordered:
        names += [name for name in sorted(form.names) if name not in names]
    observed = sorted(
        (item for form in members for item in form.observed),
        key=lambda item: (item.first is None, item.first or date.min, item.place),
    )
    held: list[Meeting] = []
    for form in ordered:
        held += [meeting for meeting in meetings[form.id] if meeting not in held]
    return Identity(
        shown.id,
        shown.name,
        shown.kind,
        country,
        tuple(names),
        tuple(form.id for form in ordered),
        tuple(observed),
        tuple(held),
    )


def _rank(form: Form) -> tuple[bool, bool, int, int, str]:
    """Return how well a form shows an actor: in full, no capitals, most often named."""
    short = " " not in form.name
    return (
        form.name.isupper(),
        short,
        -sum(form.names.values()),
        -len(form.key),
        form.id,
    )


def _judged(
    forms: Mapping[str, Form], judgements: Iterable[Judgement]
) -> Iterator[Meeting]:
    """Yield what people decided of two forms; what is superseded does not count."""
    for judgement in standing(judgements):
        if judgement.verdict not in {"same", "different"}:
            continue
        left, right = judgement.target, judgement.value or ""
        if left not in forms:
            continue
        if right not in forms:
            right = form_id(right, personal=forms[left].personal)
        if right not in forms or left == right:
            continue
        words = f"{judgement.author} decided so, {judgement.made}"
        reasons = (Reason("judgement", words),)
        verdict: Outcome = "same" if judgement.verdict == "same" else "different"
        first, second = sorted((left, right))
        yield Meeting(first, second, verdict, 1.0, 0, reasons)


def _defined(
    forms: Mapping[str, Form], extractions: Sequence[Extraction]
) -> Iterator[Meeting]:
    """Yield the abbreviations that pages define in one way only."""
    found: dict[str, dict[str, Place]] = {}
    for page in sorted(extractions, key=lambda item: item.document.id):
        text = page.document.text[:_HEAD]
        for match in _DEFINED.finditer(text):
            name = _written_out(match["name"], match["short"])
            long = form_id(name, personal=False)
            short = form_id(match["short"], personal=False)
            if name and long in forms and short in forms:
                place = Place(page.document.id, Span(match.start(), match.end()))
                found.setdefault(short, {}).setdefault(long, place)
    for short in sorted(found):
        held = found[short]
        verdict: Outcome = "same" if len(held) == 1 else "candidate"
        for long in sorted(held):
            words = f"{forms[long].name} ({forms[short].name})"
            reasons = (Reason("definition", words, (held[long],)),)
            yield Meeting(short, long, verdict, 1.0, 3, reasons)


def _written_out(words: str, short: str) -> str:
    """Return the last words whose initials an abbreviation is, or nothing.

    >>> _written_out("Yesterday the Institute for Harbour Studies", "IHS")
    'Institute for Harbour Studies'
    """
    letters = [letter for letter in short if letter.isupper()]
    parts = words.split()
    at = len(parts)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and parts[at].casefold() in _LOOSE:
            at -= 1
        if at < 0 or parts[at][0] != letter:
            return ""
    return " ".join(parts[at:]) if len(letters) > 1 else ""


def _reworded(forms: Mapping[str, Form]) -> Iterator[Meeting]:
    """Yield bodies of the same words: "Danish Navy" and "Navy of Denmark"."""
    same: dict[frozenset[str], list[Form]] = {}
    for key in sorted(forms):
        form = forms[key]
        words = body_words(form.name)
        if not form.personal and words:
            same.setdefault(words, []).append(form)
    for held in same.values():
        first, *others = held
        for other in others:
            reasons = (Reason("words", f"{first.name} / {other.name}"),)
            yield Meeting(first.id, other.id, "same", 1.0, 3, reasons)


def _shortened(forms: Mapping[str, Form]) -> Iterator[Meeting]:
    """Yield bodies without a country that only one body with a country can be.

    "The Ministry of Transport" may be that of Tanzania: a candidate, no more.
    """
    longer: dict[frozenset[str], list[Form]] = {}
    bare: list[tuple[frozenset[str], Form]] = []
    for key in sorted(forms):
        form = forms[key]
        words = body_words(form.name)
        if form.personal or len(words) < _LEAST_WORDS:
            continue
        own = {word for country in form.countries for word in name_key(country).split()}
        if own and words - own != words:
            longer.setdefault(words - own, []).append(form)
        elif not own:
            bare.append((words, form))
    for words, form in bare:
        held = longer.get(words, [])
        if len({min(other.countries) for other in held}) == 1:
            told = f"{form.name} / {held[0].name}: no other such body"
            reasons = (Reason("words", told),)
            yield Meeting(form.id, held[0].id, "candidate", 1.0, 1, reasons)
