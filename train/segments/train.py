"""Train the line models of intake and write their weights.

    python train/segments/train.py KIT [--folds 5] [--trees 160]

KIT is a folder with `train/docs.jsonl` and `train/gold.jsonl`: text-only pages whose
gold gives `[start, end, label]` for each line (1 body, 0 not, -1 unknown), and HTML
pages with their body text. The weights go to `src/whence/intake/weights/text.json`
and `html.json`. With `--folds` the models are measured first by cross-validation over
sites. Needs scikit-learn (requirements.txt beside this file) and Whence on the path.
"""

import argparse
import json
import random  # noqa: TID251 - seeded generators only
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from whence.intake.alignment import cover_lines
from whence.intake.features import COLUMNS, line_features
from whence.intake.lines import Line, find_lines
from whence.intake.maintext import find_main_text
from whence.intake.markup import render_page
from whence.intake.tagfeatures import TAG_COLUMNS, tag_features

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src/whence/intake/weights"
SEED = 20


@dataclass
class Page:
    """A labelled page: its lines, a label for each, its site and its weight."""

    key: str
    site: str
    lines: list[Line]
    labels: np.ndarray
    body: str
    weight: float = 1.0
    features: np.ndarray | None = None
    covered: list[float] | None = None


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
        pages.append(Page(doc["id"], site, lines, labels, gold["body"]))
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
        shares = cover_lines(lines, gold["body"])
        labels = np.array([1 if s >= 0.8 else 0 if s <= 0.2 else -1 for s in shares])
        covered = cover_lines(lines, find_main_text(doc["html"]))
        lengths = [len(line.text) for line in lines]
        features = tag_features(line_features(lines), page.rows, lengths, covered)
        site = urlsplit(doc["url"]).hostname or doc["id"]
        pages.append(
            Page(doc["id"], site, lines, labels, gold["body"], 1.0, features, covered)
        )
    return pages


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


def variants(page: Page, rng: random.Random) -> list[Page]:
    """Return pages as other savers leave them: the report alone, or little round it.

    Most of what users hold is not a whole page with its menus: wires, copied text and
    mail have a report with a few lines of furniture, or none.
    """
    body = [int(at) for at in np.flatnonzero(page.labels == 1)]
    if len(body) < 3:
        return []
    first, last = body[0], body[-1]
    made = []
    for number in range(2):
        before, after = rng.choice((0, 1, 3, 6, 12)), rng.choice((0, 0, 1, 3, 8, 20))
        low, high = max(0, first - before), min(len(page.lines), last + 1 + after)
        made.append(cut(page, list(range(low, high)), f"/crop{number}", 0.35))
    made.append(cut(page, body, "/body", 0.25))
    # The report's first lines, under its headline, author and day or without them,
    # and perhaps with a line or two of what follows the report.
    above = list(range(max(0, first - rng.choice((0, 2, 4))), first))
    below = range(last + 1, min(len(page.lines), last + 1 + rng.choice((0, 0, 1, 3))))
    kept = body[: rng.randint(1, 6)]
    made.append(cut(page, [*above, *kept, *below], "/start", 0.5))
    above = list(range(max(0, first - 4), first))
    made.append(cut(page, [*above, *body], "/headed", 0.35))
    return made


