"""What a snippet shows of the kind of event it tells: frames, lemmas, their stems, and verbs with their nouns.

Names and numbers count for nothing, so that a model of these features learns kinds of event and no places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tetrapylon.model.document import Document
from tetrapylon.model.event import EventMention
from tetrapylon.model.parse import Parse

STEM = 5
UNTOLD = frozenset({"PUNCT", "SPACE", "NUM", "PROPN", "DET"})
ROLES = {"dobj": "o", "nsubjpass": "o", "nsubj": "s"}


def type_features(document: Document, events: Iterable[EventMention]) -> Counter[str]:
    """Return counts of features of a whole snippet."""
    found = Counter(f"f:{e.frame}" for e in events)
    for _, parse in document.speaking():
        found.update(_of_words(parse))
        found.update(_of_verbs(parse))
    return found


def _of_words(parse: Parse) -> Iterator[str]:
    told = [t.lemma.lower() for t in parse if t.pos not in UNTOLD]
    for word in told:
        yield from (f"w:{word}", f"~:{word[:STEM]}")
    yield from (f"b:{one}_{two}" for one, two in pairwise(told))


def _of_verbs(parse: Parse) -> Iterator[str]:
    for token in parse:
        if token.pos == "VERB":
            for noun in parse.children(token):
                if noun.dep in ROLES and noun.pos != "PROPN":
                    yield f"{ROLES[noun.dep]}:{token.lemma.lower()}_{noun.lemma.lower()}"
