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
from dataclasses import replace
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier
from pages import (
    Page,
    bared,
    load_html,
    load_pages,
    load_silver,
    resettled,
    strangers_of,
    trusted,
    variants,
)
from promos import PROMOS

from whence.intake.bodies import choose_body
from whence.intake.context import context_features
from whence.intake.features import Features, line_features
from whence.intake.linemodel import MODEL_COLUMNS, ModelName
from whence.intake.tagfeatures import tag_features

ROOT = Path(__file__).resolve().parents[2]
WEIGHTS = ROOT / "src/whence/intake/weights"
SEED = 20
SEEDS = (20, 21)
"""Of the sets of trees of the models for text, whose mean is shipped."""
DEPTH = 6
TREES: dict[ModelName, int] = {"text": 300, "context": 200, "html": 250}


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


def fit(
    pages: list[Page], made: Matrices, model: ModelName, seeds: Sequence[int] = (SEED,)
) -> list[CatBoostClassifier]:
    """Train one model: as many sets of trees as there are seeds."""
    rows = np.vstack([made.of(page, model) for page in pages])
    labels = np.concatenate([page.labels for page in pages])
    # A page counts by the square root of its lines, a line by its words: what is
    # measured is words of body text, averaged over pages.
    weights = np.concatenate(
        [np.full(len(p.lines), p.weight / np.sqrt(len(p.lines))) for p in pages]
    )
    weights *= 1 + np.minimum(rows[:, 0], 6) / 3
    kept = labels >= 0
    mean = weights[kept].mean()
    fitted = []
    for seed in seeds:
        trees = CatBoostClassifier(
            iterations=TREES[model],
            depth=DEPTH,
            learning_rate=0.06,
            l2_leaf_reg=6,
            rsm=0.4,
            bootstrap_type="Bernoulli",
            subsample=0.7,
            border_count=64,
            random_seed=seed,
            thread_count=1,
            verbose=0,
            allow_writing_files=False,
        )
        trees.fit(rows[kept], labels[kept], sample_weight=weights[kept] / mean)
        fitted.append(trees)
    return fitted


def predict(sets: list[CatBoostClassifier], rows: np.ndarray) -> np.ndarray:
    """Return the scores of lines: what the sets of trees say in the mean."""
    form = "RawFormulaVal"
    said = [trees.predict(rows, prediction_type=form) for trees in sets]
    return 1.0 / (1.0 + np.exp(-np.mean(said, axis=0)))


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
        number = fold[page.site]
        others = [other for other in groups[number] if other.site != page.site]
        more = variants(page, rng, pools[number], promos)
        more += resettled(page, others, rng)
        more += bared(page, rng, others, promos)
        extra[page.key] = [replace(one, key=one.key + name) for one in more]
    return extra


def out_of_fold(
    pages: list[Page], fold: dict[str, int], made: Matrices, folds: int
) -> list[list[CatBoostClassifier]]:
    """Score every page by a first look that never saw its site; return the looks."""
    looks = []
    for number in range(folds):
        trees = fit([p for p in pages if fold[p.site] != number], made, "text")
        for page in pages:
            if fold[page.site] == number:
                made.scores[page.key] = predict(trees, made.of(page, "text"))
        looks.append(trees)
    return looks


def without_faults(
    pages: list[Page], silver: list[Page], fold: dict[str, int]
) -> list[Page]:
    """Return pages without the labels that models of other sites hold for wrong."""
    made = Matrices()
    out_of_fold([*pages, *silver], fold, made, 1 + max(fold.values()))
    return [trusted(page, made.scores[page.key]) for page in pages]


def cross_validate(pages: list[Page], silver: list[Page], folds: int) -> None:
    """Print the figures of models that never saw the page's site.

    The promotions put into the pages that are scored are of templates that the models
    never saw either.
    """
    fold = split_sites(pages, silver, folds)
    pages = without_faults(pages, silver, fold)
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
    for name in ("promos", "discussed", "stories", "moved", "bare0", "ticker"):
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


def export(sets: list[CatBoostClassifier], model: ModelName) -> None:
    """Write the trees as plain numbers; each set counts for its part of the mean."""
    base, written = 0.0, []
    for trees in sets:
        with tempfile.TemporaryDirectory() as folder:
            saved = Path(folder) / "trees.json"
            trees.save_model(str(saved), format="json")
            source = json.loads(saved.read_text(encoding="utf-8"))
        scale, (bias,) = source["scale_and_bias"]
        base += bias / len(sets)
        written += [
            plain(tree, scale / len(sets)) for tree in source["oblivious_trees"]
        ]
    record = {"columns": MODEL_COLUMNS[model], "base": round(base, 5), "trees": written}
    path = WEIGHTS / f"{model}.json"
    path.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")
    print("written", path.relative_to(ROOT), path.stat().st_size, "bytes", flush=True)


def plain(tree: dict, scale: float) -> dict[str, list]:
    """Return a tree's questions and leaves."""
    splits = tree["splits"]
    missing = DEPTH - len(splits)  # a tree may stop early; then no is the answer
    leaves = tree["leaf_values"]
    return {
        "column": [s["float_feature_index"] for s in splits] + [0] * missing,
        "limit": [float(f"{s['border']:.9g}") for s in splits] + [1e30] * missing,
        "value": [round(scale * v, 5) for v in leaves]
        + [0.0] * (2**DEPTH - len(leaves)),
    }


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
        pages = without_faults(pages, silver, fold)
        extra = enlarge(pages, fold, PROMOS, "")
        every = [*(p for q in pages for p in (q, *extra[q.key])), *silver]
        made = Matrices()
        export(fit(every, made, "text", SEEDS), "text")
        # The second look learns from what the first one says of sites it never saw.
        out_of_fold(every, fold, made, 5)
        export(fit(every, made, "context", SEEDS), "context")
    if args.only != "text":
        pages_html = load_html(args.kit / "train")
        if args.folds:
            cross_validate_html(pages_html, args.folds)
        export(fit(pages_html, Matrices(), "html"), "html")


if __name__ == "__main__":
    main()
