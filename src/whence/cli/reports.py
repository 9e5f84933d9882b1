"""The report as the commands write it."""

from pathlib import Path

from whence.export import Material
from whence.model import standing

__all__ = ["write_report"]


def write_report(path: Path, material: Material, *, title: str) -> None:
    """Write the report of all that is in the material.

    Args:
        path: The file.
        material: Extractions and what follows from them.
        title: The report's heading.

    Raises:
        InputError: If the file cannot be written.
    """
    # Loaded here: templates are heavy, and only two commands need them.
    from whence.web import write_report as write  # noqa: PLC0415

    write(
        path,
        material.extractions,
        figures=material.figures,
        traces=material.traces,
        stories=material.stories,
        judgements=material.judgements,
        title=title,
        note=_note(material),
    )


def _note(material: Material) -> str:
    """Return whose decisions the report follows; nothing where it follows none."""
    if not material.decided:
        return ""
    held = standing(material.decided)
    names = ", ".join(dict.fromkeys(judgement.author for judgement in held))
    many = "1 decision" if len(held) == 1 else f"{len(held)} decisions"
    return f"As people judged: {many} by {names} applied (--judged)."
