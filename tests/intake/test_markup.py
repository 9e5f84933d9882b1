"""HTML to lines."""

import pytest

from whence.intake.lines import find_lines
from whence.intake.markup import render_page


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<br>Two</div>Three", "One\nTwo\nThree"),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("a <b>bold</b>ly&nbsp;said&amp;done", "a boldly said&done"),
        ("<p>One<!-- no -->Two</p>", "OneTwo"),
        ("<script>if (a < b) {}</script>One", "One"),
        ("One<script>never closed", "One"),
        ("One<!-- never closed", "One"),
        ("5 < 6 and <3", "5 < 6 and <3"),
        ('<a title="a > b">One</a>', "One"),
        ("<td>One</td><td>Two</td>", "One Two"),
        ("<title>T</title><svg><title>s</title></svg>One", "One"),
        ("said\0 on \x1b[2JMonday", "said on [2JMonday"),
        ("<p class='x>One</p>Two", "One\n\nTwo"),
        ("", ""),
    ],
)
def test_page_becomes_lines(source: str, text: str) -> None:
    assert render_page(source).text == text


def test_each_line_has_a_row_with_its_marks() -> None:
    page = render_page(
        '<nav><a href="/a">Menu</a></nav><div class="story"><p>A report.</p></div>'
    )
    lines = find_lines(page.text)
    assert [row.start for row in page.rows] == [line.start for line in lines]
    assert "nav" in page.rows[0].tags
    assert page.rows[0].linked == len("Menu")
    assert page.rows[1].marks == "story"


def test_links_point_at_their_words() -> None:
    page = render_page('<p>See <a href="/dam"> the <i>old</i> dam </a>now</p>')
    (link,) = page.links
    assert page.text[link[0] : link[1]] == "the old dam"
    assert link[2] == "/dam"


def test_head_is_collected() -> None:
    page = render_page(
        '<html lang="en-GB"><title>A &amp; B</title><meta name="Author" content="Ana">'
        '<link rel="canonical" href="https://a.example/1">'
        '<script type="application/ld+json">{"a": 1}</script>'
        '<time datetime="2024-03-06">today</time>'
    )
    assert page.title == "A & B"
    assert page.metas == [("author", "Ana")]
    assert page.language == "en-GB"
    assert page.canonical == "https://a.example/1"
    assert page.scripts == ['{"a": 1}']
    assert page.times[0].moment == "2024-03-06"


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 2_000 + "x",
        "<p " + " ".join(f"a{number}=1" for number in range(3_000)) + ">x",
        "<b>x" * 70_000,
    ],
)
def test_wild_pages_are_not_given_to_a_tree(source: str) -> None:
    page = render_page(source)
    assert not page.is_tame
    assert "x" in page.text


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a '", "<a '>' ", '<a b="', "<!--", "&"]
)
def test_work_grows_with_length_only(piece: str) -> None:
    assert render_page(piece * 60_000) is not None
