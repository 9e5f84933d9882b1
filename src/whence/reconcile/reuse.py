"""Who took which passages from whom: text reuse between pages, with its direction."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Document, Spans
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
        taken: The passages in the taker.
        given: The same passages in the source.
        words: How many words match.
        share: Part of the taker's words that match, 0 to 1.
        sureness: How sure the direction is, 0.5 to 1.
    """

    taker: str
    source: str
    taken: Spans
    given: Spans
    words: int
    share: float
    sureness: float


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
    return sorted(pair for pair, count in common.items() if count >= _LEAST_COMMON)


def _relays_of(document: Document) -> set[str]:
    return {relay.name.casefold() for relay in document.relays if relay.name}


def _is_own_wire(document: Document) -> bool:
    """Say whether the page is of the agency that it credits, or of none."""
    outlet = (document.outlet.value or "").casefold()
    return outlet in _relays_of(document)


def _judge_direction(
    left: Document, right: Document, held: Mapping[str, int]
) -> tuple[bool, float]:
    """Say whether the left page is the source, and how sure that is.

    A credit tells most, then time, then which page holds more of the text that goes
    round: copies cut, so that the source holds most of it.
    """
    left_outlet = (left.outlet.value or "").casefold()
    right_outlet = (right.outlet.value or "").casefold()
    if left_outlet != right_outlet:
        from_left = bool(left_outlet) and left_outlet in _relays_of(right)
        from_right = bool(right_outlet) and right_outlet in _relays_of(left)
        if from_left != from_right:
            return from_left, 1.0
    if _is_own_wire(left) != _is_own_wire(right):
        return _is_own_wire(left), 0.95
    if is_earlier(left, right):
        return True, 0.9
    if is_earlier(right, left):
        return False, 0.9
    if held[left.id] != held[right.id]:
        return held[left.id] > held[right.id], 0.7
    return left.id < right.id, 0.5


def find_reuse(
    documents: Iterable[Document], *, stories: Mapping[str, str] | None = None
) -> tuple[Reuse, ...]:
    """Find which pages take passages from which.

    Args:
        documents: The pages, in any order.
        stories: Document id to story; wording that pages of several stories share
            belongs to the site, not to the news. None: each page is a story.

    Returns:
        One record a pair, by taker and source.
    """
    known = {document.id: document for document in documents}
    pages = [read_page_words(known[name]) for name in sorted(known)]
    groups = stories or {}
    chrome = _find_chrome(pages, groups) if stories else frozenset()
    found = []
    held: dict[str, int] = defaultdict(int)
    for left, right in _find_candidates(pages, chrome):
        first, second = pages[left], pages[right]
        passages = align_pages(first, second, skip=chrome)
        same = groups.get(first.document) == groups.get(second.document)
        least = _LEAST_WORDS if same else _LEAST_WORDS_AFAR
        if passages is None or passages.words < (
            _LEAST_COPY if _is_copy(first, second) else least
        ):
            continue
        found.append((first, second, passages))
        held[first.document] += passages.words
        held[second.document] += passages.words
    result = []
    for first, second, passages in found:
        is_source, sureness = _judge_direction(
            known[first.document], known[second.document], held
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
            )
        )
    return tuple(sorted(result, key=lambda item: (item.taker, item.source)))
