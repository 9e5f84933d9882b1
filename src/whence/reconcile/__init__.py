"""From what pages say to origins and figures: pure functions of values.

`group_stories` tells which pages are about one event, `answer_questions` what the
comparable figures support, `trace_claims` where each claim comes from, and
`reconcile_written` does the same for claims without pages.
"""

from whence.reconcile.figures import answer_questions
from whence.reconcile.judging import apply_judgements, check_correction
from whence.reconcile.stories import group_stories
from whence.reconcile.traces import (
    trace_claim,
    trace_claims,
    trace_span,
    trace_spans,
)
from whence.reconcile.written import reconcile_written

__all__ = [
    "answer_questions",
    "apply_judgements",
    "check_correction",
    "group_stories",
    "reconcile_written",
    "trace_claim",
    "trace_claims",
    "trace_span",
    "trace_spans",
]
