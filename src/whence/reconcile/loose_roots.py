"""Origins that only a common name tells: "the company", "the ministry".

Such a name is not shown to be another origin than one that a page names in full. Where
both give the same figure for one question and only one full name fits, they are one;
where several fit, which of them is meant stays open, and nothing is counted for it.
"""

from collections.abc import Mapping, Sequence

from whence.model import content_key
from whence.reconcile.actors import ActorBook
from whence.reconcile.bearings import Bearing
from whence.reconcile.lineage import Key
from whence.reconcile.natures import Nature, fits
from whence.reconcile.origins import Root
from whence.reconcile.questions import QuestionGroup

__all__ = ["read_natures", "settle_loose"]

_ROUNDING = 0.1  # two wordings of one figure may differ so much


def read_natures(book: ActorBook) -> dict[str, Nature]:
    """Return what the names of each actor tell, by the id of its node."""
    return {
        content_key("node", "actor", root): nature
        for root, nature in book.natures.items()
    }


def settle_loose(
    group: QuestionGroup, roots: Mapping[Key, Root], natures: Mapping[str, Nature]
) -> dict[Key, Root]:
    """Return the roots of a question, those of a common name settled.

    Args:
        group: The question.
        roots: The root of each figure.
        natures: What the names of each actor tell, by the id of its node.
    """
    figures: dict[Root, list[Bearing]] = {}
    for bearing in group.bearings:
        root = roots[bearing.key]
        if root.kind == "named":
            figures.setdefault(root, []).append(bearing)
    loose = [root for root in sorted(figures) if _is_loose(root, natures)]
    settled: dict[Root, Root] = {}
    for root in loose:
        rivals = [
            other
            for other in sorted(figures)
            if other not in loose
            and _may_be(natures[root.key], natures.get(other.key))
            and _say_the_same(figures[root], figures[other])
        ]
        if len(rivals) == 1:
            settled[root] = rivals[0]
        elif rivals:
            names = " or ".join(other.label for other in rivals)
            label = f"{root.label}, which may be {names}"
            settled[root] = Root("unknown", root.key, label)
    return {key: settled.get(root, root) for key, root in roots.items()}


def _is_loose(root: Root, natures: Mapping[str, Nature]) -> bool:
    nature = natures.get(root.key)
    return nature is not None and nature.common


def _may_be(loose: Nature, other: Nature | None) -> bool:
    """Say whether a common name may mean another actor: a body that fits."""
    return other is not None and other.bodily and fits(loose, other)


def _say_the_same(left: Sequence[Bearing], right: Sequence[Bearing]) -> bool:
    """Say whether two sources give a figure that may be one."""
    return any(
        one.exact is not None
        and other.exact is not None
        and abs(one.exact - other.exact)
        <= _ROUNDING * max(abs(one.exact), abs(other.exact))
        for one in left
        for other in right
    )
