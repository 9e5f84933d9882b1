"""The names that the pages at hand know: outlets, agencies, and who is quoted."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whence.lexicon.actors import bodies
from whence.lexicon.cues import cue_at
from whence.model import Actor, Extraction, Span
from whence.reconcile.actors import is_unnamed
from whence.reconcile.name_keys import name_key

__all__ = ["KnownNames", "find_known", "is_address", "outlet_key", "read_known_names"]

_DOMAIN = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]{2,60})(?:\.[a-z]{2,12}){1,3}/?$")
_ALIAS = re.compile(r"((?:[A-Z][\w'\u2019-]{1,30} ){1,5})\(([A-Z][A-Z0-9&.-]{1,7})\)")
_BARE = re.compile(r"[A-Z]{3,5}")
_DATELINE = re.compile(r"(?:^|\n|\s)[(/]([A-Z]{2,6})[)/]")
# "Jane Roe, spokeswoman for the Coast Guard".
_PERSON_AFTER = re.compile(
    r"\b([A-Z][\w\u2019'-]{1,30} (?:[A-Z][\w.\u2019'-]{0,30} ){0,2}?"
    r"[A-Z][\w\u2019'-]{1,30}), "
    r"(?:the |an? )?(?:[a-z][\w'-]{0,30} ){1,4}(?:of|at|for|in|with) (?:the )?\w"
)
# "released by the port", but not "brought to the camps of White Falcon".
_BEFORE_SOURCE = re.compile(
    r"(?:\b(?:given|known|out|released|reported|published|provided|announced|quoted|"
    r"cited|confirmed|supplied|issued|stated|compiled|collected|told|interviewed|"
    r"reports?|statements?|message|estimates?|count|figures?|information|word|account|"
    r"data|story|latest|bulletin|notice|release|update|version|tally|tip)(?:\s[\w\u2019'-]+){0,4}?\s(?:by|from|of|in)"
    r"|\b(?:citing|cited|quoted|quoting|according to|(?:as )?per|attributed(?:\s\w+){0,3} to|"
    r"itself on|authority of|refer\w+ to|reference to|(?:learned|learnt|heard) from|named)"
    r"|[,\"\u201d]\s(?:said|told|wrote))\s+"
    r"(?:the\s+|an?\s+)?(?:[\w\u2019'-]+\s+){0,5}$"
)
# "the count of the coast guard", but not "the camps of White Falcon".
_OF_SOURCE = re.compile(
    r"\b(?:account|words?|count|figures?|estimates?|statement|reports?|information|"
    r"data|records|officials?|head|chief|director|spokes\w+|minister|member|leader|"
    r"mayor|rector|analyst|coordinator|chair\w*|president|commissioner|according) of\s+"
    r"(?:the\s+|an?\s+)?(?:[\w\u2019'-]+\s+){0,3}$"
)
_AFTER_SOURCE = re.compile(
    r"^(?:,[^.]{0,80}?,)?\s*(?:\([A-Z]+\)\s*)?(?:has |have |had )?(?:now |later |also )?"
    r"(?:said|told|state|stated|reported|announced|added|explained|put|let|confirmed|"
    r"gave|wrote|quoted|:|released|spoke|was quoted)|^[^.\n]{0,90}?:\s*[\"\u201c]"
)
_PASSING = frozenset({"outlet", "agency"})
_AGENCY = re.compile(
    r"\b(?:Agency|Agence|Agentur|Agenc[ij]a|Newswire|Wire|Cable|News|Press|Dispatch\w*|"
    r"Telegraph)\b"
)
_APPOSITION = re.compile(
    r"^(?:,[^.,;:\n\"\u201c]{2,80}(?:,[^.,;:\n\"\u201c]{2,40})?,|\s\([^()\n]{2,80}\))"
)
_LIGHT = frozenset("has have had now later also then".split())
_WORD = re.compile(r"[^\W_]+")
_HEAD = 20_000  # characters of a page that are searched for names
_LEAST_KEY, _LEAST_NAME = 6, 5


@functools.lru_cache(maxsize=65536)
def outlet_key(name: str) -> str:
    """Return what is left of an outlet's name in its address.

    >>> outlet_key("The Daily Post"), outlet_key("dailypost.example")
    ('dailypost', 'dailypost')
    """
    match = _DOMAIN.match(name.strip().casefold())
    if match is not None:
        return match.group(1).replace("-", "")
    return re.sub(r"[\W_]+", "", name_key(name))


def is_address(name: str) -> bool:
    """Say whether an outlet is only known by its address."""
    return _DOMAIN.match(name) is not None


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the pages call whom.

    Attributes:
        outlets: Key of an outlet to the name that it is shown by.
        aliases: Key of a short form to the long one.
        actors: Full name to the actor, of those quoted somewhere.
        by_word: First word of a name, folded, to `(rank, name)`: 0 for outlets, 1
            for agencies known by a short form, 2 for actors, 3 for short forms.
        tails: The last letters of an outlet's key to the keys that end so.
        shorts: Short form of an outlet or agency, as written, to its name.
    """

    outlets: Mapping[str, str]
    aliases: Mapping[str, str]
    actors: Mapping[str, Actor]
    by_word: Mapping[str, Sequence[tuple[int, str]]]
    tails: Mapping[str, Sequence[str]]
    shorts: Mapping[str, str]

    def near(self, text: str) -> list[tuple[int, str]]:
        """Return the names whose first word a text holds, the longest first."""
        words = {word.casefold() for word in _WORD.findall(text)}
        found = {entry for word in words for entry in self.by_word.get(word, ())}
        return sorted(found, key=lambda entry: (entry[0], -len(entry[1]), entry[1]))

    def passes_on(self, name: str) -> bool:
        """Say whether a name is an outlet's or an agency's: what others are told by."""
        if outlet_key(name) in self.outlets or _AGENCY.search(name) is not None:
            return True
        held, known = self.actors.get(name), bodies().get(name)
        return (held is not None and held.kind in _PASSING) or (
            known is not None and known.kind in _PASSING
        )

    def longer_outlet(self, name: str) -> str | None:
        """Return the outlet that a shorter name means: "the Docket" of Brussels."""
        key = outlet_key(name)
        if len(key) < _LEAST_KEY:
            return None
        ending = self.tails.get(key[-_LEAST_KEY:], ())
        fitting = [self.outlets[held] for held in ending if held.endswith(key)]
        return fitting[0] if len(fitting) == 1 else None

    def body_in(self, description: str) -> Actor | None:
        """Return the longest body that a description names."""
        words = f" {name_key(description)} "
        for rank, name in self.near(description):
            if rank != 2 or " " not in name:
                continue
            actor = self.actors[name]
            named = f" {name_key(name)} " in words
            if named and actor.kind in {"organisation", "government"}:
                return actor
        return None


