"""Labelled reports with little or nothing around them.

The labelled pages are long and full of furniture. Much of what users hold is neither:
wire copy, press releases, the text of a feed, a brief, an entry of a ticker, mail. There
the first line is the headline, nearly all others are the report, and its lines are often
one sentence long. All names and marks put in here are made up.
"""

import random  # noqa: TID251 - seeded generators only
import re

from promos import make_promo
from surroundings import Piece, Report

__all__ = ["bare", "listed_points", "ticker"]

_PLACES = "SONNECK;HALDEN;Port Alder;Karvina;BRINKE;Lerbach;Ostrand;Elm Lake".split(";")
_WIRES = "CTN;NWP;SNA;PRX".split(";")
_PEOPLE = "Ana Roth;Jo Lindt;Omar Haddad;Mara Quist;Pia Holm;Ben Okoro".split(";")
_MONTHS = "Jan.;Feb.;March;April;May;June;July;Aug.;Sept.;Oct.;Nov.;Dec.".split(";")
_ABOVE = (
    "Skip to content;Home;News;World;Home > News;Menu;Press release;Local news;"
    "PRESS RELEASE;For immediate release;LIVE;Breaking;Home / Regions;Latest;Sign in;"
    "Subscribe;The Fjord Gazette;Harbour Post;Northern Ledger;Coast Radio"
).split(";")
_BELOW = (
    "Share;Print;Share this;Subscribe;Read more;Back to top;All rights reserved;Contact;"
    "© 2023 Harbour Post;© 2021 The Fjord Gazette. All rights reserved.;Privacy;Terms;"
    "Media contact:;Press office, tel. 555 0142;press@ministry.example;Follow us;"
    "More news;Sign up for our newsletter;Next article;Read the full story;Unsubscribe;"
    "Cookie settings;About us;Tags;Comments (0);Copyright Northern Ledger 2022"
).split(";")
_ONWARD = (
    "",
    "",
    "Next: ",
    "Next week: ",
    "More: ",
    "Also on Harbour Post: ",
    "Also in this issue: ",
    "Tomorrow: ",
    "Previous: ",
    "Related briefs: ",
    "In other news: ",
)
_SENTENCE = re.compile(r"[^\n]{20,400}?[.!?][\"”’)]{0,2}(?=\s|$)")


def _day(rng: random.Random) -> str:
    """Return a day as pages print it."""
    day, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(2015, 2024)
    forms = (
        f"{month} {day}, {year}",
        f"{day} {month} {year}",
        f"{day}.{year % 12}.{year}",
    )
    return rng.choice(forms)


def _hour(rng: random.Random) -> str:
    """Return an hour as tickers print it."""
    hour, minute = rng.randint(0, 23), rng.randint(0, 59)
    forms = (
        f"{hour}:{minute:02d}",
        f"{hour:02d}.{minute:02d}",
        f"{hour % 12 + 1}.{minute:02d}pm",
        f"{hour:02d}:{minute:02d} UTC",
    )
    return rng.choice(forms)


def _signed(rng: random.Random) -> str:
    """Return the line that says who wrote a report, or when."""
    who = rng.choice(_PEOPLE)
    forms = (
        f"By {who}",
        f"By {who.upper()}",
        _day(rng),
        f"By {who}, {_day(rng)}",
        f"{rng.choice(_PLACES)}, {_day(rng)}",
        f"Published {_day(rng)}",
        f"{_day(rng)} | {_hour(rng)}",
    )
    return rng.choice(forms)


def _paragraphs(report: Report, rng: random.Random) -> list[str]:
    """Return a few lines of a report, as paragraphs or sentence by sentence."""
    lines = report.paragraphs
    start = 0 if rng.random() < 0.6 else rng.randrange(len(lines))
    kept = lines[start : start + rng.choice((1, 2, 3, 4, 6, 9, 14))]
    if rng.random() < 0.5:
        return kept
    return [text for line in kept for text in _SENTENCE.findall(line) or [line]]


def _spread(texts: list[tuple[str, int]], rng: random.Random) -> list[Piece]:
    """Return pieces with blank lines between all of them, or between none."""
    blanks = rng.choice((1, 1, 0))
    return [(text.strip(), label, blanks) for text, label in texts]


def bare(
    report: Report,
    title: str,
    rng: random.Random,
    others: list[str],
    promos: tuple[str, ...],
) -> list[Piece]:
    """Return a few lines of a report, perhaps with its head and a line or two around.

    Args:
        report: The report.
        title: Its headline; empty if it is not known.
        rng: Where chance comes from.
        others: Headlines of other stories.
        promos: Templates of promotions.
    """
    pieces: list[tuple[str, int]] = []

    def furniture(plain: list[str], count: int) -> list[tuple[str, int]]:
        lines = rng.sample(plain, count)
        for at in range(count):
            if rng.random() < 0.4:
                lines[at] = make_promo(rng, promos)
            elif others and rng.random() < 0.3:
                lines[at] = rng.choice(_ONWARD) + rng.choice(others)
        return [(text, 0) for text in lines]

    if rng.random() < 0.3:
        pieces += furniture(_ABOVE, rng.choice((1, 1, 2, 4)))
    if rng.random() < 0.7:
        pieces.append((title or report.title, 0))
    if rng.random() < 0.35:
        pieces.append((_signed(rng), 0))
    lines = [(text, 1) for text in _paragraphs(report, rng)]
    if rng.random() < 0.25:
        head = f"{rng.choice(_PLACES)}, {rng.choice(_MONTHS)} {rng.randint(1, 28)}"
        lines[0] = (f"{head} ({rng.choice(_WIRES)}) - {lines[0][0]}", 1)
    pieces += lines
    if rng.random() < 0.4:
        pieces += furniture(_BELOW, rng.choice((1, 1, 2, 5)))
    return _spread(pieces, rng)


def ticker(report: Report, title: str, rng: random.Random) -> list[Piece]:
    """Return sentences of a report as the entries of a ticker, each with its hour."""
    sentences = [text for line in report.paragraphs for text in _SENTENCE.findall(line)]
    if len(sentences) < 3:
        return []
    start = rng.randrange(max(1, len(sentences) - 12))
    before = rng.random() < 0.5
    pieces = [(title or report.title, 0)] if rng.random() < 0.8 else []
    for text in sentences[start : start + rng.choice((3, 6, 12))]:
        hour = _hour(rng)
        if before:
            pieces.append((f"{hour}{rng.choice((' ', ': ', ' - '))}{text.strip()}", 1))
        else:
            pieces += [(hour, -1), (text, 1)]
    if rng.random() < 0.3:
        pieces.append((rng.choice(_BELOW), 0))
    return _spread(pieces, rng)


def listed_points(report: Report, title: str, rng: random.Random) -> list[Piece]:
    """Return a short page half of which is a list of points, as in situation reports."""
    sentences = [text for line in report.paragraphs for text in _SENTENCE.findall(line)]
    short = [text.strip() for text in sentences if len(text) < 140]
    if len(short) < 4:
        return []
    mark = rng.choice(("- ", "– ", "• ", "* ", ""))
    start = rng.randrange(len(short) - 3)
    points = [(mark + text.rstrip("."), 1) for text in short[start : start + 7]]
    opening = [(text, 1) for text in report.paragraphs[: rng.choice((0, 1, 2))]]
    closing = [(text, 1) for text in report.paragraphs[2 : rng.choice((2, 3, 4))]]
    head = [(title or report.title, 0)] if rng.random() < 0.8 else []
    return _spread([*head, *opening, *points, *closing], rng)
