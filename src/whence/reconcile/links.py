"""Where each page has its figures from: the chain it names, its wording, its links.

The edges of a figure start at the page that prints it. They follow the chain that the
page names; where it names none, the page's wording, its links, its outlet and odd
figures tell.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.model import Actor, Claim, Document, EdgeKind, Place, Span
from whence.reconcile.actors import is_unnamed, is_vague
from whence.reconcile.bearings import Bearing
from whence.reconcile.joined_contexts import two_digits
from whence.reconcile.known_names import outlet_key
from whence.reconcile.likeness import (
    best_match,
    distance,
    is_same_value,
    is_same_wording,
    wording_of,
)
from whence.reconcile.lineage import (
    Key,
    Ledger,
    Link,
    Step,
    actor_node,
    make_edge,
    page_node,
)
from whence.reconcile.questions import significant_digits
from whence.reconcile.timing import is_earlier

__all__ = ["find_links"]

_ODD_DIGITS = 3
_MOST_COPIES = 40  # of one sentence; more tell no more
_ROUNDING = 0.1  # a copy may round the figure
_LEAST_ROUNDED = 100  # a smaller number is told as it is


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


def _figure_of(
    ledger: Ledger,
    bearing: Bearing,
    outlet: str,
    scope: _Scope,
    passed: Collection[str],
) -> tuple[str, Bearing | None] | None:
    """Return the page that a figure was taken from, and the figure there.

    The page must tell the same story. A figure of the same question is best, then
    one with the same number: what could be held may have become what was sent. A page
    that has it from one of those `passed` already comes last.
    """
    own = ledger.document(bearing.document)
    context = ledger.contexts.get(bearing.document)
    candidates: list[tuple[bool, int, float, str, str, Bearing | None]] = []
    for name in ledger.outlets.get(outlet, ()):
        if name == bearing.document or is_earlier(own, ledger.document(name)):
            continue
        published = ledger.document(name).published
        moment = published.value or (
            (published.interval.start or "") if published.interval else ""
        )
        held = best_match(bearing, scope.group.get(name, ()))
        back = held is not None and _cites_back(ledger, bearing, held, passed)
        if held is not None:
            candidates.append((back, 0, distance(bearing, held), moment, name, held))
            continue
        if ledger.contexts.get(name) != context:
            continue
        others = [item for item in scope.all.get(name, ()) if not item.headline]
        held = best_match(bearing, others)
        if held is not None and distance(bearing, held) <= _ROUNDING:
            gap = distance(bearing, held)
            candidates.append((False, 1, gap, moment, name, held))
        else:
            candidates.append((False, 2, 0.0, moment, name, None))
    if not candidates:
        return None
    best = min(candidates, key=lambda item: item[:5])
    return best[4], best[5]


def _cites_back(
    ledger: Ledger, bearing: Bearing, held: Bearing, passed: Collection[str]
) -> bool:
    """Say whether a figure comes from the page or the source that it would explain.

    An outlet that has its figure confirmed by those who took it from there is not
    where they have it from.
    """
    own = ledger.outlet_of(bearing.document)
    return any(
        (actor.name is not None and outlet_key(actor.name) == own)
        or ledger.book.root_of(actor) in passed
        for actor in held.claim.chain[1:]
    )


def _follow_chain(ledger: Ledger, link: Link, scope: _Scope) -> None:
    """Turn the chain that the page names into steps."""
    bearing = link.bearing
    claim = bearing.claim
    document = ledger.document(bearing.document)
    own = ledger.outlet_of(bearing.document)
    relays = {outlet_key(relay.name) for relay in document.relays if relay.name}
    node = page_node(document)
    current = bearing
    passed: set[str] = set()
    for actor in claim.chain[1:]:
        key = None if actor.name is None else outlet_key(actor.name)
        if (own is not None and key == own) or is_vague(actor):
            continue
        if is_unnamed(actor) and link.named:
            # "the institute said that analysts put it at ...": the institute speaks.
            continue
        target_bearing, page = None, None
        if ledger.book.is_outlet(actor) and key is not None:
            page = _figure_of(ledger, current, key, scope, passed)
        if page is not None:
            target_bearing = page[1]
            target = page_node(ledger.document(page[0]))
            current = target_bearing or current
        else:
            target = actor_node(ledger.book, actor, claim)
            passed.update(filter(None, [ledger.book.root_of(actor)]))
        if target.id == node.id:
            continue
        kind: EdgeKind = "wire" if key in relays and not link.steps else "cites"
        edge = make_edge(node, target, kind, _evidence(claim, actor), 1.0)
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
            if held.headline or distance(bearing, held) > _ROUNDING:
                continue
            copied = name in taken or (
                is_same_wording(
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
        edge = make_edge(node, target, "reuse", evidence, score)
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
    addresses = _addresses(document, bearing.sentence)
    found: list[tuple[int, EdgeKind, str, Bearing]] = []
    for name in sorted(group):
        held = best_match(bearing, group[name])
        if name == bearing.document or held is None:
            continue
        sign = _sign_of(ledger, bearing, held, addresses)
        if sign is not None:
            found.append((*sign, name, held))
    if not found:
        return
    best = min(item[0] for item in found)
    for rank, kind, name, held in sorted(found, key=lambda item: item[:3]):
        if rank != best:
            continue
        target = page_node(ledger.document(name))
        evidence = [Place(bearing.document, bearing.span), Place(name, held.span)]
        edge = make_edge(node, target, kind, evidence, (0.9, 0.8, 0.6)[rank])
        link.steps.append(Step(edge, node, target, held))
        if link.end is None:
            link.end, link.end_bearing = target, held


def _sign_of(
    ledger: Ledger, bearing: Bearing, held: Bearing, addresses: Collection[str]
) -> tuple[int, EdgeKind] | None:
    """Return what shows that a page has a figure from another: its rank, its kind.

    Args:
        ledger: The pages.
        bearing: The figure.
        held: That of the other page.
        addresses: Those that the page gives beside the figure.
    """
    document, other = ledger.document(bearing.document), ledger.document(held.document)
    if other.url is not None and other.url in addresses:
        return 0, "link"
    if is_earlier(document, other):
        return None
    own, same = ledger.outlet_of(bearing.document), is_same_value(bearing, held)
    if own is not None and ledger.outlet_of(held.document) == own:
        return (1, "same-outlet") if same or _is_rounded(bearing, held) else None
    odd = significant_digits(bearing.exact) >= _ODD_DIGITS
    return (2, "same-figure") if same and odd else None


def _is_rounded(bearing: Bearing, held: Bearing) -> bool:
    """Say whether a figure is another one told to two digits: 880 after 876."""
    return (
        held.exact is not None
        and held.exact >= _LEAST_ROUNDED
        and bearing.exact == two_digits(held.exact)
    )


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
    wordings = {bearing.key: wording_of(ledger, bearing) for bearing in bearings}
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
        if not other.headline and distance(bearing, other) <= _ROUNDING
    ]
    if not near:
        return None
    return min(
        near,
        key=lambda other: (
            distance(bearing, other),
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
        and not other.headline  # "Police find 40 kilos" tells who found, not who says so
        and is_same_value(bearing, other)
        and len(other.claim.chain) > 1
    ]
    return min(same, key=lambda other: other.key) if same else None
