"""Where a report begins: the headline, and the lines between it and the body."""

import re
from collections import Counter

from whence.intake.dateforms import find_printed_dates
from whence.intake.lines import Line
from whence.intake.mastheads import names_publisher
from whence.intake.patterns import BYLINE_OPENING, TEASER_OPENING, has_chrome
from whence.model import SegmentKind

__all__ = ["find_headlines", "header_zone", "telling_words"]

_WORD = re.compile(r"\w{1,60}")
_HEADLINE_LIMIT = 400
_BEFORE_BODY = 40
_TITLE_SITE = re.compile(r"\s{1,3}(?:[|–—-]|::|»)\s{1,3}")
_LEAD_LINES = 12
_BELOW_FIRST = 9
_BODY_PASSED = 2
_ENOUGH = 0.45
_MARGIN = 0.15
_SIGNED = 4
"""Lines that may stand between a headline and a report that shares no word with it."""
_HEADING_WORDS = 20
_QUESTION_WORDS = 12
_NAME_WORDS = 3
_WORTH = 0.2
_IN_BODY = 0.1
_CLOSED = re.compile(r"[.!:;,…][”\"’)]{0,2}$|\?[”\"’)]{1,2}$")
_SIGNING = re.compile(
    r"\W{0,3}(?:by|updated?|published|posted|reported)\b|\d{1,2}[:.]\d\d", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:[A-Z0-9&][\w.’'-]{0,30}|of|and|the|for|in|de)"
    r"(?: (?:[A-Z0-9&][\w.’'-]{0,30}|of|and|the|for|in|de)){0,5}"
)
"""Harbour & Cargo. Ministry of Fisheries of Norland."""
_TRAIL = re.compile(r"[|>»·•@]")


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text[:800].casefold()))


def telling_words(text: str) -> set[str]:
    """Return the words of a line that carry meaning, cut to their stems."""
    return {
        word if word.isdigit() else word.rstrip("s")[:5]
        for word in _key(text)
        if len(word) > 3 or word.isdigit()
    }


def header_zone(lines: list[Line], kinds: list[SegmentKind]) -> range:
    """Return the lines where a page states who wrote it and when.

    They stand between the headline and the body, or right below a first sentence
    that is set off; sites that print the section's name and date above the headline
    get a few lines more.

    Args:
        lines: The page's lines.
        kinds: Their kinds.

    Returns:
        Indexes of the lines; the body's own lines among them are not meant.
    """
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), None)
    headlines = [at for at, kind in enumerate(kinds) if kind == "headline"]
    headline = next(iter(headlines), None)
    if headline is not None and first is not None and first - headline > _BEFORE_BODY:
        # a copy of the headline in a menu; the one at the report counts
        close = [at for at in headlines if first - _BEFORE_BODY <= at <= first + 1]
        headline = next(iter(close), headline)
    if first is None:
        first = len(kinds) if headline is None else headline + 1
    low = first - 14 if headline is None else min(headline - 4, first - 6)
    if headline is not None and first - headline > _BEFORE_BODY:
        low = headline - 4
    # Past a sentence or two the report has begun: dates below it are other stories'.
    end, passed = first + 1, 0
    while end < min(len(kinds), first + _BELOW_FIRST) and passed < _BODY_PASSED:
        if kinds[end] != "body" and TEASER_OPENING.match(lines[end].text):
            break
        passed += kinds[end] == "body"
        end += 1
    return range(max(0, low), min(len(kinds), end))


def find_headlines(
    lines: list[Line], kinds: list[SegmentKind], title: str | None
) -> list[int]:
    """Return the indexes of the lines that are the page's headline.

    Args:
        lines: The page's lines.
        kinds: Their kinds so far: body, caption, other-language or chrome.
        title: The headline as given or in the metadata; None for none.

    Returns:
        All copies of the headline that stand before or right at the body; empty
        where no line looks like one.
    """
    first = next((at for at, kind in enumerate(kinds) if kind == "body"), len(lines))
    if title:
        found = _equal_to_title(lines, kinds, first, title)
        if found:
            return found
    lead: Counter[str] = Counter()
    taken = 0
    for line, kind in zip(lines, kinds, strict=True):
        if kind in {"body", "caption"} and len(line.text) > 80:
            lead.update(telling_words(line.text))
            taken += 1
            if taken == _LEAD_LINES:
                break
    near = range(max(0, first - _BEFORE_BODY), min(first + 2, len(lines)))
    scores = {index: _score(lines, kinds, index, first, lead) for index in near}
    _drop_names(lines, scores, first)
    top = max(scores.values(), default=0.0)
    if top < _ENOUGH:
        return _right_above(lines, kinds, first)
    # A line below the headline often sums the report up as well: the first of the
    # good ones leads, unless it is the section's name run into the headline.
    good = [index for index in near if scores[index] >= top - _MARGIN]
    texts = [lines[index].text for index in good]
    best = next(
        index
        for index, text in zip(good, texts, strict=True)
        if not any(_runs_into(text, other) for other in texts)
    )
    wanted = _key(lines[best].text)
    return [
        index
        for index in range(max(0, best - _BEFORE_BODY), min(first + 2, len(lines)))
        if _key(lines[index].text) == wanted
    ]


