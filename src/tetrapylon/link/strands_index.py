"""Which sentences are worth laying side by side: an inverted index of word triples that grows.

Comparing every sentence with every other is out of reach for an archive. Sentences with the same words
are one form; forms meet where they share rare triples of words. The index is sorted arrays, a few segments
that are merged as they grow, so that a handful of new forms costs nothing that depends on the archive's size
but a few binary searches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from tetrapylon.link.strands_lines import FUNCTION_WORDS

Form = tuple[str, ...]
"""The normal words of a sentence; equal sentences have one form."""

Numbers = NDArray[np.int64]
Triples = NDArray[np.uint64]

TRIPLE = 3
POSTINGS_CAP = 60
"""A triple of words in more forms than this is a phrase of the language and leads nowhere."""

CONTENT_WORDS = 2
"""Words of content in a triple that make two forms worth comparing on its own."""

ENOUGH = 2
"""Shared triples from which on two forms meet; one with `CONTENT_WORDS` words of content counts as two."""

AT_ONCE = 2_000_000
"""Postings looked at in one go: bounds the memory of a large addition."""

MERGED_FROM = 4
"""Segments are merged once the newest is no smaller than this fraction (1/4) of the one before."""

_ONE = np.uint64(1)
_MIXERS = tuple(np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_SHIFT = np.uint64(32)


class _Keys(dict[str, int]):
    """A number for every word, made of the word alone; the last bit tells a word of content."""

    def __missing__(self, word: str) -> int:
        digest = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
        key = self[word] = digest & ~1 | (word not in FUNCTION_WORDS)
        return key


@dataclass(frozen=True, slots=True)
class _Segment:
    """Triples, rising, each with a form that holds it; forms rise within a triple."""

    triples: Triples
    forms: Numbers

    def range_of(self, triples: Triples) -> tuple[Numbers, Numbers]:
        """Return where the postings of each triple begin and end."""
        begin = np.searchsorted(self.triples, triples, side="left")
        return begin, np.searchsorted(self.triples, triples, side="right")


@dataclass(frozen=True, slots=True)
class Met:
    """What adding forms brought: pairs that meet now, and groups of older forms whose common triple wore out.

    `pairs` has two columns of form numbers; the first is a new form, the second any other. Older forms that
    met by a worn-out triple alone meet no longer: ask `FormIndex.meeting`.
    """

    pairs: Numbers
    worn_out: tuple[Numbers, ...]


class FormIndex:
    """The triples of all forms added so far. Forms are numbered by the caller, rising.

    `cap` is the number of forms from which on a triple leads nowhere.
    """

    def __init__(self, cap: int = POSTINGS_CAP) -> None:
        self._cap = cap
        self._keys = _Keys()
        self._segments: list[_Segment] = []

    def add(self, forms: Sequence[Form], first: int) -> Met:
        """Add forms numbered from `first` on and return whom they meet, in any order of adding."""
        owners, triples = self.triples_of(forms, first)
        order = np.argsort(triples, kind="stable")
        new = _Segment(triples[order], owners[order])
        distinct, begin, held = np.unique(new.triples, return_index=True, return_counts=True)
        before = self._spread(distinct)
        open_ = before + held <= self._cap
        worn = distinct[~open_ & (before > 1) & (before <= self._cap)]
        worn_out = tuple(self._holders(worn))
        element = np.repeat(open_, held)
        triple_of = np.empty(len(order), dtype=np.int64)
        triple_of[order] = np.repeat(np.arange(len(distinct)), held)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order)) - np.repeat(begin, held)
        kept = np.empty(len(order), dtype=bool)
        kept[order] = element
        self._segments.append(new)
        found = self._pairs(owners[kept], triples[kept], begin[triple_of[kept]], rank[kept])
        self._merge()
        return Met(found, worn_out)

    def meeting(self, pairs: Sequence[tuple[Form, Form]]) -> list[bool]:
        """Tell for each pair whether it meets by the triples that are not worn out."""
        sides = [set(self.triples_of([form], 0)[1].tolist()) for form in chain.from_iterable(pairs)]
        shared = [left & right for left, right in zip(sides[::2], sides[1::2], strict=True)]
        asked = np.array(sorted(set().union(*shared)), dtype=np.uint64)
        worn = set(asked[self._spread(asked) > self._cap].tolist())
        return [sum(1 + (t & 1) for t in common - worn) >= ENOUGH for common in shared]

    def triples_of(self, forms: Sequence[Form], first: int) -> tuple[Numbers, Triples]:
        """Return the distinct triples with a word of content of each form, and the form of each."""
        sizes = np.fromiter(map(len, forms), np.int64, len(forms))
        words = chain.from_iterable(forms)
        key = np.fromiter(map(self._keys.__getitem__, words), np.uint64, int(sizes.sum()))
        owner = np.repeat(np.arange(first, first + len(forms)), sizes)
        a, b, c = key[:-2], key[1:-1], key[2:]
        content = (a & _ONE) + (b & _ONE) + (c & _ONE)
        inside = (owner[: len(a)] == owner[2:]) & (content > 0)
        mixed = (a * _MIXERS[0] + b) * _MIXERS[1] + c
        mixed = (mixed ^ (mixed >> _SHIFT)) * _MIXERS[2]
        triple = (mixed & ~_ONE) | (content >= CONTENT_WORDS)
        return _distinct(owner[2:][inside], triple[inside])

    def _spread(self, triples: Triples) -> Numbers:
        """Return in how many forms each triple is."""
        found = np.zeros(len(triples), dtype=np.int64)
        for segment in self._segments:
            begin, end = segment.range_of(triples)
            found += end - begin
        return found

    def _holders(self, triples: Triples) -> Iterator[Numbers]:
        """Yield the forms of each triple."""
        places = [(s.forms, *s.range_of(triples)) for s in self._segments]
        for i in range(len(triples)):
            yield np.concatenate([forms[begin[i] : end[i]] for forms, begin, end in places])

    def _pairs(self, owners: Numbers, triples: Triples, begin: Numbers, rank: Numbers) -> Numbers:
        """Return the pairs that the open triples of the new forms lead to, a bounded number of postings at once."""
        *older, new = self._segments
        ranges = [(s.forms, *s.range_of(triples)) for s in older]
        ranges.append((new.forms, begin, begin + rank))
        wide = np.sum([end - start for _, start, end in ranges], axis=0)
        strength = 1 + (triples & _ONE).astype(np.int64)
        found = [np.empty((0, 2), dtype=np.int64)]
        for part in _parts(owners, wide):
            left = [np.repeat(owners[part], (e - s)[part]) for _, s, e in ranges]
            weigh = [np.repeat(strength[part], (e - s)[part]) for _, s, e in ranges]
            right = [forms[_spelled(s[part], e[part])] for forms, s, e in ranges]
            found.append(_met(np.concatenate(left), np.concatenate(right), np.concatenate(weigh)))
        return np.concatenate(found)

    def _merge(self) -> None:
        while len(self._segments) > 1:
            *_, big, small = self._segments
            if len(small.forms) * MERGED_FROM < len(big.forms):
                return
            triples = np.concatenate([big.triples, small.triples])
            order = np.argsort(triples, kind="stable")
            forms = np.concatenate([big.forms, small.forms])[order]
            self._segments[-2:] = [_Segment(triples[order], forms)]


def _distinct(owners: Numbers, triples: Triples) -> tuple[Numbers, Triples]:
    order = np.lexsort((triples, owners))
    owners, triples = owners[order], triples[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (owners[1:] != owners[:-1]) | (triples[1:] != triples[:-1])
    return owners[first], triples[first]


def _parts(owners: Numbers, wide: Numbers) -> Iterator[slice]:
    """Yield slices that leave no form in two of them, each of about `AT_ONCE` postings."""
    total, begin = np.cumsum(wide), 0
    while begin < len(owners):
        spent = total[begin - 1] if begin else 0
        end = int(np.searchsorted(total, spent + AT_ONCE, side="right"))
        last = owners[min(max(end, begin + 1), len(owners)) - 1]
        end = int(np.searchsorted(owners, last, side="right"))
        yield slice(begin, end)
        begin = end


def _spelled(begin: Numbers, end: Numbers) -> Numbers:
    """Return the numbers from each `begin` up to its `end`, one after the other."""
    count = end - begin
    shift: Numbers = np.repeat(begin - (np.cumsum(count) - count), count)
    return shift + np.arange(len(shift), dtype=np.int64)


def _met(left: Numbers, right: Numbers, strength: Numbers) -> Numbers:
    """Return the distinct pairs whose strengths add up to `ENOUGH`."""
    order = np.lexsort((right, left))
    left, right, strength = left[order], right[order], strength[order]
    if not len(left):
        return np.empty((0, 2), dtype=np.int64)
    first = np.ones(len(left), dtype=bool)
    first[1:] = (left[1:] != left[:-1]) | (right[1:] != right[:-1])
    place = np.flatnonzero(first)
    enough = np.add.reduceat(strength, place) >= ENOUGH
    return np.stack([left[place][enough], right[place][enough]], axis=1)
