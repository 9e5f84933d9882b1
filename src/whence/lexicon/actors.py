"""Countries, bodies, outlets and wires, and the nouns that head a source."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from whence.lexicon.tables import load_table
from whence.model import ActorKind

__all__ = [
    "Body",
    "Country",
    "CountryForm",
    "NounKind",
    "bodies",
    "country_forms",
    "leaders",
    "name_genders",
    "name_word_kinds",
    "noun_kinds",
    "owners",
    "regions",
    "state_wires",
    "wire_forms",
]

NounKind = Literal[
    "office",
    "spokesperson",
    "source",
    "document",
    "government",
    "organisation",
    "outlet",
]


_RELAYING = ("outlets", "wires")


class Country(NamedTuple):
    """A country: its English short name and its code."""

    name: str
    code: str


class CountryForm(NamedTuple):
    """A form that names a country.

    Attributes:
        country: The country.
        kind: A name, an adjective, or a seat of power, which is the government when
            it speaks and a place when things happen there.
    """

    country: Country
    kind: Literal["name", "adjective", "seat"]


class Body(NamedTuple):
    """An actor known by name: a body, a group, an outlet or a wire."""

    name: str
    kind: ActorKind
    country: str | None


def _without_article(form: str) -> str:
    return form[4:] if form.lower().startswith("the ") else form


@functools.cache
def country_forms() -> Mapping[str, CountryForm]:
    """Return the forms of countries, as written, without article.

    >>> country_forms()["Pyongyang"].country.name, country_forms()["Danish"].kind
    ('North Korea', 'adjective')
    """
    found: dict[str, CountryForm] = {}
    for row in load_table("countries"):
        country = Country(row["name"], row["code"])
        kinds: tuple[tuple[Literal["name", "adjective", "seat"], str], ...] = (
            ("name", row["name"]),
            ("name", row["names"]),
            ("seat", row["seats"]),
            ("adjective", row["adjectives"]),
        )
        for kind, cell in kinds:
            for form in filter(None, cell.split(";")):
                found.setdefault(_without_article(form), CountryForm(country, kind))
    return MappingProxyType(found)


@functools.cache
def bodies() -> Mapping[str, Body]:
    """Return the known bodies, outlets and wires by each of their forms.

    Forms stand without a leading article; case counts, since "Time" is an outlet
    and "time" is none. Where a form stands twice the first table's reading holds:
    bodies, then wires, then outlets.

    >>> bodies()["IAEA"].name, bodies()["AFP"].kind
    ('International Atomic Energy Agency', 'agency')
    """
    found: dict[str, Body] = {}
    for table, kind in (("bodies", None), ("wires", "agency"), ("outlets", "outlet")):
        for row in load_table(table):
            body = Body(
                row["name"],
                cast("ActorKind", kind or row["kind"]),
                row["country"] or None,
            )
            for form in (row["name"], *filter(None, row["forms"].split(";"))):
                found.setdefault(_without_article(form), body)
    return MappingProxyType(found)


@functools.cache
def wire_forms() -> Mapping[str, Body]:
    """Return the wires by each of their forms, for bylines and datelines."""
    return MappingProxyType(
        {form: body for form, body in bodies().items() if body.kind == "agency"}
    )


@functools.cache
def owners() -> Mapping[str, str]:
    """Return who owns an outlet or a wire, by its canonical name.

    >>> owners()["Reuters"], owners()["The Wall Street Journal"]
    ('Thomson Reuters', 'News Corp')
    """
    return MappingProxyType(
        {row["name"]: row["owner"] for table in _RELAYING for row in load_table(table)}
    )


@functools.cache
def state_wires() -> Mapping[str, tuple[str, ...]]:
    """Return the wires that a state owns, by its country, in the order of the table.

    >>> state_wires()["North Korea"]
    ('KCNA',)
    """
    found: dict[str, list[str]] = {}
    for row in load_table("wires"):
        if row["owner"] in {"state", "public"}:
            found.setdefault(row["country"], []).append(row["name"])
    return MappingProxyType({key: tuple(names) for key, names in found.items()})


@functools.cache
def name_word_kinds() -> Mapping[str, ActorKind]:
    """Return what a word of a capitalised name makes of its bearer.

    >>> name_word_kinds()["Gazette"], name_word_kinds()["Shipping"]
    ('outlet', 'organisation')
    """
    return MappingProxyType(
        {
            row["word"]: cast("ActorKind", row["kind"])
            for row in load_table("name_words")
        }
    )


@functools.cache
def name_genders() -> Mapping[str, Literal["female", "male"]]:
    """Return whom a given name mostly names.

    >>> name_genders()["Marit"], "Robin" in name_genders()
    ('female', False)
    """
    return MappingProxyType(
        {
            row["name"]: cast("Literal['female', 'male']", row["gender"])
            for row in load_table("name_genders")
        }
    )


@functools.cache
def leaders() -> Mapping[str, str]:
    """Return the country of well-known holders of a country's highest offices.

    Keys are full names and, where only one country fits, last names.

    >>> leaders()["Kaja Kallas"], leaders()["Macron"]
    ('Estonia', 'France')
    """
    full = {row["name"]: row["country"] for row in load_table("leaders")}
    short: dict[str, set[str]] = {}
    for name, country in full.items():
        if name.split()[0] not in {"King", "Pope", "Ayatollah"}:
            short.setdefault(name.split()[-1], set()).add(country)
    single = {
        last: min(countries) for last, countries in short.items() if len(countries) == 1
    }
    return MappingProxyType({**single, **full})


@functools.cache
def regions() -> Mapping[str, str]:
    """Return the country of regions, cities and peoples.

    >>> regions()["Darfur"]
    'Sudan'
    """
    return MappingProxyType(
        {row["name"]: row["country"] for row in load_table("regions")}
    )


@functools.cache
def noun_kinds() -> Mapping[str, tuple[NounKind, ...]]:
    """Return what a noun that heads a source can be, casefolded.

    >>> noun_kinds()["spokeswoman"]
    ('spokesperson',)
    """
    found: dict[str, list[NounKind]] = {}
    for row in load_table("actor_nouns"):
        found.setdefault(row["noun"].casefold(), []).append(
            cast("NounKind", row["kind"])
        )
    return MappingProxyType({noun: tuple(kinds) for noun, kinds in found.items()})
