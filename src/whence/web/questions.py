"""Questions as the report shows them: the answer, its figures, origins, denials."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from whence.model import (
    Drift,
    Figure,
    FigureItem,
    Interval,
    Place,
    Status,
    Trace,
)
from whence.web.comparison import Run, compare_words
from whence.web.display import shorten, show
from whence.web.index import ReportIndex, label_page, word_published
from whence.web.limits import ReportLimits
from whence.web.lineage import TreeNode, build_forest, count_nodes, label_node
from whence.web.pages import ClaimView, name_actor, view_claim
from whence.web.timeline import Dot, draw_timeline
from whence.web.tree import draw_tree
from whence.web.wording import (
    DRIFT_WORDS,
    ROLE_WORDS,
    STATUS_WORDS,
    word_interval,
    word_number,
    word_origins,
    word_question,
    word_range,
)

__all__ = ["DriftView", "ItemView", "QuestionView", "view_drifts", "view_questions"]

_COLOURS = 6  # colours of the style sheet that are told apart in both schemes
_QUOTE = 400


@dataclass(frozen=True, slots=True)
class ItemView:
    """One figure that bears on a question, as a row.

    Attributes:
        claim: Number of its claim; 0 where the claim is not at hand.
        page: Number of its page; 0 where the page is not at hand.
        label: Name of the page.
        words: The number in the page's words.
        bounds: What the words allow.
        said: When it was said, or when the page appeared.
        dated: Whether `said` is when it was said.
        letter: Letter of its origin.
        origin: Name of its origin.
        role: How it bears on the question, in words.
        counts: Whether it enters low, best and high.
    """

    claim: int
    page: int
    label: str
    words: str
    bounds: str
    said: str
    dated: bool
    letter: str
    origin: str
    role: str
    counts: bool


@dataclass(frozen=True, slots=True)
class DriftView:
    """A change on the way, with both wordings.

    Attributes:
        kind: What sort of change, in words.
        before_page: Number of the page with the earlier wording; 0 for none.
        before_label: Its name.
        before: The earlier wording.
        after_page: Number of the page with the later wording; 0 for none.
        after_label: Its name.
        after: The later wording.
        runs: The comparison, word by word.
    """

    kind: str
    before_page: int
    before_label: str
    before: str
    after_page: int
    after_label: str
    after: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answer.

    Attributes:
        number: Its number in the report.
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
        reasons: Why each number is what it is.
        drifts: What changed on the way.
        shown: Whether it is shown beyond its line in the table.
    """

    number: int
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
    reasons: tuple[str, ...]
    drifts: tuple[DriftView, ...]
    shown: bool


class _Origins:
    """The origins of one question: a letter, a colour and a name each."""

    def __init__(
        self, figure: Figure, names: Mapping[str, str], index: ReportIndex
    ) -> None:
        speakers: dict[str, Counter[str]] = {}
        for item in figure.figures:
            claim = index.claims.get(item.claim)
            if item.origin is not None and claim is not None:
                count = speakers.setdefault(item.origin, Counter())
                count[name_actor(claim.speaker)] += 1
        self._names: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        for item in figure.figures:
            key = item.origin
            if key is None or key in self._numbers:
                continue
            self._numbers[key] = len(self._numbers)
            count = speakers.get(key, Counter())
            common = min(count, key=lambda name: (-count[name], name), default=key)
            self._names[key] = names.get(key, common)

    @property
    def names(self) -> Mapping[str, str]:
        """The name of each origin by its id."""
        return self._names

    def letter(self, origin: str | None) -> str:
        """Return the letter: A to Z, then AA; a question mark for unknown."""
        if origin is None:
            return "?"
        number, letters = self._numbers[origin], ""
        while True:
            letters = chr(ord("A") + number % 26) + letters
            number = number // 26 - 1
            if number < 0:
                return letters

    def colour(self, origin: str | None) -> int:
        """Return the number of the colour; the last is that of the unknown."""
        return _COLOURS if origin is None else self._numbers[origin] % _COLOURS

    def name(self, origin: str | None, item: FigureItem, index: ReportIndex) -> str:
        """Return the name of an origin, or that of the unknown source."""
        if origin is not None:
            return self._names[origin]
        claim = index.claims.get(item.claim)
        if claim is None or claim.type == "voice":
            return "not told"
        return name_actor(claim.speaker)


