"""The attribution tree as a picture: origins at the left, pages to their right."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from whence.web.lineage import TreeNode
from whence.web.svg import element, picture, text

__all__ = ["draw_tree"]

_ROW, _COLUMN, _BOX, _HEIGHT = 46.0, 252.0, 182.0, 36.0
_LETTERS = 22  # as many as stand in a box at the size of the labels


def _walk(
    forest: Sequence[TreeNode],
) -> Iterator[tuple[TreeNode, int, TreeNode | None]]:
    """Yield each node with its depth and its parent, parents first."""
    stack: list[tuple[TreeNode, int, TreeNode | None]] = [
        (node, 0, None) for node in reversed(forest)
    ]
    while stack:
        node, depth, parent = stack.pop()
        yield node, depth, parent
        stack.extend((child, depth + 1, node) for child in reversed(node.children))


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "\u2026"


def _lines(node: TreeNode) -> list[tuple[str, str]]:
    """Return the one or two lines of a box, each with its class."""
    page = f"page {node.page}" if node.page else ""
    below = " \u00b7 ".join(part for part in (page, node.when) if part)
    if below:
        return [
            (_cut(node.label, _LETTERS), "name"),
            (_cut(below, _LETTERS + 6), "when"),
        ]
    first, second = node.label, ""
    if len(first) > _LETTERS and " " in first[: _LETTERS + 1]:
        first, _, _ = first[: _LETTERS + 1].rpartition(" ")
        second = node.label[len(first) + 1 :]
    lines = [(_cut(first, _LETTERS), "name")]
    return [*lines, (_cut(second, _LETTERS), "name")] if second else lines


def _box(node: TreeNode, x: float, y: float) -> list[Markup]:
    kind = "page" if node.page else "actor"
    shape = {"x": x, "y": y, "width": _BOX, "height": _HEIGHT, "rx": 4.0}
    parts = [element("rect", {**shape, "class": f"box {kind}"})]
    lines = _lines(node)
    at = y + (15 if len(lines) == 2 else 22)
    for words, name in lines:
        parts.append(text(words, {"x": x + 9, "y": at, "class": name}))
        at += 14
    return parts


def draw_tree(forest: Sequence[TreeNode], *, limit: int, label: str) -> Markup | None:
    """Return the picture of the trees, or None where there is nothing to see.

    Args:
        forest: The trees, one an origin.
        limit: The most nodes to draw.
        label: What the picture shows, for those who do not see it.

    Returns:
        The `svg` element; None for trees without a branch.
    """
    if not any(root.children for root in forest):
        return None
    places: dict[str, tuple[float, float]] = {}
    parts: list[Markup] = []
    row = deepest = 0
    last: TreeNode | None = None
    for node, depth, parent in _walk(forest):
        if len(places) >= limit:
            break
        # An only or first child stands in its parent's row; all others open a new one.
        if last is not None and parent is not last:
            row += 1
        last = node
        deepest = max(deepest, depth)
        x, y = 1 + depth * _COLUMN, 1 + row * _ROW
        places[node.id] = (x, y)
        if parent is not None and parent.id in places:
            from_x, from_y = places[parent.id]
            start, end = from_x + _BOX, x
            mid = (start + end) / 2
            y1, y2 = from_y + _HEIGHT / 2, y + _HEIGHT / 2
            curve = (
                f"M{start:.1f} {y1:.1f}C{mid:.1f} {y1:.1f} {mid:.1f} {y2:.1f} "
                f"{end:.1f} {y2:.1f}"
            )
            parts.append(element("path", {"d": curve, "class": "branch"}))
            if node.via:
                place = {"x": end - 5, "y": y2 - 5}
                look = {"class": "via", "text-anchor": "end"}
                parts.append(text(node.via, {**place, **look}))
        parts += _box(node, x, y)
    return picture(
        width=deepest * _COLUMN + _BOX + 2,
        height=row * _ROW + _HEIGHT + 2,
        label=label,
        name="tree",
        children=parts,
    )
