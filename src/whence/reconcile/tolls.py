"""The toll of an event: killed and injured, as all pages that tell of it support it.

News tells a toll in many ways: "two dead, four hurt", "four shot, one fatally", "a man
was killed and another wounded". Each page gives evidence for numbers of killed, of
injured, and of both together; the toll is the pair that the evidence of all pages fits
best. The weights were set on the development set of `gva` (1,525 shootings): of those
with several reports and four or more victims, killed is exact in .81, injured in .74.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.extract.casualties import CasualtyMention, find_casualties
from whence.model import Document, Extraction, Segment, Span

__all__ = ["PageToll", "Toll", "combine_tolls", "read_page_toll", "read_tolls"]

_HEADLINE, _LEAD, _BODY, _REST = 3.0, 2.0, 1.0, 0.6
_LEAD_SENTENCES, _BODY_SENTENCES = 3, 15
_ASIDE = 0.3  # a sentence that speaks of other events, a page that sums several up
_IMPLIED = 0.15
_LARGEST = 150
_NONE_KILLED, _SOME_KILLED, _NONE_INJURED, _SOME_INJURED = 0.6, 0.3, 0.1, 0.4
_NO_EVIDENCE = 0.1
_MOST_WEIGHT = 4.0  # of one page, for each kind of evidence
_WIDEST = 10  # times the best; what is larger counts something else
_LATER = 0.15  # how much more the last page counts than the first

_OTHER_EVENTS = re.compile(
    r"\b(?:this year|last year|so far|in (?:19|20)\d\d|since|homicides?|weekend|overnight|"
    r"across the city|citywide|separate|statistics|annually|years ago|previous|"
    r"earlier this|history)\b",
    re.IGNORECASE,
)
_ROUND_UP = re.compile(
    r"\b(?:shootings|weekend|homicides|violence|killings|incidents)\b", re.IGNORECASE
)
_SUICIDE = re.compile(
    r"\b(?:kill(?:ed|ing) (?:himself|herself|themselves)|"
    r"(?:gun|weapon) on (?:himself|herself)|murder-? ?suicide|(?:his|her) own life|"
    r"committ?(?:ed|ing) suicide|self-inflicted|shot (?:and killed )?(?:himself|herself)|"
    r"then (?:himself|herself))\b",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"\b(?:(?:was|were|been|is|are|and|later) (?:shot and )?killed|died|dies|fatally|"
    r"pronounced dead|dead|homicide(?! (?:unit|detectiv|investigat|section|bureau|squad))|"
    r"(?<!attempted )(?<!attempt )(?<!intent to )murder|shot to death|slain|gunned down|"
    r"killing|killed)\b",
    re.IGNORECASE,
)
_HURT = re.compile(
    r"\b(?:wounded|injured|hurt|hospitali[sz]ed|gunshot wound|"
    r"in (?:critical|serious|stable) condition|(?:was|were) shot|injuring|wounding|wounds|"
    r"recovering)\b|\bnon-life",
    re.IGNORECASE,
)
_HIT = re.compile(r"\b(?:shot|shoots|shooting|stabbed|struck)\b", re.IGNORECASE)

Weights = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class PageToll:
    """What one page supports.

    Attributes:
        document: Id of the page.
        killed: Number of killed to the weight that the page gives it.
        injured: The same for injured.
        hit: The same for killed and injured together.
        sums_up: Whether the page sums up several events.
        mentions: The mentions that it was read from.
    """

    document: str
    killed: Weights
    injured: Weights
    hit: Weights
    sums_up: bool
    mentions: tuple[CasualtyMention, ...]

    @property
    def pair(self) -> tuple[int, int]:
        """Killed and injured by this page alone."""
        return _best_pair(self.killed, self.injured, self.hit)


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured of an event.

    Attributes:
        killed: Low, best and high.
        injured: Low, best and high.
        pages: What each page supports, by document id.
    """

    killed: tuple[int, int, int]
    injured: tuple[int, int, int]
    pages: tuple[PageToll, ...]


