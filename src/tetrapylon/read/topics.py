"""What a statement is about, by the words in it."""

from __future__ import annotations

from collections.abc import Iterable

from tetrapylon.lexicon.cues import CueLexicon
from tetrapylon.model.claim import Topic
from tetrapylon.model.parse import Token


def topics_of(tokens: Iterable[Token], cues: CueLexicon) -> tuple[Topic, ...]:
    """Return the topics whose words occur among `tokens`, in alphabetical order; `other` if none does."""
    found: set[Topic] = set()
    for token in tokens:
        found.update(cues.topics.get(token.lemma.lower(), cues.topics.get(token.low, ())))
    return tuple(sorted(found)) or (Topic.OTHER,)
