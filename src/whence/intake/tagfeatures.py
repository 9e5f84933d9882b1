"""What markup adds to the features of a line: its elements, classes and extractor.

The columns follow those of `features.line_features` in the model for HTML pages.
"""

import re
from functools import lru_cache

import numpy as np

from whence.intake.features import COLUMNS, Matrix, moved
from whence.intake.rendered import Row

__all__ = ["TAG_COLUMNS", "tag_features"]

_TAGS = (
    "a h1 h2 h3 h4 li figure figcaption nav aside footer header form button article "
    "main table blockquote p time label dialog"
).split()
_MARKS = {
    "caption": "caption|credit|photo|image|figure|media",
    "related": "relat|recommend|promo|trending|popular|more-|read-?next|also|latest|card",
    "share": "share|social|follow",
    "comment": "comment|disqus|reply|discussion",
    "signup": "newsletter|sign-?up|subscri|paywall|register|login|modal|popup|cookie|consent",
    "author": "author|byline|bio|contributor",
    "date": "date|time|publish|stamp",
    "topic": "tag|topic|breadcrumb|categor",
    "frame": "nav|menu|footer|header|sidebar|widget|banner|rail",
    "text": "content|body|article|story|entry|post|text|paragraph|prose",
    "advert": r"\bads?\b|advert|sponsor|-ad-|commerce|product",
    "deck": "dek|deck|standfirst|subtitle|sub-?head|summary|excerpt|teaser|lead|intro",
    "shows": "gallery|slide|video|player|embed|tweet|instagram|widget",
    "list": r"list|grid|feed|archive|carousel|swiper",
}
_PATTERNS = tuple(re.compile(source) for source in _MARKS.values())
_NEAR = (-3, -2, -1, 1, 2, 3)
_TAG_AT = {tag: at for at, tag in enumerate(_TAGS)}

TAG_COLUMNS: tuple[str, ...] = (
    *COLUMNS,
    *(f"in_{tag}" for tag in _TAGS),
    *(f"mark_{name}" for name in _MARKS),
    "linked",
    "same_place",
    "covered",
    "covered_all",
    "covered_near",
    "covered_before",
    "covered_after",
    *(f"covered{offset:+d}" for offset in _NEAR),
    *(f"in_p{offset:+d}" for offset in _NEAR),
    *(f"linked{offset:+d}" for offset in _NEAR),
)
"""Names of the columns of the model for HTML pages, in order."""


@lru_cache(maxsize=16_384)
def _sorts(mark: str) -> frozenset[int]:
    """Return which sorts of marks a class name or id is of."""
    return frozenset(at for at, pattern in enumerate(_PATTERNS) if pattern.search(mark))


def _marked(rows: list[Row]) -> Matrix:
    """Return which sorts of marks the elements around each line bear."""
    result = np.zeros((len(rows), len(_PATTERNS)))
    known: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        found = known.get(row.marks)
        if found is None:
            # No pattern holds a space: a mark at a time finds what all together do.
            found = sorted(frozenset().union(*map(_sorts, row.marks.split(" "))))
            known[row.marks] = found
        result[number, found] = 1.0
    return result


def _opened(rows: list[Row]) -> Matrix:
    """Return which of the watched elements stand around each line."""
    result = np.zeros((len(rows), len(_TAGS)))
    for number, row in enumerate(rows):
        found = [_TAG_AT[tag] for tag in row.tags if tag in _TAG_AT]
        result[number, found] = 1.0
    return result


def tag_features(
    features: Matrix, rows: list[Row], lengths: list[int], covered: list[float]
) -> Matrix:
    """Return the features of the lines of an HTML page.

    Args:
        features: The matrix of `line_features`.
        rows: What the markup tells of each line.
        lengths: The length of each line.
        covered: How much of each line a main-text extractor kept, 0 to 1.

    Returns:
        The matrix with the columns `TAG_COLUMNS`.
    """
    size = np.array(lengths, dtype=np.float64)
    cover = np.array(covered, dtype=np.float64)
    linked = np.array([row.linked for row in rows], dtype=np.float64) / size
    flags, marks = _opened(rows), _marked(rows)
    weight = cover * size
    places: dict[str, float] = {}
    for row, share in zip(rows, weight, strict=True):
        places[row.marks] = places.get(row.marks, 0.0) + float(share)
    total = float(weight.sum()) or 1.0
    so_far = np.cumsum(weight)
    sums = np.concatenate(([0.0], so_far))
    at = np.arange(len(rows))
    near = sums[np.minimum(at + 5, len(rows))] - sums[np.maximum(at - 4, 0)] - weight
    paragraph = flags[:, _TAGS.index("p")]
    extra = [
        linked,
        np.array([places[row.marks] / total for row in rows]),
        cover,
        np.full(len(rows), np.log1p(weight.sum())),
        near / (size + 200.0),
        (so_far - weight) / total,
        (total - so_far) / total,
        *(moved(cover, offset) for offset in _NEAR),
        *(moved(paragraph, offset) for offset in _NEAR),
        *(moved(linked, offset) for offset in _NEAR),
    ]
    return np.column_stack((features, flags, marks, *extra))
