"""One happening told under two words: the deaths in a strike are no second incident, an objection to a charge none.

"Air strikes killed forty people" is read as a strike and as a killing. Where every claim of the killing tells of the
strike too, in one place, its tellings go over to the strike. A denial whose words tell what is denied is no
happening beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tetrapylon.link.incidents_groups import Group
from tetrapylon.link.incidents_rulings import Joins
from tetrapylon.link.incidents_tellings import Stage, Telling
from tetrapylon.model.record import Record

MEANS = frozenset({"remote_air", "remote_ground", "explosion", "chemical", "mines", "grenade"})
"""Families that tell how people were killed."""
OUTCOMES = frozenset({"kill", "attack"})
"""Families that tell that people were killed."""
WAR, FIGHT, WEEK = "war", "clash", 7
TOLD_AS_ONE = "told in one claim"
Key = Callable[[Telling], str]


def absorbed(record: Record, groups: list[Group], joins: Joins) -> list[Group]:
    """Return the groups without those that only tell another one again; their tellings go over to it.

    What a person ruled to be two stays two.
    """
    by_claim = _shelved(groups, _of_claim)
    by_sentence = _shelved(groups, lambda t: t.event.sentence)
    gone: set[int] = set()
    for group in groups:
        if _is_told_as_denied(group, by_claim):
            gone.add(id(group))
            continue
        whole = _means_of(group, by_claim) if group.leader.family in OUTCOMES else None
        if group.leader.family == WAR and _is_of_days(group):
            whole = _fight_of(group, by_claim)
        if whole is None and group.leader.family in OUTCOMES:
            whole = _result_of(record, group, by_sentence)
        if whole is not None and not _parted(group, whole, joins):
            whole.members += group.members
            whole.because |= {t.event.id: (TOLD_AS_ONE,) for t in group.members}
            gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _shelved(groups: list[Group], key: Key) -> dict[str, list[Group]]:
    """Return the groups by a key of their tellings."""
    shelves: dict[str, list[Group]] = {}
    for group in groups:
        for k in {key(t) for t in group.members}:
            shelves.setdefault(k, []).append(group)
    return shelves


def _result_of(record: Record, group: Group, by_sentence: dict[str, list[Group]]) -> Group | None:
    """Return the deed that a killing is the result of: "... hit the town, *killing* two", "killed nine and *wounded* 12".

    Tellings that stand by themselves ("a mayor said two were killed in the strike") go with those where place and days are the deed's.
    """
    results = [t for t in group.members if _is_result(record, t)]
    deed = _deed_of(replace(group, members=results), by_sentence) if results else None
    others = [t for t in group.members if not any(t is r for r in results)]
    return deed if deed is not None and all(_is_there_and_then(t, deed) for t in others) else None


def _is_there_and_then(t: Telling, deed: Group) -> bool:
    """Tell whether a telling is placed and dated as one of a deed is, and nothing keeps it from that."""
    return any(
        t.place is not None
        and t.place == d.place
        and t.when.days is not None
        and d.when.days is not None
        and t.when.precise
        and _may_be_one(t, d)
        for d in deed.members
    )


def _is_result(record: Record, t: Telling) -> bool:
    said = t.event.trigger.of(record.report[t.event.report].text).lower()
    return said.endswith("ing") or t.claim.span.start == t.event.trigger.start


def _of_claim(telling: Telling) -> str:
    return telling.claim.id


def _means_of(group: Group, by_claim: dict[str, list[Group]]) -> Group | None:
    """Return the one strike or blast that all claims of a killing tell of too, None for none or several."""
    fitting = [g for g in _common(group, by_claim, _of_claim) if g.leader.family in MEANS]
    fitting = [g for g in fitting if _fits(group, g)]
    return fitting[0] if len(fitting) == 1 else None


def _deed_of(group: Group, by_sentence: dict[str, list[Group]]) -> Group | None:
    """Return the one deed before it in its sentence that a killing is the result of, of wounds a killing too."""
    beside = [
        g
        for g in _common(group, by_sentence, lambda t: t.event.sentence)
        if g.leader is not group.leader and _fits(group, g) and _begun(group, g)
    ]
    deadly = any(t.frame.deadly for t in group.members)
    for families in (MEANS, {FIGHT}, frozenset() if deadly else OUTCOMES):
        found = [g for g in beside if g.leader.family in families]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _common(group: Group, shelves: dict[str, list[Group]], key: Key) -> list[Group]:
    """Return the groups that share a key with every telling of one."""
    sharing = [shelves[key(t)] for t in group.members]
    return [g for g in sharing[0] if all(any(g is o for o in other) for other in sharing)]


def _begun(result: Group, deed: Group) -> bool:
    """Tell whether a deed is told before its result in each sentence that has both."""
    return all(
        any(
            d.event.sentence == r.event.sentence and d.event.trigger.start < r.event.trigger.start
            for d in deed.members
        )
        for r in result.members
    )


def _parted(one: Group, two: Group, joins: Joins) -> bool:
    return any(joins.parts(a.event.id, b.event.id) for a in one.members for b in two.members)


def _is_of_days(toll: Group) -> bool:
    """Tell whether nothing says that a toll is one of months or years."""
    stretches = (t.when.days.length for t in toll.members if t.when.days is not None)
    return all(length is None or length <= WEEK for length in stretches)


def _fight_of(toll: Group, by_claim: dict[str, list[Group]]) -> Group | None:
    """Return the fight between named parties whose toll it is: "fighting between A and B has killed 90"."""
    fights = [
        g
        for g in by_claim[toll.leader.claim.id]
        if g.leader.family == FIGHT and g.leader.agents and _fits(toll, g)
    ]
    return fights[0] if len(fights) == 1 else None


def _fits(killing: Group, means: Group) -> bool:
    """Tell whether every telling of a killing is told beside one of the strike that nothing keeps it from."""
    return all(
        any(m.event.sentence == t.event.sentence and _may_be_one(t, m) for m in means.members)
        for t in killing.members
    )


def _may_be_one(one: Telling, two: Telling) -> bool:
    """Tell whether nothing that two tellings of one sentence say keeps them apart."""
    if one.stage is not two.stage:
        return False
    placed = one.place is None or two.place is None or one.place == two.place
    doers = not one.agents or not two.agents or bool(set(one.agents) & set(two.agents))
    days = one.when.days is None or two.when.days is None or one.when.days.meets(two.when.days)
    return placed and doers and days


def _is_told_as_denied(group: Group, by_claim: dict[str, list[Group]]) -> bool:
    """Tell whether a denial's every claim tells what is denied as a row of its own."""
    if group.leader.frame.name != "objection":
        return False
    others = [[g for g in by_claim[t.claim.id] if g is not group] for t in group.members]
    return all(any(g.leader.stage is Stage.DENIED for g in found) for found in others)
