"""Labelled pages for the line models, and the forms that other savers leave them in."""

import json
import random  # noqa: TID251 - seeded generators only
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from bare import bare, listed_points, ticker
from promos import make_promo
from surroundings import (
    Piece,
    Report,
    discussed,
    listed,
    moved_house,
    shortened,
    with_stories,
)

from whence.intake.alignment import cover_lines
from whence.intake.bodies import cover_main_text
from whence.intake.features import line_features
from whence.intake.lines import Line, find_lines
from whence.intake.maintext import find_main_text
from whence.intake.markup import render_page

__all__ = [
    "Page",
    "bared",
    "load_html",
    "load_pages",
    "load_silver",
    "resettled",
    "strangers_of",
    "trusted",
    "variants",
]

_SITE = re.compile(r"\s{1,3}(?:[|]|::|»)\s{1,3}")
SILVER = 0.6
"""Weight of a page whose body is what trafilatura finds in it."""
_LONG = 12
_SURE = 0.9


@dataclass
class Page:
    """A labelled page: its lines, a label for each, its site and its weight."""

    key: str
    site: str
    lines: list[Line]
    labels: np.ndarray
    body: str
    weight: float = 1.0
    covered: list[float] | None = None
    rows: list | None = None
    title: str = ""


def read_jsonl(path: Path) -> list[dict]:
    """Return the records of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def load_pages(folder: Path) -> list[Page]:
    """Return the labelled text-only pages of a split."""
    docs = read_jsonl(folder / "docs.jsonl")
    golds = {gold["id"]: gold for gold in read_jsonl(folder / "gold.jsonl")}
    hosts = {
        doc["id"].rsplit(".", 1)[0]: urlsplit(doc["url"]).hostname or ""
        for doc in docs
        if "url" in doc
    }
    titles = {
        name.rsplit(".", 1)[0]: gold["title"]
        for name, gold in golds.items()
        if gold.get("title")
    }
    pages = []
    for doc in docs:
        gold = golds[doc["id"]]
        if "text" not in doc or "lines" not in gold or "body" not in gold:
            continue
        lines = find_lines(doc["text"])
        known = {start: label for start, _, label in gold["lines"]}
        labels = np.array([known.get(line.start, -1) for line in lines])
        name = doc["id"].rsplit(".", 1)[0]
        site = hosts.get(name) or (gold.get("outlet") or [name])[0]
        page = Page(doc["id"], site, lines, labels, gold["body"])
        page.title = _SITE.split(titles.get(name, ""))[0]
        pages.append(page)
    return pages


def load_html(folder: Path) -> list[Page]:
    """Return the HTML pages of a split whose body text is known."""
    golds = {gold["id"]: gold for gold in read_jsonl(folder / "gold.jsonl")}
    pages = []
    for doc in read_jsonl(folder / "docs.jsonl"):
        gold = golds[doc["id"]]
        if "html" not in doc or "body" not in gold:
            continue
        page = render_page(doc["html"])
        lines = find_lines(page.text)
        labels = labels_of(lines, gold["body"])
        features = line_features(lines)
        covered = cover_main_text(lines, features.matrix, doc["html"])
        if covered is None:
            continue
        site = urlsplit(doc["url"]).hostname or doc["id"]
        body = gold["body"]
        one = Page(doc["id"], site, lines, labels, body, 1.0, covered, page.rows)
        pages.append(one)
    return pages


def load_silver(folder: Path) -> list[Page]:
    """Return pages of unknown body, labelled by what trafilatura finds in them.

    It is right more often on HTML than any model is on text; many of these pages are
    in German, and many are no news.
    """
    golds = {gold["id"]: gold for gold in read_jsonl(folder / "gold.jsonl")}
    pages = []
    for doc in read_jsonl(folder / "docs.jsonl"):
        if "html" not in doc or "body" in golds[doc["id"]]:
            continue
        body = find_main_text(doc["html"], thorough=True)
        lines = find_lines(render_page(doc["html"]).text)
        if len(body) >= 600 and len(lines) >= 8:
            labels = labels_of(lines, body)
            pages.append(Page(doc["id"], doc["id"], lines, labels, body, SILVER))
    return pages


def labels_of(lines: list[Line], body: str) -> np.ndarray:
    """Return 1 for lines that a body text covers, 0 for others, -1 for doubtful ones."""
    shares = cover_lines(lines, body)
    return np.array([1 if s >= 0.8 else 0 if s <= 0.2 else -1 for s in shares])


def build(page: Page, pieces: Sequence[Piece], name: str, weight: float) -> Page:
    """Return a page of the given lines, each with its label."""
    lines: list[Line] = []
    labels, at = [], 0
    for number, (text, label, before) in enumerate(pieces):
        blanks = before if number else 0
        at += blanks
        lines.append(Line(at, at + len(text), text, blanks))
        labels.append(label)
        at += len(text) + 1
    key = f"{page.key}{name}"
    return Page(key, page.site, lines, np.array(labels), page.body, weight)


def cut(page: Page, chosen: list[int], name: str, weight: float) -> Page:
    """Return a page made of some of a page's lines."""
    lines, at = [], 0
    for number, index in enumerate(chosen):
        old = page.lines[index]
        blanks = min(old.blanks, 1) if number else 0
        at += blanks
        lines.append(Line(at, at + len(old.text), old.text, blanks))
        at += len(old.text) + 1
    labels = page.labels[chosen]
    return Page(f"{page.key}{name}", page.site, lines, labels, page.body, weight)


