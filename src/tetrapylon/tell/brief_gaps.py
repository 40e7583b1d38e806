"""What no report of the record states: figures, besiegers, whether what was foretold has come, threads that fell silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tetrapylon.lexicon.frames import ControlEffect, load_frames
from tetrapylon.lexicon.tracks import load_tracks
from tetrapylon.model.claim import Topic
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record
from tetrapylon.model.situation import ControlState, TrackName
from tetrapylon.tell.brief_model import BriefSentence
from tetrapylon.tell.brief_relevance import Relevance
from tetrapylon.tell.names import named
from tetrapylon.tell.phrases import day_words, sentence, when
from tetrapylon.tell.tracks_sheet import unknown_of

NOT_FIGHTING = frozenset(
    {"war_toll", "killing_captives", "attack_civilians", "bombing", "suicide_bomb", "kill"}
)
COMING = frozenset({Status.PREDICTED, Status.PLANNED})
SETTLED = frozenset({ControlState.CAPTURED, ControlState.LOST, ControlState.HELD})
INTO = frozenset({"capture", "entry"})
SILENT = timedelta(days=60)
"""Time without a word after which a thread counts as fallen silent."""
THREADS = {Topic.TALKS: "talks", Topic.TRUCE: "a truce", Topic.HUMANITARIAN: "aid"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A thing that readers ask for, and the measures that would state it."""

    words: str
    measures: frozenset[Measure]


GAPS: tuple[Gap, ...] = (
    Gap("how many people were wounded", frozenset({Measure.INJURED})),
    Gap("how many people were displaced", frozenset({Measure.DISPLACED})),
    Gap(
        "how many people are still in the places fought over",
        frozenset({Measure.POPULATION, Measure.REMAINING_POPULATION}),
    ),
    Gap("how many people aid has reached", frozenset({Measure.AID_RECIPIENTS})),
    Gap("how far the front is from any town", frozenset({Measure.DISTANCE_TO})),
)


def gaps(record: Record) -> Iterator[BriefSentence]:
    """Yield a sentence for each thing that no report of the record states."""
    stated = {q.measures for q in record.quantities}
    if not any(q.measures is Measure.FORCE_STRENGTH and _of_men(q) for q in record.quantities):
        yield _gap(record, "how many fighters or soldiers either side has")
    if _no_battle_toll(record):
        yield _gap(record, f"how many people were killed in the fighting{_beyond(record)}")
    for gap in GAPS:
        if not gap.measures & stated:
            yield _gap(record, gap.words)
    yield from _no_longer_stated(record)
    yield from (_gap(record, f"who besieges {place}") for place in _besieged_by_nobody(record))
    yield from (
        _gap(record, f"that {place} was entered or taken since it was last foretold, {when(day)}")
        for place, day in _awaited(record)
    )
    if _paper_unread(record):
        yield _gap(record, "what the proposal or paper says")
    yield from _fallen_silent(record)
    yield from _of_tracks(record)


def _no_longer_stated(record: Record) -> Iterator[BriefSentence]:
    """Yield a sentence for each figure that reports once gave and that the latest ones give no longer, or in vague words."""
    last = max((d for c in record.claims if (d := _last_day(c.speech_date))), default=None)
    for gap in GAPS:
        told = [q for q in record.quantities if q.measures in gap.measures]
        exact = _newest(record, [q for q in told if q.value is not None])
        vague = _newest(record, [q for q in told if q.value is None])
        if last and exact and last - exact > SILENT:
            how = "states in figures" if vague and vague > exact else "states"
            said = f"No report since {day_words(exact)} {how} {gap.words}"
            yield _searched(record, sentence(said))


def _newest(record: Record, quantities: Sequence[Quantity]) -> date | None:
    """Return the last day on which any of these figures was said."""
    said = (record.claim.get(q.claim or "") for q in quantities)
    return max((d for c in said if c and (d := _last_day(c.speech_date))), default=None)


SAYS = re.compile(
    r"\b(?:proposals?|plan|draft|document|paper|road ?map)\b (?:that |which )?(?:also )?"
    r"(?:calls? for|foresees|provides?|sets? out|includes?|contains?|covers?|demands?|envisages?|stipulates?|would)\b",
    re.I,
)
"""Words that tell what a paper of talks says."""


def _paper_unread(record: Record) -> bool:
    """Tell whether a paper is told to have been handed over and no claim says what stands in it."""
    papers = [t for t in record.tracks if t.track is TrackName.TALKS]
    handed = any(a.name in ("paper_by", "paper_to") for t in papers for a in t.aspects)
    words = (c.span.of(record.report[c.report].text) for c in record.claims)
    return handed and not any(SAYS.search(w) for w in words)


