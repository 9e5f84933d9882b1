"""The options that say which claims are asked for, the same in every command."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

import click

from whence.errors import UsageError
from whence.model import Act, parse_day

if TYPE_CHECKING:
    from whence.store import ClaimFilter

__all__ = ["filter_options"]

_Function = TypeVar("_Function", bound=Callable[..., Any])  # as click declares it
_NAMES = ("speaker", "outlet", "country", "act", "denied", "since", "until")
_WORDS = "words"


def filter_options(*, words: bool = True) -> Callable[[_Function], _Function]:
    """Return the options that choose claims; the command gets them as `wanted`.

    Args:
        words: Whether `--words` is among them.
    """
    options = [
        click.option("--speaker", help="Words of the speaker's name or country."),
        click.option("--outlet", help="Words of the outlet's name."),
        click.option(
            "--country", help="The speaker's country, or a short form of it (U.K.)."
        ),
        click.option(
            "--act",
            type=click.Choice(get_args(Act)),
            help="What the speaker does with it.",
        ),
        click.option(
            "--denied",
            is_flag=True,
            help="Only what someone denies, by whatever act and words.",
        ),
        click.option(
            "--since", metavar="DAY", help="Said on this day or later (2024-10-07)."
        ),
        click.option("--until", metavar="DAY", help="Said on this day or earlier."),
    ]
    names: tuple[str, ...] = _NAMES
    if words:
        names = (*_NAMES, _WORDS)
        options.append(
            click.option("--words", help="Words that the claim must hold, all of them.")
        )

    def decorate(function: _Function) -> _Function:
        @wraps(function)
        def filtered(**values: Any) -> Any:  # noqa: ANN401 - as click calls it
            chosen = {name: values.pop(name) for name in names}
            return function(**values, wanted=_filter_of(**chosen))

        for option in reversed(options):
            filtered = option(filtered)
        return cast("_Function", filtered)

    return decorate


def _filter_of(
    *,
    country: str | None,
    since: str | None,
    until: str | None,
    denied: bool,
    **plain: str | None,
) -> "ClaimFilter":
    """Return the filter that the options ask for.

    Raises:
        UsageError: If a day or a country is none.
    """
    from whence.store import ClaimFilter  # noqa: PLC0415 - heavy

    return ClaimFilter(
        country=None if country is None else _country(country),
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        denied=denied,
        **plain,
    )


def _country(name: str) -> str:
    """Return the English short name of a country that is named by any of its forms.

    >>> _country("the U.K."), _country("north korea"), _country("DEU")
    ('United Kingdom', 'North Korea', 'Germany')

    Raises:
        UsageError: If no country is called so.
    """
    # Loaded here: most calls name none, and the table is long.
    from whence.lexicon.actors import country_forms  # noqa: PLC0415

    wanted = " ".join(name.split())
    if wanted.casefold().startswith("the "):
        wanted = wanted[4:]
    forms = country_forms()
    if wanted in forms:
        return forms[wanted].country.name
    for form, found in forms.items():
        if wanted.casefold() in {form.casefold(), found.country.code.casefold()}:
            return found.country.name
    message = f"--country must name a country, such as 'South Korea', got {name!r}"
    raise UsageError(message)


def _day(text: str | None, option: str) -> str | None:
    """Return an ISO 8601 day as written.

    Raises:
        UsageError: If it is none.
    """
    if text is None:
        return None
    try:
        return parse_day(text).isoformat()
    except ValueError as error:
        message = f"{option} must be a day such as 2024-10-07, got {text!r}"
        raise UsageError(message) from error
