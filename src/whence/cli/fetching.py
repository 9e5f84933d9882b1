"""The options of fetching, the same in each command that can fetch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from whence.errors import UsageError
from whence.model import SourceDocument
from whence.settings import DEFAULT_SETTINGS, Settings

if TYPE_CHECKING:
    from whence.intake import Spellings

__all__ = ["Fetching", "fetch_options"]

_Function = TypeVar("_Function", bound=Callable[..., Any])  # as click declares it
_FOLDER = "fetched"
_NAMES = ("fetch", "fetched", "max_age", "delay", "contact")
_HOUR_S = 3_600.0


@dataclass(frozen=True, slots=True)
class Fetching:
    """Whether addresses are fetched, and how.

    Attributes:
        folder: Where all that is fetched is kept; None where nothing is fetched.
        max_age_s: As in `Settings`.
        delay_s: As in `Settings`.
        contact: As in `Settings`.
    """

    folder: Path | None
    max_age_s: float = DEFAULT_SETTINGS.fetch_max_age_s
    delay_s: float = DEFAULT_SETTINGS.fetch_delay_s
    contact: str | None = None

    def load(
        self,
        paths: Sequence[str],
        settings: Settings,
        *,
        spellings: "Spellings | None" = None,
    ) -> Iterator[SourceDocument]:
        """Yield the documents of the paths and, where asked for, of addresses."""
        from whence.api import fetch_documents, load_documents  # noqa: PLC0415 - heavy

        if self.folder is None:
            return load_documents(paths, settings=settings, spellings=spellings)
        return fetch_documents(
            paths,
            self.folder,
            now=_now,
            settings=replace(
                settings,
                fetch_max_age_s=self.max_age_s,
                fetch_delay_s=self.delay_s,
                fetch_contact=self.contact,
            ),
            spellings=spellings,
        )


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - when an answer came is part of it


def fetch_options(function: _Function) -> _Function:
    """Take the options of fetching; the command gets them as `fetching`."""
    options = (
        click.option(
            "--fetch", is_flag=True, help="Fetch the addresses that are named."
        ),
        click.option(
            "--fetched",
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            help="Where to keep what is fetched, as WARC files; "
            f"'{_FOLDER}' in this folder if not given.",
        ),
        click.option(
            "--max-age",
            type=click.FloatRange(min=0),
            metavar="HOURS",
            help="Take pages from that folder that were fetched less long ago; 24 if "
            "not given.",
        ),
        click.option(
            "--delay",
            type=click.FloatRange(min=1),
            metavar="SECONDS",
            help="Pause between two requests to one host, 1 or more; 2 if not given, "
            "or what the site asks for.",
        ),
        click.option(
            "--contact",
            metavar="TEXT",
            help="How the owner of a site can reach you; told to each site.",
        ),
    )

    @wraps(function)
    def fetching(**values: Any) -> Any:  # noqa: ANN401 - as click calls it
        chosen = {name: values.pop(name) for name in _NAMES}
        return function(**values, fetching=_fetching_of(**chosen))

    made: Any = fetching
    for option in reversed(options):
        made = option(made)
    return cast("_Function", made)


def _fetching_of(
    *,
    fetch: bool,
    fetched: Path | None,
    max_age: float | None,
    delay: float | None,
    contact: str | None,
) -> Fetching:
    """Return what the options ask for.

    Raises:
        UsageError: If there is an option of fetching without --fetch, or a contact
            that cannot be told.
    """
    given: dict[str, object] = {
        "--fetched": fetched,
        "--max-age": max_age,
        "--delay": delay,
        "--contact": contact,
    }
    for name, value in given.items():
        if value is not None and not fetch:
            message = f"{name} says how to fetch: add --fetch"
            raise UsageError(message)
    if contact is not None and not (contact.isascii() and contact.isprintable()):
        message = "--contact is told in a header: plain letters only, on one line"
        raise UsageError(message)
    age_s = DEFAULT_SETTINGS.fetch_max_age_s if max_age is None else max_age * _HOUR_S
    return Fetching(
        folder=(fetched or Path(_FOLDER)) if fetch else None,
        max_age_s=age_s,
        delay_s=DEFAULT_SETTINGS.fetch_delay_s if delay is None else delay,
        contact=contact or None,
    )
