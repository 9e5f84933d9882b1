"""Keys of names: what is left of a name once case, marks and habits are taken off."""

import functools
import re

from whence.lexicon.actors import country_forms

__all__ = ["body_words", "name_key"]

_MARKS = re.compile(r"[^\w\s&-]+")
_ARTICLE = re.compile(r"^(?:the|a|an) ")
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
    >>> body_words("Defense Ministry") == body_words("Ministry of Defence")
    True
    """
    forms = country_forms()
    words: set[str] = set()
    for word in name_key(name).split():
        form = forms.get(word.capitalize())
        if form is not None and form.kind == "adjective":
            words.update(name_key(form.country.name).split())
        elif word not in _SMALL:
            words.add(_SPELLINGS.get(word, word))
    return frozenset(words)


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
