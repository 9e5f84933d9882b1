"""The language of a text, or nothing where a text is too short to tell."""

import functools
import re
from typing import Any

__all__ = ["find_language", "is_foreign_script"]

_ENOUGH = 40
"""Letters; py3langid errs on one in five texts of 20 letters, one in fifty of 60."""
_SAMPLE = 4_000
_SURE = 0.8
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_OTHER = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff\ufe70-\ufefc]")
_FREQUENT = frozenset(
    "the of and to in a is that for on was with as by at from said has have it".split()
)


@functools.cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid ships no types
    # Reads its model when imported; it ships no types.
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language; None where it cannot be told.

    >>> find_language("The ministry said that the talks had failed in the night.")
    'en'
    >>> find_language("Seoul 12 June") is None
    True
    """
    sample = text[:_SAMPLE]
    letters = len(_LATIN.findall(sample)) + len(_OTHER.findall(sample))
    if letters < _ENOUGH:
        return None
    words = re.findall(r"[a-z']{1,20}", sample.lower())
    frequent = sum(word in _FREQUENT for word in words)
    # English function words settle it; the classifier errs on lists of names.
    if len(words) >= 8 and frequent >= 0.2 * len(words):
        return "en"
    code, score = _identifier().classify(sample)
    if float(score) < _SURE:
        return None
    return str(code)


def is_foreign_script(line: str) -> bool:
    """Say whether most letters of a line are in another script than Latin.

    >>> is_foreign_script("황준국 주유엔 한국대표부 대사가 10일 회의에서 발언했다")
    True
    """
    other = len(_OTHER.findall(line[:_SAMPLE]))
    return other >= 3 and other > len(_LATIN.findall(line[:_SAMPLE]))
