"""On which days a place was taken or held, as far as the words of the claims themselves put it."""

from __future__ import annotations

from collections.abc import Sequence

from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of, edtf_of
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control
from tetrapylon.tell.phrases import when


def done_by(record: Record, row: Control) -> str:
    """Return when a place was taken: by the day of the telling where no words put the deed on a day."""
    days = days_of(row.begun)
    claims = [record.claim[c] for c in row.claims if c in record.claim]
    told = {c.speech_date for c in claims}
    of_telling = row.begun in told and not any(c.times for c in claims)
    if days and of_telling:
        return when(edtf_of(Days(None, days.last)))
    dated = [c for c in claims if c.times]
    borne = any(days and lies_in(c, days) for c in dated)
    as_told = _as_dated(record, dated, days) if days and not borne else ""
    return as_told or when(row.begun)


def _as_dated(record: Record, claims: Sequence[Claim], days: Days) -> str:
    """Return the narrowest date that a claim itself gives and that holds days which the record infers."""
    told = [t.edtf for c in claims for t in record.times_of(c.report) if t.id in c.times]
    told += [c.content_time for c in claims]
    spans = [(d, edtf) for edtf in told if (d := days_of(edtf)) and d.first and d.last]
    around = [(d.length or 0, edtf or "") for d, edtf in spans if d.meets(days)]
    return when(min(around)[1]) if around else ""


def lies_in(claim: Claim | None, told: Days) -> bool:
    """Tell whether a claim's days lie within the days told."""
    days = days_of(claim.content_time or claim.speech_date) if claim else None
    if days is None or days.last is None:
        return False
    within = told.first is None or days.first is None or days.first >= told.first
    return within and (told.last is None or days.last <= told.last)
