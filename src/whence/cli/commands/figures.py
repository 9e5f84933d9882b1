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
from whence.export import VIEWS, Material, narrow_figures, narrow_rows, question_words
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
            show_figures(figures, material)
        return inputs.exit_code


def show_figures(
    figures: Sequence[Figure],
    material: Material,
    *,
    least_reports: int = 1,
    title: str = "",
) -> None:
    """Write the table of figures to stdout.

    Args:
        figures: The questions and what is known of them.
        material: The pages that they rest on.
        least_reports: Questions with fewer reports are left out.
        title: A heading above the table.
    """
    rows = _rows([item for item in figures if item.reports >= least_reports], material)
    write_table(_TABLE, rows, title=title)


def _rows(figures: Sequence[Figure], material: Material) -> Iterator[Record]:
    """Yield what the table shows of each figure."""
    for figure in figures:
        record = figure_record(figure)
        apart = [item.role for item in figure.figures if item.role != "figure"]
        yield {
            **record,
            "question": question_words(figure.question),
            "figure": _bounds(record["low"], record["high"]),
            **_percent(figure, material),
            "as_of": _days(figure.as_of),
            "origins": _range(figure.origins),
            "apart": [
                f"{apart.count(role)} {role}" for role in sorted(dict.fromkeys(apart))
            ],
            "denials": len(figure.denials) or None,
        }


def _bounds(low: float | None, high: float | None, *, unit: str = "") -> str:
    """Return the ends of a figure as a person writes them.

    >>> _bounds(1000000, None), _bounds(None, 40), _bounds(3, 5), _bounds(7, 7)
    ('1,000,000 or more', '40 or less', '3 to 5', '7')
    >>> _bounds(None, 50, unit=" %")
    '50 % or less'
    """
    first, last = (None if end is None else f"{end:,.15g}{unit}" for end in (low, high))
    match first, last:
        case None, None:
            return "open"
        case str(), None:
            return f"{first} or more"
        case None, str():
            return f"{last} or less"
    return str(first) if low == high else f"{low:,.15g} to {last}"


def _percent(figure: Figure, material: Material) -> Record:
    """Return the cells of a share in percent; nothing for what is none.

    A page's "half" is kept as 0.5, its "50 percent" as 50.
    """
    if figure.question.aspect != "share":
        return {}
    named = {item.quantity for item in figure.figures}
    kinds = {
        quantity.kind
        for page in material.extractions
        for quantity in page.quantities
        if quantity.id in named
    }
    scale = 1 if "percent" in kinds else 100
    low, best, high = (
        None if end is None else round(end * scale, 4)
        for end in (figure.low, figure.best, figure.high)
    )
    return {
        "figure": _bounds(low, high, unit=" %"),
        "best": None if best is None else f"{best:,.10g} %",
    }


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
