"""Claims as the desk lists and opens them: words, speaker, dates, whose text, how many say the same, what was ruled."""

from __future__ import annotations

from collections.abc import Iterable

from typing_extensions import TypedDict

from tetrapylon.desk.filters import Filters, chosen, iso
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints, distinct
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.claim import Claim
from tetrapylon.model.decision import Decision
from tetrapylon.model.quantity import Measure
from tetrapylon.tell.names import WRITERS

UNTELLING = frozenset({Measure.ORDINAL, Measure.AGE, Measure.DURATION, Measure.OTHER})
"""Measures whose number alone does not tell what a claim is about."""
SHORT = 64
"""Code points of a label in a margin or on a bar."""


class Named(TypedDict):
    """An entity's id with its name."""

    id: str
    name: str


class ClaimRow(TypedDict):
    """One claim. `first` and `last` are the days that it speaks of; `origin_stated` tells a credit from an inference."""

    id: str
    report: str
    report_label: str
    start: int
    end: int
    words: str
    label: str
    by: str | None
    by_key: str | None
    by_type: str
    anonymous: bool
    relayed_by: list[str]
    cue: str | None
    quotation: str
    modality: str
    polarity: str
    verification: str | None
    speech_date: str | None
    content_time: str | None
    first: str | None
    last: str | None
    topics: list[str]
    about: list[Named]
    origin: str | None
    origin_stated: bool
    origin_basis: str | None
    cluster: str | None
    alike: int
    alike_origins: int
    state: str
    ruling: str | None
    ruled_by: str | None
    score: float


class ClaimCounts(TypedDict):
    """`total` claims come from `origins` independent origins and `reports` reports."""

    total: int
    origins: int
    reports: int
    speakers: int


class ClaimPage(ClaimCounts):
    """A page of claims out of `total`, which come from `origins` independent origins and `reports` reports."""

    rows: list[ClaimRow]


class RulingRow(TypedDict):
    """One row of the log of rulings; `beside` are the second words of one that joins or parts."""

    id: str
    report: str
    start: int
    end: int
    words: str | None
    beside: str | None
    question: str
    ruling: str
    by: str
    at: str
    reason: str
    replaces: str | None
    stands: bool


class NumberRow(TypedDict):
    """A number that stands in a claim."""

    id: str
    words: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    measures: str
    of: str
    approximator: str | None
    place: str | None
    reference: str | None
    bearing: str | None
    as_of: str | None


def claim_row(state: State, claim: Claim) -> ClaimRow:
    """Return the row of one claim."""
    snapshot = state.snapshot
    ruling = next(reversed(state.rulings.on(claim)), None)
    words = claim.span.of(snapshot.outline.report[claim.report].text)
    days = snapshot.days_of(claim)
    alike = snapshot.alike(claim)
    guess = snapshot.sentence_origin.get(claim.sentence)
    made_of = snapshot.outline.composition.get(claim.report)
    agency = made_of.agency.name if made_of and made_of.agency_stated and made_of.agency else None
    return {
        "id": claim.id,
        "report": claim.report,
        "report_label": snapshot.label(claim.report),
        "start": claim.span.start,
        "end": claim.span.end,
        "words": words,
        "label": label_of(snapshot, claim, words),
        "by": speaker_of(snapshot, claim),
        "by_key": claim.claimant.entity or claim.claimant.name,
        "by_type": claim.claimant.type.value,
        "anonymous": claim.claimant.anonymous,
        "relayed_by": [snapshot.name(r.entity) or r.name or "" for r in claim.relayed_by],
        "cue": claim.cue.of(snapshot.outline.report[claim.report].text) if claim.cue else None,
        "quotation": claim.quotation.value,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "verification": claim.verification.value if claim.verification else None,
        "speech_date": claim.speech_date,
        "content_time": claim.content_time,
        "first": iso(days.first) if days else None,
        "last": iso(days.last) if days else None,
        "topics": [t.value for t in claim.topics],
        "about": [{"id": e, "name": snapshot.name(e) or e} for e in claim.about],
        "origin": claim.origin,
        "origin_stated": claim.origin is not None and claim.origin == agency,
        "origin_basis": guess.origin.basis if guess and guess.origin else None,
        "cluster": claim.cluster,
        "alike": len(alike),
        "alike_origins": distinct(snapshot.index.voice[alike], snapshot.index.voices),
        "state": state.rulings.state(claim),
        "ruling": ruling.id if ruling else None,
        "ruled_by": ruling.by if ruling else None,
        "score": claim.score,
    }


