"""Attributions by rules: source, cue and content of sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.claims.pages import make_page
from whence.extract.attributions import find_attributions
from whence.model import Attribution, Spans


def _words(text: str, spans: Spans) -> str:
    return " | ".join(span.of(text) for span in spans)


def _found(text: str) -> list[tuple[str, str, str]]:
    page = make_page(text)
    return [
        (
            _words(page.text, item.source),
            _words(page.text, item.cue),
            _words(page.text, item.content),
        )
        for item in find_attributions(page)
    ]


_SENTENCES = [
    (
        "Detectives suspect that the clerk left.",
        [("Detectives", "suspect", "the clerk left")],
    ),
    # the cue stands before its content
    ("The harbour master said that two barges had sunk.",
     [("The harbour master", "said", "two barges had sunk")]),
    ("On March 18, 2021, northern officials said that the ferry was late.",
     [("northern officials", "said", "the ferry was late")]),
    ("Ana Ruiz told reporters the ferry was late.",
     [("Ana Ruiz", "told", "the ferry was late")]),
    ("Two barges sank, according to the state's river authority, Vassverk.",
     [("the state's river authority, Vassverk", "according to", "Two barges sank")]),
    ("According to the police, Lund was calm and two barges sank.",
     [("the police", "According to", "Lund was calm and two barges sank")]),
    ("Two barges sank, according to the river authority, Friday.",
     [("the river authority", "according to", "Two barges sank")]),
    ("Ana Ruiz showed reporters a letter from the port.", []),
    ("Ana Ruiz showed that the letter was old.",
     [("Ana Ruiz", "showed", "the letter was old")]),
    ("In a letter on Friday, the union demanded that the gates be opened.",
     [("the union", "demanded", "the gates be opened")]),
    ("Lisbon put the cost at 40 million euros.",
     [("Lisbon", "put", "the cost at 40 million euros")]),
    ("The committee called the plan “reckless” but praised its author.",
     [("The committee", "called", "the plan “reckless”"),
      ("The committee", "praised", "its author")]),
    ("The governor accused the company of hiding the leak.",
     [("The governor", "accused", "the company of hiding the leak")]),
    ("Norway urged both sides to stop.",
     [("Norway", "urged", "both sides to stop")]),
    ("The mayor promised to pave the road.",
     [("The mayor", "promised", "to pave the road")]),
    # the cue stands behind it
    ("Two barges had sunk, the harbour master said on Monday.",
     [("the harbour master", "said", "Two barges had sunk")]),
    ("“We wait,” said Ana Ruiz, 44, a baker in Oporto.",
     [("Ana Ruiz, 44, a baker in Oporto", "said", "“We wait,”")]),
    ("\"We wait,\" its director, Ana Ruiz, told the paper.",
     [("its director, Ana Ruiz", "told", "\"We wait,\"")]),
    ("At least 40 people died, according to the coast guard.",
     [("the coast guard", "according to", "At least 40 people died")]),
    ("According to two officers, the bridge is mined.",
     [("two officers", "According to", "the bridge is mined")]),
    # both, and several in one sentence
    ("The toll, she said, would rise.",
     [("she", "said", "The toll | would rise")]),
    ("The rent rose, the bank said, adding that it would fall again.",
     [("the bank", "said", "The rent rose"),
      ("the bank", "adding", "it would fall again")]),
    ("Police say two cars burned; the drivers say five.",
     [("Police", "say", "two cars burned"), ("the drivers", "say", "five")]),
    ("He denied the theft, as a clerk alleged on Friday.",
     [("He", "denied", "the theft"), ("a clerk", "alleged", "the theft")]),
    # refused and negated cues
    ("The bank declined to comment on the figure.",
     [("The bank", "declined to comment on", "the figure")]),
    ("The ministry has not confirmed the deaths.",
     [("The ministry", "has not confirmed", "the deaths")]),
    ("Asked whether she had known, the minister did not answer.",
     [("the minister", "did not answer", "whether she had known")]),
    # impersonal and passive cues
    ("It was reported on Sunday that two tankers had collided.",
     [("", "It was reported", "two tankers had collided")]),
    ("The number of dead has reached 44, it was reported.",
     [("", "it was reported", "The number of dead has reached 44")]),
    ("The count was confirmed by two ministries in May.",
     [("two ministries", "was confirmed by", "The count")]),
    ("For Ana Ruiz, the strike “is already lost.”",
     [("Ana Ruiz", "For", "the strike “is already lost.”")]),
    ("Rebels reportedly hold the pass.",
     [("", "reportedly", "Rebels reportedly hold the pass")]),
    # the sentence before
    ("The pass is closed. This is reported by the agency Norte with reference to police.",
     [("the agency Norte", "is reported by", "The pass is closed")]),
    ("Six died. The paper attributed the figure to a nurse.",
     [("a nurse", "attributed the figure to", "Six died")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _SENTENCES)
def test_sentences(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(_found(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "The reports on the harbour fill two shelves.",
        "Doctors recorded 40 suspected or confirmed cases.",
        "The treaty does not rule out a union.",
        "The ship carried 2,000 tonnes of grain.",
        "His claim to the throne was weak.",
        "The road was opened in May and closed in June.",
        "Donors have given $40 million to the fund.",
        "A second suspect in the robbery was held on Friday.",
        "Both Clay and the other suspect had been in town that he left.",
        "Two suspects that he knew were held.",
    ],
)
def test_no_attribution(text: str) -> None:
    assert _found(text) == []


def test_quotation_runs_over_paragraphs() -> None:
    text = "“We were told to wait,” Ana Ruiz said. “Nobody came.\n“Then it rained.”"
    found = _found(text)
    assert found == [
        (
            "Ana Ruiz",
            "said",
            "“We were told to wait,” | “Nobody came.\n“Then it rained.”",
        )
    ]


def test_quotation_waits_for_its_speaker() -> None:
    text = "“We were told to wait.\n“Then it rained,” said Ana Ruiz."
    assert _found(text) == [
        ("Ana Ruiz", "said", "“We were told to wait.\n“Then it rained,”")
    ]


def test_bare_quotation_continues_the_speech_before_it() -> None:
    text = "Ana Ruiz said the road was cut. “No bus came.”"
    assert _found(text)[-1] == ("Ana Ruiz", "", "“No bus came.”")


def test_chrome_is_not_read() -> None:
    assert _found("~ The mayor said that taxes fall.\nIt rained.") == []


def test_types() -> None:
    page = make_page(
        "“No,” said Ana Ruiz. She said it rained. She said it was “very wet”."
    )
    assert [item.type for item in find_attributions(page)] == [
        "direct",
        "indirect",
        "mixed",
    ]


_TEXT = st.lists(
    st.sampled_from(
        [*"abA .,;:\"“”'()\n-—", " said ", " that ", "According to ", " told "]
    ),
    max_size=120,
).map("".join)


@given(_TEXT)
def test_any_text_gives_spans_in_order_and_inside(text: str) -> None:
    page = make_page(text)
    found = find_attributions(page)
    assert found == find_attributions(page)
    for item in found:
        assert item.content
        for spans in (item.source, item.cue, item.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= span.start < span.end <= len(page.text) for span in spans)


def test_a_trap_of_cues_is_not_read() -> None:
    assert find_attributions(make_page("X said that " * 2000)) == ()


def test_ids_do_not_depend_on_the_run() -> None:
    page = make_page("The union said no.")
    first: tuple[Attribution, ...] = find_attributions(page)
    assert [item.id for item in first] == [item.id for item in find_attributions(page)]
