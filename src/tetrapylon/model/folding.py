"""Words as searches compare them: without case, accents and curly apostrophes."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return `text` in lower case without accents, with straight apostrophes, one space between words."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded: runs of letters and digits, so that nothing else reaches an index."""
    return tuple(_TOKEN.findall(folded(text)))
