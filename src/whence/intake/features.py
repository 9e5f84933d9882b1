"""What the line model sees of a line: its words, its place, its neighbours.

Every feature is one column of a matrix with a row for each line. The same module
serves training and use, so that the two cannot drift apart; a change here needs
new weights (`train/segments`), and the model file names the columns it was trained
on.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from whence.intake.likeness import line_likeness
from whence.intake.lines import Line
from whence.intake.looks import LOOK_COLUMNS, Look, look_at

__all__ = [
    "COLUMNS",
    "OWN_COLUMNS",
    "Features",
    "Matrix",
    "line_features",
    "moved",
    "window",
    "windows",
]

Matrix = npt.NDArray[np.float64]

_OWN = (*LOOK_COLUMNS, "blanks_before", "blanks_after")
_PLACE = (
    "place characters lines_total words_total near1 near3 near8 before5 after5 "
    "last_prose next_prose short_before short_after main_in main_start main_end "
    "main_share cohesion prose rest_before rest_after copies_long topic since_end "
    "since_comment next_comment comments_before ends_before bylines_before dates_before "
    "chrome_since dates_near short_run first_prose "
    "block_lines block_words block_at block_prose block_mean words_above words_below "
    "since_colon comments_near copies_near trade_near prose_share short_share "
    "likeness like_run"
).split()
_NEIGHBOURS = (
    "length closed function capitals chrome teaser dated copies prose blanks_before"
).split()
_OFFSETS = (-2, -1, 1, 2)
_AT = {name: at for at, name in enumerate(_OWN)}

COLUMNS: tuple[str, ...] = (
    *_OWN,
    *_PLACE,
    *(f"{name}{offset:+d}" for offset in _OFFSETS for name in _NEIGHBOURS),
)
"""Names of the columns, in order."""

_CHOSEN = [[*_OWN, *_PLACE].index(name) for name in _NEIGHBOURS]

OWN_COLUMNS = len(_OWN)
"""How many of the first columns tell of a line by itself."""


class Features(NamedTuple):
    """The features of a page's lines.

    Attributes:
        matrix: A row for each line, columns as in `COLUMNS`.
        contents: The words of content of each line.
    """

    matrix: Matrix
    contents: list[frozenset[str]]


def _prose(own: Matrix) -> npt.NDArray[np.float64]:
    """Return a rough weight of each line as prose, 0 to about 8."""
    functions = own[:, _AT["functions"]]
    closed = own[:, _AT["closed"]]
    bad = own[:, _AT["chrome"]] + own[:, _AT["rights"]] + own[:, _AT["ellipsis"]]
    weight = functions * (0.4 + 0.6 * closed) * (own[:, _AT["words"]] > 2.0)
    return np.asarray(weight / (1.0 + bad), dtype=np.float64)


def _best_stretch(weights: npt.NDArray[np.float64]) -> tuple[int, int]:
    """Return the stretch of lines with the largest sum, `[start, end)`."""
    best, best_span, total, start = 0.0, (0, 0), 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += float(weight)
        if total > best:
            best, best_span = total, (start, at + 1)
    return best_span


def _distance(flags: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Return for each line how many lines back the last flagged line is, at most 40."""
    at = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, at, -40))
    shifted = np.concatenate(([-40], last[:-1]))
    return np.minimum(at - shifted, 40).astype(np.float64)


def window(values: npt.NDArray[np.float64], before: int, after: int) -> Matrix:
    """Return the sum of the neighbours' values, the line itself left out.

    Args:
        values: One value for each line.
        before: How many lines before a line are its neighbours.
        after: How many after it.

    Returns:
        One sum for each line.
    """
    return windows(values, (before, after))[0]


