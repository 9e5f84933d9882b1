"""Fetching: pages in the place of their addresses, politely, and only when asked.

One request at a time, a pause between two to the same host, what a site's robots.txt
forbids left alone, and a page that is in the folder already asked for only where it
has become old, and then only whether it has changed.
"""

import string
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote, urljoin, urlsplit

from whence.errors import DocumentError
from whence.intake.addresses import (
    NOT_FETCHED,
    looks_like_list,
    parse_address,
    read_list,
)
from whence.intake.archives import decode_body, read_member
from whence.intake.failures import shown
from whence.intake.feeds import looks_like_feed, read_feed
from whence.intake.fetch.connection import Answer, Head, Limits, ask, status_words
from whence.intake.fetch.contents import is_readable, unpack_file
from whence.intake.fetch.folder import Entry, FetchFolder
from whence.intake.fetch.guard import is_public
from whence.intake.fetch.robots import LONGEST_BYTES, Robots
from whence.intake.fetch.turns import BUSY, TRIES, Turns
from whence.intake.sources import looks_like_html
from whence.model import SourceDocument
from whence.settings import Settings

__all__ = ["Fetcher"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HOPS = 8  # RFC 9309 asks for five at least, browsers follow twenty
_PASSING = frozenset({"network", "busy"})  # what may be otherwise in an hour
_DEPTH = 3  # an index of sitemaps, a sitemap, a page
_ROBOTS_AGE_S = 86_400.0  # RFC 9309, section 2.4


class Fetcher:
    """Fetches the pages of addresses into a folder.

    Args:
        folder: Where everything is kept that was answered.
        settings: How long to wait, and what a page may take.
        agent: What to call oneself (User-Agent).
        now: The clock; the time of each answer is kept with it, and nowhere else.
        seconds: A clock that only runs forward.
        pause: Waits so many seconds.
        is_allowed: Says which network addresses may be connected to. Only a test of
            this class has a reason to give another than the default.
    """

    def __init__(
        self,
        folder: FetchFolder,
        settings: Settings,
        *,
        agent: str,
        now: Callable[[], datetime],
        seconds: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
        is_allowed: Callable[[str], bool] = is_public,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._agent = agent
        self._now = now
        self._turns = Turns(settings, now=now, seconds=seconds, pause=pause)
        self._is_allowed = is_allowed
        self._robots: dict[str, Robots | DocumentError] = {}

    def fetch(self, sources: Iterable[SourceDocument]) -> Iterator[SourceDocument]:
        """Yield sources as they come, with pages in the place of addresses.

        Args:
            sources: What `read_sources` gives.

        Yields:
            The same in the same order; for an address its page, for the address of a
            feed, a sitemap or a list what it holds and names.
        """
        for source in sources:
            yield from self._fetch(source, 0)

    def _fetch(self, source: SourceDocument, depth: int) -> Iterator[SourceDocument]:
        if source.error_code != NOT_FETCHED or source.url is None:
            yield source
            return
        try:
            address, data, text, is_plain = self._read(source.url)
            if looks_like_feed(text) or looks_like_list(text):
                for inner in _read_addresses(data, text, address, depth):
                    yield from self._fetch(inner, depth + 1)
                return
        except DocumentError as error:
            message = f"{error}{self._offer(source.url)}"
            yield replace(source, error_code=error.code, error_message=message)
            return
        yield replace(
            source,
            text=text if is_plain else None,
            html=None if is_plain else text,
            url=address,
            input_kind="address",
            error_code=None,
            error_message=None,
        )

    def _offer(self, address: str) -> str:
        """Return what to say of an older answer for a page that cannot be had now."""
        kept = self._folder.page(address)
        if kept is None:
            return ""
        day = kept.time[:10]
        return f"; the page of {day} is in the folder: a higher --max-age takes it"

    def _read(self, address: str) -> tuple[str, bytes, str, bool]:
        """Return where a page was found, its bytes, its text, and if that is plain.

        Raises:
            DocumentError: If it cannot be had.
        """
        found, entry = self._follow(address, is_robots=False)
        limit = self._settings.max_document_bytes
        if entry.page is None:
            raise DocumentError(_refusal(address, entry.status or 0), code="http-error")
        name = shown(address)
        member = self._folder.read(entry.page)
        data, charset = read_member(member, name=name, max_bytes=limit)
        data = unpack_file(data, name=name, max_bytes=limit)
        text = decode_body(data, charset, name=name)
        kind = (self._folder.page(found) or entry).header("content-type") or ""
        is_plain = kind.startswith("text/plain")
        return found, data, text, is_plain and not looks_like_html(text, strictly=True)

    def _follow(self, address: str, *, is_robots: bool) -> tuple[str, Entry]:
        """Follow redirects to a page; each hop keeps all rules.

        Raises:
            DocumentError: If there is none at the end.
        """
        met: list[str] = []
        current = address
        while len(met) <= _HOPS:
            if current in met:
                message = f"{shown(address)}: is redirected in a circle"
                raise DocumentError(message, code="redirects")
            met.append(current)
            entry = self._answer(current, is_robots=is_robots)
            if entry.code is not None:
                raise DocumentError(entry.message or entry.code, code=entry.code)
            status = entry.status or 0
            if status in _REDIRECTS and entry.header("location"):
                current = _next_address(current, entry.header("location") or "")
            elif 200 <= status < 300 or (status == 304 and entry.page is not None):
                return current, entry
            else:
                code = "busy" if status in BUSY else "http-error"
                raise DocumentError(_refusal(current, status), code=code)
        message = f"{shown(address)}: is redirected more than {_HOPS} times"
        raise DocumentError(message, code="redirects")

    def _answer(self, address: str, *, is_robots: bool) -> Entry:
        """Return what the folder knows of an address, or ask its server.

        Raises:
            DocumentError: If it may not be asked for.
        """
        last = self._folder.last(address)
        age_s = self._settings.fetch_max_age_s
        if is_robots:
            age_s = min(age_s, _ROBOTS_AGE_S)
        if last is not None and self._holds(last, age_s):
            return last
        if not is_robots:
            self._keep_the_rules(address)
        return self._ask(address, is_robots=is_robots)

    def _holds(self, last: Entry, age_s: float) -> bool:
        """Say whether an answer still stands for the page."""
        passing = last.code in _PASSING or last.status in BUSY or _is_fault(last)
        age = (self._now() - last.moment).total_seconds()
        return 0 <= age < age_s and not passing

    def _keep_the_rules(self, address: str) -> None:
        """Look into the site's robots.txt.

        Raises:
            DocumentError: If it forbids the page, or cannot be had.
        """
        origin = urljoin(address, "/robots.txt")
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        rules = self._robots[origin]
        if isinstance(rules, DocumentError):
            reason = str(rules).removeprefix(f"{shown(origin)}: ")
            if rules.code == "http-error":
                reason = f"the site does not tell its rules ({reason})"
            message = f"{shown(address)}: {reason}"
            raise DocumentError(message, code=rules.code)
        if not rules.allows(address):
            message = f"{shown(address)}: the site's robots.txt asks to leave it alone"
            raise DocumentError(message, code="robots")

    def _read_robots(self, origin: str) -> Robots | DocumentError:
        """Return a site's rules, or why they are not known (RFC 9309, section 2.3).

        A site that says that it has none has none; one that does not answer is left
        alone.
        """
        try:
            _, entry = self._follow(origin, is_robots=True)
            if entry.page is None:
                return Robots(None)
            limit = self._settings.max_document_bytes
            member = self._folder.read(entry.page)
            data, _ = read_member(member, name=origin, max_bytes=limit)
        except DocumentError as error:
            last = self._folder.last(origin)
            status = (last.status if last is not None else None) or 0
            is_gone = error.code == "http-error" and status < 500
            if is_gone or error.code in {"redirects", "too-large", "damaged"}:
                return Robots(None)
            return error
        return Robots(data[:LONGEST_BYTES].decode("utf-8", "replace"))

    def _ask(self, address: str, *, is_robots: bool) -> Entry:
        """Ask a server, again where it asks to wait, and enter what came of it.

        Raises:
            DocumentError: If it is to be left alone for the rest of the run.
        """
        host = urlsplit(address).netloc
        tries = 0
        while True:
            self._turns.take(host, address)
            tries += 1
            try:
                answer, is_wanted = self._send(address, is_robots=is_robots)
            except DocumentError as error:
                if error.code == "network" and tries < TRIES - 1:
                    continue
                return self._enter_failure(address, error.code, str(error))
            finally:
                self._turns.end(host, wish_s=self._wish_s(address))
            status = answer.head.status
            if status in BUSY and self._turns.will_wait(host, answer.head, tries):
                continue
            if not is_wanted and 200 <= status < 300:
                kind = answer.head.get("Content-Type") or "without a type"
                message = (
                    f"{shown(address)}: is no page ({shown(kind[:80])}): only HTML, "
                    "feeds and lists are fetched"
                )
                return self._enter_failure(address, "not-a-page", message)
            return self._folder.keep(answer, self._now())

    def _send(self, address: str, *, is_robots: bool) -> tuple[Answer, bool]:
        """Return a server's answer, and whether its body was wanted."""
        settings = self._settings
        headers = {
            "User-Agent": self._agent,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9",
            "Accept-Encoding": "gzip",
            "Accept-Language": "en, *;q=0.5",
            "Connection": "close",
        }
        known = self._folder.page(address)
        if known is not None:
            stamps = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
            for name, kept in stamps.items():
                if known.header(kept):
                    headers[name] = known.header(kept) or ""
        limits = Limits(
            settings.fetch_time_s, settings.fetch_idle_s, settings.max_document_bytes
        )
        asked: list[bool] = []

        def wants(head: Head) -> bool:
            good = 200 <= head.status < 300
            asked.append(good and (is_robots or is_readable(head, address)))
            return asked[0]

        answer = ask(
            address, headers, limits=limits, wants=wants, is_allowed=self._is_allowed
        )
        return answer, asked[0]

    def _enter_failure(self, address: str, code: str, message: str) -> Entry:
        time_text = self._now().isoformat()
        return self._folder.enter(Entry(address, time_text, code=code, message=message))

    def _wish_s(self, address: str) -> float:
        """Return how long the site of an address asks to wait between requests."""
        rules = self._robots.get(urljoin(address, "/robots.txt"))
        return rules.delay_s if isinstance(rules, Robots) else 0.0


def _refusal(address: str, status: int) -> str:
    """Return what to say of an answer that is no page."""
    later = ": run again later" if status in BUSY or status >= 500 else ""
    return f"{shown(address)}: the server says {status_words(status)}{later}"


def _is_fault(entry: Entry) -> bool:
    return entry.status is not None and entry.status >= 500


def _next_address(address: str, location: str) -> str:
    """Return where a redirect leads.

    Raises:
        DocumentError: If that is no address that may be fetched.
    """
    try:
        # Headers are read as Latin-1; what is not ASCII in them is UTF-8 in practice.
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe=string.printable)
    try:
        return parse_address(urljoin(address, location))
    except ValueError as error:
        message = f"{shown(address)}: is redirected to what is no address: {error}"
        raise DocumentError(message, code="redirects") from error


def _read_addresses(
    data: bytes, text: str, address: str, depth: int
) -> Iterator[SourceDocument]:
    """Yield what a fetched feed, sitemap or list holds and names.

    Raises:
        DocumentError: If it is none, or too deep inside others.
    """
    if depth == _DEPTH:
        message = f"{shown(address)}: a list in a list in a list is not followed"
        raise DocumentError(message, code="not-a-page")
    if looks_like_list(text):
        yield from read_list(text)
    else:
        yield from read_feed(data, text, name=address)