def variants(
    page: Page, rng: random.Random, strangers: list[str], promos: tuple[str, ...]
) -> list[Page]:
    """Return pages as other savers leave them: the report alone, or little round it.

    Most of what users hold is not a whole page with its menus: wires, copied text and
    mail have a report with a few lines of furniture, or none. And sites put lines of
    their own between a report's paragraphs.

    Args:
        page: The page.
        rng: Where chance comes from.
        strangers: Lines of furniture of other sites.
        promos: Templates of promotions.
    """
    body = [int(at) for at in np.flatnonzero(page.labels == 1)]
    if len(body) < 3:
        return []
    first, last = body[0], body[-1]
    made = []
    for number in range(2):
        before, after = rng.choice((0, 1, 3, 6, 12)), rng.choice((0, 0, 1, 3, 8, 20))
        low, high = max(0, first - before), min(len(page.lines), last + 1 + after)
        made.append(cut(page, list(range(low, high)), f"/crop{number}", 0.15))
    made.append(cut(page, body, "/body", 0.1))
    # The report's first lines, under its headline, author and day or without them,
    # and perhaps with a line or two of what follows the report.
    above = list(range(max(0, first - rng.choice((0, 2, 4))), first))
    below = range(last + 1, min(len(page.lines), last + 1 + rng.choice((0, 0, 1, 3))))
    kept = body[: rng.randint(1, 6)]
    made.append(cut(page, [*above, *kept, *below], "/start", 0.2))
    above = list(range(max(0, first - 4), first))
    made.append(cut(page, [*above, *body], "/headed", 0.15))

    def stranger() -> Piece:
        if strangers and rng.random() < 0.15:
            return rng.choice(strangers), 0, 1
        return make_promo(rng, promos), 0, 1

    # Promotions between the paragraphs, and round the first few of them.
    texts: list[Piece] = []
    low, high = max(0, first - rng.choice((0, 3, 6))), min(len(page.lines), last + 4)
    for at in range(low, high):
        texts.append((page.lines[at].text, int(page.labels[at]), 1))
        if page.labels[at] == 1 and rng.random() < 0.22:
            texts += [stranger() for _ in range(rng.choice((1, 1, 1, 2)))]
    made.append(build(page, texts, "/promos", 0.2))
    start = rng.randrange(0, max(1, len(body) - 4))
    kept = body[start : start + rng.randint(1, 5)]
    texts = [(page.lines[at].text, 1, 1) for at in kept]
    for _ in range(rng.choice((1, 1, 2, 3))):
        texts.insert(
            rng.choice((0, len(texts), rng.randint(0, len(texts)))), stranger()
        )
    made.append(build(page, texts, "/short", 0.15))
    return made


def resettled(page: Page, others: list[Page], rng: random.Random) -> list[Page]:
    """Return pages of the same report in other surroundings.

    Args:
        page: The page.
        others: Pages of other sites, whose furniture and stories are put around it.
        rng: Where chance comes from.
    """
    report = Report.of(page.lines, page.labels)
    found = [Report.of(other.lines, other.labels) for other in others]
    around = [other for other in found if other is not None]
    if report is None or not around:
        return []
    chosen = [rng.choice(around) for _ in range(3)]
    forms = (
        ("/discussed", 0.3, discussed(report, chosen[0], rng)),
        ("/stories", 0.2, with_stories(report, chosen, rng)),
        ("/moved", 0.1, moved_house(report, chosen[0], rng)),
        ("/brief", 0.2, shortened(report, rng)),
        ("/listed", 0.2, listed(report, around, rng)),
    )
    return [build(page, made, name, weight) for name, weight, made in forms if made]


def bared(
    page: Page, rng: random.Random, others: list[Page], promos: tuple[str, ...]
) -> list[Page]:
    """Return short pages of parts of a report with little or nothing around them."""
    report = Report.of(page.lines, page.labels)
    if report is None:
        return []
    titles = [other.title for other in others if other.title]
    forms = [
        (f"/bare{number}", bare(report, page.title, rng, titles, promos))
        for number in range(3)
    ]
    forms.append(("/ticker", ticker(report, page.title, rng)))
    forms.append(("/points", listed_points(report, page.title, rng)))
    return [build(page, made, name, 0.3) for name, made in forms if made]


def trusted(page: Page, scores: np.ndarray) -> Page:
    """Return a page without the labels that are likely wrong.

    The known body of some pages is cut short: half a report, one brief of many. Long
    lines that are labelled as no body, and that a model of other sites is sure of, are
    left out of training ("confident learning", Northcutt et al. 2021).

    Args:
        page: A labelled page.
        scores: How likely a model that never saw its site calls each line body text.
    """
    long = np.array([len(line.text.split()) >= _LONG for line in page.lines])
    doubtful = (page.labels == 0) & long & (scores > _SURE)
    return replace(page, labels=np.where(doubtful, -1, page.labels))


def strangers_of(pages: list[Page]) -> list[str]:
    """Return lines of furniture that pages share with no other of them."""
    found = []
    for page in pages:
        for line, label in zip(page.lines, page.labels, strict=True):
            if label == 0 and 3 <= len(line.text.split()) <= 25:
                found.append(line.text)
    return sorted(set(found))
