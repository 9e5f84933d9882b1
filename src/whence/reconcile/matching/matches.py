"""The claims of a neighbourhood that are about one thing, and how they stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Claim, Document, Match
from whence.reconcile.lineage import Ledger
from whence.reconcile.matching.candidates import WordWeights, find_candidates
from whence.reconcile.matching.claim_readings import ClaimReading, read_claim
from whence.reconcile.matching.propositions import Proposition, cluster
from whence.reconcile.matching.relations import CLUSTERED, Relation, relate
from whence.reconcile.matching.signs import find_signs
from whence.reconcile.matching.weights import LEAST, load_match_weights, score_signs
from whence.reconcile.timing import is_earlier

__all__ = ["Matches", "find_matches", "read_claims"]

_MOST_SHOWN = 20  # matches of one claim
_DIGITS = 4  # of a score that is shown


@dataclass(frozen=True, slots=True)
class Matches:
    """Which claims are about one thing.

    Attributes:
        by_claim: The id of a claim to its matches, the surest first.
        propositions: The id of a claim to the proposition that it brings; claims
            that nobody else brings are not in it.
    """

    by_claim: Mapping[str, Sequence[Match]]
    propositions: Mapping[str, Proposition]

    def joined(self, more: Iterable[Match]) -> "Matches":
        """Return the same with more matches; of two of one pair the first is kept."""
        pairs = {
            (match.source, match.target): match
            for matches in self.by_claim.values()
            for match in matches
        }
        for match in more:
            if (match.target, match.source) not in pairs:
                pairs.setdefault((match.source, match.target), match)
        return Matches(_by_claim(pairs.values()), self.propositions)

    def of(self, claim: str) -> tuple[Match, ...]:
        """Return the matches of a claim, the surest first."""
        return tuple(self.by_claim.get(claim, ()))[:_MOST_SHOWN]


def read_claims(ledger: Ledger) -> list[ClaimReading]:
    """Read the claims of some pages, in order of page, place and id."""
    readings: list[ClaimReading] = []
    for name in sorted(ledger.pages):
        page = ledger.pages[name]
        known = {quantity.id: quantity for quantity in page.quantities}
        readings.extend(
            read_claim(page, claim, known, ledger.book)
            for claim in sorted(page.claims, key=lambda item: (item.content, item.id))
            if claim.content
        )
    return readings


def _is_later(left: Claim, right: Claim, pages: Mapping[str, Document]) -> bool | None:
    """Say whether a claim was made after another; None where that is not known."""
    said, other = left.said, right.said
    if said is not None and other is not None:
        first, last = said.first_day, other.last_day
        if first is not None and last is not None and first > last:
            return True
        first, last = other.first_day, said.last_day
        if first is not None and last is not None and first > last:
            return False
    own, there = pages[left.document], pages[right.document]
    if is_earlier(there, own):
        return True
    return False if is_earlier(own, there) else None


def _match(
    left: ClaimReading,
    right: ClaimReading,
    relation: Relation,
    score: float,
    parts: Mapping[str, float],
) -> Match:
    pair = (left.claim.id, right.claim.id)
    source, target = reversed(pair) if relation.is_reversed else pair
    shown = tuple((name, round(value, _DIGITS)) for name, value in parts.items())
    return Match(
        source, target, relation.kind, round(score, _DIGITS), shown, relation.reason
    )


def find_matches(ledger: Ledger) -> Matches:
    """Find the claims of some pages that are about one thing.

    Args:
        ledger: The pages.
    """
    readings = read_claims(ledger)
    documents = {name: page.document for name, page in ledger.pages.items()}
    weighing, weights = WordWeights.of(readings), load_match_weights()
    found: list[Match] = []
    alike: list[tuple[float, int, int]] = []
    apart: list[tuple[int, int]] = []
    for first, second in find_candidates(readings, weighing):
        left, right = readings[first], readings[second]
        score, parts = score_signs(find_signs(left, right, weighing), weights)
        if score < weights[LEAST]:
            continue
        later = _is_later(left.claim, right.claim, documents)
        relation = relate(left, right, weighing, later=later)
        if relation is None:
            continue
        if relation.kind in CLUSTERED:
            alike.append((score, first, second))
        else:
            apart.append((first, second))
        found.append(_match(left, right, relation, score, parts))
    propositions = {
        claim: proposition
        for proposition in cluster(readings, alike, apart)
        for claim in proposition.claims
    }
    return Matches(_by_claim(found), propositions)


def _by_claim(found: Iterable[Match]) -> dict[str, tuple[Match, ...]]:
    """Return the id of each claim to its matches, the surest first."""
    held: dict[str, list[Match]] = defaultdict(list)
    for match in found:
        held[match.source].append(match)
        held[match.target].append(match)
    return {
        claim: tuple(
            sorted(matches, key=lambda item: (-item.score, item.source, item.target))
        )
        for claim, matches in held.items()
    }
