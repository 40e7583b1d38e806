"""Plan a brief from the record: what goes in, in which words, standing on which claims.

Sentences are made from control rows, incidents, questions and tracks, in the record's own plain words;
no sentence of a report is copied. One with a loaded label outside quotation marks is not printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.model.claim import Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import PLACE_KINDS
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.model.situation import TrackName
from tetrapylon.tell.brief_model import Brief, BriefSection, BriefSentence, Citation
from tetrapylon.tell.brief_sentences import (
    control_sentence,
    gap_sentences,
    incident_sentence,
    question_sentence,
    track_sentence,
)
from tetrapylon.tell.phrases import day_words

MOST_PER_SECTION = 14
MOST_CITATIONS = 6
BOTTOM_LINE = 4


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """Which topics and tracks a section tells."""

    heading: str
    topics: frozenset[Topic]
    tracks: frozenset[TrackName]


PLAN: tuple[SectionPlan, ...] = (
    SectionPlan(
        "Military",
        frozenset({Topic.MILITARY, Topic.CONTROL}),
        frozenset({TrackName.MILITARY, TrackName.FOREIGN_FORCES}),
    ),
    SectionPlan(
        "Talks and truce",
        frozenset({Topic.TALKS, Topic.TRUCE, Topic.DIPLOMACY}),
        frozenset({TrackName.TALKS, TrackName.TRUCE}),
    ),
    SectionPlan(
        "Civilians and aid",
        frozenset({Topic.HUMANITARIAN, Topic.CASUALTIES, Topic.DISPLACEMENT}),
        frozenset({TrackName.HUMANITARIAN, TrackName.CASUALTIES, TrackName.DISPLACEMENT}),
    ),
    SectionPlan("Heritage", frozenset({Topic.HERITAGE}), frozenset({TrackName.HERITAGE})),
)


def plan_brief(record: Record, labels: LabelLexicon, *, place: str | None = None) -> Brief:
    """Return the brief of a record, or of what it says about one place.

    Args:
        record: the record, cut at the day wanted.
        labels: loaded labels, none of which is printed.
        place: a place's name or spelling; None for the whole record.
    """
    focus = _place_ids(record, place) if place else frozenset[str]()
    incidents = [i for i in record.incidents if not place or _about(record, i, focus)]
    sections = [
        _section("Bottom line", _bottom_line(record, incidents, focus), labels),
        *(_topic_section(record, plan, incidents, labels, focus) for plan in PLAN),
        _section("Predicted, not reported as happened", _forecasts(record, incidents), labels),
        _section("What is disputed, what has moved on", _questions(record, focus), labels),
        _section("What no report states", gap_sentences(record), labels),
    ]
    return Brief(
        title=f"Brief: {place}" if place else "Brief",
        as_of=_last_day(record),
        reports=len(record.reports),
        origins=len({o.origin.name for o in record.origins if o.origin}),
        sections=tuple(s for s in sections if s.sentences),
    )


def cited(record: Record, claims: Iterable[str], text: str) -> BriefSentence:
    """Return a sentence that stands on these claims; counts are over all, citations over the first few."""
    known = [record.claim[c] for c in dict.fromkeys(claims) if c in record.claim]
    known.sort(key=lambda c: (c.report, c.span.start))
    citations = tuple(
        Citation(
            claim=c.id,
            report=c.report,
            report_name=record.report[c.report].name,
            start=c.span.start,
            end=c.span.end,
            words=c.span.of(record.report[c.report].text),
            origin=c.origin or record.report[c.report].name,
        )
        for c in known
    )
    return BriefSentence(
        text=text,
        citations=citations[:MOST_CITATIONS],
        reports=len({c.report for c in known}),
        origins=len({c.origin or c.report for c in known}),
    )


def _section(
    heading: str, sentences: Iterable[BriefSentence], labels: LabelLexicon
) -> BriefSection:
    seen, kept = set[str](), list[BriefSentence]()
    for s in sentences:
        if s.text in seen or labels.loaded(s.text) or not (s.citations or s.searched):
            continue
        seen.add(s.text)
        kept.append(s)
    return BriefSection(heading=heading, sentences=tuple(kept[:MOST_PER_SECTION]))


def _place_ids(record: Record, place: str) -> frozenset[str]:
    wanted = place.casefold()
    return frozenset(
        e.id
        for e in record.entities
        if e.kind in PLACE_KINDS and wanted in {n.casefold() for n in (e.name, *e.aliases)}
    )


def _about(record: Record, incident: Incident, places: frozenset[str]) -> bool:
    if incident.place and incident.place.entity in places:
        return True
    about = {e for c in incident.claims if c in record.claim for e in record.claim[c].about}
    return bool(about & places)


def _last_day(record: Record) -> str:
    days = [days_of(d.published.edtf) for d in record.datings if d.published]
    last = [d.last for d in days if d and d.last]
    return day_words(max(last)) if last else "a day not known"


def _bottom_line(
    record: Record, incidents: Sequence[Incident], focus: frozenset[str]
) -> Iterable[BriefSentence]:
    """Who holds which place now, and the newest happenings."""
    latest: dict[str, int] = {}
    for i, row in enumerate(record.control):
        if not focus or row.place in focus:
            latest[row.place] = i
    named = Counter(e for c in record.claims for e in c.about)
    for place in sorted(latest, key=lambda p: (-named[p], p))[:BOTTOM_LINE]:
        row = record.control[latest[place]]
        yield cited(record, row.claims, control_sentence(record, row))
    fresh = [i for i in incidents if i.status in (Status.HAPPENED, Status.ONGOING) and i.date]
    for incident in sorted(fresh, key=_newest)[:BOTTOM_LINE]:
        yield cited(record, incident.claims, incident_sentence(record, incident))


def _newest(incident: Incident) -> tuple[int, int, str]:
    days = days_of(incident.date)
    last = days.last if days and days.last else None
    return (-(last.toordinal() if last else 0), -len(incident.claims), incident.id)


def _oldest(incident: Incident) -> tuple[int, str]:
    days = days_of(incident.date)
    first = (days.first or days.last) if days else None
    return (first.toordinal() if first else 0, incident.id)


def _topic_section(
    record: Record,
    plan: SectionPlan,
    incidents: Sequence[Incident],
    labels: LabelLexicon,
    focus: frozenset[str],
) -> BriefSection:
    told = [i for i in incidents if _topic(record, i.claims) in plan.topics]
    real = [i for i in told if i.status not in (Status.PREDICTED, Status.PLANNED)]
    sentences = [
        cited(record, i.claims, incident_sentence(record, i)) for i in sorted(real, key=_oldest)
    ]
    sentences += [
        cited(record, t.claims, track_sentence(t))
        for t in record.tracks
        if t.track in plan.tracks and (not focus or _claims_about(record, t.claims, focus))
    ]
    return _section(plan.heading, sentences, labels)


def _claims_about(record: Record, claims: Iterable[str], focus: frozenset[str]) -> bool:
    return any(focus & set(record.claim[c].about) for c in claims if c in record.claim)


def _topic(record: Record, claims: Iterable[str]) -> Topic:
    counts = Counter(t for c in claims if c in record.claim for t in record.claim[c].topics)
    rank = list(Topic)
    return min(counts, key=lambda t: (-counts[t], rank.index(t))) if counts else Topic.OTHER


def _forecasts(record: Record, incidents: Sequence[Incident]) -> Iterable[BriefSentence]:
    for incident in sorted(incidents, key=_oldest):
        if incident.status in (Status.PREDICTED, Status.PLANNED):
            yield cited(record, incident.claims, incident_sentence(record, incident))


def _questions(record: Record, focus: frozenset[str]) -> Iterable[BriefSentence]:
    for question in record.questions:
        claims = [a.claim for a in question.answers if a.claim]
        if len(claims) > 1 and (not focus or _claims_about(record, claims, focus)):
            yield cited(record, claims, question_sentence(question))
