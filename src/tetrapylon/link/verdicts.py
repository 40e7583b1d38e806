"""Why two answers to one question differ: rules in order, over ranges, days, references and voices.

The first rule that holds for a pair decides. A pair that no rule decides is no dispute: the words do not
say enough. docs/quantities.md prints this table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tetrapylon.lexicon.families import Family
from tetrapylon.lexicon.units import load_number_words
from tetrapylon.link.verdicts_stands import (
    COUNTS_THAT_GROW,
    GENERAL,
    GROWING,
    NEAR_SHARE,
    Stand,
    last_word,
    other_kinds,
    part_of_place,
    people_of,
)
from tetrapylon.model.claim import Modality, Polarity
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.quantity import Measure
from tetrapylon.model.question import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A row of the verdict table: when it holds, what it says and why in plain words."""

    name: str
    holds: Callable[[Stand, Stand, Family], bool]
    verdict: Verdict
    because: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule decided about a pair."""

    verdict: Verdict
    because: str


def _copied(a: Stand, b: Stand, _: Family) -> bool:
    return a.copy_of == b.copy_of and a.range == b.range


def _other_measure(a: Stand, b: Stand, _: Family) -> bool:
    return a.quantity.measures is not b.quantity.measures


def _other_unit(a: Stand, b: Stand, _: Family) -> bool:
    if a.quantity.measures in COUNTS_THAT_GROW and SHARE not in (a.quantity.unit, b.quantity.unit):
        return last_word(a.quantity.of) in HOUSEHOLDS or last_word(b.quantity.of) in HOUSEHOLDS
    words = load_number_words()
    first, second = (words.unit_named(s.quantity.unit) for s in (a, b))
    if first and second:
        return first.kind is not second.kind
    return a.quantity.unit != b.quantity.unit


def _other_bearing(a: Stand, b: Stand, _: Family) -> bool:
    left, right = a.quantity.bearing, b.quantity.bearing
    return left is not None and right is not None and left != right


def _same(a: Stand, b: Stand, _: Family) -> bool:
    return a.range == b.range


def _later(a: Stand, b: Stand, _: Family) -> bool:
    if a.quantity.measures in MAY_STAY and _overlap(a, b, _):
        return False
    return a.days is not None and b.days is not None and not a.days.meets(b.days)


def _fewer(a: Stand, b: Stand, family: Family) -> bool:
    """Tell whether a later count of dead or hurt is lower: no running count falls, so they count other days or people."""
    if a.quantity.measures not in COUNTS_THAT_GROW or not _later(a, b, family):
        return False
    first, then = sorted((a, b), key=lambda s: (s.days.first or s.days.last) if s.days else None)  # type: ignore[arg-type, return-value]
    return then.range[1] < first.range[0]


def _grown(a: Stand, b: Stand, _: Family) -> bool:
    """Tell whether a later count of dead, hurt or driven out is higher, though "at least" lets both hold."""
    return _higher(a, b, a.days, b.days)


def _told_higher(a: Stand, b: Stand, _: Family) -> bool:
    """Tell whether the count of one day that was told later is higher."""
    told = [days_of(s.claim.speech_date) if s.claim else None for s in (a, b)]
    return _higher(a, b, *told)


def _higher(a: Stand, b: Stand, one: Days | None, two: Days | None) -> bool:
    if a.quantity.measures not in GROWING or one is None or two is None or one.meets(two):
        return False
    if not _plain(a) or not _plain(b):
        return False
    ranked = sorted(((one, a), (two, b)), key=lambda d: d[0].first or d[0].last or date.min)
    first, then = (s.quantity.value for _, s in ranked)
    return first is not None and then is not None and then > first * (1 + NEAR_SHARE)


def _other_reference(a: Stand, b: Stand, _: Family) -> bool:
    if a.quantity.measures is not Measure.DISTANCE_TO:
        return False
    return part_of_place(a.quantity.reference) != part_of_place(b.quantity.reference)


def _other_people(a: Stand, b: Stand, _: Family) -> bool:
    named = {people_of(a.quantity.of), people_of(b.quantity.of)}
    if len(named) == 1 or named <= GENERAL:
        return False
    return not named & GENERAL or not _overlap(a, b, _)


def _named_apart(a: Stand, b: Stand, _: Family) -> bool:
    return other_kinds(a, b)


def _overlap(a: Stand, b: Stand, _: Family) -> bool:
    return a.range[0] <= b.range[1] and b.range[0] <= a.range[1]


def _unsure(a: Stand, b: Stand, family: Family) -> bool:
    return not family.settles or not _plain(a) or not _plain(b)


def _rival(a: Stand, b: Stand, _: Family) -> bool:
    """Tell whether two named voices give one place and day two values."""
    placed = a.quantity.place is not None and a.quantity.place == b.quantity.place
    voices = a.quantity.said_by, b.quantity.said_by
    known = all(v is not None and v.lower() not in NO_VOICE for v in voices)
    two = known and voices[0] != voices[1] and a.copy_of != b.copy_of
    return placed and two and a.settled_day and b.settled_day


def _plain(stand: Stand) -> bool:
    claim = stand.claim
    if claim is None:
        return False
    return claim.modality is Modality.ASSERTED and claim.polarity is Polarity.POSITIVE


SHARE = "share"
HOUSEHOLDS = frozenset({"families", "family", "households", "household"})
NO_VOICE = frozenset(
    {"reports", "report", "media", "media reports", "news reports", "sources", "it", "they"}
)
"""Speakers that are nobody: what "reports" say rivals no voice."""
MAY_STAY = GROWING | {Measure.DURATION}
"""What another day alone does not move on: "at least 50" of Monday and "more than 50" of Tuesday agree."""
COPIED = "the words are copies of one text and count as one voice"
SAME = "the values are the same"
OVERLAP = "the ranges that the words allow overlap"
HIGHER = "the later count is higher"
LOWER = "the later count is lower, so they count other days or other people"
LATER = "they hold on different days"
RULES: tuple[Rule, ...] = (
    Rule(
        name="copies",
        holds=_copied,
        verdict=Verdict.AGREE,
        because=COPIED,
    ),
    Rule(
        name="measure",
        holds=_other_measure,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="they measure different things",
    ),
    Rule(
        name="unit",
        holds=_other_unit,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="they count in different units",
    ),
    Rule(
        name="bearing",
        holds=_other_bearing,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="they are taken in different directions",
    ),
    Rule(name="same", holds=_same, verdict=Verdict.AGREE, because=SAME),
    Rule(
        name="kinds",
        holds=_named_apart,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="they count different people",
    ),
    Rule(
        name="fewer",
        holds=_fewer,
        verdict=Verdict.DIFFERENT_MEASURE,
        because=LOWER,
    ),
    Rule(
        name="grown",
        holds=_grown,
        verdict=Verdict.UPDATED,
        because=HIGHER,
    ),
    Rule(
        name="later",
        holds=_later,
        verdict=Verdict.UPDATED,
        because=LATER,
    ),
    Rule(
        name="told higher",
        holds=_told_higher,
        verdict=Verdict.UPDATED,
        because="the count told later is higher",
    ),
    Rule(
        name="reference",
        holds=_other_reference,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="the distances are taken from different points",
    ),
    Rule(
        name="people",
        holds=_other_people,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="they count different people",
    ),
    Rule(
        name="overlap",
        holds=_overlap,
        verdict=Verdict.AGREE,
        because=OVERLAP,
    ),
    Rule(
        name="unsure",
        holds=_unsure,
        verdict=Verdict.DIFFERENT_MEASURE,
        because="the words do not settle which holds",
    ),
    Rule(
        name="rival",
        holds=_rival,
        verdict=Verdict.DISPUTED,
        because="two voices give different values for the same place and day",
    ),
)


def ruling_on(a: Stand, b: Stand, family: Family) -> Ruling | None:
    """Return what the first rule that holds says, None where none does: no dispute, and no answer either."""
    return next((Ruling(r.verdict, r.because) for r in RULES if r.holds(a, b, family)), None)


ORDER = (Verdict.UPDATED, Verdict.DIFFERENT_MEASURE, Verdict.DISPUTED, Verdict.AGREE)
"""Which verdict a whole series takes: a dispute inside a series is a question of its own."""


LEAST_SAID = (OVERLAP, SAME, COPIED)
"""Of several reasons to agree the loosest is told: it holds of the whole series."""


def overall(rulings: Iterable[Ruling]) -> Ruling | None:
    """Return the ruling on a series of answers, None for no decided pair; copies speak last."""
    found = sorted(
        rulings, key=lambda r: LEAST_SAID.index(r.because) if r.because in LEAST_SAID else 0
    )
    ranked = (r for verdict in ORDER for r in found if r.verdict is verdict)
    first = next(ranked, None)
    if first is not None and first.because == HIGHER and any(r.because == LOWER for r in found):
        return Ruling(first.verdict, LATER)
    return first
