"""Extraction: one document through all finders."""

from collections.abc import Sequence
from dataclasses import replace

from whence.extract.claims import build_claims
from whence.extract.crossing import uncross
from whence.extract.merging import Merged, merge_by_document
from whence.extract.nesting import nest_attributions
from whence.extract.outlets import find_outlet
from whence.extract.page_relays import find_page_relays
from whence.extract.published import infer_published
from whence.extract.quantities import find_quantities
from whence.extract.times import find_times, read_times
from whence.extract.units import PageUnits
from whence.model import (
    Abstention,
    Attribution,
    Claim,
    Document,
    Extraction,
    Span,
    TimeExpression,
)

__all__ = ["extract"]


def extract(document: Document, *, min_score: float | None = None) -> Extraction:
    """Return all that is found in a document.

    Args:
        document: The page, as intake gives it.
        min_score: Attributions below this score are left out, with the claims built on
            them. None for the reader's own threshold; a value below that one finds
            more.

    Returns:
        The page with its relays and, where it can be inferred, its date; its times,
        quantities, attributions and claims.
    """
    document = replace(document, outlet=find_outlet(document))
    document = replace(document, relays=find_page_relays(document))
    readings = read_times(document)
    times = tuple(reading.time for reading in readings)
    published = infer_published(document, readings)
    if published != document.published:
        # The bounds of an undated page place what the first reading left open.
        document = replace(document, published=published)
        times = find_times(document)
    quantities = find_quantities(document, times)
    page = PageUnits(document)
    merged = merge_by_document(document, min_score=min_score)
    nested = nest_attributions(document, merged.base, page)
    claims = build_claims(document, nested, times, quantities, page)
    attributions = uncross(_shown(nested, merged))
    attributed = tuple(_attribute(claim, merged) for claim in claims)
    if min_score is not None:
        # Last, so that what is left does not depend on what was left out.
        attributions = _sure_enough(attributions, min_score)
        attributed = _built_on(attributed, attributions)
    return Extraction(
        document=document,
        times=times,
        quantities=quantities,
        attributions=attributions,
        claims=attributed,
        abstained=_abstained(document, page, times),
    )


def _attribute(claim: Claim, merged: Merged) -> Claim:
    """Return a claim that names the attribution shown for its own."""
    shown = merged.alias.get(claim.attribution or "")
    return claim if shown is None else replace(claim, attribution=shown)


def _shown(nested: Sequence[Attribution], merged: Merged) -> tuple[Attribution, ...]:
    """Return the attributions of the record: the outermost, and those inside them."""
    found = {item.id: item for item in merged.shown}
    for item in nested:
        if item.parent is not None:
            parent = merged.alias.get(item.parent, item.parent)
            found.setdefault(item.id, replace(item, parent=parent))
        elif item.id not in merged.alias:
            found.setdefault(item.id, item)
    return tuple(sorted(found.values(), key=lambda item: (item.content, item.id)))


def _sure_enough(
    attributions: Sequence[Attribution], min_score: float
) -> tuple[Attribution, ...]:
    """Return the attributions of a score or more; an inner one falls with its outer."""
    by_id = {item.id: item for item in attributions}
    low = {item.id for item in attributions if item.score < min_score}

    def stands(item: Attribution) -> bool:
        seen: set[str] = set()
        while item.id not in low:
            seen.add(item.id)
            outer = by_id.get(item.parent or "")
            if outer is None or outer.id in seen:
                return True
            item = outer
        return False

    return tuple(item for item in attributions if stands(item))


def _built_on(
    claims: Sequence[Claim], attributions: Sequence[Attribution]
) -> tuple[Claim, ...]:
    """Return the claims of attributions, and those in the outlet's own voice."""
    held = {item.id for item in attributions}
    kept = [
        claim
        for claim in claims
        if claim.attribution is None or claim.attribution in held
    ]
    ids = {claim.id for claim in kept}
    return tuple(
        replace(claim, denies=tuple(name for name in claim.denies if name in ids))
        for claim in kept
    )


def _abstained(
    document: Document, page: PageUnits, times: Sequence[TimeExpression]
) -> tuple[Abstention, ...]:
    """Return what was seen and not read, with the reason."""
    found: list[Abstention] = []
    if page.is_cut and page.units:
        rest = Span(page.units[-1].span.end, len(document.text))
        found.append(Abstention(rest, "claims are read from the page's beginning only"))
    if document.published.interval is None:
        found.append(Abstention(None, "the page does not tell when it was published"))
    if document.outlet.value is None:
        found.append(Abstention(None, "the page does not tell its outlet"))
    found.extend(
        Abstention(time.span, "nothing on the page places this time")
        for time in times
        if time.interval is None and time.type == "DATE"
    )
    return tuple(found)
