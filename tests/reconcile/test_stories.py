"""Stories: pages of one event together, whatever their order."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.model import Document, Extraction, Published
from whence.reconcile import group_stories
from whence.reconcile.linking import link_groups
from whence.reconcile.stories import group_contexts, group_linked
from whence.reconcile.story_terms import find_story_terms

FIRE = (
    "A fire at the Halvard paper mill in Osterby destroyed two warehouses on Tuesday. "
    "Firefighters from Osterby and Lindal fought the flames all night. The owner of "
    "the mill, Greta Halvard, said that the machines were lost."
)
FIRE_AGAIN = (
    "Greta Halvard stood before the ruins of her paper mill in Osterby on Wednesday. "
    "The fire that destroyed two warehouses was out, the firefighters of Lindal said."
)
VOTE = (
    "Voters on the island of Merrow go to the polls on Sunday to choose a governor. "
    "The candidates, Paul Adeyo and Nina Strand, debated fishing quotas in Port Merrow."
)


def _page(name: str, text: str, day: str | None = "2031-03-04") -> Extraction:
    return Extraction(Document(name, text, "", published=Published(day)))


def _groups(pages: list[Extraction]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for story in group_stories(pages):
        found.setdefault(story.story, set()).add(story.document)
    return {frozenset(group) for group in found.values()}


def test_pages_of_one_event_share_a_story() -> None:
    pages = [_page("a", FIRE), _page("b", FIRE_AGAIN, "2031-03-05"), _page("c", VOTE)]
    assert _groups(pages) == {frozenset("ab"), frozenset("c")}


def test_pages_without_a_date_are_grouped_by_their_words() -> None:
    assert _groups([_page("a", FIRE, None), _page("b", FIRE_AGAIN, None)]) == {
        frozenset("ab")
    }


def test_order_does_not_show() -> None:
    pages = [_page("a", FIRE), _page("b", FIRE_AGAIN), _page("c", VOTE)]
    expected = group_stories(pages)
    for shuffled in permutations(pages):
        assert group_stories(shuffled) == expected


@pytest.mark.parametrize("text", ["", "\n\n", "123 456", "\u00e9\u00e8 \u4e2d\u6587"])
def test_odd_pages_stand_alone(text: str) -> None:
    assert _groups([_page("a", text), _page("b", FIRE)]) == {
        frozenset("a"),
        frozenset("b"),
    }


def test_a_sample_of_the_pages_shows_what_is_common() -> None:
    """Pages beyond the sample are grouped before the backdrop that it makes."""
    pages = [
        find_story_terms(_page(f"{event}-{number}", text).document)
        for number in range(3)
        for event, text in (("fire", FIRE), ("vote", VOTE))
    ]
    for size in (2, 4, 512):
        stories = group_contexts(pages, sample=size).stories
        assert len(set(stories.values())) == 2, size
        assert {
            name.split("-")[0] for name in stories if stories[name] == stories["fire-0"]
        } == {"fire"}


def test_a_short_page_has_the_context_of_the_one_that_it_resembles() -> None:
    """A note of two lines is like one report of its event and unlike the others."""
    pages = ["first", "note", "second", "third"]
    alike = {(0, 2): 0.6, (0, 3): 0.5, (2, 3): 0.6, (1, 2): 0.45}
    contexts = group_linked(pages, alike).contexts
    assert len(set(contexts.values())) == 1
    barely = group_linked(pages, alike | {(1, 2): 0.12}).contexts
    assert barely["note"] not in {barely[name] for name in ("first", "second", "third")}


def test_no_pages() -> None:
    assert group_stories([]) == ()


def test_average_linking_resists_a_chain() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9}
    assert link_groups(scores, 4, threshold=0.3) == [[0, 1], [2, 3]]


pairs = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
    st.floats(0, 1),
    max_size=20,
)


@given(pairs)
def test_every_index_is_in_one_group(scores: dict[tuple[int, int], float]) -> None:
    groups = link_groups(scores, 8, threshold=0.4)
    assert sorted(index for group in groups for index in group) == list(range(8))


@given(pairs)
def test_a_higher_threshold_never_makes_fewer_groups(
    scores: dict[tuple[int, int], float],
) -> None:
    low = link_groups(scores, 8, threshold=0.2)
    high = link_groups(scores, 8, threshold=0.7)
    assert len(low) <= len(high)
