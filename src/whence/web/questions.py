"""Questions as the report shows them: the answer, its figures, origins, denials."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from whence.export import is_on_origins
from whence.lexicon.measures import course_of
from whence.model import (
    DayBounds,
    Figure,
    FigureItem,
    Interval,
    Place,
    Status,
    Trace,
)
from whence.reconcile.conversions import word_conversion
from whence.reconcile.policies import POLICY_NOTES
from whence.web.claims import ClaimView, view_claim
from whence.web.display import safe_id, shorten, show
from whence.web.drifts import DriftView, view_drifts
from whence.web.figure_rows import (
    ItemView,
    is_share,
    order_items,
    said_when,
    scale_of,
    view_item,
)
from whence.web.index import ReportIndex
from whence.web.limits import ReportLimits
from whence.web.lineage import TreeNode, build_forest, count_nodes, label_node
from whence.web.origins import COLOURS, Origins
from whence.web.reasons import Reason, view_reason
from whence.web.timeline import Dot, draw_timeline
from whence.web.tree import draw_tree
from whence.web.wording import (
    STATUS_WORDS,
    word_interval,
    word_number,
    word_origins,
    word_question,
)

__all__ = ["ItemView", "QuestionView", "view_questions"]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer.

    Attributes:
        number: Its number in the report.
        id: Its id in the ledger, which the commands take; empty where it may not stand
            in a link.
        story: Number of the story that most of its pages belong to, 0 for none.
        title: The question in words.
        low: Lower end.
        best: Best value.
        high: Upper end.
        policy: The policy by name.
        as_of: The time that the answer stands for.
        reports: How many pages bring a figure.
        origins: Least and most origins, in words.
        origin_range: The same, as short as the table needs it.
        status: The grade.
        status_words: What the grade means.
        items: The figures.
        items_cut: How many more there are.
        chart: The figures over time; None where nothing can be drawn.
        dots_cut: How many figures the chart leaves out.
        forest: The attribution tree.
        tree: The same as a picture; None where it has no branch.
        nodes_cut: How many nodes the picture leaves out.
        denials: The claims that deny it.
        contradictions: Claims that cannot all hold, by number.
        conflicts: The same with what each says, and why it does not fit.
        sums: Sums that pages state, and whether they hold.
        rule: The policy in words, and where it comes from.
        reasons: Why each number is what it is.
        origin_reasons: Why it has so many origins.
        drifts: What changed on the way.
        single: Whether it is one figure of one page that nobody denies.
        lines_cut: How many denials, contradictions and reasons are left out.
        shown: Whether it is shown beyond its line in the table.
    """

    number: int
    id: str
    story: int
    title: str
    low: str
    best: str
    high: str
    policy: str
    as_of: str
    reports: int
    origins: str
    origin_range: str
    status: Status
    status_words: str
    items: tuple[ItemView, ...]
    items_cut: int
    chart: Markup | None
    dots_cut: int
    forest: tuple[TreeNode, ...]
    tree: Markup | None
    nodes_cut: int
    denials: tuple[ClaimView, ...]
    contradictions: tuple[tuple[int, ...], ...]
    conflicts: tuple[Reason, ...]
    sums: tuple[str, ...]
    rule: str
    reasons: tuple[Reason, ...]
    origin_reasons: tuple[Reason, ...]
    drifts: tuple[DriftView, ...]
    single: bool
    lines_cut: int
    shown: bool


def _days(interval: Interval | None) -> tuple[date | None, date | None]:
    if interval is None:
        return None, None
    return interval.first_day, interval.last_day


def _dots(
    items: Sequence[FigureItem],
    figure: Figure,
    origins: Origins,
    index: ReportIndex,
) -> list[Dot]:
    dots = []
    for item in items:
        share = is_share(item, figure)
        scale = scale_of(item, index) if share else 1.0
        first, last = _days(said_when(item, index)[0])
        dots.append(
            Dot(
                first,
                last,
                None if item.low is None else item.low * scale,
                None if item.high is None else item.high * scale,
                "share" if share else item.role,
                origins.letter(item.origin),
                origins.colour(item.origin),
            )
        )
    for claim_id in figure.denials:
        claim = index.claims.get(claim_id)
        if claim is None:
            continue
        document = index.documents[claim.document]
        first, last = _days(claim.said or document.published.interval)
        number = index.claim_numbers[claim_id]
        dots.append(Dot(first, last, None, None, None, str(number), COLOURS))
    return dots


def _thin(items: Sequence[FigureItem], most: int) -> list[FigureItem]:
    """Return at most so many figures: the extremes, and the others evenly spread."""
    if len(items) <= most:
        return list(items)
    lows = [n for n, item in enumerate(items) if item.low is not None]
    highs = [n for n, item in enumerate(items) if item.high is not None]
    kept = {round(n * (len(items) - 1) / (most - 3)) for n in range(most - 2)}
    if lows:
        kept.add(min(lows, key=lambda n: (items[n].low or 0.0, n)))
    if highs:
        kept.add(max(highs, key=lambda n: (items[n].high or 0.0, -n)))
    return [items[n] for n in sorted(kept)]


def _word_ends(figure: Figure, index: ReportIndex) -> tuple[str, str, str]:
    """Return low, best and high in words; a dash where nothing could be counted."""
    counted = [
        item
        for item in figure.figures
        if item.role == "figure" or figure.question.aspect == "share"
    ]
    if not counted and figure.low is None and figure.high is None:
        return "\u2013", "\u2013", "\u2013"
    share = figure.question.aspect == "share"
    scale = scale_of(counted[0], index) * 100 if share and counted else 1.0

    def word(value: float | None, empty: str) -> str:
        if value is None:
            return empty
        return word_number(value * scale) + (" %" if share else "")

    return (
        word(figure.low, "open"),
        word(figure.best, "\u2013"),
        word(figure.high, "open"),
    )


