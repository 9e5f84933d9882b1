"""The style sheet: contrast in every scheme, and nothing loaded from anywhere."""

import re
from importlib.resources import files

import pytest

_STYLE = (files("whence.web") / "templates" / "report.css").read_text("utf-8")
_INKS = [
    "ink",
    "soft",
    "accent",
    "del",
    "ins",
    "o0",
    "o1",
    "o2",
    "o3",
    "o4",
    "o5",
    "o6",
]


def _variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6});", block))


def _schemes() -> dict[str, dict[str, str]]:
    light, dark, printed = re.findall(r":root \{[^}]*--paper[^}]*\}", _STYLE)
    base = _variables(light)
    return {
        "light": base,
        "dark": {**base, **_variables(dark)},
        "print": {**base, **_variables(printed)},
    }


def _luminance(colour: str) -> float:
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize("ink", _INKS)
@pytest.mark.parametrize("back", ["paper", "panel", "faint"])
def test_text_has_the_contrast_of_wcag_aa(scheme: str, ink: str, back: str) -> None:
    colours = _schemes()[scheme]
    assert _contrast(colours[ink], colours[back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_marked_words_stay_readable(scheme: str) -> None:
    colours = _schemes()[scheme]
    for ink, back in (
        ("ink", "content"),
        ("ink", "quantity"),
        ("soft", "content"),
        ("del", "del-back"),
        ("ins", "ins-back"),
    ):
        assert _contrast(colours[ink], colours[back]) >= 4.5, (ink, back)


def test_style_loads_nothing_and_cannot_end_its_element() -> None:
    assert "url(" not in _STYLE
    assert "@import" not in _STYLE
    assert "<" not in _STYLE
    assert not re.search(r"https?:", _STYLE)


def test_style_serves_print_dark_and_contrast() -> None:
    for query in (
        "@media print",
        "prefers-color-scheme: dark",
        "prefers-contrast",
        "forced-colors",
    ):
        assert query in _STYLE


def test_nothing_moves() -> None:
    assert not re.search(r"animation|transition|scroll-behavior|@keyframes", _STYLE)
