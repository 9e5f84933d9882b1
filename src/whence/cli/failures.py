"""What could not be read, said on stderr: a line each, many alike in one line."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import click

from whence.cli.terminal import one_line
from whence.model import Extraction

__all__ = ["NOT_FETCHED", "FailureReport", "report_failures"]

# A list may name fifty thousand addresses; that none was fetched is one message.
NOT_FETCHED = "not-fetched"
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
            name, _, reason = error.message.partition(": ")
            self._alike[reason].append(name)
        else:
            click.echo(f"error: {one_line(error.message)}", err=True)
        self.count += 1

    def close(self) -> None:
        """Say what many documents have in common."""
        for reason, names in self._alike.items():
            if len(names) == 1:
                line = f"{names[0]}: {reason}"
            else:
                named = ", ".join(names[:_NAMED])
                more = len(names) - _NAMED
                rest = f" and {more:,} more" if more > 0 else ""
                line = f"{len(names):,} addresses {reason} ({named}{rest})"
            click.echo(f"error: {one_line(line)}", err=True)


@contextmanager
def report_failures(*, would_fetch: bool = False) -> Iterator[FailureReport]:
    """Give a report to call with each document; what is alike is said at the end."""
    report = FailureReport(would_fetch=would_fetch)
    yield report
    report.close()
