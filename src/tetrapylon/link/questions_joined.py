"""Which quantities answer one question: the same thing counted, of one place and time, or of one happening."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tetrapylon.lexicon.families import Family
from tetrapylon.lexicon.issues import load_asking
from tetrapylon.link.questions_scene import content_words
from tetrapylon.link.questions_signs import signs_of
from tetrapylon.link.questions_theatre import Theatres
from tetrapylon.link.questions_where import AND_ELSEWHERE, LIES, MODIFIES, by_speaker, is_where
from tetrapylon.link.verdicts_stands import (
    COUNTS_THAT_GROW,
    TOLLS,
    Stand,
    gap,
    last_word,
    other_kinds,
)
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record

ENOUGH = 3.0
"""Points from which two tolls are of one happening or one running count; `_points` gives them."""
MOST_WORDS = 3
NEAR_DAY = 3
TOO_FAR_AT_ONCE = 5.0
TOO_FAR_APART = 10.0
"""Two counts of one happening do not differ tenfold: where they seem to, one of them was misread."""
AROUND = 160
"""Code points on each side of a figure whose words say what it is of."""
SAME_AT_LEAST = 10.0
"""A number from which the same one of two reports is a sign of one count."""


@dataclass(frozen=True)
class Joiner:
    """Tells whether two quantities answer one question."""

    record: Record

    @cached_property
    def theatres(self) -> Theatres:
        """The town of each report, for figures whose sentence names none."""
        return Theatres(self.record)

    @cached_property
    def _incidents(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for incident in self.record.incidents:
            for claim in incident.claims:
                found.setdefault(claim, set()).add(incident.id)
        return {c: frozenset(ids) for c, ids in found.items()}

    def keys(self, stand: Stand, family: Family) -> Iterator[tuple[str, str]]:
        """Yield what a quantity shares at least one of with every other that answers the same question."""
        q = stand.quantity
        yield "copy", stand.copy_of
        if Measure.AREAS_GRANTED in family.measures:
            yield "measure", q.measures
        elif Measure.DURATION in family.measures:
            if last_word(q.of) in load_asking().lasting:  # "days" of other things fit no other
                yield "word", last_word(q.of)
        else:
            if q.place is not None:
                yield "place", q.place
            theatre = self.theatres.of(q.report) if family.measures & TOLLS else None
            if theatre is not None and theatre != q.place:
                yield "place", theatre
            if family.measures & TOLLS:
                yield from (("incident", i) for i in self._incidents.get(q.claim or "", ()))

    def one_question(self, a: Stand, b: Stand, family: Family) -> bool:
        """Tell whether two quantities of a family answer one question."""
        if a.copy_of == b.copy_of and a.quantity.report != b.quantity.report:
            return a.range == b.range
        if not _same_time(a, b, family) and not self._of_one_war(a, b, family):
            return False
        if Measure.AREAS_GRANTED in family.measures:
            return a.copy_of == b.copy_of or a.quantity.measures is b.quantity.measures
        return self._alike(a, b, family)

    def _alike(self, a: Stand, b: Stand, family: Family) -> bool:
        if self.one_breath(a, b) and not family.inner:
            return False
        if Measure.DURATION in family.measures:
            return _same_length(a, b)
        if family.measures & TOLLS:
            return self._one_toll(a, b)
        if Measure.DISTANCE_TO in family.measures and not all(map(self._of_forces, (a, b))):
            return False
        return a.quantity.place is not None and a.quantity.place == b.quantity.place

    def one_breath(self, a: Stand, b: Stand) -> bool:
        """Tell whether one voice gives two figures in one sentence: they are of two things."""
        same = a.copy_of == b.copy_of and a.quantity.report == b.quantity.report
        return same and a.quantity.said_by == b.quantity.said_by

    def _of_forces(self, stand: Stand) -> bool:
        """Tell whether a distance is one of forces: where a village lies is no front."""
        text, (start, _) = self.record.report[stand.quantity.report].text, self._scope(stand)
        if LIES.search(text[start : stand.quantity.start]):
            return False
        return load_asking().forces.search(self._around(stand)) is not None

    def _of_one_war(self, a: Stand, b: Stand, family: Family) -> bool:
        """Tell whether both count the dead, hurt or driven out of fighting that goes on: years move such a count on."""
        return bool(family.measures & TOLLS) and self._goes_on(a) and self._goes_on(b)

    def _goes_on(self, stand: Stand) -> bool:
        """Tell whether a figure is the running count of a war: its words say that it runs, and of what fighting."""
        signs = signs_of(self._around(stand))
        return signs.fighting and signs.runs

    def _one_toll(self, a: Stand, b: Stand) -> bool:
        places = a.quantity.place, b.quantity.place
        placed = None not in places and places[0] == places[1]
        shared = self._shared(a, b)
        two_reports = a.quantity.report != b.quantity.report
        near = None in places and (shared or (two_reports and self._one_theatre(a, b)))
        if _far_apart(a, b) or not (placed or near):
            return False
        undated = a.days is None or b.days is None
        if undated and (not shared or not _same_number(a, b)):
            return False
        if not shared and other_kinds(a, b):
            return False
        return self._points(a, b) >= ENOUGH

    def _points(self, a: Stand, b: Stand) -> float:
        """Return what speaks for two tolls being of one happening: place, day, shared incident and words."""
        points = float(min(len(self._words(a) & self._words(b)), MOST_WORDS))
        place = self.record.entity.get(a.quantity.place or "")
        if a.quantity.place == b.quantity.place and place is not None:
            points += 0.5 if place.kind is EntityKind.STATE else 1.0
        elif self._one_theatre(a, b):
            points += 1.0
        if a.days is not None and b.days is not None and gap(a.days, b.days) <= NEAR_DAY:
            points += 1.0
        points += self._of_one_incident(a, b)
        return points + self._of_one_count(a, b)

    def _of_one_count(self, a: Stand, b: Stand) -> float:
        """Return what the words around two figures say for one running count, the figures beside them and the numbers."""
        one, two = signs_of(self._around(a)), signs_of(self._around(b))
        points = 1.0 if one.rises or two.rises else 0.0
        points += 0.5 if all(s.runs or s.fighting for s in (one, two)) else 0.0
        points += 1.0 if one.fighting and two.fighting else 0.0
        if all(len(self._measured(s)) > 1 for s in (a, b)):
            points += 0.5 if one.single or two.single else 1.0
        points -= 1.5 if one.single is not two.single else 0.0
        same = _same_number(a, b) and (_size(a) or 0.0) >= SAME_AT_LEAST
        return points + (1.0 if same else 0.0)

    def _measured(self, stand: Stand) -> frozenset[Measure]:
        """Return which tolls the sentence of a figure gives: the dead and the hurt, say."""
        low, high = self._scope(stand)
        near = self._tolls.get(stand.quantity.report, ())
        return frozenset(q.measures for q in near if low <= q.start < high)

    @cached_property
    def _tolls(self) -> dict[str, tuple[Quantity, ...]]:
        found: dict[str, list[Quantity]] = {}
        for q in self.record.quantities:
            if q.measures in TOLLS:
                found.setdefault(q.report, []).append(q)
        return {report: tuple(qs) for report, qs in found.items()}

    def _one_theatre(self, a: Stand, b: Stand) -> bool:
        """Tell whether two figures are of one town, by their own place or else by that of their report."""
        reports = [self.theatres.of(s.quantity.report) for s in (a, b)]
        if self._goes_on(a) and self._goes_on(b):
            return reports[0] is not None and reports[0] == reports[1]
        one, two = (s.quantity.place or r for s, r in zip((a, b), reports, strict=True))
        return one is not None and one == two

    def where_it_lies(self, stand: Stand) -> Stand:
        """Return a toll without its place where the words do not say that it was there; any other figure as it is."""
        q = stand.quantity
        if (
            q.measures not in COUNTS_THAT_GROW
            or q.place is None
            or self._lies_in(stand) is not None
        ):
            return stand
        return replace(stand, quantity=replace(q, place=None))

    def _lies_in(self, stand: Stand) -> str | None:
        """Return the place of a toll, None where its sentence names it otherwise than as where: "U.S. embassies"."""
        q = stand.quantity
        start, end = self._scope(stand)
        text = self.record.report[q.report].text
        named = [
            m
            for m in self.record.reading[q.report].mentions
            if m.entity == q.place and start <= m.start < end
        ]
        here = [
            m
            for m in named
            if is_where(text[start : m.start]) and not by_speaker(stand.claim, m.start, text)
        ]
        alone = [m for m in here if not AND_ELSEWHERE.match(text[m.end : end])]
        known = self.record.entity.get(q.place or "")
        if known is not None and known.kind is EntityKind.STATE:
            alone = [m for m in alone if not MODIFIES.match(text[m.end : end])]
        return q.place if alone or not named else None

    def _of_one_incident(self, a: Stand, b: Stand) -> float:
        """Return 1 for a shared incident, -1 where each is of another one."""
        if self._shared(a, b):
            return 1.0
        both = all((s.quantity.claim or "") in self._incidents for s in (a, b))
        return -1.0 if both else 0.0

    def _shared(self, a: Stand, b: Stand) -> bool:
        none: frozenset[str] = frozenset()
        one, two = (self._incidents.get(s.quantity.claim or "", none) for s in (a, b))
        return bool(one & two)

    @cached_property
    def _contents(self) -> dict[str, frozenset[str]]:
        return {}

    def _words(self, stand: Stand) -> frozenset[str]:
        known = self._contents.get(stand.quantity.id)
        if known is None:
            known = self._contents[stand.quantity.id] = self._said_of(stand)
        return known

    def _said_of(self, stand: Stand) -> frozenset[str]:
        text, (start, end) = self.record.report[stand.quantity.report].text, self._scope(stand)
        found = content_words(text, start, end)
        inside = content_words(text, stand.quantity.start, stand.quantity.end)
        speaker = stand.claim.claimant.span if stand.claim else None
        said_by = content_words(text, speaker.start, speaker.end) if speaker else frozenset()
        return found - inside - said_by - load_asking().tolls

    def _around(self, stand: Stand) -> str:
        known = self._surroundings.get(stand.quantity.id)
        if known is None:
            start, end = self._scope(stand)
            known = self.record.report[stand.quantity.report].text[start:end]
            self._surroundings[stand.quantity.id] = known
        return known

    @cached_property
    def _surroundings(self) -> dict[str, str]:
        return {}

    def _scope(self, stand: Stand) -> tuple[int, int]:
        """Return the stretch of the claim, or the sentence, around a figure."""
        q, claim = stand.quantity, stand.claim
        low, high = (claim.span.start, claim.span.end) if claim else (q.start, q.end)
        held = self.record.sentence.get(claim.sentence) if claim else None
        if held is not None:
            low, high = min(low, held.start), max(high, held.end)
        return max(low, q.start - AROUND), min(high, q.end + AROUND)


def _far_apart(a: Stand, b: Stand) -> bool:
    """Tell whether two counts are too unlike to be of one happening."""
    first, second = _size(a), _size(b)
    if not first or not second:
        return False
    near = a.days is not None and b.days is not None and gap(a.days, b.days) <= NEAR_DAY
    return max(first, second) > min(first, second) * (TOO_FAR_AT_ONCE if near else TOO_FAR_APART)


def _same_number(a: Stand, b: Stand) -> bool:
    """Tell whether two figures give one number above one: "a man" is too common to know a happening by."""
    return _size(a) == _size(b) and (_size(a) or 0.0) > 1.0


def _size(stand: Stand) -> float | None:
    """Return the number that stands for a figure: itself, else its lower bound, else its upper one."""
    q = stand.quantity
    return q.value if q.value is not None else q.low if q.low is not None else q.high


def _same_length(a: Stand, b: Stand) -> bool:
    """Tell whether two durations are of one thing that lasts: a siege, a campaign."""
    left, right = last_word(a.quantity.of), last_word(b.quantity.of)
    alike = a.range[0] <= b.range[1] and b.range[0] <= a.range[1]
    placed = a.quantity.place is not None and a.quantity.place == b.quantity.place
    return left == right and left in load_asking().lasting and (alike or placed)


def _same_time(a: Stand, b: Stand, family: Family) -> bool:
    if family.days is None or a.days is None or b.days is None:
        return True
    return gap(a.days, b.days) <= family.days
