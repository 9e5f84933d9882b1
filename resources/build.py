"""Compile the readable word lists of this folder into the package's lexicon.

Usage:
    python resources/build.py            compile every table
    python resources/build.py --check    say which compiled tables are stale; exit 1

A table is a TSV file: `#` lines are comments (the source, the conventions), the
first other line names the columns, every other line is a row. Cells keep inner
spaces; missing cells at the end of a row are empty.
"""

import json
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parent
COMPILED = SOURCES.parent / "src" / "whence" / "lexicon" / "compiled"


def compile_table(source: Path) -> str:
    """Return the JSON text of one table.

    Raises:
        ValueError: If a row has more cells than columns or stands there twice.
    """
    columns: list[str] = []
    rows: list[list[str]] = []
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        cells += [""] * (len(columns) - len(cells))
        if len(cells) > len(columns):
            message = (
                f"{source.name}:{number}: {len(cells)} cells, {len(columns)} columns"
            )
            raise ValueError(message)
        if tuple(cells) in seen:
            message = f"{source.name}:{number}: the row stands there twice"
            raise ValueError(message)
        seen.add(tuple(cells))
        rows.append(cells)
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"columns": {json.dumps(columns)}, "rows": [\n{body}\n]}}\n'


def main() -> int:
    """Compile or check all tables; return the exit code."""
    check = "--check" in sys.argv[1:]
    COMPILED.mkdir(exist_ok=True)
    sources = {source.stem: source for source in sorted(SOURCES.glob("*.tsv"))}
    stale = []
    for name, source in sources.items():
        target, text = COMPILED / f"{name}.json", compile_table(source)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                target.write_text(text, encoding="utf-8")
    orphans = [
        path.stem for path in COMPILED.glob("*.json") if path.stem not in sources
    ]
    for name in orphans:
        print(f"no source for compiled/{name}.json: delete it", file=sys.stderr)
    if check and (stale or orphans):
        print(
            f"stale tables: {', '.join(stale)}; run python resources/build.py",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
