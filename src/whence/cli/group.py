"""The `whence` command and the list of its subcommands, loaded when called.

`whence --help` must be quick, so that the list below holds each command's line of
help; a test asserts that it is the one of the command itself.
"""

import difflib
import importlib
from pathlib import Path

import click

from whence import __version__

__all__ = ["COMMANDS", "cli"]

COMMANDS = {
    "add": "Read pages and keep what they say in the ledger.",
    "extract": "Read pages and print what was found in each.",
    "intake-report": "Count the pages by kind, date, outlet, copies and errors.",
    "claims": "List who said what.",
    "sources": "List who speaks, and how often.",
    "figures": "List the questions and what the figures support.",
    "explain": "Show why a figure is what it is.",
    "contradictions": "List the claims that cannot all be true.",
    "trace": "Show where a claim comes from.",
    "drift": "List what changed on the way from page to page.",
    "stories": "Group the pages by the event that they tell of.",
    "reconcile": "Weigh claims that you wrote down yourself.",
    "search": "Find words in the pages and claims of the ledger.",
    "cite": "Give claims as lines for a footnote.",
    "report": "Write a report that opens in any browser, offline.",
    "export": "Write a table of the ledger as CSV, JSON Lines or annotations.",
    "judge": "Keep your own decision on a claim or page.",
    "check": "Verify that a ledger file is sound.",
    "demo": "Show on sample pages what Whence does.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called, not before.

    The parameters are those of click.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"whence.cli.commands.{name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            raise click.UsageError(_explain_name(name), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _explain_name(name: str) -> str:
    """Return what to say to one who asked for a command that there is not."""
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    if near:
        return f"there is no command {name!r}: did you mean 'whence {near[0]}'?"
    if Path(name).exists():
        return f"there is no command {name!r}: to read it, use 'whence add {name}'"
    return f"there is no command {name!r}: 'whence --help' lists them"


def _show_debug() -> click.Option:
    return click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        help="Show where an error arose. May stand after the command as well.",
    )


@click.group(
    cls=LazyGroup,
    params=[_show_debug()],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="whence", message="%(prog)s %(version)s")
def cli() -> None:
    """Who said it first, who repeated it, and does the number hold?

    Whence reads news pages and keeps a ledger of attributed claims. Start with
    'whence demo', then 'whence add FOLDER' with pages of your own.
    """
