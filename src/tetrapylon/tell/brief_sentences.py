"""Sentences of a brief, each from one row of the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tetrapylon.model.claim import ClaimantType
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.quantity import Measure
from tetrapylon.model.question import Question, Verdict
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Control, ControlBasis, ControlState, Track
from tetrapylon.tell.brief_model import BriefSentence
from tetrapylon.tell.phrases import joined, sentence, when

WRITERS = frozenset(
    {
        ClaimantType.AGENCY_VOICE,
        ClaimantType.PUBLISHER_VOICE,
        ClaimantType.HEADLINE,
        ClaimantType.CAPTION,
    }
)
CONTROL_WORDS = {
    ControlState.HELD: "{place} was held by {holder}",
    ControlState.CAPTURED: "{place} was captured by {holder}",
    ControlState.CONTESTED: "{place} was contested; {holder} held it last",
    ControlState.LOST: "{place} was lost by {holder}",
    ControlState.APPROACHED: "{holder} approached {place}",
}
BASIS_WORDS = {
    ControlBasis.REPORTED: "",
    ControlBasis.CLAIMED: ", as one side claims",
    ControlBasis.IMPLIED: ", as reports imply",
}
STATUS_WORDS = {
    Status.HAPPENED: "{title} {when}",
    Status.ONGOING: "Under way {when}: {title}",
    Status.PLANNED: "Planned{by}: {title} {when}",
    Status.PREDICTED: "Predicted{by}: {title} {when}",
    Status.CLAIMED: "Claimed{by}, not confirmed by others: {title} {when}",
    Status.DENIED: "Denied{by}: {title} {when}",
}
VERDICT_WORDS = {
    Verdict.SINGLE: "One answer",
    Verdict.AGREE: "The answers agree",
    Verdict.UPDATED: "Moved on, not disputed",
    Verdict.DIFFERENT_MEASURE: "The figures measure different things",
    Verdict.DISPUTED: "Disputed",
    Verdict.RESOLVED: "Settled by a later report",
}
MOST_SPEAKERS = 3


def control_sentence(record: Record, row: Control) -> str:
    """Return who held a place, since or when, and how that is known."""
    place, holder = record.entity.get(row.place), record.entity.get(row.holder or "")
    words = CONTROL_WORDS[row.state].format(
        place=place.name if place else row.place,
        holder=holder.name if holder else "a party not named",
    )
    held_on = row.state in (ControlState.HELD, ControlState.CONTESTED)
    date = (
        when(f"{row.begun}/..")
        if held_on and row.begun and "/" not in row.begun
        else when(row.begun)
    )
    return sentence(f"{words} {date}{BASIS_WORDS[row.basis]}")


def incident_sentence(record: Record, incident: Incident) -> str:
    """Return what happened, when, with its status in words and who says so where that matters."""
    speakers = _speakers(record, incident)
    by = f" by {joined(speakers)}" if speakers else ""
    toll = _toll(incident)
    words = STATUS_WORDS[incident.status].format(
        title=incident.title.rstrip("."), when=when(incident.date), by=by
    )
    return sentence(f"{words}{toll}")


def _speakers(record: Record, incident: Incident) -> list[str]:
    found: dict[str, None] = {}
    for claim_id in incident.claims:
        claim = record.claim.get(claim_id)
        if claim is None or claim.claimant.type in WRITERS:
            continue
        entity = record.entity.get(claim.claimant.entity or "")
        name = entity.name if entity else claim.claimant.name
        if name:
            found[name] = None
    return list(found)[:MOST_SPEAKERS]


def _toll(incident: Incident) -> str:
    toll = incident.fatalities
    if toll is None:
        return ""
    if toll.best is not None:
        return f"; {toll.best:g} reported killed"
    if toll.low is not None:
        return f"; at least {toll.low:g} reported killed"
    return ""


def question_sentence(question: Question) -> str:
    """Return a question with its answers and why they differ."""
    answers = [
        f"{a.value} ({', '.join(p for p in (a.said_by, when(a.as_of)) if p) or 'nobody named'})"
        for a in question.answers
    ]
    asked = question.question.rstrip("?. ")
    told = f"{asked}? {'; '.join(dict.fromkeys(answers))}. {VERDICT_WORDS[question.verdict]}"
    return sentence(f"{told}: {question.explanation}" if question.explanation else told)


def track_sentence(track: Track) -> str:
    """Return a state of a track with its date where the state does not say it."""
    date = when(track.date)
    told = track.state.rstrip(". ")
    return sentence(told if not date or date in told else f"{told}, {date}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing that readers ask for, and the measures that would state it."""

    words: str
    measures: frozenset[Measure]


GAPS: tuple[Gap, ...] = (
    Gap("how many people were killed", frozenset({Measure.KILLED})),
    Gap("how many people were wounded", frozenset({Measure.INJURED})),
    Gap("how strong the forces are", frozenset({Measure.FORCE_STRENGTH})),
    Gap("how many people were displaced", frozenset({Measure.DISPLACED})),
    Gap(
        "how many people are still in the places fought over",
        frozenset({Measure.POPULATION, Measure.REMAINING_POPULATION}),
    ),
    Gap("how many people aid has reached", frozenset({Measure.AID_RECIPIENTS})),
    Gap("how far the front is from any town", frozenset({Measure.DISTANCE_TO})),
)


def gap_sentences(record: Record) -> Iterator[BriefSentence]:
    """Yield a sentence for each thing that no report of the record states."""
    stated = {q.measures for q in record.quantities}
    for gap in GAPS:
        if not gap.measures & stated:
            yield BriefSentence(
                text=sentence(f"No report states {gap.words}"),
                citations=(),
                reports=0,
                origins=0,
                searched=len(record.reports),
            )
