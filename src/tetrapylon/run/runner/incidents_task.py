"""Incidents by kind of happening: tellings are gathered into groups by many workers, a block each.

Tellings of different families or stages are never one happening, so a block is a whole: what a worker makes of it is what one
process makes of it. Within a block no cut by place or time is safe, since a telling may say neither.
"""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tetrapylon.link.incidents_groups import Group, groups_of, joined
from tetrapylon.link.incidents_rulings import Joins
from tetrapylon.link.incidents_tellings import Telling
from tetrapylon.model.record import Record
from tetrapylon.run.runner.port import Chunk, Sections, Task
from tetrapylon.run.runner.runner import BucketLost, Runner, in_order
from tetrapylon.run.stages import maker_of

NAME, GROUPS = "incidents", "groups"
TELLINGS_A_CHUNK = 2_000
"""Small blocks go together until they are so many."""

Block = tuple[str, str]


class ShuffledGroups:
    """Groups tellings with a runner; hand it to `find_incidents`."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def __call__(self, record: Record, tellings: tuple[Telling, ...], joins: Joins) -> list[Group]:
        """Return the groups that `groups_of` returns.

        Raises:
            BucketLost: a block could not be done.
        """
        maker = maker_of("incidents")
        task = Task(name=NAME, version=maker, config="{}", prepare=str, run=group_blocks)
        runs = list(_runs(tellings))
        found: dict[Block, list[Group]] = {}
        for result in in_order(self._runner.map(task, (_chunk(record, r, joins) for r in runs))):
            if result.output is None:
                raise BucketLost(NAME, result)
            for group in _groups(runs[result.number], result.output.read(GROUPS)):
                found.setdefault(_block(group.leader), []).append(group)
        self._runner.forget(task)
        return joined(record, [g for block in sorted(found) for g in found[block]], joins)


def group_blocks(_: str, items: tuple[bytes, ...]) -> Sections:
    """Group the tellings of whole blocks; a row a group: its leader, its members, what spoke for each."""
    rows = []
    for item in items:
        record, tellings, joins = pickle.loads(item)  # noqa: S301 - came with the order, as its functions did
        place = {id(t): n for n, t in enumerate(tellings)}
        for group in groups_of(record, tellings, joins):
            members = [place[id(t)] for t in group.members]
            rows.append([place[id(group.leader)], members, group.because])
    return {GROUPS: json.dumps(rows).encode()}


def _runs(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, ...]]:
    """Yield tellings in runs of whole blocks."""
    blocks: defaultdict[Block, list[Telling]] = defaultdict(list)
    for telling in tellings:
        blocks[_block(telling)].append(telling)
    held: list[Telling] = []
    for block in sorted(blocks):
        if held and len(held) + len(blocks[block]) > TELLINGS_A_CHUNK:
            yield tuple(held)
            held = []
        held += blocks[block]
    if held:
        yield tuple(held)


def _chunk(record: Record, tellings: tuple[Telling, ...], joins: Joins) -> Chunk:
    """Return tellings with what of the record comparing them looks at; what people joined is joined later."""
    named = {e for t in tellings for e in (t.place, *t.agents, *t.patients) if e}
    things = {t.event.report for t in tellings if t.event.thing}
    some = Record(
        reports=tuple(r for r in record.reports if r.id in things),
        entities=tuple(e for e in record.entities if e.id in named),
    )
    item = pickle.dumps((some, tellings, replace(joins, same=())))
    return Chunk(items=(item,), labels=tuple(sorted({t.family for t in tellings})))


def _block(telling: Telling) -> Block:
    return telling.family, telling.stage.value


def _groups(tellings: Sequence[Telling], body: bytes) -> Iterator[Group]:
    rows: list[tuple[int, list[int], dict[str, list[str]]]] = json.loads(body)
    for leader, members, because in rows:
        yield Group(
            leader=tellings[leader],
            members=[tellings[n] for n in members],
            because={event: tuple(said) for event, said in because.items()},
        )
