"""A made-up record of any size for measuring the desk, drawn with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Topic
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Actors, Incident, IncidentPlace, Status
from tetrapylon.model.ids import content_id
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Role, passage
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Answer, Question, Verdict
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Disposition, Report, report_id
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.model.span import Span
from tetrapylon.model.strand import Edit, Member, Strand
from tetrapylon.store.generations import save_record
from tetrapylon.store.store import Store

PLACES, SPEAKERS, DAYS = 300, 200, 700
WIRES = ("AFP", "AP", "Reuters", None)


SENTENCE = "Fighters of group {a} moved on town {b} and {n} people left it {more}, a source said. "


VOCABULARY = 40_000
"""Different words of the made-up language; the n-th is drawn about 1/n times as often as the first."""


EXTRA = 8
"""Words of it in a sentence."""


FIRST = date(2015, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large the record is."""

    reports: int
    claims: int

    @property
    def each(self) -> int:
        """Claims of one report."""
        return max(1, self.claims // self.reports)


def _word(number: int) -> str:
    """Return a word that no language has, the same for the same number."""
    parts = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu")
    return "".join(parts[int(d)] for d in str(number + 10))


def _extra(rng: random.Random) -> str:
    drawn = (int(VOCABULARY ** rng.random()) - 1 for _ in range(EXTRA))
    return " ".join(_word(n) for n in drawn)


def _day(rng: random.Random) -> str:
    return (FIRST + timedelta(days=rng.randrange(DAYS))).isoformat()


def _reports(size: Size, rng: random.Random) -> Iterator[Report]:
    for i in range(size.reports):
        text = f"Report {i}\n\n" + "".join(
            SENTENCE.format(
                a=rng.randrange(40),
                b=rng.randrange(PLACES),
                n=rng.randrange(9000),
                more=_extra(rng),
            )
            for _ in range(size.each)
        )
        digest = sha256(text.encode()).hexdigest()
        yield Report(
            id=report_id(digest), name=f"{i}.txt", sha256=digest, media_type="text/plain",
            text=text, language="en", published=_day(rng),
        )  # fmt: skip


def _claims(report: Report, size: Size, rng: random.Random) -> Iterator[Claim]:
    at = report.text.index("\n\n") + 2
    for _ in range(size.each):
        end = report.text.index(". ", at) + 2
        span = Span(at, end - 2)
        yield Claim(
            id=content_id("c", report.id, at), report=report.id, span=span,
            sentence=content_id("s", report.id, at, end), passage=report.id,
            claimant=Claimant(
                entity=f"actor:speaker-{rng.randrange(SPEAKERS)}", name=None,
                type=ClaimantType.OFFICIAL_BODY,
            ),
            speech_date=report.published, content_time=_day(rng),
            topics=(rng.choice(list(Topic)),), about=(f"place:{rng.randrange(PLACES)}",),
            cluster=f"k-{rng.randrange(size.claims // 3)}", origin=rng.choice(WIRES),
        )  # fmt: skip
        at = end


def _entities(rng: random.Random) -> tuple[Entity, ...]:
    places = [
        Entity(
            id=f"place:{i}", name=f"Town {i}", kind=EntityKind.PLACE, precision_km=4.0,
            lat=33 + 4 * rng.random(), lon=36 + 5 * rng.random(),
        )
        for i in range(PLACES)
    ]  # fmt: skip
    speakers = [
        Entity(id=f"actor:speaker-{i}", name=f"Body {i}", kind=EntityKind.ORGANISATION)
        for i in range(SPEAKERS)
    ]
    return (*places, *speakers)


def _incidents(claims: list[Claim], rng: random.Random) -> Iterator[Incident]:
    kinds = (("Battles", "Armed clash"), ("Explosions/Remote violence", "Air/drone strike"))
    for i in range(0, len(claims) - 5, 8):
        told, (kind, sub) = claims[i : i + 5], rng.choice(kinds)
        place = told[0].about[0]
        yield Incident(
            id=content_id("i", told[0].id), title=f"{sub} in {place}", acled_event_type=kind,
            acled_sub_event_type=sub, plover=None, actors=Actors(), date=told[0].content_time,
            place=IncidentPlace(entity=place, name=place), status=Status.HAPPENED,
            status_as_of=None, fatalities=None, claims=tuple(c.id for c in told),
            reports=tuple({c.report for c in told}), independent_origins=("AFP",),
        )  # fmt: skip


def _questions(claims: list[Claim], rng: random.Random) -> Iterator[Question]:
    for i in range(0, len(claims) - 6, 40):
        answers = tuple(
            Answer(
                claim=c.id, quantity=None, value=f"{rng.randrange(900)}", as_of=c.content_time,
                said_by=c.claimant.entity, origin=c.origin,
            )
            for c in claims[i : i + 6]
        )  # fmt: skip
        yield Question(
            id=content_id("question", i), question=f"How many left town {i}?", kind="displacement",
            answers=answers, verdict=rng.choice(list(Verdict)), explanation="Drawn by lot.",
        )  # fmt: skip


def _quantities(claims: list[Claim], rng: random.Random) -> Iterator[Quantity]:
    for i, claim in enumerate(claims):
        if i % 2 == 0:
            number = float(rng.randrange(1, 900))
            far = i % 200 == 0
            yield Quantity(
                id=content_id("q", claim.id), report=claim.report, start=claim.span.start,
                end=claim.span.start + 8, value=number, low=number, high=number,
                unit="kilometre" if far else "person", approximator=None,
                measures=Measure.DISTANCE_TO if far else Measure.DISPLACED, of="people",
                place=claim.about[0], as_of=claim.content_time, claim=claim.id,
                said_by=claim.claimant.entity,
            )  # fmt: skip


def _strands(claims: list[Claim]) -> Iterator[Strand]:
    """Yield one strand for every twentieth claim: its sentence stands in the next report too."""
    for i in range(0, len(claims) - 40, 20):
        members = tuple(
            Member(report=c.report, start=c.span.start, end=c.span.end, sentence=c.sentence)
            for c in (claims[i], claims[i + 25])
        )
        yield Strand(id=content_id("st", claims[i].id), members=members, edit=Edit.LIGHT)


def _control(claims: list[Claim]) -> Iterator[Control]:
    for i in range(60):
        start = FIRST + timedelta(days=10 * i)
        yield Control(
            id=f"k-{i}", place=f"place:{i}", holder=f"actor:speaker-{i % 4}",
            state=ControlState.CAPTURED, begun=start.isoformat(), ended=None,
            basis=ControlBasis.REPORTED, claims=(claims[i].id,),
        )  # fmt: skip


def _spans(text: str) -> tuple[Span, ...]:
    at, found = text.index("\n\n") + 2, []
    while (end := text.find(". ", at)) >= 0:
        found.append(Span(at, end + 2))
        at = end + 2
    return tuple(found)


def write(store: Store, size: Size) -> None:
    """Write a record of this size into an empty store."""
    rng = random.Random(7)  # noqa: S311 - a drawn record, no secret
    reports = tuple(_reports(size, rng))
    now = datetime.now(UTC).isoformat()
    with store.writer() as writer:
        for report in reports:
            writer.add_report(report, b"", obtained_at=now, status=Disposition.WAITING)
            body = passage(report.id, Span(0, len(report.text)), Role.BODY, _spans(report.text))
            reading = Reading(report=report.id, page=Page(report=report.id), passages=(body,))
            writer.put_reading(reading, version="drawn")
    claims = [c for r in reports for c in _claims(r, size, rng)]
    datings = tuple(
        Dating(report=r.id, published=DayGuess(edtf=r.published or "", score=1.0, basis=("drawn",)))
        for r in reports
    )
    record = Record(
        reports=reports,
        entities=_entities(rng),
        claims=tuple(claims),
        datings=datings,
        strands=tuple(_strands(claims)),
        quantities=tuple(_quantities(claims, rng)),
        incidents=tuple(_incidents(claims, rng)),
        questions=tuple(_questions(claims, rng)),
        control=tuple(_control(claims)),
    )
    save_record(store, record, generation=1, digest="drawn", maker=lambda _: "drawn@1")
