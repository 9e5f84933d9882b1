"""Write the generated pages of this folder: commands, settings, word lists.

Usage:
    python docs/build.py            write the pages
    python docs/build.py --check    say which pages are stale; exit 1
"""  # noqa: INP001 - a script beside the pages, not a package

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from whence.cli.group import COMMANDS, cli
from whence.settings import DEFAULT_SETTINGS, Settings

FOLDER = Path(__file__).resolve().parent
RESOURCES = FOLDER.parent / "resources"
NOTICE = "<!-- Written by docs/build.py. Edit the source, then run it. -->"
WIDTH = 80


def _help(command: click.Command, name: str) -> str:
    """Return a command's help as a terminal of fixed width shows it."""
    context = click.Context(
        command,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **cli.context_settings,
    )
    lines = command.get_help(context).splitlines()
    return "\n".join(line.rstrip() for line in lines)


def build_commands() -> str:
    """Return the reference of the command line, from the commands themselves."""
    parts = [
        "# Commands",
        NOTICE,
        (
            "What each command prints with `--help`. Exit codes are in [errors](errors.md),"
            "\nthe words in [concepts](concepts.md)."
        ),
        f"```text\n{_help(cli, 'whence')}\n```",
    ]
    context = click.Context(cli, info_name="whence", **cli.context_settings)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is None:
            message = f"the command {name!r} is listed and cannot be loaded"
            raise LookupError(message)
        shown = _help(command, f"whence {name}")
        parts += [f"## whence {name}", f"```text\n{shown}\n```"]
    return "\n\n".join(parts) + "\n"


def _attributes(documented: type) -> Iterator[tuple[str, str]]:
    """Yield the name and meaning of each attribute in a class's docstring."""
    text = inspect.getdoc(documented) or ""
    section = text.partition("Attributes:\n")[2].split("\n\n")[0]
    for match in re.finditer(r"^    (\w+): (.+(?:\n {8}.+)*)", section, re.MULTILINE):
        yield match[1], " ".join(match[2].split())


def build_settings() -> str:
    """Return the settings with their meaning and their default."""
    lines = [
        "# Settings",
        "",
        NOTICE,
        "",
        "What a run of `whence.api` may be told (`whence.settings.Settings`). The command",
        "line sets some of them from its options and keeps the rest.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    for name, meaning in _attributes(Settings):
        default = getattr(DEFAULT_SETTINGS, name)
        shown = f"{default:,}" if isinstance(default, int) else str(default)
        lines.append(f"| `{name}` | {shown} | {meaning} |")
    return "\n".join(lines) + "\n"


def _read_table(source: Path) -> tuple[str, list[str]]:
    """Return a word list's own comment and its columns."""
    lines = source.read_text(encoding="utf-8").splitlines()
    comment = " ".join(line.lstrip("# ").strip() for line in lines if line[:1] == "#")
    header = next(line for line in lines if line.strip() and line[:1] != "#")
    return comment, header.split("\t")


def build_lexicon() -> str:
    """Return what each word list holds, in the words of its own comment."""
    parts = [
        "# Word lists",
        NOTICE,
        (
            "The lexicon is compiled from the tables in `resources/`, which are meant to be\n"
            "read and mended: `#` lines are comments, the first other line names the "
            "columns.\nAfter an edit run `python resources/build.py`, then this page's "
            "`docs/build.py`."
        ),
    ]
    for source in sorted(RESOURCES.glob("*.tsv")):
        comment, columns = _read_table(source)
        named = ", ".join(f"`{column}`" for column in columns)
        parts += [
            f"## {source.stem}",
            comment.replace("<", "&lt;").replace("*", "\\*"),
            f"Columns: {named}.",
        ]
    return "\n\n".join(parts) + "\n"


PAGES = {
    "cli.md": build_commands,
    "settings.md": build_settings,
    "lexicon.md": build_lexicon,
}


def main() -> int:
    """Write or check the pages; return the exit code."""
    check = "--check" in sys.argv[1:]
    stale = []
    for name, build in PAGES.items():
        target, text = FOLDER / name, build()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not check:
                target.write_text(text, encoding="utf-8", newline="\n")
    if stale and check:
        names = ", ".join(f"docs/{name}" for name in stale)
        sys.stderr.write(f"error: stale: {names}; run python docs/build.py\n")
        return 1
    if stale:
        sys.stderr.write(f"wrote {', '.join(stale)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
