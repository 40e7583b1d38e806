"""A made-up record of any size, and how long every screen's query takes on it.

`python -m benchmarks.desk_scale --reports 5000 --claims 100000` writes the record into a folder of its own and prints
median and 95th percentile a screen in milliseconds. The record is drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from fastapi.testclient import TestClient

from tetrapylon.desk.answering import House
from tetrapylon.desk.app import application
from tetrapylon.desk.guard import LOOPBACK, Rules
from tetrapylon.desk.keeper import Keeper
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
from tetrapylon.store.store import Store, open_store

PLACES, SPEAKERS, DAYS = 300, 200, 700
WIRES = ("AFP", "AP", "Reuters", None)
SENTENCE = "Fighters of group {a} moved on town {b} and {n} people left it {more}, a source said. "
VOCABULARY = 40_000
"""Different words of the made-up language; the n-th is drawn about 1/n times as often as the first."""
EXTRA = 8
"""Words of it in a sentence."""
FIRST = date(2015, 1, 1)
PORT = 8737


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


def queries(client: TestClient) -> dict[str, list[str]]:
    """Return the queries of every screen: the plain one, and some with filters and rows."""
    lists = ("places", "distances", "timeline", "claims", "incidents", "questions", "sources")
    found = {
        name: [name, f"{name}?place=place:3", f"{name}?since=2015-03-01&until=2015-03-20"]
        for name in (*lists, "queue", "lineage", "reports")
    }
    found["status"] = ["status"]
    found["search"] = ["search?q=town%2017", "search?q=Body%203"]
    for noun in ("claims", "incidents", "questions", "reports"):
        rows = client.get(f"/api/{noun}?limit=20").json()["rows"]
        found[f"{noun}/ID"] = [f"{noun}/{row['id']}" for row in rows[:8]]
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How long one screen's queries took, in milliseconds: by the clock, and in processor time of this process."""

    name: str
    first: float
    median: float
    p95: float
    cpu: float
    cpu_p95: float

    @staticmethod
    def of(name: str, clock: list[float], cpu: list[float]) -> Taken:
        """Return the figures of a screen's queries in the order in which they were asked."""
        return Taken(
            name=name,
            first=clock[0],
            median=statistics.median(clock),
            p95=percentile(clock, 95),
            cpu=statistics.median(cpu),
            cpu_p95=percentile(cpu, 95),
        )


def percentile(values: list[float], share: int) -> float:
    """Return the value below which `share` percent lie."""
    return sorted(values)[max(0, round(len(values) * share / 100) - 1)]


def measured(client: TestClient, keeper: Keeper, *, rounds: int, warm: bool) -> Iterator[Taken]:
    """Yield each screen's times, worst screen last; unless `warm`, no answer is kept from one query to the next."""
    rows: list[Taken] = []
    for name, paths in queries(client).items():
        clock, cpu = [], []
        for path in paths * rounds:
            if not warm:
                keeper.forget()
            start, spent = time.perf_counter(), time.process_time()
            answer = client.get(f"/api/{path}")
            clock.append((time.perf_counter() - start) * 1000)
            cpu.append((time.process_time() - spent) * 1000)
            if answer.status_code != 200:
                raise RuntimeError(f"{path}: {answer.status_code} {answer.text[:200]}")
        rows.append(Taken.of(name, clock, cpu))
    yield from sorted(rows, key=lambda r: r.cpu_p95)


def main() -> None:
    """Write the record, open the desk, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=5_000)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store", help="keep the record here (a path, or a PostgreSQL address)")
    parser.add_argument("--warm", action="store_true", help="let answers be kept, as a desk does")
    asked = parser.parse_args()
    size = Size(reports=asked.reports, claims=asked.claims)
    with tempfile.TemporaryDirectory() as folder:
        store = opened(asked.store or str(Path(folder) / "record.db"), size)
        keeper = Keeper(store)
        start, spent = time.perf_counter(), time.process_time()
        with keeper.now():
            wall, cpu = time.perf_counter() - start, time.process_time() - spent
        print(f"opened in {wall:.2f} s ({cpu:.2f} s of processor time)")
        app = application(
            House(keeper=keeper, name="scale", reviewer="nobody"),
            Rules(hosts=LOOPBACK, port=PORT),
        )
        with TestClient(app, base_url=f"http://127.0.0.1:{PORT}") as client:
            for t in measured(client, keeper, rounds=asked.rounds, warm=asked.warm):
                print(
                    f"{t.name:<14}first {t.first:7.1f}  median {t.median:7.1f}  p95 {t.p95:7.1f} ms"
                    f"   processor: median {t.cpu:6.1f}  p95 {t.cpu_p95:6.1f} ms"
                )


def opened(place: str, size: Size) -> Store:
    """Return the store at `place`, with the record written where it holds none."""
    store = open_store(place, create=True)
    with store.view() as view:
        empty = view.generation == 0
    if empty:
        start, spent = time.perf_counter(), time.process_time()
        write(store, size)
        wall, cpu = time.perf_counter() - start, time.process_time() - spent
        print(f"written in {wall:.0f} s ({cpu:.0f} s of processor time)")
    return store


if __name__ == "__main__":
    main()
