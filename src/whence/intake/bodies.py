"""The body of a page: which of its lines report."""

import re

import numpy as np
import numpy.typing as npt

from whence.intake.alignment import cover_lines
from whence.intake.context import context_features
from whence.intake.features import COLUMNS, Matrix, line_features
from whence.intake.linemodel import score_lines
from whence.intake.lines import Line, is_noise
from whence.intake.maintext import find_main_text
from whence.intake.patterns import ENDING, TEASER_OPENING, has_chrome
from whence.intake.rendered import Page
from whence.intake.tagfeatures import tag_features

__all__ = ["choose_body", "find_body", "find_html_body"]

_THRESHOLD = 0.45
"""Body F1 in cross-validation over sites is flat from 0.3 to 0.6 (91.7 to 92.3)."""
_LINES_LIMIT = 5_000
_MAIN_ENOUGH = 100
_MAIN_LONG = 650
_PROSE = 1.2
_HELD = 0.3
"""The quick look of trafilatura loses most of the report in 5 pages of 207; it finds
less than 630 characters in them and keeps less than a fifth of the page's prose."""
_COVERED = 0.5
_ADDED = 0.7
_DROPPED = 0.05
"""Body F1 by cross-validation over sites 94.8, trafilatura alone 94.4; with 0.2 in place
of 0.05 95.1, but pages of lists lose half of theirs."""
_DOUBTFUL = 0.25
_SENTENCE_WORDS = 4
_ISLAND_GAP = 6
_ISLAND_SHARE = 0.15
_ISLAND_SURE = 0.8
_START_SURE = 0.7
_OPENING = 0.15
_HEADLINE_WORDS = 18
_NOTE = re.compile(
    r"(?:[A-Z][\w.'’-]{0,25} ){2,4}is (?:an?|the|our|[A-Z][\w.'’ -]{1,40}['’]s?) "
    r"(?:[\w'’&-]{1,25},? ){0,6}(?:reporter|writer|journalist|columnist|correspondent|"
    r"editor|analyst|contributor|critic|photographer|producer)\b"
)
"""Mara Quist is a staff writer at the Harbour Post."""
_TRIM_FROM = 2
_TRIM_LINES = 3
_HEADING_WORDS = 12
"""Together these raise the F1 by 0.3 in cross-validation and on the dev split."""
_FEW = 3
_SURE = 0.8


def find_body(lines: list[Line]) -> list[bool]:
    """Say of each line of a text-only page whether it is body text.

    Args:
        lines: The page's lines; at least one.

    Returns:
        One truth value a line. At least one is true unless the page is noise.

    >>> from whence.intake.lines import find_lines
    >>> find_body(
    ...     find_lines("Over 900 people were rescued off the coast, police said.")
    ... )
    [True]
    """
    if len(lines) > _LINES_LIMIT:
        return [_is_prose(line) for line in lines]
    features = line_features(lines)
    first = score_lines(features.matrix, "text")
    lengths = [len(line.text) for line in lines]
    return choose_body(
        lines, score_lines(context_features(features, lengths, first), "context")
    )


def choose_body(lines: list[Line], scores: npt.NDArray[np.float64]) -> list[bool]:
    """Say of each line whether it is body text, by how likely each of them is.

    Args:
        lines: The page's lines; at least one.
        scores: How likely each is body text, 0 to 1.

    Returns:
        One truth value a line.
    """
    scores = np.where([is_noise(line.text) for line in lines], 0.0, scores)
    body = scores > _THRESHOLD
    if not body.any():
        return _most_likely(lines, scores)
    chosen = [bool(flag) for flag in body]
    _fill_gaps(lines, scores, chosen)
    _drop_islands(lines, scores, chosen)
    _add_opening(lines, scores, chosen)
    _trim_start(lines, scores, chosen)
    _drop_notes(lines, chosen)
    _trim_end(lines, scores, chosen)
    return chosen


def _fill_gaps(
    lines: list[Line], scores: npt.NDArray[np.float64], body: list[bool]
) -> None:
    """Add short sentences that stand between two lines of the report."""
    found = list(body)
    for at in range(1, len(lines) - 1):
        text = lines[at].text
        if body[at] or scores[at] <= _DOUBTFUL or not 20 <= len(text) < 200:
            continue
        before = body[at - 1] or (at > 1 and body[at - 2])
        after = body[at + 1] or (at + 2 < len(body) and body[at + 2])
        if before and after and ENDING.search(text[-6:]) and text[-1] not in ":?":
            plain = not has_chrome(text) and not TEASER_OPENING.match(text)
            found[at] = plain and len(text.split()) >= _SENTENCE_WORDS
    body[:] = found


def _drop_islands(
    lines: list[Line], scores: npt.NDArray[np.float64], body: list[bool]
) -> None:
    """Drop small stretches far from the report: banners, comments, other stories."""
    runs: list[list[int]] = []
    for at in (index for index, flag in enumerate(body) if flag):
        if runs and at - runs[-1][-1] <= _ISLAND_GAP:
            runs[-1].append(at)
        else:
            runs.append([at])
    sizes = [sum(len(lines[at].text) for at in run) for run in runs]
    for run, size in zip(runs, sizes, strict=True):
        doubtful = float(np.mean(scores[run])) < _ISLAND_SURE
        if size < _ISLAND_SHARE * max(sizes) and doubtful:
            for at in run:
                body[at] = False


