"""How the report words actors, numbers, times, questions and grades."""

from calendar import monthrange
from datetime import date
from typing import Final

from whence.export.plurals import plural_of
from whence.model import (
    Act,
    Actor,
    Basis,
    Bound,
    Claim,
    DriftKind,
    EdgeKind,
    FigureRole,
    Interval,
    Question,
    Status,
)
from whence.reconcile.copies import CopyKind
from whence.web.display import shorten

__all__ = [
    "ACT_WORDS",
    "BASIS_WORDS",
    "COPY_WORDS",
    "DRIFT_WORDS",
    "EDGE_WORDS",
    "ROLE_WORDS",
    "STATUS_WORDS",
    "name_actor",
    "word_act",
    "word_count",
    "word_day",
    "word_interval",
    "word_number",
    "word_origins",
    "word_question",
    "word_range",
]

_MONTHS = (
    "January February March April May June July August September October November "
    "December"
).split()

COPY_WORDS: Final[dict[CopyKind, str]] = {
    "exact": "the same text as",
    "near": "nearly the same text as",
    "version": "an older text of",
}
"""What a page is to the one that counts in its place."""

STATUS_WORDS: Final[dict[Status, str]] = {
    "acknowledged": "the side that answers for it says so itself",
    "corroborated": "two or more independent origins agree",
    "single-origin": "one origin, however many pages repeat it",
    "contested": "denied, or the origins cannot all be right",
    "withdrawn": "its origin took it back",
}
ROLE_WORDS: Final[dict[FigureRole, str]] = {
    "figure": "figure",
    "capacity": "capacity, not a count",
    "derived": "derived from another figure",
    "share": "share, not a count",
    "forecast": "forecast",
}
EDGE_WORDS: Final[dict[EdgeKind, str]] = {
    "cites": "cites",
    "wire": "wire tag",
    "link": "link",
    "reuse": "copied words",
    "same-quote": "same quotation",
    "same-figure": "same odd figure",
    "same-outlet": "same outlet",
}
DRIFT_WORDS: Final[dict[DriftKind, str]] = {
    "hedge-lost": "A hedge was lost",
    "and-or": "\u201cOr\u201d and \u201cand\u201d were exchanged",
    "capacity-as-count": "A capacity became a count",
    "bound-lost": "A bound was lost",
    "unit-changed": "The unit changed",
    "attribution-lost": "The source was lost",
    "quote-changed": "A quotation was changed",
    "rounded": "The number was rounded",
    "headline-body": "The headline says more than the text",
}
BASIS_WORDS: Final[dict[Basis, str]] = {
    "given": "given with the page",
    "metadata": "in the page\u2019s metadata",
    "page": "printed on the page",
    "inferred": "inferred from the text\u2019s own dates",
    "none": "not known",
}
ACT_WORDS: Final[dict[Act, str]] = {
    "state": "states",
    "confirm": "confirms",
    "report": "reports",
    "estimate": "estimates",
    "accuse": "accuses",
    "condemn": "condemns",
    "deny": "denies",
    "reject": "rejects",
    "warn": "warns",
    "threaten": "threatens",
    "promise": "promises",
    "urge": "urges",
    "ask": "asks",
    "decline": "declines",
}


_BARE = ("count", "stock")


def word_act(claim: Claim) -> str:
    """Return what a speaker does with the words of a claim."""
    if claim.type != "voice":
        return ACT_WORDS[claim.act]
    voice = "in its own voice"
    return voice if claim.act == "state" else f"{ACT_WORDS[claim.act]}, {voice}"


def word_number(value: float) -> str:
    """Return a number in figures, with commas and as few decimals as it has.

    >>> word_number(1600000), word_number(2.5)
    ('1,600,000', '2.5')
    """
    if abs(value) >= 1e18:
        return f"{value:.3g}"
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.4f}".rstrip("0")


