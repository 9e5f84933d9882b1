"""Fetching, off unless asked for: the only part of Whence that uses the network.

`connection` opens the socket and is the only module that does; `guard` says where to,
`robots` what a site allows, `folder` and `warc` keep what came, and `fetcher` puts
pages in the place of addresses. Nothing imports this package but what was asked to
fetch; a test holds that.
"""

from whence.intake.fetch.fetcher import Fetcher
from whence.intake.fetch.folder import FetchFolder

__all__ = ["FetchFolder", "Fetcher"]