def _is_share(item: FigureItem, figure: Figure) -> bool:
    return item.role == "share" or figure.question.aspect == "share"


def _scale(item: FigureItem, index: ReportIndex) -> float:
    """Return what makes a share's number a fraction of one."""
    quantity = index.quantities.get(item.quantity or "")
    percent = quantity is not None and quantity.kind == "percent"
    return 0.01 if percent else 1.0


def _said(item: FigureItem, index: ReportIndex) -> tuple[Interval | None, bool]:
    """Return when a figure was said, else when its page appeared, and which."""
    if item.said is not None:
        return item.said, True
    document = index.documents.get(item.document)
    return (None if document is None else document.published.interval), False


def _order_items(figure: Figure, index: ReportIndex) -> list[FigureItem]:
    def place(item: FigureItem) -> tuple[bool, str, int, str, str]:
        said, _ = _said(item, index)
        start = "9999" if said is None else said.start or said.end or "9999"
        number = index.claim_numbers.get(item.claim, 0)
        counts = item.role != "figure"
        return counts, start, number, item.claim, item.quantity or ""

    return sorted(figure.figures, key=place)


def _words(item: FigureItem, index: ReportIndex) -> str:
    """Return a figure in the page's own words, its hedge and its noun included."""
    quantity = index.quantities.get(item.quantity or "")
    if quantity is None:
        return ""
    start, end = quantity.span.start, quantity.span.end
    for span in (quantity.hedge, quantity.counted_span):
        if span is not None and -60 < span.start - start < 60:
            start, end = min(start, span.start), max(end, span.end)
    return shorten(index.surface(item.document, type(quantity.span)(start, end)), 90)


def _view_item(
    item: FigureItem, figure: Figure, origins: _Origins, index: ReportIndex
) -> ItemView:
    document = index.documents.get(item.document)
    said, dated = _said(item, index)
    quantity = index.quantities.get(item.quantity or "")
    share = _is_share(item, figure)
    bounds = word_range(
        item.low,
        item.high,
        bound="=" if quantity is None else quantity.bound,
        scale=_scale(item, index) * 100 if share else 1.0,
    )
    return ItemView(
        claim=index.claim_numbers.get(item.claim, 0),
        page=index.page_numbers.get(item.document, 0),
        label=shorten(item.document, 60) if document is None else label_page(document),
        words=_words(item, index),
        bounds=bounds + " %" if share else bounds,
        said="undated" if said is None else word_interval(said),
        dated=dated,
        letter=origins.letter(item.origin),
        origin=origins.name(item.origin, item, index),
        role=ROLE_WORDS[item.role],
        counts=item.role == "figure",
    )


def _days(interval: Interval | None) -> tuple[date | None, date | None]:
    if interval is None:
        return None, None
    return interval.first_day, interval.last_day


def _dots(
    items: Sequence[FigureItem],
    figure: Figure,
    origins: _Origins,
    index: ReportIndex,
) -> list[Dot]:
    dots = []
    for item in items:
        share = _is_share(item, figure)
        scale = _scale(item, index) if share else 1.0
        first, last = _days(_said(item, index)[0])
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
        dots.append(Dot(first, last, None, None, None, str(number), _COLOURS))
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
    scale = _scale(counted[0], index) * 100 if share and counted else 1.0

    def word(value: float | None, empty: str) -> str:
        if value is None:
            return empty
        return word_number(value * scale) + (" %" if share else "")

    return (
        word(figure.low, "open"),
        word(figure.best, "\u2013"),
        word(figure.high, "open"),
    )


