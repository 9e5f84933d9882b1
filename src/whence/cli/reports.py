"""The seam between the command line and the report.

Neither layer imports the other: the command line finds the report's writer by name,
when it is called, and says here what it expects of it.
"""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from whence.export import Material
from whence.model import Extraction, Figure, Story, Trace

__all__ = ["write_report"]


class ReportWriter(Protocol):
    """What writes a report, as `whence.web.write_report` does."""

    def __call__(
        self,
        path: Path,
        extractions: Sequence[Extraction],
        *,
        figures: Sequence[Figure],
        traces: Sequence[Trace],
        stories: Sequence[Story],
        title: str,
    ) -> None:
        """Write one file; an older one is replaced."""


def write_report(path: Path, material: Material, *, title: str) -> None:
    """Write the report of all that is in the material.

    Args:
        path: The file.
        material: Extractions and what follows from them.
        title: The report's heading.

    Raises:
        InputError: If the file cannot be written.
    """
    writer = cast("ReportWriter", importlib.import_module("whence.web").write_report)
    writer(
        path,
        material.extractions,
        figures=material.figures,
        traces=material.traces,
        stories=material.stories,
        title=title,
    )
