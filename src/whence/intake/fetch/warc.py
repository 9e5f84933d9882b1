"""Requests and answers as records of WARC 1.1 (ISO 28500:2017)."""

import gzip
import hashlib
import io
from datetime import datetime

from fastwarc.warc import WarcRecord, WarcRecordType

from whence.intake.fetch.connection import Answer

__all__ = ["pack_exchange", "pack_start"]

# What the connection has undone; a reader of the archive must not undo it again.
_UNDONE = frozenset({"transfer-encoding"})
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def pack_start(name: str, moment: datetime) -> bytes:
    """Return the first record of a WARC file, which says who wrote it.

    Args:
        name: The file's name.
        moment: When it was begun.
    """
    record = _record(WarcRecordType.warcinfo, moment, name.encode())
    record.headers["WARC-Filename"] = name
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(b"software: Whence\r\nformat: WARC File Format 1.1\r\n")
    return _member(record)


def pack_exchange(
    answer: Answer, moment: datetime, revisited: datetime | None
) -> tuple[bytes, bytes]:
    """Return the records of a request and of its answer, a gzip member each.

    Args:
        answer: What was answered, and to what.
        moment: When.
        revisited: For "not modified" the time of the answer that still holds; None
            for an answer of its own.
    """
    block = _answer_block(answer)
    key = answer.address.encode() + b"\n" + block
    response = _record(
        WarcRecordType.response if revisited is None else WarcRecordType.revisit,
        moment,
        key,
    )
    response.headers["WARC-Target-URI"] = answer.address
    response.headers["WARC-IP-Address"] = answer.ip
    if revisited is None:
        digest = hashlib.sha256(answer.body).hexdigest()
        response.headers["WARC-Payload-Digest"] = f"sha256:{digest}"
    else:
        response.headers["WARC-Profile"] = _REVISIT
        response.headers["WARC-Refers-To-Target-URI"] = answer.address
        response.headers["WARC-Refers-To-Date"] = _time(revisited)
    response.set_bytes_content(block)
    response.is_http = True
    request = _record(WarcRecordType.request, moment, key + b"\nrequest")
    request.headers["WARC-Target-URI"] = answer.address
    request.headers["WARC-Concurrent-To"] = response.headers["WARC-Record-ID"]
    request.set_bytes_content(answer.request)
    request.is_http = True
    return _member(request), _member(response)


def _answer_block(answer: Answer) -> bytes:
    head = answer.head
    lines = [f"HTTP/1.1 {head.status} {head.reason}"]
    for name, value in head.headers:
        prefix = "X-Archive-Orig-" if name.casefold() in _UNDONE else ""
        # A header that was folded over several lines becomes one.
        lines.append(f"{prefix}{name}: {' '.join(value.split())}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + answer.body


def _record(kind: WarcRecordType, moment: datetime, key: bytes) -> WarcRecord:
    """Return an empty record; its id follows from what it holds and from its time."""
    record = WarcRecord()
    digest = hashlib.sha256(_time(moment).encode() + key).hexdigest()[:32]
    parts = (digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:])
    record.init_headers(record_type=kind, record_urn=f"uuid:{'-'.join(parts)}".encode())
    record.record_date = moment
    return record


def _time(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _member(record: WarcRecord) -> bytes:
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return gzip.compress(out.getvalue(), mtime=0)
