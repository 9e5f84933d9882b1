"""Bearings: the numbers of a page's claims, and what each of them answers."""

import re
from dataclasses import replace

from whence.extract.entities import singular
from whence.lexicon.measures import counted_class, course_of
from whence.model import (
    Aspect,
    Claim,
    Extraction,
    FigureRole,
    Quantity,
    Span,
)
from whence.reconcile.ages import is_age
from whence.reconcile.bearing import Bearing
from whence.reconcile.clause_signs import is_included
from whence.reconcile.clauses import Clause, read_clause
from whence.reconcile.ellipses import complete_ellipses
from whence.reconcile.page_index import PageIndex
from whence.reconcile.revisions import find_reviser
from whence.reconcile.windows import window_of

__all__ = ["OF_PEOPLE", "Bearing", "find_bearings"]

_LONGEST_SENTENCE = 2000
_MOST_BEARINGS = 300  # of one page; a table of more is no news text
_BASE_REACH = 400  # characters from a number to the multiple of it
_NEAR = 0.1  # a headline rounds
_DEFINITE = frozenset("the these those both its their his her our all other".split())
OF_PEOPLE = frozenset(
    "killed injured shot stabbed missing rescued arrested charged displaced casualties "
    "infected".split()
)
_LENGTHS = frozenset("kilometre metre centimetre millimetre mile yard foot".split())
_OF_TEXTS = frozenset("page chapter paragraph word reader subscriber question".split())
_OF_MANNER = frozenset("time side way kind sort block minute moment step".split())
_FEW = 12
_ANYBODY = frozenset("person people human individual other someone".split())
_MANY = _ANYBODY | frozenset("man name recruit volunteer victim life soul body".split())
"""Nouns for anybody of whom many are counted: an army speaks of its men."""
_POWERS = frozenset("country nation government".split())
_PLACES = frozenset(
    "village town city district region province county municipality site location "
    "place area station yard street continent".split()
)
_LOCATING = frozenset(
    "in at across near between from around through over throughout".split()
)
_HEAD = 20_000  # characters of a page in which a leak is looked for
_LEAK = re.compile(
    r"\b(?:leak|spill|spilt|slick|escap|gush|drain|(?:ran|flow|pour|seep|run)\w* "
    r"(?:out|into|from))",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s(?:more |others? )?of (?:the|them|those|these|its|their|his|her|whom)\b",
    re.IGNORECASE,
)
# "Of those, 412 ...", "among them 28 minors": some of others' number.
_PART_BEFORE = re.compile(
    r"(?:\b[Oo]f (?:the|these|those|them|its|their|whom|which|that number|this number)"
    r"(?:\s[\w.-]{1,20}){0,3},|\b(?:of whom|of which|among them|among whom))\s$"
)
# "(IMO 9200001)", "case no. 48812": a label and no count.
_LABEL = re.compile(r"(?:\b[A-Z]{2,6}|\b[Nn]o\.|\b[Nn]umber|#|\bID|\bcase)\s?$")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_LEAST_LABEL = 10_000
_COUNTING = frozenset({"count", "money", "measure", "share", "percent", "ratio"})


def _role(clause: Clause, quantity: Quantity, text: str) -> FigureRole:
    if quantity.kind in {"share", "percent"}:
        return "share"
    if quantity.base is not None or quantity.kind == "ratio":
        return "derived"
    if clause.capacity or _may_be_lost(clause, quantity, text):
        return "capacity"
    if clause.forecast:
        return "forecast"
    return "figure"


def _may_be_lost(clause: Clause, quantity: Quantity, text: str) -> bool:
    """Say whether a load is only what could be lost, on a page that tells of a leak."""
    return (
        clause.measure == "aboard"
        and quantity.kind == "measure"
        and _LEAK.search(text, 0, _HEAD) is not None
    )


def _aspect(clause: Clause, quantity: Quantity) -> Aspect:
    if quantity.kind in {"share", "percent"}:
        return "share"
    if clause.rate or (quantity.unit is not None and " per " in quantity.unit):
        return "rate"
    if clause.increment:
        return "increment"
    if clause.measure is not None and course_of(clause.measure) == "free":
        return "stock"
    return "total"


def _measure(clause: Clause, counted: str | None, *, promised: bool) -> str | None:
    """Return what happened to the things counted; jobs that go or are lost are cut."""
    if clause.measure is None and promised:
        return "pledged"  # the promise is in the words that ascribe it
    if counted == "job" and clause.measure in {"spilled", "transferred", "felled"}:
        return "laid off"
    return clause.measure


