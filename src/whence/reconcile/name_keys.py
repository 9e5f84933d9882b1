"""Keys of names: what is left of a name once case, marks and habits are taken off."""

import functools
import re

from whence.lexicon.actors import country_forms

__all__ = ["body_words", "name_key"]

_MARKS = re.compile(r"[^\w\s&-]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_OFFICE = re.compile(r"(?<=\w) s office\b|(?<=\w) s(?= )")
_SMALL = frozenset("of the for in at on and to with a an".split())
# American and British spellings of one word in the names of bodies.
_SPELLINGS = {
    "defense": "defence", "labor": "labour", "center": "centre", "program": "programme",
    "organization": "organisation", "harbor": "harbour", "theater": "theatre",
}  # fmt: skip


@functools.lru_cache(maxsize=65536)
def body_words(name: str) -> frozenset[str]:
    """Return the words of a body's name, an adjective of a country made its name.

    >>> body_words("Danish Navy") == body_words("Navy of Denmark")
    True
    >>> body_words("Sri Lankan Navy") == body_words("Navy of Sri Lanka")
    True
    >>> body_words("Defense Ministry") == body_words("Ministry of Defence")
    True
    """
    words: set[str] = set()
    # "the governor's office" is the governor.
    parts = _OFFICE.sub("", name_key(name)).split()
    while parts:
        taken = 2 if _adjective(" ".join(parts[:2])) is not None else 1
        country = _adjective(" ".join(parts[:taken]))
        if country is not None:
            words.update(name_key(country).split())
        elif parts[0] not in _SMALL:
            words.add(_SPELLINGS.get(parts[0], parts[0]))
        del parts[:taken]
    return frozenset(words)


def _adjective(words: str) -> str | None:
    """Return the country whose adjective words are; None for other words."""
    form = country_forms().get(" ".join(word.capitalize() for word in words.split()))
    return form.country.name if form and form.kind == "adjective" else None


@functools.lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return a name without case, article, marks and possessive.

    >>> name_key("The Coast Guard's")
    'coast guard'
    """
    folded = name.casefold().replace("\u2019", "'")
    folded = folded.removesuffix("'s")
    folded = " ".join(_MARKS.sub(" ", folded).split())
    return _ARTICLE.sub("", folded)
