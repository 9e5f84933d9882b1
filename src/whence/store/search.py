"""Full-text search of a ledger: its query, and words made safe for it."""

__all__ = ["SEARCH", "match_query"]

SEARCH = """
SELECT documents.id, passages.claim, passages.start, passages."end", passages.text
FROM words
JOIN passages ON passages.row = words.rowid
JOIN documents ON documents.row = passages.document
WHERE words MATCH ? AND documents.current = 1
ORDER BY words.rank, documents.id, passages.start, passages."end", passages.claim
LIMIT ?
"""
"""Takes what `match_query` returns, and how many places at most."""


def match_query(words: str) -> str:
    """Return an FTS5 query for plain words; no character of theirs is syntax.

    >>> match_query('shells "North Korea"')
    '"shells" "North Korea"'
    """
    parts = words.replace("\x00", " ").split('"')
    # Between an odd quote and the next stands a phrase; all else is single words.
    wanted = [
        term
        for place, part in enumerate(parts)
        for term in ([part.strip()] if place % 2 else part.split())
    ]
    return " ".join(f'"{term}"' for term in wanted if term)
