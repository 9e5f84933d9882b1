"""Units understood from a neighbour: "45 and 50 milligrams", "55 pesos, up from 45"."""

from itertools import pairwise

from whence.extract.quantities.reading import Reading

__all__ = ["carry_ages", "carry_units", "share_units"]


def carry_units(readings: list[Reading]) -> None:
    """Give "45" the unit of the figure before it in "55 pesos, up from 45"."""
    for first, second in pairwise(readings):
        bare = second.kind == "count" and second.counted is None and second.unit is None
        has_unit = first.kind in {"money", "measure", "percent"}
        if not bare or not has_unit or first.unit in {None, "percentage point"}:
            continue
        sheet, at = second.sheet, second.start
        if second.hedge is not None:
            at = min(at, sum(start < second.hedge.start for start in sheet.starts))
        if sheet.low(at - 1) == "from" and sheet.low(at - 2) in {"up", "down"}:
            second.kind, second.unit = first.kind, first.unit


def share_units(readings: list[Reading]) -> None:
    """Give "45" its unit in "45 and 50 milligrams"."""
    for first, second in pairwise(readings):
        sheet = first.sheet
        joined = second.start - first.end == 1 and sheet.low(first.end) in {"and", "or"}
        bare = first.kind == "count" and first.counted is None and first.unit is None
        has_unit = second.kind in {"measure", "percent", "duration"}
        if joined and bare and has_unit and second.hedge is None:
            first.kind, first.unit = second.kind, second.unit


def carry_ages(readings: list[Reading]) -> None:
    """Read "7" and "11" as ages in "aged 4, 7 and 11"."""
    for first, second in pairwise(readings):
        bare = second.kind == "count" and second.counted is None and second.unit is None
        plain_age = first.kind == "measure" and first.unit == "year"
        if not (bare and plain_age and first.end - first.start == 1):
            continue
        gap = first.sheet.lowers[first.end : second.start]
        if gap in (["and"], [","], [",", "and"]):
            second.kind, second.unit = first.kind, first.unit
