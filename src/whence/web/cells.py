"""The cells of claims as marks on a page's text: who, what, how many, when."""

from whence.model import Attribution, Claim, Extraction
from whence.web.index import ReportIndex
from whence.web.marks import Mark

__all__ = ["claim_marks", "page_marks"]


def _attribution_marks(attribution: Attribution | None) -> list[Mark]:
    if attribution is None:
        return []
    marks = [Mark("source", span) for span in attribution.source]
    return marks + [Mark("cue", span) for span in attribution.cue]


def claim_marks(claim: Claim, page: Extraction, index: ReportIndex) -> list[Mark]:
    """Return the cells of one claim."""
    attribution = next(
        (item for item in page.attributions if item.id == claim.attribution), None
    )
    marks = [Mark("content", span) for span in claim.content]
    marks += _attribution_marks(attribution)
    if not any(mark.kind == "source" for mark in marks):
        marks += [Mark("source", span) for span in claim.speaker.spans]
    if claim.hedge is not None:
        marks.append(Mark("hedge", claim.hedge))
    for item in claim.quantities:
        if (quantity := index.quantities.get(item)) is not None:
            marks.append(Mark("quantity", quantity.span))
            if quantity.hedge is not None:
                marks.append(Mark("hedge", quantity.hedge))
    marks += [
        Mark("time", time.span)
        for time in page.times
        if any(span.contains(time.span) for span in claim.content)
    ]
    return marks


def page_marks(page: Extraction) -> list[Mark]:
    """Return every cell of every claim of a page, for the page's text."""
    marks = [Mark("time", item.span) for item in page.times]
    for quantity in page.quantities:
        marks.append(Mark("quantity", quantity.span))
        if quantity.hedge is not None:
            marks.append(Mark("hedge", quantity.hedge))
    for attribution in page.attributions:
        marks += _attribution_marks(attribution)
    for claim in page.claims:
        marks += [Mark("content", span) for span in claim.content]
        if claim.hedge is not None:
            marks.append(Mark("hedge", claim.hedge))
    return marks
