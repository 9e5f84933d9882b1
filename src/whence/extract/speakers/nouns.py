"""Nouns and joints that more than one reader of sources looks for."""

import re

__all__ = ["LINK", "PAPERS", "RECORDS", "RELAYING"]

RELAYING = frozenset(
    """
    newspaper paper station broadcaster channel television radio magazine website site
    portal outlet publication daily weekly newsletter gazette agency
    """.split()
)
"""What passes on the words of others."""
PAPERS = frozenset(
    "statement report document paper letter note release memo memorandum minutes "
    "transcript recording dossier".split()
)
"""What a body issues."""
RECORDS = frozenset(
    "figures data tables register records list log bulletin database census".split()
)
"""What a body keeps."""
LINK = re.compile(r"\s(?:at|of|in|for|from|with)\s")
"""What parts a noun from where it belongs."""
