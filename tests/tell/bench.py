"""A record built by hand, a sentence at a time. What the tests of `tell` stand on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tetrapylon.model.claim import (
    Claim,
    Claimant,
    ClaimantType,
    Modality,
    Quotation,
    Statement,
    Topic,
    Voice,
)
from tetrapylon.model.dating import Dating, DayGuess
from tetrapylon.model.entity import Entity, EntityKind, Mention, MentionForm
from tetrapylon.model.event import Actors, EventMention, Incident, IncidentPlace, Status
from tetrapylon.model.page import Page
from tetrapylon.model.record import Reading, Record
from tetrapylon.model.report import Report
from tetrapylon.model.situation import Control, ControlBasis, ControlState
from tetrapylon.model.span import Span

TOWN = Entity(id="place:vardin", name="Vardin", kind=EntityKind.PLACE)
ARMY = Entity(
    id="actor:norland-army",
    name="Norland army",
    kind=EntityKind.STATE_FORCES,
    side="Norland government",
)
REBELS = Entity(id="actor:free-south", name="Free South", kind=EntityKind.ARMED_GROUP)
MONITOR = Entity(id="actor:border-watch", name="Border Watch", kind=EntityKind.MONITOR)
WIRE = Entity(id="actor:coast-wire", name="Coast Wire", kind=EntityKind.MEDIA)
PEOPLE = (TOWN, ARMY, REBELS, MONITOR, WIRE)
BY_WIRE = Claimant(entity=WIRE.id, name="Coast Wire", type=ClaimantType.AGENCY_VOICE)
BY_MONITOR = Claimant(entity=MONITOR.id, name="Border Watch", type=ClaimantType.MONITOR)


@dataclass
class Bench:
    """Collects claims, incidents and control rows; `record()` gives them as a Record."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    control: list[Control] = field(default_factory=list)

    def say(
        self,
        words: str,
        verb: str,
        *,
        by: Claimant = BY_WIRE,
        report: str = "r1",
        day: str = "2020-05-04",
    ) -> Claim:
        """Add a sentence that is one claim; `verb` is the word of it that is its main predicate."""
        before = self.texts.setdefault(report, [])
        start = len(" ".join(before)) + (1 if before else 0)
        before.append(f"{words}.")
        span = Span(start, start + len(words))
        found = re.search(rf"\b{verb}\b", words)
        root = start + found.start() if found else None
        key = f"c{len(self.claims)}"
        said = Statement(
            id=f"s{key}",
            report=report,
            sentence="",
            passage="",
            span=span,
            voice=Voice.WRITER,
            root=root,
        )
        claim = Claim(
            id=key,
            report=report,
            span=span,
            sentence="",
            passage="",
            claimant=by,
            quotation=Quotation.NONE,
            speech_date=day,
            content_time=day,
            topics=(Topic.MILITARY,),
            about=tuple(e.id for e in PEOPLE if e.name in words) or (TOWN.id,),
            origin="Coast Wire" if by is BY_WIRE else None,
        )
        self.statements.append(said)
        if root is not None:
            self.events.append(
                EventMention(
                    id=f"e{key}",
                    report=report,
                    sentence="",
                    trigger=Span(root, root + len(verb)),
                    frame="advance",
                    statement=said.id,
                )
            )
        self.claims.append(claim)
        return claim

    def change(self, claim: Claim, **fields: object) -> Claim:
        """Put a claim in place of one said before."""
        changed = replace(claim, **fields)  # type: ignore[arg-type]
        self.claims[self.claims.index(claim)] = changed
        return changed

    def happen(self, frame: str, *claims: Claim, **fields: object) -> Incident:
        """Add an incident by the Norland army at Vardin, told by these claims."""
        incident = Incident(
            id=f"i{len(self.incidents)}",
            title="Norland army acts",
            acled_event_type=None,
            acled_sub_event_type=None,
            plover=None,
            actors=Actors(actor1=(ARMY.id,)),
            place=IncidentPlace(entity=TOWN.id, name="Vardin"),
            date="2020-05-04",
            status=Status.HAPPENED,
            status_as_of="2020-05-04",
            fatalities=None,
            claims=tuple(c.id for c in claims),
            reports=tuple(sorted({c.report for c in claims})),
            independent_origins=(),
            frames=(frame,),
        )
        self.incidents.append(replace(incident, **fields))  # type: ignore[arg-type]
        return self.incidents[-1]

    def hold(self, holder: Entity, state: ControlState, begun: str, *claims: Claim) -> Control:
        """Add a control row at Vardin."""
        row = Control(
            id=f"k{len(self.control)}",
            place=TOWN.id,
            holder=holder.id,
            state=state,
            begun=begun,
            ended=None,
            basis=ControlBasis.REPORTED,
            claims=tuple(c.id for c in claims),
        )
        self.control.append(row)
        return row

    def pronoun(self, claim: Claim, said: str, entity: Entity) -> None:
        """Ground the pronoun that a claim begins with."""
        mention = Mention(
            id=f"m{len(self.mentions)}",
            report=claim.report,
            start=claim.span.start,
            end=claim.span.start + len(said),
            said=said,
            head=claim.span.start,
            form=MentionForm.PRONOUN,
            entity=entity.id,
        )
        self.mentions.append(mention)

    def record(self) -> Record:
        """Return what was collected."""
        reports = sorted(self.texts)
        return Record(
            reports=tuple(
                Report(
                    id=r,
                    name=f"{r}.txt",
                    sha256=r,
                    media_type="text/plain",
                    text=" ".join(self.texts[r]),
                )
                for r in reports
            ),
            readings=tuple(
                Reading(
                    report=r,
                    page=Page(report=r),
                    statements=tuple(s for s in self.statements if s.report == r),
                    mentions=tuple(m for m in self.mentions if m.report == r),
                    events=tuple(e for e in self.events if e.report == r),
                )
                for r in reports
            ),
            datings=tuple(
                Dating(report=r, published=DayGuess(edtf="2020-05-04", score=1.0, basis=()))
                for r in reports
            ),
            entities=PEOPLE,
            claims=tuple(self.claims),
            incidents=tuple(self.incidents),
            control=tuple(self.control),
        )


PREDICTED = Modality.PREDICTED