def _abbreviates(short: str, name: str) -> bool:
    """Say whether capitals can stand for a name: most of them stand in it in order."""
    letters, rest = short.casefold(), outlet_key(name)
    if not rest.startswith(letters[:1]):
        return False
    found = 0
    for letter in letters:
        at = rest.find(letter)
        if at >= 0:
            found += 1
            rest = rest[at + 1 :]
    return found >= 2 and found >= len(letters) - 1


def _spells(short: str, name: str) -> bool:
    """Say whether a name holds all letters of a short form in order."""
    letters = iter(outlet_key(name))
    return all(letter in letters for letter in short.casefold())


def _read_page(
    page: Extraction,
    outlets: dict[str, str],
    aliases: dict[str, str],
    actors: dict[str, Actor],
) -> None:
    value = page.document.outlet.value
    text = page.document.text[:_HEAD]
    if value is not None:
        held = outlets.get(outlet_key(value))
        if held is None or (is_address(held) and not is_address(value)):
            outlets[outlet_key(value)] = value
    short = _DATELINE.search(text[:3000])
    if value is not None and short is not None and _abbreviates(short[1], value):
        aliases.setdefault(name_key(short[1]), value)
    for match in _ALIAS.finditer(text):
        long = re.sub(r"^(?:The|In|At|For|A|An)\s", "", match.group(1).strip())
        aliases.setdefault(name_key(match.group(2)), long)
    for match in _PERSON_AFTER.finditer(text):
        actors.setdefault(match.group(1), Actor(match.group(1), "person"))
    for claim in page.claims:
        for actor in claim.chain[1:]:
            if not is_unnamed(actor) and actor.name is not None:
                known = actors.get(actor.name)
                if known is None or known.kind == "person":
                    actors[actor.name] = replace(actor, spans=())


def _add_bare_forms(
    outlets: Mapping[str, str], aliases: dict[str, str], actors: Mapping[str, Actor]
) -> None:
    """Take capitals that no page writes out for the only agency that they can mean."""
    passing = {
        name for name, actor in actors.items() if actor.kind in {"outlet", "agency"}
    }
    long = {name for name in passing | set(outlets.values()) if " " in name}
    for short in sorted(actors):
        bare = _BARE.fullmatch(short) is not None and short not in bodies()
        if not bare or name_key(short) in aliases:
            continue
        fitting = sorted(name for name in long if _abbreviates(short, name))
        fitting = [name for name in fitting if _spells(short, name)] or fitting
        if len({outlet_key(name) for name in fitting}) == 1:
            aliases[name_key(short)] = fitting[0]


