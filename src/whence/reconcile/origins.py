"""How many independent origins stand behind figures: an interval, with reasons.

`least` counts the named roots that are distinct, at least one; `most` adds each
unnamed source and each page that gives no source and shares neither wording, link,
outlet nor an odd figure with one that does (CONTRACT section 3). What only passes a
figure on is no origin.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from whence.model import Extraction, Node
from whence.reconcile.actors import name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.commands import find_governed
from whence.reconcile.lineage import (
    Key,
    Ledger,
    Link,
    Step,
    actor_node,
    page_node,
)
from whence.reconcile.questions import significant_digits
from whence.reconcile.umbrellas import is_umbrella

__all__ = ["Origins", "Root", "count_origins", "find_roots"]

_ODD_DIGITS = 3
_FRACTIONS = (3, 6, 7, 9)  # "a third" is a word, however many digits it has
_CLOSE = 1e-9
_ROUNDING = 0.1  # a relay may round the figure
_DEEPEST = 200  # steps upwards; beyond that nobody could follow
_KINDS = ("named", "unnamed", "unknown")
# What an outlet could not check it does not decline: it says what it is, an outlet.
_CHECKING = re.compile(
    r"\b(?:not|unable to)(?: \w+){0,3} (?:confirm|verif|reach|check|contact|corroborat|"
    r"establish)",
    re.IGNORECASE,
)
_OF_PARTIES = frozenset({"deny", "reject", "promise", "threaten", "decline"})


@dataclass(frozen=True, slots=True, order=True)
class Root:
    """Where a figure comes from, as far as the pages show.

    Attributes:
        kind: A named actor; an unnamed one; a page or outlet that gives no source.
        key: What is equal for equal roots.
        label: How it is shown.
        together: Names of the bodies that it counts as one, for their chain of command.
        judged: Names that it counts as one because a person decided so.
    """

    kind: Literal["named", "unnamed", "unknown"]
    key: str
    label: str
    together: tuple[str, ...] = field(default=(), compare=False)
    judged: tuple[str, ...] = field(default=(), compare=False)

    @property
    def id(self) -> str | None:
        """The id by which figures of one root are told; None for an unknown one."""
        if self.kind == "named":
            return self.label
        return f"{self.label} ({self.key})" if self.kind == "unnamed" else None


@dataclass(frozen=True, slots=True)
class Origins:
    """The interval and why.

    Attributes:
        least: The fewest independent origins that the pages allow.
        most: The most.
        reasons: One line for each end and each gap.
    """

    least: int
    most: int
    reasons: tuple[str, ...]


class _Resolver:
    """Walks upwards from bearings to their roots."""

    def __init__(self, ledger: Ledger, links: Mapping[Key, Link]) -> None:
        self._ledger = ledger
        self._links = links
        self._onward: dict[str, list[tuple[Bearing, Step]]] = {}
        self._known: dict[Key, Root] = {}
        for key in sorted(links):
            own = page_node(ledger.document(key[0])).id
            for step in links[key].steps:
                if step.source.id != own and step.edge.kind == "cites":
                    self._onward.setdefault(step.source.id, []).append(
                        (links[key].bearing, step)
                    )

    def resolve(self, bearing: Bearing) -> Root:
        """Return the root of a bearing."""
        return self._resolve(bearing, ())

    def _resolve(self, bearing: Bearing, path: tuple[str, ...]) -> Root:
        held = self._known.get(bearing.key)
        if held is not None:
            return held
        page = bearing.document
        if page in path or len(path) > _DEEPEST:
            return _circle(path, page)
        link = self._links.get(bearing.key)
        root = (
            self._resolve_page(bearing, (*path, page))
            if link is None or link.end is None
            else self._resolve_link(link, (*path, page))
        )
        if not path:
            self._known[bearing.key] = root
        return root

    def _resolve_page(self, bearing: Bearing, path: tuple[str, ...]) -> Root:
        """Return the root of a page without a source, as far as others tell it."""
        page = bearing.document
        node = page_node(self._ledger.document(page))
        told = self._step_from(node.id, bearing, path, exact=True)
        if told is None and _is_own_statement(self._ledger.pages[page]):
            issuer = actor_node(
                self._ledger.book, bearing.claim.chain[0], bearing.claim
            )
            return Root("named", issuer.id, issuer.actor or "?")
        return told or Root("unknown", page, f"{page}, which gives no source")

    def _resolve_link(self, link: Link, path: tuple[str, ...]) -> Root:
        end = link.end
        if end is None or link.end_bearing is not None:
            return self._resolve(link.end_bearing or link.bearing, path)
        if link.unnamed:
            return self._resolve_unnamed(link, end, path)
        onward = self._step_from(end.id, link.bearing, path)
        if onward is not None:
            return onward
        if link.named:
            return Root("named", end.id, end.actor or "?", *self._together(link))
        return self._resolve_outlet(link, end, path)

    def _together(self, link: Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names that a link's end counts as one, by command, by decision."""
        book = self._ledger.book
        for actor in reversed(link.bearing.claim.chain[1:]):
            root = book.root_of(actor)
            if root is not None:
                return book.together.get(root, ()), book.judged.get(root, ())
        return (), ()

    def _resolve_unnamed(self, link: Link, end: Node, path: tuple[str, ...]) -> Root:
        """Return the unnamed source: that of the page or outlet which quotes it."""
        passed = [step.bearing for step in link.steps if step.bearing is not None]
        if passed:
            found = self._resolve(passed[-1], path)
            own = found.kind == "unknown" and found.key in self._ledger.pages
            # What this page tells of the other one's source holds for that one too.
            return _unnamed_of(found.key) if own else found
        before = next(
            (step.source for step in link.steps if step.target.id == end.id), None
        )
        if before is not None and before.document is None:
            return Root("unnamed", before.id, f"an unnamed source of {before.actor}")
        return Root("unnamed", end.id, end.actor or "an unnamed source")

    def _resolve_outlet(self, link: Link, end: Node, path: tuple[str, ...]) -> Root:
        """Return where an outlet that is no page has it from: what copies show."""
        for step in link.steps:
            if step.edge.kind == "reuse" and step.bearing is not None:
                found = self._resolve(step.bearing, path)
                if found.kind == "named":
                    return found
        if end.actor is not None and self._ledger.book.is_issuer(end.actor):
            # A body that publishes its own pages speaks for itself there.
            return Root("named", end.id, end.actor)
        return Root("unknown", end.id, f"{end.actor or '?'}, which gives no source")

    def _step_from(
        self, node: str, bearing: Bearing, path: tuple[str, ...], *, exact: bool = False
    ) -> Root | None:
        """Follow what other pages say of where an actor or a page has it from.

        Args:
            node: The actor or page.
            bearing: The figure.
            path: What was passed already.
            exact: Whether only what is said of the same figure counts.
        """
        if node in path:
            return _circle(path, node)
        steps = self._onward.get(node)
        if exact and steps:
            steps = [
                item
                for item in steps
                if item[0].document not in path and _gap(bearing, item[0]) <= _ROUNDING
            ]
        if not steps:
            return None
        held, step = min(
            steps,
            key=lambda item: (_gap(bearing, item[0]), item[0].key, item[1].edge.id),
        )
        path = (*path, node)
        if step.bearing is not None:
            return self._resolve(step.bearing, path)
        onward = self._step_from(step.target.id, bearing, path)
        return onward or _end_of(self._links[held.key], step, node)


