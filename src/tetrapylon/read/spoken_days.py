"""The day that stands between a verb of saying and what is said: "said Tuesday the bridge was open"."""

from __future__ import annotations

from tetrapylon.lexicon.time_cues import load_time_cues
from tetrapylon.lexicon.time_words import WEEKDAYS
from tetrapylon.model.parse import Parse, Token
from tetrapylon.model.span import Span

LED_BY = frozenset({"on", "late", "early", "earlier", "later"})
"""Words before a day that belong to it."""
MOST_LED = 2


def day_behind(parse: Parse, at: int) -> int:
    """Return how many words from index `at` on are a day that ends with no comma, 0 for none."""
    for n in range(MOST_LED + 1):
        if at + n + 1 >= len(parse):
            return 0
        word, after = parse[at + n], parse[at + n + 1]
        if word.low in WEEKDAYS:
            return n + 1 if after.pos != "PUNCT" and after.low not in ("'s", "'") else 0
        if word.low not in LED_BY:
            return 0
    return 0


def without_spoken_day(parse: Parse, words: list[Token], cue: Span) -> list[Token]:
    """Leave out the day of saying where a clause was read as beginning with it."""
    if not words or not 0 <= words[0].start - cue.end <= 1:
        return words
    skipped = day_behind(parse, words[0].i)
    kept = [w for w in words if w.i >= words[0].i + skipped]
    return kept if any(w.dep.startswith("nsubj") for w in kept) else words


def is_day_of_saying(parse: Parse, first: Token) -> bool:
    """Tell whether a day stands right behind a past verb of saying: it is then the day of that."""
    at = first.i
    while at > 0 and parse[at - 1].low in LED_BY:
        at -= 1
    verb = parse[at - 1] if at > 0 else None
    said = verb is not None and verb.tag == "VBD" and verb.lemma in load_time_cues().saying
    return said and day_behind(parse, at) > 0
