"""Sentences of running text, by marks and abbreviations."""

import re

from whence.model import Span

__all__ = ["find_sentences"]

# Before a capital letter these do not end a sentence: titles, months, companies,
# military ranks, and what stands before a number.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sen rep gov gen col lt maj capt cpl sgt adm cmdr brig rev hon st
    jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp llc plc vs etc no
    nos vol art sec fig approx dept est ave blvd mt ft jr sr pres supt insp det messrs rs
    e.g i.e a.m p.m u.s u.k u.n e.u d.c u.s.a d.p.r.k r.o.k ph.d h.r
    """.split()
)
# Of these, the ones that often do end a sentence: then only a following word that
# commonly starts a sentence decides.
_MAY_END = frozenset(
    "a.m p.m u.s u.k u.n e.u d.c u.s.a d.p.r.k r.o.k inc ltd co corp etc jr sr".split()
)
_STARTERS = frozenset(
    """
    the a an he she it they we i you this that these those in on at but and however
    according meanwhile after before when while if as there his her their its our for
    to by from with since not no many some most all both
    """.split()
)
_MARK = re.compile(r"[.!?\u2026]{1,8}[\"'\u201d\u2019\u00bb)\]]{0,4}(?=\s|$)|\n")
_WORD_BEFORE = re.compile(r"[^\s(\[\"\u201c\u2018]{0,40}$")
_NEXT = re.compile(r"\s{0,40}[\"'\u201c\u2018\u00ab(\[]{0,4}(\S{0,40})")


def _ends_sentence(text: str, mark: re.Match[str], limit: int) -> bool:
    """Decide whether a full stop and the like ends the sentence."""
    following = _NEXT.match(text, mark.end(), limit)
    word = following.group(1) if following else ""
    if not word:
        return True
    marks = mark.group()
    if marks[0] in "!?\u2026" or marks.startswith(".."):
        return not word[0].islower()
    before = _WORD_BEFORE.search(text, max(0, mark.start() - 41), mark.start())
    last = before.group().casefold() if before else ""
    quoted = len(marks) > 1
    if len(last) == 1 and last.isalpha() and not quoted:
        return False  # an initial: "John F. Kennedy"
    if last in _ABBREVIATIONS and not quoted:
        return last in _MAY_END and word.casefold() in _STARTERS and word[0].isupper()
    return not word[0].islower()


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def find_sentences(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Return the sentences of a text, or of one span of it, in order.

    A line end always ends a sentence: pages break lines between paragraphs.

    Args:
        text: The text.
        within: The span to look into; None for the whole text.

    Returns:
        Spans without white space at their edges.

    >>> text = "Gen. Park met U.S. officials on Nov. 22. He left at 5 p.m. They stayed."
    >>> [span.of(text) for span in find_sentences(text)]
    ['Gen. Park met U.S. officials on Nov. 22.', 'He left at 5 p.m.', 'They stayed.']
    """
    start, limit = (0, len(text)) if within is None else (within.start, within.end)
    found: list[Span] = []
    for mark in _MARK.finditer(text, start, limit):
        if mark.group() != "\n" and not _ends_sentence(text, mark, limit):
            continue
        span = _trim(text, start, mark.end())
        if span is not None:
            found.append(span)
        start = mark.end()
    rest = _trim(text, start, limit)
    return (*found, rest) if rest is not None else tuple(found)
