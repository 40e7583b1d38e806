"""Bundle rows of what the record makes of it: incidents, questions, control, tracks, findings, decisions."""

from __future__ import annotations

from typing import TypeAlias

from tetrapylon.model.codec import Json, to_json
from tetrapylon.model.event import Incident
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Track

Row: TypeAlias = dict[str, Json]


def incident_rows(record: Record) -> list[Row]:
    """Return the `incidents` rows."""
    return [_incident_row(i) for i in record.incidents]


def _incident_row(i: Incident) -> Row:
    return {
        "id": i.id,
        "title": i.title,
        "acled_event_type": i.acled_event_type,
        "acled_sub_event_type": i.acled_sub_event_type,
        "plover": to_json(i.plover),
        "actors": to_json(i.actors),
        "place": to_json(i.place),
        "date": i.date,
        "status": i.status.value,
        "status_as_of": i.status_as_of,
        "fatalities": to_json(i.fatalities),
        "claims": list(i.claims),
        "reports": list(i.reports),
        "independent_origins": list(i.independent_origins),
        "resolved_by": i.resolved_by,
        "joined": to_json(i.joined),
    }


def question_rows(record: Record) -> list[Row]:
    """Return the `questions` rows."""
    return [
        {
            "id": q.id,
            "question": q.question,
            "kind": q.kind,
            "answers": to_json(q.answers),
            "verdict": q.verdict.value,
            "explanation": q.explanation,
        }
        for q in record.questions
    ]


def control_rows(record: Record) -> list[Row]:
    """Return the `control` rows."""
    return [
        {
            "id": c.id,
            "place": c.place,
            "holder": c.holder,
            "state": c.state.value,
            "from": c.begun,
            "to": c.ended,
            "basis": c.basis.value,
            "claims": list(c.claims),
        }
        for c in record.control
    ]


def track_rows(record: Record) -> list[Row]:
    """Return the `tracks` rows; track-specific keys only where they say something."""
    rows: list[Row] = []
    for t in record.tracks:
        row: Row = {
            "id": t.id,
            "track": t.track.value,
            "date": t.date,
            "state": t.state,
            "claims": list(t.claims),
            "modality": t.modality.value,
            "said_by": t.said_by,
            "aspects": _aspects(t),
        }
        row |= {k: v for k, v in (("site", t.site), ("damage", t.damage), ("by", t.by)) if v}
        rows.append(row)
    return rows


def _aspects(track: Track) -> list[Json]:
    """Return what a state says by aspect; a list, since names such as `place` and `from` mean other shapes elsewhere."""
    return [
        {
            "aspect": a.name,
            "value": a.value,
            "entity": a.entity,
            "modality": a.modality.value,
            "said_by": a.said_by,
            "claims": list(a.claims),
        }
        for a in track.aspects
    ]


def finding_rows(record: Record) -> list[Row]:
    """Return the `findings` rows."""
    texts = {r.id: r.text for r in record.reports}
    return [
        {
            "id": f.id,
            "report": f.report,
            "stage": f.stage,
            "code": f.code.value,
            "span": {"start": f.span.start, "end": f.span.end, "text": f.span.of(texts[f.report])}
            if f.span and f.report in texts
            else None,
            "detail": f.detail,
        }
        for f in record.findings
    ]


def decision_rows(record: Record) -> list[Row]:
    """Return the `decisions` rows."""
    return [
        {
            "id": d.id,
            "evidence": {"report": d.report, "start": d.start, "end": d.end},
            "question": d.question,
            "ruling": d.ruling,
            "by": d.by,
            "at": d.at,
            "reason": d.reason,
            "replaces": d.replaces,
            "beside": to_json(d.beside),
        }
        for d in record.decisions
    ]
