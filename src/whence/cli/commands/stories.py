"""`whence stories`: which pages tell of the same event."""

from collections import Counter

from whence.cli.inputs import Given, input_options, material_of, open_inputs
from whence.cli.options import command as whence_command
from whence.cli.options import format_option
from whence.cli.output import (
    Column,
    choose_format,
    write_csv,
    write_records,
    write_table,
)
from whence.export import VIEWS

__all__ = ["command"]

_TABLE = (
    Column("headline", "title", wide=True),
    Column("pages", "pages", number=True),
    Column("story", "story"),
    Column("document", "id", path=True, extra=True),
)


@whence_command("stories", example="whence stories")
@input_options
@format_option("table", "jsonl", "csv")
def command(
    given: Given,
    form: str | None,
) -> int:
    """Group the pages by the event that they tell of.

    Over the ledger, or over DOCS where some are named.
    """
    with open_inputs(given) as inputs:
        material = material_of(inputs.store)
        view = VIEWS["stories"]
        found = inputs.or_say(view.rows(material), "pages")
        chosen = choose_format(form)
        if chosen == "jsonl":
            write_records(found)
        elif chosen == "csv":
            write_csv(view.columns, found)
        else:
            sizes = Counter(story.story for story in material.stories)
            titles = {
                row["id"]: row["title"] for row in VIEWS["documents"].rows(material)
            }
            rows = sorted(
                found,
                key=lambda row: (-sizes[row["story"]], row["story"], row["id"]),
            )
            write_table(
                _TABLE,
                (
                    {**row, "pages": sizes[row["story"]], "title": titles[row["id"]]}
                    for row in rows
                ),
            )
        return inputs.exit_code
