"""The words that times are made of: months, units, holidays, zones, tenses."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from whence.lexicon.tables import load_table

__all__ = [
    "TENSE_NOUNS",
    "Event",
    "FiscalYear",
    "Holiday",
    "Senses",
    "Tense",
    "Zone",
    "find_tense",
    "is_verb",
    "load_events",
    "load_fiscal_years",
    "load_followers",
    "load_holidays",
    "load_known_days",
    "load_senses",
    "load_tenses",
    "load_zones",
]

Senses = Mapping[str, str]
"""What a word can say, sense to value: `second` is a unit and an ordinal."""

Tense = Literal["past", "perfect", "present", "scheduled", "future"]
"""How a verb form places what it tells; `scheduled` is a present that announces."""


_NOT_VERBS = frozenset(
    """
    hundred speed need seed bed red indeed united feed led shed breed embed exceed
    proceed succeed greed naked wicked sacred hatred kindred limited alleged so-called
    """.split()
)
TENSE_NOUNS = frozenset(
    "hopes hope plans plan forecast aims aim reports rules votes vote".split()
)
"""Verb forms that are as often nouns: these tell a tense only where they stand so."""


class Zone(NamedTuple):
    """A time zone, or a place that stands for its clock.

    Attributes:
        offset: Standard offset from UTC, `Z` for none.
        rule: `eu` or `us` for their summer time; empty for a fixed offset.
        is_place: Whether the name is a place ("in Kyiv"), not a zone ("GMT").
    """

    offset: str
    rule: str
    is_place: bool


class Holiday(NamedTuple):
    """A holiday whose day follows a rule.

    Attributes:
        words: Its name, folded, in words.
        rule: `MM-DD`, `easter+N`, or `MM/W/N`.
    """

    words: tuple[str, ...]
    rule: str


class Event(NamedTuple):
    """An event whose year follows a rule.

    Attributes:
        words: Its name, folded, in words.
        month: The month that it falls in.
        period: It comes round every so many years.
        remainder: The years that leave this when divided by the period.
    """

    words: tuple[str, ...]
    month: int
    period: int
    remainder: int


@functools.cache
def load_events() -> Mapping[str, tuple[Event, ...]]:
    """Return the events by the first word of their name.

    >>> load_events()["winter"][0].remainder
    2
    """
    found: dict[str, list[Event]] = {}
    for row in load_table("times_events"):
        words = tuple(row["name"].casefold().split())
        event = Event(
            words, int(row["month"]), int(row["period"]), int(row["remainder"])
        )
        found.setdefault(words[0], []).append(event)
    return MappingProxyType({word: tuple(events) for word, events in found.items()})


class FiscalYear(NamedTuple):
    """When a country's fiscal year starts, and which one a single year names.

    Attributes:
        month: The month that it starts in.
        is_late: Whether a year names the one that ends in it.
    """

    month: int
    is_late: bool


@functools.cache
def load_fiscal_years() -> Mapping[str, FiscalYear]:
    """Return the fiscal years by the words that name the country.

    >>> load_fiscal_years()["Japan"]
    FiscalYear(month=4, is_late=False)
    """
    return MappingProxyType(
        {
            row["words"]: FiscalYear(int(row["month"]), row["named"] == "late")
            for row in load_table("times_fiscal")
        }
    )


@functools.cache
def load_known_days() -> Mapping[tuple[int, int], tuple[tuple[str, ...], str]]:
    """Return the days that news names without their year, by month and day.

    >>> load_known_days()[9, 11][1]
    '2001'
    """
    return MappingProxyType(
        {
            (int(row["month"]), int(row["day"])): (
                tuple(row["words"].split(";")),
                row["year"],
            )
            for row in load_table("times_known_days")
        }
    )


@functools.cache
def load_senses(*, capitalised: bool) -> Mapping[str, Senses]:
    """Return the senses of each word.

    Args:
        capitalised: Whether the word stands with a capital; "may" is no month.

    >>> dict(load_senses(capitalised=False)["second"])
    {'unit': 'TS', 'ordinal': '2'}
    >>> "may" in load_senses(capitalised=False)
    False
    """
    senses: dict[str, dict[str, str]] = {}
    for row in load_table("times_words"):
        if capitalised or not row["case"]:
            senses.setdefault(row["word"], {})[row["sense"]] = row["value"]
    if capitalised:
        for word in load_holidays():
            senses.setdefault(word, {})["holiday"] = word
    return MappingProxyType(
        {word: MappingProxyType(found) for word, found in senses.items()}
    )


@functools.cache
def load_zones() -> Mapping[str, Zone]:
    """Return the zones by name, as printed.

    >>> load_zones()["JST"].offset
    '+09:00'
    """
    return MappingProxyType(
        {
            row["name"]: Zone(row["offset"], row["rule"], row["kind"] == "place")
            for row in load_table("times_zones")
        }
    )


@functools.cache
def load_holidays() -> Mapping[str, tuple[Holiday, ...]]:
    """Return the holidays by their first word, longest name first.

    >>> load_holidays()["boxing"]
    (Holiday(words=('boxing', 'day'), rule='12-26'),)
    """
    found: dict[str, list[Holiday]] = {}
    for row in load_table("times_holidays"):
        words = tuple(row["name"].casefold().replace("'s", " 's").split())
        found.setdefault(words[0], []).append(Holiday(words, row["rule"]))
    return MappingProxyType(
        {
            word: tuple(sorted(items, key=lambda item: (-len(item.words), item)))
            for word, items in found.items()
        }
    )


@functools.cache
def load_tenses() -> Mapping[str, str]:
    """Return the tense of each verb form that the lexicon knows.

    >>> load_tenses()["opens"], load_tenses()["fled"]
    ('scheduled', 'past')
    """
    tenses: dict[str, str] = {}
    for row in load_table("times_verbs"):
        tenses.setdefault(row["word"], row["tense"])
    return MappingProxyType(tenses)


@functools.cache
def load_followers() -> frozenset[str]:
    """Return the words that may follow a bare ordinal day ("on the 10th he flew")."""
    return frozenset(row["word"] for row in load_table("times_followers"))


def find_tense(word: str) -> str | None:
    """Return the tense that a verb form tells: known to the lexicon, or ending in -ed.

    >>> find_tense("opens"), find_tense("collapsed"), find_tense("hundred")
    ('scheduled', 'past', None)
    """
    known = load_tenses().get(word)
    if known is not None:
        return known
    if len(word) > 4 and word.endswith("ed") and word not in _NOT_VERBS:
        return "past"
    return None


def is_verb(word: str) -> bool:
    """Say whether a word looks like a verb: a form that is known, or ends as one."""
    return find_tense(word) is not None and word not in TENSE_NOUNS