def _drop_names(lines: list[Line], scores: dict[int, float], first: int) -> None:
    """Drop names of sections and publishers above a line that may be the headline."""
    below = False
    for index in sorted(scores, reverse=True):
        text = lines[index].text
        is_name = _NAME.fullmatch(text) is not None
        if is_name and below:
            scores[index] = 0.0
        if index <= first and scores[index] > _WORTH and not is_name:
            below = below or (len(text.split()) > _NAME_WORDS and _may_head(text))


def _right_above(lines: list[Line], kinds: list[SegmentKind], first: int) -> list[int]:
    """Return the headline of a report that does not bear it out, if one is there.

    It stands right above the report; only its day and author may stand between. Or it
    is the first line of what was taken for the report, and ends like no sentence.
    """
    for index in range(first - 1, max(-1, first - 1 - _SIGNED), -1):
        text = lines[index].text
        if _SIGNING.match(text) or find_printed_dates(text):
            continue
        if _is_heading(text) and kinds[index] == "chrome":
            return [index]
        break
    return [first] if first + 1 < len(lines) and _is_heading(lines[first].text) else []


def _may_head(text: str) -> bool:
    """Say whether a line that may be body text ends like a headline."""
    if text[-1] in '?”"':
        return len(text.split()) <= _QUESTION_WORDS and not _CLOSED.search(text)
    return text[-1] not in ".!:;,"


def _is_heading(text: str) -> bool:
    """Say whether a line ends like no sentence and is no furniture."""
    words = text.split()
    if not 2 <= len(words) <= _HEADING_WORDS or text[-1] in ".!:;,":
        return False
    if has_chrome(text) or TEASER_OPENING.match(text) or names_publisher(text):
        return False
    if BYLINE_OPENING.match(text) or _TRAIL.search(text):
        return False
    return not (find_printed_dates(text) and len(words) < 6)


def _runs_into(text: str, other: str) -> bool:
    """Say whether a line ends with another, shorter one."""
    long, short = _key(text), _key(other)
    joined, part = "".join(long), "".join(short)
    return len(joined) > len(part) > 15 and joined.endswith(part)


def _equal_to_title(
    lines: list[Line], kinds: list[SegmentKind], first: int, title: str
) -> list[int]:
    """Return the lines that are the title, with or without the site's name in it."""
    # The site's name is in most titles, and is the shorter part.
    parts = [title, max(_TITLE_SITE.split(title), key=len)]
    wanted = {key for part in parts if len(key := _key(part)) >= 3}
    whole = _key(title)
    found = []
    for index, line in enumerate(lines[: first + 3]):
        if " " not in line.text:
            continue
        if len(line.text) > _HEADLINE_LIMIT or kinds[index] == "other-language":
            continue
        key = _key(line.text)
        if key in wanted or (len(key) >= 5 and whole[: len(key)] == key):
            found.append(index)
    return found


def _score(
    lines: list[Line],
    kinds: list[SegmentKind],
    index: int,
    first: int,
    lead: Counter[str],
) -> float:
    """Say how much a line is like a headline of the report that follows."""
    text = lines[index].text
    words = text.split()
    if kinds[index] not in {"chrome", "body"} or not 3 <= len(words) <= 32:
        return 0.0
    if kinds[index] == "body" and (index > first + 1 or not _may_head(text)):
        return 0.0
    if text[-1] in ":;," or has_chrome(text) or names_publisher(text):
        return 0.0
    if TEASER_OPENING.match(text) or BYLINE_OPENING.match(text):
        return 0.0
    content = telling_words(text)
    if not content or (len(words) < 9 and find_printed_dates(text)):
        return 0.0
    shared = sum(word in lead for word in content) / (len(content) + 1)
    around = lines[max(0, index - 40) : first]
    same = sum(
        line.text.endswith(text) or line.text.startswith(text) for line in around
    )
    score = shared + 0.15 * min(len(words), 10) / 10 + 0.1 * (same > 1)
    score -= 0.012 * max(first - index, 0)
    if text.endswith((".", "…")):
        score -= 0.2
    if lines[index].blanks:
        score += 0.05
    if kinds[index] == "body":
        score -= _IN_BODY
    return score + 0.2
