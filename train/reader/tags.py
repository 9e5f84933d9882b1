"""Role tags: begin, inside, end and single for source, cue and content, and outside."""

from whence.extract.reader.decoding import TAGS, allowed_pairs

__all__ = ["TAGS", "allowed", "tag_spans"]


def allowed() -> list[list[bool]]:
    """Which tag may follow which [from][to]."""
    return allowed_pairs()


def tag_spans(spans: list[tuple[int, int, int]], length: int) -> list[int]:
    """Write spans onto words.

    Args:
        spans: Role (0 source, 1 cue, 2 content), first word, last word; a span that meets one before it is left out.
        length: Number of words.

    Returns:
        The number of each word's tag in `TAGS`.
    """
    tags = [0] * length
    for role, first, last in spans:
        if any(tags[first : last + 1]):
            continue
        begin = 1 + 4 * role
        if first == last:
            tags[first] = begin + 3
        else:
            tags[first : last + 1] = [
                begin,
                *[begin + 1] * (last - first - 1),
                begin + 2,
            ]
    return tags
