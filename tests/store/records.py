"""A small record with claims, names and links, for tests of what is kept beside rows."""

from __future__ import annotations

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Topic
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Actors, Incident, IncidentPlace, Status
from tetrapylon.model.ids import content_id
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Role, passage
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Disposition, Report, report_id
from tetrapylon.model.span import Span
from tetrapylon.store.generations import save_record
from tetrapylon.store.store import Store

TEXTS = {
    "2015-03-02": "The council took Valdrin. Smoke stood over the north gate, witnesses said.",
    "2016-07-09": "Shells fell on Valdrín at dawn. Two bridges at the gate were closed.",
    "2014-01-20": "A convoy of flour reached the town. Nobody was hurt.",
}
"""Texts of two sentences by the day on which they were published."""
TOWN = Entity(
    id="place:valdrin", name="Valdrin", kind=EntityKind.PLACE, aliases=("Old Valdrin", "Walderen")
)
COUNCIL = Entity(id="actor:council", name="Council of the Hills", kind=EntityKind.ORGANISATION)


def maker(noun: str) -> str:
    return f"test.{noun}@1"


def reports() -> tuple[Report, ...]:
    found = []
    for day, text in TEXTS.items():
        digest = content_id("x", day).encode().hex().ljust(64, "0")[:64]
        found.append(
            Report(
                id=report_id(digest), name=f"{day}.txt", sha256=digest, media_type="text/plain",
                text=text, published=day,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda r: r.id))


def spans(report: Report) -> tuple[Span, Span]:
    cut = report.text.index(". ") + 1
    return Span(0, cut), Span(cut + 1, len(report.text))


def reading(report: Report) -> Reading:
    whole = Span(0, len(report.text))
    body = passage(report.id, whole, Role.BODY, spans(report))
    return Reading(report=report.id, page=Page(report=report.id), passages=(body,))


def claims() -> tuple[Claim, ...]:
    """One claim a report, of its first sentence."""
    return tuple(
        Claim(
            id=content_id("c", r.id), report=r.id, span=spans(r)[0], topics=(Topic.MILITARY,),
            sentence=reading(r).passages[0].sentences[0].id, passage=reading(r).passages[0].id,
            claimant=Claimant(entity=COUNCIL.id, name="the council", type=ClaimantType.OFFICIAL_BODY),
            content_time=r.published, about=(TOWN.id,) if "Vald" in r.text else (), cluster="k-1",
        )
        for r in reports()
    )  # fmt: skip


def record() -> Record:
    told = claims()
    return Record(
        reports=reports(),
        datings=tuple(
            Dating(report=r.id, published=DayGuess(edtf=r.published or "", score=1.0, basis=()))
            for r in reports()
        ),
        entities=(COUNCIL, TOWN),
        claims=told,
        incidents=(
            Incident(
                id="i-1", title="Clash at Valdrin", acled_event_type="Battles",
                acled_sub_event_type=None, plover=None, actors=Actors(), date="2015-03",
                place=IncidentPlace(entity=TOWN.id, name="Valdrin"), status=Status.HAPPENED,
                status_as_of=None, fatalities=None, claims=tuple(c.id for c in told),
                reports=tuple(r.id for r in reports()), independent_origins=(),
            ),
        ),
    )  # fmt: skip


def fill(store: Store, *, generation: int = 1) -> Record:
    """Keep the reports with their readings, and the record as a generation."""
    with store.writer() as writer:
        for report in reports():
            writer.add_report(report, b"", obtained_at="now", status=Disposition.WAITING)
            writer.put_reading(reading(report), version="v")
    made = record()
    save_record(store, made, generation=generation, digest=f"d{generation}", maker=maker)
    return made
