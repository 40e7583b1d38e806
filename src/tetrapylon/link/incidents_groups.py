"""Gather tellings into groups, one a happening, around leaders: no chain of pairs joins what a pair would not."""

from __future__ import annotations

from dataclasses import dataclass, field

from tetrapylon.link.incidents_compare import Pair, compare, vetoed
from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.record import Record


@dataclass
class Group:
    """One happening: the telling that leads it, and those that joined."""

    leader: Telling
    members: list[Telling] = field(default_factory=list)


def groups_of(record: Record, tellings: tuple[Telling, ...]) -> list[Group]:
    """Return the groups. The best-told telling leads; others join the leader they fit best.

    A telling joins only where no member forbids it, so that groups do not grow by chaining.
    """
    blocks: dict[tuple[str, str], list[Group]] = {}
    for telling in sorted(tellings, key=_rank):
        open_groups = blocks.setdefault((telling.family, telling.stage.value), [])
        best = _best(record, telling, open_groups)
        if best is None:
            open_groups.append(Group(telling, [telling]))
        else:
            best.members.append(telling)
    return [g for key in sorted(blocks) for g in blocks[key]]


def _rank(t: Telling) -> tuple[bool, bool, bool, bool, str, str]:
    """Order tellings so that those which say most lead."""
    return (
        not (t.when.stated and t.when.precise),
        t.place is None,
        not t.agents,
        t.when.days is None,
        t.story_day or "~",
        t.event.id,
    )


def _best(record: Record, telling: Telling, groups: list[Group]) -> Group | None:
    scored = []
    for group in groups:
        verdict = compare(Pair(record, group.leader, telling))
        if verdict.same and not any(vetoed(Pair(record, m, telling)) for m in group.members):
            latest = group.leader.when.days
            when = str(latest.first) if latest and latest.first else ""
            scored.append((verdict.score, when, group))
    return max(scored, key=lambda s: s[:2])[2] if scored else None
