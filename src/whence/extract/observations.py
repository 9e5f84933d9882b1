"""Observations: under which office a page names a person ("observed as").

"Foreign Minister Sergey Lavrov", "Jane Roe, spokeswoman for the Coast Guard," and "the
head of the clinic, Jane Roe," each tell who somebody was on the day of the page. A page
tells it once; other pages of these days may use it, with the words as evidence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.extract.institutions import canonical_body, find_country, strip_country
from whence.extract.mentions.words import NO_NAMES
from whence.extract.sourcewords import (
    PARTICLES,
    bare_word,
    has_body_word,
    is_capital,
    is_name,
    kinds_of,
)
from whence.lexicon.actors import bodies, country_forms
from whence.lexicon.words import load_document_shares
from whence.model import Document, Span

__all__ = ["Observation", "find_observations", "office_key"]

_LONGEST = 200_000  # code points of a page that are read
_MOST = 400  # observations of a page that are kept
_AROUND = 120  # code points beside a name that may hold its office
_WORD = r"(?:[A-Z\u00c0-\u00de\u0100-\u017e][\w'\u2019-]{1,30}|[A-Z]\.|(?:al|el)-[A-Z]\w{1,30})"
_RUN = re.compile(
    rf"(?<![\w'\u2019-]){_WORD}"
    rf"(?:[ \u00a0](?:{_WORD}|(?:bin|ibn|van|von|der|de|da|di|al|el|of|for|the)"
    rf"(?=[ \u00a0](?:the[ ])?{_WORD}))){{0,11}}"
)
_AFTER = re.compile(
    r"^,\s((?:(?!,|;|\.\s|:|\u2014|\n)[^()\"\u201c\u201d]){4,100}?)(?=,|;|\.(?:\s|$)|\n|$)"
)
_VERB = re.compile(
    r"\s(?:who|whom|that|which|said|says|told|tells|has|had|have|was|were|is|are|will|"
    r"would|and|but|as|in an|in a|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.{0,200}$",
    re.DOTALL,
)
_CLAUSE = re.compile(r"[.;:!?,\"\u201c\u201d()\u2014\n]\s*")
_LINKED = frozenset("of for the and".split())
_FORMER = frozenset("former ex then late ex- previous one-time".split())
_QUALIFIERS = frozenset(
    """
    deputy vice chief acting interim senior junior prime foreign interior defence defense
    health finance economy energy transport trade agriculture education justice labour
    labor environment culture sports housing emergency military intelligence security
    press state federal regional provincial national army navy police air force forces
    opposition party central bank first second cabinet human rights climate science
    digital home external internal commercial logistics operations
    """.split()
)
_STOP = frozenset("by said told with to from in on at that as when while after".split())
_FIXED = {
    "defense": "defence", "labor": "labour", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "chief": "head", "director": "head", "boss": "head",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "premier": "prime minister", "vice-president": "vice president",
    "ministers": "minister", "external": "foreign",
}  # fmt: skip
_DROPPED = frozenset(
    "the a an of for in at and affairs general new its his her senior 's".split()
)
_SIDE = re.compile(r"[ ]of[ ](?:the[ ])?([A-Z][\w.]{1,20}(?:[ ][A-Z][\w.]{1,20}){0,2})")
_FULL_NAME = 2  # words
_BODY = re.compile(r"\s(?:of|for|at|in|with)\s(?:the\s)?(\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Observation:
    """One place where a page names a person together with an office.

    Attributes:
        name: The name as written; one word where the page gives no more.
        office: The office, as written, without article and country.
        country: The country of the office; None where the words do not tell.
        body: The body that the office belongs to; None where the words name none.
        former: Whether the page says that the office is no longer held.
        span: The words, name and office together.
    """

    name: str
    office: str
    country: str | None
    body: str | None
    former: bool
    span: Span


def office_key(office: str) -> frozenset[str]:
    """Return what tells an office apart, however it is worded.

    >>> office_key("Minister of Foreign Affairs") == office_key("foreign minister")
    True
    >>> office_key("deputy defense minister") == office_key("defence minister")
    False
    """
    found: set[str] = set()
    for word in re.findall(r"[\w-]+", office.casefold().replace("'s", "")):
        if word not in _DROPPED and word not in _FORMER:
            found.update(_FIXED.get(word, word).split())
    return frozenset(found)


def find_observations(document: Document) -> tuple[Observation, ...]:
    """Return where a page names persons together with an office, in reading order.

    Args:
        document: The page; its headline, body and captions are read.
    """
    found: list[Observation] = []
    for span in document.spans_of("headline", "body", "caption"):
        end = min(span.end, _LONGEST)
        for match in _RUN.finditer(document.text, span.start, max(end, span.start)):
            found.extend(_observe(document.text, span, match))
            if len(found) >= _MOST:
                return tuple(found[:_MOST])
    return tuple(found)


def _observe(text: str, within: Span, match: re.Match[str]) -> Iterator[Observation]:
    """Yield what the words around one run of capitals tell of a person in it."""
    for start, end in _names_in(text, match):
        name = text[start:end].replace("\u00a0", " ")
        for office, place in (
            _office_before(text, within, start),
            _apposed_before(text, within, start, end),
            _apposed_after(text, within, start, end),
        ):
            if not office:
                continue
            definite = text.startswith("the ", place.start)
            if " " not in name and place.start >= start and not definite:
                continue  # "Orion, a spokesman ..." by one word may be anything
            found = _record(name, office, place)
            if found.country is None:
                found = replace(found, country=_country_behind(text, end))
            yield found


def _country_behind(text: str, end: int) -> str | None:
    """Return the country in "Interior Minister Ana Ruiz of Latvia", or None."""
    match = _SIDE.match(text, end)
    form = None if match is None else country_forms().get(match.group(1))
    return None if form is None or form.kind == "adjective" else form.country.name


def _names_in(text: str, match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the person of a run stands: behind its last office or country."""
    words = list(re.finditer(r"[^ \u00a0]+", match.group()))
    start, end = 0, len(words)
    for at, word in enumerate(words):
        bare = re.sub(r"['\u2019]s?$", "", word.group())
        if bare_word(bare) == "of" and at - start >= _FULL_NAME and start:
            end = at  # "Interior Minister Ana Ruiz of Latvia"
            break
        if (
            word.group() != bare
            or bare in country_forms()
            or bare_word(bare) in _LINKED | _QUALIFIERS
            or {"office", "spokesperson"} & set(kinds_of(bare))
        ):
            start = at + 1
    kept = words[start:end]
    surfaces = [word.group() for word in kept]
    if not surfaces or not is_name(surfaces) or len(surfaces) > 4:
        return
    if len(surfaces) == 1 and start == 0 and not _is_introduced(text, match):
        return
    if len(surfaces) == 1 and surfaces[0].casefold() in load_document_shares():
        return  # "President Street": one word that is common is no name to rely on
    if has_body_word(surfaces) or " ".join(surfaces) in bodies():
        return
    if any(kinds_of(word) or bare_word(word) in NO_NAMES for word in surfaces):
        return
    if bare_word(surfaces[-1]) in PARTICLES:
        return
    yield match.start() + kept[0].start(), match.start() + kept[-1].end()


