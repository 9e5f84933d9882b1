"""The report: one self-contained HTML file that opens offline."""

from whence.web.limits import DEFAULT_LIMITS, ReportLimits
from whence.web.report import render_report, write_report

__all__ = ["DEFAULT_LIMITS", "ReportLimits", "render_report", "write_report"]
