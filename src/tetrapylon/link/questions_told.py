"""One happening told by several, and happenings that look opposed and are not."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tetrapylon.lexicon.frames import ControlEffect, load_frames
from tetrapylon.lexicon.issues import FramePair, load_asking
from tetrapylon.link.questions_desk import COMING, Ask, Desk
from tetrapylon.link.questions_words import period
from tetrapylon.model.claim import Claim
from tetrapylon.model.edtf import Days, days_of
from tetrapylon.model.event import Incident
from tetrapylon.model.question import Question, Verdict

CHANGES = frozenset({ControlEffect.TAKES, ControlEffect.LOSES})
AHEAD_TITLES = frozenset({"Planned", "Predicted"})
EACH = 3
"""Claims that speak for one happening where two are put side by side."""
CLOSE = 3
"""Days apart at which two happenings of a kind at one place may still be one, differently dated."""
Found = Iterator[Question | None]


def told(desk: Desk) -> Found:
    """Yield a question for each happening that several texts tell."""
    for incident in desk.record.incidents:
        claims = desk.voices(desk.claims_of([incident]))
        if len(claims) > 1:
            verdict, because = _agreement(desk, claims)
            ask = Ask(
                kind=kind_of(incident),
                words=f"{_opening(incident.title)}?",
                verdict=verdict,
                because=because,
            )
            yield desk.question(ask, claims)


def _agreement(desk: Desk, claims: list[Claim]) -> tuple[Verdict, str]:
    ahead = {desk.looks_ahead(c) for c in claims}
    if len(ahead) > 1:
        return Verdict.UPDATED, "some speak of it as to come and others as begun or done"
    days = [d for c in claims if (d := days_of(c.content_time))]
    if any(not a.meets(b) for a, b in itertools.combinations(days, 2)):
        return Verdict.DIFFERENT_MEASURE, "they speak of different days or parts of it"
    return Verdict.AGREE, "they tell of the same happening in their own words"


def kind_of(incident: Incident) -> str:
    """Return the thread of the situation that an incident belongs to."""
    frames = load_frames().frames
    tracks = [t.value for f in incident.frames if f in frames for t in frames[f].tracks]
    return tracks[0] if tracks else "other"


def _opening(title: str) -> str:
    """Return the words that ask about a title: "Planned: meeting" becomes "What is planned: meeting"."""
    told, _, rest = title.partition(": ")
    if told in AHEAD_TITLES and rest:
        return f"What is {told.lower()}: {rest}"
    return f"What is reported: {lowered(title)}"


def lowered(title: str) -> str:
    """Return a title to stand inside a sentence: a common word's capital is dropped, a name's kept."""
    first = title.split(" ", 1)[0]
    called = {f.called.split(" ", 1)[0] for f in load_frames().frames.values()}
    common = first.lower() in called or first.rstrip(":") in AHEAD_TITLES
    return title[:1].lower() + title[1:] if common else title


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
        if changes_hands(incident) and incident.place and incident.place.entity and incident.date:
            by_place.setdefault(incident.place.entity, []).append(incident)
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
            if not _may_meet(a, b):
                first, then = (desk.voices(desk.claims_of([i]), EACH) for i in (a, b))
                yield desk.question(ask, [*first, *then])


def changes_hands(incident: Incident) -> bool:
    """Tell whether a place is taken or lost in an incident."""
    frames = load_frames().frames
    return any(frames[f].control in CHANGES for f in incident.frames if f in frames)


def paired(desk: Desk) -> Found:
    """Yield a question for happenings of the packaged pairs: a permission and a delivery, say."""
    for pair in load_asking().pairs:
        named = pair.same in ("actor", "doer")
        sets: dict[tuple[str, ...], tuple[list[Incident], list[Incident]]] = {}
        for a, b in itertools.product(desk.record.incidents, repeat=2):
            if set(a.frames) & pair.first and set(b.frames) & pair.then and _fit(a, b, pair):
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
            before, after = (desk.voices(desk.claims_of(i), EACH) for i in (first, then))
            yield desk.question(ask, [*before, *after])


def _shared(a: Incident, b: Incident, pair: FramePair) -> set[str]:
    """Return the actors that two happenings share: whoever takes part, or only who acts."""
    if pair.same == "doer":
        return set(a.actors.actor1) & set(b.actors.actor1)
    return _actors(a) & _actors(b)


def _actors(incident: Incident) -> set[str]:
    return {*incident.actors.actor1, *incident.actors.actor2}


def _fit(a: Incident, b: Incident, pair: FramePair) -> bool:
    if a.id == b.id or (
        pair.verdict is Verdict.UPDATED and (a.status not in COMING or b.status in COMING)
    ):
        return False
    one, two = days_of(a.date), days_of(b.date)
    if one is None or two is None or gap(one, two) > pair.days:
        return False
    if pair.same == "place":
        return _same_place(a, b)
    return pair.same == "nothing" or bool(_shared(a, b, pair))


def gap(a: Days, b: Days) -> int:
    """Return the days between two stretches, 0 where they meet."""
    if a.meets(b):
        return 0
    ends = [(x.last, y.first) for x, y in ((a, b), (b, a))]
    return min((y - x).days for x, y in ends if x is not None and y is not None and y > x)
