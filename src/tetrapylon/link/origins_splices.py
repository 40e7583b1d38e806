"""Reports glued together from several stories, found by how their sentences' families alternate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

MIN_CHANGES = 3
"""Changes of family between neighbouring copied sentences from which on a report is spliced."""

MIN_SENTENCES = 2
"""Sentences that a family must give to count: one borrowed sentence makes no splice."""

MAX_OWN = 0.6
"""A report with a larger share of text of its own is an article that uses others, not a splice."""


def is_spliced(families: Sequence[str | None]) -> bool:
    """Tell whether a report is spliced, from the family of each of its sentences in reading order.

    None stands for a sentence of the report's own. A wholly copied report whose sentences come from two
    families in blocks has too few changes to be called spliced.
    """
    given = Counter(f for f in families if f is not None)
    counted = {f for f, n in given.items() if n >= MIN_SENTENCES}
    copied = [f for f in families if f in counted]
    changes = sum(a != b for a, b in pairwise(copied))
    own = sum(f is None for f in families)
    return len(counted) > 1 and changes >= MIN_CHANGES and own <= MAX_OWN * len(families)


def unrelated(
    families: Sequence[str | None], closeness: Mapping[str, Mapping[str, float]]
) -> list[str | None]:
    """Return the families with relatives under one name: two reports that share text are one source.

    `closeness` is how much text pairs of reports share; 0 or a missing pair means none.
    """
    named: dict[str, str] = {}
    for family in sorted({f for f in families if f is not None}):
        kin = closeness.get(family, {})
        named[family] = next((named[f] for f in named if kin.get(f)), family)
    return [None if f is None else named[f] for f in families]
