"""Persons among the words of a source: a name, and the office that stands by it."""

import re
from collections.abc import Sequence

from whence.extract.institutions import strip_country
from whence.extract.mentions.bodies import country_mention, known_body
from whence.extract.mentions.record import Mention
from whence.extract.mentions.words import LINKS, NO_NAMES
from whence.extract.sourcewords import (
    ALSO_GIVEN,
    PARTICLES,
    PUNCTUATION,
    bare_word,
    has_body_word,
    head_nouns,
    is_name,
    kinds_of,
)
from whence.lexicon.actors import country_forms, name_genders, regions
from whence.lexicon.words import load_document_shares

__all__ = ["find_person"]

_HONORIFICS = frozenset(
    """
    mr mrs ms dr rep sen gov gen maj col brig capt lt sgt adm prof rev fr hon sir lord
    lady dame father sister brother st judge justice sheikh imam mullah captain admiral
    comrade cllr councillor supt insp det cpl pte pc dc cmdr cdr cpt lieut ing eng msgr baroness
    baron hajj haji shri smt
    """.split()
)
_FIELD_WORDS = frozenset(
    """
    state affairs defense defence health treasury interior finance education justice
    labour labor energy agriculture commerce transportation transport homeland security
    supply trade foreign environment culture sports development planning economy
    """.split()
)
_OWNED = re.compile(
    r"(?:[Tt]he\s)?(?P<owner>[A-Z][\w.&-]{1,30}(?:\s[A-Z][\w.&-]{1,30}){0,3})['\u2019]s\s"
    r"(?P<name>[A-Z][\w'\u2019-]{1,20}(?:\s[A-Z][\w'\u2019-]{1,20}){1,2})$"
)
_JOINTS = frozenset("and or by the a an to that who said told as with against".split())
_OF = frozenset({"of", "from"})
_PERSONAL = tuple(
    "er or ist ian man woman ant ic nurse widow widower student captain pilot".split()
)
_TITLE_ARTICLES = frozenset("el la le los las les il der die das het den o".split())


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
        if any(bare_word(word) in {"at", "in", "with"} for word in words[start:at]):
            return None  # "spokeswoman for the council at Lund Motors"
        if any(
            kinds_of(w) or bare_word(w) in _FIELD_WORDS or w in country_forms()
            for w in name
        ):
            continue
        if at == start:
            return None
        return at
    return _surname_after_country(words, start)


def _surname_after_country(words: Sequence[str], start: int) -> int | None:
    """Return where a surname stands: "spokeswoman of the MFA of Russia Zakharova"."""
    at, forms = len(words) - 1, country_forms()
    lone = is_name(words[at:]) and not kinds_of(words[at]) and words[at] not in forms
    if at <= start or not lone or has_body_word(words[at:]):
        return None
    named = any(
        (found := forms.get(" ".join(words[first:at]))) is not None
        and found.kind == "name"
        for first in range(max(start, at - 3), at)
    )
    return at if named and words[at] not in regions() else None


def _without_side(words: list[str]) -> list[str]:
    """Return a person without her side: "geologist Ana Ruiz of the Institute"."""
    first = _after_title(words) or _common_words(words)
    if first and not _is_personal(words[first - 1]):
        return words
    for side in range(first + 2, min(first + 4, len(words))):
        if bare_word(words[side]) not in ({"of", "from", "at"} if first else _OF):
            continue
        name = words[first:side]
        named = is_name(name) and not has_body_word(name)
        if named and not any(kinds_of(w) or bare_word(w) in NO_NAMES for w in name):
            return words[:side]
        break
    return words


def _after_title(words: Sequence[str]) -> int:
    """Return where a name begins behind a title: "Chief Executive Ana Ruiz"; else 0."""
    for at in range(min(5, len(words) - 2), -1, -1):
        if {"office", "spokesperson"} & set(kinds_of(words[at])):
            return at + 1
    return 0


def _common_words(words: Sequence[str]) -> int:
    """Return how many common words stand before the first capital: "The old trader"."""
    count = 0
    while count < min(5, len(words)) and (
        not words[count][:1].isupper() or words[count] in {"The", "A", "An"}
    ):
        count += 1
    return count


