"""Mentions: what the words of a source say of who it is, before the page is asked.

"Russian Foreign Minister Sergey Lavrov" is a person with an office of a country, "the
Foreign Ministry of the DPRK" a ministry, "two of the diplomats" unnamed sources, "its
director" somebody whom the page has to resolve.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from whence.extract.institutions import (
    canonical_body,
    find_country,
    government_of,
    strip_country,
)
from whence.extract.sourcewords import (
    ARTICLE,
    OF_THEM,
    PARTICLES,
    PUNCTUATION,
    bare_word,
    has_body_word,
    head_nouns,
    is_acronym,
    is_capital,
    is_name,
    kinds_of,
    without_article,
)
from whence.lexicon.actors import (
    Body,
    bodies,
    country_forms,
    leaders,
    name_word_kinds,
)
from whence.lexicon.words import load_document_shares
from whence.model import ActorKind

__all__ = ["Mention", "MentionKind", "clean_source", "parse_mention"]

MentionKind = Literal[
    "person", "body", "unnamed", "pronoun", "definite", "document", "owned"
]

_RELATIVE = re.compile(
    r",?\s(?:who|whom|whose|which|where|that|asking|speaking|reading|working|quoted|cited"
    r"|interviewed|reached|familiar|citing|at the same time|for (?:its|his|her|their)"
    r" part)\b.*",
    re.DOTALL,
)
_ON_DAY = re.compile(
    r"\s(?:on|late on|early on)\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day.{0,40}$"
)
_AGAIN = re.compile(
    r"(?:\s(?:has|have|had))?\s(?:today|yesterday|tonight|(?:once )?again|meanwhile)"
    r"(?:\s(?:outright|flatly|firmly|formally|publicly))?$"
)
_CLAIM_THAT = re.compile(
    r"^(?:an?|the)\s(?:claim|report|figure|number|account|story|video)s?"
    r"\s(?:that|which)\s(?=[A-Z])"
)
_NO_NAMES = frozenset(
    """
    one two three four five six seven eight nine ten some many most several both all any
    there their its his her this that these those then here what who so such other others
    another officials monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december
    """.split()
)
_PRONOUNS = frozenset("he she it they we i him her them us who".split())
_HONORIFICS = frozenset(
    """
    mr mrs ms dr rep sen gov gen maj col brig capt lt sgt adm prof rev fr hon sir lord
    lady dame father sister brother st judge justice sheikh imam mullah captain admiral
    comrade
    """.split()
)
_FIELD_WORDS = frozenset(
    """
    state affairs defense defence health treasury interior finance education justice
    labour labor energy agriculture commerce transportation transport homeland security
    supply trade foreign environment culture sports development planning economy
    """.split()
)
_TITLE_ARTICLES = frozenset("el la le los las les il der die das het den o".split())
_LINKS = frozenset("in of at for from on near".split())
_SMALL = frozenset("of the and for on in to at de du des della".split())
_POSSESSIVE = re.compile(
    r"^(?P<owner>.{1,60}?)(?:['\u2019]s|(?<=s)['\u2019])\s+(?P<rest>\S.*)$", re.DOTALL
)
_PRONOUN_OWNER = re.compile(
    r"^(?P<owner>its|his|her|their|our|my)\s+(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL
)
_PRESS = re.compile(
    r"\b(?:press|media|communications?|information)\s+(?:office|service|team|centre|center)$",
    re.IGNORECASE,
)
_LONGEST = 300


class Mention(NamedTuple):
    """A source as its words present it.

    Attributes:
        kind: Person, body, unnamed, or what only the page resolves: a pronoun, a
            definite noun ("the ministry"), a document, something owned ("its lawyer"),
            a role without a name.
        name: The name; None where there is none.
        actor: The kind of actor that the name is.
        country: Its country; None where the words do not tell.
        heads: Nouns that may stand for it later, casefolded.
        owner: Whose it is or whom it speaks for; None for nobody.
        words: The cleaned words.
        office: The office that a person holds, as written; empty for none.
    """

    kind: MentionKind
    name: str | None
    actor: ActorKind
    country: str | None
    heads: tuple[str, ...]
    owner: str | None
    words: str
    office: str = ""


def clean_source(text: str) -> str:
    """Return the words of a source without relative clauses and loose ends.

    >>> clean_source("A duty officer, reached by telephone")
    'A duty officer'
    """
    flat = " ".join(text[:_LONGEST].split())
    flat = _AGAIN.sub("", _ON_DAY.sub("", _CLAIM_THAT.sub("", flat)))
    flat = _RELATIVE.sub("", flat)
    return flat.strip(' \t\n,;:\u2014\u2013"\u201c\u201d')


def _known(text: str) -> Body | None:
    """Return the body that a form names, whatever article stands before it."""
    form = re.sub(r"^(?:[Tt]he)\s+", "", text).strip(PUNCTUATION)
    plain = form.replace("\u2019", "'")
    return bodies().get(form) or bodies().get(plain)


def _country_mention(text: str) -> Mention | None:
    """Return the government that a country or a seat of power stands for."""
    form = re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", text).strip(PUNCTUATION)
    found = country_forms().get(form) or country_forms().get(f"{form}.")
    if found is None or (found.kind == "adjective" and text[:2] not in {"a ", "an"}):
        return None
    country = found.country.name
    name = government_of(country)
    return Mention("body", name, "government", country, ("government",), None, text)


def _name_after_role(words: Sequence[str]) -> int | None:
    """Return where a name begins behind the last office or title, or None."""
    for at in range(len(words) - 1, -1, -1):
        bare = bare_word(words[at])
        kinds = kinds_of(words[at])
        titled = bare in _HONORIFICS or "office" in kinds or "spokesperson" in kinds
        if titled and at + 1 < len(words):
            following = words[at + 1 :]
            if is_name(following) and not has_body_word(following):
                return at + 1
            if bare_word(following[0]) in {"of", "for"}:
                return _name_after_field(words, at + 2)
            return None
    return None


def _name_after_field(words: Sequence[str], start: int) -> int | None:
    """Return where a name begins behind an office with its field, or None.

    "Secretary of State Ana Ruiz", "Minister for Health and Sports Ana Ruiz".
    """
    for size in (3, 2):
        at = len(words) - size
        if at <= start - (size == 2) or at < start:
            continue
        name = words[at:]
        if not is_name(name) or has_body_word(name):
            continue
        if any(
            kinds_of(w) or bare_word(w) in _FIELD_WORDS or w in country_forms()
            for w in name
        ):
            continue
        if at == start:
            return None
        return at
    return None


def _person(part: str, others: Sequence[str]) -> Mention | None:
    """Return the person that one part of a source names, or None.

    Args:
        part: A stretch between commas.
        others: The other stretches; one of them may hold the office.
    """
    words = re.sub(r"\s*\([^()]{0,40}\)?", "", part).split()
    titled = [i for i, word in enumerate(words) if bare_word(word) in _HONORIFICS]
    if titled:
        # "Rep. Ana Ruiz of the opposition": what follows the name is her side.
        end = next(
            (
                i
                for i in range(titled[-1] + 2, len(words))
                if bare_word(words[i]) in _LINKS
            ),
            len(words),
        )
        words = words[:end]
    side = next(
        (
            i
            for i in range(2, min(4, len(words)))
            if bare_word(words[i]) in {"of", "from"}
        ),
        0,
    )
    personal = side and is_name(words[:side]) and not has_body_word(words[:side])
    if personal and not any(
        kinds_of(word) or bare_word(word) in _NO_NAMES for word in words[:side]
    ):
        words = words[:side]  # "Ana Ruiz of the dockers' union"
    start = _name_after_role(words)
    roles = " ".join(others)
    if start is None:
        only_name = len(words) >= 2 and is_name(words)
        has_role = any(kinds_of(word) for word in roles.split())
        whole = " ".join(words)
        known = _known(whole) is not None or _country_mention(whole) is not None
        aged = any(other.strip().isdigit() for other in others)
        if len(words) == 1 and (has_role or aged) and words[0][:1].isupper():
            # "Rosa, a widow": a first name, with who she is.
            only_name = (len(others) > 0 and others[0][:2] in {"a ", "an"}) or aged
        article = bare_word(words[0]) in _TITLE_ARTICLES if words else False
        digits = any(word[:1].isdigit() for word in words)
        if not only_name or known or has_body_word(words) or article or digits:
            return None
        if any(bare_word(word) == "the" for word in words[:1]):
            return None
        start = 0
    name = " ".join(words[start:]).strip(PUNCTUATION)
    office = " ".join(words[:start])
    described = f"{office} {roles}".strip()
    country, _ = strip_country(described)
    return Mention(
        "person",
        name,
        "person",
        country,
        head_nouns(described.split()),
        None,
        part,
        described,
    )


def _spokesperson(text: str) -> Mention | None:
    """Return the body that an unnamed spokesperson or press office speaks for."""
    words = without_article(text).split()
    at = next((i for i, w in enumerate(words) if "spokesperson" in kinds_of(w)), None)
    if at is not None:
        if at + 2 < len(words) and bare_word(words[at + 1]) in {
            "for",
            "of",
            "at",
            "from",
        }:
            owner = " ".join(words[at + 2 :])
        else:
            owner = " ".join(words[:at])
            seat = find_country(" ".join(words[at + 1 :]))
            if owner == "government" and seat is not None:
                owner = f"the {seat} government"
        return Mention(
            "owned", None, "government", None, ("spokesperson",), owner or "", text
        )
    stripped = _PRESS.sub("", text).strip()
    if stripped and stripped != text.strip():
        owner = re.sub(r"['\u2019]s$", "", stripped)
        return Mention("owned", None, "government", None, ("office",), owner, text)
    return None


def _document(text: str) -> Mention | None:
    """Return the document that speaks, with the words of its issuer."""
    words = text.split()
    for at, word in enumerate(words):
        if "document" not in kinds_of(word) or (at == 0 and len(words) > 1):
            continue
        if at + 2 < len(words) and bare_word(words[at + 1]) in {"by", "of", "from"}:
            owner = " ".join(words[at + 2 :])
        elif at + 1 == len(words) or bare_word(words[at + 1]) in {
            "in",
            "on",
            "of",
            "seen",
        }:
            owner = " ".join(words[:at])
        else:
            continue
        owner = re.sub(r"['\u2019]s?$", "", owner)
        bare = bare_word(word)
        return Mention("document", None, "unnamed", None, (bare,), owner, text)
    return None


def _outlet(text: str) -> Mention | None:
    """Return an outlet introduced by what it is: "the newspaper Brussels Docket"."""
    words = without_article(text).split()
    for at, word in enumerate(words[:-1]):
        kinds = kinds_of(word)
        following = words[at + 1 :]
        if bare_word(following[0]) == "the" and len(following) > 1:
            named = following[1:]
        else:
            named = following
        fits = (
            "outlet" in kinds or "organisation" in kinds or bare_word(word) == "agency"
        )
        if fits and not is_capital(word) and is_name(named):
            name = " ".join(following).strip(PUNCTUATION)
            known = _known(name)
            country, _ = strip_country(" ".join(words[:at]))
            if known is not None:
                return Mention(
                    "body",
                    known.name,
                    known.kind,
                    known.country,
                    head_nouns(words),
                    None,
                    text,
                )
            actor: ActorKind = "organisation"
            if "outlet" in kinds or name_word_kinds().get(following[-1]) == "outlet":
                actor = "outlet"
            if bare_word(word) == "agency":
                actor = "agency"
            return Mention("body", name, actor, country, head_nouns(words), None, text)
    return None


def _named_body(text: str) -> Mention | None:
    """Return a body whose name the words are, known or not."""
    known = _known(text)
    if known is not None:
        return Mention(
            "body",
            known.name,
            known.kind,
            known.country,
            head_nouns(text.split()),
            None,
            text,
        )
    country = _country_mention(text)
    if country is not None:
        return country
    place, rest = strip_country(text)
    own = _known(rest) if place is not None and rest[:1].isupper() else None
    if own is not None:
        # "Japan's NHK", "Britain's Guardian"
        heads = head_nouns(rest.split())
        return Mention("body", own.name, own.kind, own.country, heads, None, text)
    found = canonical_body(text)
    if found is not None:
        return Mention(
            "body",
            found.name,
            "government",
            found.country,
            head_nouns(text.split()),
            None,
            text,
        )
    return _outlet(text)


def _known_alone(text: str) -> Mention | None:
    """Return a well-known leader by surname, or the people of a country."""
    name = text.strip(PUNCTUATION)
    if name in leaders() and name.casefold() not in load_document_shares():
        # Whose country it is the full name tells: the page may have a namesake.
        return Mention("person", name, "person", None, (), None, text)
    people = country_forms().get(name.removesuffix("s"))
    if people is None or people.kind != "adjective" or not name.endswith("s"):
        return None
    return Mention("body", name, "group", people.country.name, (), None, text)


def _capitalised(text: str) -> Mention | None:
    """Return an unknown body, or a person by one name, from capitals alone."""
    plain = re.sub(r"\s*\([^()]{1,40}\)", "", text)
    words = re.sub(r"^[Tt]he\s+", "", plain).split()
    common = 0
    while common + 1 < len(words) and not is_capital(words[common]):
        common += 1
    if any(bare_word(word) in _LINKS for word in words[:common]):
        return None  # "the district hospital in Chiúre" has no name of its own
    words = words[common:]
    tail = list(words)
    while tail and not is_capital(tail[-1]):
        tail = tail[:-1]
    if not tail or not all(
        is_capital(word) or bare_word(word) in _SMALL | PARTICLES or word == "&"
        for word in tail
    ):
        return None
    rest = words[len(tail) :]
    human = {"source", "office"} & set(kinds_of(tail[0])) and not has_body_word(tail)
    if human or (
        len(tail) == 1 and rest and kinds_of(tail[0]) and not is_acronym(tail[0])
    ):
        return None  # "Sources close to the club", "State television"
    if (
        len(tail) == 1
        and rest
        and any(
            {"government", "organisation"} & set(kinds_of(word)) for word in rest[-1:]
        )
    ):
        tail = words  # "the European drugs agency": the capital alone names nobody
    name = " ".join(tail).strip(PUNCTUATION)
    if not name or all(
        bare_word(word) in _NO_NAMES or bare_word(word).isdigit() for word in tail
    ):
        return None
    heads = head_nouns(words)
    country, _ = strip_country(plain)
    kinds = {kind for word in words for kind in kinds_of(word)}
    marks = [name_word_kinds().get(word.strip(PUNCTUATION)) for word in tail]
    actor: ActorKind = "organisation"
    if "outlet" in marks or "agency" in marks:
        actor = "agency" if "agency" in marks else "outlet"
    elif "government" in kinds and "organisation" not in kinds:
        actor = "government"
    elif "outlet" in kinds:
        actor = "outlet"
    lone = len(tail) == 1 and not heads and not text.casefold().startswith("the ")
    return Mention(
        "definite" if lone else "body", name, actor, country, heads, None, text
    )


def _owned(text: str) -> Mention | None:
    """Return somebody or something of an owner: "its director", "Orlova's lawyer"."""
    match = _PRONOUN_OWNER.match(text) or _POSSESSIVE.match(text)
    if match is None:
        return None
    rest = match.group("rest")
    owner = match.group("owner").split()[-1]
    if rest[0].isupper() and match.re is _POSSESSIVE and is_capital(owner):
        return None  # "the People's Reform Alliance" is one name
    return Mention(
        "owned",
        None,
        "unnamed",
        None,
        head_nouns(rest.split()),
        match.group("owner"),
        rest,
    )


def _group(text: str) -> Mention | None:
    """Return a group of office holders: "the G7 foreign ministers of ..."."""
    plain = ARTICLE.sub("", text)
    before = re.split(r"\s(?:of|from)\s", plain)
    if not before[0].casefold().endswith(("ministers", "ambassadors", "leaders")):
        return None
    if len(plain.split()) < 3 or (len(before) == 1 and not is_capital(plain)):
        return None
    listed = len(before) > 1 and country_forms().get(before[1].split(",")[0])
    name = before[0] if listed else plain.split(",")[0]
    country = None if listed else strip_country(plain)[0]
    return Mention(
        "body", name, "group", country, head_nouns(before[0].split()), None, text
    )


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


def parse_mention(source: str) -> Mention:
    """Return what the words of a source say of who it is.

    Args:
        source: The words of a source.

    >>> found = parse_mention("Russian Foreign Minister Sergey Lavrov")
    >>> found.kind, found.name, found.country
    ('person', 'Sergey Lavrov', 'Russia')
    >>> parse_mention("the Danish Foreign Ministry").name
    'Ministry of Foreign Affairs of Denmark'
    """
    text = clean_source(source)
    if bare_word(text) in _PRONOUNS:
        return Mention("pronoun", None, "unnamed", None, (), None, text)
    whole = _group(text) or _named_body(text)
    if whole is not None:
        return whole
    parts = [part.strip() for part in re.split(r",\s+", text) if part.strip()]
    for part in parts:
        others = [other for other in parts if other is not part]
        found = _person(part, others)
        if found is not None:
            return found._replace(owner=_owner_of(others, part))
    first = parts[0] if parts else text
    for find in (_named_body, _spokesperson, _document):
        found = find(first)
        if found is not None:
            return found
    for part in parts[1:]:
        # "the UN's humanitarian office, OCHA": the apposition names it.
        found = _named_body(part) or _capitalised(part)
        if found is not None and found.name is not None:
            return found._replace(kind="body", heads=head_nouns(text.split()))
    return (
        _owned(first)
        or _unnamed_role(first)
        or _known_alone(first)
        or _capitalised(first)
        or _common(first)
    )


def _unnamed_role(text: str) -> Mention | None:
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


def _owner_of(others: Sequence[str], part: str) -> str | None:
    """Return whose office a person holds, where the words tell: "its director"."""
    for text in (*others, part):
        match = _PRONOUN_OWNER.match(text) or _POSSESSIVE.match(text)
        if match is not None:
            return match.group("owner")
    return None
