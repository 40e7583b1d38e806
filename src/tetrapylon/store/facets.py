"""What screens filter and sort derived rows by: columns beside the JSON body, and links from row to row.

A column or link is a function of its row alone, so that a row can be written, moved or dropped with what belongs to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Float, Integer, String, Text
from sqlalchemy.types import TypeEngine

from tetrapylon.model.claim import Claim
from tetrapylon.model.dating import Dating
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.situation import Control, Track
from tetrapylon.model.strand import Strand

Values = dict[str, Any]
_DAYS: dict[str, type[TypeEngine[Any]]] = {"first_day": Integer, "last_day": Integer}

FACET_COLUMNS: Mapping[str, Mapping[str, type[TypeEngine[Any]]]] = {
    "claims": {
        "span_start": Integer,
        "span_end": Integer,
        "sentence": String,
        "cluster": String,
        "speaker": Text,
        "speaker_name": Text,
        "speaker_type": String,
        "anonymous": Integer,
        "origin": Text,
        "modality": String,
        "polarity": String,
        "topics": String,
        "score": Float,
        **_DAYS,
    },
    "quantities": {"measures": String, "spot": String, "dated": Integer, **_DAYS},
    "incidents": {
        "title": Text,
        "kind": String,
        "spot": String,
        "deadly": Integer,
        "frames": String,
        **_DAYS,
    },
    "questions": {"verdict": String, "answers": Integer},
    "control": {"spot": String, **_DAYS},
    "datings": {"published": String, **_DAYS},
    "entities": {"kind": String, "name": Text},
}
"""Columns by noun. Days are proleptic ordinals (`date.toordinal`), both ends included; an open or unknown end is null."""

FACET_INDEXES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "claims": (("report",), ("cluster",), ("sentence",)),
    "quantities": (("report",),),
    "origins": (("report",),),
    "times": (("report",),),
    "findings": (("report",),),
}
"""Columns of the indexes by noun, each after the generation."""


def facets_of(noun: str, row: object) -> Values:
    """Return the columns of one row, {} for a noun that has none."""
    return plain(_FACETS[noun](row)) if noun in _FACETS else {}


def plain(values: Values) -> Values:
    """Return columns without the character that PostgreSQL keeps in no text: NUL."""
    return {k: v.replace("\0", "") if isinstance(v, str) else v for k, v in values.items()}


def links_of(noun: str, row: object) -> tuple[str, ...]:
    """Return the ids that a row leads to, each once, in order: see `LINKED`."""
    return tuple(dict.fromkeys(LINKED[noun](row))) if noun in LINKED else ()


def _days(edtf: str | None) -> Values:
    days = days_of(edtf)
    first, last = (days.first, days.last) if days else (None, None)
    return {
        "first_day": first.toordinal() if first else None,
        "last_day": last.toordinal() if last else None,
    }


def _of_claim(claim: Claim) -> Values:
    return {
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "sentence": claim.sentence,
        "cluster": claim.cluster,
        "speaker": claim.claimant.entity,
        "speaker_name": claim.claimant.name,
        "speaker_type": claim.claimant.type.value,
        "anonymous": int(claim.claimant.anonymous),
        "origin": claim.origin,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "topics": ",".join(t.value for t in claim.topics),
        "score": claim.score,
        **_days(claim.content_time),
    }


def _of_quantity(quantity: Quantity) -> Values:
    return {
        "measures": quantity.measures.value,
        "spot": quantity.place,
        "dated": int(bool(quantity.as_of)),
        **_days(quantity.as_of),
    }


def _of_incident(incident: Incident) -> Values:
    return {
        "title": incident.title.casefold(),
        "kind": incident.acled_event_type,
        "spot": incident.place.entity if incident.place else None,
        "deadly": int(incident.fatalities is not None),
        "frames": ",".join(incident.frames),
        **_days(incident.date),
    }


def _of_dating(dating: Dating) -> Values:
    guess = dating.published or dating.story_day
    published = dating.published.edtf if dating.published else None
    return {"published": published, **_days(guess.edtf if guess else None)}


def _of_question(question: Question) -> Values:
    return {"verdict": question.verdict.value, "answers": len(question.answers)}


def _of_control(control: Control) -> Values:
    return {"spot": control.place, **_days(control.begun)}


def _of_entity(entity: Entity) -> Values:
    return {"kind": entity.kind.value, "name": entity.name}


_FACETS: Mapping[str, Callable[[Any], Values]] = {
    "claims": _of_claim,
    "quantities": _of_quantity,
    "incidents": _of_incident,
    "questions": _of_question,
    "control": _of_control,
    "datings": _of_dating,
    "entities": _of_entity,
}


def _about(claim: Claim) -> Iterable[str]:
    return claim.about


def _told_by(row: Incident | Control | Track) -> Iterable[str]:
    return row.claims


def _answered_by(question: Question) -> Iterable[str]:
    return (a.claim for a in question.answers if a.claim)


def _stands_in(quantity: Quantity) -> Iterable[str]:
    return (quantity.claim,) if quantity.claim else ()


def _printed_in(strand: Strand) -> Iterable[str]:
    return (m.report for m in strand.members)


LINKED: Mapping[str, Callable[[Any], Iterable[str]]] = {
    "claims": _about,
    "incidents": _told_by,
    "questions": _answered_by,
    "control": _told_by,
    "tracks": _told_by,
    "quantities": _stands_in,
    "strands": _printed_in,
}
"""Where rows lead: claims to entities; incidents, questions, control, tracks and numbers to claims; strands to reports."""
