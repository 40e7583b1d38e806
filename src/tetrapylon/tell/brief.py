"""Plan a brief from the record: what goes in, in which words, standing on which claims.

Control, predictions and clear incidents are told in the record's own words; the rest is quoted and
attributed. Nothing is told twice, and nothing in the loaded words of a source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from tetrapylon.lexicon.labels import LabelLexicon
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.claim import ClaimantType, Topic
from tetrapylon.model.record import Record
from tetrapylon.tell.brief_background import settled
from tetrapylon.tell.brief_cited import cited
from tetrapylon.tell.brief_control import CHANGES, Told, control_history, fought_over, holder_now
from tetrapylon.tell.brief_entries import Entry, entries_of
from tetrapylon.tell.brief_focus import ids_of, last_day
from tetrapylon.tell.brief_gaps import gaps
from tetrapylon.tell.brief_model import Brief, BriefSection, BriefSentence
from tetrapylon.tell.brief_questions import OF_WAR, disputes, figures
from tetrapylon.tell.brief_relevance import Relevance
from tetrapylon.tell.brief_tracks import named_of, talks_now
from tetrapylon.tell.brief_wording import alike, content_words
from tetrapylon.tell.phrases import day_words
from tetrapylon.tell.quotable import Quoter
from tetrapylon.tell.support import origins_behind

BOTTOM_PLACES = 2
OFTEN = 3
"""A second place stands in the bottom line where it is mentioned at least a third as often as the first."""
BOTTOM_NEWEST = 2
MORE_THAN_CONTROL = 9


class Length(StrEnum):
    """How much a brief tells."""

    SHORT = "short"
    NORMAL = "normal"
    FULL = "full"


MOST_PER_SECTION = {Length.SHORT: 4, Length.NORMAL: 20, Length.FULL: 60}
MOST_WORDS = {Length.SHORT: 22, Length.NORMAL: 40, Length.FULL: 40}
"""Words of a quotation at most; a longer one is cut at a comma."""
LEAST_WEIGHT = {Length.SHORT: 3.0, Length.NORMAL: 0.5, Length.FULL: -3.0}
"""Weight below which a sentence is left out; `Entry.weight` says what weighs."""


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """Which topics a section tells."""

    heading: str
    topics: frozenset[Topic]


MILITARY = SectionPlan("Military", frozenset({Topic.MILITARY, Topic.CONTROL}))
PARTIES = frozenset({ClaimantType.OFFICIAL_BODY, ClaimantType.ARMED_GROUP})
"""Kinds of speaker who speak for a party."""
ALSO = SectionPlan("Also said", frozenset({Topic.OTHER}))
PLAN: tuple[SectionPlan, ...] = (
    SectionPlan("Talks and truce", frozenset({Topic.TALKS, Topic.TRUCE, Topic.DIPLOMACY})),
    SectionPlan(
        "Civilians and aid", frozenset({Topic.HUMANITARIAN, Topic.CASUALTIES, Topic.DISPLACEMENT})
    ),
    SectionPlan("Heritage", frozenset({Topic.HERITAGE})),
)


@dataclass
class Planner:
    """Builds the sections of one brief in order, and remembers what has been told."""

    record: Record
    labels: LabelLexicon
    focus: frozenset[str]
    length: Length = Length.NORMAL
    answers: frozenset[str] = frozenset()
    told: set[str] = field(default_factory=set)
    quoted: set[str] = field(default_factory=set)
    wordings: list[Entry] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)

    @property
    def most(self) -> int:
        """Sentences of a section at most."""
        return MOST_PER_SECTION[self.length]

    def section(self, heading: str, sentences: Iterable[BriefSentence]) -> BriefSection:
        """Return a section of the sentences that may be printed and were not printed yet."""
        kept = [s for s in sentences if self._admitted(s)]
        return BriefSection(heading=heading, sentences=tuple(kept))

    def controls(self, told: Iterable[Told]) -> list[BriefSentence]:
        """Return control sentences with their citations."""
        return [cited(self.record, t.claims, t.words, parts=t.parts) for t in told]

    def pick(self, entries: Sequence[Entry], most: int) -> list[Entry]:
        """Return the weightiest entries that tell something new, by date and then weight."""
        kept: list[Entry] = []
        for entry in sorted(entries, key=_weightiest):
            if (
                len(kept) < most
                and self._new(entry)
                and not self.labels.loaded(entry.sentence.text)
            ):
                kept.append(entry)
                self.told |= set(entry.claims)
                self.quoted |= set() if entry.own else set(entry.claims)
                self.wordings.append(entry)
        return sorted(kept, key=_by_date)

    def _new(self, entry: Entry) -> bool:
        again = self.length is not Length.SHORT and not entry.own
        answers = frozenset[str]() if entry.ahead else self.answers
        told = self.quoted | answers if again else self.told
        if not set(entry.claims) - told:
            return False
        if entry.own and "“" not in entry.sentence.text:
            return True
        if not entry.own and entry.claims[0] in told:
            return False
        nested = not entry.own and any(
            self._within(entry.claims[0], other) for other in sorted(told)
        )
        return not nested and not any(
            alike((entry.sentence.text, entry.day), (o.sentence.text, o.day)) for o in self.wordings
        )

    def _within(self, one: str, other: str) -> bool:
        a, b = self.record.claim.get(one), self.record.claim.get(other)
        if a is None or b is None or a.report != b.report:
            return False
        return 2 * a.span.overlap(b.span) > min(
            a.span.end - a.span.start, b.span.end - b.span.start
        )

    def _admitted(self, s: BriefSentence) -> bool:
        fresh = s.text not in self.printed and not self.labels.loaded(s.text)
        self.printed.add(s.text)
        return fresh and bool(s.citations or s.searched)


def plan_brief(
    record: Record,
    labels: LabelLexicon,
    *,
    about: str | None = None,
    as_of: date | None = None,
    length: Length = Length.NORMAL,
) -> Brief:
    """Return the brief of a record, or of what it says about one place or actor.

    Args:
        record: the record, cut at the day wanted.
        labels: loaded labels, none of which is printed.
        about: name or spelling of a place or an actor; None for the whole record.
        as_of: the day the record is cut at; None for the day of its last report.
        length: how much it tells.
    """
    focus = ids_of(record, about) if about else frozenset[str]()
    quoter = Quoter(record, labels, most_words=MOST_WORDS[length])
    opposed = tuple(disputes(record, quoter, focus))
    answers = frozenset(c for told in opposed for c in told.claims)
    planner = Planner(record, labels, focus, length, answers)
    offered = entries_of(record, quoter, focus)
    if length is not Length.FULL:
        offered = [replace(e, weight=e.weight + e.aside) for e in offered]
    found = [e for e in offered if e.weight >= LEAST_WEIGHT[length]]
    found = [e for e in found if not _of_control(record, e)]
    happened = [e for e in found if not e.ahead]
    sections = [
        planner.section("Bottom line", _bottom_line(planner, found)),
        _topical(planner, MILITARY, [e for e in happened if e.acts or length is Length.FULL]),
        planner.section("Control", planner.controls(control_history(record, focus))),
        *(_topical(planner, plan, happened, _opening(planner, plan.heading)) for plan in PLAN),
        planner.section(
            "Predicted or planned, as said at the time",
            (e.sentence for e in planner.pick(_foretold(planner, found), planner.most)),
        ),
        planner.section(
            "What is disputed, what has moved on", planner.controls(opposed)[: planner.most]
        ),
        planner.section("Figures", planner.controls(_figures(planner, quoter))[: planner.most]),
        _topical(planner, ALSO, _also(planner, happened)),
        planner.section("What no report states", gaps(record)),
    ]
    return Brief(
        title=f"Brief: {about}" if about else "Brief",
        as_of=day_words(as_of) if as_of else last_day(record),
        reports=len(record.reports),
        origins=len(origins_behind(record, record.claims)),
        sections=tuple(s for s in sections if s.sentences),
    )


def _of_control(record: Record, entry: Entry) -> bool:
    """Tell whether a change of holder, told in a section of its own, is all that an entry tells."""
    rows = (r for r in record.control if r.state in CHANGES)
    told = {c for r in rows for c in r.claims}
    brief = len(content_words(entry.sentence.text)) < MORE_THAN_CONTROL
    return not entry.ahead and set(entry.claims) <= told and (entry.own or brief)


def _topical(
    planner: Planner,
    plan: SectionPlan,
    entries: Sequence[Entry],
    opening: Sequence[BriefSentence] = (),
) -> BriefSection:
    chosen = planner.pick([e for e in entries if e.topic in plan.topics], planner.most)
    return planner.section(plan.heading, (*opening, *(e.sentence for e in chosen)))


def _also(planner: Planner, entries: Sequence[Entry]) -> list[Entry]:
    """Return what may stand under no topic: at normal length what several reports or a party to the war says."""
    if planner.length is not Length.NORMAL:
        return list(entries) if planner.length is Length.FULL else []
    known = ((e, planner.record.claim.get(e.claims[0])) for e in entries)
    return [
        e
        for e, lead in known
        if e.sentence.reports > 1 or (lead is not None and lead.claimant.type in PARTIES)
    ]


def _opening(planner: Planner, heading: str) -> list[BriefSentence]:
    """Return what reports name of the tracks that a section tells."""
    return planner.controls(named_of(planner.record, load_tracks(), heading, planner.focus))


def _figures(planner: Planner, quoter: Quoter) -> list[Told]:
    """Return the figures; at less than full length only those of the whole war and of places of the theatre."""
    relevance = Relevance(planner.record)
    told = figures(planner.record, quoter, planner.focus)
    if planner.length is Length.FULL:
        return list(told)
    return [t for t in told if OF_WAR in t.words or relevance.placed(t.claims, t.words)]


def _bottom_line(planner: Planner, entries: Sequence[Entry]) -> list[BriefSentence]:
    """Who holds the places fought over, the newest happenings there, the newest open prediction."""
    record, places = planner.record, fought_over(planner.record, planner.focus)
    changed = {r.place for r in record.control if r.state in CHANGES}
    often = Counter(e for c in record.claims for e in c.about)
    least = often[places[0]] / OFTEN if places else 0
    shown = [p for p in places if p in changed and often[p] >= least][:BOTTOM_PLACES] or places[:1]
    holders = [h for p in shown if (h := holder_now(record, p)) is not None]
    here = frozenset(places[:1]) or planner.focus
    near = [e for e in entries if not here or e.about & here]
    newest = sorted(
        (e for e in near if e.fresh and e.acts and not e.ahead and e.day and _of_war(e)),
        key=_newest,
    )
    last = newest[0].day if newest else None
    fresh = planner.pick([e for e in newest if e.day == last], BOTTOM_NEWEST)
    coming_war = (e for e in near if e.ahead and e.day and _of_war(e) and not e.by_writer)
    done = settled(record)
    ahead = sorted((e for e in coming_war if not done & set(e.claims)), key=_newest)
    coming = planner.pick(ahead[:1], 1)
    return [
        *planner.controls(holders),
        *(e.sentence for e in fresh),
        *planner.controls(talks_now(record, planner.focus)),
        *(e.sentence for e in coming),
    ]


def _foretold(planner: Planner, entries: Sequence[Entry]) -> list[Entry]:
    """Return what is foretold; a short brief does without the writers' own guesses."""
    short = planner.length is Length.SHORT
    return [e for e in entries if e.ahead and not (e.by_writer and short)]


def _of_war(entry: Entry) -> bool:
    return entry.topic in MILITARY.topics


def _weightiest(entry: Entry) -> tuple[float, str, str]:
    return (-entry.weight, str(entry.day or ""), entry.claims[0])


def _by_date(entry: Entry) -> tuple[date, float, str]:
    return (entry.day or date.min, -entry.weight, entry.claims[0])


def _newest(entry: Entry) -> tuple[int, float, str]:
    return (-(entry.day.toordinal() if entry.day else 0), -entry.weight, entry.claims[0])
