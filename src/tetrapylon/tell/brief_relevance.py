"""What of mixed news a brief of a war is about: acts that a claim itself tells, and the theatre they lie in.

A sentence of the writer's own that tells no act of its section's kind is comment or background: a brief of normal length
leaves it out. So does it with what is said of other countries than those in which acts of war are told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from tetrapylon.lexicon.frames import load_frames
from tetrapylon.model.claim import Claim, Topic
from tetrapylon.model.entity import EntityKind
from tetrapylon.model.quantity import Measure
from tetrapylon.model.record import Record
from tetrapylon.model.situation import TrackName
from tetrapylon.tell.names import WRITERS

OF_WAR = frozenset({TrackName.MILITARY, TrackName.FOREIGN_FORCES, TrackName.CASUALTIES})
OF_TALKS = frozenset({TrackName.TALKS, TrackName.TRUCE})
OF_PEOPLE = frozenset({TrackName.CASUALTIES, TrackName.HUMANITARIAN, TrackName.DISPLACEMENT})
TRACKS_OF_TOPIC = {
    Topic.MILITARY: OF_WAR,
    Topic.CONTROL: OF_WAR,
    Topic.TALKS: OF_TALKS,
    Topic.TRUCE: OF_TALKS,
    Topic.DIPLOMACY: OF_TALKS,
    Topic.CASUALTIES: OF_PEOPLE,
    Topic.HUMANITARIAN: OF_PEOPLE,
    Topic.DISPLACEMENT: OF_PEOPLE,
    Topic.HERITAGE: frozenset({TrackName.HERITAGE}),
}
MEASURES_OF_TOPIC = {
    Topic.MILITARY: frozenset(
        {
            Measure.DISTANCE_TO,
            Measure.SORTIES_PER_DAY,
            Measure.STRIKES,
            Measure.PLACES_TAKEN,
            Measure.TERRITORY,
            Measure.VIOLATIONS,
            Measure.SURRENDERED,
            Measure.KILLED,
        }
    ),
    Topic.CASUALTIES: frozenset((Measure.KILLED, Measure.INJURED, Measure.CASUALTIES)),
    Topic.HUMANITARIAN: frozenset(
        {
            Measure.IN_NEED,
            Measure.AID_RECIPIENTS,
            Measure.AID_AMOUNT,
            Measure.AREAS_GRANTED,
            Measure.AREAS_BESIEGED,
            Measure.REMAINING_POPULATION,
        }
    ),
    Topic.DISPLACEMENT: frozenset((Measure.DISPLACED, Measure.RETURNED)),
}
FIGHTS = frozenset(
    [
        "advance",
        "airstrike",
        "shelling",
        "capture",
        "capture_ground",
        "clash",
        "offensive",
        "siege",
        "suicide_bomb",
        "bombing",
        "chemical",
        "mine_laying",
        "fire_control",
        "lose",
    ]
)
"""Frames whose places make the theatre."""
THEATRE_SHARE = 0.34
"""A country is of the theatre where at least so many acts lie in it as a share of those in the first one."""
NOWHERE = re.compile(r"How many (?:were \w+|left their homes)|What distances are")
"""How a figure is asked for whose place is not known."""
LOOKS_ON = re.compile(
    r"\b(?:has|have|had) (?:been )?(?:long|traditionally|always|historically)\b", re.I
)


LONGEST_NAME = 8
"""Words of a speaker's description; more of them are a clause or a heading taken for one."""
NO_SPEAKER = re.compile(
    r"^(?:[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\b|[:!?]|[’'”\"]\s+[A-Z]|\b(?:decision|polls?|polling|order|move)$",
    re.I,
)
ASIDE, COMMENT, ELSEWHERE, CUT_SHORT, UNKNOWN_SPEAKER = 4.0, 2.0, 3.0, 1.0, 1.0
"""What is lost by a writer's words and by a speaker's that tell no act, by what lies outside the theatre, by a quotation that breaks off, and
by a speaker whom nothing is known of: each is below what a brief of normal length tells, and full length tells all."""

Threads = dict[str, frozenset[TrackName]]


