"""Whether words can be a source at all: someone, not a piece of a clause.

A finder of attributions may take too little or too much for the source: a conjunction,
half a clause, a figure. Nobody speaks there, and no claim is built on it.
"""

import re

from whence.extract.mentions.bodies import known_body
from whence.extract.sourcewords import bare_word

__all__ = ["can_speak", "without_opener"]

# Words that open clauses and sentences and that no name begins with.
_OPENERS = frozenset(
    """
    when while if although though because since unless until how why whether despite
    even but and so yet or nor is are was were am be been being do does did has have had
    can could would should shall might must to as than not never maybe perhaps aside
    starting let here then thus hence still also just only once whereas whenever
    wherever according however moreover meanwhile instead otherwise rather
    """.split()
)
_ALSO_NAMES = frozenset("can do so as still to here just let only am may".split())
_PREPOSITIONS = frozenset(
    "in at on by from with for into onto upon about among amid around after before".split()
)
_QUESTIONS = frozenset("what which where whose whom".split())
_NOTHING = frozenset(
    "you your anything nothing something everything much anyone anybody whoever".split()
)
_ADDRESS = re.compile(r"//|\bwww\.|@\w")
_SUBJECTS = frozenset("it i there we".split())
# "She hung up and told the board": she does both.
_PERSONS = frozenset("he she they".split())
_BESIDE_SUBJECT = _PREPOSITIONS | frozenset(
    "himself herself itself myself themselves ourselves and or too alone also both all "
    "later then now who whose the".split()
)
_FINITE = frozenset(
    "is are was were has had would could should been does did will can may might must".split()
)
_NOUNS_TOO = frozenset("will can may might must".split())
_DETERMINERS = frozenset("the a an this that his her its their our my no any".split())
_RELATIVES = frozenset("who whom whose which that where".split())
_CONTRACTED = re.compile(r"(?:n't|'(?:ll|ve|re|m|d))$")
_LETTER = re.compile(r"[^\W\d_]")
_SHORT_FORMS = frozenset(
    {"it's", "he's", "she's", "there's", "that's", "what's", "let's"}
)


def can_speak(source: str) -> bool:
    """Say whether words can name a source, be it one without a name.

    Args:
        source: The words of a source.

    >>> can_speak("one of the engineers"), can_speak("those who were there")
    (True, True)
    >>> can_speak("when the river"), can_speak("The mill was closed and")
    (False, False)
    """
    text = source.replace("\u2019", "'").strip()
    words = text.split()
    if not words or known_body(text) is not None:
        return bool(words)
    bare = [bare_word(word) for word in words]
    if words[0] == "IT":  # "IT expert Ana Ruiz"
        bare[0] = "information"
    if not any(_LETTER.search(word) for word in bare) or _ADDRESS.search(text):
        return False  # "85%", "1968-80", "//sho.rt/a1)"
    first, named = bare[0], len(words) > 1 and words[1][:1].isupper()
    if first in _PERSONS or bare[-1] == "who":
        return True  # "they read it, given by a clerk who": the clerk
    opens = first in _OPENERS or first in _PREPOSITIONS
    if (opens and not (named and words[0][:1].isupper())) or _is_no_start(bare):
        return False
    # "Petrol is short, Irina, a nurse": too much was taken, and she speaks.
    parts = text.split(",")
    return not all(_has_finite_verb(part.split()) for part in parts if part.strip())


def _is_no_start(bare: list[str]) -> bool:
    """Say whether words begin as nobody's name or description does."""
    first = bare[0]
    if first in _NOTHING or first in _SHORT_FORMS or _CONTRACTED.search(first):
        return True
    return first in _QUESTIONS or (first in _SUBJECTS and not _stands_alone(bare))


def _stands_alone(bare: list[str]) -> bool:
    """Say whether nothing stands behind a pronoun but what stresses it."""
    return len(bare) == 1 or bare[1] in _BESIDE_SUBJECT


def _has_finite_verb(words: list[str]) -> bool:
    """Say whether the words hold a clause of their own, other than a relative one."""
    bare = [bare_word(word) for word in words]
    for at in range(1, len(words)):
        if bare[at] in _RELATIVES:
            return False
        noun = bare[at] in _NOUNS_TOO and bare[at - 1] in _DETERMINERS
        if words[at] in _FINITE and not noun:
            return True
    return False


def without_opener(source: str) -> str:
    """Return a source without the word that opens its sentence: "Even Jane Roe".

    >>> without_opener("While Ana Ruiz"), without_opener("Can Ozturk")
    ('Ana Ruiz', 'Can Ozturk')
    """
    first, _, rest = source.partition(" ")
    opens = first[:1].isupper() and bare_word(first) in _OPENERS - _ALSO_NAMES
    if not opens or not rest[:1].isupper() or known_body(source) is not None:
        return source
    return rest
