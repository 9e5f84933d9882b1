"""Words before a time that belong to it: the end of, mid-, early, about, at least."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from whence.extract.times.forms import Form
from whence.extract.times.frames import read_frame
from whence.extract.times.lexemes import Lexemes
from whence.model import TimeModifier

__all__ = ["widen"]

_DASHES = frozenset("-\u2010\u2011\u2013")
_SECTIONS: Mapping[str, TimeModifier] = MappingProxyType(
    {"start": "start", "mid": "mid", "end": "end"}
)
_PARTS: Mapping[str, TimeModifier] = MappingProxyType(
    {
        "early": "start",
        "first": "start",
        "second": "end",
        "latter": "end",
        "later": "end",
        "last": "end",
        "middle": "mid",
    }
)
_PREFIXES: Mapping[str, TimeModifier] = MappingProxyType(
    {
        "mid": "mid",
        "early": "start",
        "late": "end",
        "post": "after",
        "pre": "before",
    }
)
_PHRASES: tuple[tuple[tuple[str, ...], TimeModifier], ...] = (
    (("no", "more", "than"), "less-than"),
    (("not", "more", "than"), "less-than"),
    (("no", "less", "than"), "more-than"),
    (("no", "fewer", "than"), "more-than"),
    (("more", "than"), "more-than"),
    (("longer", "than"), "more-than"),
    (("less", "than"), "less-than"),
    (("fewer", "than"), "less-than"),
    (("at", "least"), "more-than"),
    (("at", "most"), "less-than"),
    (("up", "to"), "less-than"),
    (("as", "long", "as"), "less-than"),
    (("as", "many", "as"), "less-than"),
    (("well", "over"), "more-than"),
    (("just", "over"), "more-than"),
    (("a", "little", "over"), "more-than"),
    (("just", "under"), "less-than"),
    (("over",), "more-than"),
    (("under",), "less-than"),
)
_OVER_LEADS = frozenset(
    "for of in within after lasted last spent took take takes".split()
)
_UNDATED = frozenset({"duration", "set", "reference", "offset"})
_AFTER_A = frozenset("few couple dozen hundred thousand".split())
_EDGES = frozenset({"start", "mid", "end"})
_MIDWAY = frozenset({"midway", "halfway"})
_TOLD = frozenset({"deictic", "clock", "weekday"})
_FUTURES = frozenset("near foreseeable immediate distant".split())
_SOFT = frozenset("some nearly almost roughly".split())
_NOT_BEFORE_PART = frozenset({"as", "too", "so"})


def widen(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Extend a form to the left by the words that shade it, and read its bound.

    Args:
        lexemes: The text.
        form: The form without its modifiers.
        floor: First token that no earlier form holds.

    Returns:
        The form with the modifier, the determiner and the bound before it.
    """
    dated = form.kind not in _UNDATED or (form.kind == "offset" and form.inner)
    if dated:
        form = _two_parts(lexemes, _section(lexemes, form, floor), floor)
    elif form.name == "FUTURE_REF" and lexemes.words[form.first - 1] in _FUTURES:
        form = replace(form, first=max(form.first - 1, floor))
    form = _determiner(lexemes, form, floor)
    if form.kind == "duration" or (form.kind == "offset" and form.base != "context"):
        form = _measure(lexemes, form, floor)
    if form.kind not in {"reference", "set"}:
        form = _approximate(lexemes, form, floor)
    return read_frame(lexemes, form) if dated else form


def _determiner(lexemes: Lexemes, form: Form, floor: int) -> Form:
    at = form.first - 1
    if at < floor:
        return form
    word, lengthy = lexemes.words[at], form.kind in {"duration", "offset"}
    few = lengthy and lexemes.words[form.first] in _AFTER_A
    taken = (word == "the" and _takes_article(lexemes, form)) or (
        word in {"a", "an"} and few
    )
    return replace(form, first=at) if taken else form


def _takes_article(lexemes: Lexemes, form: Form) -> bool:
    """Say whether "the" belongs to the time, not to the noun that the time modifies.

    In "the two-year lease" and "the 1998 bombing" it is the noun's.
    """
    first = form.first
    if form.kind == "calendar":
        section = form.part is not None and lexemes.has(first, "section")
        day_first = form.day and not form.name and lexemes.has(first, "int")
        ordinal = lexemes.has(first, "ordinal")
        return bool(section or ordinal or day_first or form.shift_unit == "self")
    if form.kind == "clock" and ":" in form.name:  # "the 6 p.m. curfew": the noun's
        return bool(lexemes.has(first, "ordinal") or lexemes.has(first, "deictic"))
    if form.kind in {"weekday", "deictic"}:
        return bool(form.shift_unit) or lexemes.words[first] == "day"
    if form.kind in {"set", "reference"}:
        return lexemes.words[form.last - 1] in {"past", "future"}
    hyphened = "-" in lexemes.words[first + 1 : form.last]
    named = form.kind in {"quarter", "offset"} and lexemes.words[first] != "year"
    return not (hyphened and (form.kind == "duration" or named))