def _is_told(record: Record, aspect: str | None) -> bool:
    """Tell whether a happening tells what no phrase of a track was found for: a place that aid came to."""
    aid = (i for i in record.incidents if "aid_delivery" in i.frames and i.status not in COMING)
    return aspect == "reached" and any(i.place and i.place.entity for i in aid)


def _of_tracks(record: Record) -> Iterator[BriefSentence]:
    """Yield a sentence for each aspect that nothing fills of the tracks that reports speak of."""
    told = {TrackName.TALKS, TrackName.TRUCE, TrackName.HUMANITARIAN, TrackName.HERITAGE}
    spoken = {t.track for t in record.tracks}
    for unknown in unknown_of(record, load_tracks()):
        if unknown.track in told & spoken and not _is_told(record, unknown.aspect):
            yield _searched(record, unknown.words)


def _awaited(record: Record) -> list[tuple[str, str]]:
    """Return the places whose taking or entry is foretold last, with none told since, and the day of the forecast."""
    foretold: dict[str, date] = {}
    for incident in record.incidents:
        day = _last_day(incident.status_as_of)
        if incident.status in COMING and _goes_in(incident) and incident.place and day:
            key = incident.place.entity or ""
            foretold[key] = max(day, foretold.get(key, day))
    done = [i for i in record.incidents if i.status not in COMING and _goes_in(i) and i.place]
    held = {
        r.place
        for r in record.control
        for day in [foretold.get(r.place)]
        if day and (shown := _last_day(r.begun)) and shown >= day and r.state in SETTLED
    }
    return sorted(
        (named(record, p), day.isoformat())
        for p, day in foretold.items()
        if p
        and p not in held
        and not any(
            i.place and i.place.entity == p and (d := _last_day(i.date)) and d >= day for i in done
        )
    )


def _goes_in(incident: Incident) -> bool:
    frames = load_frames().frames
    takes = any(frames[f].control is ControlEffect.TAKES for f in incident.frames if f in frames)
    return takes or bool(INTO & set(incident.frames))


def _last_day(edtf: str | None) -> date | None:
    days = days_of(edtf)
    return (days.last or days.first) if days else None


def _fallen_silent(record: Record) -> Iterator[BriefSentence]:
    """Yield a sentence for each thread that the latest reports no longer speak of."""
    spoken = [d for c in record.claims if (d := _last_day(c.speech_date))]
    for topic, words in THREADS.items():
        days = [d for c in record.claims if topic in c.topics and (d := _last_day(c.speech_date))]
        if days and max(spoken) - max(days) > SILENT:
            told = sentence(f"No report since {day_words(max(days))} speaks of {words}")
            yield _searched(record, told)


def _besieged_by_nobody(record: Record) -> list[str]:
    """Return the places under a siege whose besieger no report names."""
    sieges = [i for i in record.incidents if "siege" in i.frames and i.place and i.place.entity]
    theatre = Relevance(record).theatre
    laid = {i.place.entity for i in sieges if i.place and i.actors.actor1}
    open_ones = {i.place.entity for i in sieges if i.place and i.place.entity not in laid}
    here = (record.entity[p] for p in open_ones if p and p in record.entity)
    return sorted(named(record, e.id) for e in here if not theatre or e.country in theatre)


LEAST_FORCE = 10
MEN = frozenset(
    {"fighters", "soldiers", "troops", "men", "militants", "rebels", "insurgents", "personnel"}
)


def _of_men(quantity: Quantity) -> bool:
    """Tell whether a strength counts people, not units, and is one: "most of its troops" and "one officer" are none."""
    if quantity.low is None or quantity.low < LEAST_FORCE:
        return False
    return quantity.of.lower().split()[-1:] != [] and quantity.of.lower().split()[-1] in MEN


def _no_battle_toll(record: Record) -> bool:
    """Tell whether every figure of killed belongs to the war as a whole or to killings off the front."""
    elsewhere = {
        c for i in record.incidents if i.frames and set(i.frames) <= NOT_FIGHTING for c in i.claims
    }
    killed = [q for q in record.quantities if q.measures is Measure.KILLED]
    return all(q.claim is not None and q.claim in elsewhere for q in killed)


def _beyond(record: Record) -> str:
    """Return what tolls reports do state where none of a battle is: those of the whole war."""
    of_war = {c for i in record.incidents if "war_toll" in i.frames for c in i.claims}
    known = any(q.measures is Measure.KILLED and q.claim in of_war for q in record.quantities)
    return " now told of, apart from the toll of the whole war" if known else ""


def _gap(record: Record, words: str) -> BriefSentence:
    return _searched(record, sentence(f"No report states {words}"))


def _searched(record: Record, text: str) -> BriefSentence:
    return BriefSentence(
        text=text,
        citations=(),
        reports=0,
        origins=0,
        searched=len(record.reports),
    )
