"""Extraction: one document through all finders."""

from collections.abc import Sequence
from dataclasses import replace

from whence.extract.attributions import find_attributions
from whence.extract.chains import find_page_relays
from whence.extract.claims import build_claims
from whence.extract.masthead import find_masthead
from whence.extract.nesting import nest_attributions
from whence.extract.published import infer_published
from whence.extract.quantities import find_quantities
from whence.extract.times import find_times
from whence.extract.units import PageUnits
from whence.model import Abstention, Document, Extraction, Span, TimeExpression

__all__ = ["extract"]


def extract(document: Document) -> Extraction:
    """Return all that is found in a document.

    Args:
        document: The page, as intake gives it.

    Returns:
        The page with its relays and, where it can be inferred, its date; its times,
        quantities, attributions and claims.
    """
    document = replace(document, outlet=find_masthead(document))
    document = replace(document, relays=find_page_relays(document))
    times = find_times(document)
    published = infer_published(document, times)
    if published != document.published:
        # The bounds of an undated page place what the first reading left open.
        document = replace(document, published=published)
        times = find_times(document)
    quantities = find_quantities(document, times)
    page = PageUnits(document)
    attributions = nest_attributions(document, find_attributions(document), page)
    claims = build_claims(document, attributions, times, quantities, page)
    return Extraction(
        document=document,
        times=times,
        quantities=quantities,
        attributions=attributions,
        claims=claims,
        abstained=_abstained(document, page, times),
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
