"""One generation as the desk counts, filters and orders it: arrays over all its claims, and pairs between nouns.

Rows are numbers here, from 0 in the record's order; a page's rows are fetched by their places afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tetrapylon.desk.pairs import Ints, Order, Pairs, grouped
from tetrapylon.desk.spans import Spans
from tetrapylon.desk.worked_out import WorkedOut
from tetrapylon.model.entity import PLACE_KINDS
from tetrapylon.model.quantity import Measure
from tetrapylon.model.question import Verdict
from tetrapylon.store.columns import NONE, Block, Coded, Columns, Ids, coded_words, spots_of

T = TypeVar("T")
CHANGES_HANDS, DECIDES_ALONE = 20, 40
DISPUTED, ANSWERS = 30, 5
KILLS, TELLS_ALONE, TELLS = 20, 10, 3
"""What hangs on a claim: who holds a place (more where few say so), what reports differ on, happenings with deaths."""


@dataclass(frozen=True, eq=False)
class Index:
    """The arrays of one generation, and what is worked out from them once."""

    columns: Columns
    worked_out: WorkedOut = field(default_factory=WorkedOut)

    def once(self, name: object, make: Callable[[], T]) -> T:
        """Return what `make` gave when this generation was first asked for it; it must hang on nothing else."""
        return self.worked_out.once(name, make)

    def block(self, noun: str) -> Block:
        """Return the columns of a noun."""
        return self.columns.blocks[noun]

    @cached_property
    def claims(self) -> Block:
        """The columns of the claims."""
        return self.block("claims")

    @cached_property
    def report_names(self) -> Mapping[str, str]:
        """What the reports that were read are called, by id."""
        return dict(zip(self.columns.reports, self.columns.names, strict=True))

    @cached_property
    def report_day(self) -> Ints:
        """The last day on which each report that was read may have been published, `NONE` where no day is known."""
        datings = self.block("datings")
        rows = datings.ids.find(self.columns.reports)
        days = np.append(datings.numbers["last_day"], np.int32(NONE))
        return days[rows].astype(np.int32)

    @cached_property
    def reports_by_day(self) -> Ints:
        """The numbers of the reports that were read and whose day is known, by day and id."""
        ids, days = self.columns.reports, self.report_day.tolist()
        rows = [i for i, day in enumerate(days) if day != NONE]
        return np.array(sorted(rows, key=lambda i: (days[i], ids[i])), dtype=np.int32)

    def printing(self, claims: Ints) -> NDArray[np.bool_]:
        """Tell of each report that was read whether one of some claims stands in it."""
        printed = np.zeros(len(self.claims.coded["report"].words), dtype=np.bool_)
        printed[self.report[claims]] = True
        rows = self._read_report[printed]
        told = np.zeros(len(self.columns.reports), dtype=np.bool_)
        told[rows[rows != NONE]] = True
        return told

    @cached_property
    def _read_report(self) -> Ints:
        """The number of the report that each code of claims' reports stands for, `NONE` for one that is not read."""
        at = {report: i for i, report in enumerate(self.columns.reports)}
        words = self.claims.coded["report"].words
        return np.array([at.get(w, NONE) for w in words], dtype=np.int32)

    @cached_property
    def day_of_report(self) -> Ints:
        """`report_day` by the code that claims have for their report."""
        return np.append(self.report_day, np.int32(NONE))[self._read_report].astype(np.int32)

    @cached_property
    def outlet(self) -> Coded:
        """What each report (by the code that claims have) is called in lists."""
        called = dict(zip(self.columns.reports, self.columns.outlets, strict=True))
        words = self.claims.coded["report"].words
        return coded_words([called.get(r, r) for r in words])

    def days(self, noun: str) -> Spans:
        """Return the days of a noun's rows; of claims, those that they speak of."""
        return self._days[noun]

    @cached_property
    def _days(self) -> Mapping[str, Spans]:
        blocks = self.columns.blocks.items()
        return {noun: Spans.of(block) for noun, block in blocks if "first_day" in block.numbers}

    @cached_property
    def report(self) -> Ints:
        """The code of each claim's report."""
        return self.claims.coded["report"].codes

    @cached_property
    def voices(self) -> int:
        """Number of codes of `voice`."""
        coded = self.claims.coded
        return len(coded["origin"].words) + len(coded["report"].words)

    @cached_property
    def voice(self) -> Ints:
        """A code of each claim's origin: whose text it is, else its own report."""
        origin = self.claims.coded["origin"]
        own = len(origin.words) + self.report
        return np.where(origin.codes == NONE, own, origin.codes).astype(np.int32)

    def voice_code(self, word: str) -> int:
        """Return the code of an origin or a report as `voice` has it, -2 for none."""
        origin, report = self.claims.coded["origin"], self.claims.coded["report"]
        code = origin.code(word)
        own = report.code(word)
        return code if code >= 0 or own < 0 else len(origin.words) + own

    @cached_property
    def speaker(self) -> Ints:
        """A code of each claim's speaker: the entity, else the name; `NONE` for a claim without either."""
        coded = self.claims.coded
        entity, name = coded["speaker"], coded["speaker_name"]
        named = np.where(name.codes == NONE, NONE, name.codes + len(entity.words))
        return np.where(entity.codes == NONE, named, entity.codes).astype(np.int32)

    @cached_property
    def voiced(self) -> Ints:
        """`speaker`, with the kinds of speakers that nobody names as codes past those of `speakers`."""
        kind = self.claims.coded["speaker_type"].codes
        return np.where(self.speaker == NONE, len(self.speakers) + kind, self.speaker).astype(
            np.int32
        )

    @cached_property
    def speakers(self) -> list[str]:
        """The words of `speaker`."""
        coded = self.claims.coded
        return [*coded["speaker"].words, *coded["speaker_name"].words]

    @cached_property
    def of_report(self) -> Pairs:
        """Reports (by code) with their claims."""
        return self._grouped(self.report, len(self.claims.coded["report"].words))

    @cached_property
    def of_cluster(self) -> Pairs:
        """Clusters (by code) with their claims."""
        codes = self.claims.coded["cluster"].codes
        return self._grouped(codes, int(codes.max(initial=NONE)) + 1)

    def _grouped(self, codes: Ints, size: int) -> Pairs:
        rows = np.flatnonzero(codes != NONE)
        return Pairs(*grouped(codes[rows], rows), size, len(self.claims))

    def linked(self, noun: str) -> Pairs:
        """Return the rows of `incidents`, `questions` or `control` with their claims."""
        return self._linked[noun]

    @cached_property
    def _linked(self) -> Mapping[str, Pairs]:
        return {
            noun: Pairs(*self.columns.links[noun], len(self.block(noun)), len(self.claims))
            for noun in ("incidents", "questions", "control")
        }

    @cached_property
    def quantities(self) -> Pairs:
        """Claims with the numbers that stand in them."""
        claim = self.claim_of_quantity
        rows = np.flatnonzero(claim != NONE)
        return Pairs(*grouped(claim[rows], rows), len(self.claims), len(claim))

    @cached_property
    def distances(self) -> Pairs:
        """Claims with the distances that stand in them."""
        measures = self.block("quantities").coded["measures"]
        return self._some_quantities(measures.codes == measures.code(Measure.DISTANCE_TO.value))

    @cached_property
    def dated(self) -> Pairs:
        """Claims with the numbers with a day that stand in them."""
        return self._some_quantities(self.block("quantities").numbers["dated"] == 1)

    def _some_quantities(self, kept: NDArray[np.bool_]) -> Pairs:
        pairs = self.quantities
        some = kept[pairs.right]
        return Pairs(pairs.left[some], pairs.right[some], pairs.lefts, pairs.rights)

    @cached_property
    def claim_of_quantity(self) -> Ints:
        """The claim of each number, `NONE` for one outside every claim."""
        rows, claims = self.columns.links["quantities"]
        found = np.full(len(self.block("quantities")), NONE, dtype=np.int32)
        found[rows] = claims
        return found

    @property
    def spots(self) -> Sequence[str]:
        """The ids of everything that claims are about; a spot is a row of this list."""
        return self.columns.spots

    @cached_property
    def about(self) -> Pairs:
        """Spots with the claims about them; incidents, control and numbers lend theirs."""
        return Pairs(*self.columns.links["about"], len(self.spots), len(self.claims))

    @cached_property
    def places(self) -> Pairs:
        """Claims with the spots about which they are and which are places."""
        kept = self.is_place[self.about.left]
        left, right = self.about.left[kept], self.about.right[kept]
        return Pairs(left, right, len(self.spots), len(self.claims)).turned

    def spot_of(self, noun: str) -> Ints:
        """Return the spot of each row of a noun, `NONE` for none."""
        return spots_of(self.block(noun), self._spot)

    def spot(self, entity: str) -> int:
        """Return the spot of an entity's id, `NONE` for one that no claim is about."""
        return self._spot.get(entity, NONE)

    @cached_property
    def _spot(self) -> Mapping[str, int]:
        return {word: i for i, word in enumerate(self.spots)}

    @cached_property
    def is_place(self) -> NDArray[np.bool_]:
        """Which spots are places by the kind of their entity."""
        entities = self.block("entities")
        rows = entities.ids.find(self.spots)
        kind = entities.coded["kind"]
        kinds = {k.value for k in PLACE_KINDS}
        told = np.array([*(w in kinds for w in kind.words), False], dtype=np.bool_)
        if len(entities) == 0:
            return np.zeros(len(self.spots), dtype=np.bool_)
        return np.asarray((rows != NONE) & told[kind.codes[rows]])

    @cached_property
    def weight(self) -> Ints:
        """How much hangs on each claim, 0 for nothing."""
        weights = np.zeros(len(self.claims), dtype=np.int64)
        for noun, of_row in (
            ("control", self._weight_of_control),
            ("questions", self._weight_of_questions),
            ("incidents", self._weight_of_incidents),
        ):
            pairs = self.linked(noun)
            weights += np.bincount(
                pairs.right, weights=of_row[pairs.left], minlength=len(weights)
            ).astype(np.int64)
        return weights.astype(np.int32)

    @cached_property
    def by_impact(self) -> Order:
        """Claims with those on which most hangs first; of those the ones the readers are least sure of, then by number."""
        return Order.by(self.claims.numbers["score"], -self.weight)

    @property
    def _weight_of_control(self) -> NDArray[Any]:
        few = self.linked("control").sizes < 3
        return np.where(few, DECIDES_ALONE, CHANGES_HANDS)

    @property
    def _weight_of_questions(self) -> NDArray[Any]:
        verdict = self.block("questions").coded["verdict"]
        moved = (Verdict.DISPUTED.value, Verdict.UPDATED.value)
        told = np.array([*(DISPUTED if w in moved else ANSWERS for w in verdict.words), ANSWERS])
        return told[verdict.codes]

    @property
    def _weight_of_incidents(self) -> NDArray[Any]:
        deadly = self.block("incidents").numbers["deadly"] == 1
        alone = self.linked("incidents").sizes < 2
        return np.where(deadly, KILLS, np.where(alone, TELLS_ALONE, TELLS))

    @cached_property
    def ids(self) -> Ids:
        """The ids of the claims."""
        return self.claims.ids
