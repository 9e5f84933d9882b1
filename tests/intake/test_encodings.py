"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import DocumentError
from whence.intake.encodings import clean_text, decode_page


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Größe".encode(), "Größe"),
        ("\ufeffGröße".encode(), "Größe"),
        ("Größe".encode("utf-16"), "Größe"),
        ("A longer text of plain words".encode("utf-16-le"), "A longer text of plain"),
        ("A longer text of plain words".encode("utf-16-be"), "A longer text of plain"),
        ("Größe".encode("cp1252"), "Größe"),
        ('<meta charset="koi8-r">Москва'.encode("koi8-r"), "Москва"),
        (b'<meta charset="utf-7">+ADw-b+AD4- caf\xe9', "+ADw-b+AD4- café"),
        (b"Caf\xe9 \xc3\x28 M\xc3\xbcnchen K\xc3\xb6ln", "München Köln"),
        (b"a\0b\0c", "a\ufffdb\ufffdc"),
    ],
)
def test_bytes_become_text(data: bytes, expected: str) -> None:
    assert expected in decode_page(data, name="a.html")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"\x7fELF\x02\x01\x01" + bytes(range(256)),
        b"\x00\xff" * 200,
    ],
)
def test_binary_data_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"^a\.html is not text") as caught:
        decode_page(data, name="a.html")
    assert caught.value.code == "binary"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_decoder(data: bytes) -> None:
    try:
        text = decode_page(data, name="a")
    except DocumentError:
        return
    text.encode("utf-8")
    assert "\x1b" not in text


@given(st.text(st.characters(), max_size=100))
def test_cleaning_keeps_offsets_and_is_done_once(text: str) -> None:
    clean = clean_text(text)
    assert len(clean) == len(text)
    assert clean_text(clean) == clean
    clean.encode("utf-8")
