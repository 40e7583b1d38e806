"""Everything one speaker said, in the order of time."""

from __future__ import annotations

from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import Json
from tetrapylon.model.edtf import days_of
from tetrapylon.model.folding import folded
from tetrapylon.model.record import Record
from tetrapylon.tell.spellings import entities_called, holds
from tetrapylon.tell.support import support_of


def claims_by(record: Record, speaker: str) -> tuple[Claim, ...]:
    """Return the claims of a speaker, by any spelling of the name or by the words that describe one.

    Order: the day they were said on, undated ones last; then as they stand in the reports.
    """
    wanted = folded(speaker)
    meant = {e.id for e in entities_called(record, speaker)}
    found = [
        c
        for c in record.claims
        if c.claimant.entity in meant
        or (c.claimant.name is not None and holds(folded(c.claimant.name), wanted))
    ]
    return tuple(sorted(found, key=_said_on))


def _said_on(claim: Claim) -> tuple[bool, int, str, int]:
    days = days_of(claim.speech_date) if claim.speech_date else None
    first = (days.first or days.last) if days else None
    return first is None, first.toordinal() if first else 0, claim.report, claim.span.start


def said_rows(record: Record, speaker: str) -> list[dict[str, Json]]:
    """Return a row a claim of the speaker: when it was said, about which day, how surely, in which words."""
    support = support_of(record)
    return [
        {
            "id": c.id,
            "said_on": c.speech_date,
            "about_day": c.content_time,
            "speaker": c.claimant.name,
            "modality": c.modality.value,
            "polarity": c.polarity.value,
            "quotation": c.quotation.value,
            "accusation": c.accusation.value if c.accusation else None,
            "reports": support[c.id].reports,
            "origins": support[c.id].origins,
            "topics": [t.value for t in c.topics],
            "words": c.span.of(record.report[c.report].text),
            "relayed_by": [r.name for r in c.relayed_by],
            "report": c.report,
            "name": record.report[c.report].name,
            "origin": c.origin,
        }
        for c in claims_by(record, speaker)
    ]