def windows(values: npt.NDArray[np.float64], *sides: tuple[int, int]) -> list[Matrix]:
    """Return what `window` returns, for several sizes of the neighbourhood at once.

    Args:
        values: One value for each line.
        sides: How many lines before and after a line are its neighbours.

    Returns:
        For each size one sum for each line.
    """
    count = len(values)
    widest = max(map(max, sides))
    # The running total, with its ends drawn out so that no window leaves it.
    total = np.zeros(count + 2 * widest + 1)
    np.cumsum(values, out=total[widest + 1 : widest + 1 + count])
    total[widest + 1 + count :] = total[widest + count]
    return [
        total[widest + after + 1 :][:count] - total[widest - before :][:count] - values
        for before, after in sides
    ]


def _cohesion(
    contents: list[frozenset[str]], prose: npt.NDArray[np.float64]
) -> list[float]:
    """Return how many of a line's content words other prose lines use as well."""
    spread: Counter[str] = Counter()
    for held, weight in zip(contents, prose, strict=True):
        if weight > 1.0:
            spread.update(held)
    once, again = set(spread), {word for word, times in spread.items() if times > 1}
    result: list[float] = []
    for held, weight in zip(contents, prose, strict=True):
        # A prose line's own words are in the count once.
        shared = held & (again if weight > 1.0 else once)
        result.append(len(shared) / (len(held) + 2))
    return result


def _topic(
    contents: list[frozenset[str]], prose: npt.NDArray[np.float64], start: int
) -> list[float]:
    """Return how many content words a line shares with where the report begins."""
    topic: set[str] = set()
    used = 0
    for at in range(start, len(contents)):
        if prose[at] > 1.2:
            topic |= contents[at]
            used += 1
            if used == 6:
                break
    return [len(held & topic) / (len(held) + 2) for held in contents]


def _structure(
    contents: list[frozenset[str]],
    own: Matrix,
    prose: npt.NDArray[np.float64],
    start: int,
) -> list[Matrix]:
    """Return where a line stands among the marks that end a report."""
    at = np.arange(len(contents))
    ends = (own[:, _AT["ends"]] > 0) | (own[:, _AT["teaser"]] > 0)
    comments = own[:, _AT["comments"]] > 0
    dated = (own[:, _AT["dated"]] + own[:, _AT["ago"]]) > 0
    is_dated = dated & (own[:, _AT["words"]] < np.log1p(12))
    is_prose = prose > 1.2
    after = at >= start
    chrome = np.cumsum((own[:, _AT["chrome"]] > 0) | ends)
    last_prose = np.maximum.accumulate(np.where(is_prose, at, 0))
    earlier = np.concatenate(([0], last_prose[:-1]))
    first = int(np.argmax(is_prose)) if is_prose.any() else 0
    return [
        np.array(_topic(contents, prose, start)),
        _distance(ends),
        _distance(comments),
        _distance(comments[::-1])[::-1],
        np.log1p(np.cumsum(comments)),
        np.log1p(np.cumsum(ends & after)),
        np.cumsum((own[:, _AT["byline"]] > 0) & after).clip(max=20),
        np.cumsum(is_dated & after).clip(max=20),
        chrome - chrome[earlier],
        window(is_dated.astype(np.float64), 4, 4),
        window((own[:, _AT["words"]] < np.log1p(6)).astype(np.float64), 4, 4),
        np.minimum(np.maximum(at - first, -40), 200),
    ]


def _blocks(own: Matrix, prose: Matrix) -> list[Matrix]:
    """Return what a line's block is like: the lines that no blank line parts."""
    count = len(own)
    at = np.arange(count)
    opens = own[:, _AT["blanks_before"]] > 0
    opens[0] = True
    number = np.cumsum(opens) - 1
    starts = np.flatnonzero(opens)
    sizes = np.diff(np.append(starts, count))
    totals = np.add.reduceat(np.expm1(own[:, _AT["words"]]), starts)
    proses = np.add.reduceat(prose, starts)
    around = np.concatenate(([-0.5], totals, [-0.5]))
    return [
        np.log1p(sizes)[number],
        np.log1p(totals)[number],
        np.minimum(at - starts[number], 40),
        (proses / sizes)[number],
        (totals / sizes)[number],
        np.log1p(around[:-2])[number],
        np.log1p(around[2:])[number],
    ]


