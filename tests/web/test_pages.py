"""A page with its claims and its text, marked."""

from tests.web.ledgers import PageBuilder, build_ledger
from whence.model import Actor, Failure, Segment, SegmentKind, Span
from whence.web.index import build_index
from whence.web.limits import DEFAULT_LIMITS, ReportLimits
from whence.web.marks import Piece
from whence.web.pages import PageView, view_pages


def _views(limits: ReportLimits = DEFAULT_LIMITS) -> tuple[PageView, ...]:
    ledger = build_ledger()
    return view_pages(build_index(ledger.extractions, ledger.stories, limits), limits)


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def _marked(pieces: tuple[Piece, ...], kind: str) -> list[str]:
    return [piece.text for piece in pieces if kind in piece.classes.split()]


def test_claim_shows_its_whole_sentence_with_its_cells() -> None:
    claim = _views()[0].claims[0]
    sentence = claim.sentence
    assert _text(sentence).startswith("Norland may have sent")
    assert _text(sentence).endswith("said on Monday.")
    assert _marked(sentence, "hedge") == ["may", "around"]
    assert _marked(sentence, "quantity") == ["500"]
    assert _marked(sentence, "source") == ["the Kettle Institute"]
    assert _marked(sentence, "cue") == ["said"]
    assert _marked(sentence, "time") == ["May"]


def test_claim_names_speaker_chain_and_bounds() -> None:
    first, second, _ = _views()
    assert first.claims[0].speaker == "Kettle Institute"
    assert first.claims[0].chain == ("The Gazette",)
    assert second.claims[0].chain == ("The Herald", "The Gazette")
    assert first.claims[0].quantities == (("around 500", "450 to 550 (kettle)"),)
    assert first.claims[1].act == "in its own voice"
    assert second.claims[1].denied


def test_text_keeps_every_part_and_labels_what_is_not_the_story() -> None:
    page = _views()[0]
    assert [(block.kind, block.label) for block in page.blocks] == [
        ("chrome", "site chrome"),
        ("headline", "headline"),
        ("body", ""),
        ("teaser", "teaser of another story"),
    ]
    assert page.placed == {1, 2}


def test_text_outside_of_the_segments_is_shown_as_not_labelled() -> None:
    builder = PageBuilder("a", [("body", "One."), ("body", "Two.")])
    builder.segments = [Segment(Span(0, 4), "body")]
    index = build_index([builder.build()], ())
    (page,) = view_pages(index, DEFAULT_LIMITS)
    assert [(block.kind, _text(block.pieces).strip()) for block in page.blocks] == [
        ("body", "One."),
        ("unread", "Two."),
    ]


def test_page_that_could_not_be_read_gives_its_reason() -> None:
    broken = _views()[2]
    assert broken.error == "pages/broken.bin: no text in it; give a page"
    assert not broken.shown


def test_long_chrome_is_cut_and_counted() -> None:
    builder = PageBuilder("a", [("chrome", "menu " * 500), ("body", "Story.")])
    (page,) = view_pages(build_index([builder.build()], ()), DEFAULT_LIMITS)
    assert page.blocks[0].cut == "2,100 characters more"
    assert _text(page.blocks[1].pieces) == "Story."


def test_claim_of_a_page_of_one_endless_line_shows_its_neighbourhood() -> None:
    builder = PageBuilder("a", [("body", "shells " * 50_000 + "END " + "x " * 9)])
    builder.claim("END", Actor("Norland", "government"))
    (page,) = view_pages(build_index([builder.build()], ()), DEFAULT_LIMITS)
    assert len(_text(page.claims[0].sentence)) < 2_000
    assert "characters 40,000 are shown" in page.cut


def test_unnamed_sources_are_named_by_their_description() -> None:
    builder = PageBuilder("a", [("body", "It fell."), ("body", "It rose.")])
    builder.claim("It fell", Actor("two officials", "unnamed"))
    builder.claim("It rose", Actor(None, "unnamed"))
    builder.build(Failure("x", "y"))
    (page,) = view_pages(build_index([builder.build()], ()), DEFAULT_LIMITS)
    assert [claim.speaker for claim in page.claims] == [
        "two officials (unnamed)",
        "a source without a name",
    ]


def test_a_copy_names_the_page_that_counts() -> None:
    text: list[tuple[SegmentKind, str]] = [
        ("body", "The ferry Halla ran aground off Skarholm on Monday at noon.")
    ]
    pages = [PageBuilder(name, text).build() for name in ("a", "b")]
    index = build_index(pages, ())
    first, second = view_pages(index, DEFAULT_LIMITS)
    assert (first.copy, first.copied) == ("", 0)
    assert (second.copy, second.copied) == ("the same text as", first.number)
