"""What a brief may tell: incidents in the record's own words, claims in quotation marks, with their weight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tetrapylon.model.claim import Claim, ClaimantType, Modality, Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_cited import cited, origin_of
from tetrapylon.tell.brief_model import BriefSentence
from tetrapylon.tell.happenings import foretold, happening
from tetrapylon.tell.names import WRITERS, speakers_of
from tetrapylon.tell.phrases import sentence, when
from tetrapylon.tell.quotable import Quoter, best_quoted

UNQUOTED = frozenset({ClaimantType.HEADLINE, ClaimantType.CAPTION})
AHEAD = frozenset({Modality.PREDICTED, Modality.INTENDED})
TO_COME = frozenset({Status.PREDICTED, Status.PLANNED})
BY_MEANING = (
    Topic.CASUALTIES,
    Topic.DISPLACEMENT,
    Topic.HUMANITARIAN,
    Topic.TRUCE,
    Topic.TALKS,
    Topic.DIPLOMACY,
    Topic.CONTROL,
    Topic.MILITARY,
)
OF_TRACK_FRAME = {
    "destruction_heritage": Topic.HERITAGE,
    "looting": Topic.HERITAGE,
    "killing_captives": Topic.CASUALTIES,
    "war_toll": Topic.CASUALTIES,
    "aid_delivery": Topic.HUMANITARIAN,
    "siege": Topic.HUMANITARIAN,
}
FORCE = {Modality.CONDITIONAL: -6.0, Modality.POSSIBLE: -2.0, Modality.DEMANDED: -1.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One sentence that a section may print. `weight` is larger the more it matters; `about` are entity ids."""

    sentence: BriefSentence
    topic: Topic
    day: date | None
    weight: float
    about: frozenset[str]
    claims: tuple[str, ...]
    ahead: bool = False


def entries_of(record: Record, quoter: Quoter, focus: frozenset[str]) -> list[Entry]:
    """Return what a record offers to tell, own words first, then quotations."""
    found = [e for i in record.incidents if (e := _of_incident(record, i)) is not None]
    found += _quoted(record, quoter)
    return [e for e in found if not focus or e.about & focus]


def topic_of(record: Record, claims: Sequence[Claim], frames: Sequence[str] = ()) -> Topic:
    """Return the one topic under which claims are told: that of their frame, else the most special."""
    for frame in frames:
        if frame in OF_TRACK_FRAME:
            return OF_TRACK_FRAME[frame]
    topics = {t for c in claims for t in c.topics}
    if Topic.HERITAGE in topics and not topics & {Topic.MILITARY, Topic.CASUALTIES}:
        return Topic.HERITAGE
    return next((t for t in BY_MEANING if t in topics), Topic.OTHER)


def _of_incident(record: Record, incident: Incident) -> Entry | None:
    ahead = incident.status in TO_COME
    claims = [record.claim[c] for c in incident.claims if c in record.claim]
    words = _prediction(record, incident, claims) if ahead else happening(record, incident)
    if words is None or not claims:
        return None
    told = cited(record, (c.id for c in claims), words)
    return Entry(
        sentence=told,
        topic=topic_of(record, claims, incident.frames),
        day=_day(incident.date) if not ahead else _day(incident.status_as_of),
        weight=3.0 * told.origins + told.reports + 2.0,
        about=frozenset(e for c in claims for e in c.about),
        claims=incident.claims,
        ahead=ahead,
    )


def _prediction(record: Record, incident: Incident, claims: Sequence[Claim]) -> str | None:
    said = [
        c for c in claims if c.modality is Modality.PREDICTED and c.claimant.type not in WRITERS
    ]
    would = foretold(record, incident)
    if would is None or not said:
        return None
    day = when(min((c.speech_date for c in said if c.speech_date), default=None))
    return sentence(f"{speakers_of(record, said)} predicted {day} that {would}")


def _quoted(record: Record, quoter: Quoter) -> Iterator[Entry]:
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in record.claims:
        if claim.claimant.type not in UNQUOTED and claim.about:
            groups[claim.cluster or claim.id].append(claim)
    frames = {c: i.frames for i in record.incidents for c in i.claims}
    counted = {q.claim for q in record.quantities if q.claim}
    for claims in groups.values():
        best = best_quoted(quoter, claims)
        if best is None:
            continue
        claim, quote = best
        same = [claim, *(c for c in claims if c.id != claim.id and c.modality is claim.modality)]
        topic = topic_of(record, [claim], frames.get(claim.id, ()))
        if topic is Topic.OTHER and claim.modality not in AHEAD:
            continue
        told = cited(record, (c.id for c in same), _said(record, same, quote))
        yield Entry(
            sentence=told,
            topic=topic,
            day=_day(claim.content_time) or _day(claim.speech_date),
            weight=_weight(record, same, quote, counted),
            about=frozenset(claim.about),
            claims=tuple(c.id for c in same),
            ahead=claim.modality in AHEAD,
        )


def _said(record: Record, claims: Sequence[Claim], quote: str) -> str:
    """Return who says it, when, and the words."""
    lead = claims[0]
    origins = [c for c in claims if c.claimant.type is lead.claimant.type] or [lead]
    verb = "reported" if lead.claimant.type in WRITERS else "said"
    if lead.modality is Modality.PREDICTED and lead.claimant.type not in WRITERS:
        verb = "predicted"
    cue = lead.cue.of(record.report[lead.report].text).casefold() if lead.cue else ""
    if re.match(r"den(?:y|ies|ied)\b", cue):
        verb = "denied"
    days = sorted(c.speech_date for c in claims if c.speech_date)
    day = when(days[0]) if days else ""
    return sentence_of_quote(f"{speakers_of(record, origins)} {verb} {day}", quote)


def sentence_of_quote(lead: str, quote: str) -> str:
    """Return `Lead: “words”.` with a capital and single spaces."""
    return f"{sentence(lead)[:-1]}: {quote}."


def _weight(record: Record, claims: Sequence[Claim], quote: str, counted: set[str]) -> float:
    lead = claims[0]
    origins = len({origin_of(record, c) for c in claims})
    weight = 3.0 * origins + 0.5 * len({c.report for c in claims})
    weight += 2.0 if lead.id in counted else 0.0
    weight += 0.5 * min(len(lead.about), 4) - 0.5 * quote.count("[")
    return weight + FORCE.get(lead.modality, 0.0)


def _day(edtf: str | None) -> date | None:
    days = days_of(edtf)
    return (days.last or days.first) if days else None
