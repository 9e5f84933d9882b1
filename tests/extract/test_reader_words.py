"""Words and wordpieces of the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.extract.reader.loading import WEIGHTS
from whence.extract.reader.wordpieces import QUOTES, SHAPES, WordPieces, find_words


@pytest.fixture(scope="module")
def vocabulary() -> WordPieces:
    return WordPieces.load(WEIGHTS / "vocab.txt")


def surfaces(text: str) -> list[str]:
    return [text[w.start : w.end] for w in find_words(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim said no.", ["Kim", "said", "no", "."]),
        ("북한이 said", ["북한이", "said"]),
        ("a\u00a0military bloc", ["a", "military", "bloc"]),
        ("🙂👍🏽 yes", ["🙂", "👍", "🏽", "yes"]),
        ("cafe\u0301 said", ["cafe\u0301", "said"]),
        ("e\u0301\u0302x", ["e\u0301\u0302x"]),
        ("don’t", ["don", "’", "t"]),
        ("", []),
        (" \n\u2028\t", []),
    ],
)
def test_words_are_stretches_of_the_text(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@given(st.text(max_size=200))
def test_words_are_in_order_and_miss_only_white_space(text: str) -> None:
    words = find_words(text, [(0, len(text))])
    at = 0
    for word in words:
        assert at <= word.start < word.end
        assert not text[at : word.start].strip()
        assert 0 < word.shape < SHAPES
        assert 0 <= word.quote < QUOTES
        at = word.end
    assert not text[at:].strip()


def test_only_the_parts_asked_for_are_read() -> None:
    text = "chrome Kim said no. chrome"
    words = find_words(text, [(7, 19)])
    assert [text[w.start : w.end] for w in words] == ["Kim", "said", "no", "."]
    assert words[0].gap == 3


def test_quotation_marks_toggle_and_every_line_starts_outside() -> None:
    text = '"Yes," he said. “No\nHe left.'
    states = {
        text[w.start : w.end]: w.quote for w in find_words(text, [(0, len(text))])
    }
    assert states["Yes"] == 1
    assert states["said"] == 0
    assert states["No"] == 1
    assert states["left"] == 0


def test_gaps_tell_spaces_lines_and_blank_lines() -> None:
    text = "a b\nc\n\nd."
    assert [w.gap for w in find_words(text, [(0, len(text))])] == [3, 1, 2, 3, 0]


@pytest.mark.parametrize(
    ("left", "right"), [("KYIV", "kyiv"), ("Café", "cafe"), ("Cafe\u0301", "cafe")]
)
def test_pieces_ignore_case_and_accents(
    vocabulary: WordPieces, left: str, right: str
) -> None:
    assert vocabulary.pieces(left) == vocabulary.pieces(right)


def test_a_long_word_is_cut_into_known_pieces(vocabulary: WordPieces) -> None:
    names = {number: piece for piece, number in vocabulary.ids.items()}
    pieces = [names[number] for number in vocabulary.pieces("unattributable")]
    assert len(pieces) > 1
    assert "".join(piece.removeprefix("##") for piece in pieces) == "unattributable"


@pytest.mark.parametrize("surface", ["🙂", "\u0301", "x" * 500, "\ue000"])
def test_what_the_vocabulary_lacks_is_one_unknown_piece(
    vocabulary: WordPieces, surface: str
) -> None:
    assert vocabulary.pieces(surface) == (vocabulary.ids["[UNK]"],)


@given(st.text(min_size=1, max_size=20))
def test_every_word_has_a_piece(surface: str) -> None:
    vocabulary = WordPieces.load(WEIGHTS / "vocab.txt") if not _CACHE else _CACHE[0]
    _CACHE[:] = [vocabulary]
    pieces = vocabulary.pieces(surface)
    assert pieces
    assert pieces == vocabulary.pieces(surface)


_CACHE: list[WordPieces] = []
