"""Contexts that their figures join: pages of one event that share few words.

A note of three lines and a long report of one event can have hardly a word in common
but the figure. Where two pages that appeared within days give the same telling number
of the same things, or one has its number from the outlet or the source of the other,
they tell of one event. So do a page and the one whose address it gives beside its
figure. Where the number or the source tells less, both must name somebody or some
place that few pages name.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from whence.lexicon.words import load_document_shares
from whence.model import Document, Extraction
from whence.reconcile.actors import is_vague, name_key
from whence.reconcile.bearings import Bearing
from whence.reconcile.copies import address_of
from whence.reconcile.known_names import outlet_key
from whence.reconcile.questions import significant_digits
from whence.reconcile.story_terms import find_story_terms
from whence.reconcile.unions import Unions

__all__ = ["day_of", "figure_keys", "find_addresses", "join_contexts", "two_digits"]

_LEAST_TELLING = 100  # a smaller number is met by chance
_LEAST_SOURCED = 5  # of one source, too
_TELLING_DIGITS, _ODD_DIGITS = 2, 3
_DAYS, _VAGUE_DAYS = 7, 3
_WEEKDAYS = frozenset(
    f"{day}day" for day in "mon tues wednes thurs fri satur sun".split()
)
_RARE_SHARE = 0.03  # of pages in general that may hold a name that tells an event
_ADDRESS_REACH = 600  # characters after a figure that may hold where it is from
_MOST_PAGES = 30  # that one key may join; more have a common number, not one event


def two_digits(value: float) -> float:
    """Return a number as who rounds it to two digits tells it.

    >>> two_digits(4_707), two_digits(4_700), two_digits(38)
    (4700.0, 4700.0, 38.0)
    """
    return float(f"{value:.1e}")


def find_addresses(document: Document, start: int, end: int) -> set[str]:
    """Return the addresses that a page prints or links to beside a figure.

    Args:
        document: The page.
        start: Where the sentence of the figure starts.
        end: Where it ends.
    """
    last = end + _ADDRESS_REACH
    words = document.text[start:last].split()
    printed = [
        word.strip("().,;<>\u201d\u2019\"'")
        for word in words
        if "://" in word or word.startswith(("www.", "(www."))
    ]
    linked = [
        address
        for span, address in document.links
        if span.start < last and span.end > start
    ]
    found = {address_of(address) for address in (*printed, *linked)}
    return {address for address in found if address is not None}


def day_of(document: Document) -> date | None:
    """Return the day on which a page appeared, where a few days at most can be meant."""
    interval = document.published.interval
    days = None if interval is None else interval.days
    if interval is None or days is None or days > _VAGUE_DAYS:
        return None
    return interval.first_day


def _weeks(day: date) -> tuple[int, int]:
    """Return two numbers; those of two days less than a week apart share one."""
    week = day.toordinal() // _DAYS
    return week, week + 1


def figure_keys(
    bearing: Bearing, day: date | None, outlet: str | None
) -> Iterator[str]:
    """Yield the keys under which a figure meets others that can be the same one.

    Args:
        bearing: The figure.
        day: When its page appeared; None yields nothing.
        outlet: The name of the page's outlet, a source to those who cite it.
    """
    exact, counted = bearing.exact, bearing.counted
    if day is None or exact is None or counted is None:
        return
    digits = significant_digits(exact)
    for week in _weeks(day):
        about = f"{counted}|{bearing.measure}|{week}"
        if exact >= _LEAST_TELLING and digits >= _TELLING_DIGITS and bearing.measure:
            odd = "odd" if digits >= _ODD_DIGITS else "told"
            yield f"{odd}|{exact:g}|{about}"
        if exact >= _LEAST_SOURCED and bearing.measure:
            named = [
                actor.name for actor in bearing.claim.chain[1:] if not is_vague(actor)
            ]
            for name in sorted({outlet_key(name) for name in (outlet, *named) if name}):
                size = "large" if exact >= _LEAST_TELLING else "small"
                yield f"by|{name}|{size}|{two_digits(exact):g}|{about}"


def _telling_names(document: Document, sites: frozenset[str]) -> frozenset[str]:
    """Return the names of a page that few pages hold, those of outlets left out."""
    shares = load_document_shares()
    return frozenset(
        name
        for name in find_story_terms(document).terms["names"]
        if name not in sites
        and name not in _WEEKDAYS
        and shares.get(name, 0.0) < _RARE_SHARE
    )


def _outlet_words(pages: Iterable[Extraction]) -> frozenset[str]:
    names = [page.document.outlet.value for page in pages]
    return frozenset(word for name in names if name for word in name_key(name).split())


def _by_address(pages: Iterable[Extraction]) -> dict[str, str]:
    found: dict[str, str] = {}
    for page in pages:
        address = address_of(page.document.url)
        if address is not None:
            found.setdefault(address, page.document.id)
    return found


def join_contexts(
    pages: Sequence[Extraction],
    bearings: Sequence[Bearing],
    contexts: Mapping[str, str],
) -> dict[str, str]:
    """Return the context of each page, those of one event that figures show joined.

    Args:
        pages: What was read, by id of the page.
        bearings: The figures of the pages.
        contexts: Document id to the context that the words tell.
    """
    unions = Unions[str]()
    for name in sorted(contexts):
        unions.find(contexts[name])
    if len(set(contexts.values())) < 2:
        return dict(contexts)
    by_id = {page.document.id: page for page in pages}
    addresses = _by_address(pages)
    meeting: dict[str, set[str]] = defaultdict(set)
    for bearing in bearings:
        document = by_id[bearing.document].document
        day = day_of(document)
        for key in figure_keys(bearing, day, document.outlet.value):
            meeting[key].add(document.id)
        sentence = bearing.sentence
        for address in find_addresses(document, sentence.start, sentence.end):
            linked = addresses.get(address)
            if linked is not None:
                unions.join(contexts[document.id], contexts[linked])
    _join_met(unions, meeting, contexts, by_id)
    return {name: unions.find(context) for name, context in contexts.items()}


def _join_met(
    unions: Unions[str],
    meeting: Mapping[str, Collection[str]],
    contexts: Mapping[str, str],
    pages: Mapping[str, Extraction],
) -> None:
    """Join the contexts of pages that meet under a key, where it tells enough."""
    sites = _outlet_words(pages.values())
    names: dict[str, frozenset[str]] = {}
    for key in sorted(meeting):
        met = sorted(meeting[key])[:_MOST_PAGES]
        if len({unions.find(contexts[name]) for name in met}) < 2:
            continue
        for at, name in enumerate(met):
            if name not in names:
                names[name] = _telling_names(pages[name].document, sites)
            for other in met[:at]:
                sure = _is_sure(key, pages[name], pages[other])
                if sure or names[name] & names[other]:
                    unions.join(contexts[name], contexts[other])


def _is_sure(key: str, left: Extraction, right: Extraction) -> bool:
    """Say whether a key alone shows that two pages tell of one event.

    An odd number does, and so does a large one that one page has from the other's
    outlet; that two have the same from one body, or are of one outlet, does not.
    """
    kind, name, size, *_ = key.split("|")
    own = [
        outlet_key(page.document.outlet.value or "") == name for page in (left, right)
    ]
    return kind == "odd" or (kind == "by" and size == "large" and sum(own) == 1)
