"""Judging: pages as people judged them, beside the pages as they were read.

The records of the ledger stay what the machine found. Here they are copied with the
decisions of people in them: what was rejected is left out, what was corrected is
changed. From the copies figures and traces follow in the same way as from the pages.
Whether two sources are one is decided elsewhere (`identities`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, get_args

from whence.errors import UsageError
from whence.extract.mentions import parse_mention
from whence.model import (
    Act,
    Actor,
    Attribution,
    Claim,
    Document,
    Extraction,
    Interval,
    Judgement,
    Outlet,
    Polarity,
    Published,
    Quantity,
    Segment,
    Span,
    standing,
)

__all__ = ["CORRECTABLE", "Judged", "apply_judgements", "check_correction"]

CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "page": ("outlet", "published"),
    "claim": ("speaker", "act", "polarity", "said"),
    "quantity": ("value", "low", "high", "counted"),
}
"""The fields that a person can correct, by what the target is."""

_OPEN = "open"
_UNNAMED = "unnamed"


class Judged(NamedTuple):
    """Pages as people judged them.

    Attributes:
        extractions: The pages that are left, with the corrections in them.
        applied: The decisions that changed something, in the order of their making.
    """

    extractions: tuple[Extraction, ...]
    applied: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class _Decisions:
    """The decisions that stand, by the id that they are about."""

    rejected: Mapping[str, Judgement]
    corrected: Mapping[str, Mapping[str, Judgement]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "_Decisions":
        """Sort decisions; of two on one matter the later one holds."""
        rejected: dict[str, Judgement] = {}
        corrected: dict[str, dict[str, Judgement]] = {}
        for judgement in standing(judgements):
            if judgement.verdict == "reject":
                rejected[judgement.target] = judgement
            elif judgement.verdict == "accept":
                rejected.pop(judgement.target, None)
            elif judgement.verdict == "correct" and judgement.field is not None:
                fields = corrected.setdefault(judgement.target, {})
                fields.pop(judgement.field, None)
                fields[judgement.field] = judgement
        return cls(rejected, corrected)


def apply_judgements(
    extractions: Iterable[Extraction], judgements: Iterable[Judgement]
) -> Judged:
    """Return pages as people judged them.

    A rejected page, claim or quantity is left out, and with a rejected attribution its
    claims; what a corrected record says is changed (`CORRECTABLE`). The words of what
    was rejected, and of a number that was corrected, no longer belong to the body, so
    that nothing else is read from them. Ids stay those of the records as they were
    read. A correction that cannot be read has no effect, nor have notes.

    Args:
        extractions: What was read from the pages.
        judgements: What people decided, in the order in which they did.
    """
    made = list(judgements)
    decisions = _Decisions.of(made)
    applied: dict[str, Judgement] = {}
    pages = [
        page
        for extraction in extractions
        if (page := _judge_page(extraction, decisions, applied)) is not None
    ]
    return Judged(tuple(pages), tuple(item for item in made if item.id in applied))


def check_correction(target: str, field: str, value: str) -> None:
    """Check that a correction can be applied.

    Args:
        target: What is corrected: `page`, `claim` or `quantity`; others have no field.
        field: The field.
        value: The right value in words.

    Raises:
        UsageError: If there is no such field, or the value is none for it.
    """
    fields = CORRECTABLE.get(target, ())
    if field not in fields:
        known = ", ".join(fields) or "none: reject it, or add a note"
        message = f"a {target} has no field {field!r} to correct; its fields: {known}"
        raise UsageError(message)
    try:
        _READERS[field](value)
    except ValueError as error:
        message = f"cannot correct {field!r} to {value!r}: {error}"
        raise UsageError(message) from error


def _judge_page(
    page: Extraction, decisions: _Decisions, applied: dict[str, Judgement]
) -> Extraction | None:
    """Return a page as it was judged; None for one that was rejected."""

    def is_rejected(name: str | None) -> bool:
        found = decisions.rejected.get(name or "")
        if found is not None:
            applied[found.id] = found
        return found is not None

    def correct(name: str) -> dict[str, object]:
        """Return the right values of a record's fields."""
        values: dict[str, object] = {}
        for field, judgement in decisions.corrected.get(name, {}).items():
            try:
                values[field] = _READERS[field](judgement.value or "")
            except (KeyError, ValueError):
                continue  # made before corrections were checked: a note
            applied[judgement.id] = judgement
        return values

    if is_rejected(page.document.id):
        return None
    gone: list[Span] = []
    quantities: list[Quantity] = []
    for quantity in page.quantities:
        if is_rejected(quantity.id):
            gone.append(quantity.span)
            continue
        values = correct(quantity.id)
        gone += [quantity.span] if values else []
        quantities.append(_correct_quantity(quantity, values))
    attributions = [item for item in page.attributions if not is_rejected(item.id)]
    claims: list[Claim] = []
    for claim in page.claims:
        if is_rejected(claim.id) or is_rejected(claim.attribution):
            gone += claim.content
        else:
            claims.append(_correct_claim(claim, correct(claim.id)))
    document = _correct_document(page.document, correct(page.document.id))
    return replace(
        page,
        document=replace(document, segments=_without(document.segments, gone)),
        quantities=_linked_quantities(quantities),
        attributions=_linked_attributions(attributions),
        claims=_linked_claims(claims, quantities),
    )


