"""Passages that two pages share, word for word but for light edits."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from whence.model import Document, Span, Spans, merge_spans
from whence.reconcile.site_lines import find_lines
from whence.text.quotes import find_quotes
from whence.text.sentences import find_sentences
from whence.text.shingles import WIDTH, Shingle, Word, find_words, shingle, winnow

__all__ = ["PageWords", "Passages", "align_pages", "read_page_words"]

# Words that an editor may have put between two shared runs without ending a passage.
_LARGEST_GAP = 12
_LEAST_RUN = 8  # matched words; a shorter stretch is a phrase, not a passage
_SENTENCE_SHARE = 0.55  # a sentence that matched so far was taken as a whole
# Two pages of any length are compared within this bound.
_MOST_WORDS = 30_000
_MOST_PLACES = 4  # of one shingle in one page; more is a refrain


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page's own text, ready to be compared.

    Attributes:
        document: Id of the page.
        words: Words of the body.
        shingles: All runs of words.
        plain: Those of them that stand outside quotation marks.
        fingerprints: The winnowed ones of these.
        places: Key of a shingle to the numbers of the words where it starts.
        sentences: The sentences of the body.
        title: The words of the headline.
        headline: Where the headline stands.
    """

    document: str
    words: Sequence[Word]
    shingles: Sequence[Shingle]
    plain: Sequence[Shingle]
    fingerprints: Sequence[Shingle]
    places: Mapping[int, Sequence[int]]
    sentences: Spans
    title: Sequence[str] = ()
    headline: Spans = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """What two pages share.

    Attributes:
        left: The passages in the first page.
        right: The same passages in the second.
        words: How many words match.
    """

    left: Spans
    right: Spans
    words: int


def _quoted_words(text: str, words: Sequence[Word], spans: Spans) -> set[int]:
    """Return the numbers of the words that stand inside quotation marks."""
    starts = [word.start for word in words]
    inside: set[int] = set()
    for span in spans:
        for quote in find_quotes(text, span):
            first = bisect_left(starts, quote.start)
            inside.update(range(first, bisect_left(starts, quote.end)))
    return inside


def _own_spans(document: Document, site_lines: Collection[str]) -> Spans:
    """Return the body without the lines that are the site's."""
    spans = document.spans_of("body")
    if not document.segments:
        spans = (Span(0, len(document.text)),)
    if not site_lines:
        return spans
    boxes = [span for key, span in find_lines(document) if key in site_lines]
    starts = [box.start for box in boxes]
    kept = []
    for span in spans:
        start = span.start
        first, last = bisect_left(starts, start), bisect_left(starts, span.end)
        for box in boxes[first:last]:
            kept.append(Span(start, box.start))
            start = min(box.end, span.end)
        kept.append(Span(start, span.end))
    return tuple(span for span in kept if len(span))


def read_page_words(
    document: Document, site_lines: Collection[str] = frozenset()
) -> PageWords:
    """Prepare a page to be compared with others.

    Quoted words make no fingerprint: two reporters at one press conference share its
    quotations, and neither has them from the other. Nor does the headline, which says
    what others say of the same event too.

    Args:
        document: The page.
        site_lines: Keys of lines that are the site's, not the page's.
    """
    spans = _own_spans(document, site_lines)
    headline = document.spans_of("headline")
    words = find_words(document.text, spans)[:_MOST_WORDS]
    quoted = _quoted_words(document.text, words, spans)
    shingles = shingle([word.folded for word in words])
    plain = [
        item
        for item in shingles
        if item.at not in quoted or item.at + WIDTH - 1 not in quoted
    ]
    places: dict[int, list[int]] = {}
    for item in shingles:
        places.setdefault(item.key, []).append(item.at)
    sentences = [
        sentence for span in spans for sentence in find_sentences(document.text, span)
    ]
    return PageWords(
        document.id,
        words,
        shingles,
        plain,
        winnow(plain),
        places,
        tuple(sorted(sentences)),
        [word.folded for word in find_words(document.text, headline)],
        headline,
    )


@dataclass(slots=True)
class _Run:
    """A stretch that matches, in numbers of words, ends exclusive."""

    left: int
    left_end: int
    right: int
    right_end: int
    matched: int


def _find_runs(
    shingles: Sequence[Shingle], right: PageWords, skip: frozenset[int]
) -> list[_Run]:
    """Return the stretches of words that match exactly, in order of the left page."""
    runs: list[_Run] = []
    open_runs: dict[int, _Run] = {}
    for item in shingles:
        if item.key in skip:
            continue
        places = right.places.get(item.key, ())
        for at in places[:_MOST_PLACES]:
            diagonal = at - item.at
            run = open_runs.get(diagonal)
            if run is not None and item.at <= run.left_end:
                run.matched += item.at + WIDTH - run.left_end
                run.left_end, run.right_end = item.at + WIDTH, at + WIDTH
            else:
                run = _Run(item.at, item.at + WIDTH, at, at + WIDTH, WIDTH)
                open_runs[diagonal] = run
                runs.append(run)
    return runs


def _chain_runs(runs: Sequence[_Run]) -> list[_Run]:
    """Join runs that follow one another in both pages with a small gap between."""
    chains: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.left, run.right)):
        for chain in reversed(chains[-8:]):
            gap_left = run.left - chain.left_end
            gap_right = run.right - chain.right_end
            if (
                -4 <= gap_left <= _LARGEST_GAP
                and -4 <= gap_right <= _LARGEST_GAP
                and run.right > chain.right
            ):
                overlap = max(0, -min(gap_left, gap_right))
                chain.matched += max(0, run.matched - overlap)
                chain.left_end = max(chain.left_end, run.left_end)
                chain.right_end = max(chain.right_end, run.right_end)
                break
        else:
            chains.append(
                _Run(run.left, run.left_end, run.right, run.right_end, run.matched)
            )
    return [chain for chain in chains if chain.matched >= _LEAST_RUN]


def _to_span(page: PageWords, start: int, end: int) -> Span:
    """Return the characters of a stretch of words, grown to whole sentences."""
    first, last = page.words[start].start, page.words[end - 1].end
    starts = [sentence.start for sentence in page.sentences]
    at = max(bisect_left(starts, first + 1) - 1, 0)
    while at < len(page.sentences) and page.sentences[at].start < last:
        sentence = page.sentences[at]
        shared = min(last, sentence.end) - max(first, sentence.start)
        if shared > _SENTENCE_SHARE * len(sentence):
            first, last = min(first, sentence.start), max(last, sentence.end)
        at += 1
    return Span(first, last)


def align_pages(
    left: PageWords,
    right: PageWords,
    *,
    skip: frozenset[int] = frozenset(),
    least: int = _LEAST_RUN,
) -> Passages | None:
    """Find the passages that two pages share.

    Whether they share any is told by words that are not quoted; where they do, the
    quotations that both have were taken over with the rest.

    Args:
        left: The one page.
        right: The other.
        skip: Keys of shingles that tell nothing: chrome that many pages share.
        least: Words outside quotations that must match.

    Returns:
        The passages; None where the pages share none.
    """
    plain = _chain_runs(_find_runs(left.plain, right, skip))
    if sum(run.matched for run in plain) < least:
        return None
    chains = _chain_runs(_find_runs(left.shingles, right, skip))
    return Passages(
        merge_spans(_to_span(left, run.left, run.left_end) for run in chains),
        merge_spans(_to_span(right, run.right, run.right_end) for run in chains),
        sum(run.matched for run in chains),
    )
