"""Which bodies the words beside a name tie it to: "Jane Roe, head of the clinic".

The page that quotes a person need not be the one that tells whom she speaks for: every
page at hand is searched for the names of those whom any of them quotes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whence.lexicon.actors import bodies, noun_kinds
from whence.model import Extraction
from whence.reconcile.natures import is_body_noun

__all__ = ["bodies_beside", "descriptors_beside", "find_mentions"]

_WINDOW = 110
# "Jane Roe, spokeswoman for the Coast Guard," and "the head of X, Jane Roe,".
_ROLE_AFTER = re.compile(
    r"^(?:,\s+who\s+(?:is|was|serves as|acts as)|,)?\s+\(?(?:(?:the|a|an)\s+)?"
    r"([\w' \u2019-]{2,50}?)\s(of|at|for|in|with|from|on|to)\s+"
    r"(?:the\s+)?([^,.;:\"\u201c\u201d()\n]{3,70})"
)
# "Assistant to the liquidator" is of his house; an ambassador to a body is not.
_TO_WHOM = re.compile(r"\b(?:assistant|aide|advis[eo]r|counsel|secretary)$")
_ROLE_BEFORE = re.compile(
    r"([\w'\u2019-]{2,30})\s+(of|at|for|in|with|from|on)\s+(?:the\s+)?"
    r"([^,.;:\"\u201c\u201d()\n]{3,70}?),?\s*$"
)
# "Police spokeswoman Jane Roe", "Coast Guard chief Jan Aarts".
_ROLE_BESIDE = re.compile(
    r"((?:[\w'\u2019-]{2,30} ){1,5})(?:spokes(?:man|woman|person)|chief|commander|"
    r"commissioner|director|superintendent|inspector)\s$",
    re.IGNORECASE,
)
_INNER = re.compile(r"^.{2,50}\sat\s+(?:the\s+)?(.{3,})$")
_HELD = re.compile(r"([\w' \u2019-]{2,50}?) (of|at|for|in|with) (?:the )?(.{3,70})$")
_SHORTENED = re.compile(r"\b(Co|Inc|Ltd|Corp|Bros|St)\.")
_NO_BODY = re.compile(
    r"\d|(?:the|an?)$|(?:those|these|them|what|it|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"last|late|early|latest|this|that|his|her|their)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:[a-z][\w'\u2019-]{1,20} ){0,3}([a-z]{3,20}) ([A-Z][\w&.'\u2019 -]{2,60})$"
)
# "the shipowner Brill Lines": what a body is, before its name.
_DESCRIPTOR = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) (?:[a-z][\w-]{1,20} ){0,3}([a-z-]{3,20}) $"
)
_MOST_WORDS = 8  # of a body's name
_NO_ROLE = re.compile(
    r"^(?:in|at|on|near|from|born)\b|\b(?:said|says|told|tells|according|that|which|who|reported|was|were|has|have|"
    r"had|is|are|may|might|could|would|will|stated|added|quoted|citing|confirmed|quoting|by)\b"
)
_COUNT = re.compile(r"\b(?:number|figure|toll|count|amount)s?\b")
_SPEAKING = frozenset(
    "officer aide adviser advisor secretary coordinator chief".split()
)
_HEAD = 20_000  # characters of a page that are searched
_MOST_MENTIONS = 3  # of a name on a page
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_BODY = frozenset({"government", "organisation"})
_DOER = re.compile(r"(?:er|or|ist|ian|man|woman|person|fellow|nurse|medic)$")
_OFFICES = frozenset({"office", "spokesperson", "source"})


def bodies_beside(
    text: str, start: int, end: int, *, offices: bool = False
) -> Iterator[str]:
    """Yield the bodies that the words beside a name tie to it.

    Args:
        text: Text of the page.
        start: Where the name starts.
        end: Where it ends.
        offices: Whether only the offices of people tie: "chair of the committee".
    """
    after = _ROLE_AFTER.match(_SHORTENED.sub("\\1\u00b7", text[end : end + _WINDOW]))
    told = after is not None and _NO_ROLE.search(after[1]) is None
    if after is not None and after[2] == "to":
        told = _TO_WHOM.search(after[1]) is not None
    if after is not None and told and (not offices or _is_office(after[1])):
        yield from _as_body(after[1], after[2], _NO_ROLE.split(after[3])[0])
    near = _SHORTENED.sub("\\1\u00b7", text[max(0, start - _WINDOW) : start])
    before = _ROLE_BEFORE.search(_NO_ROLE.split(near)[-1])
    if before is not None and (not offices or _is_office(before[1])):
        yield from _as_body(*before.groups())
    yield from _before_role(near)


def _before_role(near: str) -> Iterator[str]:
    """Yield the body whose name stands before an office: "Police chief Jane Roe"."""
    found = _ROLE_BESIDE.search(near)
    if found is None:
        return
    named: list[str] = []
    for word in reversed(found[1].split()):
        if not (word[0].isupper() or is_body_noun(word) or (named and _links(word))):
            break
        named.insert(0, word)
    while named and _links(named[0]):
        named.pop(0)
    body = " ".join(named)
    if any(is_body_noun(word) for word in named) or body in bodies():
        listed = bodies().get(body)
        yield body if listed is None else listed.name


def _links(word: str) -> bool:
    return word in {"of", "for", "and", "the"}


def _is_office(role: str) -> bool:
    """Say whether words name an office that a person holds."""
    noun = role.casefold().split()[-1]
    if _OFFICES.intersection(noun_kinds().get(noun, ())):
        return True
    return _DOER.search(noun) is not None and not is_body_noun(noun)


def _as_body(role: str, link: str, words: str) -> Iterator[str]:
    """Yield the body that the words after "head of" or "analyst at" name, if any."""
    held = _HELD.match(words)
    apart = link == "from" or not _is_office(role)
    if held is not None and apart and _is_office(held[1]):
        role, link, words = held.groups()  # "figures from the chair of the committee"
    inner = _INNER.match(words)
    body = words if inner is None else inner.group(1)
    parts = body.split()
    if not 0 < len(parts) <= _MOST_WORDS or _NO_BODY.match(body):
        return
    known = any(
        not _BODY.isdisjoint(noun_kinds().get(word.casefold(), ())) for word in parts
    )
    # "a fisherman in Brill" names a town; "an analyst at Brillscan" a body.
    office = role.casefold().split()[-1:]
    speaks = (
        link in {"of", "at", "to"}
        or "spokes" in role.casefold()
        or (link == "for" and office and office[0] in _SPEAKING)
    )
    if known or (speaks and not _COUNT.search(role)):
        listed = bodies().get(body)
        yield body if listed is None else listed.name  # "WHO" by its full name
        named = _DESCRIBED.match(body)
        if named is not None and is_body_noun(named[1]):
            yield named[2]  # "the security firm Greyhat Labs"


def descriptors_beside(text: str, start: int) -> Iterator[str]:
    """Yield the noun by which the words before a name tell what it is."""
    found = _DESCRIPTOR.search(text, max(0, start - _WINDOW), start)
    if found is not None and is_body_noun(found[1]):
        yield found[1]


def find_mentions(
    pages: Sequence[Extraction], names: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, str, int, int]]:
    """Yield `(key, text, start, end)` for the first places of names on each page.

    Args:
        pages: What was read from the pages.
        names: Key of a name to the ways in which it is written.
    """
    by_word: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, written in names.items():
        for name in written:
            words = _WORD.findall(name)
            if words:
                by_word[max(words, key=lambda word: (len(word), word))].add((key, name))
    for page in pages:
        text = page.document.text[:_HEAD]
        here = sorted(set(_WORD.findall(text)) & by_word.keys())
        for key, name in sorted({pair for word in here for pair in by_word[word]}):
            at = text.find(name)
            for _ in range(_MOST_MENTIONS):
                if at < 0:
                    break
                yield key, text, at, at + len(name)
                at = text.find(name, at + len(name))
