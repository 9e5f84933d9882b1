"""From the words of a source to a mention: each kind of actor in its turn."""

import re
from collections.abc import Sequence
from functools import lru_cache

from whence.extract.institutions import strip_country
from whence.extract.mentions.bodies import (
    country_mention,
    find_capitalised,
    find_group,
    find_known_alone,
    find_named_body,
    known_body,
)
from whence.extract.mentions.owners import (
    find_document,
    find_owned,
    find_signer,
    find_spokesperson,
    owner_of,
)
from whence.extract.mentions.people import find_person
from whence.extract.mentions.record import Mention
from whence.extract.mentions.speaking import without_opener
from whence.extract.mentions.words import clean_source
from whence.extract.sourcewords import (
    OF_THEM,
    bare_word,
    has_body_word,
    head_nouns,
    is_capital,
    is_name,
    kinds_of,
    without_article,
)

__all__ = ["parse_mention"]

_SHORT = re.compile(r"\s\([A-Z][\w&.-]{1,9}\)$")
_PAPER_OF = re.compile(
    r"(?:[Tt]he\s)?(?:own\s)?(?:[Ee]stimates|[Ff]igures|[Dd]ata|numbers|statistics|estimates|documents|records|information)\s(?:of|from|by)\s"
    r"(?=(?:the\s)?[A-Z])"
)
# "those in Lund", "he and his wife": more than the pronoun is meant.
_NOT_ALONE = frozenset("and or who whose of in at from with".split())
_TOLD_OF = re.compile(
    r"(?:[a-z]{3,15}(?:ed|ing)|seen|written|drawn|sent|led|read|known|shown|put|made)\s"
)
# "A source close to Mayor Ana Ruiz" is not the mayor.
_CLOSE = re.compile(
    r"(?:(?:an?|one|two|three|several|some|another)\s)?(?:[a-z-]{2,20}\s){0,2}?(?:sources?|persons?|people"
    r"|friends?|aides?|officials?|insiders?|relatives?|advisers?|advisors?|diplomats?)\sclose\sto\s",
    re.IGNORECASE,
)
_OWN_NAMES = frozenset("ministry government department".split())
_PRONOUNS = frozenset("he she it they we i him her them us who his its their".split())


@lru_cache(maxsize=8_192)  # pages name the same few sources again and again
def parse_mention(source: str) -> Mention:
    """Return what the words of a source say of who it is.

    Args:
        source: The words of a source.

    >>> found = parse_mention("Russian Foreign Minister Sergey Lavrov")
    >>> found.kind, found.name, found.country
    ('person', 'Sergey Lavrov', 'Russia')
    >>> parse_mention("the Danish Foreign Ministry").name
    'Ministry of Foreign Affairs of Denmark'
    >>> parse_mention("WHO").name, parse_mention("who").kind
    ('World Health Organization', 'pronoun')
    """
    text = without_opener(clean_source(source))
    short = _SHORT.search(text)
    if short is not None and known_body(without_article(text[: short.start()])):
        text = text[: short.start()]  # "the Korean Central News Agency (KCNA)"
    pronoun = _pronoun(text)
    if pronoun is not None:
        return Mention("pronoun", None, "unnamed", None, (), None, pronoun)
    parts = [part.strip() for part in re.split(r",\s+", text) if part.strip()]
    paper = _PAPER_OF.match(text)
    if paper is not None:
        text = text[paper.end() :]  # "citing figures of the Health Ministry"
        parts = [part.strip() for part in re.split(r",\s+", text) if part.strip()]
    whole = (
        _close_to(text)
        or _introduced(parts)
        or _apposed(parts)
        or find_group(text)
        or find_named_body(text)
    )
    if whole is not None:
        return whole
    for at, part in enumerate(parts):
        if at and _is_body(parts[0]):
            break  # "the company, White Falcon": no person, though it looks like one
        others = [other for other in parts if other is not part]
        found = find_person(part, others)
        if found is not None:
            return found._replace(owner=owner_of(others, part))
    first = parts[0] if parts else text
    for find in (find_named_body, find_spokesperson, find_document):
        found = find(first)
        if found is not None:
            signer = find_signer(text) if found.kind == "document" else ""
            return found._replace(owner=signer) if signer else found
    named = _named_beside(parts, text)
    if named is not None:
        return named
    within = find_role(first) if _is_within(first) else None
    return (
        within
        or find_owned(first)
        or find_role(first)
        or find_known_alone(first)
        or find_capitalised(first)
        or _common(first)
    )


def _close_to(text: str) -> Mention | None:
    """Return a source without a name that is close to somebody with one."""
    if " close to " not in text or _CLOSE.match(text) is None:
        return None
    nouns = head_nouns(text.split(" close to ", maxsplit=1)[0].split())
    return Mention("unnamed", None, "unnamed", None, nouns, None, text)


def _named_beside(parts: Sequence[str], text: str) -> Mention | None:
    """Return the body that an apposition names: "the UN's humanitarian office, OCHA"."""
    if not parts or _is_within(parts[0]):
        return None
    for part in parts[1:]:
        if _TOLD_OF.match(part):
            continue  # "the study, published in the journal Tide": no other name of it
        found = find_named_body(part) or find_capitalised(part)
        if found is not None and found.name is not None:
            return found._replace(kind="body", heads=head_nouns(text.split()))
    return None


