"""Who has a figure from whom: typed edges between pages and actors, with evidence.

The edges of a figure start at the page that prints it. They follow the chain that the
page names; where it names none, the page's wording, its links, its outlet and odd
figures tell. The walk upwards ends at a named actor, at an unnamed one, or nowhere.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whence.model import (
    Actor,
    Claim,
    Document,
    Edge,
    EdgeKind,
    Extraction,
    Node,
    Place,
    Span,
    content_key,
)
from whence.reconcile.actors import ActorBook, is_unnamed, is_vague
from whence.reconcile.bearings import Bearing
from whence.reconcile.known_names import outlet_key
from whence.reconcile.questions import significant_digits
from whence.reconcile.reuse import Reuse
from whence.reconcile.site_lines import line_key
from whence.reconcile.timing import is_earlier
from whence.text.quotes import find_quotes
from whence.text.shingles import fold_words, shingle

__all__ = [
    "Key",
    "Ledger",
    "Link",
    "Step",
    "actor_node",
    "find_cited_page",
    "find_links",
    "page_node",
]

_ODD_DIGITS = 3
_SAME_WORDING = 0.6  # of the shorter sentence's shingles
_SAME_QUOTATION = 0.9
_LEAST_SHINGLES = 4
# Words that go with a number, which a copy may round.
_BOUNDS = frozenset(
    "about around some roughly approximately nearly almost over more than at least "
    "most up to as many least fewer less no an estimated".split()
)
_MOST_COPIES = 40  # of one sentence; more tell no more
_ROUNDING = 0.1  # a copy may round the figure

Key = tuple[str, int, int, str]
"""What tells a bearing from all others: document, place, claim."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The pages at hand and what is known of them as a whole.

    Attributes:
        pages: Document id to what was read from it.
        book: Which names mean one root.
        reuse: Reuse records by the id of the page that took the text.
        outlets: Key of an outlet's name to the ids of its pages, in order.
        urls: Address to the id of the page that stands there.
        contexts: Document id to the context that its figures are compared in.
        site_lines: Keys of lines that belong to the sites, not to the news.
    """

    pages: Mapping[str, Extraction]
    book: ActorBook
    reuse: Mapping[str, Sequence[Reuse]]
    outlets: Mapping[str, Sequence[str]]
    urls: Mapping[str, str]
    contexts: Mapping[str, str]
    site_lines: Collection[str] = frozenset()

    def document(self, name: str) -> Document:
        """Return a page's document."""
        return self.pages[name].document

    def outlet_of(self, name: str) -> str | None:
        """Return the key of a page's outlet; None where it is unknown."""
        value = self.pages[name].document.outlet.value
        return None if value is None else outlet_key(value)


@dataclass(frozen=True, slots=True)
class Step:
    """One step upwards: an edge, and the bearing that it leads to if that is a page.

    Attributes:
        edge: The edge.
        source: The node that took it over.
        target: The node it was taken from.
        bearing: The bearing on the target page; None for an actor.
    """

    edge: Edge
    source: Node
    target: Node
    bearing: Bearing | None = None


@dataclass(slots=True)
class Link:
    """All steps that one bearing's page shows, and where they end.

    Attributes:
        bearing: The bearing.
        steps: In the order of the chain.
        end: The node where the printed chain ends; None where the page gives no
            source at all.
        end_bearing: The bearing on the page where it ends; None for an actor.
        named: Whether the end is a named actor that is no outlet.
        unnamed: Whether the end is an unnamed source.
    """

    bearing: Bearing
    steps: list[Step] = field(default_factory=list)
    end: Node | None = None
    end_bearing: Bearing | None = None
    named: bool = False
    unnamed: bool = False


def page_node(document: Document) -> Node:
    """Return the node of a page."""
    return Node(
        content_key("node", "page", document.id),
        document=document.id,
        published=document.published.value,
    )


def actor_node(book: ActorBook, actor: Actor, claim: Claim) -> Node:
    """Return the node of an actor that is no page; unnamed ones belong to a claim."""
    root = book.root_of(actor)
    if root is None:
        words = actor.name or ""
        return Node(
            content_key("node", "unnamed", claim.document, words, claim.id),
            actor=actor.name or "an unnamed source",
            said=claim.said,
        )
    return Node(content_key("node", "actor", root), actor=book.label(root))


