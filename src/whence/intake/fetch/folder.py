"""The folder that keeps what was fetched: WARC files, and a journal of all answers.

Every answer is kept as it was sent, with its headers, the request, the time and the
address of the server, in the form of the web's archives (WARC 1.1, ISO 28500), so
that the same bytes can be read again without the network, by Whence or another tool.

The journal has one line for each answer, written after the answer itself is safely
on the disk. A run that was killed leaves at most a piece without a line, which the
next run cuts off.
"""

import json
import os
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from whence.errors import InputError
from whence.intake.fetch.connection import Answer
from whence.intake.fetch.warc import pack_exchange, pack_start

try:
    import fcntl
except ImportError:  # Windows: two runs at once on one folder are not told
    fcntl = None  # type: ignore[assignment] # the absence of the module

__all__ = ["Entry", "FetchFolder", "Place"]

_JOURNAL = "fetched.idx"  # a folder of pages is read without its .idx files
_LOCK = ".lock.idx"
_FILE_BYTES = 1_000_000_000
_HEADERS = ("etag", "last-modified", "location", "content-type")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer is kept.

    Attributes:
        file: The WARC file's name in the folder.
        start: Its first byte.
        size: How many bytes it takes there.
    """

    file: str
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal: what came of asking for one address.

    Attributes:
        address: What was asked for.
        time: When, ISO 8601 in UTC.
        status: The HTTP status; None where there was no answer.
        headers: Those that matter later, by their names in lower case.
        ip: The server's network address; None where there was no answer.
        place: Where the answer is kept; None where there was none.
        page: The same; for "not modified" where the page is that it speaks of.
        code: Why the page could not be had; None where it could.
        message: The same in words.
    """

    address: str
    time: str
    status: int | None = None
    headers: Mapping[str, str] | None = None
    ip: str | None = None
    place: Place | None = None
    page: Place | None = None
    code: str | None = None
    message: str | None = None

    def header(self, name: str) -> str | None:
        """Return one of the headers that were kept."""
        return (self.headers or {}).get(name)

    @property
    def moment(self) -> datetime:
        """When it was asked for."""
        return datetime.fromisoformat(self.time)


