"""Measures and classes of counted nouns."""

import pytest

from whence.lexicon.measures import counted_class, measure_at
from whence.lexicon.words import load_document_shares


@pytest.mark.parametrize(
    ("words", "measure", "frame"),
    [
        ("sent", "transferred", "give"),
        ("received", "transferred", "get"),
        ("lost their lives", "killed", "suffer"),
        ("took to the streets", "attended", "act"),
        ("shot down", "shot down", "do"),
    ],
)
def test_forms(words: str, measure: str, frame: str) -> None:
    found = measure_at(words.split(), 0)
    assert found is not None
    assert (found.measure, found.frame, found.length) == (
        measure,
        frame,
        len(words.split()),
    )


def test_no_form() -> None:
    assert measure_at(["hummed"], 0) is None


@pytest.mark.parametrize(
    ("noun", "name"),
    [("artillery round", "shell"), ("passenger", "person"), ("teapot", "teapot")],
)
def test_classes(noun: str, name: str) -> None:
    assert counted_class(noun) == name


def test_shares_fall_with_rank() -> None:
    shares = load_document_shares()
    assert 1 > shares["the"] > shares["river"] > 0
