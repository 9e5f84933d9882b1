"""Bytes to text: byte order marks, declared character sets, and what is no text."""

import codecs
import re

from whence.errors import DocumentError

__all__ = ["clean_text", "decode_page"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_DECLARED_WITHIN = 4_096
_MAGIC = (
    b"\x7fELF",
    b"\x89PNG",
    b"%PDF-",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BM",
    b"MZ\x90",
    b"ID3",
    b"OggS",
    b"RIFF",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format 3\x00",
)
_SAMPLE = 65_536
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}
_BINARY_SHARE = 0.05
"""Random bytes hold 10 % control characters, text in any old encoding none."""

# A terminal obeys some of these, an editor none: they are never a page's words. Each
# becomes one sign, so that offsets stay what they were.
_UNSAFE_PATTERN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff]")


def clean_text(text: str) -> str:
    r"""Return the text with control characters and half characters made signs.

    The result has the same length, can be written as UTF-8, and cannot drive a
    terminal.

    >>> clean_text("said \x1b[2J so") == "said \ufffd[2J so"
    True
    """
    if _UNSAFE_PATTERN.search(text) is None:
        return text
    return _UNSAFE_PATTERN.sub("\ufffd", text)


def decode_page(data: bytes, *, name: str) -> str:
    """Return the text that the bytes of a page hold.

    Args:
        data: The file's bytes.
        name: The file's name, for the message.

    Returns:
        The text, with what no reading explains as U+FFFD.

    Raises:
        DocumentError: If the bytes are no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return clean_text(data[len(mark) :].decode(encoding, "replace"))
    wide = _guess_wide(data)
    if wide is not None:
        return clean_text(data.decode(wide, "replace"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if _looks_binary(data):
            message = (
                f"{name} is not text (binary data): give HTML, plain text, docs.jsonl, "
                "CSV, a feed or a WARC file"
            )
            raise DocumentError(message, code="binary") from None
        text = _decode_legacy(data)
    return clean_text(text)


def _looks_binary(data: bytes) -> bool:
    if data.startswith(_MAGIC):
        return True
    sample = data[:_SAMPLE]
    return sum(byte in _CONTROLS for byte in sample) > _BINARY_SHARE * len(sample)


def _guess_wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zeros: every second byte of Latin text."""
    sample = data[:_DECLARED_WITHIN]
    if sample.count(0) < len(sample) // 4 or len(sample) < 8:
        return None
    for encoding, zeros in (
        ("utf-16-le", sample[1::2]),
        ("utf-16-be", sample[0::2]),
    ):
        other = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        if zeros.count(0) > 0.6 * len(zeros) and other.count(0) < 0.1 * len(other):
            letters = sum(32 <= byte < 127 or byte in {9, 10, 13} for byte in other)
            return encoding if letters > 0.6 * len(other) else None
    return None


def _decode_legacy(data: bytes) -> str:
    """Decode bytes that are no clean UTF-8: mostly UTF-8, declared, or Western."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    wide = sum(char > "\x7f" for char in mended[:_SAMPLE]) - mended[:_SAMPLE].count(
        "\ufffd"
    )
    found = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if found is not None:
        name = found.group(1).decode("ascii").lower()
        if name not in {"utf-8", "utf8", "utf-7", "utf-16", "utf-32"}:
            try:
                if codecs.lookup(name)._is_text_encoding:  # noqa: SLF001
                    return data.decode(name, "strict")
            except (LookupError, UnicodeDecodeError, ValueError):
                pass
        elif name in {"utf-8", "utf8"} and broken < 50 + len(mended) // 100:
            return mended
    if wide >= broken:
        return mended
    return data.decode("cp1252", "replace")
