"""Archives: WARC, WACZ, ZIP and single compressed pages.

Nothing is ever written to disk, and every stretch of unpacked bytes is counted while
it grows, so that a bomb ends as one error.
"""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from whence.errors import DocumentError
from whence.intake.encodings import decode_page
from whence.intake.failures import document_id, failed, shown
from whence.model import SourceDocument

__all__ = ["read_archive"]

_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".text", ".md")
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
        return SourceDocument(id=key, html=text, url=url)
    return SourceDocument(id=key, text=text, url=url)


def _read_gzip(path: Path, max_bytes: int) -> Iterator[SourceDocument]:
    inner = path.name.lower().removesuffix(".gz")
    try:
        with gzip.open(path, "rb") as stream:
            data = _read_limited(stream, shown(path), max_bytes)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield failed(path, "damaged", "the compressed file is cut short or damaged")
        return
    is_html = inner.endswith(_PAGES) or b"<html" in data[:_CHUNK].lower()
    yield _page(document_id(path), None, data, is_html=is_html)


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
    """Yield the HTML responses of a WARC file, streamed."""
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
            if "html" not in kind.lower():
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
        length = record.content_length
        data = _read_limited(record.reader, name, max_bytes)
        if len(data) < length:
            message = (
                f"{name}: {len(data):,} of {length:,} bytes: the file is cut short"
            )
            raise DocumentError(message, code="damaged")  # noqa: TRY301
        coding = ""
        if record.http_headers is not None:
            coding = (record.http_headers.get("Content-Encoding") or "").lower()
        if coding in {"gzip", "x-gzip", "deflate"}:
            data = _inflate(data, 31 if "gzip" in coding else 47, name, max_bytes)
        return _page(document_id(path, part), url or None, data, is_html=True)
    except DocumentError as error:
        return failed(path, error.code, str(error), part=part, complete=True)


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
