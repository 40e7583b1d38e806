"""In which spell of whose hold on a place a monument was damaged, from the control rows.

A report often says "during its first spell" where it gives no date; else the day decides, and only where it leaves
one spell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlState
from tetrapylon.tell.names import named
from tetrapylon.tell.phrases import when

HOLDS = frozenset({ControlState.CAPTURED, ControlState.HELD})
ORDER = ("first", "second", "third")
_NTH = re.compile(
    r"\b(?:(first|second|third) (?:period|spell|occupation|stint|time|rule)|during (?:its|the|their) (first|second|third))\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\bboth\b", re.IGNORECASE)


class Spells:
    """Looks up who held a place when; keeps each report's main place."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def told(self, claim: Claim, by: str) -> str | None:
        """Return in which spell of a holder a claim's deed was, in words; None where that is not clear.

        Args:
            claim: the claim that tells the deed.
            by: the holder's entity id.
        """
        place = self._place(claim)
        spells = self._spells(place, by) if place else []
        words = claim.span.of(self.record.report[claim.report].text)
        chosen = self._chosen(claim, words, spells)
        if chosen is None or place is None:
            return None
        begun = when(chosen.begun).removeprefix("since ")
        ended = f", until it ended {when(chosen.ended)}" if chosen.ended else ""
        began = f", which began {begun}" if begun else ""
        return f"{named(self.record, by)}'s hold on {named(self.record, place)}{began}{ended}"

    def _chosen(self, claim: Claim, words: str, spells: list[Control]) -> Control | None:
        nth = _NTH.search(words)
        if nth is not None:
            index = ORDER.index((nth.group(1) or nth.group(2)).lower())
            return spells[index] if index < len(spells) else None
        day = days_of(claim.content_time)
        if _SEVERAL.search(words) or day is None or day.first is None:
            return None
        within = [s for s in spells if day.meets(_stretch(s))]
        return within[0] if len(within) == 1 else None

    def _spells(self, place: str, by: str) -> list[Control]:
        """Return the rows of a holder one after another; one that lies within another is no spell of its own."""
        rows = [c for c in self.record.control if c.place == place and c.holder == by]
        spells: list[Control] = []
        for row in sorted(
            (c for c in rows if c.state in HOLDS), key=lambda c: (c.begun or "", c.id)
        ):
            if not spells or not _stretch(spells[-1]).meets(_stretch(row)):
                spells.append(row)
        return spells

    def _place(self, claim: Claim) -> str | None:
        """Return the place that a claim is about, else the one that its report speaks of most."""
        here = [k for k in claim.about if k in self._held]
        return here[0] if here else self._main.get(claim.report)

    @cached_property
    def _held(self) -> frozenset[str]:
        return frozenset(c.place for c in self.record.control)

    @cached_property
    def _main(self) -> Mapping[str, str]:
        counts: dict[str, Counter[str]] = {}
        for claim in self.record.claims:
            for key in claim.about:
                entity = self.record.entity.get(key)
                if key in self._held and entity is not None and entity.kind is EntityKind.PLACE:
                    counts.setdefault(claim.report, Counter())[key] += 1
        return {r: min(c, key=lambda k: (-c[k], k)) for r, c in counts.items()}


def _stretch(control: Control) -> Days:
    begun, ended = days_of(control.begun), days_of(control.ended)
    first = (begun.first or begun.last) if begun else None
    return Days(first, ended.last if ended else None)
