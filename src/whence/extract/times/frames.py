"""The bound that the words before a time set: since, until, by, as early as."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from whence.extract.times.forms import Form, Frame
from whence.extract.times.lexemes import Lexemes
from whence.extract.times.tenses import MOVES

__all__ = ["read_frame"]

_FRAMES: Mapping[str, Frame] = MappingProxyType(
    {
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
)
_AS: Mapping[str, Frame] = MappingProxyType(
    {"early": "as-early-as", "soon": "as-early-as", "late": "as-late-as"}
)
_LIMITS: Mapping[tuple[str, ...], Frame] = MappingProxyType(
    {
        ("at", "the", "earliest"): "as-early-as",
        ("at", "the", "soonest"): "as-early-as",
        ("at", "the", "latest"): "by",
        ("or", "earlier", "."): "by",
        ("or", "later", "."): "since",
    }
)
_PAIRS: Mapping[tuple[str, str], Frame] = MappingProxyType(
    {
        ("later", "than"): "after",
        ("earlier", "than"): "before",
        ("prior", "to"): "before",
        ("up", "to"): "until",
    }
)
# "From" that bounds nothing: what dates from a century, what is a week from Friday.
_NOT_FROM = MOVES | frozenset(
    """
    date dates dated dating comes came remains week weeks days away far
    """.split()
)
_EXTENDED = frozenset("extended extend extends prolonged prolong renewed".split())
_ADVERBS = frozenset({"on", "since", "dated", "in"})


def read_frame(lexemes: Lexemes, form: Form) -> Form:
    """Return a form with the bound that stands before it.

    Args:
        lexemes: The text.
        form: The form with all its own words.

    Returns:
        The form with `frame`, and with whether a preposition places it.
    """
    lead = lexemes.words[form.first - 1]
    frame = _find_frame(lexemes, form)
    return replace(form, frame=frame, adverbial=lead in _ADVERBS)


def _find_pair(words: list[str], at: int) -> Frame | None:
    """Return the bound that two words or more set: "no later than", "on or before"."""
    pair = _PAIRS.get((words[at - 1], words[at]))
    if words[at - 1] == "up" and words[at - 2] == "-":
        return ""  # "in the run-up to the vote"
    if pair is not None and words[at] == "than" and words[at - 2] in {"no", "not"}:
        return "until" if pair == "after" else "since"
    if words[at - 2 : at] == ["on", "or"] and words[at] in {"before", "after"}:
        return "until" if words[at] == "before" else "since"
    return pair


def _find_frame(lexemes: Lexemes, form: Form) -> Frame:
    words, at = lexemes.words, max(form.first - 1, 0)
    if words[at] == "as" and words[at - 2] == "as":
        return _AS.get(words[at - 1], "")
    limit = _LIMITS.get(tuple(words[form.last : form.last + 3]))
    limit = _find_pair(words, at) if limit is None else limit
    if limit is not None:
        return limit
    through = words[at] == "through" and form.kind in {"decade", "century"}
    unbound = words[at] == "from" and words[at - 1] in _NOT_FROM
    if through or unbound:
        return ""  # "through the 1980s": all of them
    if words[at] == "to":  # "extended by three weeks to 24 January"
        return "until" if _EXTENDED & set(words[max(at - 5, 0) : at]) else ""
    return _FRAMES.get(words[at], "")
