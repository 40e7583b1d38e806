"""What was foretold or planned, by whom, and what later reports show of it."""

from __future__ import annotations

from tetrapylon.model.claim import Modality
from tetrapylon.model.codec import Json
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.tell.names import speaker_of

AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED})
REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
OPEN = "open"


def prediction_rows(record: Record) -> list[dict[str, Json]]:
    """Return a row a claim that looks ahead, by day: its words, and the claims that settle it if any do.

    `outcome` is `settled` where a question with the verdict `resolved` holds the claim beside a later one, `told since`
    where the same happening is later told as real, else `open`. `resolved_by` are ids of those later claims.
    """
    settled = _settled(record)
    ahead = [c for c in record.claims if c.modality in AHEAD]
    ordered = sorted(ahead, key=lambda c: (c.speech_date or "~", c.report, c.span, c.id))
    rows: list[dict[str, Json]] = []
    for claim in ordered:
        question, later = settled.get(claim.id, (None, ()))
        since = () if later else _told_since(record, claim.id)
        rows.append(
            {
                "id": claim.id,
                "said_on": claim.speech_date,
                "by": speaker_of(record, claim),
                "modality": claim.modality.value,
                "words": " ".join(claim.span.of(record.report[claim.report].text).split()),
                "about": list(claim.about),
                "outcome": "settled" if later else "told since" if since else OPEN,
                "because": question.explanation if question else None,
                "resolved_by": [*later, *since],
            }
        )
    return rows


def _settled(record: Record) -> dict[str, tuple[Question, tuple[str, ...]]]:
    """Return by claim the question that settles it, with the claims that do."""
    found: dict[str, tuple[Question, tuple[str, ...]]] = {}
    for question in record.questions:
        if question.verdict is not Verdict.RESOLVED:
            continue
        claims = [c for a in question.answers if (c := record.claim.get(a.claim or "")) is not None]
        for claim in claims:
            later = tuple(
                c.id
                for c in claims
                if c.modality not in AHEAD and (c.speech_date or "") > (claim.speech_date or "")
            )
            if claim.modality in AHEAD and later:
                found.setdefault(claim.id, (question, later))
    return found


def _told_since(record: Record, claim: str) -> tuple[str, ...]:
    """Return the claims that tell as real, on a later day, a happening of the kind and place foretold."""
    plans = [i for i in record.incidents if claim in i.claims and i.status not in REAL]
    said = record.claim[claim].speech_date or "~"
    return tuple(
        c
        for plan in plans
        for i in record.incidents
        if i.status in REAL and _alike(plan, i)
        for c in i.claims
        if (record.claim[c].speech_date or "") > said
    )


def _alike(plan: Incident, other: Incident) -> bool:
    where = [i.place.entity if i.place else None for i in (plan, other)]
    shared = set(plan.frames) & set(other.frames)
    doers = set(plan.actors.actor1) & set(other.actors.actor1)
    return bool(shared and doers) and where[0] is not None and where[0] == where[1]
