"""Languages, and when they cannot be told."""

import pytest

from whence.text.languages import find_language, is_foreign_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that two bridges had been closed since the morning.", "en"),
        (
            "Das Ministerium teilte mit, dass zwei Brücken seit dem Morgen gesperrt sind.",
            "de",
        ),
        ("Le ministère a indiqué que deux ponts étaient fermés depuis le matin.", "fr"),
        ("El ministerio dijo que dos puentes estaban cerrados desde la mañana.", "es"),
        ("Министерство сообщило, что два моста закрыты с утра понедельника.", "ru"),
        ("Seoul 12 June", None),
        ("42", None),
        ("", None),
    ],
)
def test_language_is_told_or_not(text: str, language: str | None) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("황준국 대사가 10일 회의에서 발언했다", True),
        ("Kim Jong Un (김정은) toured a works", False),
        ("12:30", False),
    ],
)
def test_foreign_script(line: str, expected: bool) -> None:
    assert is_foreign_script(line) is expected
