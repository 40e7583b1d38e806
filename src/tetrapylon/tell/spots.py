"""Which place "the city" in a quotation is: named in brackets where that is sure."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from tetrapylon.lexicon.leaning import load_leaning
from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import EntityKind, Mention, MentionForm
from tetrapylon.model.record import Record
from tetrapylon.tell.leaning import THERE

NEAR = 700
"""Code points before "the city" within which its name was said."""

OFTEN = 2
"""A place is meant that is mentioned more than so many times as often as any other near by."""


class Spots:
    """Looks up what places the words of one record name."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def unnamed(self, report: str, start: int, words: str) -> bool:
        """Tell whether a sentence says "the city" or "there" and names no place before it."""
        found = load_leaning().spots.search(words) or THERE.search(words)
        if found is None:
            return False
        names = (m for m in self._places.get(report, ()) if m.form is MentionForm.NAME)
        return not any(start <= m.start < start + found.start() for m in names)

    @cached_property
    def _places(self) -> dict[str, list[Mention]]:
        """Mentions of places by report, as they stand there."""
        found: dict[str, list[Mention]] = {}
        for reading in self.record.readings:
            kinds = ((m, self.record.entity.get(m.entity or "")) for m in reading.mentions)
            places = [m for m, e in kinds if e is not None and e.kind is EntityKind.PLACE]
            found[reading.report] = sorted(places, key=lambda m: m.start)
        return found

    def named(self, claim: Claim, shown: str) -> str | None:
        """Return a claim's words with "the city" named in brackets, None where it is not sure which one is meant.

        Sure: what the words are read as is the place named last before them, or by far most often. Words that name a
        place before stay as they are. `shown` are the claim's words, in which labels may have been replaced.
        """
        words = claim.span.of(self.record.report[claim.report].text)
        said = list(load_leaning().spots.finditer(words))
        printed = list(load_leaning().spots.finditer(shown))
        there = THERE.search(words)
        if len(said) != len(printed) or (there and not self._inside(claim, there.start())):
            return None
        for spot, place in reversed(list(zip(said, printed, strict=True))):
            if self._inside(claim, spot.start()):
                continue
            name = self._name(claim.report, claim.span.start + spot.start())
            if name is None:
                return None
            shown = f"{shown[: place.start()]}[{name}]{shown[place.end() :]}"
        return shown

    def _inside(self, claim: Claim, offset: int) -> bool:
        """Tell whether a claim's words name a place before an offset of theirs."""
        start, here = claim.span.start, claim.span.start + offset
        return any(
            start <= m.start < here and m.form is MentionForm.NAME
            for m in self._places.get(claim.report, ())
        )

    def _name(self, report: str, at: int) -> str | None:
        known = self._places.get(report, [])
        meant = next((m for m in known if m.start == at and m.form is not MentionForm.NAME), None)
        before = [m for m in known if m.form is MentionForm.NAME and at - NEAR <= m.start < at]
        if meant is None or not before:
            return None
        often = Counter(m.entity for m in known if at - NEAR <= m.start < at)
        others = max((n for e, n in often.items() if e != meant.entity), default=0)
        last = before[-1].entity == meant.entity and not meant.rivals
        sure = last or often[meant.entity] > OFTEN * others
        return self.record.entity[meant.entity or ""].name if sure else None
