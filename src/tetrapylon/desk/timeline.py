"""The timeline: incidents in lanes by kind, numbers, and the days on which reports were published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from typing_extensions import TypedDict

from tetrapylon.desk.bars import Bar, bars_of
from tetrapylon.desk.filters import Filters, chosen, iso
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.snapshot import Snapshot
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity

OTHER_LANE = "Talks, aid and other"
"""The lane of incidents that ACLED does not code."""
NUMBERS_LANE = "Numbers"
MOST_ITEMS = 600
"""Items that a lane sends one by one; past that it sends counts by day or month."""
BY_MONTH_DAYS = 400
"""Days of the shown stretch from which on counts are by month."""
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
    snapshot = state.snapshot
    wanted = None if by.empty else {c.id for c in chosen(state, by)}
    incidents = [i for i in snapshot.outline.incidents if _kept(i.claims, wanted)]
    numbers = [q for q in snapshot.outline.quantities if q.as_of and _kept((q.claim,), wanted)]
    lanes = _lanes(snapshot, incidents, numbers, by.days)
    published = _published(snapshot, wanted)
    days = [i[end] for lane in lanes for i in lane["items"] for end in ("first", "last")]
    days += [b["first"] for lane in lanes for b in lane["buckets"]]
    days += [p["day"] for p in published]
    known = sorted(d for d in days if d)
    return {
        "first": (by.since and iso(_first(by.since))) or (known[0] if known else None),
        "last": known[-1] if known else None,
        "control": control_tracks(snapshot, by),
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
    about = snapshot.claims_about
    ranked = sorted(bars, key=lambda p: (-len(about.get(p, ())), p))[:MOST_BARS]
    return [{"place": p, "name": snapshot.name(p) or p, "bars": bars[p]} for p in ranked]


def _kept(claims: Iterable[str | None], wanted: set[str] | None) -> bool:
    return wanted is None or any(c in wanted for c in claims)


def _lanes(
    snapshot: Snapshot, incidents: list[Incident], numbers: list[Quantity], days: Days | None
) -> list[Lane]:
    grouped: dict[str, list[Item]] = defaultdict(list)
    for incident in incidents:
        grouped[incident.acled_event_type or OTHER_LANE].append(_incident_item(snapshot, incident))
    grouped[NUMBERS_LANE] = [_number_item(snapshot, q) for q in numbers]
    names = sorted(grouped, key=lambda n: (n == NUMBERS_LANE, n == OTHER_LANE, n))
    return [_lane(name, grouped[name], days) for name in names if grouped[name]]


def _lane(name: str, items: list[Item], days: Days | None) -> Lane:
    dated = [i for i in items if (i["first"] or i["last"]) and _meets(i, days)]
    dated.sort(key=lambda i: (i["first"] or i["last"] or "", i["last"] or "", i["id"]))
    many = len(dated) > MOST_ITEMS
    return {
        "name": name,
        "total": len(items),
        "undated": sum(not (i["first"] or i["last"]) for i in items),
        "items": [] if many else dated,
        "buckets": _buckets(dated) if many else [],
    }


def _meets(item: Item, days: Days | None) -> bool:
    if days is None:
        return True
    first, last = item["first"], item["last"]
    early = days.first is not None and last is not None and last < days.first.isoformat()
    late = days.last is not None and first is not None and first > days.last.isoformat()
    return not early and not late


def _buckets(items: list[Item]) -> list[Bucket]:
    starts = [date.fromisoformat(i["first"] or i["last"] or "") for i in items]
    monthly = (max(starts) - min(starts)).days > BY_MONTH_DAYS
    counts: dict[date, int] = defaultdict(int)
    for day in starts:
        counts[day.replace(day=1) if monthly else day] += 1
    step = timedelta(days=27 if monthly else 0)
    return [
        {"first": d.isoformat(), "last": (d + step).isoformat(), "count": n}
        for d, n in sorted(counts.items())
    ]


def _incident_item(snapshot: Snapshot, incident: Incident) -> Item:
    days = days_of(incident.date)
    return {
        "id": incident.id,
        "kind": "incident",
        "label": incident.title,
        "first": iso(days.first) if days else None,
        "last": iso(days.last) if days else None,
        "status": incident.status.value,
        "origins": snapshot.origins(incident.claims),
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


def _published(snapshot: Snapshot, wanted: set[str] | None) -> list[Published]:
    rows: list[Published] = []
    for report in snapshot.outline.reports:
        dating = snapshot.outline.dating.get(report.id)
        guess = (dating.published or dating.story_day) if dating else None
        days = days_of(guess.edtf) if guess else None
        claims = snapshot.claims_of_report.get(report.id, ())
        if days and days.last and (wanted is None or any(c.id in wanted for c in claims)):
            rows.append({"report": report.id, "label": report.name, "day": days.last.isoformat()})
    return sorted(rows, key=lambda r: (r["day"], r["report"]))
