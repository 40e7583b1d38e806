"""What the desk's lists are narrowed to: the one set of filters that every screen shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import numpy as np
from fastapi import Query
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from tetrapylon.desk.index import Index
from tetrapylon.desk.keeper import State, remembered
from tetrapylon.desk.pairs import Ints
from tetrapylon.desk.rulings import OPEN
from tetrapylon.model.claim import ClaimantType, Modality, Topic
from tetrapylon.model.decision import Evidence, withdrawn
from tetrapylon.model.edtf import Days, days_of

NAME = Field(default=None, max_length=400)
DAY = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")


class Filters(BaseModel):
    """Query parameters of the lists. `place` is an entity's id; `speaker` an entity's id or a name.

    `outlet` is what reports are called in lists, `by_type` the kind of who says it.
    """

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    place: str | None = NAME
    speaker: str | None = NAME
    report: str | None = NAME
    origin: str | None = NAME
    outlet: str | None = NAME
    by_type: ClaimantType | None = None
    topic: Topic | None = None
    modality: Modality | None = None
    state: Literal["open", "accepted", "corrected", "rejected"] | None = None
    since: str | None = DAY
    until: str | None = DAY

    @property
    def days(self) -> Days | None:
        """The days left by `since` and `until`, None where neither is given or one is no day."""
        first, last = days_of(self.since), days_of(self.until)
        if first is None and last is None:
            return None
        return Days(first.first if first else None, last.last if last else None)

    @property
    def empty(self) -> bool:
        """Tell whether nothing is filtered."""
        return not self.model_dump(exclude_none=True)


FilterQuery = Annotated[Filters, Query()]


@remembered
def chosen(state: State, by: Filters) -> Ints:
    """Return the numbers of the claims that all filters let through, in the record's order."""
    index = state.snapshot.index
    found = _spoken_of(index, by)
    found = _said(index, by, found)
    if by.state is not None:
        found = _ruled(state, by.state, found)
    return found


def _spoken_of(index: Index, by: Filters) -> Ints:
    """Return the claims about a place, of a report, and of the days asked for."""
    found: Ints | None = None
    if by.report is not None:
        found = index.of_report.beside(index.claims.coded["report"].code(by.report))
    if by.place is not None:
        about = index.about.beside(index.spot(by.place))
        found = about if found is None else np.intersect1d(found, about)
    if by.days is not None:
        spans = index.days("claims")
        if found is None:
            return np.flatnonzero(spans.within(by.days)).astype(np.int32)
        return found[spans.meets(found, by.days)]
    return np.arange(len(index.claims), dtype=np.int32) if found is None else found


def _said(index: Index, by: Filters, found: Ints) -> Ints:
    """Return those of the claims found that are said and printed by whom was asked for."""
    coded = index.claims.coded
    if by.speaker is not None:
        entity, name = coded["speaker"], coded["speaker_name"]
        spoken = entity.codes[found] == entity.code(by.speaker)
        found = found[spoken | (name.codes[found] == name.code(by.speaker))]
    if by.origin is not None:
        found = found[index.voice[found] == index.voice_code(by.origin)]
    if by.outlet is not None:
        found = found[index.outlet.codes[index.report[found]] == index.outlet.code(by.outlet)]
    if by.by_type is not None:
        kind = coded["speaker_type"]
        found = found[kind.codes[found] == kind.code(by.by_type.value)]
    return _put(index, by, found)


def _put(index: Index, by: Filters, found: Ints) -> Ints:
    """Return those of the claims found that are on a topic and put forward as asked for."""
    coded = index.claims.coded
    if by.topic is not None:
        topics = coded["topics"]
        has = np.array([*(by.topic.value in w.split(",") for w in topics.words), False])
        found = found[has[topics.codes[found]]]
    if by.modality is not None:
        modality = coded["modality"]
        found = found[modality.codes[found] == modality.code(by.modality.value)]
    return found


def _ruled(state: State, wanted: str, found: Ints) -> Ints:
    """Return those of the claims found that stand so in review."""
    ruled = reviewed(state)
    if wanted == OPEN:
        return np.setdiff1d(found, list(ruled), assume_unique=True).astype(np.int32)
    same = [number for number, so in ruled.items() if so == wanted]
    return np.intersect1d(found, same, assume_unique=True).astype(np.int32)


@remembered
def reviewed(state: State) -> Mapping[int, str]:
    """Return the numbers of the claims on which something is ruled, with how they stand."""
    index, rulings = state.snapshot.index, state.rulings
    report, numbers = index.claims.coded["report"], index.claims.numbers
    found: dict[int, str] = {}
    for key in rulings.by_report:
        for number in index.of_report.beside(report.code(key)):
            start, end = int(numbers["span_start"][number]), int(numbers["span_end"][number])
            so = rulings.state_at(Evidence(report=key, start=start, end=end))
            if so != OPEN:
                found[int(number)] = so
    return found


@remembered
def kept_reports(state: State) -> tuple[str, ...]:
    """Return the ids of the record's reports: those that were read and are not withdrawn."""
    gone = withdrawn(state.decisions)
    return tuple(r for r in state.snapshot.index.columns.reports if r not in gone)


@remembered
def kept_mask(state: State) -> NDArray[np.bool_]:
    """Tell of each report that was read whether it is in the record: whether it is not withdrawn."""
    gone, reports = withdrawn(state.decisions), state.snapshot.index.columns.reports
    if not gone:
        return np.ones(len(reports), dtype=np.bool_)
    return np.array([r not in gone for r in reports], dtype=np.bool_)


def iso(day: date | None) -> str | None:
    """Return a day as `YYYY-MM-DD`."""
    return day.isoformat() if day else None


def day_of(ordinal: int) -> str:
    """Return a day given as an ordinal as `YYYY-MM-DD`."""
    return date.fromordinal(ordinal).isoformat()