def _is_introduced(text: str, match: re.Match[str]) -> bool:
    """Say whether an office stands beside one word: "minister Lavrov"."""
    before = text[max(0, match.start() - 30) : match.start()].split()
    if before and "office" in kinds_of(before[-1]) and text[match.start() - 1] == " ":
        return True
    return text.startswith(", the ", match.end())


def _office_before(text: str, within: Span, start: int) -> tuple[str, Span]:
    """Return the office right before a name: "Ukraine's intelligence chief"."""
    lowest = max(within.start, start - _AROUND)
    near = text[lowest:start]
    cut = list(_CLAUSE.finditer(near.rstrip() if near.endswith(" ") else near))
    if cut:
        lowest += cut[-1].end()
        near = text[lowest:start]
    words = list(re.finditer(r"\S+", near))
    at = _office_at([word.group() for word in words])
    if at is None:
        return "", Span(start, start + 1)
    while at > 0 and len(words) - at < 9 and _qualifies(words[at - 1].group()):
        before = bare_word(words[at - 2].group()) if at > 1 else ""
        if bare_word(words[at - 1].group()) == "and" and before not in _QUALIFIERS:
            break  # "Foreign Minister Orlov and Interior Minister Petrov"
        word = bare_word(words[at - 1].group())
        if word in {"of", "for"} and not _heads(before):
            break  # "Aksoy of the broker": of no office
        at -= 1
    while at < len(words) - 1 and bare_word(words[at].group()) in _LINKED:
        at += 1
    begin = lowest + words[at].start()
    return text[begin:start].strip(), Span(begin, start)


