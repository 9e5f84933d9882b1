"""Claims as lines on a terminal: who, where, when, which figure, in which words."""

from collections.abc import Iterable, Iterator, Sequence

from whence.cli.output import short_path, write_line
from whence.cli.terminal import one_line
from whence.model.records import Record

__all__ = ["word_bounds", "write_claims"]

_LONGEST_QUOTE = 180


def write_claims(records: Iterable[Record]) -> None:
    """Write claims of an explanation to stdout, two lines each.

    Args:
        records: Claims as `whence.export.explain_figure` gives them; one with a `why`
            has a third line.
    """
    for record in records:
        who = record["speaker"] or "an unnamed source"
        when = _day(record["said"])
        parts = [
            word_bounds(record["low"], record["high"]),
            one_line(who),
            one_line(short_path(record["document"] or "")),
            *([when] if when else []),
            record["claim"],
        ]
        write_line(", ".join(part for part in parts if part), 4)
        if record["quote"]:
            write_line(f"\u201c{_shorten(one_line(record['quote']))}\u201d", 6)
        if record.get("why"):
            write_line(one_line(record["why"]), 6)


def _shorten(words: str) -> str:
    if len(words) <= _LONGEST_QUOTE:
        return words
    return words[:_LONGEST_QUOTE].rpartition(" ")[0] + " ..."


def word_bounds(low: float | None, high: float | None) -> str:
    """Return what a figure allows, in words.

    >>> word_bounds(4200, None), word_bounds(2000, 2500), word_bounds(7, 7)
    ('4,200 or more', '2,000 to 2,500', '7')
    """
    return " to ".join(dict.fromkeys(_ends(low, high)))


def _ends(low: float | None, high: float | None) -> Iterator[str]:
    if low is not None:
        yield f"{low:,.10g}" + (" or more" if high is None else "")
    if high is not None:
        yield f"{high:,.10g}" + (" or less" if low is None else "")


def _day(said: Sequence[str | None] | None) -> str:
    return "" if said is None else (said[0] or said[1] or "")[:10]
