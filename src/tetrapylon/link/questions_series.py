"""Put quantities that answer one question into groups."""

from __future__ import annotations

from tetrapylon.lexicon.families import Family
from tetrapylon.link.questions_joined import Joiner
from tetrapylon.link.verdicts_stands import TOLLS, Stand

MOST = 0.5
"""Share of a group that a toll must fit."""


def groups_of(members: list[Stand], family: Family, joiner: Joiner) -> list[list[Stand]]:
    """Return groups of quantities that answer one question.

    Tolls are put with the group most of whose members they fit, so that no chain of likenesses joins two happenings;
    of other measures everything that fits together is one series.
    """
    groups = (
        _by_most(members, family, joiner)
        if family.measures & TOLLS
        else _connected_groups(members, family, joiner)
    )
    key = lambda s: (s.quantity.report, s.quantity.start, s.quantity.id)  # noqa: E731
    return [sorted(g, key=key) for g in groups]


def _by_most(members: list[Stand], family: Family, joiner: Joiner) -> list[list[Stand]]:
    groups: list[list[Stand]] = []
    held: dict[tuple[str, str], set[int]] = {}
    for stand in members:
        keys = tuple(joiner.keys(stand, family))
        shares = [
            (
                sum(joiner.one_question(stand, other, family) for other in groups[i])
                / len(groups[i]),
                i,
            )
            for i in sorted(set().union(*(held.get(key, ()) for key in keys)))
            if not any(joiner.one_breath(stand, other) for other in groups[i])
        ]
        best, at = max(shares, default=(0.0, -1), key=lambda s: (s[0], -s[1]))
        if best < MOST:
            at = len(groups)
            groups.append([])
        groups[at].append(stand)
        for key in keys:
            held.setdefault(key, set()).add(at)
    return groups


def _connected_groups(members: list[Stand], family: Family, joiner: Joiner) -> list[list[Stand]]:
    groups = {n: [n] for n in range(len(members))}
    group_of = list(groups)
    shelves: dict[tuple[str, str], list[int]] = {}
    for n, stand in enumerate(members):
        for key in joiner.keys(stand, family):
            shelf = shelves.setdefault(key, [])
            for other in shelf:
                one, two = group_of[n], group_of[other]
                if one != two and joiner.one_question(stand, members[other], family):
                    into, gone = (one, two) if len(groups[one]) > len(groups[two]) else (two, one)
                    for moved in groups[gone]:
                        group_of[moved] = into
                    groups[into] += groups.pop(gone)
            shelf.append(n)
    return [[members[n] for n in group] for group in groups.values()]