def _story_of(figure: Figure, index: ReportIndex) -> int:
    count = Counter(
        index.stories[item.document]
        for item in figure.figures
        if item.document in index.stories
    )
    return min(count, key=lambda story: (-count[story], story), default=0)


def _word_rule(figure: Figure) -> str:
    note = POLICY_NOTES[figure.policy]
    return (
        f"Policy {figure.policy}: low and high are {note.ends}; best is {note.best}. "
        f"From {note.source}."
    )


def _band(figure: Figure) -> tuple[DayBounds, ...]:
    """Return the bounds over time of a total; what does not rise has no band."""
    question = figure.question
    rises = question.aspect == "total" and course_of(question.measure) == "rises"
    return figure.over_time if rises else ()


def _is_single(figure: Figure) -> bool:
    return len(figure.figures) < 2 and not figure.denials and not figure.contradictions


def _view_denials(
    figure: Figure, index: ReportIndex, limit: int
) -> tuple[ClaimView, ...]:
    pages = {page.document.id: page for page in index.pages}
    known = [index.claims[claim] for claim in figure.denials if claim in index.claims]
    known.sort(key=lambda claim: index.claim_numbers[claim.id])
    return tuple(
        view_claim(claim, pages[claim.document], index) for claim in known[:limit]
    )


def _view_question(
    figure: Figure,
    number: int,
    traces: Mapping[str, Trace],
    index: ReportIndex,
    limits: ReportLimits,
    seen: set[tuple[str, Place, Place]],
) -> QuestionView:
    single = _is_single(figure)
    shown = not single and number <= limits.questions
    items = order_items(figure, index) if shown or single else []
    own = [traces[item.claim] for item in items if item.claim in traces]
    names = {
        node.id: label_node(node, index)
        for trace in own
        for node in trace.nodes
        if node.document is not None or node.actor
    }
    origins = Origins(items, names, index)
    drawn = _thin(items, limits.dots) if shown else []
    title = shorten(word_question(figure.question), 200)
    forest = build_forest(figure, traces, index, names=origins.names) if shown else ()
    low, best, high = _word_ends(figure, index)
    least, most = figure.origins
    return QuestionView(
        number=number,
        id=safe_id(figure.id),
        story=_story_of(figure, index),
        title=title,
        low=low,
        best=best,
        high=high,
        policy=figure.policy,
        as_of="\u2013" if figure.as_of is None else word_interval(figure.as_of),
        reports=figure.reports,
        origins=word_origins(figure.origins),
        origin_range=str(least) if least == most else f"{least} to {most}",
        status=figure.status,
        status_words=STATUS_WORDS[figure.status],
        items=tuple(
            view_item(item, figure, origins, index) for item in items[: limits.items]
        ),
        items_cut=max(0, len(items) - limits.items),
        chart=draw_timeline(
            _dots(drawn, figure, origins, index),
            figure.low,
            figure.high,
            label=f"{title}: the figures over time. The table below holds the same.",
            band=_band(figure),
        )
        if shown
        else None,
        dots_cut=len(items) - len(drawn) if shown else 0,
        forest=forest,
        tree=draw_tree(
            forest,
            limit=limits.nodes,
            label=f"{title}: who took the figure from whom. The list below holds the "
            "same.",
        ),
        nodes_cut=max(0, count_nodes(forest) - limits.nodes),
        denials=_view_denials(figure, index, limits.lines) if shown else (),
        contradictions=tuple(
            sorted(
                tuple(sorted(index.claim_numbers.get(claim, 0) for claim in group))
                for group in figure.contradictions
            )[: limits.lines]
        ),
        conflicts=tuple(
            view_reason(item.why, index) for item in figure.conflicts[: limits.lines]
        ),
        sums=tuple(
            show(word_conversion(item)) for item in figure.conversions[: limits.lines]
        ),
        rule=_word_rule(figure),
        reasons=tuple(
            view_reason(reason, index)
            for reason in figure.reasons[: limits.lines]
            if not is_on_origins(reason)
        ),
        origin_reasons=tuple(
            view_reason(reason, index)
            for reason in figure.reasons[: limits.lines]
            if is_on_origins(reason)
        ),
        drifts=view_drifts(own, index, seen) if shown else (),
        single=single,
        lines_cut=sum(
            max(0, len(lines) - limits.lines)
            for lines in (figure.denials, figure.contradictions, figure.reasons)
        ),
        shown=shown,
    )


def view_questions(
    figures: Sequence[Figure],
    traces: Mapping[str, Trace],
    index: ReportIndex,
    limits: ReportLimits,
    seen: set[tuple[str, Place, Place]],
) -> tuple[QuestionView, ...]:
    """Return all questions as the report shows them.

    Args:
        figures: The questions with their answers, in any order.
        traces: The lineage of claims, by claim id.
        index: The report's index.
        limits: How much to show.
        seen: The changes that the report shows already; new ones are put in.

    Returns:
        One view a question: by story, then the most reported first; after them those
        that are mentioned once.
    """

    def place(figure: Figure) -> tuple[bool, int, int, int, str, str]:
        story = _story_of(figure, index)
        return (
            _is_single(figure),
            story or len(index.stories) + 1,
            -figure.reports,
            -len(figure.figures),
            word_question(figure.question),
            figure.id,
        )

    ordered = sorted(figures, key=place)
    count = sum(not _is_single(figure) for figure in ordered)
    kept = ordered[: min(count, limits.figures)]
    kept += ordered[count : count + limits.singles]
    return tuple(
        _view_question(figure, number, traces, index, limits, seen)
        for number, figure in enumerate(kept, start=1)
    )
