"""Nesting: the attributions that stand inside others, down to the innermost.

"The agency reported, citing a diplomat, that the envoys were told he would resign" is
one outer attribution; the diplomat and those who told the envoys stand inside it.
"""

from collections.abc import Iterable
from typing import NamedTuple

from whence.extract.attributions.atoms import QUOTE, Atoms, make_atoms
from whence.extract.attributions.contents import Reading, read_atoms
from whence.extract.attributions.records import make_attribution, trim_content
from whence.extract.attributions.words import (
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    TERMINALS,
    is_adverb,
)
from whence.extract.units import PageUnits, Unit
from whence.model import Attribution, Document, Span

__all__ = ["nest_attributions"]

_DEEPEST = 4
_COVERS = 0.5  # least share of an outer content that an inner one must take
_CITING = (
    ("citing",),
    ("quoting",),
    ("with", "reference", "to"),
    ("in", "reference", "to"),
    ("on", "the", "tongue", "of"),
    ("referring", "to"),
    ("on", "the", "authority", "of"),
    ("basing", "itself", "on"),
    ("picking", "up", "a", "report", "by"),
    ("pointing", "to", "a", "report", "by"),
    ("pointing", "to", "a", "report", "in"),
    ("pointing", "to", "a", "story", "in"),
    ("with", "a", "link", "to"),
    ("with", "a", "reference", "to"),
    ("which", "refers", "to"),
    ("which", "referred", "to"),
    ("which", "cites"),
    ("who", "cited"),
    ("who", "cites"),
    ("who", "quoted"),
    ("which", "cited"),
    ("relying", "on", "a", "report", "by"),
    ("relying", "on", "a", "story", "in"),
)
_CITING_WORDS = frozenset(form[0] for form in _CITING)
_NOUN_CUES = frozenset(
    """
    reports report estimate estimates message messages criticism video accusation
    accusations allegation allegations claim claims charge charges assertion assertions
    rumours rumors warning warnings statement
    """.split()
)
_ABSTRACT = frozenset(
    """
    accusation accusations allegation allegations claim claims charge charges criticism
    assertion assertions
    """.split()
)
_UNREAL = frozenset("could may might never if should will would".split())
_OWN = frozenset("we i you please today having release".split())
_SURE = frozenset(
    """
    say tell state deny believe assure decline refuse confirm warn stress claim put
    insist estimate reject quote accuse dispute inform reply
    """.split()
)
_CALLING = frozenset("call describe label brand".split())
_CITED_ENDS = TERMINALS | {",", "that", "\u2014", "\u2013"}


