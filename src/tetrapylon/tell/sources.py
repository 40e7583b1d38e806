"""Who speaks in the record: speakers and outlets with their counts."""

from __future__ import annotations

from collections import defaultdict

from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import Json
from tetrapylon.model.record import Record
from tetrapylon.tell.support import origins_behind


def source_rows(record: Record) -> list[dict[str, Json]]:
    """Return a row a claimant: name, type, counts of claims, reports and independent origins."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in record.claims:
        name = claim.claimant.name or "not named"
        said[(claim.claimant.entity or name, claim.claimant.type.value)].append(claim)
    rows: list[dict[str, Json]] = []
    for (key, kind), claims in said.items():
        entity = record.entity.get(key)
        rows.append(
            {
                "name": entity.name if entity else key,
                "type": kind,
                "anonymous": claims[0].claimant.anonymous,
                "claims": len(claims),
                "reports": len({c.report for c in claims}),
                "origins": len(origins_behind(record, claims)),
            }
        )
    return sorted(rows, key=lambda r: (-int(str(r["claims"])), str(r["name"]), str(r["type"])))
