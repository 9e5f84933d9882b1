"""What could not be read, said on stderr: a line each, many alike in one line."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import click

from whence.cli.terminal import one_line
from whence.model import Extraction

__all__ = ["NOT_FETCHED", "FailureReport", "report_failures"]

NOT_FETCHED = "not-fetched"
# A list may name fifty thousand addresses; that none of them was fetched, or that their
# host is gone, is one message. Of each reason so many are said one by one before.
_ALIKE = {NOT_FETCHED: 0, "busy": 3, "network": 3, "robots": 3}
_NAMED = 3


class FailureReport:
    """Says why documents could not be read, and counts them.

    Args:
        would_fetch: Whether pages that are only named by their address are no
            failures, since they are to be fetched later.

    Attributes:
        count: The failures.
        not_fetched: How many pages are only named by their address.
    """

    def __init__(self, *, would_fetch: bool = False) -> None:
        self.count = 0
        self.not_fetched = 0
        self._would_fetch = would_fetch
        self._said: Counter[str] = Counter()
        self._alike: dict[str, list[str]] = defaultdict(list)

    def __call__(self, extraction: Extraction) -> None:
        """Say why a document could not be read, where it could not."""
        error = extraction.error
        if error is None:
            return
        if error.code == NOT_FETCHED:
            self.not_fetched += 1
            if self._would_fetch:
                return
        self.count += 1
        name, _, reason = error.message.partition(": ")
        self._said[reason] += 1
        if self._said[reason] > _ALIKE.get(error.code, self.count):
            self._alike[reason].append(name)
        else:
            click.echo(f"error: {one_line(error.message)}", err=True)

    def close(self) -> None:
        """Say what many documents have in common."""
        for reason, names in self._alike.items():
            if len(names) == 1:
                line = f"{names[0]}: {reason}"
            else:
                named = ", ".join(names[:_NAMED])
                more = len(names) - _NAMED
                rest = f" and {more:,} more" if more > 0 else ""
                are_others = self._said[reason] > len(names)
                what = "other addresses" if are_others else "addresses"
                line = f"{len(names):,} {what}: {reason} ({named}{rest})"
            click.echo(f"error: {one_line(line)}", err=True)


@contextmanager
def report_failures(*, would_fetch: bool = False) -> Iterator[FailureReport]:
    """Give a report to call with each document; what is alike is said at the end."""
    report = FailureReport(would_fetch=would_fetch)
    yield report
    report.close()
