"""What a stretch of a line stands for: actors, places, times and monuments as values of an aspect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tetrapylon.model.entity import MentionForm
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect
from tetrapylon.tell.names import named
from tetrapylon.tell.phrases import when
from tetrapylon.tell.tracks_lines import MARK, Line, Mark

MOST_NAMED = 6
"""Actors that one stretch may name as left out of a truce."""

_ON = re.compile(r"^(?:on|in|around|since|by) ")

PLACED = frozenset("LHF")
"""Letters of places: "the area" fills no aspect, which place it is being a guess."""

UNNAMED = frozenset({MentionForm.DESCRIPTION, MentionForm.PRONOUN})

_BRANCH = re.compile(
    r"[- ]?(?:linked|affiliated|allied|aligned|backed|branch|affiliate|offshoot)|['’]s"
)

_WHERE = re.compile(
    r"\b(?:in|into|inside|from|across|to|over|outside|near) (?:the )?$", re.IGNORECASE
)

_LEFT = re.compile(
    r".*\b(?:and|that|which|said|where|when|but|as|after|has|had|was|were|also|then)\s"
)


def is_beside(record: Record, mark: Mark) -> bool:
    """Tell whether a place only says how another one lies: "north of Homs"."""
    entity = record.entity.get(mark.mention.entity or "") if mark.mention else None
    return entity is not None and entity.offset is not None


def marks_of(line: Line, kind: str, start: int, end: int) -> list[Mark]:
    """Return the marks of a stretch that a slot of a kind takes: whose forces, not where they are."""
    marks = line.marks_in(start, end)
    match kind:
        case "foreign":
            return [] if _WHERE.search(line.text[:start]) else marks
        case "place":
            return marks[-1:]
        case "named":
            return _named(line, start, end)[:MOST_NAMED]
        case _:
            return marks


def _named(line: Line, start: int, end: int) -> list[Mark]:
    """Return the armed groups of a stretch, without those that only say whose branch another is."""
    marks = [
        (m, line.text[found.end() : found.end() + 14])
        for found in MARK.finditer(line.text, start, end)
        if (m := line.marks[int(found.group(2))]).letter == "A"
    ]
    return [m for m, after in marks if not _BRANCH.match(after)]


def of_actors(record: Record, marks: Iterable[Mark], base: Aspect) -> Iterator[Aspect]:
    """Yield a value an actor or place that is named; a place told only as "the area" gives none."""
    for mark in marks:
        key = mark.mention.entity if mark.mention else None
        unnamed = mark.letter in PLACED and mark.mention and mark.mention.form in UNNAMED
        if key is not None and not unnamed:
            yield replace(base, value=named(record, key), entity=key)


def of_time(mark: Mark, base: Aspect, *, since: bool) -> Aspect:
    """Return a time as words. Of a stretch that "since" opens only its beginning; of one without a day there, the report's words."""
    edtf = mark.time.edtf if mark.time else None
    opened = edtf.partition("/")[0] if edtf and since and edtf.endswith("/..") else edtf
    told = "" if since and opened and "/" in opened else when(opened)
    return replace(base, value=_ON.sub("", told) or (mark.time.said if mark.time else ""))


def of_object(
    record: Record, line: Line, at: tuple[int, int], words: str, base: Aspect
) -> Iterator[Aspect]:
    """Yield the monument of a stretch: a site by its name, else the words, without what stands before them."""
    sites = [m for m in line.marks_in(*at) if m.letter == "H" and m.mention]
    tail = line.text[: at[1]]
    last = list(MARK.finditer(tail))
    whole = bool(last) and tail.endswith(last[-1].group()) and " of " not in line.text[slice(*at)]
    if sites and whole and line.marks_in(*at)[-1] is sites[-1]:
        yield from of_actors(record, sites[-1:], base)
        return
    yield replace(base, value=_LEFT.sub("", words))
