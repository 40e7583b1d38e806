"""Where a claim's war is: the country that a report's places lie in, who is foreign there, and what is of elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from tetrapylon.model.claim import Claim
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.record import Record
from tetrapylon.tell.tracks_lines import MARK, Line

FROM_ABROAD = frozenset(
    {EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.STATE_FORCES, EntityKind.ARMED_GROUP}
)
SHARE = 4
"""How many times as often the country of most places may be named as one that the war is in, too."""
IN = re.compile(r"\b(?:in|at|inside|on|of) (?:the )?(?:\w+ ){0,2}$", re.IGNORECASE)


class Whereabouts:
    """Looks up the country of each report's fighting once."""

    def __init__(self, record: Record) -> None:
        self.record = record

    def theatre(self, claim: Claim) -> str | None:
        """Return the country (ISO 3166 alpha-2) that most places of a claim's report lie in; None where none does."""
        return self._theatres.get(claim.report)

    def is_foreign(self, claim: Claim, entity: Entity | None) -> bool:
        """Tell whether an actor with forces is of another country than a claim's report speaks of."""
        theatre = self.theatre(claim)
        if entity is None or theatre is None or entity.kind not in FROM_ABROAD:
            return False
        places = [self.record.entity.get(k) for k in claim.about]
        here = {e.country for e in places if e and e.kind is EntityKind.PLACE}
        return entity.country is not None and entity.country not in {theatre, *here}

    def at_home(self, claim: Claim, kinds: frozenset[EntityKind]) -> bool:
        """Tell whether a claim names nothing of these kinds, or something of the country that its report speaks of."""
        theatre = self.theatre(claim)
        entities = [self.record.entity.get(k) for k in claim.about]
        countries = {e.country for e in entities if e and e.kind in kinds and e.country}
        return theatre is None or not countries or theatre in countries

    def lies_in(self, country: str, key: str | None) -> bool:
        """Tell whether an entity (id) is not known to lie in another country."""
        entity = self.record.entity.get(key or "")
        return entity is None or entity.country in (None, country)

    def stands_in(self, line: Line, key: str) -> bool:
        """Tell whether a claim says "in" a place of some country, so that its figures are of there."""
        entity = self.record.entity.get(key)
        named_ = [
            m.start()
            for m in MARK.finditer(line.text)
            if (mention := line.marks[int(m.group(2))].mention) and mention.entity == key
        ]
        known = entity is not None and entity.country is not None
        return known and any(IN.search(line.text[:start]) for start in named_)

    def of_war(self, claim: Claim, key: str) -> bool:
        """Tell whether a place (id) lies in a country that a claim's report speaks of more than in passing."""
        entity = self.record.entity.get(key)
        counts = self._counts.get(claim.report, Counter())
        if entity is None or entity.country is None:
            return False
        return SHARE * counts[entity.country] >= max(counts.values(), default=0)

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        """How often a report names places of each country, by report."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in self.record.claims:
            for key in claim.about:
                entity = self.record.entity.get(key)
                if entity and entity.kind is EntityKind.PLACE and entity.country:
                    counts[claim.report][entity.country] += 1
        return counts

    @cached_property
    def _theatres(self) -> Mapping[str, str]:
        """The country that most places of a report lie in, by report."""
        return {r: min(c.items(), key=lambda n: (-n[1], n[0]))[0] for r, c in self._counts.items()}
