"""Bundle rows of what reports say: entities, mentions, times, claims, quantities."""

from __future__ import annotations

from typing import TypeAlias

from tetrapylon.lexicon.actor_codes import inter_at_home, sector_of
from tetrapylon.model.claim import Claim
from tetrapylon.model.codec import Json, to_json
from tetrapylon.model.edtf import time_precision
from tetrapylon.model.record import Record
from tetrapylon.model.span import Span
from tetrapylon.tell.geo_precision import geo_precision

Row: TypeAlias = dict[str, Json]


def _words(span: Span | None, text: str) -> Row | None:
    if span is None:
        return None
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def entity_rows(record: Record) -> list[Row]:
    """Return the `entities` rows."""
    return [
        {
            "id": e.id,
            "name": e.name,
            "kind": e.kind.value,
            "side": e.side,
            "ids": {
                k: v
                for k, v in (("wikidata", e.wikidata), ("geonames", e.geonames))
                if v is not None
            },
            "country": e.country,
            "inter": inter_at_home(e),
            "sector": sector_of(e),
            "years": [e.since, e.until] if e.since is not None else None,
            "parent": e.parent,
            "allies": list(e.allies),
            "lat": e.lat,
            "lon": e.lon,
            "precision_km": e.precision_km,
            "geo_precision": to_json(geo_precision(e)),
            "aliases": list(e.aliases),
        }
        for e in record.entities
    ]


def mention_rows(record: Record) -> list[Row]:
    """Return the `mentions` rows."""
    return [
        {
            "id": m.id,
            "report": m.report,
            "start": m.start,
            "end": m.end,
            "entity": m.entity,
            "form": m.form.value,
            "label_slant": m.label_slant,
            "score": m.score,
            "basis": m.basis,
            "rivals": list(m.rivals),
        }
        for r in record.readings
        for m in r.mentions
    ]


def time_rows(record: Record) -> list[Row]:
    """Return the `times` rows."""
    return [
        {
            "id": t.id,
            "report": t.report,
            "start": t.start,
            "end": t.end,
            "type": t.type.value,
            "edtf": t.edtf,
            "timex3": t.timex3,
            "anchor": t.anchor.value,
            "time_precision": time_precision(t.edtf),
            "score": t.score,
        }
        for t in record.times
    ]


def claim_rows(record: Record) -> list[Row]:
    """Return the `claims` rows."""
    return [_claim_row(c, record.report[c.report].text) for c in record.claims]


def _claim_row(c: Claim, text: str) -> Row:
    return {
        "id": c.id,
        "report": c.report,
        "span": _words(c.span, text),
        "sentence": c.sentence,
        "claimant": {
            "entity": c.claimant.entity,
            "name": c.claimant.name,
            "type": c.claimant.type.value,
            "anonymous": c.claimant.anonymous,
            "span": _words(c.claimant.span, text),
        },
        "relayed_by": [
            {"entity": r.entity, "name": r.name, "span": _words(r.span, text)} for r in c.relayed_by
        ],
        "cue": _words(c.cue, text),
        "quotation": c.quotation.value,
        "speech_date": c.speech_date,
        "content_time": c.content_time,
        "polarity": c.polarity.value,
        "modality": c.modality.value,
        "verification": c.verification.value if c.verification else None,
        "accusation": c.accusation.value if c.accusation else None,
        "topics": [t.value for t in c.topics],
        "about": list(c.about),
        "cluster": c.cluster,
        "origin": c.origin,
        "score": c.score,
    }


def quantity_rows(record: Record) -> list[Row]:
    """Return the `quantities` rows."""
    return [
        {
            "id": q.id,
            "report": q.report,
            "start": q.start,
            "end": q.end,
            "value": q.value,
            "low": q.low,
            "high": q.high,
            "unit": q.unit,
            "approximator": q.approximator,
            "measures": q.measures.value,
            "of": q.of,
            "place": q.place,
            "reference": q.reference,
            "bearing": q.bearing,
            "as_of": q.as_of,
            "said_by": q.said_by,
            "claim": q.claim,
            "question": q.question,
        }
        for q in record.quantities
    ]
