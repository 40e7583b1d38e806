"""Which sentences are worth laying side by side: an inverted index of word triples.

Comparing every sentence with every other is out of reach for an archive. Sentences with the same words
are one form; forms meet where they share rare triples of words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tetrapylon.link.strands_lines import Line, weight

Form = tuple[str, ...]
"""The normal words of a sentence; equal sentences have one form."""

TRIPLE = 3
POSTINGS_CAP = 60
"""A triple of words in more forms than this is a phrase of the language and leads nowhere."""

CONTENT_WORDS = 2
"""Words of content in a triple that make two forms worth comparing on its own."""


def forms_of(lines: Iterable[Line]) -> dict[Form, list[Line]]:
    """Return the lines by their words; forms in a stable order."""
    found: defaultdict[Form, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.words].append(line)
    return dict(sorted(found.items()))


def candidates(forms: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indexes (smaller first) of forms that may be versions of one sentence.

    Two forms meet if they share two triples, or one triple with `CONTENT_WORDS` words of content.
    """
    triples = _Triples(forms)
    postings = _postings(triples)
    for i in range(len(forms)):
        met: dict[int, int] = {}
        for triple in triples.of(i):
            others = postings.get(triple, ())
            strength = 2 if is_telling(triple) else 1
            for other in others[bisect_right(others, i) :]:
                met[other] = met.get(other, 0) + strength
        yield from ((i, other) for other in sorted(met) if met[other] > 1)


def is_telling(triple: int) -> bool:
    """Tell whether a numbered triple holds `CONTENT_WORDS` words of content: its last bit says so."""
    return bool(triple & 1)


class _Triples:
    """The triples of words of every form, as numbers: half the memory and time of tuples of words."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._number: dict[str, int] = {}
        for form in forms:
            for word in form:
                self._number.setdefault(word, len(self._number))
        self._content = [weight(word) == 1.0 for word in self._number]
        self.forms = forms

    def of(self, form: int) -> set[int]:
        """Return the distinct triples of a form that hold at least one word of content."""
        base, content = len(self._number), self._content
        numbers = [self._number[word] for word in self.forms[form]]
        found = set()
        for a, b, c in zip(numbers, numbers[1:], numbers[2:], strict=False):
            told = content[a] + content[b] + content[c]
            if told:
                found.add((((a * base + b) * base + c) << 1) | (told >= CONTENT_WORDS))
        return found


def _postings(triples: _Triples) -> dict[int, Sequence[int]]:
    """Return the forms, rising, of each triple that two forms or more hold, `POSTINGS_CAP` at most."""
    first: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for i in range(len(triples.forms)):
        for triple in triples.of(i):
            before = first.setdefault(triple, i)
            if before != i:
                several.setdefault(triple, [before]).append(i)
    return {t: tuple(found) for t, found in several.items() if len(found) <= POSTINGS_CAP}