def read_known_names(pages: Iterable[Extraction]) -> KnownNames:
    """Collect the names that pages know.

    Args:
        pages: What was read, in order of their ids.
    """
    outlets: dict[str, str] = {}
    aliases: dict[str, str] = {}
    actors: dict[str, Actor] = {}
    for page in pages:
        _read_page(page, outlets, aliases, actors)
    _add_bare_forms(outlets, aliases, actors)
    by_word: dict[str, list[tuple[int, str]]] = {}
    entries = [(0, name) for name in outlets.values() if not is_address(name)]
    entries += [(1, name) for name in aliases.values()]
    entries += [(2, name) for name in actors if len(name) >= _LEAST_NAME]
    for rank, name in sorted(set(entries)):
        first = _WORD.search(name)
        if first is not None:
            by_word.setdefault(first.group().casefold(), []).append((rank, name))
    tails: dict[str, list[str]] = {}
    for key in sorted(outlets):
        tails.setdefault(key[-_LEAST_KEY:], []).append(key)
    found = KnownNames(outlets, aliases, actors, by_word, tails, {})
    shorts = {
        short.upper(): name
        for short, name in sorted(aliases.items())
        if " " not in short and found.passes_on(name)
    }
    for short in sorted(shorts):
        by_word.setdefault(short.casefold(), []).append((3, short))
    return replace(found, shorts=shorts)


def find_known(
    text: str, offset: int, names: KnownNames, own: str | None
) -> list[tuple[bool, int, Actor]]:
    """Return the outlets and named actors that a text names.

    Args:
        text: A sentence.
        offset: Where it starts in its page.
        names: The names that the pages know.
        own: Key of the page's own outlet, which is none.

    Returns:
        `(is a source, place in the text, actor)`; an outlet passes things on and is
        no source. An actor counts only where the words beside make it a source.
    """
    found: list[tuple[bool, int, Actor]] = []
    taken: list[tuple[int, int]] = []
    folded = text.casefold()
    for rank, name in names.near(text):
        at = _find_whole(text, name)
        if at < 0 and rank == 2 and " " in name and len(folded) == len(text):
            at = folded.find(name.casefold())
        end = at + len(name)
        if at < 0 or (rank == 0 and outlet_key(name) == own):
            continue
        span = Span(offset + at, offset + end)
        if rank == 3:
            if outlet_key(names.shorts[name]) != own:
                actor = Actor(names.shorts[name], "agency", None, (span,))
                found.append((False, at, actor))
            continue
        if rank < 2:
            kind: bool = rank == 1
            actor = Actor(name, "agency" if kind else "outlet", None, (span,))
            found.append((False, at, actor))
            continue
        if outlet_key(name) in names.outlets:
            continue
        if any(start < end and at < stop for start, stop in taken):
            continue
        taken.append((at, end))
        actor = replace(names.actors[name], spans=(span,))
        if actor.kind in {"outlet", "agency"}:
            found.append((False, at, actor))
        elif _is_source(text, at, end):
            found.append((True, at, actor))
    return found


def _find_whole(text: str, name: str) -> int:
    """Return where a text first holds a name as whole words; -1 for nowhere.

    >>> _find_whole("The Eastliners lost, Eastline wrote.", "Eastline")
    21
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() or after.isalnum()):
            return at
        at = text.find(name, end)
    return -1


def _is_source(text: str, start: int, end: int) -> bool:
    """Say whether the words beside a name make it a source, not a place or subject."""
    before = text[max(0, start - 60) : start]
    return (
        _BEFORE_SOURCE.search(before) is not None
        or _OF_SOURCE.search(before) is not None
        or _AFTER_SOURCE.match(text[end : end + 120]) is not None
        or _speaks(text[end : end + 160])
    )


def _speaks(after: str) -> bool:
    """Say whether the words after a name, past an apposition, are a verb of saying.

    >>> _speaks(", head of the lifeboats, noted on Monday that nobody was found")
    True
    >>> _speaks(" was closed when the mayor noted")
    False
    """
    rest = _APPOSITION.sub("", after, count=1)
    words = [word.casefold() for word in _WORD.findall(rest[:60])][:5]
    while words and (words[0] in _LIGHT or words[0].endswith("ly")):
        words.pop(0)
    found = cue_at(words, 0) if words else None
    if found is None or found.form in {"base", "ing"}:
        return False
    # "Grey Heron held 320 boats" says nothing, but "noted on Monday that 320" does.
    behind = words[found.length : found.length + 1]
    return not (behind and behind[0][0].isdigit())
