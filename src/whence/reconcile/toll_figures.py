"""The toll of each event as figures: one for the killed, one for the injured."""

from whence.model import (
    Claim,
    Extraction,
    Figure,
    FigureItem,
    Interval,
    Policy,
    Question,
    Span,
    Status,
    content_key,
)
from whence.reconcile.actors import is_vague
from whence.reconcile.origins import Root, count_origins
from whence.reconcile.survey import Survey
from whence.reconcile.tolls import PageToll, Toll, combine_tolls, read_tolls

__all__ = ["find_toll_figures"]

_MEASURES = ("killed", "injured")


def _claim_of(
    page: Extraction, toll: PageToll, measure: str
) -> tuple[Claim, str | None] | None:
    """Return the claim that best shows a page's number, and the quantity in it.

    It is one beside a mention, first one that gives the number itself; a number that
    is only implied has no quantity.
    """
    mentions = toll.evidence.mentions
    count = toll.pair[_MEASURES.index(measure)]
    fitting = [item for item in mentions if item.fate == measure]
    equal = [item for item in fitting if item.count == count]
    for mention in (*equal, *fitting, *mentions):
        for claim in page.claims:
            if any(part.overlaps(mention.span) for part in claim.content):
                return claim, _quantity_in(page, mention.span, count)
    return (page.claims[0], None) if page.claims else None


def _quantity_in(page: Extraction, span: Span, count: int) -> str | None:
    """Return the id of the quantity among some words that gives a count."""
    for quantity in page.quantities:
        if quantity.span.overlaps(span) and quantity.low == quantity.high == count:
            return quantity.id
    return None


def _root_of(state: Survey, claim: Claim) -> Root:
    links = [actor for actor in claim.chain[1:] if not is_vague(actor)]
    for actor in reversed(links):
        root = state.ledger.book.root_of(actor)
        if root is not None and not state.ledger.book.is_outlet(actor):
            return Root("named", root, state.ledger.book.label(root))
    return Root("unknown", claim.document, f"{claim.document}, which names no source")


def _said(page: Extraction, claim: Claim) -> Interval | None:
    return claim.said or page.document.published.interval


def _moment(page: Extraction) -> str:
    published = page.document.published
    if published.value is not None:
        return published.value
    interval = published.interval
    return "" if interval is None or interval.start is None else interval.start


def _figure(
    state: Survey, context: str, measure: str, toll: Toll, policy: Policy
) -> Figure | None:
    """Return the figure of one measure; None where no page has a claim to show."""
    index = _MEASURES.index(measure)
    low, best, high = (toll.killed, toll.injured)[index]
    if high == 0 and not _is_asked(state, context, measure):
        return None  # nobody was, and no number says otherwise
    items, roots = [], []
    for page in toll.pages:
        extraction = state.ledger.pages[page.evidence.document]
        shown = _claim_of(extraction, page, measure)
        if shown is None:
            continue
        claim, quantity = shown
        count = float(page.pair[index])
        root = _root_of(state, claim)
        roots.append(root)
        items.append(
            FigureItem(
                claim.id,
                page.evidence.document,
                quantity,
                count,
                count,
                _said(extraction, claim),
                root.id,
            )
        )
    if not items:
        return None
    origins = count_origins(roots)
    chosen = low if policy == "conservative" else best
    status: Status = "corroborated" if origins.least > 1 else "single-origin"
    times = [item.said for item in items if item.said is not None]
    return Figure(
        id=content_key("toll", context, measure),
        question=Question(measure, "person"),
        low=float(low),
        best=float(chosen),
        high=float(high),
        policy=policy,
        as_of=max(
            times, key=lambda time: (time.start or "", time.end or "9"), default=None
        ),
        origins=(origins.least, origins.most),
        reports=state.count_reports(item.document for item in items),
        status=status,
        figures=tuple(items),
        reasons=(
            f"best {chosen}: {_name_best(policy, toll.likely[index], len(items))}",
            f"low {low}, high {high}: the least and the most that the pages support",
            *origins.reasons,
        ),
    )


def _is_asked(state: Survey, context: str, measure: str) -> bool:
    """Say whether a number of the pages seems to count such victims."""
    return any(
        group.context == context
        and group.question.measure == measure
        and group.question.counted in {None, "person"}
        for group in state.groups
    )


def _name_best(policy: Policy, likely: float, pages: int) -> str:
    if policy == "conservative":
        return "the least that the pages support"
    return f"fits what {pages} pages count and imply best (weight {likely:.2f} of 1)"


def find_toll_figures(state: Survey, policy: Policy) -> list[Figure]:
    """Return the tolls of the events that the pages tell of.

    Args:
        state: The survey of the pages.
        policy: How best is chosen.

    Returns:
        Two figures an event that has victims, by context and measure; a page counts
        with what it implies ("a man was killed") as well as with what it counts.
    """
    order = {
        name: _moment(state.ledger.pages[name]) for name in sorted(state.ledger.pages)
    }
    by_context: dict[str, list[PageToll]] = {}
    repeats = state.repeats()
    for page in read_tolls(
        state.ledger.pages[name] for name in order if name not in repeats
    ):
        by_context.setdefault(state.contexts[page.evidence.document], []).append(page)
    found: list[Figure] = []
    for context in sorted(by_context):
        pages = by_context[context]
        told = [page for page in pages if page.evidence.tells]
        if not told:
            continue
        toll = combine_tolls(pages, order)
        found.extend(
            figure
            for measure in _MEASURES
            if (figure := _figure(state, context, measure, toll, policy)) is not None
        )
    return found
