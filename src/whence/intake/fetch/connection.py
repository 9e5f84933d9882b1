"""One request and its answer. The only module of Whence that opens a socket.

The host's name is resolved once, each address that it has is checked, and the socket
is connected to the very address that was checked, so that a name that changes what
it stands for in between gains nothing. What comes in is bounded in size and in time,
byte by byte: a server that answers one byte every few seconds is left alone too.

Proxies, cookies and stored passwords are not used, whatever the environment says.
"""

import http
import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from whence.errors import DocumentError
from whence.intake.failures import shown
from whence.intake.fetch.guard import is_public

__all__ = ["Answer", "Head", "Limits", "ask", "status_words"]

_HEAD_BYTES = 300_000  # of a status line and 100 headers: http.client takes no more
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take.

    Attributes:
        time_s: Seconds from the first packet to the last.
        idle_s: Seconds without a byte.
        size_bytes: Bytes of the answer as sent.
    """

    time_s: float
    idle_s: float
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Head:
    """What an answer says of itself before its body.

    Attributes:
        status: The HTTP status.
        reason: The words beside it.
        headers: All headers in their order.
    """

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """Return the first header of a name; None where there is none."""
        wanted = name.casefold()
        return next(
            (value for key, value in self.headers if key.casefold() == wanted), None
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        address: What was asked for.
        ip: The network address of the server that answered.
        request: The request as sent.
        head: Status and headers.
        body: The body as sent, only put together where it came in chunks.
    """

    address: str
    ip: str
    request: bytes
    head: Head
    body: bytes


def ask(
    address: str,
    headers: Mapping[str, str],
    *,
    limits: Limits,
    wants: Callable[[Head], bool],
    is_allowed: Callable[[str], bool] = is_public,
) -> Answer:
    """Ask a server for one page, and return what it answers.

    Args:
        address: The address, as `parse_address` gives it.
        headers: What to send beside the usual.
        limits: What the answer may take.
        wants: Asked when the headers are there: whether the body is wanted.
        is_allowed: Says which IP addresses may be connected to. Only a test of this
            function has a reason to give another than the default.

    Returns:
        The answer; its body is empty where it was not wanted.

    Raises:
        DocumentError: If the server cannot be reached, may not be, or breaks off.
    """
    line = _Line(limits, is_allowed)
    connection = _Connection(address, line)
    try:
        parts = urlsplit(address)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=dict(headers))
        response = connection.getresponse()
        head = Head(response.status, response.reason, tuple(response.getheaders()))
        body = _read_body(response, address, limits) if wants(head) else b""
        return Answer(address, line.ip, bytes(line.sent), head, body)
    except http.client.IncompleteRead as error:
        message = f"{shown(address)}: the answer is cut short"
        raise DocumentError(message, code="network") from error
    except http.client.HTTPException as error:
        message = f"{shown(address)}: the answer is not HTTP ({type(error).__name__})"
        raise DocumentError(message, code="network") from error
    except _ClosedAddressError as error:
        message = (
            f"{shown(address)}: leads to {error}, which is not of the public internet: "
            "never fetched"
        )
        raise DocumentError(message, code="private-address") from error
    except TimeoutError as error:
        message = (
            f"{shown(address)}: no whole answer within {limits.time_s:g} s, or no byte "
            f"of it within {limits.idle_s:g} s"
        )
        raise DocumentError(message, code="network") from error
    except OSError as error:
        message = f"{shown(address)}: cannot be reached ({_why(error)})"
        raise DocumentError(message, code="network") from error
    finally:
        line.hang_up()


def status_words(status: int) -> str:
    """Return an HTTP status and what it means.

    >>> status_words(404), status_words(799)
    ('404 (Not Found)', '799')
    """
    try:
        return f"{status} ({http.HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _why(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    if isinstance(error, socket.gaierror):
        return "the name of its host is not known"
    return str(error.strerror or error)[:200]


