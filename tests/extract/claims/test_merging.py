"""Merging: the reader's attributions and those of the rules as one set."""

from dataclasses import replace

from whence.extract.attributions.records import make_attribution
from whence.extract.merging import merge_attributions
from whence.model import Attribution, Span

_TEXT = "The union said on Friday that trains stop. Norway put the toll at 40. He nods."


def _make(source: str, cue: str, content: str, score: float = 1.0) -> Attribution:
    def span(words: str) -> tuple[Span, ...]:
        start = _TEXT.index(words)
        return (Span(start, start + len(words)),)

    return make_attribution(
        "page",
        _TEXT,
        source=span(source),
        cue=span(cue),
        content=span(content),
        score=score,
    )


_RULE = _make("The union", "said", "trains stop")
_READ = _make("The union", "said on Friday", "that trains stop", 0.9)
_PUT = _make("Norway", "put", "the toll at 40")
_NOD = _make("He", "nods", "He nods", 0.9)
_ALONE = 0.75  # the score of a rule without the reader


def test_the_same_speech_shows_the_readers_words_and_claims_the_rules() -> None:
    merged = merge_attributions(_TEXT, [_RULE], [_READ])
    assert merged.shown == (_READ,)
    assert merged.base == (replace(_RULE, score=_READ.score),)
    assert merged.alias == {_RULE.id: _READ.id}


def test_a_trusted_cue_stands_where_the_reader_is_silent() -> None:
    merged = merge_attributions(_TEXT, [_RULE, _PUT], [_READ])
    put = replace(_PUT, score=_ALONE)
    assert merged.shown == (_READ, put)
    assert put in merged.base


def test_what_only_the_reader_found_needs_a_verb_of_saying() -> None:
    sure = _make("Norway", "put", "the toll at 40", 0.95)
    unsure = _make("Norway", "put", "the toll at 40", 0.4)
    assert merge_attributions(_TEXT, [], [sure]).base == (sure,)
    assert merge_attributions(_TEXT, [], [unsure]).base == ()
    merged = merge_attributions(_TEXT, [], [_NOD])
    assert (merged.base, merged.shown) == ((), (_NOD,))


def test_without_a_reader_all_rules_stand() -> None:
    alone = tuple(replace(item, score=_ALONE) for item in (_RULE, _PUT))
    assert merge_attributions(_TEXT, [_RULE, _PUT], []).base == alone


def test_the_order_of_the_finders_does_not_matter() -> None:
    one = merge_attributions(_TEXT, [_RULE, _PUT], [_READ, _NOD])
    two = merge_attributions(_TEXT, [_PUT, _RULE], [_NOD, _READ])
    assert one == two


def test_what_was_cut_off_a_headlines_source_may_be_a_rules_find() -> None:
    # "Trains to stop, union says" seems to say the first sentence below it as well.
    silent = merge_attributions(_TEXT, [_NOD], [_READ])
    assert _NOD.id not in {item.id for item in silent.base}
    merged = merge_attributions(_TEXT, [_NOD], [_READ], _NOD.content)
    assert replace(_NOD, score=_ALONE) in merged.base
