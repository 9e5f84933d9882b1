"""`whence demo`: what Whence does, on sample pages that come with it."""

from pathlib import Path

import click

from whence.cli.adding import add_pages
from whence.cli.commands.figures import show_figures
from whence.cli.inputs import material_of, settings_for
from whence.cli.options import command as whence_command
from whence.cli.options import workers_option
from whence.cli.output import Column, write_table
from whence.cli.reports import write_report
from whence.errors import InputError
from whence.export import VIEWS, Material

__all__ = ["command"]

_DENIALS = (
    Column("denied", "content", wide=True),
    Column("by", "speaker", wide=True),
    Column("page", "document", path=True, extra=True),
)
_DRIFT = (
    Column("change", "kind"),
    Column("before", "before_words", wide=True),
    Column("after", "after_words", wide=True),
)


@whence_command("demo", example="whence demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="demo",
    show_default=True,
    help="The folder to write to.",
)
@workers_option
def command(output: Path, workers: int) -> int:
    """Show on sample pages what Whence does.

    Reads them, prints what was found and writes a report. The pages are invented; they are copied into the folder so that you can open them
    beside the report.
    """
    from whence.api import load_documents  # noqa: PLC0415 - heavy
    from whence.samples import copy_dossier  # noqa: PLC0415 - heavy
    from whence.store import Ledger  # noqa: PLC0415 - heavy

    try:
        pages = copy_dossier(output)
    except OSError as error:
        message = f"{str(output)!r} cannot be written: {error.strerror or error}"
        raise InputError(message) from error
    ledger, report = output / "ledger.whence", output / "report.html"
    with Ledger.open(ledger) as store:
        settings = settings_for(workers)
        sources = load_documents([pages], settings=settings)
        added, _ = add_pages(store, sources, settings, verb="reading the sample pages")
        # The ledger stays open: what the material needs of it is read when asked for.
        material = material_of(store)
        write_report(report, material, title="The sample dossier")
        _print(material)
        _say_where(material, pages=pages, ledger=ledger, report=report)
    return 1 if added.failed else 0


def _print(material: Material) -> None:
    title = "Questions that two pages or more give a figure for"
    show_figures(material.figures, material, least_reports=2, title=title)
    rows = VIEWS["claims"].rows(material)
    write_table(
        _DENIALS,
        (row for row in rows if row["polarity"] == "denied"),
        title="What is denied, and by whom",
    )
    # One change is met in the trace of every claim that shares the edge.
    changes = {
        (row["kind"], row["before"], row["after"]): row
        for row in VIEWS["drift"].rows(material)
    }
    write_table(
        _DRIFT,
        (changes[key] for key in sorted(changes)),
        title="What changed on the way from page to page",
    )
    click.echo()


def _say_where(material: Material, *, pages: Path, ledger: Path, report: Path) -> None:
    claims = sum(len(item.claims) for item in material.extractions)
    stories = len({story.story for story in material.stories})
    click.echo(
        f"{len(material.extractions)} pages in {stories} stories, {claims} claims, "
        f"{len(material.figures)} questions."
    )
    click.echo(f"The pages:  {pages}")
    click.echo(f"The ledger: {ledger}")
    click.echo(f"The report: {report}")
    click.echo(
        "\nOpen the report in a browser and look first at the table of figures: how "
        "many\nreports a figure has, and from how few origins they come. Then read "
        "your own\npages with 'whence add FOLDER' and 'whence figures'."
    )