def _weight(mention: CasualtyMention, text: str) -> float:
    if mention.order == 0:
        weight = _HEADLINE
    elif mention.order <= _LEAD_SENTENCES:
        weight = _LEAD
    else:
        weight = _BODY if mention.order <= _BODY_SENTENCES else _REST
    if _OTHER_EVENTS.search(mention.sentence.of(text)):
        weight *= _ASIDE
    return weight


class _Evidence:
    """Weights and implied counts while a page is read."""

    def __init__(self) -> None:
        self.weights: dict[str, dict[int, float]] = {
            "killed": defaultdict(float),
            "injured": defaultdict(float),
            "hit": defaultdict(float),
        }
        self.in_headline: Counter[str] = Counter()
        self.in_body: Counter[str] = Counter()

    def add(self, mention: CasualtyMention, weight: float) -> None:
        if mention.part and mention.fate != "killed":
            return
        weights = self.weights[mention.fate]
        if mention.single:
            if mention.fate != "hit":
                weights[1] += weight * _IMPLIED
            return
        if mention.count > _LARGEST:
            return
        if mention.definite:
            weight *= 0.5
        if mention.more and mention.fate == "hit":
            weight *= 0.6
        weights[mention.count] += weight

    def count_implied(self, mentions: Sequence[CasualtyMention], text: str) -> None:
        """Count the people whom one sentence implies; the fullest sentence counts."""
        by_sentence: dict[tuple[Span, str], int] = {}
        for mention in mentions:
            if mention.single and not mention.definite:
                key = mention.sentence, mention.fate
                by_sentence[key] = by_sentence.get(key, 0) + 1
        headlines = {item.sentence for item in mentions if item.order == 0}
        for (sentence, fate), count in by_sentence.items():
            if sentence in headlines:
                self.in_headline[fate] = max(self.in_headline[fate], count)
            elif not _OTHER_EVENTS.search(sentence.of(text)):
                self.in_body[fate] = max(self.in_body[fate], count)


def _implied_killed(evidence: _Evidence, *, died: bool, suicide: bool) -> int:
    """Return how many were killed, where the page gives no number."""
    implied = max(
        evidence.in_headline["killed"],
        min(evidence.in_body["killed"], 2),
        int(died),
    )
    told = evidence.weights["killed"]
    count, weight = max(
        told.items(), key=lambda item: (round(item[1], 6), item[0]), default=(0, 0.0)
    )
    named = evidence.in_headline["killed"] + evidence.in_body["killed"]
    if suicide and implied and not (count >= 2 and weight >= 1) and (named or not told):
        implied += 1
    return implied


def _read_text(document: Document) -> tuple[str, str]:
    """Return the headline and the beginning of the body."""
    text = document.text
    headline = " ".join(span.of(text) for span in document.spans_of("headline"))
    headline = headline or document.title or ""
    spans = document.spans_of("body")
    if not document.segments:
        spans = (Span(0, len(text)),)
    body = "\n".join(
        text[span.start : min(span.end, span.start + 6000)] for span in spans
    )
    return headline, body[:6000]


def _add_title(evidence: _Evidence, title: str) -> None:
    """Add what a headline tells that stands in the metadata, not in the text."""
    line = Segment(Span(0, len(title)), "headline")
    mentions = find_casualties(Document("", title, "", segments=(line,)))
    for mention in mentions:
        evidence.add(mention, _weight(mention, title))
    evidence.count_implied(mentions, title)


