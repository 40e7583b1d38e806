"""The whole pipeline on one screen: every stage, what it takes, what it gives, who made it.

A report is read by itself (READING); then the archive is grounded and linked (RECORD). Each row of the
record names its maker, `room.stage@version`; raising a version makes what it gives be remade.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tetrapylon.ground.claims import ground_claims
from tetrapylon.ground.entities import ground_mentions
from tetrapylon.ground.features import with_features
from tetrapylon.ground.holders import with_holders
from tetrapylon.ground.quantities import ground_quantities
from tetrapylon.ground.story_day import solve_days
from tetrapylon.ground.times import ground_times
from tetrapylon.link.clusters import cluster_claims
from tetrapylon.link.incidents import find_incidents
from tetrapylon.link.origins import find_origins
from tetrapylon.link.questions import find_questions
from tetrapylon.link.strands import find_strands
from tetrapylon.model.document import Document
from tetrapylon.model.record import Reading, Record
from tetrapylon.read.amounts import find_amounts
from tetrapylon.read.events import find_events
from tetrapylon.read.events_weapons import with_weapons
from tetrapylon.read.mentions import find_mentions
from tetrapylon.read.statements import find_statements
from tetrapylon.read.times import find_times
from tetrapylon.run.findings import findings_of
from tetrapylon.run.merging import merged_entities
from tetrapylon.run.rulings import ruled_claims, ruled_datings, ruled_quantities
from tetrapylon.run.times_blocks import times_by_report
from tetrapylon.run.tools import Tools
from tetrapylon.run.tracks_blocks import seen_by_report
from tetrapylon.tell.control import find_control
from tetrapylon.tell.tracks import find_tracks

PAGE = "read.page@5"
"""What finds a page's anatomy, before any stage."""


@dataclass(frozen=True, slots=True)
class ReadingStage:
    """A step over one document; it fills fields of its Reading."""

    maker: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Document, Reading, Tools], Reading]


@dataclass(frozen=True, slots=True)
class RecordStage:
    """A step over the whole record; it fills fields of it."""

    maker: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Record, Tools], Record]


def _mentions(document: Document, reading: Reading, tools: Tools) -> Reading:
    words = find_mentions(document, tools.actors)
    found = ground_mentions(document, words, actors=tools.actors, gazetteer=tools.gazetteer)
    return replace(
        reading,
        mentions=found.mentions,
        entities=found.entities,
        findings=(*reading.findings, *found.findings),
    )


def _times(document: Document, reading: Reading, _: Tools) -> Reading:
    return replace(reading, times=find_times(document))


def _amounts(document: Document, reading: Reading, _: Tools) -> Reading:
    return replace(reading, amounts=find_amounts(document))


def _statements(document: Document, reading: Reading, tools: Tools) -> Reading:
    return replace(reading, statements=find_statements(document, tools.cues))


def _events(document: Document, reading: Reading, tools: Tools) -> Reading:
    return replace(reading, events=find_events(document, reading, tools.frames))


def _holders(document: Document, reading: Reading, tools: Tools) -> Reading:
    return with_holders(document, reading, tools.frames, tools.actors)


def _weapons(document: Document, reading: Reading, _: Tools) -> Reading:
    return replace(reading, events=with_weapons(document, reading.events))


def _features(document: Document, reading: Reading, tools: Tools) -> Reading:
    return with_features(document, reading, tools.frames)


READING: tuple[ReadingStage, ...] = (
    ReadingStage(
        "read.mentions@13", ("page", "passages"), ("mentions", "entities", "findings"), _mentions
    ),
    ReadingStage("read.times@8", ("passages",), ("times",), _times),
    ReadingStage("read.amounts@8", ("passages",), ("amounts",), _amounts),
    ReadingStage("read.statements@15", ("passages",), ("statements",), _statements),
    ReadingStage(
        "read.events@14",
        ("passages", "mentions", "times", "amounts", "statements"),
        ("events",),
        _events,
    ),
    ReadingStage(
        "ground.holders@4",
        ("passages", "events", "mentions", "entities"),
        ("events", "mentions", "entities"),
        _holders,
    ),
    ReadingStage("read.weapons@1", ("events",), ("events",), _weapons),
    ReadingStage("ground.features@3", ("events", "mentions"), ("mentions", "entities"), _features),
)


def _strands(record: Record, tools: Tools) -> Record:
    if tools.lineage is not None and tools.ties is None:
        return replace(record, strands=tools.lineage.strands_of(record))
    return replace(record, strands=find_strands(record, finder=tools.ties))


