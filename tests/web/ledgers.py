"""Records built by hand for the report: small pages with claims, figures, lineage."""

from dataclasses import dataclass, field
from datetime import date

from whence.model import (
    Abstention,
    Act,
    Actor,
    Attribution,
    Bound,
    Claim,
    Document,
    Drift,
    Edge,
    Extraction,
    Failure,
    Figure,
    FigureItem,
    Interval,
    Node,
    Outlet,
    Place,
    Published,
    Quantity,
    Question,
    Segment,
    SegmentKind,
    Span,
    Story,
    TimeExpression,
    Trace,
    content_key,
    text_sha256,
)


@dataclass
class PageBuilder:
    """A page under construction; words are found in its text by their surface."""

    id: str
    parts: list[tuple[SegmentKind, str]]
    outlet: str | None = None
    published: str | None = None
    text: str = field(init=False)
    segments: list[Segment] = field(init=False, default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    abstained: list[Abstention] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = ""
        for kind, words in self.parts:
            start = len(self.text)
            self.text += words + "\n\n"
            self.segments.append(Segment(Span(start, start + len(words)), kind))

    def span(self, words: str, at: int = 0) -> Span:
        start = self.text.index(words, at)
        return Span(start, start + len(words))

    def quantity(
        self,
        words: str,
        low: float | None,
        high: float | None,
        *,
        bound: Bound = "=",
        hedge: str | None = None,
        counted: str | None = None,
        noun: str | None = None,
    ) -> str:
        key = content_key("quantity", self.id, words)
        self.quantities.append(
            Quantity(
                key,
                self.span(words),
                low,
                low,
                high,
                bound,
                None,
                counted,
                None if noun is None else self.span(noun, self.span(words).start),
                "count",
                hedge=None if hedge is None else self.span(hedge),
            )
        )
        return key

    def time(self, words: str) -> None:
        key = content_key("time", self.id, words)
        self.times.append(TimeExpression(key, self.span(words), "DATE"))

    def claim(
        self,
        content: str,
        *chain: Actor,
        source: str | None = None,
        cue: str | None = None,
        act: Act = "state",
        hedge: str | None = None,
        said: Interval | None = None,
        quantities: tuple[str, ...] = (),
        denies: tuple[str, ...] = (),
    ) -> str:
        attribution = None
        if source is not None and cue is not None:
            attribution = content_key("attribution", self.id, content)
            self.attributions.append(
                Attribution(
                    attribution,
                    (self.span(source),),
                    (self.span(cue),),
                    (self.span(content),),
                    "indirect",
                )
            )
        outlet = Actor(self.outlet, "outlet")
        links = (outlet, *chain)
        key = content_key("claim", self.id, content)
        self.claims.append(
            Claim(
                key,
                self.id,
                attribution,
                (self.span(content),),
                "indirect" if attribution else "voice",
                links[-1],
                links,
                act,
                "denied" if act == "deny" else "asserted",
                None if hedge is None else self.span(hedge),
                said,
                quantities=quantities,
                denies=denies,
            )
        )
        return key

    def build(self, error: Failure | None = None) -> Extraction:
        published = Published()
        if self.published is not None:
            day = Interval.of_day(date.fromisoformat(self.published))
            published = Published(self.published, day, (), "page")
        document = Document(
            self.id,
            self.text,
            text_sha256(self.text.encode("utf-8", "replace").decode("utf-8")),
            Outlet(self.outlet, None, "page" if self.outlet else "none"),
            published,
            "en",
            segments=tuple(self.segments),
        )
        return Extraction(
            document,
            tuple(self.times),
            tuple(self.quantities),
            tuple(self.attributions),
            tuple(self.claims),
            tuple(self.abstained),
            error,
        )


@dataclass(frozen=True)
class Ledger:
    """All that one report is made of."""

    extractions: tuple[Extraction, ...]
    figures: tuple[Figure, ...] = ()
    traces: tuple[Trace, ...] = ()
    stories: tuple[Story, ...] = ()


def _first_page() -> PageBuilder:
    page = PageBuilder(
        "pages/gazette.txt",
        [
            ("chrome", "Join 40,000 readers today"),
            ("headline", "Institute counts kettles"),
            (
                "body",
                (
                    "Norland may have sent around 500 kettles to Suderland in May, the "
                    "Kettle Institute said on Monday. Wagons could hold up to 900 kettles."
                ),
            ),
            ("teaser", "Nine hurt in other story"),
        ],
        "The Gazette",
        "2021-06-07",
    )
    number = page.quantity(
        "500", 450, 550, bound="~", hedge="around", counted="kettle", noun="kettles"
    )
    page.time("May")
    page.claim(
        "Norland may have sent around 500 kettles to Suderland in May",
        Actor("Kettle Institute", "organisation"),
        source="the Kettle Institute",
        cue="said",
        hedge="may",
        said=Interval("2021-06-07", "2021-06-08"),
        quantities=(number,),
    )
    held = page.quantity("900", None, 900, bound="<=", hedge="up to", counted="kettle")
    page.claim("Wagons could hold up to 900 kettles", quantities=(held,))
    page.abstained.append(
        Abstention(page.span("Monday"), "the weekday could be one of two days")
    )
    return page


def _second_page() -> PageBuilder:
    page = PageBuilder(
        "pages/herald.html",
        [
            ("headline", "500 kettles sent"),
            (
                "body",
                (
                    "Norland sent more than 500 kettles to Suderland, The Gazette reported, "
                    "citing the Kettle Institute. Norland denied that it had sent teapots."
                ),
            ),
        ],
        "The Herald",
        "2021-06-09",
    )
    number = page.quantity(
        "500 kettles to", 500, None, bound=">", hedge="more than", counted="kettle"
    )
    page.claim(
        "Norland sent more than 500 kettles to Suderland",
        Actor("The Gazette", "outlet"),
        Actor("Kettle Institute", "organisation"),
        source="The Gazette",
        cue="reported",
        quantities=(number,),
    )
    page.claim(
        "it had sent teapots",
        Actor("Norland", "government", "Norland"),
        source="Norland denied"[:7],
        cue="denied",
        act="deny",
    )
    return page


def build_ledger() -> Ledger:
    """Return two pages, a question, a lineage with drift, and a page not read."""
    first, second = _first_page(), _second_page()
    broken = PageBuilder("pages/broken.bin", [("body", "")]).build(
        Failure("binary", "pages/broken.bin: no text in it; give a page")
    )
    one, held, two, denial = (
        first.claims[0],
        first.claims[1],
        second.claims[0],
        second.claims[1],
    )
    gazette = Node("node-1", document=first.id, published="2021-06-07")
    herald = Node("node-2", document=second.id, published="2021-06-09")
    institute = Node("node-3", actor="Kettle Institute")
    evidence = (Place(second.id, second.span("The Gazette")),)
    edges = (
        Edge("edge-1", "node-2", "node-1", "cites", evidence, 0.9),
        Edge("edge-2", "node-1", "node-3", "cites"),
        Edge("edge-3", "node-2", "node-3", "cites", (), 0.8),
    )
    drift = Drift(
        "edge-1",
        "hedge-lost",
        Place(first.id, one.content[0]),
        Place(second.id, two.content[0]),
    )
    traces = (
        Trace(one.id, (gazette, institute), (edges[1],), (1, 1)),
        Trace(two.id, (gazette, herald, institute), edges, (1, 1), (), (drift,)),
    )
    question = Question("transferred", "kettle", "Norland", "Suderland")
    figure = Figure(
        content_key("figure", "kettles"),
        question,
        450,
        None,
        None,
        "range",
        Interval("2021-06-07", "2021-06-10"),
        (1, 2),
        2,
        "contested",
        (
            FigureItem(
                one.id, first.id, one.quantities[0], 450, 550, one.said, "node-3"
            ),
            FigureItem(
                held.id,
                first.id,
                held.quantities[0],
                None,
                900,
                None,
                None,
                "capacity",
                counts=False,
                why="a capacity: what could be held, not what was",
            ),
            FigureItem(two.id, second.id, two.quantities[0], 500, None, None, "node-3"),
        ),
        (denial.id,),
        ((one.id, two.id),),
        ("low 450: around 500 allows 450",),
    )
    stories = (Story(first.id, "story-1"), Story(second.id, "story-1"))
    return Ledger((first.build(), second.build(), broken), (figure,), traces, stories)
