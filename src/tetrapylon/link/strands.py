"""Strands: one sentence as it lives, edited, in several reports."""

from __future__ import annotations

from collections.abc import Sequence

from tetrapylon.link.alignment import align
from tetrapylon.link.strands_archive import group_lines
from tetrapylon.link.strands_candidates import TieFinder
from tetrapylon.link.strands_lines import Line, lines_of_record
from tetrapylon.model.ids import content_id
from tetrapylon.model.record import Record
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
    return tuple(sorted({s.id: s for s in found}.values(), key=lambda s: (s.members, s.id)))


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
