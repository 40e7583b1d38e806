"""The review queue and the rulings: what to look at first, and how a ruling is added, taken back, refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from tetrapylon.desk.agreement import PairRow, pairs_of
from tetrapylon.desk.claims import ClaimRow, RulingRow, claim_row, rows_of, ruling_row
from tetrapylon.desk.filters import Filters, chosen, reviewed
from tetrapylon.desk.keeper import Keeper, State, remembered
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.rulings import UNDO, of_claims, taken_back, undoable
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.claim import Claim
from tetrapylon.model.decision import Decision
from tetrapylon.model.decision import Ruled as RulingWord
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
from tetrapylon.run.decisions import CannotRule, Ruling, Verb, decision_of
from tetrapylon.run.rulings import CLAIM_FIELDS, NotAValue, ruled_claims

UNSAID = "ruled on the desk"
"""The reason kept with an acceptance for which none was typed."""
MOST_AT_ONCE = 200
"""Claims of one sweep."""


class QueueRow(TypedDict):
    """A claim to be reviewed: `why` it stands where it does, and the open claims that say the same."""

    claim: ClaimRow
    weight: int
    why: list[str]
    agreeing: list[str]


class Queue(TypedDict):
    """The head of the queue. `done` of `total` claims within the filters have a ruling."""

    total: int
    done: int
    rows: list[QueueRow]


class Log(TypedDict):
    """The log of rulings, newest first, and how often reviewers who ruled on the same claims agree."""

    total: int
    rows: list[RulingRow]
    both_ruled: int
    agreed: int
    pairs: list[PairRow]


class RulingRequest(BaseModel):
    """A ruling on claims. `seen` is the last ruling that the reviewer saw on the first of them."""

    model_config = ConfigDict(extra="forbid")

    claims: list[str] = Field(min_length=1, max_length=MOST_AT_ONCE)
    ruling: Literal["accept", "correct", "reject"]
    by: str = Field(min_length=1, max_length=120)
    reason: str = Field(default="", max_length=2_000)
    fields: dict[str, str] = Field(default_factory=dict, max_length=len(CLAIM_FIELDS))
    seen: str | None = Field(default=None, max_length=80)


class WithdrawRequest(BaseModel):
    """Take back the last rulings of a reviewer: all those of one moment (a sweep is undone whole)."""

    model_config = ConfigDict(extra="forbid")

    by: str = Field(min_length=1, max_length=120)


class Ruled(TypedDict):
    """What a change did: the rows added and the claims as they now stand."""

    added: list[RulingRow]
    claims: list[ClaimRow]


class Refused(ValueError):
    """A ruling cannot be taken. Show the message to the reviewer; nothing was written."""


class Overtaken(Refused):
    """Somebody else ruled on the claim since it was shown. Show their ruling and ask again."""


@remembered
def queue_of(state: State, by: Filters, *, limit: int, offset: int) -> Queue:
    """Return open claims by impact: those that move a control bar or a disputed number first."""
    found = chosen(state, by)
    ordered = _open(state, by)
    shown: list[Claim] = state.snapshot.rows("claims", ordered[offset : offset + limit])
    state.snapshot.bring(shown)
    for beside in ("control_of_claim", "questions_of_claim", "incidents_of_claim"):
        getattr(state.snapshot, beside).bring(c.id for c in shown)
    return {
        "total": len(found),
        "done": len(found) - len(ordered),
        "rows": [_queue_row(state, c) for c in shown],
    }


@remembered
def _open(state: State, by: Filters) -> Ints:
    """Return the numbers of the open claims, those on which most hangs first."""
    index, found = state.snapshot.index, chosen(state, by)
    if reviewed(state):
        ruled = np.array(list(reviewed(state)), dtype=np.int32)
        found = np.setdiff1d(found, ruled, assume_unique=True)
    return index.by_impact.of(found)


def _queue_row(state: State, claim: Claim) -> QueueRow:
    snapshot = state.snapshot
    index, number = snapshot.index, snapshot.number(claim.id)
    same = index.claims.coded["modality"].codes, index.claims.coded["polarity"].codes
    agreeing = [
        n
        for n in snapshot.alike(claim)
        if n != number
        and all(codes[n] == codes[number] for codes in same)
        and int(n) not in reviewed(state)
    ]
    rows = np.array(agreeing[: MOST_AT_ONCE - 1], dtype=np.int32)
    return {
        "claim": claim_row(state, claim),
        "weight": int(index.weight[number]),
        "why": _why(snapshot, claim),
        "agreeing": snapshot.ids_of("claims", rows),
    }


def _why(snapshot: Snapshot, claim: Claim) -> list[str]:
    places = {k.place for k in snapshot.control_of_claim.get(claim.id, ())}
    found = [f"decides who holds {snapshot.name(p)}" for p in sorted(places)]
    found += [
        f"{q.verdict.value.replace('_', ' ')}: {q.question}"
        for q in snapshot.questions_of_claim.get(claim.id, ())
    ]
    found += [f"tells “{i.title}”" for i in snapshot.incidents_of_claim.get(claim.id, ())]
    if claim.score < 1:
        found.append(f"read with a score of {claim.score:.2f}")
    return list(dict.fromkeys(found))


def rule(keeper: Keeper, asked: RulingRequest, *, at: datetime) -> Ruled:
    """Add one ruling to each claim asked for.

    Raises:
        KeyError: there is no such claim.
        Refused: a field cannot hold its value, or a reason is missing.
        Overtaken: the first claim has a newer ruling than the reviewer saw.
    """
    moment = at.isoformat(timespec="microseconds")
    with keeper.now() as state:
        claims = [state.snapshot.outline.claim[c] for c in dict.fromkeys(asked.claims)]
        _check(state, asked, claims[0])
        rows = tuple(
            _decided(_alone(state, claim), claim, made, moment)
            for claim in claims
            for made in _rulings(asked, claim)
        )
    return _added(keeper, rows, [c.id for c in claims])


def _alone(state: State, claim: Claim) -> Record:
    """Return a record of one claim with the rulings on its report: all that a ruling on it looks at."""
    here = tuple(d for d in state.decisions if d.report == claim.report)
    return Record(claims=(claim,), decisions=here)


def _added(keeper: Keeper, rows: tuple[Decision, ...], claims: Sequence[str]) -> Ruled:
    keeper.add(rows)
    with keeper.now() as state:
        return {
            "added": [ruling_row(state, d) for d in rows],
            "claims": rows_of(state, state.snapshot.outline.claim.some(claims).values()),
        }


def _rulings(asked: RulingRequest, claim: Claim) -> Iterator[Ruling]:
    """Yield the rulings that a request makes on one claim: one, or one a corrected field."""
    verb, reason = Verb(asked.ruling), asked.reason.strip() or UNSAID
    if verb is not Verb.CORRECT:
        yield Ruling(verb=verb, row=claim.id, reason=reason, by=asked.by)
    for field, value in asked.fields.items():
        yield Ruling(verb=verb, row=claim.id, field=field, value=value, reason=reason, by=asked.by)


def _decided(record: Record, claim: Claim, made: Ruling, at: str) -> Decision:
    try:
        decision = decision_of(record, made, at=at)
        ruled_claims(replace(record, decisions=(decision,)), [claim])
    except (CannotRule, NotAValue) as error:
        raise Refused(str(error)) from error
    return decision


def _check(state: State, asked: RulingRequest, claim: Claim) -> None:
    if asked.ruling == "reject" and not asked.reason.strip():
        raise Refused("a rejection needs a reason")
    if (asked.ruling == "correct") != bool(asked.fields):
        raise Refused("a correction names the fields that it corrects; other rulings name none")
    rulings = state.rulings.on(claim)
    last = rulings[-1] if rulings else None
    if (last.id if last else None) != asked.seen:
        by = f"{last.by} ruled “{last.ruling}”" if last else "the ruling was taken back"
        raise Overtaken(f"meanwhile {by} on this claim; look again")


def withdraw(keeper: Keeper, by: str, *, at: datetime) -> Ruled:
    """Take back a reviewer's last rulings: all rows of the newest moment; what stood before stands again.

    Raises:
        Refused: no ruling of this reviewer is left, or somebody ruled after it.
    """
    with keeper.now() as state:
        gone = undoable(state.decisions, by)
        if not gone:
            raise Refused(f"no ruling by {by!r} is left to undo")
        rows = undone_rows(state.decisions, gone, at)
        claims = [
            c.id
            for report in {d.report for d in gone}
            for c in state.snapshot.claims_of_report.get(report, ())
            if any(d.evidence.covers(c.report, c.span.start, c.span.end) for d in gone)
        ]
    return _added(keeper, rows, claims)


def undone_rows(
    decisions: Sequence[Decision], gone: Iterable[Decision], at: datetime
) -> tuple[Decision, ...]:
    """Return the rows that take rulings back.

    Raises:
        Refused: somebody ruled on the same words after one of them.
    """
    return tuple(_undone(decisions, d, at) for d in gone)


def _undone(decisions: Sequence[Decision], gone: Decision, at: datetime) -> Decision:
    """Return the row that takes a ruling back. It replaces what stands, which may itself be such a row."""
    alike = [d for d in decisions if (d.pair, d.question) == (gone.pair, gone.question)]
    last = max(alike, key=lambda d: (d.at, d.id))
    if last.id != gone.id and not last.reason.startswith(UNDO):
        raise Refused(f"{last.by} ruled after you on the same words; rule anew instead")
    before = next((d for d in alike if d.id == gone.replaces), None)
    ruling = before.ruling if before else RulingWord.UNDONE.value
    moment = at.isoformat(timespec="microseconds")
    return replace(
        gone,
        id=content_id("d", *gone.pair, gone.question, ruling, gone.by, moment, UNDO),
        ruling=ruling,
        at=moment,
        reason=f"{UNDO}{gone.id}",
        replaces=last.id,
    )


def log_of(state: State, *, offset: int, limit: int) -> Log:
    """Return the log of rulings, newest first, with the agreement of reviewers."""
    rows = sorted(state.decisions, key=lambda d: (d.at, d.id), reverse=True)
    both, agreed = agreement(state)
    return {
        "total": len(rows),
        "rows": [ruling_row(state, d) for d in rows[offset : offset + limit]],
        "both_ruled": both,
        "agreed": agreed,
        "pairs": pairs_of(state.decisions),
    }


def agreement(state: State) -> tuple[int, int]:
    """Return on how many claims two reviewers or more ruled, and on how many of those all ruled alike."""
    gone = taken_back(state.decisions)
    said: dict[tuple[object, str], dict[str, str]] = {}
    for d in sorted(state.decisions, key=lambda d: (d.at, d.id)):
        if of_claims(d) and d.id not in gone and not d.reason.startswith(UNDO):
            said.setdefault((d.evidence, d.question), {})[d.by] = d.ruling
    both = [set(by.values()) for by in said.values() if len(by) > 1]
    return len(both), sum(len(rulings) == 1 for rulings in both)
