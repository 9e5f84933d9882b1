"""The help of each command, and its example."""

import importlib
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from whence.cli.group import COMMANDS, cli


def load(name: str) -> click.Command:
    module = name.replace("-", "_")
    command = importlib.import_module(f"whence.cli.commands.{module}").command
    assert isinstance(command, click.Command)
    return command


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_has_the_first_line_of_each_help(name: str) -> None:
    command = load(name)
    assert command.name == name
    assert COMMANDS[name] == (command.help or "").split("\n")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained(name: str) -> None:
    for parameter in load(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_each_command_runs(
    name: str, dossier: Path, tmp_path: Path, whence: Callable[..., Any]
) -> None:
    epilog = load(name).epilog or ""
    line = epilog.partition("Example:\n")[2].strip()
    words = shlex.split(line)
    assert words[:2] == ["whence", name]
    folder = tmp_path / "copy"
    shutil.copytree(dossier, folder)
    result = whence(*words[1:], folder=folder)
    assert result.code == 0, result.err
    assert "error:" not in result.err


def test_every_command_is_listed_and_has_a_module() -> None:
    folder = Path(importlib.import_module("whence.cli.commands").__file__ or "").parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    modules = {name.replace("_", "-") for name in files}
    assert modules == set(COMMANDS) == set(cli.list_commands(click.Context(cli)))
