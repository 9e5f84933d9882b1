"""Claims as W3C Web Annotations, for annotation tools and linked data.

Each stretch of a claim's words is a target with two selectors: its position in code
points of the page's text, as the recommendation counts, and its words with some
before and after, which hold even where the page was edited.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from whence.export.fragments import fragment_link
from whence.model import Claim, Document, Extraction, Span
from whence.model.records import Record

__all__ = ["annotation_of", "annotations_of"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of prefix and suffix, as annotation tools use


def annotations_of(extractions: Iterable[Extraction]) -> Iterator[Record]:
    """Yield one annotation for each claim."""
    for extraction in extractions:
        for claim in extraction.claims:
            yield annotation_of(extraction.document, claim)


def annotation_of(document: Document, claim: Claim) -> Record:
    """Return the annotation of one claim of a page."""
    speaker = claim.speaker.name or "an unnamed source"
    return {
        "@context": _CONTEXT,
        "id": f"urn:whence:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{speaker}: {claim.act}, {claim.polarity}",
        },
        "target": [_target(document, span) for span in claim.content],
    }


def _target(document: Document, span: Span) -> Record:
    text = document.text
    target: Record = {
        "source": document.url or f"urn:whence:document:{quote(document.id)}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
    link = fragment_link(document, [span])
    if link is not None:
        target["selector"].append(
            {
                "type": "FragmentSelector",
                "conformsTo": "https://wicg.github.io/scroll-to-text-fragment/",
                "value": link.partition("#")[2],
            }
        )
    return target
