"""Who speaks on all pages: how often, first hand or relayed, and through whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from whence.export.sources import flat_source, source_rows
from whence.model import Judgement
from whence.reconcile.identities import find_identities
from whence.web.display import shorten
from whence.web.index import ReportIndex

__all__ = ["SpeakerView", "view_speakers"]

_LIST = 200


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """A source as one row.

    Attributes:
        name: What it is called most.
        kind: What it is, with its country.
        also: Its other names.
        offices: Under which offices pages name it.
        may_be: Who it may be, if a person says so.
        claims: How many claims it makes; what a copy repeats is not counted.
        copied: What copies repeat of it.
        pages: On how many pages.
        first_hand: How many of its claims no one relays.
        relayed: How many come through others.
        denials: How many of its claims deny.
        cited_by: Who gave its words on, and how often.
    """

    name: str
    kind: str
    also: str
    offices: str
    may_be: str
    claims: int
    copied: int
    pages: int
    first_hand: int
    relayed: int
    denials: int
    cited_by: str


def view_speakers(
    index: ReportIndex, judgements: Sequence[Judgement], most: int
) -> tuple[tuple[SpeakerView, ...], int]:
    """Return who speaks, the one that is quoted most first, and how many are left out.

    Args:
        index: The report's index.
        judgements: What people decided on names.
        most: The most rows.
    """
    identities = find_identities(index.pages, judgements)
    claims = [(page, claim) for page in index.pages for claim in page.claims]
    rows = list(source_rows(claims, identities, index.copies.values()))
    views = []
    for row in map(flat_source, rows[:most]):
        words = {
            name: shorten("; ".join(row[name]), _LIST)
            for name in ("names", "observed", "may_be", "cited_by")
        }
        views.append(
            SpeakerView(
                name=shorten(row["name"] or "a source without a name", 90),
                kind=", ".join(part for part in (row["kind"], row["country"]) if part),
                also=words["names"],
                offices=words["observed"],
                may_be=words["may_be"],
                claims=row["claims"],
                copied=row["copied"],
                pages=row["documents"],
                first_hand=row["first_hand"],
                relayed=row["relayed"],
                denials=row["denials"],
                cited_by=words["cited_by"],
            )
        )
    return tuple(views), max(0, len(rows) - most)
