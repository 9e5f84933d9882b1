"""From readings to records: the spans of an attribution, its type and its id."""

from whence.model import Attribution, Span, Spans, content_key, merge_spans
from whence.model.attribution import SpeechType
from whence.text.quotes import find_quotes

__all__ = ["make_attribution", "speech_type", "trim_content"]

_DIRECT = 0.95
_SOME = 0.02
_TAIL = " \t\n,;:.\u2014\u2013-"
_HEAD = " \t\n,;:\u2014\u2013"


def trim_content(text: str, span: Span) -> Span | None:
    """Return a content without marks at its edges; a quotation keeps its own.

    >>> text = "said that it rains, "
    >>> trim_content(text, Span(10, 20)).of(text)
    'it rains'
    """
    start, end = span.start, span.end
    while start < end and text[start] in _HEAD:
        start += 1
    while end > start and text[end - 1] in _TAIL:
        if text[end - 1] == "." and text[max(start, end - 4) : end].count(".") > 1:
            break  # "the U.S."
        end -= 1
    return Span(start, end) if start < end else None


def speech_type(text: str, content: Spans) -> SpeechType:
    """Return how much of a content stands in quotation marks.

    Counted are letters and digits: over 95 % inside is direct, under 2 % indirect.

    Args:
        text: The page's text.
        content: The spans of the content.
    """
    inside = total = 0
    for span in content:
        line_start = text.rfind("\n", 0, span.start) + 1
        line_end = text.find("\n", span.end)
        line = Span(max(line_start, span.start - 2000), span.end)
        if line_end >= 0:
            line = Span(line.start, min(line_end, span.end + 2))
        quotes = find_quotes(text, line)
        for at in range(span.start, span.end):
            if text[at].isalnum():
                total += 1
                inside += any(quote.start <= at < quote.end for quote in quotes)
    if not total:
        return "indirect"
    share = inside / total
    return "direct" if share > _DIRECT else "indirect" if share < _SOME else "mixed"


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def make_attribution(
    document: str,
    text: str,
    *,
    source: Spans,
    cue: Spans,
    content: Spans,
    parent: str | None = None,
    score: float = 1.0,
) -> Attribution:
    """Return the record of an attribution, its id made of its words.

    Args:
        document: Id of the page.
        text: The page's text.
        source: Words of the source.
        cue: Words of the cue.
        content: Words of the content.
        parent: Id of the attribution that this one stands inside.
        score: How sure the finder is.
    """
    source, cue, content = merge_spans(source), merge_spans(cue), merge_spans(content)
    return Attribution(
        id=content_key(
            "attribution",
            document,
            _pairs(source),
            _pairs(cue),
            _pairs(content),
            parent,
        ),
        source=source,
        cue=cue,
        content=content,
        type=speech_type(text, content),
        parent=parent,
        score=score,
    )
