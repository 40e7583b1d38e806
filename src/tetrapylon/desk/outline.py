"""The record of one generation for the desk: any row by its id, fetched when it is asked for.

It reads like a `Record` without readings. Whole tuples (`claims`, `incidents` ...) are loaded when they are asked for, which at
a hundred thousand rows takes many seconds: no screen does so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from tetrapylon.desk.shelf import Shelf
from tetrapylon.model.claim import Claim
from tetrapylon.model.dating import Dating
from tetrapylon.model.entity import Entity
from tetrapylon.model.event import Incident
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.question import Question
from tetrapylon.model.record import Record
from tetrapylon.model.report import Report
from tetrapylon.model.situation import Control, Track
from tetrapylon.model.strand import Composition, SentenceOrigin
from tetrapylon.model.time import Time
from tetrapylon.store.rows import rows_called, rows_of_report, rows_of_reports
from tetrapylon.store.view import View

KeptRows = dict[str, dict[Any, Any]]
KEPT_REPORTS = 2_000
"""Reports kept with their texts; one is some ten kilobytes."""


@dataclass(frozen=True, eq=False)
class Outline:
    """Rows of the view's generation. `kept` holds them between requests, by noun."""

    view: View
    kept: KeptRows = field(default_factory=lambda: defaultdict(dict))

    def _shelf(self, noun: str) -> Shelf[str, Any]:
        return Shelf(lambda ids: rows_called(self.view, noun, ids), self.kept[noun])

    @cached_property
    def report(self) -> Shelf[str, Report]:
        """Reports by id."""
        return Shelf(self.view.some_reports, self.kept["reports"], most=KEPT_REPORTS)

    @cached_property
    def claim(self) -> Shelf[str, Claim]:
        """Claims by id."""
        return self._shelf("claims")

    @cached_property
    def quantity(self) -> Shelf[str, Quantity]:
        """Quantities by id."""
        return self._shelf("quantities")

    @cached_property
    def incident(self) -> Shelf[str, Incident]:
        """Incidents by id."""
        return self._shelf("incidents")

    @cached_property
    def question(self) -> Shelf[str, Question]:
        """Questions by id."""
        return self._shelf("questions")

    @cached_property
    def entity(self) -> Shelf[str, Entity]:
        """Entities by id."""
        return self._shelf("entities")

    @cached_property
    def dating(self) -> Shelf[str, Dating]:
        """Datings by report id."""
        return self._shelf("datings")

    @cached_property
    def composition(self) -> Shelf[str, Composition]:
        """Compositions by report id."""
        return self._shelf("compositions")

    @cached_property
    def origin(self) -> Shelf[str, SentenceOrigin]:
        """Where sentences come from, by the sentence's id."""
        return self._shelf("origins")

    def times_of(self, report: str) -> tuple[Time, ...]:
        """Return the grounded time expressions of one report."""
        return rows_of_report(self.view, "times", report)

    def _all(self, noun: str) -> tuple[Any, ...]:
        whole = self.kept["all"]
        if noun not in whole:
            whole[noun] = self.view.derived(noun)
        return cast("tuple[Any, ...]", whole[noun])

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports of the record."""
        return self.record.reports

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims."""
        return self._all("claims")

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All quantities."""
        return self._all("quantities")

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """All incidents."""
        return self._all("incidents")

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions."""
        return self._all("questions")

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities."""
        return self._all("entities")

    @property
    def control(self) -> tuple[Control, ...]:
        """All rows of control."""
        return self._all("control")

    @property
    def tracks(self) -> tuple[Track, ...]:
        """All rows of tracks."""
        return self._all("tracks")

    @property
    def record(self) -> Record:
        """The whole record without its readings, for functions that go through all of it."""
        whole = self.kept["all"]
        if "record" not in whole:
            whole["record"] = self.view.outline()
        return cast("Record", whole["record"])

    def of_reports(self, reports: Iterable[str]) -> Mapping[str, tuple[Any, ...]]:
        """Return the rows of some reports by noun, for a record of these reports alone."""
        ids = sorted(set(reports))
        return {
            "reports": tuple(self.report.some(ids).values()),
            "datings": tuple(self.dating.some(ids).values()),
            "compositions": tuple(self.composition.some(ids).values()),
            "findings": rows_of_reports(self.view, "findings", ids),
        }
