"""Rule on a row, keep the ruling, exchange rulings: what `tetrapylon decide` and the desk both call.

`rule` keeps a ruling; `read_inputs` with no paths (or `rebuild`) then makes the derived rows anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from tetrapylon.model.codec import from_json, to_json
from tetrapylon.model.decision import Decision, Evidence, Noun, Ruled, standing
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.run.rulings import (
    CLAIM_FIELDS,
    QUANTITY_FIELDS,
    REPORT_FIELDS,
    NotAValue,
    ruled_claims,
    ruled_datings,
    ruled_quantities,
)
from tetrapylon.store.store import Store


class Verb(StrEnum):
    """What a person may do to a row."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class CannotRule(ValueError):
    """The ruling names nothing that can be ruled on. Show the message: it says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A ruling as asked for.

    Args:
        verb: what is done.
        row: id of a row, or id or name of a report.
        other: the second row of `same` and `different`.
        field: the field that `correct` corrects.
        value: its right value.
        reason: why, in the person's words.
        by: who rules.
    """

    verb: Verb
    row: str
    reason: str
    by: str
    other: str | None = None
    field: str | None = None
    value: str | None = None


FIELDS = {
    Noun.CLAIM: tuple(CLAIM_FIELDS),
    Noun.QUANTITY: tuple(QUANTITY_FIELDS),
    Noun.REPORT: tuple(REPORT_FIELDS),
}
RULED_BY = {
    Verb.SAME: Ruled.SAME,
    Verb.DIFFERENT: Ruled.DIFFERENT,
    Verb.ACCEPT: Ruled.ACCEPTED,
    Verb.REJECT: Ruled.REJECTED,
    Verb.WITHDRAW: Ruled.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row's id stands for: the noun, and the words that a ruling will name."""

    noun: Noun
    evidence: Evidence


def subject_of(record: Record, row: str, *, reports: Iterable[Report] = ()) -> Subject:
    """Return what an id (or a report's name) stands for.

    Args:
        record: the record.
        row: id of a row, or id or name of a report.
        reports: reports that may be named besides those of the record, such as withdrawn ones.

    Raises:
        CannotRule: nothing is called so, or its words are not known.
    """
    for report in (*record.reports, *reports):
        if row in (report.id, report.name):
            whole = Evidence(report=report.id, start=0, end=max(1, len(report.text)))
            return Subject(Noun.REPORT, whole)
    found = _of_claim(record, row) or _of_quantity(record, row) or _of_incident(record, row)
    found = found or _of_event(record, row) or _of_cited(record, row)
    if found is None:
        raise CannotRule(f"no row or report is called {row!r}; `tetrapylon show` finds ids")
    return found


def _of_claim(record: Record, row: str) -> Subject | None:
    claim = record.claim.get(row)
    if claim is None:
        return None
    span = claim.span
    return Subject(Noun.CLAIM, Evidence(report=claim.report, start=span.start, end=span.end))


def _of_quantity(record: Record, row: str) -> Subject | None:
    q = record.quantity.get(row)
    return (
        Subject(Noun.QUANTITY, Evidence(report=q.report, start=q.start, end=q.end)) if q else None
    )


def _of_incident(record: Record, row: str) -> Subject | None:
    """Return an incident by the first of the words that tell it."""
    incident = next((i for i in record.incidents if i.id == row), None)
    if incident is None:
        return None
    told = set(incident.events)
    words = [e for r in record.readings for e in r.events if e.id in told]
    if not words:
        return None
    first = min(words, key=lambda e: (e.report, e.trigger, e.id))
    span = first.trigger
    return Subject(Noun.INCIDENT, Evidence(report=first.report, start=span.start, end=span.end))


def _of_event(record: Record, row: str) -> Subject | None:
    """Return one telling of an incident by its trigger."""
    event = next((e for r in record.readings for e in r.events if e.id == row), None)
    if event is None:
        return None
    span = event.trigger
    return Subject(Noun.INCIDENT, Evidence(report=event.report, start=span.start, end=span.end))


def _of_cited(record: Record, row: str) -> Subject | None:
    """Return a row of control, tracks or questions by the first claim it stands on."""
    cited: list[tuple[Noun, str, tuple[str, ...]]] = [
        *((Noun.CONTROL, k.id, k.claims) for k in record.control),
        *((Noun.TRACK, t.id, t.claims) for t in record.tracks),
        *(
            (Noun.QUESTION, q.id, tuple(a.claim for a in q.answers if a.claim))
            for q in record.questions
        ),
    ]
    for noun, known, claims in cited:
        if known == row and claims and (claim := _of_claim(record, claims[0])):
            return Subject(noun, claim.evidence)
    return None


def decision_of(
    record: Record, ruling: Ruling, *, at: str, reports: Iterable[Report] = ()
) -> Decision:
    """Return the decision that a ruling makes on a record.

    Raises:
        CannotRule: a row, field or value is missing or unknown.
    """
    kept = tuple(reports)
    subject = subject_of(record, ruling.row, reports=kept)
    if not ruling.reason.strip():
        raise CannotRule("a ruling needs a reason")
    beside = subject_of(record, ruling.other, reports=kept) if ruling.other else None
    question, ruled = _ruled(subject, ruling, beside)
    first, second = subject.evidence, beside.evidence if beside else None
    if second is not None and second < first:
        first, second = second, first
    pair = tuple(e for e in (first, second) if e)
    standing_now = (d for d in standing(record.decisions) if d.question == question)
    before = next((d.id for d in standing_now if d.pair == pair), None)
    return Decision(
        id=content_id("d", *pair, question, ruled, ruling.by, at, ruling.reason),
        report=first.report,
        start=first.start,
        end=first.end,
        question=question,
        ruling=ruled,
        by=ruling.by,
        at=at,
        reason=ruling.reason.strip(),
        replaces=before,
        beside=second,
    )


def _ruled(subject: Subject, ruling: Ruling, beside: Subject | None) -> tuple[str, str]:
    """Return a ruling's question and answer, checked."""
    match ruling.verb:
        case Verb.CORRECT:
            return _corrected(subject, ruling)
        case Verb.SAME | Verb.DIFFERENT:
            if beside is None or {subject.noun, beside.noun} - {Noun.INCIDENT, Noun.CLAIM}:
                raise CannotRule(f"`{ruling.verb.value}` takes two incidents or claims")
            return Noun.INCIDENT.value, RULED_BY[ruling.verb].value
        case Verb.WITHDRAW:
            if subject.noun is not Noun.REPORT:
                raise CannotRule(f"only a report can be withdrawn; {ruling.row!r} is none")
            return subject.noun.value, Ruled.WITHDRAWN.value
        case Verb.ACCEPT | Verb.REJECT:
            if subject.noun is Noun.REPORT and ruling.verb is Verb.REJECT:
                raise CannotRule("a report is withdrawn, not rejected")
            return subject.noun.value, RULED_BY[ruling.verb].value


def _corrected(subject: Subject, ruling: Ruling) -> tuple[str, str]:
    fields = FIELDS.get(subject.noun, ())
    if ruling.field not in fields or ruling.value is None:
        known = ", ".join(fields) or "nothing"
        raise CannotRule(f"of a {subject.noun.value} one can correct: {known}; give a value too")
    return f"{subject.noun.value}.{ruling.field}", ruling.value


def rule(store: Store, ruling: Ruling) -> Decision:
    """Keep a ruling in a store and return it. The derived rows are as before until they are made anew.

    Raises:
        CannotRule: it names nothing that can be ruled on, or a value that the field cannot hold.
    """
    with store.view() as view:
        record, kept = view.record(), tuple(view.reports())
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    decision = decision_of(record, ruling, at=now, reports=kept)
    _try_value(record, ruling, decision)
    with store.writer() as writer:
        writer.add_decision(decision)
    return decision


def _try_value(record: Record, ruling: Ruling, decision: Decision) -> None:
    """Put the ruling into effect once on the row itself, so that a value it cannot hold is refused now."""
    tried = replace(record, decisions=(decision,))
    try:
        ruled_claims(tried, [c for c in record.claims if c.id == ruling.row])
        ruled_quantities(tried, [q for q in record.quantities if q.id == ruling.row])
        ruled_datings(tried, [d for d in record.datings if d.report == decision.report])
    except NotAValue as error:
        raise CannotRule(str(error)) from error


def exported(decisions: Iterable[Decision]) -> str:
    """Return rulings as JSON Lines, to be taken in by another store of the same reports."""
    return "".join(json.dumps(to_json(d), ensure_ascii=False) + "\n" for d in decisions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How an import of rulings ended: taken in, known already, about reports that are not here."""

    new: int
    known: int
    strange: int


def take_in(store: Store, lines: Iterable[str]) -> Imported:
    """Add rulings from JSON Lines to a store, each once; those about unknown reports are left out.

    Raises:
        CannotRule: a line is no ruling.
    """
    rows = [_read(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    with store.view() as view:
        reports, kept = {r.id for r in view.reports()}, {d.id for d in view.decisions()}
    here = [d for d in rows if all(e.report in reports for e in d.pair)]
    new = [d for d in here if d.id not in kept]
    with store.writer() as writer:
        for decision in new:
            writer.add_decision(decision)
    return Imported(new=len(new), known=len(here) - len(new), strange=len(rows) - len(here))


def _read(number: int, line: str) -> Decision:
    try:
        return from_json(Decision, json.loads(line))
    except (json.JSONDecodeError, TypeError, ValueError) as error:
        raise CannotRule(f"line {number} is no ruling: {error}") from error
