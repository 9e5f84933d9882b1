"""Documents in tables: `docs.jsonl` (CONTRACT section 1) and CSV.

A row with an address and neither text nor HTML names a page that was not fetched.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from whence.errors import DocumentError
from whence.intake.addresses import list_address
from whence.intake.dateforms import parse_given
from whence.intake.encodings import clean_text, decode_page
from whence.intake.failures import document_id, failed, shown
from whence.model import SourceDocument

__all__ = ["read_csv", "read_jsonl"]

_STRINGS = ("url", "outlet", "title", "published", "language")
_TEXT_COLUMNS = ("text", "body", "content", "article")
_HTML_COLUMNS = ("html", "page")
_ALIASES = {
    "id": ("id", "doc_id", "document"),
    "url": ("url", "link", "address"),
    "outlet": ("outlet", "source", "publisher", "site", "media_name"),
    "title": ("title", "headline"),
    "published": ("published", "date", "publish_date", "published_at"),
    "language": ("language", "lang"),
}
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ID_LENGTH = 2_000


class _LineError(ValueError):
    """A line that is not a document; the message says why."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object, refusing one that gives a field twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a field is given twice"
        raise _LineError(message)
    return found


def _no_constant(name: str) -> None:
    message = f"{name} is not JSON"
    raise _LineError(message)


def read_jsonl(path: Path, *, max_bytes: int) -> Iterator[SourceDocument]:
    """Yield the documents of a `docs.jsonl`, line by line.

    Args:
        path: The file.
        max_bytes: Lines that are longer are refused.

    Yields:
        A document for each line; a broken line becomes an error with its number.
    """
    seen: set[str] = set()
    lines = 0
    with path.open("rb") as file:
        number = 0
        while True:
            raw = file.readline(max_bytes + 1)
            if not raw:
                break
            number += 1
            if len(raw) > max_bytes:
                while raw and not raw.endswith(b"\n"):
                    raw = file.readline(max_bytes)
                message = f"the line is longer than {max_bytes:,} bytes"
                yield failed(path, "too-large", message, part=f":{number}")
                continue
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if not raw.strip():
                continue
            lines += 1
            document = _read_line(path, number, raw)
            if document.error_code is None and document.id in seen:
                message = f"the id {document.id[:80]!r} is used by an earlier line"
                document = failed(path, "repeated-id", message, part=f":{number}")
            seen.add(document.id)
            yield document
    if not lines:
        yield failed(path, "empty", "the file holds no documents")


def _read_line(path: Path, number: int, raw: bytes) -> SourceDocument:
    part = f":{number}"
    try:
        line = raw.decode("utf-8")
        if line.count("[", 0, 10_000) > 5_000:
            message = "the line is nested too deeply"
            raise _LineError(message)  # noqa: TRY301 - one way out for all faults
        record = json.loads(line, object_pairs_hook=_pairs, parse_constant=_no_constant)
        return _read_record(record, document_id(path, part))
    except UnicodeDecodeError:
        reason = "not UTF-8: save the file as UTF-8"
    except json.JSONDecodeError as error:
        reason = f"not JSON ({error.msg.lower()} at character {error.pos + 1})"
    except RecursionError:
        reason = "the line is nested too deeply"
    except _LineError as error:
        reason = str(error)
    except ValueError:
        reason = "a number in the line is too long to read"
    return failed(path, "bad-record", reason, part=part)