def _linked_quantities(kept: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return quantities without references to those that are gone."""
    ids = {item.id for item in kept}
    return tuple(
        replace(
            item,
            base=item.base if item.base in ids else None,
            alternatives=tuple(name for name in item.alternatives if name in ids),
        )
        for item in kept
    )


def _linked_attributions(kept: Sequence[Attribution]) -> tuple[Attribution, ...]:
    ids = {item.id for item in kept}
    return tuple(
        item if item.parent in ids else replace(item, parent=None) for item in kept
    )


def _linked_claims(
    kept: Sequence[Claim], quantities: Sequence[Quantity]
) -> tuple[Claim, ...]:
    ids = {item.id for item in kept}
    counted = {item.id for item in quantities}
    return tuple(
        replace(
            item,
            quantities=tuple(name for name in item.quantities if name in counted),
            denies=tuple(name for name in item.denies if name in ids),
        )
        for item in kept
    )


def _without(segments: Sequence[Segment], gone: Iterable[Span]) -> tuple[Segment, ...]:
    """Return the segments without some words."""
    found = list(segments)
    for span in sorted(gone):
        parts: list[Segment] = []
        for segment in found:
            if not segment.span.overlaps(span):
                parts.append(segment)
                continue
            before = (segment.span.start, min(span.start, segment.span.end))
            after = (max(span.end, segment.span.start), segment.span.end)
            parts += [
                replace(segment, span=Span(start, end))
                for start, end in (before, after)
                if start < end
            ]
        found = parts
    return tuple(found)


def _correct_quantity(quantity: Quantity, values: Mapping[str, object]) -> Quantity:
    """Return a quantity with the right numbers; one of two readings is gone."""
    if not values:
        return quantity
    found = replace(quantity, second=None)
    if "counted" in values:
        found = replace(found, counted=_text(values["counted"]))
    if "value" in values:
        number = _number(values["value"])
        found = replace(found, value=number, low=number, high=number, bound="=")
    if "low" in values:
        found = replace(found, low=_number(values["low"]), value=None)
    if "high" in values:
        found = replace(found, high=_number(values["high"]), value=None)
    if found.value is None and found.low is not None and found.low == found.high:
        return replace(found, value=found.low, bound="=")
    if found.low is None or found.high is None:
        return replace(found, bound="<=" if found.low is None else ">=")
    if found.low > found.high:
        return quantity  # two decisions that no number fits
    return found if found.value is not None else replace(found, bound="=")


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) else None


def _text(value: object) -> str:
    return str(value)


def _correct_claim(claim: Claim, values: Mapping[str, object]) -> Claim:
    if not values:
        return claim
    speaker = values.get("speaker")
    if isinstance(speaker, Actor):
        chain = (*claim.chain[:-1], speaker)
        claim = replace(claim, speaker=speaker, chain=chain)
    others = {field: value for field, value in values.items() if field != "speaker"}
    return replace(claim, **others)  # type: ignore[arg-type] # as its reader made it


def _correct_document(document: Document, values: Mapping[str, object]) -> Document:
    return replace(document, **values) if values else document  # type: ignore[arg-type] # as its reader made it


def _read_speaker(value: str) -> Actor:
    """Return the actor that a person named; `unnamed` for nobody."""
    words = " ".join(value.split())
    if not words:
        message = "the name of a speaker, or 'unnamed'"
        raise ValueError(message)
    if words.casefold() == _UNNAMED:
        return Actor(None, "unnamed")
    mention = parse_mention(words)
    kind = "organisation" if mention.actor == _UNNAMED else mention.actor
    return Actor(mention.name or words, kind, mention.country)


def _read_interval(value: str) -> Interval:
    """Return the days that a person gave: one, or the first and the last."""
    first, _, last = value.partition("/")
    try:
        return Interval.of_days(
            date.fromisoformat(first), date.fromisoformat(last or first)
        )
    except ValueError as error:
        message = "give a day (2024-05-03), or two with a stroke between them"
        raise ValueError(message) from error


def _read_published(value: str) -> Published:
    interval = _read_interval(value)
    day = interval.start if interval.is_day else None
    return Published(day, interval, basis="given")


def _read_outlet(value: str) -> Outlet:
    words = " ".join(value.split())
    if not words:
        message = "give the outlet's name"
        raise ValueError(message)
    return Outlet(words, basis="given")


def _read_number(value: str) -> float:
    """Return a number; separators of thousands may stand in it."""
    plain = value.strip().replace(",", "")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        number = float(plain)
    except ValueError:
        number = float("nan")
    if number - number != 0:
        message = "give a number in digits"
        raise ValueError(message)
    return number


def _read_end(value: str) -> float | None:
    """Return an end of a range; None for an open one."""
    return None if value.strip().casefold() == _OPEN else _read_number(value)


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in allowed:
            message = f"one of {', '.join(allowed)}"
            raise ValueError(message)
        return value

    return read


def _read_counted(value: str) -> str:
    words = " ".join(value.split())
    if not words:
        message = "give the noun that is counted, in the singular"
        raise ValueError(message)
    return words


_READERS: Mapping[str, Callable[[str], object]] = {
    "outlet": _read_outlet,
    "published": _read_published,
    "speaker": _read_speaker,
    "act": _one_of(*get_args(Act)),
    "polarity": _one_of(*get_args(Polarity)),
    "said": _read_interval,
    "value": _read_number,
    "low": _read_end,
    "high": _read_end,
    "counted": _read_counted,
}
