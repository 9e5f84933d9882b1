from whence.export import annotation_of
from whence.model import Actor, Claim, Document, Span, text_sha256

TEXT = (
    "\U0001f6a2 Harbour news\nThe mayor said that 40 ships had passed. All sailed on."
)
CONTENT = Span(TEXT.index("40 ships"), TEXT.index(". All"))


def build(url: str | None) -> tuple[Document, Claim]:
    mayor = Actor("the mayor", "person")
    claim = Claim(
        "claim-1",
        "page 1",
        None,
        (CONTENT,),
        "indirect",
        mayor,
        (mayor,),
        "state",
        "asserted",
    )
    return Document("page 1", TEXT, text_sha256(TEXT), url=url), claim


def test_the_selectors_name_the_words() -> None:
    document, claim = build(None)
    [target] = annotation_of(document, claim)["target"]
    position, quote = target["selector"]
    assert position == {
        "type": "TextPositionSelector",
        "start": CONTENT.start,
        "end": CONTENT.end,
    }
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"] == "40 ships had passed"
    joined = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert joined in TEXT
    assert target["source"] == "urn:whence:document:page%201"


def test_a_web_page_gets_a_fragment_as_well() -> None:
    document, claim = build("https://example.org/a")
    [target] = annotation_of(document, claim)["target"]
    assert target["source"] == "https://example.org/a"
    assert target["selector"][2]["value"] == ":~:text=40%20ships%20had%20passed"


def test_the_annotation_is_of_the_standard() -> None:
    document, claim = build(None)
    annotation = annotation_of(document, claim)
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert annotation["type"] == "Annotation"
    assert annotation["id"] == "urn:whence:claim-1"
    assert annotation["body"]["value"] == "the mayor: state, asserted"
