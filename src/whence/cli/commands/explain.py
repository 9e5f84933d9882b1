"""`whence explain`: why a figure is what it is."""

from collections.abc import Mapping, Sequence

import click

from whence.cli.inputs import Given, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option, policy_option
from whence.cli.output import choose_format, write_line, write_records
from whence.cli.quotes import write_claims
from whence.cli.terminal import one_line
from whence.errors import UsageError
from whence.export import explain_figure, find_asked, is_on_origins
from whence.model import Policy
from whence.model.records import Record

__all__ = ["command"]

_MOST = 3  # figures that words explain at once


@whence_command("explain", example='whence explain "people killed"')
@click.argument("figure", metavar="FIGURE", type=str)
@input_options
@policy_option
@format_option("table", "jsonl")
def command(
    figure: str,
    given: Given,
    policy: Policy,
    form: str | None,
) -> int:
    """Show why a figure is what it is.

    Over the ledger, or over DOCS where some are named. FIGURE is the id of a figure, as 'whence figures' lists it, or words of its question. The answer
    gives the rule behind low, best and high with the claims that make them, in the
    words of their pages; what does not count, and why; and what contradicts what.
    """
    with open_inputs(given) as inputs:
        material = material_of(inputs.store, policy)
        found = find_asked(material.figures, figure)
        if not found:
            message = (
                f"no figure answers to {figure!r}: give the id of one, or words of its "
                "question, as 'whence figures' lists them"
            )
            raise UsageError(message)
        if len(found) > _MOST:
            click.echo(
                f"{len(found)} figures fit; the {_MOST} most reported are explained: "
                "name one by its id, or give more words",
                err=True,
            )
        records = (explain_figure(material, item) for item in found[:_MOST])
        if choose_format(form) == "jsonl":
            write_records(records)
        else:
            for number, record in enumerate(records):
                if number:
                    click.echo()
                _show(record)
        return inputs.exit_code


def _show(record: Record) -> None:
    """Write one explanation for a person."""
    least, most = record["origins"]
    origins = str(least) if least == most else f"{least} to {most}"
    write_line(f"{one_line(record['words'])} ({record['figure']})")
    write_line(
        f"status {record['status']}, reports {record['reports']}, origins {origins}",
        2,
    )
    for reason in filter(is_on_origins, record["reasons"]):
        write_line(one_line(reason), 4)
    rule = record["rule"]
    write_line(f"policy {record['policy']}; from {rule['source']}", 2)
    write_line(f"low and high: {rule['ends']}", 4)
    write_line(f"best: {rule['best']}", 4)
    for end in ("low", "best", "high"):
        _show_end(end, record[end])
    _show_claims("counts, and lies between", record["between"])
    _show_claims("does not count", record["left_out"])
    _show_claims("denied; the number stays", record["denials"])
    for conflict in record["conflicts"]:
        title = f"cannot all be true: {one_line(conflict['why'])}"
        _show_claims(title, conflict["claims"])
    for item in record["conversions"]:
        write_line(f"a sum that a page states: {one_line(_word_sum(item))}", 2)


def _show_end(end: str, ground: Record | None) -> None:
    if ground is not None:
        missing = "none" if end == "best" else "open"
        value = ground["value"]
        shown = missing if value is None else f"{value:,}"
        write_line(f"why {end} is {shown}: {one_line(ground['rule'])}", 2)
        write_claims(ground["claims"])


def _show_claims(title: str, claims: Sequence[Record]) -> None:
    if claims:
        write_line(title, 2)
        write_claims(claims)


def _word_sum(item: Mapping[str, object]) -> str:
    holds, stated = item["holds"], item["stated"]
    if holds is None:
        return str(item["formula"])
    said = "as the page says" if holds else f"but the page says {stated:,}"
    return f"{item['formula']}, {said}"
