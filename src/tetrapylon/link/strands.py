"""Strands: one sentence as it lives, edited, in several reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from tetrapylon.link.alignment import align
from tetrapylon.link.strands_archive import Lineage, group_lines
from tetrapylon.link.strands_candidates import TieFinder
from tetrapylon.link.strands_lines import (
    Line,
    compared_spans,
    day_of,
    lines_of_reading,
    lines_of_record,
)
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.strand import Edit, Member, Strand

LIGHT_RESEMBLANCE = 0.8
"""From this share of common words on an edit is light."""


def find_strands(record: Record, *, finder: TieFinder | None = None) -> tuple[Strand, ...]:
    """Return the strands of the record, without origins; sentences of two reports or more each.

    Headlines, links, furniture and repeats are not looked at. The order of the reports changes nothing.

    Args:
        record: reports and readings.
        finder: finds which sentences are versions of one another, in place of this process.
    """
    found = (strand_of(lines) for lines in group_lines(lines_of_record(record), finder=finder))
    return _in_order(found)


class KeptLineage:
    """The lineage of an archive from one record of it to the next: only what is new is compared.

    Reach for it where a record is made again with more reports. What it gives is what `find_strands` gives for
    the record alone; where a report is gone or was read otherwise, everything is compared anew.
    """

    def __init__(self) -> None:
        self._lineage = Lineage()
        self._made_of: dict[str, int] = {}
        self._strands: dict[tuple[tuple[str, int], ...], Strand] = {}
        self.has_news = False

    def strands_of(self, record: Record) -> tuple[Strand, ...]:
        """Return the strands of a record, without origins."""
        now = {reading.report: _made_of(record, reading) for reading in record.readings}
        if any(now.get(report) != made for report, made in self._made_of.items()):
            self._lineage, self._made_of = Lineage(), {}
        new = [r for r in record.readings if r.report not in self._made_of]
        self.has_news = bool(new)
        lines = (line for reading in new for line in lines_of_reading(record, reading))
        self._lineage.add(sorted(lines, key=lambda line: line.order))
        self._made_of = now
        before, self._strands = self._strands, {}
        for group in self._lineage.groups:
            place = tuple((line.report, line.start) for line in group)
            self._strands[place] = before.get(place) or strand_of(group)
        return _in_order(self._strands.values())


def _made_of(record: Record, reading: Reading) -> int:
    """Return a digest of what a report's lines are made of; its text belongs to its id."""
    digest = blake2b(repr(day_of(record, reading)).encode(), digest_size=8)
    for sentence, span in compared_spans(reading).items():
        digest.update(f"{sentence} {span.start} {span.end}".encode())
    return int.from_bytes(digest.digest(), "little")


def _in_order(strands: Iterable[Strand]) -> tuple[Strand, ...]:
    return tuple(sorted({s.id: s for s in strands}.values(), key=lambda s: (s.members, s.id)))


def strand_of(lines: Sequence[Line]) -> Strand:
    """Return the strand through the lines, the first being the leader."""
    members = sorted(
        Member(report=x.report, start=x.start, end=x.end, sentence=x.sentence) for x in lines
    )
    parts = [part for m in members for part in (m.report, m.start, m.end)]
    return Strand(id=content_id("st", *parts), members=tuple(members), edit=edit_of(lines))


def edit_of(lines: Sequence[Line]) -> Edit:
    """Return how far the line least like the first is from it."""
    leader = lines[0].words
    others = {x.words for x in lines} - {leader}
    if not others:
        return Edit.EXACT
    closest = min(align(leader, words).resemblance for words in others)
    return Edit.LIGHT if closest >= LIGHT_RESEMBLANCE else Edit.HEAVY
