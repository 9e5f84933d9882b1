"""`whence report`: one file that opens in any browser, offline."""

from pathlib import Path

import click

from whence.cli.inputs import Given, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import policy_option
from whence.cli.reports import write_report
from whence.model import Policy

__all__ = ["command"]


@whence_command("report", example="whence report -o report.html")
@input_options
@policy_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="report.html",
    show_default=True,
    help="The file to write.",
)
@click.option(
    "--title", default="Claims, figures and origins", help="The report's heading."
)
def command(
    given: Given,
    policy: Policy,
    *,
    output: Path,
    title: str,
) -> int:
    """Write a report that opens in any browser, offline.

    Over the ledger, or over DOCS where some are named. It shows the figures and where they come from, every claim in its page's own
    words, and what was not read, and why. It is one file without scripts.
    """
    with open_inputs(given) as inputs:
        write_report(output, material_of(inputs.store, policy), title=title)
        click.echo(f"wrote {output}", err=True)
        return inputs.exit_code