def _unnamed_of(page: str) -> Root:
    return Root("unnamed", page, f"an unnamed source of {page}")


def _circle(path: tuple[str, ...], again: str) -> Root:
    """Return the root of a circle: the same from wherever it is entered."""
    members = path[path.index(again) :] if again in path else path
    first = min(members)
    return Root("unknown", first, f"a circle through {first}")


def _is_own_statement(page: Extraction) -> bool:
    """Say whether a body speaks for itself on its own page, as no newspaper does.

    A page that denies, rejects or promises something in its outlet's own voice is a
    statement of that outlet, such as a company's.
    """
    return page.document.outlet.value is not None and any(
        claim.type == "voice"
        and claim.act in _OF_PARTIES
        and len(claim.chain) == 1
        and claim.speaker.name == page.document.outlet.value
        and not any(
            _CHECKING.search(part.of(page.document.text)) for part in claim.content
        )
        for claim in page.claims
    )


def _end_of(link: Link, step: Step, node: str) -> Root:
    """Return the root at the end of a step that leads to an actor."""
    label = step.target.actor or "?"
    if link.end is None or link.end.id != step.target.id:
        return Root("unknown", step.target.id, label)
    if link.unnamed:
        return Root("unnamed", node, f"an unnamed source of {label}")
    return Root("named" if link.named else "unknown", step.target.id, label)


