"""Incidents as sentences in the record's own words, in the past tense.

Only an incident whose roles are clear is told: one side as doer, and the object that the verb needs.
The others are told by quotation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tetrapylon.model.claim import Claim, Modality, Polarity
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import Entity, EntityKind
from tetrapylon.model.event import Incident, Status
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.record import Record
from tetrapylon.tell.bearing import Needs, narrowed
from tetrapylon.tell.names import actors_words, named, speakers_of
from tetrapylon.tell.phrases import sentence, when

REAL = frozenset({Status.HAPPENED, Status.ONGOING, Status.CLAIMED})
CANNOT_FIGHT = frozenset(
    {EntityKind.MEDIA, EntityKind.MONITOR, EntityKind.SITE, EntityKind.PLACE, EntityKind.FACILITY}
)
WEAKER = ("advance", "offensive", "entry", "capture_ground", "capture")
LASTING = frozenset({"offensive", "siege"})
"""Frames of what lasts longer than the day it is told of."""
BEGAN = re.compile(
    r"\b(?:launch\w*|beg[au]n|began|started|opened)\b(?!\W+(?:in earnest|again|anew|afresh))", re.I
)
DEEDS = {
    "aid_delivery": re.compile(
        r"\b(?:deliver(?:ed|ies|y)|reached|brought|distributed|arrived|received|air-?dropped|entered|access(?:ed)?|handed out)\b",
        re.I,
    ),
    "withdrawal": re.compile(
        r"\b(?:withdrew|(?:has|have|had|were|was|been) (?:\w+ )?withdrawn|pulled (?:out|back|its|his|their)|left|"
        r"(?:began|begun|started) (?:to withdraw|withdrawing|pulling|its withdrawal|the withdrawal)|(?:is|are|was|were) withdrawing)\b",
        re.I,
    ),
}
"""Words of deeds that are often only announced, by frame."""
MORE = re.compile(r",?\s*(?:and|or|as well as|including)\b", re.I)
"""What goes on with others who are counted along."""
UNDER_WAY = re.compile(r"\b(?:is|are|was|were) (?:\w+ )?\w+ing\b", re.I)
"""A deed told as going on."""
CROSSING = frozenset({"withdrawal", "deployment", "intervention"})
KILLED = Measure.KILLED
MEETS = frozenset({EntityKind.PERSON, EntityKind.GOVERNMENT, EntityKind.STATE})


@dataclass(frozen=True, slots=True)
class Verb:
    """How a frame is told: past tense, infinitive, and what goes before its place and its other actor.

    `place` and `other` are the words before them; None where the sentence does without. `needs` says
    which of them ("place", "other") must be known; `joint` that several sides may do it together.
    """

    past: str
    base: str
    place: str | None = "in"
    other: str | None = None
    needs: str = "place"
    joint: bool = False


VERBS: dict[str, Verb] = {
    "advance": Verb("advanced", "advance", "near"),
    "abduction": Verb("abducted", "abduct", other="", needs="other"),
    "aid_delivery": Verb("delivered aid", "deliver aid", joint=True),
    "airstrike": Verb("carried out air strikes", "carry out air strikes", other="against"),
    "arrest": Verb("arrested", "arrest", other="", needs="other"),
    "bombing": Verb("set off explosives", "set off explosives", other="against"),
    "capture": Verb("captured", "capture", "", "from"),
    "capture_ground": Verb("took ground", "take ground", "near", "from"),
    "chemical": Verb("used chemical weapons", "use chemical weapons", other="against"),
    "clash": Verb("fought", "fight", other="", needs="other"),
    "deployment": Verb("deployed forces", "deploy forces"),
    "destruction_heritage": Verb("destroyed monuments", "destroy monuments"),
    "entry": Verb("entered", "enter", ""),
    "evacuation": Verb("were evacuated", "be evacuated", "from"),
    "intervention": Verb("intervened", "intervene"),
    "killing_captives": Verb("killed captives", "kill captives"),
    "looting": Verb("looted relics or property", "loot relics or property"),
    "meeting": Verb("met", "meet", other="", needs="other"),
    "mine_laying": Verb("laid mines or booby traps", "lay mines or booby traps"),
    "offensive": Verb("conducted an offensive", "conduct an offensive", "near", "against"),
    "shelling": Verb("shelled", "shell", other="", needs="other"),
    "siege": Verb("besieged", "besiege", ""),
    "suicide_bomb": Verb("carried out a suicide bombing", "carry out a suicide bombing"),
    "talks": Verb("held talks", "hold talks", other="with", joint=True),
    "transfer": Verb("took over", "take over", "", "from"),
    "truce": Verb("agreed a truce", "agree a truce", other="with", needs="other", joint=True),
    "visit": Verb("arrived", "arrive"),
    "withdrawal": Verb("withdrew forces", "withdraw forces", "from"),
}


def happening(record: Record, incident: Incident, *, dated: bool = True) -> str | None:
    """Return a sentence that tells an incident, None where its roles are not clear enough to say.

    Args:
        record: the record.
        incident: one that happened, goes on, or is claimed by those who did it.
        dated: whether to say when.
    """
    told = _told(record, incident, past=True) if incident.status in REAL else None
    if told is None:
        return None
    if incident.status is Status.CLAIMED:
        if not _by_doers(record, incident):
            return None
        said = [record.claim[c] for c in incident.claims if c in record.claim]
        told = f"{speakers_of(record, said)} said that {told}"
    lasts = ", last reported" if LASTING & set(incident.frames) else ""
    day = f"{lasts} {when(incident.date)}{_begun(record, incident)}"
    return sentence(f"{told}{day if dated and incident.date else ''}{_toll(record, incident)}")


def as_borne(record: Record, incident: Incident) -> Incident | None:
    """Return an incident as far as single claims bear the sentence that `happening` would tell, None if none does."""
    frame = next((f for f in incident.frames if f in VERBS), None)
    if frame is None:
        return None
    verb = VERBS[frame]
    has_place = verb.place is not None and incident.place is not None
    done = [c for c in incident.claims if c in record.claim and _bears_deed(record, incident, c)]
    needs = Needs(
        frame=frame,
        place=has_place,
        other=verb.needs == "other",
        joint=verb.joint,
        lasts=frame in LASTING,
    )
    told = narrowed(record, replace(incident, claims=tuple(done)), needs)
    return replace(told, frames=(frame,)) if told else None


def _bears_deed(record: Record, incident: Incident, key: str) -> bool:
    """Tell whether a claim tells the deed as done; what its own doer says is under way is an announcement."""
    claim = record.claim[key]
    if not _is_done(record, incident, claim):
        return False
    announced = claim.claimant.entity is not None and _is_doer(
        record, claim.claimant.entity, incident
    )
    return not (announced and UNDER_WAY.search(claim.span.of(record.report[claim.report].text)))


def _is_doer(record: Record, key: str, incident: Incident) -> bool:
    return key in record.entity and _same_side(record, key, incident)


def _begun(record: Record, incident: Incident) -> str:
    """Return when what is told of its last day is said to have begun: a battle is no matter of one day."""
    last = days_of(incident.date)
    if not LASTING & set(incident.frames) or last is None or last.first is None:
        return ""
    told = [record.claim[c] for c in incident.claims if c in record.claim]
    starts: dict[str, date] = {}
    for claim in told:
        days = days_of(claim.content_time)
        words = claim.span.of(record.report[claim.report].text)
        if days and days.first and days.first < last.first and BEGAN.search(words):
            starts[claim.content_time or ""] = days.first
    said = [when(edtf) for edtf in sorted(starts, key=lambda k: (starts[k], k))]
    return f", said to have begun {' or, by another telling, '.join(said)}" if said else ""


def _by_doers(record: Record, incident: Incident) -> bool:
    """Tell whether a claimed deed is claimed by those who did it."""
    speakers = {record.claim[c].claimant.entity for c in incident.claims if c in record.claim}
    return any(k is not None and _same_side(record, k, incident) for k in speakers)


def foretold(record: Record, incident: Incident) -> str | None:
    """Return what an incident that has not happened would be: "the army would enter Palmyra".

    Of several words for it the weakest is said: whoever foresees an entry does not foresee a capture.
    """
    return _told(record, incident, past=False)


def _told(record: Record, incident: Incident, *, past: bool) -> str | None:
    frames = [f for f in incident.frames if f in VERBS]
    if not past:
        frames.sort(key=lambda f: WEAKER.index(f) if f in WEAKER else -1)
    verb = VERBS[frames[0]] if frames else None
    if verb is None or not _one_side(record, incident, verb):
        return None
    who = actors_words(record, incident.actors.actor1)
    place = _place(record, incident)
    others = [k for k in incident.actors.actor2 if not _same_side(record, k, incident)]
    if "meeting" in incident.frames:
        others = [k for k in others if record.entity[k].kind in MEETS]
    known = {"place": place is not None, "other": bool(others), "": True}
    if not known[verb.needs] or _at_home(record, incident) or not _attested(record, incident, verb):
        return None
    words = [who, verb.past if past else f"would {verb.base}"]
    if verb.place == "" and place:
        words.append(place)
    if verb.other is not None and others:
        words += [verb.other, actors_words(record, others)]
    if verb.place and place:
        words += ["at" if verb.place == "in" and place[0].islower() else verb.place, place]
    return " ".join(w for w in words if w)


def _one_side(record: Record, incident: Incident, verb: Verb) -> bool:
    doers = [record.entity[k] for k in incident.actors.actor1 if k in record.entity]
    if not doers or any(e.kind in CANNOT_FIGHT for e in doers):
        return False
    return verb.joint or len({e.side or e.id for e in doers}) == 1


def _same_side(record: Record, key: str, incident: Incident) -> bool:
    """Tell whether an actor is the doer itself, of its side, or a state and its own forces."""
    entity = record.entity.get(key)
    doers = [record.entity[k] for k in incident.actors.actor1 if k in record.entity]
    return entity is None or any(_one_party(entity, d) for d in doers)


def _one_party(one: Entity, other: Entity) -> bool:
    if one.id == other.id or (one.side is not None and one.side == other.side):
        return True
    state = EntityKind.STATE in (one.kind, other.kind)
    return state and one.country is not None and one.country == other.country


def _at_home(record: Record, incident: Incident) -> bool:
    """Tell whether the place is the doer itself, or a state that its own forces leave or enter."""
    place = record.entity.get(incident.place.entity or "") if incident.place else None
    if place is None:
        return False
    crosses = CROSSING & set(incident.frames) and place.kind is EntityKind.STATE
    doers = [record.entity[k] for k in incident.actors.actor1 if k in record.entity]
    return any(
        d.id == place.id or (crosses and d.country is not None and d.country == place.country)
        for d in doers
    )


def _place(record: Record, incident: Incident) -> str | None:
    if incident.place is None:
        return None
    return named(record, incident.place.entity) if incident.place.entity else incident.place.name


def _attested(record: Record, incident: Incident, verb: Verb) -> bool:
    """Tell whether one sure claim names both the doer and what the sentence needs."""
    place = incident.place.entity if incident.place else None
    doers, others = set(incident.actors.actor1), set(incident.actors.actor2)
    for key in incident.claims:
        claim = record.claim.get(key)
        if claim is None or claim.polarity is Polarity.NEGATIVE:
            continue
        if incident.status in REAL and claim.modality is not Modality.ASSERTED:
            continue
        if incident.status in REAL and not _is_done(record, incident, claim):
            continue
        about = set(claim.about)
        if about & doers and (place in about if verb.needs == "place" else bool(about & others)):
            return True
    return False


def _is_done(record: Record, incident: Incident, claim: Claim) -> bool:
    """Tell whether a claim's words tell the deed and not the word given for it: an order to leave is no leaving."""
    deed = next((DEEDS[f] for f in incident.frames if f in DEEDS), None)
    return deed is None or deed.search(claim.span.of(record.report[claim.report].text)) is not None


def _toll(record: Record, incident: Incident) -> str:
    """Return the deaths of an incident; where no number is stated, the words themselves ("dozens of villagers")."""
    toll = incident.fatalities
    if toll is None:
        return ""
    counted = (q for report in incident.reports for q in record.quantities_of(report))
    told = [q for q in counted if q.claim in incident.claims and q.measures is KILLED]
    if toll.best is not None:
        stated = not told or any(q.value == toll.best for q in told)
        return f"; {toll.best:,.0f} reported killed" if stated else ""
    least = min(told, key=lambda q: (q.low or 0.0, q.report, q.start), default=None)
    if least is None or MORE.match(record.report[least.report].text, least.end):
        return ""
    return f"; {_words(record, least)} reported killed"


def _words(record: Record, amount: Quantity) -> str:
    """Return an amount as its report words it, the approximator before it if that stands apart."""
    words = " ".join(record.report[amount.report].text[amount.start : amount.end].split())
    before = amount.approximator or ""
    return words if words.lower().startswith(before.lower()) else f"{before} {words}"
