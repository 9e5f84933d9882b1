"""What the first look at a page tells of the surroundings of each of its lines.

The line model looks twice. The first look judges a line by its words and its place.
The second one knows how likely the lines around it are, where the longest run of
likely lines stands, and whether the line speaks of what that run speaks of: a reader's
comment and the head of another story are well-formed sentences, but stand apart.
"""

from collections import Counter

import numpy as np
import numpy.typing as npt

from whence.intake.features import (
    COLUMNS,
    OWN_COLUMNS,
    Features,
    Matrix,
    moved,
    window,
    windows,
)

__all__ = ["CONTEXT_COLUMNS", "context_features"]

_Scores = npt.NDArray[np.float64]

_OFFSETS = (-4, -3, -2, -1, 1, 2, 3, 4)
_LIKELY = 0.5
_RUN = 0.4
_GAP = 4
_SURE = 0.6
_FAR = 60
_LONGEST = 1_500
_AROUND = 300
_ALIKE = 0.25
_LIKENESS = [COLUMNS.index(name) for name in ("likeness", "like_run")]

CONTEXT_COLUMNS: tuple[str, ...] = (
    "score",
    *(f"score{offset:+d}" for offset in _OFFSETS),
    *("near2", "near5", "near12", "before8", "after8", "mass_near"),
    *("mass_before", "mass_after", "mass", "last_likely", "next_likely"),
    *("run_share", "run_score", "from_run", "shared", "shared_near", "rank"),
    *("since_start", "until_end", "main_share"),
    *("body_share", "out_before", "out_after", "out_all"),
    *("likeness", "like_run", "like_score"),
)
"""Names of the columns, in order."""


def context_features(features: Features, lengths: list[int], scores: _Scores) -> Matrix:
    """Return what the second look sees of a page's lines.

    Args:
        features: What the first look saw.
        lengths: The length of each line.
        scores: How likely each line is body text by the first look, 0 to 1.

    Returns:
        A row for each line: its own features, then the columns `CONTEXT_COLUMNS`.
    """
    count = len(scores)
    at = np.arange(count)
    size = np.minimum(np.array(lengths, dtype=np.float64), _LONGEST)
    odds = np.log((scores + 1e-3) / (1.0 - scores + 1e-3))
    mass = scores * size
    everything = float(mass.sum()) + 1.0
    so_far = np.cumsum(mass)
    likely = scores > _LIKELY
    last = np.maximum.accumulate(np.where(likely, at, -_FAR))
    coming = np.minimum.accumulate(np.where(likely, at, count + _FAR)[::-1])[::-1]
    first, end, share, mean, main = _runs(scores, mass)
    away = np.where(at < first, at - first, np.where(at > end, at - end, 0))
    found = np.flatnonzero(likely)
    out_before = int(found[0]) if len(found) else count
    out_after = count - 1 - int(found[-1]) if len(found) else count
    likeness, run = features.matrix[:, _LIKENESS].T
    alike = (likeness > _ALIKE).astype(np.float64)
    shared = _shared(features.contents, scores)
    around = np.minimum(size, _AROUND)
    typical = float((mass * size).sum()) / everything + 1.0
    columns = [
        odds,
        *(moved(odds, offset) for offset in _OFFSETS),
        *windows(scores, (2, 2), (5, 5), (12, 12), (8, 0), (0, 8)),
        window(mass, 5, 5) / everything,
        (so_far - mass) / everything,
        (everything - so_far) / everything,
        np.full(count, np.log1p(everything)),
        at - np.concatenate(([-_FAR], last[:-1])),
        np.concatenate((coming[1:], [count + _FAR])) - at,
        share,
        mean,
        np.minimum(np.maximum(away, -_FAR), _FAR),
        shared,
        window(shared * around, 3, 3) / (window(around, 3, 3) + 1.0),
        size / typical,
        np.minimum(np.maximum(at - first, -20), _FAR),
        np.minimum(np.maximum(end - at, -20), _FAR),
        np.full(count, main / everything),
        # How much furniture the page has at all: a clean page has hardly any.
        np.full(count, everything / (float(size.sum()) + 1.0)),
        np.full(count, np.log1p(out_before)),
        np.full(count, np.log1p(out_after)),
        np.full(count, np.log1p(float((~likely).sum()))),
        likeness,
        run,
        window(scores * alike, 4, 4) / (window(alike, 4, 4) + 0.5),
    ]
    return np.column_stack((features.matrix[:, :OWN_COLUMNS], *columns))


def _runs(scores: _Scores, mass: _Scores) -> tuple[int, int, _Scores, _Scores, float]:
    """Find the runs of likely lines.

    Returns:
        First and last line of the heaviest run; for each line the weight of its run as
        a share of the heaviest, and the run's mean score; the heaviest run's weight.
    """
    count = len(scores)
    share, mean = np.zeros(count), np.zeros(count)
    runs: list[tuple[int, int]] = []
    for index in np.flatnonzero(scores > _RUN).tolist():
        if runs and index - runs[-1][1] <= _GAP:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    if not runs:
        return 0, count - 1, share, mean, 0.0
    weights = [float(mass[first : end + 1].sum()) for first, end in runs]
    most = max(weights)
    for (first, end), weight in zip(runs, weights, strict=True):
        share[first : end + 1] = weight / (most + 1e-9)
        mean[first : end + 1] = scores[first : end + 1].mean()
    first, end = runs[weights.index(most)]
    return first, end, share, mean, most


def _shared(contents: list[frozenset[str]], scores: _Scores) -> _Scores:
    """Return how many of a line's words of content other likely lines use as well."""
    spread: Counter[str] = Counter()
    sure = [bool(score > _SURE) for score in scores]
    for held, is_sure in zip(contents, sure, strict=True):
        if is_sure:
            spread.update(held)
    once, again = set(spread), {word for word, times in spread.items() if times > 1}
    return np.array(
        [
            len(held & (again if is_sure else once)) / (len(held) + 2)
            for held, is_sure in zip(contents, sure, strict=True)
        ]
    )
