"""Which claims belong to which track, and what each says of it.

A claim belongs by a phrase or a number of the track lexicon, by a happening of the track where its words stand in
context, or by its incident (fighting, captures, strikes from abroad). A claim in a headline alone belongs to none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from tetrapylon.lexicon.frames import FrameLexicon
from tetrapylon.lexicon.tracks import TrackLexicon, TrackRow
from tetrapylon.model.claim import Claim, ClaimantType, Modality, Polarity
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.record import Record
from tetrapylon.model.situation import Aspect, TrackName
from tetrapylon.tell.names import named
from tetrapylon.tell.tracks_aspects import aspects_of, speaker_key
from tetrapylon.tell.tracks_lines import Lines, Matched
from tetrapylon.tell.tracks_spells import Spells
from tetrapylon.tell.tracks_where import FROM_ABROAD, Whereabouts

UNREAL = frozenset({Status.PREDICTED, Status.PLANNED, Status.DENIED})
SPEAKERS = FROM_ABROAD | {EntityKind.PERSON, EntityKind.ORGANISATION}
"""Kinds of speaker that can take a position in talks."""
JOINED = frozenset({TrackName.MILITARY, TrackName.CASUALTIES})
"""Tracks whose states are incidents: all claims of one stand together."""
SIDES = FROM_ABROAD | {EntityKind.ORGANISATION}
"""Kinds of actor whose fighting is a state of the war; a person's is none."""
DESTROYS = frozenset({"destruction_heritage", "looting", "destruction"})
LEAST_POSITION_WORDS = 4
LEAST_OF_TALKS = 3
"""Claims on talks that make a report one about talks."""
PAST_DAYS = 3650
"""Days before the telling past which a happening is history and no part of the situation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A claim in its track, with the aspects that it fills and the incident that it tells of there.

    `leading` is the value of the track's register that it tells of: one monument of several in a claim.
    """

    track: TrackName
    claim: Claim
    aspects: tuple[Aspect, ...] = ()
    incident: str | None = None
    leading: str | None = None


