"""SVG elements: constants in, escaped markup out."""

from markupsafe import Markup

from whence.web.svg import element, number, picture, text


def test_text_and_attributes_are_escaped() -> None:
    hostile = "</text><script>alert(1)</script>"
    written = picture(
        width=10,
        height=10,
        label=hostile,
        name="tree",
        children=[text(hostile, {"x": 1, "class": '" onload="alert(1)'})],
    )
    assert isinstance(written, Markup)
    assert "<script" not in written
    assert 'onload="' not in written
    assert written.count("&lt;script&gt;") == 3


def test_attributes_without_value_are_left_out() -> None:
    assert element("g", {"id": None, "x": 1.26}) == '<g x="1.3"></g>'


def test_numbers_are_short_and_never_exponents() -> None:
    assert number(1e7) == "10000000"
    assert number(0.04) == "0"
    assert number(-2.55) in {"-2.5", "-2.6"}
