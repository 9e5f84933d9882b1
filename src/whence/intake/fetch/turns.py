"""Whose turn it is: how long each host is left in peace, and which ones are for good."""

import time
from collections.abc import Callable
from datetime import datetime
from email.utils import parsedate_to_datetime

from whence.errors import DocumentError
from whence.intake.addresses import NOT_FETCHED
from whence.intake.failures import shown
from whence.intake.fetch.connection import Head
from whence.settings import Settings

__all__ = ["BUSY", "TRIES", "Turns"]

BUSY = frozenset({429, 503})
"""Statuses by which a server asks to be left in peace for a while."""

TRIES = 3
"""How often a busy server is asked for one page in one run."""

_PATIENCE_S = 5.0  # before a second try, where the server names no time; then doubled


class Turns:
    """Keeps the pauses between requests.

    Args:
        settings: How long they are, and how many requests a run may make.
        now: The clock, for servers that name an hour.
        seconds: A clock that only runs forward.
        pause: Waits so many seconds.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        now: Callable[[], datetime],
        seconds: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._settings = settings
        self._now = now
        self._seconds = seconds
        self._pause = pause
        self._due: dict[str, float] = {}
        self._left_alone: dict[str, str] = {}
        self._requests = 0

    def take(self, host: str, address: str) -> None:
        """Wait until a host may be asked.

        Args:
            host: The host.
            address: What it is to be asked for.

        Raises:
            DocumentError: If it may not be asked in this run.
        """
        if host in self._left_alone:
            message = f"{shown(address)}: {self._left_alone[host]}"
            raise DocumentError(message, code="busy")
        if self._requests >= self._settings.fetch_limit:
            message = (
                f"{shown(address)}: not fetched, since this run has made its "
                f"{self._settings.fetch_limit:,} requests: run it again to go on"
            )
            raise DocumentError(message, code=NOT_FETCHED)
        wait_s = self._due.get(host, 0.0) - self._seconds()
        if wait_s > 0:
            self._pause(wait_s)
        self._requests += 1

    def end(self, host: str, *, wish_s: float) -> None:
        """Note that a host was asked.

        Args:
            host: The host.
            wish_s: Seconds that its site asks to leave between two requests.
        """
        delay_s = max(self._settings.fetch_delay_s, wish_s)
        if delay_s > self._settings.fetch_wait_s:
            self._left_alone[host] = (
                f"the site asks for {delay_s:,.0f} s between two requests: run again "
                "for the next page"
            )
        self._due[host] = self._seconds() + delay_s

    def will_wait(self, host: str, head: Head, tries: int) -> bool:
        """Say whether to ask a busy server again, and note when.

        Args:
            host: The host.
            head: What it answered.
            tries: How often it was asked for this page.
        """
        wait_s = _retry_after(head, self._now())
        if wait_s is None:
            wait_s = _PATIENCE_S * 2 ** (tries - 1)
        if wait_s > self._settings.fetch_wait_s or tries >= TRIES:
            self._left_alone[host] = (
                f"the server is busy ({head.status}) and asks to come back later: run "
                "again then"
            )
            return False
        self._due[host] = max(self._due.get(host, 0.0), self._seconds() + wait_s)
        return True


def _retry_after(head: Head, now: datetime) -> float | None:
    """Return how long a server asks to wait; None where it does not say."""
    value = (head.get("Retry-After") or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return None