def _office_at(words: Sequence[str]) -> int | None:
    """Return which word before a name is its office, or None.

    It is the last, or its field follows: "Minister for Health and Sports".
    """
    for at in range(len(words) - 1, max(-1, len(words) - 7), -1):
        if {"office", "spokesperson"} & set(kinds_of(words[at])):
            fields = words[at + 1 :]
            held = not fields or (
                bare_word(fields[0]) in _LINKED and bare_word(fields[-1]) not in _LINKED
            )
            return at if held and all(map(_qualifies, fields)) else None
        if not _qualifies(words[at]):
            return None
    return None


def _heads(bare: str) -> bool:
    return bool(kinds_of(bare)) or bare in _QUALIFIERS


def _qualifies(word: str) -> bool:
    """Say whether a word before an office belongs to it."""
    bare = re.sub(r"['\u2019]s?$", "", bare_word(word))
    if bare in _STOP:
        return False
    return (
        is_capital(word)
        or bare in _QUALIFIERS
        or bare in _LINKED
        or bare in _FORMER
        or bool(kinds_of(bare))
    )


def _apposed_before(text: str, within: Span, start: int, end: int) -> tuple[str, Span]:
    """Return the office in "the head of the clinic, Jane Roe,"."""
    none = "", Span(start, start + 1)
    if text[start - 2 : start] != ", " or text[end : end + 1] not in {",", "."}:
        return none
    lowest = max(within.start, start - 2 - _AROUND)
    near = text[lowest : start - 2]
    cut = list(_CLAUSE.finditer(near))
    if cut:
        lowest += cut[-1].end()
        near = near[cut[-1].end() :]
    words = near.split()
    if not words or bare_word(words[0]) in _STOP or not _is_role(near):
        return none
    return near, Span(lowest, start - 2)


def _apposed_after(text: str, within: Span, start: int, end: int) -> tuple[str, Span]:
    """Return the office in "Jane Roe, spokeswoman for the Coast Guard,"."""
    match = _AFTER.match(text[end : min(within.end, end + _AROUND)])
    if match is None:
        return "", Span(start, end)
    words = _VERB.sub("", match.group(1))
    if not _is_role(words):
        return "", Span(start, end)
    return words, Span(end + 2, end + 2 + len(words))


def _is_role(words: str) -> bool:
    """Say whether words name one office: its noun, before any "of", stands there.

    "the head of the clinic" does, "including ministers of five countries" does not.
    """
    head = re.split(r"\s(?:of|for|at|in|with)\s", words)[0].split()
    if not head or len(head) > 7 or len(words.split()) > 14:
        return False
    if any(bare_word(word) in _STOP for word in head):
        return False
    last = bare_word(head[-1])
    return bool({"office", "spokesperson"} & set(kinds_of(last))) and not (
        last.endswith("s") and kinds_of(last[:-1])
    )


def _record(name: str, office: str, place: Span) -> Observation:
    words = re.sub(
        r"^(?:the|an?|its|his|her|their)\s", "", office.strip(), flags=re.IGNORECASE
    )
    former = any(bare_word(word) in _FORMER for word in words.split()[:2])
    words = " ".join(w for w in words.split() if bare_word(w) not in _FORMER)
    country, bare = strip_country(words)
    if "minister" in words.casefold():
        # "Labour Minister": a field, neither the party nor its country.
        return Observation(name, bare.strip(), country, None, former, place)
    country = country or find_country(words)
    return Observation(name, bare.strip(), country, _body_of(words), former, place)


def _body_of(words: str) -> str | None:
    """Return the body in "spokeswoman for the Coast Guard", "analyst at Brillscan"."""
    match = _BODY.search(f" {words}")
    if match is None:
        known = bodies().get(
            re.sub(r"['\u2019]s?$", "", words.split(" ", maxsplit=1)[0])
        )
        return None if known is None else known.name
    found = match.group(1).strip()
    known = bodies().get(found)
    if known is not None:
        return known.name
    body = canonical_body(found)
    if body is not None:
        return body.name
    capital = is_capital(found.split()[0]) and found not in country_forms()
    return found if capital else None