def _bounds(
    quantity: Quantity, base: Quantity | None
) -> tuple[float | None, float | None, float | None]:
    """Return low, high and the exact value; a relative figure times its base."""
    if (
        quantity.kind == "ratio"
        and quantity.value is not None
        and base is not None
        and base.value is not None
        and base.kind != "ratio"
    ):
        made = quantity.value * base.value
        return made, made, made
    return quantity.low, quantity.high, quantity.value


def _find_base(
    index: PageIndex, quantity: Quantity, known: dict[str, Quantity]
) -> Quantity | None:
    """Return what a multiple stands on: "this figure could be three times higher"."""
    if quantity.base is not None:
        return known.get(quantity.base)
    if quantity.kind != "ratio":
        return None
    start = quantity.span.start
    reach = Span(max(0, start - _BASE_REACH), start)
    before = [
        other
        for other in index.quantities_in(reach)
        if other.kind in {"count", "money", "measure"}
        and other.span.end <= start
        and index.text.count("\n\n", other.span.end, start) <= 1
    ]
    return max(before, key=lambda other: other.span, default=None)


def _counted(quantity: Quantity, base: Quantity | None, clause: Clause) -> str | None:
    """Return the class of what is counted.

    What befalls people counts people where nothing else is named: "dozens were hurt".
    Where nothing befalls them, a few men and a few women are persons, and no count.
    """
    named = _counted_thing(quantity, base, clause)
    if named == "person" and clause.measure is None:
        noun = quantity.counted or clause.noun or named
        few = quantity.value is not None and quantity.value <= _FEW
        return named if noun in (_ANYBODY if few else _MANY) else noun
    if named is None and quantity.kind == "count" and clause.measure in OF_PEOPLE:
        return "person"
    return named


def _counted_thing(
    quantity: Quantity, base: Quantity | None, clause: Clause
) -> str | None:
    if quantity.counted is not None:
        return counted_class(quantity.counted)
    if clause.noun is not None and quantity.unit is None:
        # "The number of houses lost rose to 52": the class knows some plurals itself.
        named = counted_class(clause.noun)
        return counted_class(singular(named)) if named == clause.noun else named
    if base is not None and base.counted is not None:
        return counted_class(base.counted)
    return quantity.unit


def find_bearings(extraction: Extraction) -> list[Bearing]:
    """Return the numbers of a page's claims with what they answer, in reading order.

    A number that stands in two claims ("X said that Y had said ...") bears once,
    with the claim whose content is the shortest: the innermost.
    """
    document = extraction.document
    known = {quantity.id: quantity for quantity in extraction.quantities}
    holders: dict[str, Claim] = {}
    for claim in extraction.claims:
        for name in claim.quantities:
            held = holders.get(name)
            if held is None or _length(claim) < _length(held):
                holders[name] = claim
    index = PageIndex(extraction)
    found: list[Bearing] = []
    for quantity in index.quantities:
        if len(found) >= _MOST_BEARINGS:
            break
        if quantity.kind not in _COUNTING:
            continue
        sentence = index.sentence_at(quantity.span)
        if len(sentence) > _LONGEST_SENTENCE:
            near = Span(max(sentence.start, quantity.span.start - 400), sentence.end)
            sentence = Span(near.start, min(near.end, near.start + _LONGEST_SENTENCE))
        headline = any(span.contains(quantity.span) for span in index.headlines)
        holder = holders.get(quantity.id) or index.claim_beside(sentence)
        if holder is None and headline:
            holder = _claim_below(quantity, known, holders)
        if holder is None or _is_definite(document.text, quantity):
            continue
        if _is_label(document.text, quantity) or _is_age(document.text, quantity):
            continue
        clause = read_clause(index, holder, quantity, sentence)
        if _only_describes(document.text, quantity, clause):
            continue
        base = _find_base(index, quantity, known)
        low, high, exact = _bounds(quantity, base)
        counted = _counted(quantity, base, clause)
        found.append(
            Bearing(
                document.id,
                holder,
                quantity,
                low,
                high,
                exact,
                _measure(clause, counted, promised=holder.act == "promise"),
                counted,
                clause.agent,
                clause.recipient,
                clause.place,
                window_of(index, holder, sentence, quantity.span),
                _aspect(clause, quantity),
                _role(clause, quantity, document.text),
                sentence,
                quantity.span,
                headline,
                clause.stage,
                clause.former,
                find_reviser(document.text, sentence, quantity.span),
                _is_part(document.text, sentence, quantity.span),
            )
        )
    return complete_ellipses(_settle_derived(found, known, index))


