"""Topics: the actors that a content is about, by the lexicon's names and countries."""

import re

from whence.lexicon.actors import bodies, country_forms
from whence.model import Actor, Span, Spans

__all__ = ["find_topics"]

_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w.'\u2019&-]{0,40}")
_GAP = frozenset({" ", "\u00a0"})
_MOST = 12


def _runs(text: str, span: Span) -> list[list[tuple[int, int]]]:
    """Return the runs of neighbouring capitalised words of a span."""
    runs: list[list[tuple[int, int]]] = []
    for match in _WORD.finditer(text, span.start, span.end):
        if runs and text[runs[-1][-1][1] : match.start()] in _GAP:
            runs[-1].append(match.span())
        else:
            runs.append([match.span()])
    return runs


def find_topics(text: str, content: Spans) -> tuple[Actor, ...]:
    """Return the countries and known bodies that a content names, in order.

    Args:
        text: The page's text.
        content: The spans of the content.

    >>> text = "North Korea sent shells to Russia"
    >>> [actor.name for actor in find_topics(text, (Span(0, len(text)),))]
    ['North Korea', 'Russia']
    """
    found: dict[str, Actor] = {}
    for span in content:
        for run in _runs(text, span):
            at = 0
            while at < len(run) and len(found) < _MOST:
                step = 1
                for size in range(min(5, len(run) - at), 0, -1):
                    place = Span(run[at][0], run[at + size - 1][1])
                    actor = _actor(place.of(text), place)
                    if actor is not None and actor.name is not None:
                        found.setdefault(actor.name, actor)
                        step = size
                        break
                at += step
    return tuple(found.values())


def _actor(surface: str, place: Span) -> Actor | None:
    bare = re.sub(r"['\u2019]s?$", "", surface)
    country = country_forms().get(bare) or country_forms().get(bare.rstrip("."))
    if country is not None:
        return Actor(country.country.name, "government", country.country.name, (place,))
    body = bodies().get(bare)
    if body is not None and body.kind not in {"outlet", "agency"}:
        return Actor(body.name, body.kind, body.country, (place,))
    return None