class Relevance:
    """What claims tell by themselves, and where the war is."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def _tracks(self) -> tuple[Threads, Threads]:
        """The threads of the acts named in a claim's words, and of those that its main verb tells, by claim id."""
        frames = load_frames().frames
        claims = {(c.report, c.span.start, c.span.end): c.id for c in self.record.claims}
        named: Threads = {}
        told: Threads = {}
        for reading in self.record.readings:
            known = {s.id: s for s in reading.statements}
            for event in reading.events:
                said = known.get(event.statement or "")
                key = claims.get((reading.report, said.span.start, said.span.end)) if said else None
                if said is None or key is None or event.frame not in frames:
                    continue
                tracks = frozenset(frames[event.frame].tracks)
                named[key] = named.get(key, frozenset()) | tracks
                if said.root == event.trigger.start:
                    told[key] = told.get(key, frozenset()) | tracks
        return named, told

    @cached_property
    def _measures(self) -> dict[str, frozenset[Measure]]:
        found: dict[str, frozenset[Measure]] = {}
        for q in self.record.quantities:
            if q.claim:
                found[q.claim] = found.get(q.claim, frozenset()) | {q.measures}
        return found

    @cached_property
    def theatre(self) -> frozenset[str]:
        """The countries in which acts of war are told; empty where none has a place."""
        acts = [i.place.entity for i in self.record.incidents if i.place and FIGHTS & set(i.frames)]
        for reading in self.record.readings:
            named = {m.id: m.entity for m in reading.mentions}
            fights = (e for e in reading.events if e.frame in FIGHTS)
            acts += [named.get(p) for e in fights for p in (*e.places, *e.near_places)]
        places = (self.record.entity.get(key or "") for key in acts)
        often = Counter(p.country for p in places if p is not None and p.country)
        most = max(often.values(), default=0)
        return frozenset(c for c, n in often.items() if n >= THEATRE_SHARE * most)

    def acts(self, claim: Claim, topic: Topic) -> bool:
        """Tell whether a claim itself tells an act, or gives a figure, of a topic's kind; a writer must tell it outright."""
        wanted: frozenset[TrackName] = TRACKS_OF_TOPIC.get(topic, frozenset())
        counted: frozenset[Measure] = MEASURES_OF_TOPIC.get(topic, frozenset())
        named, told_outright = self._tracks
        threads = told_outright if claim.claimant.type in WRITERS else named
        told = threads.get(claim.id, frozenset()) & wanted
        words = claim.span.of(self.record.report[claim.report].text)
        if LOOKS_ON.search(words):
            return False
        return bool(told or self._measures.get(claim.id, frozenset()) & counted)

    def in_theatre(self, claim: Claim) -> bool:
        """Tell whether a claim is about a place, a party or an armed group of the theatre; of no known theatre all are."""
        if not self.theatre:
            return True
        known = (self.record.entity.get(e) for e in claim.about)
        return any(
            e is not None and (e.country in self.theatre or e.kind is EntityKind.ARMED_GROUP)
            for e in known
        )

    def may_lie_in(self, claim: Claim) -> bool:
        """Tell whether a claim is about the theatre or names nothing that would place it elsewhere."""
        return not claim.about or self.in_theatre(claim)

    def placed(self, claims: Iterable[str], words: str) -> bool:
        """Tell whether some claims give a figure of a place, named in these words, in the theatre."""
        wanted = set(claims)
        places = {q.place for q in self.record.quantities if q.claim in wanted and q.place}
        known = (self.record.entity.get(p) for p in places)
        here = [e for e in known if e and (not self.theatre or e.country in self.theatre)]
        return any(n in words for e in here for n in (e.name, *e.aliases)) or (
            not places and NOWHERE.search(words) is None
        )

    def aside(self, claim: Claim, topic: Topic, quote: str) -> float:
        """Return what a quotation loses for telling of something other than the war; 0 or less."""
        lost = 0.0
        writer = claim.claimant.type in WRITERS
        if not self.acts(claim, topic):
            lost -= ASIDE if writer else COMMENT
        if not self.in_theatre(claim):
            lost -= ELSEWHERE
        if not writer and claim.claimant.entity is None and not claim.claimant.anonymous:
            lost -= UNKNOWN_SPEAKER
        return lost - (CUT_SHORT if quote.rstrip("”").endswith("…") else 0.0)


NEVER_SPEAK = frozenset({EntityKind.PLACE, EntityKind.SITE})
"""Kinds of place whose name is never that of its government."""


def no_speaker(record: Record, claim: Claim) -> bool:
    """Tell whether what is called the speaker can be none: a heading, a clause, a decision, a town."""
    known = record.entity.get(claim.claimant.entity or "")
    if known is not None and known.kind in NEVER_SPEAK:
        return True
    name = (claim.claimant.name or "") if claim.claimant.entity is None else ""
    return len(name.split()) > LONGEST_NAME or NO_SPEAKER.search(name) is not None
