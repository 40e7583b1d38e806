"""Incidents: one happening with all its versions side by side, and why they are taken for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from typing_extensions import TypedDict

from tetrapylon.desk.claims import ClaimRow, Named, NumberRow, claim_row, numbers_of
from tetrapylon.desk.filters import Filters, chosen, iso
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints, Order, members
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident
from tetrapylon.tell.phrases import counted, joined, when


class IncidentRow(TypedDict):
    """An incident in the list."""

    id: str
    title: str
    kind: str | None
    status: str
    date: str | None
    when: str
    first: str | None
    last: str | None
    place: str | None
    place_id: str | None
    claims: int
    reports: int
    origins: int
    deaths: str | None


class IncidentPage(TypedDict):
    """A page of incidents out of `total`."""

    total: int
    rows: list[IncidentRow]


class Version(TypedDict):
    """How one report tells the incident. `same_as` is an earlier report from which its words come."""

    report: str
    report_label: str
    published: str | None
    origin: str | None
    claims: list[ClaimRow]
    numbers: list[NumberRow]
    actors: list[str]
    places: list[str]
    dates: list[str]


class IncidentDetail(TypedDict):
    """An incident in full. `reasons` say in words what its versions have in common, `differ` what they do not."""

    incident: IncidentRow
    plover: str | None
    acled: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    actor1: list[Named]
    actor2: list[Named]
    assoc: list[Named]
    fatalities_basis: str | None
    origins: list[str]
    versions: list[Version]
    reasons: list[str]
    differ: list[str]


@remembered
def incident_page(state: State, by: Filters, *, offset: int, limit: int) -> IncidentPage:
    """Return the incidents that a claim within the filters tells, by date, undated ones last."""
    found = incidents_in(state, by)
    shown = state.snapshot.rows("incidents", found[offset : offset + limit])
    state.snapshot.numbers.bring(c for i in shown for c in i.claims)
    return {"total": len(found), "rows": [incident_row(state.snapshot, i) for i in shown]}


@remembered
def incidents_in(state: State, by: Filters) -> Ints:
    """Return the numbers of the incidents that a claim within the filters tells, by date."""
    index = state.snapshot.index
    found = told_in(state, "incidents", without_days(by))
    if by.days is not None:
        found = found[index.days("incidents").meets(found, by.days)]
    return index.once("incidents by day", lambda: _by_day(index)).of(found)


def _by_day(index: Index) -> Order:
    spans, rank = index.days("incidents"), index.block("incidents").ids.rank
    return Order.by(rank, spans.start)


def told_in(state: State, noun: str, by: Filters) -> Ints:
    """Return the numbers of the `incidents` or `questions` that rest on a claim within the filters."""
    index = state.snapshot.index
    if by.empty:
        return np.arange(len(index.block(noun)), dtype=np.int32)
    _, rows = index.linked(noun).turned.of_some(chosen(state, by))
    return members(rows, len(index.block(noun)))


def incident_told_by(state: State, key: str, claim: str | None) -> Incident | None:
    """Return an incident by id, else the one that a claim tells: a ruling may have given it another id."""
    known = state.snapshot.incident.get(key)
    if known is not None or claim is None:
        return known
    return next(iter(state.snapshot.incidents_of_claim.get(claim, ())), None)


def without_days(by: Filters) -> Filters:
    """Return the filters without their days: an incident has a date of its own."""
    return by.model_copy(update={"since": None, "until": None})


def incident_row(snapshot: Snapshot, incident: Incident) -> IncidentRow:
    """Return an incident's row for lists."""
    days = days_of(incident.date)
    return {
        "id": incident.id,
        "title": incident.title,
        "kind": incident.acled_sub_event_type,
        "status": incident.status.value,
        "date": incident.date,
        "when": when(incident.date) or "day not said",
        "first": iso(days.first) if days else None,
        "last": iso(days.last) if days else None,
        "place": incident.place.name if incident.place else None,
        "place_id": incident.place.entity if incident.place else None,
        "claims": len(incident.claims),
        "reports": len(incident.reports),
        "origins": snapshot.origins(incident.claims),
        "deaths": _deaths(incident),
    }


def _deaths(incident: Incident) -> str | None:
    told = incident.fatalities
    if told is None:
        return None
    ends = [n for n in (told.low, told.high) if n is not None]
    if not ends:
        return None if told.best is None else f"{told.best:g}"
    return f"{min(ends):g}" if min(ends) == max(ends) else f"{min(ends):g} to {max(ends):g}"