def _read_body(
    response: http.client.HTTPResponse, address: str, limits: Limits
) -> bytes:
    """Return the body of an answer.

    Raises:
        DocumentError: If it is too large or cut short.
    """
    declared = response.length
    parts: list[bytes] = []
    size = 0
    while declared is None or declared <= limits.size_bytes:
        chunk = response.read(_CHUNK)
        size += len(chunk)
        if not chunk or size > limits.size_bytes:
            break
        parts.append(chunk)
    if size > limits.size_bytes or (declared or 0) > limits.size_bytes:
        message = (
            f"{shown(address)}: larger than the {limits.size_bytes:,} bytes that a "
            "page may have"
        )
        raise DocumentError(message, code="too-large")
    if response.length:
        message = f"{shown(address)}: the answer is cut short"
        raise DocumentError(message, code="network")
    return b"".join(parts)


class _ClosedAddressError(OSError):
    """The only network addresses of a host are such as may not be connected to."""


class _Connection(http.client.HTTPConnection):
    """A connection of `http.client` over a line of ours."""

    def __init__(self, address: str, line: "_Line") -> None:
        parts = urlsplit(address)
        super().__init__(parts.hostname or "", parts.port or _port(parts.scheme))
        self._line = line
        self._is_secure = parts.scheme == "https"
        # The Host header: `http.client` leaves out port 80 only.
        self.default_port = _port(parts.scheme)

    def connect(self) -> None:
        self._line.open(self.host, self.port, is_secure=self._is_secure)
        self.sock = self._line  # it has all that http.client calls


def _port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


class _Line:
    """A connected socket under limits; it takes the place of one in `http.client`."""

    def __init__(self, limits: Limits, is_allowed: Callable[[str], bool]) -> None:
        self._limits = limits
        self._is_allowed = is_allowed
        self._until = time.monotonic() + limits.time_s
        self._room = limits.size_bytes + _HEAD_BYTES
        self._socket: socket.socket | None = None
        self.ip = ""
        self.sent = bytearray()

    def open(self, host: str, port: int, *, is_secure: bool) -> None:
        """Connect to the first address of a host that may be used and answers.

        Raises:
            OSError: If none may be used, or none answers.
        """
        refused, last = "", OSError("no address of its host may be used")
        kinds = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for family, kind, protocol, _, place in kinds:
            if not self._is_allowed(str(place[0])):
                refused = str(place[0])
                continue
            line = socket.socket(family, kind, protocol)
            try:
                line.settimeout(self._patience())
                line.connect(place)
                self.ip = str(line.getpeername()[0])
                if is_secure:
                    line = _secure(line, host)
            except OSError as error:
                line.close()
                last = error
            else:
                self._socket = line
                return
        raise _ClosedAddressError(refused) if refused else last

    def _patience(self) -> float:
        """Return how long the next step may take.

        Raises:
            TimeoutError: If the time is up.
        """
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self._limits.idle_s)

    def receive(self, buffer: memoryview) -> int:
        """Read some bytes of the answer; none at its end, or where it is too long."""
        if self._socket is None or self._room <= 0:
            return 0
        self._socket.settimeout(self._patience())
        count = self._socket.recv_into(buffer)
        self._room -= count
        return count

    def hang_up(self) -> None:
        """Close the socket."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.close()
            self._socket = None

    # What `http.client` calls on a socket.

    def sendall(self, data: bytes) -> None:
        """Send the request, or a part of it."""
        if self._socket is not None:
            self._socket.settimeout(self._patience())
            self._socket.sendall(data)
            self.sent += data

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return the answer as a stream."""
        return io.BufferedReader(_Stream(self))

    def close(self) -> None:
        """Close nothing yet: `http.client` does so before the answer is read."""


class _Stream(io.RawIOBase):
    """The answer as bytes, for a buffered reader."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # a buffer
        return self._line.receive(buffer)


def _secure(line: socket.socket, host: str) -> ssl.SSLSocket:
    """Return a connected socket under TLS, the server's certificate checked."""
    return _context().wrap_socket(line, server_hostname=host)


@cache
def _context() -> ssl.SSLContext:
    paths = ssl.get_default_verify_paths()
    if not paths.cafile and not paths.capath:
        # A system that keeps no certificates where OpenSSL looks, as on a Mac.
        import certifi  # noqa: PLC0415 - rarely needed

        return ssl.create_default_context(cafile=certifi.where())
    return ssl.create_default_context()
