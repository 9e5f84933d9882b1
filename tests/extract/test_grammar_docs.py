"""The page of the grammars is true: every phrase on it is read as it says."""

import doctest
from pathlib import Path

from tests.extract.quantities.reader import read
from tests.extract.times.reader import read as read_times

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "grammar.md"


def test_every_phrase_is_read_as_the_page_says() -> None:
    # The fence behind an example would else be part of what it must print.
    page = _PAGE.read_text(encoding="utf-8").replace("\n```", "\n\n")
    examples = doctest.DocTestParser().get_doctest(
        page, {"read": read, "times": read_times}, _PAGE.name, str(_PAGE), 0
    )
    assert len(examples.examples) > 100
    failures: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples, out=failures.append)
    assert not failures, "".join(failures)
