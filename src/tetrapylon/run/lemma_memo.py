"""spaCy's rule lemmatizer with its answers remembered.

A lemma of the rules hangs on the word, its part of speech and its morphology alone; spaCy remembers it for some words
and works it out again for the others, token by token. Here whole passages are looked up at once. The results are the lemmatizer's
own (a test compares them).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS

LEMMATIZER = "lemmatizer"
ASKED = [ORTH, POS, MORPH, LEMMA]
MOST_KNOWN = 1 << 18
"""Words whose lemma is remembered; names and numbers have no end."""
Key = tuple[int, int, int]


class RememberingLemmatizer:
    """Takes the place of a rule lemmatizer in a pipeline."""

    def __init__(self, lemmatizer: Any) -> None:  # noqa: ANN401 - spaCy publishes no types
        self._lemmatizer = lemmatizer
        self._known: dict[Key, int] = {}

    @property
    def lookups(self) -> Any:  # noqa: ANN401
        """The lemmatizer's own tables."""
        return self._lemmatizer.lookups

    def __call__(self, doc: Any) -> Any:  # noqa: ANN401
        """Return the doc with a lemma for each token that has none."""
        if not len(doc):
            return doc
        rows = doc.to_array(ASKED).tolist()
        found = [
            lemma or self._known.get((orth, pos, morph)) or self._asked(doc[i], (orth, pos, morph))
            for i, (orth, pos, morph, lemma) in enumerate(rows)
        ]
        doc.from_array([LEMMA], np.array(found, dtype=np.uint64).reshape(-1, 1))
        return doc

    def pipe(self, docs: Iterable[Any], *, batch_size: int = 128) -> Iterable[Any]:
        """Yield docs, each with its lemmas."""
        return map(self, docs)

    def _asked(self, token: Any, key: Key) -> int:  # noqa: ANN401
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        lemma = self._lemmatizer.lemmatize(token)[0]
        found = self._known[key] = int(token.vocab.strings.add(lemma))
        return found


def remember_lemmas(nlp: Any) -> None:  # noqa: ANN401
    """Put a `RememberingLemmatizer` in the place of a loaded pipeline's lemmatizer, where that goes by rules alone."""
    if LEMMATIZER not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe(LEMMATIZER)
    if lemmatizer.mode == "rule" and not lemmatizer.overwrite:
        at = [name for name, _ in nlp._components].index(LEMMATIZER)  # noqa: SLF001
        nlp._components[at] = (LEMMATIZER, RememberingLemmatizer(lemmatizer))  # noqa: SLF001
