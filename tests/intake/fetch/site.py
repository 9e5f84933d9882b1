"""A site on this very machine, and a clock that only moves when it is told to."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from whence.intake.addresses import list_address
from whence.intake.fetch import Fetcher, FetchFolder
from whence.model import SourceDocument
from whence.settings import Settings

PAGE = (
    "<html><head><title>Ferry runs again</title></head><body><article>"
    "<h1>Ferry runs again</h1><p>The harbour master said on Monday that the ferry to "
    "the islands runs again after the storm.</p></article></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Reply:
    """What the site answers; a callable body writes by itself."""

    body: bytes | str | Callable[[BaseHTTPRequestHandler], None] = PAGE
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)


Route = Reply | Callable[[BaseHTTPRequestHandler], Reply]


@dataclass
class Site:
    """A running site: what it answers, and what it was asked."""

    root: str
    routes: dict[str, Route]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serve(routes: dict[str, Route]) -> Iterator[Site]:
    """Answer on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            route = site.routes.get(self.path, Reply("gone", 404))
            reply = route if isinstance(route, Reply) else route(self)
            if callable(reply.body):
                reply.body(self)
                return
            body = reply.body
            data = body.encode() if isinstance(body, str) else body
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in reply.headers:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            return  # a client that hung up

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_address[1]}", routes)
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Clock:
    """Time that passes only where someone waits."""

    def __init__(self) -> None:
        self.now = datetime(2024, 3, 6, 10, 0, tzinfo=UTC)
        self.waits: list[float] = []

    def read(self) -> datetime:
        """Return the time."""
        return self.now

    def seconds(self) -> float:
        """Return the time in seconds."""
        return self.now.timestamp()

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.waits.append(round(seconds, 3))
        self.now += timedelta(seconds=seconds)


def is_local(address: str) -> bool:
    """Let tests, and nobody else, connect to this machine."""
    return address == "127.0.0.1"


def fetch(
    folder: Path,
    *addresses: str | SourceDocument,
    clock: Clock | None = None,
    settings: Settings | None = None,
    is_allowed: Callable[[str], bool] = is_local,
) -> list[SourceDocument]:
    """Fetch addresses into a folder, as one run does."""
    clock = clock or Clock()
    with FetchFolder(folder) as kept:
        fetcher = Fetcher(
            kept,
            settings or Settings(fetch_time_s=5, fetch_idle_s=5),
            agent="Whence/test",
            now=clock.read,
            seconds=clock.seconds,
            pause=clock.pause,
            is_allowed=is_allowed,
        )
        sources = [
            item if isinstance(item, SourceDocument) else list_address(item)
            for item in addresses
        ]
        return list(fetcher.fetch(sources))
