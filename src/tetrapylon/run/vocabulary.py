"""Which words are ordinary ones, asked of the parser's own vocabulary.

The pipeline brings WordNet's index of lemmas and the words it met in training. A word is ordinary if it or
its lemma is a verb, an adjective or an adverb; or a noun that has a plural or a noun's ending. WordNet's nouns
hold many names ("salvador", "paris"), which were met with a capital and never in the plural.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Any

OTHER_PARTS = ("verb", "adj", "adv")
NOUN_ENDING = re.compile(
    r".+(?:ence|ance|ion|ity|ness|ment|ing|ism|ship|age|ure|cy|logy|ics|ty|ware|wear|dom|hood|ice|phy|"
    r"fare|stuff|ball|ade|ery)"
)
FOREIGN_ENDING = re.compile(r".+(?:[aoiu]|[ae][nrsz]|o[ns])")
"""How names of other languages end: a noun that was never met and ends so is taken for a name."""
KEPT = 100_000
SHORT = 4
"""Letters up to which a noun that was never met is taken for an acronym ("eln", a unit of length)."""


class Vocabulary:
    """The ordinary words of a loaded pipeline. Reads tables only; each answer is kept."""

    def __init__(self, nlp: Any, met: Container[str]) -> None:  # noqa: ANN401 - spaCy publishes no types
        """Take the tables out of `nlp`, a loaded spaCy pipeline with a rule lemmatizer.

        Args:
            nlp: the pipeline.
            met: the strings that it knew when it was loaded; it learns those of every text that it parses, and what was
                read before must change nothing.
        """
        lookups = nlp.get_pipe("lemmatizer").lookups
        index = lookups.get_table("lemma_index")
        self._rules = lookups.get_table("lemma_rules")
        self._irregular = lookups.get_table("lemma_exc")
        self._nouns = frozenset(index["noun"])
        self._index = {p: frozenset(index[p]) for p in OTHER_PARTS}
        self._stop = frozenset(nlp.Defaults.stop_words)
        self._met = met
        self._counted = frozenset(w for ws in self._irregular["noun"].values() for w in ws)
        self.is_common = lru_cache(maxsize=KEPT)(self._is_common)

    def _is_common(self, word: str) -> bool:
        if word in self._stop or any(self._is_form(word, part) for part in OTHER_PARTS):
            return True
        return any(self._is_noun(lemma) for lemma in (word, *self._lemmas(word, "noun")))

    def _is_form(self, word: str, part: str) -> bool:
        if word in self._index[part] or word in self._irregular[part]:
            return True
        return len(word) > 3 and any(w in self._index[part] for w in self._lemmas(word, part))

    def _lemmas(self, word: str, part: str) -> Iterator[str]:
        yield from self._irregular[part].get(word, ())
        for old, new in self._rules[part]:
            if word.endswith(old) and len(word) > len(old) + 1:
                yield word[: len(word) - len(old)] + new

    def _is_noun(self, word: str) -> bool:
        if word not in self._nouns:
            return False
        if NOUN_ENDING.fullmatch(word) or word in self._counted:
            return True
        if word.title() not in self._met:
            met = word in self._met
            return met or (len(word) > SHORT and not FOREIGN_ENDING.fullmatch(word))
        return any(p in self._met for p in _plurals(word))


def _plurals(word: str) -> Iterator[str]:
    yield word + "s"
    yield word + "es"
    for ending, many in (("y", "ies"), ("man", "men")):
        if word.endswith(ending):
            yield word[: len(word) - len(ending)] + many