def incident_detail(state: State, incident: Incident) -> IncidentDetail:
    """Return one incident with every version of it."""
    snapshot = state.snapshot
    claims = list(snapshot.outline.claim.some(incident.claims).values())
    snapshot.bring(claims)
    snapshot.outline.dating.bring(c.report for c in claims)
    versions = _versions(state, claims)
    place, plover = incident.place, incident.plover
    return {
        "incident": incident_row(snapshot, incident),
        "plover": f"{plover.type}{f' ({plover.mode})' if plover.mode else ''}" if plover else None,
        "acled": incident.acled_event_type,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": place.precision if place else None,
        "actor1": _named(snapshot, incident.actors.actor1),
        "actor2": _named(snapshot, incident.actors.actor2),
        "assoc": _named(snapshot, incident.actors.assoc),
        "fatalities_basis": incident.fatalities.basis if incident.fatalities else None,
        "origins": sorted({snapshot.origin_of(c) for c in claims} - set(incident.reports)),
        "versions": versions,
        "reasons": _reasons(snapshot, incident, versions),
        "differ": _differences(versions),
    }


def _named(snapshot: Snapshot, ids: Sequence[str]) -> list[Named]:
    return [{"id": e, "name": snapshot.name(e) or e} for e in ids]


def _versions(state: State, claims: Sequence[Claim]) -> list[Version]:
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.report].append(claim)
    found = [_version(state, report, told) for report, told in grouped.items()]
    return sorted(found, key=lambda v: (v["published"] or "~", v["report_label"], v["report"]))


def _version(state: State, report: str, claims: list[Claim]) -> Version:
    snapshot = state.snapshot
    dating = snapshot.outline.dating.get(report)
    about = [snapshot.outline.entity.get(e) for c in claims for e in c.about]
    places = {e.name for e in about if e and e.lat is not None}
    return {
        "report": report,
        "report_label": snapshot.label(report),
        "published": dating.published.edtf if dating and dating.published else None,
        "origin": next((c.origin for c in claims if c.origin), None),
        "claims": [claim_row(state, c) for c in sorted(claims, key=lambda c: c.span)],
        "numbers": [n for c in claims for n in numbers_of(snapshot, c)],
        "actors": sorted({e.name for e in about if e and e.lat is None}),
        "places": sorted(places),
        "dates": sorted({c.content_time for c in claims if c.content_time}),
    }


def _reasons(snapshot: Snapshot, incident: Incident, versions: list[Version]) -> list[str]:
    """Return what the versions share, in words; one version alone has nothing to be joined by."""
    if len(versions) < 2:
        return []
    kind = incident.acled_sub_event_type or (incident.plover.type if incident.plover else None)
    reasons = [f"All tell the same kind of happening ({kind.lower()})."] if kind else []
    if incident.place:
        naming = sum(incident.place.name in v["places"] for v in versions)
        reasons.append(
            f"{counted(naming, 'report')} of {len(versions)} name {incident.place.name}."
        )
    actors = [snapshot.name(a) or a for a in (*incident.actors.actor1, *incident.actors.actor2)]
    shared = [a for a in actors if all(a in v["actors"] for v in versions)]
    if shared:
        reasons.append(f"All name {joined(shared)}.")
    if incident.date:
        reasons.append(f"Their days meet {when(incident.date)}.")
    wires: dict[str, int] = defaultdict(int)
    for version in versions:
        if version["origin"]:
            wires[version["origin"]] += 1
    reasons += [
        f"{counted(n, 'report')} print the text of {name}: one origin."
        for name, n in sorted(wires.items(), key=lambda w: -w[1])
        if n > 1
    ]
    return reasons


def _differences(versions: list[Version]) -> list[str]:
    """Return what the versions give differently, in words."""
    found: list[str] = []
    dates = sorted({d for v in versions for d in v["dates"]})
    if len(dates) > 1:
        found.append(f"Days given: {joined(dates)}.")
    numbers: dict[str, set[str]] = defaultdict(set)
    for version in versions:
        for number in version["numbers"]:
            numbers[number["measures"].replace("_", " ")].add(number["words"])
    found += [
        f"Numbers ({measure}): {joined(sorted(words))}."
        for measure, words in sorted(numbers.items())
        if len(words) > 1
    ]
    silent = [v["report_label"] for v in versions if not v["dates"]]
    if silent and dates:
        found.append(f"No day in {joined(silent[:4])}.")
    return found
