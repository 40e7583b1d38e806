"""Sum up a group of tellings: who, where, when, how sure, how many dead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tetrapylon.lexicon.acled_codes import MAGNITUDES, VAGUE_BASIS, VAGUE_DEATHS
from tetrapylon.lexicon.frames import Kind
from tetrapylon.link.incidents_deaths import killed
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.model.claim import Claim, ClaimantType
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.event import Actors, Fatalities, IncidentPlace, Status
from tetrapylon.model.passage import Role
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.record import Record

PARTY = frozenset(
    {
        ClaimantType.ARMED_GROUP,
        ClaimantType.OFFICIAL_BODY,
        ClaimantType.POLITICAL_GROUP,
        ClaimantType.ANONYMOUS_OFFICIAL,
        ClaimantType.ANONYMOUS_OTHER,
    }
)
CONTESTABLE = frozenset({"military", "casualties", "foreign_forces"})
OWN = frozenset({EntityKind.GOVERNMENT, EntityKind.STATE_FORCES})
STATELY = OWN | {EntityKind.STATE}
TOWN_KM = 5.0


def actors_of(record: Record, members: tuple[Telling, ...]) -> Actors:
    """Return actors by role; whoever is named as a doer is no associate."""
    first = _without_lands(record, _ordered(t.agents for t in members))
    acted_on = (e for e in _ordered(t.patients for t in members) if e not in first)
    second = tuple(e for e in acted_on if not _own(record, e, first))
    helpers = tuple(
        e for e in _ordered(t.associates for t in members) if e not in first and e not in second
    )
    return Actors(actor1=first, actor2=second, assoc=helpers)


def _without_lands(record: Record, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return actors without a state whose own government or forces stand beside it."""
    found = [record.entity[k] for k in keys if k in record.entity]
    acting = {e.country for e in found if e.kind in OWN}
    return tuple(e.id for e in found if not (e.kind is EntityKind.STATE and e.country in acting))


def _own(record: Record, key: str, doers: tuple[str, ...]) -> bool:
    """Tell whether somebody acted upon is a doer's own government, forces or land."""
    entity = record.entity.get(key)
    sides = {e.country for k in doers if (e := record.entity.get(k)) and e.kind in STATELY}
    return entity is not None and entity.kind in STATELY and entity.country in sides


