"""One answer as it is compared with another, and the kinds of thing that answers count."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from tetrapylon.lexicon.issues import load_asking
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days
from tetrapylon.model.quantity import Measure, Quantity

NEAR_SHARE = 0.1
"""How far "about N" may lie from N, as a share of N."""
NEAR_WORDS = frozenset({"about", "around", "some", "nearly", "almost", "approximately", "roughly"})
TOLLS = frozenset(
    (Measure.KILLED, Measure.INJURED, Measure.DISPLACED, Measure.MISSING, Measure.RELEASED)
)
COUNTS_THAT_GROW = frozenset((Measure.KILLED, Measure.INJURED))
GROWING = COUNTS_THAT_GROW | {Measure.DISPLACED}
GENERAL = frozenset({"", "people", "person", "persons", "others", "victims", "dead", "casualties"})
PARTS = frozenset(
    {"entrance", "entrances", "outskirts", "edge", "edges", "gate", "gates", "centre", "center"}
    | {"border", "suburb", "suburbs", "walls", "periphery"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One answer as it is compared: the quantity, its claim, its days and the text family it belongs to."""

    quantity: Quantity
    claim: Claim | None
    days: Days | None
    copy_of: str
    words: str

    @property
    def range(self) -> tuple[float, float]:
        """The values that the words allow, in the base unit of a length or a time."""
        q = self.quantity
        unit = load_number_words().unit_named(q.unit)
        scale = unit.scale if unit else 1.0
        low, high = q.low, q.high
        if q.value is not None and low is None and high is None:
            slack = q.value * NEAR_SHARE if q.approximator in NEAR_WORDS else 0.0
            low, high = q.value - slack, q.value + slack
        low = 0.0 if low is None else low
        return low * scale, (inf if high is None else high * scale)

    @property
    def settled_day(self) -> bool:
        """Tell whether the answer holds for one known day."""
        return self.days is not None and self.days.length == 1


def part_of_place(reference: str | None) -> str:
    """Return the part of a place that a reference names ("entrance"), empty for the place itself."""
    words = (reference or "").lower().split()
    return next((w.removesuffix("s") for w in words if w in PARTS), "")


def last_word(words: str) -> str:
    """Return the counted noun of some words, empty for none."""
    return words.lower().split()[-1] if words.strip() else ""


def people_of(words: str) -> str:
    """Return the noun that stands for a kind of people: "members" and "fighters" are one, "bodies" are people."""
    noun = last_word(words)
    return load_asking().peoples.get(noun, noun)


def other_kinds(a: Stand, b: Stand) -> bool:
    """Tell whether each answer names its own kind of people: no later figure moves another kind's on."""
    named = {people_of(a.quantity.of), people_of(b.quantity.of)}
    return a.quantity.measures in TOLLS and len(named) == 2 and not named & GENERAL


def gap(a: Days, b: Days) -> int:
    """Return the days between two stretches, 0 where they meet."""
    if a.meets(b):
        return 0
    ends = [(x.last, y.first) for x, y in ((a, b), (b, a))]
    return min((y - x).days for x, y in ends if x is not None and y is not None and y > x)
