"""The PLOVER type of what one party in a sentence does to another, by a linear model of parse features.

Use it where the frame table has no type of its own for what links two parties. The model knows fifteen types; its `YIELD`
is the older set's name for what PLOVER 0.8 splits into CONCEDE and RETREAT.
"""

from __future__ import annotations

from dataclasses import dataclass

from tetrapylon.lexicon.linear import load_linear
from tetrapylon.model.parse import Parse
from tetrapylon.model.span import Span
from tetrapylon.read.pair_features import pair_features

MODEL = "pair_types"
YIELD = "YIELD"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairType:
    """A PLOVER type (`YIELD` for CONCEDE or RETREAT), and by how much it leads the next one."""

    type: str
    lead: float

    @property
    def in_plover(self) -> str | None:
        """The type in PLOVER 0.8, None where it may be either of two."""
        return None if self.type == YIELD else self.type


def pair_type_of(parse: Parse, source: Span | None, target: Span | None) -> PairType:
    """Return the likeliest type of what `source` does to `target` in a sentence."""
    label, lead = load_linear(MODEL).best(pair_features(parse, source, target))
    return PairType(type=label, lead=lead)
