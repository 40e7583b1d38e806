"""Small records made by hand for the tests of questions: two reports, their claims and incidents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tetrapylon.model.claim import (
    Claim,
    Claimant,
    ClaimantType,
    Modality,
    Polarity,
    Statement,
    Topic,
    Voice,
)
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.event import Actors, EventMention, Incident, IncidentPlace, Status
from tetrapylon.model.page import Page
from tetrapylon.model.passage import Passage, Role, Sentence
from tetrapylon.model.quantity import Quantity
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.span import Span

ENTITIES = (
    Entity(id="person:mayor", name="Ilan Koss", kind=EntityKind.PERSON),
    Entity(id="actor:league", name="League", kind=EntityKind.ARMED_GROUP, side="League"),
    Entity(id="actor:crown", name="Crown", kind=EntityKind.GOVERNMENT, side="Crown"),
    Entity(id="place:harim", name="Harim", kind=EntityKind.PLACE),
)


def claim(
    key: str,
    report: str = "r1",
    *,
    by: str | None = None,
    day: str = "2020-02-03",
    at: int = 0,
    content: str | None = None,
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = Polarity.POSITIVE,
    about: tuple[str, ...] = (),
    topics: tuple[Topic, ...] = (),
) -> Claim:
    """Return a claim whose words are those at `at` of its report; `record` gives it its span."""
    kind = ClaimantType.OFFICIAL_BODY if by else ClaimantType.AGENCY_VOICE
    return Claim(
        id=key,
        report=report,
        span=Span(at, at + 1),
        sentence=f"s-{key}",
        passage="p",
        claimant=Claimant(entity=by, name=by, type=kind),
        speech_date=day,
        content_time=content,
        modality=modality,
        polarity=polarity,
        about=about,
        topics=topics,
    )


def incident(
    key: str,
    claims: tuple[str, ...],
    *,
    frame: str = "capture",
    events: tuple[str, ...] = (),
    status: Status = Status.HAPPENED,
    day: str = "2020-02-03",
    by: tuple[str, ...] = ("actor:league",),
    on: tuple[str, ...] = (),
    place: str | None = "place:harim",
) -> Incident:
    """Return an incident with these supporting claims."""
    return Incident(
        id=key,
        title=f"Happening {key}",
        acled_event_type=None,
        acled_sub_event_type=None,
        plover=None,
        actors=Actors(actor1=by, actor2=on),
        place=IncidentPlace(entity=place, name="Harim") if place else None,
        date=day,
        status=status,
        status_as_of=day,
        fatalities=None,
        claims=claims,
        reports=(),
        independent_origins=(),
        frames=(frame,),
        events=events,
    )


@dataclass(frozen=True)
class Told:
    """A word of a claim that tells of a happening: `at` and `by` are entity ids, the place and the doer."""

    claim: str
    word: str
    frame: str = "capture"
    at: str | None = "place:harim"
    by: str | None = "actor:league"

    @property
    def id(self) -> str:
        """The id of the event."""
        return f"e-{self.claim}-{self.word}"


def record(
    words: dict[str, str],
    claims: tuple[Claim, ...],
    incidents: tuple[Incident, ...] = (),
    quantities: tuple[Quantity, ...] = (),
    told: tuple[Told, ...] = (),
) -> Record:
    """Return a record in which the words of each claim are its report's sentence; one line each."""
    texts: dict[str, str] = {}
    placed: list[Claim] = []
    sentences: dict[str, list[Sentence]] = {}
    for one in claims:
        text = texts.get(one.report, "")
        span = Span(len(text), len(text) + len(words[one.id]))
        texts[one.report] = text + words[one.id] + "\n"
        placed.append(_at(one, span))
        sentences.setdefault(one.report, []).append(
            Sentence(id=one.sentence, report=one.report, start=span.start, end=span.end)
        )
    reports = tuple(
        Report(id=r, name=r, sha256=r, media_type="text/plain", text=t) for r, t in texts.items()
    )
    readings = tuple(
        Reading(
            report=r,
            page=Page(report=r),
            passages=(
                Passage(
                    id=f"p-{r}",
                    report=r,
                    start=0,
                    end=len(texts[r]),
                    role=Role.BODY,
                    sentences=tuple(found),
                ),
            ),
        )
        for r, found in sentences.items()
    )
    readings = tuple(_with_events(r, tuple(placed), texts, told) for r in readings)
    return Record(
        reports=reports,
        readings=readings,
        entities=ENTITIES,
        claims=tuple(placed),
        incidents=incidents,
        quantities=quantities,
    )


def _with_events(
    reading: Reading, claims: tuple[Claim, ...], texts: dict[str, str], told: tuple[Told, ...]
) -> Reading:
    """Return a reading with an event for each word that tells one, and the mentions of its place and doer."""
    own = {c.id: c for c in claims if c.report == reading.report}
    text = texts[reading.report]
    events, mentions, statements = [], _named(reading.report, text), []
    for one in (t for t in told if t.claim in own):
        claim = own[one.claim]
        start = texts[reading.report].index(one.word, claim.span.start)
        parts = {e: f"m-{one.id}-{e}" for e in (one.at, one.by) if e}
        mentions += [_mention(reading.report, claim.span.start, e, m) for e, m in parts.items()]
        statements.append(
            Statement(
                id=f"s-{one.id}",
                report=reading.report,
                sentence=claim.sentence,
                passage="p",
                span=claim.span,
                voice=Voice.WRITER,
                root=start,
            )
        )
        events.append(
            EventMention(
                id=one.id,
                report=reading.report,
                sentence=claim.sentence,
                trigger=Span(start, start + len(one.word)),
                frame=one.frame,
                statement=f"s-{one.id}",
                agents=(parts[one.by],) if one.by else (),
                places=(parts[one.at],) if one.at else (),
            )
        )
    return replace(
        reading, events=tuple(events), mentions=tuple(mentions), statements=tuple(statements)
    )


def _named(report: str, text: str) -> list[Mention]:
    """Return a mention for each place that a text names."""
    places = [e for e in ENTITIES if e.kind is EntityKind.PLACE]
    found = ((m, e) for e in places for m in re.finditer(e.name, text))
    return [
        replace(
            _mention(report, m.start(), e.id, f"n-{report}-{m.start()}"), end=m.end(), said=e.name
        )
        for m, e in found
    ]


def _mention(report: str, at: int, entity: str, key: str) -> Mention:
    return Mention(
        id=key,
        report=report,
        start=at,
        end=at + 1,
        said="x",
        head=at,
        form=MentionForm.NAME,
        entity=entity,
        kind=next(e.kind for e in ENTITIES if e.id == entity),
    )


def _at(one: Claim, span: Span) -> Claim:
    return Claim(
        id=one.id,
        report=one.report,
        span=span,
        sentence=one.sentence,
        passage=one.passage,
        claimant=one.claimant,
        speech_date=one.speech_date,
        content_time=one.content_time,
        modality=one.modality,
        polarity=one.polarity,
        about=one.about,
        topics=one.topics,
    )
