"""`whence figures`: the questions, and what the figures support."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from whence.cli.filters import filter_options
from whence.cli.inputs import Given, claims_of, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option, policy_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.export import VIEWS, narrow_figures, narrow_rows, question_words
from whence.model import Figure, Interval, Policy
from whence.model.records import Record, figure_record

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["command", "show_figures"]

_TABLE = (
    Column("question", "question", wide=True),
    Column("figure", "figure"),
    Column("best", "best", number=True, extra=True),
    Column("reports", "reports", number=True),
    Column("origins", "origins"),
    Column("status", "status"),
    Column("as of", "as_of", extra=True),
    Column("apart", "apart", extra=True),
    Column("denials", "denials", number=True, extra=True),
)


@whence_command("figures", example="whence figures --policy conservative")
@input_options
@policy_option
@format_option("table", "jsonl", "csv")
@filter_options()
def command(
    given: Given,
    policy: Policy,
    form: str | None,
    *,
    wanted: "ClaimFilter",
) -> int:
    """List the questions and what the figures support.

    Over the ledger, or over DOCS where some are named. A question is what was counted, by whom, for whom, where and when. Only figures
    that answer the same one are put together; capacities, derived figures, shares
    and forecasts are kept apart. Origins are the least and the most independent
    sources that the figures can come from. The filters choose the questions that a
    claim asked for answers or denies; each figure still rests on all claims.
    """
    with open_inputs(given) as inputs:
        material = material_of(inputs.store, policy)
        kept = claims_of(material, wanted)
        figures = list(
            inputs.or_say(
                narrow_figures(material, kept), "figures", asked=kept is not None
            )
        )
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(map(figure_record, figures))
        elif chosen == "csv":
            view = VIEWS["figures"]
            write_csv(view.columns, narrow_rows(material, "figures", kept))
        else:
            show_figures(figures)
        return inputs.exit_code


def show_figures(figures: Sequence[Figure], *, least_reports: int = 1) -> None:
    """Write the table of figures to stdout.

    Args:
        figures: The questions and what is known of them.
        least_reports: Questions with fewer reports are left out.
    """
    rows = _rows(figures)
    write_table(_TABLE, (row for row in rows if row["reports"] >= least_reports))


def _rows(figures: Sequence[Figure]) -> Iterator[Record]:
    """Yield what the table shows of each figure."""
    for figure in figures:
        record = figure_record(figure)
        apart = [item.role for item in figure.figures if item.role != "figure"]
        yield {
            **record,
            "question": question_words(figure.question),
            "figure": _bounds(record["low"], record["high"]),
            "as_of": _days(figure.as_of),
            "origins": _range(figure.origins),
            "apart": [
                f"{apart.count(role)} {role}" for role in sorted(dict.fromkeys(apart))
            ],
            "denials": len(figure.denials) or None,
        }


def _bounds(low: float | None, high: float | None) -> str:
    """Return the ends of a figure as a person writes them.

    >>> _bounds(1000000, None), _bounds(None, 40), _bounds(3, 5), _bounds(7, 7)
    ('1,000,000 or more', '40 or less', '3 to 5', '7')
    """
    match low, high:
        case None, None:
            return "open"
        case _, None:
            return f"{low:,} or more"
        case None, _:
            return f"{high:,} or less"
        case _:
            return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _range(origins: tuple[int, int]) -> str:
    least, most = origins
    return str(least) if least == most else f"{least} to {most}"


def _days(interval: Interval | None) -> str | None:
    """Return the days of an interval, one day as itself."""
    if interval is None:
        return None
    first, last = interval.first_day, interval.last_day
    if first == last:
        return None if first is None else first.isoformat()
    return " to ".join(
        "..." if day is None else day.isoformat() for day in (first, last)
    )
