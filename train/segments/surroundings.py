"""Labelled reports in other surroundings: what a model of few sites must not learn.

The labelled pages are of few sites, and a model soon knows each site's furniture and
where it puts it. Here a report stands in the furniture of another page, above other
stories' heads and opening sentences, above a discussion, or cut to a brief.
Everything that is put in is of pages that may be known together with the report's own
(`train.enlarge`).
"""

import random  # noqa: TID251 - seeded generators only
import re
from dataclasses import dataclass

import numpy as np
from discussions import make_discussion, posted_when, reader_name

from whence.intake.lines import Line

__all__ = [
    "Piece",
    "Report",
    "discussed",
    "listed",
    "moved_house",
    "shortened",
    "with_stories",
]

Piece = tuple[str, int, int]
"""A line's text, its label, and how many blank lines stand before it."""

_SECTIONS = (
    "News;Politics;Sport;World;Opinion;Culture;Business;Technology;Health;Local;Science;"
    "Travel"
).split(";")
_HEADINGS = (
    "Related Story;Related stories;More from News;Read more;You may also like;Latest;"
    "Recommended;Editors' Recommendations;Top stories;Popular;Trending;In case you missed "
    "it;Around the web;Related;Up next;More stories;Keep reading;Most popular;Don't miss"
).split(";")
_SHORT = 90
_ONWARD = ("Read more", "Read full story", "Continue reading")
_FIRST_SENTENCE = re.compile(r".{40,220}?[.!?](?=\s|$)")


@dataclass
class Report:
    """A labelled page as pieces, and where its report begins and ends in them."""

    pieces: list[Piece]
    first: int
    last: int

    @classmethod
    def of(cls, lines: list[Line], labels: np.ndarray) -> "Report | None":
        """Return a page's report; None for a page of fewer than three body lines."""
        body = [int(at) for at in np.flatnonzero(labels == 1)]
        if len(body) < 3:
            return None
        pieces = [
            (line.text, int(label), min(line.blanks, 2))
            for line, label in zip(lines, labels, strict=True)
        ]
        return cls(pieces, body[0], body[-1])

    @property
    def paragraphs(self) -> list[str]:
        """The lines of its body."""
        return [text for text, label, _ in self.pieces if label == 1]

    @property
    def sentences(self) -> list[str]:
        """Those of them that are neither headings nor endless."""
        return [text for text in self.paragraphs if 40 < len(text) < 700]

    @property
    def lists(self) -> list[list[str]]:
        """Its stretches of four and more short lines: lists, tables, recipes."""
        found: list[list[str]] = [[]]
        for text, label, _ in self.pieces:
            if label == 1 and len(text) < _SHORT:
                found[-1].append(text)
            elif found[-1]:
                found.append([])
        return [lines for lines in found if len(lines) >= 4]

    @property
    def title(self) -> str:
        """What stands above it and may be its headline."""
        above = self.pieces[max(0, self.first - 8) : self.first]
        heads = [text for text, _, _ in above if 25 <= len(text) <= 120]
        return heads[0] if heads else self.pieces[self.first][0][:70]


