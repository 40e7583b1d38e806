"""The tellings of a record by event, and what is known of each: place, parties, words, trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tetrapylon.lexicon.frames import Kind, load_frames
from tetrapylon.lexicon.kin import stem_of
from tetrapylon.link.incidents_tellings import Telling, tellings_of
from tetrapylon.link.strands_lines import FUNCTION_WORDS
from tetrapylon.model.entity import PLACE_KINDS, EntityKind
from tetrapylon.model.record import Record

AROUND = 140
"""Code points on each side of a trigger whose words count as said of its happening."""
WORD = re.compile(r"[A-Za-z][A-Za-z'-]{3,}|\d[\d,.]*")
ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCES})
WIDE = frozenset({EntityKind.STATE})
DATE_WORDS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "days",
        "earlier",
        "last",
        "night",
        "morning",
        "evening",
        "afternoon",
        "weekend",
        "hours",
        "recently",
        "people",
        "person",
        "told",
        "said",
        "saying",
        "according",
        "reported",
        "reports",
        "reportedly",
        "report",
        "also",
        "still",
        "being",
        "after",
        "before",
        "since",
        "during",
        "around",
        "about",
        "some",
        "many",
        "more",
        "most",
        "than",
        "other",
        "others",
        "first",
        "second",
        "another",
        "including",
    ]
)

TELLING_NOTHING = DATE_WORDS | FUNCTION_WORDS
"""Words that say nothing of what happened."""


@dataclass(frozen=True)
class Scene:
    """The tellings of a record by event, and what each is about."""

    record: Record

    @cached_property
    def by_event(self) -> dict[str, Telling]:
        """Tellings by the id of their event."""
        return {t.event.id: t for t in tellings_of(self.record, load_frames())}

    def of(self, events: tuple[str, ...]) -> list[Telling]:
        """Return the tellings of an incident whose trigger stands in the words of their claim."""
        found = (self.by_event.get(e) for e in events)
        return [t for t in found if t is not None and _within(t)]

    def town(self, t: Telling) -> str | None:
        """Return the place of a telling where it is smaller than a state."""
        known = self.record.entity.get(t.place or "")
        return known.id if known and known.kind not in WIDE else None

    def persons(self, t: Telling) -> frozenset[str]:
        """Return the persons that a telling's happening is done to."""
        known = (self.record.entity.get(e) for e in t.patients)
        return frozenset(e.id for e in known if e and e.kind is EntityKind.PERSON)

    def parties(self, t: Telling) -> frozenset[str]:
        """Return who takes part, states left out: much of what a state does is not one happening."""
        known = (self.record.entity.get(e) for e in (*t.agents, *t.patients))
        return frozenset(e.id for e in known if e and e.kind not in (*PLACE_KINDS, *WIDE))

    def armed(self, t: Telling) -> bool:
        """Tell whether somebody who may use force is said to act."""
        known = (self.record.entity.get(e) for e in t.agents)
        return any(e is not None and e.kind in ARMED for e in known)

    def words(self, t: Telling) -> frozenset[str]:
        """Return stems of the common words and the numbers said around a trigger; names tell no happening."""
        start = max(t.claim.span.start, t.event.trigger.start - AROUND)
        end = min(t.claim.span.end, t.event.trigger.end + AROUND)
        found = self._words.get((t.event.report, start, end))
        if found is None:
            found = content_words(self.record.report[t.event.report].text, start, end)
            self._words[t.event.report, start, end] = found
        return found

    @cached_property
    def _words(self) -> dict[tuple[str, int, int], frozenset[str]]:
        return {}

    def said(self, t: Telling) -> str:
        """Return the word that tells the happening, in lower case."""
        return t.event.trigger.of(self.record.report[t.event.report].text).lower()

    def trigger(self, t: Telling) -> str:
        """Return the stem of the word that tells the happening."""
        return stem_of(self.said(t))

    def words_before(self, t: Telling) -> str:
        """Return the words of the claim and its sentence up to the trigger."""
        sentence = self.record.sentence.get(t.claim.sentence)
        start = min(t.claim.span.start, sentence.start if sentence else t.claim.span.start)
        return self.record.report[t.event.report].text[start : t.event.trigger.start]

    @cached_property
    def _roots(self) -> frozenset[tuple[str, int]]:
        told = (s for r in self.record.readings for s in r.statements)
        return frozenset((s.report, s.root) for s in told if s.root is not None)

    @cached_property
    def _speeches(self) -> frozenset[str | None]:
        """Statements in which somebody condemns, demands or proposes: their time is that of the speech."""
        told = self.by_event.values()
        return frozenset(t.event.statement for t in told if t.frame.kind is Kind.SPEECH)

    def spoken_of(self, t: Telling) -> bool:
        """Tell whether a happening is only the matter of a speech told in the same statement."""
        return t.frame.kind is not Kind.SPEECH and t.event.statement in self._speeches

    def is_root(self, t: Telling) -> bool:
        """Tell whether the trigger is the main predicate of a statement."""
        return (t.event.report, t.event.trigger.start) in self._roots


def content_words(text: str, start: int, end: int) -> frozenset[str]:
    """Return stems of the common words and the numbers of a stretch, without names and words of time."""
    found: set[str] = set()
    for match in WORD.finditer(text, start, end):
        word = match.group()
        named = word[0].isupper() and match.start() > start
        if not named and word.lower() not in TELLING_NOTHING:
            found.add(stem_of(word.lower()))
    return frozenset(found)


def _within(t: Telling) -> bool:
    return t.claim.span.start <= t.event.trigger.start < t.claim.span.end
