"""spaCy's attribute ruler with its answers remembered.

The ruler gives tokens their part of speech and morphology by 179 patterns and costs a fifth of a parse. All patterns
but eight look at one token's tag, dependency and, for some words, its lower case; so the answer to those three
is remembered, and the eight are matched by themselves. A passage with a space token, or with a token not met before, is
left to the ruler. The results are the ruler's own (a test compares them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.matcher import Matcher

RULER = "attribute_ruler"
ASKED = [LOWER, TAG, DEP, IS_SPACE]
ANSWERED = [POS, MORPH, LEMMA]
SETTERS = {"POS": "pos_", "LEMMA": "lemma_"}
"""What patterns of several tokens may give: no later pattern changes it."""
Key = tuple[int, int, int]
Answer = tuple[int, int, int]


class RememberingRuler:
    """Takes the place of an attribute ruler in a pipeline."""

    def __init__(self, ruler: Any) -> None:  # noqa: ANN401 - spaCy publishes no types
        self._ruler = ruler
        self._answers: dict[Key, Answer] = {}
        self._named = _Named(ruler.vocab.strings, *_words_named(ruler.patterns))
        self._longer = [e for e in ruler.patterns if _is_longer(e)]
        self._wanted = [_wanted(e, ruler.vocab.strings) for e in self._longer]
        self._pairs = Matcher(ruler.vocab)
        for number, entry in enumerate(self._longer):
            self._pairs.add(str(number), entry["patterns"])

    def __call__(self, doc: Any) -> Any:  # noqa: ANN401
        """Return the doc with the attributes that the ruler gives."""
        rows = doc.to_array(ASKED).tolist() if len(doc) else []
        if not rows or any(row[3] for row in rows):
            return self._ruler(doc)
        named, known = self._named, self._answers
        keys = [(named[lower], tag, dep) for lower, tag, dep, _ in rows]
        pairs = self._pairs(doc) if self._may_pair(rows) else []
        answers = [known.get(key) for key in keys]
        if None in answers:
            ruled = self._ruler(doc)
            if not pairs:
                given = map(tuple, doc.to_array(ANSWERED).tolist())
                known.update(zip(keys, given, strict=True))
            return ruled
        doc.from_array(ANSWERED, np.array(answers, dtype=np.uint64))
        strings = doc.vocab.strings
        for name, start, _ in pairs:
            entry = self._longer[int(strings[name])]
            for attribute, value in entry["attrs"].items():
                setattr(doc[start + entry["index"]], SETTERS[attribute], value)
        return doc

    def pipe(self, docs: Iterable[Any], *, batch_size: int = 128) -> Iterable[Any]:
        """Yield docs, each with its attributes."""
        return map(self, docs)

    def _may_pair(self, rows: Sequence[Sequence[int]]) -> bool:
        """Tell whether a passage holds all that some pattern of several tokens asks for, wherever it stands."""
        seen = {row[0] for row in rows} | {row[2] for row in rows}
        return any(not any(s.isdisjoint(seen) for s in sets) for sets in self._wanted)


class _Named(dict[int, int]):
    """Gives a word in lower case where a pattern names it, 0 for any other."""

    def __init__(
        self,
        strings: Any,  # noqa: ANN401
        words: frozenset[str],
        shapes: Sequence[re.Pattern[str]],
    ) -> None:
        super().__init__()
        self._strings, self._words, self._shapes = strings, words, shapes

    def __missing__(self, lower: int) -> int:
        word = self._strings[lower]
        special = word in self._words or any(s.search(word) for s in self._shapes)
        self[lower] = lower if special else 0
        return self[lower]


def _wanted(entry: Mapping[str, Any], strings: Any) -> list[frozenset[int]]:  # noqa: ANN401
    """Return sets of words and relations: one of each stands in every passage that a pattern of several tokens fits."""
    found: list[frozenset[int]] = []
    for token in entry["patterns"][0] if len(entry["patterns"]) == 1 else ():
        for asked in (token[key] for key in ("LOWER", "DEP") if key in token):
            named = [asked] if isinstance(asked, str) else asked.get("IN", ())
            found += [frozenset(strings.add(word) for word in named)] if named else []
    return found


def _words_named(
    patterns: Sequence[Mapping[str, Any]],
) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the words in lower case that patterns name, and the expressions that they test words with."""
    words, shapes = set[str](), list[re.Pattern[str]]()
    tokens = [t for entry in patterns for pattern in entry["patterns"] for t in pattern]
    for asked in (t["LOWER"] for t in tokens if "LOWER" in t):
        if isinstance(asked, str):
            words.add(asked)
        else:
            words.update(asked.get("IN", ()), asked.get("NOT_IN", ()))
            shapes += [re.compile(asked["REGEX"])] if "REGEX" in asked else []
    return frozenset(words), tuple(shapes)


def remember_attributes(nlp: Any) -> None:  # noqa: ANN401
    """Put a `RememberingRuler` in the place of a loaded pipeline's ruler, where its patterns allow that."""
    if RULER in nlp.pipe_names and _looks_at_what_is_kept(nlp.get_pipe(RULER)):
        at = [name for name, _ in nlp._components].index(RULER)  # noqa: SLF001
        nlp._components[at] = (RULER, RememberingRuler(nlp.get_pipe(RULER)))  # noqa: SLF001


def _looks_at_what_is_kept(ruler: Any) -> bool:  # noqa: ANN401
    known = {"LOWER", "TAG", "DEP", "IS_SPACE"}
    tokens = (t for entry in ruler.patterns for pattern in entry["patterns"] for t in pattern)
    settable = all(set(e["attrs"]) <= set(SETTERS) for e in ruler.patterns if _is_longer(e))
    return settable and all(set(token) <= known for token in tokens)


def _is_longer(entry: Mapping[str, Any]) -> bool:
    return any(len(pattern) > 1 for pattern in entry["patterns"])