def _section(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Read "the end of", "early", "mid-", "later" before a date."""
    words, at = lexemes.words, form.first - 1
    article = words[at] == "the" and at > floor
    of = at - 1 if article else at
    found: tuple[int, TimeModifier] | None = None
    if words[of] == "of" and of > floor:
        found = _whole_section(lexemes, of, floor)
    elif words[at] in _DASHES and at > floor and words[at - 1] in _PREFIXES:
        found = at - 1, _PREFIXES[words[at - 1]]
    elif words[at] == "through" and at > floor and words[at - 1] in _MIDWAY:
        found = at - 1, "mid"
    elif words[at] in {"in", "on"} and at > floor:
        if words[at - 1] in {"early", "late"} and words[at - 2] not in _NOT_BEFORE_PART:
            found = at - 1, _PREFIXES[words[at - 1]]
    elif at >= floor:
        return _part(lexemes, form, at, floor)
    if found is None:
        return form
    form = replace(form, first=found[0])
    halved = words[of - 1] == "half" and form.kind == "calendar" and form.unit == "Y"
    if halved and words[of] == "of":  # "the latter half of 2008"
        return replace(form, kind="half", number=1 if found[1] == "start" else 2)
    return replace(form, part=found[1])


def _two_parts(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Extend "late March" by the part before it: "mid-to-late March"."""
    words, at = lexemes.words, form.first - 1
    if form.part not in _EDGES or words[form.first] not in _PREFIXES:
        return form
    at -= words[at] in _DASHES
    if words[at] not in {"to", "or"} or form.kind in _TOLD:
        return form
    at -= 1
    at -= words[at] in _DASHES
    first = _PREFIXES.get(words[at])
    if first not in _EDGES or first == form.part or at < floor:
        return form
    if words[at - 1] in {"from", "between"} or {first, form.part} == {"start", "end"}:
        return form  # "from early to late March": a range
    return replace(form, first=at, part=first if form.part == "mid" else form.part)


def _whole_section(
    lexemes: Lexemes, of: int, floor: int
) -> tuple[int, TimeModifier] | None:
    """Read back from "of": "the end of", "the latter part of"."""
    words, at = lexemes.words, of - 1
    half = _PARTS.get(words[at - 1]) if words[at] == "half" and at > floor else None
    if half is not None:  # "the first half of the 1990s"
        return at - 1, half
    section = lexemes.has(at, "section")
    if section is not None and words[at] != "close":
        very = words[at - 1] == "very" and at > floor
        return at - 1 if very else at, _SECTIONS[section]
    part = _PARTS.get(words[at - 1])
    if words[at] == "part" and part is not None and at > floor:
        return at - 1, part
    return None


def _part(lexemes: Lexemes, form: Form, at: int, floor: int) -> Form:
    """Read "early", "late", "mid" and, before what is told from now, "earlier"."""
    part = lexemes.has(at, "part")
    if part is None and (form.shift_unit or form.kind in _TOLD):
        part = lexemes.has(at, "comparative")
    words = lexemes.words
    if part is None or words[at - 1] in _NOT_BEFORE_PART:
        return form
    first = at - 1 if words[at - 1] == "very" and at > floor else at
    name = form.name or words[at]
    return replace(form, first=first, part=_SECTIONS[part], name=name)


def _measure(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Read "at least", "more than", "up to" before a length of time."""
    words = lexemes.words
    for phrase, modifier in _PHRASES:
        first = form.first - len(phrase)
        if first < floor or tuple(words[first : form.first]) != phrase:
            continue
        if len(phrase) == 1 and (
            form.shift_unit == "window" or words[first - 1] not in _OVER_LEADS
        ):
            return form  # "over the past year" bounds nothing
        return replace(form, first=first, part=modifier)
    return form


def _approximate(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Read "about", "around", "nearly", "some" before a time or a length."""
    at = form.first - 1
    if at < floor or "approx" not in lexemes.senses[at]:
        return form
    word = lexemes.words[at]
    lengthy = form.kind in {"duration", "offset"}
    topic = word == "about" and form.kind != "clock"  # "talks about Friday"
    if not lengthy and (word in _SOFT or topic):
        return form
    part: TimeModifier = "less-than" if word in {"nearly", "almost"} else "approx"
    return replace(form, first=at, part=form.part or part)