def read_page_toll(document: Document) -> PageToll | None:
    """Return what a page supports; None where it tells of no victims."""
    headline, body = _read_text(document)
    whole = f"{headline}. {body}"
    if not (_DIED.search(whole) or _HURT.search(whole) or _HIT.search(whole)):
        return None
    mentions = find_casualties(document)
    evidence = _Evidence()
    for mention in mentions:
        evidence.add(mention, _weight(mention, document.text))
    evidence.count_implied(mentions, document.text)
    if headline and not document.spans_of("headline"):
        _add_title(evidence, headline)
    told = any(evidence.weights[fate] for fate in ("killed", "injured", "hit"))
    died = _DIED.search(whole) is not None
    hurt = _HURT.search(whole) is not None
    suicide = _SUICIDE.search(whole) is not None
    killed = _implied_killed(evidence, died=died, suicide=suicide)
    prior = _NONE_KILLED if told or hurt else _NO_EVIDENCE
    evidence.weights["killed"][killed] += _SOME_KILLED if died else prior
    injured = 0
    if hurt:
        injured = max(
            evidence.in_headline["injured"],
            min(evidence.in_body["injured"], 3),
            min(evidence.in_body["hit"], 2),
        )
    if not injured and not killed:
        injured = 1
    evidence.weights["injured"][injured] += _SOME_INJURED if injured else _NONE_INJURED
    return PageToll(
        document.id,
        dict(sorted(evidence.weights["killed"].items())),
        dict(sorted(evidence.weights["injured"].items())),
        dict(sorted(evidence.weights["hit"].items())),
        _ROUND_UP.search(headline + " " + body[:200]) is not None,
        mentions,
    )


def _best_pair(killed: Weights, injured: Weights, hit: Weights) -> tuple[int, int]:
    """Return the killed and injured that the weights fit best."""
    best: tuple[float, int, int] | None = None
    for dead in killed:
        rest = {total - dead for total in hit if total >= dead}
        for hurt in sorted({*injured, *rest}):
            fit = killed[dead] + injured.get(hurt, 0.0) + hit.get(dead + hurt, 0.0)
            key = (round(fit, 6), dead + hurt, dead)
            if best is None or key > best:
                best = key
    return (0, 0) if best is None else (best[2], best[1] - best[2])


def _add_scaled(total: dict[int, float], weights: Weights, factor: float) -> None:
    whole = sum(weights.values())
    if whole:
        scale = factor * min(1.0, _MOST_WEIGHT / whole)
        for count, weight in weights.items():
            total[count] += weight * scale


def _largest(page: PageToll, fate: str, best: int) -> int:
    """Return the largest whole count that a page gives for a fate."""
    counts = [
        item.count
        for item in page.mentions
        if item.fate == fate and not (item.single or item.part or item.more)
    ]
    near = [count for count in counts if count <= max(10, _WIDEST * best)]
    return max(near, default=best) if max(near, default=0) > best else best


def combine_tolls(pages: Iterable[PageToll], order: Mapping[str, str]) -> Toll:
    """Combine what the pages of one event support.

    Args:
        pages: What each page supports.
        order: Document id to when the page appeared, as text that sorts.

    Returns:
        The toll: low and high are the least and most that a page gives.
    """
    ordered = sorted(
        pages, key=lambda page: (order.get(page.document, ""), page.document)
    )
    killed: dict[int, float] = defaultdict(float)
    injured: dict[int, float] = defaultdict(float)
    hit: dict[int, float] = defaultdict(float)
    for number, page in enumerate(ordered):
        factor = _ASIDE if page.sums_up else 1.0
        factor *= 1 + _LATER * number / max(1, len(ordered) - 1)
        _add_scaled(killed, page.killed, factor)
        _add_scaled(injured, page.injured, factor)
        _add_scaled(hit, page.hit, factor)
    best = _best_pair(dict(sorted(killed.items())), dict(sorted(injured.items())), hit)
    pairs = [page.pair for page in ordered]
    dead = sorted({*(pair[0] for pair in pairs), best[0]})
    hurt = sorted({*(pair[1] for pair in pairs), best[1]})
    if len(ordered) == 1:
        # A page that weighs the figures of several sources gives a range itself.
        dead.append(_largest(ordered[0], "killed", best[0]))
        hurt.append(_largest(ordered[0], "injured", best[1]))
    return Toll(
        (dead[0], best[0], dead[-1]),
        (hurt[0], best[1], hurt[-1]),
        tuple(sorted(ordered, key=lambda page: page.document)),
    )


def read_tolls(extractions: Iterable[Extraction]) -> list[PageToll]:
    """Return what each page supports, pages without victims left out."""
    found = (read_page_toll(extraction.document) for extraction in extractions)
    return [page for page in found if page is not None]
