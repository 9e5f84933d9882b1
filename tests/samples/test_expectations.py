"""What Whence must read in the sample dossier, out of what its notice expects.

The notice (`dossier/README.md`) says what a careful reader takes from the pages. Here
stands the part that is held to: what must be found, and what must never become one.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from whence.api import extract_documents, figures, stories, traces
from whence.model import Claim, Extraction, Figure, SourceDocument
from whence.samples import iterate_dossier


@cache
def _pages(folder: Path) -> tuple[Extraction, ...]:
    for name, content in iterate_dossier():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    documents: Sequence[SourceDocument | Path | str] = [folder]
    return tuple(extract_documents(documents))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Extraction, ...]:
    return _pages(tmp_path_factory.mktemp("dossier"))


def _page(pages: Sequence[Extraction], name: str) -> Extraction:
    (found,) = [page for page in pages if name in page.document.id]
    return found


def _words(page: Extraction, claim: Claim) -> str:
    return " ".join(span.of(page.document.text) for span in claim.content)


def _figure(pages: Sequence[Extraction], measure: str, counted: str) -> Figure:
    found = [
        figure
        for figure in figures(pages)
        if figure.question.measure == measure and figure.question.counted == counted
    ]
    return max(found, key=lambda figure: (figure.reports, figure.id))


def test_every_page_is_read(pages: tuple[Extraction, ...]) -> None:
    assert len(pages) == 21
    assert [page.document.id for page in pages if page.error is not None] == []
    assert all(page.claims for page in pages)


@pytest.mark.parametrize(
    "words",
    [
        "40,000 readers",
        "3,200 people shared",
        "10,000 members",
        "500 members",
        "Seven killed in coach crash",
        "310 client papers",
        "75,000 households",
        "212 partners",
        "tenors",
        "degrees",
        "donors",
        "8,811 times",
        "52 issues",
    ],
)
def test_what_is_not_the_story_never_becomes_a_claim(
    pages: tuple[Extraction, ...], words: str
) -> None:
    assert any(words in page.document.text for page in pages)
    for page in pages:
        for claim in page.claims:
            assert words not in _words(page, claim)


def test_pages_without_a_date_get_bounds_or_none(
    pages: tuple[Extraction, ...],
) -> None:
    watch = _page(pages, "09-freight-watch").document.published
    assert watch.value is None
    assert watch.basis == "inferred"
    assert watch.interval is not None
    assert watch.interval.start == "2021-03-22"
    assert watch.reasons
    assert _page(pages, "07-valley-voices").document.published.value is None


def test_relay_three_deep_keeps_its_links(pages: tuple[Extraction, ...]) -> None:
    page = _page(pages, "07-capital-dispatch")
    chain = next(claim.chain for claim in page.claims if len(claim.chain) >= 3)
    names = " > ".join(str(actor.name) for actor in chain)
    assert "Alder Observer" in names
    assert "Northgate News Agency" in names


def test_hedge_of_the_first_report_is_seen(pages: tuple[Extraction, ...]) -> None:
    first = _page(pages, "01-rhine-courier")
    hedges = [
        claim.hedge.of(first.document.text)
        for claim in first.claims
        if claim.hedge is not None and "160,000" in _words(first, claim)
    ]
    assert hedges == ["may"]


def test_denial_names_rockets_and_not_shells(pages: tuple[Extraction, ...]) -> None:
    page = _page(pages, "08-pyrenees-gazette")
    denied = [_words(page, claim) for claim in page.claims if claim.act == "deny"]
    assert any("rockets" in words for words in denied)
    assert not any("shells that" in words for words in denied)


def test_shells_are_one_question_and_a_capacity_stands_apart(
    pages: tuple[Extraction, ...],
) -> None:
    sent = _figure(pages, "transferred", "shell")
    assert (sent.question.agent, sent.question.recipient) == (
        "Andorra",
        "Liechtenstein",
    )
    assert sent.reports >= 6
    assert sent.high is None
    held = [
        item
        for figure in figures(pages)
        for item in figure.figures
        if "03-meridian" in item.document and item.high in (600_000, 120_000)
    ]
    assert held
    assert {item.role for item in held} == {"capacity"}


def test_toll_is_revised_by_its_own_agency(pages: tuple[Extraction, ...]) -> None:
    toll = _figure(pages, "killed", "person")
    values = {item.low for item in toll.figures}
    assert {11, 17, 23, 21} <= values
    assert toll.low is not None
    assert toll.low >= 11


def test_the_landslide_is_one_story_and_its_toll_one_question(
    pages: tuple[Extraction, ...],
) -> None:
    told = {
        story.story
        for story in stories(pages)
        if "/landslide/" in story.document or story.document.startswith("landslide/")
    }
    assert len(told) == 1
    tolls = [
        figure
        for figure in figures(pages)
        if figure.question.measure == "killed" and figure.question.aspect == "total"
    ]
    (toll,) = tolls
    assert toll.reports == 7
    # The agency's 21 revises its own 23, and the hospital has 21 as well.
    assert (toll.low, toll.best) == (11, 21)
    assert toll.contradictions == ()
    former = [item for item in toll.figures if item.low == 23 and item.counts]
    assert former == []


def test_missing_is_a_stock_whose_last_state_answers(
    pages: tuple[Extraction, ...],
) -> None:
    missing = _figure(pages, "missing", "person")
    assert missing.question.aspect == "stock"
    assert (missing.low, missing.high) == (19, 19)


def test_three_sides_count_the_strikers_and_cannot_all_be_right(
    pages: tuple[Extraction, ...],
) -> None:
    joined = _figure(pages, "attended", "member")
    assert joined.status == "contested"
    assert joined.origins[0] == 3
    assert joined.low == 900
    assert len(joined.contradictions) == 3
    assert all(len(group) == 2 for group in joined.contradictions)


def test_lost_bound_is_seen_on_the_way(pages: tuple[Extraction, ...]) -> None:
    found = {
        (drift.kind, Path(drift.before.document).name, Path(drift.after.document).name)
        for trace in traces(pages)
        for drift in trace.drift
    }
    expected = ("bound-lost", "01-harbour-ledger.txt", "03-tidewater-tribune.html")
    assert expected in found


def test_stories_never_mix(pages: tuple[Extraction, ...]) -> None:
    folders: dict[str, set[str]] = {}
    for story in stories(pages):
        parts = story.document.split("/")
        folders.setdefault(story.story, set()).add(parts[-2])
    assert all(len(names) == 1 for names in folders.values())


def test_no_question_has_more_origins_than_reports(
    pages: tuple[Extraction, ...],
) -> None:
    for figure in figures(pages):
        assert figure.origins[0] <= max(1, figure.reports), figure.question
