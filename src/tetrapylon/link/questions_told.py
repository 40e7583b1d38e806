"""One happening told by several, and happenings that look opposed and are not."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tetrapylon.lexicon.frames import ControlEffect, load_frames
from tetrapylon.lexicon.issues import FramePair, load_asking
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.link.questions_desk import COMING, Ask, Desk, kind_of_frames
from tetrapylon.link.questions_same import same, settled
from tetrapylon.link.questions_words import period, stretch
from tetrapylon.link.verdicts_stands import gap
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.question import Question, Verdict

CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
TAKES = ControlEffect.TAKES
EACH = 3
"""Claims that speak for one happening where two are put side by side."""
SAID_OF_ONESELF = frozenset({Modality.ASSERTED, Modality.INTENDED})
Found = Iterator[Question | None]


def told(desk: Desk) -> Found:
    """Yield a question for each happening that several voices tell."""
    for incident in desk.record.incidents:
        for group in _of_one_happening(desk, desk.scene.of(incident.events)):
            claims = desk.voices(t.claim for t in group)
            if len(claims) > 1 and _voices_apart(desk, claims):
                verdict, because = _agreement(group)
                ask = Ask(
                    kind=kind_of_frames(incident.frames),
                    words=_asked(desk, group),
                    verdict=verdict,
                    because=because,
                )
                at = {t.claim.id: t.event.trigger.start for t in group}
                yield desk.question(ask, claims, at=at)


def _of_one_happening(desk: Desk, tellings: list[Telling]) -> list[list[Telling]]:
    """Return the largest sets in which every two tellings are of one happening."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        fitting = [g for g in groups if all(same(desk.scene, telling, other) for other in g)]
        if fitting:
            max(fitting, key=len).append(telling)
        else:
            groups.append([telling])
    return [g for g in groups if len(g) > 1]


def _voices_apart(desk: Desk, claims: list[Claim]) -> bool:
    """Tell whether two reports, or two speakers of one report, answer."""
    reports = {c.report for c in claims}
    speakers = {c.claimant.entity for c in claims if desk.attributed(c) and desk.speaks(c)}
    return len(reports) > 1 or len(speakers) > 1


def _agreement(group: list[Telling]) -> tuple[Verdict, str]:
    ahead = group[0].stage is Stage.TO_COME
    return Verdict.AGREE, (
        "they foretell the same in their own words"
        if ahead
        else "they tell of the same happening in their own words"
    )


def _asked(desk: Desk, group: list[Telling]) -> str:
    """Return the question in words that every telling bears out."""
    towns = {desk.scene.town(t) for t in group} - {None}
    where = f" in {desk.names.place(towns.pop())}" if len(towns) == 1 else ""
    doers = frozenset.intersection(*(frozenset(t.agents) for t in group))
    by = f" by {desk.named(doers)}" if doers else ""
    to = frozenset.intersection(*(desk.scene.persons(t) for t in group))
    whom = f" ({desk.named(to)})" if to else ""
    days = [d for t in group if (d := settled(t))]
    shortest = min(days, key=lambda d: d.length or 0, default=None)
    when = f" ({stretch(shortest)})" if shortest else ""
    verb = "foretell of" if group[0].stage is Stage.TO_COME else "tell of"
    return f"What do reports {verb} {_called(desk, group)}{whom}{by}{where}{when}?"


def _called(desk: Desk, group: list[Telling]) -> str:
    """Return the name of the happening: that of its frame, unless its words ask for another."""
    asking = load_asking()
    done = any(desk.scene.armed(t) for t in group)
    if not done and group[0].event.frame in asking.unclaimed:
        return asking.unclaimed[group[0].event.frame]
    names = {asking.called.get(desk.scene.trigger(t), t.frame.called) for t in group}
    return names.pop() if len(names) == 1 else group[0].frame.called


def _same_place(a: Incident, b: Incident) -> bool:
    if a.place is None or b.place is None:
        return False
    return a.place.entity is not None and a.place.entity == b.place.entity


def _may_meet(a: Incident, b: Incident) -> bool:
    one, two = days_of(a.date), days_of(b.date)
    return one is not None and two is not None and one.meets(two)


def turns(desk: Desk) -> Found:
    """Yield a question for each two changes of hands of a place that follow each other."""
    by_place: dict[str, list[Incident]] = {}
    for incident in desk.record.incidents:
        place = incident.place.entity if incident.place else None
        if place and changes_hands(incident) and incident.date and _plain(desk, incident):
            by_place.setdefault(place, []).append(incident)
    for place, incidents in sorted(by_place.items()):
        ranked = sorted(incidents, key=lambda i: (i.date or "", i.id))
        ordered = [i for i in ranked if not (i.date or "").startswith("..")]
        for a, b in itertools.pairwise(ordered):
            when = " and ".join(dict.fromkeys(w for i in (a, b) if (w := period([i.date]))))
            ask = Ask(
                kind="control",
                words=f"Who took or lost {desk.names.place(place)}"
                + (f" ({when})?" if when else "?"),
                verdict=Verdict.UPDATED,
                because="each is true of its own time: the place changed hands, or is expected to",
            )
            if not _may_meet(a, b) and not _one_side_took(desk, a, b):
                first, then = (desk.voices(_outright(desk, i), EACH) for i in (a, b))
                yield desk.question(ask, [*first, *then])


