"""Clusters of things by how alike each two of them are."""

import heapq
from collections.abc import Mapping

__all__ = ["link_groups"]


class _Groups:
    """Groups while they grow, with the sums and the nearest of the scores between."""

    def __init__(
        self, scores: Mapping[tuple[int, int], float], count: int, nearest: float
    ) -> None:
        self.members = {index: [index] for index in range(count)}
        self._nearest = nearest
        # Of two groups the sum of the scores between them, by either.
        self._sums: dict[int, dict[int, float]] = {index: {} for index in range(count)}
        # Of a thing and a group the best score between them.
        self._best: dict[int, dict[int, float]] = {index: {} for index in range(count)}
        for (left, right), score in sorted(scores.items()):
            for one, other in ((left, right), (right, left)):
                self._sums[one][other] = score
                self._best[one][other] = score

    def touches(self, left: int, right: int) -> bool:
        """Say whether any score stands between two groups."""
        return right in self._sums[left]

    def neighbours(self, group: int) -> list[int]:
        """Return the groups that have a score with this one, in order."""
        return sorted(self._sums[group])

    def likeness(self, left: int, right: int) -> float:
        """Return how alike two groups are."""
        first, second = self.members[left], self.members[right]
        mean = self._sums[left].get(right, 0.0) / (len(first) * len(second))
        if not self._nearest:
            return mean
        onward = sum(self._best[item].get(right, 0.0) for item in first) / len(first)
        back = sum(self._best[item].get(left, 0.0) for item in second) / len(second)
        return (1 - self._nearest) * mean + self._nearest * (onward + back) / 2

    def join(self, left: int, right: int) -> None:
        """Make group `right` part of group `left`."""
        for other, total in self._sums.pop(right).items():
            del self._sums[other][right]
            if other != left:
                joint = self._sums[left].get(other, 0.0) + total
                self._sums[left][other] = self._sums[other][left] = joint
            for item in self.members[other]:
                held = self._best[item].pop(right, None)
                if held is not None and other != left:
                    known = self._best[item].get(left, 0.0)
                    self._best[item][left] = max(known, held)
        for item in self.members[right]:
            self._best[item].pop(left, None)
        self.members[left] += self.members.pop(right)


def link_groups(
    scores: Mapping[tuple[int, int], float],
    count: int,
    *,
    threshold: float,
    nearest: float = 0.0,
) -> list[list[int]]:
    """Cluster step by step: the two groups most alike join first.

    A pair without a score counts as 0. A tie goes to the groups whose first members
    come first.

    Args:
        scores: Score of each pair of indices, the lower index first.
        count: Number of things.
        threshold: Groups join while they are at least so alike.
        nearest: How much of the likeness of two groups is the mean of each member's
            best score with the other group; the rest is the mean of all scores. With
            0 this is average linking; the nearest let a chain of things grow in which
            the first and the last have little in common.

    Returns:
        Groups of indices, each in order, ordered by their first index.

    >>> link_groups({(0, 1): 0.9, (1, 2): 0.4}, 3, threshold=0.25)
    [[0, 1], [2]]
    >>> link_groups({(0, 1): 0.9, (1, 2): 0.4}, 3, threshold=0.25, nearest=0.5)
    [[0, 1, 2]]
    """
    groups = _Groups(scores, count, nearest)
    heap = [(-score, left, right, 2) for (left, right), score in scores.items()]
    heapq.heapify(heap)
    members = groups.members
    while heap:
        negative, left, right, size = heapq.heappop(heap)
        if -negative < threshold:
            break
        # A group keeps the number of its first member; its size tells whether the
        # entry was made for the group as it is now.
        if (
            left not in members
            or right not in members
            or len(members[left]) + len(members[right]) != size
            or not groups.touches(left, right)
        ):
            continue
        groups.join(left, right)
        for other in groups.neighbours(left):
            first, second = min(left, other), max(left, other)
            joint = len(members[left]) + len(members[other])
            heapq.heappush(heap, (-groups.likeness(left, other), first, second, joint))
    return sorted(sorted(group) for group in members.values())
