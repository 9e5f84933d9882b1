"""The same figure on two pages of which one has it from the other.

A question holds comparable figures only, so that a capacity and the count that a
later page makes of it stand in two. Here a figure is paired with the one it was taken
from, whatever either is thought to mean.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whence.model import Span
from whence.reconcile.bearings import Bearing
from whence.reconcile.known_names import outlet_key
from whence.reconcile.lineage import Key, Ledger, Link, find_cited_page
from whence.reconcile.timing import is_earlier
from whence.text.tokens import find_tokens

__all__ = ["find_page_edges", "find_twins", "stems"]

_SURE = frozenset({"cites", "wire", "reuse", "link"})
_STEM = 5  # letters by which two words are taken for one
_TELLING = 4  # letters of a word that tells something
_SMALL = 20  # numbers below are met by chance
_FEW = 2  # common words that tell a small number from another
_MOST_RECALLED = 8  # pages of one outlet that a page of another story may mean
_MOST_EQUAL = 20  # figures of one value on a page; a table is no story


def stems(ledger: Ledger, bearing: Bearing) -> frozenset[str]:
    """Return the beginnings of the words of a figure's sentence that tell something."""
    text = ledger.document(bearing.document).text
    return frozenset(
        token.surface.lower()[:_STEM]
        for token in find_tokens(text, bearing.sentence)
        if len(token.surface) >= _TELLING
        and token.surface.isalpha()
        and not bearing.span.contains(Span(token.start, token.end))
    )


def find_page_edges(
    ledger: Ledger, links: Mapping[str, Mapping[Key, Link]]
) -> dict[str, frozenset[str]]:
    """Return for each page the pages that it is known to have something from.

    Args:
        ledger: The pages.
        links: For each question where its figures come from.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for group in links.values():
        for link in group.values():
            for step in link.steps:
                own, other = step.source.document, step.target.document
                if own and other and step.edge.kind in _SURE:
                    found[own].add(other)
    among: dict[str | None, set[str]] = defaultdict(set)
    for name, context in ledger.contexts.items():
        among[context].add(name)
    for name in sorted(ledger.pages):
        story = among[ledger.contexts.get(name)]
        cited = {
            outlet_key(actor.name)
            for claim in ledger.pages[name].claims
            for actor in claim.chain[1:]
            if actor.name is not None and ledger.book.is_outlet(actor)
        }
        for key in sorted(cited - {ledger.outlet_of(name)}):
            page = find_cited_page(ledger, name, key, story)
            if page is not None:
                found[name].add(page)
                continue
            copies = _find_copies(ledger, name, key, story)
            found[name].update(copies or _find_elsewhere(ledger, name, key))
        found[name].update(_find_reused(ledger, name))
    return {
        name: _without_prints(ledger, pages - {name}) for name, pages in found.items()
    }


def _without_prints(ledger: Ledger, pages: set[str]) -> frozenset[str]:
    """Leave out what prints a wire's text where the wire's own page is there."""
    outlets = {ledger.outlet_of(page) for page in pages} - {None}
    return frozenset(
        page
        for page in pages
        if outlets.isdisjoint(
            outlet_key(relay.name)
            for relay in ledger.document(page).relays
            if relay.name is not None
        )
    )


def _find_copies(
    ledger: Ledger, document: str, wire: str, story: Iterable[str]
) -> list[str]:
    """Return the pages of a story that print what a wire sent, the first one only."""
    own = ledger.document(document)
    held = [
        name
        for name in sorted(story)
        if name != document
        and any(
            relay.name is not None and outlet_key(relay.name) == wire
            for relay in ledger.document(name).relays
        )
        and not is_earlier(own, ledger.document(name))
    ]
    return held[:1]


def _find_elsewhere(ledger: Ledger, document: str, outlet: str) -> list[str]:
    """Return the pages of a cited outlet that tell another story, the latest ones.

    A page on another matter may recall a figure; which page it means, equal figures
    tell.
    """
    own = ledger.document(document)
    earlier = [
        name
        for name in ledger.outlets.get(outlet, ())
        if name != document and not is_earlier(own, ledger.document(name))
    ]
    ordered = sorted(
        earlier, key=lambda name: (ledger.document(name).published.value or "", name)
    )
    return ordered[-_MOST_RECALLED:]


def _find_reused(ledger: Ledger, document: str) -> set[str]:
    """Return the pages whose passages a page prints.

    Of two that share them, the copy is left out: the other stands nearer the root.
    """
    sources = {reuse.source for reuse in ledger.reuse.get(document, ())}
    return {
        name
        for name in sources
        if sources.isdisjoint(reuse.source for reuse in ledger.reuse.get(name, ()))
    }


def _values(bearing: Bearing) -> set[float]:
    """Return the numbers that a copy of the figure may print."""
    return {
        value
        for value in (bearing.exact, bearing.low, bearing.high)
        if value is not None and value > 0
    }


def _likeness(
    left: Bearing, right: Bearing, words: Mapping[Key, frozenset[str]]
) -> float:
    """Return how likely two figures of one value are the same; 0 for not at all."""
    common = len(words[left.key] & words[right.key])
    counted = left.counted is not None and left.counted == right.counted
    if common == 0:
        return 0.0
    if min(_values(left)) < _SMALL and not counted:
        known = left.counted is not None and right.counted is not None
        if common < _FEW + (known and left.measure != right.measure):
            return 0.0
    return common + 2.0 * counted + 0.5 * (left.measure == right.measure)


def _pick(
    bearing: Bearing, others: Sequence[Bearing], words: Mapping[Key, frozenset[str]]
) -> Bearing | None:
    ranked = sorted(
        ((_likeness(bearing, other, words), other) for other in others),
        key=lambda pair: (-pair[0], pair[1].key),
    )
    return ranked[0][1] if ranked and ranked[0][0] > 0 else None


def find_twins(
    ledger: Ledger,
    bearings: Iterable[Bearing],
    edges: Mapping[str, frozenset[str]],
) -> dict[Key, tuple[Bearing, ...]]:
    """Pair the figures of a page with those of the pages that it draws on.

    Args:
        ledger: The pages.
        bearings: The figures of all pages.
        edges: For each page the pages that it has something from.

    Returns:
        The key of a figure to those that it repeats, at most one a page. Figures of
        headlines have none; their own page stands between.
    """
    bodies = [bearing for bearing in bearings if not bearing.headline]
    words = {bearing.key: stems(ledger, bearing) for bearing in bodies}
    places: dict[tuple[str, float], list[Bearing]] = defaultdict(list)
    for bearing in sorted(bodies, key=lambda item: item.key):
        for value in sorted(_values(bearing)):
            held = places[bearing.document, value]
            if len(held) < _MOST_EQUAL:
                held.append(bearing)
    found: dict[Key, tuple[Bearing, ...]] = {}
    for bearing in bodies:
        twins = []
        for page in sorted(edges.get(bearing.document, ())):
            # A page may not draw on one that has the figure from it.
            if bearing.document in edges.get(page, ()) and bearing.document < page:
                continue
            equal = [
                other
                for value in sorted(_values(bearing))
                for other in places.get((page, value), ())
            ]
            twin = _pick(bearing, equal, words)
            if twin is not None:
                twins.append(twin)
        if twins:
            found[bearing.key] = tuple(twins)
    return found
