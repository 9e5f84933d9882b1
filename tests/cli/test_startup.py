"""`whence --help` is quick, and `import whence` loads nothing heavy."""

import os
import subprocess
import sys

import pytest

from whence.cli.group import COMMANDS

HEAVY = (
    "click datasketch fastwarc feedparser htmldate jinja2 lxml numpy onnxruntime "
    "py3langid rich rigour scipy sqlite3 tokenizers trafilatura urllib3"
).split()


def loaded(code: str) -> list[str]:
    """The top-level packages that some code leaves loaded."""
    program = (
        f"{code}\nimport sys\nprint(*sorted({{n.split('.')[0] for n in sys.modules}}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not set(loaded("import whence")) & set(HEAVY)


def test_the_help_loads_nothing_heavy_but_click() -> None:
    code = "from whence.cli.entry import run\nrun(['--help'])"
    assert set(loaded(code)) & set(HEAVY) == {"click"}


def test_the_help_of_each_command_loads_nothing_heavy_but_click() -> None:
    calls = "".join(f"run([{name!r}, '--help'])\n" for name in COMMANDS)
    code = f"from whence.cli.entry import run\n{calls}"
    assert set(loaded(code)) & set(HEAVY) == {"click"}


def test_reading_a_ledger_loads_no_reader() -> None:
    code = "from whence.store import Ledger"
    assert not set(loaded(code)) & (set(HEAVY) - {"numpy", "sqlite3"})


def test_the_records_load_nothing_heavy() -> None:
    assert not set(loaded("import whence.model.records")) & set(HEAVY)


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs wait4 to measure")
def test_the_help_takes_little_time() -> None:
    times = []
    for _ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", "from whence.cli import main; main()", "--help"],
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        times.append(usage.ru_utime + usage.ru_stime)
    assert min(times) < 0.4


def test_the_package_runs_as_a_program() -> None:
    command = [sys.executable, "-m", "whence", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("whence ")
