"""The toll of each event as figures: one for the killed, one for the injured.

A toll and the question that counts the same people are one question, and one figure
answers it. Where several pages give counts of named sources, those answer by the rules
of `policies`; where pages imply as much as they count, as news of shootings does, the
toll that all of them together support answers (`toll_policies`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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
from whence.reconcile.policies import Voice
from whence.reconcile.questions import QuestionGroup
from whence.reconcile.survey import Survey
from whence.reconcile.toll_policies import MEASURES, Told, decide_toll
from whence.reconcile.tolls import PageToll, read_tolls

__all__ = ["settle_tolls"]

_MOST_HIT = 0.5  # share of pages that tell of people hit, of an event of that kind


@dataclass(frozen=True, slots=True)
class _Event:
    """One event with victims.

    Attributes:
        context: Id of its context.
        pages: What its pages tell, the earliest first.
        figures: The figures of its own questions that count the same people.
    """

    context: str
    pages: tuple[PageToll, ...]
    groups: tuple[QuestionGroup, ...]


def _claim_of(
    page: Extraction, toll: PageToll, measure: str
) -> tuple[Claim, str | None] | None:
    """Return the claim that best shows a page's number, and the quantity in it.

    It is one beside a mention, first one that gives the number itself; a number that
    is only implied has no quantity.
    """
    mentions = toll.evidence.mentions
    count = toll.pair[MEASURES.index(measure)]
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


def _tell(
    state: Survey, pages: Iterable[PageToll], measure: str
) -> tuple[list[Told], dict[str, Root]]:
    """Return what each page says of a measure, and the root of each claim."""
    told, roots = [], {}
    for page in pages:
        extraction = state.ledger.pages[page.evidence.document]
        shown = _claim_of(extraction, page, measure)
        if shown is None:
            continue
        claim, quantity = shown
        root = _root_of(state, claim)
        roots[claim.id] = root
        count = float(page.pair[MEASURES.index(measure)])
        said = _said(extraction, claim)
        voice = Voice(claim.id, root.id, count, count, said, named=root.kind == "named")
        told.append(Told(page, voice, quantity))
    return told, roots


def _figure(
    state: Survey, event: _Event, measure: str, policy: Policy
) -> Figure | None:
    """Return the figure of one measure; None where no page has a claim to show."""
    told, roots = _tell(state, event.pages, measure)
    if not told:
        return None
    order = {name: _moment(state.ledger.pages[name]) for name in _documents(event)}
    decision = decide_toll(told, measure, policy, order)
    if decision.high == 0 and not event.groups:
        return None  # nobody was, and no number says otherwise
    origins = count_origins(roots[item.voice.claim] for item in told)
    status: Status = "corroborated" if origins.least > 1 else "single-origin"
    items = tuple(
        FigureItem(
            item.voice.claim,
            item.page.evidence.document,
            item.quantity,
            item.voice.low,
            item.voice.high,
            item.voice.said,
            item.voice.root,
            "figure",
            item.voice.claim in decision.kept,
            _why(item, decision.low, decision.high, decision.kept),
        )
        for item in told
    )
    return Figure(
        id=content_key("toll", event.context, measure),
        question=Question(measure, "person"),
        low=decision.low,
        best=decision.best,
        high=decision.high,
        policy=policy,
        as_of=decision.as_of,
        origins=(origins.least, origins.most),
        reports=state.count_reports(
            (item.document, item.low, item.high) for item in items
        ),
        status=status,
        figures=tuple(sorted(items, key=lambda item: (item.document, item.claim))),
        reasons=(*decision.reasons, *origins.reasons),
        grounds=decision.grounds,
    )


def _documents(event: _Event) -> list[str]:
    return [page.evidence.document for page in event.pages]


def _why(item: Told, low: float | None, high: float | None, kept: Sequence[str]) -> str:
    number = f"{item.voice.low:,.15g}"
    how = f"counts {number}" if item.quantity else f"implies {number}"
    if item.voice.claim in kept:
        return how
    if item.voice.low is not None and low is not None and high is not None:
        if item.voice.low < low:
            return f"{how}, fewer than what the pages together make likely"
        if item.voice.low > high:
            return f"{how}, more than what the pages together make likely"
    return f"{how}, and is not among the last pages"


def _counts_people(group: QuestionGroup, measure: str) -> bool:
    """Say whether a question counts the same people as a toll."""
    question = group.question
    return (
        question.measure == measure
        and question.counted in {None, "person"}
        and question.aspect == "total"
        and any(bearing.role == "figure" for bearing in group.bearings)
    )


def _is_of_the_hit(pages: Sequence[PageToll]) -> bool:
    """Say whether an event is one in which people are hit: shot, stabbed, struck."""
    hit = sum("hit" in page.evidence.facts for page in pages)
    return hit > _MOST_HIT * len(pages)


def _absorb(toll: Figure, own: Sequence[Figure]) -> Figure:
    """Return a toll with what the questions that count the same people hold."""
    if not own:
        return toll
    held = {(item.document, item.quantity, item.claim) for item in toll.figures}
    held |= {(item.document, item.quantity, "") for item in toll.figures}
    more = [
        replace(item, counts=False, why="weighed with the whole page")
        for figure in own
        for item in figure.figures
        if (item.document, item.quantity, "") not in held
    ]
    denials = sorted({claim for figure in own for claim in figure.denials})
    items = (*toll.figures, *more)
    status = toll.status
    if denials:
        status = "contested"
    elif any(figure.status == "withdrawn" for figure in own[:1]):
        status = "withdrawn"
    return replace(
        toll,
        question=replace(toll.question, place=own[0].question.place),
        figures=tuple(
            sorted(
                items, key=lambda item: (item.document, item.claim, str(item.quantity))
            )
        ),
        denials=tuple(denials),
        status=status,
    )


def _overlaps(figure: Figure, toll: Figure) -> bool:
    """Say whether a figure can count what a toll counts: they are of one size."""
    least, most = toll.low or 0.0, toll.high or 0.0
    low, high = figure.low or 0.0, figure.high
    return low <= 2 * most + 1 and (high is None or 2 * high + 1 >= least)


def _answers(figure: Figure, toll: Figure) -> bool:
    """Say whether the counts that pages give answer better than what they imply.

    They do where most pages give one, and where two named sources give them or all
    agree.
    """
    agreed = figure.low is None or figure.high is None or figure.low == figure.high
    return (
        figure.reports > 1
        and 2 * figure.reports > toll.reports
        and (figure.origins[0] > 1 or agreed)
    )


def _settle_event(
    state: Survey, event: _Event, figures: dict[str, Figure], policy: Policy
) -> None:
    """Let one figure answer for each toll of an event.

    Args:
        state: The pages.
        event: The event.
        figures: All figures by id; changed in place.
        policy: How low, best and high are chosen.
    """
    for measure in MEASURES:
        groups = tuple(
            group for group in event.groups if _counts_people(group, measure)
        )
        toll = _figure(state, replace(event, groups=groups), measure, policy)
        if toll is None:
            continue
        own = sorted(
            (figures[group.id] for group in groups),
            key=lambda figure: (-figure.reports, figure.id),
        )
        same = [figure for figure in own if _overlaps(figure, toll)]
        if same and not _is_of_the_hit(event.pages) and _answers(same[0], toll):
            continue  # the counts of named sources answer
        for figure in same:
            del figures[figure.id]
        figures[toll.id] = _absorb(toll, same)


def settle_tolls(
    state: Survey, figures: Iterable[Figure], policy: Policy
) -> list[Figure]:
    """Put the tolls of events beside the other figures, each question answered once.

    Args:
        state: The survey of the pages.
        figures: The figures of all questions.
        policy: How low, best and high are chosen.

    Returns:
        All figures. A page counts for a toll with what it implies ("a man was killed")
        as well as with what it counts.
    """
    repeats = state.repeats()
    by_context: dict[str, list[PageToll]] = {}
    for page in read_tolls(
        state.ledger.pages[name]
        for name in sorted(state.ledger.pages)
        if name not in repeats
    ):
        by_context.setdefault(state.contexts[page.evidence.document], []).append(page)
    groups: dict[str, list[QuestionGroup]] = {}
    for group in state.groups:
        if group.question.measure in MEASURES:
            groups.setdefault(group.context, []).append(group)
    held = {figure.id: figure for figure in figures}
    for context in sorted(by_context):
        pages = by_context[context]
        if any(page.evidence.tells for page in pages):
            event = _Event(context, tuple(pages), tuple(groups.get(context, ())))
            _settle_event(state, event, held, policy)
    return list(held.values())
