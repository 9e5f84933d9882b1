"""Spellings: whether two names of persons can be one name, written twice.

Newspapers write one name in many ways: Kyrylo and Kirillo, Gaddafi and Qadhafi,
Zelensky and Zelenskyy. Names are compared by how they sound once the habits of the
romanisations (BGN/PCGN, ISO 9, German, French, Arabic) are taken off. That two names
can be one says nothing yet of who bears them.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from whence.lexicon.tables import load_table

__all__ = ["agreement", "name_parts", "sound_of"]

_TITLES = frozenset("jr sr junior senior ii iii iv".split())
_PARTICLES = frozenset("al el ul as ash ad an ar az bin ibn ben de da van von".split())
# In this order: what is longer first, then letters that stand for one sound.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|schtsch|stch", "s"),
        (r"tsch|tch|tsh|ch|cz|tj", "c"),
        (r"sch|sh|sj|sz", "s"),
        (r"zh|dzh|dj|dsch|j(?=[aeou])", "y"),
        (r"ts|tz|z", "s"),
        (r"kh|gh|dh|th|q", "k\0d\0t\0k"),
        (r"ph", "f"),
        (r"ks|x", "ks"),
        (r"ou|oo|u", "o"),
        (r"^(?:ye|je|ie)", "e"),
        (r"w", "v"),
        (r"ff$|v$", "v"),
        (r"iy|yy|ij|yj|ii|ey|ei|ay|ai|y|j|i", "i"),
        (r"h", ""),
        (r"g|c(?=[aou])", "k"),
        (r"[\u02bc'\u2019\u02b9`-]", ""),
        (r"(.)\1+", r"\1"),
    )
)
_JOINS = re.compile(r"[\s-]+")
_PAIRS = {"kh": "k", "gh": "k", "dh": "d", "th": "t", "q": "k"}
_WHOLE = 1.0
_TABLED = 0.95
_INITIAL = 0.75
_VOWELS = frozenset("aeiouy")
_VOWEL_COST = 0.4  # Mohamed and Muhammad: vowels are what romanisations differ in
_LONGEST = 30
_SHORT = 6  # letters of the sound
_LEAST = 0.8  # of the letters, a vowel weighing less


@functools.cache
def _given_names() -> Mapping[str, int]:
    """Return the number of the line that a form of a given name stands in."""
    return MappingProxyType(
        {
            _plain(form): number
            for number, row in reversed(list(enumerate(load_table("given_names"))))
            for form in row["forms"].split(";")
        }
    )


def _plain(word: str) -> str:
    """Return a word casefolded, without accents and dots."""
    flat = unicodedata.normalize("NFKD", word.casefold().replace("\u2019", "'"))
    return "".join(c for c in flat if not unicodedata.combining(c)).strip(".,'")


@functools.lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return how a word sounds, roughly, whoever romanised it.

    >>> sound_of("Zelenskyy") == sound_of("Zelensky") == sound_of("Selenskyj")
    True
    >>> sound_of("Gaddafi") == sound_of("Qadhafi")
    True
    >>> sound_of("Lavrov") == sound_of("Lawrow"), sound_of("Lavrov")
    (True, 'lavrov')
    """
    found = _plain(word)[:_LONGEST]
    for pattern, sound in _RULES:
        if "\0" in sound:
            found = pattern.sub(lambda match: _PAIRS[match.group()], found)
        else:
            found = pattern.sub(sound, found)
    return f"{found[:-1]}v" if len(found) > 3 and found.endswith("f") else found


def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a person's name that tell, an Arabic article joined.

    >>> name_parts("Yahya al-Sarraj"), name_parts("Muammar el Qadhafi")
    (('Yahya', 'Sarraj'), ('Muammar', 'Qadhafi'))
    """
    words = _JOINS.split(name.replace("\u2019", "'"))
    parts = [word for word in words if _plain(word) and _plain(word) not in _PARTICLES]
    return tuple(parts) or tuple(word for word in words if _plain(word))


def agreement(left: str, right: str) -> float:
    """Return how well two names of persons agree as one name, 0 to 1.

    Last names must agree, given names as far as both have them; a middle name that one
    leaves out counts for nothing, an initial or a suffix that differs (Jr., Sr., "W.")
    against it. Names of one word are compared with the last word of the other.

    >>> agreement("Kirillo Budanov", "Kyrylo Budanov")
    0.95
    >>> agreement("Moammar Gadhafi", "Muammar al-Qaddafi") > 0.9
    True
    >>> agreement("Wladimir Klitschko", "Vitali Klitschko")
    0.0
    >>> agreement("George H. W. Bush", "George W. Bush")
    0.0
    >>> agreement("Ivan Petrov", "Ivana Petrova")
    0.0
    """
    first, second = name_parts(left), name_parts(right)
    if not first or not second or _suffix(first) != _suffix(second):
        return 0.0
    first, second = _bare(first), _bare(second)
    if not first or not second:
        return 0.0
    last = _alike(first[-1], second[-1])
    if len(first) == 1 or len(second) == 1:
        return round(last, 2) if last else 0.0
    given = _alike(first[0], second[0])
    middle = _middle(first[1:-1], second[1:-1])
    return round(min(last, given, middle), 2)


def _suffix(parts: Sequence[str]) -> str:
    last = _plain(parts[-1])
    return last[:2] if last in _TITLES else ""


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[:-1] if _suffix(parts) else parts


def _middle(left: Sequence[str], right: Sequence[str]) -> float:
    """Return how well middle names agree: one left out is no contradiction."""
    if not left or not right:
        return _WHOLE
    if len(left) != len(right):
        return 0.0
    return min(_alike(one, other) for one, other in zip(left, right, strict=True))


def _alike(left: str, right: str) -> float:
    """Return how alike two words are, 0 where they cannot be one name."""
    first, second = _plain(left), _plain(right)
    if first == second:
        return _WHOLE
    if len(first) == 1 or len(second) == 1:
        return _INITIAL if first[:1] == second[:1] else 0.0
    table = _given_names()
    if first in table and second in table:
        # Both are known names: they are one line of the table, or two names.
        return _TABLED if table[first] == table[second] else 0.0
    return _alike_in_sound(sound_of(first), sound_of(second))


def _alike_in_sound(left: str, right: str) -> float:
    if left == right:
        return _TABLED if left else 0.0
    longest = max(len(left), len(right))
    # Short names differ by a letter (John, Joan), women's by their last (Petrova).
    if longest < _SHORT or left[:1] != right[:1]:
        return 0.0
    if left.endswith("a") is not right.endswith("a"):
        return 0.0
    share = 1 - _distance(left, right) / longest
    return share if share >= _LEAST else 0.0


def _distance(left: str, right: str) -> float:
    """Return the edits from one word to the other (Levenshtein), vowels cheap."""
    before = [0.0]
    for letter in right:
        before.append(before[-1] + _cost(letter))
    for letter in left:
        row = [before[0] + _cost(letter)]
        for at, other in enumerate(right):
            change = 0.0 if letter == other else max(_cost(letter), _cost(other))
            row.append(
                min(
                    before[at] + change,
                    before[at + 1] + _cost(letter),
                    row[at] + _cost(other),
                )
            )
        before = row
    return before[-1]


def _cost(letter: str) -> float:
    return _VOWEL_COST if letter in _VOWELS else 1.0