def _pronoun(text: str) -> str | None:
    """Return the pronoun that a source is, whatever clause is behind; else None."""
    words = text.split()
    first = bare_word(words[0]) if words else ""
    if len(words) == 1:
        # "WHO said": the World Health Organization, and no pronoun.
        return text if first in _PRONOUNS and text != "WHO" else None
    whole = first in {"he", "she", "they"} and bare_word(words[1]) not in _NOT_ALONE
    return words[0] if whole else None


def _introduced(parts: Sequence[str]) -> Mention | None:
    """Return whom a role between commas names: "its author, Ana Ruiz, of Norte Mills".

    The role says what the person is, and the bodies in it are not who speaks.
    """
    if len(parts) < 2 or not re.match(
        r"(?:[a-z]|The\s|An?\s|Its\s|His\s|Her\s)", parts[0]
    ):
        return None
    name = parts[1].split()
    if len(name) < 2 or not is_name(name) or has_body_word(name):
        return None
    outer = re.split(r"\s(?:of|for|at|in|to|from|with)\s", without_article(parts[0]))[0]
    kinds = set(kinds_of(outer.split()[-1])) if outer.split() else set()
    if not kinds & {"office", "spokesperson"}:
        return None
    others = [part for part in parts if part is not parts[1]]
    found = find_person(parts[1], others)
    return found and found._replace(owner=owner_of(others, parts[1]))


def _apposed(parts: Sequence[str]) -> Mention | None:
    """Return the body whose own name follows what it is: "the water board, Vode Zapad".

    What it is may be known by its country alone ("Serbia's water authority"); a
    ministry has its name already.
    """
    capital = len(parts) == 2 and is_name(without_article(parts[1]).split())
    if not capital or _is_within(parts[0]):
        return None
    country, rest = strip_country(parts[0])
    head = rest.split()[-1] if rest.split() else ""
    kinds = set(kinds_of(head))
    if not kinds & {"organisation", "government"} or kinds & {"office", "spokesperson"}:
        return None
    if is_capital(head) or country_mention(parts[1]) is not None:
        return None
    if bare_word(head) in _OWN_NAMES:
        known = known_body(without_article(parts[1]))
        return find_named_body(parts[1] if known is not None else parts[0])
    found = find_named_body(parts[1]) or find_capitalised(parts[1])
    if found is None or found.name is None or found.kind == "person":
        return None
    heads = tuple(dict.fromkeys((*head_nouns(rest.split()), *found.heads)))
    named = found._replace(kind="body", heads=heads)
    return (
        named if named.country or country is None else named._replace(country=country)
    )


def _is_body(first: str) -> bool:
    """Say whether a source opens with a body and nothing else: "the company"."""
    words = first.split()
    kinds = set(kinds_of(words[-1])) if 1 < len(words) <= 4 else set()
    definite = bool(kinds) and bare_word(words[0]) in {"the", "its", "their", "a"}
    return definite and kinds <= {"organisation", "outlet", "agency"}


def _is_within(first: str) -> bool:
    """Say whether a source only belongs to the body that an apposition names.

    "A source in the security service, the SIN": the source speaks, not the service.
    """
    outer = re.split(
        r"\s(?:in|at|inside|within|close to|from|with)\s", first, maxsplit=1
    )
    head = outer[0].split()[-1] if outer[0].split() else ""
    return len(outer) > 1 and bool({"office", "source"} & set(kinds_of(head)))


def find_role(text: str) -> Mention | None:
    """Return a source by its role, though a capital stands in it: "a UN official"."""
    words = OF_THEM.sub("", text).split()
    plain = without_article(text).split()
    if not plain:
        return None
    before = re.split(
        r"\s(?:in|at|of|for|from|with|on|close|near|to|under)\s", " ".join(plain)
    )
    head = before[0].split()[-1]
    kinds = kinds_of(head)
    if is_capital(head) and len(plain) > 1 and bare_word(head) != "officials":
        return None
    if not {"office", "source"} & set(kinds):
        return None
    definite = bare_word(words[0]) in {"the", "this", "that", "these", "both"}
    if definite and len(plain) <= 2:
        return Mention("definite", None, "unnamed", None, head_nouns(plain), None, text)
    return Mention("unnamed", None, "unnamed", None, head_nouns([head]), None, text)


def _common(text: str) -> Mention:
    """Return what a common noun stands for: a definite one asks the page."""
    words = text.split()
    first = bare_word(words[0]) if words else ""
    heads = head_nouns(words)
    if first in {"the", "this", "that", "these", "both"} and len(words) <= 6:
        return Mention("definite", None, "unnamed", None, heads, None, text)
    kinds = {kind for word in words for kind in kinds_of(word)}
    if (
        kinds <= {"government"}
        and kinds
        and len(words) <= 3
        and first not in {"a", "an"}
    ):
        return Mention("definite", None, "government", None, heads, None, text)
    return Mention("unnamed", None, "unnamed", None, heads, None, text)
