"""Reuse of passages, its direction, and what is no reuse."""

from whence.model import Actor, Document, Outlet, Published, Segment, Span
from whence.reconcile.passages import align_pages, read_page_words
from whence.reconcile.reuse import find_reuse
from whence.reconcile.site_lines import line_key

WIRE = (
    "The lighthouse of Skarholm went dark on Sunday after a storm tore down the cable "
    "that joins the island to the mainland. Engineers need calm weather to lay a new "
    "one, and the harbour office has warned ships to keep two miles off the reef. "
    "Three trawlers rode out the night in the lee of the cliffs."
)
OWN = (
    "People on the mainland could see no light at all. A teacher in the village of "
    "Ness said that her pupils had drawn the tower in black chalk."
)


def _page(
    name: str, text: str, outlet: str, when: str | None = None, relay: str | None = None
) -> Document:
    return Document(
        name,
        text,
        "",
        outlet=Outlet(outlet),
        published=Published(when),
        relays=() if relay is None else (Actor(relay, "agency"),),
    )


def test_the_later_page_took_the_passage() -> None:
    pages = [
        _page("copy", f"{OWN} {WIRE}", "Ness Gazette", "2031-02-03"),
        _page("wire", WIRE, "Coast Wire", "2031-02-01"),
    ]
    (found,) = find_reuse(pages)
    assert (found.taker, found.source) == ("copy", "wire")
    assert found.taken[0].of(pages[0].text).startswith("The lighthouse")
    assert found.given[0].of(pages[1].text) == WIRE


def test_a_credit_tells_the_direction_against_the_dates() -> None:
    pages = [
        _page("a", f"{OWN} {WIRE}", "Ness Gazette", "2031-02-01", "Coast Wire"),
        _page("b", WIRE, "Coast Wire", "2031-02-03"),
    ]
    (found,) = find_reuse(pages)
    assert (found.taker, found.source, found.sureness) == ("a", "b", 1.0)


def test_a_shared_quotation_is_no_reuse() -> None:
    quote = (
        '"We have never seen such a storm in all the years that we have kept this '
        'light, and we hope that we never see another one like it again," she said.'
    )
    pages = [
        _page("a", f"{quote} {OWN}", "A"),
        _page("b", f"{quote} The ferry did not sail.", "B"),
    ]
    assert find_reuse(pages) == ()


def test_wording_of_many_stories_is_the_site() -> None:
    site = (
        "Readers of this site can follow every story of the day in our free morning "
        "letter, which we send at six o'clock from Monday to Saturday all year round."
    )
    texts = {"a": OWN, "b": WIRE, "c": "The ferry to Ness did not sail on Monday."}
    pages = [_page(name, f"{site} {text}", name) for name, text in texts.items()]
    assert find_reuse(pages, stories={name: name for name in texts}) == ()


def test_edits_inside_a_passage_do_not_cut_it() -> None:
    edited = WIRE.replace("went dark", "fell dark").replace("Three", "Some three")
    left, right = (
        read_page_words(_page("a", WIRE, "A")),
        read_page_words(_page("b", edited, "B")),
    )
    shared = align_pages(left, right)
    assert shared is not None
    assert len(shared.left) == 1
    assert shared.words > 40


def test_pages_that_share_nothing() -> None:
    left = read_page_words(_page("a", WIRE, "A"))
    assert align_pages(left, read_page_words(_page("b", OWN, "B"))) is None


def test_order_does_not_show() -> None:
    pages = [
        _page("a", WIRE, "A"),
        _page("b", f"{OWN} {WIRE}", "B"),
        _page("c", f"{WIRE} {OWN}", "C"),
    ]
    assert find_reuse(pages) == find_reuse(pages[::-1])


def test_quotations_come_along_with_what_was_taken() -> None:
    quote = (
        '"We saw the mast bend like a reed and then the lamp went out, and after that '
        'there was only the wind," the keeper of the light told his daughter.'
    )
    text = f"{WIRE} {quote} {OWN}"
    pages = [_page("a", text, "A", "2031-02-01"), _page("b", text, "B", "2031-02-02")]
    (found,) = find_reuse(pages)
    assert found.taken[0].of(text) == text


def _with_headline(name: str, text: str, outlet: str, when: str) -> Document:
    headline = "Lighthouse of Skarholm goes dark after the storm"
    whole = f"{headline}\n{text}"
    return Document(
        name,
        whole,
        "",
        outlet=Outlet(outlet),
        published=Published(when),
        segments=(
            Segment(Span(0, len(headline)), "headline"),
            Segment(Span(len(headline) + 1, len(whole)), "body"),
        ),
    )


def test_a_headline_is_no_passage_but_is_taken_over() -> None:
    pages = [
        _with_headline("a", WIRE, "A", "2031-02-01"),
        _with_headline("b", WIRE, "B", "2031-02-02"),
    ]
    (found,) = find_reuse(pages)
    assert [span.of(pages[1].text) for span in found.taken] == [WIRE]
    assert found.covers(Span(0, 10))
    assert find_reuse([pages[0], _with_headline("c", OWN, "C", "2031-02-02")]) == ()


def test_a_short_form_in_a_credit_tells_the_direction() -> None:
    pages = [
        _page("a", f"{OWN} {WIRE}", "Ness Gazette", "2031-02-01", "SCW"),
        _page("b", f"{WIRE} {OWN}", "Skarholm Coast Wire", "2031-02-03"),
        _page("c", WIRE, "Fjord Post", "2031-02-02"),
    ]
    found = {(item.taker, item.source): item.sureness for item in find_reuse(pages)}
    assert found == {("a", "b"): 1.0, ("c", "b"): 0.95, ("c", "a"): 0.9}


def test_a_short_page_that_was_copied_whole() -> None:
    note = "The ferry to Ness sails again from Monday at noon."
    assert len(find_reuse([_page("a", note, "A"), _page("b", note, "B")])) == 1
    longer = f"{note} Tickets are sold on the pier."
    assert find_reuse([_page("a", note, "A"), _page("b", longer, "B")]) == ()


def test_lines_of_the_site_are_no_passage() -> None:
    box = (
        "Tides today: high water at ten past four and at twenty-five to five, low water "
        "at twenty past ten in the morning and not again before midnight this week."
    )
    pages = [
        _with_headline("a", f"{box}\n{WIRE}", "A", "2031-02-01"),
        _with_headline("b", f"{box}\n{OWN}", "B", "2031-02-02"),
    ]
    key = line_key(box, Span(0, 1))
    assert key is not None
    assert len(find_reuse(pages)) == 1
    assert find_reuse(pages, site_lines={key}) == ()
