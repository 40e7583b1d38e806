"""Tell the language of a whole report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_WORDS = 20  # below, names decide; lines of furniture are wrong one time in ten
_MIN_UNSPACED_CHARS = 60  # Chinese, Japanese and Thai part no words by spaces
_SURE = 0.5
_ENOUGH_CHARS = 50_000  # the walk is pure Python, about 1 MB/s
ENGLISH = "en"
ENGLISH_WORDS = frozenset(
    ("been", "but", "had", "has", "have", "he", "his", "it", "its", "said", "she", "that", "the", "these", "they",
     "this", "those", "were", "which", "would")
)  # fmt: skip
"""Small words which no other language has in such numbers; "of", "is" and "was" are Dutch too, "and" and "for" are Pidgin."""
_PLAINLY, _THROUGHOUT = 0.08, 0.03
"""Share of these words in a whole text, and in each hundred words of it, from which on it is English without a walk. 2026-11-26: of
6,681 texts at hand 5,126 are, and the walk calls every one of them English."""
_STRETCH = 100


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a report's language, None where it is too short or unclear.

    Languages without a two-letter code keep py3langid's own three-letter one.
    """
    some = text[:_ENOUGH_CHARS]
    words = some.lower().split()
    spaced = len(words) >= MIN_WORDS
    if spaced and is_plainly_english(words):
        return ENGLISH
    if not spaced and sum(not c.isascii() for c in some) < _MIN_UNSPACED_CHARS:
        return None
    language, probability = _identifier().classify(some)
    return str(language) if language and probability >= _SURE else None


def is_plainly_english(words: Sequence[str]) -> bool:
    """Tell whether small words of English stand all through a text, so that nothing else need be asked.

    Args:
        words: the text's words in lower case, in order.
    """
    small = [w in ENGLISH_WORDS for w in words]
    if sum(small) < _PLAINLY * len(small):
        return False
    stretches = (small[i : i + _STRETCH] for i in range(0, len(small), _STRETCH))
    return all(sum(s) >= _THROUGHOUT * len(s) for s in stretches)


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid is untyped
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