class Seer:
    """Looks through the claims of one record; keeps what it looks up by report and by claim.

    `matched` is shared by those who look through several parts of a record, so that copies are looked through once.
    """

    def __init__(
        self,
        record: Record,
        lexicon: TrackLexicon,
        frames: FrameLexicon,
        *,
        matched: Matched | None = None,
    ) -> None:
        self.record = record
        self.lexicon = lexicon
        self.frames = frames
        self.lines = Lines(record, matched)
        self.spells = Spells(record)
        self.where = Whereabouts(record)

    def seen(self) -> Iterator[Seen]:
        """Yield each claim with each track that it belongs to."""
        for claim in self.record.claims:
            yield from self.seen_of(claim, self.lexicon.tracks)

    def seen_of(self, claim: Claim, tracks: Iterable[TrackName]) -> Iterator[Seen]:
        """Yield a claim with each of some tracks that it belongs to."""
        if claim.claimant.type is ClaimantType.HEADLINE or _history(claim):
            return
        for row in (self.lexicon.tracks[name] for name in tracks):
            aspects = self._aspects(row, claim)
            if aspects is not None:
                seen = Seen(
                    track=row.name,
                    claim=claim,
                    aspects=tuple(aspects),
                    incident=self.incident_of(row.name, claim),
                )
                yield from _registered(seen, row)

    def _aspects(self, row: TrackRow, claim: Claim) -> list[Aspect] | None:
        if row.name is TrackName.MILITARY:
            return self._fighting(row, claim)
        if row.home and not self.where.at_home(claim, row.home):
            return None
        found = self._here(row, claim, aspects_of(self.record, self.lines, row, claim))
        match row.name:
            case TrackName.FOREIGN_FORCES:
                found = self._foreign(claim, found)
            case TrackName.HERITAGE:
                found = self._heritage(claim, found)
            case TrackName.CASUALTIES:
                found = self._casualties(row, claim, found)
            case TrackName.DISPLACEMENT:
                found = found or None
            case TrackName.TALKS:
                found = self._position(claim, found)
            case _:
                pass
        return [] if found is None and self._happens(row, claim) else found

    def _here(self, row: TrackRow, claim: Claim, found: list[Aspect] | None) -> list[Aspect] | None:
        """Return aspects without the places of another country than the report's; None where nothing else is left."""
        theatre = self.where.theatre(claim)
        if not found or theatre is None:
            return found
        kept = [a for a in found if a.name not in row.here or self.where.lies_in(theatre, a.entity)]
        return kept or None

    def _happens(self, row: TrackRow, claim: Claim) -> bool:
        """Tell whether a happening of the track stands in a claim's words, in the track's context."""
        here = any(e.frame in row.frames for e in self.lines.events_of(claim))
        core = here and row.core.search(self._text(claim)) is not None
        return core and row.context.search(self.lines.around(claim)) is not None

    def _text(self, claim: Claim) -> str:
        return claim.span.of(self.record.report[claim.report].text)

    def incident_of(self, name: TrackName, claim: Claim) -> str | None:
        """Return the incident (id) that a claim tells of in a track whose states are incidents, None for another one."""
        incident = self._incident_of.get(claim.id)
        if incident is None:
            return None
        belongs = any(name in self.frames[f].tracks for f in incident.frames)
        return incident.id if belongs and name in JOINED else None

    @cached_property
    def _incident_of(self) -> Mapping[str, Incident]:
        return {c: i for i in self.record.incidents for c in i.claims}

    def _fighting(self, row: TrackRow, claim: Claim) -> list[Aspect] | None:
        """Return what a claim's incident says of the fighting; None for no act of war or one not yet done."""
        incident = self._incident_of.get(claim.id)
        if incident is None or incident.status in UNREAL or incident.place is None:
            return None
        frames = [f for f in incident.frames if TrackName.MILITARY in self.frames[f].tracks]
        if not frames or not incident.actors.actor1 or claim.polarity is Polarity.NEGATIVE:
            return None
        base = self._base(claim)
        place = incident.place.entity
        where = self.record.entity.get(place or "")
        wide = where is not None and where.kind is EntityKind.STATE
        if where is None or (wide and not row.wide & set(frames)):
            return None
        if not self.where.of_war(claim, where.id):
            return None
        doers = [self.record.entity.get(k) for k in incident.actors.actor1]
        if not any(d is not None and d.kind in SIDES for d in doers):
            return None
        shown = named(self.record, place) if place else incident.place.name
        return [
            replace(base, name="act", value=self.frames[frames[0]].called),
            *self._actors(base, "by", incident.actors.actor1),
            *self._actors(base, "against", incident.actors.actor2),
            replace(base, name="place", value=shown, entity=place),
        ]

    def _base(self, claim: Claim) -> Aspect:
        return Aspect(
            name="",
            value="",
            claims=(claim.id,),
            modality=claim.modality,
            said_by=speaker_key(claim),
        )

    def _actors(self, base: Aspect, name: str, keys: tuple[str, ...]) -> list[Aspect]:
        return [
            replace(base, name=name, value=named(self.record, k), entity=k)
            for k in keys
            if k in self.record.entity
        ]

    def _foreign(self, claim: Claim, found: list[Aspect] | None) -> list[Aspect] | None:
        """Return aspects of forces from abroad; None where nobody of them is from abroad."""
        abroad = [
            a
            for a in found or ()
            if a.name != "who"
            or self.where.is_foreign(claim, self.record.entity.get(a.entity or ""))
        ]
        if not any(a.name == "who" for a in abroad):
            return None
        return abroad

    def _heritage(self, claim: Claim, found: list[Aspect] | None) -> list[Aspect] | None:
        """Return what became of monuments, by whom from the happening where the phrase does not say."""
        if not found or not any(a.name in ("object", "listed") for a in found):
            return None
        if not any(a.name == "by" for a in found):
            found = [*found, *self._doers(claim)]
        held = {self.spells.told(claim, a.entity) for a in found if a.name == "by" and a.entity}
        spells = [replace(self._base(claim), name="during", value=h) for h in held if h]
        return [*found, *spells]

    def _doers(self, claim: Claim) -> list[Aspect]:
        """Return who destroys or loots in the happenings of a claim's words."""
        mentions = {m.id: m.entity for m in self.record.reading[claim.report].mentions}
        doers = {
            mentions.get(k)
            for e in self.lines.events_of(claim)
            if e.frame in DESTROYS
            for k in e.agents
        }
        return self._actors(self._base(claim), "by", tuple(sorted(d for d in doers if d)))

    def _casualties(
        self, row: TrackRow, claim: Claim, found: list[Aspect] | None
    ) -> list[Aspect] | None:
        """Return the figures of a claim with what they are of: the war as a whole, or a place."""
        if not found:
            return None
        base = self._base(claim)
        if any(e.frame == "war_toll" for e in self.lines.events_of(claim)):
            return [*found, replace(base, name="of", value="the war as a whole")]
        numbers = [q for q in self.lines.numbers_of(claim) if q.measures in row.measures]
        places = tuple(dict.fromkeys(q.place for q in numbers if q.place))
        line = self.lines.line_of(claim)
        where = [k for k in places if self.where.stands_in(line, k) and self.where.of_war(claim, k)]
        alone = all((q.high or q.low or q.value or 0) <= 1 for q in numbers)
        return None if alone and not where else [*found, *self._actors(base, "of", tuple(where))]

    def _position(self, claim: Claim, found: list[Aspect] | None) -> list[Aspect] | None:
        """Return aspects with the speaker's position, where talks are spoken of near by."""
        speaker = self.record.entity.get(claim.claimant.entity or "")
        if speaker is None or speaker.kind not in SPEAKERS:
            return found
        words = " ".join(self._text(claim).split()).strip("\"“”' ,.")
        takes = self.lexicon.position.search(words) is not None
        takes = takes or claim.modality in (Modality.DEMANDED, Modality.DENIED)
        if not takes:
            return found
        near = self.lexicon.position_near.search(self.lines.around(claim))
        own = self.lexicon.position_own.search(words) or self._of_talks[claim.report]
        if len(words.split()) < LEAST_POSITION_WORDS or near is None or not own:
            return found
        stand = replace(self._base(claim), name="position", value=f"“{words}”", entity=speaker.id)
        return [*(found or ()), stand]

    @cached_property
    def _of_talks(self) -> Mapping[str, bool]:
        """Tell of each report whether it is about talks: several of its claims name them."""
        counts = Counter(
            c.report
            for c in self.record.claims
            if self.lexicon.position_near.search(self._text(c)) is not None
        )
        return {r.id: counts[r.id] >= LEAST_OF_TALKS for r in self.record.reports}


def _history(claim: Claim) -> bool:
    """Tell whether a claim looks back on another time than its report speaks of."""
    told, said = days_of(claim.content_time), days_of(claim.speech_date)
    last, day = (told.last if told else None), (said.first if said else None)
    return last is not None and day is not None and (day - last).days > PAST_DAYS


def _registered(seen: Seen, row: TrackRow) -> Iterator[Seen]:
    """Yield a claim once for each value of the track's register, with what it tells of that one.

    What a claim says of another value stands for this one too where it says nothing else of it: who destroyed the
    first of several temples destroyed them all. A damage belongs to its own monument alone.
    """
    leads = [a.value for a in seen.aspects if a.name == row.register]
    if not leads:
        yield seen
    for lead in leads:
        own = [a for a in seen.aspects if a.about == lead]
        named_ = {a.name for a in own} | {"damage", row.register}
        shared = [a for a in seen.aspects if a.name not in named_]
        aspects = tuple(replace(a, about=lead) for a in (*own, *shared))
        yield replace(seen, aspects=aspects, leading=lead)
