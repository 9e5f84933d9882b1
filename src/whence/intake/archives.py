"""Archives: WARC, WACZ, ZIP and single compressed pages.

Nothing is ever written to disk, and every stretch of unpacked bytes is counted while
it grows, so that a bomb ends as one error.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from whence.errors import DocumentError
from whence.intake.encodings import clean_text, decode_page
from whence.intake.failures import document_id, failed, shown
from whence.intake.feeds import looks_like_feed, read_feed
from whence.model import SourceDocument

__all__ = ["decode_body", "read_archive", "read_member", "unpack_gzip"]

_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".text", ".md")
_FEEDS = (".xml", ".rss", ".atom", ".rdf", ".opml")
_GOOD = range(200, 300)  # HTTP statuses of answers that hold what was asked for
_CHUNK = 1 << 16
_MEMBERS_LIMIT = 100_000


def read_archive(path: Path, *, max_bytes: int) -> Iterator[SourceDocument]:
    """Yield the pages of an archive, in its own order.

    Args:
        path: The file.
        max_bytes: A page that unpacks to more is refused.

    Yields:
        Its documents; each page that cannot be read as an error.
    """
    name = path.name.lower()
    if name.endswith((".warc", ".warc.gz", ".arc", ".arc.gz")):
        with path.open("rb") as file:
            yield from _read_warc(file, path, max_bytes=max_bytes)
    elif name.endswith((".zip", ".wacz")):
        yield from _read_zip(path, max_bytes)
    else:
        yield from _read_gzip(path, max_bytes)


def _too_large(name: str, max_bytes: int) -> DocumentError:
    message = f"{name}: unpacks to more than {max_bytes:,} bytes: it is not read"
    return DocumentError(message, code="too-large")


def _read_limited(
    stream: IO[bytes] | gzip.GzipFile, name: str, max_bytes: int
) -> bytes:
    """Return what a stream unpacks to, as long as it stays within the limit."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        if size > max_bytes:
            raise _too_large(name, max_bytes)
        parts.append(chunk)
    return b"".join(parts)


def _page(key: str, url: str | None, data: bytes, *, is_html: bool) -> SourceDocument:
    """Return the document of one unpacked page."""
    text = decode_page(data, name=shown(key))
    if not text.strip():
        message = f"{shown(key)}: the page holds no text"
        raise DocumentError(message, code="empty")
    if is_html:
        return SourceDocument(id=key, html=text, url=url, input_kind="archive")
    return SourceDocument(id=key, text=text, url=url, input_kind="archive")


def _read_gzip(path: Path, max_bytes: int) -> Iterator[SourceDocument]:
    inner = path.name.lower().removesuffix(".gz")
    with path.open("rb") as file:
        data = unpack_gzip(file, name=shown(path), max_bytes=max_bytes)
    if inner.endswith(_FEEDS):
        text = decode_page(data, name=shown(path))
        if looks_like_feed(text):
            yield from read_feed(data, text, name=path)
            return
    is_html = inner.endswith(_PAGES) or b"<html" in data[:_CHUNK].lower()
    yield _page(document_id(path), None, data, is_html=is_html)


def unpack_gzip(file: IO[bytes], *, name: str, max_bytes: int) -> bytes:
    """Return what a compressed file holds.

    Args:
        file: The file.
        name: What to call it in a message.
        max_bytes: It is refused if it unpacks to more.

    Raises:
        DocumentError: If it is damaged or too large.
    """
    try:
        with gzip.open(file, "rb") as stream:
            return _read_limited(stream, name, max_bytes)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        message = f"{name}: the compressed file is cut short or damaged"
        raise DocumentError(message, code="damaged") from error


