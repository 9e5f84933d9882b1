"""Train the line models of intake and write their weights.

    python train/segments/train.py KIT [--folds 5]

KIT is a folder with `train/docs.jsonl` and `train/gold.jsonl`: text-only pages whose
gold gives `[start, end, label]` for each line (1 body, 0 not, -1 unknown), and HTML
pages, most with their body text. The weights go to `src/whence/intake/weights/`:
`text.json`, `context.json` and `html.json`. With `--folds` the models are measured
first by cross-validation over sites. Needs CatBoost (requirements.txt beside this
file) and Whence on the path.
"""

import argparse
import json
import random  # noqa: TID251 - seeded generators only
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from catboost import CatBoostClassifier
from promos import PROMOS, make_promo

from whence.intake.alignment import cover_lines
from whence.intake.bodies import choose_body, cover_main_text
from whence.intake.context import context_features
from whence.intake.features import Features, line_features
from whence.intake.linemodel import MODEL_COLUMNS, ModelName
from whence.intake.lines import Line, find_lines
from whence.intake.maintext import find_main_text
from whence.intake.markup import render_page
from whence.intake.tagfeatures import tag_features

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src/whence/intake/weights"
SEED = 20
DEPTH = 6
TREES: dict[ModelName, int] = {"text": 300, "context": 200, "html": 250}
SILVER = 0.6
"""Weight of a page whose body is what trafilatura finds in it."""


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


def build(
    page: Page, texts: Sequence[tuple[str, int]], name: str, weight: float
) -> Page:
    """Return a page of the given lines, each with its label."""
    lines, labels, at = [], [], 0
    for number, (text, label) in enumerate(texts):
        blanks = 1 if number else 0
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

    def stranger() -> tuple[str, int]:
        if strangers and rng.random() < 0.35:
            return rng.choice(strangers), 0
        return make_promo(rng, promos), 0

    # Promotions between the paragraphs, and round the first few of them.
    texts: list[tuple[str, int]] = []
    low, high = max(0, first - rng.choice((0, 3, 6))), min(len(page.lines), last + 4)
    for at in range(low, high):
        texts.append((page.lines[at].text, int(page.labels[at])))
        if page.labels[at] == 1 and rng.random() < 0.22:
            texts += [stranger() for _ in range(rng.choice((1, 1, 1, 2)))]
    made.append(build(page, texts, "/promos", 0.2))
    start = rng.randrange(0, max(1, len(body) - 4))
    kept = body[start : start + rng.randint(1, 5)]
    texts = [(page.lines[at].text, 1) for at in kept]
    for _ in range(rng.choice((1, 1, 2, 3))):
        texts.insert(
            rng.choice((0, len(texts), rng.randint(0, len(texts)))), stranger()
        )
    made.append(build(page, texts, "/short", 0.15))
    return made


def strangers_of(pages: list[Page]) -> list[str]:
    """Return lines of furniture that pages share with no other of them."""
    found = []
    for page in pages:
        for line, label in zip(page.lines, page.labels, strict=True):
            if label == 0 and 3 <= len(line.text.split()) <= 25:
                found.append(line.text)
    return sorted(set(found))


class Matrices:
    """Features of pages, each made once."""

    def __init__(self) -> None:
        self.made: dict[str, Features] = {}
        self.scores: dict[str, np.ndarray] = {}

    def lines(self, page: Page) -> Features:
        """Return the features of a page's lines."""
        if page.key not in self.made:
            self.made[page.key] = line_features(page.lines)
        return self.made[page.key]

    def of(self, page: Page, model: ModelName) -> np.ndarray:
        """Return the matrix that a model reads."""
        features = self.lines(page)
        if model == "text":
            return features.matrix
        lengths = [len(line.text) for line in page.lines]
        if model == "context":
            return context_features(features, lengths, self.scores[page.key])
        return tag_features(features.matrix, page.rows, lengths, page.covered)


