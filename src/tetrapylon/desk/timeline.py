"""The timeline: incidents in lanes by kind, numbers, and the days on which reports were published."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray
from typing_extensions import TypedDict

from tetrapylon.desk.bars import Bar, bars_of
from tetrapylon.desk.filters import Filters, chosen, day_of, iso, kept_mask
from tetrapylon.desk.incidents import told_in
from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints, distinct
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity
from tetrapylon.store.columns import NONE
from tetrapylon.tell.phrases import counted

OTHER_LANE = "Talks, aid and other"
"""The lane of incidents that ACLED does not code."""
NUMBERS_LANE = "Numbers"
MOST_ITEMS = 600
"""Items that a lane sends one by one; past that it sends counts by day or month."""
BY_MONTH_DAYS = 400
"""Days of the shown stretch from which on counts are by month."""
MOST_PUBLISHED = 2_000
"""Reports that are shown one by one on the clock of publication."""
MOST_BARS = 12
"""Places with a control bar in the overview; those with most claims."""


class Item(TypedDict):
    """One happening or number on a lane. A missing end means that no report gives it."""

    id: str
    kind: str
    label: str
    first: str | None
    last: str | None
    status: str
    origins: int
    claim: str | None
    claims: int
    place: str | None


class Bucket(TypedDict):
    """A count of items of a lane by the day or month in which they begin."""

    first: str
    last: str
    count: int


class Lane(TypedDict):
    """One lane; `items` is empty where `buckets` count them instead."""

    name: str
    total: int
    undated: int
    items: list[Item]
    buckets: list[Bucket]


class Published(TypedDict):
    """A report on the clock of publication."""

    report: str
    label: str
    day: str


class Track(TypedDict):
    """The control bars of one place."""

    place: str
    name: str
    bars: list[Bar]


class Timeline(TypedDict):
    """Everything that the timeline draws. `first` and `last` are the days it spans."""

    first: str | None
    last: str | None
    control: list[Track]
    lanes: list[Lane]
    published: list[Published]


@remembered
def timeline_of(state: State, by: Filters) -> Timeline:
    """Return the timeline of the claims that the filters let through."""
    lanes = _lanes(state, by)
    published = published_in(state, by)
    days = [i[end] for lane in lanes for i in lane["items"] for end in ("first", "last")]
    days += [b["first"] for lane in lanes for b in lane["buckets"]]
    days += [p["day"] for p in published]
    known = sorted(d for d in days if d)
    return {
        "first": (by.since and iso(_first(by.since))) or (known[0] if known else None),
        "last": known[-1] if known else None,
        "control": control_tracks(state.snapshot, by),
        "lanes": lanes,
        "published": published,
    }


def _first(day: str) -> date | None:
    days = days_of(day)
    return days.first if days else None


def control_tracks(snapshot: Snapshot, by: Filters) -> list[Track]:
    """Return the bars of the places that most claims speak of."""
    bars: dict[str, list[Bar]] = defaultdict(list)
    for bar in bars_of(snapshot):
        if by.place in (None, bar["place"]):
            bars[bar["place"]].append(bar)
    index = snapshot.index
    ranked = sorted(bars, key=lambda p: (-len(index.about.beside(index.spot(p))), p))[:MOST_BARS]
    snapshot.names.bring(ranked)
    return [{"place": p, "name": snapshot.name(p) or p, "bars": bars[p]} for p in ranked]


def _lanes(state: State, by: Filters) -> list[Lane]:
    incidents, index = told_in(state, "incidents", by), state.snapshot.index
    kind = index.block("incidents").coded["kind"]
    found: dict[str, Lane] = {}
    for code in np.unique(kind.codes[incidents]):
        name = OTHER_LANE if code == NONE else kind.words[code]
        here = incidents[kind.codes[incidents] == code]
        found[name] = _lane(state.snapshot, name, "incidents", here, by.days)
    numbers = _numbers(state, by)
    if len(numbers):
        found[NUMBERS_LANE] = _lane(state.snapshot, NUMBERS_LANE, "quantities", numbers, by.days)
    return [found[n] for n in sorted(found, key=lambda n: (n == NUMBERS_LANE, n == OTHER_LANE, n))]


def _numbers(state: State, by: Filters) -> Ints:
    """Return the numbers with a day that stand in a claim within the filters."""
    index = state.snapshot.index
    if by.empty:
        dated = index.block("quantities").numbers["dated"]
        return index.once("dated", lambda: np.flatnonzero(dated == 1).astype(np.int32))
    return np.sort(index.dated.of_some(chosen(state, by))[1])


def _lane(snapshot: Snapshot, name: str, noun: str, rows: Ints, days: Days | None) -> Lane:
    spans = snapshot.index.days(noun)
    known = spans.known[rows]
    dated = rows[known if days is None else spans.meets(rows, days)]
    many = len(dated) > MOST_ITEMS
    return {
        "name": name,
        "total": len(rows),
        "undated": int(np.count_nonzero(~known)),
        "items": [] if many else _items(snapshot, noun, dated),
        "buckets": _buckets(spans.start[dated]) if many else [],
    }


def _items(snapshot: Snapshot, noun: str, rows: Ints) -> list[Item]:
    found = snapshot.rows(noun, rows)
    if noun == "incidents":
        items = [_incident_item(snapshot, i, n) for i, n in zip(found, rows, strict=True)]
    else:
        snapshot.outline.report.bring(q.report for q in found)
        items = [_number_item(snapshot, q) for q in found]
    return sorted(items, key=lambda i: (i["first"] or i["last"] or "", i["last"] or "", i["id"]))


def _buckets(starts: Ints) -> list[Bucket]:
    monthly = int(starts.max() - starts.min()) > BY_MONTH_DAYS
    known, numbers = np.unique(starts, return_counts=True)
    counts: dict[date, int] = defaultdict(int)
    for ordinal, number in zip(known, numbers, strict=True):
        day = date.fromordinal(int(ordinal))
        counts[day.replace(day=1) if monthly else day] += int(number)
    step = timedelta(days=27 if monthly else 0)
    return [
        {"first": d.isoformat(), "last": (d + step).isoformat(), "count": n}
        for d, n in sorted(counts.items())
    ]


def _incident_item(snapshot: Snapshot, incident: Incident, number: int) -> Item:
    days, index = days_of(incident.date), snapshot.index
    claims = index.linked("incidents").beside(int(number))
    return {
        "id": incident.id,
        "kind": "incident",
        "label": incident.title,
        "first": iso(days.first) if days else None,
        "last": iso(days.last) if days else None,
        "status": incident.status.value,
        "origins": distinct(index.voice[claims], index.voices),
        "claim": incident.claims[0] if incident.claims else None,
        "claims": len(incident.claims),
        "place": incident.place.entity if incident.place else None,
    }


def _number_item(snapshot: Snapshot, quantity: Quantity) -> Item:
    days = days_of(quantity.as_of)
    text = snapshot.outline.report[quantity.report].text
    return {
        "id": quantity.id,
        "kind": "number",
        "label": " ".join(text[quantity.start : quantity.end].split()),
        "first": iso(days.first) if days else None,
        "last": iso(days.last) if days else None,
        "status": quantity.measures.value,
        "origins": 1,
        "claim": quantity.claim,
        "claims": 1,
        "place": quantity.place,
    }


def published_in(state: State, by: Filters) -> list[Published]:
    """Return the reports on their days; past `MOST_PUBLISHED` one row stands for all of a day."""
    index = state.snapshot.index
    told = kept_mask(state) if by.empty else index.printing(chosen(state, by))
    if told.all():
        return index.once("published", lambda: _on_days(index, told))
    return _on_days(index, told)


def _on_days(index: Index, told: NDArray[np.bool_]) -> list[Published]:
    rows = index.reports_by_day[told[index.reports_by_day]]
    days = index.report_day[rows]
    starts = np.flatnonzero(np.diff(days, prepend=NONE))
    if np.count_nonzero(told) <= MOST_PUBLISHED:
        return [_published_on(index, r, day, 1) for r, day in zip(rows, days, strict=True)]
    sizes = np.diff(starts, append=len(rows))
    return [
        _published_on(index, rows[at], days[at], int(size))
        for at, size in zip(starts, sizes, strict=True)
    ]


def _published_on(index: Index, row: int, day: int, size: int) -> Published:
    """Return the row of a report, or of all `size` reports of its day."""
    label = index.columns.names[row] if size == 1 else counted(size, "report")
    return {"report": index.columns.reports[row], "label": label, "day": day_of(int(day))}
