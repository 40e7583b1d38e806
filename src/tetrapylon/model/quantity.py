"""Numbers and vague amounts, bound to what they count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tetrapylon.model.span import Span


class Measure(StrEnum):
    """Closed list of what a quantity measures."""

    DISTANCE_TO = "distance_to"
    LENGTH = "length"
    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DETAINED = "detained"
    RELEASED = "released"
    SURRENDERED = "surrendered"
    DISPLACED = "displaced"
    RETURNED = "returned"
    POPULATION = "population"
    REMAINING_POPULATION = "remaining_population"
    IN_NEED = "in_need"
    AID_RECIPIENTS = "aid_recipients"
    AID_AMOUNT = "aid_amount"
    AREAS_GRANTED = "areas_granted"
    AREAS_BESIEGED = "areas_besieged"
    SORTIES_PER_DAY = "sorties_per_day"
    STRIKES = "strikes"
    VIOLATIONS = "violations"
    DAMAGE = "damage"
    PLACES_TAKEN = "places_taken"
    TERRITORY = "territory"
    PERCENT_IN_POVERTY = "percent_in_poverty"
    FORCE_STRENGTH = "force_strength"
    WEAPONS = "weapons"
    AREA = "area"
    MONEY = "money"
    VOTES = "votes"
    AGE = "age"
    DURATION = "duration"
    ORDINAL = "ordinal"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as read. `value` is None for vague words; `low`/`high` then come from the published rule.

    `span` covers the number with its unit or counted noun, without the approximator's adverb. `of` are
    the words counted; `reference` the words a distance is taken from ("the entrance of the town").
    """

    id: str
    report: str
    sentence: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approximator: str | None
    measures: Measure
    of: str
    reference: Span | None = None
    bearing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount bound to place, time and speaker; the bundle's `quantities` row.

    `place` is an entity id, `as_of` EDTF, `said_by` an entity id or, failing that, a name.
    """

    id: str
    report: str
    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approximator: str | None
    measures: Measure
    of: str
    place: str | None = None
    reference: str | None = None
    bearing: str | None = None
    as_of: str | None = None
    said_by: str | None = None
    claim: str | None = None
    question: str | None = None
