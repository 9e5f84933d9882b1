"""What a claim lost or gained on its way from one page to the next."""

from collections.abc import Iterable, Sequence

from whence.lexicon.cues import find_hedges
from whence.model import Drift, DriftKind, Edge, Place, Span
from whence.reconcile.actors import is_vague, name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.known_names import outlet_key
from whence.reconcile.lineage import Ledger
from whence.text.tokens import find_tokens

__all__ = ["find_drift", "find_headline_drift"]

_STEM = 5  # letters by which two words are taken for one
_JOINED = 6  # words behind "or" that may hold the second thing
_LEAST_WORD = 3
_LONGEST = 600  # characters of a sentence that are read
# Words right before what is counted that make it less than sure.
_UNSURE = frozenset(
    "suspected alleged possible probable presumed purported reported supposed "
    "potential estimated feared".split()
)
# What a headline says for "are believed to have".
_HEADLINE_HEDGES = frozenset(
    "believed feared thought suspected alleged possible likely".split()
)
_GROUPS = frozenset("family household couple crew team platoon battalion".split())


def _words(ledger: Ledger, bearing: Bearing) -> list[str]:
    """Return the words of a figure's sentence, in small letters."""
    text = ledger.document(bearing.document).text
    start = max(bearing.sentence.start, bearing.span.start - _LONGEST)
    within = Span(start, min(bearing.sentence.end, bearing.span.end + _LONGEST))
    surfaces = [token.surface for token in find_tokens(text, within)]
    return [
        "(month)" if _is_month(surfaces, at) else surface.lower()
        for at, surface in enumerate(surfaces)
    ]


def _is_month(surfaces: Sequence[str], at: int) -> bool:
    """Say whether "May" is a month: it stands beside a day or a year."""
    if surfaces[at] != "May":
        return False
    beside = (*surfaces[max(0, at - 1) : at], *surfaces[at + 1 : at + 2])
    return any(word[0].isdigit() for word in beside)


def _is_hedged(ledger: Ledger, bearing: Bearing) -> bool:
    """Say whether the words around the number make the claim less than sure."""
    text = ledger.document(bearing.document).text
    hedge = bearing.claim.hedge
    if hedge is not None and bearing.sentence.overlaps(hedge):
        return True
    words = _words(ledger, bearing)
    if bearing.headline and (
        _asks(ledger, bearing) or not _HEADLINE_HEDGES.isdisjoint(words)
    ):
        return True
    counted = None if bearing.quantity is None else bearing.quantity.counted_span
    if counted is not None:
        near = counted.of(text).lower().split()
        if not _UNSURE.isdisjoint(near):
            return True
    return any(hedge.kind != "condition" for hedge in find_hedges(words))


def _asks(ledger: Ledger, headline: Bearing) -> bool:
    text = headline.sentence.of(ledger.document(headline.document).text)
    return text.rstrip().endswith("?")


def _joins(words: Sequence[str], conjunction: str) -> dict[str, list[set[str]]]:
    """Return for each word before a conjunction the words that follow it."""
    found: dict[str, list[set[str]]] = {}
    for at, word in enumerate(words):
        if word == conjunction and at and words[at - 1].isalpha():
            following = {
                item[:_STEM]
                for item in words[at + 1 : at + 1 + _JOINED]
                if len(item) >= _LEAST_WORD and item.isalpha()
            }
            found.setdefault(words[at - 1][:_STEM], []).append(following)
    return found


