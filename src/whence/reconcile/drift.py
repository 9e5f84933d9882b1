"""What a claim lost or gained on its way from one page to the next."""

import re
from collections.abc import Iterable, Sequence

from whence.lexicon.cues import find_hedges
from whence.model import Drift, DriftKind, Edge, Place
from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Ledger
from whence.text.tokens import find_tokens

__all__ = ["find_drift", "find_headline_drift"]

_CONJUNCTION = re.compile(
    r"^(?:\s+[\w-]+){0,5}?\s+(?P<word>or|and)\s+(?:\S+\s+)?(?:\d[\d,.]*\s+)?[^\W\d_]{3,}",
    re.IGNORECASE,
)
_NO_SOURCE = frozenset({"same-outlet", "link", "same-figure", "reuse"})


def _is_hedged(ledger: Ledger, bearing: Bearing) -> bool:
    """Say whether the words around the number make the claim less than sure."""
    text = ledger.document(bearing.document).text
    hedge = bearing.claim.hedge
    if hedge is not None and bearing.sentence.overlaps(hedge):
        return True
    words = [token.surface.lower() for token in find_tokens(text, bearing.sentence)]
    return any(hedge.kind != "condition" for hedge in find_hedges(words))


def _conjunction(ledger: Ledger, bearing: Bearing) -> str | None:
    """Return `or` or `and` where one follows what is counted."""
    quantity = bearing.quantity
    if quantity is None:
        return None
    text = ledger.document(bearing.document).text
    tail = text[quantity.span.end : min(bearing.sentence.end, quantity.span.end + 80)]
    found = _CONJUNCTION.match(tail)
    return found["word"].lower() if found else None


def _is_rounded(before: Bearing, after: Bearing) -> bool:
    """Say whether the later number is the earlier one with fewer digits."""
    first, second = before.exact, after.exact
    if not first or not second or first == second:
        return False
    for digits in range(1, 6):
        scale = 10 ** (len(str(int(abs(first)))) - digits)
        if scale >= 1 and abs(first - second) < scale and second % scale == 0:
            return abs(first - second) / abs(first) < 0.12
    return False


def _is_unit_changed(before: Bearing, after: Bearing) -> bool:
    if before.quantity is None or after.quantity is None:
        return False
    first, second = before.quantity, after.quantity
    return (first.unit or first.counted) != (second.unit or second.counted) and (
        first.unit is not None or second.unit is not None
    )


def _bounded(bearing: Bearing) -> bool:
    return bearing.quantity is not None and bearing.quantity.bound != "="


def _kinds(
    ledger: Ledger, before: Bearing, after: Bearing, edge: Edge
) -> Iterable[DriftKind]:
    same = before.exact is not None and before.exact == after.exact
    if _is_hedged(ledger, before) and not _is_hedged(ledger, after):
        yield "hedge-lost"
    if (
        _conjunction(ledger, before) == "or"
        and _conjunction(ledger, after) == "and"
        and same
    ):
        yield "and-or"
    if before.role == "capacity" and after.role == "figure":
        yield "capacity-as-count"
    if same and _bounded(before) and not _bounded(after):
        yield "bound-lost"
    if _is_rounded(before, after):
        yield "rounded"
    if _is_unit_changed(before, after):
        yield "unit-changed"
    lost = len(after.claim.chain) <= 1 and len(before.claim.chain) > 1
    if lost and edge.kind in _NO_SOURCE:
        yield "attribution-lost"


def find_drift(
    ledger: Ledger, before: Bearing, after: Bearing, edge: Edge
) -> list[Drift]:
    """Return what changed between two pages along an edge.

    Args:
        ledger: The pages.
        before: The figure on the page nearer to the origin.
        after: The figure on the page that took it over.
        edge: The edge between them.

    Returns:
        One record for each kind of change.
    """
    return [
        Drift(
            edge.id,
            kind,
            Place(before.document, before.sentence),
            Place(after.document, after.sentence),
        )
        for kind in _kinds(ledger, before, after, edge)
    ]


def find_headline_drift(
    ledger: Ledger, own: Sequence[Bearing], edge: str
) -> list[Drift]:
    """Return where a page's headline says more than its body.

    Args:
        ledger: The pages.
        own: The bearings of one page and one question.
        edge: Id of an edge of the page, or of the page's node where it has none.

    Returns:
        One record a headline figure that lost a hedge, a bound or an *or*.
    """
    found = []
    bodies = [item for item in own if not item.headline]
    for headline in (item for item in own if item.headline):
        same = [body for body in bodies if body.exact == headline.exact] or [
            body for body in bodies if _is_rounded(body, headline)
        ]
        for body in same[:1]:
            stronger = (
                (_is_hedged(ledger, body) and not _is_hedged(ledger, headline))
                or (_bounded(body) and not _bounded(headline))
                or (body.role == "capacity" and headline.role == "figure")
                or (
                    _conjunction(ledger, body) == "or"
                    and _conjunction(ledger, headline) == "and"
                )
            )
            if stronger:
                found.append(
                    Drift(
                        edge,
                        "headline-body",
                        Place(body.document, body.sentence),
                        Place(headline.document, headline.sentence),
                    )
                )
    return found
