"""What the frame of the desk shows on every screen, and asks for again and again to see new reports arrive."""

from __future__ import annotations

from datetime import date

from typing_extensions import TypedDict

from tetrapylon.desk.answering import House
from tetrapylon.desk.bars import last_report_day
from tetrapylon.desk.filters import iso, kept_reports
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.renewal import is_stale
from tetrapylon.store.columns import NONE


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
    account: str | None
    basemap: bool
    renewable: bool
    stale: bool
    renewing: bool
    renewal_error: str | None
    hide_victims: bool


def status_of(house: House, state: State, *, account: str | None, basemap: bool) -> Status:
    """Return the status of a state; `account` is who asks, where accounts are in force."""
    renewal = house.renewal
    first, last = _span(state)
    horizon = last_report_day(state.snapshot)
    return {
        "name": house.name,
        "generation": state.snapshot.generation,
        "rulings": len(state.decisions),
        "loading": house.keeper.loading,
        "counts": _counts(state),
        "reviewed": state.rulings.stretches,
        "first": iso(first),
        "last": iso(last),
        "last_report": iso(horizon),
        "reviewer": account or house.reviewer,
        "account": account,
        "basemap": basemap,
        "renewable": renewal is not None,
        "stale": renewal is not None and is_stale(state, house.keeper.store),
        "renewing": renewal is not None and renewal.running,
        "renewal_error": renewal.error if renewal else None,
        "hide_victims": house.hide_victims,
    }


@remembered
def _counts(state: State) -> Counts:
    index = state.snapshot.index
    return {
        "reports": len(kept_reports(state)),
        "claims": len(index.claims),
        "incidents": len(index.block("incidents")),
        "questions": len(index.block("questions")),
        "quantities": len(index.block("quantities")),
        "findings": state.snapshot.view.finding_count(),
    }


@remembered
def _span(state: State) -> tuple[date | None, date | None]:
    known: list[int] = []
    for noun in ("incidents", "control"):
        numbers = state.snapshot.index.block(noun).numbers
        for end in ("first_day", "last_day"):
            days = numbers[end][numbers[end] != NONE]
            known += [int(d) for d in (days.min(), days.max())] if len(days) else []
    horizon = last_report_day(state.snapshot)
    if horizon:
        known.append(horizon.toordinal())
    if not known:
        return None, None
    return date.fromordinal(min(known)), date.fromordinal(max(known))