def _one_side_took(desk: Desk, a: Incident, b: Incident) -> bool:
    """Tell whether one side took the place by both, or the later one names nobody: that is one capture told twice."""
    frames = load_frames().frames
    if not all(TAKES in {frames[f].control for f in i.frames if f in frames} for i in (a, b)):
        return False
    sides = [
        {e.side or e.id for k in i.actors.actor1 if (e := desk.record.entity.get(k))}
        for i in (a, b)
    ]
    return not sides[1] or bool(sides[0] & sides[1])


def _outright(desk: Desk, incident: Incident) -> list[Claim]:
    """Return the claims that tell a change of hands by their main verb or date it, all where none is read so."""
    told = [
        t
        for t in desk.scene.of(incident.events)
        if t.frame.control in CHANGES and not desk.gainsaid(t.claim)
    ]
    plain = [t.claim for t in told if t.when.stated or desk.scene.is_root(t)]
    return plain or desk.claims_of([incident])


def _plain(desk: Desk, incident: Incident) -> bool:
    """Tell whether some telling says it outright or dates it: "the fall of the town has cheered them" does neither."""
    told = [t for t in desk.scene.of(incident.events) if not desk.gainsaid(t.claim)]
    return not incident.events or any(t.when.stated or desk.scene.is_root(t) for t in told)


def changes_hands(incident: Incident) -> bool:
    """Tell whether a place is taken or lost in an incident."""
    frames = load_frames().frames
    return any(frames[f].control in CHANGES for f in incident.frames if f in frames)


def paired(desk: Desk) -> Found:
    """Yield a question for happenings of the packaged pairs: a permission and a delivery, say."""
    for pair in load_asking().pairs:
        named = pair.same in ("actor", "doer")
        sets: dict[tuple[str, ...], tuple[list[Incident], list[Incident]]] = {}
        sides = (
            [i for i in desk.record.incidents if frames.intersection(i.frames)]
            for frames in (pair.first, pair.then)
        )
        for a, b in itertools.product(*sides):
            if _fit(desk, a, b, pair):
                shared = tuple(sorted(_shared(a, b, pair))) if named else ()
                first, then = sets.setdefault(shared, ([], []))
                first.append(a)
                then.append(b)
        for shared, (first, then) in sorted(sets.items()):
            ask = Ask(
                kind=pair.kind,
                words=pair.ask.format(who=desk.named(shared)),
                verdict=pair.verdict,
                because=pair.because,
            )
            before, after = (
                desk.voices(_telling(desk, incidents, frames, pair), EACH)
                for incidents, frames in ((first, pair.first), (then, pair.then))
            )
            if before and after:
                yield desk.question(ask, [*before, *after])


def _telling(
    desk: Desk, incidents: list[Incident], frames: frozenset[str], pair: FramePair
) -> list[Claim]:
    """Return the claims whose own words tell a happening of these frames, of the pair's topic if it has one."""
    told = (t for i in incidents for t in desk.scene.of(i.events) if t.event.frame in frames)
    dated = (t for t in told if pair.same != "doer" or _of_now(desk, t))
    sure = (t.claim for t in dated if t.claim.modality in SAID_OF_ONESELF)
    return [c for c in sure if pair.topic is None or pair.topic in c.topics]


LACKING = re.compile(r"\b(?:without|no|not|lack of|end to|ended|halt\w*)\W+(?:\w+\W+){0,2}$", re.I)


def _of_now(desk: Desk, t: Telling) -> bool:
    """Tell whether a telling is of its day: dated, under way or to come, and not looked back on without a date."""
    now = settled(t) is not None or t.event.ongoing or t.stage is Stage.TO_COME
    return now and not LACKING.search(desk.scene.words_before(t))


def _shared(a: Incident, b: Incident, pair: FramePair) -> set[str]:
    """Return the actors that two happenings share: whoever takes part, or only who acts."""
    if pair.same == "doer":
        return set(a.actors.actor1) & set(b.actors.actor1)
    return _actors(a) & _actors(b)


def _actors(incident: Incident) -> set[str]:
    return {*incident.actors.actor1, *incident.actors.actor2}


def _fit(desk: Desk, a: Incident, b: Incident, pair: FramePair) -> bool:
    if a.id == b.id or not _in_order(a, b, pair):
        return False
    one, two = days_of(a.date), days_of(b.date)
    if one is None or two is None or gap(one, two) > pair.days:
        return False
    match pair.same:
        case "place":
            return _same_place(a, b)
        case "country":
            return len({c for i in (a, b) if (c := _country(desk, i))}) < 2
        case "doer":
            return a.place is not None and bool(_shared(a, b, pair))
        case _:
            return bool(_shared(a, b, pair))


def _in_order(a: Incident, b: Incident, pair: FramePair) -> bool:
    """Tell whether a plan and its outcome, or something that is no mere plan and what it does not end, stand side by side."""
    if pair.verdict is Verdict.UPDATED:
        return a.status in COMING and b.status not in COMING
    return a.status not in COMING


def _country(desk: Desk, incident: Incident) -> str | None:
    place = desk.record.entity.get(incident.place.entity or "") if incident.place else None
    return place.country if place else None
