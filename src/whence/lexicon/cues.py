"""Cue verbs and hedges: the words that ascribe, and the words that make unsure."""

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from whence.lexicon.tables import load_table
from whence.model import Act

__all__ = ["Cue", "CueForm", "Hedge", "HedgeKind", "cue_at", "find_hedges"]

HedgeKind = Literal["modal", "adverb", "adjective", "evidential", "condition"]


class Cue(NamedTuple):
    """A verb, or a verb with its particle, that ascribes a content to its subject.

    Attributes:
        lemma: Its base form ("call on").
        act: What a speaker does who uses it.
        frames: The frames it takes; see `resources/cues.tsv`.
    """

    lemma: str
    act: Act
    frames: frozenset[str]


class CueForm(NamedTuple):
    """A cue as it stands in a sentence.

    Attributes:
        cue: The verb.
        length: How many tokens it takes.
        form: `base`, `third` (says), `past` (said), or `ing` (saying).
    """

    cue: Cue
    length: int
    form: Literal["base", "third", "past", "ing"]


class Hedge(NamedTuple):
    """A hedge found among words: `[start, end)` of them, and its kind."""

    start: int
    end: int
    kind: HedgeKind


def _form_of(word: str, lemma: str) -> Literal["base", "third", "past", "ing"]:
    first = word.split(maxsplit=1)[0]
    if word == lemma:
        return "base"
    if first.endswith("ing"):
        return "ing"
    return "third" if first.endswith("s") else "past"


@functools.cache
def _forms() -> Mapping[str, tuple[tuple[tuple[str, ...], CueForm], ...]]:
    """Return, by first word, the forms of the cues, the longest first."""
    found: dict[str, dict[tuple[str, ...], CueForm]] = {}
    for row in load_table("cues"):
        cue = Cue(
            row["lemma"], cast("Act", row["act"]), frozenset(row["frames"].split())
        )
        for form in (row["lemma"], *filter(None, row["forms"].split(","))):
            words = tuple(form.split())
            entry = CueForm(cue, len(words), _form_of(form, row["lemma"]))
            found.setdefault(words[0], {}).setdefault(words, entry)
    return MappingProxyType(
        {
            first: tuple(sorted(forms.items(), key=lambda item: -len(item[0])))
            for first, forms in found.items()
        }
    )


def cue_at(words: Sequence[str], at: int) -> CueForm | None:
    """Return the cue whose form begins at a word, or None.

    Args:
        words: Words of a sentence, casefolded.
        at: Index of the word to begin with.

    >>> found = cue_at(["seoul", "called", "on", "pyongyang"], 1)
    >>> found.cue.lemma, found.length, found.form
    ('call on', 2, 'past')
    """
    for form, entry in _forms().get(words[at], ()):
        if len(form) == 1 or tuple(words[at : at + len(form)]) == form:
            return entry
    return None


@functools.cache
def _hedges() -> Mapping[str, tuple[tuple[tuple[str, ...], HedgeKind], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], HedgeKind]]] = {}
    for row in load_table("hedges"):
        words = tuple(row["words"].split())
        found.setdefault(words[0], []).append((words, cast("HedgeKind", row["kind"])))
    return {
        first: tuple(sorted(forms, key=lambda item: -len(item[0])))
        for first, forms in found.items()
    }


def find_hedges(words: Sequence[str]) -> list[Hedge]:
    """Return the hedges among words, in order and without overlap.

    Args:
        words: Words of a sentence, casefolded.

    >>> find_hedges(["it", "was", "at", "sea", "if", "we", "may"])
    [Hedge(start=4, end=5, kind='condition'), Hedge(start=6, end=7, kind='modal')]
    """
    table, found, at = _hedges(), list[Hedge](), 0
    while at < len(words):
        step = 1
        for form, kind in table.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                found.append(Hedge(at, at + len(form), kind))
                step = len(form)
                break
        at += step
    return found