def matrix(
    pages: list[Page], made: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return features, labels and weights of all lines with a label."""
    for page in pages:
        if page.key not in made:
            features = page.features
            made[page.key] = line_features(page.lines) if features is None else features
    rows = np.vstack([made[page.key] for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    # A page counts by the square root of its lines, a line by its words: what is
    # measured is words of body text, averaged over pages.
    weights = np.concatenate(
        [np.full(len(p.lines), p.weight / np.sqrt(len(p.lines))) for p in pages]
    )
    weights *= 1 + np.minimum(rows[:, 0], 6) / 3
    kept = labels >= 0
    return rows[kept], labels[kept], weights[kept]


def fit(
    pages: list[Page], trees: int, made: dict[str, np.ndarray]
) -> HistGradientBoostingClassifier:
    """Train one model."""
    rows, labels, weights = matrix(pages, made)
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.06,
        max_leaf_nodes=12,
        min_samples_leaf=20,
        l2_regularization=3.0,
        max_features=0.4,
        random_state=SEED,
    )
    return model.fit(rows, labels, sample_weight=weights)


def grams(text: str) -> Counter:
    """Return the word 4-grams of a text, counted."""
    words = "".join(c if c.isalnum() or c == "_" else " " for c in text).split()
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def figures(results: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the found against the true bodies."""
    precisions, recalls = [], []
    for gold, found in results:
        wanted, have = grams(gold), grams(found)
        hit = (wanted & have).total()
        if found:
            precisions.append(hit / have.total())
        recalls.append(hit / wanted.total())
    p, r = float(np.mean(precisions)), float(np.mean(recalls))
    return p, r, 2 * p * r / (p + r)


def cross_validate_html(pages: list[Page], folds: int, trees: int) -> None:
    """Print the figures for HTML pages, beside those of trafilatura alone."""
    sites = sorted({page.site for page in pages})
    random.Random(SEED).shuffle(sites)  # noqa: S311
    fold = {site: number % folds for number, site in enumerate(sites)}
    made: dict[str, np.ndarray] = {}
    both, alone = [], []
    for number in range(folds):
        model = fit([page for page in pages if fold[page.site] != number], trees, made)
        for page in pages:
            if fold[page.site] == number:
                scores = model.predict_proba(page.features)[:, 1]
                kept = np.array(page.covered) >= 0.5
                chosen = np.where(kept, scores > 0.02, scores > 0.7)
                both.append((page.body, found(page, chosen, 0)))
                alone.append((page.body, found(page, kept, 0)))
    print("html, trafilatura alone", *(f"{100 * v:.1f}" for v in figures(alone)))
    print("html, with the model", *(f"{100 * v:.1f}" for v in figures(both)))


def cross_validate(pages: list[Page], folds: int, trees: int) -> None:
    """Print the figures of models that never saw the page's site."""
    rng = random.Random(SEED)  # noqa: S311
    sites = sorted({page.site for page in pages})
    rng.shuffle(sites)
    fold = {site: number % folds for number, site in enumerate(sites)}
    made: dict[str, np.ndarray] = {}
    extra = {page.key: variants(page, rng) for page in pages}
    scores = {}
    for number in range(folds):
        seen = [page for page in pages if fold[page.site] != number]
        model = fit([p for q in seen for p in (q, *extra[q.key])], trees, made)
        for page in pages:
            if fold[page.site] == number:
                for one in (page, *extra[page.key]):
                    rows = made.setdefault(one.key, line_features(one.lines))
                    scores[one.key] = model.predict_proba(rows)[:, 1]
    for threshold in (0.3, 0.4, 0.5, 0.6):
        results = [(p.body, found(p, scores[p.key], threshold)) for p in pages]
        parts = [q for p in pages for q in extra[p.key]]
        right = [
            ((scores[q.key] > threshold) == (q.labels == 1))[q.labels >= 0].mean()
            for q in parts
            if (q.labels >= 0).any()
        ]
        print(
            threshold,
            *(f"{100 * value:.1f}" for value in figures(results)),
            f"lines of variants right {100 * np.mean(right):.1f}",
        )


def found(page: Page, scores: np.ndarray, threshold: float) -> str:
    """Return the text of the lines over the threshold."""
    pairs = zip(page.lines, scores, strict=True)
    return "\n".join(line.text for line, score in pairs if score > threshold)


def export(
    model: HistGradientBoostingClassifier, columns: tuple[str, ...], path: Path
) -> None:
    """Write the trees as plain numbers."""
    trees = []
    for (predictor,) in model._predictors:  # noqa: SLF001
        nodes = predictor.nodes
        trees.append(
            {
                "column": [
                    int(n["feature_idx"]) if not n["is_leaf"] else -1 for n in nodes
                ],
                "limit": [
                    round(float(n["num_threshold"]), 5) if not n["is_leaf"] else 0
                    for n in nodes
                ],
                "left": [int(n["left"]) for n in nodes],
                "right": [int(n["right"]) for n in nodes],
                "value": [round(float(n["value"]), 5) for n in nodes],
            }
        )
    record = {
        "columns": list(columns),
        "base": round(float(model._baseline_prediction.ravel()[0]), 5),  # noqa: SLF001
        "trees": trees,
    }
    path.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")
    print("written", path.relative_to(ROOT), path.stat().st_size, "bytes")


def main() -> None:
    """Train, measure if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kit", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--trees", type=int, default=160)
    args = parser.parse_args()
    pages = load_pages(args.kit / "train")
    pages_html = load_html(args.kit / "train")
    print(len(pages), "pages,", sum(len(page.lines) for page in pages), "lines")
    if args.folds:
        cross_validate(pages, args.folds, args.trees)
        cross_validate_html(pages_html, args.folds, args.trees)
    rng = random.Random(SEED)  # noqa: S311
    every = [p for page in pages for p in (page, *variants(page, rng))]
    export(fit(every, args.trees, {}), COLUMNS, WEIGHTS / "text.json")
    export(fit(pages_html, args.trees, {}), TAG_COLUMNS, WEIGHTS / "html.json")


if __name__ == "__main__":
    main()