def _read_record(record: Any, fallback: str) -> SourceDocument:  # noqa: ANN401 - untrusted JSON
    """Return the document that a decoded line holds.

    Raises:
        _LineError: If it is no document.
    """
    if not isinstance(record, dict):
        message = "a line must be an object with id and text or html"
        raise _LineError(message)
    given: Mapping[str, Any] = record
    key = given.get("id", fallback)
    if not isinstance(key, str) or not 0 < len(key) <= _ID_LENGTH:
        message = f"id must be a string of 1 to {_ID_LENGTH:,} characters"
        raise _LineError(message)
    pages = {
        name: given[name] for name in ("text", "html") if given.get(name) is not None
    }
    is_named = not pages and bool(given.get("url"))
    if not is_named and (
        len(pages) != 1 or not all(isinstance(page, str) for page in pages.values())
    ):
        message = "exactly one of text and html must be given, as a string"
        raise _LineError(message)
    fields: dict[str, str | None] = {}
    for name in _STRINGS:
        value = given.get(name)
        if value is not None and not isinstance(value, str):
            message = f"{name} must be a string"
            raise _LineError(message)
        fields[name] = clean_text(value).strip() or None if value else None
    published, language = fields["published"], fields["language"]
    if published is not None and parse_given(published) is None:
        message = f"published must be an ISO 8601 date, got {published[:40]!r}"
        raise _LineError(message)
    if language is not None and _LANGUAGE.fullmatch(language) is None:
        message = f"language must be an ISO 639-1 code, got {language[:40]!r}"
        raise _LineError(message)
    if is_named:
        own = clean_text(key) if "id" in given else None
        return list_address(fields.pop("url") or "", id=own, **fields)
    return SourceDocument(
        id=clean_text(key),
        text=None if "text" not in pages else clean_text(pages["text"]),
        html=None if "html" not in pages else clean_text(pages["html"]),
        input_kind="table",
        **fields,
    )


def read_csv(path: Path, *, max_bytes: int) -> Iterator[SourceDocument]:
    """Yield the documents of a CSV or TSV file with a text, html or url column.

    Args:
        path: The file; its first row names the columns.
        max_bytes: A larger file is refused.

    Yields:
        A document for each row; a broken row becomes an error with its number.

    Raises:
        DocumentError: If the file is too large or no column holds pages.
    """
    limit = 16 * max_bytes
    if path.stat().st_size > limit:
        message = f"{shown(path)}: larger than {limit:,} bytes: split it"
        raise DocumentError(message, code="too-large")
    text = decode_page(path.read_bytes(), name=shown(path))
    csv.field_size_limit(max_bytes)
    dialect = "excel-tab" if path.suffix.lower() == ".tsv" else "excel"
    first_line = text[:2_000].split("\n", 1)[0]
    separator = ";" if first_line.count(";") > first_line.count(",") else None
    stream = io.StringIO(text, newline="")
    rows = (
        csv.reader(stream, dialect, delimiter=separator)
        if separator
        else csv.reader(stream, dialect)
    )
    try:
        header = [name.strip().casefold() for name in next(rows, [])]
        columns = _columns(header)
        if not {"text", "html", "url"} & columns.keys():
            message = (
                f"{shown(path)}: no column named text, html or url in its first row: "
                "name the columns"
            )
            raise DocumentError(message, code="bad-table")
        for number, row in enumerate(rows, 2):
            if any(cell.strip() for cell in row):
                yield _read_row(path, number, row, columns)
    except csv.Error as error:
        yield failed(path, "bad-table", f"not CSV ({error})", part=f":{rows.line_num}")


def _columns(header: list[str]) -> dict[str, int]:
    """Return the place of each field among the columns."""
    names = {**_ALIASES, "text": _TEXT_COLUMNS, "html": _HTML_COLUMNS}
    found: dict[str, int] = {}
    for field, aliases in names.items():
        for alias in aliases:
            if alias in header and field not in found:
                found[field] = header.index(alias)
    return found


def _read_row(
    path: Path, number: int, row: list[str], columns: Mapping[str, int]
) -> SourceDocument:
    part = f":{number}"
    record = {
        field: row[place]
        for field, place in columns.items()
        if place < len(row) and row[place].strip()
    }
    if "html" in record:
        record.pop("text", None)
    try:
        return _read_record(record, document_id(path, part))
    except _LineError as error:
        return failed(path, "bad-record", str(error), part=part)
