"""Units of measure, time and proportion, and currencies, by the words that name them."""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, cast

from whence.lexicon.tables import load_table

__all__ = ["Unit", "UnitKind", "Units", "load_units"]

UnitKind = Literal["measure", "duration", "percent", "money"]

_PREFIXES = (
    ("kilo", "k"),
    ("mega", "M"),
    ("giga", "G"),
    ("tera", "T"),
    ("peta", "P"),
    ("exa", "E"),
    ("deci", "d"),
    ("centi", "c"),
    ("milli", "m"),
    ("micro", "µ"),
    ("micro", "μ"),
    ("nano", "n"),
    ("pico", "p"),
)


class Unit(NamedTuple):
    """A unit.

    Attributes:
        name: ISO 4217 code or British singular.
        kind: What sort of quantity it makes.
    """

    name: str
    kind: UnitKind


class Units(NamedTuple):
    """The units by the words and symbols that name them.

    Attributes:
        words: By first word: the further words of the name and the unit, longest
            name first; all in small letters.
        symbols: Symbols and abbreviations that follow a number; case counts.
        prefixes: Currency symbols and codes that stand before an amount.
    """

    words: Mapping[str, tuple[tuple[tuple[str, ...], Unit], ...]]
    symbols: Mapping[str, Unit]
    prefixes: Mapping[str, Unit]


def _names(words: str) -> list[str]:
    return [word.strip() for word in words.split(",") if word.strip()]


def _powers(
    name: str, words: list[str], symbols: list[str]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the areas and volumes that a unit of length makes."""
    for power, short, digit, mark in (
        ("square", "sq", "2", "²"),
        ("cubic", "cu", "3", "³"),
    ):
        spelled = [f"{power} {word}" for word in words]
        spelled += [f"{short} {word}" for word in (*words, *symbols)]
        spelled += [f"{short} . {word}" for word in (*words, *symbols)]
        spelled += [f"{power} {symbol}" for symbol in symbols]
        if power == "cubic":
            spelled += [f"{symbol} cubed" for symbol in symbols]
        else:
            spelled += [f"{symbol} squared" for symbol in symbols]
        marks = [symbol + mark for symbol in symbols]
        marks += [symbol + digit for symbol in symbols]
        marks += [f"{symbol}^{digit}" for symbol in symbols]
        yield f"{power} {name}", spelled, marks


def _variants(row: Mapping[str, str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield a unit of the table with its prefixed forms and its powers."""
    words, symbols = _names(row["words"]), _names(row["symbols"])
    bases = [(row["unit"], words, symbols)]
    if "prefix" in row["traits"].split():
        for prefix, letter in _PREFIXES:
            spelled = [prefix + word for word in words]
            bases.append(
                (prefix + row["unit"], spelled, [letter + symbol for symbol in symbols])
            )
    for name, spelled, marks in bases:
        yield name, spelled, marks
        if "length" in row["traits"].split():
            yield from _powers(name, spelled, marks)


@functools.cache
def load_units() -> Units:
    """Return all units and currencies.

    >>> units = load_units()
    >>> units.symbols["km²"].name, units.prefixes["£"].name
    ('square kilometre', 'GBP')
    """
    words: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    symbols: dict[str, Unit] = {}
    prefixes: dict[str, Unit] = {}

    def add(unit: Unit, spelled: list[str], marks: list[str]) -> None:
        for name in spelled:
            first, *rest = name.lower().replace("-", " - ").split()
            words.setdefault(first, []).append((tuple(rest), unit))
        for mark in marks:
            symbols.setdefault(mark, unit)

    for row in load_table("units"):
        for name, spelled, marks in _variants(row):
            add(Unit(name, cast("UnitKind", row["kind"])), spelled, marks)
    for row in load_table("currencies"):
        unit = Unit(row["unit"], "money")
        marks, codes = _names(row["symbols"]), _names(row["codes"])
        add(unit, _names(row["words"]), [*marks, *codes])
        for mark in (*marks, *codes):
            prefixes[mark] = unit
    return Units(
        MappingProxyType(
            {
                word: tuple(sorted(found, key=lambda item: (-len(item[0]), item)))
                for word, found in words.items()
            }
        ),
        MappingProxyType(symbols),
        MappingProxyType(prefixes),
    )