def _edge(
    source: Node, target: Node, kind: EdgeKind, evidence: Iterable[Place], score: float
) -> Edge:
    return Edge(
        content_key("edge", source.id, target.id, kind),
        source.id,
        target.id,
        kind,
        tuple(sorted(set(evidence))),
        score,
    )


def _shingles(ledger: Ledger, bearing: Bearing) -> frozenset[int]:
    """Return the runs of words of a sentence that tell whose wording it is.

    Two pages may quote the same words, and show the same box of their site, without
    either having it from the other.
    """
    text, sentence = ledger.document(bearing.document).text, bearing.sentence
    if line_key(text, sentence) in ledger.site_lines:
        return frozenset()
    found: set[int] = set()
    start = sentence.start
    for quote in (*find_quotes(text, sentence), Span(sentence.end, sentence.end)):
        words = [
            word
            for word in fold_words(text[start : quote.start])
            if word not in _BOUNDS and not word[0].isdigit()
        ]
        found.update(item.key for item in shingle(words, 4))
        start = quote.end
    return frozenset(found)


def _same_wording(
    first: frozenset[int], second: frozenset[int], *, quoted: bool
) -> bool:
    """Say whether two sentences are one but for light edits.

    Two pages may quote the same words without either having them from the other:
    around a quotation the rest of the sentence must be the same too.
    """
    least = min(len(first), len(second))
    share = _SAME_QUOTATION if quoted else _SAME_WORDING
    return least >= _LEAST_SHINGLES and len(first & second) >= share * least


def _same_value(left: Bearing, right: Bearing) -> bool:
    if left.exact is not None and right.exact is not None:
        return left.exact == right.exact
    return left.low == right.low and left.high == right.high


def _distance(left: Bearing, right: Bearing) -> float:
    """Return how far apart two figures are, as a share of the larger."""
    if _same_value(left, right):
        return 0.0
    first, second = left.exact or left.low, right.exact or right.low
    if not first or not second:
        return 1.0
    return abs(first - second) / max(abs(first), abs(second))


def _best(bearing: Bearing, others: Sequence[Bearing]) -> Bearing | None:
    """Return the figure of some page that the bearing most likely repeats."""
    ranked = sorted(
        others,
        key=lambda other: (_distance(bearing, other), other.headline, other.key),
    )
    return ranked[0] if ranked else None