def _is_or_made_and(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether two things joined by *or* are joined by *and* later.

    >>> _is_or_made_and("lost or damaged".split(), "lost and damaged".split())
    True
    """
    choices, sums = _joins(before, "or"), _joins(after, "and")
    held = _joins(after, "or")
    return any(
        first & second
        for word in sorted(choices.keys() & sums.keys() - held.keys())
        for first in choices[word]
        for second in sums[word]
    )


def _is_rounded(before: Bearing, after: Bearing) -> bool:
    """Say whether the later number is the earlier one with fewer digits."""
    first, second = before.exact, after.exact
    if not first or not second or first == second:
        return False
    for digits in range(1, 6):
        scale = 10 ** (len(str(int(abs(first)))) - digits)
        if scale >= 1 and abs(first - second) < scale and second % scale == 0:
            return abs(first - second) / abs(first) < 0.12
    return False


def _is_unit_changed(before: Bearing, after: Bearing) -> bool:
    """Say whether the same number measures or counts something else.

    A rate and the amount behind it have one unit; "640 families" are no 640 people.
    """
    if before.quantity is None or after.quantity is None:
        return False
    first, second = before.quantity, after.quantity
    if "ratio" in {first.kind, second.kind} or first.kind == "share":
        return False
    if first.unit is not None and second.unit is not None:
        return first.unit.split(" per ")[0] != second.unit.split(" per ")[0]
    if first.unit is not None or second.unit is not None:
        return False
    return (
        first.counted is not None
        and second.counted is not None
        and (first.counted in _GROUPS) != (second.counted in _GROUPS)
    )


def _looseness(bearing: Bearing) -> int:
    """Return how much the words leave open: 0 for a plain number."""
    quantity = bearing.quantity
    if quantity is None or quantity.bound == "=":
        is_range = bearing.low is not None and bearing.low != bearing.high
        return 3 if quantity is not None and is_range else 0
    return 1 if quantity.bound == "~" else 2


def _bounded(bearing: Bearing) -> bool:
    """Say whether the words bound the number; "about" is dropped by any headline."""
    return bearing.quantity is not None and bearing.quantity.bound not in {"=", "~"}


def _is_bound_lost(before: Bearing, after: Bearing) -> bool:
    """Say whether a bound, or one end of a range, is gone."""
    return _looseness(before) > _looseness(after)


def _links(ledger: Ledger, bearing: Bearing, without: str) -> int:
    """Return how many speakers stand between a page and a figure.

    The page itself and the page `without`, that it has the figure from, do not count.
    """
    if bearing.claim.type == "voice":
        return 0
    passed = {ledger.outlet_of(bearing.document), ledger.outlet_of(without)}
    passed |= {
        outlet_key(relay.name)
        for name in (bearing.document, without)
        for relay in ledger.document(name).relays
        if relay.name is not None
    }
    return sum(
        actor.name is None or outlet_key(actor.name) not in passed
        for actor in bearing.claim.chain[1:]
    )


def _is_attribution_lost(ledger: Ledger, before: Bearing, after: Bearing) -> bool:
    if before.claim.type == "voice" or after.claim.polarity != "asserted":
        return False
    if all(is_vague(actor) for actor in before.claim.chain[1:]):
        return False  # "reports say": there was no source to lose
    speaker = before.claim.speaker.name
    if speaker is not None and _names(ledger, after, speaker):
        return False
    own = _links(ledger, before, before.document)
    left = _links(ledger, after, before.document)
    if left == 0 and after.claim.type != "voice":
        return False  # it names the page that it has the figure from
    if left == 0:
        outlet = ledger.document(before.document).outlet.value
        return own > 0 and (outlet is None or not _names(ledger, after, outlet))
    return left < own


def _names(ledger: Ledger, bearing: Bearing, speaker: str) -> bool:
    """Say whether a figure's chain or sentence still names a speaker."""
    key = name_key(speaker)
    chain = [name_key(actor.name) for actor in bearing.claim.chain if actor.name]
    if any(key in link or link in key for link in chain[1:] if link):
        return True
    last = speaker.rsplit(maxsplit=1)[-1].lower() if speaker.split() else ""
    return last[:1].isalpha() and last in _words(ledger, bearing)


def _kinds(ledger: Ledger, before: Bearing, after: Bearing) -> Iterable[DriftKind]:
    same = before.exact is not None and before.exact == after.exact
    if _is_hedged(ledger, before) and not _is_hedged(ledger, after):
        yield "hedge-lost"
    if _is_or_made_and(_words(ledger, before), _words(ledger, after)):
        yield "and-or"
    if before.role == "capacity" and after.role == "figure":
        yield "capacity-as-count"
    if (same or _shares_end(before, after)) and _is_bound_lost(before, after):
        yield "bound-lost"
    if _is_rounded(before, after):
        yield "rounded"
    if same and _is_unit_changed(before, after):
        yield "unit-changed"
    if _is_attribution_lost(ledger, before, after):
        yield "attribution-lost"


def _shares_end(before: Bearing, after: Bearing) -> bool:
    ends = {end for end in (before.exact, before.low, before.high) if end}
    return bool(ends & {end for end in (after.exact, after.low, after.high) if end})


def find_drift(
    ledger: Ledger, before: Bearing, after: Bearing, edge: Edge
) -> list[Drift]:
    """Return what changed between two pages along an edge.

    Args:
        ledger: The pages.
        before: The figure on the page nearer to the origin.
        after: The figure on the page that took it over.
        edge: The edge between them.

    Returns:
        One record for each kind of change.
    """
    return [
        Drift(
            edge.id,
            kind,
            Place(before.document, before.sentence),
            Place(after.document, after.sentence),
        )
        for kind in _kinds(ledger, before, after)
    ]


def find_headline_drift(
    ledger: Ledger, own: Sequence[Bearing], edge: str
) -> list[Drift]:
    """Return where a page's headline says more than its body.

    Args:
        ledger: The pages.
        own: The bearings of one page and one question.
        edge: Id of an edge of the page, or of the page's node where it has none.

    Returns:
        One record a headline figure that lost a hedge, a bound or an *or*.
    """
    found = []
    bodies = [item for item in own if not item.headline]
    for headline in (item for item in own if item.headline):
        same = [body for body in bodies if body.exact == headline.exact] or [
            body for body in bodies if _is_rounded(body, headline)
        ]
        for body in same[:1]:
            asks = _asks(ledger, headline)
            stronger = (
                (_is_hedged(ledger, body) and not _is_hedged(ledger, headline))
                or (_bounded(body) and _looseness(headline) == 0 and not asks)
                or (body.role == "capacity" and headline.role == "figure")
                or _is_or_made_and(_words(ledger, body), _words(ledger, headline))
            )
            if stronger:
                found.append(
                    Drift(
                        edge,
                        "headline-body",
                        Place(body.document, body.sentence),
                        Place(headline.document, headline.sentence),
                    )
                )
    return found
