"""Pages of an invented flood, written for these tests, and how they are read."""

from collections.abc import Callable

import pytest

from whence.extract.extraction import extract
from whence.intake import read_document
from whence.model import Extraction, SourceDocument

MakePage = Callable[..., Extraction]


def _make_page(
    name: str,
    text: str,
    *,
    outlet: str = "The Ardle Post",
    published: str | None = "2031-04-02",
    title: str | None = None,
    url: str | None = None,
) -> Extraction:
    source = SourceDocument(
        name,
        text=f"{title}\n\n{text}" if title else text,
        outlet=outlet,
        published=published,
        title=title,
        url=url,
        language="en",
    )
    return extract(read_document(source))


@pytest.fixture(name="make_page")
def fixture_make_page() -> MakePage:
    return _make_page


FLOOD = (
    "The river Sorn burst its banks near Dunlevy on Monday night and flooded the old "
    "town. {claim}\n\nSchools in Dunlevy stay closed until Friday, and the bridge at "
    "Sorn Mill is shut. Farmers along the Sorn have moved their cattle to the hills."
)


@pytest.fixture(name="flood")
def fixture_flood() -> list[Extraction]:
    """Return five pages: an origin, a relay, a copy, another origin and a denial."""
    return [
        _make_page(
            "a-origin",
            FLOOD.format(
                claim="At least 1,240 houses were destroyed by the flood, the Dunlevy "
                "Fire Brigade said on Tuesday."
            ),
            outlet="The Ardle Post",
            published="2031-04-02T08:00:00",
            title="Flood destroys houses in Dunlevy",
        ),
        _make_page(
            "b-relay",
            FLOOD.format(
                claim="The Ardle Post reported that 1,240 houses were destroyed by "
                "the flood."
            ),
            outlet="Sorn Valley News",
            published="2031-04-02T15:00:00",
            title="Flood in Dunlevy: houses lost",
        ),
        _make_page(
            "c-second",
            FLOOD.format(
                claim="The aid group Openhand said that 1,100 houses were destroyed by "
                "the flood."
            ),
            outlet="Morning Kestrel",
            published="2031-04-03T09:00:00",
            title="Aid group counts flooded houses in Dunlevy",
        ),
        _make_page(
            "d-denial",
            FLOOD.format(
                claim="The mayor of Dunlevy, Ada Brenner, denied that so many houses "
                "had been destroyed."
            ),
            outlet="Kestrel Weekly",
            published="2031-04-04",
            title="Mayor of Dunlevy answers on the flood",
        ),
    ]


@pytest.fixture(name="ferry")
def fixture_ferry() -> list[Extraction]:
    """Return two pages on one accident: the navy counts, and so does its government."""
    page = (
        "A ferry ran aground off Skagen in thick fog on Monday. {claim}\n\nThe ferry "
        "sails between Skagen and Larvik and carries mostly lorries in the winter."
    )
    return [
        _make_page(
            "navy",
            page.format(claim="At least 48 people were injured, the Danish Navy said."),
            outlet="The Skagen Post",
            title="Ferry aground off Skagen",
        ),
        _make_page(
            "state",
            page.format(
                claim="At least 48 people were injured, the Danish government said."
            ),
            outlet="The Larvik Mail",
            title="Ferry aground off Skagen",
        ),
    ]
