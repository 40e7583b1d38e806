"""Claims of several reports that say the same."""

from __future__ import annotations

from tetrapylon.model.claim import Claim
from tetrapylon.model.record import Record


def cluster_claims(record: Record) -> tuple[Claim, ...]:
    """Return the claims with `cluster` set."""
    return record.claims
