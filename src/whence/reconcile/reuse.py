"""Who took which passages from whom: text reuse between pages, with its direction."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Document, Span, Spans
from whence.reconcile.agencies import find_agencies, is_same_agency
from whence.reconcile.passages import PageWords, align_pages, read_page_words
from whence.reconcile.timing import is_earlier

__all__ = ["Reuse", "find_reuse"]

_LEAST_COMMON = 2  # fingerprints in common before two pages are aligned
_LEAST_WORDS = 20  # matched words before a shared passage is reuse
_LEAST_WORDS_AFAR = 40  # the same for pages of different stories
_LEAST_COPY = 8  # the same for a page that is copied as a whole
_CHROME_STORIES = 3  # wording on pages of so many stories belongs to the site
_LONGEST_LIST = 400  # a fingerprint that more pages have finds no candidates


@dataclass(frozen=True, slots=True)
class Reuse:
    """That a page took passages from another.

    Attributes:
        taker: Id of the page that took them over.
        source: Id of the page that they were taken from.
        taken: The passages in the taker's body.
        given: The same passages in the source.
        words: How many words match.
        share: Part of the taker's words that match, 0 to 1.
        sureness: How sure the direction is, 0.5 to 1.
        headline: The taker's headline, where it has the words of the source's.
    """

    taker: str
    source: str
    taken: Spans
    given: Spans
    words: int
    share: float
    sureness: float
    headline: Spans = ()

    def covers(self, span: Span) -> bool:
        """Say whether something of the taker stands in what it took over."""
        return any(part.overlaps(span) for part in (*self.taken, *self.headline))


def _find_chrome(
    pages: Sequence[PageWords], stories: Mapping[str, str]
) -> frozenset[int]:
    """Return the shingles that pages of several stories share."""
    seen: dict[int, set[str]] = defaultdict(set)
    for page in pages:
        story = stories.get(page.document, page.document)
        for key in page.places:
            held = seen[key]
            if len(held) < _CHROME_STORIES:
                held.add(story)
    return frozenset(key for key, held in seen.items() if len(held) >= _CHROME_STORIES)


def _is_copy(left: PageWords, right: PageWords) -> bool:
    """Say whether two pages have the same words."""
    return len(left.words) == len(right.words) and all(
        first.folded == second.folded
        for first, second in zip(left.words, right.words, strict=True)
    )


def _find_candidates(
    pages: Sequence[PageWords], chrome: frozenset[int]
) -> list[tuple[int, int]]:
    holders: dict[int, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for key in {item.key for item in page.fingerprints}:
            if key not in chrome:
                holders[key].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _LONGEST_LIST:
            for at, left in enumerate(places):
                common.update((left, right) for right in places[at + 1 :])
    return sorted(
        pair
        for pair, count in common.items()
        # A page too short for two fingerprints may be a copy all the same.
        if count >= min(_LEAST_COMMON, *(len(pages[at].fingerprints) for at in pair))
    )


def _credits(taker: Document, outlet: str | None) -> bool:
    """Say whether a page credits an outlet."""
    return outlet is not None and any(
        relay.name is not None and is_same_agency(relay.name, outlet)
        for relay in taker.relays
    )


def _judge_direction(
    left: Document,
    right: Document,
    held: Mapping[str, int],
    agencies: Collection[str],
) -> tuple[bool, float]:
    """Say whether the left page is the source, and how sure that is.

    A credit tells most, then time, then which page holds more of the text that goes
    round: copies cut, so that the source holds most of it.
    """
    from_left, from_right = (
        _credits(right, left.outlet.value),
        _credits(left, right.outlet.value),
    )
    if from_left != from_right:
        return from_left, 1.0
    own_left = left.outlet.value in agencies
    if own_left != (right.outlet.value in agencies):
        return own_left, 0.95
    if is_earlier(left, right):
        return True, 0.9
    if is_earlier(right, left):
        return False, 0.9
    if held[left.id] != held[right.id]:
        return held[left.id] > held[right.id], 0.7
    return left.id < right.id, 0.5


def _same_title(left: PageWords, right: PageWords) -> bool:
    return bool(left.title) and list(left.title) == list(right.title)


def find_reuse(
    documents: Iterable[Document],
    *,
    stories: Mapping[str, str] | None = None,
    site_lines: Collection[str] = frozenset(),
) -> tuple[Reuse, ...]:
    """Find which pages take passages from which.

    Args:
        documents: The pages, in any order.
        stories: Document id to story; wording that pages of several stories share
            belongs to the site, not to the news. None: each page is a story.
        site_lines: Keys of lines that are known to be the sites'.

    Returns:
        One record a pair, by taker and source.
    """
    known = {document.id: document for document in documents}
    pages = [read_page_words(known[name], site_lines) for name in sorted(known)]
    groups = stories or {}
    chrome = _find_chrome(pages, groups) if stories else frozenset()
    found = []
    held: dict[str, int] = defaultdict(int)
    for left, right in _find_candidates(pages, chrome):
        first, second = pages[left], pages[right]
        same = groups.get(first.document) == groups.get(second.document)
        least = _LEAST_WORDS if same else _LEAST_WORDS_AFAR
        if _is_copy(first, second):
            least = _LEAST_COPY
        passages = align_pages(first, second, skip=chrome, least=least)
        if passages is None:
            continue
        found.append((first, second, passages))
        held[first.document] += passages.words
        held[second.document] += passages.words
    agencies = find_agencies(known.values())
    result = []
    for first, second, passages in found:
        is_source, sureness = _judge_direction(
            known[first.document], known[second.document], held, agencies
        )
        taker, source = (second, first) if is_source else (first, second)
        result.append(
            Reuse(
                taker.document,
                source.document,
                passages.right if is_source else passages.left,
                passages.left if is_source else passages.right,
                passages.words,
                passages.words / max(1, len(taker.words)),
                sureness,
                taker.headline if _same_title(first, second) else (),
            )
        )
    return tuple(sorted(result, key=lambda item: (item.taker, item.source)))