class FetchFolder:
    """The open folder. Use it as a context manager: it is locked while open.

    Args:
        path: The folder; made where there is none.

    Raises:
        InputError: If it cannot be made, read or written, or another run uses it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._last: dict[str, Entry] = {}
        self._pages: dict[str, Entry] = {}
        self._ends: dict[str, int] = {}
        self._warc: IO[bytes] | None = None
        self._warc_name = ""
        self._open = ExitStack()
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._lock = self._open.enter_context((path / _LOCK).open("ab"))
            self._take()
            journal = path / _JOURNAL
            journal.touch()
            self._journal = self._open.enter_context(journal.open("r+b"))
            self._read_journal()
            self._mend()
        except OSError as error:
            self._open.close()
            message = (
                f"the folder {str(path)!r} for fetched pages cannot be used: "
                f"{error.strerror or error}"
            )
            raise InputError(message) from error
        except InputError:
            self._open.close()
            raise

    def _take(self) -> None:
        """Lock the folder; the system lets go when the process ends, however it does.

        Raises:
            InputError: If another run has it.
        """
        try:
            if fcntl is not None:
                # Not `flock`: the worker processes, being forks, would hold it too,
                # and for a while longer than this process where it is killed.
                fcntl.lockf(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            message = (
                f"the folder {str(self.path)!r} is in use by another run that fetches: "
                "wait for it, or name another folder"
            )
            raise InputError(message) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._warc is not None:
            self._warc.close()
        self._open.close()

    def _read_journal(self) -> None:
        """Read all lines; a last one that was not written to its end is cut off."""
        whole = 0
        for number, line in enumerate(self._journal, 1):
            if not line.endswith(b"\n"):
                break
            whole += len(line)
            try:
                self._learn(_read_entry(json.loads(line)))
            except (ValueError, TypeError, KeyError) as error:
                name = str(self.path / _JOURNAL)
                message = (
                    f"{name!r} line {number} is no line of a journal of Whence: "
                    "name another folder"
                )
                raise InputError(message) from error
        self._journal.truncate(whole)
        self._journal.seek(whole)

    def _learn(self, entry: Entry) -> None:
        self._last[entry.address] = entry
        place = entry.place
        if place is not None:
            end = max(self._ends.get(place.file, 0), place.start + place.size)
            self._ends[place.file] = end
            if entry.status is not None and 200 <= entry.status < 300:
                self._pages[entry.address] = entry

    def _mend(self) -> None:
        """Cut off what a run that was killed wrote and did not enter."""
        for path in sorted(self.path.glob("pages-*.warc.gz")):
            end = self._ends.get(path.name, 0)
            if path.stat().st_size > end:
                os.truncate(path, end)
            self._warc_name = path.name

    def last(self, address: str) -> Entry | None:
        """Return what came of asking for an address the last time."""
        return self._last.get(address)

    def page(self, address: str) -> Entry | None:
        """Return the last answer to an address that brought a page."""
        return self._pages.get(address)

    def keep(self, answer: Answer, moment: datetime) -> Entry:
        """Keep an answer, and return its line in the journal.

        Raises:
            InputError: If the folder cannot be written.
        """
        head = answer.head
        headers = {name: head.get(name) for name in _HEADERS}
        known = self.page(answer.address) if head.status == 304 else None
        members = pack_exchange(answer, moment, known.moment if known else None)
        written = self._append(members, moment)
        entry = Entry(
            address=answer.address,
            time=moment.isoformat(),
            status=head.status,
            headers={name: value for name, value in headers.items() if value},
            ip=answer.ip,
            place=written,
            page=written if known is None else known.page,
        )
        return self.enter(entry)

    def enter(self, entry: Entry) -> Entry:
        """Write a line into the journal, and return it."""
        line = json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":"))
        try:
            self._journal.write(line.encode("utf-8", "backslashreplace") + b"\n")
            self._journal.flush()
        except OSError as error:
            raise self._unwritable(error) from error
        self._learn(entry)
        return entry

    def _append(self, members: tuple[bytes, bytes], moment: datetime) -> Place:
        """Write a request and its answer, and return where the answer stands."""
        before, answer = members
        try:
            file = self._open_warc(moment)
            start = file.tell() + len(before)
            file.write(before + answer)
            file.flush()
            os.fsync(file.fileno())
        except OSError as error:
            raise self._unwritable(error) from error
        place = Place(self._warc_name, start, len(answer))
        self._ends[place.file] = start + len(answer)
        return place

    def _open_warc(self, moment: datetime) -> IO[bytes]:
        """Return the file to append to; a new one where the last is full."""
        if self._warc is not None and self._warc.tell() < _FILE_BYTES:
            return self._warc
        number = int(self._warc_name[6:11]) if self._warc_name else 1
        path = self.path / f"pages-{number:05}.warc.gz"
        if path.exists() and path.stat().st_size >= _FILE_BYTES:
            path = self.path / f"pages-{number + 1:05}.warc.gz"
        if self._warc is not None:
            self._warc.close()
        self._warc, self._warc_name = path.open("ab"), path.name
        if not self._warc.tell():
            self._warc.write(pack_start(path.name, moment))
        return self._warc

    def _unwritable(self, error: OSError) -> InputError:
        message = (
            f"the folder {str(self.path)!r} for fetched pages cannot be written: "
            f"{error.strerror or error}"
        )
        return InputError(message)

    def read(self, place: Place) -> bytes:
        """Return the gzip member of an answer that is kept.

        Raises:
            InputError: If it is not there any more.
        """
        try:
            with (self.path / place.file).open("rb") as file:
                file.seek(place.start)
                return file.read(place.size)
        except OSError as error:
            message = (
                f"{str(self.path / place.file)!r} cannot be read "
                f"({error.strerror or error}): put it back, or name another folder"
            )
            raise InputError(message) from error


def _read_entry(record: Any) -> Entry:  # noqa: ANN401 - untrusted JSON
    """Return the entry of a line.

    Raises:
        ValueError, TypeError, KeyError: If it is none.
    """
    place, page = _read_place(record.pop("place")), _read_place(record.pop("page"))
    entry = Entry(**record, place=place, page=page)
    if entry.moment.tzinfo is None:
        raise ValueError(entry.time)
    return entry


def _read_place(record: Any) -> Place | None:  # noqa: ANN401 - as above
    if record is None:
        return None
    if Path(record["file"]).name != record["file"]:
        raise ValueError(record)
    return Place(record["file"], int(record["start"]), int(record["size"]))
