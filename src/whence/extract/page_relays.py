"""Relays of a page as a whole: the wire in its dateline or its byline."""

import re
from collections.abc import Iterable

from whence.extract.chains import WIRE_NAME, is_same
from whence.extract.datelines import find_dateline
from whence.lexicon.actors import wire_forms
from whence.model import Actor, Document, RelayChain, Span

__all__ = ["find_page_relays"]

_SIGNED = re.compile(
    r"^(?:By\s)?(?P<who>[A-Z][\w.&'\u2019-]{1,30}(?:\s[A-Z][\w.&'\u2019-]{1,30}){0,4})$"
)
_DATED = re.compile(
    r"\s{0,4}(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s"
)
_NAME = r"(?P<who>(?:[Tt]he\s)?[A-Za-z][\w.&'\u2019-]{1,30}(?:\s[A-Z][\w.&'\u2019-]{1,30}){0,4})"
# "By Ana Ruiz, Polar Press", "ANA RUIZ/POLAR PRESS", "Text: Polar Press".
_CREDITS = (
    re.compile(
        rf"^(?:By\s)?[A-Z][^,|/()]{{2,60}}(?:,\s|\s(?:of|for)\s|\s?/\s?){_NAME}$"
    ),
    re.compile(
        rf"^(?:agency|text|story|source|report|copy|from|via|supplied|words)(?:\s(?:by|from))?:?\s{_NAME}"
        r"(?:\sin\s[A-Z][\w-]{2,20})?$",
        re.IGNORECASE,
    ),
)
# "(Polar Press)", "\u2014 Polar Press", "Polar Press/FG", "\u00a9 2025 Polar Press".
_ENDINGS = (
    re.compile(
        rf"^[(\[\u2014\u2013-]{{0,2}}\s?{_NAME}(?:\s?/\s?[\w. ]{{1,20}})?[)\]]?\.?$"
    ),
    re.compile(
        rf"^(?:\u00a9|\([cC]\)|[Cc]opyright)\s{{0,2}}(?:\u00a9\s)?(?:\d{{4}}\s)?{_NAME}"
    ),
    re.compile(
        rf"^This (?:story|article|report|text) (?:was|is) (?:\w+\s)?(?:distributed|supplied|provided|published"
        rf"|produced|written) by {_NAME}"
    ),
    re.compile(rf"^[Ss]ource:?\s{_NAME}$"),
    re.compile(rf"^\(Reporting by .{{3,80}} for {_NAME}\)$"),
)
_TRAILING = re.compile(
    r"[.!?\u201d\"]\s{1,2}[(\[\u2014\u2013-]?\s?(?P<who>[A-Za-z][\w.& ]{1,40}?)[)\]]?\.?$"
)
_ASIDE = re.compile(
    r"photo|image|picture|additional|contributed|file|with material", re.IGNORECASE
)
_LONGEST_CREDIT = 120
_LAST_LINES = 3
_OPENING = 6  # body lines in which a dateline is sought