def _place_features(
    lines: list[Line], contents: list[frozenset[str]], own: Matrix, prose: Matrix
) -> Matrix:
    """Return the features of a line's place on the page."""
    count = len(lines)
    sizes = np.array([len(line.text) for line in lines], dtype=np.float64)
    at = np.arange(count)
    is_prose = prose > 1.2
    is_short = own[:, _AT["words"]] < np.log1p(5)
    start, end = _best_stretch(prose - 0.35)
    inside = (at >= start) & (at < end)
    ahead = np.where(at < start, start - at, 0) + np.where(at >= end, at - end + 1, 0)
    everything = prose.sum() or 1.0
    so_far = np.cumsum(prose) - prose
    copies = own[:, _AT["copies"]]
    likeness, runs = line_likeness([line.text for line in lines])
    columns = [
        at / count,
        (np.cumsum(sizes) - sizes) / (sizes.sum() or 1.0),
        np.full(count, np.log1p(count)),
        np.full(count, np.log1p(everything)),
        *windows(prose, (1, 1), (3, 3), (8, 8), (5, 0), (0, 5)),
        _distance(is_prose),
        _distance(is_prose[::-1])[::-1],
        _distance(~is_short),
        _distance(~is_short[::-1])[::-1],
        inside,
        np.minimum(np.maximum(at - start, -30), 30),
        np.minimum(np.maximum(end - 1 - at, -30), 30),
        np.full(count, prose[start:end].sum() / everything),
        np.array(_cohesion(contents, prose)),
        prose,
        so_far / everything,
        np.log1p(ahead),
        (copies > 1) & (sizes > 60),
        *_structure(contents, own, prose, start),
        *_blocks(own, prose),
        _distance(own[:, _AT["colon"]] > 0),
        window((own[:, _AT["comments"]] > 0).astype(np.float64), 6, 6),
        window((copies > 1).astype(np.float64), 5, 5),
        window(own[:, _AT["trade"]], 2, 2),
        np.full(count, sizes[is_prose].sum() / (sizes.sum() or 1.0)),
        np.full(count, is_short.mean()),
        likeness,
        np.log1p(runs),
    ]
    matrix = np.empty((count, len(columns)))
    for number, column in enumerate(columns):
        matrix[:, number] = column
    return matrix


def line_features(lines: list[Line]) -> Features:
    """Return the features of a page's lines.

    Args:
        lines: The page's lines; at least one.

    Returns:
        The matrix, one row a line, columns as in `COLUMNS`; and the lines' words.
    """
    keys = [line.text[:200].casefold() for line in lines]
    texts = Counter(keys)
    known: dict[str, Look] = {}
    for line in lines:
        if line.text not in known:
            known[line.text] = look_at(line.text)
    own = np.array([known[line.text].features for line in lines], dtype=np.float64)
    own[:, _AT["copies"]] = [min(texts[key], 9) for key in keys]
    blanks = np.array([min(line.blanks, 3) for line in lines], dtype=np.float64)
    own = np.column_stack((own, blanks, np.append(blanks[1:], 3.0)))
    prose = _prose(own)
    contents = [known[line.text].content for line in lines]
    place = _place_features(lines, contents, own, prose)
    joined = np.column_stack((own, place))
    chosen = joined[:, _CHOSEN]
    matrix = np.column_stack((joined, *(moved(chosen, offset) for offset in _OFFSETS)))
    return Features(matrix, contents)


def moved(values: Matrix, offset: int) -> Matrix:
    """Return the values of the lines so many places further on; -1 past the ends.

    Args:
        values: A row, or one value, for each line.
        offset: How many places, negative for lines before.

    Returns:
        An array of the same shape.
    """
    result = np.full_like(values, -1.0)
    if offset < 0:
        result[-offset:] = values[: max(len(values) + offset, 0)]
    else:
        result[: max(len(values) - offset, 0)] = values[offset:]
    return result