def word_range(
    low: float | None,
    high: float | None,
    *,
    bound: Bound = "=",
    scale: float = 1,
) -> str:
    """Return what a figure's two ends allow, in words.

    Args:
        low: The least; None for open.
        high: The most; None for open.
        bound: How the page's own words bound it.
        scale: What both ends are multiplied by.

    Returns:
        The words.

    >>> word_range(200000, None), word_range(200000, None, bound=">")
    ('200,000 or more', 'more than 200,000')
    """
    ends = [None if end is None else word_number(end * scale) for end in (low, high)]
    match ends:
        case [None, None]:
            return "open"
        case [str(least), None]:
            return f"more than {least}" if bound == ">" else f"{least} or more"
        case [None, str(most)]:
            return f"fewer than {most}" if bound == "<" else f"up to {most}"
        case [least, most]:
            if least != most:
                return f"{least} to {most}"
            return f"about {least}" if bound == "~" else str(least)
    return "open"


def word_day(day: date) -> str:
    """Return a calendar day in words.

    >>> word_day(date(2021, 3, 8))
    '8 March 2021'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _whole_months(first: date, last: date) -> str | None:
    """Return the words for a stretch of whole months, or None if it is none."""
    if first.day != 1 or last.day != monthrange(last.year, last.month)[1]:
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if first.month == 1 and last.month == 12:
        return (
            str(first.year)
            if first.year == last.year
            else f"{first.year} to {last.year}"
        )
    start = _MONTHS[first.month - 1]
    if first.year != last.year:
        start += f" {first.year}"
    return f"{start} to {_MONTHS[last.month - 1]} {last.year}"


def _word_days(first: date, last: date) -> str:
    """Return the words for the days from the first to the last, both included."""
    if first == last:
        return word_day(first)
    months = _whole_months(first, last)
    if months is not None:
        return months
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {word_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} to {word_day(last)}"
    return f"{word_day(first)} to {word_day(last)}"


def word_interval(interval: Interval | None) -> str:
    """Return a time in words, as narrow or as wide as it is known.

    >>> word_interval(Interval("2020-08-01", "2021-02-01"))
    'August 2020 to January 2021'
    >>> word_interval(Interval("2021-03-18", None))
    'from 18 March 2021'
    """
    first, last = (
        (None, None) if interval is None else (interval.first_day, interval.last_day)
    )
    match first, last:
        case date(), date():
            return _word_days(first, max(first, last))
        case date(), None:
            return f"from {word_day(first)}"
        case None, date():
            return f"up to {word_day(last)}"
    return "not known"


def word_count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun.

    >>> word_count(1, "page"), word_count(3, "story", "stories")
    ('1 page', '3 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def word_origins(origins: tuple[int, int]) -> str:
    """Return the least and most origins in words.

    >>> word_origins((1, 3)), word_origins((2, 2))
    ('1 to 3 origins', '2 origins')
    """
    least, most = origins
    if least == most:
        return word_count(least, "origin")
    return f"{least:,} to {most:,} origins"


def word_question(question: Question) -> str:
    """Return a question as a heading.

    >>> word_question(
    ...     Question("transferred", "shell", "Andorra", "Liechtenstein", aspect="share")
    ... )
    'Shells transferred, Andorra to Liechtenstein (share)'
    """
    words = question.measure.replace("-", " ").replace("_", " ")
    if not question.counted and words in _BARE:
        words = "things not named"
    if question.counted:
        counted = plural_of(question.counted)
        if words == "capacity":
            words = f"capacity for {counted}"
        else:
            # "count" and "stock" say no more than that the things were counted.
            words = counted if words in _BARE else f"{counted} {words}"
    parties = [
        part for part in (question.agent, question.recipient) if part is not None
    ]
    if len(parties) == 2:
        words += f", {parties[0]} to {parties[1]}"
    elif question.agent is not None:
        words += f", by {question.agent}"
    elif question.recipient is not None:
        words += f", to {question.recipient}"
    if question.place is not None:
        words += f", {question.place}"
    if question.window is not None:
        words += f", {word_interval(question.window)}"
    if question.aspect != "total":
        words += f" ({question.aspect})"
    return words[:1].upper() + words[1:]


def name_actor(actor: Actor) -> str:
    """Return how an actor is called in the report."""
    name = shorten(actor.name, 90) if actor.name else "a source without a name"
    return f"{name} (unnamed)" if actor.kind == "unnamed" and actor.name else name
