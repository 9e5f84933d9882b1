"""Figures in their JSON form: CONTRACT sections 3 and 4, and what was added to them."""

from datetime import date

from whence.model.figure import (
    Conflict,
    Conversion,
    DayBounds,
    Figure,
    FigureItem,
    Ground,
    Question,
)
from whence.model.json_values import (
    Record,
    interval_value,
    number_value,
    read_interval,
)

__all__ = ["figure_from_record", "figure_record", "written_figure_record"]


def _question_record(question: Question) -> Record:
    return {
        "measure": question.measure,
        "counted": question.counted,
        "agent": question.agent,
        "recipient": question.recipient,
        "place": question.place,
        "window": interval_value(question.window),
        "aspect": question.aspect,
        "stage": question.stage,
    }


def _item_record(item: FigureItem) -> Record:
    return {
        "claim": item.claim,
        "document": item.document,
        "quantity": item.quantity,
        "low": number_value(item.low),
        "high": number_value(item.high),
        "said": interval_value(item.said),
        "origin": item.origin,
        "role": item.role,
        "counts": item.counts,
        "why": item.why,
    }


def _ground_record(ground: Ground) -> Record:
    return {
        "end": ground.end,
        "value": number_value(ground.value),
        "rule": ground.rule,
        "claims": list(ground.claims),
    }


def _day_record(bounds: DayBounds) -> Record:
    return {
        "day": bounds.day.isoformat(),
        "low": number_value(bounds.low),
        "high": number_value(bounds.high),
        "low_claims": list(bounds.low_claims),
        "high_claims": list(bounds.high_claims),
    }


def _conversion_record(item: Conversion) -> Record:
    return {
        "claim": item.claim,
        "document": item.document,
        "formula": item.formula,
        "makes": number_value(item.makes),
        "stated": number_value(item.stated),
        "holds": item.holds,
        "quantities": list(item.quantities),
    }


def figure_record(figure: Figure) -> Record:
    """Return the record of `whence figures` for one question."""
    return {
        "question": _question_record(figure.question),
        "low": number_value(figure.low),
        "best": number_value(figure.best),
        "high": number_value(figure.high),
        "policy": figure.policy,
        "as_of": interval_value(figure.as_of),
        "origins": list(figure.origins),
        "reports": figure.reports,
        "status": figure.status,
        "figures": [_item_record(item) for item in figure.figures],
        "denials": list(figure.denials),
        "contradictions": [list(group) for group in figure.contradictions],
        "reasons": list(figure.reasons),
        "id": figure.id,
        "grounds": [_ground_record(ground) for ground in figure.grounds],
        "conflicts": [
            {"claims": list(item.claims), "why": item.why} for item in figure.conflicts
        ],
        "over_time": [_day_record(bounds) for bounds in figure.over_time],
        "conversions": [_conversion_record(item) for item in figure.conversions],
    }


def written_figure_record(figure: Figure) -> Record:
    """Return the record of `whence reconcile`: the question is the user's string."""
    record = figure_record(figure)
    record["question"] = figure.question.measure
    return record


def _read_question(asked: str | Record) -> Question:
    if isinstance(asked, str):
        return Question(asked)
    return Question(
        asked["measure"],
        asked["counted"],
        asked["agent"],
        asked["recipient"],
        asked["place"],
        read_interval(asked["window"]),
        asked["aspect"],
        asked.get("stage"),
    )


def _read_item(item: Record) -> FigureItem:
    return FigureItem(
        item["claim"],
        item["document"],
        item["quantity"],
        item["low"],
        item["high"],
        read_interval(item["said"]),
        item["origin"],
        item["role"],
        item.get("counts", True),
        item.get("why", ""),
    )


def _read_day(item: Record) -> DayBounds:
    return DayBounds(
        date.fromisoformat(item["day"]),
        item["low"],
        item["high"],
        tuple(item["low_claims"]),
        tuple(item["high_claims"]),
    )


def _read_conversion(item: Record) -> Conversion:
    return Conversion(
        item["claim"],
        item["document"],
        item["formula"],
        item["makes"],
        item["stated"],
        item["holds"],
        tuple(item["quantities"]),
    )


def figure_from_record(record: Record) -> Figure:
    """Return the figure that a record of `whence figures` holds."""
    return Figure(
        id=record["id"],
        question=_read_question(record["question"]),
        low=record["low"],
        best=record["best"],
        high=record["high"],
        policy=record["policy"],
        as_of=read_interval(record["as_of"]),
        origins=(record["origins"][0], record["origins"][1]),
        reports=record["reports"],
        status=record["status"],
        figures=tuple(_read_item(item) for item in record["figures"]),
        denials=tuple(record["denials"]),
        contradictions=tuple(tuple(group) for group in record["contradictions"]),
        reasons=tuple(record["reasons"]),
        grounds=tuple(
            Ground(item["end"], item["value"], item["rule"], tuple(item["claims"]))
            for item in record.get("grounds", ())
        ),
        conflicts=tuple(
            Conflict(tuple(item["claims"]), item["why"])
            for item in record.get("conflicts", ())
        ),
        over_time=tuple(_read_day(item) for item in record.get("over_time", ())),
        conversions=tuple(
            _read_conversion(item) for item in record.get("conversions", ())
        ),
    )