def _read_zip(path: Path, max_bytes: int) -> Iterator[SourceDocument]:
    """Yield the pages of a ZIP file; its names are words, never paths."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        yield failed(path, "damaged", "not a ZIP file, or damaged")
        return
    count = 0
    with archive:
        members = sorted(archive.infolist(), key=lambda item: item.filename)
        for member in members[:_MEMBERS_LIMIT]:
            name = member.filename.lower()
            is_link = (member.external_attr >> 16) & 0o170000 == 0o120000
            kinds = (*_PAGES, *_TEXTS, ".warc", ".warc.gz")
            if member.is_dir() or is_link or not name.endswith(kinds):
                continue
            count += 1
            part = f"!{member.filename}"
            try:
                with archive.open(member) as stream:
                    if name.endswith((".warc", ".warc.gz")):
                        yield from _read_warc(stream, path, max_bytes=max_bytes)
                    else:
                        key = document_id(path, part)
                        data = _read_limited(stream, shown(key), max_bytes)
                        is_html = name.endswith(_PAGES)
                        yield _page(key, None, data, is_html=is_html)
            except DocumentError as error:
                yield failed(path, error.code, str(error), part=part, complete=True)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError):
                yield failed(path, "damaged", "cannot be unpacked", part=shown(part))
    if not count:
        yield failed(path, "empty", "the archive holds no pages")


class _Unpacker:
    """Unpacks the gzip members of a file one after the other, each to its end.

    FastWARC takes the end of the bytes for the end of the archive; a member that was
    cut off, or whose checksum is wrong, is only seen here.
    """

    def __init__(self, file: IO[bytes], head: bytes) -> None:
        self._file = file
        self._raw = head
        self._member = zlib.decompressobj(31)
        self.damaged = False

    def read(self, size: int = _CHUNK) -> bytes:
        """Return some unpacked bytes; empty at the end, or where they are damaged."""
        while not self.damaged:
            if self._member.eof:
                self._raw = self._member.unused_data or self._file.read(_CHUNK)
                if not self._raw.strip(b"\0"):
                    return b""
                self._member = zlib.decompressobj(31)
            source = self._member.unconsumed_tail + self._raw
            self._raw = b"" if source else self._file.read(_CHUNK)
            source = source or self._raw
            self._raw = b""
            try:
                plain = self._member.decompress(source, max(size, 1)) if source else b""
            except zlib.error:
                self.damaged = True
                break
            if plain:
                return plain
            self.damaged = not source and not self._member.eof
        return b""

    def tell(self) -> int:
        """Return the place in the packed file; FastWARC asks, and needs no more."""
        return self._file.tell()


def _read_warc(
    file: IO[bytes], path: Path, *, max_bytes: int
) -> Iterator[SourceDocument]:
    """Yield the HTML pages of a WARC file, streamed.

    What a server answers instead of a page (redirects, "not found") is no page.
    """
    from fastwarc.warc import (  # noqa: PLC0415 - needed for WARC files only
        ArchiveIterator,
        WarcRecordType,
    )

    head = file.read(2)
    packed = _Unpacker(file, head) if head == b"\x1f\x8b" else None
    if packed is None:
        file.seek(0)
    count = 0
    kinds = WarcRecordType.response | WarcRecordType.resource
    source: Any = file if packed is None else packed
    records = ArchiveIterator(source, record_types=kinds, parse_http=True)
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            kind = record.http_content_type or record.headers.get("Content-Type") or ""
            if "html" not in kind.lower() or not _is_good(record):
                continue
            count += 1
            url = record.headers.get("WARC-Target-URI") or ""
            yield _read_response(record, path, url, count, max_bytes)
        except (OSError, EOFError, ValueError):
            yield failed(path, "damaged", "the archive is cut short or damaged")
            return
    if packed is not None and packed.damaged:
        message = "the archive is cut short or damaged: what stood before it was read"
        yield failed(path, "damaged", message)
    elif not count:
        yield failed(path, "empty", "the archive holds no HTML pages")


def _read_response(
    record: Any,  # noqa: ANN401 - FastWARC's records are not typed further
    path: Path,
    url: str,
    number: int,
    max_bytes: int,
) -> SourceDocument:
    """Return the page of one response, or the reason why there is none."""
    part = f"#{number}"
    name = shown(path) + part
    try:
        data = _response_body(record, name, max_bytes)
        text = decode_body(data, record.http_charset, name=name)
    except DocumentError as error:
        return failed(path, error.code, str(error), part=part, complete=True)
    return SourceDocument(
        id=document_id(path, part), html=text, url=url or None, input_kind="archive"
    )


def _is_good(record: Any) -> bool:  # noqa: ANN401 - as above
    """Say whether a record holds what was asked for."""
    headers = record.http_headers
    status = None if headers is None else headers.status_code
    return status is None or status in _GOOD


def _response_body(record: Any, name: str, max_bytes: int) -> bytes:  # noqa: ANN401
    """Return the body of a response, unpacked."""
    length = record.content_length
    data = _read_limited(record.reader, name, max_bytes)
    if len(data) < length:
        message = f"{name}: {len(data):,} of {length:,} bytes: the file is cut short"
        raise DocumentError(message, code="damaged")
    coding = ""
    if record.http_headers is not None:
        coding = (record.http_headers.get("Content-Encoding") or "").lower()
    if coding in {"gzip", "x-gzip", "deflate"}:
        return _inflate(data, 31 if "gzip" in coding else 47, name, max_bytes)
    if coding in {"br", "zstd"}:
        return _unpack_modern(data, coding, name, max_bytes)
    return data


def _unpack_modern(data: bytes, coding: str, name: str, max_bytes: int) -> bytes:
    """Return what browsers get packed, and keep so in their archives."""
    from fastwarc import stream_io  # noqa: PLC0415 - as above

    reader = stream_io.BrotliReader if coding == "br" else stream_io.ZstdReader
    source: Any = reader(io.BytesIO(data))
    try:
        return _read_limited(source, name, max_bytes)
    except (OSError, ValueError) as error:
        message = f"{name}: the compressed page is damaged"
        raise DocumentError(message, code="damaged") from error


def decode_body(data: bytes, charset: str | None, *, name: str) -> str:
    """Return the text of a body, in the character set that the server names.

    Servers that name a Western one for pages in UTF-8 are many, so that UTF-8 is
    tried first.

    Args:
        data: The body, unpacked.
        charset: What the server names; None where it names none.
        name: What to call the page in a message.

    Raises:
        DocumentError: If it holds no text.
    """
    text = None
    if charset is not None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = clean_text(data.decode(charset))
            except (LookupError, ValueError):
                text = None
    text = decode_page(data, name=name) if text is None else text
    if not text.strip():
        message = f"{name}: the page holds no text"
        raise DocumentError(message, code="empty")
    return text


def read_member(
    member: bytes, *, name: str, max_bytes: int
) -> tuple[bytes, str | None]:
    """Return the body of the response that one gzip member holds, and its charset.

    Args:
        member: The member, cut out of a WARC file.
        name: What to call it in a message.
        max_bytes: It is refused if it unpacks to more.

    Raises:
        DocumentError: If it is damaged or too large.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - as above

    source: Any = _Unpacker(io.BytesIO(member), b"")
    try:
        record = next(iter(ArchiveIterator(source, parse_http=True)), None)
        if record is not None:
            return _response_body(record, name, max_bytes), record.http_charset
    except (OSError, EOFError, ValueError) as error:
        message = f"{name}: the stored page is damaged"
        raise DocumentError(message, code="damaged") from error
    message = f"{name}: the stored page is damaged"
    raise DocumentError(message, code="damaged")


def _inflate(data: bytes, wbits: int, name: str, max_bytes: int) -> bytes:
    unpacker = zlib.decompressobj(wbits)
    try:
        plain = unpacker.decompress(data, max_bytes + 1)
    except zlib.error as error:
        message = f"{name}: the compressed page is damaged"
        raise DocumentError(message, code="damaged") from error
    if len(plain) > max_bytes:
        raise _too_large(name, max_bytes)
    return plain
