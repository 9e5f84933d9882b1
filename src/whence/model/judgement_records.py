"""Judgements of people in their JSON form."""

from whence.model.json_values import Record
from whence.model.judgement import Judgement

__all__ = ["judgement_from_record", "judgement_record"]


def judgement_record(judgement: Judgement) -> Record:
    """Return a judgement as a record."""
    return {
        "id": judgement.id,
        "target": judgement.target,
        "verdict": judgement.verdict,
        "field": judgement.field,
        "value": judgement.value,
        "author": judgement.author,
        "made": judgement.made,
        "supersedes": judgement.supersedes,
    }


def judgement_from_record(record: Record) -> Judgement:
    """Return the judgement that a record holds."""
    return Judgement(
        record["id"],
        record["target"],
        record["verdict"],
        record["field"],
        record["value"],
        record["author"],
        record["made"],
        record["supersedes"],
    )
