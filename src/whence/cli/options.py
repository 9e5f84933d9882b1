"""Options that several commands share, each defined once."""

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from whence.model.figure import Policy

__all__ = [
    "DEFAULT_LEDGER",
    "command",
    "documents_argument",
    "format_option",
    "judged_option",
    "ledger_option",
    "min_score_option",
    "policy_option",
    "workers_option",
]

DEFAULT_LEDGER = "ledger.whence"

_Function = TypeVar("_Function", bound=Callable[..., Any])  # as click declares it
_MOST_WORKERS = 4


def command(
    name: str, *, example: str
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return the decorator of a command.

    Args:
        name: The command's name.
        example: A command line that stands at the end of the help. A test runs it
            beside `pages`, a copy of the sample pages, that were added to a ledger.
    """

    def decorate(function: Callable[..., Any]) -> click.Command:
        made = click.command(name, epilog=f"\b\nExample:\n  {example}")(function)
        made.params.append(
            click.Option(
                ["--debug"],
                is_flag=True,
                expose_value=False,
                help="Show where an error arose.",
            )
        )
        return made

    return decorate


def format_option(*formats: str) -> Callable[[_Function], _Function]:
    """Return the option that chooses the format of the output."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        help="Form of the output; a table on a terminal, JSON Lines elsewhere.",
    )


def documents_argument(function: _Function) -> _Function:
    """Take pages, folders and docs.jsonl files instead of a ledger."""
    return click.argument("documents", metavar="[DOCS]...", nargs=-1, type=str)(
        function
    )


def judged_option(function: _Function) -> _Function:
    """Take whether the decisions of people hold."""
    return click.option(
        "--judged",
        is_flag=True,
        help="As people decided with 'whence judge': what they rejected is left out, "
        "what they corrected is changed, sources that they joined are one.",
    )(function)


def ledger_option(function: _Function) -> _Function:
    """Take the name of the ledger file."""
    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        help=f"The ledger file; {DEFAULT_LEDGER} in this folder if not given.",
    )(function)


def min_score_option(function: _Function) -> _Function:
    """Take the score that an attribution must have."""
    return click.option(
        "--min-score",
        type=click.FloatRange(0, 1),
        callback=_refuse_nan,
        help="Leave out attributions below this score, 0 to 1, and their claims: more "
        "is right and less is found. Calibrated if not given.",
    )(function)


def _refuse_nan(
    context: click.Context, parameter: click.Parameter, value: float | None
) -> float | None:
    """Return a score that is a number: no range refuses what is none."""
    if value is not None and math.isnan(value):
        message = "a number from 0 to 1 is needed"
        raise click.BadParameter(message, context, parameter)
    return value


def policy_option(function: _Function) -> _Function:
    """Take the policy for low, best and high."""
    return click.option(
        "--policy",
        type=click.Choice(get_args(Policy)),
        default="range",
        show_default=True,
        help="How low, best and high are chosen.",
    )(function)


def workers_option(function: _Function) -> _Function:
    """Take the number of worker processes."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=min(_MOST_WORKERS, os.cpu_count() or 1),
        show_default="one a processor, four at most",
        help="Processes that read pages. The result is the same for any number.",
    )(function)
