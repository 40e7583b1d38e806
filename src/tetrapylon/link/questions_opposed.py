"""Positions that exclude each other: two speakers for and against one matter, or two places for one force.

Only what truly cannot both hold is called disputed; what is merely put differently is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tetrapylon.lexicon.issues import Issue, load_asking
from tetrapylon.link.questions_desk import Ask, Desk, is_against
from tetrapylon.link.questions_towns import is_of_town
from tetrapylon.link.verdicts_stands import PARTS, part_of_place
from tetrapylon.model.claim import Claim, Modality
from tetrapylon.model.edtf import days_of
from tetrapylon.model.entity import PLACE_KINDS, EntityKind, MentionForm
from tetrapylon.model.quantity import Measure, Quantity
from tetrapylon.model.question import Question, Verdict

FRONT_DAYS = 3
NOT_SAID = re.compile(
    r"\b(?:did|does|do|had|has|have|was|were|is|are)(?:n['’]t| not)\b.{0,12}\b"
    r"(?:call|ask|demand|say|said|mention|seek|urge|discuss)",
    re.I,
)
"""Words not said: whoever "did not call for" a thing is not against it."""
CONTRAST = re.compile(
    r"\b(?:however|nevertheless|nonetheless|on the other hand|in contrast)\b", re.I
)
NEAR_BY = 700
"""Code points back to the claim that a "however" answers."""
AT_PART = re.compile(rf"\bat\b[^.;]{{0,60}}?\b({'|'.join(sorted(PARTS))})\b", re.I)
Found = Iterator[Question | None]


def opposed(desk: Desk) -> Found:
    """Yield a question for each set of opposed positions on one matter."""
    for issue in load_asking().issues:
        told = [(c, s) for c in desk.record.claims if (s := _side(desk, c, issue))]
        shared: dict[str, tuple[str, list[Claim]]] = {}
        for a, b in _opposing(desk, told, issue):
            for entity in _whom(desk, a, b, issue):
                key = party_of(desk, entity) or entity
                shared.setdefault(key, (entity, []))[1].extend((a, b))
        for entity, claims in (shared[k] for k in sorted(shared)):
            ask = Ask(
                kind=issue.kind,
                words=issue.ask.format(who=desk.called(entity)),
                verdict=Verdict.DISPUTED,
                because="the speakers take opposed positions on the same matter",
            )
            yield desk.question(ask, desk.voices(claims))


def _side(desk: Desk, claim: Claim, issue: Issue) -> int:
    words = desk.words(claim)
    taken = issue.side_of(words)
    if taken == 0 or (not desk.attributed(claim) and not issue.writers):
        return 0
    if issue.plain and (desk.looks_ahead(claim) and claim.modality is not Modality.POSSIBLE):
        return 0
    if is_against(claim) and NOT_SAID.search(words):
        return 0
    return taken * (-1 if is_against(claim) else 1)


def _opposing(
    desk: Desk, told: list[tuple[Claim, int]], issue: Issue
) -> Iterator[tuple[Claim, Claim]]:
    for (a, one), (b, two) in _near_pairs(desk, told, issue.days):
        differ = one != two and _speaker(desk, a) != _speaker(desk, b)
        meant = issue.plain or is_against(a) or is_against(b)
        if differ and meant and _near(desk, a, b, issue.days) and not one_camp(desk, a, b):
            yield a, b


def _near_pairs(
    desk: Desk, told: list[tuple[Claim, int]], most: int
) -> Iterator[tuple[tuple[Claim, int], tuple[Claim, int]]]:
    """Yield the pairs of positions that may lie within so many days, in order."""
    spoken = [desk.spoken(claim) for claim, _ in told]
    stretch = [day.toordinal() // (most + 1) if day else None for day in spoken]
    said_in: dict[int, list[int]] = {}
    for n, at in enumerate(stretch):
        if at is not None:
            said_in.setdefault(at, []).append(n)
    for n, at in enumerate(stretch):
        if at is not None:
            near = (m for step in (-1, 0, 1) for m in said_in.get(at + step, ()))
            yield from ((told[n], told[m]) for m in sorted(m for m in near if m > n))


def _speaker(desk: Desk, claim: Claim) -> str:
    return desk.voice(claim) if desk.attributed(claim) else claim.origin or claim.report


def _near(desk: Desk, a: Claim, b: Claim, most: int) -> bool:
    one, two = desk.spoken(a), desk.spoken(b)
    return one is not None and two is not None and abs((one - two).days) <= most


def one_camp(desk: Desk, a: Claim, b: Claim) -> bool:
    """Tell whether both speakers are known to stand on one side."""
    sides = [
        known.side
        for c in (a, b)
        if c.claimant.entity and (known := desk.record.entity.get(c.claimant.entity))
    ]
    return len(sides) == 2 and sides[0] is not None and sides[0] == sides[1]


def _whom(desk: Desk, a: Claim, b: Claim, issue: Issue) -> list[str]:
    """Return what both claims speak of, as the matter wants it; never the speakers where a person or body is asked for."""
    both = set(a.about) & set(b.about)
    known = [e for i in sorted(both) if (e := desk.record.entity.get(i))]
    match issue.share:
        case "town":
            towns = [e.id for e in known if e.kind is EntityKind.PLACE]
            return [t for t in towns if all(is_of_town(desk, c, t, issue.any) for c in (a, b))][:1]
        case "party":
            return _parties(desk, a, b)[:1]
        case _:
            others = [e for e in known if e.id not in (a.claimant.entity, b.claimant.entity)]
            persons = [e.id for e in others if e.kind is EntityKind.PERSON]
            bodies = [e.id for e in others if e.kind in (EntityKind.GOVERNMENT, EntityKind.STATE)]
            return (persons or bodies)[:1]


def _parties(desk: Desk, a: Claim, b: Claim) -> list[str]:
    """Return parties that both claims name, a state and its organs counted as one."""
    first = {p: e for e in a.about if (p := party_of(desk, e))}
    shared = [e for e in b.about if party_of(desk, e) in first]
    return sorted(shared, key=lambda e: (desk.record.entity[e].kind in PLACE_KINDS, e))


def party_of(desk: Desk, entity: str) -> str | None:
    """Return one name for a state, its government and its forces; else the side or the actor itself; no lesser place."""
    known = desk.record.entity.get(entity)
    if known is None or (known.kind in PLACE_KINDS and known.kind is not EntityKind.STATE):
        return None
    own = known.kind in (EntityKind.STATE, EntityKind.GOVERNMENT, EntityKind.STATE_FORCES)
    return known.country or known.side or known.id if own else known.side or known.id


def contrasted(desk: Desk) -> Found:
    """Yield a question where a report itself sets a later speaker against what one held unlikely or denied."""
    for later in desk.record.claims:
        if later.modality is not Modality.ASSERTED or not desk.attributed(later):
            continue
        held = desk.record.sentence.get(later.sentence)
        text = desk.record.report[later.report].text
        if held is None or not CONTRAST.search(held.span.of(text)):
            continue
        doubted = [c for c in desk.record.claims_of(later.report) if _answered(desk, c, later)]
        if doubted:
            ask = Ask(
                kind="military",
                words=f"What is to be expected of {desk.named(_actors(desk, later, later))}?",
                verdict=Verdict.DISPUTED,
                because="the report sets the second statement against the first",
            )
            yield desk.question(ask, [doubted[-1], later])


def _answered(desk: Desk, claim: Claim, later: Claim) -> bool:
    gap = later.span.start - claim.span.end
    if claim.report != later.report or not 0 <= gap <= NEAR_BY:
        return False
    doubts = load_asking().doubts
    unlikely = any(stem in desk.words(claim).lower() for stem in doubts)
    others = desk.attributed(claim) and desk.voice(claim) != desk.voice(later)
    spoken_of = bool(_actors(desk, claim, later)) or not claim.about
    return unlikely and others and spoken_of


def _actors(desk: Desk, a: Claim, b: Claim) -> list[str]:
    both = set(a.about) & set(b.about)
    known = (desk.record.entity.get(e) for e in sorted(both))
    return [e.id for e in known if e and e.kind not in PLACE_KINDS]


def misplaced(desk: Desk) -> Found:
    """Yield a question where a force is said to be at an entrance that it is short of a day later."""
    distances = [
        q
        for q in desk.record.quantities
        if q.measures is Measure.DISTANCE_TO and q.claim and part_of_place(q.reference)
    ]
    for claim in desk.record.claims:
        found = AT_PART.search(desk.words(claim)) if desk.attributed(claim) else None
        if found is None or desk.looks_ahead(claim) or is_against(claim):
            continue
        part = part_of_place(found.group(1))
        for quantity in distances:
            rival = desk.record.claim.get(quantity.claim or "")
            fits = part_of_place(quantity.reference) == part and quantity.place is not None
            if rival and fits and _short_of_it_later(desk, claim, rival, quantity):
                ask = Ask(
                    kind="distance",
                    words=f"Had the forces reached {desk.names.place(quantity.place)}?",
                    verdict=Verdict.DISPUTED,
                    because=f"who is at the {part} cannot still be short of it later",
                )
                yield desk.question(ask, [claim, rival])


def _short_of_it_later(desk: Desk, claim: Claim, rival: Claim, quantity: Quantity) -> bool:
    day, then = desk.spoken(claim), days_of(quantity.as_of)
    if day is None or then is None or then.first is None or not quantity.value:
        return False
    soon = 0 <= (then.first - day).days <= FRONT_DAYS
    other_voice = desk.copy_of(claim) != desk.copy_of(rival)
    force = bool(_actors(desk, claim, rival))
    return soon and other_voice and force and not _names_elsewhere(desk, claim, quantity.place)


def _names_elsewhere(desk: Desk, claim: Claim, place: str | None) -> bool:
    """Tell whether a claim names a place other than this one."""
    reading = desk.record.reading[claim.report]
    return any(
        m.entity != place
        for m in reading.mentions
        if m.form is MentionForm.NAME
        and m.kind is EntityKind.PLACE
        and claim.span.start <= m.start < claim.span.end
    )
