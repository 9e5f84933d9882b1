"""The attribution tree: from the origins outwards, each node once."""

from collections.abc import Iterator

from tests.web.ledgers import build_ledger
from whence.model import Edge, Figure, FigureItem, Node, Question, Trace
from whence.web.index import ReportIndex, build_index
from whence.web.lineage import TreeNode, build_forest, count_nodes
from whence.web.tree import draw_tree

_EMPTY: ReportIndex = build_index((), ())


def _figure(*claims: str) -> Figure:
    items = tuple(
        FigureItem(claim, "page", None, 1.0, 1.0, None, None) for claim in claims
    )
    return Figure(
        "f", Question("sent"), 1, 1, 1, "range", None, (1, 1), 1, "contested", items
    )


def _trace(claim: str, *pairs: tuple[str, str]) -> Trace:
    names = sorted({name for pair in pairs for name in pair})
    return Trace(
        claim,
        tuple(Node(name, actor=name) for name in names),
        tuple(Edge(f"{one}>{two}", one, two, "cites") for one, two in pairs),
        (1, 1),
    )


def _paths(forest: tuple[TreeNode, ...], before: str = "") -> Iterator[str]:
    for node in forest:
        path = f"{before}/{node.label}"
        yield path
        yield from _paths(tuple(node.children), path)


def _build(*pairs: tuple[str, str]) -> tuple[TreeNode, ...]:
    return build_forest(_figure("c"), {"c": _trace("c", *pairs)}, _EMPTY)


def test_relay_three_deep_is_one_branch() -> None:
    forest = _build(("paper", "wire"), ("outlet", "paper"), ("wire", "officials"))
    assert list(_paths(forest))[-1] == "/officials/wire/paper/outlet"


def test_node_with_two_sources_hangs_once_below_the_nearest() -> None:
    forest = _build(("b", "a"), ("c", "b"), ("c", "a"))
    assert list(_paths(forest)) == ["/a", "/a/b", "/a/b/c"]
    assert forest[0].children[0].children[0].also == ("a",)
    assert count_nodes(forest) == 3


def test_unnamed_sources_of_one_name_are_not_shown_twice() -> None:
    """A page below another source names its officials; they need no bare box."""
    trace = Trace(
        "c",
        (
            Node("o1", actor="officials"),
            Node("o2", actor="officials"),
            *(Node(name, actor=name) for name in ("army", "paper", "wire")),
        ),
        tuple(
            Edge(f"{one}>{two}", one, two, "cites")
            for one, two in (("wire", "o1"), ("paper", "army"), ("paper", "o2"))
        ),
        (1, 2),
    )
    forest = build_forest(_figure("c"), {"c": trace}, _EMPTY)
    assert list(_paths(forest)) == [
        "/army",
        "/army/paper",
        "/officials",
        "/officials/wire",
    ]
    assert forest[0].children[0].also == ("officials",)


def test_edge_shows_the_words_that_prove_it() -> None:
    ledger = build_ledger()
    index = build_index(ledger.extractions, ())
    traces = {trace.claim: trace for trace in ledger.traces}
    (root,) = build_forest(ledger.figures[0], traces, index)
    (gazette,) = root.children
    (herald,) = gazette.children
    assert (herald.via, herald.words) == ("cites", "The Gazette")


def test_circle_of_citations_ends_and_is_named() -> None:
    forest = _build(("a", "b"), ("b", "c"), ("c", "a"))
    assert count_nodes(forest) == 3
    assert forest[0].circular


def test_claims_of_one_question_share_their_nodes() -> None:
    traces = {"c": _trace("c", ("b", "a")), "d": _trace("d", ("e", "a"))}
    forest = build_forest(_figure("c", "d"), traces, _EMPTY)
    assert list(_paths(forest)) == ["/a", "/a/b", "/a/e"]


def test_chain_of_the_claim_stands_in_for_a_missing_trace() -> None:
    ledger = build_ledger()
    index = build_index(ledger.extractions, ())
    forest = build_forest(ledger.figures[0], {}, index)
    paths = list(_paths(forest))
    assert "/Kettle Institute/The Gazette" in paths


def test_picture_has_a_box_for_each_node_and_names_its_list() -> None:
    forest = _build(("b", "a"), ("c", "b"), ("d", "a"))
    drawn = str(draw_tree(forest, limit=10, label="who from whom"))
    assert drawn.count("<rect") == 4
    assert drawn.count('class="branch"') == 3
    assert 'aria-label="who from whom"' in drawn
    assert str(draw_tree(forest, limit=2, label="x")).count("<rect") == 2
    assert draw_tree(_build(), limit=10, label="x") is None