def fit(pages: list[Page], made: Matrices, model: ModelName) -> CatBoostClassifier:
    """Train one model."""
    rows = np.vstack([made.of(page, model) for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    # A page counts by the square root of its lines, a line by its words: what is
    # measured is words of body text, averaged over pages.
    weights = np.concatenate(
        [np.full(len(p.lines), p.weight / np.sqrt(len(p.lines))) for p in pages]
    )
    weights *= 1 + np.minimum(rows[:, 0], 6) / 3
    kept = labels >= 0
    trees = CatBoostClassifier(
        iterations=TREES[model],
        depth=DEPTH,
        learning_rate=0.06,
        l2_leaf_reg=6,
        rsm=0.4,
        bootstrap_type="Bernoulli",
        subsample=0.7,
        border_count=64,
        random_seed=SEED,
        thread_count=1,
        verbose=0,
        allow_writing_files=False,
    )
    mean = weights[kept].mean()
    return trees.fit(rows[kept], labels[kept], sample_weight=weights[kept] / mean)


def predict(trees: CatBoostClassifier, rows: np.ndarray) -> np.ndarray:
    """Return the scores of lines."""
    return trees.predict_proba(rows)[:, 1]


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


def shown(values: tuple[float, ...]) -> str:
    """Return shares in percent."""
    return " / ".join(f"{100 * value:.1f}" for value in values)


def found(page: Page, chosen: Sequence[bool]) -> str:
    """Return the text of the chosen lines."""
    pairs = zip(page.lines, chosen, strict=True)
    return "\n".join(line.text for line, flag in pairs if flag)


def split_sites(pages: list[Page], silver: list[Page], folds: int) -> dict[str, int]:
    """Return the fold of each site."""
    sites = sorted({page.site for page in pages})
    random.Random(SEED).shuffle(sites)  # noqa: S311
    fold = {site: number % folds for number, site in enumerate(sites)}
    return fold | {page.site: at % folds for at, page in enumerate(silver)}


def enlarge(
    pages: list[Page], fold: dict[str, int], promos: tuple[str, ...], name: str
) -> dict[str, list[Page]]:
    """Return the variants of each page; what is put in stays inside a fold."""
    rng = random.Random(SEED)  # noqa: S311
    groups: dict[int, list[Page]] = defaultdict(list)
    for page in pages:
        groups[fold[page.site]].append(page)
    pools = {number: strangers_of(group) for number, group in groups.items()}
    extra = {}
    for page in pages:
        more = variants(page, rng, pools[fold[page.site]], promos)
        extra[page.key] = [replace(one, key=one.key + name) for one in more]
    return extra


def out_of_fold(
    pages: list[Page], fold: dict[str, int], made: Matrices, folds: int
) -> list[CatBoostClassifier]:
    """Score every page by a first look that never saw its site; return the looks."""
    looks = []
    for number in range(folds):
        trees = fit([p for p in pages if fold[p.site] != number], made, "text")
        for page in pages:
            if fold[page.site] == number:
                made.scores[page.key] = predict(trees, made.of(page, "text"))
        looks.append(trees)
    return looks


def cross_validate(pages: list[Page], silver: list[Page], folds: int) -> None:
    """Print the figures of models that never saw the page's site.

    The promotions put into the pages that are scored are of templates that the models
    never saw either.
    """
    fold = split_sites(pages, silver, folds)
    seen = enlarge(pages, fold, PROMOS[::2], "")
    unseen = enlarge(pages, fold, PROMOS[1::2], "/unseen")
    made = Matrices()
    every = [*(p for q in pages for p in (q, *seen[q.key])), *silver]
    tried = [p for q in pages for p in unseen[q.key]]
    looks = out_of_fold(every, fold, made, folds)
    firsts = dict(made.scores)
    seconds: dict[str, np.ndarray] = {}
    for number in range(folds):
        for page in tried:
            if fold[page.site] == number:
                made.scores[page.key] = predict(looks[number], made.of(page, "text"))
        trees = fit([p for p in every if fold[p.site] != number], made, "context")
        for page in (*pages, *tried):
            if fold[page.site] == number:
                seconds[page.key] = predict(trees, made.of(page, "context"))
    for threshold in (0.3, 0.4, 0.5, 0.6):
        for name, scores in (("first", firsts), ("second", seconds)):
            results = [(p.body, found(p, scores[p.key] > threshold)) for p in pages]
            print(threshold, name, shown(figures(results)), flush=True)
    chosen = [(p.body, found(p, choose_body(p.lines, seconds[p.key]))) for p in pages]
    print("text, both looks and rules", shown(figures(chosen)))
    for name in ("promos", "short", "start", "body", "crop0"):
        some = [p for p in tried if p.key.endswith(f"/{name}/unseen")]
        right = {0: [], 1: []}
        for page in some:
            hits = np.array(choose_body(page.lines, seconds[page.key])) == page.labels
            for label in (0, 1):
                if (page.labels == label).any():
                    right[label].append(hits[page.labels == label].mean())
        values = (float(np.mean(right[0] or [1.0])), float(np.mean(right[1])))
        print("variants", name, "furniture and body right", shown(values))


def cross_validate_html(pages: list[Page], folds: int) -> None:
    """Print the figures for HTML pages, beside those of trafilatura alone."""
    fold = split_sites(pages, [], folds)
    made = Matrices()
    both, alone = defaultdict(list), []
    for number in range(folds):
        trees = fit([p for p in pages if fold[p.site] != number], made, "html")
        for page in pages:
            if fold[page.site] == number:
                scores = predict(trees, made.of(page, "html"))
                kept = np.array(page.covered) >= 0.5
                alone.append((page.body, found(page, kept)))
                for drop in (0.02, 0.05, 0.1, 0.2):
                    for add in (0.6, 0.7, 0.8):
                        chosen = np.where(kept, scores > drop, scores > add)
                        both[drop, add].append((page.body, found(page, chosen)))
    print("html, trafilatura alone", shown(figures(alone)))
    for limits, results in both.items():
        print("html, with the model", limits, shown(figures(results)))


def export(trees: CatBoostClassifier, model: ModelName) -> None:
    """Write the trees as plain numbers."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "trees.json"
        trees.save_model(str(saved), format="json")
        source = json.loads(saved.read_text(encoding="utf-8"))
    scale, (bias,) = source["scale_and_bias"]
    written = []
    for tree in source["oblivious_trees"]:
        splits = tree["splits"]
        missing = DEPTH - len(splits)  # a tree may stop early; then no is the answer
        leaves = tree["leaf_values"]
        written.append(
            {
                "column": [s["float_feature_index"] for s in splits] + [0] * missing,
                "limit": [float(f"{s['border']:.9g}") for s in splits]
                + [1e30] * missing,
                "value": [round(scale * v, 5) for v in leaves]
                + [0.0] * (2**DEPTH - len(leaves)),
            }
        )
    record = {"columns": MODEL_COLUMNS[model], "base": round(bias, 5), "trees": written}
    path = WEIGHTS / f"{model}.json"
    path.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")
    print("written", path.relative_to(ROOT), path.stat().st_size, "bytes")


def main() -> None:
    """Train, measure if asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kit", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", choices=("text", "html"))
    args = parser.parse_args()
    pages = load_pages(args.kit / "train")
    silver = load_silver(args.kit / "train")
    print(len(pages), "pages,", sum(len(page.lines) for page in pages), "lines;")
    print(len(silver), "pages labelled by trafilatura", flush=True)
    if args.only != "html":
        if args.folds:
            cross_validate(pages, silver, args.folds)
        fold = split_sites(pages, silver, 5)
        extra = enlarge(pages, fold, PROMOS, "")
        every = [*(p for q in pages for p in (q, *extra[q.key])), *silver]
        made = Matrices()
        export(fit(every, made, "text"), "text")
        # The second look learns from what the first one says of sites it never saw.
        out_of_fold(every, fold, made, 5)
        export(fit(every, made, "context"), "context")
    if args.only != "text":
        pages_html = load_html(args.kit / "train")
        if args.folds:
            cross_validate_html(pages_html, args.folds)
        export(fit(pages_html, Matrices(), "html"), "html")


if __name__ == "__main__":
    main()