def speaker_of(snapshot: Snapshot, claim: Claim) -> str | None:
    """Return who answers for a claim: a speaker, or for a page's own voice its report; None where nobody is named."""
    named = snapshot.name(claim.claimant.entity) or claim.claimant.name
    own = claim.claimant.type in WRITERS
    return named or (f"{snapshot.label(claim.report)} (own voice)" if own else None)


def label_of(snapshot: Snapshot, claim: Claim, words: str) -> str:
    """Return a few words for a claim: its number where it has one of its own, else its beginning."""
    numbers = snapshot.quantities_of_claim.get(claim.id, ())
    text = snapshot.outline.report[claim.report].text
    said = numbers[0] if len(numbers) == 1 and numbers[0].measures not in UNTELLING else None
    flat = " ".join((text[said.start : said.end] if said else words).split())
    return flat if len(flat) <= SHORT else f"{flat[: SHORT - 1]}…"


@remembered
def claim_page(state: State, by: Filters, *, offset: int, limit: int) -> ClaimPage:
    """Return a page of the claims that the filters let through, in the order of reports and reading."""
    found, index = chosen(state, by), state.snapshot.index
    counts = index.once("counts", lambda: _counts(index)) if by.empty else _counts(index, found)
    return {**counts, "rows": rows_at(state, found[offset : offset + limit])}


def _counts(index: Index, found: Ints | slice = slice(None)) -> ClaimCounts:
    """Return the counts of some claims, of all where none are given."""
    report = index.report[found]
    return {
        "total": len(report),
        "origins": distinct(index.voice[found], index.voices),
        "reports": distinct(report, index.of_report.lefts),
        "speakers": distinct(index.speaker[found], len(index.speakers)),
    }


def rows_of(state: State, claims: Iterable[Claim]) -> list[ClaimRow]:
    """Return a row a claim."""
    listed = list(claims)
    state.snapshot.bring(listed)
    return [claim_row(state, c) for c in listed]


def rows_at(state: State, numbers: Ints) -> list[ClaimRow]:
    """Return a row a claim, by the claims' numbers."""
    return rows_of(state, state.snapshot.rows("claims", numbers))


def numbers_of(snapshot: Snapshot, claim: Claim) -> list[NumberRow]:
    """Return the numbers that stand in a claim."""
    text = snapshot.outline.report[claim.report].text
    return [
        {
            "id": q.id,
            "words": text[q.start : q.end],
            "value": q.value,
            "low": q.low,
            "high": q.high,
            "unit": q.unit,
            "measures": q.measures.value,
            "of": q.of,
            "approximator": q.approximator,
            "place": snapshot.name(q.place),
            "reference": q.reference,
            "bearing": q.bearing,
            "as_of": q.as_of,
        }
        for q in snapshot.quantities_of_claim.get(claim.id, ())
    ]


def ruling_row(state: State, decision: Decision) -> RulingRow:
    """Return one row of the log, with the words that it is bound to."""
    report = state.snapshot.outline.report.get(decision.report)
    beside = decision.beside
    other = state.snapshot.outline.report.get(beside.report) if beside else None
    return {
        "id": decision.id,
        "report": decision.report,
        "start": decision.start,
        "end": decision.end,
        "words": report.text[decision.start : decision.end] if report else None,
        "beside": other.text[beside.start : beside.end] if other and beside else None,
        "question": decision.question,
        "ruling": decision.ruling,
        "by": decision.by,
        "at": decision.at,
        "reason": decision.reason,
        "replaces": decision.replaces,
        "stands": decision.id in state.rulings.standing,
    }