class _Inner(NamedTuple):
    """What one attribution holds inside: source, cue and content spans."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def _citations(unit: Unit) -> list[tuple[Span, Span]]:
    """Return `(cue, source)` of each "citing X" of a unit, outside quotations."""
    found = []
    words = unit.words
    for at in range(len(words)):
        if unit.quote_of[at] >= 0 or words[at] not in _CITING_WORDS:
            continue
        for form in _CITING:
            if words[at : at + len(form)] != form:
                continue
            start = end = at + len(form)
            while (
                end < len(words)
                and words[end] not in _CITED_ENDS
                and (unit.quote_of[end] < 0)
            ):
                end += 1
            if end > start:
                end = _with_name(unit, end)
                found.append((unit.span_of(at, start), unit.span_of(start, end)))
            break
    return found


def _with_name(unit: Unit, end: int) -> int:
    """Return the end of "citing the head of the port, Ana Ruiz," behind the name."""
    stop = end + 1
    while (
        stop < min(len(unit.words), end + 5)
        and unit.tokens[stop].surface[0].isupper()
        and unit.words[stop] not in DAYS
    ):
        stop += 1
    named = end + 2 < stop < len(unit.words) and unit.words[end] == ","
    described = not unit.tokens[end - 1].surface[0].isupper()
    return stop if named and unit.words[stop] == "," and described else end


def _cited(page: PageUnits, outers: list[Attribution]) -> list[tuple[int, _Inner]]:
    """Return, with the index of its outer attribution, each source that one cites."""
    by_unit: dict[int, list[int]] = {}
    for index, outer in enumerate(outers):
        if not outer.cue:
            continue
        unit = page.unit_at(outer.cue[0].start)
        if unit is not None:
            by_unit.setdefault(unit.span.start, []).append(index)
    found = []
    for start, indexes in by_unit.items():
        unit = page.unit_at(start)
        if unit is None:
            continue
        for cue, source in _citations(unit):
            before = [i for i in indexes if outers[i].cue[0].start < cue.start]
            index = max(
                before, key=lambda i: outers[i].cue[0].start, default=indexes[0]
            )
            content = outers[index].content
            if source.of(page.text).casefold().startswith(("its ", "his ", "her ")):
                continue  # a speaker's own basis: "citing its agents"
            if any(span.contains(cue) for span in content):
                continue
            found.append((index, _Inner((source,), (cue,), content)))
    return found


def _passes_words(cue: str) -> bool:
    """Say whether a cue is that of "quotes Y as saying", "cites Y as saying"."""
    return "quot" in cue or cue in {"cited", "cites"}


def _quoted(page: PageUnits, outer: Attribution) -> _Inner | None:
    """Return whom "X quotes Y as saying" quotes."""
    cue = outer.cue[0] if outer.cue else None
    unit = page.unit_at(cue.start) if cue is not None else None
    if cue is None or unit is None or not _passes_words(cue.of(page.text).casefold()):
        return None
    _, first = unit.tokens_of(cue)
    for end in range(first + 1, min(first + 16, len(unit.words))):
        verb = unit.words[end] == "as" and unit.words[end + 1 : end + 2]
        if verb and verb[0].endswith("ing"):
            found = unit.span_of(end, end + 2)
        elif unit.words[end : end + 3] == (",", "for", "whom"):
            found = unit.span_of(end + 1, end + 3)
        elif unit.words[end] == ":" and end > first:
            found = unit.span_of(end, end + 1)
        else:
            continue
        if unit.words[first] in {"by", "as"}:
            return None
        return _Inner((unit.span_of(first, end),), (found,), outer.content)
    return None


def _pieces(unit: Unit, first: int, end: int) -> Iterable[tuple[int, int]]:
    """Cut a stretch of tokens into sentences; quotation marks at its edges fall off."""
    if end - first > 2 and not unit.tokens[first].surface[0].isalnum():
        first += unit.quote_of[first] >= 0
    start = first
    for at in range(first, end):
        if (
            unit.words[at] in TERMINALS
            and at + 1 < end
            and (
                unit.tokens[at + 1].start > unit.tokens[at].end
                and unit.tokens[at + 1].surface[0].isupper()
                and unit.quote_of[at] >= 0
            )
        ):
            yield start, at + 1
            start = at + 1
    if start < end:
        yield start, end


def _is_report(atoms: Atoms, reading: Reading) -> bool:
    """Say whether an inner reading surely tells what somebody else says.

    Inside a content a weak cue is mostly an event ("the rumours added fuel"), and the
    first person is the outer speaker himself.
    """
    group, source = reading.head.group, reading.source
    if group is None or source is None:
        return group is None
    before = atoms.words[group.start : group.verb]
    if any(word in _UNREAL for word in before):
        return False
    if atoms.words[source[0]] in _OWN or atoms.words[source[1] - 1] in _OWN:
        return False
    following = atoms.word(reading.head.end)
    if group.cue.lemma in _CALLING:
        return QUOTE in atoms.words[reading.head.end :]
    return group.cue.lemma in _SURE or following in {"that", QUOTE}


def _opens(atoms: Atoms, reading: Reading) -> bool:
    """Say whether a reading stands at an edge of the stretch: it is its main clause."""
    head = reading.head
    if not _is_report(atoms, reading):
        return False
    if head.side == "right":
        # "In its turn the embassy called": what opens the clause is no main clause.
        framed = atoms.word(0) in PREPOSITIONS or is_adverb(atoms.word(0))
        return head.start <= (8 if framed else 3) and reading.source is not None
    return head.end >= len(atoms) - 2


def _inside(page: PageUnits, outer: Attribution) -> list[_Inner]:
    """Return the attributions that the content of an attribution makes itself."""
    found = []
    for span in outer.content:
        unit = page.unit_at(span.start)
        if unit is None:
            continue
        first, end = unit.tokens_of(span)
        for start, stop in _pieces(unit, first, end):
            atoms = make_atoms(unit, start, stop)
            for reading in read_atoms(atoms):
                if not _opens(atoms, reading):
                    continue
                content = tuple(
                    part
                    for pair in reading.contents
                    if (part := trim_content(page.text, atoms.span(*pair))) is not None
                )
                taken = sum(b - a for a, b in reading.contents)
                if content and taken >= _COVERS * (len(atoms) - 2) - 4:
                    source = (atoms.span(*reading.source),) if reading.source else ()
                    cue = (atoms.span(*reading.head.cue),)
                    found.append(_Inner(source, cue, content))
                break
    return found


def _nominal_source(unit: Unit, first: int, noun: int, at: int) -> Span | None:
    """Return whose report it is that a content names, or None where it does not say.

    Args:
        unit: The unit.
        first: First token of the content.
        noun: The noun: "reports", "criticism".
        at: The "that" behind it.
    """
    words = unit.words
    article = words[first] in DETERMINERS
    if words[noun + 1] in {"from", "by", "of"} and noun + 2 < at:
        return unit.span_of(noun + 2, at)
    if words[noun] in {"estimate", "estimates"} and noun > first:
        return unit.span_of(first, noun)
    bare = noun + 1 == at and (article or words[noun] in _ABSTRACT)
    # "the claim that": whose, the sentence does not say.
    return None if bare or not (noun == first or article) else unit.span_of(first, at)


def _nominal(page: PageUnits, outer: Attribution) -> _Inner | None:
    """Return the report that a content names: "denied reports that X"."""
    span = outer.content[0]
    unit = page.unit_at(span.start)
    if unit is None:
        return None
    first, end = unit.tokens_of(span)
    window = range(first + 1, min(end - 2, first + 14))
    at = next((place for place in window if unit.words[place] == "that"), None)
    if at is None or unit.words[at - 1] in DAYS:
        return None
    noun = next((i for i in range(first, at) if unit.words[i] in _NOUN_CUES), None)
    content = trim_content(page.text, unit.span_of(at + 1, end))
    source = None if noun is None else _nominal_source(unit, first, noun, at)
    if noun is None or content is None or source is None:
        return None
    cue = unit.span_of(noun, noun + 1)
    return _Inner((source,), () if source.overlaps(cue) else (cue,), (content,))


def _record(document: Document, inner: _Inner, parent: Attribution) -> Attribution:
    return make_attribution(
        document.id,
        document.text,
        source=inner.source,
        cue=inner.cue,
        content=inner.content,
        parent=parent.id,
        score=parent.score,
    )


def nest_attributions(
    document: Document, outer: tuple[Attribution, ...], page: PageUnits
) -> tuple[Attribution, ...]:
    """Return outermost attributions together with all that stand inside them.

    Args:
        document: The page.
        outer: Outermost attributions, by rules or by the reader.
        page: The page's units.

    Returns:
        Outer and inner attributions in reading order of their content; an inner one
        names its `parent`.
    """
    found = {item.id: item for item in outer}
    level = list(outer)
    for depth in range(_DEEPEST):
        inner: list[Attribution] = []
        if depth == 0:
            inner += [
                _record(document, part, level[index])
                for index, part in _cited(page, level)
            ]
        cited = {item.parent for item in inner}
        for item in level:
            quoted = _quoted(page, item)
            if quoted is not None:
                inner.append(_record(document, quoted, item))
                continue
            if item.id in cited:
                continue
            parts = _inside(page, item)
            nominal = _nominal(page, item) if not parts else None
            for part in (*parts, *((nominal,) if nominal else ())):
                inner.append(_record(document, part, item))
        level = [item for item in inner if item.id not in found]
        found.update((item.id, item) for item in level)
        if not level:
            break
    return tuple(sorted(found.values(), key=lambda item: (item.content, item.id)))