def _settle_derived(
    found: list[Bearing], known: dict[str, Quantity], index: PageIndex
) -> list[Bearing]:
    """Let a figure that is made from another bear on the other's question."""
    by_quantity = {item.quantity.id: item for item in found if item.quantity}
    settled = []
    for bearing in found:
        base = None
        if bearing.role == "derived" and bearing.quantity is not None:
            held = _find_base(index, bearing.quantity, known)
            base = by_quantity.get(held.id) if held is not None else None
        settled.append(
            bearing
            if base is None or base.role not in {"figure", "capacity"}
            else replace(
                bearing,
                measure=base.measure,
                agent=base.agent,
                recipient=base.recipient,
                aspect=base.aspect,
            )
        )
    return settled


def _claim_below(
    quantity: Quantity, known: dict[str, Quantity], holders: dict[str, Claim]
) -> Claim | None:
    """Return the claim of the body that a headline's number stands for."""
    if quantity.value is None:
        return None
    for name in sorted(holders, key=lambda name: known[name].span):
        value = known[name].value
        if value is not None and abs(value - quantity.value) <= _NEAR * quantity.value:
            return holders[name]
    return None


def _is_definite(text: str, quantity: Quantity) -> bool:
    """Say whether a small number only points at things: "the two countries"."""
    if quantity.value is None or quantity.value > _FEW or quantity.counted is None:
        return False
    before = text[max(0, quantity.span.start - 12) : quantity.span.start].split()
    return bool(before) and before[-1].lower() in _DEFINITE


def _is_age(text: str, quantity: Quantity) -> bool:
    """Say whether a number tells an age, also without a word: "Shawn 'Ace' Moss, 22."."""
    bare = quantity.unit == "year" and quantity.span.of(text).isdigit()
    return bare or is_age(text, quantity.span)


def _is_label(text: str, quantity: Quantity) -> bool:
    """Say whether bare digits are no count: "IMO 9200001", "14.05" of a live blog."""
    own = quantity.span.of(text)
    if quantity.unit is None and _CLOCK.fullmatch(own):
        return text[max(0, quantity.span.start - 1) : quantity.span.start] in {"", "\n"}
    return (
        quantity.kind == "count"
        and quantity.counted is None
        and own.isdigit()
        and int(own) >= _LEAST_LABEL
        and _LABEL.search(text[max(0, quantity.span.start - 12) : quantity.span.start])
        is not None
    )


def _only_describes(text: str, quantity: Quantity, clause: Clause) -> bool:
    """Say whether a number answers no question of what happened.

    The pages of a study, how far off a place lies, how many countries agreed, and in
    how many villages something happened tell about the telling or the place.
    """
    if quantity.kind == "measure":
        if "-" in quantity.span.of(text):
            return True  # "152-millimetre shells" describes the shells
        unit = (quantity.unit or "").split()[-1:]  # "nautical mile"
        return clause.measure is None and not _LENGTHS.isdisjoint(unit)
    if quantity.kind != "count" or quantity.counted is None:
        return False
    if quantity.counted in _OF_TEXTS:
        return clause.measure is None or quantity.counted == "page"
    if quantity.counted in _POWERS:
        return clause.measure not in {"infected", "sanctioned"}
    # "One finger was hanging off", "three times a week".
    single = clause.measure is None and quantity.span.of(text).lower() == "one"
    before = text[max(0, quantity.span.start - 12) : quantity.span.start].split()
    located = (
        quantity.counted in _PLACES and bool(before) and before[-1].lower() in _LOCATING
    )
    return single or located or quantity.counted in _OF_MANNER


def _is_part(text: str, sentence: Span, place: Span) -> bool:
    """Say whether a number counts some of those counted elsewhere."""
    before = text[max(sentence.start, place.start - 100) : place.start]
    listed = is_included(before) or _PART_BEFORE.search(before) is not None
    return listed or _PART.match(text, place.end) is not None


def _length(claim: Claim) -> int:
    return sum(len(span) for span in claim.content)