def _origins(record: Record, tools: Tools) -> Record:
    found = find_origins(record, tools.outlets)
    return replace(
        record, strands=found.strands, origins=found.origins, compositions=found.compositions
    )


def _days(record: Record, _: Tools) -> Record:
    return replace(record, datings=ruled_datings(record, solve_days(record)))


def _grounded_times(record: Record, tools: Tools) -> Record:
    if tools.blocks is not None:
        kept = times_by_report(record, tools.blocks, maker_of("times"))
        return replace(record, times=tuple(kept))
    dating = record.dating
    times = (t for r in record.readings for t in ground_times(r, dating[r.report]))
    return replace(record, times=tuple(times))


def _entities(record: Record, tools: Tools) -> Record:
    return replace(record, entities=merged_entities(record, tools.actors))


def _claims(record: Record, tools: Tools) -> Record:
    genders = tools.genders
    found = (c for r in record.readings for c in ground_claims(record, r.report, genders))
    return replace(record, claims=ruled_claims(record, found))


def _clusters(record: Record, _: Tools) -> Record:
    return replace(record, claims=cluster_claims(record))


def _quantities(record: Record, _: Tools) -> Record:
    found = (q for r in record.readings for q in ground_quantities(record, r.report))
    return replace(record, quantities=ruled_quantities(record, found))


def _incidents(record: Record, tools: Tools) -> Record:
    return replace(record, incidents=find_incidents(record, tools.frames, grouping=tools.grouping))


def _questions(record: Record, _: Tools) -> Record:
    asked = find_questions(record)
    return replace(record, questions=asked.questions, quantities=asked.quantities)


def _control(record: Record, tools: Tools) -> Record:
    return replace(record, control=find_control(record, tools.frames))


def _tracks(record: Record, tools: Tools) -> Record:
    looked = None
    if tools.blocks is not None:
        looked = seen_by_report(record, tools.frames, tools.blocks, maker_of("tracks"))
    return replace(record, tracks=find_tracks(record, tools.frames, looked=looked))


def _findings(record: Record, _: Tools) -> Record:
    return replace(record, findings=findings_of(record))


RECORD: tuple[RecordStage, ...] = (
    RecordStage("link.strands@2", ("reports", "readings"), ("strands",), _strands),
    RecordStage(
        "link.origins@1", ("readings", "strands"), ("strands", "origins", "compositions"), _origins
    ),
    RecordStage("ground.story_day@4", ("readings", "strands"), ("datings",), _days),
    RecordStage("ground.times@5", ("readings", "datings"), ("times",), _grounded_times),
    RecordStage(
        "ground.entities@13", ("readings", "origins", "compositions"), ("entities",), _entities
    ),
    RecordStage(
        "ground.claims@8",
        ("readings", "datings", "times", "origins", "entities"),
        ("claims",),
        _claims,
    ),
    RecordStage("link.clusters@2", ("claims", "strands", "datings"), ("claims",), _clusters),
    RecordStage(
        "ground.quantities@3",
        ("readings", "claims", "times", "datings", "entities"),
        ("quantities",),
        _quantities,
    ),
    RecordStage(
        "link.incidents@15",
        ("readings", "claims", "quantities", "times", "datings", "entities"),
        ("incidents",),
        _incidents,
    ),
    RecordStage(
        "tell.control@7",
        ("readings", "claims", "incidents", "datings", "entities", "times"),
        ("control",),
        _control,
    ),
    RecordStage(
        "link.questions@5",
        (
            "readings",
            "claims",
            "incidents",
            "quantities",
            "control",
            "strands",
            "entities",
            "datings",
            "times",
        ),
        ("questions", "quantities"),
        _questions,
    ),
    RecordStage(
        "tell.tracks@4",
        (
            "readings",
            "claims",
            "quantities",
            "incidents",
            "control",
            "datings",
            "entities",
            "times",
        ),
        ("tracks",),
        _tracks,
    ),
    RecordStage(
        "run.findings@1", ("readings", "datings", "compositions", "times"), ("findings",), _findings
    ),
)


def maker_of(noun: str) -> str:
    """Return the maker of a noun's rows: the last stage that gives it."""
    given = [s.maker for s in READING if noun in s.gives]
    given += [s.maker for s in RECORD if noun in s.gives]
    return given[-1] if given else PAGE


def reading_version() -> str:
    """Return what a kept reading depends on: all reading makers, joined."""
    return " ".join([PAGE, *(s.maker for s in READING)])
