"""Votes for the name of the site that a text-only page comes from, counted.

A name needs votes of several sorts (`votes`): a single turn of phrase may be another
site's, a sponsor's or a syndicate's.
"""

from dataclasses import dataclass, field

from whence.intake.votes import Sort

__all__ = ["PER_SORT", "Ballot", "Count"]

_WEIGHTS: dict[Sort, float] = {
    "rights": 2.5,
    "self": 3.0,
    "about": 2.0,
    "search": 2.0,
    "social": 2.5,
    "alerts": 2.0,
    "role": 1.5,
    "more": 1.5,
    "follow": 1.5,
    "noun": 1.2,
    "reports": 4.0,
    "domain": 1.5,
    "mail": 2.0,
    "mark": 1.5,
    "known": 2.0,
    "frame": 3.5,
    "trail": 3.5,
    "edge": 1.5,
    "alone": 1.0,
    "lead": 1.5,
    "asked": 1.0,
    "company": 1.5,
    "owner": 2.0,
}
PER_SORT = 3
"""So many votes of one sort count; what is said more often is said of all."""


@dataclass(slots=True)
class Ballot:
    """The votes for one name.

    Attributes:
        score: Their weight, each further one of a sort counting less.
        surfaces: For each spelling its weight and where it stands first.
        counts: How many votes there are of each sort.
    """

    score: float = 0.0
    surfaces: dict[str, tuple[float, int]] = field(default_factory=dict)
    counts: dict[Sort, int] = field(default_factory=dict)

    def add(self, sort: Sort, name: str | None, start: int) -> None:
        """Count a vote; the same turn of phrase counts a few times only.

        Args:
            sort: What it rests on.
            name: The spelling; None where the vote does not spell the name.
            start: Where the spelling stands.
        """
        seen = self.counts.get(sort, 0)
        self.counts[sort] = seen + 1
        weight = _WEIGHTS[sort] if seen < PER_SORT else 0.0
        self.score += weight / (1 + seen)
        if name is not None:
            total, at = self.surfaces.get(name, (0.0, start))
            self.surfaces[name] = (total + weight + 0.1, at)

    def take(self, other: "Ballot") -> None:
        """Count the votes for another form of the name as well."""
        for sort, count in other.counts.items():
            for _ in range(count):
                self.add(sort, None, 0)

    def best(self) -> tuple[str, int]:
        """Return the spelling with most votes, and where it stands first.

        An address is shown only where the name is spelled in no other way.
        """
        name = min(
            self.surfaces,
            key=lambda name: (
                "." in name and " " not in name,
                -self.surfaces[name][0],
                name,
            ),
        )
        return name, self.surfaces[name][1]


@dataclass(slots=True)
class Count:
    """All votes of a page.

    Attributes:
        ballots: By `name_key`.
        owners: Keys of names that the page calls owners of its site, or of the report.
        origins: Keys of names where it says that the report appeared first.
        holders: Keys of names in its lines of rights.
        lent: Keys, names and places of those whose reports others print as well.
    """

    ballots: dict[str, Ballot] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    holders: set[str] = field(default_factory=set)
    lent: list[tuple[str, str, int]] = field(default_factory=list)
