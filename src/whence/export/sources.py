"""Sources as rows: who speaks, how often, through whom, under which office.

A source is an actor of the ledger under all its names (`reconcile.identities`). Each
row says who cites it, what offices pages give it, why its names were taken for one
actor, and which like names were not; each with the places that say so. What a copy of a
page repeats is told apart and raises no count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.lexicon.actors import bodies, owners
from whence.model import Actor, Claim, Extraction, Place
from whence.model.records import Record
from whence.reconcile.copies import Copy
from whence.reconcile.forms import Form, Observed
from whence.reconcile.identities import Identities, Identity
from whence.reconcile.meetings import Meeting, Outcome, Reason
from whence.reconcile.name_keys import name_key

__all__ = ["SOURCE_COLUMNS", "flat_source", "source_rows"]

SOURCE_COLUMNS = (
    "id",
    "name",
    "kind",
    "country",
    "owner",
    "claims",
    "documents",
    "first_hand",
    "relayed",
    "denials",
    "copied",
    "outlets",
    "cited_by",
    "names",
    "observed",
    "same",
    "apart",
    "may_be",
)
_Said = tuple[Extraction, Claim]
_DIRECT = 2  # links of a chain with none between outlet and speaker
_MOST_PLACES = 5  # places of one office that a row shows


@dataclass(slots=True)
class _Source:
    """A source, what it said, and what copies of pages repeat of it."""

    actor: Actor
    identity: Identity | None
    said: list[_Said] = field(default_factory=list)
    copied: list[_Said] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, str]:
        if self.identity is not None:
            shown = self.identity
            return shown.name, shown.kind, shown.country or ""
        return self.actor.name or "", self.actor.kind, self.actor.country or ""


def source_rows(
    claims: Iterable[tuple[Extraction, Claim]],
    identities: Identities,
    copies: Iterable[Copy] = (),
) -> Iterator[Record]:
    """Yield one row a source, the one that is quoted most first.

    Args:
        claims: The claims asked for, each with its page.
        identities: The actors of the whole ledger, so that a filter of claims changes
            no identity.
        copies: Pages that are another one again. What both pages print counts once,
            on the page that counts.
    """
    found: dict[tuple[str, ...], _Source] = {}
    own, repeated = _part_copied(claims, copies)
    for page, claim in own:
        _source_of(claim.speaker, found, identities).said.append((page, claim))
    for page, claim in repeated:
        _source_of(claim.speaker, found, identities).copied.append((page, claim))
    ordered = sorted(
        found.values(), key=lambda item: (-len(item.said), -len(item.copied), item.key)
    )
    for source in ordered:
        yield _row(source, identities)


def _source_of(
    speaker: Actor, found: dict[tuple[str, ...], _Source], identities: Identities
) -> _Source:
    """Return the source that a speaker is, a new one where there was none."""
    identity = identities.of(speaker)
    if identity is not None:
        key: tuple[str, ...] = (identity.id,)
    else:
        key = (name_key(speaker.name or ""), speaker.kind, speaker.country or "")
    return found.setdefault(key, _Source(speaker, identity))


def _part_copied(
    claims: Iterable[tuple[Extraction, Claim]], copies: Iterable[Copy]
) -> tuple[list[_Said], list[_Said]]:
    """Return the claims that count, and those that a copy of a page repeats.

    A near copy may say something else, such as another figure; that counts. Where the
    page that counts is not asked for, its first copy stands in.
    """
    of = {copy.document: copy.of for copy in copies}
    alike = of.keys() | of.values()
    own: list[_Said] = []
    pages: dict[str, list[_Said]] = {}
    for page, claim in claims:
        name = page.document.id
        if name in alike:
            pages.setdefault(name, []).append((page, claim))
        else:
            own.append((page, claim))
    repeated: list[_Said] = []
    printed: dict[str, set[tuple[str, str]]] = {}
    for name in sorted(pages, key=lambda name: (name in of, name)):
        known = printed.setdefault(_root(name, of), set())
        words = [_words(page, claim) for page, claim in pages[name]]
        for said, key in zip(pages[name], words, strict=True):
            (repeated if key in known else own).append(said)
        known.update(words)
    return own, repeated


def _root(name: str, of: Mapping[str, str]) -> str:
    """Return the page that counts in the place of a copy, of a copy's copy too."""
    for _ in range(len(of)):
        if name not in of:
            break
        name = of[name]
    return name


def _words(page: Extraction, claim: Claim) -> tuple[str, str]:
    """Return what a claim says, whatever spaces and capitals a copy has."""
    text = page.document.text
    said = " ".join(span.of(text) for span in claim.content)
    return claim.polarity, " ".join(said.casefold().split())


def _row(source: _Source, identities: Identities) -> Record:
    said, identity = source.said, source.identity
    # A chain is the page's outlet, the links between, and the speaker.
    relayed = sum(len(claim.chain) > _DIRECT for _, claim in said)
    pages = {page.document.id for page, _ in said}
    outlets = {page.document.outlet.value for page, _ in (*said, *source.copied)}
    name, kind, country = source.key
    return {
        "id": None if identity is None else identity.id,
        "name": name or None,
        "kind": kind,
        "country": country or None,
        "owner": _owner(name),
        "claims": len(said),
        "documents": len(pages),
        "first_hand": len(said) - relayed,
        "relayed": relayed,
        "denials": sum(claim.polarity == "denied" for _, claim in said),
        "copied": len(source.copied),
        "outlets": sorted(outlet for outlet in outlets if outlet),
        "cited_by": _cited_by(said, identities),
        "names": [] if identity is None else list(identity.names),
        "observed": [] if identity is None else _offices(identity.observed),
        "same": _meetings(identity, identities.forms, "same"),
        "apart": _meetings(identity, identities.forms, "different"),
        "may_be": [
            *_meetings(identity, identities.forms, "candidate"),
            *_candidates(source, identities),
        ],
    }


