"""How much the report draws. What a limit cuts off is said where it is cut."""

from dataclasses import dataclass

__all__ = ["DEFAULT_LIMITS", "ReportLimits"]


@dataclass(frozen=True, slots=True)
class ReportLimits:
    """The most of each thing that one report shows.

    A ledger may hold a million pages; a browser opens a file of some megabytes. The
    figures table is the last to be cut.

    Attributes:
        figures: Rows of the figures table.
        questions: Questions shown one by one, with chart and tree.
        singles: Rows of the table of what is mentioned once.
        items: Rows of one question's table of figures.
        lines: Denials, contradictions and reasons of one question, each.
        dots: Figures drawn in one chart.
        nodes: Nodes drawn in one attribution tree.
        pages: Pages shown with their claims and their text.
        claims: Claims shown for one page.
        page_characters: Characters shown of one page's text.
        total_characters: Characters shown of all pages' text together.
        chronicle: Rows of the list of all claims in time.
        choices: Entries of a list to choose claims by.
        denials: Rows of the list of what is denied.
        speakers: Rows of the list of who speaks.
        matches: Claims about the same thing that stand with one claim.
        download_characters: Characters of the tables that the report carries along.
        drifts: Changes shown in one list.
        abstentions: Rows of the list of what was not read.
    """

    figures: int = 2_000
    questions: int = 100
    singles: int = 500
    items: int = 200
    lines: int = 60
    dots: int = 80
    nodes: int = 40
    pages: int = 200
    claims: int = 200
    page_characters: int = 40_000
    total_characters: int = 1_500_000
    chronicle: int = 1_000
    choices: int = 100
    denials: int = 200
    speakers: int = 300
    matches: int = 6
    download_characters: int = 500_000
    drifts: int = 100
    abstentions: int = 500


DEFAULT_LIMITS = ReportLimits()
