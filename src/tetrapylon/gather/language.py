"""Tell the language of a whole report."""

from __future__ import annotations

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_WORDS = 20  # below, names decide; lines of furniture are wrong one time in ten
_MIN_UNSPACED_CHARS = 60  # Chinese, Japanese and Thai part no words by spaces
_SURE = 0.5
_ENOUGH_CHARS = 50_000  # the walk is pure Python, about 1 MB/s
ENGLISH = "en"


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a report's language, None where it is too short or unclear.

    Languages without a two-letter code keep py3langid's own three-letter one.
    """
    some = text[:_ENOUGH_CHARS]
    spaced = len(some.split()) >= MIN_WORDS
    if not spaced and sum(not c.isascii() for c in some) < _MIN_UNSPACED_CHARS:
        return None
    language, probability = _identifier().classify(some)
    return str(language) if language and probability >= _SURE else None


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid is untyped
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
