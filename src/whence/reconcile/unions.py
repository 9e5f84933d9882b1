"""Sets that grow together (union-find), the same in whatever order they grow."""

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

__all__ = ["PartedUnions", "Unions"]

# Any: only `<` is asked of an item beyond hashing, and every id and index has it.
Item = TypeVar("Item", bound=Hashable)


class Unions(Generic[Item]):
    """Disjoint sets of ids or indices; the least member stands for its set.

    >>> unions = Unions[str]()
    >>> unions.join("b", "c")
    >>> unions.join("c", "a")
    >>> unions.find("c")
    'a'
    """

    def __init__(self) -> None:
        self._parents: dict[Item, Item] = {}

    def find(self, item: Item) -> Item:
        """Return the least member of the item's set."""
        parents = self._parents
        root = item
        while (parent := parents.setdefault(root, root)) != root:
            root = parent
        while parents[item] != root:
            parents[item], item = root, parents[item]
        return root

    def join(self, left: Item, right: Item) -> None:
        """Make the sets of two items one."""
        first: Any = self.find(left)
        second: Any = self.find(right)
        if first != second:
            self._parents[max(first, second)] = min(first, second)

    def groups(self) -> list[list[Item]]:
        """Return the sets, each in order, ordered by their least member."""
        found: dict[Item, list[Item]] = {}
        ordered: Any = self._parents
        for item in sorted(ordered):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())


class PartedUnions(Unions[Item]):
    """Disjoint sets some of whose items must not come together.

    >>> unions = PartedUnions[str]()
    >>> unions.part("a", "c")
    >>> unions.join("a", "b")
    >>> unions.join("b", "c")
    >>> unions.find("b"), unions.find("c")
    ('a', 'c')
    """

    def __init__(self) -> None:
        super().__init__()
        self._members: dict[Item, set[Item]] = {}
        self._apart: dict[Item, set[Item]] = {}

    def part(self, left: Item, right: Item) -> None:
        """Keep two items, and so their sets, apart from now on."""
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)

    def join(self, left: Item, right: Item) -> None:
        """Make the sets of two items one, unless items of theirs are kept apart."""
        first, second = self.find(left), self.find(right)
        if first == second:
            return
        one = self._members.get(first, {first})
        other = self._members.get(second, {second})
        if any(not other.isdisjoint(self._apart.get(item, ())) for item in one):
            return
        super().join(left, right)
        self._members[self.find(first)] = one | other
