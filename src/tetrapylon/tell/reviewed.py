"""What a person ruled on, in words: the reviewed mark of every export."""

from __future__ import annotations

from collections.abc import Iterable

from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.reviewed import ACCEPTED, CORRECTED

RULED = "ruled by a person"
"""What a joined telling says that a person joined (`link.incidents_groups`)."""
NOT_REVIEWED = "not reviewed"


def review_of(record: Record, row: str) -> str:
    """Return `accepted`, `corrected` or `not reviewed` for a claim or a quantity."""
    return record.review.get(row, NOT_REVIEWED)


def review_of_quantity(record: Record, quantity: Quantity) -> str:
    """Return what was ruled on a figure, else on the claim that gives it."""
    own = record.review.get(quantity.id)
    return own or review_of(record, quantity.claim or "")


def review_behind(record: Record, claims: Iterable[str]) -> str:
    """Return how many of the claims behind a row were reviewed, and how: `2 of 5 claims reviewed (1 corrected)`."""
    known = tuple(dict.fromkeys(claims))
    states = [record.review[c] for c in known if c in record.review]
    if not states:
        return NOT_REVIEWED
    parts = [f"{n} {s}" for s in (ACCEPTED, CORRECTED) if (n := states.count(s))]
    return f"{len(states)} of {len(known)} claims reviewed ({', '.join(parts)})"


def review_of_incident(record: Record, incident: Incident) -> str:
    """Return what was reviewed of an incident: its claims, and whether a person joined its tellings."""
    said = review_behind(record, incident.claims)
    if not any(RULED in j.because for j in incident.joined):
        return said
    joined = "joined by a person"
    return joined if said == NOT_REVIEWED else f"{said}; {joined}"
