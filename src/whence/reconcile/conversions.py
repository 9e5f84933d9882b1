"""Conversions: sums by which a page makes one count of another.

"2,400 containers", "each can hold 50 shells", "120,000 shells": the page states a
factor, and perhaps what it comes to. The sum is kept as a formula and checked against
the page's own number. A page that gives only the two totals states no factor, and none
is made up for it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whence.lexicon.measures import counted_class
from whence.model import Claim, Conversion, Extraction, Quantity, Span
from whence.reconcile.page_index import PageIndex
from whence.reconcile.questions import QuestionGroup

__all__ = ["conversions_of", "find_conversions", "word_conversion"]

_NEAR = 600  # characters between the things and the number in each of them
_TOLERANCE = 0.05  # pages round
_LEAST_THINGS = 2
_AFTER, _BEFORE = 60, 90
_MOST = 40  # of one page
_PER = re.compile(
    r"^[^.;!?\n\d]{0,40}?\b(?:per|a|each|every|to (?:a|the|each))\s(?P<unit>[a-z]{3,20})\b",
    re.IGNORECASE,
)
_EACH_AFTER = re.compile(r"^[^.;!?\n\d]{0,40}?\b(?:each|apiece)\b", re.IGNORECASE)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every|one|a single|a)(?: of (?:the|these|those|them))?"
    r"(?: (?P<unit>[a-z]{3,20}))? (?:of (?:which|them|these) )?"
    r"(?:(?:can|could|may|might|would) )?"
    r"(?:hold|holds|held|carry|carries|carried|contain|contains|contained|take|takes|"
    r"fit|fits|seat|seats|house|houses|store|stores|with|holding|carrying|containing)"
    r"(?: (?:up to|about|around|some|roughly|as many as|nearly|at most|room for))?\s$",
    re.IGNORECASE,
)
_KINDS = frozenset({"count", "measure"})
_NO_UNITS = frozenset(
    "second minute hour day night week month quarter year time head person household "
    "kilometre metre mile litre".split()
)


@dataclass(frozen=True, slots=True)
class _Factor:
    """So many of one thing in each of another.

    Attributes:
        quantity: How many.
        unit: Class of the thing that holds them; None for "each" alone.
    """

    quantity: Quantity
    unit: str | None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _factor(text: str, quantity: Quantity) -> _Factor | None:
    """Return the factor that a number is: "50 shells per container"."""
    if quantity.kind not in _KINDS or not quantity.value or quantity.counted is None:
        return None
    if quantity.unit is not None and "per " in quantity.unit:
        noun = counted_class(quantity.unit.rpartition("per ")[2])
        return None if noun in _NO_UNITS else _Factor(quantity, noun)
    end = max(
        quantity.span.end, quantity.counted_span.end if quantity.counted_span else 0
    )
    after = text[end : end + _AFTER]
    before = text[max(0, quantity.span.start - _BEFORE) : quantity.span.start]
    if quantity.hedge is not None and quantity.hedge.end <= quantity.span.start:
        before = text[max(0, quantity.hedge.start - _BEFORE) : quantity.hedge.start]
    match = _EACH_BEFORE.search(before) or _PER.match(after)
    if match is not None:
        unit = match["unit"]
        if unit is None:
            return _Factor(quantity, None)
        noun = counted_class(_singular(unit.lower()))
        return None if noun in _NO_UNITS else _Factor(quantity, noun)
    return _Factor(quantity, None) if _EACH_AFTER.match(after) else None


def _classed(quantity: Quantity) -> str | None:
    """Return what a quantity is a number of: "shell", or "tonne grain"."""
    if quantity.counted is None:
        return None
    unit = (quantity.unit or "").partition("per ")[0].strip()
    return f"{unit} {counted_class(quantity.counted)}".strip()


def _things(
    quantities: Iterable[Quantity], factor: _Factor, text: str
) -> Quantity | None:
    """Return the nearest count of what holds them."""
    place = factor.quantity.span.start
    fitting = [
        item
        for item in quantities
        if item.kind == "count"
        and item.id != factor.quantity.id
        and (item.value or 0) >= _LEAST_THINGS
        and _classed(item) is not None
        and _classed(item) != _classed(factor.quantity)
        and (factor.unit is None or _classed(item) == factor.unit)
        and (factor.unit is not None or item.span.end <= place)
        and _factor(text, item) is None
    ]
    return min(
        fitting, key=lambda item: (abs(item.span.start - place), item.id), default=None
    )


def _word(quantity: Quantity, text: str, value: float) -> str:
    """Return a quantity with its noun as the page words it."""
    noun = quantity.counted or ""
    if quantity.counted_span is not None:
        noun = quantity.counted_span.of(text)
    unit = (quantity.unit or "").partition("per ")[0].strip()
    words = " ".join((f"{unit} of {noun}" if unit else noun).split())
    return f"{value:,.10g} {words}".strip()


def _find_stated(
    quantities: Iterable[Quantity], factor: _Factor, things: Quantity, makes: float
) -> Quantity | None:
    """Return the page's own number for what the sum comes to: the nearest in size."""
    kind = _classed(factor.quantity)
    fitting = [
        item
        for item in quantities
        if item.id not in {factor.quantity.id, things.id}
        and _classed(item) == kind
        and item.kind == factor.quantity.kind
        and (item.value or item.high or item.low or 0) > (factor.quantity.value or 0)
    ]
    return min(
        fitting,
        key=lambda item: (
            abs((item.value or item.high or item.low or 0) - makes),
            item.span.start,
            item.id,
        ),
        default=None,
    )


