"""The toll of invented events from what several pages tell."""

from collections.abc import Callable

from whence.model import Document, Extraction
from whence.reconcile import answer_questions
from whence.reconcile.toll_evidence import find_pairs, read_evidence
from whence.reconcile.toll_ranges import read_range
from whence.reconcile.tolls import combine_tolls, read_tolls

MakePage = Callable[..., Extraction]


def tolls(*pages: Extraction) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    order = {page.document.id: page.document.published.value or "" for page in pages}
    toll = combine_tolls(read_tolls(pages), order)
    return toll.killed, toll.injured


def test_pages_agree(make_page: MakePage) -> None:
    first = make_page(
        "a",
        "Two people were killed and five others wounded when a man opened fire at "
        "the Sorn Mill dance hall, police in Dunlevy said.",
        title="2 dead, 5 wounded in Dunlevy shooting",
    )
    second = make_page(
        "b",
        "A shooting at the Sorn Mill dance hall left two dead and five injured, "
        "police in Dunlevy said on Sunday.",
        published="2031-04-03",
        title="Two dead and five injured in Dunlevy",
    )
    killed, injured = tolls(first, second)
    assert killed[1] == 2
    assert injured[1] == 5


def test_those_hit_are_shared_out(make_page: MakePage) -> None:
    page = make_page(
        "a",
        "Four people were shot, one fatally, outside a tavern in Dunlevy on Friday "
        "night. Three of them were taken to hospital with gunshot wounds.",
        title="Four shot, one fatally, in Dunlevy",
    )
    killed, injured = tolls(page)
    assert (killed[1], injured[1]) == (1, 3)


def test_an_age_is_no_toll(make_page: MakePage) -> None:
    page = make_page(
        "a",
        "A 19-year-old man was shot and killed in Dunlevy on Friday night, police "
        "said. He died at the scene.",
        title="19-year-old man killed in Dunlevy",
    )
    killed, _ = tolls(page)
    assert killed[1] == 1
    figures = answer_questions([page])
    assert all(19 not in (figure.low, figure.best, figure.high) for figure in figures)


def test_a_page_without_victims_tells_nothing() -> None:
    assert read_evidence(Document("p", "The council met on Monday.", "")) is None


def test_a_page_weighs_several_sources() -> None:
    text = (
        "Between 15 and 18 civilians were killed in the raid. Radio Sela spoke of 16 "
        "people killed."
    )
    evidence = read_evidence(Document("p", text, ""))
    assert evidence is not None
    assert read_range(evidence.mentions, "killed") == (15, 18)
    assert read_range(evidence.mentions, "injured") is None


def test_the_largest_count_of_a_source_is_the_high_end() -> None:
    text = (
        "At least six people were killed in the raid. A hospital counted nine people "
        "killed. In the war 900 people have been killed."
    )
    evidence = read_evidence(Document("p", text, ""))
    assert evidence is not None
    assert read_range(evidence.mentions, "killed") == (6, 9)


def test_pairs_are_bounded() -> None:
    text = " ".join(f"{number} people were killed." for number in range(2, 140))
    evidence = read_evidence(Document("p", text, ""))
    assert evidence is not None
    assert len(find_pairs([evidence])) < 2_000


def test_the_figure_shows_its_claims(make_page: MakePage) -> None:
    page = make_page(
        "a",
        "Three people were killed and nine injured in the fire, the Dunlevy Fire "
        "Brigade said.",
        title="Fire in Dunlevy kills three",
    )
    figures = answer_questions([page])
    toll = next(figure for figure in figures if figure.question.measure == "killed")
    assert toll.best == 3
    assert toll.figures[0].document == page.document.id
    assert any(reason.startswith("best 3") for reason in toll.reasons)
