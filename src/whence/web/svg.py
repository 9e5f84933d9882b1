"""SVG elements as escaped markup: the only place that puts angle brackets together.

Colours and fonts come from the report's style sheet by class; no element carries a
`style`, since the report's content policy forbids it.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from whence.web.display import show

__all__ = ["Attributes", "element", "number", "picture", "text"]

Attributes = Mapping[str, str | float | None]
"""Attributes of an element; None leaves one out, floats are written short."""


def number(value: float) -> str:
    """Return a coordinate, with one decimal at most and never an exponent.

    >>> number(12.04), number(3), number(-0.01)
    ('12', '3', '0')
    """
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def element(
    name: str, attributes: Attributes, children: Iterable[Markup] = ()
) -> Markup:
    """Return one element.

    Args:
        name: Its name, a constant of the caller's.
        attributes: Its attributes; names are constants, values are escaped.
        children: What stands inside, already markup.

    Returns:
        The element, safe to stand in a page.

    >>> element("a", {"href": '"><script>'})
    Markup('<a href="&#34;&gt;&lt;script&gt;"></a>')
    """
    written = Markup().join(
        Markup(' {}="{}"').format(
            key, number(value) if isinstance(value, int | float) else value
        )
        for key, value in attributes.items()
        if value is not None
    )
    inside = Markup().join(children)
    return Markup("<{0}{1}>{2}</{0}>").format(name, written, inside)


def text(content: str, attributes: Attributes) -> Markup:
    """Return a text element with its content escaped."""
    return element("text", attributes, (escape(show(content)),))


def picture(
    *, width: float, height: float, label: str, name: str, children: Iterable[Markup]
) -> Markup:
    """Return a whole picture with its accessible name.

    Args:
        width: Width of its coordinate system.
        height: Height of its coordinate system.
        label: What it shows, in one sentence that names the table beside it.
        name: Class of the picture in the style sheet.
        children: Its elements.

    Returns:
        The `svg` element.
    """
    title = element("title", {}, (escape(show(label)),))
    return element(
        "svg",
        {
            "class": f"picture {name}",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": width,
            "height": height,
            "role": "img",
            "aria-label": show(label),
        },
        (title, *children),
    )
