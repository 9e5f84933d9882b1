"""One request: what it may take, where it may go, and what nobody else may do."""

import ast
import socket
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

import whence
from tests.intake.fetch.site import Reply, is_local, serve
from whence.errors import DocumentError
from whence.intake.fetch.connection import Answer, Limits, ask

LIMITS = Limits(time_s=1.0, idle_s=0.5, size_bytes=100_000)


def get(
    address: str, *, is_allowed: Callable[[str], bool] = is_local, wanted: bool = True
) -> Answer:
    return ask(
        address, {}, limits=LIMITS, wants=lambda _: wanted, is_allowed=is_allowed
    )


def raw(data: bytes, *, drip: bool = False) -> Reply:
    """An answer written as bytes, perhaps one by one."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        for start in range(0, len(data), 1 if drip else len(data)):
            handler.wfile.write(data[start : start + 1] if drip else data)
            if drip:
                time.sleep(0.05)
        handler.close_connection = True

    return Reply(write)


def test_an_answer_is_kept_as_sent() -> None:
    with serve({"/1?a=b": Reply("Words")}) as site:
        answer = get(f"{site.root}/1?a=b")
    assert (answer.head.status, answer.body, answer.ip) == (200, b"Words", "127.0.0.1")
    assert answer.head.get("content-type") == "text/html; charset=utf-8"
    assert answer.request.startswith(b"GET /1?a=b HTTP/1.1\r\nHost: 127.0.0.1:")


def test_a_body_that_is_not_wanted_is_not_read() -> None:
    with serve({"/1": Reply("Words")}) as site:
        assert get(f"{site.root}/1", wanted=False).body == b""


def test_chunks_are_put_together() -> None:
    data = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    with serve({"/1": raw(data)}) as site:
        assert get(f"{site.root}/1").body == b"abcde"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"nonsense\r\n\r\n", "not HTTP"),
        (b"", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "cut short"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc", "cut short"),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200 + b"\r\n", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 90_000 + b"\r\n\r\n", "not HTTP"),
    ],
)
def test_a_broken_answer_is_one_clear_line(data: bytes, words: str) -> None:
    with (
        serve({"/1": raw(data)}) as site,
        pytest.raises(DocumentError, match=words) as caught,
    ):
        get(f"{site.root}/1")
    assert caught.value.code == "network"


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + b"x" * 1000,
        b"HTTP/1.1 200 OK\r\n" + b"Name: value\r\n" * 90,
    ],
)
def test_a_server_that_drips_is_given_up(data: bytes) -> None:
    with (
        serve({"/1": raw(data, drip=True)}) as site,
        pytest.raises(DocumentError, match="no whole answer within 1 s"),
    ):
        get(f"{site.root}/1")


def test_a_server_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(DocumentError, match=r"no byte of it within 0\.5 s"):
            get(f"http://127.0.0.1:{port}/")


def test_a_body_without_end_is_given_up() -> None:
    data = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 3_000_000
    with (
        serve({"/1": raw(data)}) as site,
        pytest.raises(DocumentError) as caught,
    ):
        get(f"{site.root}/1")
    assert caught.value.code == "too-large"


def test_the_address_that_is_checked_is_the_one_that_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that stands for a public address first and a private one next."""
    with serve({"/": Reply("secret")}) as site:
        port = int(site.root.rpartition(":")[2])
        places = iter(["127.0.0.7", "127.0.0.1"])
        looked_up: list[str] = []

        def resolve(host: str, *_: object, **__: object) -> list[object]:
            looked_up.append(host)
            family, kind = socket.AF_INET, socket.SOCK_STREAM
            return [(family, kind, 0, "", (next(places), port))]

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        with pytest.raises(DocumentError) as caught:
            get(f"http://news.example:{port}/", is_allowed=lambda ip: ip == "127.0.0.7")
    assert caught.value.code == "network"  # nobody listens on the address checked
    assert looked_up == ["news.example"]
    assert site.asked == []


def test_a_host_with_a_public_and_a_private_address_is_asked_at_the_public_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serve({"/": Reply("Words")}) as site:
        port = int(site.root.rpartition(":")[2])
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda *_, **__: [
                (socket.AF_INET, socket.SOCK_STREAM, 0, "", (place, port))
                for place in ("10.0.0.1", "127.0.0.1")
            ],
        )
        assert get(f"http://news.example:{port}/").ip == "127.0.0.1"


def test_proxies_of_the_environment_are_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serve({"/1": Reply("Words")}) as site:
        assert get(f"{site.root}/1").body == b"Words"


_NETWORK = frozenset(
    "socket ssl http urllib.request urllib3 httpx httpx2 requests aiohttp ftplib smtplib "
    "imaplib poplib telnetlib xmlrpc socketserver asyncio trafilatura.downloads".split()
)


_ROOT = Path(whence.__file__).parent


@pytest.fixture(scope="module")
def modules() -> dict[str, ast.Module]:
    """The source of all modules of the package, by their place in it."""
    return {
        path.relative_to(_ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(_ROOT.rglob("*.py"))
    }


def imports(nodes: Iterable[ast.AST]) -> set[str]:
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def holds(names: set[str], wanted: Iterable[str]) -> bool:
    return any(
        name == item or name.startswith(f"{item}.") for name in names for item in wanted
    )


def adopts_only(tree: ast.Module) -> bool:
    """Say whether a module makes sockets only of what is open already: of a pipe."""
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "socket"
    ]
    return bool(calls) and all(
        call.func.attr == "socket"  # type: ignore[attr-defined] # asked for above
        and [word.arg for word in call.keywords] == ["fileno"]
        for call in calls
    )


def test_no_other_module_opens_a_socket(modules: dict[str, ast.Module]) -> None:
    users = {
        name: imports(ast.walk(tree)) & _NETWORK
        for name, tree in modules.items()
        if holds(imports(ast.walk(tree)), _NETWORK)
    }
    local = {
        name
        for name, used in users.items()
        if used == {"socket"} and adopts_only(modules[name])
    }
    assert users.keys() - local == {"intake/fetch/connection.py"}


def test_fetching_is_loaded_only_where_it_was_asked_for(
    modules: dict[str, ast.Module],
) -> None:
    others = {
        name: tree
        for name, tree in modules.items()
        if not name.startswith("intake/fetch/")
    }
    package = ("whence.intake.fetch",)
    assert not any(holds(imports(tree.body), package) for tree in others.values())
    users = {
        name for name, tree in others.items() if holds(imports(ast.walk(tree)), package)
    }
    assert users == {"api.py"}
