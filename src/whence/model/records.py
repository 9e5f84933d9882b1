"""Records: the JSON form of everything that leaves Whence (CONTRACT sections 2 to 6).

`*_record` turns a value into a dict with the contract's keys in the contract's
order, `*_from_record` reads one back. `dump_line` writes one canonical line.
Each kind of record has a module of its own; all are imported from here.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from whence.model.extraction_records import extraction_from_record, extraction_record
from whence.model.figure_records import (
    figure_from_record,
    figure_record,
    written_figure_record,
)
from whence.model.json_values import SCHEMA, Record
from whence.model.judgement_records import judgement_from_record, judgement_record
from whence.model.lineage_records import story_record, trace_from_record, trace_record

__all__ = [
    "SCHEMA",
    "Record",
    "dump_line",
    "extraction_from_record",
    "extraction_record",
    "figure_from_record",
    "figure_record",
    "judgement_from_record",
    "judgement_record",
    "story_record",
    "trace_from_record",
    "trace_record",
    "written_figure_record",
]

_ENCODER = json.JSONEncoder(ensure_ascii=False)
# Halves of characters, which no UTF-8 file can hold.
_HALVES = re.compile("[\ud800-\udfff]")


def dump_line(record: Mapping[str, Any]) -> str:
    """Return a record as one line of JSON, without the line end.

    Lone surrogates, which no UTF-8 file can hold, are written as escapes.
    """
    line = _ENCODER.encode(record)
    if not line.isascii() and _HALVES.search(line):
        line = json.dumps(record, ensure_ascii=True, separators=(", ", ": "))
    # A reader that splits on Unicode line ends must still see one line a record.
    for char in "\u2028\u2029\x85":
        line = line.replace(char, f"\\u{ord(char):04x}")
    return line
