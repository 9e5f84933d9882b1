"""Formats that leave Whence: flat tables, Web Annotations, links into pages."""

from whence.export.annotations import annotation_of, annotations_of
from whence.export.citations import CITATION_COLUMNS, citation_row, cite_claim
from whence.export.drift_marks import DRIFT_COLUMNS, drift_marks, drift_rows
from whence.export.explanations import (
    conflict_records,
    explain_figure,
    find_asked,
    is_on_origins,
    question_words,
)
from whence.export.fragments import fragment_link
from whence.export.intake_rows import INTAKE_COLUMNS, INTAKE_PARTS, intake_rows
from whence.export.material import Material, Pages, judged_by_target
from whence.export.narrowing import (
    narrow_extractions,
    narrow_figures,
    narrow_rows,
)
from whence.export.tables import csv_lines, safe_cell
from whence.export.views import VIEWS, View, claim_row

__all__ = [
    "CITATION_COLUMNS",
    "DRIFT_COLUMNS",
    "INTAKE_COLUMNS",
    "INTAKE_PARTS",
    "VIEWS",
    "Material",
    "Pages",
    "View",
    "annotation_of",
    "annotations_of",
    "citation_row",
    "cite_claim",
    "claim_row",
    "conflict_records",
    "csv_lines",
    "drift_marks",
    "drift_rows",
    "explain_figure",
    "find_asked",
    "fragment_link",
    "intake_rows",
    "is_on_origins",
    "judged_by_target",
    "narrow_extractions",
    "narrow_figures",
    "narrow_rows",
    "question_words",
    "safe_cell",
]
