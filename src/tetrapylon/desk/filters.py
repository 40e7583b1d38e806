"""What the desk's lists are narrowed to: the one set of filters that every screen shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field

from tetrapylon.desk.keeper import State, remembered
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Topic
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
def chosen(state: State, by: Filters) -> tuple[Claim, ...]:
    """Return the claims that all filters let through, in the record's order."""
    snapshot = state.snapshot
    pool: Iterable[Claim] = snapshot.outline.claims
    if by.report is not None:
        pool = snapshot.claims_of_report.get(by.report, ())
    if by.place is not None:
        about = snapshot.claims_about.get(by.place, frozenset())
        pool = (c for c in pool if c.id in about)
    return tuple(c for c in pool if _says(c, by) and _then(state, c, by))


def _says(claim: Claim, by: Filters) -> bool:
    return (
        (by.speaker is None or by.speaker in (claim.claimant.entity, claim.claimant.name))
        and (by.origin is None or by.origin == (claim.origin or claim.report))
        and (by.by_type is None or by.by_type is claim.claimant.type)
        and (by.topic is None or by.topic in claim.topics)
        and (by.modality is None or by.modality is claim.modality)
    )


def _then(state: State, claim: Claim, by: Filters) -> bool:
    if by.outlet is not None and state.snapshot.label(claim.report) != by.outlet:
        return False
    if by.state is not None and state.rulings.state(claim) != by.state:
        return False
    wanted = by.days
    if wanted is None:
        return True
    days = state.snapshot.claim_days.get(claim.id)
    return days is not None and days.meets(wanted)


def iso(day: date | None) -> str | None:
    """Return a day as `YYYY-MM-DD`."""
    return day.isoformat() if day else None
