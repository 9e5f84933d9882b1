"""Forms: each name that pages use for an actor, with all that they say beside it.

A form is not yet an actor: "Kirillo Budanov" and "Kyrylo Budanov" are two forms. What
the pages tell of a form (offices, bodies, countries, days, words said) is what lets two
forms meet, and is kept with its places.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from whence.extract.names import find_names
from whence.extract.observations import Observation, find_observations, office_key
from whence.model import Actor, Claim, Document, Extraction, Place, content_key
from whence.reconcile.actors import is_unnamed
from whence.reconcile.name_keys import name_key
from whence.text.shingles import fold_words

__all__ = ["Form", "Observed", "form_id", "read_forms"]

_RUN = 6  # words in a row that two persons hardly say by chance
_MOST_RUNS = 400  # of one form
_LONGEST_CLAIM = 60  # words of a claim that are compared
_OF_STATE = frozenset(
    "minister president chancellor king queen secretary premier spokesperson".split()
)
_KIND_ORDER = ("agency", "outlet", "government", "organisation", "group", "person")


@dataclass(frozen=True, slots=True)
class Observed:
    """An office under which a page names a person.

    Attributes:
        office: The office as written, without article and country.
        key: What tells it apart, however it is worded.
        country: Its country; None where the page does not tell.
        stated: Whether the words name the country; else the page is about it.
        body: The body that it belongs to; None where the page names none.
        former: Whether the page says that it is no longer held.
        first: First day on which the page may have appeared; None for unknown.
        last: Last such day; None for unknown.
        place: The words.
    """

    office: str
    key: frozenset[str]
    country: str | None
    stated: bool
    body: str | None
    former: bool
    first: date | None
    last: date | None
    place: Place


@dataclass(slots=True)
class Form:
    """A name, in one spelling, and what pages say of its bearer.

    Attributes:
        id: Content key of the form.
        key: The name without case, article and marks.
        personal: Whether it names a person.
        names: The name as written, with how often.
        kinds: Kinds of actor that pages make of it, with how often.
        countries: Countries of it, with a place each; several where pages differ.
        documents: Ids of the pages that name it.
        observed: Offices, in order of their places.
        runs: Runs of words said by it, each with the first place.
        claims: How many claims it speaks or relays.
    """

    id: str
    key: str
    personal: bool
    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: dict[str, Place | None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    observed: list[Observed] = field(default_factory=list)
    runs: dict[tuple[str, ...], Place] = field(default_factory=dict)
    claims: int = 0

    @property
    def name(self) -> str:
        """The name as it is most often written; of equals the longest, then the first."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def kind(self) -> str:
        """The kind that most pages give it; of equals the one that tells most."""
        order = _KIND_ORDER.index
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], order(kind)))


def form_id(name: str, *, personal: bool) -> str:
    """Return the id of a name as a form: the same in every ledger.

    >>> form_id("The Coast Guard", personal=False) == form_id(
    ...     "Coast Guard", personal=False
    ... )
    True
    """
    return content_key("actor", "person" if personal else "body", name_key(name))


def read_forms(extractions: Sequence[Extraction]) -> dict[str, Form]:
    """Return the forms of all named actors, by id.

    Args:
        extractions: What was read from the pages, in any order.
    """
    forms: dict[str, Form] = {}
    for page in sorted(extractions, key=lambda item: item.document.id):
        outlet = page.document.outlet.value
        if outlet is not None:
            _note(forms, Actor(outlet, "outlet"), page.document.id)
        for relay in page.document.relays:
            _note(forms, relay, page.document.id)
        persons: set[str] = set()
        for claim in page.claims:
            for link in claim.chain[1:-1]:
                _note(forms, link, page.document.id)
            form = _note(forms, claim.speaker, page.document.id)
            if form is not None:
                form.claims += 1
                _add_runs(form, page, claim)
            if claim.speaker.kind == "person" and claim.speaker.name is not None:
                persons.add(claim.speaker.name)
        _add_observations(forms, page.document, persons)
    return forms


def _note(forms: dict[str, Form], actor: Actor, document: str) -> Form | None:
    """Note that a page names an actor, and return its form; None without a name."""
    if is_unnamed(actor) or actor.name is None:
        return None
    form = _form_of(forms, actor.name, personal=actor.kind == "person")
    form.names[actor.name] += 1
    form.kinds[actor.kind] += 1
    form.documents.add(document)
    if actor.country is not None:
        place = Place(document, actor.spans[0]) if actor.spans else None
        form.countries.setdefault(actor.country, place)
    return form


def _form_of(forms: dict[str, Form], name: str, *, personal: bool) -> Form:
    found = form_id(name, personal=personal)
    if found not in forms:
        forms[found] = Form(found, name_key(name), personal)
    return forms[found]


def _add_runs(form: Form, page: Extraction, claim: Claim) -> None:
    """Note the runs of words that a form says in a claim."""
    if len(form.runs) >= _MOST_RUNS or claim.type == "voice":
        return
    text = " ".join(span.of(page.document.text) for span in claim.content)
    words = fold_words(text)[:_LONGEST_CLAIM]
    place = Place(page.document.id, claim.content[0])
    for at in range(len(words) - _RUN + 1):
        form.runs.setdefault(tuple(words[at : at + _RUN]), place)


def _add_observations(
    forms: dict[str, Form], document: Document, persons: set[str]
) -> None:
    """Note the offices that a page gives persons; surnames stand for full names.

    Args:
        forms: The forms so far.
        document: The page.
        persons: The names of the persons who speak on it.
    """
    found = find_observations(document)
    full = _full_names({item.name for item in found}, persons)
    about = _country_of_page(document, found)
    days = document.published.interval
    first = None if days is None else days.first_day
    last = None if days is None else days.last_day
    for item in found:
        name = full.get(item.name, item.name)
        form = _form_of(forms, name, personal=True)
        form.names[name] += 1
        form.kinds["person"] += 1
        form.documents.add(document.id)
        place = Place(document.id, item.span)
        if item.country is not None and not item.former:
            form.countries.setdefault(item.country, place)
        key = office_key(item.office)
        of_state = item.country is None and item.body is None and key & _OF_STATE
        form.observed.append(
            Observed(
                item.office,
                key,
                about if of_state else item.country,
                item.country is not None,
                item.body,
                item.former,
                first,
                last,
                place,
            )
        )


def _country_of_page(document: Document, found: Sequence[Observation]) -> str | None:
    """Return the country that a page is about, where an office needs it.

    "Foreign Minister Jane Roe" on a page about Latvia is Latvia's.
    """
    if all(item.country is not None or item.body is not None for item in found):
        return None
    return find_names(document).country


def _full_names(observed: set[str], persons: set[str]) -> dict[str, str]:
    """Return the only full name on a page for each surname that stands alone."""
    lone = {name for name in observed if " " not in name}
    fitting: dict[str, set[str]] = {}
    for name in observed | persons:
        words = name.split()
        if len(words) > 1 and words[-1] in lone:
            fitting.setdefault(words[-1], set()).add(name)
    return {last: min(held) for last, held in fitting.items() if len(held) == 1}