def _cited_by(
    said: Sequence[tuple[Extraction, Claim]], identities: Identities
) -> list[Record]:
    """Return who gave the words on: the link before the source, and how often.

    First hand counts where that link is the page's own outlet.
    """
    count: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for _, claim in said:
        if len(claim.chain) < _DIRECT:
            continue
        link = claim.chain[-2]
        known = identities.of(link)
        name = link.name if known is None else known.name
        if name:
            count[name] += 1
            own[name] += len(claim.chain) == _DIRECT
    ordered = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [
        {"name": name, "claims": claims, "first_hand": own[name]}
        for name, claims in ordered
    ]


def _owner(name: str) -> str | None:
    """Return who owns an outlet or wire that the lexicon knows, or None."""
    known = bodies().get(name.removeprefix("The "))
    return owners().get(known.name) if known is not None else None


def _offices(observed: Sequence[Observed]) -> list[Record]:
    """Return the offices of a person, each with first and last day and its places."""
    found: dict[tuple[object, ...], list[Observed]] = {}
    for item in observed:
        key = (tuple(sorted(item.key)), item.country, item.body, item.former)
        found.setdefault(key, []).append(item)
    return [_office(items) for items in found.values()]


def _office(items: Sequence[Observed]) -> Record:
    first = [item.first for item in items if item.first is not None]
    last = [item.last for item in items if item.last is not None]
    return {
        "office": items[0].office,
        "country": items[0].country,
        "country_stated": any(item.stated for item in items),
        "body": items[0].body,
        "former": items[0].former,
        "first": min(first).isoformat() if first else None,
        "last": max(last).isoformat() if last else None,
        "documents": len({item.place.document for item in items}),
        "evidence": [_place(item.place) for item in items[:_MOST_PLACES]],
    }


def _place(place: Place) -> Record:
    return {"document": place.document, "span": [place.span.start, place.span.end]}


def _meetings(
    identity: Identity | None, forms: Mapping[str, Form], verdict: Outcome
) -> list[Record]:
    """Return the meetings of one outcome, as seen from the source."""
    if identity is None:
        return []
    own = set(identity.forms)
    return [
        _meeting(meeting, own, forms)
        for meeting in identity.meetings
        if meeting.verdict == verdict and not _is_settled(meeting, own)
    ]


def _is_settled(meeting: Meeting, own: set[str]) -> bool:
    """Say whether forms that only looked alike met by other evidence."""
    return meeting.verdict == "candidate" and {meeting.left, meeting.right} <= own


def _meeting(meeting: Meeting, own: set[str], forms: Mapping[str, Form]) -> Record:
    left, right = meeting.left, meeting.right
    other = right if left in own else left
    both = left in own and right in own
    return {
        "name": f"{forms[left].name} / {forms[right].name}"
        if both
        else forms[other].name,
        "id": other,
        "score": meeting.score,
        "points": meeting.points,
        "reasons": [_reason(reason) for reason in meeting.reasons],
    }


def _reason(reason: Reason) -> Record:
    return {
        "kind": reason.kind,
        "words": reason.words,
        "evidence": [_place(place) for place in reason.places],
    }


def _candidates(source: _Source, identities: Identities) -> list[Record]:
    """Return who an unnamed source may be, by the office that pages observed."""
    found: dict[str, Record] = {}
    for page, claim in (*source.said, *source.copied):
        published = page.document.published.interval
        day = None if published is None else published.first_day
        for candidate in identities.candidates(claim.speaker, day):
            item = candidate.observed
            words = f"observed as {item.office}" + (
                f" on {item.first.isoformat()}" if item.first is not None else ""
            )
            found.setdefault(
                candidate.identity,
                {
                    "name": candidate.name,
                    "id": candidate.identity,
                    "score": None,
                    "points": None,
                    "reasons": [_reason(Reason("office", words, (item.place,)))],
                },
            )
    return [found[key] for key in found]


def flat_source(row: Record) -> Record:
    """Return a row with its nested cells as short words, for tables and CSV.

    Args:
        row: A row of `source_rows`.
    """
    return {
        **row,
        "cited_by": [f"{item['name']} {item['claims']}" for item in row["cited_by"]],
        "observed": [_office_words(item) for item in row["observed"]],
        "names": row["names"][1:],
        "same": [_meeting_words(item) for item in row["same"]],
        "apart": [_meeting_words(item) for item in row["apart"]],
        "may_be": [_meeting_words(item) for item in row["may_be"]],
    }


def _office_words(item: Mapping[str, object]) -> str:
    """Return an office with its country and days."""
    country = f", {item['country']}" if item["country"] else ""
    first, last = item["first"], item["last"]
    days = (
        ""
        if first is None
        else f" ({first}" + (f" to {last})" if last not in {None, first} else ")")
    )
    former = "former " if item["former"] else ""
    return f"{former}{item['office']}{country}{days}"


def _meeting_words(item: Mapping[str, object]) -> str:
    reasons = item["reasons"]
    told = [
        str(reason["words"])
        for reason in (reasons if isinstance(reasons, list) else [])
        if reason["kind"] != "spelling"
    ]
    return f"{item['name']} ({', '.join(told) or 'like spelling'})"
