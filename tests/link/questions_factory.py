"""Small records made by hand for the tests of questions: two reports, their claims and incidents."""

from __future__ import annotations

from tetrapylon.model.claim import Claim, Claimant, ClaimantType, Modality, Polarity, Topic
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Actors, Incident, IncidentPlace, Status
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
    )


def record(
    words: dict[str, str],
    claims: tuple[Claim, ...],
    incidents: tuple[Incident, ...] = (),
    quantities: tuple[Quantity, ...] = (),
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
    return Record(
        reports=reports,
        readings=readings,
        entities=ENTITIES,
        claims=tuple(placed),
        incidents=incidents,
        quantities=quantities,
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
