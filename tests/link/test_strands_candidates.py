"""Candidates found in buckets are those that one index finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tetrapylon.link.strands_candidates import bucket_of_triples, pairs_that_meet, shares_of
from tetrapylon.link.strands_index import Form, FormIndex

WORDS = st.sampled_from(
    ["convoy", "bridge", "the", "of", "north", "rebels", "river", "said", "army"]
)
FORMS = st.lists(
    st.lists(WORDS, min_size=5, max_size=9).map(tuple), min_size=1, max_size=25, unique=True
)


def in_buckets(forms: list[Form], *, buckets: int, cap: int, parts: int) -> set[tuple[int, int]]:
    index = FormIndex(cap)
    found = [index.triples_of(forms[at : at + parts], at) for at in range(0, len(forms), parts)]
    owners = np.concatenate([o for o, _ in found])
    triples = np.concatenate([t for _, t in found])
    of = bucket_of_triples(triples, buckets)
    shares = [shares_of(owners[of == b], triples[of == b], cap=cap) for b in range(buckets)]
    return {(min(p), max(p)) for p in pairs_that_meet(shares).tolist()}


@settings(deadline=None)
@given(FORMS, st.integers(1, 5), st.sampled_from([2, 3, 60]), st.integers(1, 7))
def test_the_pairs_are_those_of_one_index(
    forms: list[Form], buckets: int, cap: int, parts: int
) -> None:
    met = FormIndex(cap).add(forms, 0)
    expected = {(min(p), max(p)) for p in met.pairs.tolist()}
    assert in_buckets(forms, buckets=buckets, cap=cap, parts=parts) == expected


@pytest.mark.parametrize("buckets", [1, 4])
def test_no_forms_give_no_pairs(buckets: int) -> None:
    empty = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.uint64)
    assert len(pairs_that_meet([shares_of(*empty)] * buckets)) == 0
