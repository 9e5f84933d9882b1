"""Topics: the actors that a content is about, by the lexicon's names and countries."""

import functools
import re

from whence.lexicon.actors import (
    bodies,
    country_forms,
    leaders,
    noun_kinds,
    regions,
)
from whence.lexicon.words import load_document_shares
from whence.model import Actor, Span, Spans

__all__ = ["find_topics"]

_WORD = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'\u2019&-]{0,40}|(?<=[ \u00a0])(?:of|the|and|for)(?=[ \u00a0])"
)
_SMALL = frozenset("of the and for".split())
_CURRENCY = re.compile(r"[ \u00a0]?[$\u20ac\u00a3]")  # "US $50 million"
_DIRECTIONS = frozenset({"North", "South"})  # "the North", but not "North Africa"
_GAP = frozenset({" ", "\u00a0"})
_MOST = 12
_LONGEST_FORM = 7  # words
_JOINED = re.compile(
    r"-(?:led|backed|based|held|occupied|controlled|run|brokered|ruled|allied|born)$"
)


def _runs(text: str, span: Span) -> list[list[tuple[int, int]]]:
    """Return the runs of neighbouring capitalised words of a span.

    Small words inside a name belong to the run: "Trinidad and Tobago".
    """
    runs: list[list[tuple[int, int]]] = []
    for match in _WORD.finditer(text, span.start, span.end):
        joined = runs and text[runs[-1][-1][1] : match.start()] in _GAP
        if joined:
            runs[-1].append(match.span())
        elif match.group() not in _SMALL:
            runs.append([match.span()])
    return runs


@functools.cache
def _openings() -> frozenset[str]:
    """Return the first words of the forms of several words."""
    forms = (*country_forms(), *bodies(), *regions(), *leaders())
    return frozenset(form.split()[0] for form in forms if " " in form)


def find_topics(text: str, content: Spans) -> tuple[Actor, ...]:
    """Return the countries, known bodies and leaders that a content names, in order.

    Args:
        text: The page's text.
        content: The spans of the content.

    >>> text = "North Korea sent shells to Russian-led troops, whom Palestinians saw"
    >>> [actor.name for actor in find_topics(text, (Span(0, len(text)),))]
    ['North Korea', 'Russia', 'Palestine']
    """
    found: dict[str, Actor] = {}
    for span in content:
        for run in _runs(text, span):
            at = 0
            while at < len(run) and len(found) < _MOST:
                step = 1
                longest = min(_LONGEST_FORM, len(run) - at)
                if text[run[at][0] : run[at][1]] not in _openings():
                    longest = 1
                for size in range(longest, 0, -1):
                    place = Span(run[at][0], run[at + size - 1][1])
                    sides = (_word(text, run, at - 1), _word(text, run, at + size))
                    known, actor = _read(text, place, sides)
                    if actor is not None and actor.name is not None:
                        found.setdefault(actor.name, actor)
                    if known:
                        step = size
                        break
                at += step
    return tuple(found.values())


def _word(text: str, run: list[tuple[int, int]], at: int) -> str:
    """Return a capitalised word of a run; empty where there is none."""
    if not 0 <= at < len(run):
        return ""
    word = text[run[at][0] : run[at][1]]
    return "" if word in _SMALL else word


def _read(text: str, place: Span, sides: tuple[str, str]) -> tuple[bool, Actor | None]:
    """Return whether a form is known, and the actor that it names.

    Args:
        text: The page's text.
        place: Where the form stands.
        sides: The capitalised words right before and after it; empty for none.
    """
    bare = re.sub(r"['\u2019]s?$", "", place.of(text)).replace("\u2019", "'")
    if bare not in country_forms() and bare not in bodies():
        bare = bare.rstrip(".")  # the sentence's, not an abbreviation's
    if (bare in _DIRECTIONS and sides[1]) or _CURRENCY.match(text, place.end):
        return False, None
    body = bodies().get(bare)
    if body is not None:
        # An outlet or a wire is a link of a chain, and no part of its name a country.
        if body.kind in {"outlet", "agency"}:
            return bare not in country_forms(), _state(bare, place)
        return True, Actor(body.name, body.kind, body.country, (place,))
    actor = _state(bare, place) or _leader(bare, place, sides)
    return actor is not None, actor


def _state(bare: str, place: Span) -> Actor | None:
    """Return the country that a form, or the people or the region it is, belongs to."""
    forms = country_forms()
    joined = _JOINED.sub("", bare)  # "US-led", "Israeli-occupied"
    for form in (bare, joined):
        found = forms.get(form)
        name = found.country.name if found is not None else regions().get(form)
        if name is not None:
            return Actor(name, "government", name, (place,))
    people = forms.get(bare.removesuffix("s"))
    if people is not None and people.kind == "adjective":  # "Palestinians"
        name = people.country.name
        return Actor(name, "government", name, (place,))
    return None


def _leader(bare: str, place: Span, sides: tuple[str, str]) -> Actor | None:
    """Return the known leader of a name, by surname where no other name is near."""
    country = leaders().get(bare)
    if country is None:
        return None
    if " " not in bare:
        before, after = sides
        named = before and "office" not in noun_kinds().get(before.casefold(), ())
        # "May", "Brown"; "Jenna Bush", "Abdullah Ocalan"
        if bare.casefold() in load_document_shares() or named or after:
            return None
    return Actor(bare, "person", country, (place,))
