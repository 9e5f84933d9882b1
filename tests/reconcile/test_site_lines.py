"""Lines of a site, told by the stories that they stand in."""

from tests.work import count_calls
from whence import api
from whence.model import Document, Segment, SourceDocument, Span
from whence.reconcile.site_lines import find_lines, find_site_lines, line_key
from whence.reconcile.survey import survey

BOX = "Tides today: high water 4.10 and 16.35, low water 10.22."


def page(name: str, own: str) -> Document:
    text = f"{BOX}\n{own}\n"
    return Document(name, text, "", segments=(Segment(Span(0, len(text)), "body"),))


PAGES = [page(name, f"Only page {name} says this.") for name in "abcd"]
LINES = {page.id: [key for key, _ in find_lines(page)] for page in PAGES}


def test_a_line_of_three_stories_is_the_sites() -> None:
    stories = {name: name for name in "abcd"}
    assert find_site_lines(LINES, stories) == {line_key(BOX, Span(0, 1))}


def test_a_line_of_one_story_is_news() -> None:
    stories = {"a": "one", "b": "one", "c": "one", "d": "two"}
    assert find_site_lines(LINES, stories) == frozenset()


def test_lines_are_those_of_headline_and_body() -> None:
    places = [span.of(PAGES[0].text) for _, span in find_lines(PAGES[0])]
    assert places == [f"{BOX}\n", "Only page a says this.\n"]


def test_an_endless_line_is_no_line_of_a_site() -> None:
    text = "word " * 2_000
    assert line_key(text, Span(5_000, 5_001)) is None
    assert line_key(f"{text}\nlast", Span(len(text) + 2, len(text) + 3)) is not None


def test_a_long_line_is_not_read_for_each_place_in_it() -> None:
    text = "word " * 100_000
    places = [Span(at, at + 1) for at in range(0, len(text), 5_000)]
    assert count_calls(lambda: [line_key(text, place) for place in places]) < 2_000


FERRY = {
    "a": "The ferry Halla ran aground off Skarholm on Monday. The coast guard said that "
    "214 people were brought ashore by two tugs before noon.",
    "b": "Divers looked at the hull of the Halla in Skarholm on Tuesday. Her owner said "
    "that 214 passengers had been given their money back.",
}


def test_the_box_of_a_site_ties_no_pages_of_one_story() -> None:
    box = (
        "Water at the pier: high 61, low 48 inches, and the wind stays in the north for "
        "the rest of the week, so that small boats should not leave the inner harbour."
    )
    pages = list(
        api.extract_documents(
            SourceDocument(name, text=f"{text}\n\n{box}\n", outlet=name)
            for name, text in FERRY.items()
        )
    )
    assert survey(pages).ledger.reuse
    key = line_key(box, Span(0, 1))
    assert key is not None
    state = survey(pages, site_lines=frozenset({key}))
    assert not state.ledger.reuse
    steps = [
        step.edge.kind
        for links in state.links.values()
        for link in links.values()
        for step in link.steps
    ]
    assert "reuse" not in steps
