"""The body of a page: which of its lines report."""

from whence.intake.lines import Line, is_noise
from whence.intake.markup import Page
from whence.intake.patterns import CHROME_PHRASE, ENDING, TEASER_OPENING
from whence.model import SourceDocument

__all__ = ["find_body"]


def find_body(
    lines: list[Line], page: Page | None, source: SourceDocument
) -> list[bool]:
    """Say of each line whether it is body text.

    Args:
        lines: The page's lines.
        page: What the markup tells; None for plain text.
        source: The source, for its HTML.

    Returns:
        One truth value a line.
    """
    prose = [_is_prose(line) for line in lines]
    if not any(prose):
        return _longest(lines)
    body = list(prose)
    last = -1
    for index, is_body in enumerate(prose):
        if not is_body:
            continue
        if last >= 0 and index - last <= 3:
            for between in range(last + 1, index):
                line = lines[between]
                body[between] = (
                    not CHROME_PHRASE.search(line.text[:300])
                    and not TEASER_OPENING.match(line.text)
                    and len(line.text.split()) >= 2
                    and not is_noise(line.text)
                )
        last = index
    return body


def _is_prose(line: Line) -> bool:
    text = line.text
    if len(text) < 60 or is_noise(text):
        return False
    if len(text) < 300 and CHROME_PHRASE.search(text):
        return False
    return bool(ENDING.search(text[-10:])) or len(text) > 200


def _longest(lines: list[Line]) -> list[bool]:
    """Without a line of prose, the longest line is what there is to read."""
    longest = max(len(line.text) for line in lines)
    return [
        len(line.text) >= 0.6 * longest and not is_noise(line.text) for line in lines
    ]