def view_drifts(
    traces: Sequence[Trace], index: ReportIndex, seen: set[tuple[str, Place, Place]]
) -> tuple[DriftView, ...]:
    """Return what changed on the way of some claims, each change once.

    Args:
        traces: The lineage of the claims.
        index: The report's index.
        seen: The changes that the report shows already; new ones are put in.

    Returns:
        The changes, by the page that made them.
    """
    drifts: list[Drift] = []
    for trace in traces:
        for drift in trace.drift:
            key = (drift.kind, drift.before, drift.after)
            if key not in seen:
                seen.add(key)
                drifts.append(drift)
    numbers = index.page_numbers

    def place(drift: Drift) -> tuple[int, Place, str, Place]:
        after = drift.after
        return numbers.get(after.document, 0), after, drift.kind, drift.before

    views = []
    for drift in sorted(drifts, key=place):
        ends = []
        for end in (drift.before, drift.after):
            document = index.documents.get(end.document)
            ends.append(
                (
                    numbers.get(end.document, 0),
                    shorten(end.document, 60)
                    if document is None
                    else f"{label_page(document)}, {word_published(document)}",
                    " ".join(index.surface(end.document, end.span)[:_QUOTE].split()),
                )
            )
        (before_page, before_label, before), (after_page, after_label, after) = ends
        views.append(
            DriftView(
                DRIFT_WORDS[drift.kind],
                before_page,
                before_label,
                show(before),
                after_page,
                after_label,
                show(after),
                compare_words(before, after),
            )
        )
    return tuple(views)


def _story_of(figure: Figure, index: ReportIndex) -> int:
    count = Counter(
        index.stories[item.document]
        for item in figure.figures
        if item.document in index.stories
    )
    return min(count, key=lambda story: (-count[story], story), default=0)


def _view_denials(figure: Figure, index: ReportIndex) -> tuple[ClaimView, ...]:
    pages = {page.document.id: page for page in index.pages}
    known = [index.claims[claim] for claim in figure.denials if claim in index.claims]
    known.sort(key=lambda claim: index.claim_numbers[claim.id])
    return tuple(view_claim(claim, pages[claim.document], index) for claim in known)


def _view_question(
    figure: Figure,
    number: int,
    traces: Mapping[str, Trace],
    index: ReportIndex,
    limits: ReportLimits,
    seen: set[tuple[str, Place, Place]],
) -> QuestionView:
    shown = number <= limits.questions
    items = _order_items(figure, index) if shown else []
    own = [traces[item.claim] for item in items if item.claim in traces]
    names = {
        node.id: label_node(node, index)
        for trace in own
        for node in trace.nodes
        if node.document is not None or node.actor
    }
    origins = _Origins(figure, names, index)
    drawn = _thin(items, limits.dots)
    title = shorten(word_question(figure.question), 200)
    forest = build_forest(figure, traces, index, names=origins.names) if shown else ()
    low, best, high = _word_ends(figure, index)
    least, most = figure.origins
    return QuestionView(
        number=number,
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
            _view_item(item, figure, origins, index) for item in items[: limits.items]
        ),
        items_cut=max(0, len(items) - limits.items),
        chart=draw_timeline(
            _dots(drawn, figure, origins, index),
            figure.low,
            figure.high,
            label=f"{title}: the figures over time. The table below holds the same.",
        )
        if shown
        else None,
        dots_cut=len(items) - len(drawn),
        forest=forest,
        tree=draw_tree(
            forest,
            limit=limits.nodes,
            label=f"{title}: who took the figure from whom. The list below holds the "
            "same.",
        ),
        nodes_cut=max(0, count_nodes(forest) - limits.nodes),
        denials=_view_denials(figure, index) if shown else (),
        contradictions=tuple(
            sorted(
                tuple(sorted(index.claim_numbers.get(claim, 0) for claim in group))
                for group in figure.contradictions
            )
        ),
        reasons=tuple(show(reason) for reason in figure.reasons),
        drifts=view_drifts(own, index, seen) if shown else (),
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
        One view a question: by story, then the most reported first.
    """

    def place(figure: Figure) -> tuple[int, int, int, str, str]:
        story = _story_of(figure, index)
        return (
            story or len(index.stories) + 1,
            -figure.reports,
            -len(figure.figures),
            word_question(figure.question),
            figure.id,
        )

    ordered = sorted(figures, key=place)[: limits.figures]
    return tuple(
        _view_question(figure, number, traces, index, limits, seen)
        for number, figure in enumerate(ordered, start=1)
    )