def _evidence(claim: Claim, actor: Actor | None = None) -> list[Place]:
    spans = actor.spans if actor is not None and actor.spans else claim.content
    return [Place(claim.document, span) for span in spans]


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the figures stand that a bearing may be taken from.

    `group` holds those of the same question by page, `all` those of every question,
    `wordings` the shingles of each sentence of the group.
    """

    group: Mapping[str, Sequence[Bearing]]
    all: Mapping[str, Sequence[Bearing]]
    wordings: Mapping[Key, frozenset[int]]


def find_cited_page(
    ledger: Ledger, document: str, outlet: str, among: Iterable[str]
) -> str | None:
    """Return the page that a page means when it names an outlet: the latest before."""
    own = ledger.document(document)
    fitting = []
    for name in ledger.outlets.get(outlet, ()):
        if name == document or name not in among:
            continue
        if is_earlier(own, ledger.document(name)):
            continue
        published = ledger.document(name).published
        fitting.append((published.value or "", name))
    return max(fitting)[1] if fitting else None


def _figure_of(
    ledger: Ledger, bearing: Bearing, outlet: str, scope: _Scope
) -> tuple[str, Bearing | None] | None:
    """Return the page that a figure was taken from, and the figure there.

    The page must tell the same story. A figure of the same question is best, then
    one with the same number: what could be held may have become what was sent.
    """
    own = ledger.document(bearing.document)
    context = ledger.contexts.get(bearing.document)
    candidates: list[tuple[int, float, str, str, Bearing | None]] = []
    for name in ledger.outlets.get(outlet, ()):
        if name == bearing.document or is_earlier(own, ledger.document(name)):
            continue
        published = ledger.document(name).published
        moment = published.value or (
            (published.interval.start or "") if published.interval else ""
        )
        held = _best(bearing, scope.group.get(name, ()))
        if held is not None:
            candidates.append((0, _distance(bearing, held), moment, name, held))
            continue
        if ledger.contexts.get(name) != context:
            continue
        others = [item for item in scope.all.get(name, ()) if not item.headline]
        held = _best(bearing, others)
        if held is not None and _distance(bearing, held) <= _ROUNDING:
            candidates.append((1, _distance(bearing, held), moment, name, held))
        else:
            candidates.append((2, 0.0, moment, name, None))
    if not candidates:
        return None
    best = min(candidates, key=lambda item: item[:4])
    return best[3], best[4]


def _follow_chain(ledger: Ledger, link: Link, scope: _Scope) -> None:
    """Turn the chain that the page names into steps."""
    bearing = link.bearing
    claim = bearing.claim
    document = ledger.document(bearing.document)
    own = ledger.outlet_of(bearing.document)
    relays = {outlet_key(relay.name) for relay in document.relays if relay.name}
    node = page_node(document)
    current = bearing
    for actor in claim.chain[1:]:
        key = None if actor.name is None else outlet_key(actor.name)
        if (own is not None and key == own) or is_vague(actor):
            continue
        if is_unnamed(actor) and link.named:
            # "the institute said that analysts put it at ...": the institute speaks.
            continue
        target_bearing, page = None, None
        if ledger.book.is_outlet(actor) and key is not None:
            page = _figure_of(ledger, current, key, scope)
        if page is not None:
            target_bearing = page[1]
            target = page_node(ledger.document(page[0]))
            current = target_bearing or current
        else:
            target = actor_node(ledger.book, actor, claim)
        if target.id == node.id:
            continue
        kind: EdgeKind = "wire" if key in relays and not link.steps else "cites"
        edge = _edge(node, target, kind, _evidence(claim, actor), 1.0)
        link.steps.append(Step(edge, node, target, target_bearing))
        node = target
        link.end, link.end_bearing = target, target_bearing
        link.unnamed = is_unnamed(actor)
        link.named = (
            not link.unnamed and not ledger.book.is_outlet(actor) and page is None
        )


def _follow_issuer(ledger: Ledger, link: Link) -> None:
    """Let a body that publishes its own page be the source of what it says there."""
    outlet = ledger.document(link.bearing.document).outlet.value
    if link.end is None and outlet is not None and ledger.book.is_issuer(outlet):
        link.end = actor_node(
            ledger.book, Actor(outlet, "organisation"), link.bearing.claim
        )
        link.named = True


def _find_copied(
    ledger: Ledger, bearing: Bearing, scope: _Scope
) -> list[tuple[Bearing, float]]:
    """Return the figures of other pages whose sentence the page prints, best first."""
    taken = {
        item.source: item
        for item in ledger.reuse.get(bearing.document, ())
        if item.covers(bearing.sentence)
    }
    own = ledger.document(bearing.document)
    wording = scope.wordings[bearing.key]
    found: list[tuple[Bearing, float]] = []
    for name in sorted(scope.group):
        if name == bearing.document:
            continue
        if len(found) >= _MOST_COPIES:
            break
        other = ledger.document(name)
        for held in scope.group[name]:
            if held.headline or _distance(bearing, held) > _ROUNDING:
                continue
            copied = name in taken or (
                _same_wording(
                    wording,
                    scope.wordings[held.key],
                    quoted=held.claim.type == "direct",
                )
                and not _gave(ledger, bearing.document, name)
                and not is_earlier(own, other)
                and (is_earlier(other, own) or name < own.id)
            )
            if copied:
                score = taken[name].sureness if name in taken else 0.8
                found.append((held, score))
                break
    return found


def _gave(ledger: Ledger, source: str, taker: str) -> bool:
    """Say whether a page is known to have given its passages to another."""
    return any(item.source == source for item in ledger.reuse.get(taker, ()))


def _add_copies(ledger: Ledger, link: Link, scope: _Scope) -> None:
    bearing = link.bearing
    node = page_node(ledger.document(bearing.document))
    reached = {step.target.id for step in link.steps}
    for held, score in _find_copied(ledger, bearing, scope):
        target = page_node(ledger.document(held.document))
        if target.id in reached:
            continue
        evidence = [
            Place(bearing.document, bearing.sentence),
            Place(held.document, held.sentence),
        ]
        edge = _edge(node, target, "reuse", evidence, score)
        link.steps.append(Step(edge, node, target, held))
        if link.end is None:
            link.end, link.end_bearing = target, held


def _add_signs(
    ledger: Ledger, link: Link, group: Mapping[str, Sequence[Bearing]]
) -> None:
    """Where a page gives no source: links, its own outlet, odd figures."""
    bearing = link.bearing
    document = ledger.document(bearing.document)
    node = page_node(document)
    own = ledger.outlet_of(bearing.document)
    addresses = _addresses(document, bearing.sentence)
    found: list[tuple[int, str, EdgeKind, Bearing]] = []
    for name in sorted(group):
        held = _best(bearing, group[name])
        if name == bearing.document or held is None:
            continue
        other = ledger.document(name)
        if other.url is not None and other.url in addresses:
            found.append((0, name, "link", held))
        elif is_earlier(document, other) or not _same_value(bearing, held):
            continue
        elif own is not None and ledger.outlet_of(name) == own:
            found.append((1, name, "same-outlet", held))
        elif significant_digits(bearing.exact) >= _ODD_DIGITS:
            found.append((2, name, "same-figure", held))
    if not found:
        return
    best = min(found)[0]
    for rank, name, kind, held in sorted(found, key=lambda item: item[:2]):
        if rank != best:
            continue
        target = page_node(ledger.document(name))
        evidence = [Place(bearing.document, bearing.span), Place(name, held.span)]
        edge = _edge(node, target, kind, evidence, (0.9, 0.8, 0.6)[rank])
        link.steps.append(Step(edge, node, target, held))
        if link.end is None:
            link.end, link.end_bearing = target, held


def _addresses(document: Document, near: Span) -> set[str]:
    """Return the addresses that the page links to or prints near a sentence."""
    found = {address for _, address in document.links}
    window = document.text[near.start : near.end + 600]
    found.update(
        word.strip("().,;<>\u201d\u2019\"'")
        for word in window.split()
        if "://" in word or word.startswith("www.")
    )
    return found


def find_links(
    ledger: Ledger,
    bearings: Sequence[Bearing],
    everywhere: Mapping[str, Sequence[Bearing]],
) -> dict[Key, Link]:
    """Find for each bearing of a question where its page has it from.

    Args:
        ledger: The pages.
        bearings: The bearings of one question.
        everywhere: Document id to its bearings on all questions.

    Returns:
        The key of each bearing to its link.
    """
    group: dict[str, list[Bearing]] = {}
    for bearing in bearings:
        group.setdefault(bearing.document, []).append(bearing)
    links = {}
    wordings = {bearing.key: _shingles(ledger, bearing) for bearing in bearings}
    scope = _Scope(group, everywhere, wordings)
    twins: dict[Key, Bearing] = {}
    for bearing in bearings:
        link = Link(bearing)
        twin = _body_twin(bearing, group[bearing.document])
        if twin is not None:
            twins[bearing.key] = twin
            continue
        source = _sourced_twin(bearing, group[bearing.document])
        if source is not None:
            # A later sentence repeats a figure of the same page.
            link.bearing = source
        _follow_chain(ledger, link, scope)
        _add_copies(ledger, link, scope)
        _follow_issuer(ledger, link)
        if link.end is None:
            _add_signs(ledger, link, group)
        link.bearing = bearing
        links[bearing.key] = link
    for bearing in bearings:
        if bearing.key in twins:
            held = links[twins[bearing.key].key]
            links[bearing.key] = replace(held, bearing=bearing)
    return links


def _body_twin(bearing: Bearing, own: Sequence[Bearing]) -> Bearing | None:
    """Return the figure of the body that a headline gives."""
    if not bearing.headline:
        return None
    near = [
        other
        for other in own
        if not other.headline and _distance(bearing, other) <= _ROUNDING
    ]
    if not near:
        return None
    return min(
        near,
        key=lambda other: (
            _distance(bearing, other),
            len(other.claim.chain) < 2,
            other.key,
        ),
    )


def _sourced_twin(bearing: Bearing, own: Sequence[Bearing]) -> Bearing | None:
    """Return the bearing of the same page, with a source, that this one repeats."""
    if len(bearing.claim.chain) > 1:
        return None
    same = [
        other
        for other in own
        if other is not bearing
        and _same_value(bearing, other)
        and len(other.claim.chain) > 1
    ]
    return min(same, key=lambda other: other.key) if same else None
