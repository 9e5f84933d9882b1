"""Questions that lineage shows to be one."""

from collections.abc import Callable

from whence.model import Extraction, Figure
from whence.reconcile import answer_questions

MakePage = Callable[..., Extraction]

_FIRE = (
    "A fire at the mill of Corran burnt for a whole night and took three of its halls."
    "\n\n{claim}\n\nThe mill of Corran has stood on the Lune since 1870."
)
_COUNCIL = (
    "The council of Varrick passed its budget for the schools after a long debate."
    "\n\n{claim}\n\nThe schools of Varrick open again in the autumn."
)


def _of(figures: tuple[Figure, ...], value: float) -> list[set[str]]:
    return [
        {item.document for item in figure.figures if item.low == value}
        for figure in figures
        if any(item.low == value for item in figure.figures)
    ]


def test_a_page_on_another_matter_recalls_the_same_figure(make_page: MakePage) -> None:
    pages = [
        make_page(
            "fire",
            _FIRE.format(
                claim="The fire injured 47 workers, Ida Moss, head of the clinic, said."
            ),
            outlet="The Lune Post",
            title="Mill of Corran burns",
        ),
        make_page(
            "council",
            _COUNCIL.format(
                claim="At the mill of Corran 47 workers were injured this week, Ida Moss, "
                "head of the clinic, said."
            ),
            outlet="The Varrick Mail",
            title="Varrick passes its budget",
        ),
    ]
    assert _of(answer_questions(pages), 47) == [{"fire", "council"}]


def test_another_number_of_the_same_source_stays_apart(make_page: MakePage) -> None:
    pages = [
        make_page(
            "fire",
            _FIRE.format(claim="The fire injured 47 workers, Ida Moss said."),
            outlet="The Lune Post",
            title="Mill of Corran burns",
        ),
        make_page(
            "council",
            _COUNCIL.format(claim="The budget pays for 470 teachers, Ida Moss said."),
            outlet="The Varrick Mail",
            title="Varrick passes its budget",
        ),
    ]
    figures = answer_questions(pages)
    assert _of(figures, 47) == [{"fire"}]
    assert _of(figures, 470) == [{"council"}]