def _gap(left: Bearing, right: Bearing) -> float:
    if left.exact is not None and left.exact == right.exact:
        return 0.0
    first, second = left.exact or left.low or 0.0, right.exact or right.low or 0.0
    return abs(first - second) / max(abs(first), abs(second), 1.0)


def _is_odd(value: float) -> bool:
    """Say whether two would not give a number by chance: many digits, no fraction.

    >>> _is_odd(1_184.0), _is_odd(1_200.0), _is_odd(1 / 3), _is_odd(0.472)
    (True, False, False, True)
    """
    is_fraction = value != round(value) and any(
        abs(value * part - round(value * part)) < _CLOSE for part in _FRACTIONS
    )
    return not is_fraction and significant_digits(value) >= _ODD_DIGITS


def find_roots(ledger: Ledger, links: Mapping[Key, Link]) -> dict[Key, Root]:
    """Find the root of every bearing of a question.

    Args:
        ledger: The pages.
        links: Where each bearing's page has it from.

    Returns:
        The key of each bearing to its root. A page without a source that has the odd
        figure of another has its root.
    """
    resolver = _Resolver(ledger, links)
    roots = {key: resolver.resolve(links[key].bearing) for key in sorted(links)}
    # What one page tells of another's source holds for that one's figures too.
    told = {root.key: root for root in roots.values() if root.kind == "unnamed"}
    roots = {
        key: told.get(root.key, root) if root.kind == "unknown" else root
        for key, root in roots.items()
    }
    odd: dict[float, Root] = {}
    merged: dict[Root, Root] = {}
    described: dict[tuple[str, float], Root] = {}
    for key in sorted(roots, key=lambda key: (_KINDS.index(roots[key].kind), key)):
        root, exact = roots[key], links[key].bearing.exact
        if root.kind == "unnamed" and exact is not None:
            # Two pages that describe their source in the same words, or name who has
            # quoted it, and have the same figure from it, speak of one source.
            same = described.setdefault((root.key, exact), root)
            first = described.setdefault((name_key(root.label), exact), same)
            if first != root:
                merged.setdefault(root, first)
        if exact is None or not _is_odd(exact):
            continue
        first = odd.setdefault(exact, root)
        if root.kind == "unknown" and first != root:
            merged.setdefault(root, first)
    return _settle_governments(
        {key: merged.get(root, root) for key, root in roots.items()}
    )


def _settle_governments(roots: Mapping[Key, Root]) -> dict[Key, Root]:
    """Let a government be its ministry where only one of them speaks."""
    named = {root.label: root for root in roots.values() if root.kind == "named"}
    settled = {
        named[whole]: replace(
            named[part],
            together=tuple(sorted({*named[part].together, whole, part})),
        )
        for whole, part in find_governed(named).items()
    }
    return {key: settled.get(root, root) for key, root in roots.items()}


def count_origins(roots: Iterable[Root]) -> Origins:
    """Count the origins behind some figures.

    A body that speaks for all its agencies is not shown to be another origin than one
    of them.

    Args:
        roots: The root of each figure.

    Returns:
        Least, most, and the reasons.
    """
    roots = list(roots)
    distinct = sorted(set(roots))
    labels = {root.label for root in distinct if root.kind == "named"}
    # "The United Nations" may be the agency of it that another page names.
    whole = {root for root in distinct if is_umbrella(root.label, labels)}
    named = [root for root in distinct if root.kind == "named" and root not in whole]
    open_ends = [root for root in distinct if root.kind != "named" or root in whole]
    least = max(1, len(named))
    most = max(least, len(named) + len(open_ends))
    shown = "; ".join(root.label for root in named) or "no named origin"
    reasons = [f"origins at least {least}: {shown}"]
    reasons.extend(
        f"counted as one, of one chain of command: {', '.join(names)}"
        for names in sorted({root.together for root in roots if root.together})
    )
    reasons.extend(
        f"counted as one, as a person decided: {', '.join(names)}"
        for names in sorted({root.judged for root in roots if root.judged})
    )
    reasons.extend(
        f"origins at most {most}: perhaps another, {root.label}" for root in open_ends
    )
    return Origins(least, most, tuple(reasons))
