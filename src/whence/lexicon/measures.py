"""What is counted and what happened to it: the words that make a question."""

import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from whence.lexicon.tables import load_table
from whence.model import Stage

__all__ = [
    "Course",
    "Frame",
    "MeasureForm",
    "counted_class",
    "course_of",
    "course_of_words",
    "goods_class",
    "measure_at",
]

Course = Literal["rises", "fixed", "free"]
"""How a count goes over time: a total that never falls, one number for good, or a
stock that comes and goes."""

Frame = Literal["give", "get", "go", "suffer", "act", "do", "noun"]
"""Who does what in the clause; `resources/measures.tsv` explains each."""


class MeasureForm(NamedTuple):
    """A form that names a measure.

    Attributes:
        measure: What it says of the counted things.
        frame: How its clause is built.
        length: How many words it has.
        stage: How far what is given has come; None where the form does not tell.
    """

    measure: str
    frame: Frame
    length: int
    stage: Stage | None = None


# Measures that are a stage themselves; `resources/stages.tsv` has those of transfers.
_STAGES: Mapping[str, Stage] = {
    "ordered": "ordered",
    "pledged": "pledged",
    "used": "used",
}


@functools.cache
def _forms() -> Mapping[str, tuple[tuple[tuple[str, ...], MeasureForm], ...]]:
    """Return the forms by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], MeasureForm]]] = {}
    stages = {
        form: cast("Stage", row["stage"])
        for row in load_table("stages")
        for form in row["forms"].split(";")
    }
    for row in load_table("measures"):
        for form in row["forms"].split(";"):
            words = tuple(form.split())
            measure = row["measure"].replace("_", " ")
            entry = MeasureForm(
                measure,
                cast("Frame", row["frame"]),
                len(words),
                stages.get(form) or _STAGES.get(measure),
            )
            found.setdefault(words[0], []).append((words, entry))
    return MappingProxyType(
        {
            first: tuple(sorted(forms, key=lambda item: -len(item[0])))
            for first, forms in found.items()
        }
    )


def measure_at(words: Sequence[str], at: int) -> MeasureForm | None:
    """Return the measure that a word, or the words from it on, name.

    Args:
        words: Folded words of a clause.
        at: The number of the word to look at.

    Returns:
        The longest form there; the first of the table where one form stands twice.

    >>> measure_at(["they", "handed", "over", "six"], 1)
    MeasureForm(measure='transferred', frame='give', length=2, stage='delivered')
    """
    for form, entry in _forms().get(words[at], ()):
        if tuple(words[at : at + len(form)]) == form:
            return entry
    return None


@functools.cache
def _classes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in load_table("counted"):
        for noun in row["nouns"].split(";"):
            found.setdefault(noun, row["class"])
    return MappingProxyType(found)


def counted_class(noun: str) -> str:
    """Return the class of a counted noun: the noun itself where none is known.

    >>> counted_class("artillery round"), counted_class("violin")
    ('shell', 'violin')
    """
    folded = noun.casefold()
    known = _classes()
    if folded in known:
        return known[folded]
    return known.get(folded.rsplit(" ", 1)[-1], folded)


# Nouns of one and the same people: the dead of a claim are the soldiers of another.
_PEOPLE = frozenset(
    "person child soldier demonstrator refugee voter job case vote".split()
)


def goods_class(word: str) -> str | None:
    """Return the class of goods that a noun, singular or plural, names; else None.

    >>> goods_class("shells"), goods_class("trucks"), goods_class("men")
    ('shell', 'lorry', None)
    """
    folded = word.casefold()
    forms = (folded, folded.removesuffix("s"), folded.removesuffix("es"))
    found = next((_classes()[form] for form in forms if form in _classes()), None)
    return None if found in _PEOPLE else found


@functools.cache
def _courses() -> Mapping[str, Course]:
    return MappingProxyType(
        {
            measure.replace("_", " "): cast("Course", row["course"])
            for row in load_table("courses")
            for measure in row["measures"].split(";")
        }
    )


def course_of(measure: str) -> Course:
    """Return how the count of a measure goes over time; one number where unknown.

    >>> course_of("killed"), course_of("attended"), course_of("missing")
    ('rises', 'fixed', 'free')
    """
    return _courses().get(measure, "fixed")


def course_of_words(text: str) -> Course:
    """Return how a count goes over time whose question is told in words.

    >>> course_of_words("People killed in the flood"), course_of_words("arrival time")
    ('rises', 'fixed')
    """
    words = text.casefold().split()
    forms = (measure_at(words, at) for at in range(len(words)))
    return next((course_of(form.measure) for form in forms if form), "fixed")
