"""What surrounds every command: streams, errors in one line, exit codes."""

import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import click

from whence.cli.group import cli
from whence.cli.terminal import one_line
from whence.errors import WhenceError

__all__ = ["main", "run"]

_DEFECT = 70
_USAGE = 2
_INTERRUPTED = 130


def main() -> None:
    """Run the command that the process was started with, and exit."""
    _prepare_streams()
    sys.exit(run(sys.argv[1:]))


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale says, and never fail over a character."""
    # A stream that the caller closed is None: what goes there is lost, as asked.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding="utf-8", errors="backslashreplace", newline="\n"
            )


def _nowhere() -> TextIO:
    """Return a stream that forgets what is written to it."""
    return Path(os.devnull).open("w", encoding="utf-8")


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: The words after `whence`.

    Returns:
        The exit code of CONTRACT section 7.
    """
    debug = "--debug" in arguments
    logging.basicConfig(  # noqa: TID251 - the command line may
        format="%(levelname)s: %(message)s",
        level=logging.DEBUG if debug else logging.ERROR,
    )
    try:
        # Not `cli.main`: that one has an exit code of its own for a broken pipe.
        with cli.make_context("whence", list(arguments)) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        _abandon_stdout()  # its reader has seen enough
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort: a line, not a trace
        message, code = _explain(error)
        if debug:
            traceback.print_exception(error)
        click.echo(message, err=True)
        if isinstance(error, OSError):
            _abandon_stdout()
    except KeyboardInterrupt:
        kept = ": the ledger is sound, and the same call goes on from there"
        click.echo(f"error: interrupted{kept if 'add' in arguments else ''}", err=True)
        return _INTERRUPTED
    return code if isinstance(code, int) else 0


def _abandon_stdout() -> None:
    """Give up on stdout: Python would complain again when it closes the stream."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        return  # not a file at all, as in a test: nothing will be flushed


def _explain(error: Exception) -> tuple[str, int]:
    """Return what to say of an error, in one line, and the exit code."""
    code = _USAGE
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return error.format_message(), code
        case click.UsageError():
            message = _usage_message(error)
        case click.ClickException():
            message = error.format_message()
        case click.Abort():
            message, code = "interrupted", _INTERRUPTED
        case WhenceError():
            message, code = str(error), error.exit_code
        case OSError():
            message = _os_message(error)
        case _:
            message = (
                "a defect of Whence, please report it: "
                f"{type(error).__name__}: {error} (--debug shows where)"
            )
            code = _DEFECT
    return f"error: {one_line(message)}", code


def _usage_message(error: click.UsageError) -> str:
    """Return what is wrong with a call, and where the right one is told."""
    message = error.format_message().rstrip(".")
    if error.ctx is None or error.ctx.parent is None:
        return message
    return f"{message} ('{error.ctx.command_path} --help' tells more)"


def _os_message(error: OSError) -> str:
    name = "the output" if error.filename is None else f"{error.filename!r}"
    return f"{name} cannot be read or written: {error.strerror or error}"
