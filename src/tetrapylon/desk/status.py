"""What the frame of the desk shows on every screen, and asks for again and again to see new reports arrive."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from tetrapylon.desk.answering import House
from tetrapylon.desk.bars import last_report_day
from tetrapylon.desk.filters import iso
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.renewal import is_stale
from tetrapylon.model.edtf import days_of


class Counts(TypedDict):
    """Rows of the record by noun."""

    reports: int
    claims: int
    incidents: int
    questions: int
    quantities: int
    findings: int


class Status(TypedDict):
    """The state of the record. A rise of `generation` or `rulings` tells the page to ask again.

    `first` and `last` are the days between which something is dated, `last_report` the newest publication;
    `loading` tells that a newer generation is on its way. `stale` tells that rulings wait to take effect,
    `renewing` that the record is being made anew for them.
    """

    name: str
    generation: int
    rulings: int
    loading: bool
    counts: Counts
    reviewed: int
    first: str | None
    last: str | None
    last_report: str | None
    reviewer: str
    basemap: bool
    renewable: bool
    stale: bool
    renewing: bool
    renewal_error: str | None
    hide_victims: bool


def status_of(house: House, state: State, *, reviewer: str, basemap: bool) -> Status:
    """Return the status of a state; `reviewer` is the name offered for rulings."""
    record = state.snapshot.outline
    renewal = house.renewal
    first, last = _span(state)
    horizon = last_report_day(state.snapshot)
    return {
        "name": house.name,
        "generation": state.snapshot.generation,
        "rulings": len(state.decisions),
        "loading": house.keeper.loading,
        "counts": {
            "reports": len(record.reports),
            "claims": len(record.claims),
            "incidents": len(record.incidents),
            "questions": len(record.questions),
            "quantities": len(record.quantities),
            "findings": len(record.findings),
        },
        "reviewed": state.rulings.stretches,
        "first": iso(first),
        "last": iso(last),
        "last_report": iso(horizon),
        "reviewer": reviewer,
        "basemap": basemap,
        "renewable": renewal is not None,
        "stale": renewal is not None and is_stale(state, house.keeper.store),
        "renewing": renewal is not None and renewal.running,
        "renewal_error": renewal.error if renewal else None,
        "hide_victims": house.hide_victims,
    }


@remembered
def _span(state: State) -> tuple[date | None, date | None]:
    dated = [days_of(i.date) for i in state.snapshot.outline.incidents]
    dated += [days_of(k.begun) for k in state.snapshot.outline.control]
    days = [d for s in dated if s for d in (s.first, s.last) if d]
    horizon = last_report_day(state.snapshot)
    if horizon:
        days.append(horizon)
    return min(days, default=None), max(days, default=None)
