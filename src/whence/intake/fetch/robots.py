"""What a site asks of programs: its robots.txt (RFC 9309)."""

from protego import Protego

__all__ = ["LONGEST_BYTES", "Robots"]

LONGEST_BYTES = 512_000
"""Of a robots.txt, that much is read (RFC 9309, section 2.5, asks for 500 KiB)."""

_NAME = "whence"
_WORK = 1_000_000  # groups times rules; the longest that are in use have a tenth


class Robots:
    r"""The rules of one site.

    Args:
        text: Its robots.txt; None where it has none, and so no rules.

    Example:
        >>> robots = Robots("User-agent: *\nDisallow: /private/\nCrawl-delay: 5")
        >>> robots.allows("https://news.example/private/1"), robots.delay_s
        (False, 5.0)
        >>> Robots(None).allows("https://news.example/private/1")
        True
    """

    def __init__(self, text: str | None) -> None:
        lines = [line.lstrip().lower() for line in (text or "").splitlines()]
        groups = sum(line.startswith("user") for line in lines)
        self._closes = groups * len(lines) > _WORK
        self._rules = Protego.parse("" if self._closes else text or "")

    def allows(self, address: str) -> bool:
        """Say whether a page may be fetched."""
        return not self._closes and self._rules.can_fetch(address, _NAME)

    @property
    def delay_s(self) -> float:
        """Seconds that the site asks to leave between two requests; 0 for no wish."""
        delay = self._rules.crawl_delay(_NAME) or 0.0
        rate = self._rules.request_rate(_NAME)
        return max(delay, rate.seconds / rate.requests if rate else 0.0)
