"""The docs are true: what they name exists, what exists is named, every line runs."""

import ast
import dataclasses
import re
import runpy
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import click
import pytest

import whence.errors
from whence.cli.entry import run
from whence.cli.group import COMMANDS, cli
from whence.errors import WhenceError
from whence.model import DriftKind, EdgeKind, FigureRole, Policy, Status
from whence.samples import copy_dossier
from whence.settings import Settings

_ROOT = Path(__file__).resolve().parent.parent
_DOCS = _ROOT / "docs"
_PAGES = [_ROOT / "README.md", *sorted(_DOCS.glob("*.md"))]


def _read(name: str) -> str:
    return (_DOCS / name).read_text(encoding="utf-8")


def _shell_lines(page: Path) -> Iterator[str]:
    """Yield the command lines of a page's shell blocks."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            command = line.partition(" #")[0].strip()
            if command:
                yield command


def _whence_lines(page: Path) -> list[list[str]]:
    lines = (shlex.split(line) for line in _shell_lines(page))
    return [words[1:] for words in lines if words[0].endswith("whence")]


@pytest.mark.parametrize("name", ["cli.md", "settings.md", "lexicon.md"])
def test_generated_page_is_fresh(name: str) -> None:
    pages: dict[str, Callable[[], str]] = runpy.run_path(str(_DOCS / "build.py"))[
        "PAGES"
    ]
    assert _read(name) == pages[name](), "run python docs/build.py"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_named(name: str) -> None:
    assert f"## whence {name}\n" in _read("cli.md")
    assert f"whence {name}" in _read("cli.md")


def test_every_setting_is_named() -> None:
    text = _read("settings.md")
    for field in dataclasses.fields(Settings):
        assert re.search(rf"\| `{field.name}` \| .+ \| \w.+ \|", text), field.name


def test_every_error_is_named_with_its_exit_code() -> None:
    text = _read("errors.md")
    for name in whence.errors.__all__:
        error = getattr(whence.errors, name)
        assert issubclass(error, WhenceError)
        assert f"| `{name}` | {error.exit_code} |" in text


def _failure_codes() -> Iterator[str]:
    """Yield the codes that the source gives to documents that cannot be read."""
    for path in sorted((_ROOT / "src" / "whence").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given: list[ast.expr] = [
                word.value for word in node.keywords if word.arg == "code"
            ]
            if name in {"failed", "_failed"}:
                given += node.args[1:2]
            elif name == "Failure":
                given += node.args[:1]
            for value in given:
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def test_every_reason_for_a_failure_is_named() -> None:
    codes = set(_failure_codes())
    assert codes
    named = set(re.findall(r"^\| `([a-z-]+)` \|", _read("errors.md"), re.MULTILINE))
    assert codes <= named, f"not in docs/errors.md: {sorted(codes - named)}"


@pytest.mark.parametrize("values", [Policy, Status, DriftKind, EdgeKind, FigureRole])
def test_every_word_of_the_records_is_explained(values: object) -> None:
    text = _read("concepts.md")
    for word in get_args(values):
        assert f"`{word}`" in text, word


def test_every_word_list_is_named() -> None:
    text = _read("lexicon.md")
    for source in sorted((_ROOT / "resources").glob("*.tsv")):
        assert f"## {source.stem}\n" in text


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"https?:", target):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_command_line_parses(page: Path) -> None:
    for words in _whence_lines(page):
        _parse(words)


def _parse(words: list[str]) -> None:
    context = click.Context(cli, info_name="whence", **cli.context_settings)
    while words and words[0] == "--debug":
        words = words[1:]
    if words in (["--help"], ["--version"]):
        return
    command = cli.get_command(context, words[0])
    assert command is not None, words
    if "--help" not in words:
        command.make_context(words[0], list(words[1:]), parent=context)


@pytest.mark.slow
def test_tutorial_runs_from_top_to_bottom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = _whence_lines(_DOCS / "tutorial.md")
    assert len(lines) >= 15
    for words in lines:
        assert run(words) == 0, words
    for name in ("demo/report.html", "claims.csv", "claims.jsonl", "report.html"):
        assert (tmp_path / name).stat().st_size > 0, name


@pytest.mark.slow
def test_commands_of_the_readme_run_on_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    copy_dossier(tmp_path).rename(tmp_path / "my-pages")
    for words in _whence_lines(_ROOT / "README.md"):
        if "CLAIM" in words:
            continue
        assert run(words) == 0, words


def test_readme_names_both_commands_and_its_picture() -> None:
    text = (_ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    picture = re.search(r"!\[[^\]]{20,}\]\((docs/[\w.-]+\.png)\)", text)
    assert picture, "the picture needs a text that says what it shows"
    assert (_ROOT / picture[1]).stat().st_size < 400_000
