"""Gather tellings into groups, one a happening, around leaders: no chain of pairs joins what a pair would not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tetrapylon.link.incidents_compare import Pair, compare, is_wide, parties_alike, vetoed
from tetrapylon.link.incidents_near import Near
from tetrapylon.link.incidents_rulings import Joins, joins_of
from tetrapylon.link.incidents_tellings import STANDING_FAMILIES, Stage, Telling
from tetrapylon.model.record import Record

RULED = "ruled by a person"


@dataclass
class Group:
    """One happening: the telling that leads it, those that joined, and what spoke for each by event id."""

    leader: Telling
    members: list[Telling] = field(default_factory=list)
    because: dict[str, tuple[str, ...]] = field(default_factory=dict)


FIGHTS = frozenset({"clash", "offensive"})
"""Families of which a report speaks again without a word on who or where."""
Grouping = Callable[[Record, tuple[Telling, ...], Joins], list[Group]]
"""What `groups_of` does, here or elsewhere."""


def groups_of(
    record: Record, tellings: tuple[Telling, ...], joins: Joins | None = None
) -> list[Group]:
    """Return the groups. The best-told telling leads; others join the leader they fit best.

    A telling joins only where no member forbids it, so that groups do not grow by chaining. What a person
    ruled goes before the comparison.
    """
    joins = joins_of(record) if joins is None else joins
    blocks: dict[tuple[str, str], list[Group]] = {}
    shelves: dict[tuple[str, str], Near] = {}
    for telling in sorted(tellings, key=lambda t: _rank(record, t)):
        block = telling.family, telling.stage.value
        groups, near = blocks.setdefault(block, []), shelves.setdefault(block, Near(record))
        fitting = [groups[n] for n in near.of(telling)]
        best = _best(record, telling, _not_parted(telling, fitting, joins))
        if best is None:
            near.add(len(groups), telling)
            groups.append(Group(telling, [telling]))
        else:
            group, because = best
            group.members.append(telling)
            group.because[telling.event.id] = because
    found = [
        g
        for key in sorted(blocks)
        for g in _fights_joined(record, _bare_ones_joined(record, blocks[key]))
    ]
    return joined(record, found, joins)


def _bare_ones_joined(record: Record, groups: list[Group]) -> list[Group]:
    """Let "the truce", of which a sentence says nothing more, be the one truce that is told of.

    Only families that are spoken of as known, and only where one group of the kind says more.
    """
    telling = [g for g in groups if not _is_bare(record, g)]
    dated = [g for g in telling if any(t.when.stated for t in g.members)]
    bare = [g for g in groups if _is_bare(record, g) and g.leader.family in STANDING_FAMILIES]
    if len(dated) == 1:
        again = [g for g in telling if g is not dated[0] and _told_again(record, g, dated[0])]
        bare, telling = [*bare, *again], [g for g in telling if g not in again]
    if len(telling) != 1 or not bare or telling[0].leader.stage is not Stage.REAL:
        return groups
    known = telling[0]
    for group in bare:
        if not any(vetoed(Pair(record, known.leader, m)) for m in group.members):
            known.members += group.members
            known.because |= {m.event.id: ("spoken of as known",) for m in group.members}
            groups = [g for g in groups if g is not group]
    return groups


def _fights_joined(record: Record, groups: list[Group]) -> list[Group]:
    """Let "fighting continues", of which a report says nothing more, be the one fight that it tells of.

    Where a report tells of several, or of none, such words stay what they are.
    """
    for group in [g for g in groups if g.leader.family in FIGHTS and _is_bare(record, g)]:
        reports = {t.event.report for t in group.members}
        told = [
            g
            for g in groups
            if g is not group
            and not _is_bare(record, g)
            and reports <= {t.event.report for t in g.members}
        ]
        known = told[0] if len(told) == 1 else None
        parted = known is None or any(vetoed(Pair(record, known.leader, m)) for m in group.members)
        if known is not None and not parted:
            known.members += group.members
            known.because |= {m.event.id: ("spoken of as known",) for m in group.members}
            groups = [g for g in groups if g is not group]
    return groups


def _told_again(record: Record, group: Group, dated: Group) -> bool:
    """Tell whether a group without a day and a place names no more than the parties of the dated one."""
    if group.leader.family not in STANDING_FAMILIES:
        return False
    return all(
        not _is_narrow(record, t)
        and not t.patients
        and any(parties_alike(record, t, d) for d in dated.members)
        for t in group.members
    )


def _is_bare(record: Record, group: Group) -> bool:
    """Tell whether no telling of a group names a party, a place smaller than a land, or a day."""
    return not any(
        t.agents or t.patients or _is_narrow(record, t) or t.when.stated for t in group.members
    )


def _is_narrow(record: Record, telling: Telling) -> bool:
    place = record.entity.get(telling.place or "")
    return place is not None and not is_wide(place)


def _not_parted(telling: Telling, groups: list[Group], joins: Joins) -> list[Group]:
    """Return the groups that no ruling keeps a telling out of."""
    if not joins.different:
        return groups
    own = telling.event.id
    return [g for g in groups if not any(joins.parts(own, m.event.id) for m in g.members)]


def joined(record: Record, groups: list[Group], joins: Joins) -> list[Group]:
    """Put together the groups that a person ruled to be one; the better told leads."""
    for a, b in joins.same:
        meant = [g for g in groups if any(m.event.id in a | b for m in g.members)]
        if len(meant) > 1:
            lead = min(meant, key=lambda g: _rank(record, g.leader))
            whole = Group(lead.leader, [m for g in meant for m in g.members])
            for g in meant:
                whole.because |= g.because
            others = (m.event.id for m in whole.members if m is not whole.leader)
            whole.because |= {k: whole.because.get(k, (RULED,)) for k in others}
            groups = [whole, *(g for g in groups if g not in meant)]
    return groups


def _rank(record: Record, t: Telling) -> tuple[bool, bool, bool, bool, str, str]:
    """Order tellings so that those which say most lead; a whole region says no more than no place."""
    place = record.entity.get(t.place or "")
    return (
        not (t.when.stated and t.when.precise),
        place is None or is_wide(place),
        not t.agents,
        t.when.days is None,
        t.story_day or "~",
        t.event.id,
    )


def _best(
    record: Record, telling: Telling, groups: list[Group]
) -> tuple[Group, tuple[str, ...]] | None:
    scored = []
    for group in groups:
        verdict = compare(Pair(record, group.leader, telling))
        if verdict.same and not any(vetoed(Pair(record, m, telling)) for m in group.members):
            latest = group.leader.when.days
            when = str(latest.first) if latest and latest.first else ""
            scored.append((verdict.score, when, group, verdict.because))
    return max(scored, key=lambda s: s[:2])[2:] if scored else None