def _is_wire_name(name: str, outlet: str | None) -> Actor | None:
    """Return the wire that a name in a dateline or a byline is, or None."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip(" ."))
    if outlet is not None and is_same(outlet, bare):
        return None
    title = bare.title()
    found = wire_forms().get(bare) or wire_forms().get(title)
    if found is not None:
        return Actor(found.name, "agency", found.country)
    if WIRE_NAME.search(title if bare.isupper() else bare):
        return Actor(title if bare.isupper() else bare, "agency")
    return None


def _opening_lines(document: Document) -> Iterable[tuple[Span, bool]]:
    """Yield the lines that may carry the page's dateline, and whether they are body.

    A summary with a dateline stands above the body in rolling reports and may be taken
    for chrome; it counts only where it names a wire that the lexicon knows.
    """
    seen = 0
    for segment in document.segments:
        if segment.kind not in {"body", "chrome", "byline"} or seen >= _OPENING:
            continue
        start = segment.span.start
        while start < segment.span.end and seen < _OPENING:
            stop = document.text.find("\n", start, segment.span.end)
            stop = segment.span.end if stop < 0 else stop
            if document.text[start:stop].strip():
                seen += segment.kind == "body"
                yield Span(start, stop), segment.kind == "body"
            start = stop + 1


def _dateline_relay(document: Document) -> Actor | None:
    """Return the wire in the dateline of the first paragraphs, or None."""
    outlet = document.outlet.value
    for line, is_body in _opening_lines(document):
        opening = find_dateline(document.text, line)
        if opening is None or opening.wire is None:
            continue
        name = opening.wire.of(document.text)
        if outlet is not None and is_same(outlet, name):
            return None
        found = _is_wire_name(name, outlet)
        placed = opening.place is not None or _DATED.match(line.of(document.text))
        if not is_body and (found is None or not placed):
            continue
        if found is None and opening.place is not None and len(name) <= 40:
            found = _named_wire(name)
        if found is not None:
            return Actor(found.name, found.kind, found.country, (opening.wire,))
    return None


def _named_wire(name: str) -> Actor | None:
    """Return an agency that the lexicon does not know but a dateline names."""
    words = name.split()
    if all(word[:1].isupper() for word in words) and not re.search(r"\d", name):
        return Actor(name.strip(), "agency")
    return None


def _byline_relay(document: Document) -> Actor | None:
    """Return the wire that signs the page in its byline, or None."""
    for span in document.spans_of("byline"):
        start = span.start
        for line in span.of(document.text).split("\n"):
            for part in re.split(r"\s[|\u00b7\u2013\u2014]\s", line):
                match = _SIGNED.match(part.strip())
                if match is None:
                    continue
                who = match.group("who")
                found = _is_wire_name(who, document.outlet.value) or _is_wire_name(
                    who.title(), document.outlet.value
                )
                if found is not None:
                    at = document.text.find(who, start, start + len(line))
                    spans = (Span(at, at + len(who)),) if at >= 0 else ()
                    return Actor(found.name, "agency", found.country, spans)
            start += len(line) + 1
    return None


def _wire_in(
    document: Document, line: Span, patterns: Iterable[re.Pattern[str]]
) -> Actor | None:
    """Return the wire that one of the patterns finds in a line, or None."""
    words = line.of(document.text)
    start = line.start + len(words) - len(words.lstrip())
    words = words.strip()
    if not 2 <= len(words) <= _LONGEST_CREDIT or _ASIDE.search(words):
        return None
    for pattern in patterns:
        match = pattern.search(words)
        if match is None:
            continue
        found = _is_wire_name(match["who"], document.outlet.value)
        if found is not None:
            at = start + match.start("who")
            spans = (Span(at, at + len(match["who"])),)
            return Actor(found.name, "agency", found.country, spans)
    return None


def _lines_of(text: str, span: Span) -> list[Span]:
    """Return the lines of a stretch that are not empty."""
    found, start = list[Span](), span.start
    while start < span.end:
        stop = text.find("\n", start, span.end)
        stop = span.end if stop < 0 else stop
        if text[start:stop].strip():
            found.append(Span(start, stop))
        start = stop + 1
    return found


def _credited(document: Document) -> Actor | None:
    """Return the wire that a credit above the report names, or None."""
    for segment in document.segments:
        if segment.kind == "body":
            return None
        if segment.kind in {"byline", "chrome", "caption"}:
            for line in _lines_of(document.text, segment.span)[:_OPENING]:
                found = _wire_in(document, line, _CREDITS)
                if found is not None:
                    return found
    return None


def _ending_relay(document: Document) -> Actor | None:
    """Return the wire that signs the report at its end, or None."""
    bodies_at = [i for i, s in enumerate(document.segments) if s.kind == "body"]
    if not bodies_at:
        return None
    text, last = document.text, bodies_at[-1]
    final = _lines_of(text, document.segments[last].span)[-1:]
    lines = list(final)
    for segment in document.segments[last + 1 : last + 1 + _LAST_LINES]:
        if segment.kind != "body":
            lines.extend(_lines_of(text, segment.span)[:1])
    for line in lines:
        found = _wire_in(document, line, _ENDINGS)
        if found is not None:
            return found
    for line in final:
        tail = Span(max(line.start, line.end - _LONGEST_CREDIT), line.end)
        found = _wire_in(document, tail, (_TRAILING,))
        if found is not None:
            return found
    return None


def find_page_relays(document: Document) -> RelayChain:
    """Return what a page as a whole was taken from, outermost first.

    A wire in the dateline of the first paragraph or in the byline; a wire that is the
    page's own outlet is no relay, and one that a sentence mentions is none either.

    Args:
        document: The page.
    """
    found = (
        _dateline_relay(document)
        or _byline_relay(document)
        or _credited(document)
        or _ending_relay(document)
    )
    return (found,) if found is not None else ()
