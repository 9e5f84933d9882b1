"""Reasons as the report shows them: claims by their number, with a link."""

import re

from whence.web.display import show
from whence.web.index import ReportIndex

__all__ = ["Reason", "view_reason"]

_CLAIM_ID = re.compile(r"claim-[0-9a-f]{16}")

Reason = tuple[tuple[str, int], ...]
"""Words of a reason, each with the number of the claim named after them; 0 for none."""


def view_reason(reason: str, index: ReportIndex) -> Reason:
    """Return a reason with the ids of claims as their numbers."""
    parts: list[tuple[str, int]] = []
    at = 0
    for match in _CLAIM_ID.finditer(reason):
        number = index.claim_numbers.get(match.group(), 0)
        if number:
            parts.append((show(reason[at : match.start()]), number))
            at = match.end()
    return (*parts, (show(reason[at:]), 0))
