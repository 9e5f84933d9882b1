"""A claim as it can be compared with others: its words, names, numbers and stance."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from whence.lexicon.actors import country_forms
from whence.lexicon.measures import counted_class, measure_at
from whence.lexicon.words import load_document_shares
from whence.model import Claim, Extraction, Interval, Quantity
from whence.reconcile.actors import ActorBook, name_key
from whence.text.tokens import find_tokens

__all__ = ["ClaimReading", "read_claim", "stem", "stem_shares"]

_MOST_WORDS = 80  # of one claim; a longer one is a passage
_STEM = 6  # letters by which two forms of a word are taken for one
_LEAST_STEM = 3
_ENDINGS = ("'s", "\u2019s", "ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y")
_NEGATIVES = frozenset(
    "never no not nobody none nothing neither nor without cannot".split()
)
_CLAUSE_ENDS = frozenset(
    ", ; : if unless because although while but and or which who where when".split()
)
_NUMERALS = frozenset("hundr thousa millio billio percen per cent".split())
_REFUTED = re.compile(
    r"\b(?:baseless|groundless|unfounded|untrue|false|fabricated|invented|"
    r"nonsense|lies|no truth)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\bno (?:doubt|question|secret|wonder|more than|less than|fewer than)\b"
    r"|\bnot (?:only|just|less|more)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:of (?:them|those|these|whom|which)|among (?:them|those|these)|including)\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what several forms of a word have in common.

    >>> stem("killed") == stem("killing"), stem("refused") == stem("refuse")
    (True, True)
    >>> stem("ship") == stem("shop")
    False
    """
    folded = word.casefold()
    for ending in _ENDINGS:
        rest = folded.removesuffix(ending)
        if rest != folded and len(rest) >= _LEAST_STEM:
            folded = rest
            break
    return folded[:_STEM]


@functools.cache
def stem_shares() -> Mapping[str, float]:
    """Return for the stem of each common word the share of pages that hold it."""
    found: dict[str, float] = {}
    for word, share in load_document_shares().items():
        key = stem(word)
        found[key] = max(share, found.get(key, 0.0))
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class ClaimReading:
    """What of a claim is compared.

    Attributes:
        claim: The claim.
        words: Stems of its words, those of names among them, in order of first use.
        names: Those of its names; an adjective of a country counts as its name.
        quantities: Its numbers.
        measures: What happened, as its words name it.
        counted: Classes of what it counts.
        speaker: Root of the named actor who speaks; None for an unnamed one.
        is_negated: Whether it denies or negates what it speaks of.
        is_denial: Whether it does so by its act, or by a word like "baseless".
        is_part: Whether it counts some of what others count: "two of them".
    """

    claim: Claim
    words: tuple[str, ...]
    names: frozenset[str]
    quantities: tuple[Quantity, ...]
    measures: frozenset[str]
    counted: frozenset[str]
    speaker: str | None
    is_negated: bool
    is_denial: bool
    is_part: bool

    @property
    def about(self) -> Interval | None:
        """The time that the claim speaks of; None where it names none."""
        return self.claim.about


def _names(surfaces: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the places of words that are names, with their stems."""
    forms, shares = country_forms(), load_document_shares()
    for at, surface in enumerate(surfaces):
        if not surface[0].isupper():
            continue
        form = forms.get(surface)
        if form is not None:
            yield at, tuple(map(stem, name_key(form.country.name).split()))
        elif (at and surfaces[at - 1] not in {".", "\u201c", '"'}) or (
            surface.casefold() not in shares
        ):
            yield at, (stem(surface),)


def _is_negated(content: str) -> bool:
    """Say whether the main clause says no: "if nobody pays" and "ten, not two" do not.

    >>> _is_negated("no barge has left"), _is_negated("a barge left, not two")
    (True, False)
    """
    for token in find_tokens(_CERTAIN.sub("", content)):
        word = token.surface.casefold()
        if word in _NEGATIVES or word.endswith(("n't", "n\u2019t")):
            return True
        if word in _CLAUSE_ENDS:
            return False
    return False


def read_claim(
    page: Extraction,
    claim: Claim,
    known: Mapping[str, Quantity],
    book: ActorBook,
) -> ClaimReading:
    """Read a claim into what can be compared.

    Args:
        page: What was read from its page.
        claim: The claim.
        known: The quantities of the page by id.
        book: Which names mean one root.
    """
    text = page.document.text
    content = " ".join(span.of(text) for span in claim.content)
    tokens = [token.surface for token in find_tokens(content)][:_MOST_WORDS]
    names = dict(_names(tokens))
    words: dict[str, None] = {}
    for at, surface in enumerate(tokens):
        if at in names:
            words.update(dict.fromkeys(names[at]))
        elif surface[0].isalpha() and stem(surface) not in _NUMERALS:
            words[stem(surface)] = None
    folded = [surface.casefold() for surface in tokens]
    forms = (measure_at(folded, at) for at in range(len(folded)))
    quantities = tuple(known[name] for name in claim.quantities if name in known)
    refuted = _REFUTED.search(content) is not None
    return ClaimReading(
        claim,
        tuple(words),
        frozenset(part for parts in names.values() for part in parts),
        quantities,
        frozenset(form.measure for form in forms if form is not None),
        frozenset(
            counted_class(quantity.counted)
            for quantity in quantities
            if quantity.counted is not None
        ),
        None if book.is_outlet(claim.speaker) else book.root_of(claim.speaker),
        claim.polarity == "denied" or refuted or _is_negated(content),
        claim.polarity == "denied" or refuted,
        _PART.search(content) is not None,
    )