def _ordered(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for listed in lists:
        counts.update(listed)
    return tuple(sorted(counts, key=lambda k: (-counts[k], k)))


def place_of(record: Record, members: tuple[Telling, ...]) -> IncidentPlace | None:
    """Return the place that most tellings name."""
    counts = Counter(t.place for t in members if t.place is not None)
    if not counts:
        return None
    key = min(counts, key=lambda k: (-counts[k], k))
    entity = record.entity[key]
    precision = None
    if entity.precision_km is not None:
        precision = "town" if entity.precision_km <= TOWN_KM else f"~{entity.precision_km:g} km"
    return IncidentPlace(
        entity=entity.id, name=entity.name, lat=entity.lat, lon=entity.lon, precision=precision
    )


def date_of(members: tuple[Telling, ...]) -> str | None:
    """Return the narrowest date that was stated; failing that, the narrowest that is implied."""
    dated = [t for t in members if t.when.days is not None and t.when.edtf is not None]
    if not dated:
        return None
    best = min(
        dated,
        key=lambda t: (
            not t.when.stated,
            (t.when.days.length if t.when.days else None) or 10**6,
            t.when.edtf or "",
        ),
    )
    return best.when.edtf


def status_of(record: Record, members: tuple[Telling, ...]) -> Status:
    """Return whether the happening is real; what was only foretold never is."""
    lead = members[0]
    if lead.stage is Stage.DENIED:
        return Status.DENIED
    if lead.stage is Stage.TO_COME:
        military = any("military" in t.frame.contexts for t in members)
        return Status.PREDICTED if military else Status.PLANNED
    if _only_claimed(members):
        return Status.CLAIMED
    if any(_under_way(record, t) for t in members):
        return Status.ONGOING if any(_lasts(t) for t in members) else Status.HAPPENED
    if all(t.frame.lasting and not _ended(t) and not _is_blow(record, t) for t in members):
        return Status.ONGOING
    return Status.HAPPENED


def _under_way(record: Record, t: Telling) -> bool:
    """Tell whether a telling sees it going on; a headline's present tells what has happened."""
    passages = record.reading[t.event.report].passages
    headline = any(p.id == t.claim.passage and p.role is Role.HEADLINE for p in passages)
    return t.event.ongoing and t.frame.kind is not Kind.SPEECH and not headline


STRUCK = frozenset({"hit", "struck"})
"""Verbs of one blow, as they are written."""


def _is_blow(record: Record, t: Telling) -> bool:
    """Tell whether one blow is told: "a strike hit the school" is over, "strikes on the town" may go on."""
    return t.event.trigger.of(record.report[t.event.report].text).lower() in STRUCK


def _lasts(t: Telling) -> bool:
    return t.frame.lasting or t.event.ongoing


OPEN_ENDED = frozenset({"truce", "siege", "intervention"})
"""Families of which a stated day is the beginning, not the end."""
WEEK = 7


def _ended(t: Telling) -> bool:
    days, told = t.when.days, days_of(t.story_day)
    if t.family in OPEN_ENDED or _runs_up_to(days, told):
        return False
    if not t.when.stated or t.event.ongoing or days is None or days.last is None:
        return False
    return told is None or told.first is None or days.last < told.first


def _runs_up_to(days: Days | None, told: Days | None) -> bool:
    """Tell whether a stated stretch of more than a week ("this month") reaches the day of telling."""
    if days is None or told is None or days.length is None:
        return False
    return days.length > WEEK and days.meets(told)


def _only_claimed(members: tuple[Telling, ...]) -> bool:
    contestable = any(track in CONTESTABLE for t in members for track in t.frame.tracks)
    speech = any(t.frame.kind is Kind.SPEECH and t.frame.acled for t in members)
    return (contestable or speech) and all(_partial(t.claim, t) for t in members)


def _partial(claim: Claim, t: Telling) -> bool:
    by_party = claim.claimant.entity is not None and claim.claimant.entity in (
        *t.agents,
        *t.patients,
    )
    return claim.claimant.anonymous or by_party or claim.claimant.type in PARTY


def fatalities_of(record: Record, members: tuple[Telling, ...]) -> Fatalities | None:
    """Return the deaths that tellings state, the lowest figure first; None where none is stated."""
    found = [q for t in members if t.frame.deadly for q in killed(record, t)]
    lows = [_lowest(record, q) for q in found]
    stated = [x for x in lows if x is not None]
    if not stated:
        return None
    values = [q.value for q in found if q.value is not None and _within_bounds(q)]
    highs = [_highest(q) for q in found]
    known = [h for h in highs if h is not None]
    return Fatalities(
        low=min(stated),
        best=min(values) if values else None,
        high=max(known) if len(known) == len(highs) else None,
        basis=_basis(record, found),
    )


def _lowest(record: Record, q: Quantity) -> float | None:
    """Return the least that a figure may mean, of a vague word by ACLED's rule."""
    vague = _vague(record, q)
    if vague is not None:
        return vague
    return q.low if q.low is not None else q.value


def _basis(record: Record, found: list[Quantity]) -> str:
    if any(q.value is not None for q in found):
        return "stated"
    vague = all(_vague(record, q) is not None for q in found)
    return VAGUE_BASIS if vague else "vague_word_by_rule"


def _vague(record: Record, q: Quantity) -> float | None:
    """Return what ACLED codes for "dozens (of people)"; None for a number, "tens of thousands" and the like."""
    if q.value is not None:
        return None
    words = record.report[q.report].text[q.start : q.end].lower().split()
    named = [w for w in words if w in VAGUE_DEATHS or w in MAGNITUDES]
    return VAGUE_DEATHS.get(named[0]) if len(named) == 1 else None


def _within_bounds(q: Quantity) -> bool:
    """Tell whether the number said may itself be the count: not so in "more than 200"."""
    above = q.low is None or q.value is None or q.low <= q.value
    return above and (q.high is None or q.value is None or q.value <= q.high)


def _highest(q: Quantity) -> float | None:
    if q.high is not None:
        return q.high
    return None if q.low is not None else q.value
