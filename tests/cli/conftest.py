"""A folder with sample pages and a ledger of them, made once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from whence.cli.entry import run
from whence.samples import copy_dossier

CLAIMS = """\
{"id": "1", "question": "crates sent", "source": "port", "low": 40, "high": 60}
{"id": "2", "question": "crates sent", "source": "union", "low": 55, "high": null}
"""


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


Command = Callable[..., Result]


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `pages`, their ledger and `claims.jsonl`."""
    folder = tmp_path_factory.mktemp("cli")
    copy_dossier(folder)
    (folder / "claims.jsonl").write_text(CLAIMS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["add", "pages/", "--workers", "1"]) == 0
    return folder


@pytest.fixture
def whence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Runs a command in a folder, the test's own if none is named."""

    def call(*arguments: str, folder: Path = tmp_path) -> Result:
        monkeypatch.chdir(folder)
        capsys.readouterr()
        code = run(list(arguments))
        output = capsys.readouterr()
        return Result(code, output.out, output.err)

    return call
