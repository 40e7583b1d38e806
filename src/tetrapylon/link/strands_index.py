"""Which sentences are worth laying side by side: an inverted index of word triples.

Comparing every sentence with every other is out of reach for an archive. Sentences with the same words
are one form; forms meet where they share rare triples of words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
    postings: defaultdict[Form, list[int]] = defaultdict(list)
    for i, form in enumerate(forms):
        for triple in _triples(form):
            postings[triple].append(i)
    for i, form in enumerate(forms):
        met: Counter[int] = Counter()
        for triple in _triples(form):
            others = postings[triple]
            if 1 < len(others) <= POSTINGS_CAP:
                strong = 2 if _content(triple) >= CONTENT_WORDS else 1
                for other in others:
                    if other > i:
                        met[other] += strong
        yield from ((i, other) for other in sorted(met) if met[other] > 1)


def _triples(form: Form) -> list[Form]:
    """Return the distinct triples that hold at least one word of content."""
    found = {form[k : k + TRIPLE] for k in range(len(form) - TRIPLE + 1)}
    return sorted(t for t in found if _content(t))


def _content(triple: Form) -> int:
    return sum(weight(word) == 1.0 for word in triple)
