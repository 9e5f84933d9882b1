"""The report file: everything that a ledger holds, in one HTML page without scripts.

The page loads nothing: its style sheet stands in it, its pictures are SVG elements,
and a content policy forbids everything else. All text of pages goes through the
template engine's escaping and through `whence.web.display`.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from whence.errors import InputError
from whence.model import Extraction, Figure, Judgement, Place, Story, Trace
from whence.web.chronicle import view_chronicle
from whence.web.display import shorten, show
from whence.web.downloads import view_downloads
from whence.web.drifts import view_drifts
from whence.web.index import ReportIndex, build_index, label_page
from whence.web.limits import DEFAULT_LIMITS, ReportLimits
from whence.web.pages import Gap, PageView, view_pages
from whence.web.questions import QuestionView, view_questions
from whence.web.speakers import view_speakers
from whence.web.wording import STATUS_WORDS, word_count

__all__ = ["render_report", "write_report"]


@dataclass(frozen=True, slots=True)
class _StoryView:
    number: int
    title: str
    pages: int


@cache
def _load_style() -> str:
    """Return the style sheet as it stands in the page."""
    sheet = files("whence.web") / "templates" / "report.css"
    return sheet.read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Return the content policy: nothing but this very style sheet."""
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    allowed = base64.b64encode(digest).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{allowed}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("whence.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["count"] = word_count
    return environment


def _view_stories(pages: Sequence[PageView]) -> list[_StoryView]:
    """Return the stories of two pages and more, named by their first page."""
    stories: dict[int, list[PageView]] = {}
    for page in pages:
        if page.story:
            stories.setdefault(page.story, []).append(page)
    return [
        _StoryView(number, held[0].title, len(held))
        for number, held in sorted(stories.items())
    ]


def _claims_asked(questions: Sequence[QuestionView]) -> dict[int, list[str]]:
    """Return the questions that each claim bears on or denies, by its number."""
    asked: dict[int, list[str]] = {}
    for question in questions:
        numbers = [item.claim for item in question.items]
        numbers += [claim.number for claim in question.denials]
        for number in dict.fromkeys(numbers):
            asked.setdefault(number, []).append(question.title)
    return asked


def _view_gaps(index: ReportIndex, limit: int) -> tuple[list[Gap], int]:
    """Return what was seen and not read, and how much more there is."""
    gaps: list[Gap] = []
    total = 0
    for page in index.pages:
        document = page.document
        number = index.page_numbers[document.id]
        for item in page.abstained:
            total += 1
            if len(gaps) >= limit:
                continue
            span = item.span
            words = "" if span is None else shorten(span.of(document.text), 160)
            gaps.append(Gap(number, label_page(document), words, show(item.reason)))
    return gaps, total - len(gaps)


def render_report(  # noqa: PLR0913 - one argument a part of the ledger
    extractions: Sequence[Extraction],
    figures: Sequence[Figure] = (),
    *,
    traces: Sequence[Trace] = (),
    stories: Sequence[Story] = (),
    judgements: Sequence[Judgement] = (),
    title: str = "Claims, figures and origins",
    note: str = "",
    limits: ReportLimits = DEFAULT_LIMITS,
) -> str:
    """Return the report as HTML.

    The result depends on the records alone, not on their order; the same records give
    the same bytes on every machine.

    Args:
        extractions: The pages with what was read in them.
        figures: The questions with their answers.
        traces: The lineage of claims; a claim without one is shown with its chain.
        stories: Which page belongs to which story.
        judgements: What people decided on names.
        title: The report's heading.
        note: A line below it, such as whose decisions the report follows.
        limits: How much to show; what is left out is named in the report.

    Returns:
        A whole HTML document.
    """
    index = build_index(extractions, stories, limits, traces)
    seen: set[tuple[str, Place, Place]] = set()
    by_claim = {trace.claim: trace for trace in traces}
    questions = view_questions(figures, by_claim, index, limits, seen)
    ordered = sorted(traces, key=lambda trace: trace.claim)
    drifts = view_drifts(ordered, index, seen)
    pages = view_pages(index, limits)
    gaps, gaps_cut = _view_gaps(index, limits.abstentions)
    speakers, speakers_cut = view_speakers(index, judgements, limits.speakers)
    chronicle = view_chronicle(index, limits, _claims_asked(questions))
    style = _load_style() + chronicle.rules
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            title=shorten(title, 200),
            note=shorten(note, 400),
            policy=_policy(style),
            style=Markup(style),  # noqa: S704 - a file of this package, not of a page
            questions=[question for question in questions if not question.single],
            singles=[question for question in questions if question.single],
            figures_cut=len(figures) - len(questions),
            questions_cut=sum(
                not question.shown and not question.single for question in questions
            ),
            pages_cut=sum(not page.shown and not page.error for page in pages),
            stories=_view_stories(pages),
            drifts=drifts[: limits.drifts],
            drifts_cut=max(0, len(drifts) - limits.drifts),
            pages=pages,
            gaps=gaps,
            gaps_cut=gaps_cut,
            chronicle=chronicle,
            speakers=speakers,
            speakers_cut=speakers_cut,
            denials=chronicle.denials,
            denials_cut=chronicle.denials_cut,
            downloads=view_downloads(index, figures, limits),
            placed=frozenset().union(*(page.placed for page in pages)),
            claim_count=len(index.claims),
            shown=index.shown_claims,
            statuses=STATUS_WORDS,
        )
    )


def write_report(  # noqa: PLR0913 - one argument a part of the ledger
    path: Path,
    extractions: Sequence[Extraction],
    *,
    figures: Sequence[Figure] = (),
    traces: Sequence[Trace] = (),
    stories: Sequence[Story] = (),
    judgements: Sequence[Judgement] = (),
    title: str = "Claims, figures and origins",
    note: str = "",
    limits: ReportLimits = DEFAULT_LIMITS,
) -> None:
    """Write the report to a file; an older one is replaced as a whole.

    Args:
        path: The file, usually ending in `.html`.
        extractions: The pages with what was read in them.
        figures: The questions with their answers.
        traces: The lineage of claims.
        stories: Which page belongs to which story.
        judgements: What people decided on names.
        title: The report's heading.
        note: A line below it.
        limits: How much to show.

    Raises:
        InputError: If the file cannot be written.
    """
    if path.is_dir():
        message = (
            f"{str(path)!r} is a folder: name a file, such as "
            f"{str(path / 'report.html')!r}"
        )
        raise InputError(message)
    content = render_report(
        extractions,
        figures,
        traces=traces,
        stories=stories,
        judgements=judgements,
        title=title,
        note=note,
        limits=limits,
    )
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content.encode("utf-8"))
        part.replace(path)
    except OSError as err:
        message = (
            f"cannot write the report to {str(path)!r}: {err.strerror or err}; "
            "choose a path in a folder that you may write to"
        )
        raise InputError(message) from err