def _add_opening(
    lines: list[Line], scores: npt.NDArray[np.float64], body: list[bool]
) -> None:
    """Add a sentence that stands right above the report: headlines end like none."""
    at = body.index(True) - 1
    text = lines[at].text if at >= 0 else ""
    if len(text.split()) < _SENTENCE_WORDS or not text.endswith((".", ".”", '."')):
        return
    plain = not has_chrome(text) and not TEASER_OPENING.match(text)
    body[at] = plain and bool(scores[at] > _OPENING)


def _trim_start(
    lines: list[Line], scores: npt.NDArray[np.float64], body: list[bool]
) -> None:
    """Drop headings at the start that the model is not sure of: headlines."""
    chosen = [index for index, flag in enumerate(body) if flag]
    for at in chosen[:-1][:_TRIM_LINES]:
        text = lines[at].text
        long = len(text.split()) > _HEADLINE_WORDS
        closed = text[-1] != "?" and ENDING.search(text[-6:])
        if long or closed or scores[at] > _START_SURE:
            return
        body[at] = False


def _drop_notes(lines: list[Line], body: list[bool]) -> None:
    """Drop notes on who wrote the report, which stand right below it."""
    chosen = [index for index, flag in enumerate(body) if flag]
    for at in chosen[_TRIM_FROM:][-_TRIM_LINES:]:
        if _NOTE.match(lines[at].text):
            body[at] = False


def _trim_end(
    lines: list[Line], scores: npt.NDArray[np.float64], body: list[bool]
) -> None:
    """Drop headings at the end: a report does not end with one.

    Lists and quoted words without a full stop do stand there; the model is sure of them.
    """
    chosen = [index for index, flag in enumerate(body) if flag]
    for at in chosen[:_TRIM_FROM:-1][:_TRIM_LINES]:
        text = lines[at].text
        long = len(text.split()) > _HEADING_WORDS
        if long or scores[at] > _SURE or ENDING.search(text[-6:]):
            return
        body[at] = False


def find_html_body(lines: list[Line], page: Page, html: str) -> list[bool]:
    """Say of each line of an HTML page whether it is body text.

    What trafilatura keeps is body unless the model is sure that it is not; what it
    leaves out is body where the model says so.

    Args:
        lines: The page's lines; at least one.
        page: What the markup tells, a row for each line.
        html: The page's source.

    Returns:
        One truth value a line.
    """
    tame = page.is_tame and len(lines) <= _LINES_LIMIT
    if not tame:
        return find_body(lines)
    matrix = line_features(lines).matrix
    covered = cover_main_text(lines, matrix, html)
    if covered is None:
        return find_body(lines)
    lengths = [len(line.text) for line in lines]
    features = tag_features(matrix, page.rows, lengths, covered)
    scores = score_lines(features, "html")
    return [
        not is_noise(line.text)
        and bool(score > (_DROPPED if share >= _COVERED else _ADDED))
        for line, share, score in zip(lines, covered, scores, strict=True)
    ]


def cover_main_text(lines: list[Line], matrix: Matrix, html: str) -> list[float] | None:
    """Return how much of each line trafilatura keeps, 0 to 1.

    Args:
        lines: The page's lines.
        matrix: Their features.
        html: The page's source.

    Returns:
        One share a line; None where it finds too little.
    """
    prose = matrix[:, COLUMNS.index("prose")]
    prose = np.where(prose > _PROSE, prose, 0.0)
    covered: list[float] | None = None
    for thorough in (False, True):
        main = find_main_text(html, thorough=thorough)
        covered = cover_lines(lines, main) if len(main) >= _MAIN_ENOUGH else None
        held = 0.0 if covered is None else float(prose @ np.array(covered))
        if held >= _HELD * prose.sum() or len(main) >= _MAIN_LONG:
            break
    return covered


def _is_prose(line: Line) -> bool:
    """Judge a line by itself, for pages of too many lines for the model."""
    text = line.text
    if len(text) < 60 or is_noise(text):
        return False
    if len(text) < 300 and has_chrome(text):
        return False
    return bool(ENDING.search(text[-10:])) or len(text) > 200


def _most_likely(lines: list[Line], scores: npt.NDArray[np.float64]) -> list[bool]:
    """Choose where no line is likely: what a user hands in, he wants to be read.

    A note of one sentence, or a list of facts, has no furniture and little that
    looks like prose.
    """
    lengths = [0 if is_noise(line.text) else len(line.text) for line in lines]
    longest = max(lengths)
    if not longest:
        return [False] * len(lines)
    if len(lines) <= _FEW:
        return [length >= 0.5 * longest for length in lengths]
    best = float(scores.max())
    return [
        bool(score >= _SURE * best and length > 0)
        for score, length in zip(scores, lengths, strict=True)
    ]
