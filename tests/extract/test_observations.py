"""Offices under which a page names persons."""

import pytest

from whence.extract.observations import find_observations, office_key
from whence.intake import read_document
from whence.model import Document, SourceDocument

_REST = " The river rose in the night and the old bridge was shut by the town."


def _document(text: str) -> Document:
    return read_document(
        SourceDocument(
            "page", text=text + _REST, outlet="The Ardle Post", language="en"
        )
    )


_SEEN = [
    ("Latvian Transport Minister Janis Orbe said trains ran.",
     ("Janis Orbe", "Transport Minister", "Latvia", None)),
    ("Ukraine's military intelligence chief Pavlo Hrytsak said trains ran.",
     ("Pavlo Hrytsak", "military intelligence chief", "Ukraine", None)),
    ("The head of the harbour office, Maren Holt, said boats left.",
     ("Maren Holt", "head of the harbour office", None, None)),
    ("Jane Roe, spokeswoman for the Coast Guard, said boats left.",
     ("Jane Roe", "spokeswoman for the Coast Guard", None, "Coast Guard")),
    ("According to Tomas Brill, an analyst at the Delta Institute, prices fell.",
     ("Tomas Brill", "analyst at the Delta Institute", None, "Delta Institute")),
    ("Minister for Health and Sports Ana Ruiz told reporters that taxes rise.",
     ("Ana Ruiz", "Minister for Health and Sports", None, None)),
    ("Orbe, the Latvian transport minister, spoke in the evening.",
     ("Orbe", "transport minister", "Latvia", None)),
    ("Interior Minister Ana Ruiz of Latvia said that trains would run.",
     ("Ana Ruiz", "Interior Minister", "Latvia", None)),
    ("UN envoy Ida Lund warned of floods.",
     ("Ida Lund", "UN envoy", None, "United Nations")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _SEEN)
def test_observed(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    document = _document(text)
    first = find_observations(document)[0]
    assert (first.name, first.office, first.country, first.body) == expected
    assert not first.former
    assert first.office.split()[-1] in first.span.of(document.text)


def test_two_offices_in_one_sentence_are_two_persons() -> None:
    text = "Foreign Minister Ana Ruiz and Interior Minister Ivan Petrov met in Oslo."
    found = [(item.name, item.office) for item in find_observations(_document(text))]
    assert found == [
        ("Ana Ruiz", "Foreign Minister"),
        ("Ivan Petrov", "Interior Minister"),
    ]


def test_a_former_office_is_marked() -> None:
    found = find_observations(_document("The former prime minister Boris Nowak left."))
    assert [(item.name, item.office, item.former) for item in found] == [
        ("Boris Nowak", "prime minister", True)
    ]


_NONE = [
    "Ministers of five countries, Germany, France and Spain, met in Oslo.",
    "The Minister of Supply did not answer.",
    "On Tuesday, the Harbour Bank raised its rate, Reuters reported.",
    "Two shipowners wrote to Lena Aksoy of the Grain Exchange about rates.",
    "She called President Street, the road by the port, a shame.",
]


@pytest.mark.parametrize("text", _NONE)
def test_no_person_with_an_office(text: str) -> None:
    assert not find_observations(_document(text))


def test_the_same_office_in_other_words() -> None:
    assert office_key("Minister of Foreign Affairs") == office_key("foreign minister")
    assert office_key("the spokeswoman") == office_key("Spokesman")
    assert office_key("deputy defence minister") != office_key("defense minister")


def test_a_page_of_one_long_line_is_read_in_bounds() -> None:
    document = _document("Foreign Minister Ana Ruiz said so. " * 20_000)
    assert len(find_observations(document)) <= 400