def _holder(claims: Iterable[Claim], quantity: Quantity | None) -> str | None:
    if quantity is None:
        return None
    held = [claim for claim in claims if quantity.id in claim.quantities]
    return min((claim.id for claim in held), default=None)


def find_conversions(extraction: Extraction) -> Iterator[Conversion]:
    """Yield the sums that a page states, in reading order.

    Args:
        extraction: What was read from the page.
    """
    text = extraction.document.text
    ordered = sorted(extraction.quantities, key=lambda item: (item.span, item.id))
    factors = [
        factor for item in ordered if (factor := _factor(text, item)) is not None
    ]
    if not factors:
        return
    index = PageIndex(extraction)
    for factor in factors[:_MOST]:
        quantity = factor.quantity
        place = quantity.span.start
        near = index.quantities_in(Span(max(0, place - _NEAR), place + _NEAR))
        things = _things(near, factor, text)
        if things is None or things.value is None or quantity.value is None:
            continue
        makes = things.value * quantity.value
        stated = _find_stated(near, factor, things, makes)
        value = None if stated is None else stated.value or stated.high or stated.low
        formula = (
            f"{_word(things, text, things.value)} \u00d7 "
            f"{_word(quantity, text, quantity.value)} each = {makes:,.10g}"
        )
        members = [things, quantity, *([stated] if stated is not None else [])]
        yield Conversion(
            _holder(extraction.claims, stated),
            extraction.document.id,
            formula,
            makes,
            value,
            None if value is None else abs(value - makes) <= _TOLERANCE * makes,
            tuple(item.id for item in members),
        )


def conversions_of(
    found: Mapping[str, Sequence[Conversion]], group: QuestionGroup
) -> tuple[Conversion, ...]:
    """Return the sums that a figure of a question is part of.

    Args:
        found: Document id to the sums that the page states.
        group: The question.
    """
    members = {
        (bearing.document, bearing.quantity.id)
        for bearing in group.bearings
        if bearing.quantity is not None
    }
    documents = sorted({document for document, _ in members})
    return tuple(
        item
        for document in documents
        for item in found.get(document, ())
        if any((document, name) in members for name in item.quantities)
    )


def word_conversion(item: Conversion) -> str:
    """Return a sum as a line that says whether the page's own number fits it."""
    match item.holds:
        case None:
            return f"stated sum: {item.formula}"
        case True:
            return f"stated sum: {item.formula}, as the page says"
        case False:
            return (
                f"stated sum does not hold: {item.formula}, and the page says "
                f"{item.stated:,.10g} ({item.claim or item.document})"
            )
