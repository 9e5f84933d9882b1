"""One name in many spellings, and two names that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reconcile.spellings import agreement, sound_of

_ONE = [
    ("Kirillo Budanov", "Kyrylo Budanov"),
    ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
    ("Wolodymyr Selenskyj", "Volodymyr Zelenskiy"),
    ("Muammar Gaddafi", "Moammar Kadafi"),
    ("Muammar Gaddafi", "Muammar al-Qadhafi"),
    ("Sergey Lavrov", "Serhiy Lavrov"),
    ("Sergei Lavrov", "Sergej Lawrow"),
    ("Mohamed Morsi", "Mohammed Mursi"),
    ("Bashar al-Assad", "Bashar Assad"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("José Núñez", "Jose Nunez"),
    ("Aleksandar Vučić", "Alexander Vucic"),
    ("Nikol Pashinyan", "Nikol Pashinian"),
    ("Tadeusz Nowak", "Tadeus Novak"),
    ("Evgenii Prigozhin", "Yevgeny Prigozhin"),
    ("Mahmoud Abbas", "Mahmud Abbas"),
]
_TWO = [
    ("Wladimir Klitschko", "Vitali Klitschko"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("George H. W. Bush", "George W. Bush"),
    ("Rolf Dahl Jr.", "Rolf Dahl"),
    ("Ivan Petrov", "Ivana Petrova"),
    ("Maria Ivanova", "Mario Ivanov"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("John Smith", "Joan Smith"),
    ("Anna Meyer", "Anna Beyer"),
    ("Peter Hansen", "Peter Jansen"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Andrei Orlov", "Andrei Ormov"),
]


@pytest.mark.parametrize(("left", "right"), _ONE)
def test_one_name(left: str, right: str) -> None:
    assert agreement(left, right) >= 0.9


@pytest.mark.parametrize(("left", "right"), _TWO)
def test_two_names(left: str, right: str) -> None:
    assert agreement(left, right) < 0.75


def test_a_surname_agrees_with_the_full_name() -> None:
    assert agreement("Budanov", "Kyrylo Budanov") >= 0.9


_WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=30)


@given(_WORDS, _WORDS)
def test_agreement_is_symmetric_and_a_share(left: str, right: str) -> None:
    score = agreement(left, right)
    assert score == agreement(right, left)
    assert 0 <= score <= 1


@given(_WORDS)
def test_a_sound_is_no_longer_than_its_word(word: str) -> None:
    assert len(sound_of(word)) <= 2 * len(word) + 1
