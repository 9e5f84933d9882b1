"""Narrowing: the tables over the claims that are asked for alone.

Figures, traces and stories are worked out over all pages, and only then left out: a
filter never changes what a figure says or from how many origins it comes.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from whence.export.material import Material
from whence.export.views import VIEWS
from whence.model import Extraction, Figure
from whence.model.records import Record

__all__ = ["narrow_extractions", "narrow_figures", "narrow_rows"]


def narrow_figures(
    material: Material, claims: Collection[str] | None
) -> tuple[Figure, ...]:
    """Return the figures that rest on one of the claims, or that one denies."""
    if claims is None:
        return material.figures
    return tuple(
        figure
        for figure in material.figures
        if any(item.claim in claims for item in figure.figures)
        or any(name in claims for name in figure.denials)
    )


def narrow_extractions(
    material: Material, claims: Collection[str] | None
) -> Iterator[Extraction]:
    """Yield the pages that make one of the claims, with those claims alone."""
    if claims is None:
        yield from material.extractions
        return
    for extraction in material.extractions:
        kept = tuple(claim for claim in extraction.claims if claim.id in claims)
        if kept:
            yield replace(extraction, claims=kept)


def narrow_rows(
    material: Material, view: str, claims: Collection[str] | None
) -> Iterator[Record]:
    """Yield the rows of a view that belong to the claims.

    Args:
        material: All pages.
        view: Name of the view. Failures are never left out: they have no claims.
        claims: Ids of the claims; None for all.
    """
    rows = VIEWS[view].rows(material)
    if claims is None or view not in _BELONGS:
        return rows
    column, wanted_by = _BELONGS[view]
    wanted = wanted_by(material, claims)
    return (row for row in rows if _meets(row, column, wanted))


def _meets(row: Mapping[str, object], column: str, wanted: Collection[str]) -> bool:
    value = row[column]
    return any(
        name in wanted for name in (value if isinstance(value, list) else [value])
    )


def _themselves(_: Material, claims: Collection[str]) -> Collection[str]:
    return claims


def _pages(material: Material, claims: Collection[str]) -> Collection[str]:
    return {item.document.id for item in narrow_extractions(material, claims)}


def _figures(material: Material, claims: Collection[str]) -> Collection[str]:
    return {figure.id for figure in narrow_figures(material, claims)}


_BELONGS: dict[
    str, tuple[str, Callable[[Material, Collection[str]], Collection[str]]]
] = {
    "documents": ("id", _pages),
    "claims": ("id", _themselves),
    "quantities": ("claims", _themselves),
    "figures": ("id", _figures),
    "figure-items": ("claim", _themselves),
    "origins": ("claim", _themselves),
    "edges": ("claim", _themselves),
    "drift": ("claim", _themselves),
    "stories": ("id", _pages),
    "abstained": ("document", _pages),
    "judgements": ("target", _themselves),
}