def _parts(
    report: Report, rng: random.Random, gaps: tuple[int, ...]
) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Part a page: what is above, report with a few lines below, the rest.

    Half of the time the page has little above its report and nothing below.
    """
    cut = min(len(report.pieces), report.last + 1 + rng.choice(gaps))
    if rng.random() < 0.5:
        low, below = 0, report.pieces[cut:]
    else:
        low, below = max(0, report.first - rng.choice((1, 3, 8))), []
    return report.pieces[low : report.first], report.pieces[report.first : cut], below


def moved_house(report: Report, other: Report, rng: random.Random) -> list[Piece]:
    """Return a report in the furniture of another page."""
    head = other.pieces[: max(0, other.first - rng.choice((0, 3, 6)))]
    tail = other.pieces[other.last + 1 :]
    if rng.random() < 0.3:
        head = head[-rng.choice((5, 20, 60)) :]
    if rng.random() < 0.3:
        tail = tail[: rng.choice((5, 20, 60))]
    top = max(0, report.first - rng.choice((1, 2, 4, 8)))
    end = report.last + 1 + rng.choice((0, 0, 2, 5))
    return [*head, *report.pieces[top:end], *tail]


def discussed(report: Report, other: Report, rng: random.Random) -> list[Piece]:
    """Return a report with a discussion below it."""
    above, body, below = _parts(report, rng, (0, 1, 3, 8))
    lines = make_discussion(rng, report.paragraphs, other.sentences)
    return [*above, *body, *((text, 0, blanks) for text, blanks in lines), *below]


def with_stories(
    report: Report, others: list[Report], rng: random.Random
) -> list[Piece]:
    """Return a report with the heads of other stories below it, or within it."""
    above, body, below = _parts(report, rng, (0, 0, 1, 4))
    form = [rng.random() < share for share in (0.5, 0.75, 0.4, 0.5)]
    block = [(rng.choice(_HEADINGS), 0, 2)] if rng.random() < 0.8 else []
    for _ in range(rng.choice((1, 3, 6, 10))):
        block += _head_of(rng.choice(others), form, rng)
    if rng.random() < 0.35:
        story = others[0]
        opening = story.sentences[: rng.choice((2, 4, 8))]
        block += [(story.title, 0, 2), *((text, 0, 1) for text in opening)]
        block.append((rng.choice(_ONWARD), 0, 1))
    if rng.random() < 0.4:
        at = rng.randrange(1, report.last - report.first + 1)
        inside = [(rng.choice(_HEADINGS), 0, 1)]
        for _ in range(rng.choice((1, 1, 2))):
            inside += _head_of(rng.choice(others), form, rng)
        body = [*body[:at], *inside, *body[at:]]
    return [*above, *body, *block, *below]


def _head_of(story: Report, form: list[bool], rng: random.Random) -> list[Piece]:
    """Return how a page announces another story.

    Args:
        story: The story.
        form: Whether with its section, its opening, that cut short, and its day.
        rng: Where chance comes from.
    """
    has_section, has_opening, is_cut, is_dated = form
    pieces = [(rng.choice(_SECTIONS), 0, 1)] if has_section else []
    pieces.append((story.title, 0, 1))
    if has_opening and story.sentences:
        text = rng.choice(story.sentences[:4])
        found = _FIRST_SENTENCE.match(text)
        text = found.group() if found else text[:160]
        if is_cut:
            text = text[: rng.randint(60, 140)].rsplit(" ", 1)[0]
            text += rng.choice(("...", "…"))
        pieces.append((text, 0, rng.choice((0, 1))))
    if is_dated:
        signs = (posted_when(rng), f"By {reader_name(rng)}", "4 min read")
        pieces.append((rng.choice(signs), 0, 0))
    return pieces


def shortened(report: Report, rng: random.Random) -> list[Piece]:
    """Return a brief on a page of the usual furniture: a paragraph or two in all.

    Some savers leave no line end between paragraphs.
    """
    above, _, below = _parts(report, rng, (0,))
    opening = report.paragraphs[: rng.choice((1, 2, 3, 4))]
    if rng.random() < 0.6:
        opening = [" ".join(opening)]
    return [*above, *((text, 1, 1) for text in opening), *below]


def listed(report: Report, others: list[Report], rng: random.Random) -> list[Piece]:
    """Return a report with a list of another one between its paragraphs.

    A list is body text. Without such pages the model takes all short lines between
    paragraphs for furniture, which is put there so often in the other forms.
    """
    lists = [lines for other in others for lines in other.lists]
    if not lists:
        return []
    lines = rng.choice(lists)
    start = rng.randrange(max(1, len(lines) - 9))
    lines = lines[start : start + rng.randint(4, 14)]
    above, body, below = _parts(report, rng, (0, 1, 4))
    at = rng.randrange(1, report.last - report.first + 2)
    between = rng.choice((0, 0, 1))
    pieces = [(text, 1, between if number else 1) for number, text in enumerate(lines)]
    return [*above, *body[:at], *pieces, *body[at:], *below]