def _name_after_noun(words: Sequence[str]) -> int | None:
    """Return where a name begins behind what a person is, or None: "the trader"."""
    start = _common_words(words)
    name = words[start:]
    if not start or len(name) < 2 or not is_name(name) or has_body_word(name):
        return None
    if known_body(" ".join(name)) is not None or any(kinds_of(word) for word in name):
        return None
    return start if _is_personal(words[start - 1]) else None


def _is_personal(word: str) -> bool:
    """Say whether a common noun before a name is what a person is: "geologist"."""
    bare = bare_word(word)
    kinds = set(kinds_of(bare))
    if {"organisation", "government", "outlet"} & kinds or bare == "agency":
        return False  # "the importer Frutas Unidas"
    return bare.endswith(_PERSONAL) or bool({"office", "spokesperson"} & kinds)


def _is_placed(words: Sequence[str]) -> bool:
    """Say whether capitals are a place and what stands there: "Copenhagen Zoo"."""
    place = country_forms().get(words[0])
    return (
        place is not None
        and len(words) == 2
        and words[0] not in ALSO_GIVEN
        and (place.kind != "adjective" or _is_common(words[1]))
    )


def _is_common(word: str) -> bool:
    return bare_word(word) in load_document_shares() or bool(kinds_of(word))


def _is_rare(name: Sequence[str]) -> bool:
    """Say whether words look like a person's name: a given name, no common words."""
    if name[0] in name_genders():
        return not has_body_word(name)
    common = load_document_shares()
    return not has_body_word(name) and not any(
        bare_word(word) in common or kinds_of(word) for word in name
    )


def _of_owner(text: str) -> Mention | None:
    """Return the person of an owner: "Labour's Ana Ruiz", "the Quay Post's Ana Ruiz"."""
    match = _OWNED.match(text)
    if match is None or not _is_rare(match["name"].split()):
        return None
    country, _ = strip_country(match["owner"])
    return Mention(
        "person", match["name"], "person", country, (), match["owner"], text, ""
    )


def _name_at_end(words: Sequence[str]) -> int | None:
    """Return where a name ends a long description, or None.

    "former Russian oil and gas tycoon Ana Ruiz", "MLB Network insider Ana Ruiz".
    """
    for size in (3, 2):
        at = len(words) - size
        if at < 2:
            continue
        name, before = words[at:], words[at - 1]
        if not is_name(name) or before[:1].isupper() or not before.isalpha():
            continue
        kinds = set(kinds_of(before))
        body = {
            "organisation",
            "government",
            "outlet",
        } & kinds and "office" not in kinds
        small = bare_word(before) in LINKS | PARTICLES or before in _JOINTS
        placed = any(word in country_forms() for word in name)
        if body or small or placed or not _is_rare(name):
            continue
        if known_body(" ".join(name)) is None:
            return at
    return None


def find_person(part: str, others: Sequence[str]) -> Mention | None:
    """Return the person that one part of a source names, or None.

    Args:
        part: A stretch between commas.
        others: The other stretches; one of them may hold the office.
    """
    plain = re.sub(r"\s*\([^()]{0,40}\)?", "", part)
    theirs = _of_owner(plain)
    if theirs is not None:
        return theirs
    words = plain.split()
    titled = [i for i, word in enumerate(words) if bare_word(word) in _HONORIFICS]
    if titled:
        # "Rep. Ana Ruiz of the opposition": what follows the name is her side.
        end = next(
            (
                i
                for i in range(titled[-1] + 2, len(words))
                if bare_word(words[i]) in LINKS
            ),
            len(words),
        )
        words = words[:end]
    words = _without_side(words)
    start = _name_after_role(words)
    if start is None:
        start = _name_after_noun(words)
    if start is None:
        start = _name_at_end(words)
    roles = " ".join(others)
    if start is None:
        only_name = len(words) >= 2 and is_name(words)
        has_role = any(kinds_of(word) for word in roles.split())
        whole = " ".join(words)
        known = known_body(whole) is not None or country_mention(whole) is not None
        aged = any(other.strip().isdigit() for other in others)
        if len(words) == 1 and (has_role or aged) and words[0][:1].isupper():
            # "Rosa, a widow": a first name, with who she is.
            only_name = (len(others) > 0 and others[0][:2] in {"a ", "an"}) or aged
        article = bare_word(words[0]) in _TITLE_ARTICLES if words else False
        digits = any(word[:1].isdigit() for word in words)
        if not only_name or known or has_body_word(words) or article or digits:
            return None
        if _is_placed(words):
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
