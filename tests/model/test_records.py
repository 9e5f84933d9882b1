import json

from hypothesis import given
from hypothesis import strategies as st

from whence.model import (
    Abstention,
    Actor,
    Attribution,
    Author,
    Claim,
    Document,
    Drift,
    Edge,
    Extraction,
    Failure,
    Figure,
    FigureItem,
    Interval,
    Judgement,
    Node,
    Outlet,
    Place,
    Published,
    Quantity,
    Question,
    SecondReading,
    Segment,
    Span,
    TimeExpression,
    Trace,
    text_sha256,
)
from whence.model.records import (
    dump_line,
    extraction_from_record,
    extraction_record,
    figure_from_record,
    figure_record,
    judgement_from_record,
    judgement_record,
    trace_from_record,
    trace_record,
    written_figure_record,
)

TEXT = "The Gazette\n\nPorts closed, the ministry said on 3 May: 40 ships wait."
DAY = Interval("2024-05-03", "2024-05-04")
MINISTRY = Actor(
    "Ministry of Ports of Lorvania", "government", "Lorvania", (Span(27, 39),)
)
EXTRACTION = Extraction(
    document=Document(
        id="pages/a.txt",
        text=TEXT,
        sha256=text_sha256(TEXT),
        outlet=Outlet("The Gazette", Span(0, 11), "page"),
        published=Published(
            None, DAY, (Span(48, 53),), "inferred", ("the latest day told",)
        ),
        language="en",
        authors=(Author("A. Writer"),),
        relays=(Actor("Wire", "agency"),),
        segments=(Segment(Span(0, 11), "chrome"), Segment(Span(13, 69), "body")),
        url="https://gazette.example/a",
        title="Ports closed",
        links=((Span(13, 18), "https://gazette.example/b"),),
    ),
    times=(
        TimeExpression(
            "t1", Span(48, 53), "DATE", "2024-05-03", DAY, None, "published", DAY
        ),
    ),
    quantities=(
        Quantity(
            "q1",
            Span(55, 57),
            40,
            40,
            None,
            ">=",
            None,
            "ship",
            Span(58, 63),
            "count",
            None,
            Span(48, 53),
            ("q2",),
            SecondReading("some", "count", None, 2, None, ">=", None),
        ),
    ),
    attributions=(
        Attribution(
            "a1",
            (Span(27, 39),),
            (Span(40, 44),),
            (Span(13, 25),),
            "indirect",
            None,
            0.5,
        ),
    ),
    claims=(
        Claim(
            "c1",
            "pages/a.txt",
            "a1",
            (Span(13, 25),),
            "indirect",
            MINISTRY,
            (MINISTRY,),
            "state",
            "asserted",
            Span(13, 18),
            DAY,
            DAY,
            ("q1",),
            (MINISTRY,),
            ("c2",),
        ),
    ),
    abstained=(Abstention(None, "no year on the page"),),
    error=Failure("oops", "a line", "extract"),
)


def test_extractions_survive_a_round_trip() -> None:
    line = dump_line(extraction_record(EXTRACTION))
    assert extraction_from_record(json.loads(line)) == EXTRACTION


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    assert list(extraction_record(EXTRACTION))[:15] == [
        "id",
        "sha256",
        "text",
        "outlet",
        "published",
        "language",
        "authors",
        "relays",
        "segments",
        "times",
        "quantities",
        "attributions",
        "claims",
        "abstained",
        "error",
    ]


def test_figures_survive_a_round_trip() -> None:
    figure = Figure(
        "f1",
        Question("killed", "person", None, "x", "y", DAY, "total"),
        3,
        None,
        4.5,
        "range",
        DAY,
        (1, 2),
        2,
        "single-origin",
        (FigureItem("c1", "d", "q", 3, None, DAY, None, "capacity"),),
        ("c9",),
        (("c1", "c2"),),
        ("why",),
    )
    assert figure_from_record(json.loads(dump_line(figure_record(figure)))) == figure
    assert written_figure_record(figure)["question"] == "killed"


def test_traces_survive_a_round_trip() -> None:
    place = Place("d", Span(1, 2))
    trace = Trace(
        "c1",
        (Node("n1", "d", None, DAY, "2024-05-03"),),
        (Edge("e1", "n1", "n2", "cites", (place,), 0.5),),
        (1, 2),
        (("n1", "n2"),),
        (Drift("e1", "and-or", place, place),),
    )
    assert trace_from_record(json.loads(dump_line(trace_record(trace)))) == trace


def test_judgements_survive_a_round_trip() -> None:
    judgement = Judgement(
        "j1", "c1", "correct", "low", "3", "Ada", "2024-05-03T10:00", None
    )
    assert judgement_from_record(judgement_record(judgement)) == judgement


@given(st.text(st.characters(codec=None)))
def test_every_record_is_one_line_of_utf8(text: str) -> None:
    line = dump_line({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": text}


def test_whole_numbers_are_written_as_such() -> None:
    record = extraction_record(EXTRACTION)["quantities"][0]
    assert (record["value"], record["high"]) == (40, None)
    assert '"value": 40,' in dump_line(record)
