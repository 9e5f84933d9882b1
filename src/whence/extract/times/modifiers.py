"""Words before a time that belong to it or bound it: the end of, mid-, about, since."""

from dataclasses import replace

from whence.extract.times.forms import Form, Frame
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.tenses import MOVES
from whence.model import TimeModifier

__all__ = ["read_frame", "widen"]

_DASHES = frozenset("-\u2010\u2011\u2013")
_SECTION: dict[str, TimeModifier] = {"start": "start", "mid": "mid", "end": "end"}
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
_OVER_VERBS = frozenset(
    "for of in within after lasted last spent took take takes".split()
)
_DATED = frozenset(
    {
        "calendar",
        "unit",
        "season",
        "quarter",
        "half",
        "decade",
        "century",
        "fiscal",
        "weekday",
        "deictic",
        "holiday",
        "clock",
        "part-of",
    }  # fmt: skip
)
_DETERMINERS = frozenset({"the", "a", "an"})
_FRAMES: dict[str, Frame] = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "thru": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}


def widen(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Extend a form to the left by the words that shade it, and read its frame.

    Args:
        lexemes: The text.
        form: The form without its modifiers.
        floor: First token that no earlier form holds.

    Returns:
        The form with the modifier, the determiner and the bound before it.
    """
    if form.kind in _DATED:
        form = _section(lexemes, form, floor)
    form = _determiner(lexemes, form, floor)
    if form.kind == "duration" or (form.kind == "offset" and form.base != "context"):
        form = _measure(lexemes, form, floor)
    if form.kind not in {"reference", "set"}:
        form = _approximate(lexemes, form, floor)
    if form.kind in _DATED:
        adverbial = lexemes.words[form.first - 1] in {"on", "since", "dated", "in"}
        form = replace(read_frame(lexemes, form), adverbial=adverbial)
    return form


def _determiner(lexemes: Lexemes, form: Form, floor: int) -> Form:
    at = form.first - 1
    if at < floor:
        return form
    word = lexemes.words[at]
    if word == "the":
        return replace(form, first=at) if _takes_article(lexemes, form) else form
    if word in {"a", "an"} and form.kind in {"duration", "offset"}:
        few = lexemes.words[form.first] in {
            "few",
            "couple",
            "dozen",
            "hundred",
            "thousand",
        }
        return replace(form, first=at) if few else form
    return form


def _takes_article(lexemes: Lexemes, form: Form) -> bool:
    """Say whether "the" belongs to the time, not to the noun that the time modifies.

    In "the two-year lease" and "the 1998 bombing" it is the noun's.
    """
    if form.kind == "calendar":
        whole = form.part in {"start", "mid", "end"} and lexemes.has(
            form.first, "section"
        )
        ordinal = lexemes.has(form.first, "ordinal") is not None
        first_day = form.day and lexemes.has(form.first, "int")
        return bool(
            whole
            or ordinal
            or (first_day and not form.name)
            or form.shift_unit == "self"
        )
    if form.kind in {"weekday", "deictic"}:
        return bool(form.shift_unit) or lexemes.words[form.first] == "day"
    if form.kind == "set":
        return False
    if form.kind == "reference":
        return lexemes.words[form.first] in {"past", "future"}
    hyphened = "-" in lexemes.words[form.first + 1 : form.last] and form.kind != "half"
    if form.kind == "duration" and hyphened:
        return False
    if (
        form.kind in {"quarter", "offset"}
        and hyphened
        and lexemes.words[form.first] != "year"
    ):
        return False
    return True


def _section(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Read "the end of", "early", "mid-", "later" before a date."""
    at = form.first - 1
    words = lexemes.words
    start = at - 1 if words[at] == "the" and at > floor else at
    if words[start] == "of" and start - 1 >= floor:
        section = lexemes.has(start - 1, "section")
        if section is not None and words[start - 1] != "close":
            first = start - 1
            if words[first - 1] in {"very"} and first > floor:
                first -= 1
            return replace(form, first=first, part=_SECTION[section])
        if words[start - 1] == "part" and start - 2 >= floor:
            part = {"early": "start", "first": "start", "latter": "end", "later": "end",
                    "last": "end", "middle": "mid"}.get(words[start - 2])  # fmt: skip
            if part is not None:
                return replace(form, first=start - 2, part=_SECTION[part])
    if (
        words[at] in _DASHES
        and at - 1 >= floor
        and words[at - 1] in {"mid", "early", "late"}
    ):
        return replace(
            form, first=at - 1, part=_SECTION[lexemes.senses[at - 1]["part"]]
        )
    if (
        words[at] in {"in", "on"}
        and at - 1 >= floor
        and words[at - 1] in {"early", "late"}
    ):
        previous = words[at - 2]
        if previous not in {"as", "too", "so", "very"}:
            return replace(
                form, first=at - 1, part=_SECTION[lexemes.senses[at - 1]["part"]]
            )
    if words[at] in _DASHES and at - 1 >= floor and words[at - 1] in {"post", "pre"}:
        return replace(
            form, first=at - 1, part="after" if words[at - 1] == "post" else "before"
        )
    if at >= floor:
        part = lexemes.has(at, "part") or (
            lexemes.has(at, "comparative")
            if form.shift_unit or form.kind in {"deictic", "clock"}
            else None
        )
        if part is not None and words[at - 1] not in {"as", "too"}:
            first = at - 1 if words[at - 1] == "very" and at > floor else at
            return replace(form, first=first, part=_SECTION[part],
                           name=form.name or words[at])  # fmt: skip
    return form


def _measure(lexemes: Lexemes, form: Form, floor: int) -> Form:
    """Read "at least", "more than", "up to" before a length of time."""
    words = lexemes.words
    for phrase, modifier in _PHRASES:
        first = form.first - len(phrase)
        if first < floor or tuple(words[first : form.first]) != phrase:
            continue
        if phrase == ("over",) and (
            form.shift_unit == "window" or words[first - 1] not in _OVER_VERBS
        ):
            return form
        if phrase == ("under",) and words[first - 1] not in _OVER_VERBS:
            return form
        return replace(form, first=first, part=modifier)
    return form


def _approximate(lexemes: Lexemes, form: Form, floor: int) -> Form:
    at = form.first - 1
    if at < floor or "approx" not in lexemes.senses[at]:
        return form
    word = lexemes.words[at]
    lengthy = form.kind in {"duration", "offset"}
    if word in {"some", "nearly", "almost", "roughly"} and not lengthy:
        return form
    if word == "about" and not lengthy and form.kind != "clock":
        return form  # "talks about Friday"
    part: TimeModifier = "less-than" if word in {"nearly", "almost"} else "approx"
    return replace(form, first=at, part=form.part or part)


def read_frame(lexemes: Lexemes, form: Form) -> Form:
    """Read the bound that stands before a date: "since", "until", "as early as"."""
    words, at = lexemes.words, form.first - 1
    if at < 1:
        return form
    if words[at] == "as" and words[at - 2] == "as":
        frame = {"early": "as-early-as", "soon": "as-early-as", "late": "as-late-as",
                 "recently": "as-late-as"}.get(words[at - 1])  # fmt: skip
        if frame == "as-early-as" and words[at - 1] != "recently":
            return replace(form, frame="as-early-as")
        if frame == "as-late-as":
            return replace(form, frame="as-late-as" if words[at - 1] == "late" else "")
    if words[at] == "than" and words[at - 1] in {"later", "earlier"}:
        if words[at - 2] in {"no", "not"}:
            return replace(form, frame="until" if words[at - 1] == "later" else "since")
        return replace(form, frame="after" if words[at - 1] == "later" else "before")
    if words[at] == "to" and words[at - 1] in {"prior", "up"}:
        return replace(form, frame="before" if words[at - 1] == "prior" else "until")
    if words[at] == "through" and form.kind in {"decade", "century"}:
        return form  # "through the 1980s": all of them
    if words[at] == "from" and words[at - 1] in {"date", "dates", "dated", "dating",
                                                 "comes", "came", "remains"}:  # fmt: skip
        return form
    if words[at] == "from" and words[at - 1] in MOVES:
        return form  # "slipped from Q2 to Q3"
    if words[at] == "from" and words[at - 1] in {
        "week",
        "weeks",
        "days",
        "away",
        "far",
    }:
        return form
    named = _FRAMES.get(words[at])
    if named is None:
        return form
    if words[at] == "by" and form.kind == "clock" and ":" not in form.name:
        return replace(form, frame="by")
    return replace(form, frame=named)
