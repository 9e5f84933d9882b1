"""Pages are hostile text: nothing of theirs is ever markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.web.ledgers import PageBuilder
from whence.model import Actor, Extraction, Node, Outlet, Published, Trace
from whence.web import render_report

PAYLOADS = [
    "<script>document.title='taken'</script>",
    "</style><script>alert(1)</script>",
    "</textarea></title></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "<!-- --><![CDATA[ ]]><plaintext>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<a href=//evil.example>x</a><base href=//evil.example>",
    "\u202e<b>turned</b>\u0000\ud800",
]


class _Elements(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


def hostile_page(payload: str) -> Extraction:
    """Return a page with the payload in every field that a page can fill."""
    builder = PageBuilder(
        f"pages/{payload}.txt",
        [
            ("headline", f"Head {payload}"),
            ("body", f"Norland sent 500 kettles {payload}, officials {payload} said."),
            ("chrome", payload),
        ],
        payload,
        "2021-06-07",
    )
    number = builder.quantity("500", 500, 500, counted=payload)
    builder.claim(
        f"Norland sent 500 kettles {payload}",
        Actor(payload, "unnamed"),
        source="officials",
        cue="said",
        quantities=(number,),
    )
    held = builder.build()
    document = replace(
        held.document,
        url=payload,
        title=payload,
        language=payload,
        outlet=Outlet(payload, None, "page"),
        published=Published(payload, None, (), "page", (payload,)),
        relays=(Actor(payload, "agency"),),
    )
    return replace(held, document=document)


def _trace(held: Extraction, payload: str) -> Trace:
    nodes = (Node("n1", document=held.document.id), Node("n2", actor=payload))
    return Trace(held.claims[0].id, nodes, (), (1, 1))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payload_adds_no_element_and_no_attribute(payload: str) -> None:
    plain, hostile = (hostile_page(words) for words in ("plain", payload))
    expected = render_report([plain], traces=[_trace(plain, "plain")])
    source = render_report([hostile], traces=[_trace(hostile, payload)])
    assert _Elements(source).found == _Elements(expected).found
    source.encode("utf-8")


def test_hostile_report_names_the_turned_direction() -> None:
    source = render_report([hostile_page(PAYLOADS[-1])])
    assert "\u202e" not in source
    assert "\u0000" not in source
    assert "⟦U+202E⟧" in source


def test_values_of_a_template_stay_text() -> None:
    source = render_report([hostile_page("{{ 7 * 7 }}")])
    assert "{{ 7 * 7 }}" in source
    assert "49" not in source.split("</style>")[1]
